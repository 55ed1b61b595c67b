# SPDX-License-Identifier: Apache-2.0
"""Two versions of a statement side by side, what differs marked by more than colour."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.work import Statement
from vlu_desktop.ui.case.statement_page import language_notes
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.elided_choice import ElidedChoice
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog

_MOST_WORDS = 4000
"""Paragraphs longer than this are marked as a whole: comparing their words would keep the officer waiting."""
_PIECE = re.compile(r"\s+|\S+")
Named = Sequence[tuple[str, Statement]]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text, and whether the other side lacks it."""

    text: str
    differs: bool = False


def differences(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """Both texts whole, as runs; the runs that differ are those the other text does not have there."""
    left, right = old.splitlines(keepends=True), new.splitlines(keepends=True)
    one: list[Span] = []
    other: list[Span] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        before, after = "".join(left[a:b]), "".join(right[c:d])
        if tag == "equal":
            one.append(Span(before))
            other.append(Span(after))
        else:
            _by_word(before, after, one, other)
    return [each for each in one if each.text], [each for each in other if each.text]


def _by_word(before: str, after: str, one: list[Span], other: list[Span]) -> None:
    left, right = _PIECE.findall(before), _PIECE.findall(after)
    if max(len(left), len(right)) > _MOST_WORDS:
        one.append(Span(before, True))
        other.append(Span(after, True))
        return
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        one.append(Span("".join(left[a:b]), tag != "equal"))
        other.append(Span("".join(right[c:d]), tag != "equal"))


class CompareDialog(FittingDialog):
    """Left is the version chosen to compare with, right the one in view."""

    PASSING = True

    def __init__(self, shown: tuple[str, str], others: Named, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("statements.compare-title"))
        self._text = shown[1]
        self._others = list(others)
        self.choice = ElidedChoice()
        self.choice.setAccessibleName(say("statements.compare-with"))
        for name, _ in self._others:
            self.choice.addItem(name)
        self.left, self.right = _page(say("statements.version-chosen")), _page(say("statements.version-in-view"))
        sides = row(column(self.choice, self.left), column(label(shown[0], "subheading"), self.right), space=16)
        self.setLayout(
            column(
                label(say("statements.compare-title"), "heading"),
                label(say("statements.compare-legend"), "muted"),
                sides,
                *language_notes(),
                row(None, button(say("statements.close"), self.accept)),
                margins=20,
                space=10,
            )
        )
        self.choice.currentIndexChanged.connect(self._fill)
        self.resize(max(900, self.fontMetrics().averageCharWidth() * 130), 640)
        self._fill()

    def _fill(self) -> None:
        place = self.choice.currentIndex()
        if place < 0:
            return
        old, new = differences(self._others[place][1].text, self._text)
        gone, come = QTextCharFormat(), QTextCharFormat()
        gone.setFontStrikeOut(True)
        come.setFontUnderline(True)
        come.setFontWeight(QFont.Weight.Bold)
        _write(self.left, old, gone)
        _write(self.right, new, come)


def _page(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    return made


def _write(page: QPlainTextEdit, spans: list[Span], mark: QTextCharFormat) -> None:
    """As plain text throughout: what looks like markup stays what it is."""
    page.clear()
    cursor = QTextCursor(page.document())
    for span in spans:
        cursor.insertText(span.text, mark if span.differs else QTextCharFormat())
    page.moveCursor(QTextCursor.MoveOperation.Start)
