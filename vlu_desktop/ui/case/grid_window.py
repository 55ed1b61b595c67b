# SPDX-License-Identifier: Apache-2.0
"""Several short rows typed in a grid and saved as one act: Tab and Enter go on, and a blank row is always there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Draft
from vlu_desktop.record.people import Case
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.drafts.small_drafts import SmallWindow
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.announcing import announce
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row
from vlu_desktop.ui.widgets.case_field import CaseField
from vlu_desktop.ui.widgets.row_table import by_rows

_BLANK, _MOST = 3, 200
"""Blank rows below what is filled in, and rows that a draft brings back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A column: its heading, its width in letters, and the words it offers as one types."""

    heading: str
    wide: int
    offered: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GridAbout:
    """What a grid is for: its title, a sentence, whose draft it keeps and of what, the columns and first rows."""

    title: str
    said: str
    kind: str
    about: str
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...] = ()


class GridWindow(SmallWindow):
    """`given` carries every row with its cells; who takes it accepts the window, or refuses a cell."""

    given = Signal(object)

    def __init__(self, about: GridAbout, case: Case, parent: QWidget) -> None:
        super().__init__(parent, about.kind, about.about)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(about.title)
        self._columns = about.columns
        self.grid = _Grid(0, len(about.columns))
        self.grid.setHorizontalHeaderLabels([each.heading for each in about.columns])
        by_rows(self.grid, about.title)
        self.grid.setShowGrid(True)
        self.grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.grid.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        em = self.fontMetrics().averageCharWidth()
        for place, each in enumerate(about.columns):
            self.grid.setColumnWidth(place, em * each.wide)
            self.grid.setItemDelegateForColumn(place, _Offering(each, self.grid))
        self._fill(about.rows)
        self.grid.itemChanged.connect(lambda _: self._leave_blank())
        self._problem = label("", "problem", wrap=True)
        of = CaseField(changeable=False)
        of.show_case(case.title, case.reference)
        self.save = button(say("case.save-all"), self.hand_over, "primary", "Ctrl+Enter")
        self.save.setShortcut("Ctrl+Return")
        out = button(say("case.empty-this-row"), self._empty_row, "quiet", say("case.an-attendee-whose-row-is"))
        close = button(say("case.close"), self.reject, "quiet")
        self.setLayout(
            column(
                label(about.title, "heading"), of, label(about.said, "muted", wrap=True), self.grid, frame("line"),
                row(out, self._problem, None, close, self.save), margins=20, space=10,
            )
        )  # fmt: skip
        self.keep_typed({})
        self.resize(em * (sum(each.wide for each in about.columns) + 14), self.fontMetrics().lineSpacing() * 26)
        self.grid.setFocus()
        self.grid.setCurrentCell(0, 0)

    @property
    def problem(self) -> str:
        """What keeps it from being saved."""
        return self._problem.text()

    def cells(self) -> list[tuple[str, ...]]:
        """Every row as it stands, blank ones with it."""
        return [
            tuple(self._text(place, at).strip() for at in range(len(self._columns)))
            for place in range(self.grid.rowCount())
        ]

    def type_cell(self, place: int, at: int, text: str) -> None:
        """Put words into a cell."""
        item = self.grid.item(place, at)
        assert item is not None
        item.setText(text)

    def hand_over(self) -> None:
        """Give what was typed to whoever saves it."""
        self._problem.setText("")
        self.given.emit(self.cells())

    def refuse(self, place: int, at: int, sentence: str) -> None:
        """Say what is wrong in a cell, and put the cursor on it."""
        self.refused(sentence)
        self.grid.setFocus()
        self.grid.setCurrentCell(place, at)

    def refused(self, sentence: str) -> None:
        """Say why it was not saved; what was typed stays."""
        self._problem.setText(sentence)
        announce(self._problem, sentence)

    def take_draft(self, draft: Draft, worker: Worker, drafts: Drafts) -> None:
        super().take_draft(draft, worker, drafts)
        for name, text in self.kept_in(draft).items():
            place, _, at = name.partition(",")
            if place.isdigit() and at.isdigit() and int(place) < _MOST and int(at) < len(self._columns):
                while self.grid.rowCount() <= int(place):
                    self._add_row(())
                self.type_cell(int(place), int(at), text)

    def _values(self) -> dict[str, str]:
        return {
            f"{place},{at}": text for place, row_ in enumerate(self.cells()) for at, text in enumerate(row_) if text
        }

    def _text(self, place: int, at: int) -> str:
        item = self.grid.item(place, at)
        return item.text() if item is not None else ""

    def _fill(self, rows: Sequence[Sequence[str]]) -> None:
        for each in rows:
            self._add_row(each)
        for _ in range(_BLANK):
            self._add_row(())

    def _add_row(self, cells: Sequence[str]) -> None:
        place = self.grid.rowCount()
        was = self.grid.blockSignals(True)
        self.grid.insertRow(place)
        for at in range(len(self._columns)):
            self.grid.setItem(place, at, QTableWidgetItem(visible(cells[at]) if at < len(cells) else ""))
        self.grid.blockSignals(was)

    def _leave_blank(self) -> None:
        if any(self._text(self.grid.rowCount() - 1, at) for at in range(len(self._columns))):
            self._add_row(())

    def _empty_row(self) -> None:
        for at in range(len(self._columns)):
            self.type_cell(max(self.grid.currentRow(), 0), at, "")
        self.grid.setFocus()


class _Grid(QTableWidget):
    """Enter in a cell goes down; Tab goes on while one types, and out of the grid while one does not."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and self.currentRow() + 1 < self.rowCount():
            self.setCurrentCell(self.currentRow() + 1, self.currentColumn())


class _Offering(QStyledItemDelegate):
    """A line that offers the column's words."""

    def __init__(self, about: GridColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self._about = about

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        line = QLineEdit(parent)
        line.setAccessibleName(self._about.heading)
        if self._about.offered:
            completer = QCompleter(list(self._about.offered), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return line
