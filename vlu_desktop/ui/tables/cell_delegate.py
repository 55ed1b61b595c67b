# SPDX-License-Identifier: Apache-2.0
"""Edits a cell with the same editor that the form uses for its field."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vlu_desktop.ui.fields import Context, Editor, make_editor
from vlu_desktop.ui.fields.plain_editors import LongTextEditor
from vlu_desktop.ui.tables.record_model import RecordModel, SortedRecords

Index = QModelIndex | QPersistentModelIndex


class FieldDelegate(QStyledItemDelegate):
    """A delegate over a sorted record model."""

    def __init__(self, model: RecordModel, proxy: SortedRecords, context: Context) -> None:
        super().__init__()
        self._model = model
        self._proxy = proxy
        self._context = context

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        spec = self._model.spec(self._proxy.mapToSource(index).column())
        assert spec is not None
        editor = make_editor(spec, self._context)
        editor.setParent(parent)
        editor.setAutoFillBackground(True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, Editor)
        editor.set_value(self._model.data(self._proxy.mapToSource(index), 2))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, Editor)
        value: Any = editor.value()
        if not editor.problem():
            self._model.setData(self._proxy.mapToSource(index), value)

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
