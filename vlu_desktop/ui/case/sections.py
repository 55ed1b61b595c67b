# SPDX-License-Identifier: Apache-2.0
"""A tab made of tables of records: the record as it is, every type reachable, everything editable."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QStackedWidget, QWidget

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.record_types import type_of
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.tables import Columns, RecordTable
from vlu_desktop.ui.tables.record_model import ALL
from vlu_desktop.ui.widgets.basics import column, holding
from vlu_desktop.ui.widgets.folding_row import beside_list

Blank = Callable[[CaseFile], Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A table of a tab: the class shown, how a new record begins, and what stands where there is none."""

    cls: type[Record]
    blank: Blank
    title: str = ""
    empty: str = ""
    columns: Columns = ALL
    rows: Callable[[CaseFile], Sequence[Record]] | None = None
    buttons: Sequence[QWidget] = ()

    @property
    def name(self) -> str:
        """What the section is called."""
        return self.title or type_of(self.cls).plural


def saved_in_case(table: RecordTable, desk: CaseSession, saver: Saver) -> None:
    """Have what is changed in a table or taken out of it saved in the case that is open."""
    table.changed.connect(lambda new, was: saver.change(new, was, case_id=desk.file.case.id))
    table.removed.connect(lambda record: saver.remove(record, case_id=desk.file.case.id))


class SectionsTab(QWidget):
    """Tables side by side with the list of their names; one table alone needs no list.

    `opened` asks for a record to be opened in another way than the usual one, where `opens` says so.
    """

    opened = Signal(object)

    def __init__(
        self, desk: CaseSession, saver: Saver, sections: Sequence[Section], opens: Sequence[type[Record]] = ()
    ) -> None:
        super().__init__()
        self._desk = desk
        self._saver = saver
        self._opens = tuple(opens)
        self._sections = tuple(sections)
        self._tables = [self._table(section) for section in self._sections]
        self._pages = QStackedWidget()
        for table in self._tables:
            self._pages.addWidget(table)
        self.setLayout(column(self._beside() if len(self._tables) > 1 else self._pages))
        desk.follow(self._show)
        if desk.is_open:
            self._show(desk.file)

    def table(self, cls: type[Record]) -> RecordTable:
        """The table of a class."""
        return next(t for section, t in zip(self._sections, self._tables, strict=True) if section.cls is cls)

    def reveal(self, record: Record) -> bool:
        """Bring a record into view; false where it is in none of the tables."""
        for place, (section, table) in enumerate(zip(self._sections, self._tables, strict=True)):
            if section.cls is type(record) and table.choose(record.id):
                self._choose(place)
                table.view.setFocus()
                return True
        return False

    def add(self, cls: type[Record]) -> None:
        """Begin a new record of a class."""
        self._begin(next(section for section in self._sections if section.cls is cls))

    def _beside(self) -> QWidget:
        self._names = QListWidget()
        self._names.setAccessibleName(say("case.parts-of-this-tab"))
        for section in self._sections:
            self._names.addItem(section.name)
        self._names.currentRowChanged.connect(self._pages.setCurrentIndex)
        self._names.setCurrentRow(0)
        return holding(beside_list(self._names, self._names, self._pages))

    def _choose(self, place: int) -> None:
        if len(self._tables) > 1:
            self._names.setCurrentRow(place)

    def _table(self, section: Section) -> RecordTable:
        table = RecordTable(
            section.cls,
            self._desk.context(),
            columns=section.columns,
            title=section.name,
            empty=section.empty,
            buttons=section.buttons,
        )
        table.added.connect(lambda: self._begin(section))
        table.opened.connect(self._open)
        saved_in_case(table, self._desk, self._saver)
        return table

    def _begin(self, section: Section) -> None:
        try:
            record = section.blank(self._desk.file)
        except UserError as error:
            self._saver.problem(str(error))
        else:
            self._open(record)

    def _open(self, record: Record) -> None:
        if type(record) in self._opens:
            self.opened.emit(record)
        else:
            RecordDialog(record, self._desk, self._saver, self).open()

    def _show(self, file: CaseFile) -> None:
        for place, (section, table) in enumerate(zip(self._sections, self._tables, strict=True)):
            rows = section.rows(file) if section.rows else file.all(section.cls)
            table.set_records(rows)
            if len(self._tables) > 1:
                item = self._names.item(place)
                if item is not None:
                    item.setText(f"{section.name}  {len(rows)}" if rows else section.name)
        if len(self._tables) > 1:
            em = self.fontMetrics().averageCharWidth()
            self._names.setFixedWidth(min(self._names.sizeHintForColumn(0) + em * 4, em * 34))
