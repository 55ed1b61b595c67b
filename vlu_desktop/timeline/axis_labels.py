# SPDX-License-Identifier: Apache-2.0
"""The marks of an axis of time, with UK labels: "2024", "Jan 2025", "Jul", "3 Mar", "5pm"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from vlu_desktop.dates import date_words
from vlu_desktop.timeline.elements import day_number, day_of

MONTHS = date_words.SHORT_MONTHS
MONTH, YEAR = 30.44, 365.25


@dataclass(frozen=True, slots=True)
class AxisTick:
    """A time on the axis; `major` ones begin a year, a month or a day."""

    at: float
    label: str
    major: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A spacing of the axis: its usual length in days and how to find its times between two."""

    days: float
    times: Callable[[float, float], Iterator[float]]
    label: Callable[[float], tuple[str, bool]]


def _hours(every: int) -> Callable[[float, float], Iterator[float]]:
    def times(start: float, end: float) -> Iterator[float]:
        day = float(start // 1)
        while day <= end:
            yield from (day + hour / 24 for hour in range(0, 24, every))
            day += 1

    return times


def _weeks(start: float, end: float) -> Iterator[float]:
    first = day_of(start)
    at = day_number(first - timedelta(days=first.weekday())) if first.toordinal() > 7 else day_number(first)
    while at <= end:
        yield at
        at += 7


def _days(start: float, end: float) -> Iterator[float]:
    at = float(start // 1)
    while at <= end:
        yield at
        at += 1


def _months(every: int) -> Callable[[float, float], Iterator[float]]:
    def times(start: float, end: float) -> Iterator[float]:
        first = day_of(start)
        months = first.year * 12 + (first.month - 1) // every * every
        while months // 12 <= date.max.year and (at := _month_number(months)) <= end:
            yield at
            months += every

    return times


def _month_number(months: int) -> float:
    return day_number(date(months // 12, months % 12 + 1, 1))


def _years(every: int) -> Callable[[float, float], Iterator[float]]:
    def times(start: float, end: float) -> Iterator[float]:
        year = max(day_of(start).year // every * every, 1)
        while year <= date.max.year and (at := day_number(date(year, 1, 1))) <= end:
            yield at
            year = max(year // every * every + every, 1)

    return times


def _hour_label(at: float) -> tuple[str, bool]:
    hour = round(at % 1 * 24)
    if hour in (0, 24):
        day = day_of(at + 0.5)
        return f"{day.day} {MONTHS[day.month - 1]}", True
    return f"{hour % 12 or 12}{'am' if hour < 12 else 'pm'}", False


def _day_label(at: float) -> tuple[str, bool]:
    day = day_of(at)
    return f"{day.day} {MONTHS[day.month - 1]}", day.day == 1


def _month_label(at: float) -> tuple[str, bool]:
    day = day_of(at)
    name = MONTHS[day.month - 1]
    return (f"{name} {day.year}", True) if day.month == 1 else (name, False)


def _year_label(at: float) -> tuple[str, bool]:
    year = day_of(at).year
    return str(year), year % 10 == 0


STEPS: tuple[Step, ...] = (
    *(Step(hours / 24, _hours(hours), _hour_label) for hours in (1, 3, 6, 12)),
    Step(1.0, _days, _day_label),
    Step(7.0, _weeks, _day_label),
    *(Step(MONTH * months, _months(months), _month_label) for months in (1, 2, 3, 6)),
    *(Step(YEAR * years, _years(years), _year_label) for years in (1, 2, 5, 10, 20, 50, 100)),
)


def axis(start: float, end: float, pixels_per_day: float, least: float) -> list[AxisTick]:
    """The times to mark from start to end, at least `least` pixels apart."""
    place = next((n for n, step in enumerate(STEPS) if step.days * pixels_per_day >= least), len(STEPS) - 1)
    block = STEPS[place].days * TICKS_A_BLOCK
    first, last = int(start // block), int(end // block)
    return [
        tick for number in range(first, last + 1) for tick in _ticks(place, number) if start <= tick.at <= end
    ]  # fmt: skip


TICKS_A_BLOCK = 16


@lru_cache(maxsize=256)
def _ticks(place: int, number: int) -> tuple[AxisTick, ...]:
    """The ticks of a step in one of the equal stretches that all time is cut into: a frame needs what the last did."""
    step = STEPS[place]
    block = step.days * TICKS_A_BLOCK
    start, end = number * block, (number + 1) * block
    return tuple(AxisTick(at, *step.label(at)) for at in step.times(start, end) if start <= at < end)


UNITS: tuple[tuple[str, Step], ...] = (
    ("by day", Step(1.0, _days, _day_label)),
    ("by week", Step(7.0, _weeks, _day_label)),
    ("by month", Step(MONTH, _months(1), _month_label)),
    ("by quarter", Step(MONTH * 3, _months(3), _month_label)),
    ("by year", Step(YEAR, _years(1), _year_label)),
    ("by ten years", Step(YEAR * 10, _years(10), _year_label)),
)


def unit_for(pixels_per_day: float, least: float) -> tuple[str, Step]:
    """The unit of a histogram whose bars are at least `least` pixels apart."""
    return next((unit for unit in UNITS if unit[1].days * pixels_per_day >= least), UNITS[-1])
