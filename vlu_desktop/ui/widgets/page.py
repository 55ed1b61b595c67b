# SPDX-License-Identifier: Apache-2.0
"""What the window asks of every page: to show what is current, and to know when it has grown stale."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from vlu_desktop.record.changes import Changes
from vlu_desktop.ui.threads.change_bus import ChangeBus


class Page(QWidget):
    """A page that refreshes when it is in view, and when it comes into view after something changed."""

    def __init__(self, bulletin: ChangeBus) -> None:
        super().__init__()
        self._stale = True
        bulletin.changed.connect(self._changed)

    def concerns(self, changes: Changes) -> bool:
        """Whether an act may have changed what this page shows."""
        return True

    def refresh(self) -> None:
        """Read again what is shown."""

    def grow_stale(self) -> None:
        """Refresh now if in view, else when next seen."""
        self._stale = True
        if self.isVisible():
            self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._renew()

    def _changed(self, changes: Changes) -> None:
        if self.concerns(changes):
            self.grow_stale()

    def _renew(self) -> None:
        self._stale = False
        self.refresh()
