# SPDX-License-Identifier: Apache-2.0
"""The messages of an incident beside its form, or below it where there is no room, so that it is written from them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.ui.conversation.conversation_lines import Threads, thread_of, whole_of
from vlu_desktop.ui.conversation.conversation_model import INCIDENT, SENDER
from vlu_desktop.ui.conversation.conversation_table import ConversationTable
from vlu_desktop.ui.conversation.stretches import Stretch, stretch_of
from vlu_desktop.ui.widgets.basics import button, column, holding, row
from vlu_desktop.ui.widgets.elided_label import ElidedLabel
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit

BESIDE = 150
"""Letters the page is wide from which on the messages stand beside the form, and not below it."""
_MARGIN = 24
_WIDE = (11, 18, 0, 30, 0)


class MessagesBeside(QWidget):
    """Holds the form, and beside it the messages while there are any. `appeared` comes when they come into view."""

    appeared = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self._stretch: Stretch | None = None
        self._all = Threads()
        self._open = True
        self.fold = button(
            say("entering.hide-its-messages"), self.toggle, "link", say("entering.f6-goes-from-the-account")
        )
        self.told = ElidedLabel("small")
        self.table = ConversationTable(say("entering.its-messages"), _WIDE, without=(SENDER, INCIDENT))
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(say("entering.the-whole-message"))
        self.messages = OrderedSplit(Qt.Orientation.Vertical)
        self.messages.addWidget(self.table)
        self.messages.addWidget(self.words)
        self._both = OrderedSplit(Qt.Orientation.Horizontal)
        self._both.addWidget(form)
        self._both.addWidget(self.messages)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_words())

    def _lay_out(self) -> None:
        room = self.fontMetrics()
        self.table.setMinimumHeight(room.height() * 4)
        self.words.setMinimumHeight(room.height() * 2)
        self.messages.setMinimumWidth(room.averageCharWidth() * 50)
        for split in (self.messages, self._both):
            split.setHandleWidth(10)
            split.setChildrenCollapsible(False)
            split.setStretchFactor(0, 1)
            split.setStretchFactor(1, 1)
        self.fold.setMinimumHeight(room.height() + 6)
        line = row(self.fold, self.told)
        line.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        line.setStretch(1, 1)
        self._line = holding(line)
        self._line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line.hide()
        self.messages.hide()
        layout = column(self._line, self._both, space=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setTabOrder(self.fold, self.table)
        self.setTabOrder(self.table, self.words)

    @property
    def has_any(self) -> bool:
        """Whether messages stand in the incident."""
        return self._stretch is not None

    @property
    def is_open(self) -> bool:
        """Whether the messages are in view, or would be if there were any."""
        return self._open

    def show_incident(self, file: CaseFile, incident_id: str) -> None:
        """Show the messages of an incident of the case; "" for one that is not saved yet, which has none."""
        stretch = stretch_of(file, incident_id) if incident_id else None
        before, self._stretch = self._stretch, stretch
        self._line.setVisible(stretch is not None)
        if stretch is None:
            self._all = Threads()
            self.table.show_lines((), self._all)
        else:
            self._show(file, stretch, before)
        self._show_words()
        self._say()

    def toggle(self) -> None:
        """Hide the messages, or show them again."""
        self._open = not self._open
        self._say()

    def go(self, back_to: QWidget) -> None:
        """To the messages, unfolded if they were not; from them back to the form."""
        if self._stretch is None or self.table.hasFocus() or self.words.hasFocus():
            back_to.setFocus()
            return
        if not self._open:
            self.toggle()
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self.fontMetrics().averageCharWidth() * BESIDE
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._both.orientation() != wanted:
            self._both.setOrientation(wanted)
            self._share()

    def _share(self) -> None:
        """Give the form and the messages their room; below the form, the whole message stands beside its table."""
        beside = self._both.orientation() == Qt.Orientation.Horizontal
        self.messages.setOrientation(Qt.Orientation.Vertical if beside else Qt.Orientation.Horizontal)
        self.messages.setContentsMargins(0 if beside else _MARGIN, 0, _MARGIN, 0)
        room = self.width() if beside else self.height()
        self._both.setSizes([room * 11 // 20, room * 9 // 20])
        inner = self.height() if beside else self.width()
        self.messages.setSizes([inner * 7 // 10, inner * 3 // 10])

    def _show(self, file: CaseFile, stretch: Stretch, before: Stretch | None) -> None:
        """Show a stretch; the message in view stays in view where it is the same incident read again."""
        same = before is not None and before.incident.id == stretch.incident.id
        current = self.table.rows.item(self.table.currentIndex().row()) if same else None
        self._all = thread_of(file, stretch)
        self.table.show_lines(self._all.threads[0].lines, self._all)
        place = self.table.rows.first_of({current.id}) if current is not None else -1
        self.table.stand(place if place >= 0 else 1)
        self.told.set_text(stretch.told)

    def _show_words(self) -> None:
        item = self.table.rows.item(self.table.currentIndex().row())
        self.words.setPlainText(whole_of(item) if item is not None else "")

    def _say(self) -> None:
        shown = self._open and self._stretch is not None
        self.fold.setText(say("entering.hide-its-messages") if shown else say("entering.its-messages"))
        if shown and self.messages.isHidden():
            self.messages.show()
            self._share()
            self.appeared.emit()
        self.messages.setVisible(shown)
