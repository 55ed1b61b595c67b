# SPDX-License-Identifier: Apache-2.0
"""The stamp at the beginning of each message of a WhatsApp export: its forms, and which of its figures is the day."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from vlu_desktop.intake.messages.text_lines import UNSEEN

Shape = tuple[bool, str, bool, bool, bool]
"""How a phone writes its stamps: in brackets, the mark between figures, with a comma, with seconds, with am and pm."""

# The halves of a day as phones write them, in Chinese, Japanese, Korean, Turkish and Hungarian before the hour too.
_MORNING = "am|上午|凌晨|清晨|早上|午前|오전|öö|de|πμ|sa|pg|पूर्वाह्न|ก่อนเที่ยง|ص|قظ|fm|dop|yb".split("|")
_AFTERNOON = "pm|下午|中午|晚上|午後|오후|ös|du|μμ|ch|ptg|अपराह्न|หลังเที่ยง|م|بظ|em|odp|yh".split("|")
_POINTED = frozenset("πμ μμ قظ بظ".split())
_BETWEEN = r"[.]?\s?"
_HALF = "|".join(
    _BETWEEN.join(map(re.escape, half)) + "[.]?" if half.isascii() or half in _POINTED else half
    for half in sorted((*_MORNING, *_AFTERNOON), key=len, reverse=True)
)
_STAMP = re.compile(
    r"(?P<bracket>\[)?"
    r"(?P<a>\d{4}|\d{1,2})(?P<mark>[-/.])[ ]?(?P<b>\d{1,2})(?P=mark)[ ]?(?P<c>\d{4}|\d{1,2})\.?"
    r"\s?(?P<comma>[,،，])?\s{0,2}(?<=[\s,，])"
    r"(?:(?:klo|kl\.?|at|um|om|alle|a las|à|às|o)\s)?"
    rf"(?:(?P<before>{_HALF})\s?)?"
    r"(?P<hour>\d{1,2})(?:[:.]|\s?h\s?)(?P<minute>\d{2})(?:(?:[:.]|\smin\s)(?P<second>\d{2})(?:\ss\b)?)?"
    r"(?:\sUhr|\sน\.|\sबजे)?"
    rf"(?:\s?(?P<half>{_HALF}))?"
    r"(?(bracket)\]\s?|(?:\s[-–—]\s|:\s))",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[.\s]")
_LONGEST_STAMP = 60
_BEGINS = frozenset("[0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
_FIRST_YEAR, _LAST_YEAR = 2009, 2050
"""The service began in 2009."""
_BUDDHIST = 543
"""Years by which the Thai calendar is ahead."""
_LATE = timedelta(days=1)
"""A message that was long on its way may stand after newer ones."""
ORDERS: tuple[tuple[str, str], ...] = (
    ("dmy", "Day, month, year"),
    ("mdy", "Month, day, year"),
    ("ymd", "Year, month, day"),
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp as written: three figures of the date in their order, the time, its shape, and where it ends."""

    figures: tuple[str, str, str]
    time: tuple[int, int]
    shape: Shape
    words: str
    end: int

    def moment(self, order: str) -> datetime | None:
        """The civil minute by an order of the figures; None where that gives no day."""
        day = day_of(self.figures, order)
        return datetime(day.year, day.month, day.day, *self.time) if day else None


def stamp_of(line: str) -> Stamp | None:
    """The stamp that a line begins with, after any marks of direction; None where it begins with none."""
    start = 0
    while start < len(line) and UNSEEN.match(line[start]):
        start += 1
    found = _STAMP.match(line, start)
    end = found.end() if found else 0
    if found is None and line[start : start + 1] in _BEGINS and UNSEEN.search(line, start, start + _LONGEST_STAMP):
        # Where a language is written from the right, such marks stand between the figures as well.
        seen = [n for n in range(start, min(len(line), start + _LONGEST_STAMP)) if not UNSEEN.match(line[n])]
        found = _STAMP.match("".join(line[n] for n in seen))
        end = seen[found.end() - 1] + 1 if found else 0
    if found is None:
        return None
    half = _PARTED.sub("", found["half"] or found["before"] or "").casefold()
    hour, minute = _hour(int(found["hour"]), half), int(found["minute"])
    if hour > 23 or minute > 59 or int(found["second"] or 0) > 59:
        return None
    shape = (bool(found["bracket"]), found["mark"], bool(found["comma"]), bool(found["second"]), bool(half))
    words = found.group().strip(" -–[]:\u202f\u00a0")
    return Stamp((found["a"], found["b"], found["c"]), (hour, minute), shape, words, end)


def _hour(said: int, half: str) -> int:
    """The hour of 24; 24 where there is none such."""
    if not half:
        return said
    return said % 12 + (12 if half in _AFTERNOON else 0) if 1 <= said <= 12 else 24


def day_of(figures: tuple[str, str, str], order: str) -> date | None:
    """The day by one order of the figures; None where there is no such day, or none in the service's time."""
    named = dict(zip(order, figures, strict=True))
    year = named["y"]
    if len(named["d"]) > 2 or len(named["m"]) > 2:
        return None
    full = int(year) if len(year) == 4 else 2000 + int(year)
    full -= _BUDDHIST if full > _FIRST_YEAR + _BUDDHIST else 0
    if not _FIRST_YEAR <= full <= _LAST_YEAR:
        return None
    try:
        return date(full, int(named["m"]), int(named["d"]))
    except ValueError:
        return None


@dataclass(slots=True)
class _Order:
    wrong: int = 0
    back: int = 0
    last: date | None = None

    def see(self, day: date | None) -> None:
        if day is None:
            self.wrong += 1
        else:
            self.back += self.last is not None and day < self.last - _LATE
            self.last = day


@dataclass(slots=True)
class OrderEvidence:
    """What the stamps of one shape say of the order of their figures, seen one after another."""

    seen: int = 0
    _orders: dict[str, _Order] = field(default_factory=lambda: {key: _Order() for key, _ in ORDERS})
    _before: tuple[str, str, str] | None = None
    _apart: set[str] = field(default_factory=set)
    """The orders that gave another day than day, month, year does."""
    _slashed: bool = False
    _moved: list[int] = field(default_factory=lambda: [0, 0])

    def see(self, stamp: Stamp) -> None:
        """Take in the next stamp."""
        self.seen += 1
        if stamp.figures == self._before:
            return
        days = {key: day_of(stamp.figures, key) for key in self._orders}
        self._apart.update(key for key, day in days.items() if day != days["dmy"])
        self._slashed = stamp.shape[1] == "/"
        for key, order in self._orders.items():
            order.see(days[key])
        if self._before is not None:
            for n in (0, 1):
                self._moved[n] += stamp.figures[n] != self._before[n]
        self._before = stamp.figures

    @property
    def possible(self) -> tuple[str, ...]:
        """The orders it may be, the likeliest first; one alone where the stamps leave no doubt.

        An order that gives days which don't exist is out; so is one by which the chat goes back over days where
        another goes ever on. Between slashes a year in two figures stands first only where no other order is possible.
        """
        left = self._days_that_are
        onwards = [key for key in left if not self._orders[key].back]
        left = onwards if len(onwards) == 1 else left
        if "dmy" in left and self._apart.isdisjoint(left):
            return ("dmy",)
        if self._moved[1] > self._moved[0]:
            # The day changes more often than the month.
            left.sort(key=lambda key: key != "mdy")
        return tuple(left)

    @property
    def _days_that_are(self) -> list[str]:
        """The orders that give the fewest days which don't exist."""
        fewest = min(order.wrong for order in self._orders.values())
        left = [key for key, order in self._orders.items() if order.wrong == fewest]
        return [key for key in left if not self._slashed or key != "ymd"] or left
