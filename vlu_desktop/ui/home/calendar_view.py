# SPDX-License-Identifier: Apache-2.0
"""A month as a grid with the day chosen beside it, or an agenda of what is to come; walked through by the arrows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from vlu_desktop.dates.date_display import day, weekday
from vlu_desktop.dates.date_words import MONTHS, SHORT_MONTHS, WEEKDAYS
from vlu_desktop.due.calendar_days import CalendarDay, kinds
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import number
from vlu_desktop.services.cases.kept_summaries import CaseSummary
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import button, column, holding, label
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit
from vlu_desktop.ui.widgets.text_table import Cells, cells_view

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_WEEKS, _LINES = 6, 4
"""Weeks of a month's grid, and lines of a day that are shown in it."""
_PARTED = "\u2028"
_LEAST, _AROUND = 2, 0.3
"""Lines below which there is no room to say in one that there are more, and of a line what a cell has around them."""
_NARROW = 110
"""Letters of a window below which what is on the day chosen stands below the month."""
_AHEAD = timedelta(days=366)


def nothing() -> str:
    return say("home.nothing-on-this-day")


class MonthModel(QAbstractTableModel):
    """Six weeks from the Monday before the first; each day lists what is on it."""

    def __init__(self) -> None:
        super().__init__()
        self.first = date.min
        self._today = date.min
        self._days: Mapping[date, Sequence[CalendarDay]] = {}

    def show_month(self, first: date, days: Mapping[date, Sequence[CalendarDay]], today: date) -> None:
        """Show the month that begins then."""
        self.beginResetModel()
        self.first, self._days, self._today = first, days, today
        self.endResetModel()

    def day_at(self, index: Index) -> date:
        """The day of a cell."""
        return self.first - timedelta(days=self.first.weekday()) + timedelta(days=7 * index.row() + index.column())

    def cell_of(self, on: date) -> QModelIndex:
        """The cell of a day; an invalid one where it is not shown."""
        place = (on - (self.first - timedelta(days=self.first.weekday()))).days
        return self.index(place // 7, place % 7) if 0 <= place < 7 * _WEEKS else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else _WEEKS

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return WEEKDAYS[section][:3]
            if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                return WEEKDAYS[section]
        return None

    def text_of(self, index: Index, lines: int) -> str:
        """A day and what is on it in so many lines; how much there is besides is said."""
        on = self.day_at(index)
        found, room = self._days.get(on, ()), lines - 1
        named = str(on.day) if on.month == self.first.month else f"{on.day} {SHORT_MONTHS[on.month - 1]}"
        if len(found) <= room:
            return "\n".join((named, *(each.what for each in found)))
        if room < _LEAST:
            # A line that says that there is more would take the room of all that is named.
            named = say("home.day-and-more", day=named, n=len(found) - max(room, 0))
            return "\n".join((named, *(each.what for each in found[: max(room, 0)])))
        more = say("home.and-more", n=len(found) - room + 1)
        return "\n".join((named, *(each.what for each in found[: room - 1]), more))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        on = self.day_at(index)
        found = self._days.get(on, ())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text_of(index, _LINES + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = ", ".join(each.what for each in found) or str(nothing())
            if on == self._today:
                return say("home.day-today", weekday=weekday(on), on=on, said=said)
            return say("home.day-is", weekday=weekday(on), on=on, said=said)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if role == Qt.ItemDataRole.FontRole and on == self._today:
            font = QFont()
            font.setBold(True)
            return font
        return None


class WholeLines(QStyledItemDelegate):
    """Days with as many lines as their cells have room for, none of them cut through."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        model, line = index.model(), option.fontMetrics.lineSpacing()
        if isinstance(model, MonthModel):
            room = int((option.rect.height() - _AROUND * line) / line)
            # As Qt does: an item's lines are parted by this, and what follows an end of line would stand beside it.
            option.text = model.text_of(index, max(1, min(room, _LINES + 1))).replace("\n", _PARTED)


class MonthGrid(QTableView):
    """The arrows go on into the month before or after; `turned` carries the day they went to."""

    turned = Signal(object)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        assert isinstance(model, MonthModel)
        by = {Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is not None and self.currentIndex().isValid():
            self.turned.emit(model.day_at(self.currentIndex()) + timedelta(days=by))
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(
                _months_on(model.day_at(self.currentIndex()), -1 if event.key() == Qt.Key.Key_PageUp else 1)
            )
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class CalendarView(QWidget):
    """`opened` carries what is to be shown; `file_asked` whether references go into the file."""

    opened = Signal(object)
    file_asked = Signal(bool)
    print_asked = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = self._on = today
        self._all: tuple[CalendarDay, ...] = ()
        self._titles: dict[str, str] = {}
        self._shown: list[CalendarDay] = []
        self._title = label("", "title")
        self.kinds = ChoiceBox(say("home.kind"), (("", say("home.all-kinds")), *kinds().items()))
        self.kinds.setMinimumContentsLength(14)
        self.kinds.currentIndexChanged.connect(lambda _: self._fill())
        self.month = MonthModel()
        self.grid = _grid(self.month)
        self.of_day = Cells((say("home.what"), say("home.case"), say("home.when-and-where")))
        self.agenda = Cells((say("home.day"), say("home.what"), say("home.when-and-where"), say("home.case")))
        wide: dict[str, int] = {
            say("home.day"): 22,
            say("home.what"): 28,
            say("home.when-and-where"): 30,
            say("home.case"): 26,
        }
        self.day_view = cells_view(
            say("home.what-is-on-the-day"), self.of_day, {say("home.what"): 20, say("home.case"): 20}
        )
        self.agenda_view = cells_view(say("home.what-is-to-come"), self.agenda, wide)
        self._day_name = label("", "subheading")
        self.day_view.setMinimumHeight(self.fontMetrics().lineSpacing() * 7)
        self._stack = QStackedWidget()
        self._split = split = OrderedSplit()
        split.setChildrenCollapsible(False)
        split.addWidget(self.grid)
        split.addWidget(holding(column(self._day_name, self.day_view)))
        split.setSizes([700, 420])
        self._stack.addWidget(split)
        self._stack.addWidget(self.agenda_view)
        self.references = QCheckBox(say("home.with-references"))
        self.references.setToolTip(say("home.the-file-then-says-each"))
        self.setLayout(column(self._top(), self._stack, space=12))
        self._join()
        self._fill()

    def _top(self) -> QWidget:
        self.by_month = button(say("home.month"), lambda: self._choose(0), "choice")
        self.by_agenda = button(say("home.agenda"), lambda: self._choose(1), "choice")
        for each in (self.by_month, self.by_agenda):
            each.setCheckable(True)
        before = button(
            say("home.month-before"), lambda: self._turn(_months_on(self._on, -1)), "quiet", say("home.page-up")
        )
        after = button(
            say("home.month-after"), lambda: self._turn(_months_on(self._on, 1)), "quiet", say("home.page-down")
        )
        now = button(say("home.this-month"), lambda: self._turn(self._today), "quiet")
        save = button(say("home.save-as-ics"), lambda: self.file_asked.emit(self.references.isChecked()), "outline")
        save.setToolTip(say("home.no-name-and-no-place"))
        paper = button(say("home.print"), self.print_asked.emit, "outline", say("home.kinds-and-references-no-name"))
        upper = flowing(self._title, before, now, after)
        lower = flowing(self.by_month, self.by_agenda, self.kinds, self.references, save, paper)
        return holding(column(upper, lower, space=10))

    def _join(self) -> None:
        self.grid.selectionModel().currentChanged.connect(lambda now, _: self._day_chosen(self.month.day_at(now)))
        self.grid.turned.connect(self._turn)
        self.grid.entered.connect(self._into_day)
        self.day_view.activated.connect(lambda index: self._open(self._on_day(), index.row()))
        self.agenda_view.activated.connect(lambda index: self._open(self._shown, index.row()))
        self._choose(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        self._split.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def show_days(self, summaries: Iterable[CaseSummary], today: date) -> None:
        """Show the days of these cases."""
        found = list(summaries)
        self._today = today
        self._titles = {each.case_id: each.title for each in found}
        self._all = tuple(sorted((one for each in found for one in each.days), key=lambda one: (one.on, one.what)))
        self._fill()

    def shown_days(self) -> tuple[CalendarDay, ...]:
        """What a file or a paper of the calendar holds: the month shown, or the agenda."""
        if self._stack.currentIndex() == 1:
            return tuple(self._shown)
        return tuple(each for each in self._chosen() if _same_month(each.on, self.month.first))

    def print_on(self, printer: "QPrinter", references: Mapping[str, str]) -> bool:
        """Print the days shown, by kind and reference: what hangs on a wall names nobody. False where it fails."""
        lines, called = [self._title.text(), ""], kinds()
        for each in self.shown_days():
            said = f"{called[each.kind]} {references.get(each.case_id, '')}".strip()
            lines.append(f"{weekday(each.on)} {day(each.on)}\t{said}")
        paper = QTextDocument()
        paper.setPlainText("\n".join(lines))
        paper.print_(printer)
        return printer.printerState() != printer.PrinterState.Error

    def _chosen(self) -> list[CalendarDay]:
        kind = str(self.kinds.currentData() or "")
        return [each for each in self._all if not kind or each.kind == kind]

    def _fill(self) -> None:
        by_day: dict[date, list[CalendarDay]] = defaultdict(list)
        for each in self._chosen():
            by_day[each.on].append(each)
        self._by_day = by_day
        self._shown = [each for each in self._chosen() if self._today <= each.on <= self._today + _AHEAD]
        self.agenda.show_rows(
            (
                f"{weekday(each.on)} {day(each.on, short=True)}",
                each.what,
                each.where,
                self._titles.get(each.case_id, ""),
            )
            for each in self._shown
        )
        self._turn(self._on)

    def _turn(self, on: date) -> None:
        """Show the month of a day, with the cursor on it."""
        first = on.replace(day=1)
        self.month.show_month(first, self._by_day, self._today)
        many = sum(len(found) for each, found in self._by_day.items() if _same_month(each, first))
        self._title.setText(f"{MONTHS[first.month - 1]} {first.year}")
        self._title.setAccessibleDescription(number(many, "day"))
        self.grid.setCurrentIndex(self.month.cell_of(on))
        self._day_chosen(on)

    def _day_chosen(self, on: date) -> None:
        self._on = on
        self._day_name.setText(f"{weekday(on)} {day(on)}")
        found = self._on_day()
        rows = [(each.what, self._titles.get(each.case_id, ""), each.where) for each in found]
        self.of_day.show_rows(rows or [(nothing(), "", "")])

    def _on_day(self) -> Sequence[CalendarDay]:
        return self._by_day.get(self._on, [])

    def _into_day(self) -> None:
        """Enter on a day goes to what is on it, whose first line Enter then opens."""
        self.day_view.setFocus()
        self.day_view.selectRow(0)

    def _open(self, days: Sequence[CalendarDay], place: int) -> None:
        if 0 <= place < len(days):
            self.opened.emit(days[place])

    def _choose(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.by_month.setChecked(place == 0)
        self.by_agenda.setChecked(place == 1)


def _grid(model: MonthModel) -> MonthGrid:
    view = MonthGrid()
    view.setModel(model)
    view.setItemDelegate(WholeLines(view))
    view.setAccessibleName(say("home.month"))
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    line = view.fontMetrics().lineSpacing()
    view.setMinimumHeight(round(line * (2.4 * _WEEKS + 3)))
    view.verticalHeader().hide()
    for header in (view.horizontalHeader(), view.verticalHeader()):
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    return view


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def _months_on(on: date, by: int) -> date:
    """The same day of a month before or after, or the last where that has fewer."""
    month = on.year * 12 + on.month - 1 + by
    first = date(month // 12, month % 12 + 1, 1)
    last = (date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)).day
    return first.replace(day=min(on.day, last))
