# SPDX-License-Identifier: Apache-2.0
"""Reads the words a date was told in: every word is accounted for, or it is not a reading. Nothing is guessed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from vlu_desktop.dates.date_display import clock, day
from vlu_desktop.dates.date_parts import MARGINS, ONE_DAY, Kind, Precision, midnight
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.extents import rest
from vlu_desktop.dates.reading.going_on import going_on
from vlu_desktop.dates.reading.kinds import KINDS, UNKNOWN, rule
from vlu_desktop.dates.reading.lengths import lengths
from vlu_desktop.dates.reading.lexer import tokens_of
from vlu_desktop.dates.reading.outcome import Choice, Nothing, One, Reading, Several
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.dates.reading.told import Meanings, held_to
from vlu_desktop.dates.when import When

LONGEST, MOST_WORDS = 300, 40
NOTHING = "Write when it happened, as exactly or as roughly as it is known."
NOT_READ = "We can't place this in time. Add a date, a month or a year. The words are kept as they are."
TOO_LONG = "This is too long to read as a date. Write the date alone. The words are kept as they are."
_BEFORE_IT = rule(
    "(question | hedge comma? | lead colon_sign? | (label|time_word) colon_sign? | actor (verb|lead|hedge) | verb "
    "| but | comma)*"
)
_AFTER_IT = rule(
    "(question | comma? actor verb | comma? hedge | comma? ish | comma? about | sometime | comma? lead | comma)*"
)
_LAST = frozenset(KINDS[name] for name in "question verb hedge ish about sometime lead comma".split())
"""One of these ends whatever stands after the date."""
_DOUBTS = frozenset((KINDS["question"], KINDS["hedge"], KINDS["ish"], KINDS["about"]))


def read_when(text: str, said_on: date, *, looking: TimeDirection = TimeDirection.PAST, basis: str = "") -> Reading:
    """What the words say for somebody who said them on a day, in a field that looks back or ahead."""
    return _read(text, said_on, looking, basis)


@lru_cache(maxsize=4096)
def _read(text: str, said_on: date, looking: TimeDirection, basis: str) -> Reading:
    """A column of a thousand rows has few dates: each is read once."""
    if not text.strip():
        return Nothing(words=text, said_on=said_on, sentence=NOTHING, basis=basis)
    if len(text) > LONGEST:
        return Nothing(words=text, said_on=said_on, sentence=TOO_LONG, basis=basis)
    sentence = NOT_READ
    phrase = Phrase(tokens_of(text), said_on, looking)
    if len(phrase.kinds) <= MOST_WORDS and UNKNOWN not in phrase.kinds:
        for every in (False, True):
            if every:
                phrase = Phrase(phrase.tokens, said_on, looking)
                phrase.every = True
            try:
                told = _told(phrase)
                if told is not None:
                    return _answered(told, text, said_on, looking, basis)
            except (ValueError, OverflowError):
                pass  # a date beyond the calendar
        sentence = phrase.refused or NOT_READ
    return Nothing(words=text, said_on=said_on, sentence=sentence, basis=basis)


def _told(phrase: Phrase) -> Meanings | None:
    """The words without what stands before and after them, and whether they were doubted."""
    if phrase.kinds == KINDS["instant"]:
        (token,) = phrase.tokens
        return Meanings((When.at_instant(_instant(token.text)),))
    many = len(phrase.kinds)
    lead = _BEFORE_IT.match(phrase.kinds)
    assert lead is not None
    start = lead.end()
    for end in _tail_starts(phrase.kinds, start):
        inner, doubted = phrase, False
        if (start, end) != (0, many):
            doubted = not _DOUBTS.isdisjoint(phrase.kinds[:start] + phrase.kinds[end:])
            inner = Phrase(phrase.tokens[start:end], phrase.said_on, phrase.looking)
            inner.every = phrase.every
        told = None if _is_name(phrase.kinds[:start], inner.kinds) else _whole(inner)
        phrase.refused = phrase.refused or inner.refused
        if told is not None:
            return told.each(lambda when: replace(when, approximate=True)) if doubted else told
    return None


def _is_name(before: str, kinds: str) -> bool:
    """ "He rang May": a month by itself behind a verb is somebody's name."""
    return before[-1:] == KINDS["verb"] and kinds == KINDS["month"]


def _tail_starts(kinds: str, start: int) -> list[int]:
    """Where the doubt that ends the words may begin: behind them all where there is none."""
    if start < len(kinds) and kinds[-1] not in _LAST:
        return [len(kinds)]
    return [n for n in range(len(kinds), start, -1) if _AFTER_IT.fullmatch(kinds, n)]


def _whole(phrase: Phrase) -> Meanings | None:
    return lengths(phrase) or going_on(phrase) or rest(phrase, 0)


def _answered(told: Meanings, text: str, said_on: date, looking: TimeDirection, basis: str) -> Reading:
    if not told.whens:
        return Nothing(
            words=text, said_on=said_on, basis=basis, lasted=told.lasted,
            sentence=f"This says how long ({told.lasted}) but not when. Add when it began or ended, such as "
            "“over 9 months from May 2019”, or say “for the last …” if it went on up to now.",
        )  # fmt: skip
    whens, question = list(told.whens), told.question
    if looking is TimeDirection.PAST:
        whens, question = _not_after(whens, question, said_on)
        if not whens:
            return Nothing(
                words=text, said_on=said_on, basis=basis,
                sentence=f"That is after {day(said_on)}, the day it was told. Check the date.",
            )  # fmt: skip
    kept = [each.as_told(text, said_on, basis) for each in (dict.fromkeys(whens) if len(whens) > 1 else whens)]
    if question or len(kept) > 1:
        return Several(
            words=text, said_on=said_on, question=question or asking.WHICH, choices=_choices(kept), basis=basis
        )  # fmt: skip
    (one,) = kept
    return One(when=one, echo=_echo(one, told.notes), notes=told.notes)


def _not_after(whens: list[When], question: str, said_on: date) -> tuple[list[When], str]:
    """Nothing goes on after the telling: what would is asked, what reaches over it ends there."""
    end = midnight(said_on) + ONE_DAY
    if len(whens) == 1 and whens[0].latest is not None and whens[0].latest <= end:
        return whens, question
    kept = []
    for when in whens:
        assert when.earliest is not None
        assert when.begun_by is not None
        assert when.ended_from is not None
        if when.ended_from >= end:
            if when.earliest < end:
                by = min(when.begun_by, end)
                start = When.within(when.earliest, by, precision=when.precision, approximate=when.approximate)
                kept.append(When.during(start, said_on=said_on))
                question = question or asking.ends_after(said_on)
            continue
        held = held_to(when, end)
        assert held is not None
        kept.append(held)
    return kept, question if len(kept) > 1 or len(kept) == len(whens) else asking.to_come(said_on)


def _choices(whens: list[When]) -> tuple[Choice, ...]:
    shown = [when.display() for when in whens]
    texts = [
        f"{text} ({_clock_time(when)})" if shown.count(text) > 1 else text
        for text, when in zip(shown, whens, strict=True)
    ]  # fmt: skip
    return tuple(Choice(text=text, when=when) for text, when in zip(texts, whens, strict=True))


def _clock_time(when: When) -> str:
    """Which of two times that came twice: the first was on summer time."""
    winter = when.instant is not None and when.instant.replace(tzinfo=None) == when.earliest
    return "winter time" if winter else "summer time"


def _echo(when: When, notes: tuple[str, ...]) -> str:
    sentences = [f"We read this as {when.display()}{_hours(when)}."]
    if when.kind is Kind.THROUGHOUT and when.is_ongoing:
        assert when.said_on is not None
        sentences.append(f"It was still going on when this was said, on {day(when.said_on)}.")
    elif when.begun_by != when.latest:
        sentences.append("It went on throughout.")
    sentences += notes
    if when.approximate:
        sentences.append(f"“About” is taken to reach {_margin(when.precision)} either side.")
    return " ".join(sentences)


def _hours(when: When) -> str:
    if when.precision is not Precision.PART_OF_DAY:
        return ""
    assert when.earliest is not None
    assert when.latest is not None
    shown = when.display()
    return "" if "between" in shown else f", between {_hour(when.earliest)} and {_hour(when.latest)}"


def _hour(moment: datetime) -> str:
    return "midnight" if (moment.hour, moment.minute) == (0, 0) else clock(moment)


def _margin(precision: Precision) -> str:
    margin = MARGINS[precision]
    if margin < ONE_DAY:
        hours = margin // timedelta(hours=1)
        return f"{hours} hours" if hours else f"{margin // timedelta(minutes=1)} minutes"
    if precision in (Precision.YEAR, Precision.DECADE):
        return "a year" if precision is Precision.YEAR else "five years"
    return f"{margin.days} days"


def _instant(text: str) -> datetime:
    """The instant a machine wrote, "2026-03-03t21:30:15z" or with UTC, BST or an offset. ValueError for none."""
    at = text.upper().replace("UTC", "Z").replace("GMT", "Z").replace("BST", "+01:00").replace(" Z", "Z")
    date_part, _, rest = at.replace("T", " ").partition(" ")
    return datetime.fromisoformat(f"{date_part}T{rest.replace(' ', '')}")
