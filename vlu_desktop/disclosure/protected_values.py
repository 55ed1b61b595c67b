# SPDX-License-Identifier: Apache-2.0
"""Which values of the whole vault must not reach an audience: where people can be found, and his other victims."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import TypeVar

from vlu_desktop.disclosure import guarded_sorts as sort
from vlu_desktop.disclosure.address_parts import places_of, postcodes_in, town_of, whole_of
from vlu_desktop.disclosure.audiences import EVERYBODY, Audience
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.offending import Assessment, Conviction, Order, Proceeding, Sentence, Whereabouts
from vlu_desktop.record.people import Address, ContactPoint, Involvement, Person, PersonName, SameAs, Vehicle
from vlu_desktop.record.work import Protection
from vlu_desktop.text.inflected_names import inflected
from vlu_desktop.text.name_spellings import halves
from vlu_desktop.text.number_spellings import digits_of
from vlu_desktop.text.ordinary_words import is_ordinary
from vlu_desktop.text.spellings import Kind as Spelling
from vlu_desktop.text.spellings import Needle, spellings_of, words_of

COURTS: Mapping[type[Record], str] = {Order: "court", Proceeding: "court", Conviction: "court", Sentence: "court"}
"""Names of courts the offender was before. They are not cut: a court's name he knows tells him nothing, and a mark
in its place would tell him that somebody lives near it."""

R = TypeVar("R", bound=Record)
Takes = Callable[[str], bool]
"""Whether a field of a record is to be looked for."""

_CONTACT_KINDS: Mapping[str, Spelling] = {"mobile": "phone", "landline": "phone", "email": "email", "post": "address"}
_LEAST_DIGITS = 7
_KNOWN_BY_OFFICE = frozenset({"professional"})
_PRISON = re.compile(r"^(?:HMP(?:/YOI)?|HMYOI|YOI|HM Prison|Prison)\s+", re.IGNORECASE)
_COURT_WORDS = frozenset({"court", "courts", "tribunal", "bailey", "assizes", "magistrates"})
_LONGEST_COURT = 14
_MARAC = ("MARAC", "MARACs", "multi-agency risk assessment conference", "multi-agency risk assessment conferences")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedValue:
    """A value that must not be found, and why.

    `certain`: the finished file is searched for it; a court's name may hold what is not. `capital`: it is an ordinary
    word as well, so it is meant only where it has a capital.
    `part`: one part of a name, which may stand by chance in the name of a street.
    """

    needle: Needle
    reason: str
    certain: bool = True
    capital: bool = False
    part: bool = False


@dataclass(frozen=True, kw_only=True)
class VaultView:
    """What `disclose` sees: a case, and of every other case the people and what protects them.

    `people` holds the vault's Person, PersonName, ContactPoint, Address, Vehicle, SameAs and Involvement rows by
    class; `protected` every protection with the record it stands on.
    """

    file: CaseFile
    people: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)
    protected: tuple[tuple[Protection, Record], ...] = ()


def applies(protection: Protection, audience: Audience, on: date) -> bool:
    """Whether a protection holds against an audience on a day."""
    begun = protection.starts is None or protection.starts <= on
    ended = protection.ends is not None and protection.ends < on
    return begun and not ended and protection.from_whom in audience.kept_from


def guarded_values(
    view: VaultView, audience: Audience, on: date, *, marac: bool = False, court: str = "", reader: str = ""
) -> tuple[ProtectedValue, ...]:
    """Every value to keep from an audience on a day, longest first.

    How to reach and where to find everybody whom the audience does not name as findable, whether or not anybody
    thought to protect it; the names of people in other cases of the same offender; that there is a MARAC, unless
    `marac`; and what a protection names. `court` is whom the document is for, `reader` whose copy it is.
    """
    return _Gathering(view, audience, on, court, reader).all(marac)


class _Gathering:
    """Goes through the vault once for one audience."""

    def __init__(self, view: VaultView, audience: Audience, on: date, court: str, reader: str) -> None:
        self._view = view
        self._audience = audience
        self._on = on
        self._offenders = _entries_of(view, view.file.offenders)
        self._here = self._offenders | {row.person_id for row in view.file.all(Involvement)}
        self._findable = self._may_be_found(reader)
        self._concerned = self._here | self._in_his_cases()
        self._protections = [(row, record) for row, record in view.protected if applies(row, audience, on)]
        self._courts = _words(_court_names(view.file), court)
        hidden_rows = {record.id for row, record in self._protections if row.field in ("", "given", "family")}
        hidden_rows -= set(view.file.victims) | self._offenders
        known = {
            part
            for row in _rows(view, PersonName)
            if row.person_id in self._here and not {row.id, row.person_id} & hidden_rows
            for part in words_of(row.full)
        }
        # His form of a name cuts hers, and the other way round.
        self._known_names = known.union(self._courts, *map(inflected, known))

    def all(self, marac: bool) -> tuple[ProtectedValue, ...]:
        """Sorted, each value once, the surer way of guarding it kept."""
        unique: dict[tuple[str, str], ProtectedValue] = {}
        for each in filter(_long_enough, chain(self._unasked(marac), self._protected())):
            kind = "name" if each.needle.kind == "surname" else each.needle.kind
            key = (kind, each.needle.value.casefold())
            if key not in unique or _sureness(each) > _sureness(unique[key]):
                unique[key] = each
        return tuple(sorted(unique.values(), key=lambda each: (-len(each.needle.value), each.needle.value)))

    def _unasked(self, marac: bool) -> Iterator[ProtectedValue]:
        """What is guarded whether or not anybody thought to protect it."""
        if EVERYBODY in self._audience.findable:
            return
        yield from self._whereabouts()
        yield from self._other_people()
        if not self._offenders & self._findable:
            yield from self._his_matters()
        if not marac:
            yield from (_guard(value, "text", sort.MEETING, "W6") for value in _MARAC)

    def _protected(self) -> Iterator[ProtectedValue]:
        """What a protection names."""
        for protection, record in self._protections:
            yield from self._of_record(record, protection.field)
            if isinstance(record, Person) and not protection.field and record.id not in self._offenders:
                yield from self._of_person(record)

    def _may_be_found(self, reader: str) -> set[str]:
        """Whose parts in this case are all findable ones, and him, once a friend too; of several victims the reader."""
        parts: dict[str, set[str]] = {}
        for row in self._view.file.all(Involvement):
            for entry in _entries_of(self._view, {row.person_id}):
                parts.setdefault(entry, set()).add(row.role)
        may, his = self._audience.findable, self._audience.findable & {"offender"}
        found = {each for each, held in parts.items() if held <= may or (held & his and "victim" not in held)}
        if reader:
            found -= {person for person in found if "victim" in parts[person]} - _entries_of(self._view, {reader})
        return found

    def _whereabouts(self) -> Iterator[ProtectedValue]:
        """How to reach and where to find everybody who may not be found."""
        hidden = self._hidden()
        details: tuple[ContactPoint | Vehicle, ...] = (*_rows(self._view, ContactPoint), *_rows(self._view, Vehicle))
        # Two sisters may share a number: a mark over her own, in her own copy, would tell her that another has it.
        known = {_written(row) for row in details if row.person_id in self._findable}
        for detail in details:
            if detail.person_id in hidden and _written(detail) not in known:
                yield from self._of_record(detail, "", default=True)
        addresses = _rows(self._view, Address)
        known_places = {_folded(row) for row in addresses if row.person_id in self._findable}
        known_towns = {_town(row) for row in addresses if self._town_is_known(row)} - {""}
        for address in addresses:
            if address.person_id in hidden and _folded(address) not in known_places:
                town = self._town_is_secret(address) and _town(address) not in known_towns
                yield from self._address(address, _every_field, town=town)

    def _hidden(self) -> set[str]:
        """Everybody in the vault who may not be found, but for those who are known by their office alone."""
        roles: dict[str, set[str]] = {person.id: set() for person in _rows(self._view, Person)}
        for row in _rows(self._view, Involvement):
            roles.setdefault(row.person_id, set()).add(row.role)
        by_office = {person for person, held in roles.items() if held and held <= _KNOWN_BY_OFFICE}
        return roles.keys() - by_office - self._findable

    def _town_is_known(self, row: Address) -> bool:
        """Whether an address makes its town no secret: of somebody who may be found, or left by somebody of here."""
        return row.person_id in self._findable or (row.person_id in self._here and self._is_past(row))

    def _town_is_secret(self, row: Address) -> bool:
        """Whether an address by itself gives a reason to keep back its town, or its district where it names none."""
        town = set(words_of(_town(row)))
        by_a_court = bool(town) and town <= self._courts
        return self._has_to_do(row) and not self._is_past(row) and not by_a_court

    def _his_matters(self) -> Iterator[ProtectedValue]:
        """Where he is held, and what an assessment said of him: no business of hers."""
        for row in self._view.file.all(Whereabouts):
            if row.place:
                yield _guard(row.place, "place", sort.HELD, "W1")
                bare = _PRISON.sub("", row.place)
                if not set(words_of(bare)) <= self._courts:
                    yield _plain(bare, "place", sort.HELD, "W1")
        for assessment in self._view.file.all(Assessment):
            if assessment.summary:
                yield from _of_text(assessment.summary)

    def _has_to_do(self, row: Address) -> bool:
        """Whether he has to do with whoever lives there. Where strangers to him live, the street alone is kept back:
        a vault's people together live in every town round about, and a document without any town makes no sense."""
        return row.person_id in self._concerned

    def _in_his_cases(self) -> set[str]:
        """Everybody in any case of his, and their other entries."""
        involvements = _rows(self._view, Involvement)
        cases = {row.case_id for row in involvements if row.person_id in self._offenders and row.role == "offender"}
        return _entries_of(self._view, {row.person_id for row in involvements if row.case_id in cases})

    def _is_past(self, row: Address) -> bool:
        ended = row.until.last_day if row.until else None
        return row.kind == "former" or (ended is not None and ended <= self._on)

    def _other_people(self) -> Iterator[ProtectedValue]:
        """The names of everybody in his other cases who is not also in this one."""
        known = {row.person_id for row in _rows(self._view, Involvement) if row.role not in _KNOWN_BY_OFFICE}
        others = self._in_his_cases() & _entries_of(self._view, known - self._here)
        for row in _rows(self._view, PersonName):
            if row.person_id in others - self._here:
                yield from self._name(row, "W2", _every_field)

    def _of_person(self, person: Person) -> Iterator[ProtectedValue]:
        for row in _rows(self._view, PersonName):
            if row.person_id == person.id and person.id not in self._view.file.victims:
                yield from self._name(row, "W1", _every_field)

    def _of_record(self, record: Record, only: str, default: bool = False) -> Iterator[ProtectedValue]:
        """The values of a record (or of one field of it) to look for. `default`: nobody protected it by name."""

        def takes(name: str) -> bool:
            return only in ("", name)

        match record:
            case ContactPoint():
                return self._contact(record, takes)
            case Address():
                return self._address(record, takes, town=self._has_to_do(record))
            case Vehicle():
                return self._vehicle(record, takes, described=not default)
            case PersonName():
                return self._name(record, "W1", takes)
        return self._texts(record, takes)

    @staticmethod
    def _contact(row: ContactPoint, takes: Takes) -> Iterator[ProtectedValue]:
        if takes("value"):
            yield _guard(row.value, _contact_kind(row), sort.CONTACT, "W1")

    @staticmethod
    def _vehicle(row: Vehicle, takes: Takes, described: bool) -> Iterator[ProtectedValue]:
        if takes("registration"):
            yield _guard(row.registration, "vehicle", sort.VEHICLE, "W1")
        if takes("description") and described:
            yield _guard(row.description, "text", sort.VEHICLE, "W1")

    @staticmethod
    def _texts(record: Record, takes: Takes) -> Iterator[ProtectedValue]:
        for spec in specs(type(record)):
            value = getattr(record, spec.name)
            if spec.kind in (Kind.TEXT, Kind.LONG_TEXT) and takes(spec.name):
                yield from _of_text(value)

    def _address(self, row: Address, takes: Takes, town: bool) -> Iterator[ProtectedValue]:
        if takes("postcode"):
            yield _guard(row.postcode, "postcode", sort.POSTCODE, "W1")
            outward = row.postcode.split()[0] if " " in row.postcode else row.postcode.strip()[:-3]
            if town:
                yield replace(_guard(outward, "text", sort.POSTCODE_PART, "W1"), certain=False)
        if takes("lines"):
            yield _guard(row.lines, "address", sort.ADDRESS, "W1")
            yield from (_guard(each, "postcode", sort.POSTCODE, "W1") for each in postcodes_in(row.lines))
            for part in whole_of(row.lines):
                yield _plain(part, "address", sort.ADDRESS_PART, "W1")
            for place in places_of(row.lines) if town else ():
                known = set(words_of(place)) <= self._courts
                yield replace(_plain(place, "place", sort.TOWN, "W1"), certain=not known)

    def _name(self, row: PersonName, reason: str, takes: Takes) -> Iterator[ProtectedValue]:
        if takes("given") and takes("family") and not self._is_known(row.full):
            yield _plain(row.full, "name", sort.NAME, reason)
            if row.given and row.family:
                yield _guard(f"{row.family}, {row.given}", "name", sort.NAME, reason)
        if takes("family"):
            for part in (row.family, *halves(row.family)):
                yield from self._part_of_name(part, reason, family=True)
        if takes("given"):
            for part in row.given.split():
                yield from self._part_of_name(part, reason, family=False)

    def _part_of_name(self, part: str, reason: str, family: bool) -> Iterator[ProtectedValue]:
        if not self._is_known(part):
            guarded = _plain(part, "surname" if family else "name", sort.NAME_PART, reason)
            yield replace(guarded, certain=family, part=len(words_of(part)) == 1)

    def _is_known(self, name: str) -> bool:
        """Whether the document may say every word of a name anyway."""
        return set(words_of(name)) <= self._known_names


def _guard(value: str, kind: Spelling, label: str, reason: str) -> ProtectedValue:
    return ProtectedValue(needle=Needle(value=value, kind=kind, label=label), reason=reason)


def _plain(value: str, kind: Spelling, label: str, reason: str) -> ProtectedValue:
    """Guarded as what it is, or, where it is one ordinary word, as that."""
    words = words_of(value)
    # "3 The Court" without its number is what every document says; it is a house only with a capital.
    bare = words[1:] if words[:1] == ("the",) else words
    return replace(_guard(value, kind, label, reason), capital=len(bare) == 1 and is_ordinary(bare[0]))


def _of_text(value: str) -> Iterator[ProtectedValue]:
    """A protected text: whole, and of a long one each sentence that is more than a turn of phrase."""
    words = words_of(value)
    if len(words) <= 12:
        several = len(words) > 1
        yield replace(_guard(value, "text", sort.TEXT, "W2"), certain=several, capital=not several)
        return
    for line in value.replace("!", ".").replace("?", ".").replace("\n", ".").split("."):
        count = len(words_of(line))
        if 4 <= count <= 60:
            yield _guard(line.strip(), "text", sort.TEXT, "W2")


def _sureness(value: ProtectedValue) -> tuple[bool, bool]:
    """Of two ways to guard one value the surer is greater: looked for in the file, and in all forms of a surname."""
    return value.certain, value.needle.kind == "surname"


def _is_number(value: str) -> bool:
    """Whether a contact detail of no special kind is a telephone number and not a handle with a figure in it."""
    digits = len(digits_of(value))
    return digits >= _LEAST_DIGITS and digits > sum(character.isalpha() for character in value)


def _every_field(_: str) -> bool:
    return True


def _long_enough(value: ProtectedValue) -> bool:
    letters = sum(character.isalnum() for character in value.needle.value)
    return letters >= (6 if value.needle.kind == "phone" else 3)


def _rows(view: VaultView, cls: type[R]) -> tuple[R, ...]:
    return view.people.get(cls, ())  # type: ignore[return-value]


def _written(row: ContactPoint | Vehicle) -> frozenset[tuple[object, ...]]:
    """Every way to write a detail: two entries of one number, handle or registration have the same."""
    if isinstance(row, Vehicle):
        return frozenset(spellings_of(row.registration, "vehicle"))
    return frozenset(spellings_of(row.value, _contact_kind(row)))


def _contact_kind(row: ContactPoint) -> Spelling:
    return _CONTACT_KINDS.get(row.kind) or ("phone" if _is_number(row.value) else "account")


def _folded(row: Address) -> str:
    return " ".join(words_of(f"{row.lines} {row.postcode}"))


def _town(row: Address) -> str:
    return town_of(row.lines).casefold()


def _court_names(file: CaseFile) -> Iterator[str]:
    for cls, name in COURTS.items():
        yield from (getattr(row, name) for row in file.all(cls))


def _words(names: Iterable[str], *more: str) -> set[str]:
    """The words of what is plainly the name of a court; a sentence put where a court belongs excuses no word of it."""
    found: set[str] = set()
    for name in (*names, *more):
        words = words_of(name)
        if len(words) <= _LONGEST_COURT and _COURT_WORDS & set(words):
            found.update(words)
    return found


def _entries_of(view: VaultView, people: Iterable[str]) -> set[str]:
    """Those people and every entry found to be one of them, over the whole vault."""
    group = set(people)
    links = _rows(view, SameAs)
    grown = True
    while grown:
        before = len(group)
        for link in links:
            if link.person_id in group or link.other_id in group:
                group |= {link.person_id, link.other_id}
        grown = len(group) > before
    return group
