# SPDX-License-Identifier: Apache-2.0
"""What can be done with a row of a table or list: asked by the one registry of actions, and by a menu at the row."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, cast

from PySide6.QtCore import SIGNAL, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QTableView, QWidget

from vlu_desktop.language.catalogue import say

Act = Callable[[], object]
_HEARD = (
    SIGNAL("activated(QModelIndex)"), SIGNAL("itemActivated(QTableWidgetItem*)"),
    SIGNAL("itemActivated(QListWidgetItem*)"),
)  # fmt: skip
"""What Enter on a row sends."""


def the_group() -> str:
    """The group of the registry's actions that are done with a row."""
    return say("widgets.in-a-table")


class _Registry(Protocol):
    """What of the registry a menu needs: its actions in a group, and running one."""

    def in_group(self, group: str) -> Iterable[Any]: ...
    def run(self, key: str) -> None: ...


class RowMenu(QObject):
    """The acts of one view by the keys the registry knows them by: copying at least, and opening where it does that."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._more: Callable[[], Mapping[str, Act]] = dict
        self._of_its_own = _listeners(view)
        """A list hears its own signal, and hands it on as one of an item."""
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self.show_menu)

    def offer(self, acts: Callable[[], Mapping[str, Act]]) -> None:
        """Have other acts besides, or in the place of those every view has; asked each time what can be done now."""
        self._more = acts

    def acts(self) -> Mapping[str, Act]:
        """What can be done now, by key."""
        index = self._view.currentIndex()
        usual: dict[str, Act] = {}
        if index.isValid():
            usual["row-copy"] = lambda: copy_rows(self._view)
            if _listeners(self._view) > self._of_its_own:
                usual["row-open"] = lambda: self._view.activated.emit(index)
        return usual | dict(self._more())

    def show_menu(self, at: QPoint) -> None:
        """The menu of the registry's actions that can be done here."""
        registry = registry_over(self._view)
        if registry is None:
            return
        chosen = self._view.currentIndex()
        if not self._view.viewport().rect().contains(at) and chosen.isValid():
            # Asked for by key, while the row that the keyboard is on was scrolled away.
            self._view.scrollTo(chosen)
            at = self._view.visualRect(chosen).center()
        index = self._view.indexAt(at)
        if index.isValid() and not self._view.selectionModel().isSelected(index):
            self._view.setCurrentIndex(index)
        self._view.setFocus()
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        there = self.acts()
        for action in registry.in_group(the_group()):
            if action.key in there:
                drawn = menu.addAction(f"{action.text}\t{action.local}" if action.local else action.text)
                drawn.triggered.connect(lambda *_, key=action.key: self.acts().get(key, lambda: None)())
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(self._view.viewport().mapToGlobal(at))


def _listeners(view: QAbstractItemView) -> int:
    """How many do something when Enter is pressed on a row."""
    return sum(view.receivers(each) for each in _HEARD)


def menu_of_rows(view: QAbstractItemView) -> RowMenu | None:
    """The acts of a view, None where it has none."""
    return view.findChild(RowMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)


def acts_at(widget: QWidget | None) -> Mapping[str, Act]:
    """What can be done with the row that the keyboard is on; nothing where it is in no table."""
    while widget is not None:
        if isinstance(widget, QAbstractItemView) and (menu := menu_of_rows(widget)) is not None:
            return menu.acts()
        widget = widget.parentWidget()
    return {}


def shows_menu(window: QWidget, event: QKeyEvent) -> bool:
    """Bring up the menu of what has the keyboard, if Shift+F10 was pressed: the system does so on Windows alone."""
    if event.key() != Qt.Key.Key_F10 or event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
        return False
    widget = window.focusWidget()
    if widget is not None:
        at = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, asked)
    return True


def copy_rows(view: QAbstractItemView) -> None:
    """Put the selected rows on the clipboard as text with tabs, as a spreadsheet takes them."""
    columns = [0]
    if isinstance(view, QTableView):
        columns = [place for place in range(view.model().columnCount()) if not view.isColumnHidden(place)]
    lines = [
        "\t".join(safe_cell(str(index.siblingAtColumn(place).data() or "")) for place in columns)
        for index in sorted(view.selectionModel().selectedRows(), key=lambda found: found.row())
    ]
    QGuiApplication.clipboard().setText("\n".join(lines))


def safe_cell(text: str) -> str:
    """A cell that a spreadsheet would take for a formula is quoted, so that it stays text."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def registry_over(widget: QWidget) -> _Registry | None:
    """The registry of the window that a view stands in, or that its window stands over."""
    at: QObject | None = widget
    while at is not None:
        found = getattr(at, "actions_registry", None)
        if found is not None:
            return cast(_Registry, found)
        at = at.parent()
    return None
