# SPDX-License-Identifier: Apache-2.0
"""Dates as services print them are read whole or not at all, and their order is asked where it is open."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.intake.messages.formats.written_times import (
    DAY_FIRST,
    MONTH_FIRST,
    Stamp,
    order_question,
    stamp_of,
)

AT = datetime(2019, 10, 19, 14, 37)
PRINTED = [
    "Oct 19, 2019, 2:37 PM", "Oct 19, 2019 at 2:37 PM", "19 Oct 2019, 14:37", "Oct 19, 2019 2:37 pm",
    "Oct 19, 2019, 2:37\u202fPM", "19 Oct 2019, 2:37 p.m.", "October 19, 2019 2:37pm", "19.10.2019, 14:37",
    "2019-10-19 14:37", "2019/10/19 14:37", "19 oct. 2019, 14:37", "19 octobre 2019 à 14h37", "19. Okt. 2019, 14:37",
    "19. Oktober 2019 um 14:37 Uhr", "19 de octubre de 2019, 2:37 p. m.", "19 ott 2019, 14:37",
    "19 de out. de 2019 14:37", "19 okt. 2019 om 14:37", "19 paź 2019, 14:37", "19 Hydref 2019, 14:37",
    "19 Eki 2019 14:37", "19. okt. 2019 kl. 14:37",
]  # fmt: skip


@pytest.mark.parametrize("printed", PRINTED)
def test_what_services_print_is_read(printed: str) -> None:
    stamp = stamp_of(printed)
    assert stamp is not None
    assert (stamp.moment(), stamp.moment(MONTH_FIRST), stamp.ordered) == (AT, AT, True)


@pytest.mark.parametrize(
    "printed",
    ["", "yesterday 14:37", "Oct 19, 2019", "Oct 19 14:37", "19 Oct 19 14:37", "19 Smarch 2019 14:37",
     "Oct Nov 2019 1:00",
     "Oct 19, 2019, 2:37 PM PDT", "13:37 pm 19 Oct 2019", "0:37 am 19 Oct 2019", "191/10/2019 14:37", "19/10/201 14:37",
     "Oct 19, 2019, 2:37 PM and more", "19 Oct 2019 2019 14:37", "jui 19 2019 14:37", "x" * 100 + " 14:37"],
)  # fmt: skip
def test_what_is_not_accounted_for_is_no_reading(printed: str) -> None:
    assert stamp_of(printed) is None


def test_seconds_and_midnight() -> None:
    for printed, at in (("Jul 12, 2024 4:55:32pm", (16, 55, 32)), ("Jul 12, 2024 12:05 am", (0, 5, 0)),
                        ("Jul 12, 2024 12:05 PM", (12, 5, 0))):  # fmt: skip
        stamp = stamp_of(printed)
        assert stamp is not None
        assert (stamp.hour, stamp.minute, stamp.second) == at


def test_a_day_that_is_none_is_no_moment() -> None:
    stamp = stamp_of("31 Feb 2019 14:37")
    assert stamp is not None
    assert stamp.moment() is None


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2090, 1, 1)))
def test_every_minute_in_figures_is_read_back_by_its_order(at: datetime) -> None:
    at = at.replace(second=0, microsecond=0)
    day, month = stamp_of(f"{at:%d/%m/%Y, %H:%M}"), stamp_of(f"{at:%m/%d/%y, %I:%M %p}")
    assert day is not None
    assert month is not None
    assert (day.moment(DAY_FIRST), month.moment(MONTH_FIRST)) == (at, at)


def stamps(*printed: str) -> list[Stamp | None]:
    return [stamp_of(each) for each in printed]


def test_a_figure_over_twelve_tells_the_order_and_words_need_none() -> None:
    assert order_question(stamps("02/10/2021 1:00", "13/10/2021 1:00")) == (DAY_FIRST, ())
    assert order_question(stamps("10/02/2021 1:00", "10/13/2021 1:00")) == (MONTH_FIRST, ())
    assert order_question([None, *stamps("13 Oct 2021 1:00")]) == (DAY_FIRST, ())


def test_an_open_order_is_asked_with_the_likelier_first() -> None:
    days = [datetime(2021, 9, 1) + timedelta(days=n) for n in (0, 1, 2, 33, 34, 35, 64)]
    order, (asked,) = order_question(stamp_of(f"{each:%m/%d/%Y} 10:00") for each in days)
    assert (order, asked.answer, [key for key, _ in asked.choices]) == (
        MONTH_FIRST,
        MONTH_FIRST,
        [MONTH_FIRST, DAY_FIRST],
    )
    assert order_question(stamps("01/02/2021 1:00"))[0] == DAY_FIRST
    assert order_question(stamps("01/02/2021 1:00"), MONTH_FIRST)[0] == MONTH_FIRST


def test_dates_that_tell_against_each_other_are_asked() -> None:
    _, asked = order_question(stamps("13/10/2021 1:00", "10/13/2021 1:00"))
    assert len(asked) == 1


@given(st.text())
def test_no_words_break_it(words: str) -> None:
    for each in (words, f"{words} 14:37", f"1/2/2021 {words} 14:37"):
        stamp = stamp_of(each)
        assert stamp is None or stamp.moment() is None or stamp.moment() == stamp.moment()
