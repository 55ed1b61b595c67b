# SPDX-License-Identifier: Apache-2.0
"""The list of cases: filters as one types, on names, aliases, references and numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStackedWidget, QTableView

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say, say_in
from vlu_desktop.language.languages import language
from vlu_desktop.record.changes import CaseLine
from vlu_desktop.record.field_display import folded
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.chunked_reads import ChunkedRead
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.column_choice import ColumnChoice
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.page import Page
from vlu_desktop.ui.widgets.row_menu import menu_of_rows
from vlu_desktop.ui.widgets.row_table import row_table

if TYPE_CHECKING:
    from vlu_desktop.services.cases.kept_summaries import CaseSummary

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SORT = Qt.ItemDataRole.UserRole
SCREENFUL = 200
"""Cases that are shown before the rest are read."""


def _last(line: CaseLine, _: "CaseSummary | None") -> str:
    return When.from_text(line.last).display(short=True) if line.last else ""


def _new(_: CaseLine, summary: "CaseSummary | None") -> int:
    return summary.new_findings if summary else 0


def _next(_: CaseLine, summary: "CaseSummary | None") -> str:
    due = summary.next if summary else None
    return f"{shown_day(due.due, short=True)}: {visible(due.title)}" if due and due.due else ""


def _next_day(_: CaseLine, summary: "CaseSummary | None") -> str:
    due = summary.next if summary else None
    return due.due.isoformat() if due and due.due else "9999"


_Cell = Callable[[CaseLine, "CaseSummary | None"], str | int]


def _the_columns() -> tuple[tuple[str, _Cell, _Cell], ...]:
    """The heading of each column, what stands in it, and what it is sorted by."""
    return _columns_in(language())


@cache
def _columns_in(code: str) -> tuple[tuple[str, _Cell, _Cell], ...]:
    # Asked for at every cell that is drawn or compared.
    return (
        (say_in(code, "home.case"), lambda line, _: visible(line.title), lambda line, _: folded(line.title)),
        (
            say_in(code, "home.reference"),
            lambda line, _: visible(line.reference),
            lambda line, _: visible(line.reference),
        ),
        (
            say_in(code, "home.status"),
            lambda line, _: term("case-status", line.status),
            lambda line, _: term("case-status", line.status),
        ),
        (say_in(code, "home.incidents"), lambda line, _: f"{line.incidents:,}", lambda line, _: line.incidents),
        (say_in(code, "home.last-incident"), _last, lambda line, _: line.last),
        (say_in(code, "home.new-findings"), lambda line, summary: str(_new(line, summary) or ""), _new),
        (say_in(code, "home.next"), _next, _next_day),
    )


class CaseModel(QAbstractTableModel):
    """Cases as rows, and what was worked out of each as it becomes known."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[CaseLine] = []
        self._people: dict[str, str] = {}
        self._summaries: dict[str, CaseSummary] = {}

    def set_cases(self, lines: tuple[CaseLine, ...], people: dict[str, str]) -> None:
        """Show these cases; `people` holds the words each is also found by."""
        self.beginResetModel()
        self._lines, self._people = list(lines), people
        self.endResetModel()

    def add_summaries(self, summaries: "list[CaseSummary]") -> None:
        """Fill in findings and next dates of these cases."""
        self._summaries.update((summary.case_id, summary) for summary in summaries)

    def show_summaries(self) -> None:
        """Have what was filled in drawn and sorted."""
        if self._lines:
            self.dataChanged.emit(self.index(0, 5), self.index(len(self._lines) - 1, 6))

    def line(self, row_number: int) -> CaseLine:
        """The case of a row."""
        return self._lines[row_number]

    def words(self, row_number: int) -> str:
        """Everything a case is found by."""
        line = self._lines[row_number]
        return folded(f"{line.title} {line.reference} {self._people.get(line.id, '')}")

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_the_columns())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _the_columns()[section][0]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, _SORT):
            return None
        line = self._lines[index.row()]
        shown, sorted_by = _the_columns()[index.column()][1:]
        return (sorted_by if role == _SORT else shown)(line, self._summaries.get(line.id))


class _Filter(QSortFilterProxyModel):
    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self._cases = model
        self.setSourceModel(model)
        self.setSortRole(_SORT)

    def look_for(self, text: str) -> None:
        self._words = tuple(folded(text).split())
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, parent: Index) -> bool:
        text = self._cases.words(source_row) if self._words else ""
        return all(word in text for word in self._words)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseListServices:
    """What the page asks of the record: every case, the first few, what each comes to, how many people look alike."""

    all: Callable[[], tuple[tuple[CaseLine, ...], dict[str, str]]]
    first: Callable[[int], tuple[CaseLine, ...]]
    summaries: "Callable[[date], Iterator[CaseSummary]]"
    alike: Callable[[], int]


class CasesPage(Page):
    """`opened` carries a case's id; `begun` asks for a new case, `alike_asked` for the people who may be the same,
    `give_asked` to give the cases chosen, as id and title, to another officer.
    """

    opened = Signal(str)
    begun = Signal()
    alike_asked = Signal()
    give_asked = Signal(object)

    def __init__(self, worker: Worker, bulletin: ChangeBus, reads: CaseListServices, day: Callable[[], date]) -> None:
        super().__init__(bulletin)
        self._worker = worker
        self._reads = reads
        self._reading: ChunkedRead[CaseSummary] | None = None
        self._day = day
        self.model = CaseModel()
        self._filter = _Filter(self.model)
        self._find = QLineEdit()
        self._find.setPlaceholderText(say("home.name-alias-reference-or-phone"))
        self._find.setAccessibleName(say("home.find-a-case"))
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._narrow)
        self._find.returnPressed.connect(self._open_current)
        self.view = self._table()
        self._many = label("", "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing())
        new = button(say("home.new-case"), self.begun.emit, "primary")
        self.alike = button("", self.alike_asked.emit, "link")
        self.alike.hide()
        self.give = button(say("home.give-cases"), self.give_chosen, "outline", say("home.give-cases-hint"))
        title = holding(row(label(say("home.cases"), "title"), self._many, space=16))
        top = flowing(title, self.alike, self._columns, self.give, new, spread=True)
        self.setLayout(column(top, self._find, self._stack, margins=28, space=14))

    def _table(self) -> QTableView:
        view = row_table(say("home.cases"), self._filter, height=2.1)
        view.setSortingEnabled(True)
        view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        em = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate((32, 16, 12, 11, 23, 14)):
            view.setColumnWidth(place, em * letters)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        if (menu := menu_of_rows(view)) is not None:
            menu.offer(lambda: {"row-give": self.give_chosen} if view.selectionModel().hasSelection() else {})
        columns = ColumnChoice(view, "cases", say("home.next"))
        self._columns = columns.chooser()
        columns.put()
        view.activated.connect(self._open)
        return view

    def _nothing(self) -> Any:
        new = button(say("home.begin-the-first-case"), self.begun.emit, "primary")
        text = label(say("home.no-case-yet-begin-one"), "muted", wrap=True)
        return holding(column(None, row(None, text, None), row(None, new, None), None, space=12), "card")

    def refresh(self) -> None:
        if self.model.rowCount():
            self._read_all()
        else:
            # A screenful at once; the rest, and the names each case is found by, when that is painted.
            self._worker.ask(lambda: self._reads.first(SCREENFUL), self._show_first)

    def _show_first(self, lines: tuple[CaseLine, ...]) -> None:
        self._fill(lines, {})
        QTimer.singleShot(0, self._read_all)

    def _read_all(self) -> None:
        self._worker.ask(self._reads.all, self._show)

    def give_chosen(self) -> None:
        """Ask to whom the cases of the rows chosen are to be given."""
        rows = sorted(self.view.selectionModel().selectedRows(), key=lambda index: index.row())
        lines = [self.model.line(self._filter.mapToSource(index).row()) for index in rows]
        if lines:
            self.give_asked.emit(tuple((line.id, line.title) for line in lines))

    def focus_find(self) -> None:
        """Put the cursor where a name is typed."""
        self._find.setFocus()
        self._find.selectAll()

    def _show(self, found: tuple[tuple[CaseLine, ...], dict[str, str]]) -> None:
        self._fill(*found)
        day = self._day()
        if self._reading is not None:
            self._reading.stop()
        begun, shown = monotonic(), 0.5

        def taken(summaries: "list[CaseSummary]", whole: bool) -> None:
            nonlocal shown
            self.model.add_summaries(summaries)
            if whole or monotonic() - begun > shown:
                shown = (monotonic() - begun) * 2
                self.model.show_summaries()

        self._reading = ChunkedRead(self._worker, lambda: self._reads.summaries(day), taken)
        self._worker.ask(self._reads.alike, self._show_alike)

    def _show_alike(self, pairs: int) -> None:
        self.alike.setText(say("home.pairs-of-people-may-be", n=pairs))
        self.alike.setVisible(pairs > 0)

    def _fill(self, lines: tuple[CaseLine, ...], people: dict[str, str]) -> None:
        self.model.set_cases(lines, people)
        self._stack.setCurrentIndex(0 if lines else 1)
        self._narrow(self._find.text())

    def _narrow(self, text: str) -> None:
        self._filter.look_for(text)
        all_of, shown = self.model.rowCount(), self._filter.rowCount()
        self._many.setText(f"{all_of:,}" if all_of == shown else say("home.of", shown=shown, all_of=all_of))
        if shown and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._filter.index(0, 0))

    def _open_current(self) -> None:
        index = self.view.currentIndex()
        self._open(index if index.isValid() else self._filter.index(0, 0))

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(self.model.line(self._filter.mapToSource(index).row()).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._find.hasFocus():
            self.view.setFocus()
        else:
            super().keyPressEvent(event)
