# SPDX-License-Identifier: Apache-2.0
"""What is written in a casebook file, cell by cell, as the record's own values; a mistake is told with its place."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from vlu_desktop.dates.reading.outcome import One, Several
from vlu_desktop.dates.reading.reader import read_when
from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Kind, Spec, specs
from vlu_desktop.record.record_types import RecordType
from vlu_desktop.record.vocabulary import vocabulary

_SPACE = uuid.UUID("6f1d0c52-3a41-5a7e-9d2b-6a0c2f7e4b18")
SPECIAL = frozenset({"label", "known", "later", "incidents", "roles", "file", "span"})
"""Keys of a table that are not fields of its record."""
# Days that lie ahead when they are written down: they do not say when a record became known.
_AHEAD = frozenset({"expires", "ends", "due", "follow_up_on", "next_offer", "review_on", "until"})


@cache
def id_of(place: str) -> str:
    """The same id for the same place in the casebook, on every computer and every day."""
    return str(uuid.uuid5(_SPACE, place))


@dataclass(slots=True, kw_only=True)
class ExampleEntry:
    """A record as it stands in a file, before its values are read. `opened` is the day its case was opened."""

    type: RecordType
    values: dict[str, Any]
    file: str
    label: str
    opened: date
    parent: "ExampleEntry | None" = None
    fixed: dict[str, str] = field(default_factory=dict)
    known: date = date.min

    @property
    def id(self) -> str:
        """The record's id."""
        return id_of(f"{self.file}/{self.label}")

    @property
    def place(self) -> str:
        """Where an engineer finds it."""
        return f"{self.file}, {self.type.key} “{self.label}”"


def fields_of(entry: ExampleEntry) -> dict[str, tuple[Spec, Any]]:
    """Each field that the entry gives, by its name; a reference may be written without its `_id`."""
    names = _names(entry.type)
    found: dict[str, tuple[Spec, Any]] = {}
    for key, value in entry.values.items():
        if key in SPECIAL:
            continue
        if key not in names:
            raise UserError(f"{entry.place}: there is no field “{key}”. Correct its spelling.")
        found[names[key].name] = (names[key], value)
    return found


@cache
def _names(kind: RecordType) -> dict[str, Spec]:
    """The fields of a type by each name that they may be written with."""
    fields = specs(kind.cls)
    short = {spec.name.removesuffix("_id"): spec for spec in fields if spec.kind is Kind.REF}
    return {spec.name: spec for spec in fields} | short


def known_day(entry: ExampleEntry, up_to: date) -> date:
    """When the record became known: as written, else by the latest day that it tells of, never before its parent."""
    floor = entry.parent.known if entry.parent else entry.opened
    if "known" in entry.values:
        written: date = entry.values["known"]
        return max(floor, written)
    days = [floor]
    for spec, value in fields_of(entry).values():
        if spec.name in _AHEAD:
            continue
        if spec.kind is Kind.DATE:
            days.append(value)
        elif spec.kind is Kind.WHEN:
            when = When.on(value) if isinstance(value, date) else _told(entry, spec, value, up_to)
            days.append(when.last_day or floor)
    return max(day for day in days if day <= up_to)


def _told(entry: ExampleEntry, spec: Spec, words: str, said_on: date) -> When:
    """The date of the words as they were said; UserError where they may mean several."""
    reading = read_when(words, said_on, looking=TimeDirection.FUTURE if spec.name in _AHEAD else TimeDirection.PAST)
    if isinstance(reading, Several):
        raise UserError(f"{entry.place}: “{words}” may mean several days. {reading.question}")
    return reading.when if isinstance(reading, One) else reading.undated


def value_of(entry: ExampleEntry, spec: Spec, raw: Any, labels: Mapping[str, ExampleEntry]) -> Any:
    """The value of one field; `labels` are the entries that a reference may name."""
    if raw == "" and spec.kind not in (Kind.TEXT, Kind.LONG_TEXT):
        return _NOTHING.get(spec.kind, "")
    match spec.kind:
        case Kind.CHOICE:
            return _choice(entry, spec, raw)
        case Kind.REF:
            return _named(entry, spec, raw, labels)
        case Kind.WHEN:
            return When.on(raw, said_on=entry.known) if isinstance(raw, date) else _told(entry, spec, raw, entry.known)
        case Kind.COUNT:
            return Count.exactly(raw) if isinstance(raw, int) else Count.told(raw)
    if spec.kind is Kind.DATE and isinstance(raw, str):
        raw = date.fromisoformat(raw)
    if spec.kind is Kind.INTEGER and isinstance(raw, str) and raw.isdecimal():
        raw = int(raw)
    if not isinstance(raw, _PYTHON[spec.kind]):
        raise UserError(f"{entry.place}: “{spec.name}” can’t be {raw!r}.")
    return raw.strip() if isinstance(raw, str) else raw


def _choice(entry: ExampleEntry, spec: Spec, raw: Any) -> Any:
    if raw not in dict(vocabulary(spec.vocabulary).terms):
        raise UserError(f"{entry.place}: “{raw}” is no choice for “{spec.name}”.")
    return raw


def _named(entry: ExampleEntry, spec: Spec, raw: Any, labels: Mapping[str, ExampleEntry]) -> str:
    named = labels.get(raw)
    if named is None or spec.to not in ("", named.type.key):
        raise UserError(f"{entry.place}: no {spec.to} is labelled “{raw}”, named in “{spec.name}”.")
    return named.id


_NOTHING: dict[Kind, Any] = {
    Kind.WHEN: None, Kind.COUNT: None, Kind.DATE: None, Kind.INSTANT: None, Kind.INTEGER: None, Kind.FLAG: False,
}  # fmt: skip
_PYTHON: dict[Kind, type] = {
    Kind.TEXT: str, Kind.LONG_TEXT: str, Kind.DATE: date, Kind.INSTANT: datetime, Kind.INTEGER: int, Kind.FLAG: bool,
}  # fmt: skip
