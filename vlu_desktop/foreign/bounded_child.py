# SPDX-License-Identifier: Apache-2.0
"""Asks a process of its own about a file's bytes, and stops it when it takes too long or answers too much."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

import vlu_desktop

LARGEST_ANSWER = 300_000_000
_AT_ONCE = 1 << 20
"""Bytes; more is no answer."""
MEMORY = 2_000_000_000
"""Bytes of addresses; what the libraries themselves take is about a quarter."""
LONGEST_WORK = 170
"""Seconds of a processor for one file."""


def ask(
    module: str, data: bytes, *, longest: float, stopped: Callable[[], bool] = lambda: False,
    heard: Callable[[bytearray], None] = lambda sent: None,
) -> bytes:  # fmt: skip
    """What `python -m module` answers to the bytes; b"" where it answered too much.

    Words after the module are passed on to it.

    `heard` is given what has come by now, whenever more comes, and may raise.
    `longest` is how many seconds it may take; `stopped` is asked every quarter of a second whether to give up. What a
    process that was stopped had said by then is given as it is: an answer needs an end of its own.
    """
    command = [sys.executable, "-P", "-B", "-m", *module.split()]
    environment = {**os.environ, "PYTHONPATH": str(Path(vlu_desktop.__file__).parents[1])}
    with subprocess.Popen(  # noqa: S603  (this same Python, with fixed arguments)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        over = threading.Event()
        feed = threading.Thread(target=_feed, args=(child.stdin, data), daemon=True)
        watch = threading.Thread(target=_watch, args=(child, over, longest, stopped), daemon=True)
        feed.start()
        watch.start()
        try:
            answer = bytearray()
            while len(answer) <= LARGEST_ANSWER and (more := os.read(child.stdout.fileno(), _AT_ONCE)):
                answer += more
                heard(answer)
        finally:
            over.set()
            child.kill()
            watch.join()
            feed.join()
    return bytes(answer) if len(answer) <= LARGEST_ANSWER else b""


def bound() -> None:
    """Within the process that reads: no more memory and time than a file deserves, no file written and no core left
    behind, where the system can."""
    if sys.platform == "win32":
        from vlu_desktop.foreign.windows_bounds import bound_here

        bound_here(MEMORY, LONGEST_WORK)
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, LONGEST_WORK),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            continue  # macOS has no say over a process's addresses; time and the disk are still bound


def _feed(to: IO[bytes], data: bytes) -> None:
    try:
        with to:
            to.write(data)
    except OSError:
        pass  # it is gone, and its answer says so


def _watch(child: subprocess.Popen[bytes], over: threading.Event, longest: float, stopped: Callable[[], bool]) -> None:
    waited = 0.0
    while not over.wait(0.25):
        waited += 0.25
        if waited >= longest or stopped():
            child.kill()
            return
