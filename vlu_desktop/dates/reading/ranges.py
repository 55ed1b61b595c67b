# SPDX-License-Identifier: Apache-2.0
"""Ranges: "between 3 and 10 March", "from 2019 until last month", "3 March from 9 to 10pm"."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from vlu_desktop.dates.date_parts import ONE_DAY
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.calendar_day import CalendarDay
from vlu_desktop.dates.reading.ends import pairs_of
from vlu_desktop.dates.reading.kinds import KINDS, rule
from vlu_desktop.dates.reading.nights import night_told
from vlu_desktop.dates.reading.phrase import Found, Phrase
from vlu_desktop.dates.reading.points import Point, longest_first, points_at
from vlu_desktop.dates.reading.rules import Match, options_of
from vlu_desktop.dates.reading.spans import Options, Refused
from vlu_desktop.dates.reading.told import Meanings, from_to
from vlu_desktop.dates.when import When

_LEAD = rule("(?P<about>about)? sometime? (during|for_|over|in)? (the? spell (of|from)?)? (?P<lead>between|from)?")
_SEPARATOR = {
    "between": rule("comma? (and|dash|to)"),
    "from": rule("comma? (to|until|dash|during to)"),
    "": rule("comma? (dash|until|to|into|slash)"),
}
_OF_CLOCKS = rule("comma? (dash|until|to)")
_NEXT_CLOCKS = rule("comma? (?P<lead>between|from|at)?")
_ENDS_IN_YEAR = rule(".*?(?P<year>four|quoted|last unit|this unit)")
_INTO, _SLASH = KINDS["into"], KINDS["slash"]
_MOMENT_SIGNS = frozenset((KINDS["dash"], _INTO, _SLASH))
_HOUR = timedelta(hours=1)
TIME_IN_WORDS = "The time of day is kept in the words only, because the day isn't certain."
"""What is noted of a time of day told with more than one day."""


class _How(NamedTuple):
    """How two ends were told: "between", "from" or neither; and "about"."""

    word: str
    about: bool

    def is_moment(self, sign: str) -> bool:
        """One moment between the ends, or conduct going on from the one to the other."""
        return self.word == "between" or (not self.word and sign in _MOMENT_SIGNS)


def ranges_at(phrase: Phrase, place: int) -> Iterator[tuple[Meanings, int]]:
    """Everything with two ends that may be told from here on, one after another."""
    lead = _LEAD.match(phrase.kinds, place)
    assert lead is not None
    how = _How(word=_word(phrase, lead), about=lead["about"] is not None)
    for left, middle in points_at(phrase, lead.end()):
        yield from _to_second(phrase, lead.end(), left, middle, how)
        if left.day is not None and left.time is None and not how.word:
            yield from _clocks_after(phrase, left, middle, how.about)


def _word(phrase: Phrase, lead: Match) -> str:
    kind = phrase.kinds[lead.start("lead") : lead.end("lead")]
    return {KINDS["between"]: "between", KINDS["from"]: "from"}.get(kind, "")


def _to_second(phrase: Phrase, start: int, left: Point, middle: int, how: _How) -> Iterator[tuple[Meanings, int]]:
    """The first end with every second that may follow it."""
    separator = _SEPARATOR[how.word].match(phrase.kinds, middle)
    if separator is None:
        return
    sign = phrase.kinds[separator.end() - 1]
    if sign == _SLASH and not left.is_night:
        return
    for right, end in longest_first(phrase, separator.end()):
        if not fits(left, right):
            continue
        if sign in (_INTO, _SLASH) and left.is_night and left.time is None and right.is_day_alone:
            assert right.day is not None
            yield from night_told(phrase, left.day, right.day, end) if left.day else ()
        else:
            lent = year_lent(phrase, start, left, middle, end)
            told = told_between(phrase, lent, right, how.is_moment(sign), how.about)
            told = told or _before_the_second(phrase, start, middle, left, right, how.is_moment(sign), how.about)
            told = _year_or_hour(phrase, start, middle, told, right, end) if left.time is None else told
            yield from _ended(phrase, told, right, end)


def _year_or_hour(
    phrase: Phrase, start: int, middle: int, told: Meanings | None, right: Point, end: int
) -> Meanings | None:
    """ "3 March, 11 to 12": two figures that end a day before a bare number may be its year, or an hour."""
    year = phrase.tokens[middle - 1]
    if told is None or not right.is_number_alone or year.kind != KINDS["number"] or not year.text.isdigit():
        return told
    of_day = [
        each for point, last in points_at(phrase, start) if last in (middle - 2, middle - 1) and point.day is not None
        for each, to in _clocks_after(phrase, point, last, False) if to == end
    ]  # fmt: skip
    return told._replace(whens=(*of_day[0].whens, *told.whens), question=asking.WHICH) if of_day else told


def _ended(phrase: Phrase, told: Meanings | None, right: Point, end: int) -> Found:
    """A range with where it ends, "the next day" behind it or not."""
    return [(told, end), *_into_next_day(phrase, told, right, end)] if told else []


def _into_next_day(phrase: Phrase, told: Meanings, right: Point, end: int) -> Found:
    """ "From 10pm on the 17th until 3am the next day": said behind a time that is of the next day anyhow."""
    if right.day is not None or phrase.kinds[end : end + 1] != KINDS["next_day"]:
        return []
    return [(told, end + 1)] if all(map(_is_over_midnight, told.whens)) else []


def _is_over_midnight(when: When) -> bool:
    assert when.first_day is not None
    assert when.last_day is not None
    return when.last_day - when.first_day == ONE_DAY


def _before_the_second(
    phrase: Phrase, start: int, middle: int, left: Point, right: Point, is_moment: bool, about: bool
) -> Meanings | None:
    """ "From Christmas to Easter": a feast or season without its year is the last before the second end."""
    if not isinstance(left.day, Options) or not all(span.year_taken for span in left.day.spans) or right.day is None:
        return None
    ends = phrase.tried(options_of, right.day, phrase)
    if ends is None or len(ends.spans) != 1:
        return None
    (end,) = ends.spans
    earlier = Phrase(phrase.tokens[start:middle], end.last_day, phrase.looking)
    (point, _), *_ = points_at(earlier, 0)
    return told_between(phrase, point, right, is_moment, about)


def year_lent(phrase: Phrase, start: int, left: Point, middle: int, end: int) -> Point:
    """ "Late March and early June 2025": words that are no plain date take the year that ends the second."""
    year = _ENDS_IN_YEAR.fullmatch(phrase.kinds, middle, end)
    if year is None or not isinstance(left.day, Options) or not any(span.year_taken for span in left.day.spans):
        return left
    lent_year = phrase.tokens[year.start("year") : end]
    longer = Phrase((*phrase.tokens[start:middle], *lent_year), phrase.said_on, phrase.looking)
    many = len(longer.kinds)
    return next((point for point, last in points_at(longer, 0) if last == many), left)


def fits(left: Point, right: Point) -> bool:
    """A bare number before a day is a day of it; before a time of the clock, an hour. Two times need a day."""
    if left.day is None and right.day is None:
        return False
    if left.is_bare_time and left.day is None:
        return right.clock_first
    if left.is_bare_day:
        return right.day is not None and not right.clock_first and not right.is_bare_day
    if right.is_bare_day:
        return isinstance(left.day, CalendarDay) and left.day.month is not None and left.day.day is not None
    return True


def _clocks_after(phrase: Phrase, day: Point, place: int, about: bool) -> Found:
    """ "3 March between 6 and 7pm", "3 March from 9 to 10pm"."""
    lead = _NEXT_CLOCKS.match(phrase.kinds, place)
    assert lead is not None
    how = _How(word=_word(phrase, lead), about=about)
    found: list[tuple[Meanings, int]] = []
    for left, middle in points_at(phrase, lead.end()):
        separator = (_SEPARATOR[how.word] if how.word else _OF_CLOCKS).match(phrase.kinds, middle)
        if left.day is not None or separator is None or (left.part and day.part):
            continue
        whole = left._replace(day=day.day, part=left.part or day.part)
        for right, end in points_at(phrase, separator.end()):
            moment = how.is_moment(phrase.kinds[separator.end() - 1])
            told = told_between(phrase, whole, right, moment, how.about) if right.day is None else None
            found += _ended(phrase, told, right, end)
    return found


def told_between(phrase: Phrase, left: Point, right: Point, is_moment: bool, about: bool) -> Meanings | None:
    """What two ends say; None where they are no range."""
    if left.is_number_alone and right.time is not None and not right.clock_first:
        return _at_a_time(phrase, left, right, is_moment, about)
    try:
        pairs, question = pairs_of(left, right, phrase)
        whens = tuple(dict.fromkeys(from_to(a, b, is_moment=is_moment, approximate=about) for a, b in pairs))
    except Refused as refused:
        phrase.refused = phrase.refused or refused.sentence
        return None
    except ValueError:
        return None
    (first, last), *_ = pairs
    notes = tuple(dict.fromkeys((*first.notes, *last.notes))) if len(whens) == 1 else ()
    return Meanings(whens, question, notes)


def _at_a_time(phrase: Phrase, left: Point, right: Point, is_moment: bool, about: bool) -> Meanings | None:
    """ "Between 3 and 5 March at 9pm" keeps the time in words; "from 1 to 3 March at 10pm" is asked."""
    days = told_between(phrase, left, right._replace(time=None), is_moment, about)
    if days is None or is_moment:
        return days._replace(notes=(*days.notes, TIME_IN_WORDS)) if days else None
    timed = told_between(phrase, left._replace(time=right.time), right, is_moment, about)
    question = "Is that going on over all of these days, or from the first time to the last?"
    return Meanings((*days.whens, *(timed.whens if timed else ())), question)


def hours(phrase: Phrase, left: Point, right: Point) -> Meanings | None:
    """ "6 or 7pm on Monday": one of two times of a day side by side."""
    if right.time is None or not right.clock_first:
        return None
    told = told_between(phrase, left, right, True, False)
    return None if told is None or any(map(_is_over_an_hour, told.whens)) else told


def _is_over_an_hour(when: When) -> bool:
    assert when.earliest is not None
    assert when.latest is not None
    return when.latest - when.earliest > _HOUR
