# SPDX-License-Identifier: Apache-2.0
"""The parts of a bundle in their order: added, moved, changed and taken out, all by keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.documents.bundle_order import Choice
from vlu_desktop.ui.widgets.basics import button, column, label, row

_ROWS = 7


def nothing_yet() -> str:
    return say("documents.nothing-is-added-yet")


LONGEST_NAME = 160
"""Letters of a name that a line holds; the whole of it is in the document."""


@dataclass(frozen=True, slots=True)
class ChosenPart:
    """A part that was chosen, and what it is called here."""

    choice: Choice
    name: str


class PartsPane(QWidget):
    """`changed` says that the parts did; `opened` carries the place of one to be changed.

    Enter opens a part, Delete takes it out, Alt+Up and Alt+Down move it.
    """

    changed = Signal()
    opened = Signal(int)

    def __init__(self, add_document: Callable[[], None], add_exhibits: Callable[[], None]) -> None:
        super().__init__()
        self._chosen: list[ChosenPart] = []
        self._before: tuple[str, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(say("documents.parts-of-the-bundle-in"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(self.list.fontMetrics().lineSpacing() * 2 * _ROWS)
        self.list.installEventFilter(self)
        self.list.itemDoubleClicked.connect(lambda _: self._open())
        self.list.currentRowChanged.connect(lambda _: self._enable())
        name = label(say("documents.parts-in-their-order"))
        name.setBuddy(self.list)
        self.add_document = button(say("documents.add-a-document-2"), add_document, "outline")
        self.add_exhibits = button(say("documents.add-exhibits-2"), add_exhibits, "outline")
        self.change = button(say("documents.change"), self._open, "quiet", "Enter")
        self.up = button("Up", lambda: self.move_current(-1), "quiet", "Alt+Up")
        self.down = button("Down", lambda: self.move_current(1), "quiet", "Alt+Down")
        self.remove = button(say("documents.take-out"), self.remove_current, "quiet", "Delete")
        self.setLayout(
            column(
                name,
                self.list,
                row(self.add_document, self.add_exhibits, None),
                row(self.change, self.up, self.down, self.remove, None),
            )
        )
        self._fill(0)

    @property
    def chosen(self) -> tuple[ChosenPart, ...]:
        """What was chosen, in order, without what went out before."""
        return tuple(self._chosen)

    def set_before(self, lines: Sequence[str]) -> None:
        """What went out before, which stays as it is."""
        self._before = tuple(lines)
        self._fill(0)

    def set_chosen(self, chosen: Sequence[ChosenPart]) -> None:
        """These parts instead of those before."""
        self._chosen = list(chosen)
        self._fill(0)
        self.changed.emit()

    def add(self, *chosen: ChosenPart) -> None:
        """Put parts at the end."""
        self._chosen += chosen
        self._fill(len(self._chosen) - 1)
        self.changed.emit()

    def change_at(self, place: int, chosen: ChosenPart) -> None:
        """Put another choice in the place of one."""
        self._chosen[place] = chosen
        self._fill(place)
        self.changed.emit()

    def move_current(self, by: int) -> None:
        """Move the part in hand up or down."""
        place = self._place()
        if 0 <= place < len(self._chosen) and 0 <= place + by < len(self._chosen):
            self._chosen.insert(place + by, self._chosen.pop(place))
            self._fill(place + by)
            self.changed.emit()

    def remove_current(self) -> None:
        """Take the part in hand out."""
        place = self._place()
        if 0 <= place < len(self._chosen):
            del self._chosen[place]
            self._fill(min(place, len(self._chosen) - 1))
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            moved = event.modifiers() & Qt.KeyboardModifier.AltModifier
            match event.key():
                case Qt.Key.Key_Up if moved:
                    self.move_current(-1)
                case Qt.Key.Key_Down if moved:
                    self.move_current(1)
                case Qt.Key.Key_Delete:
                    self.remove_current()
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._open()
                case _:
                    return False
            return True
        return super().eventFilter(watched, event)

    def _place(self) -> int:
        return self.list.currentRow() - len(self._before)

    def _open(self) -> None:
        if 0 <= self._place() < len(self._chosen):
            self.opened.emit(self._place())

    def _fill(self, place: int) -> None:
        self.list.clear()
        for line in self._before:
            item = QListWidgetItem(line)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        for number, each in enumerate(self._chosen, start=len(self._before) + 1):
            self.list.addItem(f"{number}  {each.name[:LONGEST_NAME]}")
        if not self._chosen:
            hint = QListWidgetItem(nothing_yet())
            hint.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(hint)
        else:
            self.list.setCurrentRow(len(self._before) + max(place, 0))
        self._enable()

    def _enable(self) -> None:
        place, many = self._place(), len(self._chosen)
        here = 0 <= place < many
        self.change.setEnabled(here)
        self.remove.setEnabled(here)
        self.up.setEnabled(here and place > 0)
        self.down.setEnabled(here and place < many - 1)
