# SPDX-License-Identifier: Apache-2.0
"""The lines of Today as one table: what is due, how late, in whose case; grouped, and walked through by the arrows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.date_display import clock, day
from vlu_desktop.due.due_groups import grouped, how_far
from vlu_desktop.due.due_line import DueItem
from vlu_desktop.language.catalogue import say, say_in
from vlu_desktop.language.languages import language
from vlu_desktop.language.phrases import sentence_case
from vlu_desktop.record.changes import Draft
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.row_menu import menu_of_rows
from vlu_desktop.ui.widgets.row_table import row_table

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def _headings() -> tuple[str, ...]:
    return _headings_in(language())


@cache
def _headings_in(code: str) -> tuple[str, ...]:
    # Asked for at every cell that is drawn.
    return (say_in(code, "home.when"), say_in(code, "home.what"), say_in(code, "home.case"))


LINE, SMALL = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
"""The due item or draft of a row, and the words below those of a cell."""


def unfinished() -> str:
    return say("home.unfinished")


_LONGEST = 300
_WHEN, _CASE = 19, 30
"""Letters that the columns beside the lines themselves are wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLines:
    """What the table shows: the lines chosen, the drafts, what each case is called, and the day it is."""

    items: Sequence[DueItem]
    drafts: Sequence[Draft]
    titles: Mapping[str, str]
    today: date
    whole: bool = True
    """False while cases are still being read."""
    whose: Mapping[str, str] = field(default_factory=dict)
    """Of cases that somebody has for another: for whom, in words."""


class DueModel(QAbstractTableModel):
    """A row for each group's name, and below it one for each of its lines."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, DueItem | Draft | None]] = []
        self._titles: Mapping[str, str] = {}
        self._whose: Mapping[str, str] = {}
        self._today = date.min

    def show_lines(self, shown: ShownLines) -> None:
        """Show these and nothing else."""
        self.beginResetModel()
        self._titles, self._whose, self._today = shown.titles, shown.whose, shown.today
        self._rows = []
        for name, group in grouped(shown.items, shown.today):
            self._rows.append((f"{name}  {len(group):,}", None))
            self._rows += [(name, item) for item in group]
        if shown.drafts:
            self._rows.append((f"{unfinished()}  {len(shown.drafts):,}", None))
            self._rows += [(unfinished(), draft) for draft in shown.drafts]
        self.endResetModel()

    def group_rows(self) -> list[int]:
        """The rows that name a group."""
        return [place for place, (_, line) in enumerate(self._rows) if line is None]

    def line(self, place: int) -> DueItem | Draft | None:
        """The line of a row."""
        return self._rows[place][1] if 0 <= place < len(self._rows) else None

    def lines(self) -> list[tuple[int, DueItem | Draft]]:
        """Every line with its row."""
        return [(place, line) for place, (_, line) in enumerate(self._rows) if line is not None]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _headings()[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._rows[index.row()][1] is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name, line = self._rows[index.row()]
        if role == LINE:
            return line
        if role not in (Qt.ItemDataRole.DisplayRole, SMALL, Qt.ItemDataRole.ToolTipRole, _SPOKEN):
            return None
        if line is None:
            return name if role in (Qt.ItemDataRole.DisplayRole, _SPOKEN) and index.column() == 0 else None
        words, small = (" ".join(visible(text).split()) for text in self._cell(line, index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return words[:_LONGEST]
        if role == SMALL:
            return small[:_LONGEST]
        whole = ". ".join(part.rstrip(".") for part in (words, small) if part)
        if role == _SPOKEN:
            return f"{name}: {whole}" if index.column() == 0 else whole
        return f"<qt>{whole[:1500].replace('&', '&amp;').replace('<', '&lt;')}</qt>"

    def _cell(self, line: DueItem | Draft, column: int) -> tuple[str, str]:
        """The words of a cell, and those in small below them."""
        if column == 2:
            return self._titles.get(line.case_id, ""), self._whose.get(line.case_id, "")
        if isinstance(line, Draft):
            begun = civil(line.saved_at)
            said = f"{day(begun.date(), short=True)}, {clock(begun)}"
            return (said, "") if column == 0 else (say("home.draft", kind=line.kind), say("home.begun-and-not-saved"))
        if column == 0:
            far = sentence_case(how_far(line.due, self._today)) or say("home.no-day-set")
            return far, day(line.due, short=True) if line.due else ""
        confirm = say("home.calculated-confirm-it") if line.confirm else ""
        detail = ". ".join(part.rstrip(".") for part in (line.detail, line.standing, confirm) if part)
        return line.title, detail


_QUIET = QPalette.ColorRole.PlaceholderText
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class DueTable(QTableView):
    """`opened`, `done`, `chased` and `put_off` carry the line the cursor is on, `removed` a draft; `chosen` the line it
    came to.
    """

    opened = Signal(object)
    done = Signal(object)
    chased = Signal(object)
    put_off = Signal(object)
    removed = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._placed = False
        self.lines = DueModel()
        row_table(say("home.what-is-due"), self.lines, 2.7, self)
        self.setItemDelegate(_TwoLines(self))
        self.horizontalHeader().hide()
        self.setMouseTracking(True)
        self.activated.connect(lambda index: self._ask(self.opened, index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.chosen.emit(self.lines.line(now.row())))
        self._keys = {
            Qt.Key.Key_D: self.done, Qt.Key.Key_C: self.chased, Qt.Key.Key_S: self.put_off,
            Qt.Key.Key_Return: self.opened, Qt.Key.Key_Enter: self.opened,
        }  # fmt: skip
        if (menu := menu_of_rows(self)) is not None:
            menu.offer(self._acts)

    def _acts(self) -> dict[str, Any]:
        """What can be done with the line, by the registry's keys."""
        line = self.line()
        if line is None:
            return {}
        acts = {"row-open": partial(self.opened.emit, line)}
        if isinstance(line, DueItem):
            more = {"row-done": self.done, "row-chased": self.chased, "row-put-off": self.put_off}
            acts |= {key: partial(signal.emit, line) for key, signal in more.items() if not line.alarm}
        else:
            acts["row-remove-draft"] = partial(self.removed.emit, line)
        return acts

    def show_lines(self, shown: ShownLines) -> None:
        """Show these; the cursor stays on its line, or where that was, once somebody moved it or all were shown."""
        at, kept = (self.currentIndex().row(), self.line()) if self._placed else (0, None)
        self._placed = self._placed or shown.whole
        self.clearSpans()
        self.lines.show_lines(shown)
        for place in range(self.lines.rowCount()):
            # Heights stay with their places: where a group's name stood there may be a line now.
            self.setRowHeight(place, self.verticalHeader().defaultSectionSize())
        for place in self.lines.group_rows():
            self.setSpan(place, 0, 1, len(_headings()))
            self.setRowHeight(place, round(self.fontMetrics().height() * (2.2 if place else 1.6)))
        self._put_cursor(at, kept)

    def line(self) -> DueItem | Draft | None:
        """The line the cursor is on."""
        return self.lines.line(self.currentIndex().row())

    def choose(self, wanted: DueItem | Draft) -> bool:
        """Put the cursor on a line; false where it is not shown."""
        for place, line in self.lines.lines():
            if _same(line, wanted):
                self.selectRow(place)
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._placed = True
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._placed = True
        if event.key() == Qt.Key.Key_Delete and isinstance(self.line(), Draft):
            self.removed.emit(self.line())
            return
        signal = self._keys.get(Qt.Key(event.key())) if event.modifiers().value in (0, 0x20000000) else None
        if signal is None:
            super().keyPressEvent(event)
        else:
            self._ask(signal, self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """The lines themselves have what the others leave."""
        em = self.fontMetrics().averageCharWidth()
        room = self.viewport().width()
        when, case = min(em * _WHEN, room // 4), min(em * _CASE, room // 4)
        self.setColumnWidth(0, when)
        self.setColumnWidth(1, max(room - when - case, 0))

    def _put_cursor(self, at: int, kept: DueItem | Draft | None) -> None:
        if kept is not None and not self._went_to_wait(kept) and self.choose(kept):
            return
        rows = [place for place, _ in self.lines.lines()]
        if rows:
            self.selectRow(min(rows, key=lambda place: abs(place - max(at, 0))))
        else:
            self.chosen.emit(None)

    def _went_to_wait(self, kept: DueItem | Draft) -> bool:
        """Whether a line was chased or put off just now: the cursor goes on with the next one and not after it."""
        waited = isinstance(kept, DueItem) and kept.waits_until is not None
        return not waited and any(
            _same(line, kept) and isinstance(line, DueItem) and line.waits_until is not None
            for _, line in self.lines.lines()
        )

    def _ask(self, signal: Any, place: int) -> None:
        line = self.lines.line(place)
        if line is not None:
            signal.emit(line)


def _same(one: DueItem | Draft, other: DueItem | Draft) -> bool:
    if isinstance(one, DueItem) and isinstance(other, DueItem):
        return (one.case_id, one.kind, one.target, one.due) == (other.case_id, other.kind, other.target, other.due)
    return isinstance(one, Draft) and isinstance(other, Draft) and one.key == other.key


class _TwoLines(QStyledItemDelegate):
    """Draws a cell's words and, below them in the quiet colour, the small ones; a group's name as a heading."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        heading = index.data(LINE) is None
        words, small = str(index.data() or ""), str(index.data(SMALL) or "")
        room = option.rect.adjusted(8, 3, -8, -3)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if heading or index.column() < 2 else QFont.Weight.Normal)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        # The style sheet makes a view's own quiet colour half transparent: too faint to read.
        quiet = option.palette.color(role) if chosen else QGuiApplication.palette().color(_QUIET)
        painter.save()
        height = QFontMetrics(font).height()
        upper = QRect(room.left(), room.center().y() - (height if small else height // 2), room.width(), height)
        if heading:
            upper.moveBottom(room.bottom())
        self._write(painter, upper, words, font, option.palette.color(role))
        if small:
            self._write(painter, upper.translated(0, height), small, option.font, quiet)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, round(option.fontMetrics.height() * 2.7))

    def _write(self, painter: QPainter, room: QRect, words: str, font: QFont, colour: Any) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(
            room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut
        )
