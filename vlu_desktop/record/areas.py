# SPDX-License-Identifier: Apache-2.0
"""Which area a case belongs to, and what holds there: a unit may cover several, each with its MARAC and its rules."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.people import Unit
from vlu_desktop.record.work import Agency, RuleSetting


def area_of(file: CaseFile) -> str:
    """The area entered with the case, or else the unit's own; "" where neither is."""
    unit = file.get(Unit, file.case.unit)
    return _spelt(file.case.area) or (_spelt(unit.area) if unit is not None else "")


def is_in(area: str, other: str) -> bool:
    """Whether two areas are one, however they are spaced and capitalised."""
    return _spelt(area).casefold() == _spelt(other).casefold()


def settings_of(file: CaseFile) -> tuple[RuleSetting, ...]:
    """The settings that hold in a case: those of its area, and of the unit's wherever its area has none of its own."""
    return settings_in(area_of(file), file.all(RuleSetting))


def settings_in(area: str, rows: Iterable[RuleSetting]) -> tuple[RuleSetting, ...]:
    """The settings that hold in an area ("": in every one that has none of its own), in their order.

    From the first day on which the area has a value of its own, no later one of the unit's stands in its place.
    """
    held = [row for row in rows if not _spelt(row.area) or is_in(row.area, area)]
    since: dict[str, date] = defaultdict(lambda: date.max)
    for row in held:
        if _spelt(row.area):
            since[row.name] = min(since[row.name], row.since or date.min)
    return tuple(row for row in held if _spelt(row.area) or (row.since or date.min) < since[row.name])


def areas_named(rows: Iterable[str]) -> tuple[str, ...]:
    """Each area once, as it was first spelt, by name."""
    found: dict[str, str] = {}
    for each in rows:
        if spelt := _spelt(each):
            found.setdefault(spelt.casefold(), spelt)
    return tuple(found[key] for key in sorted(found))


def agencies_of(file: CaseFile) -> list[Agency]:
    """The agencies that sit where a case is heard, those invited to every MARAC first."""
    there = [row for row in file.all(Agency) if not _spelt(row.area) or is_in(row.area, area_of(file))]
    return sorted(there, key=lambda row: (not row.usual, row.name.casefold(), row.id))


def _spelt(area: str) -> str:
    return " ".join(area.split())
