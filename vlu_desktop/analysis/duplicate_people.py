# SPDX-License-Identifier: Apache-2.0
"""Which entries may be one person: proposed with what agrees and what differs, never joined here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import TypeVar

from vlu_desktop.dates.date_display import day
from vlu_desktop.dates.near_days import slip_between
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.base import Record
from vlu_desktop.record.people import Address, Apart, ContactPoint, Involvement, Person, PersonName, SameAs, Vehicle
from vlu_desktop.record.vocabulary import label
from vlu_desktop.text.name_likeness import family_agree, given_agree, heard_keys_of, keys_of
from vlu_desktop.text.spellings import words_of

R = TypeVar("R", bound=Record)
LOOKED_AT: tuple[type[Record], ...] = (
    Person, PersonName, ContactPoint, Address, Vehicle, Involvement, SameAs, Apart,
)  # fmt: skip
"""Every class whose rows `likely_same` reads, of the whole vault."""
CROWD = 40
"""Entries sharing one mark (a hostel's telephone, a very common name) past which that mark alone proposes nobody."""
_NAME, _BORN, _CONTACT, _VEHICLE, _ADDRESS = "name", "born", "contact", "vehicle", "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Two entries that may be one person; `agrees` and `differs` say in words on what."""

    one: str
    other: str
    agrees: tuple[str, ...]
    differs: tuple[str, ...] = ()


@dataclass(slots=True)
class _Entry:
    """What one entry can be recognised by."""

    id: str
    names: list[PersonName] = field(default_factory=list)
    born: str = ""
    born_from: date | None = None
    born_to: date | None = None
    contacts: dict[str, str] = field(default_factory=dict)
    vehicles: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    roles: set[tuple[str, str]] = field(default_factory=set)

    def marks(self) -> Iterator[tuple[str, str]]:
        """Every mark by which another entry of the same person might be met."""
        for name in self.names:
            for key in keys_of(name.given, name.family):
                yield _NAME, key
            # In any order, for names entered the wrong way round.
            yield _NAME, " ".join(sorted(words_of(name.full)))
            yield from ((_NAME, f"~{key}") for key in heard_keys_of(name.given, name.family))
            yield from ((_NAME, f"+{key}") for part in words_of(name.family) for key in keys_of(name.given, part))
        if self.born:
            yield _BORN, self.born
        for kind, values in ((_CONTACT, self.contacts), (_VEHICLE, self.vehicles), (_ADDRESS, self.addresses)):
            for value in values:
                yield kind, value


def likely_same(rows: Mapping[type[Record], Sequence[Record]]) -> tuple[Likeness, ...]:
    """Pairs that may be one person, those that agree in most first; `rows` holds `LOOKED_AT`, none removed.

    A pair is proposed where a whole name (or an alias, a short form, or another spelling of the same sound) agrees, or
    where a birthday, a number, a vehicle or an address agrees and the names may be one name spelled in two ways; of a
    double name a part, where what is known of the births agrees. Two birthdays that no slip of the pen turns into each
    other, the offender and the victim of one case, and a pair that an officer has joined or kept apart are never
    proposed.
    """
    entries = _entries(rows)
    settled = {frozenset((row.person_id, row.other_id)) for row in _of(rows, Apart)}
    group = _groups(_of(rows, SameAs))
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in entries.values():
        for mark in set(entry.marks()):
            shared[mark].append(entry.id)
    pairs = {
        pair for ids in shared.values() if 1 < len(ids) <= CROWD for pair in combinations(sorted(ids), 2)
    }  # fmt: skip
    found = []
    for one, other in pairs:
        if frozenset((one, other)) in settled or group.get(one, one) == group.get(other, other):
            continue
        likeness = _compare(entries[one], entries[other])
        if likeness is not None:
            found.append(likeness)
    return tuple(sorted(found, key=lambda each: (-len(each.agrees), len(each.differs), each.one, each.other)))


def _of(rows: Mapping[type[Record], Sequence[Record]], cls: type[R]) -> Sequence[R]:
    return rows.get(cls, ())  # type: ignore[return-value]


def _entries(rows: Mapping[type[Record], Sequence[Record]]) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {person.id: _Entry(person.id) for person in _of(rows, Person)}
    for person in _of(rows, Person):
        born, entry = person.born, entries[person.id]
        if born and born.first_day and not born.approximate and not born.open_start and not born.open_end:
            entry.born_from, entry.born_to = born.first_day, born.last_day
            entry.born = day(born.first_day) if born.first_day == born.last_day else ""
    for name in _of(rows, PersonName):
        if name.person_id in entries and name.full:
            entries[name.person_id].names.append(name)
    for part in _of(rows, Involvement):
        if part.person_id in entries:
            entries[part.person_id].roles.add((part.case_id, part.role))
    _find_by(rows, entries)
    return entries


def _find_by(rows: Mapping[type[Record], Sequence[Record]], entries: Mapping[str, _Entry]) -> None:
    """Puts to each entry the numbers, vehicles and addresses that somebody can be found by."""
    for point in _of(rows, ContactPoint):
        if point.person_id in entries and (key := _plain_contact(point)):
            kind = label("contact-kind", point.kind).lower() or str(say_in(ENGLISH, "people.contact-detail"))
            entries[point.person_id].contacts[key] = kind
    for car in _of(rows, Vehicle):
        if car.person_id in entries and (key := "".join(words_of(car.registration))):
            entries[car.person_id].vehicles[key] = "vehicle"
    for address in _of(rows, Address):
        key = "".join(words_of(f"{address.lines} {address.postcode}"))
        if address.person_id in entries and address.postcode and key:
            entries[address.person_id].addresses[key] = "address"


def _plain_contact(point: ContactPoint) -> str:
    """A number without its grouping and country, an address in small letters; "" for what can't tell anybody apart."""
    if "@" in point.value:
        return point.value.strip().casefold()
    digits = "".join(letter for letter in point.value if letter.isdigit())
    for country in ("0044", "44", "0"):
        if digits.startswith(country) and len(digits) >= 10:
            digits = digits.removeprefix(country).removeprefix("0")
            break
    if len(digits) >= 6:
        return digits
    words = words_of(point.value)
    return "".join(words) if point.kind not in ("mobile", "landline") else ""


def _groups(links: Iterable[SameAs]) -> dict[str, str]:
    first: dict[str, str] = {}

    def find(person_id: str) -> str:
        while first.get(person_id, person_id) != person_id:
            person_id = first[person_id]
        return person_id

    named: set[str] = set()
    for link in links:
        named |= {link.person_id, link.other_id}
        one, other = sorted((find(link.person_id), find(link.other_id)))
        if one != other:
            first[other] = one
    return {person_id: find(person_id) for person_id in named}


def joined(person_id: str, links: Iterable[SameAs]) -> frozenset[str]:
    """Every entry known to be of the same person, with the one given."""
    group = _groups(links)
    first = group.get(person_id, person_id)
    return frozenset({person_id} | {each for each, its in group.items() if its == first})


def _compare(one: _Entry, other: _Entry) -> Likeness | None:
    otherwise_born = _otherwise_born(one, other)
    # A number or a car may be lent, and a name shared by father and son.
    slip = _slip(one, other)
    if (otherwise_born and not slip and one.contacts.keys().isdisjoint(other.contacts)) or _opposed(one, other):
        return None
    marks = _marks_of_both(one, other)
    names, whole = _names(one, other)
    whole = whole or (bool(names) and not otherwise_born and _part_of_double(one, other) and _births_meet(one, other))
    unlike = not names and (otherwise_born or bool(one.names and other.names))
    if unlike or not (whole or marks):
        return None
    return Likeness(one=one.id, other=other.id, agrees=(*names, *marks), differs=_differs(one, other))


def _differs(one: _Entry, other: _Entry) -> tuple[str, ...]:
    """What stands against it, in words."""
    found = []
    if _otherwise_born(one, other):
        a, b = (each.born or _span(each) for each in (one, other))
        found.append(_born_apart(_slip(one, other), a, b))
    if not (one.names and other.names):
        found.append(str(say_in(ENGLISH, "people.nameless")))
    return tuple(found)


def _born_apart(slip: str, one: str, other: str) -> str:
    match slip:
        case "figure":
            return str(say_in(ENGLISH, "people.born-figure", one=one, other=other))
        case "turned":
            return str(say_in(ENGLISH, "people.born-turned", one=one, other=other))
        case "swapped":
            return str(say_in(ENGLISH, "people.born-swapped", one=one, other=other))
        case "year":
            return str(say_in(ENGLISH, "people.born-year", one=one, other=other))
    return str(say_in(ENGLISH, "people.born-otherwise", one=one, other=other))


def _otherwise_born(one: _Entry, other: _Entry) -> bool:
    if not (one.born_from and other.born_from and one.born_to and other.born_to):
        return False
    return one.born_to < other.born_from or other.born_to < one.born_from


def _births_meet(one: _Entry, other: _Entry) -> bool:
    """Whether something is known of when each was born, and both may have been on one day."""
    return bool(one.born_from and other.born_from) and not _otherwise_born(one, other)


def _slip(one: _Entry, other: _Entry) -> str:
    """By which slip one birthday may stand for the other."""
    if not (one.born and other.born and one.born_from and other.born_from):
        return ""
    return slip_between(one.born_from, other.born_from)


def _span(entry: _Entry) -> str:
    if not (entry.born_from and entry.born_to):
        return ""
    return str(say_in(ENGLISH, "people.born-between", first=day(entry.born_from), last=day(entry.born_to)))


def _part_of_double(one: _Entry, other: _Entry) -> bool:
    """Whether forms of one given name stand beside a double family name and a part of it."""
    parts = [{key for name in each.names for part in words_of(name.family) for key in keys_of(name.given, part)}
             for each in (one, other)]  # fmt: skip
    return bool(parts[0] & parts[1])


def _marks_of_both(one: _Entry, other: _Entry) -> list[str]:
    """What both are found by, in words."""
    return [
        *([str(say_in(ENGLISH, "people.born-alike", on=one.born))] if one.born and one.born == other.born else []),
        *(
            []
            if (one.born and other.born) or not _births_meet(one, other)
            else [str(say_in(ENGLISH, "people.born-within"))]
        ),
        *sorted(str(say_in(ENGLISH, "people.same-contact", kind=kind)) for kind in _same(one.contacts, other.contacts)),
        *([str(say_in(ENGLISH, "people.same-vehicle"))] if _same(one.vehicles, other.vehicles) else []),
        *([str(say_in(ENGLISH, "people.same-address"))] if _same(one.addresses, other.addresses) else []),
    ]


def _same(one: Mapping[str, str], other: Mapping[str, str]) -> set[str]:
    """What both have of it, by the name of its kind."""
    return {one[key] for key in one.keys() & other.keys()}


def _opposed(one: _Entry, other: _Entry) -> bool:
    """Whether one is the offender and the other the victim of the same case."""
    sides = {("offender", "victim"), ("victim", "offender")}
    return any(a[0] == b[0] and (a[1], b[1]) in sides for a in one.roles for b in other.roles)


def _names(one: _Entry, other: _Entry) -> tuple[list[str], bool]:
    """What agrees of the names in words, and whether that is a whole name, for which nothing more is asked."""
    best: tuple[int, str] = (0, "")
    for a in one.names:
        for b in other.names:
            best = max(best, _one_name(a, b))
    rank, words = best
    return ([words] if words else []), rank >= 2


def _one_name(a: PersonName, b: PersonName) -> tuple[int, str]:
    """(3 the same, 2 a short form or turned round, 1 a variant, 0 not alike) and the words for it."""
    same = _whole(a) == _whole(b)
    if same and ((a.given and a.family) or a.kind == "online"):
        alias = {a.kind, b.kind} & {"alias", "known-as", "former", "online"}
        if alias:
            return 3, str(say_in(ENGLISH, "people.same-as-other-name", name=a.full))
        return 3, str(say_in(ENGLISH, "people.same-name", name=a.full))
    if _turned_round(a, b):
        return 2, str(say_in(ENGLISH, "people.turned-round", one=a.full, other=b.full))
    if same or not (a.family and b.family and family_agree(a.family, b.family)):
        return (1, str(say_in(ENGLISH, "people.same-name", name=a.full))) if same else (0, "")
    return _given_alike(a, b)


def _turned_round(a: PersonName, b: PersonName) -> bool:
    if not (a.given and a.family):
        return False
    return words_of(a.given) == words_of(b.family) and words_of(a.family) == words_of(b.given)


def _given_alike(a: PersonName, b: PersonName) -> tuple[int, str]:
    """The same of two names whose family names agree."""
    if _figures(a) != _figures(b):
        return 0, ""  # "Row 12" and "Row 13" are two
    if not (a.given and b.given):
        return 1, str(say_in(ENGLISH, "people.family-name", name=a.family))
    if not given_agree(a.given, b.given):
        return 0, ""
    if keys_of(a.given, a.family) & keys_of(b.given, b.family):
        return 2, str(say_in(ENGLISH, "people.forms-of-one", one=a.full, other=b.full))
    if heard_keys_of(a.given, a.family) & heard_keys_of(b.given, b.family):
        return 2, str(say_in(ENGLISH, "people.spelled-alike", one=a.full, other=b.full))
    return 1, str(say_in(ENGLISH, "people.spelled-alike", one=a.full, other=b.full))


def _figures(name: PersonName) -> list[str]:
    return [word for word in words_of(name.full) if word.isdigit()]


def _whole(name: PersonName) -> str:
    return "".join(words_of(name.full))
