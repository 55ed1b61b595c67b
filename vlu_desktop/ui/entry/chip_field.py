# SPDX-License-Identifier: Apache-2.0
"""A field that holds several choices as chips: typed, completed, taken off again by mouse or key."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QApplication, QCompleter, QFrame, QLineEdit, QPushButton, QSizePolicy

from vlu_desktop.language.catalogue import say
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.entry.typed_choices import Option
from vlu_desktop.ui.widgets.flow_layout import FlowLayout

_MOST_SHOWN = 12
_LONGEST = 28
"""Letters of a name that a chip shows."""
_TONES = {0: "#6fa9a4", 1: "#7f9dae", 2: "#5f89a2", 3: "#c49d37", 4: "#c5642b", 5: "#a03a63"}


class ChipField(QFrame):
    """`found` gives what may be meant by what is typed, the nearest first.

    `edited` comes with every choice made or taken back by the officer.
    """

    edited = Signal()

    def __init__(self, name: str, found: Callable[[str], Sequence[Option]], hint: str) -> None:
        super().__init__()
        self._name = name
        self._find = found
        self._chosen: list[Option] = []
        self._chips: list[QPushButton] = []
        self._found: list[Option] = []
        self.line = QLineEdit()
        self.line.setFrame(False)
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(hint)
        self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * 16)
        self.line.setStyleSheet("QLineEdit { border: none; background: transparent; padding: 2px 2px; }")
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._offer)
        self.setFocusProxy(self.line)
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(7, 5, 7, 5)
        self._flow.addWidget(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST_SHOWN)
        self._completer.setWidget(self.line)
        popup = self._completer.popup()
        assert popup is not None
        self._popup = popup
        cast(Any, self._completer).activated[QModelIndex].connect(lambda index: self._take(index.row()))
        self._style()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys chosen, in the order they were chosen."""
        return tuple(each.key for each in self._chosen)

    @property
    def chosen(self) -> tuple[Option, ...]:
        """What was chosen."""
        return tuple(self._chosen)

    def set_chosen(self, options: Iterable[Option]) -> None:
        """Show these choices."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chosen, self._chips = [], []
        self.line.clear()
        for each in options:
            self._add(each)

    def problem(self) -> str:
        """What was typed and is no choice, in a sentence; "" where all is well."""
        typed = self.line.text().strip()
        return say("entering.not-from-the-list", field=self._name, typed=typed[:60]) if typed else ""

    def choose(self, option: Option) -> None:
        """Add a choice as if the officer had made it."""
        self.line.clear()
        if option.key not in self.keys:
            self._add(option)
            self.edited.emit()

    def take_off(self, place: int) -> None:
        """Take a choice back."""
        self._chosen.pop(place)
        chip = self._chips.pop(place)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.line.setFocus()
        self.updateGeometry()
        self.edited.emit()

    def settle(self) -> None:
        """Take what was typed as the choice it names in full; anything else stays, to be looked at."""
        typed = self.line.text().strip().casefold()
        if typed and (found := self._find(typed)):
            exact = [each for each in found if typed == each.label.casefold() or typed in each.words]
            if len(exact) == 1 or (exact and exact[0].label.casefold() == typed):
                self.choose(exact[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.line and self._line_key(event):
                return True
            if watched in self._chips and self._chip_key(self._chips.index(watched), event):
                return True
        if watched is self.line and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            if event.type() == QEvent.Type.FocusOut and not self._popup.isVisible():
                self.settle()
            QTimer.singleShot(0, self, self._style)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.ApplicationPaletteChange):
            QTimer.singleShot(0, self, self._style)

    def _line_key(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self.line.text().strip() and (found := self._find(self.line.text())):
                self._popup.hide()
                self.choose(found[0])
            return True
        if event.key() == Qt.Key.Key_Down and plain:
            self._offer(self.line.text())
            return True
        if self.line.text() or not self._chips:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self.take_off(len(self._chips) - 1)
            return True
        if event.key() == Qt.Key.Key_Left:
            self._chips[-1].setFocus()
            return True
        return False

    def _chip_key(self, place: int, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_off(place)
        elif event.key() == Qt.Key.Key_Left:
            self._chips[max(place - 1, 0)].setFocus()
        elif event.key() == Qt.Key.Key_Right:
            (self._chips[place + 1] if place + 1 < len(self._chips) else self.line).setFocus()
        else:
            return False
        return True

    def _offer(self, typed: str) -> None:
        self._found = [each for each in self._find(typed) if each.key not in self.keys]
        if not self._found:
            self._popup.hide()
            return
        self._words.setStringList(
            [visible(f"{each.label}, {each.more}" if each.more else each.label) for each in self._found]
        )
        self._completer.complete()
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _take(self, place: int) -> None:
        if 0 <= place < len(self._found):
            option = self._found[place]
            # The completer writes its text into the line after this; the line is emptied once it has.
            QTimer.singleShot(0, self, self.line.clear)
            self.choose(option)

    def _add(self, option: Option) -> None:
        chip = QPushButton()
        most = self.fontMetrics().averageCharWidth() * _LONGEST
        chip.setText(f"{self.fontMetrics().elidedText(option.label, Qt.TextElideMode.ElideRight, most)}  ×")
        chip.setToolTip(say("entering.take-off"))
        chip.setAccessibleName(say("entering.take-off-2", label=option.label))
        chip.setAutoDefault(False)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        chip.installEventFilter(self)
        chip.clicked.connect(lambda: self.take_off(self._chips.index(chip)))
        self._chosen.append(option)
        self._chips.append(chip)
        self._flow.insert(len(self._chips) - 1, chip)
        self._paint(chip, option.tone)
        chip.show()
        self.updateGeometry()

    def _style(self) -> None:
        palette = QApplication.palette()
        focused = self.line.hasFocus()
        edge = palette.color(QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Dark).name()
        ground = palette.color(QPalette.ColorRole.Base).name()
        wide = 2 if focused else 1
        sheet = f"ChipField {{ border: {wide}px solid {edge}; border-radius: 6px; background: {ground}; }}"
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        for chip, option in zip(self._chips, self._chosen, strict=True):
            self._paint(chip, option.tone)

    def _paint(self, chip: QPushButton, tone: int) -> None:
        palette = QApplication.palette()
        ground, ink = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        edge = between(QColor(_TONES.get(tone, _TONES[0])), ground, 0.15)
        fill = between(QColor(_TONES.get(tone, _TONES[0])), ground, 0.72)
        focus = palette.color(QPalette.ColorRole.Accent)
        round_by = max(8, self.fontMetrics().height() // 2 + 2)
        sheet = (
            f"QPushButton {{ background: {fill.name()}; color: {ink.name()}; border: 1px solid {edge.name()};"
            f" border-radius: {round_by}px; padding: 2px 10px; text-align: left; }}"
            f"QPushButton:focus {{ border: 2px solid {focus.name()}; }}"
        )
        if sheet != chip.styleSheet():
            chip.setStyleSheet(sheet)


def between(one: QColor, other: QColor, share: float) -> QColor:
    """A colour on the way from one to the other."""
    pairs = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))
