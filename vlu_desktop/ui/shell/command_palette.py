# SPDX-License-Identifier: Apache-2.0
"""Find or do anything: actions and records by typing, from anywhere, with one key."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import in_turn
from vlu_desktop.record.changes import SearchResult
from vlu_desktop.record.field_display import folded
from vlu_desktop.record.record_types import record_type
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.shell.action_catalogue import Action, Actions
from vlu_desktop.ui.threads.worker import Job, Worker
from vlu_desktop.ui.widgets.announcing import announce
from vlu_desktop.ui.widgets.basics import column, label
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog

_THING = Qt.ItemDataRole.UserRole
MOST = 30


class Palette(FittingDialog):
    """`found` carries a search's hit that was chosen; an action that was chosen is run."""

    PASSING = True

    found = Signal(object)

    def __init__(
        self, parent: QWidget, actions: Actions, worker: Worker, search: Callable[[str], list[SearchResult]] | None
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._worker = worker
        self._search = search
        self._ticket: Job | None = None
        self.setWindowTitle(say("shell.find-or-do-anything"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("passing", True)
        self._line = QLineEdit()
        self._line.setPlaceholderText(say("shell.a-name-a-number-words"))
        self._line.setAccessibleName(say("shell.find-or-do-anything"))
        self._line.textChanged.connect(self._look)
        self._line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(say("shell.what-was-found"))
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._choose)
        self._hint = label(say("shell.up-and-down-to-choose"), "small")
        self.setLayout(column(self._line, self._list, self._hint, margins=14))
        self.resize(max(560, self.fontMetrics().averageCharWidth() * 84), 420)
        self.finished.connect(lambda _: self._stop())
        self._look("")

    def _stop(self) -> None:
        """What is still being looked for is of no use any more, and would come to a list that is gone."""
        if self._ticket is not None:
            self._ticket.cancel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                count = self._list.count()
                self._list.setCurrentRow(max(0, min(count - 1, self._list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        self._list.clear()
        found = self._actions.matching(text)
        self._offer(found)
        self._list.setCurrentRow(0)
        self._hint.setText(say("shell.up-and-down-to-choose"))
        self._stop()
        search = self._search
        if search is not None and len(text.strip()) >= 2:
            # What is guessed waits for what is found: Enter on a name must not do what is called nearly so.
            self._ticket = self._worker.ask(lambda: search(text), lambda hits: self._show(hits, text, not found))
        elif not found:
            self._offer(self._actions.nearly(text))
            self._list.setCurrentRow(0)

    def _offer(self, actions: Iterable[Action]) -> None:
        for action in tuple(actions)[:MOST]:
            if action.key != "palette":
                held = action.shortcut or action.local
                keys = f"    {held}" if held else ""
                self._add(f"{action.text}{keys}", action.key)

    def _show(self, hits: list[SearchResult], text: str, guessing: bool) -> None:
        """Add what was found, and where no action is called so, those called nearly so: below what is."""
        guessed = self._actions.nearly(text) if guessing else ()
        said = [folded(f"{hit.snippet} {hit.case}") for hit in hits]
        exact = any(all(word in each for word in folded(text).split()) for each in said)
        if not exact:
            self._offer(guessed)
        for hit in hits[:MOST]:
            title = record_type(hit.record_type).title
            where = in_turn((hit.on, hit.case)) if hit.record_type != "case" else ""
            self._add("\n".join(filter(None, (f"{title}: {' '.join(hit.snippet.split())}", where))), hit)
        if exact:
            self._offer(guessed)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        if not self._list.count():
            self._hint.setText(say("shell.nothing-found"))
            announce(self, self._hint.text())

    def _add(self, text: str, thing: object) -> None:
        item = QListWidgetItem(visible(text))
        item.setData(_THING, thing)
        self._list.addItem(item)

    def _choose(self, item: QListWidgetItem | None) -> None:
        thing = item.data(_THING) if item is not None else None
        if thing is None:
            return
        self.accept()
        if isinstance(thing, str):
            self._actions.run(thing)
        else:
            self.found.emit(thing)
