# SPDX-License-Identifier: Apache-2.0
"""Tabs whose pages are made when they are first looked at: most windows are opened for their first tab alone."""

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget


class LazyTabs(QTabWidget):
    """A page added with `add_later` is an empty place until somebody turns to it."""

    def __init__(self) -> None:
        super().__init__()
        self._to_make: dict[int, Callable[[], QWidget]] = {}
        self.currentChanged.connect(self._make)

    def add_later(self, made: Callable[[], QWidget], title: str) -> None:
        """Put a tab at the end."""
        place = QWidget()
        layout = QVBoxLayout(place)
        layout.setContentsMargins(0, 0, 0, 0)
        # Before it is added: the first tab of all is looked at as soon as it is there.
        self._to_make[self.count()] = made
        self.addTab(place, title)

    def _make(self, index: int) -> None:
        made = self._to_make.pop(index, None)
        place = self.widget(index)
        layout = place.layout() if made is not None and place is not None else None
        if made is not None and layout is not None:
            layout.addWidget(made())
