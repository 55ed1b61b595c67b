# SPDX-License-Identifier: Apache-2.0
"""Beginning a case: what can be known at the door, and nothing more."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.ui.drafts.small_drafts import NEW_CASE, SmallWindow
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.field_form import FieldForm


class NewCaseDialog(SmallWindow):
    """`begun` carries the `NewCase`; the window closes when the case is there. `held` names the people held already."""

    begun = Signal(object)

    def __init__(self, parent: QWidget, held: Mapping[str, str]) -> None:
        super().__init__(parent, NEW_CASE)
        self.setWindowTitle(say("home.new-case"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._held = dict(held)
        self.title = QLineEdit()
        self.reference = QLineEdit()
        self.safe = QLineEdit()
        self.victim_given, self.victim_family = QLineEdit(), QLineEdit()
        self.offender_given, self.offender_family = QLineEdit(), QLineEdit()
        self.scheme = _choices("scheme")
        self.relationship = _choices("relationship")
        self._victim_held = self._held_line(say("home.the-victim-is-held-already"))
        self._offender_held = self._held_line(say("home.the-offender-is-held-already"))
        form = self._form()
        self._problem = label("", "problem", wrap=True)
        self._begin = button(say("home.begin-the-case"), self._send, "primary")
        close = button(say("home.close"), self.reject, "quiet")
        hint = label(say("home.all-of-it-can-be"), "small", wrap=True)
        self._begin.setDefault(True)
        self.setLayout(
            column(
                label(say("home.new-case"), "heading"),
                form,
                self._problem,
                hint,
                row(None, close, self._begin),
                margins=20,
            )
        )
        QShortcut(QKeySequence("Ctrl+Return"), self, self._send)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 88)
        self.keep_typed(
            {
                "victim-given": self.victim_given, "victim-family": self.victim_family, "victim": self._victim_held,
                "offender-given": self.offender_given, "offender-family": self.offender_family,
                "offender": self._offender_held, "relationship": self.relationship, "safe": self.safe,
                "scheme": self.scheme, "reference": self.reference, "title": self.title,
            }
        )  # fmt: skip
        self.victim_given.setFocus()

    def _form(self) -> FieldForm:
        """Every field under its caption."""
        form = FieldForm()
        for caption, field in (
            (say("home.victims-given-names"), self.victim_given),
            (say("home.victims-family-name"), self.victim_family),
            (say("home.or-held-already"), self._victim_held),
            (say("home.offenders-given-names"), self.offender_given),
            (say("home.offenders-family-name"), self.offender_family),
            (say("home.or-held-already"), self._offender_held),
            (say("home.relationship"), self.relationship),
            (say("home.how-it-is-safe-to"), self.safe),
            (say("home.scheme"), self.scheme),
            (say("home.our-reference"), self.reference),
            (say("home.title-if-not-the-initials"), self.title),
        ):
            name = label(caption)
            name.setBuddy(field)
            if not field.accessibleName():
                field.setAccessibleName(caption)
            form.addRow(name, field)
        return form

    def problem(self, sentence: str) -> None:
        """Say why the case could not be begun; what was typed stays."""
        self._problem.setText(sentence)
        self._begin.setEnabled(True)

    def _held_line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(say("home.type-a-name"))
        line.setAccessibleName(name)
        completer = QCompleter(sorted(set(self._held.values())), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
        return line

    def _person(self, given: QLineEdit, family: QLineEdit, held: QLineEdit) -> NewPerson | None:
        name = held.text().strip()
        if not name:
            return NewPerson(given=given.text().strip(), family=family.text().strip())
        found = [person_id for person_id, called in self._held.items() if called.casefold() == name.casefold()]
        if len(found) != 1:
            self.problem(say("home.several-held", name=name) if found else say("home.nobody-held", name=name))
            return None
        return NewPerson(existing_id=found[0])

    def _send(self) -> None:
        self._problem.setText("")
        victim = self._person(self.victim_given, self.victim_family, self._victim_held)
        offender = self._person(self.offender_given, self.offender_family, self._offender_held)
        if victim is None or offender is None:
            return
        self._begin.setEnabled(False)
        self.begun.emit(
            NewCase(
                title=self.title.text(),
                reference=self.reference.text(),
                scheme=str(self.scheme.currentData() or ""),
                victim=victim,
                offender=offender,
                relationship=str(self.relationship.currentData() or ""),
                safe_contact=self.safe.text(),
            )
        )


def _choices(key: str) -> ChoiceBox:
    return ChoiceBox("", (("", ""), *vocabulary(key).terms))
