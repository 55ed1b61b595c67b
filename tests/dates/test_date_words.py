# SPDX-License-Identifier: Apache-2.0
"""The words dates are told in, each by itself: its number, its hours or its months."""

import pytest

from vlu_desktop.dates import date_words as words

NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
DAYS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def test_a_number_is_made_a_figure() -> None:
    assert words.plain(", ".join(NUMBERS)) == ", ".join(str(n) for n in range(1, 21))
    assert [words.plain(f"{ten} days") for ten in TENS] == [f"{n} days" for n in range(20, 100, 10)]
    assert [words.plain(f"{ten} {NUMBERS[n % 9]} days") for n, ten in enumerate(TENS)] == [
        f"{10 * n + 20 + n % 9 + 1} days" for n in range(8)
    ]


def test_a_day_of_a_month_is_made_a_figure() -> None:
    assert [words.plain(f"the {day} of June") for day in DAYS] == [f"the {n} of june" for n in range(1, 32)]


def test_months_and_weekdays_by_any_of_their_names() -> None:
    assert (list(words.MONTHS), list(words.WEEKDAYS)) == (MONTHS, WEEKDAYS)
    for n, month in enumerate(MONTHS, 1):
        assert {words.number_of(month.lower()), words.number_of(month[:3].lower() + ".")} == {n}
    for n, day in enumerate(WEEKDAYS):
        assert {words.weekday_of(day.lower()), words.weekday_of(day[:3].lower() + ".")} == {n}
    more = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
    assert {each: words.weekday_of(each) for each in more} == more
    assert words.number_of("sept") == 9
    assert words.plain("first of Sept. 2026") == "1 of sept. 2026"


@pytest.mark.parametrize(
    ("part", "begins", "ends"),
    [
        ("early hours", 0, 6), ("first thing", 5, 9), ("morning", 6, 12), ("lunchtime", 12, 14), ("afternoon", 12, 18),
        ("teatime", 16, 19), ("evening", 18, 24), ("late evening", 21, 24), ("night", 18, 30),
    ],
)  # fmt: skip
def test_a_part_of_the_day_has_its_hours(part: str, begins: int, ends: int) -> None:
    assert words.PARTS_OF_DAY[part] == (60 * begins, 60 * (ends - begins))


def test_seasons_and_thirds_have_their_months_and_days() -> None:
    assert words.SEASONS == {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
    assert words.THIRDS_OF_MONTH == {"early": (1, 10), "mid": (11, 20), "late": (21, 0)}
    assert words.THIRDS_OF_YEAR == {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("nineteen eighty four", "1984"), ("nineteen-oh-five", "1905"), ("twenty oh one", "2001"),
        ("twenty nineteen", "2019"), ("nineteen five", "19 5"), ("twenty ten days", "20 10 days"),
        ("two thousand and six", "2006"), ("two thousand", "2000"), ("‘24–‘25; 3‑4\u00a0May", "'24-'25, 3-4 may"),
        ("New Year’s — eve", "new year's - eve"), ("for the last year", "for the last 1 year"),
        ("“the 22nd of May”", "the 22 of may"), ("forty-nineteen", "40-19"), ("first maypole", "first maypole"),
        ("nineteen oh dear", "19 oh dear"), ("twenty-ninth maypole", "20-ninth maypole"),
        ("twenty ten", "2010"), ("nineteen nine", "19 9"), ("nineteen ten", "1910"),
    ],
)  # fmt: skip
def test_what_is_told_in_words_is_made_plain(said: str, made: str) -> None:
    assert words.plain(said) == made
