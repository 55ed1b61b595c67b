# SPDX-License-Identifier: Apache-2.0
"""A small window that asks for passphrases, does one thing with them, and forgets them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QLineEdit, QVBoxLayout, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog


def secret_line(caption: str, hidden: bool = True) -> QLineEdit:
    """A field whose text is never guessed or learnt, and seen only where it is copied letter by letter from paper."""
    made = QLineEdit()
    if hidden:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    made.setAccessibleName(caption)
    return made


class PassphraseDialog(FittingDialog):
    """`done_with` carries a sentence for the message bar. It closes only once the thing is done."""

    done_with = Signal(str)

    def __init__(self, parent: QWidget, worker: Worker, title: str, hint: str, act: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._worker = worker
        self.problem = label("", "problem", wrap=True)
        self.problem.setMinimumHeight(self.fontMetrics().height() * 2)
        self.form = FieldForm()
        self.form.setVerticalSpacing(10)
        self.act = button(act, self._go, "primary")
        self.act.setDefault(True)
        self._middle = QVBoxLayout()
        self._busy = False
        cancel = button(say("keyring.close"), self.reject, "quiet")
        self.setLayout(
            column(
                label(title, "heading", wrap=True),
                label(hint, "muted", wrap=True),
                self._middle,
                self.form,
                self.problem,
                row(cancel, None, self.act),
                margins=22,
                space=12,
            )
        )
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 74)

    def add_field(self, caption: str, field: QLineEdit) -> QLineEdit:
        """A field with its caption."""
        name = label(caption)
        name.setBuddy(field)
        field.setAccessibleName(caption)
        self.form.addRow(name, field)
        return field

    def add_above(self, what: QWidget | QLayout) -> None:
        """Something above the fields."""
        if isinstance(what, QWidget):
            self._middle.addWidget(what)
        else:
            self._middle.addLayout(what)

    def wrong(self) -> str:
        """What is missing or does not fit, before anything is done; "" where all is well."""
        return ""

    def job(self) -> tuple[Callable[[], object], str]:
        """What to do on the vault's thread, and the sentence once it is done."""
        raise AssertionError("each window says what it does")

    def _go(self) -> None:
        if self._busy:
            return
        wrong = self.wrong()
        self.problem.setText(wrong)
        if wrong:
            return
        job, said = self.job()
        self._set_busy(True)
        self._worker.ask(job, lambda _: self._finish(said), self._failed)

    def _finish(self, said: str) -> None:
        self._forget()
        self.done_with.emit(said)
        self.accept()

    def _failed(self, sentence: str) -> None:
        self._set_busy(False)
        self.problem.setText(sentence)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.act.setEnabled(not busy)

    def _forget(self) -> None:
        for field in self.findChildren(QLineEdit):
            field.clear()
