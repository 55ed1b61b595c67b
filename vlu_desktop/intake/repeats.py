# SPDX-License-Identifier: Apache-2.0
"""Finds entries that are in the case already, or twice in the file, without taking two calls of one day for one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from vlu_desktop.dates.when import Precision, When
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
    """The range of a date as text; its words alone where it has none."""
    if when is None:
        return ""
    if not when.is_dated:
        return "? " + normal(when.words)
    return f"{when.earliest}/{when.latest}"


@dataclass(slots=True)
class Repeats:
    """What is in the case already, and what this file has said so far."""

    existing: Iterable[Incident] = ()
    _kept: Counter[Key] = field(default_factory=Counter)
    _kept_near: dict[date, list[frozenset[str]]] = field(default_factory=lambda: defaultdict(list))
    _rows: dict[Key, tuple[int, str]] = field(default_factory=dict)
    _last: tuple[Incident, Key] | None = None
    _near: dict[date, list[tuple[int, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for incident in self.existing:
            self._kept[self._key(incident)] += 1
            day = incident.happened.first_day if incident.happened else None
            if day:
                self._kept_near[day].append(frozenset(self._key(incident)[1].split()[:_WORDS_COMPARED]))

    def in_case(self, incident: Incident) -> bool:
        """Whether the case has it, date and words. Each one in the case answers for one in the file."""
        key = self._key(incident)
        if self._kept[key] <= 0:
            return False
        self._kept[key] -= 1
        return True

    def same_row(self, incident: Incident, row: int, raw: str) -> int:
        """The earlier row that this one copies, 0 where none. Short entries without a time are left to be two events:
        "silent call" stands thirty times under one evening because there were thirty."""
        key = self._key(incident)
        earlier = self._rows.setdefault(key, (row, raw))
        if earlier[0] == row or earlier[1] != raw:
            return 0
        timed = incident.happened is not None and incident.happened.precision is Precision.MINUTE
        return earlier[0] if timed or len(key[1].split()) >= _FEWEST_WORDS else 0

    def like(self, incident: Incident, row: int) -> str:
        """What else of the same day it may be the same as, in words for the officer; "" where nothing."""
        day = incident.happened.first_day if incident.happened else None
        if day is None:
            return ""
        bag = frozenset(self._key(incident)[1].split()[:_WORDS_COMPARED])
        earlier = self._near[day]
        found = ""
        if any(_alike(bag, other) for other in self._kept_near.get(day, ())[:_MOST_COMPARED]):
            found = "much like one in the case already"
        else:
            for number, other in earlier[-_MOST_COMPARED:]:
                if _alike(bag, other):
                    found = f"much like row {number}"
                    break
        earlier.append((row, bag))
        return found

    def _key(self, incident: Incident) -> Key:
        if self._last is None or self._last[0] is not incident:
            self._last = incident, (span(incident.happened), normal(incident.account))
        return self._last[1]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other:
        return False
    return len(one & other) / len(one | other) >= _ALIKE
