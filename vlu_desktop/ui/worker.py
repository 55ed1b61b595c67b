# SPDX-License-Identifier: Apache-2.0
"""The one thread that owns the vault: a page asks it for a job and is answered on the interface's own thread."""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from vlu_desktop.domain.errors import UserError

T = TypeVar("T")
Failed = Callable[[str], None]
Progress = Callable[[int, int], None]

log = logging.getLogger(__name__)

SORRY = "Something in this program went wrong and nothing was changed. What you typed is still here. Tell your support."


class Ticket(QObject):
    """A job that was asked for. Once cancelled it answers nobody; one that looks at `stopped` ends early."""

    progressed = Signal(int, int)

    def __init__(self, job: Callable[[], Any], done: Callable[[Any], None] | None, failed: Failed | None) -> None:
        super().__init__()
        self.job = job
        self._done = done
        self._failed = failed
        self._cancelled = False

    def cancel(self) -> None:
        """Nobody waits for this job any more."""
        self._cancelled = True

    @property
    def stopped(self) -> bool:
        """Whether it was cancelled; read by the job between its steps."""
        return self._cancelled

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


class _Bench(QObject):
    """Lives on the vault's thread and does the jobs in the order they were asked for."""

    finished = Signal(object, object, str)

    @Slot(object)
    def work(self, ticket: Ticket) -> None:
        if ticket.stopped:
            self.finished.emit(ticket, None, "")
            return
        try:
            self.finished.emit(ticket, ticket.job(), "")
        except UserError as error:
            self.finished.emit(ticket, None, str(error))
        except Exception as error:
            log.error("%s at %s", type(error).__name__, place_of(error))
            self.finished.emit(ticket, None, SORRY)


class Worker(QObject):
    """Owns the thread. `failed` carries the sentence of a job whose asker named nobody to take it."""

    failed = Signal(str)
    idle = Signal()
    busy_changed = Signal(bool)
    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: set[Ticket] = set()
        self._thread = QThread()
        self._thread.setObjectName("vault")
        self._bench = _Bench()
        self._bench.moveToThread(self._thread)
        self._asked.connect(self._bench.work, Qt.ConnectionType.QueuedConnection)
        self._bench.finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    def ask(
        self, job: Callable[[], T], done: Callable[[T], None] | None = None, failed: Failed | None = None
    ) -> Ticket:
        """Do a job on the vault's thread; `done` gets its result, `failed` the sentence of a `UserError`."""
        return self._send(Ticket(job, done, failed))

    def long(
        self,
        job: Callable[[Progress, Callable[[], bool]], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        progressed: Progress | None = None,
    ) -> Ticket:
        """Do a long job, which reports how far it is and looks whether it was cancelled."""
        ticket = Ticket(lambda: None, done, failed)
        ticket.job = lambda: job(ticket.progressed.emit, lambda: ticket.stopped)
        if progressed is not None:
            ticket.progressed.connect(progressed, Qt.ConnectionType.QueuedConnection)
        return self._send(ticket)

    @property
    def busy(self) -> bool:
        """Whether a job is under way or waiting."""
        return bool(self._waiting)

    def stop(self) -> None:
        """End the thread once what was asked for is done, the closing of the vault among it."""
        # Asked for as a job, because a thread that is simply told to quit leaves what is still waiting undone.
        self.ask(self._thread.quit)
        self._thread.wait()

    def _send(self, ticket: Ticket) -> Ticket:
        if not self._waiting:
            self.busy_changed.emit(True)
        self._waiting.add(ticket)
        self._asked.emit(ticket)
        return ticket

    @Slot(object, object, str)
    def _answer(self, ticket: Ticket, result: object, problem: str) -> None:
        self._waiting.discard(ticket)
        try:
            if not ticket.deliver(result, problem):
                self.failed.emit(problem)
        finally:
            if not self._waiting:
                self.busy_changed.emit(False)
                self.idle.emit()


def place_of(error: BaseException) -> str:
    """Where an error arose, as file and line: never a value, which might be the record's."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"
