# SPDX-License-Identifier: Apache-2.0
"""Working days, on the bank holidays that the program carries."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.platform import paths

FILE: Path = paths.resources() / "rules" / "bank_holidays.toml"
HOLIDAYS = Holidays.from_toml(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "day",
    ["2015-12-28", "2016-12-27", "2018-01-01", "2020-05-08", "2021-12-27", "2021-12-28", "2022-01-03", "2022-06-02",
     "2022-06-03", "2022-09-19", "2022-12-27", "2023-01-02", "2023-05-08", "2024-03-29", "2025-04-21", "2026-04-03",
     "2026-08-31", "2026-12-28", "2027-12-27", "2027-12-28", "2028-01-03"],
)  # fmt: skip
def test_known_bank_holidays_are_not_working_days(day: str) -> None:
    assert not HOLIDAYS.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2020-05-04", "2022-05-30", "2026-12-24", "2027-12-29", "2026-01-02", "2022-09-20"])
def test_days_that_look_like_one_and_are_not(day: str) -> None:
    assert HOLIDAYS.is_working_day(date.fromisoformat(day))


def test_every_year_has_its_eight_and_the_special_ones() -> None:
    found = {year: sum(day.year == year for day in HOLIDAYS.names) for year in range(2015, 2029)}
    assert found == {year: {2022: 10, 2023: 9}.get(year, 8) for year in range(2015, 2029)}
    assert all(day.weekday() < 5 for day in HOLIDAYS.names)


def test_ten_working_days_over_easter() -> None:
    assert HOLIDAYS.add_working_days(date(2026, 3, 30), 10) == date(2026, 4, 15)
    assert HOLIDAYS.add_working_days(date(2026, 4, 15), -10) == date(2026, 3, 30)
    assert HOLIDAYS.add_working_days(date(2026, 4, 4), 0) == date(2026, 4, 4)


def test_the_next_and_the_previous_working_day() -> None:
    assert HOLIDAYS.next_working_day(date(2026, 12, 25)) == date(2026, 12, 29)
    assert HOLIDAYS.previous_working_day(date(2026, 12, 28)) == date(2026, 12, 24)
    assert HOLIDAYS.next_working_day(date(2026, 12, 24)) == date(2026, 12, 24)


@pytest.mark.parametrize("day", [date(2014, 12, 31), date(2029, 1, 1)])
def test_nothing_is_counted_past_what_is_known(day: date) -> None:
    with pytest.raises(UserError, match="known from 2015 to 2028"):
        HOLIDAYS.is_working_day(day)
    with pytest.raises(UserError, match="Count them by hand"):
        HOLIDAYS.add_working_days(date(2028, 12, 20), 10)


@pytest.mark.parametrize(
    "text",
    ["", "first_year = 2015", "not toml", "first_year = 2026\nlast_year = 2015\n[holidays]",
     "first_year = 2015\nlast_year = 2016\n[holidays]\n2026-01-01 = 'x'",
     "first_year = 2015\nlast_year = 2016\n[holidays]\nsoon = 'x'",
     "first_year = 2015\nlast_year = 2016\nholidays = 3"],
)  # fmt: skip
def test_a_broken_file_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="file of bank holidays"):
        Holidays.from_toml(text)


YEARS = "first_year = 2015\nlast_year = 2016\n"
READ, YEARS_SAID, STRAY = "can't be read", "must say its first and last year", "outside its years, 2015 to 2016"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("not toml", READ),
        ("first_year = 2015\n[holidays]", READ),
        ("last_year = 2015\n[holidays]", READ),
        (YEARS, READ),
        (f"{YEARS}holidays = 3", READ),
        (f"{YEARS}holidays = [3]", READ),
        (f"{YEARS}[holidays]\nsoon = 'x'", READ),
        ("first_year = '2015'\nlast_year = 2016\n[holidays]", YEARS_SAID),
        ("first_year = 2015\nlast_year = '2016'\n[holidays]", YEARS_SAID),
        ("first_year = 2015.5\nlast_year = 2016\n[holidays]", YEARS_SAID),
        ("first_year = 2016\nlast_year = 2015\n[holidays]", YEARS_SAID),
        (f"{YEARS}[holidays]\n2014-12-31 = 'x'", f"2014-12-31 {STRAY}"),
        (f"{YEARS}[holidays]\n2017-01-01 = 'x'", f"2017-01-01 {STRAY}"),
        (f"{YEARS}[holidays]\n2018-01-01 = 'x'\n2017-01-01 = 'x'\n2015-12-25 = 'x'", f"2017-01-01 {STRAY}"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        Holidays.from_toml(text)


def test_a_file_of_one_year_and_of_its_first_and_last_day_is_read() -> None:
    read = Holidays.from_toml("first_year = 2015\nlast_year = 2015\n[holidays]\n2015-01-01 = 'a'\n2015-12-31 = 'b'")
    assert read.names == {date(2015, 1, 1): "a", date(2015, 12, 31): "b"}
    assert (read.first_year, read.last_year) == (2015, 2015)
    known = {
        day: read.knows(date.fromisoformat(day)) for day in ("2014-12-31", "2015-01-01", "2015-12-31", "2016-01-01")
    }
    assert known == {"2014-12-31": False, "2015-01-01": True, "2015-12-31": True, "2016-01-01": False}


@given(st.dates(date(2016, 1, 1), date(2027, 6, 30)), st.integers(1, 60))
def test_forwards_and_back_again(day: date, number: int) -> None:
    later = HOLIDAYS.add_working_days(day, number)
    assert HOLIDAYS.is_working_day(later)
    between = (day + timedelta(days=n) for n in range(1, (later - day).days + 1))
    assert sum(HOLIDAYS.is_working_day(each) for each in between) == number
    if HOLIDAYS.is_working_day(day):
        assert HOLIDAYS.add_working_days(later, -number) == day
