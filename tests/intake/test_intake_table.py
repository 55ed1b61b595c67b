# SPDX-License-Identifier: Apache-2.0
"""What is assumed of a date as it is imported, and what is pointed out: a row for each case of it."""

from datetime import date, datetime, time, timedelta

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.intake.formats.grid import Value
from vlu_desktop.intake.mapping.column_dates import (
    AFTER_TOLD,
    DAY_FIRST,
    MONTH_FIRST,
    NO_DATE,
    NOT_A_DATE,
    SERIAL,
    SWAP_SUSPECTED,
    TIME_KEPT,
    WRONG_WEEKDAY,
    DateReader,
    full_year,
    guess_order,
    looks_like_date,
    read_clock,
    swap_suspected,
)

TOLD = date(2026, 4, 20)
DAY = timedelta(days=1)


def reader(**more: bool) -> DateReader:
    return DateReader(said_on=TOLD, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("on", "noted"), [(TOLD - DAY, False), (TOLD, False), (TOLD + DAY, True), (TOLD + 400 * DAY, True)]
)
def test_only_what_is_dated_after_the_day_it_was_told_is_pointed_out(on: date, noted: bool) -> None:
    """An incident of the very day of the visit is nothing odd."""
    for value in (on, datetime(on.year, on.month, on.day, 9, 30), f"{on:%d/%m/%Y}"):
        assert (AFTER_TOLD in reader().read(value).assumed) is noted


def test_a_span_that_begins_by_then_and_ends_after_is_not_pointed_out() -> None:
    assert AFTER_TOLD not in reader().read(TOLD, end=TOLD + DAY).assumed
    assert AFTER_TOLD in reader().read(TOLD + DAY, end=TOLD + 2 * DAY).assumed


REAL = [date(2026, 4, 3), date(2026, 5, 12)]
SWAPPED: list[tuple[list[date], list[str], bool]] = [
    (REAL, ["13/04/2026"], True),
    (REAL, ["13/04/2026", "25/12/2025"], True),
    (REAL, ["04/13/2026"], True),
    (REAL, ["13/04/2026", "03/04/2026"], False),
    (REAL, ["03/04/2026", "13/04/2026"], False),
    (REAL, ["12/12/2025"], False),
    (REAL, [], False),
    (REAL, ["last Tuesday"], False),
    (REAL, ["last Tuesday", "13/04/2026"], True),
    (REAL[:1], ["13/04/2026"], False),
    ([], ["13/04/2026"], False),
    ([*REAL, date(2026, 5, 13)], ["13/04/2026"], False),
    ([date(2026, 5, 13), *REAL], ["13/04/2026"], False),
    ([date(2026, 5, 13)] * 3, ["13/04/2026"], False),
]


@pytest.mark.parametrize(("real", "texts", "suspected"), SWAPPED)
def test_a_swap_is_suspected_only_where_every_date_bears_its_mark(
    real: list[date], texts: list[str], suspected: bool
) -> None:
    assert swap_suspected(real, [(words, "") for words in texts]) is suspected


@pytest.mark.parametrize(
    ("on", "swapped"),
    [
        (date(2026, 4, 3), date(2026, 3, 4)),
        (date(2026, 4, 12), date(2026, 12, 4)),
        (date(2026, 4, 4), None),
        (date(2026, 4, 13), None),
    ],
)
def test_only_a_date_that_could_have_been_swapped_is_doubted_or_swapped_back(on: date, swapped: date | None) -> None:
    doubted = reader(suspect_real=True).read(on)
    assert (SWAP_SUSPECTED in doubted.assumed) is (swapped is not None)
    assert doubted.when.first_day == on
    assert SWAP_SUSPECTED not in reader().read(on).assumed
    back = reader(swap_real=True, suspect_real=True).read(on)
    assert back.when.first_day == (swapped or on)
    assert ("day and month of a real date swapped, as chosen" in back.assumed) is (swapped is not None)


SERIALS: list[tuple[float, When | None]] = [
    (46000.0, When.on(date(2025, 12, 9))),
    (46000.5, When.at(datetime(2025, 12, 9, 12, 0))),
    (46000.25, When.at(datetime(2025, 12, 9, 6, 0))),
    (46000.99999, When.at(datetime(2025, 12, 9, 23, 59))),
    (20000.0, When.on(date(1954, 10, 3))),
    (19999.0, None),
    (59999.0, When.on(date(2064, 4, 7))),
    (60000.0, None),
    (7.0, None),
]


@pytest.mark.parametrize(("number", "when"), SERIALS)
def test_a_bare_number_of_a_spreadsheet(number: float, when: When | None) -> None:
    told = reader().read(number)
    assert (SERIAL in told.assumed) is (when is not None)
    if when is not None:
        assert (told.when.first_day, told.when.display()) == (when.first_day, when.display())


@pytest.mark.parametrize(
    ("value", "noted"), [(None, NO_DATE), ("", NO_DATE), ("  ", NO_DATE), ("31/02/2026", NOT_A_DATE), ("x", NOT_A_DATE)]
)
def test_what_is_no_date_stays_as_words(value: Value, noted: str) -> None:
    told = reader().read(value)
    assert noted in told.assumed
    assert not told.when.is_dated
    assert told.when.words == ("" if value is None else str(value).strip())


def test_a_time_without_a_date_is_kept() -> None:
    told = reader().read("no idea", "9pm")
    assert told.assumed == (NOT_A_DATE, TIME_KEPT)
    assert told.when.words == "no idea 9pm"


@pytest.mark.parametrize(
    ("weekday", "fits"),
    [("Monday", True), ("mon", True), (" MON ", True), ("Tuesday", False), ("sun", False), ("", True), ("bank", True)],
)
def test_a_weekday_that_does_not_fit_is_pointed_out(weekday: str, fits: bool) -> None:
    assert (WRONG_WEEKDAY in reader().read(TOLD, weekday=weekday).assumed) is not fits
    if fits and weekday.strip().lower().startswith("mon"):
        assert WRONG_WEEKDAY not in reader().read(f"{weekday.strip()} 20/04/2026").assumed
    elif not fits:
        assert WRONG_WEEKDAY in reader().read(f"{weekday} 20/04/2026").assumed


@pytest.mark.parametrize(
    ("two", "now", "year"),
    [(26, 2026, 2026), (27, 2026, 1927), (0, 2026, 2000), (99, 2026, 1999), (25, 2026, 2025), (0, 1999, 1900)],
)
def test_a_year_of_two_figures_is_the_latest_that_has_been(two: int, now: int, year: int) -> None:
    assert full_year(two, now) == year


ORDERS: list[tuple[list[tuple[str, str]], tuple[str, bool]]] = [
    ([], (DAY_FIRST, False)),
    ([("03/04/2026", "")], (DAY_FIRST, False)),
    ([("13/04/2026", "")], (DAY_FIRST, True)),
    ([("04/13/2026", "")], (MONTH_FIRST, True)),
    ([("12/12/2026", "")], (DAY_FIRST, False)),
    ([("13/04/2026", ""), ("04/13/2026", "")], (DAY_FIRST, False)),
]


@pytest.mark.parametrize(("texts", "found"), ORDERS)
def test_which_figure_comes_first(texts: list[tuple[str, str]], found: tuple[str, bool]) -> None:
    assert guess_order(texts, 2026) == found


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("21:10", time(21, 10)), ("9.10pm", time(21, 10)), ("9pm", time(21)), ("12am", time(0)), ("12pm", time(12)),
        ("0:05", time(0, 5)), ("24:10", None), ("9:60", None), ("13pm", time(13)), ("25pm", None), ("", None),
        ("late", None),
    ],
)  # fmt: skip
def test_a_time_in_figures(words: str, clock: time | None) -> None:
    assert read_clock(words) == clock


@pytest.mark.parametrize(
    ("words", "like"),
    [("3 March 2026", True), ("03/04/2026", True), ("he rang", False), ("", False), ("2026-03-04", True)],
)
def test_what_looks_like_a_date(words: str, like: bool) -> None:
    assert looks_like_date(words) is like
