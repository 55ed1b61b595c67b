# SPDX-License-Identifier: Apache-2.0
"""Suggestions of a case, each with the words of its entry in view: taken or refused, one at a time or all alike."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QTextEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.cases.suggestions import Suggestions, SuggestionView
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.folding_row import NARROW, FoldingRow
from vlu_desktop.ui.widgets.kept_sizes import KeptSizes
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit
from vlu_desktop.ui.widgets.text_table import Cells, cells_view

_TABLE_LINES, _WORDS_LINES = 9, 3


def headings() -> tuple[str, ...]:
    return (say("case.when"), say("case.suggested"), say("case.from-the-words"), say("case.what-happened"))


class SuggestionsTab(QWidget):
    """Shows the case's open suggestions; `Saver` makes what is taken, and offers to undo it."""

    def __init__(self, desk: CaseSession, saver: Saver, suggestions: Suggestions) -> None:
        super().__init__()
        self._desk = desk
        self._saver = saver
        self._suggestions = suggestions
        self._shown: tuple[SuggestionView, ...] = ()
        self._about = label("", "muted", wrap=True)
        self._cells = Cells(headings())
        self.table = cells_view(
            say("case.suggestions"),
            self._cells,
            {say("case.when"): 18, say("case.suggested"): 46, say("case.from-the-words"): 32},
        )
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_words())
        for key, act in (("Return", self.take), ("Ctrl+Shift+Return", self.take_alike), ("Delete", self.refuse)):
            pressed = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            pressed.activated.connect(act)
        self._words = QPlainTextEdit()
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.setAccessibleName(say("case.the-words-of-the-entry"))
        for each, lines in ((self.table, _TABLE_LINES), (self._words, _WORDS_LINES)):
            # Where letters are large the page scrolls rather than show half a row.
            each.setMinimumHeight(self.fontMetrics().lineSpacing() * lines)
        self._why_not = label("", "small", wrap=True)
        self.buttons = {
            "take": button(say("case.take-it"), self.take, "primary", "Return"),
            "alike": button(say("case.take-all-alike"), self.take_alike, "outline", "Ctrl+Shift+Return"),
            "refuse": button(say("case.not-so"), self.refuse, "quiet", "Delete"),
            "refuse_alike": button(say("case.none-alike-is-so"), self.refuse_alike, "quiet"),
        }
        one, alike, other, none = self.buttons.values()
        acts = FoldingRow(NARROW * 3 // 4, holding(row(one, alike, None)), holding(row(other, none, None)))
        acts.setStretch(1, 1)
        halves = OrderedSplit(Qt.Orientation.Vertical)
        halves.addWidget(self.table)
        halves.addWidget(holding(column(self._words, acts, self._why_not)))
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        KeptSizes(halves, "suggestions").put([300, 200])
        self.setLayout(column(self._about, halves))
        desk.follow(self._show)

    def take(self) -> None:
        """Make what the one in view suggests."""
        if (chosen := self._chosen()) and not (chosen.grave and self._brought_into_view()):
            ids = (chosen.suggestion.id,)
            self._act(lambda: self._suggestions.take(ids, in_view=ids), say("case.took-1-suggestion"))

    def _brought_into_view(self) -> bool:
        """Scroll the words of the entry into view where the page is too low for them; nothing is taken by that key."""
        if self._words.visibleRegion().boundingRect().height() >= self._words.fontMetrics().lineSpacing() * 2:
            return False
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is None:
            return False
        page.ensureWidgetVisible(self._words)
        self._saver.problem(say("case.nothing-is-taken-yet-read"))
        return True

    def take_alike(self) -> None:
        """Make all that suggest the same, but for what needs each entry's words in view."""
        if (chosen := self._chosen()) and not chosen.grave:
            ids = self._alike(chosen)
            self._act(lambda: self._suggestions.take(ids), say("case.took-suggestions", n=len(ids)))

    def refuse(self) -> None:
        """Take out the one in view."""
        if chosen := self._chosen():
            ids = (chosen.suggestion.id,)
            self._act(lambda: self._suggestions.refuse(ids), say("case.refused-1-suggestion"))

    def refuse_alike(self) -> None:
        """Take out all that suggest the same."""
        if chosen := self._chosen():
            ids = self._alike(chosen)
            self._act(lambda: self._suggestions.refuse(ids), say("case.refused-suggestions", n=len(ids)))

    def _act(self, job: Callable[[], Changes], said: str) -> None:
        self._saver.act(job, said, say("case.undo"))

    def _alike(self, chosen: SuggestionView) -> tuple[str, ...]:
        return tuple(each.suggestion.id for each in self._suggestions.alike(self._shown, chosen.suggestion))

    def _chosen(self) -> SuggestionView | None:
        place = self.table.currentIndex().row()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def _show(self, file: CaseFile) -> None:
        place = max(self.table.currentIndex().row(), 0)
        self._shown = self._suggestions.of(file)
        earlier = sum(1 for each in self._shown if each.suggestion.came_by == "earlier-import")
        self._about.setText(
            " ".join(
                filter(
                    None, (say("case.about-suggestions"), say("case.earlier-suggestions", n=earlier) if earlier else "")
                )
            )
        )
        self._cells.show_rows(_cells_of(each) for each in self._shown)
        if self._shown:
            self.table.selectRow(min(place, len(self._shown) - 1))
        self._show_words()

    def _show_words(self) -> None:
        chosen = self._chosen()
        self._words.setPlainText(visible(chosen.incident.account) if chosen else say("case.there-is-nothing-to-look"))
        self._words.setExtraSelections(self._marked(chosen.suggestion.because) if chosen else [])
        for each in self.buttons.values():
            each.setEnabled(chosen is not None)
        grave = chosen is not None and chosen.grave
        self.buttons["alike"].setEnabled(chosen is not None and not grave)
        self._why_not.setText(say("case.threats-and-violence-are-taken") if grave else "")

    def _marked(self, words: str) -> list[QTextEdit.ExtraSelection]:
        """The words that the suggestion came from, where they stand in the entry."""
        cursor = self._words.document().find(words) if words else QTextCursor()
        if cursor.isNull():
            return []
        there = QTextCursor(cursor)
        there.clearSelection()
        self._words.setTextCursor(there)
        shape = QTextCharFormat()
        shape.setFontUnderline(True)
        shape.setFontWeight(700)
        found = QTextEdit.ExtraSelection()
        found.cursor, found.format = cursor, shape
        return [found]


def _cells_of(each: SuggestionView) -> tuple[str, ...]:
    happened = each.incident.happened
    return (happened.display() if happened else "", each.wording, each.suggestion.because, each.incident.account)
