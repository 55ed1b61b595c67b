# SPDX-License-Identifier: Apache-2.0
"""Notices that the screen is being locked, the computer put to sleep or handed to another user.

Linux says so over D-Bus (logind, and the desktop's screen saver), Windows by messages to a window. On macOS, and where
neither is there, the idle limit alone locks; docs/security-procedures.md says how to set the system's own.
"""

import os
import sys
from typing import Any, cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say

LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_SESSION = "org.freedesktop.login1.Session"
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)
_PATIENCE = 1000


class SessionWatch(QObject):
    """`leaving` comes before or as the officer leaves the computer. Kept alive by whoever listens."""

    leaving = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._held: list[Any] = []
        if sys.platform.startswith("linux"):
            self._listen_on_buses()
        elif sys.platform == "win32":
            from vlu_desktop.ui.guards.windows_session import SessionFilter

            self._held.append(SessionFilter(window, self.leaving.emit))

    def _listen_on_buses(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        # As text, which is what the call takes; its own description says bytes and it refuses them.
        begins, leaves = cast(Any, SLOT("begins(bool)")), cast(Any, SLOT("leaves()"))
        system = QDBusConnection.systemBus()
        if system.isConnected():
            service, path, manager = LOGIND
            system.connect(service, path, manager, "PrepareForSleep", self, begins)
            system.connect(service, self._own_session(system), _SESSION, "Lock", self, leaves)
            self._delay_sleep(system)
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            for interface, path in _SAVERS:
                session.connect("", path, interface, "ActiveChanged", self, begins)

    @Slot(bool)
    def begins(self, begun: bool) -> None:
        """Sleep or the screen saver begins, or ends."""
        if begun:
            self.leaving.emit()

    @Slot()
    def leaves(self) -> None:
        """The session is locked."""
        self.leaving.emit()

    def _own_session(self, bus: Any) -> str:
        """The path of this session; "" for every session's, where logind can't tell."""
        reply = self._call(bus, say("guarding.getsession"), [os.environ.get("XDG_SESSION_ID", "")])
        return reply.arguments()[0].path() if reply is not None else ""

    def _delay_sleep(self, bus: Any) -> None:
        """Ask that sleep wait the moment it takes to lock; what is held is let go as the process is replaced."""
        reply = self._call(
            bus,
            say("guarding.inhibit"),
            ["sleep", say("guarding.victim-liaison-desktop"), say("guarding.locks-the-casebook"), "delay"],
        )
        if reply is not None:
            self._held.append(reply.arguments()[0])

    @staticmethod
    def _call(bus: Any, method: str, arguments: list[Any]) -> Any:
        from PySide6.QtDBus import QDBus, QDBusMessage

        message = QDBusMessage.createMethodCall(*LOGIND, method)
        message.setArguments(arguments)
        reply = bus.call(message, QDBus.CallMode.Block, _PATIENCE)
        good = reply.type() == QDBusMessage.MessageType.ReplyMessage and reply.arguments()
        return reply if good else None
