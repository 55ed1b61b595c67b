# SPDX-License-Identifier: Apache-2.0
"""The page behind a forgotten passphrase: the key from the recovery sheet, and a new passphrase."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.access.passphrases import strength
from vlu_desktop.ui.keys.passphrase_dialog import secret_line
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.field_form import FieldForm


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryRequest:
    """What is needed to open a casebook with its sheet; `key` as it was typed."""

    key: str
    officer: str
    passphrase: str


class RecoverForm(QWidget):
    """`sent` carries a `RecoveryRequest`, `back` asks for the page before."""

    sent = Signal(object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.key = secret_line(say("unlock.sheet-key"), hidden=False)
        self.officer = QLineEdit()
        self.first, self.second = secret_line(say("unlock.new-passphrase")), secret_line(say("unlock.same-again"))
        form = FieldForm()
        form.setVerticalSpacing(10)
        for caption, field in (
            (say("unlock.sheet-key"), self.key),
            (say("unlock.your-name"), self.officer),
            (say("unlock.new-passphrase"), self.first),
            (say("unlock.same-again"), self.second),
        ):
            name = label(caption)
            name.setBuddy(field)
            field.setAccessibleName(caption)
            form.addRow(name, field)
        self.problem = label("", "problem", wrap=True)
        self.problem.setMinimumHeight(self.fontMetrics().height() * 2)
        hint = label(say("unlock.recovery-hint"), "small", wrap=True)
        self.send = button(say("unlock.open-with-sheet"), self._send, "primary")
        back = button(say("unlock.back"), self.back.emit, "quiet")
        self.setLayout(
            column(label(say("unlock.recovery-title"), "heading"), form, hint, self.problem, row(back, None, self.send))
        )

    def forget(self) -> None:
        """Empty every field that holds a secret."""
        for field in (self.key, self.first, self.second):
            field.clear()

    def _send(self) -> None:
        officer = self.officer.text().strip()
        found = strength(self.first.text(), (officer,))
        wrong = ""
        if not self.key.text().strip():
            wrong = say("unlock.type-sheet-key")
        elif not officer:
            wrong = say("unlock.write-name")
        elif not found.good:
            wrong = found.sentence
        elif self.first.text() != self.second.text():
            wrong = say("unlock.not-the-same")
        self.problem.setText(wrong)
        if not wrong:
            self.sent.emit(RecoveryRequest(key=self.key.text(), officer=officer, passphrase=self.first.text()))
