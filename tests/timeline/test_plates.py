# SPDX-License-Identifier: Apache-2.0
"""Plates of findings: where they stand, how wide they are, and which come first where there is no room for all."""

from dataclasses import replace
from datetime import date

import pytest

from tests.timeline.shaping import Case, finding
from vlu_desktop.dates.when import When
from vlu_desktop.record.finding import Finding
from vlu_desktop.timeline.display_list import HitArea, Rect, Role
from vlu_desktop.timeline.layout import layout
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Viewport, rough_measure, whole_span

YEARS = (date(2018, 1, 1), date(2025, 12, 31))
NIGHT = date(2023, 10, 2)


def campaign(*findings: tuple[str, str, date | None, date | None]) -> TimelineModel:
    """Calls at either end of eight years and one night between, with findings by title, group and window."""
    case = Case()
    ends = [case.incident(When.on(on), "call") for on in YEARS]
    night = case.incident(When.on(NIGHT), "strangulation")
    first = case.incident(When.on(date(2018, 3, 3)), "strangulation")
    ids = {"alarm": (first, night), "night": (night,)}
    made: list[Finding] = []
    for title, group, starts, ends_on in findings:
        found = finding(title, starts, ends_on, ids.get(title, tuple(ends)))
        made.append(replace(found, group=group))
    return TimelineModel.from_case(case.file(), made)


def drawn(model: TimelineModel, focus: str = "") -> tuple[Viewport, dict[str, HitArea], list[Rect]]:
    start, end = whole_span(model)
    view = Viewport(start=start, end=end, width=1000, height=760, measure=rough_measure, focus=focus)
    page = layout(model, view)
    plates = {hit.key: hit for hit in page.hits if hit.kind == "finding"}
    boxes = [each for each in page.items if isinstance(each, Rect) and each.fill is Role.FINDING_PLATE]
    return view, plates, boxes


def test_one_night_has_a_bar_no_wider_than_a_mark_at_its_month_with_its_name_beside_it() -> None:
    view, plates, (bar,) = drawn(campaign(("night", "single", NIGHT, NIGHT)))
    month = view.x(date(2023, 10, 31).toordinal()) - view.x(date(2023, 10, 1).toordinal())
    assert bar.width <= max(month, 4.0)
    assert abs(bar.x - view.x(NIGHT.toordinal())) <= month
    (hit,) = plates.values()
    assert hit.width > bar.width, "the name is a part of what can be clicked"


def test_an_alarm_of_two_nights_five_years_apart_stands_at_the_last() -> None:
    model = campaign(("alarm", "single", date(2018, 3, 3), NIGHT))
    (band,) = model.findings
    assert (band.start, band.at[0]) == (date(2018, 3, 3).toordinal(), NIGHT.toordinal())
    view, _, (bar,) = drawn(model)
    assert abs(bar.x - view.x(NIGHT.toordinal())) <= 5


@pytest.mark.parametrize("group", ["worse", "orders", "holds"])
def test_what_speaks_of_a_window_begins_with_it_and_ends_within_it(group: str) -> None:
    starts, ends = date(2019, 1, 1), date(2024, 12, 31)
    view, _, (bar,) = drawn(campaign(("Rate", group, starts, ends)))
    assert bar.x == pytest.approx(view.x(starts.toordinal()))
    assert bar.x + bar.width < view.x(ends.toordinal() + 1)


MANY = [(f"Told of a window {n}", "holds", date(2018, 1, 1 + n), date(2025, 12, 31)) for n in range(20)]


def test_where_there_is_no_room_for_all_alarms_are_drawn_before_windows_and_those_as_they_were_given() -> None:
    model = campaign(
        *MANY, ("night", "single", NIGHT, NIGHT), ("Faster", "worse", date(2018, 1, 1), date(2025, 12, 31))
    )
    _, plates, _ = drawn(model)
    titles = [model.findings_by_key[key].title for key in plates]
    assert titles[:3] == ["night", "Told of a window 0", "Told of a window 1"]
    assert len(titles) < len(model.findings)


def test_the_one_that_was_chosen_is_drawn_before_all_others() -> None:
    model = campaign(*MANY, ("night", "single", NIGHT, NIGHT))
    chosen = model.findings[7].key
    _, plates, _ = drawn(model, chosen)
    assert next(iter(plates)) == chosen
