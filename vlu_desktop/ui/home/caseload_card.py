# SPDX-License-Identifier: Apache-2.0
"""What each officer has to look after, one row an officer; of the chosen one by kind of line, both leading to Today."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from vlu_desktop.due.due_groups import how_far
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import sentence_case
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.cases.caseload import LineCounts, OfficerLoad, Staff, loads
from vlu_desktop.services.cases.kept_summaries import CaseSummary
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.chunked_reads import ChunkedRead
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.page import Page
from vlu_desktop.ui.widgets.row_table import by_rows

_FEWEST_ROWS, _MOST_ROWS = 3, 10
"""How many rows are seen at once: as many as there are, between these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadReads:
    """What the card reads: every case as Today has it, and who works here."""

    summaries: Callable[[date], Iterator[CaseSummary]]
    staff: Callable[[], Staff]


def _heads() -> tuple[str, ...]:
    return (
        say("caseload.officer"), say("caseload.open-cases"), say("caseload.late"), say("caseload.oldest"),
        say("caseload.soon"), say("caseload.alarms"), say("caseload.findings"), say("caseload.cover"),
    )  # fmt: skip


def _kind_heads() -> tuple[str, ...]:
    return (
        say("caseload.kind"), say("caseload.late"), say("caseload.oldest"), say("caseload.soon"),
        say("caseload.all-lines"),
    )  # fmt: skip


class CaseloadCard(Page):
    """`lines_asked` carries an officer's id and name and a kind ("" for every one), `give_asked` an officer's cases
    as id and title.
    """

    lines_asked = Signal(str, str, str)
    give_asked = Signal(object)

    def __init__(self, worker: Worker, bulletin: ChangeBus, reads: CaseloadReads, day: Callable[[], date]) -> None:
        super().__init__(bulletin)
        self._worker = worker
        self._reads = reads
        self._day = day
        self._reading: ChunkedRead[CaseSummary] | None = None
        self._staff = Staff()
        self._rows: tuple[OfficerLoad, ...] = ()
        self.table = _table(say("caseload.title"), _heads(), (26, 12, 6, 16, 15, 8, 18))
        self.table.itemSelectionChanged.connect(self._show_kinds)
        self.table.activated.connect(lambda _: self._ask_lines())
        self.kinds = _table(say("caseload.by-kind"), _kind_heads(), (34, 8, 18, 18))
        self.kinds.activated.connect(lambda _: self._ask_kind())
        self.whose = label("", "subheading", wrap=True)
        self.so_far = label("", "muted")
        self.lines = button(say("caseload.show-on-today"), self._ask_lines, "outline", say("caseload.enter"))
        self.give = button(say("caseload.give"), self._ask_give, "outline")
        inner = column(
            row(label(say("caseload.title"), "heading"), None, self.so_far),
            label(say("caseload.hint"), "small", wrap=True),
            self.table,
            flowing(self.lines, self.give),
            self.whose,
            self.kinds,
            margins=16,
        )
        self.setLayout(column(holding(inner, "card")))
        self._show_kinds()

    def concerns(self, changes: Changes) -> bool:
        return not changes.is_empty

    def refresh(self) -> None:
        """Read every case again, a slice at a time."""
        day = self._day()
        if self._reading is not None:
            self._reading.stop()
        summaries: list[CaseSummary] = []

        def taken(found: list[CaseSummary], whole: bool) -> None:
            summaries.extend(found)
            self.so_far.setText("" if whole else say("home.cases-looked-at-so-far", count=len(summaries)))
            if whole:  # half of the cases give no count that anybody could go by
                self._show(loads(summaries, self._staff, day), day)

        def begin(staff: Staff) -> None:
            self._staff = staff
            self._reading = ChunkedRead(self._worker, lambda: self._reads.summaries(day), taken)

        self._worker.ask(self._reads.staff, begin)

    def chosen(self) -> OfficerLoad | None:
        """The officer the cursor is on."""
        place = self.table.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _show(self, rows: tuple[OfficerLoad, ...], day: date) -> None:
        kept = self.chosen()
        self._rows = rows
        _fill(self.table, [self._cells(each, day) for each in rows])
        ids = [each.officer_id for each in rows]
        if rows:
            place = ids.index(kept.officer_id) if kept is not None and kept.officer_id in ids else 0
            self.table.setCurrentCell(place, 0)
        self._show_kinds()

    def _cells(self, each: OfficerLoad, day: date) -> tuple[str, ...]:
        return (
            _called(each), f"{each.open_cases:,}", *_late(each.lines, day), f"{each.lines.soon:,}",
            f"{each.lines.alarms:,}", f"{each.findings:,}", self._cover(each),
        )  # fmt: skip

    def _cover(self, each: OfficerLoad) -> str:
        if each.left_on is not None:
            return say("caseload.left", on=each.left_on)
        if each.cover is None or each.cover.ends is None:
            return ""
        by = self._staff.name(each.cover.covered_by_id)
        return say("caseload.away", until=each.cover.ends, by=by)

    def _show_kinds(self) -> None:
        chosen = self.chosen()
        kinds, day = chosen.kinds if chosen is not None else (), self._day()
        self.lines.setEnabled(bool(kinds))
        self.give.setEnabled(chosen is not None and bool(chosen.cases))
        self.kinds.setVisible(bool(kinds))
        self.whose.setText(self._said_of(chosen))
        _fill(self.kinds, [(name, *_late(of, day), f"{of.soon:,}", f"{of.every:,}") for name, of in kinds])
        if kinds:
            self.kinds.setCurrentCell(0, 0)

    def _said_of(self, chosen: OfficerLoad | None) -> str:
        """What stands over the lines of the officer chosen; in a casebook without a case, what to do first."""
        if chosen is None:
            return ""
        if not any(each.cases for each in self._rows):
            return say("caseload.no-case-yet")
        named = _called(chosen)
        return say("caseload.lines-of", officer=named) if chosen.kinds else say("caseload.no-lines", officer=named)

    def _ask_lines(self) -> None:
        if (chosen := self.chosen()) is not None:
            self.lines_asked.emit(chosen.officer_id, chosen.name, "")

    def _ask_kind(self) -> None:
        chosen, place = self.chosen(), self.kinds.currentRow()
        if chosen is not None and 0 <= place < len(chosen.kinds):
            self.lines_asked.emit(chosen.officer_id, chosen.name, chosen.kinds[place][0])

    def _ask_give(self) -> None:
        if (chosen := self.chosen()) is not None:
            self.give_asked.emit(chosen.cases)


def _called(each: OfficerLoad) -> str:
    return visible(each.name) if each.officer_id else say("home.nobody")


def _late(of: LineCounts, day: date) -> tuple[str, str]:
    """How many are late, and how late the oldest is."""
    return f"{of.late:,}", sentence_case(how_far(of.oldest, day))


def _table(name: str, heads: Sequence[str], widths: Sequence[int]) -> QTableWidget:
    made = QTableWidget(0, len(heads))
    made.setHorizontalHeaderLabels(list(heads))
    by_rows(made, name)
    made.setWordWrap(False)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.verticalHeader().setDefaultSectionSize(round(made.fontMetrics().height() * 1.9))
    em = made.fontMetrics().averageCharWidth()
    for place, letters in enumerate(widths):
        made.setColumnWidth(place, em * letters)
    _fill(made, ())
    return made


def _fill(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    table.setRowCount(len(rows))
    for place, cells in enumerate(rows):
        for at, text in enumerate(cells):
            item = QTableWidgetItem(visible(text))
            item.setToolTip(visible(text).replace("<", "‹"))
            table.setItem(place, at, item)
    for at in range(table.columnCount()):  # a heading is bold, and wider than its letters are counted
        table.setColumnWidth(at, max(table.columnWidth(at), table.horizontalHeader().sectionSizeHint(at)))
    seen = min(max(len(rows), _FEWEST_ROWS), _MOST_ROWS)
    head, bar = table.horizontalHeader().sizeHint().height(), table.horizontalScrollBar().sizeHint().height()
    table.setFixedHeight(head + table.verticalHeader().defaultSectionSize() * seen + bar)
