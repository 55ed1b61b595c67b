# SPDX-License-Identifier: Apache-2.0
"""Lengths of time: "for the last three weeks", "for six months from May", and those with no place in time."""

from dataclasses import replace

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_parts import ONE_DAY, Precision, midnight
from vlu_desktop.dates.reading.ago_rules import HALVES, moved, rough
from vlu_desktop.dates.reading.kinds import KINDS, rule
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.points import points_at, resolve_point
from vlu_desktop.dates.reading.rules import Match, word
from vlu_desktop.dates.reading.spans import Options, Span, after_months, days
from vlu_desktop.dates.reading.told import Meanings, at_times, moment, told_of
from vlu_desktop.dates.when import When

_AMOUNT = (
    "(?P<about>about|over|vague)? (a? (?P<hy>half_year) "
    "| (?P<n>a couple|a? number|a|couple)? dash? (?P<h0>and_half)? (?P<u>unit) (?P<h>and_half)?)"
    "(?P<ish>ish)?"
)
_UP_TO_NOW = rule(
    "(ongoing|often|daily|comma)* (for_|over|since|ongoing) (the|this)? (?P<l>last|past|previous)? "
    + _AMOUNT
    + "(to_now|gone)?"
)
_FROM = rule(
    "(ongoing|every unit|daily|often)* (?P<led>for_|over)? (a spell|the? spell)? "
    + _AMOUNT
    + " spell? comma? (?P<side>from|until|since|in|during)"
)
_UNPLACED = rule(
    "(all|often|ongoing)? (for_|over|during|all|in|ongoing)? (the? spell|a? spell)? " + _AMOUNT + " spell?"
)
_VAGUE = rule(
    "(all|often|ongoing)? (for_|over|during|ongoing for_)? the? spell? (the ordinal)? "
    "(?P<v>a? vague|a? spell|sometime) (?P<u>unit)?"
)
_FROM_THEN = rule("from")
_FOR_THEN = rule("comma? for_ (a spell|the? spell)? " + _AMOUNT)
# Without one of these there is no length.
_WORDS = frozenset(KINDS[name] for name in "unit half_year spell vague sometime".split())
_MONTHS = {"month": 1, "year": 12, "decade": 120}


def _amount(phrase: Phrase, match: Match) -> tuple[int, str]:
    """How many of which unit; halves in the next finer one."""
    half_year = word(phrase, match, "hy")
    if half_year:
        return half_year.value, "month"
    number, unit = word(phrase, match, "n"), phrase.tokens[match.start("u")].value
    count = phrase.tokens[match.end("n") - 1].value if number else 1
    if _and_half(phrase, match):
        times, more, of = HALVES[unit]
        return count * times + more, of
    return int(count), str(unit)


def _and_half(phrase: Phrase, match: Match) -> bool:
    return word(phrase, match, "h") is not None or word(phrase, match, "h0") is not None


def _lasted(phrase: Phrase, match: Match) -> str:
    count, unit = _amount(phrase, match)
    about = word(phrase, match, "about")
    led = f"{about.text} " if about else ""
    if unit == "half month":
        return f"{led}{count // 2} and a half months"
    return f"{led}{count} {unit}{'' if count == 1 else 's'}"


def lengths(phrase: Phrase) -> Meanings | None:
    """What the whole of the words says where it is a length of time."""
    if _WORDS.isdisjoint(phrase.kinds):
        return None
    match = _UP_TO_NOW.fullmatch(phrase.kinds)
    if match and _is_known(phrase, match) and not _vague_only(phrase, match) and _is_up_to_now(phrase, match):
        return _up_to_now(phrase, match)
    return _placed(phrase) or _for_so_long(phrase) or _unplaced(phrase)


def _unplaced(phrase: Phrase) -> Meanings | None:
    """A length with no place in time; it is kept as a length."""
    match = _UNPLACED.fullmatch(phrase.kinds)
    if match and _is_counted(phrase, match) and _is_length(phrase, match):
        if phrase.ahead:
            count, unit = _amount(phrase, match)
            if match.start("n") > (phrase.kinds[0] == KINDS["for_"]):
                return None
            counted = days(moved(phrase.said_on, count, unit, 1))
            return told_of(Options((counted,), f"Is that counted from {shown(phrase.said_on)}?"))
        return Meanings((), "", (), _lasted(phrase, match))
    match = _VAGUE.fullmatch(phrase.kinds)
    if match and match.start("v") > 0:
        return Meanings((), "", (), " ".join(token.text for token in phrase.tokens[match.start("v") :]))
    return None


def _is_counted(phrase: Phrase, match: Match) -> bool:
    """Whether it says how many of its unit, or half a year."""
    return (match["n"] is not None or match["hy"] is not None) and _is_known(phrase, match)


def _is_known(phrase: Phrase, match: Match) -> bool:
    """Half a day more is no length here: it would be told by the clock."""
    return not _and_half(phrase, match) or phrase.tokens[match.start("u")].value in HALVES


def _is_up_to_now(phrase: Phrase, match: Match) -> bool:
    """ "The last" so long, "since" so long as other languages have it, or a word of going on."""
    return match["l"] is not None or any(KINDS[name] in phrase.kinds for name in ("to_now", "since", "ongoing"))


def _vague_only(phrase: Phrase, match: Match) -> bool:
    """ "The last few weeks" says how many no more than "weeks" does."""
    about, counted = word(phrase, match, "about"), word(phrase, match, "n") or word(phrase, match, "hy")
    unit = word(phrase, match, "u")
    plural = unit is not None and unit.text.endswith("s")
    return counted is None and (plural or (about is not None and about.kind == KINDS["vague"]))


def _is_length(phrase: Phrase, match: Match) -> bool:
    """ "A month" alone may be the beginning of anything; "in two weeks" is no length."""
    number = word(phrase, match, "n")
    led = match.start("u") > 1
    return phrase.kinds[:1] != KINDS["in"] and (led or number is None or number.kind != KINDS["a"])


def _up_to_now(phrase: Phrase, match: Match) -> Meanings | None:
    """So long up to the day it was said; the start no finer than the unit."""
    count, unit = _amount(phrase, match)
    start = rough(moved(phrase.said_on, count, unit), unit, phrase.said_on)
    if word(phrase, match, "about") or match["ish"] is not None:
        start = start._replace(approximate=True)
    when = When.during(moment(start), said_on=phrase.said_on, lasted=_lasted(phrase, match))
    if KINDS["often"] in phrase.kinds or _is_over(phrase):
        when = at_times(replace(when, said_on=None))
    return Meanings((when,), "", ("It is counted back from the day it was said.",))


def _is_over(phrase: Phrase) -> bool:
    """ "Over the last month" is some time in it or all of it; "for the last month" is all of it."""
    return phrase.kinds[:1] == KINDS["over"]


def _placed(phrase: Phrase) -> Meanings | None:
    """ "For six months from May": placed by one of its ends; "over six months in 2019" lies somewhere in it."""
    match = _FROM.match(phrase.kinds)
    if match is None or not _is_counted(phrase, match) or _is_rate(phrase, match):
        return None
    within = phrase.tokens[match.start("side")].kind in (KINDS["in"], KINDS["during"])
    if within and not word(phrase, match, "led"):
        return None
    many = len(phrase.kinds)
    point = next((point for point, end in points_at(phrase, match.end()) if end == many and point.day), None)
    options = phrase.tried(resolve_point, point, phrase) if point is not None else None
    if options is None:
        return None
    if within:
        whens = [at_times(moment(span), _lasted(phrase, match)) for span in options.spans]
        return Meanings(tuple(whens), options.question)
    return _by_one_end(phrase, match, options)


def _is_rate(phrase: Phrase, match: Match) -> bool:
    """ "Several times a day since Monday" is how often, and no length of a day."""
    number, led = word(phrase, match, "n"), word(phrase, match, "led")
    return led is None and number is not None and number.kind == KINDS["a"] and KINDS["often"] in phrase.kinds


def _by_one_end(phrase: Phrase, match: Match, options: Options) -> Meanings:
    """Counted on from its beginning or back from its end; in a field that looks ahead, the one day counted to."""
    side = phrase.tokens[match.start("side")]
    if phrase.ahead and side.kind == KINDS["from"] and all(span.is_day for span in options.spans):
        count, unit = _amount(phrase, match)
        return told_of(Options(tuple(days(moved(span.first_day, count, unit, 1)) for span in options.spans)))
    whens = [_measured(phrase, match, span, back=side.kind == KINDS["until"]) for span in options.spans]
    return Meanings(tuple(whens), options.question)


def _for_so_long(phrase: Phrase) -> Meanings | None:
    """ "From 1 March for ten days", "in February for two weeks"."""
    led = _FROM_THEN.match(phrase.kinds)
    start = led.end() if led else 0
    for point, end in points_at(phrase, start):
        match = _FOR_THEN.fullmatch(phrase.kinds, end)
        if match is None or point.day is None or not _is_counted(phrase, match):
            continue
        options = phrase.tried(resolve_point, point, phrase)
        if options is None:
            continue
        whens = [
            _measured(phrase, match, span, back=False) if led or span.is_day
            else at_times(moment(span), _lasted(phrase, match))
            for span in options.spans
        ]  # fmt: skip
        return Meanings(tuple(whens), options.question)
    return None


def _measured(phrase: Phrase, match: Match, span: Span, *, back: bool) -> When:
    count, unit = _amount(phrase, match)
    other = _moved(span, count, unit, -1 if back else 1)
    if span.year_taken and not back and other.latest > midnight(phrase.said_on) + ONE_DAY:
        span, other = _moved(span, 12, "month", -1), _moved(other, 12, "month", -1)
    first, last = (other, span) if back else (span, other)
    when = When.during(moment(first), moment(last), lasted=_lasted(phrase, match))
    return replace(when, approximate=True) if word(phrase, match, "about") else when


def _moved(span: Span, count: int, unit: str, sign: int) -> Span:
    if unit not in _MONTHS or span.precision is Precision.DAY:
        first, last = moved(span.first_day, count, unit, sign), moved(span.last_day, count, unit, sign)
    else:
        first = after_months(span.first_day, sign * count * _MONTHS[unit])
        last = after_months(span.last_day + ONE_DAY, sign * count * _MONTHS[unit]) - ONE_DAY
    return span._replace(earliest=midnight(first), latest=midnight(last) + ONE_DAY, notes=())
