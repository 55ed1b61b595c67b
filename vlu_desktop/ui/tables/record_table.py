# SPDX-License-Identifier: Apache-2.0
"""A table of records with what is done to them: add, open, edit in place, take out, find, copy."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QWidget,
)

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.platform import preferences
from vlu_desktop.record.base import Record
from vlu_desktop.record.field_display import called
from vlu_desktop.record.fields import Kind
from vlu_desktop.record.record_types import type_of
from vlu_desktop.ui.fields import Context, Editor
from vlu_desktop.ui.tables.cell_delegate import FieldDelegate
from vlu_desktop.ui.tables.inspector import Inspector
from vlu_desktop.ui.tables.record_model import ALL, RECORD, Columns, RecordModel, SortedRecords
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.column_choice import ColumnChoice
from vlu_desktop.ui.widgets.fitting_dialog import Question
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.kept_sizes import KeptSizes
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit
from vlu_desktop.ui.widgets.row_menu import copy_rows, menu_of_rows
from vlu_desktop.ui.widgets.row_table import row_table
from vlu_desktop.ui.widgets.unsaved_words import PASSING

_WIDEST, _LEAST = 46, 30
"""Letters of the widest column that widths are fitted to, and the least of that which takes what the others leave."""
_BESIDE = 105
"""Letters a table is wide from which on there is room for a record beside it."""
_INSPECTED = "read-beside"
_WIDE = {Kind.LONG_TEXT: 34, Kind.TEXT: 18, Kind.WHEN: 20, Kind.CHOICE: 18, Kind.REF: 18, Kind.DATE: 12}


class RecordTable(QWidget):
    """`added` asks the page for a new record, `opened` for the whole of one, `changed` and `removed` for saving.

    `empty` is what stands where there is nothing; `buttons` stand beside the table's own.
    """

    added = Signal()
    opened = Signal(object)
    changed = Signal(object, object)
    removed = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        cls: type[Record],
        context: Context,
        *,
        columns: Columns = ALL,
        title: str = "",
        empty: str = "",
        buttons: Iterable[QWidget] = (),
    ) -> None:
        super().__init__()
        kind = type_of(cls)
        self.plural = kind.plural
        self.model = RecordModel(cls, context.name_of, columns)
        self._columns = columns
        self._fitted = bool(columns.wide)
        self.model.changed.connect(self.changed)
        self.model.changed.connect(lambda *_: self._inspect())
        self._proxy = SortedRecords(self.model)
        self._delegate = FieldDelegate(self.model, self._proxy, context)
        self._key_of = kind.key
        self._history = context.history
        self.view = _view(kind.plural, self._proxy, self._delegate, _lines(self.model))
        self._delegate.went_down.connect(self._down)
        self.view.installEventFilter(self)
        self.view.doubleClicked.connect(self._double)
        self._offer_acts()
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        heading = label(title or kind.plural, "heading")
        add = self._add_button(say("tables.add", lower=kind.title.lower()), "outline")
        self._find = self._find_line(say("tables.find-in", lower=kind.plural.lower()))
        self._choice = ColumnChoice(self.view, kind.key, self._main_column())
        self._which = self._choice.chooser()
        self._build_beside(kind.plural, context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._beside)
        self._stack.addWidget(
            self._nothing(
                empty or say("tables.no-yet", lower=kind.plural.lower()), say("tables.add", lower=kind.title.lower())
            )
        )
        shown = (*buttons, self._whole, self._which, self._find, add)
        self._bar = flowing(heading, *shown, spread=True)
        self.setLayout(column(self._bar, self._stack))
        self._widen()
        self._fitted = self._choice.put() or self._fitted
        self.set_records(())

    def _build_beside(self, plural: str, context: Context) -> None:
        """The table and, beside it, the whole of the row chosen."""
        self.inspector = Inspector(plural, context.name_of, self.opened.emit)
        self._beside = OrderedSplit()
        self._beside.setHandleWidth(10)
        self._beside.setChildrenCollapsible(False)
        self._beside.addWidget(self.view)
        self._beside.addWidget(self.inspector)
        self._beside.setStretchFactor(0, 1)
        KeptSizes(self._beside, f"inspector-{self._key_of}").put([700, 300])
        self._whole = button(
            say("tables.read-beside"), self._toggle_inspector, "quiet", say("tables.the-whole-of-the-row")
        )
        self._whole.setCheckable(True)

    def _toggle_inspector(self) -> None:
        """Read the row chosen beside the table, or not; it is so for every table, and the next time."""
        preferences.remember(_INSPECTED, "yes" if self._whole.isChecked() else "no")
        self._inspect()

    def _inspect(self) -> None:
        """Show the whole of the row chosen where there is room for both; where none is chosen, of the first."""
        wanted = preferences.remembered(_INSPECTED) != "no"
        room = self.width() >= self.fontMetrics().averageCharWidth() * _BESIDE
        self._whole.setChecked(wanted)
        self._whole.setVisible(room)
        self.inspector.setVisible(wanted and room)
        if wanted and room:
            first = self._proxy.index(0, 0)
            record = self.current() or (first.data(RECORD) if first.isValid() else None)
            self.inspector.show_record(record)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inspect()
        self._bar.setMinimumHeight(self._bar.heightForWidth(max(self.width(), 1)))

    def hasHeightForWidth(self) -> bool:
        # Else a page would be given not the least that it needs, but the room that its rows would like to have.
        return False

    def _main_column(self) -> str:
        """The heading of the column that is read most: the account, or else the longest words there are."""
        specs = [spec for at in range(self.model.columnCount()) if (spec := self.model.spec(at)) is not None]
        for kind in (Kind.LONG_TEXT, Kind.TEXT):
            for spec in specs:
                if spec.kind is kind:
                    return spec.label
        return ""

    def _offer_acts(self) -> None:
        """What a right click offers, and Ctrl+H."""
        if (menu := menu_of_rows(self.view)) is not None:
            menu.offer(self._acts)
        if self._history is not None:
            history = QShortcut(QKeySequence("Ctrl+H"), self.view, self.show_history)
            history.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _acts(self) -> dict[str, Callable[[], Any]]:
        """What can be done now, by the registry's keys."""
        record, fixed = self.current(), self._columns.fixed
        acts: dict[str, Callable[[], Any]] = {} if fixed else {"row-add": self.added.emit}
        if record is None:
            return acts
        acts["row-open"] = lambda: self.opened.emit(record)
        index = self.view.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            acts["row-edit"] = lambda: self.view.edit(index)
        if not fixed:
            acts["row-take-out"] = self.take_out
        if self._history is not None:
            acts["row-history"] = self.show_history
        return acts

    def _find_line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setProperty(PASSING, True)
        line.setPlaceholderText(say("tables.find-in-this-table"))
        line.setAccessibleName(name)
        line.setClearButtonEnabled(True)
        em = line.fontMetrics().averageCharWidth()
        line.setMinimumWidth(em * 24)
        line.setMaximumWidth(em * 32)
        line.textChanged.connect(self._proxy.look_for)
        return line

    def _add_button(self, text: str, kind: str) -> QPushButton:
        made = button(text, self.added.emit, kind)
        if self._columns.fixed:
            made.hide()
        return made

    def _nothing(self, sentence: str, add: str) -> QWidget:
        """What stands in the table's place where there is no record."""
        said = label(sentence, "muted", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        first = self._add_button(add, "primary")
        return holding(column(None, said, row(None, first, None), None, space=12), "card")

    def set_records(self, records: Iterable[Record]) -> None:
        """Show these records, the chosen one staying chosen."""
        kept = self.current()
        found = list(records)
        self.model.set_records(found)
        self._stack.setCurrentIndex(0 if found else 1)
        if found and not self._fitted:
            self._fitted = True
            self._fit()
        if kept is not None:
            self.choose(kept.id)
        self._inspect()

    def show_history(self) -> None:
        """Ask for the history of the record the cursor is on."""
        record = self.current()
        if record is not None and self._history is not None:
            self._history(self._key_of, record.id)

    def current(self) -> Record | None:
        """The record the cursor is on."""
        index = self.view.currentIndex()
        record = index.data(RECORD) if index.isValid() else None
        return record if isinstance(record, Record) else None

    def selected(self) -> tuple[Record, ...]:
        """Every record selected, in the order shown."""
        rows = sorted(self.view.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(index.data(RECORD) for index in rows)

    def choose(self, record_id: str) -> bool:
        """Put the cursor on a record."""
        place = self.model.row_of(record_id)
        if place < 0:
            return False
        index = self._proxy.mapFromSource(self.model.index(place, 0))
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        return index.isValid()

    def sort(self, heading: str, descending: bool = False) -> None:
        """Sort by the column of that heading."""
        for place in range(self.model.columnCount()):
            if self.model.headerData(place, Qt.Orientation.Horizontal) == heading:
                order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
                self.view.sortByColumn(place, order)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = self._key(event)
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> Callable[[], Any] | None:
        record = self.current()
        if event.key() == Qt.Key.Key_Insert and not self._columns.fixed:
            return self.added.emit
        if event.matches(QKeySequence.StandardKey.Copy):
            return lambda: copy_rows(self.view)
        if record is None:
            return None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return lambda: self.opened.emit(record)
        if event.key() == Qt.Key.Key_Delete and not self._columns.fixed:
            return self.take_out
        return None

    def take_out(self) -> None:
        """Ask once, by its name, whether the record the cursor is on is to be taken out."""
        record = self.current()
        if record is None:
            return
        called_so = called(record, self.model.name_of)
        sentence = say("tables.take-out-what-belongs-to", called_so=lower_first(called_so))
        asked = Question(self.window(), say("tables.take-it-out"), sentence, say("tables.take-it-out-2"))
        asked.agreed.connect(lambda: self.removed.emit(record))
        asked.finished.connect(lambda _: self.view.setFocus())
        asked.open()

    def _down(self) -> None:
        """To the same column of the next row, once a cell's value is taken."""
        here = self.view.currentIndex()
        below = here.siblingAtRow(here.row() + 1)
        if below.isValid():
            self.view.setCurrentIndex(below)
        self.view.setFocus()

    def _choose(self) -> None:
        record = self.current()
        self._inspect()
        if record is not None:
            self.chosen.emit(record)

    def _double(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(index.data(RECORD))

    def _fit(self) -> None:
        """Once, when there is something to fit to: as wide as what is in view, within bounds."""
        em = self.fontMetrics().averageCharWidth()
        main = self._main_column()
        for place in range(self.model.columnCount()):
            heading = str(self.model.headerData(place, Qt.Orientation.Horizontal))
            most = _LEAST if heading == main else _WIDEST
            wanted = min(max(self.view.sizeHintForColumn(place) + em, em * 8), em * most)
            self.view.setColumnWidth(place, max(wanted, em * (len(heading) + 5)))

    def _widen(self) -> None:
        em = self.fontMetrics().averageCharWidth()
        for place in range(self.model.columnCount()):
            spec = self.model.spec(place)
            heading = str(self.model.headerData(place, Qt.Orientation.Horizontal))
            wide = self._columns.wide.get(heading, _WIDE.get(spec.kind, 11) if spec else 14)
            self.view.setColumnWidth(place, em * max(wide, len(heading) + 5))


class _EditedTable(QTableView):
    """Keeps a cell open that can't be read, wherever the keyboard or the mouse went; Esc gives it up."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        delegate = self.itemDelegate()
        given_up = hint == QAbstractItemDelegate.EndEditHint.RevertModelCache
        if isinstance(editor, Editor) and isinstance(delegate, FieldDelegate) and not given_up:
            problem = delegate.problem(editor)
            if problem:
                cell = self.model().index(delegate.edited.row(), delegate.edited.column())
                QTimer.singleShot(0, editor, lambda: self._back(cell, editor, problem))
                return
        super().closeEditor(editor, hint)

    def _back(self, cell: QModelIndex, editor: Editor, problem: str) -> None:
        """The cursor stands on the cell that is still open."""
        row = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(cell, row)
        editor.refuse(problem)


def _lines(model: RecordModel) -> float:
    """How many lines of text a row is high: two of an account are read in its place, so that fewer rows are opened."""
    specs = (model.spec(at) for at in range(model.columnCount()))
    return 2.7 if any(spec is not None and spec.kind is Kind.LONG_TEXT for spec in specs) else 1.9


def _view(name: str, proxy: SortedRecords, delegate: FieldDelegate, height: float) -> QTableView:
    view = row_table(name, proxy, height, _EditedTable())
    view.setItemDelegate(delegate)
    view.setWordWrap(True)
    view.setSortingEnabled(True)
    view.setAlternatingRowColors(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
    view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    return view
