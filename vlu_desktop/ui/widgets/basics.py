# SPDX-License-Identifier: Apache-2.0
"""Small pieces every page is built from: labels of plain text, cards, rows, buttons."""

from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.announcing import SPEAKS, announce

SPACE = 8
PANE = "pane"
"""The property of what F6 goes to: a part of the window with its own business."""
NO_FOCUS = 0
"""`Qt.FocusPolicy.NoFocus`, as a property takes it."""
TAB_AND_CLICK = 0x1 | 0x2 | 0x8
"""`Qt.FocusPolicy.StrongFocus`, likewise."""
PLAIN, AUTOMATIC = 0, 2
"""`Qt.TextFormat`, as a property takes it. Whoever names `Qt` has Python make its hundred enumerations, which takes an
eighth of the time a bare window does; so no module of the first page does before that is seen."""
ENTER = (0x01000004, 0x01000005)
PLAIN_KEYS = (0, 0x20000000)
"""`Qt.Key` of Return and Enter, and `Qt.KeyboardModifier` of none and of the keypad."""
SECRET = 0x2 | 0x40
"""`Qt.InputMethodHint` of what no keyboard may learn: sensitive, and not predicted."""
L = TypeVar("L", bound=QBoxLayout)


class PlainLabel(QLabel):
    """Shows the record's own words: never read as markup, and what can't be seen in them marked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("textFormat", PLAIN)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(visible(text))


class ProblemLabel(PlainLabel):
    """Says what is wrong to the ear as well, whichever window it stands in and wherever the keyboard is."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty(SPEAKS, True)

    def setText(self, text: str) -> None:
        super().setText(text)
        announce(self, text)


def label(text: str, kind: str = "", wrap: bool = False) -> QLabel:
    """A label; its text is never read as markup, because it may be the record's."""
    made = ProblemLabel(text) if kind == "problem" else PlainLabel(text)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


class _Button(QPushButton):
    """Enter presses it where it has the keyboard, and only there: no button is pressed from within a field.

    Its words go on in the next line where a layout has no room for them in one and gives it the height.
    """

    def heightForWidth(self, width: int) -> int:
        """How high it is with its words in as many lines as that width takes (logical dots); -1 where that is one, or
        where the width is less than a word's."""
        lines = self._lines(width)
        return self.sizeHint().height() + (len(lines) - 1) * self.fontMetrics().lineSpacing() if lines else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        if not 0 < self.heightForWidth(self.width()) <= self.height():
            super().paintEvent(event)
            return
        # Whoever names `QStyle` has Python make its dozens of enumerations, for which the first window would wait.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = "\n".join(self._lines(self.width()))
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()

    def _lines(self, width: int) -> list[str]:
        """Its words in lines, none where one line has room for all of them or none has for a word."""
        whole, room = self.sizeHint().width(), self.fontMetrics()
        if width >= whole:
            return []
        wide = width - whole + room.horizontalAdvance(self.text())
        lines: list[str] = []
        for word in self.text().split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and room.horizontalAdvance(longer) <= wide:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines if max(map(room.horizontalAdvance, lines), default=0) <= wide else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers().value in PLAIN_KEYS:
            self.click()
        else:
            super().keyPressEvent(event)


class _Choice(_Button):
    """One of several, and heard as that; its words are bolder once it is chosen, and it is wide enough for that."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        room = QFontMetrics(font)
        wide = room.horizontalAdvance(self.text()) + 5 * room.averageCharWidth()
        return super().sizeHint().expandedTo(QSize(wide, 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def button(text: str, clicked: Callable[[], object], kind: str = "", hint: str = "") -> QPushButton:
    """A button that acts on a click, Space or Enter."""
    made = _Choice(text) if kind == "choice" else _Button(text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda *_: clicked())
    if kind:
        made.setProperty("kind", kind)
    if hint:
        made.setToolTip(hint)
    return made


def fill_line(line: QLineEdit, text: str) -> None:
    """Put words into a field that nobody is typing in: where it is too narrow for them, their beginning is in view."""
    line.setText(text)
    line.setCursorPosition(0)


def frame(kind: str) -> QFrame:
    """A frame of a kind that the style sheet knows."""
    made = QFrame()
    made.setProperty("kind", kind)
    return made


def column(*items: QWidget | QLayout | None, margins: int = 0, space: int = SPACE) -> QVBoxLayout:
    """Items one below the other; None stretches."""
    return _filled(QVBoxLayout(), items, margins, space)


def row(*items: QWidget | QLayout | None, margins: int = 0, space: int = SPACE) -> QHBoxLayout:
    """Items side by side; None stretches."""
    return _filled(QHBoxLayout(), items, margins, space)


def holding(layout: QBoxLayout, kind: str = "") -> QWidget:
    """A widget (a frame where a kind is named) around a layout."""
    made: QWidget = frame(kind) if kind else QWidget()
    made.setLayout(layout)
    return made


class FocusFollowing(QScrollArea):
    """Brings what gets the keyboard into view, from wherever the keyboard came; Qt does so only within the page.

    A page that comes up begins at its title, though the keyboard is further down: the first key brings that into view.
    """

    def __init__(self) -> None:
        super().__init__()
        self._beginning = False
        self._with_keys: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def begin(self) -> None:
        """Show the beginning; what is given the keyboard as the page comes up moves nothing."""
        self._beginning = True
        self._turn.start()

    @cached_property
    def _turn(self) -> QTimer:
        """Until what was asked of the page as it came up is done."""
        made = QTimer(self, singleShot=True, interval=0)
        made.timeout.connect(self._begun)
        return made

    @cached_property
    def _pressed(self) -> QTimer:
        made = QTimer(self, singleShot=True, interval=0)
        made.timeout.connect(self._bring_cell)
        return made

    def _begun(self) -> None:
        self._beginning = False
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._with_keys and event.type() == QEvent.Type.KeyPress:
            self._bring(self._with_keys)
            # What the key does comes first: a row is in view once it is the current one.
            self._pressed.start()
        return super().eventFilter(watched, event)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        inner = self.widget()
        if self._with_keys is not None and isValid(self._with_keys):
            self._with_keys.removeEventFilter(self)
        self._with_keys = None
        if now is None or inner is None or not inner.isAncestorOf(now):
            return
        self._with_keys = now
        now.installEventFilter(self)
        if before is not None and not self._beginning:  # from nowhere it comes where a window is made the active one
            self._bring(now)

    def _bring(self, now: QWidget) -> None:
        """Have it in view, as far as it isn't."""
        if now.visibleRegion().boundingRect().height() < min(now.height(), now.fontMetrics().height()):
            self.ensureWidgetVisible(now, 0, SPACE)

    def keyboard_in_view(self) -> QWidget | None:
        """What has the keyboard and is seen, if only in part; None where that is nothing, or larger than the page."""
        now = self._with_keys
        if now is None or not isValid(now) or now.height() > self.viewport().height():
            return None
        return None if now.visibleRegion().isEmpty() else now

    def _bring_cell(self) -> None:
        """Of a list or table of which only a part is in view, have the row in view that the keyboard is on."""
        from PySide6.QtWidgets import QAbstractItemView

        now, inner = self._with_keys, self.widget()
        if inner is None or not isinstance(now, QAbstractItemView) or not isValid(now):
            return
        cell, seen = now.visualRect(now.currentIndex()), now.viewport().visibleRegion().boundingRect()
        if cell.height() > 0 and (cell.top() < seen.top() or cell.bottom() > seen.bottom()):
            at = now.viewport().mapTo(inner, cell.center())
            self.ensureVisible(self.horizontalScrollBar().value(), at.y(), 0, cell.height() // 2 + SPACE)


def scrolled(inner: QWidget) -> QScrollArea:
    """A page that scrolls to what the keyboard is in, and is no stop of Tab itself."""
    area = FocusFollowing()
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("focusPolicy", NO_FOCUS)
    return area


def reading(inner: QWidget, name: str) -> QScrollArea:
    """What is read and has nothing that the keyboard goes to: a stop of Tab itself, where the arrow keys scroll."""
    area = scrolled(inner)
    area.setProperty("focusPolicy", TAB_AND_CLICK)
    area.setProperty("kind", "reading")
    area.setAccessibleName(name)
    return area


def in_order(*widgets: QWidget) -> None:
    """Have Tab go from each to the next: what is made late would else come last of its whole window."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def only_if(shown: bool, *widgets: QWidget) -> None:
    """Leave widgets out that are not wanted. One that stands in no window yet would, if shown, be a window itself."""
    for widget in widgets:
        if not shown:
            widget.hide()


def restyle(widget: QWidget, kind: str) -> None:
    """Give a widget another kind and have the style sheet looked at again."""
    widget.setProperty("kind", kind)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.widget()
        if inner is not None:
            inner.hide()
            inner.deleteLater()
        elif isinstance(nested := item.layout(), QBoxLayout):
            clear(nested)


def _filled(layout: L, items: tuple[QWidget | QLayout | None, ...], margins: int, space: int) -> L:
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(space)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout
