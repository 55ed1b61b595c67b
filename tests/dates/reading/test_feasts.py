# SPDX-License-Identifier: Apache-2.0
"""Feasts and bank holidays as almanacs give them: Easter for a century, every feast of one year, days in lieu."""

from datetime import date

import pytest

from tests.dates.one_reading import one_when
from vlu_desktop.dates.reading.feasts import FEASTS, anchor, august, bank_holidays, early_may, easter, spring
from vlu_desktop.dates.when import When

EASTERS = {
    1950: "9.4 25.3 13.4 5.4 18.4 10.4 1.4 21.4 6.4 29.3",
    1960: "17.4 2.4 22.4 14.4 29.3 18.4 10.4 26.3 14.4 6.4",
    1970: "29.3 11.4 2.4 22.4 14.4 30.3 18.4 10.4 26.3 15.4",
    1980: "6.4 19.4 11.4 3.4 22.4 7.4 30.3 19.4 3.4 26.3",
    1990: "15.4 31.3 19.4 11.4 3.4 16.4 7.4 30.3 12.4 4.4",
    2000: "23.4 15.4 31.3 20.4 11.4 27.3 16.4 8.4 23.3 12.4",
    2010: "4.4 24.4 8.4 31.3 20.4 5.4 27.3 16.4 1.4 21.4",
    2020: "12.4 4.4 17.4 9.4 31.3 20.4 5.4 28.3 16.4 1.4",
    2030: "21.4 13.4 28.3 17.4 9.4 25.3 13.4 5.4 25.4 10.4",
    2040: "1.4 21.4 6.4 29.3 17.4 9.4 25.3 14.4 5.4 18.4",
    # The earliest and the latest there can be, and the turns of centuries with a leap year and without.
    1609: "19.4", 1818: "22.3", 1886: "25.4", 1900: "15.4", 1943: "25.4", 2076: "19.4", 2100: "28.3", 2200: "6.4",
    2285: "22.3", 2300: "8.4", 2400: "16.4",
}  # fmt: skip
IN_2025 = """
24.12 christmas, christmas eve; 25.12 christmas day; 26.12 boxing day, stephen's day; 31.12 new year's eve
1.1 new year's day; 6.1 twelfth night; 25.1 burns night; 14.2 valentine's day; 1.3 st david's day
4.3 shrove tuesday; 5.3 ash wednesday; 17.3 st patrick's day; 30.3 mothering sunday; 1.4 april fool's day
13.4 palm sunday; 17.4 maundy thursday; 18.4 easter, good friday; 19.4 easter saturday; 20.4 easter sunday
21.4 easter monday; 23.4 st george's day; 1.5 may day; 8.5 ve day; 29.5 ascension day; 8.6 whit sunday
9.6 whit monday; 15.6 trinity sunday, father's day; 19.6 corpus christi; 24.6 midsummer; 31.10 halloween
1.11 all saints; 5.11 bonfire night; 9.11 remembrance sunday; 11.11 armistice day; 28.11 black friday
30.11 st andrew's day
"""
LONGER = {"christmas": "24.12.2025 26.12.2025", "new year": "31.12.2024 1.1.2025", "easter": "18.4.2025 21.4.2025"}
HOLIDAYS = {
    1981: "1.1 17.4 20.4 4.5 25.5 29.7 31.8 25.12 28.12",
    1995: "2.1 14.4 17.4 8.5 29.5 28.8 25.12 26.12",
    1999: "1.1 2.4 5.4 3.5 31.5 30.8 27.12 28.12 31.12",
    2002: "1.1 29.3 1.4 6.5 3.6 4.6 26.8 25.12 26.12",
    2011: "3.1 22.4 25.4 29.4 2.5 30.5 29.8 26.12 27.12",
    2012: "2.1 6.4 9.4 7.5 4.6 5.6 27.8 25.12 26.12",
    2020: "1.1 10.4 13.4 8.5 25.5 31.8 25.12 28.12",
    2021: "1.1 2.4 5.4 3.5 31.5 30.8 27.12 28.12",
    2022: "3.1 15.4 18.4 2.5 2.6 3.6 29.8 19.9 26.12 27.12",
    2023: "2.1 7.4 10.4 1.5 8.5 29.5 28.8 25.12 26.12",
    2024: "1.1 29.3 1.4 6.5 27.5 26.8 25.12 26.12",
    2026: "1.1 3.4 6.4 4.5 25.5 31.8 25.12 28.12",
}
ROYAL = [
    ("the silver jubilee", "7.6.1977 7.6.1977"), ("the silver jubilee bank holiday", "7.6.1977 7.6.1977"),
    ("the golden jubilee", "1.6.2002 4.6.2002"), ("the golden jubilee bank holiday", "3.6.2002 3.6.2002"),
    ("the diamond jubilee", "2.6.2012 5.6.2012"), ("the diamond jubilee bank holiday", "5.6.2012 5.6.2012"),
    ("the platinum jubilee", "2.6.2022 5.6.2022"), ("the jubilee", "2.6.2022 5.6.2022"),
    ("the jubilee in 1977", "7.6.1977 7.6.1977"), ("the jubilee in 2002", "1.6.2002 4.6.2002"),
    ("the jubilee in 2012", "2.6.2012 5.6.2012"), ("the jubilee bank holiday in 1977", "7.6.1977 7.6.1977"),
    ("the jubilee bank holiday in 2002", "3.6.2002 3.6.2002"),
    ("the jubilee bank holiday in 2012", "5.6.2012 5.6.2012"),
    ("the coronation", "6.5.2023 6.5.2023"), ("the coronation weekend", "6.5.2023 8.5.2023"),
    ("the coronation bank holiday", "8.5.2023 8.5.2023"),
    ("the queen's funeral", "19.9.2022 19.9.2022"), ("the bank holiday for the queen's funeral", "19.9.2022 19.9.2022"),
    ("the royal wedding in 1981", "29.7.1981 29.7.1981"), ("the royal wedding in 2011", "29.4.2011 29.4.2011"),
    ("the royal wedding in 2018", "19.5.2018 19.5.2018"), ("the millennium", "31.12.1999 1.1.2000"),
    ("the millennium bank holiday", "31.12.1999 31.12.1999"), ("ve day bank holiday 1995", "8.5.1995 8.5.1995"),
    ("ve day bank holiday 2020", "8.5.2020 8.5.2020"),
]  # fmt: skip


def on(said: str, year: int = 2025) -> date:
    day, month, *rest = map(int, said.split("."))
    return date(rest[0] if rest else year, month, day)


def days(said: str) -> tuple[date | None, date | None]:
    first, last = map(on, said.split())
    return first, last


@pytest.mark.parametrize("year", EASTERS)
def test_easter(year: int) -> None:
    found = [easter(year + n) for n in range(len(EASTERS[year].split()))]
    assert found == [on(said, year + n) for n, said in enumerate(EASTERS[year].split())]


def test_every_feast_of_one_year() -> None:
    said = {
        name: on(day)
        for line in IN_2025.strip().splitlines()
        for day, _, names in (each.strip().partition(" ") for each in line.split(";"))
        for name in names.split(", ")
    }
    assert said.keys() | LONGER.keys() == FEASTS.keys()
    for name, (first, last) in ((name, FEASTS[name](2025)) for name in FEASTS):
        assert (first, last) == (days(LONGER[name]) if name in LONGER else (said[name], said[name])), name


@pytest.mark.parametrize(
    ("name", "day"), [("christmas", "25.12"), ("easter", "20.4"), ("new year", "1.1"), ("midsummer", "24.6")]
)
def test_the_one_day_that_a_feast_is_counted_from(name: str, day: str) -> None:
    assert anchor(name, 2025) == on(day)


@pytest.mark.parametrize("year", HOLIDAYS)
def test_the_bank_holidays_of_a_year(year: int) -> None:
    assert bank_holidays(year) == [on(said, year) for said in HOLIDAYS[year].split()]


def test_the_holidays_that_have_names() -> None:
    assert [early_may(year) for year in (1995, 2020, 2025)] == [date(1995, 5, 8), date(2020, 5, 8), date(2025, 5, 5)]
    assert [spring(year) for year in (2002, 2012, 2022, 2025)] == [
        date(2002, 6, 4), date(2012, 6, 4), date(2022, 6, 2), date(2025, 5, 26)
    ]  # fmt: skip
    assert august(2025) == date(2025, 8, 25)


@pytest.mark.parametrize(("words", "said"), ROYAL)
def test_the_days_of_the_crown(words: str, said: str) -> None:
    when: When = one_when(words, date(2026, 7, 28))
    assert (when.first_day, when.last_day) == days(said)
