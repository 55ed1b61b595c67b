# SPDX-License-Identifier: Apache-2.0
"""Windows' messages about the session and the power, which go to every window that asked for them."""

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray
from PySide6.QtWidgets import QApplication, QWidget

WM_QUERYENDSESSION, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0011, 0x0218, 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 0x2, 0x4, 0x6, 0x7
_THIS_SESSION = 0


def is_leaving(message: int, detail: int) -> bool:
    """Whether a message says that the officer leaves: the session locked, handed over or ended, or sleep."""
    if message == WM_WTSSESSION_CHANGE:
        return detail in (WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK)
    return message == WM_QUERYENDSESSION or (message == WM_POWERBROADCAST and detail == PBT_APMSUSPEND)


class _Message(ctypes.Structure):
    """The beginning of Windows' MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("detail", ctypes.c_size_t),
        ("more", ctypes.c_ssize_t),
    )


class SessionFilter(QAbstractNativeEventFilter):
    """Calls `left` for each message that says the officer leaves."""

    def __init__(self, window: QWidget, left: Callable[[], object]) -> None:
        super().__init__()
        self._left = left
        app = QApplication.instance()
        assert app is not None
        app.installNativeEventFilter(self)
        if sys.platform == "win32":
            ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(int(window.winId()), _THIS_SESSION)

    def nativeEventFilter(self, _kind: QByteArray | bytes | bytearray | memoryview, message: int) -> Any:
        found = _Message.from_address(int(message))
        if is_leaving(found.message, found.detail):
            self._left()
        return False, 0
