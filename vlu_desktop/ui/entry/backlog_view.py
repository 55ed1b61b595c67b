# SPDX-License-Identifier: Apache-2.0
"""The backlog grid under the keyboard: Enter goes to the next row, Tab to the next cell, a block can be pasted."""

from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QMenu,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.entry.backlog_model import BacklogModel
from vlu_desktop.ui.entry.backlog_rows import ACCOUNT, ANSWER, KIND, WHEN, columns, pasted
from vlu_desktop.ui.entry.kind_completer import offer_kinds
from vlu_desktop.ui.widgets.cell_direction import DirectedCells
from vlu_desktop.ui.widgets.row_table import typed_into

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (19, 44, 21, 12, 15, 12, 16, 24)
_ACCOUNT = 30
"""Letters that the account's column is never narrower than; the others go out of view by the bar below instead."""
Hint = QAbstractItemDelegate.EndEditHint


class CellDelegate(DirectedCells):
    """`typed` carries the row and what stands in its date while it is being typed."""

    typed = Signal(int, str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setMaxLength(1_000_000)
        line.setAccessibleName(say("entering.row-3", column=columns()[index.column()], row=index.row() + 1))
        if index.column() == WHEN:
            row = index.row()
            line.textEdited.connect(lambda text: self.typed.emit(row, text))
        if index.column() == KIND:
            offer_kinds(line)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        # A line can't hold line ends; those of a pasted cell stay unless it is typed over.
        editor.setText(" ".join(str(index.data(Qt.ItemDataRole.EditRole)).splitlines()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.isModified():
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, Hint.SubmitModelCache)
                return True
            if event.key() == Qt.Key.Key_Escape:
                # What was typed is kept: Esc never loses text here.
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, Hint.NoHint)
                return True
            if event.matches(QKeySequence.StandardKey.Paste) and _is_block(QGuiApplication.clipboard().text()):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, Hint.RevertModelCache)
                return True
        return super().eventFilter(editor, event)


class BacklogView(QTableView):
    """A table view for fast typing. `left` asks to leave it; `over` tells how many pasted cells found no column."""

    left = Signal()
    over = Signal(int)

    def __init__(self, model: BacklogModel) -> None:
        super().__init__()
        self._model = model
        self.cells = CellDelegate()
        self.choices = QMenu(self)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(say("entering.backlog-of-incidents"))
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        typed_into(self)
        em = self.fontMetrics().averageCharWidth()
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, em * width)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(em * 8)
        header.sectionResized.connect(lambda at, *_: None if at == ACCOUNT else self._give_room())
        header.moveSection(ANSWER, WHEN + 1)
        self.clicked.connect(self._open_choices)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 2.0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """The account has what the other columns leave, and never fewer letters than can be read in."""
        header, least = self.horizontalHeader(), self.fontMetrics().averageCharWidth() * _ACCOUNT
        others = header.length() - header.sectionSize(ACCOUNT)
        header.resizeSection(ACCOUNT, max(least, self.viewport().width() - others))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        index = self.currentIndex()
        if hint == Hint.SubmitModelCache:
            super().closeEditor(editor, Hint.NoHint)
            self.go_to(index.row() + 1, WHEN)
        elif hint == Hint.RevertModelCache:
            super().closeEditor(editor, Hint.NoHint)
            self.paste()
        else:
            super().closeEditor(editor, hint)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from cell to cell; before the first of them Shift+Tab leads out."""
        at = self.currentIndex()
        if next or (at.isValid() and (at.row(), at.column()) != (0, 0)):
            return super().focusNextPrevChild(next)
        self.setTabKeyNavigation(False)
        moved = super().focusNextPrevChild(next)
        self.setTabKeyNavigation(True)
        return moved

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Tab stops at a question that is open, the arrows at any question, neither at a cell that asks nothing."""
        index = super().moveCursor(action, modifiers)
        if index.column() != ANSWER:
            return index
        row = index.row()
        moves = QAbstractItemView.CursorAction
        if action in (moves.MoveNext, moves.MovePrevious) and row in self._model.asking():
            return index
        if action not in (moves.MoveNext, moves.MovePrevious) and self._model.choices(row):
            return index
        if action in (moves.MoveNext, moves.MoveRight):
            return self._model.index(row, ACCOUNT)
        return self._model.index(row, WHEN) if action in (moves.MovePrevious, moves.MoveLeft) else index

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if index.column() == ANSWER and plain and self._answer_key(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.go_to(index.row() + 1, WHEN)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete and plain:
            for each in self.selectedIndexes():
                self._model.setData(each, "")
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.take_out_row()
        else:
            super().keyPressEvent(event)

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor in a cell; past the last row it stays on the last."""
        index = self._model.index(min(row, self._model.rowCount() - 1), column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus()

    def choose(self, place: int) -> None:
        """Take a choice of the current row's question, and go on to what happened if that is what comes next."""
        index = self.currentIndex()
        self.finish_cell()
        if self._model.choose(index.row(), place) and index.column() in (WHEN, ANSWER):
            self.go_to(index.row(), ACCOUNT)

    def finish_cell(self) -> None:
        """Keep what is being typed and close its editor."""
        editor = self.focusWidget()
        if isinstance(editor, QLineEdit) and self.isAncestorOf(editor):
            self.commitData(editor)
            self.closeEditor(editor, Hint.NoHint)

    def _answer_key(self, event: QKeyEvent) -> bool:
        """In the cell of a question its number answers it, and Space opens the list."""
        if event.key() == Qt.Key.Key_Space:
            self._open_choices(self.currentIndex())
            return True
        if event.text() in tuple("123456789"):
            self.choose(int(event.text()) - 1)
            return True
        return False

    def _open_choices(self, index: QModelIndex) -> None:
        """The choices of a row's question as a menu at its cell."""
        if index.column() != ANSWER or not self._model.choices(index.row()):
            return
        self.choices.clear()
        for place, choice in enumerate(self._model.choices(index.row())):
            self.choices.addAction(f"&{place + 1}  {choice.text}").triggered.connect(partial(self.choose, place))
        self.choices.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def carry_date(self) -> None:
        """Write the nearest date above into this row, as it was answered, and go on to what happened."""
        row = self.currentIndex().row()
        above, answer = self._model.date_above(row)
        self.finish_cell()
        if above and row >= 0:
            self._model.setData(self._model.index(row, WHEN), above)
            self._model.setData(self._model.index(row, ANSWER), answer)
            self.go_to(row, ACCOUNT)

    def paste(self) -> None:
        """Write what a spreadsheet copied from the current cell on."""
        block = pasted(QGuiApplication.clipboard().text())
        index = self.currentIndex()
        if block and index.isValid():
            self.over.emit(self._model.put(index.row(), index.column(), block))

    def take_out_row(self) -> None:
        """Take out the current row."""
        row = self.currentIndex().row()
        if row >= 0:
            self._model.take_out(row)
            self.go_to(row, WHEN)


def _is_block(text: str) -> bool:
    return "\t" in text or "\n" in text.strip()
