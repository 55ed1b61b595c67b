# SPDX-License-Identifier: Apache-2.0
"""The conversations of a case: each as it went, found in, opened to what came with it, and made into incidents."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QMenu, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import number
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Exhibit, SourceItem, SourceItemIncident
from vlu_desktop.services.cases.messages import Messages
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case.exhibit_window import ExhibitWindow
from vlu_desktop.ui.case.incident_beside import IncidentBeside
from vlu_desktop.ui.case.message_pane import MessagePane
from vlu_desktop.ui.case.take_in_window import ExhibitWork
from vlu_desktop.ui.conversation.conversation_lines import Thread, Threads, threads_of
from vlu_desktop.ui.conversation.conversation_model import INCIDENT, SENDER
from vlu_desktop.ui.conversation.conversation_table import ConversationTable
from vlu_desktop.ui.threads.worker import Job
from vlu_desktop.ui.widgets.basics import button, column, label
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.kept_sizes import KeptSizes
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit
from vlu_desktop.ui.widgets.row_menu import RowMenu

SOON = 250
"""Milliseconds after the last letter of what is to be found before it is looked for."""
_BESIDE = 140
"""Letters the tab is wide from which on the incident stands beside its thread, and not below it."""
_NARROW = 110
"""Letters below which what a message says has the room of who it is from and of its incident: both stand below it."""

_NAMES, _ENDLESS = 5, 16777215
"""Lines of the list of conversations where it stands above the thread, and what Qt calls a size that has no most."""
_ROWS = 9
"""Lines of text that the thread is at least as high as: where there are fewer, the whole page scrolls."""


class ConversationTab(QWidget):
    """`incident_asked` carries an incident's id; `bursts_asked` and `senders_asked` come without."""

    incident_asked = Signal(str)
    bursts_asked = Signal()
    senders_asked = Signal()

    def __init__(self, work: ExhibitWork, messages: Messages) -> None:
        super().__init__()
        self._work = work
        self._messages = messages
        self._all = Threads()
        self._file: CaseFile | None = None
        self._stale = False
        self._ticket: Job | None = None
        self._incident = ""
        self._wanted: frozenset[str] = frozenset()
        self._to_choose: frozenset[str] = frozenset()
        self._found: list[int] = []
        self.names = QListWidget()
        self.names.setAccessibleName(say("case.conversations"))
        RowMenu(self.names)
        self.table = ConversationTable(say("case.messages-of-the-conversation"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows = self.table.rows
        self.sought = QLineEdit()
        self.sought.setAccessibleName(say("case.find-in-this-conversation"))
        self.sought.setPlaceholderText(say("case.find-in-this-conversation"))
        self.sought.setClearButtonEnabled(True)
        self._many = label("", "muted")
        self.pane = MessagePane(self.open_files)
        self.beside = IncidentBeside({"open": self.open_incident, "make": self.make})
        self._across = OrderedSplit(Qt.Orientation.Horizontal)
        self._below = OrderedSplit(Qt.Orientation.Horizontal)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._lay_out()
        self._connect()
        work.desk.follow(self._changed)

    def _lay_out(self) -> None:
        em = self.fontMetrics().averageCharWidth()
        self.sought.setMinimumWidth(em * 28)
        self.table.setMinimumHeight(self.fontMetrics().height() * _ROWS)
        self.names.setWordWrap(True)
        self.names.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        halves = OrderedSplit(Qt.Orientation.Vertical)
        halves.addWidget(self.table)
        halves.addWidget(self._below)
        self._below.addWidget(self.pane)
        self._below.addWidget(self.beside)
        self._across.addWidget(self.names)
        self._across.addWidget(halves)
        self._kept = {
            split: KeptSizes(split, f"conversation-{name}")
            for split, name in ((self._across, "across"), (halves, "halves"), (self._below, "below"))
        }
        self._kept[self._across].put([em * 24, em * 120])
        self._kept[halves].put([em * 60, em * 22])
        self._kept[self._below].put([em * 60, em * 50])
        for split, larger in ((halves, 0), (self._across, 1), (self._below, 0)):
            split.setChildrenCollapsible(False)
            split.setStretchFactor(larger, 1)
        before = button(say("case.before"), self.find_before, "quiet", "Shift+F3")
        following = button(say("case.next"), self.find_next, "quiet", "F3")
        senders = button(say("case.who-is-who"), self._ask_senders, "quiet", say("case.who-stands-behind-each-name-or"))
        bursts = button(say("case.incidents-from-messages"), self._ask_bursts, "outline", "Ctrl+Shift+M")
        layout = column(flowing(self.sought, before, following, self._many, senders, bursts), self._across)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.names.currentRowChanged.connect(self._choose)
        self.beside.chosen.connect(self._look_at)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_words())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_words())
        self.table.doubleClicked.connect(lambda _: self.open_incident())
        for key, act in (("M", self.make), ("Return", self.open_incident), ("O", self.open_files)):
            # The context is not taken where a slot is given to the constructor too.
            pressed = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            pressed.activated.connect(act)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in (("F3", self.find_next), ("Shift+F3", self.find_before), ("Ctrl+F", self._look)):
            QShortcut(QKeySequence(key), self, context=within).activated.connect(act)
        self.sought.textChanged.connect(lambda _: self._soon.start())
        self.sought.returnPressed.connect(self._return_pressed)
        self._soon.timeout.connect(self._find)

    # --- what is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        em = self.fontMetrics().averageCharWidth()
        narrow = self.width() < em * _NARROW
        for place in (SENDER, INCIDENT):
            self.table.setColumnHidden(place, narrow)
        tall = self.fontMetrics().lineSpacing() * _NAMES
        self.names.setMaximumSize(*((_ENDLESS, tall) if narrow else (em * 40, _ENDLESS)))
        self.names.setMinimumHeight(tall if narrow else 0)
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        wanted = self._across if self.width() >= em * _BESIDE else self._below
        if self.beside.parentWidget() is wanted and self._below.orientation() == way:
            return
        for split in (self._below, self._across):
            split.setOrientation(way)
        if self.beside.parentWidget() is not wanted:
            wanted.addWidget(self.beside)
        beside = [em * 22, self.width() - em * 58, em * 36]
        self._kept[self._across].put(beside if wanted is self._across else [em * 24, em * 120])
        if wanted is self._below:
            self._kept[self._below].put([em * 60, em * 50])

    def show_incident(self, incident_id: str) -> None:
        """Show the conversation an incident's messages stand in, at the first of them, all of them marked."""
        links = self._work.desk.file.linked(SourceItemIncident, "incident_id", incident_id)
        self._incident = incident_id
        self._go(frozenset(each.source_item_id for each in links))

    def choose_messages(self, item_ids: Collection[str]) -> None:
        """Show the conversation these stand in, at the first of them, with all of them chosen."""
        self._to_choose = frozenset(item_ids)
        self._go(self._to_choose)

    def chosen_ids(self) -> tuple[str, ...]:
        """The messages chosen, in order."""
        return tuple(item.id for item in self._chosen())

    def show_item(self, item_id: str) -> None:
        """Show a message where it stands."""
        self._go(frozenset((item_id,)))

    def _go(self, wanted: frozenset[str]) -> None:
        self._wanted = wanted
        self.table.setFocus()
        if not self._stale and self._ticket is None:
            self._show_threads(self._all)
        elif self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _changed(self, file: CaseFile) -> None:
        if self._file is None or file.case.id != self._file.case.id:
            self._incident, self._wanted = "", frozenset()
            self.sought.clear()
            self._show_threads(Threads())
        self._file, self._stale = file, True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        """Put the conversations together away from the window: there may be a hundred thousand messages."""
        file = self._file
        if file is None:
            return
        if self._ticket is not None:
            self._ticket.cancel()
        self._stale = False
        self._ticket = self._work.worker.ask(lambda: threads_of(file), self._take)

    def _take(self, threads: Threads) -> None:
        self._ticket = None
        self._show_threads(threads)

    def _show_threads(self, threads: Threads) -> None:
        """List these, with the conversation and the message in view that were, or those that are wanted."""
        before, current = self._thread(), self._standing()
        wanted, self._wanted = self._wanted, frozenset()
        self._all = threads
        self.names.blockSignals(True)
        self.names.clear()
        for thread in threads.threads:
            many = number(len(thread.conversation.items), "message")
            self.names.addItem(f"{visible(_short(thread.name))}\n{many}")
        place = self._place_of(wanted, before)
        self.names.setCurrentRow(place)
        self.names.blockSignals(False)
        self._choose(place)
        self._stand_at(wanted or frozenset((current.id,) if current is not None else ()))

    def _place_of(self, wanted: frozenset[str], before: Thread | None) -> int:
        """Where the conversation is that is to be in view; -1 where there is none at all."""
        threads = self._all.threads
        for place, thread in enumerate(threads):
            if wanted and any(item.id in wanted for item in thread.conversation.items):
                return place
        same = (place for place, each in enumerate(threads) if before is not None and each.key == before.key)
        return next(same, 0 if threads else -1)

    def _thread(self) -> Thread | None:
        place = self.names.currentRow()
        return self._all.threads[place] if 0 <= place < len(self._all.threads) else None

    def _choose(self, _place: int) -> None:
        thread = self._thread()
        self.table.show_lines(thread.lines if thread is not None else (), self._all)
        self._mark()
        self._find()
        if self.rows.item(1) is not None:
            self.table.stand(1)
        self._show_words()

    def _mark(self) -> None:
        stretch = self._all.stretches.get(self._incident)
        self.rows.mark({item.id for item in stretch.items} if stretch is not None else ())

    def _look_at(self, incident_id: str) -> None:
        self._incident = incident_id
        self._mark()

    def _stand_at(self, item_ids: frozenset[str]) -> None:
        place = self.rows.first_of(item_ids)
        if place >= 0:
            self.table.stand(place)
        to_choose, self._to_choose = self._to_choose, frozenset()
        self.table.choose(to_choose)

    def _standing(self) -> SourceItem | None:
        """The message the keyboard is on; on the heading of a day, the last one before it."""
        places = range(self.table.currentIndex().row(), -1, -1)
        return next((item for place in places if (item := self.rows.item(place)) is not None), None)

    def _show_words(self) -> None:
        chosen = tuple(self._chosen())
        # A stretch may end on the heading of a day: what can be done with it is still offered.
        item = self.rows.item(self.table.currentIndex().row()) or (chosen[-1] if chosen else None)
        item_id = item.id if item is not None else ""
        ids = self._all.incidents.get(item_id, ())
        self.pane.show_message(item, self._all.exhibits.get(item_id, ()))
        self.pane.show_chosen(chosen)
        may_make = any(each.direction == "to-victim" for each in chosen or filter(None, (item,)))
        shown = self._incident if self._incident in ids else "".join(ids[:1])
        self.beside.show_stretches([self._all.stretches[each] for each in ids], shown, item, may_make)
        self.beside.show_chosen(len(chosen))

    def _chosen(self) -> Iterator[SourceItem]:
        """The messages chosen, in order; the headings of days among them are none."""
        selection = self.table.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        places = {place for each in ranges for place in range(each.top(), each.bottom() + 1)}
        for place in sorted(places):
            if (item := self.rows.item(place)) is not None:
                yield item

    # --- what is done

    def make(self) -> None:
        """Make one incident of the messages chosen."""
        ids, case_id, made = list(self.chosen_ids()), self._work.desk.file.case.id, list[str]()
        if not ids:
            self._work.saver.problem(say("case.choose-the-messages-first-with"))
            return

        def job() -> Changes:
            incident_id, changes = self._messages.make_incident_of(case_id, ids)
            made.append(incident_id)
            return changes

        def done(_changes: Changes) -> None:
            self._incident = made[0]

        said = say("case.made-an-incident-of-the")
        self._work.saver.act(job, said, say("case.undo-incident"), done)

    def open_incident(self) -> None:
        """Open the incident that the message in view belongs to."""
        item = self.rows.item(self.table.currentIndex().row())
        ids = self._all.incidents.get(item.id, ()) if item is not None else ()
        if not ids:
            self._work.saver.problem(say("case.this-message-is-in-no-incident"))
            return
        self._incident = self._incident if self._incident in ids else ids[0]
        self._mark()
        self.incident_asked.emit(self._incident)

    def open_files(self) -> None:
        """Open the file that came with the message in view; of several, ask which."""
        item = self.rows.item(self.table.currentIndex().row())
        exhibits = self._all.exhibits.get(item.id, ()) if item is not None else ()
        if not exhibits:
            self._work.saver.problem(say("case.no-file-came-with-this"))
        elif len(exhibits) == 1:
            self._open_exhibit(exhibits[0])
        else:
            below = self.pane.files
            self._files_menu(exhibits).popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _files_menu(self, exhibits: Sequence[Exhibit]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in exhibits:
            words = visible(_short(f"{each.reference}  {each.title}")).replace("&", "&&")
            menu.addAction(words, partial(self._open_exhibit, each))
        return menu

    def _open_exhibit(self, exhibit: Exhibit) -> None:
        ExhibitWindow(self, self._work, exhibit).open()

    def _ask_bursts(self) -> None:
        self.bursts_asked.emit()

    def _ask_senders(self) -> None:
        self.senders_asked.emit()

    # --- finding

    def _look(self) -> None:
        self.sought.setFocus()
        self.sought.selectAll()

    def _find(self) -> None:
        self._found = self.rows.found(self.sought.text().strip())
        self._say_found()

    def find_next(self) -> None:
        """Go to the next message that holds what is to be found; from the last to the first."""
        self._step(1)

    def find_before(self) -> None:
        """Go to the one before; from the first to the last."""
        self._step(-1)

    def _return_pressed(self) -> None:
        shifted = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self._step(-1 if shifted else 1)

    def _step(self, by: int) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self._find()
        if not self._found:
            return
        here = self.table.currentIndex().row()
        ordered = self._found if by > 0 else self._found[::-1]
        self.table.stand(next((place for place in ordered if (place - here) * by > 0), ordered[0]))
        self._say_found()

    def _say_found(self) -> None:
        here, many = self.table.currentIndex().row(), len(self._found)
        if not self.sought.text().strip():
            self._many.setText("")
        elif here in self._found:
            self._many.setText(say("case.of", value=self._found.index(here) + 1, many=many))
        else:
            self._many.setText(say("case.found", many=many) if many else say("case.none-found"))


def _short(name: str) -> str:
    return name if len(name) <= 80 else f"{name[:79]}…"
