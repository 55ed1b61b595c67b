# SPDX-License-Identifier: Apache-2.0
"""By which slip one day may have been written for another: one figure, two turned round, day and month, a year."""

from datetime import date

import pytest

from vlu_desktop.dates.near_days import FIGURE, SWAPPED, TURNED, YEAR, slip_between


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("1984-03-12", "1984-03-12", ""),
        ("1984-03-12", "1984-03-13", FIGURE),
        ("1984-03-12", "1994-03-12", FIGURE),
        ("1984-03-12", "1986-03-12", FIGURE),
        ("1984-03-12", "2984-03-12", FIGURE),
        ("1984-03-12", "1985-03-12", YEAR),
        ("1985-03-12", "1984-03-12", YEAR),
        ("1989-03-12", "1990-03-12", YEAR),
        ("1984-03-12", "1985-03-13", ""),
        ("1984-03-12", "1984-12-03", SWAPPED),
        ("1984-03-04", "1984-04-03", SWAPPED),
        ("1984-03-12", "1985-12-03", ""),
        ("1984-03-12", "1984-12-12", ""),
        ("1984-03-12", "1984-03-21", TURNED),
        ("1984-03-12", "1948-03-12", TURNED),
        ("1984-01-12", "1984-10-12", TURNED),
        ("1984-11-02", "1984-10-12", TURNED),
        ("1984-03-12", "1984-03-23", ""),
        ("1984-03-12", "1984-05-13", ""),
        ("1984-10-11", "1984-01-12", ""),
        ("1984-03-12", "1979-08-25", ""),
    ],
)
def test_one_day_may_be_written_for_another_by_one_slip(one: str, other: str, slip: str) -> None:
    first, second = date.fromisoformat(one), date.fromisoformat(other)
    assert slip_between(first, second) == slip_between(second, first) == slip
