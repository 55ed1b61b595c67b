# SPDX-License-Identifier: Apache-2.0
"""The entry in view below the import table: all its words, what they suggest with a tick each, what no column took."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QTextEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.imports import ProposedIncident, RowChoice, key_of
from vlu_desktop.services.cases.suggestions import is_grave, wording
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.intake.import_rows import LONGEST
from vlu_desktop.ui.intake.made_rows import look_at
from vlu_desktop.ui.widgets.basics import button, column, holding, label, reading, row
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit


def like_it() -> str:
    return say("intaking.tick-all-like-it")


_MOST_WORDS, _BEYOND = 10_000, 200
"""Characters of an entry that are shown, and those shown beyond the last words that suggest something."""
_KEY = Qt.ItemDataRole.UserRole
_LEFT_LINES, _LOW_LINES = 3, 1
"""Lines in view of what no column took, and where every line counts."""


class SuggestionList(QListWidget):
    """What an entry suggests, a tick each. `alike` carries the one in view, to be ticked in every entry like it.

    It is never lower than its tallest row, whose tick stands in the middle of its lines.
    """

    alike = Signal(object)

    def have_room(self) -> None:
        """Be as high as its tallest row, and two lines at least."""
        tallest = max((self.visualItemRect(self.item(n)).height() for n in range(self.count())), default=0)
        self.setMinimumHeight(max(tallest + 2 * self.frameWidth(), 2 * self.fontMetrics().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.have_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & both == both
        if entered and self.currentRow() >= 0:
            self.alike.emit(self.currentItem().data(_KEY))
        else:
            super().keyPressEvent(event)


class EntryPanel(QWidget):
    """`ticked` carries what a suggestion is known by and whether it is taken, `alike` one to take in all like it."""

    ticked = Signal(object, bool)
    alike = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(say("intaking.the-words-of-the-entry"))
        self.list = SuggestionList()
        self.list.setAccessibleName(say("intaking.what-the-words-suggest"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.itemChanged.connect(self._turned)
        self.list.currentItemChanged.connect(lambda *_: self._mark())
        self.list.alike.connect(self.alike)
        self.like = button(like_it(), self._alike, "quiet", say("intaking.ctrl-shift-enter-threats-are"))
        self.left = label("", "small", wrap=True)
        self._left_lines = _LEFT_LINES
        self._left_room = reading(self.left, say("intaking.what-to-look-at-and"))
        self.words.setMinimumHeight(self.words.fontMetrics().height() * 2)
        self.list.have_room()
        self._shown = ""
        self._because: dict[tuple[str, str], str] = {}
        halves = OrderedSplit(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(holding(column(self.words, self._left_room, space=4)))
        halves.addWidget(holding(column(self.list, row(self.like, None), space=2)))
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        self.setLayout(column(halves))

    def show_entry(self, entry: ProposedIncident | None, choice: RowChoice) -> None:
        """Show an entry, or none; the suggestion in view stays so where it is still suggested."""
        kept = self._current()
        said = _words(entry) if entry else ""
        if self._shown != said:
            self._shown = said
            self.words.setPlainText(visible(said))
        self._because = {key_of(each): each.because for each in entry.suggested} if entry else {}
        shown = [tuple(self.list.item(n).data(_KEY)) for n in range(self.list.count())]
        with QSignalBlocker(self.list):
            if shown != list(self._because):
                self._fill(entry, kept)
            for n, key in enumerate(self._because):
                on = key in choice.ticked
                self.list.item(n).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.like.setEnabled(self.list.count() > 0)
        self.left.setText("\n".join(filter(None, (_look(entry), _left(entry)))))
        self._fit_left()
        self.list.have_room()
        self._mark()

    def be_low(self, low: bool) -> None:
        """Take as few lines as there can be."""
        self._left_lines = _LOW_LINES if low else _LEFT_LINES
        self._fit_left()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_left()

    def _fit_left(self) -> None:
        """As high as its text, but the words of the entry keep their room: a long one scrolls."""
        most = self._left_room.maximumViewportSize()
        around = self._left_room.size() - most
        wide = max(self.words.width() - around.width(), 1)
        tall = max(self.left.heightForWidth(wide), self.fontMetrics().lineSpacing())
        tall = min(tall, self.fontMetrics().lineSpacing() * self._left_lines)
        self._left_room.setFixedHeight(tall + around.height())
        self._left_room.setVisible(bool(self.left.text()))

    def _fill(self, entry: ProposedIncident | None, kept: tuple[str, str] | None) -> None:
        self.list.clear()
        for each in entry.suggested if entry else ():
            because = f" (“{visible(each.because)}”)" if each.because else ""
            item = QListWidgetItem(wording(each) + because)
            item.setData(_KEY, key_of(each))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            if is_grave(each):
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, say("intaking.ticked-one-by-one-with"))
            self.list.addItem(item)
        places = [n for n, key in enumerate(self._because) if key == kept]
        if self.list.count():
            self.list.setCurrentRow(places[0] if places else 0)

    def _current(self) -> tuple[str, str] | None:
        if self.list.currentRow() < 0:
            return None
        what, value = self.list.currentItem().data(_KEY)
        return what, value

    def _turned(self, item: QListWidgetItem) -> None:
        self.ticked.emit(tuple(item.data(_KEY)), item.checkState() == Qt.CheckState.Checked)

    def _alike(self) -> None:
        if (key := self._current()) is not None:
            self.alike.emit(key)

    def _mark(self) -> None:
        """Underline the words that the suggestion in view came from, and bring them into view."""
        key = self._current()
        words = visible(self._because.get(key, "")) if key else ""
        cursor = self.words.document().find(words) if words else QTextCursor()
        if cursor.isNull():
            self.words.setExtraSelections([])
            return
        shape = QTextCharFormat()
        shape.setFontUnderline(True)
        shape.setFontWeight(700)
        found = QTextEdit.ExtraSelection()
        found.cursor, found.format = cursor, shape
        at = QTextCursor(cursor)
        at.clearSelection()
        self.words.setTextCursor(at)
        self.words.setExtraSelections([found])


def _words(entry: ProposedIncident) -> str:
    """The words of an entry: of very many as many as it takes to see where each suggestion came from."""
    whole = "\n\n".join(filter(None, (entry.incident.account, entry.incident.words)))
    ends = (whole.find(each.because) + len(each.because) for each in entry.suggested if each.because)
    shown = max((_MOST_WORDS, *ends)) + _BEYOND
    left = len(whole) - shown
    return say("intaking.more-characters-go-in-with", whole=whole[:shown], left=left) if left > 0 else whole


def _look(entry: ProposedIncident | None) -> str:
    """What was assumed in reading the row."""
    noted = look_at(entry) if entry else ""
    return say("intaking.look-at", noted=noted) if noted else ""


def _left(entry: ProposedIncident | None) -> str:
    """What no column took, which is kept with the entry."""
    left = "; ".join(f"{at}: {words[:LONGEST]}" for at, words in (entry.left if entry else ()))
    return say("intaking.kept-with-the-entry-in", left=left) if left else ""
