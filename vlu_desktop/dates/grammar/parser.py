# SPDX-License-Identifier: Apache-2.0
"""Reads the words a date was told in. Never raises, never guesses: what is open stays open and the officer is asked."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from vlu_desktop.dates.date_display import clock, day
from vlu_desktop.dates.date_words import plain
from vlu_desktop.dates.grammar import points, ranges
from vlu_desktop.dates.grammar.pairs import Outcome
from vlu_desktop.dates.grammar.parse_result import DateRefusal
from vlu_desktop.dates.grammar.ranges import UnplacedDuration
from vlu_desktop.dates.when import MARGINS, ONE_DAY, Kind, Precision, When, midnight

LONGEST = 300
NOTHING = "Write when it happened, as exactly or as roughly as it is known."
NOT_READ = "We can't place this in time. Add a date, a month or a year. The words are kept as they are."
TOO_LONG = "This is too long to read as a date. Write the date alone. The words are kept as they are."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read: `echo` for the officer to check, `problem` ("" or a sentence to act on), the readings between."""

    when: When
    understood: bool
    echo: str
    problem: str = ""
    alternatives: tuple[When, ...] = ()


def read_when(text: str, said_on: date, *, basis: str = "") -> Reading:
    """The value and its echo; an undated value with the words and a sentence where it can't be read."""
    kept: dict[str, object] = {"words": text, "said_on": said_on, "basis": basis}
    if not text.strip():
        return _unread(NOTHING, kept)
    if len(text) > LONGEST:
        return _unread(TOO_LONG, kept)
    try:
        outcome = _understand(plain(text), said_on)
        if outcome is None:
            return _unread(NOT_READ, kept)
        when = _kept(outcome.when, kept)
    except UnplacedDuration as length:
        undated = When.undated(text, said_on, basis=basis, kind=Kind.THROUGHOUT, lasted=length.lasted)
        return Reading(
            when=undated, understood=False, echo=f"We read this as lasting {length.lasted}, dates not known.",
            problem=length.sentence, alternatives=tuple(_kept(each, kept) for each in length.others),
        )  # fmt: skip
    except DateRefusal as refused:
        return _unread(refused.sentence, kept, refused.others)
    except (ValueError, OverflowError):
        return _unread(NOT_READ, kept)
    problem = outcome.problem
    if not problem and when.earliest is not None and when.earliest >= midnight(said_on) + ONE_DAY:
        problem = f"That is after {day(said_on)}, the day it was said. Check the date if it has already happened."
    return Reading(
        when=when, understood=True, echo=_echo(when, outcome.notes), problem=problem,
        alternatives=tuple(_kept(each, kept) for each in outcome.others),
    )  # fmt: skip


def _understand(said: str, said_on: date) -> Outcome | None:
    instant = points.moment_of(said)
    if instant is not None:
        return Outcome(when=When.at_instant(instant))
    said = re.sub(r"^(\d{4}-\d\d-\d\d)t(?=\d\d:\d\d)", r"\1 ", said)
    refused: DateRefusal | None = None
    try:
        point = points.find(said, said_on)
        if point:
            return Outcome.of(point)
    except DateRefusal as sentence:
        refused = sentence
    outcome = ranges.find(said, said_on)
    if outcome is None and refused:
        raise refused
    return outcome


def _kept(when: When, kept: dict[str, object]) -> When:
    return replace(when, **kept)  # type: ignore[arg-type]


def _unread(sentence: str, kept: dict[str, object], others: tuple[When, ...] = ()) -> Reading:
    when = _kept(When(), kept)
    return Reading(
        when=when, understood=False, echo="No date was read. The words are kept as they are." if when.words else "",
        problem=sentence, alternatives=tuple(_kept(each, kept) for each in others),
    )  # fmt: skip


def _echo(when: When, notes: tuple[str, ...]) -> str:
    sentences = [f"We read this as {when.display()}{_hours(when)}."]
    if when.kind is Kind.THROUGHOUT and when.is_ongoing and when.said_on:
        sentences.append(f"It was still going on when this was said, on {day(when.said_on)}.")
    elif when.kind is Kind.THROUGHOUT and when.begun_by != when.latest:
        sentences.append("It went on throughout.")
    sentences += notes
    if when.approximate:
        sentences.append(f"“About” is taken to reach {_margin(when.precision)} either side.")
    return " ".join(sentences)


def _hours(when: When) -> str:
    if when.precision is not Precision.PART_OF_DAY or when.earliest is None or when.latest is None:
        return ""
    shown = when.display()
    return "" if "between" in shown else f", between {_hour(when.earliest)} and {_hour(when.latest)}"


def _hour(moment: datetime) -> str:
    return "midnight" if (moment.hour, moment.minute) == (0, 0) else clock(moment)


def _margin(precision: Precision) -> str:
    margin = MARGINS[precision]
    if margin < ONE_DAY:
        minutes = margin.seconds // 60
        return f"{minutes // 60} hours" if minutes >= 60 else f"{minutes} minutes"
    if precision in (Precision.YEAR, Precision.DECADE):
        return "a year" if precision is Precision.YEAR else "five years"
    return f"{margin.days} days"
