# SPDX-License-Identifier: Apache-2.0
"""Every window begins in its first field, so that nothing typed is lost: the one place for all of them."""

from PySide6.QtCore import QObject
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
    """Looks at each window when the keyboard first comes to it. It stays as long as the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        window = now.window() if now is not None else None
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
    elif begin is not None:
        window.setProperty(_BEGUN, True)
        begin.setFocus()


def is_field(widget: QWidget | None) -> bool:
    """Whether what is typed there is taken; nothing is typed where there is no widget."""
    if isinstance(widget, _TEXTS):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox | QAbstractItemView)


def first_field(window: QWidget) -> QWidget | None:
    """The first field of a window in the order of Tab; None where it has none."""
    each = window.nextInFocusChain()
    while each is not None and each is not window:
        seen = window.isAncestorOf(each) and each.isVisibleTo(window) and each.isEnabled() and each.focusProxy() is None
        if seen and is_field(each) and each.focusPolicy().value:
            return each
        each = each.nextInFocusChain()
    return None
