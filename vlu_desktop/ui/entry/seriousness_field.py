# SPDX-License-Identifier: Apache-2.0
"""How serious an incident counts as: from its kinds, unless an officer sets it with a reason."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.behaviours import behaviour, seriousness_of
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.fields import spec
from vlu_desktop.ui.fields.plain_editors import ChoiceEditor, TextEditor
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row


class SeriousnessLine(QWidget):
    """One sentence; the two fields unfold below it when they are asked for."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kinds: tuple[str, ...] = ()
        self._sentence = label("", "muted", wrap=True)
        self._unfold = button(say("entering.set-with-a-reason"), self._open, "link")
        self._set = ChoiceEditor(spec(Incident, "seriousness_set"))
        self._reason = TextEditor(spec(Incident, "seriousness_reason"))
        for editor in (self._set, self._reason):
            editor.edited.connect(self._edited)
        self._fields = holding(
            row(
                column(label(say("entering.seriousness")), self._set, space=4),
                column(label(say("entering.reason-for-setting-it")), self._reason, space=4),
            )
        )
        self._fields.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._fields.hide()
        head = row(self._sentence, self._unfold)
        head.setStretch(0, 1)
        self.setLayout(column(head, self._fields, space=4))

    @property
    def sentence(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    def show_incident(self, incident: Incident, kinds: tuple[str, ...]) -> None:
        """Show what an incident has."""
        self._kinds = kinds
        self._set.set_value(incident.seriousness_set)
        self._reason.set_value(incident.seriousness_reason)
        self._fields.setVisible(bool(incident.seriousness_set or incident.seriousness_reason))
        self._tell()

    def set_kinds(self, kinds: tuple[str, ...]) -> None:
        """The kinds as they now stand."""
        self._kinds = kinds
        self._tell()

    def values(self) -> dict[str, str]:
        """The two fields by name."""
        return {"seriousness_set": self._set.value(), "seriousness_reason": self._reason.value()}

    def problem(self) -> str:
        """What keeps it from being saved."""
        if self._set.problem():
            return self._set.problem()
        if self._set.value() and not self._reason.value().strip():
            return say("entering.seriousness-set-by-hand-needs")
        return ""

    def _open(self) -> None:
        self._fields.setVisible(not self._fields.isVisible())
        if self._fields.isVisible():
            self._set.setFocus()

    def _edited(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        number = seriousness_of(self._kinds)
        by_hand = self._set.value()
        if by_hand:
            told = say("entering.seriousness-of-5-set-by", by_hand=by_hand, number=number)
        elif self._kinds:
            highest = max(self._kinds, key=lambda kind: behaviour(kind).rung)
            told = say("entering.seriousness-of-5-from", number=number, label=lower_first(behaviour(highest).label))
        else:
            told = say("entering.not-graded-until-a-kind")
        self._sentence.setText(told)
