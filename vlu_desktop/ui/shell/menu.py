# SPDX-License-Identifier: Apache-2.0
"""The menu of everything that can be done, by group, made of the one registry each time it is opened."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from vlu_desktop.ui.shell.action_catalogue import Actions


def menu_of(parent: QWidget, actions: Actions) -> QMenu:
    """A menu with one below it for each group; what can't be done now is grey."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    groups: dict[str, QMenu] = {}
    for action in actions.all():
        if action.group not in groups:
            groups[action.group] = menu.addMenu(action.group)
        keys = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText) or action.local
        # The key stands as text: a second action with it would make both ambiguous, and neither would work.
        drawn = groups[action.group].addAction(action.text + (f"\t{keys}" if keys else ""))
        drawn.triggered.connect(lambda *_, key=action.key: actions.run(key))
        drawn.setEnabled(action.enabled())
    return menu


def show_menu(parent: QWidget, actions: Actions) -> None:
    """Open it where the officer is."""
    under = QCursor.pos()
    if not parent.frameGeometry().contains(under):
        under = parent.mapToGlobal(parent.rect().center())
    menu_of(parent, actions).popup(under)
