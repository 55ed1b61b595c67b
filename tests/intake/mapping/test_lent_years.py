# SPDX-License-Identifier: Apache-2.0
"""Which year the dates around it lend a date that has none, and where they leave it open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.intake.mapping.lent_years import lent_years, only_years, runs_backwards

TOLD = date(2026, 11, 29)
Day = tuple[int, int] | tuple[int, int, int]

PAGES: list[tuple[str, list[Day], dict[int, int]]] = [
    ("none with a year", [(3, 3), (4, 3)], {}),
    ("all with a year", [(3, 3, 2024), (4, 3, 2024)], {}),
    ("a year at the top", [(28, 12, 2023), (29, 12), (2, 1), (14, 2)], {1: 2023, 2: 2024, 3: 2024}),
    ("a year at the foot", [(29, 12), (2, 1), (14, 2, 2024)], {0: 2023, 1: 2024}),
    ("the latest first", [(25, 3, 2024), (14, 2), (2, 1), (29, 12)], {1: 2024, 2: 2024, 3: 2023}),
    ("which way it runs is not to be told", [(14, 2, 2024), (2, 1), (29, 12)], {}),
    ("a little out of turn", [(5, 3, 2024), (3, 3), (10, 3)], {1: 2024, 2: 2024}),
    ("nearly a year on, and a year below says so", [(3, 1, 2024), (20, 12), (5, 1, 2025)], {1: 2024}),
    (
        "half a year on and back, and nothing says which",
        [(1, 3, 2020), (1, 4, 2020), (1, 2), (1, 1)],
        {},
    ),
    ("it would be after the telling", [(1, 11, 2026), (28, 12)], {}),
    ("no 29 February near", [(1, 3, 2026), (29, 2)], {}),
    ("a 29 February", [(1, 2, 2024), (29, 2)], {1: 2024}),
    ("before the first", [(20, 12), (1, 6, 2024), (2, 6, 2024)], {0: 2023}),
    ("far before the first", [(1, 11), (1, 6, 2024), (2, 6, 2024)], {}),
    ("after the next with a year", [(1, 6, 2024), (5, 7), (2, 6, 2024)], {}),
    ("on the day of the telling", [(1, 11, 2026), (29, 11)], {1: 2026}),
    ("half a year before the first but a day", [(1, 1), (1, 7, 2024), (2, 7, 2024)], {0: 2024}),
    ("half a year before the first", [(1, 1), (2, 7, 2024), (3, 7, 2024)], {}),
    ("on the very day of the first", [(1, 6), (1, 6, 2024), (2, 6, 2024)], {0: 2024}),
    ("a week out of turn", [(9, 3, 2024), (10, 3, 2024), (3, 3)], {2: 2024}),
    ("more than a week out of turn", [(9, 3, 2024), (10, 3, 2024), (2, 3)], {}),
    ("between two days of one winter", [(28, 12, 2022), (3, 1, 2023), (20, 12), (2, 1)], {2: 2022, 3: 2023}),
    ("dates with years run backwards", [(25, 3, 2024), (20, 3, 2024), (14, 2)], {2: 2024}),
    ("the same date twice, then an earlier one", [(1, 3, 2024), (1, 3, 2024), (14, 2)], {2: 2024}),
    ("the same date twice, then a later one", [(14, 2, 2024), (14, 2, 2024), (20, 3)], {2: 2024}),
    ("a day said again, then an earlier one", [(1, 3, 2024), (1, 3), (14, 2)], {1: 2024, 2: 2024}),
    (
        "a day said thrice, then a later one",
        [(14, 2, 2024), (14, 2), (14, 2), (20, 3)],
        {1: 2024, 2: 2024, 3: 2024},
    ),
    ("nearly a year on, and a year far below says so", [(3, 1, 2024), (20, 12), (5, 8, 2025)], {1: 2024}),
    ("far before the next with a year", [(1, 2, 2024), (1, 3), (1, 10, 2024)], {1: 2024}),
    ("out of turn, and no room for it the year after", [(1, 3, 2024), (1, 2), (1, 4, 2024)], {1: 2024}),
    ("a 29 February out of turn", [(10, 3, 2024), (29, 2), (20, 3, 2024)], {1: 2024}),
    ("no 29 February to come near", [(1, 2, 2026), (29, 2)], {}),
]


def of(days: list[Day]) -> list[tuple[int, date, bool]]:
    return [
        (
            row,
            date(each[2] if len(each) == 3 else (2024 if each[:2] == (29, 2) else 2026), each[1], each[0]),
            len(each) == 3,
        )
        for row, each in enumerate(days)
    ]


@pytest.mark.parametrize(("days", "years"), [page[1:] for page in PAGES], ids=[page[0] for page in PAGES])
def test_the_years_a_page_lends(days: list[Day], years: dict[int, int]) -> None:
    assert lent_years(of(days), TOLD) == years


@given(st.lists(st.tuples(st.dates(date(2015, 1, 1), TOLD), st.booleans()), max_size=12))
def test_nothing_is_lent_that_is_after_the_telling_or_has_a_year(found: list[tuple[date, bool]]) -> None:
    seen = [(row, day, sure) for row, (day, sure) in enumerate(found)]
    lent = lent_years(seen, TOLD)
    assert not lent.keys() & {row for row, _, sure in seen if sure}
    assert all(seen[row][1].replace(year=year) <= TOLD for row, year in lent.items())
    assert isinstance(runs_backwards(seen), bool)


@given(st.dates(date(2015, 1, 1), date(2020, 1, 1)), st.lists(st.integers(0, 120), min_size=1, max_size=12))
def test_a_page_in_order_with_its_first_year_is_read_as_it_was_meant(first: date, steps: list[int]) -> None:
    """Entries less than four months apart, the year written once."""
    days = [first]
    for step in steps:
        days.append(date.fromordinal(days[-1].toordinal() + step))
    if any((day.month, day.day) == (2, 29) for day in days):
        days = [day.replace(day=28) if (day.month, day.day) == (2, 29) else day for day in days]
    seen = [(row, day if row == 0 else day.replace(year=2026), row == 0) for row, day in enumerate(days)]
    lent = lent_years(seen, TOLD)
    if not runs_backwards(seen):
        assert lent == {row: day.year for row, day in enumerate(days) if row}


# Which year a page leaves: (day and month, its year or 0) from the top -> the rows of which only one year fits.
ONLY: list[tuple[str, list[tuple[int, int, int]], set[int]]] = [
    ("between two of a year", [(1, 3, 2024), (5, 3, 0), (9, 3, 2024)], {1}),
    ("over a New Year", [(28, 12, 2023), (2, 1, 0), (25, 3, 2024)], {1}),
    ("nothing below", [(1, 3, 2024), (5, 3, 0)], set()),
    ("nothing above", [(5, 3, 0), (9, 3, 2024)], set()),
    ("two years fit", [(1, 3, 2022), (5, 3, 0), (9, 4, 2023)], set()),
    ("a few days out of turn", [(1, 3, 2024), (26, 2, 0), (9, 3, 2024)], {1}),
    ("nearly a year apart, so that another fits out of turn", [(1, 3, 2023), (28, 2, 0), (28, 2, 2024)], set()),
    ("backwards", [(9, 3, 2024), (5, 3, 0), (1, 3, 2024)], {1}),
    ("no such day in the year", [(1, 2, 2023), (29, 2, 0), (9, 3, 2023)], set()),
    ("a day of leap years alone", [(1, 2, 2024), (29, 2, 0), (9, 3, 2024)], {1}),
    ("the last days of the year before, out of turn", [(1, 1, 2024), (28, 12, 0), (5, 1, 2024)], {1}),
    ("the first days of the year after, out of turn, fit too", [(1, 1, 2023), (3, 1, 0), (30, 12, 2023)], set()),
    ("a week out of turn to the day", [(8, 3, 2024), (1, 3, 0), (20, 3, 2024)], {1}),
    ("the year after fits to the day", [(1, 1, 2023), (6, 1, 0), (30, 12, 2023)], set()),
]  # fmt: skip


@pytest.mark.parametrize(("page", "only"), [row[1:] for row in ONLY], ids=[row[0] for row in ONLY])
def test_a_page_tells_a_year_where_it_leaves_no_other(page: list[tuple[int, int, int]], only: set[int]) -> None:
    seen = [(n, date(year or 2024, month, day), bool(year)) for n, (day, month, year) in enumerate(page)]
    assert only_years(seen, lent_years(seen, TOLD)) == only
