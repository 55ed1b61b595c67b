# SPDX-License-Identifier: Apache-2.0
"""Which of several values of one field stands, where computers that had not met each gave it one.

Each change names the lines it replaces. Two that name the same ones, on computers that did not know of each other, both
stay. Until an officer decides, the record shows the later by the journal's own clock, which is the same on every
computer whatever order they met in; the other stays beside it, and no ordinary change replaces it. Equal values are no
difference, and are replaced together.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vlu_desktop.store.database.codec import Value
    from vlu_desktop.store.database.known_tables import KnownTables

_HEADS = (
    "SELECT h.record_id, h.field, c.record_type, h.device || ':' || h.seq, v.n IS NOT NULL, v.value "
    "FROM journal_head AS h JOIN journal AS j USING (device, seq) "
    "JOIN journal_change AS c USING (device, seq, record_id, field) "
    "LEFT JOIN journal_change_value AS v ON v.device = c.device AND v.seq = c.seq AND v.n = c.n "
)
_SEVERAL = (
    "WHERE (h.record_id, h.field) IN (SELECT record_id, field FROM journal_head GROUP BY record_id, field "
    "HAVING count(*) > 1) "
)
_ORDER = "ORDER BY h.record_id, h.field, j.hlc DESC, h.device DESC"


@dataclass(frozen=True, slots=True)
class Head:
    """A line that gave a field a value which no later one replaced."""

    ref: str
    value: "Value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The lines of one field that nothing replaced, the one whose value is seen first."""

    record_type: str
    record_id: str
    field: str
    heads: tuple[Head, ...]
    emptied: tuple[str, ...] = ()
    """Lines whose value was erased since, which stands for nothing any more."""

    @property
    def value(self) -> "Value":
        """What the record shows; None where all that was given was erased since."""
        return self.heads[0].value if self.heads else None

    @property
    def refs(self) -> tuple[str, ...]:
        """The lines whose value is the one seen, which a change of it replaces."""
        return (*(head.ref for head in self.heads if head.value == self.value), *self.emptied)

    @property
    def all_refs(self) -> tuple[str, ...]:
        """All lines that nothing replaced."""
        return (*(head.ref for head in self.heads), *self.emptied)

    @property
    def others(self) -> tuple[Head, ...]:
        """Those with another value, each value once, the latest line that gave it."""
        firsts: dict[object, Head] = {}
        for head in self.heads:
            if head.value != self.value:
                firsts.setdefault(head.value, head)
        return tuple(firsts.values())


def standing(tables: "KnownTables", record_id: str, name: str) -> Standing:
    """Of one field that was changed. KeyError where it never was."""
    rows = tables.execute(f"{_HEADS} WHERE h.record_id = ? AND h.field = ? {_ORDER}", (record_id, name)).fetchall()
    if not rows:
        raise KeyError(record_id, name)
    return _of(rows)


def in_doubt(tables: "KnownTables") -> list[Standing]:
    """Every field with more than one line that nothing replaced, also where all gave it the same value."""
    rows = tables.execute(f"{_HEADS} {_SEVERAL} {_ORDER}").fetchall()
    return [_of(list(group)) for _, group in groupby(rows, key=lambda row: row[:2])]


def _of(rows: list[Any]) -> Standing:
    record_id, name, key, *_ = rows[0]
    heads = tuple(Head(ref, value) for *_, ref, is_there, value in rows if is_there)
    emptied = tuple(ref for *_, ref, is_there, _ in rows if not is_there)
    return Standing(record_type=key, record_id=record_id, field=name, heads=heads, emptied=emptied)
