# SPDX-License-Identifier: Apache-2.0
"""What else is known of an incident, folded away until wanted: place, words, injury, source, agreement to its use."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.conduct import Incident, IncidentUse
from vlu_desktop.record.vocabulary import label as term_label
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.ui.fields import Context, RecordForm
from vlu_desktop.ui.fields.yes_no_buttons import AnswerButtons
from vlu_desktop.ui.widgets.basics import button, column, frame, holding, label
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.flow_layout import flowing


def the_folded() -> str:
    return say("entering.more-place-words-used-injury")


class MoreSection(QWidget):
    """Holds every field of the incident that the page above does not show. The page is what answers for saving."""

    edited = Signal()

    def __init__(self, context: Context, shown_above: Collection[str]) -> None:
        super().__init__()
        self._today = context.today
        self.form: RecordForm[Incident] = RecordForm(Incident, context, leave_out=shown_above)
        self.form.edited.connect(self._edited)
        self._uses: tuple[IncidentUse, ...] = ()
        self._answers = {
            key: AnswerButtons(say("entering.agrees-to-use-for", text=text))
            for key, text in vocabulary("purpose").terms
        }
        agreed = FieldForm()
        agreed.setVerticalSpacing(6)
        agreed.setHorizontalSpacing(16)
        for key, buttons in self._answers.items():
            buttons.edited.connect(self.edited)
            agreed.addRow(label(term_label("purpose", key)), buttons)
        self._fold = button(the_folded(), self.toggle, "link")
        self._about = label("", "small", wrap=True)
        inner = column(
            frame("line"),
            self.form,
            label(say("entering.agrees-that-it-is-used"), "subheading"),
            holding_form(agreed),
            space=12,
        )
        self._inner = holding(inner)
        self._inner.hide()
        self.setLayout(column(flowing(self._fold), self._about, self._inner, space=4))

    def show_incident(self, incident: Incident, uses: tuple[IncidentUse, ...]) -> None:
        """Show an incident's other fields."""
        self.form.set_record(incident)
        self._uses = uses
        for key, buttons in self._answers.items():
            buttons.set_value(next((use.agreed for use in uses if use.purpose == key), ""))
        self.show_about()

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded."""
        return not self._inner.isHidden()

    def toggle(self) -> None:
        """Unfold or fold."""
        self._inner.setVisible(not self.is_open)
        self._fold.setText(say("entering.less") if self.is_open else the_folded())
        if self.is_open:
            self.form.editor("words").setFocus()

    def incident(self) -> Incident:
        """The incident with these fields as they now stand."""
        return self.form.record()

    def told_on(self) -> date:
        """The day it was told, by which words such as "last Tuesday" are read."""
        told: date | None = self.form.editor("told_on").value()
        return told or self._today()

    def uses(self) -> tuple[IncidentUse, ...]:
        """The agreements as they now stand; new ones have no id."""
        found: list[IncidentUse] = []
        for key, buttons in self._answers.items():
            stored = next((use for use in self._uses if use.purpose == key), None)
            answer = buttons.value()
            if stored is not None and answer:
                found.append(stored if stored.agreed == answer else replace(stored, agreed=answer))
            elif answer:
                found.append(IncidentUse(id=RecordId(""), purpose=key, agreed=answer, asked_on=self._today()))
        known = vocabulary("purpose").terms
        found += [use for use in self._uses if use.purpose not in dict(known)]
        return tuple(found)

    def problems(self) -> tuple[str, ...]:
        """What keeps it from being saved."""
        return self.form.problems()

    def _edited(self) -> None:
        self.show_about()
        self.edited.emit()

    def show_about(self) -> None:
        """What was filled in without being asked is said in sight, so that nobody saves it unread."""
        source = term_label("source", self.form.editor("source").value())
        told = self.told_on()
        his = self.form.editor("attribution").value() == "offender"
        parts = [say("entering.source", source=lower_first(source)) if source else say("entering.no-source-given")]
        parts.append(say("entering.told-to-us-on", on=told))
        if his:
            parts.append(say("entering.done-by-the-offender"))
        self._about.setText(", ".join(parts) + ".")


def holding_form(layout: FieldForm) -> QWidget:
    """A widget around a form's rows."""
    made = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    return made
