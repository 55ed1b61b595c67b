# SPDX-License-Identifier: Apache-2.0
"""Bursts of messages made into incidents: the rule that cuts them, how many that makes, each of them, and the kinds."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import number
from vlu_desktop.record.behaviours import BEHAVIOURS, NOT_CHOSEN
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.cases.message_drafts import BurstsDraft
from vlu_desktop.services.cases.messages import RULES, BurstList, Messages, Rule, Uncut
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox, NumberBox
from vlu_desktop.ui.intake.burst_rows import BurstRows, headings
from vlu_desktop.ui.threads.worker import Job, Worker
from vlu_desktop.ui.widgets.announcing import tell
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row, scrolled
from vlu_desktop.ui.widgets.elided_label import ElidedLabel
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import flowing, named
from vlu_desktop.ui.widgets.row_table import row_table

SOON = 250
"""Milliseconds after the last change of the rule before the messages are gathered anew."""
MOST_HOURS = 24 * 31


def the_forms() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Which forms of messages are given one kind together, by a key of their own and the words before the choice."""
    return (
        ("messages", say("intaking.messages-are"), ("message",)),
        ("calls", say("intaking.calls-are"), ("call", "missed", "voicemail")),
        ("mail", say("intaking.e-mails-are"), ("mail",)),
    )


_WIDE = (7, 47, 11, 20, 26)
_LINES = 9
"""Lines of text that the table is at least as high as: where there is less room, the window scrolls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeOfBursts:
    """What was made: how many incidents, of how many messages, and the act's changes."""

    incidents: int
    messages: int
    changes: Changes


class BurstsWindow(FittingDialog):
    """Reads the case's messages once and gathers them by one rule after another. `made` carries a `MadeOfBursts`.

    `senders_asked` asks for who is who, and this window closes.
    """

    made = Signal(object)
    senders_asked = Signal()

    KEEPS = True

    def __init__(self, parent: QWidget, worker: Worker, messages: Messages, case_id: str, case_title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("intaking.incidents-from-messages"))
        self._worker = worker
        self._messages = messages
        self._case_id = case_id
        self._uncut: Uncut | None = None
        self._ticket: Job | None = None
        self._busy = False
        self._left_out: tuple[str, ...] = ()
        self.rows = BurstRows()
        self.rule = ChoiceBox(say("intaking.how-messages-are-gathered-into"), RULES)
        self.rule.setMinimumContentsLength(34)
        self.hours = NumberBox(say("intaking.hours-without-a-message-that"), MOST_HOURS, "1")
        self.hours.setMaximumWidth(self.fontMetrics().averageCharWidth() * 8)
        self.hours.set_value(Rule().hours)
        self.apart = QCheckBox(say("intaking.calls-and-messages-apart"))
        self.apart.setChecked(Rule().calls_apart)
        self.kinds = {key: _kinds(words) for key, words, _ in the_forms()}
        self.told = label(say("intaking.reading-the-messages-of-the"), "heading", wrap=True)
        self._left = label("", "muted", wrap=True)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self.make = button(say("intaking.make-incidents"), self._make, "primary")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self.setLayout(self._lay_out(case_title))
        self.resize(QSize(1200, 780))
        self._connect()
        self._count()
        self._read()

    def _lay_out(self, case_title: str) -> QVBoxLayout:
        kinds = [named(words, self.kinds[key]) for key, words, _ in the_forms()]
        about = label(
            say("intaking.about-bursts", kind=NOT_CHOSEN),
            "muted",
            wrap=True,
        )
        senders = button(
            say("intaking.who-is-who-3"), self._ask_senders, "quiet", say("intaking.nothing-is-counted-whose-sender")
        )
        title = ElidedLabel("muted")
        title.set_text(case_title)
        body = column(
            about,
            flowing(
                named(say("intaking.one-incident"), self.rule), holding(row(*self._hours_row())), self.apart, space=12
            ),
            flowing(*kinds, space=12),
            self.told,
            _table(self.rows),
            self._left,
        )
        body.setStretch(4, 1)
        layout = column(
            row(label(say("intaking.incidents-from-messages"), "heading"), title, None, space=14),
            scrolled(holding(body)),
            self._problem,
            flowing(button(say("intaking.make-none-now"), self.reject, "quiet"), senders, self.make, spread=True),
            margins=14,
        )
        layout.setStretch(1, 1)
        return layout

    def _hours_row(self) -> tuple[QWidget, ...]:
        self.fewer = button("−", lambda: self._step(-1), "outline", say("intaking.fewer-hours"))
        self.more = button("+", lambda: self._step(1), "outline", say("intaking.more-hours"))
        self.fewer.setAccessibleName(say("intaking.fewer-hours"))
        self.more.setAccessibleName(say("intaking.more-hours"))
        return self.fewer, self.hours, self.more, label("hours")

    def _step(self, by: int) -> None:
        self.hours.set_value(min(max(self.hours.value() + by, 1), MOST_HOURS))

    def _connect(self) -> None:
        self.rule.activated.connect(lambda _: self._ruled())
        self.hours.textChanged.connect(lambda _: self._ruled())
        self.apart.toggled.connect(lambda _: self._ruled())
        self.rows.chosen_changed.connect(self._count)
        self._soon.timeout.connect(self._gather)

    @property
    def problem(self) -> str:
        """The sentence on what went wrong, "" for nothing."""
        return self._problem.text()

    def chosen_rule(self) -> Rule:
        """The rule as it stands in the window."""
        return Rule(
            key=str(self.rule.currentData()), hours=max(self.hours.value(), 1), calls_apart=self.apart.isChecked()
        )  # fmt: skip

    def chosen_kinds(self) -> dict[str, str]:
        """A behaviour by each form of messages, where the officer chose any."""
        found: dict[str, str] = {}
        for key, _, forms in the_forms():
            kind = str(self.kinds[key].currentData() or "")
            if kind:
                found |= dict.fromkeys(forms, kind)
        return found

    def left(self) -> BurstsDraft | None:
        """What was chosen here; None where nothing was, or the window is closed."""
        found = BurstsDraft(
            rule=self.chosen_rule(), kinds=self._kinds_by_field(), left_out=self._left_out or self.rows.left_out()
        )
        return found if self.isVisible() and not self._busy and found != BurstsDraft(rule=Rule()) else None

    def take_draft(self, draft: BurstsDraft) -> None:
        """Have back what was chosen; ticks as soon as the bursts are there."""
        self._left_out = draft.left_out
        self.rule.setCurrentIndex(self.rule.findData(draft.rule.key))
        self.hours.set_value(draft.rule.hours)
        self.apart.setChecked(draft.rule.calls_apart)
        for key, kind in draft.kinds.items():
            self.kinds[key].setCurrentIndex(self.kinds[key].findData(kind))
        self._ruled()

    def _kinds_by_field(self) -> dict[str, str]:
        return {key: str(box.currentData()) for key, box in self.kinds.items() if box.currentData()}

    def _read(self) -> None:
        def read(uncut: Uncut) -> None:
            self._uncut = uncut
            self._gather()

        self._worker.ask(lambda: self._messages.uncut(self._case_id), read, self._failed)

    def _ruled(self) -> None:
        for each in (self.fewer, self.hours, self.more):
            each.setEnabled(self.rule.currentData() == "gap")
        self.make.setEnabled(False)
        self._soon.start()

    def _gather(self) -> None:
        uncut, rule = self._uncut, self.chosen_rule()
        if uncut is None:
            return
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = self._worker.ask(lambda: uncut.by(rule), self._show, self._failed)

    def _show(self, gathered: BurstList) -> None:
        if not isValid(self):
            return
        self._ticket = None
        left = "; ".join(f"{reason}: {many:,}" for reason, many in gathered.left)
        self._left.setText(say("intaking.in-no-burst", left=left) if left else "")
        self.rows.show_bursts(gathered.bursts)
        if self._left_out and not self._soon.isActive():
            self.rows.leave_out(self._left_out)
            self._left_out = ()

    def _ask_senders(self) -> None:
        self.leave(self.senders_asked.emit)

    def _count(self) -> None:
        chosen = self.rows.chosen()
        many = sum(each.count for each in chosen)
        if self._uncut is not None:
            self.told.setText(
                say("intaking.incidents-of-messages", incidents=number(len(chosen), "incident"), n=many)
                if chosen
                else say("intaking.no-incident-nothing-that-came")
            )
        self.make.setText(say("intaking.make-incidents-2", n=len(chosen)) if chosen else say("intaking.make-incidents"))
        settled = self._uncut is not None and not self._soon.isActive() and self._ticket is None
        self.make.setEnabled(bool(chosen) and settled and not self._busy)

    def _make(self) -> None:
        chosen, kinds, case_id = self.rows.chosen(), self.chosen_kinds(), self._case_id
        self._busy = True
        self._say("")
        self._count()

        def job() -> MadeOfBursts:
            ids, changes = self._messages.make_incidents(case_id, chosen, kinds)
            return MadeOfBursts(incidents=len(ids), messages=sum(each.count for each in chosen), changes=changes)

        self._worker.ask(job, self._made, self._refused)

    def _made(self, made: MadeOfBursts) -> None:
        self.made.emit(made)
        self.accept()

    def _refused(self, sentence: str) -> None:
        """Nothing was made; what is in no incident by now is read again."""
        self._busy = False
        self._failed(sentence)
        self._read()

    def _failed(self, sentence: str) -> None:
        self._ticket = None
        self._say(sentence)
        self._count()

    def _say(self, sentence: str) -> None:
        tell(self._problem, sentence)

    def done(self, result: int) -> None:
        self._soon.stop()
        if self._ticket is not None:
            self._ticket.cancel()
        super().done(result)


def _kinds(words: str) -> ChoiceBox:
    offered: list[tuple[str, str]] = [("", NOT_CHOSEN)]
    offered += [(each.key, each.label) for each in BEHAVIOURS if each.lane == "contact"]
    made = ChoiceBox(words, offered)
    made.setMinimumContentsLength(20)
    return made


def _table(rows: BurstRows) -> QTableView:
    table = row_table(say("intaking.bursts-each-of-which-would"), rows)
    table.setAlternatingRowColors(True)
    table.setMinimumHeight(round(table.fontMetrics().height() * _LINES))
    em = table.fontMetrics().averageCharWidth()
    for place, letters in enumerate(_WIDE):
        table.setColumnWidth(place, em * max(letters, len(headings()[place]) + 3))
    return table
