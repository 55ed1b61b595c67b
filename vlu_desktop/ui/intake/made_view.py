# SPDX-License-Identifier: Apache-2.0
"""The table of what would be made under the keyboard: type over a cell, Enter goes down, Space ticks suggestions."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.entry.kind_completer import offer_kinds
from vlu_desktop.ui.intake.import_rows import Index
from vlu_desktop.ui.intake.made_cells import TypedCell
from vlu_desktop.ui.intake.made_rows import CHECK, EDIT, NAMES, SUGGESTED_AT, MadeRows
from vlu_desktop.ui.widgets.basics import restyle
from vlu_desktop.ui.widgets.cell_direction import DirectedCells
from vlu_desktop.ui.widgets.row_table import row_table, typed_into

Hint = QAbstractItemDelegate.EndEditHint
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_WIDTHS = (7, 6, 23, 34, 27, 18, 16, 13, 17, 21, 16)
_LEAST = 6
"""Letters of a column that was dragged as narrow as it can be."""
_LINES = 6
"""Lines of text in view where an account is typed over."""
CellEditor = QLineEdit | QPlainTextEdit


class MadeDelegate(DirectedCells):
    """`typed` carries what the words in an open editor are taken for so far; None once it is closed."""

    typed = Signal(object)

    def __init__(self, model: MadeRows) -> None:
        super().__init__()
        self._model = model
        self.editor: CellEditor | None = None
        self.place, self.name = -1, ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        name = NAMES[index.column()]
        editor = QPlainTextEdit(parent) if name == "account" else QLineEdit(parent)
        if isinstance(editor, QLineEdit):
            editor.setMaxLength(1_000_000)
            editor.textEdited.connect(lambda text: self.typed.emit(self._model.read(name, text)))
            if name == "kinds":
                offer_kinds(editor)
        heading = self._model.headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        editor.setAccessibleName(say("intaking.row", heading=str(heading), row=self._model.entry(index.row()).row))
        self.editor, self.place, self.name = editor, index.row(), name
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(EDIT))
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.moveCursor(QTextCursor.MoveOperation.End)
            editor.document().setModified(False)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
        if open_cell := self._model.typed(index.row(), NAMES[index.column()]):
            self.refuse(open_cell)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if is_modified(editor):
            self._model.setData(index, words_in(editor), EDIT)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Room enough to see what is typed, also where the cell is small."""
        parent, rect = editor.parentWidget(), option.rect
        if parent is None:
            return
        lines = _LINES if isinstance(editor, QPlainTextEdit) else 1
        tall = max(rect.height(), round(editor.fontMetrics().height() * (lines + 1)))
        wide = max(rect.width(), editor.fontMetrics().averageCharWidth() * (60 if lines > 1 else 20))
        rect.setLeft(max(0, min(rect.left(), parent.width() - wide)))
        rect.setTop(max(0, min(rect.top(), parent.height() - tall)))
        rect.setWidth(min(wide, parent.width()))
        rect.setHeight(min(tall, parent.height()))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not (isinstance(event, QKeyEvent) and isinstance(editor, QWidget)):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTER and event.modifiers() in _PLAIN:
                if self._settles(editor):
                    self.commitData.emit(editor)
                    self.closeEditor.emit(editor, Hint.SubmitModelCache)
                return True
            if event.key() in _TABS and not self._settles(editor):
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._model.leave(self.place, self.name)
        return super().eventFilter(editor, event)

    def refuse(self, cell: TypedCell) -> None:
        """The cell stays open and is marked."""
        if self.editor is not None:
            restyle(self.editor, "problem")
        self.typed.emit(cell)

    def _settles(self, editor: QWidget) -> bool:
        """Whether what stands in an editor can be taken; where it can't, the cell stays open and it is said why."""
        cell = self._model.read(self.name, words_in(editor)) if is_modified(editor) else None
        cell = cell or self._model.typed(self.place, self.name)
        if cell is None or not cell.problem:
            return True
        self.refuse(cell)
        return False

    def let_go(self) -> None:
        """The editor is closed."""
        self.editor = None
        self.typed.emit(None)


def words_in(editor: QWidget) -> str:
    """What stands in an editor."""
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else getattr(editor, "text", str)()


def is_modified(editor: QWidget) -> bool:
    """Whether anything was typed in an editor."""
    if isinstance(editor, QPlainTextEdit):
        return editor.document().isModified()
    return isinstance(editor, QLineEdit) and editor.isModified()


class MadeView(QTableView):
    """`alike` asks that what the row in view suggests be ticked in all rows like it."""

    alike = Signal()

    def __init__(self, model: MadeRows) -> None:
        super().__init__()
        self._model = model
        self.cells = MadeDelegate(model)
        row_table(say("intaking.what-would-be-made"), model, view=self)
        self.setItemDelegate(self.cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        typed_into(self)
        em = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate(_WIDTHS):
            self.setColumnWidth(place, em * letters)
        header = self.horizontalHeader()
        model.renewing.connect(self.keep_typed)
        header.setMinimumSectionSize(em * _LEAST)
        header.setSectionsMovable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        index = self.currentIndex()
        self.cells.let_go()
        if hint == Hint.SubmitModelCache:
            super().closeEditor(editor, Hint.NoHint)
            self.go_to(index.row() + 1, index.column())
        else:
            super().closeEditor(editor, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, plain = self.currentIndex(), event.modifiers() in _PLAIN
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if not index.isValid():
            super().keyPressEvent(event)
        elif event.key() in _ENTER and plain:
            self.go_to(index.row() + 1, index.column())
        elif event.key() in _ENTER and event.modifiers() & both == both:
            self.alike.emit()
        elif event.key() == Qt.Key.Key_Space and plain:
            self.turn(index)
        elif event.key() == Qt.Key.Key_Delete and plain:
            if NAMES[index.column()]:
                self._model.put_back(index.row(), NAMES[index.column()])
        else:
            super().keyPressEvent(event)

    def keep_typed(self) -> None:
        """What is being typed as other rows come is kept like what was typed before."""
        if (editor := self.cells.editor) is not None:
            self.commitData(editor)
            self.closeEditor(editor, Hint.NoHint)

    def turn(self, index: Index) -> None:
        """Turn the tick of the row in its first column, and anywhere else those of what it suggests."""
        at = self._model.index(index.row(), 0 if index.column() == 0 else SUGGESTED_AT)
        state = at.data(CHECK)
        if state is not None:
            on = Qt.CheckState(state) != Qt.CheckState.Checked
            self._model.setData(at, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked, CHECK)

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor in a cell; past the last row it stays on the last."""
        index = self._model.index(min(row, self._model.rowCount() - 1), column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus()

    def open_cell(self, row: int, name: str) -> None:
        """Open a cell to be typed over."""
        self.go_to(row, NAMES.index(name))
        self.edit(self.currentIndex())
