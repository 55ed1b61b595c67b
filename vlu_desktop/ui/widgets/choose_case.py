# SPDX-License-Identifier: Apache-2.0
"""Chooses a case, to do something in or to set beside another: by title, reference, or the name of anybody in it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import number
from vlu_desktop.record.changes import CaseLine
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.timeline.elements import shorten
from vlu_desktop.ui.widgets.basics import column, label
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog

MOST = 100
LONGEST = 48
_CASE = Qt.ItemDataRole.UserRole


class ChooseCase(FittingDialog):
    """`chosen` carries a case's id. `words` are the names and numbers a case may be found by.

    Until something is typed or gone to, none is chosen: Enter alone takes no case that only happens to stand first.
    """

    PASSING = True

    chosen = Signal(str)

    def __init__(self, over: QWidget, title: str, cases: Sequence[CaseLine], words: Mapping[str, str]) -> None:
        super().__init__(over)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._cases = [
            (each, f"{each.title} {each.reference} {words.get(each.id, '')}".casefold())
            for each in sorted(cases, key=lambda each: (each.title.casefold(), each.id))
        ]
        self.line = QLineEdit()
        self.line.setPlaceholderText(say("widgets.a-title-a-reference-or"))
        self.line.setAccessibleName(say("widgets.find-it", title=title))
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(say("widgets.cases"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(self._choose)
        self._more = label("", "small")
        hint = label(say("widgets.opening-it-is-noted-in"), "small")
        self.setLayout(column(label(title, "heading", wrap=True), self.line, self.list, self._more, hint, margins=14))
        self.resize(max(520, self.fontMetrics().averageCharWidth() * 92), 420)
        self._look("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        wanted = text.casefold().split()
        found = [case for case, words in self._cases if all(word in words for word in wanted)]
        self.list.clear()
        for case in found[:MOST]:
            many = number(case.incidents, "incident")
            parts = [shorten(case.title, LONGEST) or say("widgets.no-title"), shorten(case.reference, 20), many]
            item = QListWidgetItem(visible("   ".join(part for part in parts if part)))
            item.setData(_CASE, case.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if wanted else -1)
        left = len(found) - MOST
        self._more.setText(
            say("widgets.and-more-type-to-find", left=left)
            if left > 0
            else ""
            if found
            else say("widgets.no-case-fits")
        )

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            case_id = item.data(_CASE)
            self.accept()
            self.chosen.emit(case_id)
