# SPDX-License-Identifier: Apache-2.0
"""A sheet beside the pages: what is being entered stands next to what it is entered from, and covers none of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from vlu_desktop.ui.widgets.basics import PANE, column, frame
from vlu_desktop.ui.widgets.kept_sizes import KeptSizes
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll

_PAGE = 62
"""Letters of width that a page beside the sheet has at least; with less room the sheet stands alone."""


class SideSheet(OrderedSplit):
    """Holds the pages, and beside them one sheet while it is wanted. Where there is no room for both it stands alone;
    `way_wanted` then asks it to go, because a page is to be seen.
    """

    way_wanted = Signal()

    def __init__(self, pages: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._pages = pages
        self._holder: QWidget | None = None
        self._before: QWidget | None = None
        self._wanted = 0
        self.setHandleWidth(6)
        self.setChildrenCollapsible(False)
        self.addWidget(pages)
        self.setStretchFactor(0, 1)
        self._sizes = KeptSizes(self, "sheet")

    def hold(self, sheet: QWidget, letters: int) -> None:
        """Have a sheet, which is so many letters wide where nobody made it another width."""
        self._wanted = letters
        holder = frame("sheet")
        holder.setProperty(PANE, True)
        holder.setLayout(column(WholeScroll(sheet)))
        holder.hide()
        self._holder = holder
        self.addWidget(holder)
        self.setStretchFactor(1, 0)

    def let_go(self) -> None:
        """Hold no sheet any more, as when the casebook is locked."""
        self.hide_sheet()
        if self._holder is not None:
            self._holder.setParent(None)
            self._holder.deleteLater()
        self._holder = None

    @property
    def is_shown(self) -> bool:
        """Whether the sheet is in view."""
        return self._holder is not None and not self._holder.isHidden()

    @property
    def stands_alone(self) -> bool:
        """Whether the sheet is in view, and no page beside it."""
        return self.is_shown and self._pages.isHidden()

    def show_sheet(self) -> None:
        """Bring the sheet into view, and have the keyboard come back when it goes."""
        assert self._holder is not None
        if self._holder.isHidden():
            self._before = QApplication.focusWidget()
            self._holder.show()
            wide = self._letters(self._wanted)
            self._sizes.put([max(self.width() - wide, wide), wide])
        self.fit()

    def hide_sheet(self) -> None:
        """Put the sheet away."""
        if self._holder is None or self._holder.isHidden():
            return
        had = self._holder.isAncestorOf(QApplication.focusWidget() or self)
        self._pages.show()
        self._holder.hide()
        before, self._before = self._before, None
        if had and before is not None and before.isVisible():
            before.setFocus()

    def widen(self, letters: int) -> None:
        """Have the sheet at least so wide, as far as the page beside it keeps its room."""
        if self._holder is None or self.stands_alone:
            return
        wide = min(self._letters(letters), self.width() - self._letters(_PAGE))
        if wide > self._holder.width():
            self.setSizes([self.width() - wide, wide])

    def make_way(self) -> None:
        """A page is to be seen."""
        if self.stands_alone:
            self.way_wanted.emit()

    def fit(self) -> None:
        """Have the page beside the sheet where there is room for both."""
        if self.is_shown:
            self._pages.setVisible(self.width() >= self._letters(self._wanted + _PAGE))

    def _letters(self, many: int) -> int:
        return self.fontMetrics().averageCharWidth() * many
