# SPDX-License-Identifier: Apache-2.0
"""The one thread that owns the vault: a page asks it for a job and is answered on the interface's own thread."""

import logging
import threading
import traceback
from collections.abc import Callable, Collection
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal, SignalInstance, Slot

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import Stopped, stoppable
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.disk_said import disk_said

T = TypeVar("T")
Failed = Callable[[str], None]
Progress = Callable[[int, int], None]

log = logging.getLogger(__name__)

AT_ONCE, SOON = 300, 3000
"""Milliseconds that a job under way is given when the casebook locks, and all of them together after that."""
PROMPTLY = 1000
"""Milliseconds after which a lock waits for nothing any more but what was typed and is still to be kept."""
NEXT = 100
"""Milliseconds that each of those after it is given: enough for a save, and a queue of long ones is got through."""
_LOOK = 25


def sorry() -> str:
    return say("waiting.something-in-this-program-went")


def the_stopped() -> str:
    return say("waiting.that-was-stopped-because-the")


class Job(QObject):
    """A job that was asked for. Once cancelled it answers nobody; one that looks at `stopped` ends early."""

    progressed = Signal(int, int)

    def __init__(self, job: Callable[[], Any], done: Callable[[Any], None] | None, failed: Failed | None) -> None:
        super().__init__()
        self.job = job
        self._done = done
        self._failed = failed
        self._cancelled = False
        self._broken_off = False
        self.looks = False
        """Whether the job looks at `stopped` as it goes."""

        self.is_done = False
        """Whether it was done, or came to its end without; also before anybody was answered."""

        self.is_beside = False
        """Whether it needs nothing of the vault, and keeps nothing."""

    def break_off(self) -> None:
        """Have the job end at its next step (`kernel.stopping`), which may be within a statement of the vault."""
        self._broken_off = True

    @property
    def is_broken_off(self) -> bool:
        """Whether it has to end; read from the thread that does it, in the midst of whatever it does."""
        return self._broken_off

    def cut_short(self) -> None:
        """End early if it can; one that can't is let run, for it may be a save."""
        if self.looks:
            self.cancel()

    def cancel(self) -> None:
        """Nobody waits for this job any more."""
        self._cancelled = True

    def give_up(self) -> None:
        """Nobody waits for it, and it ends at its next step: for one that keeps nothing before it is whole."""
        self.cancel()
        self.break_off()

    @property
    def stopped(self) -> bool:
        """Whether it was cancelled; read by the job between its steps."""
        return self._cancelled or self._broken_off

    def deliver(self, result: Any, problem: str) -> bool:
        """Hand over the outcome; false where there is a problem that nobody takes."""
        if self._cancelled:
            return True
        if problem:
            if self._failed is None:
                return False
            self._failed(problem)
        elif self._done is not None:
            self._done(result)
        return True


class _JobRunner(QObject):
    """Lives on the vault's thread and does the jobs in the order they were asked for."""

    finished = Signal(object, object, str)
    damaged = Signal(str)

    def __init__(self, damage: Callable[[Exception], str]) -> None:
        super().__init__()
        self._damage = damage
        self._lock = threading.Lock()
        self._running: Job | None = None
        self._begun = 0.0

    def break_off(self, tickets: set[Job], given: int) -> None:
        """Have the job under way end, if it is one of these and was given its milliseconds; for any thread."""
        with self._lock:
            if self._running in tickets and monotonic() - self._begun >= given / 1000:
                self._running.break_off()

    def is_at(self, tickets: set[Job]) -> bool:
        """Whether the job under way is one of these; for any thread."""
        with self._lock:
            return self._running in tickets

    @Slot(object)
    def work(self, ticket: Job) -> None:
        try:
            self._work(ticket)
        finally:
            ticket.is_done = True

    def _work(self, ticket: Job) -> None:
        if ticket.stopped:
            # One that was broken off before its turn has no answer, and None might be taken for one.
            self.finished.emit(ticket, None, the_stopped())
            return
        try:
            self.finished.emit(ticket, self._done(ticket), "")
        except Stopped:
            self.finished.emit(ticket, None, the_stopped())
        except UserError as error:
            self.finished.emit(ticket, None, str(error))
        except Exception as error:
            if ticket.is_broken_off:
                # As a statement of the vault does that was interrupted: no fault, and nothing to look into.
                self.finished.emit(ticket, None, the_stopped())
                return
            log.error(say("waiting.s-at-s"), type(error).__name__, place_of(error))
            said = self._damage(error)
            self.finished.emit(ticket, None, said or disk_said(error) or sorry())
            if said:
                self.damaged.emit(said)

    def _done(self, ticket: Job) -> Any:
        """What the job gives; it is asked to stop only while it is under way, so never the one after it."""
        with self._lock:
            self._running, self._begun = ticket, monotonic()
        try:
            with stoppable(lambda: ticket.is_broken_off):
                return ticket.job()
        finally:
            with self._lock:
                self._running = None


class Worker(QObject):
    """Owns the thread. `failed` carries the sentence of a job whose asker named nobody to take it.

    `damage` says of an error what to tell the officer where it means that the casebook is harmed, and then `damaged`
    carries that too, whoever asked.
    """

    failed = Signal(str)
    damaged = Signal(str)
    idle = Signal()
    busy_changed = Signal(bool)
    _asked = Signal(object)
    _asked_beside = Signal(object)

    def __init__(self, parent: QObject | None = None, damage: Callable[[Exception], str] = lambda _: "") -> None:
        super().__init__(parent)
        self._waiting: set[Job] = set()
        self._thread = QThread()
        self._thread.setObjectName("vault")
        self._bench = _JobRunner(damage)
        self._bench.moveToThread(self._thread)
        self._asked.connect(self._bench.work, Qt.ConnectionType.QueuedConnection)
        self._bench.finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._bench.damaged.connect(self.damaged, Qt.ConnectionType.QueuedConnection)
        self._beside: tuple[QThread, _JobRunner] | None = None
        self._thread.start()

    def ask(self, job: Callable[[], T], done: Callable[[T], None] | None = None, failed: Failed | None = None) -> Job:
        """Do a job on the vault's thread; `done` gets its result, `failed` the sentence of a `UserError`."""
        return self._send(Job(job, done, failed))

    def long(
        self,
        job: Callable[[Progress, Callable[[], bool]], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        progressed: Progress | None = None,
    ) -> Job:
        """Do a long job, which reports how far it is and looks whether it was cancelled."""
        ticket = _looking(job, done, failed, progressed)
        return self._send(ticket)

    def beside(
        self,
        job: Callable[[Progress, Callable[[], bool]], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        progressed: Progress | None = None,
    ) -> Job:
        """Do a job that needs nothing of the vault on a thread beside its own, so that the vault is free meanwhile.

        It is a long one, and looks whether it was cancelled; such jobs wait for one another.
        """
        if self._beside is None:
            runner, thread = _JobRunner(lambda _: ""), QThread()
            thread.setObjectName("beside")
            runner.moveToThread(thread)
            self._asked_beside.connect(runner.work, Qt.ConnectionType.QueuedConnection)
            runner.finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)
            self._beside = thread, runner
            thread.start()
        ticket = _looking(job, done, failed, progressed)
        ticket.is_beside = True
        return self._send(ticket, self._asked_beside)

    @property
    def busy(self) -> bool:
        """Whether a job is under way or waiting."""
        return bool(self._waiting)

    def under_way(self) -> set[Job]:
        """What was asked for and not answered yet."""
        return set(self._waiting)

    def stop(self) -> None:
        """End the thread once what was asked for is done, the closing of the vault among it."""
        # Asked for as a job, because a thread that is simply told to quit leaves what is still waiting undone.
        self.ask(self._thread.quit)
        self._thread.wait()
        self._end_beside()
        self._waited_beside()

    def stop_soon(self, before: set[Job], typed: Collection[Job] = ()) -> bool:
        """End the thread as `stop` does, but of what was under way `before`, break off what takes long.

        A job that doesn't look at `stopped` is given a while from its own beginning, for it may be a save; then it ends
        at its next step (`kernel.stopping`), and an act of the record that it is in is taken back whole. False where
        it did not end: the library it is in takes no notice, and the file is safe without it. What keeps what was
        `typed` waits behind it, and is waited for longer than anything else.
        """
        for ticket in before:
            ticket.cut_short()
        self.ask(self._thread.quit)
        self._end_beside()
        for waited in range(0, AT_ONCE + SOON, _LOOK):
            if self._thread.wait(_LOOK) and self._waited_beside(_LOOK):
                return True
            late = waited + _LOOK >= PROMPTLY
            if late and self._bench.is_at(before) and all(ticket.is_done for ticket in typed):
                break
            self._bench.break_off(before, AT_ONCE if waited < AT_ONCE else NEXT)
        # Kept until the process is replaced: Qt ends a program whose thread object goes before its thread does.
        _left_running.append(self)
        return False

    def _end_beside(self) -> None:
        """Nobody waits for what goes on beside the vault; it keeps nothing, so it ends at once."""
        if self._beside is not None:
            for ticket in self._waiting:
                if ticket.is_beside:
                    ticket.cut_short()
            self._beside[0].quit()

    def _waited_beside(self, longest: int = SOON) -> bool:
        return self._beside is None or self._beside[0].wait(longest)

    def _send(self, ticket: Job, asked: SignalInstance | None = None) -> Job:
        if not self._waiting:
            self.busy_changed.emit(True)
        self._waiting.add(ticket)
        (asked or self._asked).emit(ticket)
        return ticket

    @Slot(object, object, str)
    def _answer(self, ticket: Job, result: object, problem: str) -> None:
        self._waiting.discard(ticket)
        try:
            if not ticket.deliver(result, problem):
                self.failed.emit(problem)
        finally:
            if not self._waiting:
                self.busy_changed.emit(False)
                self.idle.emit()


_left_running: list[Worker] = []


def _looking(
    job: Callable[[Progress, Callable[[], bool]], T], done: Callable[[T], None] | None, failed: Failed | None,
    progressed: Progress | None,
) -> Job:  # fmt: skip
    """A job that reports how far it is and looks whether it was cancelled."""
    ticket = Job(lambda: None, done, failed)
    ticket.looks = True
    ticket.job = lambda: job(ticket.progressed.emit, lambda: ticket.stopped)
    if progressed is not None:
        ticket.progressed.connect(progressed, Qt.ConnectionType.QueuedConnection)
    return ticket


def place_of(error: BaseException) -> str:
    """Where an error arose, as file and line: never a value, which might be the record's."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else say("waiting.an-unknown-place")
