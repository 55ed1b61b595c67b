# SPDX-License-Identifier: Apache-2.0
"""One offender across cases: the campaigns on one timeline, and beside it what the record shows in more than one."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.services.cases.offenders import Across, Offenders
from vlu_desktop.services.cases.today import SheetRow, Today
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.timeline.campaigns import campaigns
from vlu_desktop.timeline.elements import shorten
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.timeline.table_view import TwinTable
from vlu_desktop.ui.timeline.timeline_colours import palette_for
from vlu_desktop.ui.timeline.timeline_widget import TimelineWidget
from vlu_desktop.ui.widgets.basics import button, clear, column, frame, holding, label, reading, row
from vlu_desktop.ui.widgets.folding_split import FoldingSplit
from vlu_desktop.ui.widgets.kept_sizes import KeptSizes
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit
from vlu_desktop.ui.widgets.page import Page
from vlu_desktop.ui.widgets.row_table import by_rows, filling
from vlu_desktop.ui.widgets.theme import Theme, ThemeSwitcher

Index = QModelIndex | QPersistentModelIndex
_MARGIN = 18
_BESIDE, _BELOW = (980, 340), (34, 14)
"""Dots that the drawing and what is told are wide beside each other, and lines that they are high below."""
LONGEST = 100
"""Letters of a name or a title that are shown."""
_short = partial(shorten, most=LONGEST)


class AcrossPage(Page):
    """`case_asked` carries a case's id, `record_asked` a case's id with the type and id of a record in it."""

    case_asked = Signal(str)
    record_asked = Signal(str, str, str)

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, offenders: Offenders, sheet: Today, look: ThemeSwitcher,
        day: Callable[[], date],
    ) -> None:  # fmt: skip
        super().__init__(bulletin)
        self._worker = worker
        self._offenders = offenders
        self._sheet = sheet
        self._day = day
        self._person_id = ""
        self._case_of: dict[str, str] = {}
        self._told_in: list[str] = []
        self._name = label("", "title")
        self._also = label("", "muted", wrap=True)
        for text in (self._name, self._also):
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.timeline = TimelineWidget(palette_for(look.theme), day())
        self.timeline.incident_activated.connect(lambda key: self._open("incident", key))
        look.changed.connect(self._recolour)
        self.table = TwinTable()
        self.table.row_opened.connect(self._open)
        self._which = QStackedWidget()
        self._which.addWidget(self.timeline)
        self._which.addWidget(self.table)
        self._switch = button(say("person.as-a-table"), self.swap, "quiet", "T")
        drawing = frame("card")
        drawing.setLayout(column(self._which, row(None, self._switch), margins=12))
        self.repeats = _repeats_table()
        below = holding(column(label(say("person.recorded-in-more-than-one"), "heading"), self.repeats))
        left = self._one_below_another(drawing, below)
        self._said = QVBoxLayout()
        self._said.setSpacing(10)
        beside = reading(holding(column(self._said, None, margins=4)), say("person.what-is-told-across-cases"))
        beside.setMinimumWidth(self.fontMetrics().averageCharWidth() * 36)
        both = FoldingSplit("across-beside", (left, beside), _BESIDE, _BELOW)
        both.setStretchFactor(0, 1)
        head = column(self._name, self._also, space=2)
        layout = column(head, both, margins=20, space=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        key = QShortcut(QKeySequence("T"), self, self.swap)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _recolour(self, theme: Theme) -> None:
        self.timeline.set_palette(palette_for(theme))

    def _one_below_another(self, drawing: QWidget, repeats: QWidget) -> QSplitter:
        """The drawing, who must be told, and what repeats."""
        self.told = _wrapped_table(say("telling.sheet"))
        self.told.itemActivated.connect(lambda item: self._open_case(item.row()))
        whom = holding(column(label(say("telling.sheet"), "heading"), self.told))
        made = OrderedSplit(Qt.Orientation.Vertical)
        for part in (drawing, whom, repeats):
            made.addWidget(part)
        KeptSizes(made, "across-below-told").put([260, 380, 140])
        made.setChildrenCollapsible(False)
        return made

    def show_person(self, person_id: str) -> None:
        """Show an offender; reading his cases is journalled in each."""
        self._person_id = person_id
        self.grow_stale()

    def concerns(self, changes: Changes) -> bool:
        return bool(self._person_id) and (not self._case_of or bool(changes.cases) or changes.touches("same-as"))

    def refresh(self) -> None:
        if self._person_id:
            person_id, day = self._person_id, self._day()

            def work() -> tuple[Across, TimelineModel, tuple[SheetRow, ...]]:
                across = self._offenders.across(person_id, day)
                return (
                    across,
                    campaigns(across.files),
                    tuple(row for file in across.files for row in self._sheet.told(file, day)),
                )

            self._worker.ask(work, lambda found: self._show(*found))

    def forget(self) -> None:
        """Nobody is shown any more."""
        self._person_id = ""
        self.timeline.set_model(TimelineModel.nothing())
        self.table.show_model(TimelineModel.nothing())
        for each in (self.told, self.repeats):
            each.setRowCount(0)

    def swap(self) -> None:
        """From the drawing to its table and back."""
        other = 1 - self._which.currentIndex()
        self._which.setCurrentIndex(other)
        self._switch.setText(say("person.as-a-drawing") if other else say("person.as-a-table"))
        (self.table if other else self.timeline).setFocus()

    def _show(self, across: Across, model: TimelineModel, sheet: tuple[SheetRow, ...]) -> None:
        self._fill_sheet(sheet)
        self._case_of = {each.id: file.case.id for file in across.files for each in file.conduct}
        self._name.setText(_short(across.name))
        cases = len(across.files)
        if across.also:
            also = ", ".join(map(_short, across.also))
            self._also.setText(say("person.offender-of-cases-also", n=cases, also=also))
        else:
            self._also.setText(say("person.offender-of-cases", n=cases))
        self.timeline.set_model(model)
        self.table.show_model(model)
        clear(self._said)
        self._said.addWidget(label(say("person.what-the-record-shows"), "heading"))
        for sentence in across.serial.sentences:
            self._said.addWidget(label(sentence, wrap=True))
        self._said.addWidget(label(across.serial.limits, "small", wrap=True))
        self._said.addWidget(label(say("person.cases"), "heading"))
        for each in across.serial.campaigns:
            self._said.addWidget(self._case(each.case_id, each.title, each.span, each.proof))
        self._fill(across)

    def _case(self, case_id: str, title: str, span: str, proof: str) -> QWidget:
        name = label(_short(title), "subheading", wrap=True)
        about = label(f"{span}. {proof}".strip(". ") + ".", "muted", wrap=True)
        for text in (name, about):
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        go = button(say("person.open-this-case"), lambda: self.case_asked.emit(case_id), "link")
        go.setAccessibleName(say("person.open-this-case-2", short=_short(title)))
        return holding(column(name, about, row(go, None), margins=12, space=4), "card")

    def _fill(self, across: Across) -> None:
        found = across.serial
        table = self.repeats
        table.clear()
        table.setColumnCount(1 + len(found.campaigns))
        table.setHorizontalHeaderLabels(
            [say("person.kind-of-conduct"), *(_short(each.title) for each in found.campaigns)]
        )
        table.setRowCount(len(found.repeats))
        with filling(table):
            for place, repeat in enumerate(found.repeats):
                cells = (cell or say("person.none-recorded") for cell in repeat.cells)
                for at, text in enumerate((repeat.label, *cells)):
                    table.setItem(place, at, QTableWidgetItem(text))

    def _fill_sheet(self, sheet: tuple[SheetRow, ...]) -> None:
        """What is still to be told first, then what was; each by its day, the newest first."""
        rows = sorted(sheet, key=lambda each: each.duty.event.on, reverse=True)
        rows.sort(key=lambda each: each.duty.standing.ended or not (each.duty.asked or each.duty.by_manager))
        self._told_in = [each.case_id for each in rows]
        heads = [say("telling.who"), say("telling.what"), say("telling.its-day"), say("telling.level"),
                 say("telling.stands"), say("telling.due"), say("telling.safe-now")]  # fmt: skip
        self.told.clear()
        self.told.setColumnCount(len(heads))
        self.told.setHorizontalHeaderLabels(heads)
        self.told.setRowCount(len(rows))
        with filling(self.told):
            for place, line in enumerate(rows):
                duty, event = line.duty, line.duty.event
                asked = duty.asked or duty.by_manager
                how = duty.standing.how if asked or duty.standing.ended else say("telling.not-at-level")
                due = shown_day(duty.due, short=True) if duty.due and asked and not duty.standing.ended else ""
                its_day = say("telling.no-day") if event.undated else shown_day(event.on, short=True)
                cells = (
                    duty.who.name or line.case, event.title[:1].upper() + event.title[1:],
                    its_day, term("contact-level", duty.who.level), how, due, line.safe,
                )  # fmt: skip
                for at, text in enumerate(cells):
                    self.told.setItem(place, at, QTableWidgetItem(visible(_short(text))))

    def _open_case(self, row: int) -> None:
        self.case_asked.emit(self._told_in[row])

    def _open(self, kind: str, key: str) -> None:
        if kind == "incident" and key in self._case_of:
            self.record_asked.emit(self._case_of[key], kind, key)


class _WrapDelegate(QStyledItemDelegate):
    """Cells as high as their text needs within the style's own margins."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        view = self.parent()
        assert isinstance(view, QTableWidget)
        room = QRect(0, 0, view.columnWidth(index.column()) - _MARGIN, 10_000)
        text = str(index.data() or "")
        needed = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        return QSize(size.width(), needed.height() + _MARGIN)


def _repeats_table() -> QTableWidget:
    return _wrapped_table(say("person.recorded-in-more-than-one"))


def _wrapped_table(name: str) -> QTableWidget:
    table = QTableWidget()
    by_rows(table, name)
    table.setWordWrap(True)
    table.setItemDelegate(_WrapDelegate(table))
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    # Each is stretched already; the last once more would be a dot wider than the room.
    table.horizontalHeader().setStretchLastSection(False)
    return table
