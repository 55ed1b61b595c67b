# SPDX-License-Identifier: Apache-2.0
"""What a kind of document asks first, as fields: a choice from the record, a day, or words of the officer's own."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from vlu_desktop.dates.date_display import day
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.services.documents.documents import Question
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import clear, fill_line, in_order, label

_LINES = 4
Field = ChoiceBox | QLineEdit | QPlainTextEdit | DayEditor


class QuestionsPane(QWidget):
    """`changed` says that an answer was given or taken back. Questions of one choice alone show with that choice."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._questions: tuple[Question, ...] = ()
        self._given: dict[str, str] = {}
        self.fields: dict[str, Field] = {}
        self._parts: dict[str, tuple[QWidget, ...]] = {}

    def ask(self, questions: Sequence[Question]) -> None:
        """Ask these instead of what was asked before."""
        clear(self._rows)
        self._questions = tuple(questions)
        self.fields = {}
        self._parts = {}
        for question in self._questions:
            name = label(question.label, wrap=True)
            field = self._field(question)
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
        # Nothing can be put in order after the editor of a day, only after the line within it.
        stops = (each.inner if isinstance(each, DayEditor) else each for each in self.fields.values())
        in_order(*self._before(), *stops)
        # What was answered before, such as of a document made again, stands for all that is proposed.
        self._fill(self._given or {each.key: each.proposed for each in self._questions if each.proposed})
        self._show_wanted()

    def _before(self) -> list[QWidget]:
        """What Tab is on before it comes to the questions: the last that takes it ahead of this pane."""
        found: QWidget | None = self.previousInFocusChain()
        while found is not None and found is not self:
            if found.focusPolicy() & Qt.FocusPolicy.TabFocus and not self.isAncestorOf(found):
                return [found]
            found = found.previousInFocusChain()
        return []

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
                line = _line(field)
                fill_line(line, value)
                line.textEdited.emit(value)

    def answers(self) -> dict[str, str]:
        """What was answered, by key, of the questions that are shown."""
        given = {question.key: _value(self.fields[question.key]) for question in self._wanted()}
        return {key: value for key, value in given.items() if value}

    def _field(self, question: Question) -> Field:
        if question.choice:
            return ChoiceBox(question.label, (("", "–"), *question.options))
        if question.day:
            return DayEditor(Spec(name="", label=question.label, kind=Kind.DATE, ahead=question.ahead), self._today)
        return _words() if question.long else QLineEdit()

    def _connect(self, field: Field) -> None:
        if isinstance(field, ChoiceBox):
            field.currentIndexChanged.connect(lambda _: self._answered())
        elif isinstance(field, QPlainTextEdit):
            field.textChanged.connect(self.changed)
        elif isinstance(field, DayEditor):
            field.edited.connect(self.changed)
        else:
            field.textEdited.connect(lambda _: self.changed.emit())

    def _answered(self) -> None:
        self._show_wanted()
        self.changed.emit()

    def _wanted(self) -> list[Question]:
        return [
            question
            for question in self._questions
            if not question.only_if or _value(self.fields[question.only_if[0]]) in question.only_if[1]
        ]

    def _show_wanted(self) -> None:
        wanted = {question.key for question in self._wanted()}
        for key, widgets in self._parts.items():
            for widget in widgets:
                widget.setVisible(key in wanted)


def _words() -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + 16)
    return field


def _line(field: QLineEdit | DayEditor) -> QLineEdit:
    if isinstance(field, QLineEdit):
        return field
    assert isinstance(field.inner, QLineEdit)
    return field.inner


def _value(field: Field) -> str:
    if isinstance(field, ChoiceBox):
        return str(field.currentData() or "")
    if isinstance(field, DayEditor) and (one := field.value()) is not None:
        return day(one)
    return (field.toPlainText() if isinstance(field, QPlainTextEdit) else _line(field).text()).strip()
