# SPDX-License-Identifier: Apache-2.0
"""What a kind of document asks first, as fields: a choice from the record, or words of the officer's own."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from vlu_desktop.services.documents.documents import Question
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import clear, label

_LINES = 4


class QuestionsPane(QWidget):
    """`changed` says that an answer was given or taken back. Questions of one choice alone show with that choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._questions: tuple[Question, ...] = ()
        self._given: dict[str, str] = {}
        self.fields: dict[str, ChoiceBox | QLineEdit | QPlainTextEdit] = {}
        self._parts: dict[str, tuple[QWidget, ...]] = {}

    def ask(self, questions: Sequence[Question]) -> None:
        """Ask these instead of what was asked before."""
        clear(self._rows)
        self._questions = tuple(questions)
        self.fields = {}
        self._parts = {}
        for question in self._questions:
            name = label(question.label, wrap=True)
            field = _field(question)
            field.setAccessibleName(question.label)
            field.setAccessibleDescription(question.help)
            name.setBuddy(field)
            shown: list[QWidget] = [name, field]
            if question.help:
                shown.insert(1, label(question.help, "muted", wrap=True))
            for widget in shown:
                self._rows.addWidget(widget)
            self._connect(field)
            self.fields[question.key] = field
            self._parts[question.key] = tuple(shown)
        # What was answered before, such as of a document made again, stands for all that is proposed.
        self._fill(self._given or {each.key: each.proposed for each in self._questions if each.proposed})
        self._show_wanted()

    def answer(self, given: Mapping[str, str]) -> None:
        """Answer these, now or once they are asked."""
        self._given = dict(given)
        self._fill(given)

    def _fill(self, given: Mapping[str, str]) -> None:
        for key, value in given.items():
            field = self.fields.get(key)
            if isinstance(field, ChoiceBox):
                field.setCurrentIndex(max(field.findData(value), 0))
            elif isinstance(field, QPlainTextEdit):
                field.setPlainText(value)
            elif field is not None:
                field.setText(value)

    def answers(self) -> dict[str, str]:
        """What was answered, by key, of the questions that are shown."""
        given = {question.key: _value(self.fields[question.key]) for question in self._wanted()}
        return {key: value for key, value in given.items() if value}

    def _connect(self, field: ChoiceBox | QLineEdit | QPlainTextEdit) -> None:
        if isinstance(field, ChoiceBox):
            field.currentIndexChanged.connect(lambda _: self._answered())
        elif isinstance(field, QPlainTextEdit):
            field.textChanged.connect(self.changed)
        else:
            field.textEdited.connect(lambda _: self.changed.emit())

    def _answered(self) -> None:
        self._show_wanted()
        self.changed.emit()

    def _wanted(self) -> list[Question]:
        return [
            question
            for question in self._questions
            if not question.only_if or _value(self.fields[question.only_if[0]]) == question.only_if[1]
        ]

    def _show_wanted(self) -> None:
        wanted = {question.key for question in self._wanted()}
        for key, widgets in self._parts.items():
            for widget in widgets:
                widget.setVisible(key in wanted)


def _field(question: Question) -> ChoiceBox | QLineEdit | QPlainTextEdit:
    if question.choice:
        return ChoiceBox(question.label, (("", "–"), *question.options))
    if not question.long:
        return QLineEdit()
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + 16)
    return field


def _value(field: ChoiceBox | QLineEdit | QPlainTextEdit) -> str:
    if isinstance(field, ChoiceBox):
        return str(field.currentData() or "")
    return (field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()).strip()
