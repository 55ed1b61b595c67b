# SPDX-License-Identifier: Apache-2.0
"""Times of the clock and parts of the day: "half nine", "21.30", "ten to eight", "teatime"; am or pm is not guessed."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from vlu_desktop.dates.date_words import PARTS_OF_DAY
from vlu_desktop.dates.reading.kinds import KINDS, rule
from vlu_desktop.dates.reading.phrase import Found, Phrase
from vlu_desktop.dates.reading.rules import Match, word

HALF, DAY = 720, 1440
_HOURS = 12
# Parts that are told more closely than they are named; minute they begin at and how many they last.
_FINER = {
    "early evening": (1020, 180), "mid morning": (540, 150), "mid-morning": (540, 150), "late morning": (600, 120),
    "early afternoon": (720, 180), "mid afternoon": (840, 120), "mid-afternoon": (840, 120),
    "late afternoon": (930, 150),
    "supper time": (1020, 180), "suppertime": (1020, 180),
}  # fmt: skip
# The hours that a time told beside a part of the day may be of: "1am on Sunday morning", "7 on Tuesday night".
HOURS_OF = {
    "morning": (0, 720), "first thing": (180, 540), "early hours": (0, 420), "lunchtime": (660, 240),
    "afternoon": (720, 420), "pm": (720, 720), "teatime": (840, 360), "evening": (900, 540),
    "late evening": (1140, 420), "night": (1020, 840),
}  # fmt: skip
_EARLY = {"morning": (300, 240), "evening": (1020, 180), "afternoon": (720, 180)}
_LATE = {"morning": (600, 120), "afternoon": (930, 150), "evening": (1260, 180), "night": (1260, 180)}


class TimeOfDay(NamedTuple):
    """The windows of the day it may be, each the minute it begins and how many it lasts; several where it is not said.

    `is_midnight`: either end of the day; `bare`: a number that is an hour only beside another time;
    `part` names a part of the day, `third` is early or late told before the day.
    """

    windows: tuple[tuple[int, int], ...]
    approximate: bool = False
    is_midnight: bool = False
    part: str = ""
    third: str = ""
    bare: bool = False


_CLOCK = rule(
    "sometime? (at|in|by|for_)? (?P<near>near)? (?P<a>about)? the? (?P<gone>gone|past)? (?P<b>about)? ("
    "(?P<back>back_of) (?P<h4>number) oclock? (?P<p4>half_of_day)?"
    "| (?P<half>half) past? ((?P<h1>number) oclock? (?P<p1>half_of_day)? | (?P<m1>midnight|noon))"
    "| (?P<q>a? quarter) (?P<s2>past|to) ((?P<h2>number) oclock? (?P<p2>half_of_day)? | (?P<m2>midnight|noon))"
    "| (?P<n>number) minutes? (?P<s3>past|to) ((?P<h3>number) oclock? (?P<p3>half_of_day)? | (?P<m3>midnight|noon))"
    "| (?P<c>colon|dotted) (?P<p5>half_of_day)? (?P<hrs5>hours)?"
    "| (?P<f>four|three) (?P<p6>half_of_day)? (?P<hrs6>hours)?"
    "| (number)? (?P<m>midnight|noon)"
    "| (?P<hs>number) dash? (?P<ms>number) (?P<ps>half_of_day)?"
    "| (?P<h>number) (?P<o>oclock)? (?P<p>half_of_day)?"
    ") today_exactly? (?P<ish>dash? ish | question | about (?!.))?"
)
_PART = rule(
    "(at|in|on|during|by|over)? (?P<near>near)? (?P<a>about)? (the|a|this)? (?P<third>third_of)? "
    "(in the|the|on the?|of the?)? (?P<p>part|overnight|dinner|half_of_day)(?P<ish>dash? ish)?"
)
_THIRD_ALONE = rule(
    "(?P<third>third_of) (on|in|at|of)* (the)* (?=weekday|ordinal|number|figures|dayword|month|feast|last weekday)"
)
_BARE_AFTER = rule(
    "comma? (on|in|at)? the? (lastnight|tonight|part|(dayword|weekday) part|this part|on? third_of part)"
)
_TIMED = frozenset(KINDS[name] for name in ("figures", "four", "dash"))
_AT = frozenset(KINDS[name] for name in ("at", "about", "by", "gone", "near"))


def clock_at(phrase: Phrase, place: int) -> Found:
    """A time of the clock from here on."""
    return phrase.at("clock", place, _clock)


def part_at(phrase: Phrase, place: int) -> Found:
    """A part of the day from here on."""
    return phrase.at("part", place, _part)


def _clock(phrase: Phrase, place: int) -> Found:
    form = _form(phrase.kinds, place)
    if form is None:
        return []
    match, read, rough = form
    found: list[tuple[TimeOfDay, int]] = []
    time = read(phrase, match)
    if time is not None:
        found.append((time._replace(approximate=True) if rough and not time.approximate else time, match.end()))
    if time is None and match["hs"] is not None:
        number = _on_the_clock(phrase.tokens[match.start("hs")].value, 0, False, "")
        found += [(number._replace(bare=True), match.start("hs") + 1)] if number else []
    if match["n"] is not None and phrase.tokens[match.start("n") + 1].kind == KINDS["to"]:
        hour = _on_the_clock(phrase.tokens[match.start("n")].value, 0, False, "")
        found += [(hour._replace(bare=True), match.start("n") + 1)] if hour else []
    return found


@lru_cache(maxsize=1024)
def _form(kinds: str, place: int) -> tuple[Match, Callable[[Phrase, Match], TimeOfDay | None], bool] | None:
    """How a time of the clock is told here: what took it, what reads it, and whether it is about."""
    match = _CLOCK.match(kinds, place)
    if match is None:
        return None
    read = next(read for name, read in _READERS if match[name] is not None)
    return match, read, bool(match["a"] or match["b"] or match["ish"] or match["near"] or match["gone"])


def twelve_hour(hour: int, minutes: int, half: str, length: int = 1) -> TimeOfDay | None:
    """A time of a twelve-hour clock: both halves of the day where none was said."""
    if not 1 <= hour <= 12:
        return None
    morning = (60 * (hour % 12) + minutes) % DAY
    evening = (60 * (hour % 12) + minutes + HALF) % DAY
    if half:
        start = evening if half == "p" else morning
        return TimeOfDay(windows=((start, length),))
    return TimeOfDay(windows=tuple((start, length) for start in sorted((morning, evening))))


def _half_said(phrase: Phrase, match: Match, name: str) -> str:
    token = word(phrase, match, name)
    return str(token.value) if token else ""


def _half_past(phrase: Phrase, match: Match) -> TimeOfDay | None:
    return _beside(phrase, match, "1", 30)


def _back_of(phrase: Phrase, match: Match) -> TimeOfDay | None:
    """Scots: just after the hour."""
    return twelve_hour(phrase.tokens[match.start("h4")].value, 0, _half_said(phrase, match, "p4"), 21)


def _quarter(phrase: Phrase, match: Match) -> TimeOfDay | None:
    sign = 1 if phrase.tokens[match.start("s2")].kind == KINDS["past"] else -1
    return _beside(phrase, match, "2", sign * 15)


def _minutes(phrase: Phrase, match: Match) -> TimeOfDay | None:
    """ "Ten to eight"; "10 to 11" in figures may be a stretch of an hour too."""
    token, number = phrase.tokens[match.start("n")], phrase.tokens[match.start("n")].value
    if number >= 60 or (number % 5 and phrase.tokens[match.start("n") + 1].kind != KINDS["minutes"]):
        return None
    if phrase.tokens[match.start("s3")].kind == KINDS["past"]:
        return _beside(phrase, match, "3", number)
    found = _beside(phrase, match, "3", -number)
    hour = word(phrase, match, "h3")
    minutes_said = phrase.tokens[match.start("n") + 1].kind == KINDS["minutes"]
    if (
        found is None
        or hour is None
        or minutes_said
        or number >= hour.value
        or (not token.text.isdigit() and number + 1 != hour.value)
    ):
        return found
    half = _half_said(phrase, match, "p3")
    starts = twelve_hour(number, 0, half)
    length = 60 * (hour.value - number)
    more = tuple((start, length) for start, _ in starts.windows) if starts else ()
    return TimeOfDay(windows=(*found.windows, *more))


def _beside(phrase: Phrase, match: Match, which: str, minutes: int) -> TimeOfDay | None:
    hour, named = word(phrase, match, f"h{which}"), word(phrase, match, f"m{which}")
    if named is not None:
        start = (HALF if named.kind == KINDS["noon"] else 0) + minutes
        return TimeOfDay(windows=((start % DAY, 1),))
    assert hour is not None
    return twelve_hour(hour.value, minutes, _half_said(phrase, match, f"p{which}"))


def _figures(phrase: Phrase, match: Match) -> TimeOfDay | None:
    """ "21:30", "9.30pm": of the 24-hour clock where they can be of no other or are written as it is."""
    token = phrase.tokens[match.start("c")]
    hour, minute = token.value
    if token.short and token.kind == KINDS["dotted"]:
        return None
    return _on_the_clock(hour, minute, token.exact or match["hrs5"] is not None, _half_said(phrase, match, "p5"))


def _on_the_clock(hour: int, minute: int, exact: bool, half: str) -> TimeOfDay | None:
    if hour == 24 and minute == 0 and not half:
        return TimeOfDay(windows=((DAY, 1),))
    if hour > 23 or minute > 59:
        return None
    if half and 1 <= hour <= 12:
        return twelve_hour(hour, minute, half)
    if exact or not 1 <= hour <= 12:
        return TimeOfDay(windows=((60 * hour + minute, 1),)) if not half or (half == "p") == (hour >= 12) else None
    return twelve_hour(hour, minute, "")


def _run_together(phrase: Phrase, match: Match) -> TimeOfDay | None:
    """ "2130 hrs", "0930", "930pm"."""
    text, half = phrase.tokens[match.start("f")].value, _half_said(phrase, match, "p6")
    hour, minute = divmod(int(text), 100)
    if len(text) == 3:
        if not half and phrase.kinds[match.start("f") - 1 : match.start("f")] not in _AT:
            return None
        return _on_the_clock(hour, minute, False, half)
    if not half and match["hrs6"] is None and not _stands_as_time(phrase, match, text):
        return None
    return _on_the_clock(hour, minute, not half, half)


def _stands_as_time(phrase: Phrase, match: Match, text: str) -> bool:
    """Four figures that might be a year are a time only beside a word, a date or another time that makes them one."""
    if not 1900 <= int(text) <= phrase.said_on.year + 1:
        return True
    place = match.start("f")
    before, after = phrase.kinds[place - 1 : place] if place else "", phrase.kinds[place + 1 : place + 2]
    if before == KINDS["in"]:
        return False  # "in 2019 on …" is a year
    return before in _AT or before in _TIMED or after == KINDS["on"]


def _named(phrase: Phrase, match: Match) -> TimeOfDay | None:
    token, before = phrase.tokens[match.start("m")], phrase.tokens[match.start("m") - 1] if match.start("m") else None
    if (
        before is not None
        and before.kind == KINDS["number"]
        and before.value != 12
        and match.start("m") - 1 >= match.start()
    ):
        return None
    if token.kind == KINDS["noon"]:
        return TimeOfDay(windows=((HALF, 1),))
    gone = word(phrase, match, "gone") is not None or word(phrase, match, "near") is not None
    return TimeOfDay(windows=((0, 180 if gone else 1),), is_midnight=True)


def _spoken(phrase: Phrase, match: Match) -> TimeOfDay | None:
    """ "Nine thirty", in words."""
    hour, minutes = phrase.tokens[match.start("hs")].value, phrase.tokens[match.start("ms")]
    in_figures = minutes.text.isdigit() and match["ps"] is not None and minutes.value > _HOURS
    if not (in_figures or minutes.text.replace("-", "").isalpha()) or not 10 <= minutes.value < 60:
        return None
    return twelve_hour(hour, minutes.value, _half_said(phrase, match, "ps"))


def _hour(phrase: Phrase, match: Match) -> TimeOfDay | None:
    """A bare number is an hour only beside a word that makes it one."""
    token = phrase.tokens[match.start("h")]
    if token.text == "one" and phrase.kinds[match.end() : match.end() + 1] == KINDS["part"]:
        return None  # "one evening" is some evening
    half = _half_said(phrase, match, "p")
    marked = half or match["o"] is not None or match["ish"] is not None
    led = phrase.kinds[match.start("h") - 1 : match.start("h")] in _AT if match.start("h") > match.start() else False
    after = _BARE_AFTER.match(phrase.kinds, match.end()) is not None
    found = _on_the_clock(token.value, 0, token.exact, half)
    if found is None or marked or led or after:
        return found
    return found._replace(bare=True)


def _part(phrase: Phrase, place: int) -> Found:
    match = _PART.match(phrase.kinds, place)
    if match is None:
        alone = _THIRD_ALONE.match(phrase.kinds, place)
        if alone is None:
            return []
        name = {"late": "late evening", "early": "first thing"}.get(phrase.tokens[alone.start("third")].value, "")
        third = phrase.tokens[alone.start("third")].value
        return [(_window(PARTS_OF_DAY[name], name)._replace(third=third), alone.end())] if name else []
    token = phrase.tokens[match.start("p")]
    third = word(phrase, match, "third")
    rough = bool(match["near"] or match["a"] or match["ish"])
    time = _part_named(token.kind, str(token.value), token.text, third.value if third else "")
    return [(time._replace(approximate=rough) if rough != time.approximate else time, match.end())] if time else []


def _part_named(kind: str, name: str, text: str, third: str) -> TimeOfDay | None:
    if third and kind != KINDS["part"]:
        return None
    if kind == KINDS["dinner"]:
        return TimeOfDay(windows=((720, 120), (1020, 180)), part="dinner")
    if kind == KINDS["overnight"]:
        return _window(PARTS_OF_DAY["night"], "night")
    if kind == KINDS["half_of_day"]:
        # Nine in the evening is "pm" too, and two in the night "am".
        return _window((0 if name == "a" else HALF, HALF), "morning" if name == "a" else "pm")
    if name == "middle of the night":
        return TimeOfDay(windows=((0, 300),), is_midnight=True, part="early hours")
    if third:
        finer = {"early": _EARLY, "late": _LATE}.get(third, {}).get(name)
        return _window(finer, name) if finer else None
    return _window(_FINER.get(text, PARTS_OF_DAY[name]), name)


def finer(third: TimeOfDay, part: TimeOfDay) -> TimeOfDay | None:
    """ "Late" told before the day and "night" after it: "late Saturday night"."""
    window = {"early": _EARLY, "late": _LATE}.get(third.third, {}).get(part.part)
    return TimeOfDay(windows=(window,), part=part.part, approximate=part.approximate) if window else None


def nested(first: TimeOfDay, second: TimeOfDay) -> TimeOfDay | None:
    """Of two parts told of one day the closer: "first thing" of a morning, "the early hours" of Sunday morning."""
    for inner, outer in ((first, second), (second, first)):
        hours = HOURS_OF.get(outer.part)
        if hours and len(inner.windows) == 1 and inner.part != outer.part and not inner.is_midnight:
            begins, lasts = inner.windows[0]
            if hours[0] <= begins and begins + lasts <= hours[0] + hours[1] and lasts <= outer.windows[0][1]:
                return inner._replace(approximate=first.approximate or second.approximate)
    return None


def _window(window: tuple[int, int], name: str) -> TimeOfDay:
    return TimeOfDay(windows=(window,), part=name)


_READERS = (
    ("back", _back_of), ("half", _half_past), ("q", _quarter), ("n", _minutes), ("c", _figures), ("f", _run_together),
    ("m", _named), ("hs", _spoken), ("h", _hour),
)  # fmt: skip
