# SPDX-License-Identifier: Apache-2.0
"""Adding, changing and taking out single records: the acts behind every table and form."""

from collections.abc import Iterator, Set
from dataclasses import replace
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import in_turn
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes, Reference
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.impossible import impossible, refused_before
from vlu_desktop.record.offending import Hearing, Proceeding
from vlu_desktop.record.one_value import several_said
from vlu_desktop.record.people import Case, Involvement, Person
from vlu_desktop.record.record_types import RECORD_TYPES, record_type, type_of
from vlu_desktop.record.room_in_print import too_long
from vlu_desktop.record.work import Disclosure, Meeting, Statement
from vlu_desktop.services.cases.mark_keeping import keep_marks
from vlu_desktop.store.records.store import Store

_PAROLE = frozenset({"parole-paper", "parole-oral"})
FIRST = "the first of them"
"""Stands for the id of the first of several records that are saved together, until it has one."""
_BEGUN = "begun on the way"
"""Stands for the id of a proceeding that is made with its first hearing, until it has one."""


class Records:
    """One record at a time. What must stay as it is (a signed statement, the register) is refused with a sentence."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, *records: Record, case_id: str = "") -> Changes:
        """Save new records as one act, the first giving it its name; the ids they lack are made.

        A hearing without a proceeding is given one that is made on the way. What belongs to the first names it `FIRST`.
        """
        first, *others = records
        begun = _proceeding_for(self._store, first, case_id)
        if begun is not None:
            first = replace(first, proceeding_id=_BEGUN)  # type: ignore[call-arg]
        together = frozenset((type_of(type(record)).key, str(record.id)) for record in records)
        together |= {("proceeding", _BEGUN), (type_of(type(first)).key, FIRST)}
        for record in (first, *others):
            refuse_incomplete(record)
            _refuse_in_a_field(None, record)
            refuse_dangling(self._store, None, record, together)
            refuse_impossible(None, record)
            self._refuse_custody(None, record)
            self._allow(None, record)
        kind = type_of(type(records[0])).key
        with self._store.act(f"{kind}.add", act="collected", case_id=case_id) as act:
            if begun is not None:
                begun = replace(begun, id=RecordId(act.new_id()))
                first = replace(first, proceeding_id=begun.id)  # type: ignore[call-arg]
                others.append(begun)
            first = replace(first, id=RecordId(first.id or act.new_id()))
            for record in (first, *others):
                named: dict[str, Any] = dict.fromkeys(_names_first(record), first.id)
                act.add(replace(record, **named))
        return act.changes

    def change(self, record: Record, reason: str = "", case_id: str = "", *, was: Record | None = None) -> Changes:
        """Save a record's new values; nothing is written where nothing changed.

        `was` is the record as the officer had it when beginning: then only what was changed since is written, so that
        a form that was open for long takes back nobody's work.
        """
        refuse_incomplete(record)
        before = self._held(record)
        self._allow(before, record)
        _refuse_in_a_field(was or before, record)
        _leave_the_rest(was or before, record)
        refuse_dangling(self._store, was or before, record)
        refuse_impossible(before, record)
        self._refuse_custody(before, record)
        kind = type_of(type(record)).key
        with self._store.act(f"{kind}.change", act="altered", case_id=case_id, reason=reason) as act:
            keep_marks(act, self._store, before, act.change(record, was))
        return act.changes

    def remove(self, record: Record, reason: str = "", case_id: str = "") -> Changes:
        """Take a record out with all that belongs to it or can't be without it; undo brings all of it back."""
        held = self._held(record)
        self._allow(held, None)
        kind = type_of(type(record)).key
        with self._store.act(f"{kind}.remove", act="altered", case_id=case_id, reason=reason) as act:
            for each in self._pointing_at(held):
                act.remove(type(each), each.id)
            act.remove(type(record), record.id)
        return act.changes

    def _held(self, record: Record) -> Record:
        """The record as it is stored, which may no longer be as the officer sees it."""
        held = self._store.get(type(record), record.id)
        if held is None:
            title = type_of(type(record)).title.lower()
            raise UserError(say("acts.record-is-no-longer-there", kind=title))
        return held

    def _pointing_at(self, record: Record) -> Iterator[Record]:
        """What belongs elsewhere but can't be without this record or a part of it, as a breach without its incident."""
        key = type_of(type(record)).key
        for kind in RECORD_TYPES:
            for spec in specs(kind.cls):
                if spec.to == key and (spec.owner or spec.required):
                    for row in self._store.all(kind.cls, **{spec.name: record.id}):
                        yield from self._pointing_at(row)
                        if not spec.owner:
                            yield row

    def _refuse_custody(self, before: Record | None, after: Record) -> None:
        """Refuse steps of custody from before their exhibit came in; what stands so already hinders no other change."""
        known: tuple[str, ...] = ()
        found: tuple[str, ...] = ()
        match before, after:
            case _, ExhibitCustody() if held := self._store.get(Exhibit, after.exhibit_id):
                found = (refused_before(after, held),)
                known = (refused_before(before, held),) if isinstance(before, ExhibitCustody) else ()
            case Exhibit(), Exhibit():
                steps = self._store.all(ExhibitCustody, exhibit_id=after.id)
                found = tuple(refused_before(step, after) for step in steps if not refused_before(step, before))
        if wrong := [said for said in dict.fromkeys(found) if said and said not in known]:
            raise UserError(" ".join(wrong))

    def _allow(self, before: Record | None, after: Record | None) -> None:
        match before, after:
            case Statement(status="signed"), _:
                raise UserError(say("acts.a-signed-statement-is-never"))
            case _, Statement(status="signed"):
                raise UserError(say("acts.a-statement-is-written-first"))
            case _, Meeting(status="closed") if not (isinstance(before, Meeting) and before.status == "closed"):
                raise UserError(say("acts.a-meeting-is-closed-with"))
            case Meeting(status="closed"), Meeting() if not (after.follow_up_on or after.no_follow_up_reason.strip()):
                raise UserError(say("acts.a-closed-meeting-keeps-the"))
            case (Disclosure(), _) | (_, Disclosure()):
                raise UserError(say("acts.the-register-of-documents-made"))
            case Case(), None:
                self._allow_case(before)
            case Person(), None if parts := len(self._store.all(Involvement, person_id=before.id)):
                raise UserError(say("acts.person-has-parts", n=parts))
            case _:
                return

    def _allow_case(self, case: Case) -> None:
        if self._store.all(Statement, case_id=case.id, status="signed"):
            raise UserError(say("acts.this-case-has-a-signed"))
        if self._store.all(Disclosure, case_id=case.id):
            raise UserError(say("acts.a-document-was-made-of"))


def _names_first(record: Record) -> tuple[str, ...]:
    """The fields in which a record names the first of those that it is saved with."""
    return tuple(
        spec.name for spec in specs(type(record)) if spec.kind is Kind.REF and getattr(record, spec.name) == FIRST
    )


def _leave_the_rest(before: Record, after: Record) -> None:
    """What the program itself sets, such as a file's digest, is not changed by hand."""
    for spec in specs(type(after)):
        if not spec.editable and getattr(before, spec.name) != getattr(after, spec.name):
            title = type_of(type(after)).title
            raise UserError(say("acts.field-set-by-the-program", kind=title, field=spec.label))


def _refuse_in_a_field(before: Record | None, after: Record) -> None:
    """Refuse several values entered in a field for one, and more letters than have room where they are printed.

    What an older record holds stays and is guarded as it is.
    """
    if said := (*several_said(before, after), *too_long(before, after)):
        raise UserError(" ".join(sentence for _, sentence in said))


def refuse_incomplete(record: Record) -> None:
    """Refuse a record without what it must have, naming the fields as the officer sees them.

    What it belongs to is one of them: without that it would stand nowhere.
    """
    missing = [
        spec.label for spec in specs(type(record)) if (spec.required or spec.owner) and not getattr(record, spec.name)
    ]
    if missing:
        title = type_of(type(record)).title
        raise UserError(say("acts.record-needs", kind=title, fields=in_turn(missing)))
    for spec in specs(type(record)):
        if spec.kind is Kind.DATE and (value := getattr(record, spec.name)) and not 1800 <= value.year <= 2200:
            raise UserError(say("acts.year-can-not-be-right", field=spec.label, year=value.year))


def refuse_impossible(before: Record | None, after: Record) -> None:
    """Refuse days that contradict each other; what contradicts itself already hinders no other change."""
    known = impossible(before) if before is not None else ()
    found = [sentence for name, sentence in impossible(after) if (name, sentence) not in known]
    if found:
        raise UserError(" ".join(found))


def refuse_dangling(store: Store, before: Record | None, after: Record, together: Set[Reference] = frozenset()) -> None:
    """Refuse to point a record at one that is not there: erased, or taken out while a form was open.

    It would be kept where nobody sees it. What it pointed at already may have gone since, and hinders no other change.
    `together` are the records that are saved in the same act.
    """
    for spec in specs(type(after)):
        there = getattr(after, spec.name)
        if spec.kind is not Kind.REF or not there or there == getattr(before, spec.name, ""):
            continue
        key = spec.to or getattr(after, "record_type", "")
        if (key, there) not in together and store.get(record_type(key).cls, there) is None:
            title = type_of(type(after)).title
            raise UserError(say("acts.field-points-nowhere", kind=title, field=spec.label))


def _proceeding_for(store: Store, record: Record, case_id: str) -> Proceeding | None:
    """The proceeding to make for a hearing that names none; None for any other record, and for an empty hearing."""
    if not isinstance(record, Hearing) or record.proceeding_id or not (record.on or record.kind):
        return None
    offenders = store.people_in(case_id, "offender")
    if not offenders:
        raise UserError(say("acts.enter-the-offender-under-people"))
    kind = "parole" if record.kind in _PAROLE else ""
    return Proceeding(offender_id=offenders[0], kind=kind, court=record.court)
