# SPDX-License-Identifier: Apache-2.0
"""Undo in a text goes back word by word, and both keys for redo do it in every field, on every system."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))
_UNDO = QKeySequence("Ctrl+Z")
_WATCHED = "undo-by-words"
Field = QLineEdit | QPlainTextEdit | QTextEdit


class TextUndo(QObject):
    """Looks after whatever field the keyboard comes to. It stays as long as the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and _field(now) is not None and not now.property(_WATCHED):
            now.setProperty(_WATCHED, True)
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        field = _field(watched)
        if field is None or field.isReadOnly():
            return False
        keys = QKeySequence(event.keyCombination())
        if keys not in (*_REDO, _UNDO):
            if event.type() == QEvent.Type.KeyPress and event.text().strip() and _begins_a_word(field):
                _step_here(field)
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # The key is the text's: the window's own undo of records is not for words that are being typed.
            event.accept()
        elif keys == _UNDO:
            field.undo()
        else:
            field.redo()
        return True


def _field(widget: object) -> Field | None:
    """The text that a widget edits; of a list one types into, its line."""
    if isinstance(widget, QComboBox):
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None


def _begins_a_word(field: Field) -> bool:
    if isinstance(field, QLineEdit):
        before = field.text()[: field.cursorPosition()]
    else:
        cursor = field.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
    return not before or before[-1].isspace()


def _step_here(field: Field) -> None:
    """Have the next letter begin a step of undo of its own."""
    if not isinstance(field, QLineEdit):
        # A change of a text that counts as unmodified is never joined to the one before it.
        field.document().setModified(False)
    elif not field.hasSelectedText() and field.text():
        # A line parts its steps where the cursor moved.
        there = field.cursorPosition()
        field.setCursorPosition(there - 1 if there else 1)
        field.setCursorPosition(there)
