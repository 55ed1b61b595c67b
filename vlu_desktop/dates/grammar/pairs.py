# SPDX-License-Identifier: Apache-2.0
"""The grammar of two ends: "between 3 and 10 March", "from 2019 until last month"; each lends to the other."""

import re
from collections.abc import Iterator
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
_TO_THE_HOUR = re.compile(r"\d\d? to \d\d? ?(?:[ap]\.?m|o'clock|on |at |in the )")
MOST_WORDS = 30


def pairs(said: str, said_on: date) -> Outcome | None:
    """ "between X and Y" is one moment; "from X to Y" is conduct throughout."""
    if said.count(" ") >= MOST_WORDS:
        return None
    about = re.match(r"(?:about|around|roughly|approximately|some ?time|somewhere) (?=between|from)", said)
    said = said[about.end() :] if about else said
    rough_ends = bool(about and not about[0].startswith("some"))
    said = re.sub(r"^(?:over |during |for )?(?:the )?period (?:from |of )?(?=\S)", "", said)
    lead = re.match(r"(between|from) ", said)
    body = said[lead.end() :] if lead else said
    moment = lead is not None and lead[1] == "between"
    if lead is None and _TO_THE_HOUR.match(body):
        return None  # "10 to 11pm": ten minutes to, or an hour? The time grammar asks.
    for left, right in _halves(body, "between" if moment else "from"):
        ends = _two_ends(left, right, said_on)
        if ends:
            return _joined(*ends, moment=moment, approximate=rough_ends)
    hyphen = re.fullmatch(r"(\S.*?)\s?-\s?(\S.*)", body) if lead is None else None
    ends = _two_ends(hyphen[1], hyphen[2], said_on) if hyphen else None
    return _joined(*ends, moment=True, approximate=rough_ends) if ends else None


def _halves(body: str, lead: str) -> Iterator[tuple[str, str]]:
    """What stands on either side of each word that may part the two ends."""
    for separator in _PAIR_WORDS[lead]:
        for each in re.finditer(re.escape(separator), body):
            yield body[: each.start()], body[each.end() :]


def _joined(first: ParsedDate, last: ParsedDate, *, moment: bool, approximate: bool) -> Outcome:
    notes = tuple(dict.fromkeys((*first.notes, *last.notes)))
    problem = first.problem or last.problem
    approximate = approximate or first.approximate or last.approximate
    if moment:
        precision = max((first.precision, last.precision), key=list(Precision).index)
        latest = last.latest
        if precision is Precision.MINUTE:
            latest = last.earliest if (last.earliest.hour, last.earliest.minute) != (23, 59) else last.latest
        when = When.within(first.earliest, latest, precision=precision, approximate=approximate)
    else:
        when = When.during(first.when(), last.when(), approximate=approximate)
    return Outcome(when=when, notes=notes, problem=problem)


def _two_ends(left: str, right: str, said_on: date, *, nested: bool = False) -> tuple[ParsedDate, ParsedDate] | None:
    """Both ends, each lending the other the day, month or year it left out."""
    last = _quietly(right, said_on, nested=nested)
    if last is None:
        return None
    time = find_time(left)
    if time and last.precision is Precision.MINUTE:
        return _same_day(time, last)
    first = _first_end(left, right, last, said_on, nested)
    if first is None:
        return None
    if last.assumed_year and not first.assumed_year:
        years = (first.first_day.year, first.first_day.year + 1)
        candidates = (_in_year(right, number, said_on) for number in years)
        last = next((each for each in candidates if each and each.earliest >= first.earliest), last)
    if first.assumed_year or last.precision in (Precision.MONTH, Precision.SEASON):
        first = _not_after(first, left, last, said_on)
    if first.earliest >= last.latest or first.latest > last.latest or first.earliest > last.earliest:
        raise DateRefusal("The first date is after the second. Check the two dates.")
    return first, last


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
    between = re.fullmatch(r"(?P<about>about |roughly )?between (.+)", words) if point is None else None
    body = between[2] if between else ""
    for separator in re.finditer(" and ", body):
        ends = _two_ends(body[: separator.start()], body[separator.end() :], said_on, nested=True)
        if ends and between:
            when = _joined(*ends, moment=True, approximate=bool(between["about"])).when
            if when.earliest is not None and when.latest is not None:
                return replace(
                    ends[1], earliest=when.earliest, latest=when.latest, precision=when.precision,
                    approximate=when.approximate, notes=(*ends[0].notes, *ends[1].notes),
                )  # fmt: skip
    return point
