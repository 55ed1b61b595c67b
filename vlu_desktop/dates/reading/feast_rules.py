# SPDX-License-Identifier: Apache-2.0
"""Feasts and bank holidays in the year that was said, or the nearest the way the field looks."""

from collections.abc import Callable
from datetime import date, timedelta

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_parts import ONE_DAY
from vlu_desktop.dates.date_words import MONTHS
from vlu_desktop.dates.reading import asking, feasts
from vlu_desktop.dates.reading.calendar_day import checked_year
from vlu_desktop.dates.reading.kinds import KINDS
from vlu_desktop.dates.reading.period_rules import lasts, so_far
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.rules import YEAR, Match, Node, row, said_year, word
from vlu_desktop.dates.reading.spans import Options, Refused, Span, days, either, monday_of, only


def _feast(phrase: Phrase, match: Match) -> Node | None:
    name = phrase.tokens[match.start("f")].value
    is_year, given = said_year(phrase, match)
    if not is_year:
        return None
    which = word(phrase, match, "which")
    found = _chosen(
        phrase, lambda year: _span(name, year), given, which.value if which else "", bool(word(phrase, match, "bl"))
    )
    return found.about() if word(phrase, match, "ish") else found


def _feasts_ago(phrase: Phrase, match: Match) -> Node | None:
    """ "Two Christmases ago": of those that are over. "A couple" may be three."""
    number, name = phrase.tokens[match.start("n")], phrase.tokens[match.start("f")].value
    if not 1 <= number.value <= 20:
        return None
    this = phrase.said_on.year
    over = [each for each in (_span(name, n) for n in range(this - 24, this + 1)) if each.last_day < phrase.said_on]
    counted = [over[-number.value], *([over[-number.value - 1]] if number.kind == KINDS["couple"] else [])]
    return either(*counted)


def _span(name: str, year: int) -> Span:
    first, last = feasts.FEASTS[name](year)
    note = (f"That is {shown(first)} to {shown(last)}.",) if first != last else ()
    return days(first, last)._replace(notes=note, anchor=feasts.anchor(name, year))


def _chosen(
    phrase: Phrase, in_year: Callable[[int], Span], given: int | None, which: str = "", before_last: bool = False
) -> Options:
    """The feast of the year given, else the nearest the way the field looks; "last" is among those over."""
    this = phrase.said_on.year
    if given is not None:
        found = in_year(checked_year(given, phrase))
        if not phrase.ahead and found.first_day > phrase.said_on:
            raise Refused(f"That is after {shown(phrase.said_on)}, the day it was told. Check the year.")
        return only(so_far(found, phrase))
    candidates = [in_year(each) for each in range(this - 4, this + 2)]
    if which == "last":
        return lasts(candidates, phrase)
    if before_last:
        return only([each for each in candidates if each.last_day < phrase.said_on][-2])
    found = so_far(_nearest(candidates, phrase), phrase)
    return only(found._replace(notes=(*found.notes, f"The year was taken as {found.last_day.year}."), year_taken=True))


def _nearest(candidates: list[Span], phrase: Phrase) -> Span:
    """The next of them, or the latest begun, the way the field looks."""
    if phrase.ahead:
        return next(each for each in candidates if each.first_day >= phrase.said_on)
    return [each for each in candidates if each.first_day <= phrase.said_on][-1]


def _weekend_of(span: Span) -> Span:
    """From the Saturday before a Monday, or the Friday, to the holiday; the weekend about any other day."""
    one = span.first_day
    saturday = monday_of(one) + timedelta(days=5)
    if one.weekday() == 0:
        return days(one - 2 * ONE_DAY, one)._replace(notes=span.notes)
    return days(min(one, saturday), saturday + ONE_DAY)._replace(notes=span.notes)


_BY_SEASON: dict[int, Callable[[int], date]] = {3: feasts.spring, 6: feasts.august}


def _bank_holiday(phrase: Phrase, match: Match) -> Node | None:
    """ "August bank holiday", "the bank holiday in May 2023", "spring bank holiday 2022"."""
    is_year, given = said_year(phrase, match)
    if not is_year:
        return None
    month, season = word(phrase, match, "m"), word(phrase, match, "s")
    if season is not None:
        third = word(phrase, match, "third")
        if season.value not in _BY_SEASON or (third is not None and (season.value, third.value) != (6, "late")):
            return None
        holiday = _BY_SEASON[season.value]
        found = _chosen(phrase, lambda year: days(holiday(year)), given)
    elif month is not None:
        found = _in_month(phrase, match, month.value, given)
    else:
        raise Refused("Which bank holiday? Give its day, or its name, such as Easter Monday 2024.")
    return found.each(_weekend_of) if word(phrase, match, "e") else found


def _in_month(phrase: Phrase, match: Match, month: int, given: int | None) -> Options:
    """The bank holidays of a month, all where it isn't said which."""
    third = word(phrase, match, "third")
    if third is not None:
        if month != 5 or third.value == "mid":
            raise Refused(f"There is no such bank holiday in {MONTHS[month - 1]}. Give its day.")
        which = feasts.early_may if third.value == "early" else feasts.spring
        return _chosen(phrase, lambda year: days(which(year)), given)
    latest = _latest_year(phrase, month)
    years = [given] if given is not None else [latest] if phrase.ahead else [latest, latest - 1]
    for year in years:
        known = _holidays_in(phrase, match, month, year)
        if known:
            listed = asking.listed([shown(each) for each in known])
            question = f"There were {len(known)} bank holidays in {MONTHS[month - 1]} {year}. Which is meant: {listed}?"
            return Options(tuple(days(each) for each in known), question if len(known) > 1 else "")
    raise Refused(f"There was no such bank holiday in {MONTHS[month - 1]} {years[0]}. Give its day.")


def _holidays_in(phrase: Phrase, match: Match, month: int, year: int) -> list[date]:
    """Those of a month, of a weekday or the nth where that was said."""
    weekday, nth = word(phrase, match, "w"), word(phrase, match, "n")
    known = [each for each in feasts.bank_holidays(checked_year(year, phrase)) if each.month == month]
    known = [each for each in known if weekday is None or each.weekday() == weekday.value]
    known = known if nth is None else known[nth.value - 1 : nth.value]
    return [each for each in known if phrase.ahead or each <= phrase.said_on]


def _latest_year(phrase: Phrase, month: int) -> int:
    """The year in which a month has begun, or the one in which it is still to come."""
    said_on = phrase.said_on
    return said_on.year + (month < said_on.month) if phrase.ahead else said_on.year - (month > said_on.month)


def _may_day_holiday(phrase: Phrase, match: Match) -> Node | None:
    """A feast with its bank holiday: only May Day's is another day than the feast."""
    is_year, given = said_year(phrase, match)
    name = phrase.tokens[match.start("f")].value
    if not is_year or name not in ("may day", "whit sunday", "boxing day", "new year's day", "christmas day"):
        return None
    holiday = {"may day": feasts.early_may, "whit sunday": feasts.spring}.get(name)

    def on(year: int) -> Span:
        return days(holiday(year)) if holiday else _span(name, year)

    found = _chosen(phrase, on, given)
    return found.each(_weekend_of) if word(phrase, match, "e") else found


def _royal(phrase: Phrase, match: Match) -> Node | None:
    """A day of one year alone, or its bank holiday: the jubilee of 2022 had two, the coronation one on another day."""
    is_year, given = said_year(phrase, match)
    name, weekend = phrase.tokens[match.start("r")].value, word(phrase, match, "e") is not None
    if not is_year:
        return None
    if name == "ve day" and not word(phrase, match, "b"):
        return _chosen(phrase, lambda year: _span(name, year), given)
    if (word(phrase, match, "b") and not weekend) or name == "ve day":
        spans = [days(each) for each in feasts.ROYAL[name]]
        spans = [_weekend_of(span) for span in spans] if weekend else spans
    else:
        wider = f"{name} weekend"
        spans = [days(*each) for each in feasts.ROYAL_DAYS[wider if weekend and wider in feasts.ROYAL_DAYS else name]]
    return _of_its_year([span for span in spans if span.last_day <= phrase.said_on], given, every=name == "wedding")


def _of_its_year(known: list[Span], given: int | None, *, every: bool) -> Options | None:
    """Those of a year, the latest where none was given or, of `every` kind alike, any of them."""
    if not known:
        return None
    year = known[-1].first_day.year if given is None else given
    found = [each for each in known if each.first_day.year == year or (every and given is None)]
    if not found:
        raise Refused("There was no such day in that year. Check the year.")
    return Options(tuple(found), asking.which_day([each.first_day for each in found]) if len(found) > 1 else "")


def _between_feasts(phrase: Phrase, match: Match) -> Node | None:
    """ "Between Christmas and New Year": the days from the one to the other."""
    if (phrase.tokens[match.start("f")].value, phrase.tokens[match.start("g")].value) not in (
        ("christmas", "new year"), ("christmas day", "new year"), ("boxing day", "new year"),
        ("christmas", "new year's eve"), ("christmas", "new year's day"), ("boxing day", "new year's eve"),
    ):  # fmt: skip
        return None
    is_year, given = said_year(phrase, match)
    if not is_year:
        return None
    return _chosen(phrase, lambda year: days(date(year, 12, 26), date(year, 12, 31)), given)


ROWS = (
    row("feast", "(?P<f>feast) before (?P<bl>last)", _feast),
    row("number couple a", "a? (?P<n>number|couple) (?P<f>feasts) ago", _feasts_ago),
    row("feast", "(?P<f>feast) (time_word|spell)? (?P<ish>dash? ish)? (gone|weekend)? " + YEAR + "?", _feast),
    row("last this past", "(?P<which>last|this|past) (?P<f>feast) time_word?", _feast),
    row("between", "between (?P<f>feast) and the? (?P<g>feast) " + YEAR + "?", _between_feasts),
    row(
        "third_of month",
        "((?P<third>third_of))? (?P<m>month) bank (?P<w>weekday)? (?P<e>weekend)? " + YEAR + "?",
        _bank_holiday,
    ),
    row("third_of", "(?P<third>third_of) (?P<s>season) bank weekday? (?P<e>weekend)? " + YEAR + "?", _bank_holiday),
    row("ordinal", "(?P<n>ordinal) (?P<m>month) bank weekday? (?P<e>weekend)? " + YEAR + "?", _bank_holiday),
    row("season", "(?P<s>season) bank weekday? (?P<e>weekend)? " + YEAR + "?", _bank_holiday),
    row("feast", "(?P<f>feast) bank weekday? (?P<e>weekend)? " + YEAR + "?", _may_day_holiday),
    row(
        "bank weekday",
        "(weekday (?=bank))? bank (?P<w>weekday)? (?P<e>weekend)? (in|of)? (?P<m>month) " + YEAR + "?",
        _bank_holiday,
    ),
    row("bank", "bank weekday? weekend? " + YEAR + "?", _bank_holiday),
    row("royal", "(?P<r>royal) (?P<b>bank)? weekday? (?P<e>weekend)? " + YEAR + "?", _royal),
    row("bank", "(?P<b>bank) (for_|on|of)? the? (?P<r>royal) weekday? " + YEAR + "?", _royal),
)
