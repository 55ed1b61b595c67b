# SPDX-License-Identifier: Apache-2.0
"""The menu of everything that can be done, by group, made of the one registry each time it is opened."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
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


def show_menu(parent: QWidget, actions: Actions, beside: QWidget | None) -> QMenu:
    """Open it beside its button wherever the pointer is, for it is opened by key as well; in the middle without one."""
    shown = beside is not None and beside.isVisible()
    at = (
        beside.mapToGlobal(beside.rect().topRight()) if beside and shown else parent.mapToGlobal(parent.rect().center())
    )
    menu = menu_of(parent, actions)
    menu.popup(at)
    return menu


class AltAlone(QObject):
    """Has `run` called where Alt is pressed and let go by itself, as menus are opened; it watches one window."""

    def __init__(self, window: QWidget, run: Callable[[], object]) -> None:
        super().__init__(window)
        self._run = run
        self._alone = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride or kind is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            # With another key it is that key's; what repeats by itself is still the one press.
            self._alone = event.key() == Qt.Key.Key_Alt and (self._alone or not event.isAutoRepeat())
        elif kind is QEvent.Type.KeyRelease:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat() and self._alone:
                self._alone = False
                self._run()
        elif kind is QEvent.Type.WindowDeactivate:
            self._alone = False
        return False
