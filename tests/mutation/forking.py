# SPDX-License-Identifier: Apache-2.0
"""Does a piece of work in a process forked for it, which can neither harm the tree nor go on for ever."""

import contextlib
import mmap
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

MEMORY = 6 << 30
_LONGEST_PAUSE = 0.005
_parents: list[int] = []
"""The process that this one was forked from, where it was."""


class Note:
    """A number that a forked process writes and the one it was forked from reads, however the former ended."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 8)

    def write(self, number: int) -> None:
        """Note a number."""
        self._shared[:] = number.to_bytes(8, "little", signed=True)

    def read(self) -> int:
        """What was noted last; 0 before."""
        return int.from_bytes(self._shared[:], "little", signed=True)


def forked(work: Callable[[Path], int], seconds: float) -> tuple[int, bytes]:
    """Do `work` in a process of its own with a folder of its own; how it ended, and what it left in `answer`."""
    if _parents and os.getppid() not in _parents:
        os._exit(3)  # whoever asked was ended
    folder = Path(tempfile.mkdtemp(prefix="vlu-mutant-"))
    sys.stdout.flush()
    child = os.fork()
    if not child:
        in_child(work, folder, seconds)
    try:
        status = _waited(child, 8 * seconds + 60)
        answer = folder / "answer"
        return status, answer.read_bytes() if answer.exists() else b""
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)  # what the work began itself
        shutil.rmtree(folder, ignore_errors=True)


def in_child(work: Callable[[Path], int], folder: Path, seconds: float) -> None:
    """Do `work` in this process, which was forked for it, and end with what it returns."""
    code = 3
    _parents[:] = [os.getppid()]
    try:
        os.setsid()
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1) if os.environ.get("MUTATION_TALKS") else (0, 1, 2):
            os.dup2(silence, stream)
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        tempfile.tempdir = str(folder)
        os.environ["TMPDIR"] = str(folder)
        code = work(folder)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _waited(child: int, seconds: float) -> int:
    """The exit code of a child, or minus the signal that ended it; it is ended itself when the time is over."""
    until, pause = time.monotonic() + seconds, 0.001
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > until:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        time.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)
