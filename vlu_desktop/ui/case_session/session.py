# SPDX-License-Identifier: Apache-2.0
"""The case that is open, for its tabs: its file as it now is, what its records are called, and how to save one."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import sentence_case
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.field_display import called, folded
from vlu_desktop.record.people import Involvement, Person
from vlu_desktop.record.record_types import RECORD_TYPES, record_type, type_of
from vlu_desktop.record.vocabulary import label
from vlu_desktop.services.cases.records import Records
from vlu_desktop.services.documents.withholding import MaskingProposal
from vlu_desktop.ui.case_session.act_news import ActNews
from vlu_desktop.ui.fields import Context
from vlu_desktop.ui.fields.plain_editors import Terms
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.row_menu import Act

W = TypeVar("W", bound=QWidget)
ASKED = "approval.ask"
Progress = Callable[[int, int], None]
Proposing = Callable[[Record, str, Callable[[tuple[MaskingProposal, ...]], None]], object]


class CaseSession(QObject):
    """Holds the open case. `changed` comes when its file was read again; tabs then show it.

    `history_asked` and `erase_asked` carry the type and id of a record. `case_wanted` says that something begun in this
    case belongs to another: it carries what to do once that one is open, and the window over which it is asked for.
    """

    changed = Signal(object)
    history_asked = Signal(str, str)
    erase_asked = Signal(str, str)
    case_wanted = Signal(object, object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.today = today
        self._file: CaseFile | None = None
        self._held: dict[str, str] = {}
        self._proposing: Proposing | None = None
        self._offered: dict[str, Callable[[], Terms]] = {}
        self._unshown: list[Callable[[CaseFile], object]] = []

    def follow(self, show: Callable[[CaseFile], object]) -> None:
        """Have each reading of the case shown, beginning with the next; with the one there is by `build`."""
        self.changed.connect(show)
        self._unshown.append(show)

    def offer(self, name: str, terms: Callable[[], Terms]) -> None:
        """Have these offered in every field whose description names them; they are asked for when one is made."""
        self._offered[name] = terms

    def build(self, make: Callable[[], W]) -> W:
        """Make what follows the case, and have it show the reading there is."""
        self._unshown.clear()
        made = make()
        following, self._unshown = self._unshown, []
        for show in following if self._file is not None else ():
            show(self.file)
        return made

    def know(self, held: dict[str, str]) -> None:
        """What everybody in the casebook is called, by id: people of other cases can be linked to as well."""
        self._held = held

    def propose_with(self, proposing: Proposing) -> None:
        """How to ask what to leave out of a text; the answer comes later."""
        self._proposing = proposing

    def propose(self, record: Record, audience: str, then: Callable[[tuple[MaskingProposal, ...]], None]) -> None:
        """Ask which passages of a record's texts to look at for an audience."""
        if self._proposing is not None:
            self._proposing(record, audience, then)

    @property
    def file(self) -> CaseFile:
        """The open case; a tab is only shown while there is one."""
        assert self._file is not None
        return self._file

    @property
    def is_open(self) -> bool:
        """Whether there is a case."""
        return self._file is not None

    def take(self, file: CaseFile | None) -> None:
        """Another case, or the same one read again."""
        self._file = file
        if file is not None:
            self.changed.emit(file)

    def context(self) -> Context:
        """What editors need of this case."""
        return Context(self.today, self.choices, self.name_of, self.history_asked.emit)

    def name_of(self, key: str, record_id: str) -> str:
        """What a record of this case is called; its type for one that is not in it."""
        if not record_id or self._file is None:
            return ""
        if key == "person":
            here = self._file.get(Person, record_id) is not None
            return self._file.name(record_id) if here else self._held.get(record_id, say("sessions.not-named"))
        for kind in RECORD_TYPES if not key else (record_type(key),):
            row = self._file.get(kind.cls, record_id)
            if row is not None:
                return _short(called(row, self.name_of), kind.title)
        return record_type(key).title if key else ""

    def choices(self, key: str) -> Terms:
        """The case's records of a type to choose from, or what is offered under a name (`offer`)."""
        if key in self._offered:
            return self._offered[key]()
        if self._file is None or not key:
            return ()
        if key == "person":
            return self._people()
        return [(row.id, self.name_of(key, row.id)) for row in self._file.all(record_type(key).cls)]

    def _people(self) -> Terms:
        """Those in the case first, each with the part they have in it."""
        roles: dict[str, list[str]] = {}
        for row in self.file.all(Involvement):
            roles.setdefault(row.person_id, []).append(label("role", row.role).lower())
        ordered = [*roles, *(row.id for row in self.file.all(Person) if row.id not in roles)]
        known = set(ordered)
        others = sorted((each for each in self._held if each not in known), key=lambda each: folded(self._held[each]))
        return [
            (
                each,
                f"{self.name_of('person', each)} ({', '.join(roles[each])})"
                if each in roles
                else self.name_of("person", each),
            )
            for each in (*ordered, *others)
        ]


class Saver:
    """Saves what a tab was given, tells everybody, says of which record and case, and offers to undo it."""

    def __init__(self, worker: Worker, records: Records, acts: ActNews) -> None:
        self._worker = worker
        self._records = records
        self._acts = acts

    def problem(self, sentence: str) -> None:
        """Say what could not be done."""
        self._acts.news.problem(sentence)

    def add(self, *records: Record, case_id: str = "", done: Callable[[Changes], None] | None = None) -> None:
        """Save new records."""
        title = type_of(type(records[0])).title.lower()
        self.act(
            lambda: self._records.add(*records, case_id=case_id),
            say("sessions.saved", title=title),
            say("sessions.undo"),
            done,
        )

    def change(
        self,
        record: Record,
        was: Record | None = None,
        case_id: str = "",
        done: Callable[[Changes], None] | None = None,
    ) -> None:
        """Save a record's new values; of `was`, the record as it was shown, only what was changed since."""
        title = type_of(type(record)).title.lower()
        self.act(
            lambda: self._records.change(record, case_id=case_id, was=was),
            say("sessions.saved", title=title),
            say("sessions.undo"),
            done,
        )

    def remove(self, record: Record, case_id: str = "") -> None:
        """Take a record out."""
        title = type_of(type(record)).title.lower()
        self.act(
            lambda: self._records.remove(record, case_id=case_id),
            say("sessions.took-out", title=title),
            say("sessions.undo"),
        )

    def act(
        self,
        job: Callable[[], Changes],
        said: str,
        undo: str = "",
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Any act of a service: do it, publish what changed, say so. A problem goes to `failed`, or else is said."""

        def finished(changes: Changes) -> None:
            self.tell(changes, said, undo)
            if done is not None:
                done(changes)

        self._worker.ask(job, finished, failed)

    def long(
        self, job: Callable[[Progress], Changes], said: str, undo: str, done: Callable[[Changes], None],
        failed: Callable[[str], None], progressed: Progress,
    ) -> None:  # fmt: skip
        """The same of an act that may take long, and says how far it is; the job ends where its progress raises."""

        def finished(changes: Changes) -> None:
            self.tell(changes, said, undo)
            done(changes)

        self._worker.long(lambda progress, _: job(progress), finished, failed, progressed)

    def tell(self, changes: Changes, said: str, undo: str = "") -> None:
        """Say and publish what an act changed that was done elsewhere, such as a long one with its own progress."""
        if changes.method == ASKED:
            # The unit wants a second officer to agree first, so it was asked for and not done.
            self._acts.tell(changes, say("approvals.was-asked"))
        else:
            self._acts.tell(changes, said, undo)


def of_record(record: Record | None, show: Callable[[], object], desk: CaseSession) -> Mapping[str, Act]:
    """What can be done with the record chosen in a list, by the registry's keys; `show` opens its window."""
    if record is None:
        return {}
    key, record_id = type_of(type(record)).key, record.id
    return {"row-open": show, "row-history": lambda: desk.history_asked.emit(key, record_id)}


def _short(text: str, title: str) -> str:
    """Without the type's own name before it, which the field's label gives already."""
    shortened = text.removeprefix(f"{title}: ")
    return sentence_case(shortened)
