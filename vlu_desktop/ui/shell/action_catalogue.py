# SPDX-License-Identifier: Apache-2.0
"""One registry of everything an officer can do: it feeds the menus, the palette, the shortcut sheet and the help."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.text.typed_words import nearly_all


def no_undo() -> str:
    return say("shell.there-is-nothing-to-take")


def no_redo() -> str:
    return say("shell.there-is-nothing-to-bring")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do: a stable key, the officer's words, a shortcut ("Ctrl+K", "" for none) and its group.

    `also` is another key that does it, `local` one that is heard by the part of a page itself, `words` find it too.
    `needs` says what to do first where it can't be done now.
    """

    key: str
    text: str
    group: str
    run: Callable[[], object]
    shortcut: str = ""
    also: str = ""
    local: str = ""
    words: str = ""
    enabled: Callable[[], bool] = lambda: True
    needs: str = ""


class Actions(QObject):
    """The registry. Texts may change (undo names what it takes back); `changed` says so.

    A key always reaches its action, which is asked then whether it can be done; `refused` carries what it needs first.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, Action] = {}
        self._drawn: dict[str, QAction] = {}

    def add(self, action: Action) -> QAction:
        """Enter an action, or put another in the place of one with the same key."""
        drawn = self._drawn.get(action.key)
        if drawn is None:
            drawn = QAction(self._window)
            drawn.triggered.connect(lambda *_, key=action.key: self.run(key))
            self._window.addAction(drawn)
            self._drawn[action.key] = drawn
        drawn.setText(action.text)
        drawn.setShortcuts([QKeySequence(each) for each in (action.shortcut, action.also) if each])
        self._actions[action.key] = action
        self.changed.emit()
        return drawn

    def run(self, key: str) -> None:
        """Do it, or say what it needs first."""
        action = self._actions[key]
        if action.enabled():
            action.run()
        elif action.needs:
            self.refused.emit(action.needs)

    def drawn(self, key: str) -> QAction:
        """The action as menus and buttons hold it."""
        return self._drawn[key]

    def all(self) -> tuple[Action, ...]:
        """Every action, in the order entered."""
        return tuple(self._actions.values())

    def in_group(self, group: str) -> tuple[Action, ...]:
        """The actions of a group, in the order entered."""
        return tuple(action for action in self._actions.values() if action.group == group)

    def matching(self, text: str) -> tuple[Action, ...]:
        """The actions that can be done now and hold every word typed, whichever order. Those called by all of them come
        before those that have one from elsewhere.
        """
        words = text.casefold().split()
        found = [action for action, held in self._said() if all(word in held for word in words)]
        found.sort(key=lambda action: not all(word in action.text.casefold() for word in words))
        return tuple(found)

    def nearly(self, text: str) -> tuple[Action, ...]:
        """Those that hold every word typed but for a slip of the hand in one."""
        words = text.casefold().split()
        return tuple(action for action, held in self._said() if nearly_all(words, held))

    def _said(self) -> Iterator[tuple[Action, str]]:
        """What can be done now, each with the words that it is found by."""
        for action in self._actions.values():
            if action.enabled():
                yield action, f"{action.text} {action.group} {action.words}".casefold()
