# SPDX-License-Identifier: Apache-2.0
"""Bare numbers where a date or a time should stand: what a spreadsheet made of "20.10", "0.30" or a year."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from vlu_desktop.dates.date_display import clock as shown_clock
from vlu_desktop.dates.when import When
from vlu_desktop.intake.mapping.date_answers import LEAVE_WORDS, WORDS, DateCell, DateChoice, Dated, DateQuestion
from vlu_desktop.intake.mapping.figures import day_of

SERIAL = "a number in the date column was read as the spreadsheet's own count of days"
DOT_DATE = "a number typed with a dot was read as day and month"
NUMBER_KEPT = "a number stands where the date should; it was kept in words"
TIME_SHARE = "a number in the time column was read as the spreadsheet's own share of a day"
TIME_KEPT = "the time could not be read and is kept in the words"
YEAR_IN_DATE_CELL = (
    "the cell shows a day of 1905, as a year does that is typed in a cell for dates; it was kept in words"
)
TIME_ALONE = "the date cell holds a time and no date"

# Day 0 of a spreadsheet is 30 December 1899 for every date after February 1900; these serials are 1954 to 2064.
SERIAL_ZERO, SERIAL_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 60_000
_LEAP_THAT_WAS_NONE = 60
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def zero_day(starts_1904: bool) -> date:
    """The day that a workbook counts as 0."""
    return SERIAL_ZERO_1904 if starts_1904 else SERIAL_ZERO


def serial_of(day: date, starts_1904: bool) -> int:
    """The number that a workbook keeps for a day. It has a 29 February 1900, so that days before are one less."""
    number = (day - zero_day(starts_1904)).days
    return number - 1 if not starts_1904 and number <= _LEAP_THAT_WAS_NONE else number


def serial_day(number: float, starts_1904: bool) -> tuple[date, time | None] | None:
    """The day, and the time where there is one, that a bare number counts; None where it counts none of our time."""
    after = 1462 if starts_1904 else 0
    if not _FIRST_SERIAL <= number + after < _LAST_SERIAL:
        return None
    return zero_day(starts_1904) + timedelta(days=int(number)), clock_of(number % 1) if number % 1 else None


def clock_of(share: float) -> time:
    """The time at a share of the day from 0 to 1, to the minute; what a spreadsheet rounds away is put back."""
    seconds = min(round(share * 86_400), 86_399)
    return time(seconds // 3600, seconds // 60 % 60)


def _parts(number: float) -> tuple[int, str] | None:
    """A number as it was typed, before and after its dot; None where it has more than two places or none."""
    whole, _, rest = f"{number:.10f}".rstrip("0").partition(".")
    return (int(whole), rest) if 0 < len(rest) <= 2 and number > 0 else None


def dot_date(number: float, year: int, note: str) -> DateCell | None:
    """What "20.10", which a spreadsheet keeps as 20.1, may have been: None where it can be no day and month.

    `year` is the one it is of, and `note` says where that is from.
    """
    parts = _parts(number)
    if parts is None:
        return None
    day, rest = parts
    as_stands = day_of(year, int(rest), day)
    with_nought = day_of(year, 10, day) if rest == "1" else None
    if as_stands and with_nought:
        choices = (
            DateChoice(key="nought", words=_shown(with_nought), dated=(When.on(with_nought), (DOT_DATE, note))),
            DateChoice(key="stands", words=_shown(as_stands), dated=(When.on(as_stands), (DOT_DATE, note))),
            left(NUMBER_KEPT),
        )
        asked = (
            f"The date column holds numbers such as {number:g}, which is how a spreadsheet keeps both {day}.{rest} and "
            f"{day}.{rest}0 of a date typed with a dot. Which did she or he type?"
        )
        return DateCell(dated=choices[-1].dated, question=question("dot-date", asked, choices, WORDS))
    return DateCell(dated=(When.on(as_stands), (DOT_DATE, note))) if as_stands else None


def dot_time(number: float, on: Callable[[time], Dated], left_as: When) -> DateCell | None:
    """What a bare number in the time column may be: None where it can be no time. `on` puts a time on the row's day."""
    share = clock_of(number) if 0 <= number < 1 else None
    parts = (0, "0") if number == 0 else _parts(number)
    if parts is None:
        if share is None or abs(number * 1440 - round(number * 1440)) > 0.02:
            return None
        when, notes = on(share)
        return DateCell(dated=(when, (*notes, TIME_SHARE)))
    hour, minute = parts[0], int(parts[1].ljust(2, "0"))
    typed = time(hour, minute) if hour < 24 and minute < 60 else None
    later = time(hour + 12, minute) if typed is not None and 0 < hour < 12 else None
    choices = [
        DateChoice(key=key, words=words.format(clock=_clock(clock)), dated=on(clock))
        for key, words, clock in (
            ("dot", "Hours and minutes typed with a dot, on a clock of 24 hours: {clock}", typed),
            ("dot-evening", "Hours and minutes typed with a dot, in the afternoon or evening: {clock}", later),
            ("share", "A share of the day, as a spreadsheet keeps a time: {clock}", share),
        )
        if clock is not None
    ]
    if not choices:
        return None
    kept: Dated = (left_as, (TIME_KEPT,))
    choices.append(DateChoice(key=WORDS, words="Leave the time in the words", dated=kept))
    asked = f"The time column holds numbers such as {number:g} that are not in the form of a time. How were they meant?"
    return DateCell(dated=kept, question=question("dot-time", asked, tuple(choices), WORDS))


def odd_real_date(day: date, clock: time | None, starts_1904: bool) -> DateCell | None:
    """A date cell that shows a year or a time rather than a date; None for any other."""
    serial = serial_of(day, starts_1904)
    if serial < 3:
        return DateCell(dated=(When.undated(""), (TIME_ALONE,)))
    if not _FIRST_YEAR <= serial <= _LAST_YEAR:
        return None
    choices = (
        DateChoice(key="year", words=f"The year {serial}", dated=(When.in_year(serial), ())),
        DateChoice(key="day", words=_shown(day), dated=(When.on(day), ())),
        left(YEAR_IN_DATE_CELL),
    )
    asked = (
        f"The date cell shows {_shown(day)}, as a spreadsheet shows the year {serial} typed in a cell for dates. "
        "Which was meant in cells like it?"
    )
    return DateCell(dated=choices[-1].dated, question=question("year-cell", asked, choices, WORDS))


def left(note: str) -> DateChoice:
    """The choice to leave a cell undated."""
    return DateChoice(key=WORDS, words=LEAVE_WORDS, dated=(When.undated(""), (note,)))


def question(key: str, asked: str, choices: tuple[DateChoice, ...], answer: str) -> DateQuestion:
    """A question about a cell."""
    return DateQuestion(key=key, question=asked, choices=choices, answer=answer)


def _shown(day: date) -> str:
    return When.on(day).display()


def _clock(clock: time) -> str:
    return shown_clock(datetime.combine(date.min, clock))
