# SPDX-License-Identifier: Apache-2.0
"""Add incident, from anywhere with one key, beside the work; the same page opens one that is in the record already."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from PySide6.QtCore import QDateTime, QEvent, QRandomGenerator, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes, Draft
from vlu_desktop.record.conduct import Exhibit, ExhibitIncident, Incident, IncidentBehaviour
from vlu_desktop.services.cases.incidents import IncidentEntry, Incidents, Part
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.ui.case_session.record_window import RecordDialog, moved
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.drafts.draft_keeping import DraftKeeper, entry_from_text, entry_to_text, unread_in
from vlu_desktop.ui.entry.incident_form import IncidentForm, attribution_for
from vlu_desktop.ui.entry.messages_beside import MessagesBeside
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row, scrolled
from vlu_desktop.ui.widgets.case_field import CaseField

KIND = "incident"


class IncidentPane(QWidget):
    """`saved` carries what the act changed, `drafted` the key of a draft that waits; `closed` comes after either.

    `conversation_asked` carries the id of the incident whose messages are to be seen where they stand.
    """

    conversation_asked = Signal(str)
    saved = Signal(object)
    drafted = Signal(str)
    closed = Signal()

    def __init__(self, desk: CaseSession, saver: Saver, worker: Worker, incidents: Incidents, drafts: Drafts) -> None:
        super().__init__()
        self._desk = desk
        self._saver = saver
        self._worker = worker
        self._incidents = incidents
        self._case_id = ""
        self._base = IncidentEntry(incident=Incident())
        self._dirty = False
        self._exhibits_seen: frozenset[str] = frozenset()
        self._exhibits_there: frozenset[str] = frozenset()
        self.form = IncidentForm(desk)
        self.form.edited.connect(self._edited)
        self.messages = MessagesBeside(scrolled(self.form))
        self._drafts = drafts
        self._keeper = DraftKeeper(worker, drafts, KIND, self)
        self._title = label(say("entering.add-incident"), "heading")
        self.case = CaseField()
        self._problem = label("", "problem", wrap=True)
        self._full = button(
            say("entering.record-in-full"), self._open_in_full, "quiet", say("entering.charges-exhibits-reports-to-the")
        )
        self._conversation = button(
            say("entering.show-the-conversation"),
            self._ask_conversation,
            "quiet",
            say("entering.its-messages-where-they-stand"),
        )
        self._next = button(say("entering.save-and-next"), self.save_and_next, "outline", "Ctrl+Shift+Enter")
        self._save = button(say("entering.save-incident"), self.save, "primary", "Ctrl+Enter")
        self._goes_on = self._has_common = False
        self._lay_out()
        desk.changed.connect(self._case_changed)

    def _lay_out(self) -> None:
        hint = label(say("entering.esc-keeps-a-draft"), "small")
        self.form.layout().setContentsMargins(24, 4, 24, 8)  # type: ignore[union-attr]
        head = column(row(self._title, None, hint, space=14), self.case)
        head.setContentsMargins(24, 18, 24, 6)
        foot = row(self._problem, self._conversation, self._full, self._next, self._save)
        foot.setContentsMargins(24, 10, 24, 14)
        foot.setStretch(0, 1)
        layout = column(space=0)
        layout.addLayout(head)
        layout.addWidget(self.messages, 1)
        layout.addWidget(frame("line"))
        layout.addLayout(foot)
        self.setLayout(layout)
        self.setTabOrder(self.messages.words, self._conversation)
        self.setTabOrder(self._conversation, self._full)
        self.setTabOrder(self._full, self._next)
        self.setTabOrder(self._next, self._save)
        keyed = (
            ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Escape", self.leave),
            ("Ctrl+Shift+Return", self.save_and_next), ("Ctrl+Shift+Enter", self.save_and_next),
        )  # fmt: skip
        for keys, act in keyed:
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def case_id(self) -> str:
        """The case that is being entered into, "" for none."""
        return self._case_id

    @property
    def incident_id(self) -> str:
        """The stored incident in view, "" for one that is not saved yet."""
        return self._base.incident.id

    @property
    def draft_key(self) -> str:
        """What the draft of what is in view is kept under."""
        return self._keeper.key

    @property
    def problem(self) -> str:
        """The sentence that says what keeps it from being saved."""
        return self._problem.text()

    @property
    def unsaved(self) -> bool:
        """Whether there is something typed that is not in the record."""
        return self._dirty or bool(self.form.unread())

    def begin(self, incident: Incident | None = None) -> None:
        """Begin a new incident of the open case; `incident` may hold what is known already, such as a date."""
        file = self._desk.file
        actor = file.offenders[0] if len(file.offenders) == 1 else ""
        new = replace(
            incident or Incident(),
            case_id=file.case.id,
            told_on=self._desk.today(),
            source="victim",
            actor_id=actor,
            attribution=attribution_for(file, actor) if actor else "",
        )
        self._show(file, IncidentEntry(incident=new), _new_key())
        if not self._has_common:
            self._has_common = True
            self._worker.ask(self._incidents.commonest_kinds, self.form.common.show_kinds)

    def open_incident(self, incident_id: str) -> None:
        """Show an incident of the open case."""
        self._worker.ask(lambda: self._incidents.entry(incident_id), self._show_stored, self.say)

    def resume(self, draft: Draft) -> None:
        """Go on with a draft; its case is the open one."""
        entry = entry_from_text(draft.body)
        incident_id = entry.incident.id
        if not incident_id:
            self._show(self._desk.file, entry, draft.key)
            self.form.take_unread(unread_in(draft.body))
            self._dirty = True
            return

        def over(stored: IncidentEntry) -> None:
            self._show_stored(stored)
            self.form.show_entry(self._desk.file, entry)
            self.form.take_unread(unread_in(draft.body))
            self._dirty = True

        self._worker.ask(lambda: self._incidents.entry(incident_id), over, self.say)

    def move_here(self) -> None:
        """Go on in the case that is open now: what was typed stays, and who and what only the other case has goes."""
        file, typed = self._desk.file, self.form.entry()
        old = self._keeper.key
        incident = moved(typed.incident, file)
        assert isinstance(incident, Incident)
        self.begin(replace(incident, attribution=""))
        kept = tuple(part for part in typed.parts if isinstance(part, IncidentBehaviour))
        self.form.show_entry(file, replace(self.form.entry(), parts=kept))
        self._worker.ask(lambda: self._drafts.discard(old))
        self._edited()

    def attach(self, exhibit_ids: Sequence[str]) -> None:
        """Have the incident in view, which is not saved yet, show these exhibits of its case once it is."""
        self.form.add_exhibits(exhibit_ids)
        self._edited()
        many = len(exhibit_ids)
        self.say(say("entering.files-kept", n=many))

    def event(self, event: QEvent) -> bool:
        """F6 leads to its messages and back before it leads out of the sheet; without any it is the window's."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F6 and not event.modifiers():
            if event.type() == QEvent.Type.ShortcutOverride and self.messages.has_any:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self.messages.has_any:
                self.messages.go(self.form.account.inner)
                return True
        return super().event(event)

    def save_and_next(self) -> None:
        """Save a new incident and begin the next of the same case; one that is stored is saved."""
        self.save(keep_on=True)

    def save(self, keep_on: bool = False) -> None:
        """Save; a problem is said in the pane and everything typed stays."""
        if not self._save.isEnabled():
            return
        self._goes_on = keep_on and not self._base.incident.id
        self.form.settle()
        problems = self.form.refused()
        if problems:
            self.say(" ".join(problems))
            return
        mine, base = self._with_what_is_there(self.form.entry()), self._base
        self._save.setEnabled(False)
        self.say("")

        def job() -> Changes:
            if not mine.incident.id:
                return self._incidents.save(mine)
            return self._incidents.save(_rebased(base, mine, self._incidents.entry(mine.incident.id)))

        self._worker.ask(job, self._done, self._failed)

    def _with_what_is_there(self, entry: IncidentEntry) -> IncidentEntry:
        """Without exhibits that were attached and have gone again, as by an undo."""
        gone = self._exhibits_seen - self._exhibits_there
        kept = (part for part in entry.parts if not isinstance(part, ExhibitIncident) or part.exhibit_id not in gone)
        return replace(entry, parts=tuple(kept))

    def leave(self) -> None:
        """Close, keeping as a draft what is not saved."""
        self.keep_draft()
        self.closed.emit()

    def keep_draft(self) -> None:
        """Keep what is not saved, now."""
        if self._case_id and self.unsaved:
            key = self._keeper.key
            self._keeper.keep(lambda: self.drafted.emit(key))

    def _show_stored(self, entry: IncidentEntry) -> None:
        if self._desk.is_open and entry.incident.case_id == self._desk.file.case.id:
            self._show(self._desk.file, entry, f"{KIND}:{entry.incident.id}")

    def _show(self, file: CaseFile, entry: IncidentEntry, key: str) -> None:
        self._case_id = file.case.id
        self._exhibits_seen = self._exhibits_there = frozenset(row.id for row in file.all(Exhibit))
        self._base = entry
        self._dirty = False
        stored = bool(entry.incident.id)
        self._title.setText(say("entering.incident") if stored else say("entering.add-incident"))
        self.case.show_case(file.case.title, file.case.reference)
        self.case.set_changeable(not stored)
        self._full.setVisible(stored)
        self._next.setVisible(not stored)
        self._show_messages(file)
        self._save.setEnabled(True)
        self.say("")
        self.form.show_entry(file, entry)
        self._keeper.begin(key, file.case.id, lambda: entry_to_text(self.form.entry(), self.form.unread()))
        self.form.account.setFocus()

    def _show_messages(self, file: CaseFile) -> None:
        self.messages.show_incident(file, self._base.incident.id)
        self._conversation.setVisible(self.messages.has_any)

    def _edited(self) -> None:
        self._dirty = True
        self.say("")
        self._keeper.note()

    def say(self, sentence: str) -> None:
        """Say in the pane what could not be done, and what to do."""
        self._problem.setText(sentence)
        self._problem.setAccessibleDescription(sentence)

    def _failed(self, sentence: str) -> None:
        self._save.setEnabled(True)
        self.say(sentence)

    def _done(self, changes: Changes) -> None:
        self._dirty = False
        self._save.setEnabled(True)
        self._keeper.discard()
        self.saved.emit(changes)
        if self._goes_on and self._desk.is_open and self._desk.file.case.id == self._case_id:
            self._goes_on = False
            self.begin()
        else:
            self.closed.emit()

    def _case_changed(self, file: CaseFile) -> None:
        """Somebody changed the case: what is typed and not saved stays, the rest is read again."""
        if file.case.id != self._case_id:
            return
        self._exhibits_there = frozenset(row.id for row in file.all(Exhibit))
        self._exhibits_seen |= self._exhibits_there
        if self._base.incident.id and not self._dirty:
            if file.get(Incident, self._base.incident.id) is not None:
                self.open_incident(self._base.incident.id)
        else:
            self.form.take_file(file)
            self._show_messages(file)

    def _ask_conversation(self) -> None:
        incident_id = self._base.incident.id
        self.leave()
        self.conversation_asked.emit(incident_id)

    def _open_in_full(self) -> None:
        if self._dirty:
            self.say(say("entering.save-first-with-ctrl-enter"))
            return
        RecordDialog(self._base.incident, self._desk, self._saver, self).open()


def _new_key() -> str:
    """A key no other draft has."""
    return f"{KIND}:new:{QDateTime.currentMSecsSinceEpoch():x}-{QRandomGenerator.global_().generate():08x}"


def _rebased(base: IncidentEntry, mine: IncidentEntry, current: IncidentEntry) -> IncidentEntry:
    """`current` with the fields and parts in which `mine` differs from `base`, the entry the officer began from.

    A save so never takes back what somebody else changed meanwhile.
    """
    changed = {
        field.name: getattr(mine.incident, field.name)
        for field in fields(mine.incident)
        if getattr(mine.incident, field.name) != getattr(base.incident, field.name)
    }
    parts = tuple(_rebased_parts(base.parts, mine.parts, current.parts))
    return IncidentEntry(incident=replace(current.incident, **changed), parts=parts)


def _rebased_parts(base: Sequence[Part], mine: Sequence[Part], current: Sequence[Part]) -> Iterator[Part]:
    """The parts kept, in my words where I changed them; then what somebody else added, then what I did."""
    before = {part.id: part for part in base}
    kept = {part.id: part for part in mine if part.id}
    for part in current:
        if part.id in kept:
            yield part if kept[part.id] == before.get(part.id, part) else kept[part.id]
    yield from (part for part in current if part.id not in kept and part.id not in before)
    yield from (part for part in mine if not part.id)
