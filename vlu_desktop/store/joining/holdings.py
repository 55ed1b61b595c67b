# SPDX-License-Identifier: Apache-2.0
"""Which computer of a unit may hold which cases: everything, unless cases were chosen for it or a case is kept apart.

A case that is kept apart is held on no computer that an officer can open who may not read it.

Both are settings that every computer knows. Where two computers changed one while they had not met, the narrower of the
two holds until an officer decides: what was given on can't be taken back.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vlu_desktop.store.journal.standing import in_doubt
from vlu_desktop.store.keys.known_ways import SETTING as WAYS
from vlu_desktop.store.keys.known_ways import ways_from

if TYPE_CHECKING:
    from vlu_desktop.store.database.known_tables import KnownTables

HOLDS = "holds/"
"""Before a device's id: the setting with the list of cases that it holds; none for a computer that holds everything."""
NEED_TO_KNOW = "need-to-know/"
"""Before a case's id: the setting with the officers who may read it and the computers that may hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedToKnow:
    """Who may read a case that is kept apart (officers by id), and which computers may hold it: of those it was given
    to, the ones that nobody else can open, as far as they have told who can.
    """

    officers: frozenset[str] = frozenset()
    computers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """The cases chosen for computers, by device, and the cases that are kept apart, by id.

    `is_parted`: whether there ever was a computer that might not hold everything: lines go in parts from then on.
    """

    chosen: Mapping[str, frozenset[str]]
    apart: Mapping[str, NeedToKnow]
    is_parted: bool = False

    def of(self, device: str) -> frozenset[str] | None:
        """The cases that a computer may hold; None for all but those kept apart from it."""
        chosen = self.chosen.get(device)
        if chosen is None:
            return None
        return frozenset(case_id for case_id in chosen if self.may_hold(device, case_id))

    def may_hold(self, device: str, case_id: str) -> bool:
        """Whether a computer may hold a case."""
        chosen, apart = self.chosen.get(device), self.apart.get(case_id)
        return (chosen is None or case_id in chosen) and (apart is None or device in apart.computers)


_EVER = (
    "SELECT 1 FROM journal_change WHERE (record_id >= ?1 AND record_id < ?2) OR (record_id >= ?3 AND record_id < ?4) "
    "LIMIT 1"
)


def holdings(tables: "KnownTables") -> Holdings:
    """What the settings say, each where two computers differ at its narrowest."""
    if tables.value(_EVER, (HOLDS, _after(HOLDS), NEED_TO_KNOW, _after(NEED_TO_KNOW))) is None:
        return Holdings(chosen={}, apart={})
    rows = tables.table("setting").rows_where(
        "(id >= ? AND id < ?) OR (id >= ? AND id < ?)",
        (HOLDS, _after(HOLDS), NEED_TO_KNOW, _after(NEED_TO_KNOW)),
    )
    told: dict[str, list[Any]] = {row["id"]: [row["value"]] for row in rows}
    for each in in_doubt(tables):
        if each.record_id.startswith((HOLDS, NEED_TO_KNOW)):
            told[each.record_id] = [head.value for head in each.heads]
    chosen: dict[str, frozenset[str]] = {}
    apart: dict[str, NeedToKnow] = {}
    for name, values in told.items():
        found = [json.loads(value) for value in values if value is not None]
        if name.startswith(HOLDS) and found:
            chosen[name.removeprefix(HOLDS)] = _narrowest(found)
        elif found:
            officers = _narrowest([_within(each, "officers") for each in found])
            given = _narrowest([_within(each, "computers") for each in found])
            closed = frozenset(device for device in given if _openers(tables, device) <= officers)
            apart[name.removeprefix(NEED_TO_KNOW)] = NeedToKnow(officers=officers, computers=closed)
    return Holdings(chosen=chosen, apart=apart, is_parted=True)


def kept_here(settings: Mapping[str, str], device: str) -> frozenset[str]:
    """The cases among settings of this kind that were given to a computer, by id."""
    return frozenset(
        name.removeprefix(NEED_TO_KNOW)
        for name, value in settings.items()
        if name.startswith(NEED_TO_KNOW) and device in _narrowest([_within(json.loads(value), "computers")])
    )


def _openers(tables: "KnownTables", device: str) -> frozenset[str]:
    """The officers who can open the casebook on a computer; nobody where it has not told."""
    return ways_from(tables.value("SELECT value FROM setting WHERE id = ?", (WAYS + device,))).officers


def _narrowest(lists: list[Any]) -> frozenset[str]:
    """What is in all of them; nothing where one is no list, whoever wrote that."""
    return frozenset.intersection(*(frozenset(map(str, each if isinstance(each, list) else ())) for each in lists))


def _within(told: Any, name: str) -> Any:
    return told.get(name) if isinstance(told, dict) else None


def _after(prefix: str) -> str:
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)
