# SPDX-License-Identifier: Apache-2.0
"""Notices that nobody has touched the program for a while, also where the computer slept through part of it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

DEFAULT_MINUTES, MOST_MINUTES = 10, 30
_LOOK = 2000
Clock = Callable[[], float]


def minutes_from(text: str) -> int:
    """The minutes that were chosen, within bounds; the default for anything else. It can't be turned off."""
    return min(max(int(text), 1), MOST_MINUTES) if text.isdecimal() and len(text) < 4 else DEFAULT_MINUTES


class IdleWatch(QObject):
    """`idle` comes once nobody has touched any window for the minutes chosen."""

    idle = Signal()

    def __init__(
        self, parent: QObject, minutes: int = DEFAULT_MINUTES, steady: Clock = time.monotonic, wall: Clock = time.time
    ) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._clocks = (steady, wall)
        self._touched = self._now()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Watch from now on."""
        self.touch()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def set_minutes(self, minutes: int) -> None:
        """Wait another number of minutes."""
        self.minutes = min(max(minutes, 1), MOST_MINUTES)

    def look(self) -> None:
        """Say so if it has been too long, by either clock: one stands still in sleep and the other can be set back."""
        apart = (now - then for now, then in zip(self._now(), self._touched, strict=True))
        if max(apart) >= self.minutes * 60:
            self.stop()
            self.idle.emit()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._now()

    def _now(self) -> tuple[float, ...]:
        return tuple(clock() for clock in self._clocks)
