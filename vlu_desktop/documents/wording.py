# SPDX-License-Identifier: Apache-2.0
"""Words that every document needs: dates, counts, lists, and entries of the chronology as linked numbers."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from vlu_desktop.documents import tree as t

_MARK = re.compile(r"\[withheld (W\d)\]")


def day(value: date | None, missing: str = "") -> str:
    """3 March 2026."""
    return f"{value.day} {value:%B %Y}" if value else missing


def short_day(value: date | None, missing: str = "") -> str:
    """3 Mar 2026, for tables."""
    return f"{value.day} {value:%b %Y}" if value else missing


def number_of(count: int, one: str, many: str = "") -> str:
    """1 incident, 2 incidents, no incidents."""
    return f"{count or 'no'} {one if count == 1 else many or one + 's'}"


def sentence_case(text: str) -> str:
    """The first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(parts: Sequence[str]) -> str:
    """a, b and c."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def told(text: str) -> tuple[str | t.Inline, ...]:
    """Disclosed text as runs: the marks left in it become marks of the document."""
    runs: list[str | t.Inline] = []
    at = 0
    for found in _MARK.finditer(text):
        runs += [text[at : found.start()], t.Withheld(reason=found[1])]
        at = found.end()
    return tuple(run for run in [*runs, text[at:]] if run)


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as runs of neighbours: 1, 3, 4, 5 is (1, 1), (3, 5)."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def entries(numbers: Iterable[int]) -> tuple[str | t.Inline, ...]:
    """Entries of the chronology as linked numbers: "entries 1, 3 to 5"."""
    found = ranges(numbers)
    if not found:
        return ()
    single = len(found) == 1 and found[0][0] == found[0][1]
    runs: list[str | t.Inline] = ["entry " if single else "entries "]
    for place, (first, last) in enumerate(found):
        if place:
            runs.append(" and " if place == len(found) - 1 else ", ")
        runs.append(t.Link(text=str(first), target=entry_id(first)))
        if last > first:
            runs += [
                " and " if last == first + 1 and len(found) == 1 else " to ",
                t.Link(text=str(last), target=entry_id(last)),
            ]
    return tuple(runs)


def entry_id(number: int) -> str:
    """The id of a row of the chronology."""
    return f"entry-{number}"
