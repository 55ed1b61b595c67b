# SPDX-License-Identifier: Apache-2.0
"""The words dates are told in, each by itself: its number, its hours or its months."""

import pytest

from vlu_desktop.dates import date_words as words

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def test_months_and_weekdays_are_in_their_order() -> None:
    assert (list(words.MONTHS), list(words.WEEKDAYS)) == (MONTHS, WEEKDAYS)
    assert tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()) == words.SHORT_MONTHS
    assert {name[:3].lower(): n for n, name in enumerate(MONTHS, start=1)} == words.MONTH_NUMBERS


def test_the_months_of_others_stand_in_their_places() -> None:
    assert {name: (len(set(row)), row[4], row[9]) for name, row in words.MONTHS_ELSEWHERE.items()} == {
        "cy": (12, "Mai", "Hydref"),
        "fr": (12, "mai", "octobre"),
        "de": (12, "Mai", "Oktober"),
        "es": (12, "mayo", "octubre"),
        "it": (12, "maggio", "ottobre"),
        "pt": (12, "maio", "outubro"),
        "nl": (12, "mei", "oktober"),
        "pl": (12, "maja", "października"),
        "ro": (12, "mai", "octombrie"),
        "sv": (12, "maj", "oktober"),
        "tr": (12, "mayıs", "ekim"),
    }


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
