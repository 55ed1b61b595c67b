# SPDX-License-Identifier: Apache-2.0
"""Signing a statement: the day, the uses its maker agrees to, and that its maker knows who may read it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from vlu_desktop.record.fields import spec
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.record.work import Statement, StatementUse
from vlu_desktop.services.documents.withholding import MaskingProposal, said_of
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.fields.yes_no_buttons import TOLD, AnswerButtons
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog


class SignDialog(FittingDialog):
    """`signed` carries the day, the answer to whether its maker was told who may see it, and the uses agreed."""

    signed = Signal(object, str, object)

    def __init__(self, statement: Statement, uses: tuple[StatementUse, ...], today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sign the statement")
        self.day = DayEditor(spec(Statement, "signed_on"), lambda: today)
        self.day.set_value(today)
        self.day.inner.setReadOnly(False)  # type: ignore[attr-defined]
        reader = "the prisoner may read it" if statement.kind == "parole" else "the defence may see it"
        self.told = AnswerButtons(f"Told that {reader}")
        self.told.set_value(statement.told_disclosed)
        self.uses = {key: AnswerButtons(f"Agrees to use for {text}", TOLD) for key, text in vocabulary("purpose").terms}
        for use in uses:
            if use.purpose in self.uses:
                self.uses[use.purpose].set_value(use.agreed)
        self._problem = label("", "problem", wrap=True)
        self._told = label("", "notice", wrap=True)
        self._told.setVisible(False)
        self.kept = QCheckBox("Its maker knows that these words stand in it, and who may read them")
        self.kept.setVisible(False)
        fields = QFormLayout()
        fields.setVerticalSpacing(8)
        fields.setHorizontalSpacing(16)
        fields.addRow(label("Signed on"), self.day)
        fields.addRow(label(f"Told that {reader}"), self.told)
        agreed = QFormLayout()
        agreed.setVerticalSpacing(6)
        agreed.setHorizontalSpacing(16)
        for key, text in vocabulary("purpose").terms:
            agreed.addRow(label(text), self.uses[key])
        self.setLayout(
            column(
                label("Sign the statement", "heading"),
                label(
                    "Signing can’t be undone. A signed statement stays as it is; a later one can supplement it.",
                    "muted",
                    wrap=True,
                ),
                self._told,
                self.kept,
                fields,
                label("Its maker agrees that it is used for", "subheading"),
                agreed,
                None,
                frame("line"),
                row(self._problem, None, button("Close", self.reject, "quiet"), button("Sign", self.sign, "primary")),
                margins=20,
                space=10,
            )
        )
        line = self.fontMetrics().lineSpacing()
        self.resize(max(560, self.fontMetrics().averageCharWidth() * 84), line * 30)

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
            self._told.setText(
                f"This says what is kept from its reader: {words}. It is left out of papers he may read, but signed "
                "words stay as they are. Take it out first, or keep it knowingly."
            )
        self._told.setVisible(bool(words))
        self.kept.setVisible(bool(words))

    def sign(self) -> None:
        """Hand over what was entered, where there is a day and nobody's address stands in it unknown."""
        if self._told.text() and not self.kept.isChecked():
            self._problem.setText("Read what tells where somebody is, and tick that its maker knows; or take it out.")
            return
        day = self.day.value()
        if day is None:
            self.day.refuse(self.day.problem() or "Write the day it was signed.")
            return
        agreed = {key: buttons.value() for key, buttons in self.uses.items() if buttons.value()}
        self.signed.emit(day, self.told.value(), agreed)
        self.accept()
