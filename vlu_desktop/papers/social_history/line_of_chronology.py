# SPDX-License-Identifier: Apache-2.0
"""A line of the chronology, and how its date reads: as it is known, with the words it was told in if they add."""

import re
from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.date_parts import Kind, Precision
from vlu_desktop.dates.date_words import WEEKDAYS
from vlu_desktop.dates.when import When
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.wording import dated, told, worded_runs
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.typeset import tree as t

_EXACT = frozenset({Precision.DAY, Precision.MINUTE})
_SAY_NOTHING = frozenset(
    (
        "in",
        "on",
        "at",
        "the",
        "of",
        "about",
        "around",
        "approximately",
        "circa",
        "roughly",
        "a",
        "an",
        "and",
        *(day.lower() for day in WEEKDAYS),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. `number` is that of an entry, 0 for what else happened; `key` orders lines by time, the undated last.

    `what` are paragraphs; `status` says how far an entry is proved. `planned`: it lies after the record's last day.
    """

    key: str
    when: t.Runs
    what: tuple[t.Runs, ...]
    number: int = 0
    id: str = ""
    source: str = ""
    status: t.Runs = ""
    planned: bool = False


def when_told(when: When) -> t.Runs:
    """The date as it is known, and the words it was told in where they say what could not be read."""
    shown = dated(when, short=True)
    if not words_say_more(when):
        return told(shown)
    return told(worded("chronology.when-told", when=shown, words=when.words.strip()))


def when_of(entry: Conduct) -> t.Runs:
    """When an entry was, and beside what else it was told to be: "not known; before the first order"."""
    beside = " ".join(entry.incident.beside.split()).rstrip(".")
    shown = when_told(entry.happened)
    return worded_runs("chronology.when-beside", when=shown, beside=beside) if beside else shown


def words_say_more(when: When) -> bool:
    """Whether the words a date was told in hold something that its reading does not."""
    if not when.words.strip():
        return False
    if not when.is_dated:
        return True
    exact = when.kind is Kind.MOMENT and when.precision in _EXACT
    if exact and not (when.approximate or when.open_start or when.open_end):
        return False
    return bool(_words(when.words) - _words(when.display()) - _words(when.display(short=True)) - _SAY_NOTHING)


def _words(text: str) -> set[str]:
    """The words of a text, an ordinal as its number."""
    return {re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word) for word in re.findall(r"\w+", text.lower())}


def on_day(day: date) -> str:
    """The key of a line that is about one day, which stands before what happened in the course of it."""
    return When.on(day).sort_key


UNDATED_KEY = When.undated("").sort_key
"""The key of a line without a date."""
