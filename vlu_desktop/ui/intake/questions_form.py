# SPDX-License-Identifier: Apache-2.0
"""What a file leaves open, each question once for all rows like it, answered for all or row by row."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.imports import RowId, RowQuestion
from vlu_desktop.ui.fields.date_choices import MOST_KEYS
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.intake.row_answers import RowAnswers, WordsOf, numbered
from vlu_desktop.ui.widgets.basics import button, clear, column, holding, in_order, label, row, scrolled

MOST_ROWS_NAMED = 8
MOST_SHOWN = 200
"""Questions with a card of their own; of more it is said how many wait until these are answered."""


def one_by_one() -> str:
    return say("intaking.row-by-row")


_LETTERS = 44
"""At most so wide are the choices of a question: as a narrow window has room for."""


def no_words(_: RowId) -> str:
    """Of a file whose rows have no words to show."""
    return ""


class QuestionCard(QFrame):
    """One question. `answered` carries the choice for all its rows, `answered_row` a row and the one for it alone.

    `moved` says that another of its rows is the one to be answered.
    """

    answered = Signal(str)
    answered_row = Signal(object, str)
    moved = Signal()

    def __init__(self, question: RowQuestion, words_of: WordsOf) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._question, self._words_of = question, words_of
        self.box = ChoiceBox(question.question, numbered(question.choices))
        self.box.give_room(_LETTERS)
        self.box.activated.connect(lambda _: self.answered.emit(str(self.box.currentData())))
        self._rows = label("", "small", wrap=True)
        self.fold: QPushButton = button(one_by_one(), self.turn, "quiet")
        self.fold.setAccessibleName(f"{one_by_one()} {question.question}")
        self.rows: RowAnswers | None = None
        told = label(question.question, "", wrap=True)
        told.setBuddy(self.box)
        self._layout = column(told, self._rows, row(self.box, self.fold, None), margins=12, space=6)
        self.setLayout(self._layout)
        self.show_question(question, words_of)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops."""
        return self.box, self.fold, *((self.rows.table, self.rows.box) if self.rows is not None else ())

    def take(self, place: int) -> None:
        """Take the choice at a place, where there is one: for the row in view while the keyboard is among the rows."""
        rows = self.rows
        box = rows.box if rows is not None and (rows.table.hasFocus() or rows.box.hasFocus()) else self.box
        if place < box.count():
            box.setCurrentIndex(place)
            box.activated.emit(place)

    def show_question(self, question: RowQuestion, words_of: WordsOf) -> None:
        """Show it as it is answered now."""
        self._question, self._words_of = question, words_of
        self.box.setCurrentIndex(max(self.box.findData(question.answer), 0))
        self._rows.setText(_rows(question))
        self.fold.setVisible(len(question.rows) > 1)
        if self.rows is not None:
            self.rows.show_question(question, words_of)

    def turn(self) -> None:
        """Show its rows, each to be answered alone, or fold them away."""
        if self.rows is None:
            self.rows = RowAnswers(self._question, self._words_of)
            self.rows.answered.connect(self.answered_row)
            self.rows.moved.connect(self.moved)
            self._layout.addWidget(self.rows)
            self.rows.hide()
            in_order(self.fold, self.rows.table, self.rows.box)
        self.rows.setVisible(self.rows.isHidden())
        self.fold.setText(one_by_one() if self.rows.isHidden() else say("intaking.fold-the-rows-away"))
        if not self.rows.isHidden():
            self.rows.table.setFocus()
            self.moved.emit()


class QuestionsForm(QWidget):
    """`answered` carries the key of a question and the key of the choice for all its rows; `answered_row` a row too.

    A card stays where it is as its question is answered, and so does the cursor in it. Alt and a number take the
    choice of that number of the question the keyboard is on.
    """

    answered = Signal(str, str)
    answered_row = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, QuestionCard] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self._told = label(say("intaking.the-file-leaves-nothing-open"), "muted", wrap=True)
        self._area = scrolled(holding(column(self._cards, self._told, None)))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self._area))
        for number in range(1, MOST_KEYS + 1):
            key = QShortcut(QKeySequence(f"Alt+{number}"), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self._take, number - 1))

    def _show_row(self, card: QuestionCard) -> None:
        """Have the row that is to be answered in view: in a low window its table is higher than what is seen of it."""
        inner = self._area.widget()
        if card.rows is None or card.rows.isHidden() or inner is None:
            return
        table = card.rows.table
        at = table.visualRect(table.currentIndex()).bottomLeft()
        down = table.viewport().mapTo(inner, at).y()
        self._area.ensureVisible(0, down, 0, table.rowHeight(0))

    def _take(self, place: int) -> None:
        for card in self.cards.values():
            if any(part.hasFocus() for part in card.stops):
                card.take(place)
                return

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, from the first question to the last."""
        return tuple(part for card in self.cards.values() for part in card.stops)

    @property
    def boxes(self) -> dict[str, ChoiceBox]:
        """The choices for all rows of each question, by its key."""
        return {key: card.box for key, card in self.cards.items()}

    def show_questions(self, questions: Sequence[RowQuestion], words_of: WordsOf = no_words) -> None:
        """A card for each question; new ones stand below, those first that nobody has answered."""
        shown = sorted(questions, key=lambda each: each.answered)[:MOST_SHOWN]
        if not {each.key for each in shown} & self.cards.keys():
            clear(self._cards)
            self.cards = {}
        self._drop(self.cards.keys() - {each.key for each in shown})
        for each in shown:
            if each.key in self.cards:
                self.cards[each.key].show_question(each, words_of)
            else:
                self._add(each, words_of)
        more = len(questions) - len(shown)
        waiting = say("intaking.more-questions-come-when-these", more=more)
        self._told.setText(waiting if more else "" if shown else say("intaking.the-file-leaves-nothing-open"))
        self._told.setVisible(bool(self._told.text()))

    def _add(self, question: RowQuestion, words_of: WordsOf) -> None:
        card = QuestionCard(question, words_of)
        card.answered.connect(lambda answer: self.answered.emit(question.key, answer))
        card.answered_row.connect(lambda at, answer: self.answered_row.emit(question.key, answer, at))
        # Once the rows are laid out.
        card.moved.connect(lambda: QTimer.singleShot(0, card, lambda: self._show_row(card)))
        self.cards[question.key] = card
        self._cards.addWidget(card)

    def _drop(self, keys: Iterable[str]) -> None:
        for key in list(keys):
            card = self.cards.pop(key)
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()


def _rows(question: RowQuestion) -> str:
    named = [str(number) for _, number in question.rows[:MOST_ROWS_NAMED]]
    more = len(question.rows) - len(named)
    numbers = ", ".join(named)
    if more:
        rows = say("intaking.rows-and-more", rows=numbers, more=more)
    else:
        rows = say("intaking.rows-named", n=len(question.rows), rows=numbers)
    told = [rows]
    if question.of_rows:
        told.append(say("intaking.standing-otherwise", n=len(question.of_rows)))
    told.append(say("intaking.answered") if question.answered else say("intaking.not-answered-yet"))
    return ". ".join(told)
