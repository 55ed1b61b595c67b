# SPDX-License-Identifier: Apache-2.0
"""The year of dates without one, from the dates with one above and below them on the page."""

import itertools
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

_HALF_A_YEAR = timedelta(days=183)
_OUT_OF_TURN = timedelta(days=7)
"""How far an entry may stand after a later one without being of another year."""

Seen = tuple[int, date, bool]
"""A row, its date (in whatever year, where it has none), and whether its words say the year."""


def lent_years(seen: Sequence[Seen], said_on: date) -> dict[int, int]:
    """Row to its year, for the rows without one for which the page leaves no doubt; the others are not in it."""
    if not any(has_year for _, _, has_year in seen):
        return {}
    ordered = list(reversed(seen)) if runs_backwards(seen) else list(seen)
    found = _from_earlier(ordered, said_on)
    return {**_from_later(ordered, found), **found}


def only_years(seen: Sequence[Seen], lent: Mapping[int, int]) -> frozenset[int]:
    """The rows whose year the page itself tells: no other has them between the dates above and below that give
    theirs, nor within the week by which an entry may stand out of turn."""
    ordered = list(reversed(seen)) if runs_backwards(seen) else list(seen)
    below: dict[int, date | None] = {}
    following: date | None = None
    for row, day, has_year in reversed(ordered):
        below[row] = following
        following = day if has_year else following
    found: set[int] = set()
    above: date | None = None
    for row, day, has_year in ordered:
        after, before = above, below[row]
        if has_year:
            above = day
        elif row in lent and after is not None and before is not None:
            fits = {year for year in range(after.year - 1, before.year + 2) if _lies(day, year, after, before)}
            found |= {row} if fits == {lent[row]} else set()
    return frozenset(found)


def _lies(day: date, year: int, after: date, before: date) -> bool:
    placed = _in_year(day, year)
    return placed is not None and after - _OUT_OF_TURN <= placed <= before + _OUT_OF_TURN


def _from_earlier(ordered: list[Seen], said_on: date) -> dict[int, int]:
    """The years that follow from the dates before."""
    found: dict[int, int] = {}
    last: date | None = None
    for at, (row, day, has_year) in enumerate(ordered):
        if has_year:
            last = day
        elif last is not None:
            until = next((other for _, other, sure in ordered[at + 1 : at + 200] if sure), None)
            lent = _after(day, last, until)
            if lent is not None and lent <= said_on:
                found[row], last = lent.year, lent
    return found


def _from_later(ordered: list[Seen], known: dict[int, int]) -> dict[int, int]:
    """The years that follow from the dates after, of rows before the first with a year."""
    found: dict[int, int] = {}
    following: date | None = None
    for row, day, has_year in reversed(ordered):
        if has_year or row in known:
            following = day if has_year else _in_year(day, known[row])
        elif following is not None and (lent := _before(day, following)):
            found[row], following = lent.year, lent
    return found


def _before(day: date, following: date) -> date | None:
    """The day of the year that comes before `following` on the page; None where it would be half a year before."""
    years = (_in_year(day, following.year - n) for n in (0, 1))
    found = next((each for each in years if each is not None and each <= following), None)
    return found if found is not None and following - found < _HALF_A_YEAR else None


def runs_backwards(seen: Sequence[Seen]) -> bool:
    """Whether the page runs from the latest to the earliest: its dates with a year do, or else more steps go back."""
    sure = [day for _, day, has_year in seen if has_year]
    steps = [(b > a) - (b < a) for a, b in itertools.pairwise(sure)]
    if not any(steps):
        days = [(day.month, day.day) for _, day, _ in seen]
        steps = [(b > a) - (b < a) for a, b in itertools.pairwise(days)]
    return sum(steps) < 0


def _after(day: date, last: date, until: date | None) -> date | None:
    """The day of the year that follows `last` on the page, and is not after `until`; None where two years fit."""
    years = [found for year in (-1, 0, 1) if (found := _in_year(day, last.year + year))]
    nearest = min(years, key=lambda each: abs(each - last), default=None)
    if nearest is None or (until is not None and nearest > until):
        return None
    if nearest >= last - _OUT_OF_TURN:
        return nearest
    following = next((each for each in years if each >= last), None)
    return following if until is not None and following is not None and following <= until else None


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
