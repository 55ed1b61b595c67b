# SPDX-License-Identifier: Apache-2.0
"""Tells the pages what an act changed: those in view refresh, the others know that they are stale."""

from PySide6.QtCore import QObject, Signal

from vlu_desktop.record.changes import Changes


class ChangeBus(QObject):
    """`changed` carries what an act did. Whoever asked for the act publishes it."""

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        """Tell everybody, unless nothing changed."""
        if not changes.is_empty:
            self.changed.emit(changes)
