# SPDX-License-Identifier: Apache-2.0
"""The window in which telling one person is recorded: how it was tried, what came of it, what is next; or why not."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from vlu_desktop.dates.when import When
from vlu_desktop.due.due_line import DueItem
from vlu_desktop.due.victim_lines import enough_for
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Draft
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.record.people import ContactPoint
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.record.work import Contact
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.services.cases.telling_acts import TellingWays
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.timeline.elements import shorten
from vlu_desktop.ui.case_session.due_windows import about_line
from vlu_desktop.ui.drafts.small_drafts import DUE_LINE, SmallWindow
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row
from vlu_desktop.ui.widgets.case_field import CaseField
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.wrapped_check import WrappedCheck

TOLD = "tell"
_LEAST = 28
"""Letters that a list of choices is wide at least."""
_LONGEST = 64
"""Letters of what may be told at the same contact."""


class TellWindow(SmallWindow):
    """`tried` carries the lines and the contact; `not_told` the lines, the day, the reason and the manager."""

    tried = Signal(object, object)
    not_told = Signal(object, object, str, str)
    about_asked = Signal()

    def __init__(
        self,
        item: DueItem,
        others: Sequence[DueItem],
        case: tuple[str, str],
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        """`others` are the open lines of the same person in the same case, which one contact may tell as well."""
        super().__init__(parent, DUE_LINE, about_line(item, TOLD))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("telling.window"))
        self._item = item
        self._points: dict[str, ContactPoint] = {}
        self._way_kept = ""
        self.also = [(other, _told_too(other)) for other in others]
        self.how = _choice("telling.how", "channel")
        self.way = ChoiceBox(say("telling.way"), (("", say("telling.no-way")),))
        self.outcome = _choice("telling.outcome", "contact-outcome")
        self.on = DayEditor(Spec(name="on", label=say("telling.on-day"), kind=Kind.DATE), today)
        self.on.set_value(today())
        self.by, self.said = _line("telling.by"), _line("telling.said")
        self.step = _choice("telling.next-step", "channel")
        self.then = DayEditor(Spec(name="then", label=say("telling.next-on"), kind=Kind.DATE, ahead=True), today)
        self.reason, self.manager = _line("telling.reason"), _line("telling.manager")
        self.refusing = QCheckBox(say("telling.not-told"))
        self._hint = label("", "muted", wrap=True)
        self._problem = label("", "problem", wrap=True)
        self._form = FieldForm()
        self._lay_out(case)
        self.way.currentIndexChanged.connect(lambda _: self._warn())
        self.outcome.currentIndexChanged.connect(lambda _: self._fit_to_outcome())
        self.refusing.toggled.connect(lambda _: self._fit_to_outcome())
        self.refusing.setVisible(bool(item.event))  # a contact once a year is made or put off, and nobody ends it
        for _, box in self.also:
            box.toggled.connect(lambda _: self._fit_to_outcome())
        self.keep_typed(
            {"refusing": self.refusing, "how": self.how, "way": self.way, "outcome": self.outcome, "on": self.on,
             "by": self.by, "said": self.said,
             "step": self.step, "then": self.then, "reason": self.reason, "manager": self.manager,
             **{f"also:{about_line(other, TOLD)}": box for other, box in self.also}}
        )  # fmt: skip
        self._fit_to_outcome()
        self.how.setFocus()

    def _lay_out(self, case: tuple[str, str]) -> None:
        of = CaseField(changeable=False)
        of.show_case(*case)
        self._contact = (("telling.how", self.how), ("telling.way", self.way), ("telling.outcome", self.outcome))
        for words, field in (
            *self._contact, ("telling.on-day", self.on), ("telling.by", self.by), ("telling.said", self.said),
            ("telling.next-step", self.step), ("telling.next-on", self.then), ("telling.reason", self.reason),
            ("telling.manager", self.manager),
        ):  # fmt: skip
            self._form.addRow(label(_FIELDS[words]()), field)
        also = [label(say("telling.also"), "muted"), *(box for _, box in self.also)] if self.also else []
        about = button(say("telling.open"), self.about_asked.emit, "link")
        close = button(say("telling.close"), self.reject, "quiet")
        save = button(say("telling.save"), self.choose, "primary", say("sessions.enter-in-a-field"))
        title = label(visible(self._item.title), "subheading", wrap=True)
        detail = label(visible(self._item.detail), "muted", wrap=True)
        self.setLayout(
            column(
                of, title, detail, *also, self._form, self._hint, self.refusing, None, frame("line"),
                row(self._problem, None, about, close, save), margins=20, space=10,
            )
        )  # fmt: skip
        for field in (self.by, self.said, self.reason, self.manager):
            field.returnPressed.connect(self.choose)
        self.resize(max(620, self.fontMetrics().averageCharWidth() * 90), self.fontMetrics().lineSpacing() * 30)

    def show_ways(self, ways: TellingWays) -> None:
        """The numbers and addresses that have not ended, safe ones first; the officer at the desk."""
        self._points = {str(point.id): point for point in ways.points}
        for point in ways.points:
            words = {
                "yes": say("telling.way-safe", point=point.value), "no": say("telling.way-unsafe", point=point.value),
            }.get(point.safe, say("telling.way-unasked", point=point.value))  # fmt: skip
            self.way.addItem(visible(words), str(point.id))
        if self._way_kept:
            self.way.setCurrentIndex(max(self.way.findData(self._way_kept), 0))
        if not self.by.text():
            self.by.setText(ways.officer)
            self.filled("by")
        self.grow()

    def take_draft(self, draft: Draft, worker: Worker, drafts: Drafts) -> None:
        """The ways may be read only later, and the one chosen is chosen again then."""
        self._way_kept = self.kept_in(draft).get("way", "")
        super().take_draft(draft, worker, drafts)

    def _warn(self) -> None:
        """What is to be heeded on the way that was chosen."""
        point = self._points.get(str(self.way.currentData() or ""))
        said = []
        if point is not None:
            said = [f"{point.safe_when.rstrip('.')}."] if point.safe_when.strip() else []
            said += [say("telling.no-message")] if point.may_leave_message == "no" else []
            said += [say("telling.no-name")] if point.may_say_who == "no" else []
        self._hint.setText(visible(" ".join(said)))
        self.grow()

    def _fit_to_outcome(self) -> None:
        """A next step where nobody was reached; reason and manager where she or he is not told."""
        refusing = self.refusing.isChecked()
        reached = self.outcome.currentData() in enough_for(self._chosen())
        for field in (self.how, self.way, self.outcome, self.by, self.said):
            self._form.setRowVisible(field, not refusing)
        for each in (self.step, self.then):
            self._form.setRowVisible(each, not refusing and not reached)
        for field in (self.reason, self.manager):
            self._form.setRowVisible(field, refusing)
        self.grow()

    def _chosen(self) -> tuple[DueItem, ...]:
        """The line, and those of the same person that the contact tells as well."""
        return (self._item, *(other for other, box in self.also if box.isChecked()))

    @property
    def problem(self) -> str:
        """What keeps it from being saved."""
        return self._problem.text()

    def choose(self) -> None:
        """Hand over what was entered, where its days can be read."""
        for field in (self.on, self.then):
            if field.problem():
                field.refuse(field.problem())
                return
        on = self.on.value()
        if on is None:
            self.refused(say("telling.needs-all"))
            return
        items = self._chosen()
        if self.refusing.isChecked():
            told = tuple(each for each in items if each.event)
            self.not_told.emit(told, on, self.reason.text().strip(), self.manager.text().strip())
            return
        reached = self.outcome.currentData() in enough_for(items)
        self.tried.emit(
            items,
            Contact(
                happened=When.on(on), channel=self.how.currentData() or "", outcome=self.outcome.currentData() or "",
                contact_point_id=self.way.currentData() or "", by=self.by.text().strip(),
                account=self.said.text().strip(), key_stage=_STAGES.get(self._item.event, ""),
                next_step="" if reached else self.step.currentData() or "",
                follow_up_on=None if reached else self.then.value(),
            ),
        )  # fmt: skip

    def refused(self, sentence: str) -> None:
        """Say why it was not saved; what was typed stays."""
        self._problem.setText(sentence)
        self.grow()


_FIELDS: dict[str, Callable[[], str]] = {
    "telling.how": lambda: say("telling.how"),
    "telling.way": lambda: say("telling.way"),
    "telling.outcome": lambda: say("telling.outcome"),
    "telling.on-day": lambda: say("telling.on-day"),
    "telling.by": lambda: say("telling.by"),
    "telling.said": lambda: say("telling.said"),
    "telling.next-step": lambda: say("telling.next-step"),
    "telling.next-on": lambda: say("telling.next-on"),
    "telling.reason": lambda: say("telling.reason"),
    "telling.manager": lambda: say("telling.manager"),
}
_STAGES = {
    "first-contact": "first-contact", "sentence": "sentence-explained", "order-made": "order-made",
    "order-varied": "variation", "order-ended": "order-end", "licence-end": "order-end", "release": "release-date",
    "early-release": "release-date", "release-conditions": "conditions", "temporary": "temporary-release",
    "recall": "recall", "escape": "abscond", "abscond": "abscond", "at-large": "abscond", "category": "category-move",
    "open-conditions": "category-move", "hospital": "hospital", "deported": "removal", "death": "death",
    "parole-listed": "parole-hearing", "parole-deferred": "parole-hearing", "parole-decision": "parole-decision",
}  # fmt: skip
"""The stage under which the contact log has what was told."""


def _choice(words: str, of: str) -> ChoiceBox:
    made = ChoiceBox(_FIELDS[words](), (("", say("telling.choose")), *vocabulary(of).terms))
    made.setMinimumContentsLength(_LEAST)
    return made


def _told_too(item: DueItem) -> QCheckBox:
    """A box as wide as a window can be on a small screen; what it leaves out is its hint."""
    box = WrappedCheck(visible(shorten(item.title, _LONGEST)))
    box.setToolTip(visible(f"{item.title}. {item.detail}")[:300])
    return box


def _line(words: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(_FIELDS[words]())
    return made
