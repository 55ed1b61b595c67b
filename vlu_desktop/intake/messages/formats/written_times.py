# SPDX-License-Identifier: Apache-2.0
"""Dates and times as exports print them, in several languages; the order of day and month in figures is asked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from vlu_desktop.dates.date_words import MONTHS, MONTHS_ELSEWHERE
from vlu_desktop.intake.messages.message import SourceQuestion

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
ORDER = "order"
MOST_STAMPS = 200_000

_JOINING = frozenset("at um à kl de del a las la alle ore om uur uhr de godz o den le el di du am i".split())
_HALVES = {"am": 0, "a": 0, "pm": 12, "p": 12}
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_TIME = re.compile(
    r"(?<![\d.:])(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?: ?(a|p)\.? ?m\b\.?)?(?![\d:/])", re.IGNORECASE
)
_FIGURES = re.compile(r"(\d{1,4})([/.-] ?)(\d{1,2})\2(\d{1,4})\.?")
_WORDS = re.compile(r"\d+|[^\W\d]+")


def _beginnings() -> dict[str, int]:
    """The months by any beginning of three letters or more that is no other month's in any of the languages."""
    found: dict[str, set[int]] = {}
    for names in (MONTHS, *MONTHS_ELSEWHERE.values()):
        for month, name in enumerate(map(str.lower, names), 1):
            for length in range(3, len(name) + 1):
                found.setdefault(name[:length], set()).add(month)
    return {name: months.pop() for name, months in found.items() if len(months) == 1}


_MONTH_OF = _beginnings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date and time as figures. Where `ordered` is False, `day` and `month` stand as written and may be exchanged."""

    day: int
    month: int
    year: int
    hour: int = 0
    minute: int = 0
    second: int = 0
    ordered: bool = True

    def moment(self, order: str = DAY_FIRST) -> datetime | None:
        """The time on the clock that wrote it (naive), by an order of day and month; None where there is no such."""
        day, month = (self.day, self.month) if self.ordered or order != MONTH_FIRST else (self.month, self.day)
        try:
            return datetime(self.year, month, day, self.hour, self.minute, self.second)
        except ValueError:
            return None


def stamp_of(written: str) -> Stamp | None:
    """What a date with a time says; None where any word of it is not accounted for."""
    text = _SPACES.sub(" ", written).strip().strip(",")
    time = next(iter(reversed(list(_TIME.finditer(text)))), None)
    if time is None or len(text) > 80:
        return None
    hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
    if time[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + _HALVES[time[4].lower()]
    rest = f"{text[: time.start()]} {text[time.end() :]}".strip(" ,")
    day = _in_figures(rest) or _in_words(rest)
    if day is None:
        return None
    first, second_figure, year, ordered = day
    return Stamp(
        day=first, month=second_figure, year=year, hour=hour, minute=minute, second=second, ordered=ordered
    )  # fmt: skip


def _in_figures(text: str) -> tuple[int, int, int, bool] | None:
    found = _FIGURES.fullmatch(text)
    if found is None:
        return None
    first, middle, last = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4 and len(found[4]) <= 2:
        return last, middle, first, True
    if len(found[1]) > 2 or len(found[4]) not in (2, 4):
        return None
    year = last if len(found[4]) == 4 else 2000 + last
    # In figures with points the day is first wherever points are written so.
    return first, middle, year, found[2].strip() == "."


def _in_words(text: str) -> tuple[int, int, int, bool] | None:
    figures: list[str] = []
    month = 0
    for word in _WORDS.findall(text.casefold()):
        if word.isdigit():
            figures.append(word)
        elif not month and word in _MONTH_OF:
            month = _MONTH_OF[word]
        elif word not in _JOINING:
            return None
    if not month or len(figures) != 2:
        return None
    day, year = sorted(figures, key=len)
    return (int(day), month, int(year), True) if len(day) <= 2 and len(year) == 4 else None


def order_question(stamps: Iterable[Stamp | None], answer: str = "") -> tuple[str, tuple[SourceQuestion, ...]]:
    """The order of day and month that a file's dates are in, and the question where they leave it open.

    A figure over 12 tells. Where none does, or they tell against each other, it is asked; the order in which the file
    goes one way only is offered first, else the day first, as here.
    """
    unordered = [each for each, _ in zip(stamps, range(MOST_STAMPS), strict=False) if each and not each.ordered]
    if not unordered:
        return DAY_FIRST, ()
    day_first = any(each.day > 12 for each in unordered)
    month_first = any(each.month > 12 for each in unordered)
    if day_first != month_first:
        return (DAY_FIRST if day_first else MONTH_FIRST), ()
    likely = min((DAY_FIRST, MONTH_FIRST), key=lambda order: _turns(unordered, order))
    known = {DAY_FIRST: "Day first, as in 31/12", MONTH_FIRST: "Month first, as in 12/31"}
    choices = tuple(sorted(known.items(), key=lambda each: each[0] != likely))
    asked = SourceQuestion(
        key=ORDER, question="In which order do this file’s dates stand? Every one can be read both ways.",
        choices=choices, answer=answer or likely,
    )  # fmt: skip
    return answer or likely, (asked,)


def _turns(stamps: list[Stamp], order: str) -> int:
    """How often the dates, read in an order, go the rarer way; those there is no such date for count too."""
    read = [each.moment(order) for each in stamps]
    days = [each for each in read if each is not None]
    up = sum(one < other for one, other in pairwise(days))
    down = sum(one > other for one, other in pairwise(days))
    return min(up, down) + len(read) - len(days)
