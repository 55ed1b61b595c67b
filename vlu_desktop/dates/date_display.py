# SPDX-License-Identifier: Apache-2.0
"""A date in plain UK English, by the shape of its range; `reading.reader` reads it back to the same range."""

from datetime import date, datetime, timedelta

from vlu_desktop.dates.date_parts import ONE_DAY, ONE_MINUTE, Dated, Kind, Precision, midnight
from vlu_desktop.dates.date_words import MONTHS, PARTS_OF_DAY, SEASONS, THIRDS_OF_MONTH, THIRDS_OF_YEAR, WEEKDAYS

_NAMES_OF_PARTS = {part: name for name, part in reversed(PARTS_OF_DAY.items()) if name != "night"}
"""The first name of each part of the day that has a name of its own."""


def display(when: Dated, *, short: bool = False) -> str:
    """ "3 March 2026", "about March 2019", "since 2008", "date not known (“a while back”)"."""
    if when.earliest is None:
        return _undated(when, short)
    assert when.latest is not None
    if when.kind is Kind.MOMENT:
        return _moment(when, when.earliest, when.latest, short)
    return _throughout(when, when.earliest, when.latest, short)


def _throughout(when: Dated, earliest: datetime, latest: datetime, short: bool) -> str:
    begun_by, ended_from = when.begun_by, when.ended_from
    assert begun_by is not None
    assert ended_from is not None
    about = "about " if when.approximate else ""
    if (begun_by, ended_from) == (latest, earliest) and not (when.open_start or when.open_end):
        range_shown = _about(about, span(earliest, latest, short=short))
        one_day = (latest - ONE_MINUTE).date() == earliest.date()
        return f"at times {'' if 'between ' in range_shown else 'on ' if one_day else 'in '}{range_shown}"
    start, end = _about(about, span(earliest, begun_by, short=short)), span(ended_from, latest, short=short)
    if when.open_start and when.open_end:
        start = f"{start} or before"
    elif when.open_start:
        return f"until {_about(about, end)}"
    if when.is_ongoing:
        return f"since {start}"
    return f"from {start}, end not known" if when.open_end else f"from {start} to {end}"


def _moment(when: Dated, earliest: datetime, latest: datetime, short: bool) -> str:
    about = "about " if when.approximate else ""
    if when.open_start:
        return f"before {about}{_point(latest, short)}"
    if when.open_end:
        return f"after {about}{_point(earliest - ONE_MINUTE, short, end=True)}"
    if about and (named := _named_part(earliest, latest)):
        return f"{day(earliest.date(), short=short)}, about {named}"
    third = _third(earliest.date(), (latest - ONE_MINUTE).date(), short, when.precision) if about else ""
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
    if first.day == 1 and _ends_a_month(last):
        return _months(first, last, short, precision)
    if first.year != last.year:
        return f"between {day(first, short=short)} and {day(last, short=short)}"
    if first.month != last.month:
        return f"between {first.day} {_month(first, short)} and {day(last, short=short)}"
    return f"between {first.day} and {day(last, short=short)}"


def _ends_a_month(one: date) -> bool:
    return (one + ONE_DAY).day == 1


def _months(first: date, last: date, short: bool, precision: Precision) -> str:
    """Whole months: one of them, a season, whole years, or from one to another."""
    if (first.month, last.month) == (1, 12):
        return _years(first.year, last.year)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return f"{_month(first, short)} {first.year}"
    season = _season(first) if months == 3 and precision is not Precision.MONTH else ""
    start = _month(first, short) if first.year == last.year else f"{_month(first, short)} {first.year}"
    return season or f"between {start} and {_month(last, short)} {last.year}"


def _years(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"the {first}s" if first % 10 == 0 and last - first == 9 else f"between {first} and {last}"


def _season(first: date) -> str:
    """ "spring 2021", "winter 2019/20"; "" where no season begins."""
    year = f"{first.year}/{(first.year + 1) % 100:02}" if first.month == SEASONS["winter"] else str(first.year)
    return next((f"{name} {year}" for name, month in SEASONS.items() if month == first.month), "")


def _third(first: date, last: date, short: bool, precision: Precision) -> str:
    """ "early May 2019", "late 2019"; "" where it is no third of a month or year."""
    if first.year == last.year and precision is Precision.SEASON:
        return _third_of_year(first, last)
    if (first.year, first.month) == (last.year, last.month) and precision is Precision.WEEK:
        return _third_of_month(first, last, short)
    return ""


def _third_of_month(first: date, last: date, short: bool) -> str:
    days = (first.day, 0 if _ends_a_month(last) else last.day)
    of = f"{_month(first, short)} {first.year}"
    return next((_named_third(name, of) for name, third in THIRDS_OF_MONTH.items() if third == days), "")


def _third_of_year(first: date, last: date) -> str:
    months = (first.month, last.month) if first.day == 1 and _ends_a_month(last) else ()
    return next((_named_third(name, str(first.year)) for name, third in THIRDS_OF_YEAR.items() if third == months), "")


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
    return _NAMES_OF_PARTS.get((start, length), "")


def _night(first: date, last: date, short: bool) -> str:
    if first.month == last.month:
        return f"{first.day} to {day(last, short=short)}"
    if first.year == last.year:
        return f"{first.day} {_month(first, short)} to {day(last, short=short)}"
    return f"{day(first, short=short)} to {day(last, short=short)}"
