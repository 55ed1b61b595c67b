# SPDX-License-Identifier: Apache-2.0
"""A process of its own that reads a file: fed, heard a piece at a time, and stopped when it takes too long."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Full, Queue, SimpleQueue
from time import monotonic
from weakref import WeakSet

import vlu_desktop
from vlu_desktop.kernel.reading_process import command_of
from vlu_desktop.kernel.stopping import check_stopped

LARGEST_ANSWER = 300_000_000
_AT_ONCE = 1 << 20
"""Bytes; more is no answer."""
MEMORY = 2_000_000_000
"""Bytes of addresses; what the libraries themselves take is about a quarter."""
LONGEST_WORK = 170
"""Seconds of a processor for one file."""
_LOOK = 0.25
"""Seconds between two looks at whether to give up."""
_WAITING = 4
"""Pieces that may wait to be heard; beyond them the process waits, so that memory stays bounded."""

_running: "WeakSet[ChildProcess]" = WeakSet()


class ChildProcess:
    """`python -m module`, with words after it that are passed on. It ends with the `with` block that it is used in.

    Its pipes are served by threads, so that whoever waits for an answer can be told to stop at any moment.
    """

    def __init__(self, module: str) -> None:
        command = command_of(module)
        environment = {**os.environ, "PYTHONPATH": str(Path(vlu_desktop.__file__).parents[1])}
        self._process = subprocess.Popen(  # noqa: S603  (this same program, with fixed arguments)
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
        self._to_feed: SimpleQueue[bytes | None] = SimpleQueue()
        self._said: Queue[bytes] = Queue(_WAITING)
        self._over = threading.Event()
        self.has_ended = False
        """Whether it said all that it will."""

        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._feed, self._hear)]
        _running.add(self)
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> "ChildProcess":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Have it read these bytes next; `last` says that there are no more. Never waits."""
        self._to_feed.put(data)
        if last:
            self._to_feed.put(None)

    def pieces(self, longest: float, stopped: Callable[[], bool] = lambda: False) -> Iterator[bytes]:
        """What it says, as it comes, to its end. Ends early where it says nothing more within `longest` seconds in all,
        or `stopped` says so; raises `Stopped` where the job on this thread is to end.
        """
        end = monotonic() + longest
        while not self.has_ended and monotonic() < end and not stopped():
            check_stopped()
            try:
                piece = self._said.get(timeout=_LOOK)
            except Empty:
                continue
            if piece:
                yield piece
            self.has_ended = not piece

    def close(self) -> None:
        """End it, whatever it does."""
        self._over.set()
        self._process.kill()
        self._to_feed.put(None)
        for thread in self._threads:
            thread.join()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except OSError:
                pass  # what was not fed is not fed
        _running.discard(self)

    def kill(self) -> None:
        """End it without waiting for anything."""
        self._process.kill()

    def _feed(self) -> None:
        to = self._process.stdin
        assert to is not None
        try:
            while (data := self._to_feed.get()) is not None:
                to.write(data)
                to.flush()
            to.close()
        except OSError:
            pass  # it is gone, and its answer says so

    def _hear(self) -> None:
        said = self._process.stdout
        assert said is not None
        while not self._over.is_set():
            piece = os.read(said.fileno(), _AT_ONCE)
            while not self._over.is_set():
                try:
                    self._said.put(piece, timeout=_LOOK)
                    break
                except Full:
                    continue
            if not piece:
                return


def ask(
    module: str, data: bytes, *, longest: float, stopped: Callable[[], bool] = lambda: False,
    heard: Callable[[bytearray], None] = lambda sent: None,
) -> bytes:  # fmt: skip
    """What `python -m module` answers to the bytes; b"" where it answered too much.

    `heard` is given what has come by now, whenever more comes, and may raise.
    `longest` is how many seconds it may take; `stopped` is asked every quarter of a second whether to give up. What a
    process that was stopped had said by then is given as it is: an answer needs an end of its own.
    """
    answer = bytearray()
    with ChildProcess(module) as child:
        child.feed(data, last=True)
        for piece in child.pieces(longest, stopped):
            answer += piece
            if len(answer) > LARGEST_ANSWER:
                return b""
            heard(answer)
    return bytes(answer)


def end_all() -> None:
    """End every process that reads a file at this moment, for a casebook that is being locked."""
    for child in list(_running):
        child.kill()


def serve(answer: Callable[[bytes], bytes]) -> None:
    """Be the process that reads: bound itself, read all it is asked, answer, end."""
    bound()
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))
    sys.stdout.buffer.flush()


def bound(seconds: int = LONGEST_WORK) -> None:
    """Within the process that reads: no more memory and time than a file deserves, no file written and no core left
    behind, no network and no other program, where the system can."""
    from vlu_desktop.foreign.barred_calls import bar

    bar()
    if sys.platform == "win32":
        from vlu_desktop.foreign.windows_bounds import bound_here

        bound_here(MEMORY, seconds)
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            continue  # macOS has no say over a process's addresses; time and the disk are still bound
