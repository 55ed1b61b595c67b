# SPDX-License-Identifier: Apache-2.0
"""Spelling in a text that is written: a red line under unknown words in view, and what they may be meant to be.

Only what is in view is looked through, in a pause, so that a text of any length stays quick to type in.
"""

from collections.abc import Iterator, Set

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from vlu_desktop.language.catalogue import say
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.text.speller import Speller, plain
from vlu_desktop.ui.widgets.announcing import announce

KEY = "F7"
_PAUSE = 250
_WORD_ENDS = 60
_LOOKED_AT = 5_000
_RED_ON_LIGHT, _RED_ON_DARK = "#c62f1d", "#ff8d80"
_RED_LINE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
_KEEP = QTextCursor.MoveMode.KeepAnchor


class SpellingMarks(QObject):
    """Looks after one text. A word to keep or to forget is asked for; `know` then tells what is known."""

    keep_asked = Signal(str)
    forget_asked = Signal(str)
    said = Signal(str)

    def __init__(self, text: QPlainTextEdit, speller: Speller) -> None:
        super().__init__(text)
        self._text = text
        self._speller = speller
        self._of_case: Set[str] = frozenset()
        self._of_unit: Set[str] = frozenset()
        self._english = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.look)
        for changed in (text.textChanged, text.cursorPositionChanged, text.verticalScrollBar().valueChanged):
            changed.connect(self.look_soon)
        text.installEventFilter(self)
        text.viewport().installEventFilter(self)

    def know(self, of_case: Set[str], of_unit: Set[str]) -> None:
        """Take these words for known, as `speller.plain` writes them."""
        self._of_case, self._of_unit = of_case, of_unit
        self.look_soon()

    def set_english(self, english: bool) -> None:
        """Whether the text is meant to be English; no other language is looked at."""
        self._english = english
        self.look_soon()

    def look_soon(self) -> None:
        """Look through what is in view once there is a pause."""
        if self._text.isVisible():
            self._pause.start()

    def look(self) -> None:
        """Draw the line under each unknown word in view, but not under one that is being typed."""
        marks = []
        here = self._text.textCursor()
        for start, end in self._in_view():
            if end != here.position() or here.hasSelection():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = _span(self._text, start, end)
                mark.format = self._line()
                marks.append(mark)
        self._text.setExtraSelections(marks)

    def go_on(self) -> None:
        """Choose the next unknown word after the cursor, from the beginning again at the end, and offer others."""
        for menu in self._text.findChildren(QMenu):
            menu.close()  # the key does this from an open one too
        whole = self._text.toPlainText()
        if not self._english:
            self._say(say("spelling.english-alone"))
            return
        if not self._speller.is_english(whole[:_LOOKED_AT]):
            self._say(say("spelling.no-english"))
            return
        places = _Places(whole)
        after = self._text.textCursor().selectionEnd()
        found = None
        for start, end in self._unknown(whole):
            if places.at(start) >= after:
                found = (start, end)
                break
            found = found or (start, end)
        if found is None:
            self._say(say("spelling.none-left"))
            return
        self._text.setTextCursor(_span(self._text, places.at(found[0]), places.at(found[1])))
        self._text.ensureCursorVisible()
        word = whole[found[0] : found[1]]
        announce(self._text, say("spelling.unknown", word=visible(word)))
        menu = self._menu(self._text.textCursor(), word)
        menu.popup(self._text.viewport().mapToGlobal(self._text.cursorRect().bottomLeft()))
        first = next((each for each in menu.actions() if each.isEnabled()), None)
        if first is not None:
            menu.setActiveAction(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.PaletteChange):
            self.look_soon()
        if isinstance(watched, QMenu):
            return self._key_in_menu(watched, event)
        if not isinstance(event, QContextMenuEvent):
            return False
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            cursor, at = self._text.cursorForPosition(event.pos()), event.globalPos()
        else:
            cursor = self._text.textCursor()
            at = self._text.viewport().mapToGlobal(self._text.cursorRect(cursor).bottomLeft())
        self._menu_at(cursor, at)
        return True

    def _key_in_menu(self, menu: QMenu, event: QEvent) -> bool:
        """The key that opened a menu goes on to the next word from it."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_F7:
            return False
        menu.close()
        self.go_on()
        return True

    def _menu_at(self, cursor: QTextCursor, at: QPoint) -> None:
        """The text's own menu, with what a word may be meant to be above it where the word is unknown."""
        usual = self._text.createStandardContextMenu(QPoint())
        usual.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        usual.installEventFilter(self)
        span, word = self._word_at(cursor)
        if span is not None:
            self._offer(usual, span, word)
        usual.popup(at)

    def _word_at(self, cursor: QTextCursor) -> tuple[QTextCursor | None, str]:
        """The unknown word, or the word of the unit's own, that a place is in."""
        if not self._is_looked_at():
            return None, ""
        block = cursor.block()
        start = max(cursor.position() - _WORD_ENDS, block.position())
        near = _span(self._text, start, min(cursor.position() + _WORD_ENDS, block.position() + block.length() - 1))
        around = near.selectedText()
        places = _Places(around)
        for first, last in self._speller.unknown(around, self._of_case):
            if start + places.at(first) <= cursor.position() <= start + places.at(last):
                return _span(self._text, start + places.at(first), start + places.at(last)), around[first:last]
        return None, ""

    def _menu(self, span: QTextCursor, word: str) -> QMenu:
        menu = QMenu(self._text)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.installEventFilter(self)
        self._offer(menu, span, word)
        return menu

    def _offer(self, menu: QMenu, span: QTextCursor, word: str) -> None:
        """Put what can be done about a word above whatever a menu holds."""
        shown = visible(word)
        before = menu.actions()[0] if menu.actions() else None
        offers = []
        if plain(word) in self._of_unit:
            forget = QAction(say("spelling.forget", word=shown), menu)
            forget.triggered.connect(lambda *_: self.forget_asked.emit(word))
            offers.append(forget)
        else:
            for other in self._speller.suggestions(word):
                put = QAction(other, menu)
                put.triggered.connect(lambda *_, other=other: self._replace(span, other))
                offers.append(put)
            if not offers:
                none = QAction(say("spelling.nothing-like", word=shown), menu)
                none.setEnabled(False)
                offers.append(none)
            keep = QAction(say("spelling.keep", word=shown), menu)
            keep.triggered.connect(lambda *_: self.keep_asked.emit(word))
            offers.append(keep)
        if before is None:
            menu.addActions(offers)
            menu.addAction(say("spelling.next")).triggered.connect(self.go_on)
        else:
            menu.insertActions(before, offers)
            menu.insertSeparator(before)

    def _replace(self, span: QTextCursor, other: str) -> None:
        span.insertText(other)
        self._text.setTextCursor(span)

    def _in_view(self) -> Iterator[tuple[int, int]]:
        """Where each unknown word in view starts and ends."""
        if not self._is_looked_at() or not self._text.isVisible():
            return
        seen = self._text.viewport().rect()
        first = self._text.cursorForPosition(seen.topLeft()).position()
        last = self._text.cursorForPosition(seen.bottomRight()).position()
        end_of_text = self._text.document().characterCount() - 1
        start = max(first - _WORD_ENDS, 0)
        text = _span(self._text, start, min(last + _WORD_ENDS, end_of_text)).selectedText()
        if not self._speller.is_english(text):
            return
        places = _Places(text)
        for begins, ends in self._unknown(text):
            if first <= start + places.at(ends) and start + places.at(begins) <= last:
                yield start + places.at(begins), start + places.at(ends)

    def _is_looked_at(self) -> bool:
        return self._english and not self._text.isReadOnly()

    def _unknown(self, text: str) -> Iterator[tuple[int, int]]:
        return self._speller.unknown(text, self._of_case | self._of_unit)

    def _line(self) -> QTextCharFormat:
        line = QTextCharFormat()
        light = self._text.palette().base().color().lightness() > 127
        line.setUnderlineColor(QColor(_RED_ON_LIGHT if light else _RED_ON_DARK))
        line.setUnderlineStyle(_RED_LINE)
        return line

    def _say(self, sentence: str) -> None:
        announce(self._text, sentence)
        self.said.emit(sentence)


class _Places:
    """Where letters of a text stand in Qt's count, which counts an emoji as two; asked for from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = text.isascii()
        self._letter = self._place = 0

    def at(self, letter: int) -> int:
        """Qt's place of a letter."""
        if self._plain:
            return letter
        if letter < self._letter:
            self._letter = self._place = 0
        between = self._text[self._letter : letter]
        self._place += len(between) + sum(each > "\uffff" for each in between)
        self._letter = letter
        return self._place


def _span(text: QPlainTextEdit, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(text.document())
    cursor.setPosition(start)
    cursor.setPosition(end, _KEEP)
    return cursor
