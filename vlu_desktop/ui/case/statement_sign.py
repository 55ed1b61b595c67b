# SPDX-License-Identifier: Apache-2.0
"""Signing a statement: the day, the uses its maker agrees to, and that its maker knows who may read it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import language
from vlu_desktop.record.fields import spec
from vlu_desktop.record.vocabulary import terms_in
from vlu_desktop.record.work import Statement, StatementUse
from vlu_desktop.services.documents.withholding import MaskingProposal, said_of
from vlu_desktop.ui.case.statement_page import language_notes
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.fields.yes_no_buttons import AnswerButtons, told_answers
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog


class SignDialog(FittingDialog):
    """`signed` carries the day, the answer to whether its maker was told who may see it, and the uses agreed."""

    signed = Signal(object, str, object)

    def __init__(self, statement: Statement, uses: tuple[StatementUse, ...], today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("statements.sign-title"))
        self.day = DayEditor(spec(Statement, "signed_on"), lambda: today)
        self.day.set_value(today)
        self.day.inner.setReadOnly(False)  # type: ignore[attr-defined]
        told = _told_who_reads(statement.kind)
        self.told = AnswerButtons(told, told_answers(language()))
        self.told.set_value(statement.told_disclosed)
        purposes = terms_in(language(), "purpose")
        self.uses = {
            key: AnswerButtons(say("statements.agrees-to-use", use=text), told_answers(language()))
            for key, text in purposes
        }
        for use in uses:
            if use.purpose in self.uses:
                self.uses[use.purpose].set_value(use.agreed)
        self._problem = label("", "problem", wrap=True)
        self._told = label("", "notice", wrap=True)
        self._told.setVisible(False)
        self.kept = QCheckBox(say("statements.kept-knowingly"))
        self.kept.setVisible(False)
        self._lay_out(told, purposes)
        line = self.fontMetrics().lineSpacing()
        self.resize(max(560, self.fontMetrics().averageCharWidth() * 84), line * 30)

    def _lay_out(self, told: str, purposes: Sequence[tuple[str, str]]) -> None:
        fields = [(say("statements.signed-on"), self.day), (told, self.told)]
        agreed = [(text, self.uses[key]) for key, text in purposes]
        close = button(say("statements.close"), self.reject, "quiet")
        sign = button(say("statements.sign-now"), self.sign, "primary")
        self.setLayout(
            column(
                label(say("statements.sign-title"), "heading"),
                label(say("statements.sign-caution"), "muted", wrap=True),
                self._told,
                self.kept,
                _form(fields, 8),
                label(say("statements.uses-title"), "subheading"),
                _form(agreed, 6),
                None,
                *language_notes(),
                frame("line"),
                row(self._problem, None, close, sign),
                margins=20,
                space=10,
            )
        )

    @property
    def problem(self) -> str:
        """What keeps it from being signed."""
        return self._problem.text()

    @property
    def pointed_out(self) -> str:
        """What is told of words in the statement that say where somebody can be found; "" where nothing is."""
        return self._told.text()

    def point_out(self, text: str, found: Sequence[MaskingProposal]) -> None:
        """Tell which words of the statement are kept from its reader; until its maker knows, it is not signed."""
        words = said_of(text, found)
        if words:
            self._told.setText(say("statements.points-out", words=words))
        self._told.setVisible(bool(words))
        self.kept.setVisible(bool(words))

    def sign(self) -> None:
        """Hand over what was entered, where there is a day and nobody's address stands in it unknown."""
        if self._told.text() and not self.kept.isChecked():
            self._problem.setText(say("statements.tick-first"))
            return
        day = self.day.value()
        if day is None:
            self.day.refuse(self.day.problem() or say("statements.day-missing"))
            return
        agreed = {key: buttons.value() for key, buttons in self.uses.items() if buttons.value()}
        self.signed.emit(day, self.told.value(), agreed)
        self.accept()


def _form(rows: Sequence[tuple[str, QWidget]], space: int) -> FieldForm:
    made = FieldForm()
    made.setVerticalSpacing(space)
    for name, field in rows:
        made.addRow(label(name), field)
    return made


def _told_who_reads(kind: str) -> str:
    """The question whether its maker was told who may read a statement of a kind."""
    match kind:
        case "parole":
            return say("statements.told-parole")
        case "tribunal":
            return say("statements.told-tribunal")
    return say("statements.told-court")
