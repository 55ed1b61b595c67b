# SPDX-License-Identifier: Apache-2.0
"""Who is away from when to when, and who covers: entered, ended early, taken out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget
from shiboken6 import isValid

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.fields import spec
from vlu_desktop.record.people import Cover, Officer
from vlu_desktop.services.cases.caseload import Staff
from vlu_desktop.services.cases.covers import Covers
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, frame, holding, label, row
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.page import Page
from vlu_desktop.ui.widgets.row_table import by_rows

_ROWS = 4
_TWO = 2
"""Officers without whom nobody can cover for another."""
_WEEK = timedelta(days=6)


def _heads() -> tuple[str, ...]:
    return (
        say("caseload.who-away"), say("caseload.who-covers"), say("caseload.from"), say("caseload.until"),
        say("caseload.standing"),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverServices:
    """Who works here, the acts on covers, and saving."""

    staff: Callable[[], Staff]
    covers: Covers
    saver: Saver


class CoverCard(Page):
    """The covers under way and to come first, those that are over after them."""

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, services: CoverServices, day: Callable[[], date]
    ) -> None:  # fmt: skip
        super().__init__(bulletin)
        self._worker = worker
        self._services = services
        self._day = day
        self._staff = Staff()
        self._shown: tuple[Cover, ...] = ()
        self.nobody = label(say("caseload.nobody-away"), "muted", wrap=True)
        self.table = QTableWidget(0, len(_heads()))
        self.table.setHorizontalHeaderLabels(list(_heads()))
        by_rows(self.table, say("caseload.covers"))
        self.table.setWordWrap(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.9))
        self.table.setMinimumHeight(self.fontMetrics().height() * 2 * _ROWS)
        em = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate((28, 28, 18, 18)):
            self.table.setColumnWidth(place, em * letters)
        self.table.itemSelectionChanged.connect(self._offer)
        self.enter = button(say("caseload.enter-absence"), self.ask, "outline")
        self.back = button(say("caseload.back-early"), self._end, "outline")
        self.out = button(say("caseload.take-out"), self._take_out, "quiet")
        inner = column(
            label(say("caseload.covers"), "heading"), label(say("caseload.cover-hint"), "small", wrap=True),
            self.nobody, self.table,
            flowing(self.enter, self.back, self.out), margins=16,
        )  # fmt: skip
        self.setLayout(column(holding(inner, "card")))
        self._offer()

    def concerns(self, changes: Changes) -> bool:
        return changes.touches("cover") or changes.touches("officer")

    def refresh(self) -> None:
        self._worker.ask(self._services.staff, self._show)

    def ask(self) -> None:
        """Ask who is away, from when to when, and who covers."""
        self._worker.ask(self._services.staff, self._open)

    def _open(self, staff: Staff) -> None:
        offered = staff.offered(self._day())
        if len(offered) < _TWO:
            self._services.saver.problem(say("caseload.cover-needs-two"))
            return
        window = CoverWindow(offered, self._day, self.window())
        window.given.connect(lambda cover: self._start(window, staff, cover))
        window.open()

    def _start(self, window: "CoverWindow", staff: Staff, cover: Cover) -> None:
        today = self._day()
        said = say(
            "caseload.cover-saved", officer=staff.name(cover.officer_id), by=staff.name(cover.covered_by_id)
        )  # fmt: skip
        self._services.saver.act(
            lambda: self._services.covers.start(cover, today), said, say("home.undo"),
            lambda _: window.accept() if isValid(window) else None,
            lambda sentence: window.refused(sentence) if isValid(window) else self._services.saver.problem(sentence),
        )  # fmt: skip

    def _show(self, staff: Staff) -> None:
        kept, today = self._chosen(), self._day()
        self._staff = staff
        self._shown = tuple(sorted(staff.covers, key=lambda each: (_is_over(each, today), each.starts or today)))
        self.table.setVisible(bool(self._shown))
        self.nobody.setVisible(not self._shown)
        self.table.setRowCount(len(self._shown))
        for place, each in enumerate(self._shown):
            cells = (
                staff.name(each.officer_id), staff.name(each.covered_by_id), _said(each.starts), _said(each.ends),
                _standing(each, today),
            )  # fmt: skip
            for at, text in enumerate(cells):
                item = QTableWidgetItem(visible(text))
                item.setToolTip(visible(text).replace("<", "‹"))
                self.table.setItem(place, at, item)
        if self._shown:
            ids = [each.id for each in self._shown]
            self.table.setCurrentCell(ids.index(kept.id) if kept is not None and kept.id in ids else 0, 0)
        self._offer()

    def _chosen(self) -> Cover | None:
        place = self.table.currentRow()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def _offer(self) -> None:
        chosen, today = self._chosen(), self._day()
        self.back.setEnabled(chosen is not None and chosen.holds(today) and chosen.starts != today)
        self.out.setEnabled(chosen is not None)

    def _end(self) -> None:
        """The officer is back today: yesterday was the last day away."""
        if (chosen := self._chosen()) is not None:
            last = self._day() - timedelta(days=1)
            self.table.setFocus()  # not on the next button, which takes out
            self._services.saver.act(
                lambda: self._services.covers.end(chosen.id, last),
                say("caseload.cover-ended", officer=self._staff.name(chosen.officer_id)),
                say("home.undo"),
            )

    def _take_out(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.table.setFocus()
            self._services.saver.act(
                lambda: self._services.covers.take_out(chosen.id), say("caseload.cover-taken-out"), say("home.undo")
            )


def _is_over(each: Cover, today: date) -> bool:
    return each.ends is not None and each.ends < today


def _said(on: date | None) -> str:
    return shown_day(on, short=True) if on else ""


def _standing(each: Cover, today: date) -> str:
    if each.holds(today):
        return say("caseload.now")
    return say("caseload.over") if _is_over(each, today) else say("caseload.to-come")


class CoverWindow(FittingDialog):
    """`given` carries the cover as it was entered."""

    given = Signal(object)

    def __init__(self, officers: Sequence[Officer], day: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("caseload.absence"))
        terms = (("", ""), *((each.id, visible(each.name)) for each in officers))
        self.away = ChoiceBox(say("caseload.who-away"), terms)
        self.by = ChoiceBox(say("caseload.who-covers"), terms)
        self.starts, self.ends = DayEditor(spec(Cover, "starts"), day), DayEditor(spec(Cover, "ends"), day)
        self.starts.set_value(day())
        self.ends.set_value(day() + _WEEK)
        fields = FieldForm()
        for caption, field in (
            (say("caseload.who-away"), self.away), (say("caseload.who-covers"), self.by),
            (say("caseload.from"), self.starts), (say("caseload.until"), self.ends),
        ):  # fmt: skip
            name = label(caption)
            name.setBuddy(field)
            if isinstance(field, ChoiceBox):
                field.setMinimumContentsLength(30)
            fields.addRow(name, field)
        self._problem = label("", "problem", wrap=True)
        save = button(say("caseload.save-cover"), self.choose, "primary", "Ctrl+Enter")
        self.setLayout(
            column(
                label(say("caseload.absence"), "heading"), label(say("caseload.absence-hint"), "small", wrap=True),
                fields, None, self._problem, frame("line"),
                row(button(say("caseload.close"), self.reject, "quiet"), None, save), margins=20, space=10,
            )
        )  # fmt: skip
        self.resize(self.fontMetrics().averageCharWidth() * 76, self.fontMetrics().lineSpacing() * 17)
        self.away.setFocus()

    @property
    def problem(self) -> str:
        """What keeps it from being saved."""
        return self._problem.text()

    def choose(self) -> None:
        """Hand over what was entered, where the days can be read."""
        self._problem.setText("")
        for field in (self.starts, self.ends):
            if field.problem():
                field.refuse(field.problem())
                return
        self.given.emit(
            Cover(
                officer_id=str(self.away.currentData() or ""), covered_by_id=str(self.by.currentData() or ""),
                starts=self.starts.value(), ends=self.ends.value(),
            )
        )  # fmt: skip

    def refused(self, sentence: str) -> None:
        """Say why it was not saved; what was entered stays."""
        self._problem.setText(sentence)
