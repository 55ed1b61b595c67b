# SPDX-License-Identifier: Apache-2.0
"""Everything that guards what is on the screen, put together once for the window."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from vlu_desktop.platform import preferences
from vlu_desktop.ui.guards.clipboard import SecretClipboard
from vlu_desktop.ui.guards.idle import IdleWatch, minutes_from
from vlu_desktop.ui.guards.screen_capture import CaptureGuard

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from vlu_desktop.ui.guards.session_events import SessionWatch

LOCK_AFTER = "lock-after"
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


@cache
def lock_key() -> QKeyCombination:
    """What locks; made when the first key is pressed, for what `ui.parts` says of `Qt`."""
    from PySide6.QtCore import Qt

    return QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)


class Guards(QObject):
    """`lock_asked` comes when nobody has touched the program for too long, the officer leaves, or the key is pressed.

    What the system sends to each window is watched, as the window first has the focus: far less than every event of the
    program, and the key works there also while a dialog is open.
    """

    lock_asked = Signal()

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self.idle = IdleWatch(self, minutes_from(preferences.remembered(LOCK_AFTER)))
        self.clipboard = SecretClipboard(self)
        self.capture = CaptureGuard(self)
        self._leaving: SessionWatch | None = None
        self._met: set[QWindow] = set()
        self.idle.idle.connect(self.lock_asked)
        app.focusWindowChanged.connect(self._meet)
        self.idle.start()

    def listen(self) -> None:
        """From now on notice that the officer leaves the computer; the system is asked for it, which takes a moment."""
        from vlu_desktop.ui.guards.session_events import SessionWatch

        if self._leaving is None:
            window = self.parent()
            assert isinstance(window, QWidget)
            self._leaving = SessionWatch(window)
            self._leaving.leaving.connect(self.lock_asked)

    def set_minutes(self, minutes: int) -> None:
        """Lock after another number of minutes, from now on and on this computer."""
        self.idle.set_minutes(minutes)
        preferences.remember(LOCK_AFTER, str(minutes))

    def put_away(self) -> None:
        """What was copied goes; nothing is watched for any more."""
        self.idle.stop()
        self.clipboard.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.idle.touch()
            self.capture.look()
            if isinstance(event, QKeyEvent) and event.keyCombination() == lock_key():
                # Not from within the event, for the window that it is for is about to go.
                QTimer.singleShot(0, self.lock_asked.emit)
                return True
        return False

    def _meet(self, window: "QWindow | None") -> None:
        if window is not None and window not in self._met:
            self._met.add(window)
            window.destroyed.connect(lambda *_: self._met.discard(window))
            window.installEventFilter(self)
        self.capture.look()
