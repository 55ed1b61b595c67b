# SPDX-License-Identifier: Apache-2.0
"""How wide the parts of a page were drawn, kept for this computer's user and had again the next time."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QSplitter

from vlu_desktop.platform import preferences

_REST = 400
"""Milliseconds after a part was last moved before its width is kept."""


class KeptSizes(QObject):
    """Keeps the sizes of one splitter by a name, apart for each number of parts and each way they lie."""

    def __init__(self, split: QSplitter, name: str) -> None:
        super().__init__(split)
        self._split = split
        self._name = name
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self.keep)
        split.splitterMoved.connect(lambda *_: self._resting.start())

    def keep(self) -> None:
        """Keep them as they are now."""
        preferences.remember(self._key(), " ".join(map(str, self._split.sizes())))

    def put(self, usual: Sequence[int]) -> None:
        """Draw the parts as they were kept, or as usual; what there is room for is shared in that proportion."""
        kept = preferences.remembered_numbers(self._key())
        self._split.setSizes(kept if len(kept) == self._split.count() and any(kept) else usual)

    def _key(self) -> str:
        below = "-below" if self._split.orientation() == Qt.Orientation.Vertical else ""
        return f"parts-{self._name}-{self._split.count()}{below}"
