# SPDX-License-Identifier: Apache-2.0
"""How somebody can be reached now: nothing that has ended or may have, and no letter where a home changed since.

Whatever writes, rings or proposes an address asks here: the letter, the head of a case, Today and the window of a
telling. What has ended stays in the history, and stays guarded.
"""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from vlu_desktop.dates.when import When
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.people import Address, ContactPoint

R = TypeVar("R", ContactPoint, Address)
POST = "post"
_HOMES = frozenset({"", "home"})


def has_ended(until: When | None, today: date) -> bool:
    """Whether its end is past, or may be: an end entered without a day is one, and one by or about a day to come."""
    return until is not None and until.reach().first <= today


def points_now(file: CaseFile, person_id: str, today: date) -> tuple[ContactPoint, ...]:
    """The contact details of somebody, under every entry that is theirs, that have not ended; safe ones first."""
    found = [row for row in _of(file, ContactPoint, person_id) if not has_ended(row.until, today)]
    return tuple(sorted(found, key=lambda row: _RANK.get(row.safe, 1)))


def safe_points(file: CaseFile, person_id: str, today: date, kind: str = "") -> tuple[ContactPoint, ...]:
    """Those that are marked as safe, of one kind where it is named."""
    return tuple(
        row for row in points_now(file, person_id, today) if row.safe == "yes" and (not kind or row.kind == kind)
    )


def homes_now(file: CaseFile, person_id: str, today: date) -> tuple[Address, ...]:
    """Where somebody lives now, as far as it is entered: several only where nobody ended the one before."""
    found = [row for row in _of(file, Address, person_id) if row.kind in _HOMES and not has_ended(row.until, today)]
    return tuple({" ".join(f"{row.lines} {row.postcode}".split()).casefold(): row for row in found}.values())


def moved_since(file: CaseFile, point: ContactPoint, today: date) -> bool:
    """Whether the person behind an address for letters may have moved since it was entered or last confirmed."""
    return any(_unsettles(row, point, today) for row in _of(file, Address, point.person_id))


def _unsettles(row: Address, point: ContactPoint, today: date) -> bool:
    """Whether an address that was left, or a home that was entered, speaks against one for letters."""
    ended = has_ended(row.until, today) or row.kind == "former"
    changed = _first(row.until) if ended else _first(row.since)
    text, lines = _plain(point.value), _plain(row.lines)
    if ended and lines and lines in text:
        # It is the very address that was left: only a confirmation since then keeps it.
        return point.confirmed_on is None or (changed is not None and point.confirmed_on < changed)
    if changed is None or changed > today or not (ended or row.kind in _HOMES):
        return False
    known = max((day for day in (point.confirmed_on, _first(point.since)) if day), default=None)
    return changed > known if known is not None else not ended and lines not in text


_RANK = {"yes": 0, "no": 2}


def _of(file: CaseFile, cls: type[R], person_id: str) -> Iterator[R]:
    for row in file.all(cls):
        if file.same_person(row.person_id, person_id):
            yield row


def _first(when: When | None) -> date | None:
    return when.first_day if when is not None else None


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
