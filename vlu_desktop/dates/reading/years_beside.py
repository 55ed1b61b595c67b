# SPDX-License-Identifier: Apache-2.0
"""A year told apart from what is of it: "March two years ago", "last year at Christmas", "in 2019, around March"."""

from vlu_desktop.dates.reading.calendar_day import checked_year
from vlu_desktop.dates.reading.kinds import KINDS, rule
from vlu_desktop.dates.reading.phrase import Found, Phrase
from vlu_desktop.dates.reading.places import basic
from vlu_desktop.dates.reading.rules import Match, amount, options_of, word
from vlu_desktop.dates.reading.spans import Refused, Span, after_months, either
from vlu_desktop.dates.reading.token import Token

_AGO = "(?P<many>a|number|couple) (?P<unit>unit) ago"
_AFTER = rule(f"comma? a? {_AGO}")
_BEFORE = rule(
    f"((on|in|during|at)? (a? {_AGO} | (?P<which>last|this) (?P<said>unit)) "
    "| (on|in|during)? (?P<four>four) (?=comma? (on|in|at|about|during)))"
    " comma? (?=on|in|at|about|during|over|the|third_of|month|feast|season|ordinal|number)"
)


def years_beside(phrase: Phrase, place: int) -> Found:
    """Every name of a month, a day, a season or a feast from here on whose year is told before or after it.

    Words that have a year already can't take another behind them, and are none of these.
    """
    found: Found = []
    for _, end in basic(phrase, place):
        match = _AFTER.match(phrase.kinds, end)
        if match is not None:
            found += _of(phrase, place, end, match, match.end())
    match = _BEFORE.match(phrase.kinds, place)
    if match is not None:
        for _, end in basic(phrase, match.end()):
            found += _of(phrase, match.end(), end, match, end)
    return found


def _of(phrase: Phrase, start: int, end: int, match: Match, last: int) -> Found:
    """What stands from `start` to `end`, of the year that was told; with where all of it ends."""
    year = _year(phrase, match)
    if year is None:
        return []
    spans = _in_year(phrase, start, end, year)
    if word(phrase, match, "many") and spans:
        # Later in the year than the telling, so many years ago lies between two of them.
        then = after_months(phrase.said_on, 12 * (year - phrase.said_on.year))
        spans += _in_year(phrase, start, end, year - 1) if spans[0].first_day > then else ()
    return [(either(*spans), last)] if spans else []


def _year(phrase: Phrase, match: Match) -> int | None:
    four, which = word(phrase, match, "four"), word(phrase, match, "which")
    if four is not None:
        return int(four.value)
    if phrase.tokens[match.start("said" if which else "unit")].value != "year":
        return None
    if which is not None:
        return phrase.said_on.year - 1 if which.value == "last" else phrase.said_on.year
    many = amount(phrase.tokens[match.start("many")])
    return phrase.said_on.year - many if many else None


def _in_year(phrase: Phrase, start: int, end: int, year: int) -> tuple[Span, ...]:
    """The same words with the year behind them."""
    said = str(year)
    longer = Phrase((*phrase.tokens[start:end], Token(KINDS["four"], said, said)), phrase.said_on, phrase.looking)
    try:
        checked_year(year, phrase)
        for node, last in basic(longer, 0):
            if last == len(longer.kinds):
                return options_of(node, phrase).spans
    except (Refused, ValueError):
        pass
    return ()
