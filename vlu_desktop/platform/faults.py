# SPDX-License-Identifier: Apache-2.0
"""What is kept of an error nobody expected: its type and where it arose, and never a value, which may be the record's.

The message of an exception, the lines around it and its variables are left out everywhere: standard error, the log, and
whatever the system makes of either.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

_LARGEST_LOG = 200_000
log = logging.getLogger("vlu_desktop.faults")


def place_of(traced: TracebackType | None) -> str:
    """Where an error arose, as file and line."""
    frames = traceback.extract_tb(traced)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"


def install(told: Callable[[], object] = lambda: None) -> None:
    """Stand in for the places where Python would print an error whole; `told` is called for each on any thread."""

    def note(kind: type[BaseException] | None, traced: TracebackType | None, where: str) -> None:
        name = kind.__name__ if kind is not None else "an error"
        log.error("%s at %s%s", name, place_of(traced), where)
        with suppress(Exception):
            told()

    def unexpected(kind: type[BaseException], _value: BaseException, traced: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            note(kind, traced, "")

    def in_thread(args: Any) -> None:
        if args.exc_type is not SystemExit:
            note(args.exc_type, args.exc_traceback, " on a thread")

    def unraisable(args: Any) -> None:
        note(args.exc_type, args.exc_traceback, " while something was let go")

    sys.excepthook = unexpected
    threading.excepthook = in_thread
    sys.unraisablehook = unraisable


class PlainFormatter(logging.Formatter):
    """A line of time, level and what the program itself wrote; an exception attached to it is named, never shown."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, traced = record.exc_info
            record = logging.makeLogRecord({**record.__dict__, "exc_info": None, "exc_text": None})
            record.msg = f"{record.msg} ({kind.__name__} at {place_of(traced)})"
        return super().format(record)


class _Ours(logging.Filter):
    """What a library writes may hold a value; from them only that they wrote something, and how grave it was."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.name.split(".")[0] == "vlu_desktop"


class _SmallFile(logging.Handler):
    """A small file, opened at its first line: what rotates it takes a while to import, and mostly nothing is wrong."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        from logging.handlers import RotatingFileHandler

        with suppress(OSError):
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = RotatingFileHandler(self._path, maxBytes=_LARGEST_LOG, backupCount=1, encoding="utf-8")
                self._file.setFormatter(PlainFormatter())
            self._file.emit(record)


def keep_log(path: Path) -> None:
    """Send the program's own lines to a small file; where the disk refuses, there is no log."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        root.removeHandler(handler)
    root.addHandler(logging.NullHandler())
    root.setLevel(logging.WARNING)
    file = _SmallFile(path)
    file.addFilter(_Ours())
    root.addHandler(file)
