# SPDX-License-Identifier: Apache-2.0
"""Words that every document needs: dates, counts, lists, and entries of the chronology as linked numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from vlu_desktop.language import phrases
from vlu_desktop.language.templates import Value
from vlu_desktop.papers.common import paper_words
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.timeline.display_list import DisplayList
from vlu_desktop.typeset import tree as t

# Handed on under the names that every document uses; they are the whole program's (language/phrases.py).
sentence_case = phrases.sentence_case
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


def bold(words: str) -> t.Text:
    """What a paragraph begins with, apart from what is said of it."""
    return t.Text(text=f"{words} ", bold=True)


def worded_runs(key: str, /, **values: Value | t.Runs | t.Inline) -> tuple[str | t.Inline, ...]:
    """A sentence of the catalogue as runs: links in its places for runs, disclosed text in the others."""
    found: list[str | t.Inline] = []
    words = ""
    for piece in paper_words.worded_pieces(key, **values):
        if isinstance(piece, str):
            words += piece
            continue
        found += told(words)
        words = ""
        found += piece if isinstance(piece, tuple) else (piece,)
    return (*found, *told(words))


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
    every = set(numbers)
    found = listed_runs([_range(first, last) for first, last in ranges(every)])
    return found if bare or not found else worded_runs("chronology.entries", n=len(every), numbers=found)


def _range(first: int, last: int) -> tuple[str | t.Inline, ...]:
    link = t.Link(text=str(first), target=entry_id(first))
    if last == first:
        return (link,)
    return worded_runs("chronology.range", first=link, last=t.Link(text=str(last), target=entry_id(last)))


def listed_runs(items: Sequence[tuple[str | t.Inline, ...]]) -> tuple[str | t.Inline, ...]:
    """Runs as a list: "1, 2 to 4 and 9"."""
    if len(items) < 2:
        return tuple(run for item in items for run in item)
    *first, before_last, last = items
    runs = [run for item in first for run in (*item, ", ")]
    return (*runs, *worded_runs("chronology.both", one=before_last, other=last))


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
    section = worded("chronology.first-page")
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
