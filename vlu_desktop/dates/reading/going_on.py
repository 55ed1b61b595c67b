# SPDX-License-Identifier: Apache-2.0
"""Conduct over time and open ends: "since 2008", "until June", "after Christmas", "every day in March"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache, partial

from vlu_desktop.dates.date_parts import ONE_DAY, Kind, Precision, midnight
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.ends import as_said
from vlu_desktop.dates.reading.extents import changed, extents_at, rest
from vlu_desktop.dates.reading.kinds import KINDS, Rule, rule
from vlu_desktop.dates.reading.open_ends import after, before, beside_clock, between_now, near
from vlu_desktop.dates.reading.period_rules import so_far
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.rules import Match
from vlu_desktop.dates.reading.spans import Span, TimeDirection, days, monday_of, month, year
from vlu_desktop.dates.reading.told import Meanings, at_times, held_to, moment, whole_days
from vlu_desktop.dates.when import When

_HOW_OFTEN = (
    "((on|at)? (about|vague|until|over)? (number and?|vague|a? couple|number (or|to|dash) number) times "
    "((a|every) (unit|part))? "
    "| (about|vague)? (number|once|twice) times? (a|every) (unit|part) | often ((a|every) (unit|part))? | twice "
    "| about (daily | every (unit|part)) "
    "| (every|every_other|most) (number|ordinal|couple|vague)? (unit|weekday|weekdays|part|parts|weekend|weekends) "
    "((and|or|comma) (weekday|weekdays))* "
    "| (on|at|over)? (parts | weekends | weekdays ((and|or|comma) weekdays)*) "
    "| (number|once|twice) times? (a|every) unit | (times|about)* times number )"
)
_ALL_THE_TIME = "(daily | every (?P<each>unit|part))"
_SINCE = rule(
    f"(ongoing|comma)* ({_ALL_THE_TIME}|(?P<often>{_HOW_OFTEN})|ongoing|comma)* since (the (?=third_of|about))?"
)
_EVENT = rule(
    "(ongoing|comma)* since (the|day_noun|actor)* (third_of of (the|day_noun)*)? event+ (of (the|day_noun)* event)? "
    "comma? (?=in|on|at|about|over|four|last|this|figures|ordinal|dayword|third_of|a? (a|number|couple) unit ago)"
)
_SINCE_BEFORE = rule(f"(ongoing|comma)* {_ALL_THE_TIME}? since sometime? (before|(?P<least>vague))")
_OR_BEFORE = rule("comma? or_before")
_TO_NOW = rule("comma? (dash? to_now | dash label)")
_ONWARDS = rule("comma? (onwards|end_unknown)")
_FROM = rule("(ongoing|comma)* daily? from (?=.)")
_UNTIL = rule("until | (to|dash) (?=figures|number|ordinal)")
_TO = rule("comma? (to|until)")
_BEFORE = rule("sometime? (before|(?P<by>by|on_or_before|not_after))")
_AFTER = rule("sometime? (after|(?P<by>on_or_after|not_before))")
_NEAR = rule("(?P<near>near)")
_OFTEN = rule(f"(ongoing|comma)* {_HOW_OFTEN} comma? (of|in)? (the? spell (of|from)?)? all?")
_ONCE = rule("once comma?")
_DAILY = rule(f"{_ALL_THE_TIME} comma?")
_ALL = rule("(for_|over)? the? all of? the?")
_ALL_DAY = rule("the? all the? unit comma? on?")
_BETWEEN = rule("sometime? between")
_ALL_THIS = rule("all the? (?P<u>unit)")
_TAIL = rule(f"comma? ((?P<daily>{_ALL_THE_TIME}|all unit)|{_HOW_OFTEN}|(?P<once>once))")

_THEN_CLOCK = rule("comma? ((?P<before>before|by)|after)")

# Without one of these nothing is told to go on, to be open, or to have come often.
_WORDS = frozenset(
    KINDS[name]
    for name in "since from until before after by near not_before not_after on_or_before on_or_after often twice once "
    "every every_other most parts weekdays weekends all daily ongoing times "
    "onwards to_now end_unknown during over label".split()
)
_ENDS = (KINDS["to"], KINDS["dash"])
"""What names an end where it stands first: between two dates it makes a range of them."""


def going_on(phrase: Phrase) -> Meanings | None:
    """What the whole of the words says where it has a word of going on, of an open end, or of how often."""
    if _WORDS.isdisjoint(phrase.kinds) and phrase.kinds[:1] not in _ENDS:
        return None
    for pattern, read in _RULES:
        match = pattern.match(phrase.kinds)
        if match is not None:
            told = read(phrase, match)
            if told is not None:
                return told
    return _with_tail(phrase)


def _begun(phrase: Phrase, when: When) -> When | None:
    """Going on from a moment until it was told."""
    if when.kind is Kind.THROUGHOUT:
        return None
    held = held_to(when, midnight(phrase.said_on) + ONE_DAY)
    if held is None:
        return None
    return When.during(replace(held, instant=None) if held.instant else held, said_on=phrase.said_on)


def _since(phrase: Phrase, match: Match) -> Meanings | None:
    often = match["often"] is not None

    def change(when: When, tail: Match | None = None) -> When | None:
        begun = _begun(phrase, when)
        on_and_off = often or not _is_daily(phrase, match) or (tail and not _is_each_day(phrase, tail))
        return at_times(begun) if begun and on_and_off else begun

    whole = changed(phrase, match.end(), change)
    if whole is not None:
        return whole
    for told, end in extents_at(phrase, match.end()):
        tail = _TAIL.fullmatch(phrase.kinds, end)
        if tail is not None and tail["once"] is None:
            return told.each(partial(change, tail=tail))
        if match["often"] is None and _is_daily(phrase, match) and _OR_BEFORE.fullmatch(phrase.kinds, end):
            return told.each(partial(_begun_before, phrase, included=True))
    return None


def _begun_before(phrase: Phrase, when: When, included: bool) -> When | None:
    """Going on when it was told, and begun by then or on a day before that is not known."""
    if when.kind is Kind.THROUGHOUT or when.approximate or when.precision in (Precision.MINUTE, Precision.PART_OF_DAY):
        return None
    assert when.earliest is not None
    assert when.latest is not None
    said = midnight(phrase.said_on)
    bound = min(when.latest, said + ONE_DAY) if included else when.earliest
    first = when.earliest if included else bound - ONE_DAY
    if bound > said + ONE_DAY or first > said:
        return None
    return When(
        kind=Kind.THROUGHOUT, earliest=first, begun_by=bound, ended_from=said, latest=said + ONE_DAY,
        precision=when.precision, open_start=True, open_end=True, said_on=phrase.said_on,
    )  # fmt: skip


def _since_before(phrase: Phrase, match: Match) -> Meanings | None:
    """ "Since before Christmas", "since at least 2019"."""
    least = match["least"] is not None
    if (least and phrase.tokens[match.start("least")].value != "at least") or not _is_daily(phrase, match):
        return None
    return changed(phrase, match.end(), partial(_begun_before, phrase, included=least))


def _is_each_day(phrase: Phrase, tail: Match) -> bool:
    """Whether "every day" ended the words, and not how often it came."""
    return tail["daily"] is not None and _is_daily(phrase, tail)


def _since_event(phrase: Phrase, match: Match) -> Meanings | None:
    """ "Since the breakdown of the marriage in 2008": what happened then is told by its year."""
    return changed(phrase, match.end(), lambda when: _begun(phrase, when))


def _from(phrase: Phrase, match: Match) -> Meanings | None:
    """ "From 3 March onwards", "from March to date", "from 2019"."""
    many = len(phrase.kinds)
    both = rest(phrase, 0)
    if both is not None:
        return both
    compound = _from_extents(phrase, match.end())
    if compound is not None:
        return compound
    for told, end in extents_at(phrase, match.end()):
        open_end = end == many or _ONWARDS.fullmatch(phrase.kinds, end)
        if open_end:
            return told.each(_open_ended)
        if _TO_NOW.fullmatch(phrase.kinds, end):
            return told.each(lambda when: _begun(phrase, when))
    return None


def _from_extents(phrase: Phrase, place: int) -> Meanings | None:
    """ "From between 9 and 15 March to the night of 20 to 21 March": ends that are ranges themselves."""
    for first, middle in extents_at(phrase, place):
        parted = _TO.match(phrase.kinds, middle)
        last = rest(phrase, parted.end()) if parted else None
        if last is not None and len(first.whens) == len(last.whens) == 1:
            (start,), (end,) = first.whens, last.whens
            if start.kind is end.kind is Kind.MOMENT:
                return Meanings((When.during(start, end),), "", (*first.notes, *last.notes))
    return None


def _open_ended(when: When) -> When | None:
    if when.kind is Kind.THROUGHOUT:
        return None
    return replace(when, kind=Kind.THROUGHOUT, open_end=True, instant=None)


def _until(phrase: Phrase, match: Match) -> Meanings | None:
    """Going on up to then; in a field that looks ahead, the day it lasts to."""
    if phrase.ahead:
        return rest(phrase, match.end())

    def change(when: When) -> When | None:
        if when.kind is Kind.THROUGHOUT:
            return None
        return replace(when, kind=Kind.THROUGHOUT, open_start=True, instant=None)

    told = changed(phrase, match.end(), change)
    if not _ends_later(phrase, match.end()):
        return told
    then = replace(When.on(phrase.said_on), kind=Kind.THROUGHOUT, open_start=True)
    others = told.whens if told is not None else ()
    return Meanings(tuple(dict.fromkeys((then, *others))), asking.ends_after(phrase.said_on))


def _ends_later(phrase: Phrase, place: int) -> bool:
    """Whether the end was told with its year, so that it is the same whenever it is told, and was still to come."""
    days = (phrase.said_on, phrase.said_on + timedelta(days=366))
    soon, later = (rest(as_said(phrase, each, TimeDirection.FUTURE), place) for each in days)
    end = midnight(phrase.said_on) + ONE_DAY
    return soon is not None and soon == later and all(each.earliest and each.earliest >= end for each in soon.whens)


def _often(phrase: Phrase, match: Match) -> Meanings | None:
    return changed(phrase, match.end(), lambda when: _sporadic(phrase, when))


def _sporadic(phrase: Phrase, when: When) -> When | None:
    held = held_to(when, midnight(phrase.said_on) + ONE_DAY)
    return at_times(held) if held else None


def _once(phrase: Phrase, match: Match) -> Meanings | None:
    return rest(phrase, match.end())


def _throughout(phrase: Phrase, when: When) -> When | None:
    held = held_to(when, midnight(phrase.said_on) + ONE_DAY)
    return whole_days(held) if held else None


def _all(phrase: Phrase, match: Match) -> Meanings | None:
    return changed(phrase, match.end(), lambda when: _throughout(phrase, when))


def _is_daily(phrase: Phrase, match: Match) -> bool:
    """Whether it was every day or night, and not every week or month."""
    place = match.start("each")
    return match["each"] is None or phrase.tokens[place].value == "day" or phrase.kinds[place] == KINDS["part"]


def _daily(phrase: Phrase, match: Match) -> Meanings | None:
    """Every day of a range; of one day alone it says nothing."""
    if not _is_daily(phrase, match):
        return None

    def change(when: When) -> When | None:
        going_on = when.kind is Kind.THROUGHOUT
        return None if when.span_days < 2 else when if going_on else _throughout(phrase, when)

    return changed(phrase, match.end(), change)


def _all_this(phrase: Phrase, match: Match) -> Meanings | None:
    """ "All week", "all year": this one, so far."""
    if match.end() != len(phrase.kinds):
        return None
    said_on, unit = phrase.said_on, phrase.tokens[match.start("u")].value
    found: dict[str, Span] = {
        "week": days(monday_of(said_on), monday_of(said_on) + timedelta(days=6), Precision.WEEK),
        "month": month(said_on.year, said_on.month),
        "year": year(said_on.year),
    }
    if unit not in found:
        return None
    when = whole_days(moment(so_far(found[unit], phrase)))
    return Meanings((when,)) if when else None


def _with_tail(phrase: Phrase) -> Meanings | None:
    """ "In July, twice", "3 March onwards", "March to date"."""
    if not phrase.every and not _may_have_tail(phrase.kinds):
        return None
    for told, end in extents_at(phrase, 0):
        if _ONWARDS.fullmatch(phrase.kinds, end):
            return told.each(_open_ended)
        if _TO_NOW.fullmatch(phrase.kinds, end):
            return told.each(lambda when: _begun(phrase, when))
        clock = _THEN_CLOCK.match(phrase.kinds, end)
        if clock is not None:
            later = beside_clock(phrase, end, clock)
            if later is not None:
                return later
        tail = _TAIL.fullmatch(phrase.kinds, end)
        if tail is not None:
            if tail["once"] is not None:
                return told
            return told.each(partial(_throughout if _is_each_day(phrase, tail) else _sporadic, phrase))
    return None


@lru_cache(maxsize=256)
def _may_have_tail(kinds: str) -> bool:
    """Whether anything may stand here behind a time: without it no time is looked for."""
    ends = range(1, len(kinds))
    whole = any(tail.fullmatch(kinds, end) for tail in (_ONWARDS, _TO_NOW, _TAIL) for end in ends)
    return whole or any(_THEN_CLOCK.match(kinds, end) for end in ends)


_RULES: tuple[tuple[Rule, Callable[[Phrase, Match], Meanings | None]], ...] = (
    (_EVENT, _since_event),
    (_SINCE_BEFORE, _since_before),
    (_SINCE, _since),
    (_FROM, _from),
    (_UNTIL, _until),
    (_BEFORE, before),
    (_AFTER, after),
    (_NEAR, near),
    (_DAILY, _daily),
    (_OFTEN, _often),
    (_ONCE, _once),
    (_ALL_THIS, _all_this),
    (_ALL_DAY, _all),
    (_ALL, _all),
    (_BETWEEN, between_now),
)
