# SPDX-License-Identifier: Apache-2.0
"""Keeps windows out of pictures and screen sharing where the system can: Windows and macOS, and nothing on Linux."""

import ctypes
import sys
from contextlib import suppress

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

_WDA_NONE, _WDA_EXCLUDEFROMCAPTURE = 0x00, 0x11
_SHARING_NONE, _SHARING_READ_ONLY = 0, 1


def can_block() -> bool:
    """Whether this system keeps a window out of pictures for a program that asks."""
    return sys.platform in ("win32", "darwin")


class CaptureGuard(QObject):
    """Marks every window, until it is let go for a session."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.blocking = True
        self._marked: set[int] = set()

    def set_blocking(self, blocking: bool) -> None:
        """Keep windows out of pictures, or let them be taken until the program locks."""
        self.blocking = blocking
        self._marked.clear()
        self.look()

    def look(self) -> None:
        """Mark the windows that have come since the last look."""
        if can_block():
            seen = {int(each.winId()): each for each in QGuiApplication.topLevelWindows() if each.isVisible()}
            for number in seen.keys() - self._marked:
                _mark(number, self.blocking)
            self._marked = set(seen)


def _mark(window: int, blocking: bool) -> None:
    with suppress(OSError, AttributeError):
        if sys.platform == "win32":
            wanted = _WDA_EXCLUDEFROMCAPTURE if blocking else _WDA_NONE
            ctypes.WinDLL("user32").SetWindowDisplayAffinity(ctypes.c_void_p(window), wanted)
        elif sys.platform == "darwin":
            library = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
            library.sel_registerName.restype = ctypes.c_void_p
            send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", library))
            set_to = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(("objc_msgSend", library))
            its_window = send(window, library.sel_registerName(b"window"))
            if its_window:
                wanted = _SHARING_NONE if blocking else _SHARING_READ_ONLY
                set_to(its_window, library.sel_registerName(b"setSharingType:"), wanted)
