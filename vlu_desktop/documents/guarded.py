# SPDX-License-Identifier: Apache-2.0
"""Which values of the whole vault must not reach an audience: where people can be found, and his other victims."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from vlu_desktop.domain.base import Record
from vlu_desktop.domain.casefile import CaseFile
from vlu_desktop.domain.fields import Kind, specs
from vlu_desktop.domain.people import Address, ContactPoint, Involvement, Person, PersonName, SameAs, Vehicle
from vlu_desktop.domain.spellings import Kind as Spelling
from vlu_desktop.domain.spellings import Needle
from vlu_desktop.domain.work import Protection

READERS: Mapping[str, frozenset[str]] = {
    "court": frozenset({"offender", "public"}),
    "parole": frozenset({"offender"}),
    "parole-withheld": frozenset(),
    "marac": frozenset({"agency"}),
    "licence": frozenset({"offender"}),
    "victim": frozenset({"victim"}),
    "police": frozenset({"agency"}),
    "internal": frozenset(),
}
"""Who may come to read what an audience gets. Assume that the offender reads every court and parole paper."""

_CONTACT_KINDS: Mapping[str, Spelling] = {"mobile": "phone", "landline": "phone", "email": "email"}
_KNOWN_BY_OFFICE = frozenset({"professional", "offender"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """A value that must not be found, why, and whether finding a part of it alone already tells.

    `certain` is false for the single parts of a name: they are left out of what is written, but as common words
    they may stand in a document for another reason, so the leak search does not look for them.
    """

    needle: Needle
    reason: str
    certain: bool = True


@dataclass(frozen=True, kw_only=True)
class VaultView:
    """What `disclose` sees: a case, and of every other case the people and what protects them.

    `people` holds the vault's Person, PersonName, ContactPoint, Address, Vehicle, SameAs and Involvement rows by
    class; `protected` every protection with the record it stands on.
    """

    file: CaseFile
    people: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)
    protected: tuple[tuple[Protection, Record], ...] = ()


def applies(protection: Protection, audience: str, on: date) -> bool:
    """Whether a protection holds against an audience on a day."""
    begun = protection.starts is None or protection.starts <= on
    ended = protection.ends is not None and protection.ends < on
    return begun and not ended and protection.from_whom in READERS[audience]


def guarded_values(view: VaultView, audience: str, on: date) -> tuple[Guarded, ...]:
    """Every value to keep from an audience on a day, longest first.

    From the offender: how to reach and where to find everybody who is not an offender of this case or a professional,
    whether or not anybody thought to protect it, and the names of victims in other cases of the same offender. From
    anybody: what a protection names.
    """
    found: list[Guarded] = []
    if "offender" in READERS[audience]:
        found += _whereabouts(view)
        found += _other_victims(view)
    for protection, record in view.protected:
        if applies(protection, audience, on):
            found += _of_record(record, protection.field)
    unique = {(each.needle.kind, each.needle.value.casefold()): each for each in found if _long_enough(each.needle)}
    return tuple(sorted(unique.values(), key=lambda each: (-len(each.needle.value), each.needle.value)))


def _long_enough(needle: Needle) -> bool:
    letters = sum(character.isalnum() for character in needle.value)
    return letters >= (6 if needle.kind == "phone" else 3)


def _people(view: VaultView, cls: type[Record]) -> tuple[Record, ...]:
    return view.people.get(cls, ())


def _roles(view: VaultView) -> dict[str, set[str]]:
    roles: dict[str, set[str]] = {person.id: set() for person in _people(view, Person)}
    for row in _people(view, Involvement):
        assert isinstance(row, Involvement)
        roles.setdefault(row.person_id, set()).add(row.role)
    return roles


def _entries_of(view: VaultView, people: Iterable[str]) -> set[str]:
    """Those people and every entry found to be one of them, over the whole vault."""
    group = set(people)
    links = [row for row in _people(view, SameAs) if isinstance(row, SameAs)]
    grown = True
    while grown:
        before = len(group)
        for link in links:
            if link.person_id in group or link.other_id in group:
                group |= {link.person_id, link.other_id}
        grown = len(group) > before
    return group


def _whereabouts(view: VaultView) -> Iterator[Guarded]:
    offenders = _entries_of(view, view.file.offenders)
    roles = _roles(view)
    hidden = {
        person for person, held in roles.items() if person not in offenders and (not held or held - _KNOWN_BY_OFFICE)
    }
    known = {
        " ".join(f"{row.lines} {row.postcode}".casefold().split())
        for row in _people(view, Address)
        if isinstance(row, Address) and row.person_id in offenders
    }
    for cls in (ContactPoint, Address, Vehicle):
        for row in _people(view, cls):
            shared = isinstance(row, Address) and " ".join(f"{row.lines} {row.postcode}".casefold().split()) in known
            if getattr(row, "person_id", "") in hidden and not shared:
                yield from _of_record(row, "", default=True)


def _other_victims(view: VaultView) -> Iterator[Guarded]:
    offenders = _entries_of(view, view.file.offenders)
    here = {row.person_id for row in view.file.all(Involvement)} | offenders
    involvements = [row for row in _people(view, Involvement) if isinstance(row, Involvement)]
    cases = {row.case_id for row in involvements if row.person_id in offenders and row.role == "offender"}
    others = {
        row.person_id
        for row in involvements
        if row.case_id in cases and row.role not in _KNOWN_BY_OFFICE and row.person_id not in here
    }
    names = [row for row in _people(view, PersonName) if isinstance(row, PersonName)]
    own_parts = {
        part.casefold() for row in names if row.person_id in here for part in f"{row.given} {row.family}".split()
    }
    for row in names:
        if row.person_id in others:
            yield from _name(row, "W4", own_parts)


def _name(row: PersonName, reason: str, known: set[str]) -> Iterator[Guarded]:
    if row.full:
        yield Guarded(
            needle=Needle(value=row.full, kind="name", label="a name"), reason=reason, certain=" " in row.full
        )
    if row.given and row.family:
        yield Guarded(needle=Needle(value=f"{row.family}, {row.given}", kind="name", label="a name"), reason=reason)
    for part in (row.family, *row.given.split()):
        if len(part) >= 3 and part.casefold() not in known:
            yield Guarded(needle=Needle(value=part, kind="name", label="part of a name"), reason=reason, certain=False)


def _of_record(record: Record, only: str, default: bool = False) -> Iterator[Guarded]:
    """The values of a record (or of one field of it) as things to look for. `default`: nobody protected it by name."""

    def takes(name: str) -> bool:
        return only in ("", name)

    match record:
        case ContactPoint() if takes("value"):
            kind = _CONTACT_KINDS.get(record.kind, "text")
            yield Guarded(needle=Needle(value=record.value, kind=kind, label="a contact detail"), reason="W1")
        case Address():
            yield from _address(record, takes, default)
        case Vehicle():
            if takes("registration"):
                yield Guarded(needle=Needle(value=record.registration, kind="vehicle", label="a vehicle"), reason="W1")
            if takes("description") and not default and record.description:
                yield Guarded(needle=Needle(value=record.description, kind="text", label="a vehicle"), reason="W1")
        case PersonName():
            yield from _name(record, "W1", set())
        case _:
            for spec in specs(type(record)):
                value = getattr(record, spec.name)
                if spec.kind in (Kind.TEXT, Kind.LONG_TEXT) and takes(spec.name) and value:
                    yield Guarded(needle=Needle(value=value, kind="text", label="a protected text"), reason="W2")


def _address(row: Address, takes: Callable[[str], bool], default: bool) -> Iterator[Guarded]:
    if takes("postcode") and row.postcode:
        yield Guarded(needle=Needle(value=row.postcode, kind="postcode", label="a postcode"), reason="W1")
    if takes("lines") and row.lines:
        yield Guarded(needle=Needle(value=row.lines, kind="address", label="an address"), reason="W1")
        parts = [part.strip() for part in row.lines.split(",") if len(part.strip()) >= 4]
        # Without a protection of its own the town may be common knowledge; the street never is.
        for part in parts if not default else parts[:1]:
            yield Guarded(needle=Needle(value=part, kind="address", label="part of an address"), reason="W1")
