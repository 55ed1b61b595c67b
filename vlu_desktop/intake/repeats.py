# SPDX-License-Identifier: Apache-2.0
"""Finds entries that are in the case already, or twice in the file, without taking two calls of one day for one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from vlu_desktop.dates.when import Precision, When
from vlu_desktop.intake.proposal import RowId
from vlu_desktop.record.conduct import Incident

_WORD = re.compile(r"[^\W_]+")
_ALIKE = 0.8
_FEWEST_WORDS = 5
_MOST_COMPARED = 40
_WORDS_COMPARED = 400

Key = tuple[str, str]


def normal(account: str) -> str:
    """The account's words alone, in small letters."""
    return " ".join(_WORD.findall(account.casefold()))


def span(when: When | None) -> str:
    """The range of a date as text; its words alone where it has none, which may be none."""
    if when is None or not when.is_dated:
        return "? " + normal(when.words if when else "")
    return f"{when.earliest}/{when.latest}"


@dataclass(slots=True)
class Repeats:
    """What is in the case already, and what this file has said so far."""

    existing: Iterable[Incident] = ()
    _kept: Counter[Key] = field(default_factory=Counter)
    _kept_near: dict[date, list[frozenset[str]]] = field(default_factory=lambda: defaultdict(list))
    _rows: dict[Key, tuple[RowId, str]] = field(default_factory=dict)
    _near: dict[date, list[tuple[RowId, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for incident in self.existing:
            self._kept[_key(incident)] += 1
            if day := _day(incident):
                self._kept_near[day].append(_bag(incident))

    def in_case(self, *forms: Incident) -> bool:
        """Whether the case has it, date and words, in one of these forms. Each there answers for one in the file."""
        held = next((key for key in map(_key, forms) if self._kept[key] > 0), None)
        if held is None:
            return False
        self._kept[held] -= 1
        return True

    def same_row(self, incident: Incident, at: RowId, raw: str) -> str:
        """The earlier row that this one copies, "" where none. Short entries without a time are left to be two events:
        "silent call" stands thirty times under one evening because there were thirty."""
        key = _key(incident)
        timed = incident.happened is not None and incident.happened.precision is Precision.MINUTE
        if key not in self._rows:
            self._rows[key] = at, raw
        elif self._rows[key][1] == raw and (timed or len(key[1].split()) >= _FEWEST_WORDS):
            return _named(self._rows[key][0], at)
        return ""

    def like(self, incident: Incident, at: RowId) -> str:
        """What else of the same day it may be the same as, in words for the officer; "" where nothing."""
        day = _day(incident)
        if day is None:
            return ""
        bag = _bag(incident)
        rows = [row for row, other in self._near[day][-_MOST_COMPARED:] if _alike(bag, other)]
        self._near[day].append((at, bag))
        if any(_alike(bag, other) for other in self._kept_near[day][:_MOST_COMPARED]):
            return "much like one in the case already"
        return f"much like {_named(rows[0], at)}" if rows else ""


def _named(row: RowId, beside: RowId) -> str:
    sheet, number = row
    return f"row {number}" if sheet == beside[0] else f"row {number} of sheet “{sheet}”"


def _key(incident: Incident) -> Key:
    return span(incident.happened), normal(incident.account)


def _day(incident: Incident) -> date | None:
    return incident.happened.first_day if incident.happened else None


def _bag(incident: Incident) -> frozenset[str]:
    return frozenset(normal(incident.account).split()[:_WORDS_COMPARED])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    every = one | other
    return bool(every) and len(one & other) / len(every) >= _ALIKE
