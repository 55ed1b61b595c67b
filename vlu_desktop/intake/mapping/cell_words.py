# SPDX-License-Identifier: Apache-2.0
"""What the words of a date cell are before they are read: relative, without a year, a list, open at one end."""

import re
from datetime import date, timedelta

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.intake.mapping.figures import weekday_of

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_HALVES = re.compile(r"\b([ap])\.?\s?m\.?(?=\s|$)", re.IGNORECASE)
_SPACED_CLOCK = re.compile(r"(?<=\d)\s*:\s*(?=\d\d)")
_AT = re.compile(r"\s*@\s*")

YEAR_GIVEN = re.compile(
    r"(?:19|20)\d\d|\d[/.\-]\d{1,2}[/.\-]\d\d|'\d\d\b|\d(?:st|nd|rd|th)? [a-z]{3,9}\.?,? \d\d$",
    re.IGNORECASE,
)
_DAY_NAME = r"(?:mon|tues?|weds?|wednes|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
_TIME_OF_IT = (
    r"(?P<rest>(?:[ ,]+(?:at|about|around|approx\.?|in the|early|late|mid|morning|afternoon|evening|night|noon|midday|"
    r"midnight|lunch(?:time)?|tea(?:time)?|am|pm|\d{1,2}(?:[:.]\d\d\s?(?:[ap]m)?|\s?[ap]m)|\d{4}\s?hrs?))*)$"
)
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|ago|now|last|this|"
    r"(?:days?|weeks?|months?|years?) (?:back|later|after(?:wards?)?$)|"
    r"past (?:few|week|month|year)|still|earlier (?:today|on)|recently|previous|the other (?:day|night|week)|"
    r"(?:same|that|next|following|later) (?:day|night|morning|evening|afternoon|week|"
    rf"{_DAY_NAME})|later that|"
    r"day (?:after|before))\b",
    re.IGNORECASE,
)
_WEEKDAY_ONLY = re.compile(rf"(?:on )?(?:the )?(?P<day>{_DAY_NAME})\.?{_TIME_OF_IT}", re.IGNORECASE)
_DAY_ALONE = re.compile(
    rf"(?:on )?(?:(?P<name>{_DAY_NAME})\.?,? )?(?:the )?(?P<number>\d{{1,2}})(?:st|nd|rd|th){_TIME_OF_IT}",
    re.IGNORECASE,
)
_BEGINS_WITH_WEEKDAY = re.compile(rf"(?:on )?{_DAY_NAME}\.?,? (?:the )?(?=\d|[a-z])", re.IGNORECASE)
_WEEKDAYS = re.compile(rf"{_DAY_NAME}\s*(?:-|–|to|and|&|/|,)\s*{_DAY_NAME}$", re.IGNORECASE)
_SAME = re.compile(
    r"(?:the )?(?:same|that|later (?:that|the same|on that)) (?P<part>day|morning|afternoon|evening|night)$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:the )?(?:next|following) (?P<part>day|morning|afternoon|evening|night)$|(?:the )?day after$|"
    r"(?:a|one) day later$",
    re.IGNORECASE,
)
_NUMBERS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LATER = re.compile(
    rf"(?P<number>\d{{1,2}}|one|{'|'.join(_NUMBERS)}) (?P<length>day|week)s? (?:later|after(?:wards?)?)$", re.IGNORECASE
)
_NEXT_DAY_NAMED = re.compile(
    rf"(?:on )?(?:the )?(?:next|following) (?P<day>{_DAY_NAME})"
    r"(?P<rest>(?: (?:morning|afternoon|evening|night|am|pm))?)$",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"24\s?[/-]\s?7\b|24\s?hours? a day", re.IGNORECASE)
_TWO_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)\s?[-–/]\s?(?P<second>\d\d)$")
_TO_DATE = re.compile(
    r"(?P<start>.*\S)\s*(?:[-–]|to|until|till|up to|onwards?(?: to)?)\s*"
    r"(?:date|present|the present(?: day)?|now|today|ongoing|current)$|(?P<from>.*\S)\s+(?:onwards?|ongoing)$",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:&|\+|,|;|\band\b|\bor\b)\s*|\s+/\s+", re.IGNORECASE)
_JOINED = re.compile(r"(?<=[/.]\d\d)([-–])(?=\d{1,2}[/.]\d{1,2}[/.]\d\d)|(?<=[/.]\d{4})([-–])(?=\d{1,2}[/.])")
_DITTO = {
    '"', "''", "”", "“", "〃", "″", ",,", "„", '-"-', "-", "–", "—", "--", "↓", "do", "do.", "dto", "ditto", "same",
    "same day", "same date", "same as above", "same date as above", "same day as above", "as above", "see above",
}  # fmt: skip
_MOST_DAYS_ON = 45
"""Within so many days a day of the month that is named alone is the one after the row above."""
_SAME_DAY = {"same day", "same date", "same date as above", "same day as above"}


def to_read(words: str) -> str:
    """The words as they are read: nothing unseen, one kind of space, "at" for its sign, "p. m." as one word."""
    words = " ".join(_SPACES.sub(" ", _UNSEEN.sub("", words)).split())
    words = _SPACED_CLOCK.sub(":", _AT.sub(" at ", words).strip())
    words = _JOINED.sub(" - ", words)
    return _HALVES.sub(lambda found: f"{found[1]}m", words)


def is_ditto(words: str) -> bool:
    """Whether the words only point to the date of the row above, or stand where there is nothing to say."""
    return words.strip().lower() in _DITTO


def names_same_day(words: str) -> bool:
    """Whether they say that it was on the very day of the row above."""
    return words.strip().lower() in _SAME_DAY


def says_year(words: str) -> bool:
    """Whether a year stands in the words."""
    return bool(YEAR_GIVEN.search(words))


def without_weekday(words: str) -> str:
    """The words without the weekday that they begin with, where more follows it."""
    return _BEGINS_WITH_WEEKDAY.sub("", words)


def is_relative(words: str) -> bool:
    """Whether the words count from a day that is not in them."""
    if says_year(words):
        return False
    return bool(_RELATIVE.search(words) or _WEEKDAY_ONLY.match(words) or _WEEKDAYS.match(words))


def is_day_alone(words: str) -> bool:
    """Whether the words name a day of some month, and no month: "16th, evening", "Sunday the 8th"."""
    return bool(_DAY_ALONE.match(words))


def is_day_heading(line: str) -> bool:
    """Whether a line names a weekday or a day of some month and nothing else, as above what was written of it."""
    words = to_read(line).strip(" :.–—-")
    return bool(_WEEKDAY_ONLY.match(words) or _DAY_ALONE.match(words))


def is_always(words: str) -> bool:
    """Whether the words say "all the time" in figures that look like a date."""
    return bool(_ALWAYS.match(words))


def two_years(words: str) -> tuple[int, int] | None:
    """The years of "2011-12" and "2018/19"."""
    found = _TWO_YEARS.match(words)
    if not found:
        return None
    first = int(found["first"])
    second = first - first % 100 + int(found["second"])
    return (first, second) if first < second <= first + 20 else None


def open_ended(words: str) -> str:
    """The words of the start where they go on to "date" or "present", "" where they don't."""
    found = _TO_DATE.match(words)
    return (found["start"] or found["from"]) if found else ""


def listed(words: str) -> list[str]:
    """The parts of a list of dates, one where it is none."""
    return _LIST.split(words)


def by_row_above(words: str, above: date) -> str:
    """The words with a date in place of what counts from the row above; "" where nothing in them does so plainly."""
    try:
        return _placed(words, above)
    except OverflowError:
        return ""


def _placed(words: str, above: date) -> str:
    if found := _WEEKDAY_ONLY.match(words):
        weekday = weekday_of(found["day"])
        assert weekday is not None
        return shown_day(above + timedelta(days=(weekday - above.weekday()) % 7)) + found["rest"]
    if found := _DAY_ALONE.match(words):
        day = _day_on(found, above)
        return shown_day(day) + found["rest"] if day else ""
    if found := _SAME.match(words):
        return _part(above, found["part"])
    if found := _NEXT.match(words):
        return _part(above + timedelta(days=1), found["part"] or "day")
    if found := _LATER.match(words):
        return shown_day(
            above + timedelta(days=_number(found["number"]) * (7 if found["length"].lower() == "week" else 1))
        )
    if found := _NEXT_DAY_NAMED.match(words):
        weekday = weekday_of(found["day"])
        assert weekday is not None
        return shown_day(above + timedelta(days=(weekday - above.weekday() - 1) % 7 + 1)) + found["rest"]
    return ""


def _day_on(found: re.Match[str], above: date) -> date | None:
    """The next day of that number, and of that name where it has one, from the row above on."""
    days = (above + timedelta(days=n) for n in range(_MOST_DAYS_ON))
    weekday = weekday_of(found["name"]) if found["name"] else None
    fit = (day for day in days if day.day == int(found["number"]) and weekday in (None, day.weekday()))
    return next(fit, None)


def _number(words: str) -> int:
    if words.isdecimal():
        return int(words)
    return 1 if words.lower() == "one" else _NUMBERS.index(words.lower()) + 1


def _part(day: date, part: str) -> str:
    if part.lower() == "day":
        return shown_day(day)
    return f"night of {shown_day(day)}" if part.lower() == "night" else f"{shown_day(day)} {part}"
