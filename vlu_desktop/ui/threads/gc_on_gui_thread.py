# SPDX-License-Identifier: Apache-2.0
"""Has Python collect its rubbish on the interface's thread alone.

A widget that is collected on the vault's thread is destroyed there, and Qt ends the program for it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 2000
"""Milliseconds between two looks."""
_ENOUGH = 700
"""New objects since the last look that make a collection worth its time; Python's own measure."""


class Collector(QObject):
    """Stands in for Python's automatic collection from when it is made until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._look)
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Collect once more and hand the work back to Python; the vault's thread has ended by now."""
        self._timer.stop()
        gc.collect()
        gc.enable()

    def _look(self) -> None:
        """The young objects at each look, all of them at every thirtieth."""
        self._looks += 1
        if self._looks % 30 == 0:
            gc.collect()
        elif gc.get_count()[0] > _ENOUGH:
            gc.collect(1)
