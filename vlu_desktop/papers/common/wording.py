# SPDX-License-Identifier: Apache-2.0
"""Words that every document needs: dates, counts, lists, and entries of the chronology as linked numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from vlu_desktop.language import phrases
from vlu_desktop.papers.common import paper_words
from vlu_desktop.timeline.display_list import DisplayList
from vlu_desktop.typeset import tree as t

# Handed on under the names that every document uses; they are the whole program's (language/phrases.py).
sentence_case, number_of = phrases.sentence_case, phrases.number_or_no
day, short_day, dated, listed, lower_first = (
    paper_words.day, paper_words.short_day, paper_words.dated, paper_words.listed, paper_words.lower_first,
)  # fmt: skip

_MARK = re.compile(r"\[withheld (W\d)\]")


def told(text: str) -> tuple[str | t.Inline, ...]:
    """Disclosed text as runs: the marks left in it become marks of the document."""
    runs: list[str | t.Inline] = []
    at = 0
    for found in _MARK.finditer(text):
        runs += [text[at : found.start()], t.WithheldMark(reason=found[1])]
        at = found.end()
    return tuple(run for run in [*runs, text[at:]] if run)


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as runs of three neighbours or more, the others alone: 1, 3, 4, 5 is (1, 1), (3, 5)."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    parted: list[tuple[int, int]] = []
    for first, last in found:
        parted += [(first, last)] if last - first != 1 else [(first, first), (last, last)]
    return parted


def entries(numbers: Iterable[int], bare: bool = False) -> tuple[str | t.Inline, ...]:
    """Entries of the chronology as linked numbers: "entries 1, 3 to 5"; `bare` leaves out the first word."""
    found = ranges(numbers)
    if not found:
        return ()
    single = len(found) == 1 and found[0][0] == found[0][1]
    runs: list[str | t.Inline] = [] if bare else ["entry " if single else "entries "]
    for place, (first, last) in enumerate(found):
        if place:
            runs.append(" and " if place == len(found) - 1 else ", ")
        runs.append(t.Link(text=str(first), target=entry_id(first)))
        if last > first:
            runs += [" to ", t.Link(text=str(last), target=entry_id(last))]
    return tuple(runs)


def entry_id(number: int) -> str:
    """The id of a row of the chronology."""
    return f"entry-{number}"


def sentences(text: str) -> list[str]:
    """The sentences of one of the program's own texts."""
    return [part for part in re.split(r"(?<=[.])\s+(?=[A-Z0-9])", text.strip()) if part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """How often a mark of withholding for one reason stands in one section of the finished tree."""

    reason: str
    section: str
    times: int


def withheld_in(blocks: Iterable[t.Block]) -> tuple[Marks, ...]:
    """Every mark of withholding in these blocks, counted as a reader can count them."""
    section = "First page"
    found: Counter[tuple[str, str]] = Counter()
    for block in blocks:
        if isinstance(block, t.Heading) and block.level == 1:
            section = "".join(run if isinstance(run, str) else "" for run in block.text)
        found.update((reason, section) for reason in _reasons(block))
    return tuple(Marks(reason=reason, section=where, times=times) for (reason, where), times in sorted(found.items()))


def _reasons(value: object) -> Iterator[str]:
    if isinstance(value, t.WithheldMark):
        yield value.reason
    elif isinstance(value, tuple):
        for part in value:
            yield from _reasons(part)
    elif is_dataclass(value) and not isinstance(value, DisplayList):
        for each in fields(value):
            yield from _reasons(getattr(value, each.name))
