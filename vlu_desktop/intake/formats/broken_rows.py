# SPDX-License-Identifier: Apache-2.0
"""Puts together rows that were written over several lines without quotation marks, where the number of cells shows it.

A line break that nobody quoted ends a row too early; the lines below have what is missing. They are one row where their
cells together are as many as a row has, and none of them begins as a row does.
"""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator

from vlu_desktop.intake.mapping.figures import looks_like_date

Cells = list[str]
MOST_LINES = 100
"""Of one row; more are no row."""
_WIDTHS_TRIED = 3
_FEWEST_WORDS = 3
_WHOLE = 0.75
"""From this share of rows with as many cells on, that is how many a row has."""


def whole_rows(
    records: Iterable[Cells | str], width: int, begins: Callable[[Cells], bool]
) -> Iterator[tuple[Cells | str, int]]:
    """Each record, and how many below it went into it. What is no list of cells, or `begins` a row, goes into none.

    A row that goes on has more than one cell, so that no title and no month above a table does.
    """
    waiting = _Ahead(records)
    while (record := waiting.take()) is not None:
        if isinstance(record, str) or len(record) < 2 or not begins(record):
            yield record, 0
            continue
        whole, taken = _gathered(record, waiting, width, begins)
        if len(whole) == width:
            yield whole, len(taken)
        else:
            waiting.give_back(taken)
            yield record, 0


class _Ahead:
    """Records that can be looked at ahead and given back."""

    def __init__(self, records: Iterable[Cells | str]) -> None:
        self._source, self._waiting = iter(records), deque[Cells | str]()

    def take(self) -> Cells | str | None:
        """The next one; None at the end."""
        return self._waiting.popleft() if self._waiting else next(self._source, None)

    def give_back(self, records: list[Cells | str]) -> None:
        """Puts these back, in their order."""
        self._waiting.extendleft(reversed(records))


def _gathered(
    record: Cells, waiting: _Ahead, width: int, begins: Callable[[Cells], bool]
) -> tuple[Cells, list[Cells | str]]:
    """The record with what goes on below it, as far as that may be, and all that was looked at."""
    whole, taken = record, list[Cells | str]()
    while len(whole) < width and len(taken) < MOST_LINES and (below := waiting.take()) is not None:
        taken.append(below)
        if isinstance(below, str) or begins(below):
            break
        whole = _joined(whole, below)
    return whole, taken


def _joined(cells: Cells, below: Cells) -> Cells:
    first, *others = below or [""]
    return [*cells[:-1], f"{cells[-1]}\n{first}", *others]


def begins_row(cells: Cells) -> bool:
    """Whether a line of a diary may begin a row: it has a date, or no words where it begins."""
    return bool(cells) and (not re.search(r"[^\W\d]", cells[0]) or any(map(looks_like_date, cells)))


def mended(records: Iterable[Cells]) -> tuple[list[Cells], int]:
    """The rows of a diary, and how many lines went into the row above: a row counts once, as with a break in quotes.

    Rows are left as they are where that does not make most of them as wide as each other.
    """
    every = list(records)
    widths = Counter(len(record) for record in every if len(record) > 1)
    for width, _ in widths.most_common(_WIDTHS_TRIED):
        rows, lines = _put_together(every, width)
        several = [len(row) for row in rows if len(row) > 1]
        if several.count(width) >= _WHOLE * len(several):
            return rows, lines
    return every, 0


def _put_together(every: list[Cells], width: int) -> tuple[list[Cells], int]:
    """A line of one cell that goes on in small letters belongs to the words that end the whole row above it."""
    rows, lines, last = list[Cells](), 0, -1
    for record, below in whole_rows(every, width, begins_row):
        assert isinstance(record, list)
        goes_on = len(record) == 1 and record[0].lstrip()[:1].islower() and not begins_row(record)
        if goes_on and last >= 0 and len(rows[last][-1].split()) >= _FEWEST_WORDS:
            rows[last] = [*rows[last][:-1], f"{rows[last][-1]}\n{record[0]}"]
            lines += 1
            continue
        last = (len(rows) if len(record) == width else -1) if record else last
        rows.append(record)
        lines += below
    return rows, lines
