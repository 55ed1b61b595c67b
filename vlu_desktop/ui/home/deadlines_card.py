# SPDX-License-Identifier: Apache-2.0
"""The card on the unit's page with the deadlines in force: which are ours, which the unit's own, and why."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.rules.deadlines import Rule
from vlu_desktop.rules.rule_sources import RuleSource
from vlu_desktop.services.cases.unit_deadlines import DeadlineInForce, Deadlines, SourceInForce
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, label
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.row_table import by_rows, filling
from vlu_desktop.ui.widgets.usual_place import usual_place


def _headings() -> tuple[str, ...]:
    return (
        say("home.deadline"), say("home.how-it-is-counted"), say("home.whose"), say("home.source"),
        say("home.read-and-confirmed"), say("home.why"),
    )  # fmt: skip


_WIDTHS = (26, 24, 21, 36, 40, 64)


class DeadlinesCard(QFrame):
    """Shows what holds today, takes in a unit's own and puts ours back; each is one act that can be undone."""

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, deadlines: Deadlines, saver: Saver, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._worker = worker
        self._deadlines = deadlines
        self._saver = saver
        self._today = today
        self._held: tuple[DeadlineInForce, ...] = ()
        self.table = _table()
        self.table.setMinimumHeight(self.fontMetrics().height() * 20)
        self.table.itemSelectionChanged.connect(self._choose)
        self.problem = label("", "problem", wrap=True)
        self.take_in = button(say("home.import-deadlines"), self._ask_file, "outline")
        self.put_back = button(say("home.use-ours-again"), self._put_back, "outline")
        self.put_back.setEnabled(False)
        self.setLayout(
            column(
                label(say("home.deadlines-in-force"), "heading"),
                label(say("home.calculated-dates-are-marked-on"), "small", wrap=True),
                self.table,
                self.problem,
                flowing(self.put_back, self.take_in),
                margins=16,
            )
        )
        bulletin.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        day = self._today()
        deadlines = self._deadlines
        self._worker.ask(lambda: (deadlines.in_force(day), deadlines.sources(day)), lambda found: self._show(*found))

    def open_file(self, file: Path) -> None:
        """Take in a unit's own deadlines; what is wrong with the file is said here, and nothing is changed."""
        self.problem.setText("")
        self._saver.act(
            lambda: self._deadlines.take_in(file), say("home.the-units-own-deadlines-hold"),
            say("home.undo-import-of-deadlines"), self._taken, self.problem.setText,
        )  # fmt: skip

    def _taken(self, changes: Changes) -> None:
        if changes.is_empty:
            self.problem.setText(say("home.the-casebook-holds-every-deadline"))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, say("home.choose-a-file-of-deadlines"), usual_place(), say("home.deadlines-toml")
        )
        if name:
            self.open_file(Path(name))

    def _put_back(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            key = chosen.rule.key
            self.problem.setText("")
            self._saver.act(
                lambda: self._deadlines.put_back(key),
                say("home.our-deadline-holds-again"),
                say("home.undo"),
                None,
                self.problem.setText,
            )

    def _chosen(self) -> DeadlineInForce | None:
        place = self.table.currentRow()
        return self._held[place] if self.table.selectedItems() and 0 <= place < len(self._held) else None

    def _choose(self) -> None:
        chosen = self._chosen()
        self.put_back.setEnabled(chosen is not None and (chosen.own or chosen.coming is not None))

    def _changed(self, changes: Changes) -> None:
        if changes.touches("rule-setting"):
            self.refresh()

    def _show(self, held: tuple[DeadlineInForce, ...], sources: tuple[SourceInForce, ...]) -> None:
        self._held = held
        rows = [*map(_cells, held), *map(_cells_of_source, sources)]
        em = self.fontMetrics().averageCharWidth()
        with filling(self.table):
            self.table.setRowCount(len(rows))
            for place, cells in enumerate(rows):
                for at, text in enumerate(cells):
                    item = QTableWidgetItem(text)
                    item.setToolTip(text.replace("<", "‹"))
                    self.table.setItem(place, at, item)
            for at, letters in enumerate(_WIDTHS):
                self.table.setColumnWidth(at, em * letters)
        self._choose()


def _cells(each: DeadlineInForce) -> tuple[str, ...]:
    rule = each.rule
    since = shown_day(rule.valid_from, short=True)
    if each.coming is not None:
        on, counted = shown_day(each.coming.valid_from, short=True), each.coming.counted
        if each.own:
            whose = say("home.deadline-own-until", since=since, on=on, counted=counted)
        else:
            whose = say("home.deadline-ours-until", since=since, on=on, counted=counted)
    else:
        whose = say("home.deadline-own", since=since) if each.own else say("home.deadline-ours", since=since)
    return rule.title, rule.counted, whose, _source(rule, each.own), _read(rule, each.old), rule.note


def _cells_of_source(each: SourceInForce) -> tuple[str, ...]:
    """What is no deadline, but is counted with: it holds for some years, and is looked at again like any other."""
    of = each.source
    since, until = shown_day(of.valid_from, short=True), shown_day(of.valid_to, short=True) if of.valid_to else ""
    whose = say("home.source-until", since=since, until=until) if until else say("home.deadline-ours", since=since)
    over = say("home.source-over", until=until) if each.over else ""
    return of.title, over, whose, _named(of), _read(of, each.old), of.note


def _read(rule: Rule | RuleSource, old: bool) -> str:
    """When its source was last read, that this is long ago, who confirms what follows from it, and where it holds."""
    if isinstance(rule, Rule) and rule.unit:
        return ""
    on = shown_day(rule.read_on, short=True) if rule.read_on else ""
    said = [say("home.rule-old", on=on) if old else say("home.rule-read", on=on) if on else say("home.rule-not-read")]
    said += [say("home.rule-confirm", who=rule.confirm_by)] if rule.confirm_by else []
    said += [say("home.rule-area", area=rule.area)] if rule.area else []
    return ". ".join(said)


def _source(rule: Rule, own: bool) -> str:
    if rule.unit:
        return rule.source if own else say("home.no-law-a-starting-value")
    return _named(rule)


def _named(rule: Rule | RuleSource) -> str:
    return rule.source if rule.checked else say("home.not-checked-confirm-it", source=rule.source)


def _table() -> QTableWidget:
    table = QTableWidget(0, len(_headings()))
    table.setHorizontalHeaderLabels(list(_headings()))
    by_rows(table, say("home.deadlines-in-force"))
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setAlternatingRowColors(True)
    table.horizontalHeader().setStretchLastSection(False)  # what is left of a small screen is too little for a reason
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table
