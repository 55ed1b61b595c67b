# SPDX-License-Identifier: Apache-2.0
"""Finding cases and records, and the drafts that wait to be finished."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import listed
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import CaseLine, Draft, SearchResult
from vlu_desktop.record.field_display import folded, shown
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.people import ContactPoint, Involvement, PersonName
from vlu_desktop.record.record_types import record_type
from vlu_desktop.services.cases.find_anything import documents, of_kinds
from vlu_desktop.store.records.store import Store
from vlu_desktop.text.typed_words import nearly_all


def _holds(text: str, wanted: list[str]) -> bool:
    plain = folded(text)
    return all(word in plain for word in wanted)


def _day_of(record: Record) -> str:
    """When something was, as a table shows it: by the first of its days that is known, "" for none."""
    days = (each for each in specs(type(record)) if each.table and each.kind in (Kind.WHEN, Kind.DATE))
    known = ((each, getattr(record, each.name)) for each in days)
    return next((shown(each, value, lambda _, record_id: record_id) for each, value in known if value is not None), "")


class RecordSearch:
    """Lists and searches; what is found is journalled as a consultation when it is opened, not when it is listed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def first_cases(self, many: int) -> tuple[CaseLine, ...]:
        """The first cases by title: enough to fill a screen while the rest are read."""
        return self._store.case_list(many)

    def cases(self) -> tuple[tuple[CaseLine, ...], dict[str, str]]:
        """Every case, and for each the names and numbers of the people in it."""
        words: dict[str, list[str]] = defaultdict(list)
        for name in self._store.all(PersonName):
            words[name.person_id].append(name.full)
        for point in self._store.all(ContactPoint):
            words[point.person_id] += [point.value, "".join(c for c in point.value if c.isdigit())]
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._store.all(Involvement):
            found[row.case_id] += words.get(row.person_id, ())
        return self._store.case_list(), {case_id: " ".join(each) for case_id, each in found.items()}

    def case_of(self, key: str, record_id: str) -> str:
        """The case through which to show a record that belongs to a person and not to one case."""
        person_id = self._person_of(key, record_id)
        if not person_id:
            raise UserError(say("acts.that-record-belongs-to-no"))
        cases = self._store.cases_of(person_id)
        if not cases:
            raise UserError(say("acts.nobody-has-entered-that-person"))
        return cases[0]

    def _person_of(self, key: str, record_id: str) -> str:
        """The id of the person whom a record hangs on, "" for none."""
        kind = record_type(key)
        while kind.key != "person":
            record = self._store.get(kind.cls, record_id)
            owner = kind.owner
            if record is None or owner is None:
                return ""
            record_id, kind = getattr(record, owner.name), record_type(owner.to)
        return record_id

    def _placed(self, hit: SearchResult, titles: Mapping[str, str]) -> SearchResult:
        """What was found with the case it stands in, or those of its person, and its day where that is not said."""
        case = titles.get(hit.case_id, "")
        if not hit.case_id and (person_id := self._person_of(hit.record_type, hit.record_id)):
            case = listed(titles[each] for each in self._store.cases_of(person_id) if each in titles)
        record = None if hit.on else self._store.get(record_type(hit.record_type).cls, hit.record_id)
        return replace(hit, case=case, on=hit.on or (_day_of(record) if record is not None else ""))

    def people(self) -> dict[str, str]:
        """What everybody held is called, by id."""
        return self._store.names()

    def search(self, text: str) -> list[SearchResult]:
        """The cases that every word typed names, by whose they are and then by who is in them; then the newest records.

        Whoever types a name wants the case: what merely belongs to one stands below it. Where no case is named so, one
        that is a slip of the hand away is. Below the cases stand entries of a kind of conduct and documents made.
        """
        lines, words = self.cases()
        titles = {line.id: line.title for line in lines}
        wanted = folded(text).split()
        named = [
            (not _holds(f"{line.title} {line.reference}", wanted), folded(line.title), line)
            for line in lines
            if wanted and _holds(f"{line.title} {line.reference} {words.get(line.id, '')}", wanted)
        ] or [
            (True, folded(line.title), line)
            for line in lines
            if wanted and nearly_all(wanted, folded(f"{line.title} {line.reference} {words.get(line.id, '')}"))
        ]
        cases = [
            SearchResult(
                record_type="case", record_id=line.id, case_id=line.id, case=line.title,
                snippet=", ".join(part for part in (line.title, line.reference) if part),
            )
            for _, _, line in sorted(named, key=lambda found: found[:2])
        ]  # fmt: skip
        seen = {(case.record_type, case.record_id) for case in cases}
        found: list[SearchResult] = []
        for hit in (*of_kinds(self._store, text), *documents(self._store, text), *self._store.search(text)):
            if (hit.record_type, hit.record_id) not in seen:
                seen.add((hit.record_type, hit.record_id))
                found.append(self._placed(hit, titles))
        return [*cases, *found]


class Drafts:
    """What is being typed, kept in the vault and not journalled until it is saved."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Draft]:
        """Every draft, newest first."""
        return self._store.drafts()

    def keep(self, key: str, kind: str, case_id: str, body: str) -> None:
        """Keep a draft under its key; an earlier one under the same key is overwritten."""
        self._store.save_draft(key, kind, case_id, body)

    def discard(self, key: str) -> None:
        """Forget a draft that was saved or given up."""
        self._store.discard_draft(key)
