# SPDX-License-Identifier: Apache-2.0
"""A day with or without its time: "Tues 3rd March, about 9.30pm", "the night of 3 to 4 March 2026", "last night"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from vlu_desktop.dates.date_words import MONTH
from vlu_desktop.dates.grammar import days as when_days
from vlu_desktop.dates.grammar.parse_result import DateRefusal, ParsedDate, days
from vlu_desktop.dates.grammar.times import at_time, find_time
from vlu_desktop.dates.when import ONE_DAY, Precision, midnight

_NIGHT = re.compile(
    rf"(?:in |on |during |over(?:night)? (?:on )?)?(?:the )?(?:night|evening|small hours)? ?(?:of |between )(?:the )?"
    rf"(?:night of )?(?P<first>\d\d?(?: {MONTH})?(?: \d{{4}})?)\s?(?:/|-| to | and | into |"
    rf" - )\s?(?:the )?(?P<last>\d\d?(?: of)? {MONTH}.*)"
)
_NIGHT_NUMERIC = re.compile(r"(?:the )?night of (?P<first>\d\d?)/(?P<last>\d\d?/\d\d?(?:/\d{2,4})?)")
_THIS = {"this": 0, "yesterday": 1}
_THIS_PART = re.compile(
    r"(?:earlier )?(this|yesterday) (early morning|morning|lunchtime|teatime|afternoon|evening|night)"
)
_EDGE = " ,"
_AFTER_TIME = re.compile(r"(?:,| of| on| at)+$")
_BESIDE_DAY = re.compile(r"^(?:on|of) | (?:at|in the|in|on)$|,$")
_ABOUT_NIGHT = re.compile(r"(?:about|around|roughly) (?=the night )")
MOST_WORDS = 14


def find(said: str, said_on: date) -> ParsedDate | None:
    """The moment the words name; None where they are something else, Refused where they are two things."""
    if said.count(" ") >= MOST_WORDS:
        return None
    about = _ABOUT_NIGHT.match(said)
    if about:
        night = _night(said[about.end() :], said_on)
        return replace(night, approximate=True) if night else None
    found = _night(said, said_on)
    if found:
        return found
    refused: DateRefusal | None = None
    try:
        found = when_days.find(said, said_on)
    except DateRefusal as sentence:
        refused = sentence
    if found:
        return found
    found = _split(said, said_on)
    if found:
        return found
    if refused:
        raise refused
    return None


def _night(said: str, said_on: date) -> ParsedDate | None:
    if said in ("last night", "yesterday night", "overnight last night"):
        return _night_from(said_on - ONE_DAY)
    if said == "tonight":
        return _night_from(said_on)
    part = _THIS_PART.fullmatch(said)
    if part:
        time = find_time(part[2])
        return at_time(days(said_on - timedelta(days=_THIS[part[1]])), time) if time else None
    pair = _NIGHT.fullmatch(said) if "night" in said else None
    pair = pair or _NIGHT_NUMERIC.fullmatch(said)
    if pair:
        return _night_between(pair, said_on)
    named = re.fullmatch(r"(?:in |on |during )?(?:the )?night of (?P<day>.+)", said)
    one = when_days.find(named["day"], said_on) if named else None
    if one is None or one.first_day != one.last_day:
        return None
    return _night_from(one.first_day).noting(*one.notes)


def _night_between(pair: re.Match[str], said_on: date) -> ParsedDate | None:
    last = when_days.find(pair["last"], said_on)
    if last is None or last.first_day != last.last_day:
        return None
    first = last.first_day - ONE_DAY
    if int(re.split(r"\D", pair["first"])[0]) != first.day:
        raise DateRefusal(
            "A night runs from one day to the next, such as the night of 3 to 4 March 2026. Check the days."
        )
    return _night_from(first).noting(*last.notes)


def _night_from(first: date) -> ParsedDate:
    evening = midnight(first) + timedelta(hours=18)
    return ParsedDate(earliest=evening, latest=evening + timedelta(hours=12), precision=Precision.PART_OF_DAY)


def _parted(said: str) -> Iterator[tuple[str, str]]:
    """Every way to part the words into those of a day and those of a time, either of them first."""
    tokens = said.split(" ")
    for n in range(1, len(tokens)):
        left, right = " ".join(tokens[:n]).strip(_EDGE), " ".join(tokens[n:]).strip(_EDGE)
        yield left, _AFTER_TIME.sub("", right)
        yield right, _AFTER_TIME.sub("", left)


def _split(said: str, said_on: date) -> ParsedDate | None:
    """A day and a time of day, in either order."""
    refused: DateRefusal | None = None
    refused_time: tuple[DateRefusal, str] | None = None
    for day_words, time_words in _parted(said):
        try:
            time = find_time(time_words)
        except DateRefusal as sentence:
            refused_time = refused_time or (sentence, day_words)
            continue
        if time is None:
            continue
        try:
            found = when_days.find(_BESIDE_DAY.sub("", day_words), said_on)
        except DateRefusal as sentence:
            refused = sentence
            continue
        if found and (found.precision is Precision.DAY or time.minutes > 1):
            return at_time(found, time)
    if refused_time:
        found = when_days.find(refused_time[1], said_on)
        if found and found.precision is Precision.DAY:
            raise refused_time[0]
    if refused:
        raise refused
    return None


def moment_of(said: str) -> datetime | None:
    """An ISO time with its offset, as a machine writes it."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)", said):
        return None
    try:
        return datetime.fromisoformat(said.upper())
    except ValueError:
        raise DateRefusal("Check the date and time: there is no such moment.") from None
