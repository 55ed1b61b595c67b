# SPDX-License-Identifier: Apache-2.0
"""Every window begins in its first field, so that nothing typed is lost: the one place for all of them."""

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_BEGUN = "begun-at-a-field"
_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


class FirstFocus(QObject):
    """Looks at each window when the keyboard first comes to it, and at each field that it leaves. It stays as long as
    the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        window = now.window() if now is not None else None
        if isinstance(before, QLineEdit) and window is not None:
            # The beginning of a long name is what it is known by, also once somebody went through the field.
            before.setCursorPosition(0)
        if isinstance(window, QDialog):
            begin_in(window)


def begin_in(window: QDialog) -> None:
    """Once, as soon as it has a field, have the keyboard in one; who builds a window may have chosen which.

    A window whose fields are made late, once they are read, calls this itself.
    """
    if window.property(_BEGUN) or not window.isActiveWindow():
        return
    focused, begin = window.focusWidget(), first_field(window)
    if is_field(focused):
        window.setProperty(_BEGUN, True)
        _replaced_by_typing(focused)
    elif begin is not None:
        window.setProperty(_BEGUN, True)
        begin.setFocus()
        _replaced_by_typing(begin)


def _replaced_by_typing(field: QWidget | None) -> None:
    """What is typed stands in the place of a choice that was made beforehand, and not before it."""
    line = field.lineEdit() if isinstance(field, QComboBox) else None
    if line is not None:
        line.selectAll()


def is_field(widget: QWidget | None) -> bool:
    """Whether what is typed there is taken; nothing is typed where there is no widget."""
    if isinstance(widget, _TEXTS):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox | QAbstractItemView)


def first_field(window: QWidget) -> QWidget | None:
    """The first field of a window as it is read: the topmost, and of those beside each other the leftmost; None where
    it has none.

    Not by `nextInFocusChain`: it makes each widget the child of the one before for Python, which then destroys what
    stands in the window as soon as it looks for what nobody needs.
    """
    fields = [
        (QRect(each.mapTo(window, QPoint()), each.size()), each)
        for each in window.findChildren(QWidget)
        if each.isVisibleTo(window) and each.isEnabled() and is_field(each) and each.focusPolicy().value
    ]
    if not fields:
        return None
    line = min(place.top() for place, _ in fields)
    row = min((place for place, _ in fields if place.top() == line), key=QRect.bottom)
    return min(((place, each) for place, each in fields if place.top() <= row.bottom()), key=lambda at: at[0].left())[1]
