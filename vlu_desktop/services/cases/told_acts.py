# SPDX-License-Identifier: Apache-2.0
"""An act told so that nobody takes it for another: what was done, to which record, in whose case."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from vlu_desktop.language.phrases import number
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import JournalEntry, Reference
from vlu_desktop.record.conduct import Exhibit, Suggestion
from vlu_desktop.record.field_display import shown
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.people import Case, Officer, Person
from vlu_desktop.record.record_types import RECORD_TYPES, record_type, type_of
from vlu_desktop.services.cases.suggestions import wording
from vlu_desktop.store.records.store import Store

_KEYS = frozenset(kind.key for kind in RECORD_TYPES)
OF_A_FILE = frozenset({"import.commit", "messages.take-in"})
"""Acts whose line of the journal begins with the file's name."""
BESIDE_NAME = "; on taking it in, the officer’s: "
"""What stands between that name and what the officer chose of the file."""
_LONGEST, _PARTS = 60, 2
"""Letters of what a record is called, and of how many of its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAct:
    """`did` is what was done ("add incident"), `record` which one it was, `case` its title and reference.

    `target` is the record by type and id, `case_id` the case to see it in; each "" where there is none. `made` are the
    types of every record that the act made.
    """

    ref: str
    at: datetime
    did: str
    record: str
    case: str
    case_id: str
    target: Reference
    made: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """The whole: "add incident: 3 Mar 2026, in Ines Quarrie (VLU 26-0147)"."""
        return f"{self.did}{self.which}"

    @property
    def which(self) -> str:
        """Which record, in whose case, to stand after a sentence's own words; "" where it is about neither."""
        both = ", in ".join(part for part in (self.record, self.case) if part)
        return f": {both}" if both else ""


def told_act(store: Store, entry: JournalEntry, did: str) -> ToldAct:
    """An entry of the journal, told."""
    many = _cases_changed(store, entry)
    return _of_cases(entry, did, many) if many > 1 else _of_one(store, entry, did)


def _of_cases(entry: JournalEntry, did: str, many: int) -> ToldAct:
    return ToldAct(
        ref=entry.ref, at=entry.at, did=did, record=number(many, "case", "cases"), case="", case_id="", target=("", "")
    )


def _of_one(store: Store, entry: JournalEntry, did: str) -> ToldAct:
    key, record_id = (entry.record_type, entry.record_id) if entry.record_type in _KEYS else ("", "")
    held = store.get(record_type(key).cls, record_id, removed=True) if key else None
    if held is not None and (whole := _whole(store, held, entry.method.partition(".")[0])) is not None:
        held, key, record_id = whole, type_of(type(whole)).key, whole.id
    case_id = entry.case_id or (_case_of(store, held) if held is not None else "")
    case = store.get(Case, case_id, removed=True) if case_id else None
    made = Counter(each for each, _ in store.made_in(entry.ref))
    return ToldAct(
        ref=entry.ref, at=entry.at, did=did, case_id=case_id if case else "", target=(key, record_id),
        made=frozenset(made),
        record=_file_of(entry) or _which(store, held, made),
        case="" if case is None else _titled(case),
    )  # fmt: skip


def _cases_changed(store: Store, entry: JournalEntry) -> int:
    """How many cases an act changed together, such as those given to another officer."""
    if entry.record_type != "case" or entry.case_id:
        return 0
    return len({change.record_id for change in store.changes_in(entry.ref) if change.record_type == "case"})


def _file_of(entry: JournalEntry) -> str:
    """The file that was taken in, as the line of the act names it; "" of every other act."""
    name = entry.detail.partition(BESIDE_NAME)[0] if entry.method in OF_A_FILE else ""
    return _shortened(" ".join(name.split()))


def _titled(case: Case) -> str:
    return f"{case.title} ({case.reference})" if case.reference else case.title


def _owner_of(store: Store, record: Record) -> Record | None:
    owner = type_of(type(record)).owner
    if owner is None or owner.to not in _KEYS:
        return None
    return store.get(record_type(owner.to).cls, getattr(record, owner.name), removed=True)


def _whole(store: Store, record: Record, about: str) -> Record | None:
    """The record an act was about, where its line names a part of it; None where it does not."""
    seen: Record | None = record
    while seen is not None and type_of(type(seen)).key != about:
        seen = _owner_of(store, seen)
    return seen


def _which(store: Store, held: Record | None, made: Mapping[str, int]) -> str:
    """What the record is called, "" of none or of a case; of several of a kind that were made together, how many."""
    if held is None or isinstance(held, Case):
        return ""
    kind = type_of(type(held))
    many = made.get(kind.key, 0)
    if many > 1:
        return number(many, kind.title.lower(), kind.plural.lower())
    if isinstance(held, Person):
        return store.names([held.id]).get(held.id, "not named")
    return _words_of(store, held)


def _words_of(store: Store, held: Record) -> str:
    """When it was, then what else best tells it from others, as much as a line has room for."""
    if isinstance(held, Suggestion):
        return wording(held)
    if isinstance(held, Exhibit):
        return _shortened(", ".join(" ".join(each.split()) for each in (held.reference, held.title) if each.strip()))
    found = [spec for spec in specs(type(held)) if spec.table and not spec.owner and spec.kind is not Kind.FLAG]
    found.sort(key=lambda spec: spec.kind not in (Kind.WHEN, Kind.DATE))
    told = [shown(spec, getattr(held, spec.name), lambda key, each: _name(store, key, each)) for spec in found]
    best = [" ".join(part.split())[:_LONGEST].strip(" .,") for part in told if part.strip()][:_PARTS]
    return _shortened(", ".join(best))


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip(' ,.')}…"


def _name(store: Store, key: str, record_id: str) -> str:
    if key == "person":
        return store.names([record_id]).get(record_id, "not named")
    if not key:
        return ""
    row = store.get(record_type(key).cls, record_id, removed=True)
    match row:
        case Case():
            return row.title
        case Officer():
            return row.name
    return record_type(key).title.lower()


def _case_of(store: Store, record: Record) -> str:
    """The case that a record stands in, by what it belongs to; "" where it is of no one case."""
    seen: Record | None = record
    while seen is not None:
        if isinstance(seen, Case):
            return seen.id
        if case_id := str(getattr(seen, "case_id", "")):
            return case_id
        if isinstance(seen, Person):
            cases = store.cases_of(seen.id)
            return cases[0] if len(cases) == 1 else ""
        seen = _owner_of(store, seen)
    return ""
