# SPDX-License-Identifier: Apache-2.0
"""A line of another computer's chain as it comes, nothing of it trusted, and why one is not taken in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.database.codec import Codec, Value
from vlu_desktop.store.journal.journal import COLUMNS, digest, unpack_made
from vlu_desktop.text.invisible_characters import storable

_BYTES = frozenset({"made", "changes_hash", "said_hash", "prev"})
_NUMBERS = frozenset({"seq", "schema_version"})
_LEAST, _MOST = -(1 << 63), (1 << 63) - 1


class NotTaken(UserError):
    """A part of another computer's chain is not what it says it is; nothing of it was taken in."""


class NotYet(NotTaken):
    """It knew something that is not here yet: it can be taken in once that is."""


class TooNew(NotTaken):
    """A newer version of the program wrote it."""


@dataclass(slots=True)
class ArrivingChange:
    key: str
    record_id: str
    name: str
    parents: str
    value_hash: bytes
    salt: bytes | None
    value: Value

    @property
    def at(self) -> tuple[str, str]:
        return self.record_id, self.name


@dataclass(slots=True)
class ArrivingLine:
    """A line as it comes: what it says, and what is still to come of what it names."""

    values: tuple[Any, ...]
    hash: bytes
    salts: bytes | None
    said: tuple[bytes, str, str]
    knew: dict[str, tuple[int, bytes]]
    expected: Iterator[tuple[str, str, bytes]]
    n: int = 0
    changes: list[ArrivingChange] = field(default_factory=list)
    waiting: dict[str, list[tuple[Value, ...]]] = field(default_factory=dict)

    @property
    def seq(self) -> int:
        return int(self.values[1])


def arriving_line(
    values: list[Any], hashed: str, salts: str | None, said_salt: str | None, reason: str, detail: str,
    knew: dict[str, Any],
) -> ArrivingLine:  # fmt: skip
    """A line from its frame. ValueError and the like where it is none."""
    plain = tuple(_column(name, value) for name, value in zip(COLUMNS, values, strict=True))
    return ArrivingLine(
        values=plain, hash=bytes.fromhex(hashed), salts=None if salts is None else bytes.fromhex(salts),
        said=(b"" if said_salt is None else bytes.fromhex(said_salt), _text(reason), _text(detail)),
        knew={str(other): (int(number), bytes.fromhex(known)) for other, (number, known) in knew.items()},
        expected=unpack_made(plain[COLUMNS.index("made")]),
    )  # fmt: skip


def arriving_change(
    key: str, record_id: str, name: str, parents: str, value_hash: str, salt: str | None, value: Any
) -> ArrivingChange:
    """A change from its frame."""
    salted = None if salt is None else bytes.fromhex(salt)
    return ArrivingChange(
        _text(key), _text(record_id), _text(name), _text(parents), bytes.fromhex(value_hash), salted,
        arriving_value(value),
    )  # fmt: skip


def _column(name: str, value: Any) -> Any:
    if name in _BYTES:
        return bytes.fromhex(value)
    if name in _NUMBERS:
        return _number(value)
    return _text(value)


def arriving_value(value: Any) -> Value:
    """What a field may hold. ValueError for anything else."""
    if value is None:
        return None
    return _number(value) if isinstance(value, int) else _text(value)


def arriving_row(
    found: Codec[Any], record_id: str, filled: dict[str, Any], salt: bytes, hashed: bytes
) -> tuple[Value, ...]:
    """A record as it was first saved. NotTaken where it is not the one that its line commits to."""
    if not filled.keys() <= set(found.columns):
        raise NotTaken(say("joining.not-whole"))
    row = tuple(arriving_value(filled[name]) if name in filled else found.empty(name) for name in found.columns)
    if row[0] != record_id or digest(salt, found.canonical(row)) != hashed:
        raise NotTaken(say("joining.record-altered"))
    found.decode(row)
    return row


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not _LEAST <= value <= _MOST:
        raise ValueError(value)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or storable(value) != value:
        raise ValueError("no text")
    return value
