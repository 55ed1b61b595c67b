# SPDX-License-Identifier: Apache-2.0
"""The grammar of two ends: "between 3 and 10 March", "from 2019 until last month"; each lends to the other."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vlu_desktop.dates.grammar import points
from vlu_desktop.dates.grammar.parse_result import DateRefusal, ParsedDate
from vlu_desktop.dates.grammar.times import TimeOfDay, find_time
from vlu_desktop.dates.when import Precision, When, midnight


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A value with what to tell the officer about it."""

    when: When
    notes: tuple[str, ...] = ()
    problem: str = ""
    others: tuple[When, ...] = ()

    @classmethod
    def of(cls, found: ParsedDate) -> "Outcome":
        """One moment in the range found."""
        return cls(when=found.when(), notes=found.notes, problem=found.problem, others=found.others)


_PAIR_WORDS = {"between": (" and ",), "from": (" to ", " until ", " till ", " through to ", " up to ")}
_ABOUT_BOTH = re.compile(r"(?:about|around|roughly|approximately|some ?time|somewhere) (?=between|from)")
_PERIOD = re.compile(r"^(?:over |during |for )?(?:the )?period (?:from |of )?(?=\S)")
_LEAD = re.compile(r"(between|from) ")
_HYPHEN = re.compile(r"(\S.*?)\s?-\s?(\S.*)")
_TO_THE_HOUR = re.compile(r"\d\d? to \d\d? ?(?:[ap]\.?m|o'clock|on |at |in the )")
_BETWEEN = re.compile(r"(?P<about>about |roughly )?between (.+)")
MOST_WORDS = 30


def pairs(said: str, said_on: date) -> Outcome | None:
    """ "between X and Y" is one moment; "from X to Y" is conduct throughout."""
    if said.count(" ") >= MOST_WORDS:
        return None
    about = _ABOUT_BOTH.match(said)
    said = _PERIOD.sub("", said[about.end() :] if about else said)
    approximate = bool(about and not about[0].startswith("some"))
    lead = _LEAD.match(said)
    if lead:
        halves = _halves(said[lead.end() :], lead[1])
        return _first_pair(halves, said_on, moment=lead[1] == "between", approximate=approximate)
    if _TO_THE_HOUR.match(said):
        return None  # "10 to 11pm": ten minutes to, or an hour? The time grammar asks.
    hyphen = _HYPHEN.fullmatch(said)
    return _first_pair(_halves(said, "from"), said_on, moment=False, approximate=approximate) or _first_pair(
        [(hyphen[1], hyphen[2])] if hyphen else [], said_on, moment=True, approximate=approximate
    )


def _first_pair(halves: Iterable[tuple[str, str]], said_on: date, *, moment: bool, approximate: bool) -> Outcome | None:
    """The first of the halves whose two sides are both dates."""
    ends = next((found for left, right in halves if (found := _two_ends(left, right, said_on))), None)
    return _joined(*ends, moment=moment, approximate=approximate) if ends else None


def _halves(body: str, lead: str) -> Iterator[tuple[str, str]]:
    """What stands on either side of each word that may part the two ends."""
    for separator in _PAIR_WORDS[lead]:
        for each in re.finditer(re.escape(separator), body):
            yield body[: each.start()], body[each.end() :]


def _joined(first: ParsedDate, last: ParsedDate, *, moment: bool, approximate: bool) -> Outcome:
    if moment:
        return Outcome.of(_span(first, last, approximate=approximate))
    both = _span(first, last, approximate=approximate)
    when = When.during(first.when(), last.when(), approximate=both.approximate)
    return Outcome(when=when, notes=both.notes, problem=both.problem)


def _span(first: ParsedDate, last: ParsedDate, *, approximate: bool) -> ParsedDate:
    """The whole from the one to the other, as fine as the coarser of the two."""
    precision = max((first.precision, last.precision), key=list(Precision).index)
    to_the_minute = precision is Precision.MINUTE and (last.earliest.hour, last.earliest.minute) != (23, 59)
    return ParsedDate(
        earliest=first.earliest,
        latest=last.earliest if to_the_minute else last.latest,
        precision=precision,
        approximate=approximate or first.approximate or last.approximate,
        notes=tuple(dict.fromkeys((*first.notes, *last.notes))),
        problem=first.problem or last.problem,
    )


def _two_ends(left: str, right: str, said_on: date, *, nested: bool = False) -> tuple[ParsedDate, ParsedDate] | None:
    """Both ends, each lending the other the day, month or year it left out."""
    last = _quietly(right, said_on, nested=nested)
    if last is None:
        return None
    time = find_time(left)
    if time and last.precision is Precision.MINUTE:
        return _same_day(time, last)
    first = _first_end(left, right, last, said_on, nested)
    return _in_order(first, left, last, right, said_on) if first else None


def _in_order(
    first: ParsedDate, left: str, last: ParsedDate, right: str, said_on: date
) -> tuple[ParsedDate, ParsedDate]:
    """Both ends in years in which the first is not after the second; DateRefusal where there are none."""
    if last.assumed_year and not first.assumed_year:
        last = _not_before(first, last, right, said_on)
    if first.assumed_year or last.precision in (Precision.MONTH, Precision.SEASON):
        first = _not_after(first, left, last, said_on)
    if first.latest > last.latest or first.earliest > last.earliest:
        raise DateRefusal("The first date is after the second. Check the two dates.")
    return first, last


def _not_before(first: ParsedDate, last: ParsedDate, right: str, said_on: date) -> ParsedDate:
    """The second end put into the year of the first, or the year after."""
    years = (first.first_day.year, first.first_day.year + 1)
    candidates = (_in_year(right, number, said_on) for number in years)
    return next((each for each in candidates if each and each.earliest >= first.earliest), last)


def _first_end(left: str, right: str, last: ParsedDate, said_on: date, nested: bool) -> ParsedDate | None:
    """The first end, with the month or year it left out lent by the words of the second, or by the year of it."""
    first = _quietly(left, said_on, nested=nested)
    if first and (last.assumed_year or not first.assumed_year) and not re.fullmatch(r"\d\d?", left):
        return first
    tokens = right.split(" ")
    lent = (_quietly(f"{left} {' '.join(tokens[n:])}", said_on) for n in range(1, len(tokens)))
    first = next((each for each in lent if each and each.precision is last.precision), first)
    if first and first.assumed_year and not last.assumed_year:
        return _in_year(left, last.first_day.year, said_on) or first
    return first


def _not_after(first: ParsedDate, left: str, last: ParsedDate, said_on: date) -> ParsedDate:
    """The first end put into the year of the second, or the year before, where it would come after it."""
    for years_back in (0, 1):
        if first.earliest > last.earliest:
            first = _in_year(left, last.first_day.year - years_back, said_on) or first
    return first


def _same_day(time: TimeOfDay, last: ParsedDate) -> tuple[ParsedDate, ParsedDate] | None:
    start = midnight(last.first_day)
    starts = [start + timedelta(minutes=minute) for minute in time.starts]
    before = [each for each in starts if each < last.earliest]
    if not before or time.minutes > 1:
        return None
    return replace(last, earliest=before[-1], latest=before[-1] + timedelta(minutes=1), notes=()), last


def _quietly(words: str, said_on: date, *, nested: bool = True) -> ParsedDate | None:
    try:
        return points.find(words, said_on) if nested else ranged(words, said_on)
    except DateRefusal:
        return None


def _in_year(words: str, number: int, said_on: date) -> ParsedDate | None:
    return _quietly(f"{words} {number}", said_on)


def ranged(words: str, said_on: date) -> ParsedDate | None:
    """A point, or "between" two."""
    point = points.find(words, said_on)
    between = _BETWEEN.fullmatch(words) if point is None else None
    if between is None:
        return point
    halves = _halves(between[2], "between")
    ends = next((found for left, right in halves if (found := _two_ends(left, right, said_on, nested=True))), None)
    if ends is None:
        return None
    return replace(
        _span(*ends, approximate=bool(between["about"])), others=ends[1].others, assumed_year=ends[1].assumed_year
    )
