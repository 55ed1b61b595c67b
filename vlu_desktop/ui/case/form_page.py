# SPDX-License-Identifier: Apache-2.0
"""A form on a calm page: its questions by section, an answer and a note to each, saved as they are given."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.rules.form_templates import CHOICES, AnswerType, Form, Question
from vlu_desktop.ui.fields.yes_no_buttons import AnswerButtons
from vlu_desktop.ui.widgets.basics import button, column, frame, holding, label, only_if, row, scrolled
from vlu_desktop.ui.widgets.flow_layout import flowing

PAUSE = 2000
"""Milliseconds after the last key until a note is saved."""
Given = dict[str, tuple[str, str]]


class QuestionCard(QWidget):
    """One question. `answered` comes when its answer changed, `noted` with each change of its words."""

    answered = Signal()
    noted = Signal()
    incidents_asked = Signal()

    def __init__(self, question: Question, number: int) -> None:
        super().__init__()
        self.question = question
        self.buttons = AnswerButtons(question.text[:80], CHOICES)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        wide = question.answer is AnswerType.TEXT
        about = question.text[:80]
        self.note.setAccessibleName(say("case.answer-to", text=about) if wide else say("case.note-on", text=about))
        self.note.setPlaceholderText(say("case.her-or-his-words") if wide else say("case.note"))
        self.note.setFixedHeight(self.fontMetrics().lineSpacing() * (5 if wide else 2) + 18)
        self._bearing = button("", self.incidents_asked.emit, "link")
        self._bearing.hide()
        self.buttons.edited.connect(self.answered)
        self.note.textChanged.connect(self.noted)
        only_if(not wide, self.buttons)
        self.buttons.setMaximumWidth(self.fontMetrics().averageCharWidth() * 52)
        asked = label(f"{number}  {question.text}", "subheading", wrap=True)
        helped = label(question.help, "small", wrap=True)
        only_if(bool(question.help), helped)
        answers = flowing(self.buttons, self._bearing, space=16, level=True)
        inner = column(asked, helped, answers, self.note, margins=14, space=6)
        self.setLayout(column(holding(inner, "card")))

    def given(self) -> tuple[str, str]:
        """The answer and the note; a question in words has its words as the answer."""
        words = self.note.toPlainText()
        return (words, "") if self.question.answer is AnswerType.TEXT else (self.buttons.value(), words)

    def show_given(self, answer: str, note: str) -> None:
        """Show what is stored."""
        words = answer if self.question.answer is AnswerType.TEXT else note
        self.buttons.set_value(answer)
        if self.note.toPlainText() != words:
            with QSignalBlocker(self.note):
                self.note.setPlainText(words)

    def show_bearing(self, many: int) -> None:
        """How many incidents may bear on it."""
        self._bearing.setText(say("case.incidents-may-bear-on-this", n=many))
        self._bearing.setVisible(bool(many))

    def set_fixed(self, fixed: bool) -> None:
        """Whether answers can still be changed."""
        self.buttons.setEnabled(not fixed)
        self.note.setReadOnly(fixed)


class FormPage(QWidget):
    """`given` carries answers to save; `incidents_asked` a question whose incidents are to be listed."""

    given = Signal(object)
    incidents_asked = Signal(object)
    complete_asked = Signal()
    details_asked = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self.cards = {each.key: QuestionCard(each, number) for number, each in enumerate(form.questions, start=1)}
        self._pending: set[str] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self._progress = label("", "muted")
        self._state = label("", "muted", wrap=True)
        self._complete = button(say("case.complete"), self._ask_complete, "primary")
        for key, card in self.cards.items():
            card.answered.connect(lambda key=key: self._answer(key))
            card.noted.connect(lambda key=key: self._note(key))
            card.incidents_asked.connect(lambda key=key: self.incidents_asked.emit(form.question(key)))
            card.note.installEventFilter(self)
        self._lay_out()

    def _lay_out(self) -> None:
        caution = holding(column(label(self.form.caution, wrap=True)), "notice")
        caution.layout().setContentsMargins(14, 8, 10, 8)  # type: ignore[union-attr]
        inner = column(label(self.form.purpose, "muted", wrap=True), space=10)
        for section in self.form.sections:
            inner.addSpacing(8)
            inner.addWidget(label(section.title, "heading", wrap=True))
            if section.note:
                inner.addWidget(label(section.note, "muted", wrap=True))
            for question in section.questions:
                inner.addWidget(self.cards[question.key])
        inner.addWidget(label(self.form.licence_note, "small", wrap=True))
        inner.addStretch(1)
        body = holding(inner)
        body.setMaximumWidth(self.fontMetrics().averageCharWidth() * 130)
        inner.setContentsMargins(0, 4, 12, 0)
        details = button(say("case.details"), self.details_asked.emit, "quiet", say("case.date-by-whom-what-you"))
        foot = flowing(self._progress, details, self._complete, spread=True)
        head = row(label(self.form.title, "heading", wrap=True), self._state, space=14)
        head.setStretch(0, 1)
        self.setLayout(column(head, caution, scrolled(body), frame("line"), foot, space=8))

    @property
    def progress(self) -> str:
        """How far it is, such as "11 of 18 answered"."""
        return self._progress.text()

    def show_answers(self, stored: Mapping[str, tuple[str, str]], state: str, fixed: bool) -> None:
        """Show what is stored; what is being typed stays."""
        for key, card in self.cards.items():
            if key not in self._pending:
                card.show_given(*stored.get(key, ("", "")))
            card.set_fixed(fixed)
        self._state.setText(state)
        self._complete.setVisible(not fixed)
        self._count()

    def show_bearing(self, counts: Mapping[str, int]) -> None:
        """How many incidents may bear on each question."""
        for key, card in self.cards.items():
            card.show_bearing(counts.get(key, 0))

    def flush(self) -> None:
        """Hand over what is not saved."""
        self._pause.stop()
        if self._pending:
            self.given.emit({key: self.cards[key].given() for key in self._pending})

    def saved(self, given: Given) -> None:
        """These were saved; what was typed since waits for the next time."""
        self._pending -= {key for key, value in given.items() if self.cards[key].given() == value}

    def forget(self) -> None:
        """Another filling-in is shown next."""
        self._pause.stop()
        self._pending.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._pending:
            QTimer.singleShot(0, self, self.flush)
        return super().eventFilter(watched, event)

    def _answer(self, key: str) -> None:
        self._pending.add(key)
        self._count()
        self.flush()

    def _note(self, key: str) -> None:
        self._pending.add(key)
        self._count()
        self._pause.start()

    def _ask_complete(self) -> None:
        self.flush()
        self.complete_asked.emit()

    def _count(self) -> None:
        many = sum(bool(card.given()[0].strip()) for card in self.cards.values())
        self._progress.setText(say("case.so-many-answered", n=many, of=len(self.cards)))
