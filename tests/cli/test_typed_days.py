# SPDX-License-Identifier: Apache-2.0
"""Days given on the command line: those to come are read forward, and a doubtful one is refused with its question."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import date

import pytest

from vlu_desktop.cli import common
from vlu_desktop.cli.common import day_ahead, one_day

Read = Callable[[str], date]
DAYS: list[tuple[Read, str, date]] = [
    (day_ahead, "10 December", date(2026, 12, 10)),
    (day_ahead, "15 Jan", date(2027, 1, 15)),
    (day_ahead, "Friday", date(2026, 12, 4)),
    (day_ahead, "in two weeks", date(2026, 12, 13)),
    (day_ahead, "3/4/27", date(2027, 4, 3)),
    (day_ahead, "2027-02-16", date(2027, 2, 16)),
    (one_day, "10 December", date(2025, 12, 10)),
    (one_day, "15 Jan", date(2026, 1, 15)),
]
REFUSED: list[tuple[Read, str, str]] = [
    (day_ahead, "Sunday 8th", "may be another day. 8 December 2026 is a Tuesday, not a Sunday."),
    (one_day, "last Tuesday", "may be another day. Which day is meant"),
    (one_day, "March 2026", "is not one day"),
    (day_ahead, "soon", "is not one day"),
]


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "today", lambda: date(2026, 11, 29))


@pytest.mark.parametrize(("read", "words", "day"), DAYS)
def test_a_day_in_words_is_the_next_for_what_is_to_come_and_else_the_last(read: Read, words: str, day: date) -> None:
    assert read(words) == day


@pytest.mark.parametrize(("read", "words", "why"), REFUSED)
def test_a_day_that_may_be_another_is_refused_with_the_question(read: Read, words: str, why: str) -> None:
    with pytest.raises(ArgumentTypeError, match=why):
        read(words)
