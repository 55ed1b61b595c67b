# SPDX-License-Identifier: Apache-2.0
"""The grammar of times of day: "half past nine", "9ish", "teatime"; what lacks am or pm stays open."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from vlu_desktop.dates import civil_clock
from vlu_desktop.dates.date_display import clock, day
from vlu_desktop.dates.date_words import PARTS_OF_DAY
from vlu_desktop.dates.grammar.parse_result import DateRefusal, ParsedDate
from vlu_desktop.dates.when import Precision, When, midnight

HALF_DAY = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOfDay:
    """The minutes of the day it may begin at (two where am or pm was not said), and how many it may last."""

    starts: tuple[int, ...]
    minutes: int = 1
    approximate: bool = False
    is_midnight: bool = False


_PARTS = {
    r"small hours|wee hours|early hours(?: of the morning)?|wee small hours|middle of the night": "early hours",
    r"first thing(?: in the morning)?|early morning|early in the morning|breakfast(?: ?time)?": "first thing",
    r"morning|a\.?m\.?|forenoon": "morning",
    r"lunch(?: ?time)?|lunch hour|dinner ?time at school": "lunchtime",
    r"afternoon|p\.?m\.?": "afternoon",
    r"tea ?time|tea|late afternoon": "teatime",
    r"evening|early evening|eve": "evening",
    r"late evening|late at night|late night|late in the evening"
    r"|late(?: on)?|bed ?time|last thing at night": "late evening",
    r"night|night ?time|overnight|over night": "night",
}
_PARTS_COMPILED = tuple((re.compile(f"(?:{pattern})"), name) for pattern, name in _PARTS.items())
_LEAD = re.compile(r"(?:(?:some ?time )?(?:at|in|on|during|through|by)(?= ) ?)?(?:the |1 |an? )?")
_ABOUT = re.compile(
    r"(?:(?:at|in) )?(?:about|around|approximately|approx\.?|roughly|circa|c\.|just (?:before|after)|"
    r"nearly|gone|shortly (?:before|after)|~) ?(?:the )?"
)
_ISH = re.compile(r"(?:-? ?ish| or so| or thereabouts| approx\.?| approximately)(?= (?:in|at)|[ap]m|$)")
_HALF = (
    r"(?: ?(?P<half>[ap])\.?m\.?|,? (?P<when>in the morning|this morning|in the afternoon|(?:in|"
    r"on) the evening|at night|at lunchtime|at teatime|o'clock))?"
)
_CLOCK = re.compile(
    r"(?P<h>\d\d?)(?:[:.h](?P<m>\d\d)(?:[:.]\d\d(?:\.\d+)?)?)?(?: o'clock)?" + _HALF + r"(?P<hours> ?(?:hrs|hours))?"
)
_MILITARY = re.compile(r"(?P<h>[01]\d|2[0-3])[:.]?(?P<m>[0-5]\d) ?(?:hrs|hours|h)")
_PAST = re.compile(
    r"(?P<part>half|quarter|a quarter|\d\d?)(?: minutes?)? (?P<side>past|to) (?P<h>\d\d?)(?: o'clock)?" + _HALF
)
_HALF_HOUR = re.compile(r"half (?P<h>\d\d?)" + _HALF)


def find_time(said: str) -> TimeOfDay | None:
    """The time of day that the whole of the words names; None where they are something else."""
    about = _ABOUT.match(said)
    ish = _ISH.search(said)
    if ish:
        said = said[: ish.start()] + said[ish.end() :]
    words = said[about.end() :] if about else _LEAD.sub("", said, count=1)
    found = _exact(words.strip(" ,")) or _part(words.strip(" ,"))
    return replace(found, approximate=True) if found and (about or ish) else found


def _part(words: str) -> TimeOfDay | None:
    for pattern, name in _PARTS_COMPILED:
        if pattern.fullmatch(words):
            begins, lasts = PARTS_OF_DAY[name]
            return TimeOfDay(starts=(begins,), minutes=lasts)
    return None


def _exact(words: str) -> TimeOfDay | None:
    if words in ("noon", "midday", "12 noon", "12 midday", "12pm noon"):
        return TimeOfDay(starts=(HALF_DAY,))
    if words in ("midnight", "12 midnight"):
        return TimeOfDay(starts=(0, 1440), is_midnight=True)
    found = _MILITARY.fullmatch(words)
    if found:
        return TimeOfDay(starts=(60 * int(found["h"]) + int(found["m"]),))
    found = _PAST.fullmatch(words)
    if found:
        return _past_or_to(found, words)
    found = _HALF_HOUR.fullmatch(words)
    if found:
        return _twelve_hour(int(found["h"]), 30, found)
    found = _CLOCK.fullmatch(words)
    return _on_the_clock(found) if found else None


def _past_or_to(found: re.Match[str], words: str) -> TimeOfDay | None:
    """ "Quarter to five"; "ten to eleven" may be a stretch of an hour, and is asked about."""
    minutes = {"half": 30, "quarter": 15, "a quarter": 15}.get(found["part"]) or int(found["part"])
    hour, past = int(found["h"]), found["side"] == "past"
    if not past and minutes + 1 == hour and "minute" not in words:
        raise DateRefusal(
            f"Is that {minutes} minutes to {hour}, or between {minutes} and {hour}? Write the time in figures."
        )
    return _twelve_hour(hour, minutes if past else -minutes, found) if minutes < 60 else None


def _on_the_clock(found: re.Match[str]) -> TimeOfDay | None:
    """Figures: of the 24-hour clock where they can be of no other, or are written as it is."""
    if found["m"] is None and int(found["h"]) > 12:
        return None
    hour, minute = int(found["h"]), int(found["m"] or 0)
    if hour > 23 or minute > 59:
        return None
    said_half = found["half"] or found["when"] not in (None, "o'clock")
    written_so = not said_half and ((len(found["h"]) == 2 and hour < 10) or found["hours"])
    if written_so or not 1 <= hour <= 12:
        return TimeOfDay(starts=(60 * hour + minute,))
    return _twelve_hour(hour, minute, found)


def _twelve_hour(hour: int, minutes: int, found: re.Match[str]) -> TimeOfDay | None:
    if not 1 <= hour <= 12:
        return None
    morning = (60 * (hour % 12) + minutes) % 1440
    evening = (60 * (hour % 12) + minutes + HALF_DAY) % 1440
    when = found["when"]
    if found["half"] or when in ("in the morning", "this morning"):
        return TimeOfDay(starts=(evening if found["half"] == "p" else morning,))
    if when in ("in the afternoon", "in the evening", "on the evening", "at lunchtime", "at teatime"):
        return TimeOfDay(starts=(evening,))
    if when == "at night":
        # 1 to 5 at night are after midnight; the officer sees which day in the echo.
        return TimeOfDay(starts=(morning if hour in (1, 2, 3, 4, 5, 12) else evening,))
    return TimeOfDay(starts=(morning, evening))


def at_time(found: ParsedDate, time: TimeOfDay) -> ParsedDate:
    """The day narrowed to a time; where two times are possible the whole day is kept and both are offered."""
    if found.first_day != found.last_day:
        return found.noting("The time of day is kept in the words only, because the day isn't certain.")
    start = midnight(found.first_day)
    if len(time.starts) > 1:
        return _either(found, time)
    earliest = start + timedelta(minutes=time.starts[0])
    if time.minutes == 1 and civil_clock.never_was(earliest):
        sentence = f"There was no {clock(earliest)} on {day(found.first_day)}: the clocks went forward. Check the time."
        return replace(found, problem=sentence)
    notes = found.notes
    if time.minutes == 1 and civil_clock.came_twice(earliest):
        notes += ("The clocks went back that night, so this time came twice.",)
    return replace(
        found,
        earliest=earliest,
        latest=earliest + timedelta(minutes=time.minutes),
        precision=Precision.MINUTE if time.minutes == 1 else Precision.PART_OF_DAY,
        approximate=found.approximate or time.approximate,
        notes=notes,
    )


def _either(found: ParsedDate, time: TimeOfDay) -> ParsedDate:
    start = midnight(found.first_day)
    options = [start + timedelta(minutes=minute) for minute in time.starts]
    offers = tuple(When.at(at, approximate=time.approximate) for at in options)
    if time.is_midnight:
        start_of = day(found.first_day)
        return replace(
            found,
            latest=start + timedelta(days=2),
            others=offers,
            problem=f"Is that midnight as {start_of} began, or as it ended? Until you say, both days are kept.",
        )
    first, second = (clock(each) for each in options)
    return replace(found, others=offers, problem=f"Is that {first} or {second}? Until you say, the whole day is kept.")
