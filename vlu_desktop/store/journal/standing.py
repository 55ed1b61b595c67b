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
    "SELECT h.record_id, h.field, c.record_type, h.device || ':' || h.seq, v.n IS NOT NULL, v.value, "
    "EXISTS (SELECT 1 FROM record_not_held AS n WHERE n.record_id = h.record_id) "
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


_TAKEN_OUT = """
SELECT DISTINCT rc.record_type, r.record_id, r.device || ':' || r.seq, h.field, h.device || ':' || h.seq, hv.value
FROM journal_head AS r JOIN journal_change AS rc USING (device, seq, record_id, field)
JOIN journal_change_value AS rv ON rv.device = rc.device AND rv.seq = rc.seq AND rv.n = rc.n AND rv.value = 1
JOIN journal_head AS h ON h.record_id = r.record_id AND h.field NOT IN ('removed', 'erased') AND h.device <> r.device
JOIN journal_change AS hc ON hc.device = h.device AND hc.seq = h.seq AND hc.record_id = h.record_id
    AND hc.field = h.field
JOIN journal_change_value AS hv ON hv.device = hc.device AND hv.seq = hc.seq AND hv.n = hc.n
WHERE r.field = 'removed'
AND h.seq > coalesce((SELECT max(k.other_seq) FROM journal_knew AS k
    WHERE k.device = r.device AND k.seq <= r.seq AND k.other = h.device), 0)
AND r.seq > coalesce((SELECT max(k.other_seq) FROM journal_knew AS k
    WHERE k.device = h.device AND k.seq <= h.seq AND k.other = r.device), 0)
ORDER BY r.record_id, h.field
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """A record that one computer took out of use while another, which did not know of it, changed it."""

    record_type: str
    record_id: str
    out: str
    """The line that took it out."""
    changes: tuple[tuple[str, Head], ...]
    """Each field that was changed, and the line that did."""


def taken_out(tables: "KnownTables") -> list[TakenOut]:
    """Every record of which that is so, and nothing later brought it back or took it out again."""
    found = []
    rows = tables.execute(_TAKEN_OUT).fetchall()
    for (key, record_id, out), group in groupby(rows, key=lambda row: row[:3]):
        changes = tuple((name, Head(ref, value)) for *_, name, ref, value in group)
        found.append(TakenOut(record_type=key, record_id=record_id, out=out, changes=changes))
    return found


def were_parted(tables: "KnownTables", one: str, other: str) -> bool:
    """Whether two lines were written on computers neither of which knew of the other's line then."""
    (device, seq), (other_device, other_seq) = split_ref(one), split_ref(other)
    if device == other_device:
        return False
    sql = "SELECT coalesce(max(other_seq), 0) FROM journal_knew WHERE device = ? AND seq <= ? AND other = ?"
    knew = tables.execute(sql, (device, seq, other_device)).fetchone()[0] >= other_seq
    known = tables.execute(sql, (other_device, other_seq, device)).fetchone()[0] >= seq
    return not knew and not known


def split_ref(ref: str) -> tuple[str, int]:
    """The device and number of "device:number"."""
    device, _, number = ref.rpartition(":")
    return device, int(number)


def _of(rows: list[Any]) -> Standing:
    record_id, name, key, *_ = rows[0]
    heads = tuple(Head(ref, value) for *_, ref, is_there, value, _ in rows if is_there)
    # What is not held here stands elsewhere all the same, so that nothing that is done here replaces it.
    emptied = tuple(ref for *_, ref, is_there, _, not_held in rows if not is_there and not not_held)
    return Standing(record_type=key, record_id=record_id, field=name, heads=heads, emptied=emptied)
