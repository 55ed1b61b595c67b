# SPDX-License-Identifier: Apache-2.0
"""Which fields of a window hold words that somebody typed there and that would go with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

PASSING = "passing"
"""The property of a field in which nothing is written: what is typed there only finds or chooses something."""
_SECRET = Qt.InputMethodHint.ImhSensitiveData
Field = QLineEdit | QPlainTextEdit | QTextEdit


def typed_words(window: QWidget) -> list[Field]:
    """The fields of a window, though not of one over it, whose words were typed or changed there and are not empty."""
    return [each for each in writable(window) if _is_typed(each)]


def writable(window: QWidget) -> list[Field]:
    """The fields of a window that words can be written into: no passphrases, no figures that arrows change, and nothing
    that only seeks.
    """
    fields: list[Field] = [
        *window.findChildren(QLineEdit),
        *window.findChildren(QPlainTextEdit),
        *window.findChildren(QTextEdit),
    ]
    return [each for each in fields if each.window() is window.window() and _is_written_in(each)]


def _is_written_in(field: Field) -> bool:
    if field.isReadOnly() or field.property(PASSING) or field.inputMethodHints() & _SECRET:
        return False
    if isinstance(field.parentWidget(), QAbstractSpinBox):
        return False
    return not isinstance(field, QLineEdit) or field.echoMode() == QLineEdit.EchoMode.Normal


def _is_typed(field: Field) -> bool:
    if isinstance(field, QLineEdit):
        return field.isModified() and bool(field.text().strip())
    # Whether it counts as modified says nothing: that is reset at each word, to undo by words.
    return field.document().isUndoAvailable() and bool(field.toPlainText().strip())
