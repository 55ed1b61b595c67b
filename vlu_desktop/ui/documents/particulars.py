# SPDX-License-Identifier: Apache-2.0
"""What is said once of a document or a bundle: court, case number, hearing, record up to, for whom, MARAC or not."""

from collections.abc import Callable
from datetime import date
from typing import Protocol, TypedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.services.documents.hearing_pack import HearingParticulars
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.widgets.basics import fill_line, label
from vlu_desktop.ui.widgets.field_form import FieldForm

_BEFORE_A_COURT = frozenset({"court", "parole", "parole-withheld", "tribunal"})
_TOLD_OF_MARAC = frozenset({"marac", "agency", "victim", "internal"})
"""Who has no need to be asked about it: it is their own, or nobody there learns of it anew."""


class ParticularsValues(TypedDict):
    """The particulars, named as orders name them."""

    recipient: str
    purpose: str
    court: str
    case_number: str
    hearing_on: date | None
    marac_reason: str


class HasParticulars(Protocol):
    """An order of any kind that holds particulars."""

    @property
    def recipient(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    @property
    def court(self) -> str: ...
    @property
    def case_number(self) -> str: ...
    @property
    def hearing_on(self) -> date | None: ...
    @property
    def marac_reason(self) -> str: ...


class Particulars(QObject):
    """Rows of a form; `changed` says that the officer wrote or chose something."""

    changed = Signal()

    def __init__(self, form: FieldForm, today: Callable[[], date]) -> None:
        super().__init__(form)
        self._form = form
        self._known: Callable[[str], HearingParticulars | None] | None = None
        self._filled: tuple[str, str, date | None] = ("", "", None)
        self.court, self.case_number, self.recipient, self.purpose, self.marac_reason = (QLineEdit() for _ in range(5))
        self.hearing, self.data_to = (
            _day(say("documents.hearing-on"), today, "hearing_on"),
            _day(say("documents.record-up-to"), today),
        )
        self.data_to.set_value(today())
        self.marac = QCheckBox(say("documents.name-the-dates-of-marac"))
        self.marac_reason.setEnabled(False)
        self.marac_reason.setToolTip(say("documents.kept-in-the-journal-and"))
        self.marac_reason.setAccessibleName(say("documents.reason-for-naming-marac"))
        self.marac.toggled.connect(self.marac_reason.setEnabled)
        for caption, field in (
            (say("documents.court"), self.court),
            (say("documents.case-number"), self.case_number),
            (say("documents.hearing-on"), self.hearing),
            (say("documents.record-up-to"), self.data_to),
            (say("documents.given-to"), self.recipient),
            (say("documents.for-what"), self.purpose),
            ("", self.marac),
            (say("documents.why"), self.marac_reason),
        ):
            name = label(caption)
            name.setBuddy(field)
            if not field.accessibleName() and caption:
                field.setAccessibleName(caption)
            if caption:
                form.addRow(name, field)
            else:
                form.addRow(field)
        for line in (self.court, self.case_number, self.recipient, self.purpose, self.marac_reason):
            line.textEdited.connect(lambda _: self.changed.emit())
        for day in (self.hearing, self.data_to):
            day.edited.connect(self.changed)
        self.marac.toggled.connect(lambda _: self.changed.emit())

    def offer(self, known: Callable[[str], HearingParticulars | None]) -> None:
        """Have what the record says of the next hearing before a reader stand in the fields, unless something does."""
        self._known = known

    def _fill_known(self, audience: str) -> None:
        found = self._known(audience) if self._known is not None else None
        now = (self.court.text(), self.case_number.text(), self.hearing.value())
        if now not in (self._filled, ("", "", None)):
            return
        if found is not None:
            self._filled = (found.court, found.case_number, found.hearing_on)
        else:
            self._filled = ("", "", None)
        self.court.setText(self._filled[0])
        self.case_number.setText(self._filled[1])
        self.hearing.set_value(self._filled[2])

    def show_for(self, audience: str) -> None:
        """Leave out what has nothing to do with a reader."""
        self._fill_known(audience)
        before_a_court, told = audience in _BEFORE_A_COURT, audience in _TOLD_OF_MARAC
        for wanted, field in (
            (before_a_court, self.court),
            (before_a_court, self.case_number),
            (before_a_court or audience == "victim", self.hearing),
            (not told, self.marac),
            (not told, self.marac_reason),
        ):
            self._form.setRowVisible(field, wanted)
        if told:
            self.marac.setChecked(False)

    def fill(self, was: HasParticulars) -> None:
        """Show what was asked for then."""
        for line, text in (
            (self.court, was.court),
            (self.case_number, was.case_number),
            (self.recipient, was.recipient),
            (self.purpose, was.purpose),
            (self.marac_reason, was.marac_reason),
        ):
            fill_line(line, text)
        self.marac.setChecked(bool(was.marac_reason))
        self.hearing.set_value(was.hearing_on)

    def keep_as_asked(self) -> None:
        """What stands on pages that went out already can't be asked otherwise: only what it is for now, and the day."""
        for field in (self.court, self.case_number, self.hearing, self.recipient, self.marac, self.marac_reason):
            field.setEnabled(False)

    def wrong(self) -> str:
        """A sentence on what is still wrong; "" where all is well."""
        problem = self.hearing.problem() or self.data_to.problem()
        if problem or self.data_to.value() is None:
            return problem or say("documents.say-up-to-which-day")
        if self.marac.isChecked() and not self.marac_reason.text().strip():
            return say("documents.write-why-marac-is-to")
        return ""

    def said(self) -> ParticularsValues:
        """The particulars, of those that are shown."""
        before_a_court = self._form.isRowVisible(self.court)
        return ParticularsValues(
            recipient=self.recipient.text().strip(),
            purpose=self.purpose.text().strip(),
            court=self.court.text().strip() if before_a_court else "",
            case_number=self.case_number.text().strip() if before_a_court else "",
            hearing_on=self.hearing.value() if self._form.isRowVisible(self.hearing) else None,
            marac_reason=self.marac_reason.text().strip() if self.marac.isChecked() else "",
        )


def _day(caption: str, today: Callable[[], date], name: str = "") -> DayEditor:
    return DayEditor(Spec(name=name, label=caption, kind=Kind.DATE), today)
