# SPDX-License-Identifier: Apache-2.0
"""The grammar of conduct over time and of open ends: "since 2008", "for six months from May", "until June"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from vlu_desktop.dates.grammar import points
from vlu_desktop.dates.grammar.pairs import Outcome, pairs, ranged
from vlu_desktop.dates.grammar.parse_result import DateRefusal, ParsedDate, after_months, days
from vlu_desktop.dates.grammar.relative import AMOUNT, amount, back, rough, told_unit
from vlu_desktop.dates.when import ONE_DAY, Kind, Precision, When, midnight

_ROUGHLY = (
    r"(?P<about>about |around |nearly |almost |over |more than |approximately |roughly |at least |"
    r"some |up to |well over |just over |just under )?"
)
_ONGOING = (
    r"(?:(?:it |this |that |he |she |they |the (?:behaviour|harassment|stalking|"
    r"stalking behaviour) )?(?:has |had |have |'s )?"
    r"(?:been |was )?(?:very )?(?:ongoing|on-going|going on|happening|continuing|doing this|at it|intense)|ongoing)"
)
_VAGUE = (
    r"(?:several|many|a few|a number of|some|a couple of|numerous|a good few|a period of|"
    r"the first few|a considerable|countless)"
)
_LENGTH = re.compile(
    rf"(?:all )?(?:{_ONGOING} )?(?:for|over|lasting|lasted|during|throughout|across|in the space of|"
    rf"within)?(?: )?(?:the (?:course|space) of )?"
    rf"(?:an? )?(?:period of )?(?:over )?{_ROUGHLY}{AMOUNT}(?: or so)?(?:[ -](?:period|history|campaign|time))?"
)
_VAGUE_LENGTH = re.compile(
    rf"(?:all )?(?:{_ONGOING} )?(?:for|over|across|during)(?: a)?(?: period of)? ?"
    rf"(?P<length>{_VAGUE} (?:days|weeks|months|years|decades)|(?:a |some )?(?:long |short |"
    rf"considerable )?(?:time|while|period)|(?:days|weeks|months|years|decades)(?: and (?:weeks|"
    rf"months|years))?)"
    rf"(?: period| or even years)?"
)
_LAST = re.compile(
    rf"(?:{_ONGOING} |continuously |daily |every day )?(?:for|over|during|throughout)(?: most of|"
    rf" much of)? (?:the |these )?(?P<last>last|past|previous) {_ROUGHLY}{AMOUNT}"
    r"(?: (?:he|she|they|it|his|her|the) .+)?"
)
_UP_TO_NOW = re.compile(
    rf"{_ONGOING} (?P<sporadic>sporadically |on and off |intermittently )?(?:for|over) {_ROUGHLY}{AMOUNT}(?: now)?"
)
_DATING_BACK = re.compile(rf"(?:dating|going|stretching|extending) back (?:over |for )?{_ROUGHLY}{AMOUNT}")
_FROM_LENGTH = re.compile(
    rf"(?:for |over )?(?:an? )?(?:period of )?{_ROUGHLY}{AMOUNT}"
    rf"(?: period)?,? (?P<side>from|starting(?: in| on)?|beginning(?: in| on)?|"
    rf"until|up to|ending(?: in| on)?|in|during) (?P<day>.+)"
)
_SINCE = re.compile(rf"(?:{_ONGOING} )?(?:ever )?since (?P<rest>.+?)")
_OPEN_START = re.compile(r"(?:up )?(?:until|till|til|up to)(?: and including)? (?P<day>.+)")
_BEFORE = re.compile(
    r"(?:some ?time |just |shortly |at some point )?(?P<how>before|prior to|by|no later than) (?P<day>.+)"
)
_AFTER = re.compile(r"(?:some ?time |just |shortly |at some point )?(?:after|following|later than) (?P<day>.+)")
_FROM = re.compile(
    r"(?:from|starting(?: in| on| from)?|beginning(?: in| on)?) (?P<day>.+?)(?: on ?wards?|"
    r",? end not known|,? and (?:on|after))?"
)
_AT_TIMES = re.compile(
    r"(?:sporadically|on and off|off and on|intermittently|at times|from time to time|now and then|"
    r"occasionally|on occasions?|"
    r"on (?:several|many|numerous|various|\d+)(?: separate| different)? occasions|several times|"
    r"repeatedly|regularly|weekly|every week|most weeks|monthly|every month|"
    r"most days|at various times|every \w+day|\d+ times)(?: ,)?(?: (?:over|in|during|"
    r"throughout))?(?: the period)? (?P<rest>.+)"
)
_EVERY_DAY = re.compile(
    r"(?:every (?:single )?(?:day|night|morning|evening)|daily|constantly|continuously|continually|"
    r"all the time|non-?stop),? (?P<rest>.+)"
)
_THROUGHOUT = re.compile(r"(?:throughout|all through|all of|the whole of|all) (?:of )?(?P<day>.+)")
_DURING = re.compile(r"(?:over the period of?|over the course of|during the period) (?P<day>.+)")


def find(said: str, said_on: date) -> Outcome | None:
    """What the whole of the words says where they have two ends or one open; None where they are something else."""
    for pattern, read in _GRAMMAR:
        found = pattern.fullmatch(said)
        outcome = read(found, said_on) if found else None
        if outcome:
            return outcome
    pair = pairs(said, said_on)
    if pair:
        return pair
    found = _FROM.fullmatch(said)
    return _from(found, said_on) if found else None


def _anything(said: str, said_on: date) -> Outcome | None:
    outcome = find(said, said_on)
    if outcome:
        return outcome
    point = points.find(said, said_on)
    return Outcome.of(point) if point else None


def _lasted(found: re.Match[str]) -> str:
    unit, n = found["unit"], found["n"]
    plural = unit if n in ("a", "an", "1", "half a") or unit.endswith("s") else f"{unit}s"
    return f"{found['about'] or ''}{n} {plural}{found['half'] or ''}"


def _since_length(found: re.Match[str], said_on: date) -> Outcome | None:
    """So long up to the day it was said; the start no finer than the unit."""
    if not found["unit"]:
        return None
    begun = back(said_on, found["n"], found["unit"])
    start = rough(begun, told_unit(found["n"], found["unit"]))
    if (found["about"] or "").strip():
        start = replace(start, approximate=True)
    start = replace(start, latest=min(start.latest, midnight(said_on) + ONE_DAY))
    lasted = _lasted(found)
    if "sporadic" in found.re.groupindex and found["sporadic"]:
        sporadic = days(start.first_day, said_on, start.precision)
        return _at_times(Outcome(when=sporadic.when()), lasted)
    when = When.during(start.when(), said_on=said_on, lasted=lasted)
    return Outcome(when=when, notes=("It is counted back from the day it was said.",))


def _length(found: re.Match[str], said_on: date) -> Outcome | None:
    if not found["unit"]:
        return None
    lasted = _lasted(found)
    begun = rough(back(said_on, found["n"], found["unit"]), found["unit"]).when()
    offer = When.during(begun, said_on=said_on, lasted=lasted)
    raise UnplacedDuration(
        lasted,
        f"This says how long ({lasted}) but not when. Add when it began or ended, such as "
        "“over 9 months from May 2019”, or say “for the last …” if it went on up to now.",
        (offer,),
    )


def _vague_length(found: re.Match[str], said_on: date) -> Outcome | None:
    raise UnplacedDuration(
        found["length"],
        "This says how long, not when. Add when it began or ended, such as “since May 2019”.",
    )


class UnplacedDuration(DateRefusal):
    """A length of time with nothing to place it by; the length is kept."""

    def __init__(self, lasted: str, sentence: str, others: tuple[When, ...] = ()) -> None:
        super().__init__(sentence, others)
        self.lasted = lasted


def _from_length(found: re.Match[str], said_on: date) -> Outcome | None:
    """ "for six months from May": all of it was past when it was said."""
    if not found["unit"]:
        return None
    side = found["side"].split(" ")[0]
    point = points.find(found["day"], said_on)
    if point is None:
        return None
    in_days, months = amount(found["n"], found["unit"])
    lasted, roughly = _lasted(found), bool((found["about"] or "").strip())
    if side in ("in", "during"):
        return _at_times(Outcome.of(point), lasted)
    sign = -1 if side in ("until", "up", "ending") else 1
    other = _moved(point, sign * in_days, sign * months)
    if point.assumed_year and sign > 0 and other.latest > midnight(said_on) + ONE_DAY:
        point, other = _moved(point, 0, -12), _moved(other, 0, -12)
        point = replace(point, notes=(f"The year was taken as {point.first_day.year}.",))
    start, end = (other, point) if sign < 0 else (point, other)
    when = When.during(start.when(), end.when(), lasted=lasted)
    if roughly:
        when = replace(when, approximate=True)
    return Outcome(when=when, notes=point.notes, problem=point.problem, others=())


def _moved(found: ParsedDate, in_days: int, months: int) -> ParsedDate:
    first = after_months(found.first_day, months) + timedelta(days=in_days)
    if found.precision is Precision.DAY or in_days:
        last = after_months(found.last_day, months) + timedelta(days=in_days)
    else:
        last = after_months(found.last_day + ONE_DAY, months) - ONE_DAY
    return replace(found, earliest=midnight(first), latest=midnight(last) + ONE_DAY, notes=())


def _since(found: re.Match[str], said_on: date) -> Outcome | None:
    """The day after "since", or at the end of what happened then: "since the breakdown in 2008"."""
    tokens = found["rest"].split(" ")
    for n in range(len(tokens)):
        words = " ".join(tokens[n:])
        point = points.find(words, said_on) if n else ranged(words, said_on)
        if point:
            if point.first_day > said_on:
                raise DateRefusal("That is after the day it was said. Check the date.")
            start = replace(point, latest=min(point.latest, midnight(said_on) + ONE_DAY))
            when = When.during(start.when(), said_on=said_on)
            return Outcome(when=when, notes=point.notes, problem=point.problem, others=())
    return None


def _open_start(found: re.Match[str], said_on: date) -> Outcome | None:
    point = ranged(found["day"], said_on)
    if point is None:
        return None
    when = When(
        kind=Kind.THROUGHOUT, earliest=point.earliest, latest=point.latest, begun_by=point.latest,
        ended_from=point.earliest, precision=point.precision, approximate=point.approximate, open_start=True,
    )  # fmt: skip
    return Outcome(when=when, notes=(*point.notes, "When it began isn't known."), problem=point.problem)


def _before(found: re.Match[str], said_on: date) -> Outcome | None:
    point = points.find(found["day"], said_on)
    if point is None:
        return None
    bound = point.latest if found["how"] in ("by", "no later than") else point.earliest
    when = When.within(
        bound - ONE_DAY, bound, precision=point.precision, approximate=point.approximate, open_start=True
    )
    return Outcome(when=when, notes=(*point.notes, "How long before isn't known."), problem=point.problem)


def _after(found: re.Match[str], said_on: date) -> Outcome | None:
    point = points.find(found["day"], said_on)
    if point is None:
        return None
    latest = max(midnight(said_on) + ONE_DAY, point.latest + ONE_DAY)
    when = When.within(point.latest, latest, precision=point.precision, approximate=point.approximate, open_end=True)
    return Outcome(when=when, notes=(*point.notes, "How long after isn't known."), problem=point.problem)


def _from(found: re.Match[str], said_on: date) -> Outcome | None:
    point = ranged(found["day"], said_on)
    if point is None:
        return None
    when = When(
        kind=Kind.THROUGHOUT, earliest=point.earliest, latest=point.latest, begun_by=point.latest,
        ended_from=point.earliest, precision=point.precision, approximate=point.approximate, open_end=True,
    )  # fmt: skip
    return Outcome(when=when, notes=(*point.notes, "When it ended isn't known."), problem=point.problem)


def _at_times(outcome: Outcome, lasted: str = "") -> Outcome:
    """On and off within a range: sure only of the range as a whole."""
    when = outcome.when
    when = replace(
        when, kind=Kind.THROUGHOUT, begun_by=when.latest, ended_from=when.earliest, lasted=lasted or when.lasted,
        open_start=False, open_end=False,
    )  # fmt: skip
    return replace(outcome, when=when)


def _sporadic(found: re.Match[str], said_on: date) -> Outcome | None:
    rest = _anything(found["rest"], said_on)
    return _at_times(rest) if rest else None


def _every_day(found: re.Match[str], said_on: date) -> Outcome | None:
    rest = _anything(found["rest"], said_on)
    if rest is None or rest.when.kind is Kind.THROUGHOUT:
        return rest
    return _whole(rest)


def _whole(outcome: Outcome) -> Outcome:
    """Going on through all of its days; one day, and what has an open side, is as it was told."""
    when = outcome.when
    if when.open_start or when.open_end or when.span_days == 1:
        return outcome
    assert when.first_day is not None
    throughout = When.during(when.first_day, when.last_day, precision=when.precision, approximate=when.approximate)
    return replace(outcome, when=throughout)


def _throughout(found: re.Match[str], said_on: date) -> Outcome | None:
    point = points.find(found["day"], said_on)
    return _whole(Outcome.of(point)) if point else None


def _during(found: re.Match[str], said_on: date) -> Outcome | None:
    inner = _anything(found["day"], said_on)
    return _at_times(inner) if inner else None


_Read = Callable[[re.Match[str], date], Outcome | None]
_GRAMMAR: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_LAST, _since_length),
    (_UP_TO_NOW, _since_length),
    (_DATING_BACK, _since_length),
    (_FROM_LENGTH, _from_length),
    (_EVERY_DAY, _every_day),
    (_AT_TIMES, _sporadic),
    (_DURING, _during),
    (_SINCE, _since),
    (_THROUGHOUT, _throughout),
    (_LENGTH, _length),
    (_VAGUE_LENGTH, _vague_length),
    (_OPEN_START, _open_start),
    (_BEFORE, _before),
    (_AFTER, _after),
)
