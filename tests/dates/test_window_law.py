# SPDX-License-Identifier: Apache-2.0
"""The one law of within: held against every way a date may turn out, and the same for rules, timeline and documents."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.one_reading import one_when
from tests.record.any_when import days, whens, windows
from vlu_desktop.analysis.case_view import entry_of
from vlu_desktop.dates.when import Kind, Precision, When
from vlu_desktop.dates.window_law import certainly, possibly, surely_began
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.people import Case
from vlu_desktop.timeline.time_patterns import months_of
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.within import within

SAID_ON = date(2026, 4, 20)
NEAR = date(2026, 3, 1)
LATER = date(2026, 12, 31)


def incident(happened: When | None, told: date | None, number: int = 0) -> Incident:
    return Incident(id=RecordId(f"incident-{number}"), happened=happened, told_on=told)


def case_of(*incidents: Incident) -> CaseFile:
    return CaseFile(case=Case(id=RecordId("case")), rows={Incident: incidents})


# --- examples


@pytest.mark.parametrize(
    ("words", "start", "end", "certain", "possible"),
    [
        # One moment with an open side may be any day of it, so it is certain of none.
        ("after 3 March 2026", date(2026, 3, 1), date(2026, 3, 31), False, True),
        ("after 3 March 2026", date(2026, 3, 4), date(2026, 4, 19), False, True),
        ("after 3 March 2026", date(2026, 3, 1), date(2026, 3, 3), False, False),
        ("before 3 March 2026", date(2026, 3, 1), date(2026, 3, 2), False, True),
        ("before 3 March 2026", date(2020, 1, 1), date(2026, 3, 2), False, True),
        ("before 3 March 2026", date(2026, 3, 3), date(2026, 3, 31), False, False),
        # What went on since a day is certain of every day up to the one it was said on.
        ("since 3 March 2026", date(2026, 3, 3), date(2026, 3, 3), True, True),
        ("since 3 March 2026", SAID_ON, SAID_ON, True, True),
        ("since 3 March 2026", date(2026, 4, 21), date(2026, 4, 30), False, False),
        # Begun by a day or before it, and going on: certain from that day on, possible for all time before.
        ("since before 3 March 2026", date(2026, 3, 2), date(2026, 3, 2), True, True),
        ("since before 3 March 2026", date(2026, 3, 1), date(2026, 3, 1), False, True),
        ("since before 3 March 2026", SAID_ON, SAID_ON, True, True),
        ("since before 3 March 2026", date(2026, 4, 21), date(2026, 4, 30), False, False),
        ("since at least 2019", date(2019, 12, 30), date(2019, 12, 30), False, True),
        ("since at least 2019", date(2019, 12, 31), date(2019, 12, 31), True, True),
        ("since at least 2019", date(1990, 1, 1), date(1990, 1, 1), False, True),
        ("3 March 2026", date(2026, 3, 3), date(2026, 3, 3), True, True),
        ("3 March 2026", date(2026, 3, 4), date(2026, 3, 4), False, False),
        ("March 2026", date(2026, 3, 1), date(2026, 3, 30), False, True),
        ("about 3 March 2026", date(2026, 3, 3), date(2026, 3, 3), False, True),
        ("about 3 March 2026", date(2026, 2, 28), date(2026, 3, 6), True, True),
        ("the night of 3 to 4 March 2026", date(2026, 3, 4), date(2026, 3, 4), False, True),
        ("the night of 3 to 4 March 2026", date(2026, 3, 3), date(2026, 3, 4), True, True),
        # A window that ends before it begins holds nothing.
        ("since 3 March 2026", date(2026, 3, 9), date(2026, 3, 8), False, False),
    ],
)
def test_what_lies_within(words: str, start: date, end: date, certain: bool, possible: bool) -> None:
    when = one_when(words, SAID_ON)
    assert when.is_dated
    assert (when.certainly_within(start, end), when.possibly_within(start, end)) == (certain, possible)


def test_an_open_moment_whose_saying_has_no_day_is_certain_of_no_window_at_all() -> None:
    after = When.on(date(2026, 3, 4), open_end=True)
    before = When.on(date(2026, 3, 4), open_start=True)
    for end in (date(2026, 3, 4), date(2026, 12, 31), date(9998, 12, 31)):
        assert not after.certainly_within(date(2000, 1, 1), end)
    for start in (date(2026, 3, 4), date(1000, 1, 1)):
        assert not before.certainly_within(start, date(2026, 12, 31))


def test_what_is_open_goes_up_to_the_day_it_was_said_and_no_further() -> None:
    after = When.on(date(2026, 3, 4), open_end=True, said_on=SAID_ON)
    assert after.possibly_within(SAID_ON, SAID_ON)
    assert not after.possibly_within(SAID_ON + timedelta(days=1), LATER)
    assert after.certainly_within(date(2026, 3, 4), SAID_ON)
    assert not after.certainly_within(date(2026, 3, 4), SAID_ON - timedelta(days=1))


def test_what_was_told_had_begun_by_the_day_it_was_told() -> None:
    told = date(2026, 3, 20)
    march = Conduct(incident=incident(When.in_month(2026, 3), told)).reach
    assert march.certainly_within(date(2026, 3, 1), told)
    assert not march.possibly_within(date(2026, 3, 21), date(2026, 3, 31))
    going_on = Conduct(incident=incident(When.during(When.in_month(2026, 3), When.in_month(2026, 4)), told)).reach
    assert going_on.begun_by == told
    assert going_on.possibly_within(date(2026, 4, 30), date(2026, 4, 30))
    on_the_first = Conduct(incident=incident(When.in_month(2026, 3), date(2026, 3, 1))).reach
    assert on_the_first.certainly_within(date(2026, 3, 1), date(2026, 3, 1))
    to_come = Conduct(incident=incident(When.in_month(2026, 4), told)).reach
    assert to_come.last == date(2026, 4, 30)
    undated = Conduct(incident=incident(None, told)).reach
    assert not undated.possibly_within(date(2026, 3, 21), LATER)


def test_what_is_about_still_goes_on_when_it_is_said() -> None:
    since = one_when("since about 2008", SAID_ON)
    assert since.approximate
    assert since.certainly_within(SAID_ON, SAID_ON)
    assert not since.certainly_within(date(2009, 1, 1), date(2009, 1, 1))


@pytest.mark.parametrize("words", ["about 3 March 2026", "after 3 March 2026", "before 3 March 2026", "3 March 2026"])
def test_the_timeline_reaches_as_far_as_the_date_does(words: str) -> None:
    when = one_when(words, SAID_ON)
    model = TimelineModel.from_case(case_of(incident(when, None)))
    for n in range(12):
        on = date(2026, 2, 26) + timedelta(days=n)
        found = within(model, on, on)
        assert (found.certain, found.possible) == (when.certainly_within(on, on), when.possibly_within(on, on))


def test_the_timeline_s_count_of_the_undated_ends_with_the_day_they_were_told() -> None:
    model = TimelineModel.from_case(case_of(incident(None, date(2026, 3, 20)), incident(None, None, 1)))
    assert within(model, date(2026, 3, 1), date(2026, 3, 20)).possible == 2
    assert within(model, date(2026, 3, 21), date(2026, 3, 31)).possible == 1


# --- what holds for every date and window

near_days = st.integers(0, 9).map(lambda n: NEAR + timedelta(days=n))
near_windows = st.tuples(near_days, near_days)


@st.composite
def near(draw: st.DrawFn) -> When:
    """A date of a few days near the windows, so that both answers come up and every placing can be tried."""
    first, *between, last = sorted(draw(st.lists(near_days, min_size=4, max_size=4)))
    open_: dict[str, Any] = draw(
        st.sampled_from([{}, {}, {"open_start": True}, {"open_end": True}, {"approximate": True}])
    )
    said_on = draw(st.none() | near_days)
    if draw(st.booleans()):
        return When.between(first, last, said_on=said_on, **open_)
    precision, low, high = Precision.DAY, *between
    begun, ended = (low, high) if draw(st.booleans()) else (high, low)
    start, end = When.between(first, begun, precision=precision), When.between(ended, last, precision=precision)
    return When.during(start, end, said_on=said_on, **open_)


def placings(when: When) -> list[tuple[date, date]]:
    """Every first and last day that the date allows; beyond the days near by, one day stands for all."""
    reach = when.reach()
    far = (NEAR - timedelta(days=40), NEAR + timedelta(days=50))
    every = [far[0] + timedelta(days=n) for n in range((far[1] - far[0]).days + 1)]
    begins = [each for each in every if reach.first <= each <= reach.begun_by]
    ends = [each for each in every if reach.ended_from <= each <= reach.last]
    if when.kind is Kind.MOMENT:
        return [(each, each) for each in begins if each in ends]
    return [(one, other) for one, other in product(begins, ends) if one <= other]


@given(near(), near_windows)
def test_certain_means_however_it_turns_out_and_possible_means_in_one_way(
    when: When, window: tuple[date, date]
) -> None:
    start, end = window
    turned_out = [begin <= end and last >= start and start <= end for begin, last in placings(when)]
    assert when.certainly_within(start, end) == all(turned_out)
    assert when.possibly_within(start, end) == any(turned_out)


@given(st.lists(st.tuples(whens | near(), st.none() | days | near_days), max_size=8), windows | near_windows)
def test_rules_and_timeline_give_the_answer_of_the_date_itself(
    told: list[tuple[When, date | None]], window: tuple[date, date]
) -> None:
    start, end = min(window), max(window)
    file = case_of(*(incident(when, on, n) for n, (when, on) in enumerate(told)))
    entries = [entry_of(each, LATER) for each in file.conduct]
    found = within(TimelineModel.from_case(file), start, end)
    sure = {entry.id for entry in entries if entry.dated and entry.surely_in(start, end)}
    assert set(found.ids) == sure == {
        each.id for each in file.conduct if each.happened.is_dated and each.reach.certainly_within(start, end)
    }  # fmt: skip
    assert found.certain == len(sure)
    maybe = sum(entry.maybe_in(start, end) for entry in entries)
    assert found.possible == maybe == sum(each.reach.possibly_within(start, end) for each in file.conduct)
    for (when, on), each in ((told[int(each.id.partition("-")[2])], each) for each in file.conduct):
        if on is None:
            assert each.reach.possibly_within(start, end) == when.possibly_within(start, end)
        # To know when it was told can only make it surer.
        assert not when.certainly_within(start, end) or each.reach.certainly_within(start, end)
        assert when.possibly_within(start, end) or not each.reach.possibly_within(start, end)


@given(st.lists(st.tuples(near(), st.none() | near_days), min_size=1, max_size=6), st.integers(1, 6))
def test_each_month_of_the_chart_holds_what_the_law_puts_into_it(
    told: list[tuple[When, date | None]], months: int
) -> None:
    file = case_of(*(incident(when, on, n) for n, (when, on) in enumerate(told)))
    model = TimelineModel.from_case(file)
    start = date(2026, 1, 1).toordinal()
    for month in months_of(model, start, start + months * 30):
        following = (month.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        reaches = [each.reach for each in file.conduct]
        assert month.certain == sum(each.certainly_within(month.first, following) for each in reaches)
        assert month.possible == sum(each.possibly_within(month.first, following) for each in reaches)


@given(st.lists(st.tuples(*[st.integers(0, 9)] * 4), min_size=1), st.integers(0, 9), st.integers(0, 9))
def test_columns_are_answered_as_single_days_are(rows: list[tuple[int, int, int, int]], start: int, end: int) -> None:
    first, begun_by, ended_from, last = np.array(rows).T
    sure = certainly(begun_by, ended_from, start, end).tolist()
    assert sure == [certainly(row[1], row[2], start, end) for row in rows]
    maybe = possibly(first, last, start, end).tolist()
    assert maybe == [possibly(row[0], row[3], start, end) for row in rows]


@given(near(), near_windows)
def test_it_surely_began_in_a_window_only_where_every_first_day_lies_in_it(
    when: When, window: tuple[date, date]
) -> None:
    start, end = window
    reach = when.reach()
    begins = [begin for begin, _ in placings(when)]
    if reach.first >= NEAR - timedelta(days=40) and reach.begun_by <= NEAR + timedelta(days=50):
        assert surely_began(reach.first, reach.begun_by, start, end) == all(start <= each <= end for each in begins)


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("3 March 2026", 2026),
        ("March 2026", 2026),
        ("2025", 2025),
        ("about March 2025", 2025),
        ("about December 2024", None),
        ("about 2024", None),
        ("31 December 2025", 2025),
        ("about 31 December 2025", None),
        ("between November 2024 and February 2025", None),
        ("before 3 March 2026", None),
        ("after 3 March 2026", 2026),
        ("since 2008", None),
    ],
)
def test_the_one_year_it_lies_in(words: str, year: int | None) -> None:
    assert one_when(words, SAID_ON).reach().year == year
