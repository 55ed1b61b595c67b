# SPDX-License-Identifier: Apache-2.0
"""A question asked once before something is done: what it would do in a sentence, and two answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.widgets.announcing import announce
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog

LETTERS = 62


class Question(FittingDialog):
    """`agreed` comes if the officer says so. The keyboard is on the answer that changes nothing; Esc is that answer."""

    ASKS = True

    agreed = Signal()

    def __init__(self, over: QWidget, title: str, sentence: str, yes: str, no: str = "") -> None:
        super().__init__(over)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sentence = label(sentence, wrap=True)
        self.sentence.setMinimumWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        self.no = button(no or say("widgets.leave-it"), self.reject, "outline")
        self.yes = button(yes, self._agree, "primary")
        self.setAccessibleDescription(sentence)
        for each in (self.no, self.yes):
            each.setAccessibleDescription(sentence)
        self.setLayout(column(self.sentence, row(None, self.no, self.yes), margins=22, space=16))
        self.no.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, self.sentence.text())

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
