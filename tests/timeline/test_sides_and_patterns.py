# SPDX-License-Identifier: Apache-2.0
"""Before and after a sanction, hours and months: counted as the dates bear it, drawn without a label over another."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.shaping import Case, campaign
from tests.timeline.test_layout import cases, overlapping
from vlu_desktop.dates.when import When
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.timeline.counts_around import sides
from vlu_desktop.timeline.draw_patterns import draw_hours, draw_months
from vlu_desktop.timeline.elements import day_number
from vlu_desktop.timeline.time_patterns import hours_of, ids_at, months_of
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import rough_measure, whole_span
from vlu_desktop.timeline.within import within

MADE = date(2025, 6, 1)


def model_with(*days: date, loose: tuple[When, ...] = (), recorded: date | None = None, held: int = 0) -> TimelineModel:
    case = Case()
    for each in days:
        case.incident(When.on(each), "call")
    for when in loose:
        case.incident(when, "call")
    if recorded:
        case.add(c.RecordingPeriod(id=case.id("period"), way="diary", starts=recorded))
    if held:
        case.add(
            o.Whereabouts(
                id=case.id("stay"), offender_id="person-d", kind="prison", starts=MADE,
                ends=MADE + timedelta(days=held - 1),
            )
        )  # fmt: skip
    return TimelineModel.from_case(case.file())


def test_both_sides_are_windows_of_one_length() -> None:
    model = model_with(MADE - timedelta(days=90), MADE - timedelta(days=1), MADE, MADE + timedelta(days=89))
    found = sides(model, day_number(MADE), day_number(MADE) + 400)

    assert found is not None
    assert (found.before.first, found.before.last) == (MADE - timedelta(days=90), MADE - timedelta(days=1))
    assert (found.after.first, found.after.last) == (MADE, MADE + timedelta(days=89))
    assert found.sentence == "90 days before: 2 incidents. 90 days after: 2 incidents."


def test_the_days_after_end_with_today_and_those_before_are_as_many() -> None:
    model = model_with(MADE - timedelta(days=11), MADE - timedelta(days=10), MADE + timedelta(days=3))

    found = sides(model, day_number(MADE), day_number(MADE) + 10)

    assert found is not None
    assert found.sentence == "10 days before: 1 incident. 10 days after: 1 incident."
    assert sides(model, day_number(MADE), day_number(MADE)) is None


def test_a_loose_date_counts_as_possible_on_both_sides() -> None:
    model = model_with(MADE, loose=(When.in_year(2025),))

    found = sides(model, day_number(MADE), day_number(MADE) + 400)

    assert found is not None
    assert found.sentence == (
        "90 days before: 0 incidents for certain, up to 1 possibly. "
        "90 days after: 1 incident for certain, up to 2 possibly."
    )


def test_what_keeps_the_sides_from_being_set_against_each_other_is_said() -> None:
    model = model_with(MADE, recorded=MADE - timedelta(days=5), held=20)

    found = sides(model, day_number(MADE), day_number(MADE) + 400)

    assert found is not None
    assert found.cares == (
        "Recording began on 27 May 2025: what was before it may be missing.",
        "In custody on 20 of the days after.",
    )


def test_hours_hold_only_incidents_whose_hour_is_known() -> None:
    case = Case()
    late = case.incident(When.at(datetime(2026, 3, 3, 23, 50)), "call")
    case.incident(When.at(datetime(2026, 3, 10, 23, 10)), "follow")
    case.incident(When.on(date(2026, 3, 4)), "call")
    case.incident(When.undated("once"), "call")
    model = TimelineModel.from_case(case.file())

    hours = hours_of(model, *whole_span(model))

    assert hours.counts[1][23] == 2  # both were Tuesdays
    assert hours.worst[1][23] == 2
    assert max(map(max, hours.worst)) == 2
    assert (hours.placed, hours.left_out) == (2, 2)
    assert hours.sentence == "2 incidents have a known hour; 2 without one left out"
    assert late in ids_at(model, *whole_span(model), 1, 23)


@given(cases())
def test_every_incident_of_a_stretch_is_placed_in_an_hour_or_said_to_be_left_out(case_file: CaseFile) -> None:
    model = TimelineModel.from_case(case_file)
    hours = hours_of(model, *whole_span(model))

    assert hours.placed == sum(map(sum, hours.counts))
    assert hours.placed + hours.left_out == len(case_file.conduct)


@given(cases(), st.integers(0, 40))
def test_a_month_holds_what_measuring_its_days_finds(case_file: CaseFile, place: int) -> None:
    model = TimelineModel.from_case(case_file)
    months = months_of(model, *whole_span(model))
    month = months[place % len(months)]
    following = date(month.first.year + month.first.month // 12, month.first.month % 12 + 1, 1)

    found = within(model, month.first, following - timedelta(days=1))

    assert month.certain == found.certain
    assert month.worst == max((each.seriousness for each in case_file.conduct if each.id in found.ids), default=0)
    # What has no date may lie in any month, and is drawn in none.
    assert month.possible == found.possible - len(model.undated)


def test_months_before_recording_began_are_said_to_be() -> None:
    model = model_with(date(2025, 1, 5), date(2025, 3, 5), recorded=date(2025, 3, 1))

    months = months_of(model, *whole_span(model))

    said = {month.name: month.sentence for month in months}
    assert said["Jan 2025"] == "Jan 2025: 1, before recording began"
    assert said["Mar 2025"] == "Mar 2025: 1"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [240, 480, 900])
def test_no_label_of_a_panel_lies_over_another(width: float, scale: float) -> None:
    model = TimelineModel.from_case(*campaign(600))
    span = whole_span(model)
    for months in (
        months_of(model, *span),
        months_of(model, span[1] - 60, span[1]),
        months_of(model, span[1] - 1, span[1]),
    ):
        assert not overlapping(draw_months(months, width * scale, 168 * scale, scale, rough_measure))

    assert not overlapping(draw_hours(hours_of(model, *span), width * scale, 168 * scale, scale, rough_measure))
