# SPDX-License-Identifier: Apache-2.0
"""The unit's briefing: as of a day, for whom; what it will hold is looked at before it is saved as pages or rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QLineEdit,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.record.unit_table import HIDDEN, UnitTable
from vlu_desktop.services.documents.unit_briefings import ENDINGS, EVERY, LEAST, Briefing, UnitBriefings
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Job, Worker
from vlu_desktop.ui.widgets.basics import button, column, label
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.message_bar import MessageBar
from vlu_desktop.ui.widgets.row_table import by_rows

_ROWS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingServices:
    """What makes briefings, the moment, where files usually go, and where it is said that one was saved."""

    briefings: Callable[[], UnitBriefings]
    now: Callable[[], datetime]
    folder: Path
    news: MessageBar


class BriefingCard(QFrame):
    """What was worked out is dropped once the record, the day or the reader is another: no old numbers are saved."""

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, services: BriefingServices, day: Callable[[], date]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._worker = worker
        self._services = services
        self._job: Job | None = None
        self._saving = False
        self.briefing: Briefing | None = None
        self.on = DayEditor(Spec(name="on", label=say("caseload.as-of"), kind=Kind.DATE, required=True), day)
        self.on.set_value(day())
        self.inside = button(say("caseload.inside"), self._other_reader, "choice", say("caseload.inside-hint"))
        self.outside = button(say("caseload.outside"), self._other_reader, "choice", say("caseload.outside-hint"))
        self.inside.setChecked(True)
        self.whom = QLineEdit()
        self.whom.setEnabled(False)
        self.make = button(say("caseload.work-out"), self.work_out, "outline")
        self.stop = button(say("caseload.stop"), self._stopped, "outline")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(say("caseload.cases-read"))
        self.said = label("", "muted", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.tables = _table(say("caseload.tables"), (say("caseload.table"), say("caseload.of"), say("caseload.shown")))
        em = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate((46, 46)):
            self.tables.setColumnWidth(place, em * letters)
        self.tables.itemSelectionChanged.connect(self._show_numbers)
        self.numbers = _table(say("caseload.numbers"), ("", ""))
        self.numbers.setColumnWidth(0, em * 48)
        self.saves = {
            ending: button(words, partial(self._ask_file, ending), "outline")
            for ending, words in zip(
                ENDINGS, (say("caseload.save-pdf"), say("caseload.save-xlsx"), say("caseload.save-csv")), strict=True
            )
        }
        self._lay_out()
        self.on.edited.connect(self._forget)
        self.whom.textEdited.connect(lambda _: self._forget())
        bulletin.changed.connect(self._changed)
        self._offer()

    def _lay_out(self) -> None:
        fields = FieldForm()
        for caption, field in ((say("caseload.as-of"), self.on), (say("caseload.whom"), self.whom)):
            name = label(caption)
            name.setBuddy(field)
            fields.addRow(name, field)
        self.whom.setAccessibleName(say("caseload.whom"))
        self.setLayout(
            column(
                label(say("caseload.briefing"), "heading"), label(say("caseload.briefing-hint"), "small", wrap=True),
                flowing(self.inside, self.outside, space=2), fields,
                flowing(self.make, self.stop, self.bar), self.said, self.problem, self.tables, self.numbers,
                flowing(*self.saves.values()), margins=16,
            )
        )  # fmt: skip

    def work_out(self) -> None:
        """Read every case and count."""
        self.problem.setText("")
        day, whom = self.on.value(), self.whom.text().strip()
        if self.on.problem() or day is None:
            self.problem.setText(self.on.problem() or say("caseload.which-day"))
        elif self.outside.isChecked() and not whom:
            self.problem.setText(say("acts.say-whom-the-briefing-is"))
            self.whom.setFocus()
        elif self._job is None:
            self._forget()
            least, reader = (EVERY, "") if self.inside.isChecked() else (LEAST, whom)
            briefings = self._services.briefings
            self.bar.setRange(0, 0)
            self._job = self._worker.long(
                lambda told, _: briefings().made(day, least=least, recipient=reader, progress=told),
                self._made, self._failed, self._told,
            )  # fmt: skip
            # A button that is greyed lets the keyboard go to whatever comes next on the page.
            self.stop.setVisible(True)
            self.stop.setFocus()
            self._offer()

    def save_to(self, out: Path) -> None:
        """Write what is shown to a file."""
        briefing, made = self.briefing, self._services.now()
        if briefing is None or self._saving:
            return
        self._saving = True
        self.problem.setText("")
        self._worker.ask(
            lambda: self._services.briefings().save(briefing, out, made), lambda _: self._saved(out), self._not_saved
        )

    def _ask_file(self, ending: str) -> None:
        if self.briefing is None:
            return
        name = say("caseload.file-name", on=self.briefing.up_to.isoformat())
        usual = str(self._services.folder / f"{name}{ending}")
        kinds = say("caseload.file-kind", ending=ending)
        chosen, _ = QFileDialog.getSaveFileName(self, say("caseload.save-briefing"), usual, kinds)
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix.casefold() == ending else path.with_name(path.name + ending))

    def _saved(self, out: Path) -> None:
        self._saving = False
        self._services.news.say(say("caseload.briefing-saved", file=out.name))

    def _not_saved(self, sentence: str) -> None:
        self._saving = False
        self.problem.setText(sentence)

    def _told(self, done: int, of: int) -> None:
        if self._job is not None:
            self.bar.setRange(0, of)
            self.bar.setValue(done)

    def _stopped(self) -> None:
        if self._job is not None:
            self._job.give_up()
            self._failed(say("caseload.stopped"))

    def _failed(self, sentence: str) -> None:
        self._end_at(self.make)
        self.said.setText(sentence)

    def _end_at(self, next_: QWidget) -> None:
        """It is over; the keyboard goes on from *Stop*, where it is there, which goes."""
        self._job = None
        at_stop = self.stop.hasFocus()
        next_.setEnabled(True)
        next_.setVisible(True)
        if at_stop:
            next_.setFocus()
        self._offer()

    def _made(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.tables.setRowCount(len(briefing.tables))
        for place, each in enumerate(briefing.tables):
            _put(self.tables, place, (each.title, _base(each), _shown(each)))
        if briefing.tables:
            self.tables.setCurrentCell(0, 0)
        self._end_at(self.tables)
        who = say("caseload.made-inside") if briefing.inside else say("caseload.made-outside", most=briefing.least - 1)
        self.said.setText(f"{say('caseload.made', n=briefing.cases, on=briefing.up_to)} {who}")
        self._show_numbers()

    def _show_numbers(self) -> None:
        tables, place = self.briefing.tables if self.briefing else (), self.tables.currentRow()
        each = tables[place] if 0 <= place < len(tables) else None
        self.numbers.setColumnCount(1 + len(each.columns) if each else 2)
        self.numbers.setHorizontalHeaderLabels([_base(each), *each.columns] if each else ["", ""])
        self.numbers.setRowCount(len(each.rows) if each else 0)
        for at, line in enumerate(each.rows if each else ()):
            _put(self.numbers, at, (line.label, *map(_number, line.counts)))

    def _other_reader(self) -> None:
        self.whom.setEnabled(self.outside.isChecked())
        if self.outside.isChecked():
            self.whom.setFocus()
        self._forget()

    def _changed(self, changes: Changes) -> None:
        if not changes.is_empty and (self.briefing is not None or self._job is not None):
            self._forget()
            self.said.setText(say("caseload.record-changed"))

    def _forget(self) -> None:
        """The numbers stand no longer for what is asked."""
        if self._job is not None:
            self._job.give_up()
            self._job = None
        self.briefing = None
        self.tables.setRowCount(0)
        self._show_numbers()
        self.said.setText("")
        self._offer()

    def _offer(self) -> None:
        under_way, made = self._job is not None, self.briefing is not None
        self.make.setEnabled(not under_way)
        self.stop.setVisible(under_way)
        self.bar.setVisible(under_way)
        self.tables.setVisible(made)
        self.numbers.setVisible(made)
        for each in self.saves.values():
            each.setVisible(made)


def _base(table: UnitTable) -> str:
    return table.base_said if table.base is not None else say("briefing.sheet-base-hidden")


def _number(count: int | None) -> str:
    return say("briefing.sheet-hidden") if count is HIDDEN else f"{count:,}"


def _shown(table: UnitTable) -> str:
    """How many of its numbers are shown, and how many not."""
    counts = [count for each in table.rows for count in each.counts]
    hidden = sum(count is HIDDEN for count in counts)
    return say("caseload.so-many-hidden", n=len(counts), hidden=hidden) if hidden else f"{len(counts):,}"


def _table(name: str, heads: tuple[str, ...]) -> QTableWidget:
    made = QTableWidget(0, len(heads))
    made.setHorizontalHeaderLabels(list(heads))
    by_rows(made, name)
    made.setWordWrap(False)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.verticalHeader().setDefaultSectionSize(round(made.fontMetrics().height() * 1.9))
    made.setMinimumHeight(made.fontMetrics().height() * 2 * _ROWS)
    return made


def _put(table: QTableWidget, place: int, cells: tuple[str, ...]) -> None:
    for at, text in enumerate(cells):
        item = QTableWidgetItem(visible(text))
        item.setToolTip(visible(text).replace("<", "‹"))
        table.setItem(place, at, item)
