# SPDX-License-Identifier: Apache-2.0
"""The columns of a table as its reader likes them: which are shown, in which order, how wide; kept for next time."""

import json

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QTableView
from shiboken6 import isValid

from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import preferences
from vlu_desktop.ui.widgets.basics import button

_REST = 400
"""Milliseconds after a column was last moved before it is kept."""


class ColumnChoice(QObject):
    """Keeps the columns of one table by a name. `main`, a heading, takes whatever room the others leave.

    Only headings and widths are kept, in letters, so that they fit other sizes of text; nothing of a row ever is.
    """

    changed = Signal()

    def __init__(self, view: QTableView, name: str, main: str = "") -> None:
        super().__init__(view)
        self._view = view
        self._name = f"columns-{name}"
        header = self._header = view.horizontalHeader()
        headings = [str(view.model().headerData(at, Qt.Orientation.Horizontal) or "") for at in range(header.count())]
        self._headings = tuple(headings)
        self._main = headings.index(main) if main in headings else -1
        self._least = 0
        self._ours = False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self.keep)
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.menu(header.mapToGlobal(at)))
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(lambda *_: None if self._ours else self._resting.start())
        if self._main >= 0:
            header.setStretchLastSection(False)
            view.viewport().installEventFilter(self)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The headings of the columns that are not shown."""
        return tuple(each for at, each in enumerate(self._headings) if self._header.isSectionHidden(at))

    def put(self) -> bool:
        """Show the columns as they were kept; false where nothing was, and the widths they have are the usual ones."""
        try:
            kept = json.loads(preferences.remembered(self._name) or "[]")
            found = [(str(heading), bool(shown), float(letters)) for heading, shown, letters in kept]
        except (ValueError, TypeError):
            found = []
        em = self._em()
        self._ours = True
        place = 0
        for heading, shown, letters in found:
            if heading in self._headings:
                at = self._headings.index(heading)
                self._header.moveSection(self._header.visualIndex(at), place)
                # JSON may say that a width is no number, which is not less than any other.
                wide = round((letters if 3 <= letters <= 400 else 14) * em)
                self._header.resizeSection(at, wide)
                self._header.setSectionHidden(at, not shown)
                if at == self._main:
                    self._least = wide
                place += 1
        if len(self.hidden) == len(self._headings):
            self._header.showSection(0)
        self._ours = False
        self._stretch()
        self.changed.emit()
        return place > 0

    def keep(self) -> None:
        """Keep the columns as they are now."""
        em = self._em()
        header = self._header
        rows = []
        for visual in range(header.count()):
            at = header.logicalIndex(visual)
            hidden = header.isSectionHidden(at)
            wide = self._least if at == self._main else header.sectionSize(at)
            rows.append((self._headings[at], not hidden, round(max(wide, 1) / em, 1)))
        preferences.remember(self._name, json.dumps(rows, ensure_ascii=False))
        # Kept again later, they would undo what another table of the same name was given meanwhile.
        self._resting.stop()

    def show_column(self, heading: str, shown: bool) -> None:
        """Show a column or hide it; the last one stays."""
        at = self._headings.index(heading)
        if not shown and len(self.hidden) == len(self._headings) - 1:
            return
        # It is kept at once, and the width that a hidden column has, none, is not one that was chosen.
        self._ours = True
        self._header.setSectionHidden(at, not shown)
        if shown and not self._header.sectionSize(at):
            self._header.resizeSection(at, round(self._em() * 14))
        self._ours = False
        self._stretch()
        self.keep()
        self.changed.emit()

    def chooser(self) -> QPushButton:
        """A button that has the columns chosen by whoever has no mouse on their headings, and says what is hidden."""
        made = button(say("widgets.columns"), lambda: self.menu(made.mapToGlobal(made.rect().bottomLeft())), "quiet")
        made.setToolTip(say("widgets.choose-which-columns-are-shown"))
        self.changed.connect(
            lambda: made.setText(
                say("widgets.columns-hidden", count=len(self.hidden)) if self.hidden else say("widgets.columns")
            )
        )
        return made

    def menu(self, at: QPoint) -> QMenu:
        """The columns to choose from, with those that are shown ticked."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for heading in self._headings:
            one = menu.addAction(heading)
            one.setCheckable(True)
            one.setChecked(heading not in self.hidden)
            one.toggled.connect(lambda shown, heading=heading: self.show_column(heading, shown))
        menu.popup(at)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A table that is being taken away is resized once more, when its heading is gone.
        if event.type() == QEvent.Type.Resize and isValid(self._header):
            self._stretch()
        return super().eventFilter(watched, event)

    def _em(self) -> int:
        return max(self._view.fontMetrics().averageCharWidth(), 1)

    def _resized(self, at: int, _before: int, now: int) -> None:
        if self._ours:
            return
        if at == self._main:
            self._least = now
        self._stretch()
        if self._view.isVisible():
            self._resting.start()

    def _stretch(self) -> None:
        """Give the main column what the others leave."""
        if self._main < 0 or self._header.isSectionHidden(self._main):
            return
        others = self._header.length() - self._header.sectionSize(self._main)
        self._ours = True
        self._header.resizeSection(self._main, max(self._least, self._view.viewport().width() - others))
        self._ours = False
