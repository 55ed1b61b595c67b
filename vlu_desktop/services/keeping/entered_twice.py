# SPDX-License-Identifier: Apache-2.0
"""What two computers of the unit both entered while they had not met, and that is one thing in the world.

People entered twice are proposed by the same-person finder, whoever entered them. Here are orders, exhibits and drafts
of a statement: each pair made on different computers, until one is taken out or an officer says that both stand.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.record.offending import Order
from vlu_desktop.record.record_types import type_of
from vlu_desktop.record.work import Statement
from vlu_desktop.store.records.store import Store

BOTH_STAND = "both-stand/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice:
    """Two records that look like one thing, and why."""

    record_type: str
    ids: tuple[str, str]
    why: str


def entered_twice(store: Store) -> tuple[Twice, ...]:
    """Every such pair that nobody decided on."""
    found = [
        *_alike(store, store.all(Order), _order, say("exchange.twice-order")),
        *_alike(store, store.all(Exhibit), _number, say("exchange.twice-number")),
        *_alike(store, store.all(Exhibit), _file, say("exchange.twice-file")),
        *_alike(store, store.all(Statement), _draft, say("exchange.twice-draft")),
    ]
    return tuple(found)


def _order(row: Order) -> Hashable:
    return (row.offender_id, row.kind, row.made) if row.made else None


def _number(row: Exhibit) -> Hashable:
    return (row.case_id, row.reference.casefold()) if row.reference.strip() else None


def _file(row: Exhibit) -> Hashable:
    # The files within one that came are as many as its messages have; the one they came in is asked about.
    return (row.case_id, row.sha256) if row.sha256 and not row.within_id else None


def _draft(row: Statement) -> Hashable:
    return (row.case_id, row.maker_id, row.kind) if row.status in ("", "draft") else None


def _alike(store: Store, rows: Iterable[Record], by: Callable[[Any], Hashable], why: str) -> Iterator[Twice]:
    groups: dict[Hashable, list[Record]] = defaultdict(list)
    for row in rows:
        if (key := by(row)) is not None:
            groups[key].append(row)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if _made_apart(store, one, other) and not _decided(store, one.id, other.id):
                yield Twice(record_type=type_of(type(one)).key, ids=(one.id, other.id), why=why)


def _made_apart(store: Store, one: Record, other: Record) -> bool:
    first, second = (store.made_by(type(each), each.id) for each in (one, other))
    return first is not None and second is not None and store.undecided.were_parted(first.ref, second.ref)


def _decided(store: Store, one: str, other: str) -> bool:
    return any(store.setting(f"{BOTH_STAND}{a}:{b}") for a, b in ((one, other), (other, one)))
