# SPDX-License-Identifier: Apache-2.0
"""The civil clock of England and Wales: summer time worked out by rule, so that it needs no table of zones.

Windows ships no zone table for Python, and the record must read the same there. The rule is the one in force since
1981: forward on the last Sunday of March, back on the last Sunday of October (before 1996, the first Sunday from
22 October; before 1990, from 23 October), always at 01:00 UTC. The years before 1981 changed at another hour.
"""

from datetime import UTC, date, datetime, timedelta

HOUR = timedelta(hours=1)
FIRST_YEAR = 1981
FIRST_YEAR_BACK_FROM_THE_22ND = 1990
FIRST_YEAR_BACK_ON_LAST_SUNDAY = 1996


def _sunday_on_or_before(day: date) -> date:
    return day - timedelta(days=(day.weekday() + 1) % 7)


def clocks_forward(year: int) -> date:
    """The day summer time begins: there is no 1:00am to 1:59am on it."""
    return _sunday_on_or_before(date(year, 3, 31))


def clocks_back(year: int) -> date:
    """The day summer time ends: 1:00am to 1:59am comes twice on it."""
    if year >= FIRST_YEAR_BACK_ON_LAST_SUNDAY:
        return _sunday_on_or_before(date(year, 10, 31))
    return _sunday_on_or_before(date(year, 10, 28 if year >= FIRST_YEAR_BACK_FROM_THE_22ND else 29))


def civil(instant: datetime) -> datetime:
    """The time on a clock here (naive, to the second) at an aware instant."""
    if instant.tzinfo is None:
        raise ValueError("an instant must be aware")
    utc = instant.astimezone(UTC).replace(tzinfo=None)
    forward = datetime.combine(clocks_forward(utc.year), datetime.min.time()) + HOUR
    back = datetime.combine(clocks_back(utc.year), datetime.min.time()) + HOUR
    return utc + HOUR if forward <= utc < back else utc


def never_was(moment: datetime) -> bool:
    """True where the clocks went forward over this civil time, as far back as the rule is in force."""
    return moment.year >= FIRST_YEAR and moment.hour == 1 and moment.date() == clocks_forward(moment.year)


def came_twice(moment: datetime) -> bool:
    """True where the clocks went back over this civil time, as far back as the rule is in force."""
    return moment.year >= FIRST_YEAR and moment.hour == 1 and moment.date() == clocks_back(moment.year)
