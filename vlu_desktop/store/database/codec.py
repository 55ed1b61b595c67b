# SPDX-License-Identifier: Apache-2.0
"""Records to rows and back, and the one form in which both are hashed; compiled once a class, for speed."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import compress
from typing import Any, Generic, TypeVar

from vlu_desktop.dates.when import When
from vlu_desktop.record.base import Record
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RecordType, type_of

R = TypeVar("R", bound=Record)
Value = str | int | None
"""What a column holds."""

_BASE = ("id", "unit", "recorded_at", "recorded_by")
_STRINGS = (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.REF)
_NUMBERS = (Kind.INTEGER, Kind.FLAG)


@lru_cache(maxsize=4096)
def instant_text(value: datetime | None) -> str | None:
    """ISO 8601 in UTC to the microsecond, so that text sorts as time does. ValueError for one without a zone."""
    if value is None:
        return None
    if value.tzinfo is not UTC:
        if value.tzinfo is None:
            raise ValueError("an instant without a time zone cannot be stored")
        value = value.astimezone(UTC)
    return value.isoformat(timespec="microseconds")


@lru_cache(maxsize=4096)
def text_instant(text: str | None) -> datetime | None:
    """The instant that `instant_text` wrote."""
    return None if text is None else datetime.fromisoformat(text)


@lru_cache(maxsize=16384)
def _text_date(text: str) -> date:
    return date.fromisoformat(text)


# Each kind's expression from a field's value `v` to its column, and from the column's value back.
_TO_COLUMN = {
    Kind.WHEN: "(None if {v} is None else {v}.to_text())",
    Kind.COUNT: "(None if {v} is None else {v}.to_text())",
    Kind.DATE: "(None if {v} is None else {v}.isoformat())",
    Kind.INSTANT: "instant_text({v})",
    Kind.FLAG: "(1 if {v} else 0)",
}
# The same names, ids and keys stand in every message of a phone: each is held once. A damaged column may hold no text.
_ONCE = "(intern({v}) if {v}.__class__ is str else {v})"
_TO_FIELD = {
    Kind.TEXT: _ONCE,
    Kind.CHOICE: _ONCE,
    Kind.REF: _ONCE,
    Kind.WHEN: "(None if {v} is None else text_when({v}))",
    Kind.COUNT: "(None if {v} is None else text_count({v}))",
    Kind.DATE: "(None if {v} is None else text_date({v}))",
    Kind.INSTANT: "text_instant({v})",
    Kind.FLAG: "({v} == 1)",
}
_NAMES = {
    "intern": sys.intern,
    "instant_text": instant_text,
    "text_instant": text_instant,
    "text_when": When.from_text,
    "text_count": Count.from_text,
    "text_date": _text_date,
}


@dataclass(frozen=True, slots=True)
class Codec(Generic[R]):
    """How one class of record stands in its table.

    `columns` are in the order of rows: the four of every record, then texts, then whole numbers and flags.
    """

    type: RecordType
    columns: tuple[str, ...]
    texts: int
    flags: frozenset[str]
    strings: frozenset[str]
    encode: Callable[[R], tuple[Value, ...]]
    decode: Callable[[Sequence[Any]], R]

    @property
    def table(self) -> str:
        """The quoted name of the table."""
        return f'"{self.type.table}"'

    @property
    def select(self) -> str:
        """The columns for a SELECT."""
        return ", ".join(f'"{name}"' for name in self.columns)

    def empty(self, name: str) -> Value:
        """What a column holds where nothing was filled in."""
        if name in self.flags:
            return 0
        return "" if name in self.strings else None

    def canonical(self, row: Sequence[Value]) -> str:
        """The row as it is hashed: only what was filled in, so that a field added later changes no old hash.

        The type; numbers and flags by name; the names of the texts; the texts with a NUL between them, preceded by
        their lengths where one of them holds a NUL itself.
        """
        texts = row[: self.texts]
        filled: tuple[str, ...] = tuple(filter(None, texts))  # type: ignore[arg-type]
        body = "\0".join(filled)
        if body.count("\0") >= len(filled):
            body = f"{[len(text) for text in filled]}{body}"
        numbers = ""
        if len(row) > self.texts:
            numbers = ",".join(
                f"{name}={value}"
                for name, value in zip(self.columns[self.texts :], row[self.texts :], strict=True)
                if value is not None and (value or name not in self.flags)
            )
        return f"{self.type.key};{numbers};{','.join(compress(self.columns, texts))};{body}"


_CODECS: dict[type[Record], Codec[Any]] = {}


def codec(cls: type[R]) -> Codec[R]:
    """The codec of a class of the record."""
    found = _CODECS.get(cls)
    if found is None:
        found = _CODECS[cls] = _compiled(cls)
    return found


def _compiled(cls: type[R]) -> Codec[R]:
    found = specs(cls)
    texts_first = sorted(found, key=lambda spec: spec.kind in _NUMBERS)
    columns = (*_BASE, *(spec.name for spec in texts_first))
    texts = len(_BASE) + sum(spec.kind not in _NUMBERS for spec in found)
    kinds = {spec.name: spec.kind for spec in found} | {"id": Kind.LONG_TEXT, "recorded_at": Kind.INSTANT}

    def code(templates: dict[Kind, str], name: str, value: str) -> str:
        template = templates.get(kinds.get(name, Kind.TEXT), "{v}")
        return template.replace("{v}", value)

    encoding = ", ".join(code(_TO_COLUMN, name, f"r.{name}") for name in columns)
    decoding = ", ".join(f"put_{name}(new, {code(_TO_FIELD, name, f'r[{n}]')})" for n, name in enumerate(columns))
    # A record is put together slot by slot: its constructor, which would check nothing, takes twice as long.
    puts = {f"put_{name}": getattr(cls, name).__set__ for name in columns}
    # As dataclasses does it: the names are our own fields', and a loop over them would triple the time of a case.
    encode = eval(f"lambda r: ({encoding},)", dict(_NAMES))  # noqa: S307
    names = {**_NAMES, **puts, "make": object.__new__, "cls": cls}
    decode = eval(f"lambda r: (new := make(cls), {decoding})[0]", names)  # noqa: S307
    flags = frozenset(spec.name for spec in found if spec.kind is Kind.FLAG)
    strings = frozenset(spec.name for spec in found if spec.kind in _STRINGS)
    return Codec(type_of(cls), columns, texts, flags, strings, encode, decode)


def codec_of(record_type: RecordType) -> Codec[Record]:
    """The codec of a type of the record."""
    return codec(record_type.cls)


def canonical_value(value: Value) -> str:
    """One field's value as it is hashed; kinds never coincide."""
    if value is None:
        return "n"
    return f"i{value}" if isinstance(value, int) else f"s{value}"


def is_empty(value: Value) -> bool:
    """Whether a column holds what it holds where nothing was filled in."""
    return value is None or value == ""
