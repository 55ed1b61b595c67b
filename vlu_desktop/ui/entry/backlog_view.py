# SPDX-License-Identifier: Apache-2.0
"""The backlog grid under the keyboard: Enter goes to the next row, Tab to the next cell, a block can be pasted."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from vlu_desktop.ui.entry.backlog_model import BacklogModel
from vlu_desktop.ui.entry.backlog_rows import ACCOUNT, COLUMNS, KIND, WHEN, kinds_like, pasted

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (19, 44, 21, 12, 15, 12, 16)
Hint = QAbstractItemDelegate.EndEditHint


class CellDelegate(QStyledItemDelegate):
    """`typed` carries the row and what stands in its date while it is being typed."""

    typed = Signal(int, str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setMaxLength(1_000_000)
        line.setAccessibleName(f"{COLUMNS[index.column()]}, row {index.row() + 1}")
        if index.column() == WHEN:
            row = index.row()
            line.textEdited.connect(lambda text: self.typed.emit(row, text))
        if index.column() == KIND:
            self._complete(line)
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

    def _complete(self, line: QLineEdit) -> None:
        """Offer kinds for what stands after the last comma."""
        words = QStringListModel(line)
        completer = QCompleter(words, line)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setWidget(line)

        def offer(text: str) -> None:
            found = [option.label for option in kinds_like(text.rpartition(",")[2].strip())][:10]
            words.setStringList(found)
            if found:
                completer.complete()
            elif popup := completer.popup():
                popup.hide()

        def take(chosen: str) -> None:
            before, comma, _ = line.text().rpartition(",")
            line.setText(f"{before}{comma} {chosen}".strip())
            line.setModified(True)

        line.textEdited.connect(offer)
        completer.activated.connect(take)


class BacklogView(QTableView):
    """A table view for fast typing. `left` asks to leave it; `over` tells how many pasted cells found no column."""

    left = Signal()
    over = Signal(int)

    def __init__(self, model: BacklogModel) -> None:
        super().__init__()
        self._model = model
        self.cells = CellDelegate()
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setAccessibleName("Backlog of incidents")
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        em = self.fontMetrics().averageCharWidth()
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, em * width)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(ACCOUNT, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(em * 8)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 2.0))

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
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

    def carry_date(self) -> None:
        """Write the nearest date above into this row, and go on to what happened."""
        editor = self.focusWidget()
        row = self.currentIndex().row()
        above = self._model.date_above(row)
        if isinstance(editor, QLineEdit) and self.isAncestorOf(editor):
            self.commitData(editor)
            self.closeEditor(editor, Hint.NoHint)
        if above and row >= 0:
            self._model.setData(self._model.index(row, WHEN), above)
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
