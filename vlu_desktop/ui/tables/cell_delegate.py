# SPDX-License-Identifier: Apache-2.0
"""Edits a cell with the same editor that the form uses for its field; what can't be read keeps it open."""

import dataclasses
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vlu_desktop.record.base import Record
from vlu_desktop.record.impossible import impossible
from vlu_desktop.ui.fields import Context, Editor, make_editor
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.fields.plain_editors import LongTextEditor
from vlu_desktop.ui.tables.record_model import RecordModel, SortedRecords
from vlu_desktop.ui.widgets.cell_direction import DirectedCells

Index = QModelIndex | QPersistentModelIndex


def problem_of(editor: Editor, record: Record | None) -> str:
    """Why a cell can't have what is typed: it can't be read, or beside the rest of its record it can't be."""
    if (problem := editor.problem()) or record is None:
        return problem
    changed = dataclasses.replace(record, **{editor.spec.name: editor.value()})
    known = {said for _, said in impossible(record)}
    return " ".join(said for _, said in impossible(changed) if said not in known)


class FieldDelegate(DirectedCells):
    """A delegate over a sorted record model. `went_down` comes when Enter has taken a cell's value."""

    went_down = Signal()

    def __init__(self, model: RecordModel, proxy: SortedRecords, context: Context) -> None:
        super().__init__()
        self._model = model
        self._proxy = proxy
        self._context = context
        self._edited = QPersistentModelIndex()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        spec = self._model.spec(self._proxy.mapToSource(index).column())
        assert spec is not None
        editor = make_editor(spec, self._context)
        editor.setParent(parent)
        editor.setAutoFillBackground(True)
        if isinstance(editor, DayEditor):
            editor.keeps_time = spec.name == "on" and any(each.name == "at" for each in self._model.specs)
        self._edited = QPersistentModelIndex(index)
        # The field within has the keyboard; left to itself, its Tab would leave the cell open and unsaved.
        editor.inner.installEventFilter(self)
        return editor

    @property
    def edited(self) -> QPersistentModelIndex:
        """The cell that was last opened for editing."""
        return self._edited

    def problem(self, editor: Editor) -> str:
        """Why an editor's cell can't have what is typed in it; "" where it can."""
        return problem_of(editor, self._record_of(editor))

    def _record_of(self, editor: Editor) -> Record | None:
        """The record of the cell that an editor stands over."""
        return self._model.record(self._proxy.mapToSource(self._edited).row()) if self._edited.isValid() else None

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, Editor)
        editor.set_value(self._model.data(self._proxy.mapToSource(index), 2))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, Editor)
        value: Any = editor.value()
        source = self._proxy.mapToSource(index)
        record = self._model.record(source.row())
        if problem_of(editor, record):
            return
        if isinstance(editor, DayEditor) and editor.time and editor.keeps_time:
            # The time that was typed with a day goes where its record keeps one.
            self._model.change(source.row(), {editor.spec.name: value, "at": editor.time})
        else:
            self._model.setData(source, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event) if isinstance(watched, Editor) else False
        editor = watched if isinstance(watched, Editor) else watched.parent()
        assert isinstance(editor, Editor)
        hint = self._hint(editor, event, within=watched is editor.inner)
        if hint is None:
            return super().eventFilter(watched, event) if watched is editor else False
        # Taken here and now: left to the table too, the same Enter would open the whole record on top.
        if problem := self.problem(editor):
            editor.refuse(problem)
            return True
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)
        if hint is QStyledItemDelegate.EndEditHint.NoHint:
            self.went_down.emit()
        return True

    def _hint(self, editor: Editor, event: QKeyEvent, *, within: bool) -> QStyledItemDelegate.EndEditHint | None:
        """Where a key leads to once it has taken the value; None for one that takes none."""
        hints = QStyledItemDelegate.EndEditHint
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and within and not editor.asks:
            return hints.EditNextItem if event.key() == Qt.Key.Key_Tab else hints.EditPreviousItem
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain
        # Enter begins a new line in a long text, and takes what a list proposes, before it comes to the cell.
        return hints.NoHint if enter and not within else None

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Room enough to see what is typed, also where the cell is small."""
        assert isinstance(editor, Editor)
        rect = option.rect
        wanted = editor.sizeHint()
        wide = max(rect.width(), wanted.width(), 180)
        tall = max(rect.height(), min(wanted.height(), 140) if isinstance(editor, LongTextEditor) else wanted.height())
        parent = editor.parentWidget()
        if parent is not None:
            rect.setLeft(max(0, min(rect.left(), parent.width() - wide)))
            rect.setTop(max(0, min(rect.top(), parent.height() - tall)))
        rect.setSize(QSize(wide, tall))
        editor.setGeometry(rect)
