# SPDX-License-Identifier: Apache-2.0
"""Reads a file made elsewhere, in a process that is stopped when it takes too long and has no more memory than needed.

Every file from outside is hostile. The process writes nothing to the disk; what comes back is dots and words, checked.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import vlu_desktop
from vlu_desktop.foreign.frames import FileRefusal, LastFrame, OmissionNote, PageImage, unpack
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.pictures import PageWord, Raster

LARGEST_FILE = 200_000_000
LONGEST = 180.0  # seconds
_LARGEST_ANSWER = 300_000_000

_BROKEN_OFF = (
    "This file could not be read: it took too long or too much memory, is damaged, or was made to do harm. "
    "Print it to a new PDF, or photograph it, and add that."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitFile:
    """What can be shown of a file: its pictures, the words seen on each, and sentences on what does not go on.

    `pages` is whether the pictures are pages of a document rather than photographs.
    """

    pictures: tuple[Raster, ...]
    words: tuple[tuple[PageWord, ...], ...]
    pages: bool
    left_out: tuple[str, ...] = ()


def read_exhibit(data: bytes, *, longest: float = LONGEST, stopped: Callable[[], bool] = lambda: False) -> ExhibitFile:
    """A JPEG, PNG, WebP, GIF, BMP, TIFF or PDF as pictures; UserError, in a sentence, for whatever is refused.

    `longest` is how many seconds it may take; `stopped` is asked every quarter of a second whether to give up.
    """
    if not data:
        raise UserError("This file is empty.")
    if len(data) > LARGEST_FILE:
        raise UserError("This file is larger than 200 MB: split it, or list it as held elsewhere.")
    answer = _ask(data, longest, stopped)
    shown: list[PageImage] = []
    left_out: list[str] = []
    done: LastFrame | None = None
    try:
        for frame in unpack(answer):
            match frame:
                case FileRefusal():
                    raise UserError(frame.sentence)
                case OmissionNote():
                    left_out.append(frame.sentence)
                case PageImage():
                    shown.append(frame)
                case LastFrame():
                    done = frame
    except ValueError:
        done = None
    if done is None or not shown:
        raise UserError(_BROKEN_OFF)
    return ExhibitFile(
        pictures=tuple(one.image for one in shown), words=tuple(one.words for one in shown), pages=done.pages,
        left_out=tuple(left_out),
    )  # fmt: skip


def _ask(data: bytes, longest: float, stopped: Callable[[], bool]) -> bytes:
    command = [sys.executable, "-P", "-B", "-m", "vlu_desktop.foreign.child"]
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
            answer = child.stdout.read(_LARGEST_ANSWER + 1)
        finally:
            over.set()
            child.kill()
            watch.join()
            feed.join()
    return answer if len(answer) <= _LARGEST_ANSWER else b""


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
