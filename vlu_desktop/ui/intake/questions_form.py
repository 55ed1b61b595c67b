# SPDX-License-Identifier: Apache-2.0
"""What a file leaves open, each question once for all rows like it; an answer reads the rows again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vlu_desktop.services.cases.imports import RowQuestion
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import clear, column, frame, holding, label, scrolled

MOST_ROWS_NAMED = 8
MOST_SHOWN = 200
"""Questions with a card of their own; of more it is said how many wait until these are answered."""


class QuestionsForm(QWidget):
    """`answered` carries the key of a question and the key of the choice taken for all its rows."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, ChoiceBox] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self.setLayout(column(scrolled(holding(column(self._cards, None)))))

    def show_questions(self, questions: Sequence[RowQuestion]) -> None:
        """A card for each question, those that nobody has answered first."""
        clear(self._cards)
        self.boxes = {}
        for each in sorted(questions, key=lambda each: each.answered)[:MOST_SHOWN]:
            self._cards.addWidget(self._card(each))
        if not questions:
            self._cards.addWidget(label("The file leaves nothing open.", "muted"))
        if len(questions) > MOST_SHOWN:
            more = len(questions) - MOST_SHOWN
            self._cards.addWidget(label(f"{more:,} more questions come when these are answered.", "muted"))

    def _card(self, question: RowQuestion) -> QWidget:
        box = ChoiceBox(question.question)
        for key, words in question.choices:
            box.addItem(words, key)
        box.setCurrentIndex(max(box.findData(question.answer), 0))
        box.activated.connect(lambda _: self.answered.emit(question.key, str(box.currentData())))
        self.boxes[question.key] = box
        card = frame("card")
        told = label(question.question, "", wrap=True)
        card.setLayout(column(told, label(_rows(question), "small", wrap=True), box, margins=12, space=6))
        return card


def _rows(question: RowQuestion) -> str:
    named = [str(row) for _, row in question.rows[:MOST_ROWS_NAMED]]
    more = len(question.rows) - len(named)
    rows = f"Row{'s' if len(question.rows) != 1 else ''} {', '.join(named)}"
    return f"{rows} and {more:,} more" if more else rows
