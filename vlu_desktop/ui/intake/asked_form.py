# SPDX-License-Identifier: Apache-2.0
"""What a file of messages leaves open, each question once with its choices; none is chosen before an officer does."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.messages import SourceQuestion
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.basics import button, clear, column, frame, holding, label, row, scrolled


class AskedForm(QWidget):
    """`answered` carries the key of a question and the key of the choice taken."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[tuple[str, str], QPushButton] = {}
        self._shown: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] | None = None
        self._groups: list[QButtonGroup] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self.setLayout(column(scrolled(holding(column(self._cards, None)))))

    def show_questions(self, asked: Sequence[SourceQuestion], answered: Collection[str]) -> None:
        """A card for each question; where they are the same as before, the keys stay where they were."""
        shown = tuple((each.key, each.question, each.choices) for each in asked)
        if shown == self._shown:
            for each in asked:
                if each.key in answered and (each.key, each.answer) in self.choices:
                    self.choices[each.key, each.answer].setChecked(True)
            return
        self._shown = shown
        clear(self._cards)
        self.choices, self._groups = {}, []
        for each in asked:
            self._cards.addWidget(self._card(each, each.key in answered))
        if not asked:
            self._cards.addWidget(label(say("intaking.the-file-leaves-nothing-open"), "muted"))

    def _card(self, asked: SourceQuestion, is_answered: bool) -> QWidget:
        group = QButtonGroup(self)
        self._groups.append(group)
        card = frame("card")
        inside = column(label(asked.question, "subheading", wrap=True), margins=12, space=4)
        for key, words in asked.choices:
            said = visible(words).replace("&", "&&")
            choice = button(said, partial(self.answered.emit, asked.key, key), "choice")
            choice.setAccessibleName(f"{asked.question} {visible(words)}")
            choice.setChecked(is_answered and key == asked.answer)
            group.addButton(choice)
            self.choices[asked.key, key] = choice
            inside.addLayout(row(choice, None))
        card.setLayout(inside)
        return card
