# SPDX-License-Identifier: Apache-2.0
"""A question of an import answered row by row: its rows, each with its answer, and the choices for the one in view."""

from collections.abc import Callable, Iterable
from functools import cache

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.imports import Proposal, RowId, RowQuestion
from vlu_desktop.ui.fields.date_choices import MOST_KEYS
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import column, label, row
from vlu_desktop.ui.widgets.text_table import Cells, cells_view


def headings() -> tuple[str, ...]:
    return (say("intaking.row-2"), say("intaking.answer"), say("intaking.as-it-stands-in-the"))


_LINES = 8
WordsOf = Callable[[RowId], str]


def numbered(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Choices with the number that takes each with Alt."""
    return [(key, f"{n}  {text}" if n <= MOST_KEYS else text) for n, (key, text) in enumerate(choices, 1)]


class RowAnswers(QWidget):
    """`answered` carries the row and the key of the choice taken for it alone; `moved` says that another is in view."""

    answered = Signal(object, str)
    moved = Signal()

    def __init__(self, question: RowQuestion, words_of: WordsOf) -> None:
        super().__init__()
        self._cells = Cells(headings())
        self.table = cells_view(
            say("intaking.rows-of", question=question.question),
            self._cells,
            {say("intaking.row-2"): 10, say("intaking.answer"): 48},
        )
        lines = min(len(question.rows) + 2, _LINES)
        self.table.setFixedHeight(round(self.table.fontMetrics().height() * 1.9) * lines)
        self.box = ChoiceBox(say("intaking.answer-for-the-row-in"), numbered(question.choices))
        self.box.give_room(44)
        self.box.activated.connect(lambda _: self._take())
        self._question = question
        name = label(say("intaking.answer-for-the-row-in"))
        name.setBuddy(self.box)
        self.setLayout(column(self.table, row(name, self.box, None), space=6))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_row())
        self.show_question(question, words_of)

    def show_question(self, question: RowQuestion, words_of: WordsOf) -> None:
        """Show the rows as they are answered now, the one in view still in view."""
        place = max(self.table.currentIndex().row(), 0)
        self._question = question
        said, otherwise = dict(question.choices), dict(question.of_rows)
        several = len({sheet for sheet, _ in question.rows}) > 1
        self._cells.show_rows(
            (_named(each, several), said.get(otherwise.get(each, question.answer), ""), words_of(each))
            for each in question.rows
        )
        self.table.selectRow(min(place, len(question.rows) - 1))
        self._show_row()

    def _at(self) -> RowId:
        return self._question.rows[max(self.table.currentIndex().row(), 0)]

    def _show_row(self) -> None:
        answer = dict(self._question.of_rows).get(self._at(), self._question.answer)
        self.box.setCurrentIndex(max(self.box.findData(answer), 0))
        self.moved.emit()

    def _take(self) -> None:
        self.answered.emit(self._at(), str(self.box.currentData()))


def _named(at: RowId, several: bool) -> str:
    """A row by its number, and by its sheet where they are of several."""
    sheet, number = at
    return say("intaking.of", number=number, sheet=sheet) if sheet and several else str(number)


def words_of(proposal: Proposal) -> WordsOf:
    """How a row of the file is told by its words, gathered once they are asked for."""

    @cache
    def every() -> dict[RowId, str]:
        return {row.id: row.words for rows in (proposal.made, proposal.not_read) for row in rows}

    return lambda at: every().get(at, "")
