# SPDX-License-Identifier: Apache-2.0
"""An uncertain date in Welsh, by the shape of its range, as `dates/date_display.py` says it in English.

A month is always "mis Mawrth", so that only one word has to mutate after a preposition ("o fis Mawrth"), and a day
begins with its number, which is written the same after every one.
"""

from datetime import date, datetime, timedelta

from vlu_desktop.dates.date_parts import ONE_DAY, ONE_MINUTE, Dated, Kind, Precision, midnight
from vlu_desktop.dates.date_words import PARTS_OF_DAY, SEASONS, THIRDS_OF_MONTH, THIRDS_OF_YEAR
from vlu_desktop.language.calendar_names import day, month
from vlu_desktop.language.languages import WELSH
from vlu_desktop.language.phrases import listed

_PARTS = {
    "early hours": "yn oriau mân y bore", "first thing": "ben bore", "morning": "yn y bore", "lunchtime": "amser cinio",
    "afternoon": "yn y prynhawn", "teatime": "amser te", "evening": "gyda’r nos", "late evening": "yn hwyr y nos",
    "night": "yn y nos",
}  # fmt: skip
_SEASONS = {"spring": "gwanwyn", "summer": "haf", "autumn": "hydref", "winter": "gaeaf"}
_THIRDS = {"early": "dechrau", "mid": "canol", "late": "diwedd"}
_A_NIGHT = timedelta(hours=12)


def shown(when: Dated, *, short: bool = False) -> str:
    """ "3 Mawrth 2026", "tua mis Mawrth 2019", "ers 2008", "dyddiad ddim yn hysbys (“a while back”)"."""
    if when.earliest is None or when.latest is None:
        return _undated(when, short)
    if when.kind is Kind.MOMENT:
        return _moment(when, when.earliest, when.latest, short)
    return _throughout(when, when.earliest, when.latest, short)


def _undated(when: Dated, short: bool) -> str:
    lasted = f"wedi para {when.lasted}" if when.lasted else ""
    if short:
        return lasted or "ddim yn hysbys"
    words = f" (“{when.words.strip()}”)" if when.words.strip() else ""
    return f"{lasted}{', ' if lasted else ''}dyddiad ddim yn hysbys{words}"


def _throughout(when: Dated, earliest: datetime, latest: datetime, short: bool) -> str:
    assert when.begun_by is not None
    assert when.ended_from is not None
    about = "tua " if when.approximate else ""
    if (when.begun_by, when.ended_from) == (latest, earliest) and not (when.open_start or when.open_end):
        return f"ar adegau: {about}{_span(earliest, latest, short, Precision.DAY)}"
    start = _span(earliest, when.begun_by, short, Precision.DAY)
    end = _span(when.ended_from, latest, short, Precision.DAY)
    if when.open_start and when.open_end:
        start = f"{start} neu cyn hynny"
    elif when.open_start:
        return f"hyd {about or ''}{end if about else _soft(end)}"
    if when.is_ongoing:
        return f"ers {about}{start}"
    if when.open_end:
        return f"o {about}{start if about else _soft(start)}, diwedd ddim yn hysbys"
    return f"o {about}{start if about else _soft(start)} hyd {_soft(end)}"


def _moment(when: Dated, earliest: datetime, latest: datetime, short: bool) -> str:
    about = "tua " if when.approximate else ""
    if when.open_start:
        return f"cyn {about}{_point(latest, short)}"
    if when.open_end:
        return f"ar ôl {about}{_point(earliest - ONE_MINUTE, short, end=True)}"
    if about and (named := _part(earliest, latest)):
        return f"{day(earliest.date(), WELSH, short=short)}, tua’r adeg hon: {named}"
    third = _third(earliest.date(), (latest - ONE_MINUTE).date(), when.precision) if about else ""
    return third or about + _span(earliest, latest, short, when.precision)


def _soft(span: str) -> str:
    """After "o" and "hyd", which soften what follows; a span begins with a number or one of these words."""
    for plain, soft in (("mis ", "fis "), ("gwanwyn ", "wanwyn "), ("gaeaf ", "aeaf "), ("rhwng ", "rywbryd rhwng ")):
        if span.startswith(plain):
            return soft + span.removeprefix(plain)
    return span


def _span(earliest: datetime, latest: datetime, short: bool, precision: Precision) -> str:
    if earliest.time() == latest.time() == datetime.min.time():
        return _days(earliest.date(), (latest - ONE_MINUTE).date(), short, precision)
    return _times(earliest, latest, short)


def _between(first: str, last: str) -> str:
    return f"rhwng {listed((first, last), WELSH)}"


def _point(moment: datetime, short: bool, *, end: bool = False) -> str:
    edge = moment + ONE_MINUTE if end else moment
    on = day(moment.date(), WELSH, short=short)
    return on if edge == midnight(edge.date()) else f"{moment:%H:%M} ar {on}"


def _days(first: date, last: date, short: bool, precision: Precision) -> str:
    if first == last:
        return day(first, WELSH, short=short)
    if precision is Precision.WEEK and (last - first).days == 6 and first.weekday() == 0:
        return f"wythnos {day(first, WELSH, short=short)}"
    if first.day == 1 and (last + ONE_DAY).day == 1:
        return _months(first, last, precision)
    start = str(first.day) if (first.year, first.month) == (last.year, last.month) else day(first, WELSH, short=short)
    return _between(start, day(last, WELSH, short=short))


def _months(first: date, last: date, precision: Precision) -> str:
    if (first.month, last.month) == (1, 12):
        return _years(first.year, last.year)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return _month(first)
    season = next((name for name, begins in SEASONS.items() if begins == first.month), "")
    if months == 3 and season and precision is not Precision.MONTH:
        year = f"{first.year}/{(first.year + 1) % 100:02}" if season == "winter" else str(first.year)
        return f"{_SEASONS[season]} {year}"
    return _between(_month(first), _month(last))


def _month(first: date) -> str:
    return f"mis {month(first.month, WELSH)} {first.year}"


def _years(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"y {first}au" if first % 10 == 0 and last - first == 9 else _between(str(first), str(last))


def _third(first: date, last: date, precision: Precision) -> str:
    """ "dechrau mis Mai 2019", "diwedd 2019"; "" where it is no third of a month or year."""
    at_end = (last + ONE_DAY).day == 1
    if precision is Precision.SEASON and first.year == last.year and first.day == 1 and at_end:
        found = next((name for name, third in THIRDS_OF_YEAR.items() if third == (first.month, last.month)), "")
        return f"{_THIRDS[found]} {first.year}" if found else ""
    if precision is Precision.WEEK and (first.year, first.month) == (last.year, last.month):
        days = (first.day, 0 if at_end else last.day)
        found = next((name for name, third in THIRDS_OF_MONTH.items() if third == days), "")
        return f"{_THIRDS[found]} {_month(first)}" if found else ""
    return ""


def _times(earliest: datetime, latest: datetime, short: bool) -> str:
    today = day(earliest.date(), WELSH, short=short)
    if latest - earliest == ONE_MINUTE:
        return f"{earliest:%H:%M} ar {today}"
    if named := _part(earliest, latest):
        return f"{today}, {named}"
    if (earliest.hour, earliest.minute, latest - earliest) == (18, 0, _A_NIGHT):
        return f"y nos {_between(today, day(latest.date(), WELSH, short=short))}"
    last = latest - ONE_MINUTE if latest == midnight(latest.date()) else latest
    if earliest.date() == last.date():
        return f"{_between(f'{earliest:%H:%M}', f'{last:%H:%M}')} ar {today}"
    return _between(f"{earliest:%H:%M} ar {today}", f"{last:%H:%M} ar {day(last.date(), WELSH, short=short)}")


def _part(earliest: datetime, latest: datetime) -> str:
    start, length = (earliest - midnight(earliest.date())) // ONE_MINUTE, (latest - earliest) // ONE_MINUTE
    found = next((name for name, part in PARTS_OF_DAY.items() if part == (start, length) and name != "night"), "")
    return _PARTS.get(found, "")
