# SPDX-License-Identifier: Apache-2.0
"""A date in plain UK English, by the shape of its range; `grammar.parser` reads it back to the same range."""

from datetime import date, datetime, timedelta

from vlu_desktop.dates.date_parts import ONE_DAY, ONE_MINUTE, Dated, Kind, Precision, midnight
from vlu_desktop.dates.date_words import MONTHS, PARTS_OF_DAY, SEASONS, THIRDS_OF_MONTH, THIRDS_OF_YEAR, WEEKDAYS


def display(when: Dated, *, short: bool = False) -> str:
    """ "3 March 2026", "about March 2019", "since 2008", "date not known (“a while back”)"."""
    if when.earliest is None or when.latest is None or when.begun_by is None or when.ended_from is None:
        return _undated(when, short)
    earliest, latest, begun_by, ended_from = when.earliest, when.latest, when.begun_by, when.ended_from
    if when.kind is Kind.MOMENT:
        return _moment(when, earliest, latest, short)
    about = "about " if when.approximate else ""
    if begun_by == latest and ended_from == earliest and not (when.open_start or when.open_end):
        range_shown = _about(about, span(earliest, latest, short=short))
        return f"at times {'' if 'between ' in range_shown else 'in '}{range_shown}"
    start, end = span(earliest, begun_by, short=short), span(ended_from, latest, short=short)
    if when.open_start:
        return f"until {about}{end}"
    if when.is_ongoing:
        return f"since {about}{start}"
    return f"from {about}{start}, end not known" if when.open_end else f"from {about}{start} to {end}"


def _moment(when: Dated, earliest: datetime, latest: datetime, short: bool) -> str:
    about = "about " if when.approximate else ""
    if when.open_start:
        return f"before {about}{_point(latest, short)}"
    if when.open_end:
        return f"after {about}{_point(earliest - ONE_MINUTE, short, end=True)}"
    if about and (named := _named_part(earliest, latest)):
        return f"{day(earliest.date(), short=short)}, about {named}"
    third = _third(when, short) if when.approximate else ""
    return third or _about(about, span(earliest, latest, short=short, precision=when.precision))


def day(one: date, *, short: bool = False) -> str:
    """ "3 March 2026", or "3 Mar 2026"."""
    return f"{one.day} {_month(one, short)} {one.year}"


def weekday(one: date) -> str:
    """ "Monday": our own words, because a toolkit may set the machine's language behind our back."""
    return WEEKDAYS[one.weekday()]


def clock(moment: datetime) -> str:
    """ "5:30pm", "9am"."""
    hour = moment.hour % 12 or 12
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def span(earliest: datetime, latest: datetime, *, short: bool = False, precision: Precision = Precision.DAY) -> str:
    """The half-open range in the fewest words that read back to it."""
    if earliest.time() == latest.time() == datetime.min.time():
        return _days(earliest.date(), (latest - ONE_MINUTE).date(), short, precision)
    return _times(earliest, latest, short)


def _undated(when: Dated, short: bool) -> str:
    if short:
        return f"lasted {when.lasted}" if when.lasted else "not known"
    lasted = f"lasted {when.lasted}, " if when.lasted else ""
    words = f" (“{when.words.strip()}”)" if when.words.strip() else ""
    return f"{lasted}date{'s' if lasted else ''} not known{words}"


def _month(one: date, short: bool) -> str:
    name = MONTHS[one.month - 1]
    return name[:3] if short else name


def _point(moment: datetime, short: bool, *, end: bool = False) -> str:
    """A bound: the day alone where it stands at the edge of one."""
    edge = moment + ONE_MINUTE if end else moment
    if edge == midnight(edge.date()):
        return day(moment.date(), short=short)
    return f"{clock(moment)} on {day(moment.date(), short=short)}"


def _days(first: date, last: date, short: bool, precision: Precision) -> str:
    if first == last:
        return day(first, short=short)
    if precision is Precision.WEEK and (last - first).days == 6 and first.weekday() == 0:
        return f"week of {day(first, short=short)}"
    if first.day == 1 and (last + ONE_DAY).day == 1:
        whole = _months(first, last, short, precision)
        if whole:
            return whole
    if first.year != last.year:
        return f"between {day(first, short=short)} and {day(last, short=short)}"
    if first.month != last.month:
        return f"between {first.day} {_month(first, short)} and {day(last, short=short)}"
    return f"between {first.day} and {day(last, short=short)}"


def _months(first: date, last: date, short: bool, precision: Precision) -> str:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return f"{_month(first, short)} {first.year}"
    if first.month == 1 and months % 12 == 0:
        if months == 12:
            return str(first.year)
        if months == 120 and first.year % 10 == 0:
            return f"the {first.year}s"
        return f"between {first.year} and {last.year}"
    if months == 3 and precision is not Precision.MONTH and first.month in SEASONS.values():
        season = next(name for name, month in SEASONS.items() if month == first.month)
        year = f"{first.year}/{last.year % 100:02}" if first.month == 12 else str(first.year)
        return f"{season} {year}"
    if first.year == last.year:
        return f"between {_month(first, short)} and {_month(last, short)} {last.year}"
    return f"between {_month(first, short)} {first.year} and {_month(last, short)} {last.year}"


def _third(when: Dated, short: bool) -> str:
    """ "early May 2019", "late 2019"."""
    first, last = when.first_day, when.last_day
    if first is None or last is None or first.year != last.year:
        return ""
    at_month_end = (last + ONE_DAY).day == 1
    if when.precision is Precision.WEEK and first.month == last.month:
        for name, (start, end) in THIRDS_OF_MONTH.items():
            if first.day == start and (last.day == end or (not end and at_month_end)):
                return _named_third(name, f"{_month(first, short)} {first.year}")
    if when.precision is Precision.SEASON and at_month_end and first.day == 1:
        for name, months in THIRDS_OF_YEAR.items():
            if (first.month, last.month) == months:
                return _named_third(name, str(first.year))
    return ""


def _named_third(name: str, of: str) -> str:
    return f"{name}{'-' if name == 'mid' else ' '}{of}"


def _about(about: str, shown: str) -> str:
    return f"roughly {shown}" if about and shown.startswith("between ") else about + shown


def _times(earliest: datetime, latest: datetime, short: bool) -> str:
    today = day(earliest.date(), short=short)
    if latest - earliest == ONE_MINUTE:
        return f"{clock(earliest)} on {today}"
    named = _named_part(earliest, latest)
    if named:
        return f"{today}, {named}"
    if (earliest.hour, earliest.minute, latest - earliest) == (18, 0, timedelta(hours=12)):
        return "the night of " + _night(earliest.date(), latest.date(), short)
    last = latest - ONE_MINUTE if latest == midnight(latest.date()) else latest
    if earliest.date() == last.date():
        return f"between {clock(earliest)} and {clock(last)} on {today}"
    return f"between {clock(earliest)} on {today} and {clock(last)} on {day(last.date(), short=short)}"


def _named_part(earliest: datetime, latest: datetime) -> str:
    start, length = (earliest - midnight(earliest.date())) // ONE_MINUTE, (latest - earliest) // ONE_MINUTE
    return next((name for name, part in PARTS_OF_DAY.items() if part == (start, length) and name != "night"), "")


def _night(first: date, last: date, short: bool) -> str:
    if first.month == last.month:
        return f"{first.day} to {day(last, short=short)}"
    if first.year == last.year:
        return f"{first.day} {_month(first, short)} to {day(last, short=short)}"
    return f"{day(first, short=short)} to {day(last, short=short)}"
