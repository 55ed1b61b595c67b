# SPDX-License-Identifier: Apache-2.0
"""Several short rows typed in a grid and saved as one act: Tab and Enter go on, and a blank row is always there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

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

from vlu_desktop.dates.date_display import day, weekday
from vlu_desktop.dates.reading.outcome import Choice, Nothing, One, Several
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Draft
from vlu_desktop.record.people import Case
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.drafts.small_drafts import SmallWindow
from vlu_desktop.ui.fields.date_choices import DateChoices
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.announcing import announce
from vlu_desktop.ui.widgets.basics import button, column, frame, label, restyle, row
from vlu_desktop.ui.widgets.case_field import CaseField
from vlu_desktop.ui.widgets.row_table import by_rows

_BLANK, _MOST = 3, 200
"""Blank rows below what is filled in, and rows that a draft brings back."""
_LEAST_LINES = 7
"""Lines of text that the grid is at least high: its headings and two rows; a lower window scrolls as a whole."""
Reading = Callable[[str], Nothing | One | Several]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A column: its heading, its width in letters, the words it offers as one types, and how its days are read."""

    heading: str
    wide: int
    offered: Sequence[str] = ()
    day: Reading | None = None


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
        self.grid.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_LINES)
        self.grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.grid.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        em = self.fontMetrics().averageCharWidth()
        for place, each in enumerate(about.columns):
            self.grid.setColumnWidth(place, em * each.wide)
            self.grid.setItemDelegateForColumn(place, _Offering(each, self.grid, self._say_typed))
        self._read = label("", "echo", wrap=True)
        self._read.setVisible(any(each.day for each in about.columns))
        self.choices = DateChoices(self, self.grid)
        self.choices.chosen.connect(self._choose)
        self._asked = (0, 0)
        self._fill(about.rows)
        self.grid.itemChanged.connect(lambda _: self._changed())
        self.grid.currentCellChanged.connect(lambda *_: self._say_read())
        self._problem = label("", "problem", wrap=True)
        of = CaseField(changeable=False)
        of.show_case(case.title, case.reference)
        self.save = button(say("case.save-all"), self.hand_over, "primary", "Ctrl+Enter")
        self.save.setShortcut("Ctrl+Return")
        out = button(say("case.empty-this-row"), self._empty_row, "quiet", say("case.an-attendee-whose-row-is"))
        close = button(say("case.close"), self.reject, "quiet")
        self.setLayout(
            column(
                label(about.title, "heading"), of, label(about.said, "muted", wrap=True), self.grid, self._read,
                self.choices, frame("line"), row(out, self._problem, None, close, self.save), margins=20, space=10,
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

    @property
    def read(self) -> str:
        """What is read in the cell the cursor is on, or asked of one."""
        return self._read.text()

    def hand_over(self) -> None:
        """Give what was typed to whoever saves it, with what stands in a cell that is still open."""
        self.grid.setFocus()
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

    def _changed(self) -> None:
        self._leave_blank()
        self._say_read()

    def _say_typed(self, at: int, text: str) -> None:
        """What is read while a cell is typed in."""
        self._say_of(self.grid.currentRow(), at, text)

    def _say_read(self) -> None:
        """What the cell under the cursor is read as. Where it asks nothing, the first cell that does is asked about."""
        days = [at for at, each in enumerate(self._columns) if each.day]
        here = (self.grid.currentRow(), self.grid.currentColumn())
        for place, at in (here, *((place, at) for place in range(self.grid.rowCount()) for at in days)):
            if at in days and isinstance(self._reading(at, self._text(place, at)), Several):
                self._say_of(place, at, self._text(place, at))
                return
        self._say_of(*here, self._text(*here) if here[1] in days else "")

    def _reading(self, at: int, text: str) -> Nothing | One | Several | None:
        read = self._columns[at].day if 0 <= at < len(self._columns) else None
        return read(text) if read is not None and text.strip() else None

    def _say_of(self, place: int, at: int, text: str) -> None:
        reading = self._reading(at, text)
        said, asks = "", isinstance(reading, Several)
        match reading:
            case Several():
                said = say("case.row-asks", row=place + 1, words=text.strip(), question=reading.question)
            case Nothing():
                said = say("case.row-asks", row=place + 1, words=text.strip(), question=reading.sentence)
            case One():
                first = reading.when.first_day
                said = say("case.row-read", row=place + 1, day=f"{weekday(first)} {day(first)}") if first else ""
        self._asked = (place, at)
        restyle(self._read, "echo" if not said or isinstance(reading, One) else "problem")
        self._read.setText(said)
        if asks:
            announce(self._read, said)
        self.choices.offer(said if asks else "", reading.choices if isinstance(reading, Several) else ())
        self.grow()

    def _choose(self, choice: Choice) -> None:
        """The day chosen stands in its cell; a cell still open is closed first, or its words would come after."""
        (place, at), one = self._asked, choice.when.first_day
        self.grid.setFocus()
        if one is not None:
            self.type_cell(place, at, day(one))
        self.grid.setCurrentCell(place, at)

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

    def __init__(self, about: GridColumn, parent: QWidget, typed: Callable[[int, str], None]) -> None:
        super().__init__(parent)
        self._about = about
        self._typed = typed

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        line = QLineEdit(parent)
        line.setAccessibleName(self._about.heading)
        if self._about.day is not None:
            line.textEdited.connect(partial(self._typed, index.column()))
        if self._about.offered:
            completer = QCompleter(list(self._about.offered), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return line
