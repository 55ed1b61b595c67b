# SPDX-License-Identifier: Apache-2.0
"""What the timeline promises whatever the case: the same every time, nothing missing, no label over another."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.shaping import Case, campaign
from vlu_desktop.dates.when import When
from vlu_desktop.record.behaviours import BEHAVIOURS
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.count import Count
from vlu_desktop.timeline import incident_text
from vlu_desktop.timeline.display_list import Anchor, DisplayList, Line, Mark, Text
from vlu_desktop.timeline.layout import layout, scene
from vlu_desktop.timeline.printing import print_layout
from vlu_desktop.timeline.scene import NEAR, Scene, Style
from vlu_desktop.timeline.strips import strips
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Viewport, moved, panned, rough_measure, whole_span, zoomed

DAYS = st.dates(date(2015, 1, 1), date(2026, 12, 31))
KINDS = st.lists(st.sampled_from([kind.key for kind in BEHAVIOURS]), max_size=3, unique=True)


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    """Any sort of date an incident may have."""
    first, second = sorted((draw(DAYS), draw(DAYS)))
    return draw(
        st.sampled_from(
            [
                When.on(first),
                When.between(first, second),
                When.in_month(first.year, first.month, approximate=True),
                When.in_year(first.year),
                When.during(first, second),
                When.during(When.in_month(first.year, first.month)),
                When.undated("a while back"),
                None,
            ]
        )
    )


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    """A case of a few dozen incidents."""
    case = Case()
    for happened, kinds, count in draw(
        st.lists(st.tuples(whens(), KINDS, st.sampled_from([None, Count.exactly(31), Count.unknown()])), max_size=40)
    ):
        case.incident(happened, *kinds, count=count)
    return case.file()


def whole(model: TimelineModel, width: float = 1000, height: float = 760) -> Viewport:
    start, end = whole_span(model)
    return Viewport(start=start, end=end, width=width, height=height)


def boxes(drawing: DisplayList) -> list[tuple[float, float, float, float, str]]:
    """Left, top, right and bottom of every text."""
    found = []
    for item in drawing.items:
        if isinstance(item, Text):
            wide = rough_measure(item.text, item.size, item.bold)
            left = item.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[item.anchor]
            found.append((left, item.y - item.size * 0.75, left + wide, item.y + item.size * 0.1, item.text))
    return found


def overlapping(drawing: DisplayList) -> list[tuple[str, str]]:
    found = boxes(drawing)
    return [
        (one[4], other[4])
        for n, one in enumerate(found)
        for other in found[n + 1 :]
        if one[0] < other[2] - 0.01 and other[0] < one[2] - 0.01 and one[1] < other[3] and other[1] < one[3]
    ]


def shown(model: TimelineModel, page: Scene) -> list[str]:
    """The incidents on a page: single marks, members of clusters, and those whose span alone is there."""
    ids = [model.marks.ids[ref] for *_, style, ref in page.glyphs if style != Style.CLUSTER]
    for cluster in page.clusters:
        rows = model.columns[cluster.lane].points.rows[cluster.first : cluster.last]
        ids += [model.marks.ids[row] for row in rows.tolist()]
    return ids


@given(cases())
def test_every_dated_incident_is_drawn_once_or_counted_in_one_cluster(case_file: CaseFile) -> None:
    model = TimelineModel.from_case(case_file)

    page = scene(model, whole(model))

    assert sorted(shown(model, page)) == sorted(model.marks.ids)
    assert {each.id for each in model.undated} == {each.id for each in case_file.conduct if not each.happened.is_dated}


@given(cases(), st.floats(1.0, 200.0), st.floats(200, 900))
def test_no_label_lies_over_another_at_any_zoom(case_file: CaseFile, nearer: float, x: float) -> None:
    model = TimelineModel.from_case(case_file)
    view = zoomed(whole(model), model, x, nearer)

    assert not overlapping(layout(model, view))


@pytest.mark.parametrize("width", [360, 700, 1000, 1900])
@pytest.mark.parametrize("nearer", [1, 3, 20, 300])
def test_no_label_lies_over_another_in_a_whole_campaign(width: float, nearer: float) -> None:
    model = TimelineModel.from_case(*campaign())
    view = zoomed(replace(whole(model, width), today=739_830.0), model, width * 0.7, nearer)

    assert not overlapping(layout(model, view))


@given(cases())
@settings(max_examples=25)
def test_the_same_case_is_drawn_the_same(case_file: CaseFile) -> None:
    one, other = TimelineModel.from_case(case_file), TimelineModel.from_case(case_file)

    assert layout(one, whole(one)) == layout(other, whole(other))


@given(cases())
def test_a_mark_is_found_where_it_is_drawn(case_file: CaseFile) -> None:
    model = TimelineModel.from_case(case_file)
    page = scene(model, whole(model))

    for glyph in page.glyphs:
        hit = page.at(glyph[0], glyph[1])
        assert hit is not None
        # Two marks on one spot can't both be on top; whichever is found lies there.
        same_spot = {page.hit_of(each).key for each in page.glyphs if each[:2] == glyph[:2]}
        assert hit.key in same_spot


def test_clusters_stay_as_they_are_while_one_pans_and_split_as_one_zooms() -> None:
    model = TimelineModel.from_case(*campaign(1500))
    view = zoomed(whole(model), model, 600, 2)
    before = {each.key for each in scene(model, view).clusters}

    beside = {each.key for each in scene(model, panned(view, model, 7)).clusters}
    nearer = scene(model, zoomed(view, model, 600, 8)).clusters

    assert len(before & beside) >= len(before) - 8
    most = max(each.last - each.first for each in scene(model, view).clusters)
    assert max((each.last - each.first for each in nearer), default=0) < most


@given(
    st.lists(st.tuples(st.sampled_from(["pan", "zoom"]), st.floats(-900, 900), st.floats(0.4, 2.5)), max_size=12),
    st.sampled_from([60, 700]),
)
@settings(max_examples=25)
def test_a_view_is_drawn_the_same_however_one_got_there(moves: list[tuple[str, float, float]], incidents: int) -> None:
    case_file, findings = campaign(incidents)
    model = TimelineModel.from_case(case_file, findings)
    view = replace(whole(model), highlight=frozenset(model.marks.ids[::5]), selected=model.marks.ids[7])
    for way, pixels, factor in moves:
        view = panned(view, model, pixels) if way == "pan" else zoomed(view, model, 500 + pixels / 2, factor)
        scene(model, view)

    fresh = TimelineModel.from_case(case_file, findings)

    assert layout(model, view) == layout(fresh, view)


def test_a_frame_while_panning_takes_what_was_arranged_for_its_scale() -> None:
    model = TimelineModel.from_case(*campaign(700))
    view = zoomed(whole(model), model, 500, 6)
    scene(model, view)
    before = model.memory["arrangement"]

    for _ in range(10):
        view = panned(view, model, 9)
        scene(model, view)
    assert model.memory["arrangement"] == before

    scene(model, panned(view, model, 900))
    assert model.memory["arrangement"] != before


def test_thousands_are_drawn_as_no_more_marks_than_a_page_bears() -> None:
    model = TimelineModel.from_case(*campaign(5000))

    page = scene(model, whole(model))

    assert len(page.glyphs) < 1500
    assert len(shown(model, page)) == len(model.marks)


def test_the_undated_lie_in_the_tray() -> None:
    case = Case()
    case.incident(When.undated("years ago"), "call")
    model = TimelineModel.from_case(case.file())

    drawing = layout(model, whole(model))

    assert [hit.key for hit in drawing.hits if hit.kind == "incident"] == ["incident-00001"]


def test_on_the_screen_what_has_no_date_is_in_view_however_many_rows_there_are_and_on_paper_last() -> None:
    case = Case()
    case.incident(When.undated("years ago"), "threat-to-kill")
    for kind in ("call", "follow", "damage-home", "threat-to-kill", "assault"):
        case.incident(When.on(date(2024, 3, 3)), kind)
    model = TimelineModel.from_case(case.file())
    view = replace(whole(model), height=240.0)
    screen, paper = strips(model, view), strips(model, replace(view, printed=True))
    assert screen.height > view.height, "not all of its rows are in view at once"
    [undated] = [hit for hit in layout(model, view).hits if hit.key == "incident-00001"]
    assert undated.y + undated.height < screen.get("overview").top + 1  # type: ignore[union-attr]
    assert [strip.kind for strip in paper.rows if strip.kind != "legend"][-1] == "tray"
    first = screen.all("lane")[0]
    grid = [item for item in layout(model, view).items if isinstance(item, Line) and item.x1 == item.x2]
    assert any(line.y1 <= first.top and line.y2 >= first.bottom for line in grid), "the lanes keep their lines of time"


def test_a_burst_says_how_many_and_a_vague_one_that_nobody_said() -> None:
    case = Case()
    case.incident(When.on(date(2024, 3, 3)), "call", count=Count.exactly(31))
    case.incident(When.on(date(2024, 9, 3)), "call", count=Count.unknown())
    model = TimelineModel.from_case(case.file())

    texts = {item.text for item in layout(model, whole(model)).items if isinstance(item, Text)}

    assert {"×31", "×?"} <= texts


def test_a_number_that_nobody_said_is_told_in_its_words_however_many_those_are() -> None:
    case = Case()
    for said in ("scores", "scores and scores " * 9_000, "once, in the evening"):
        case.incident(When.on(date(2024, 3, 3)), "call", count=Count.told(said))
    short, long, once = (incident_text.how_many(each) for each in case.file().conduct)
    assert short == "“scores”, number not known"
    assert long.startswith("“scores and scores")
    assert long.endswith("…”, number not known")
    assert len(long) < 90
    assert once == ""


def test_a_loose_date_is_hollow_and_spans_its_range() -> None:
    case = Case()
    case.incident(When.in_year(2020), "call")
    case.incident(When.on(date(2024, 9, 3)), "call")
    model = TimelineModel.from_case(case.file())

    page = scene(model, whole(model))

    assert sorted(glyph[3] for glyph in page.glyphs) == [Style.SOLID, Style.HOLLOW]


def test_a_paper_without_a_marac_does_not_name_one() -> None:
    case = Case()
    case.incident(When.on(date(2024, 9, 3)), "call")
    model = TimelineModel.from_case(case.file())

    texts = [item.text for item in print_layout(model, 470, 330).items if isinstance(item, Text)]

    assert not [text for text in texts if "MARAC" in text or "eeting" in text]


def test_print_has_every_incident_and_no_label_over_another() -> None:
    model = TimelineModel.from_case(*campaign())

    drawing = print_layout(model, 470, 330)

    assert not overlapping(drawing)
    assert sum(isinstance(item, Mark) for item in drawing.items) > 40
    assert drawing.width == 470


@given(st.floats(0, 1000), st.floats(0.01, 100))
def test_zooming_keeps_the_day_under_the_pointer(x: float, factor: float) -> None:
    model = TimelineModel.from_case(*campaign(60))
    view = zoomed(whole(model), model, 500, 6)
    nearer = zoomed(view, model, x, factor)
    low, high = whole_span(model)

    if low < nearer.start and nearer.end < high:
        assert nearer.time(view.clamp(x)) == pytest.approx(view.time(view.clamp(x)), abs=1e-6)
    assert low - 1e-6 <= nearer.start < nearer.end <= high + 1e-6


def test_a_view_stays_within_what_there_is() -> None:
    model = TimelineModel.from_case(*campaign(60))
    low, high = whole_span(model)

    view = moved(whole(model), model, low - 500, low - 400)

    assert view.start == low
    assert view.end == pytest.approx(low + 100)
    assert whole(model).end == high


def test_an_empty_case_says_so() -> None:
    model = TimelineModel.from_case(Case().file())

    texts = [item.text for item in layout(model, whole(model)).items if isinstance(item, Text)]

    assert "Nothing recorded yet." in texts


def test_long_and_hostile_texts_do_no_harm() -> None:
    case = Case()
    case.incident(When.on(date(2024, 9, 3)), account="<b>=cmd()\u0600مرحبا 😀 " * 8000)
    model = TimelineModel.from_case(case.file())

    assert len(model.describe(model.marks.ids[0])) < 400
    assert not overlapping(layout(model, whole(model)))


def test_the_lanes_can_be_hidden_and_put_in_another_order() -> None:
    model = TimelineModel.from_case(*campaign())
    view = replace(whole(model), hidden=frozenset({"contact"}), order=("violence", "threats"))

    page = scene(model, view)

    lanes = [hit.key for hit in page.hits if hit.kind == "lane"]
    assert lanes[:3] == ["violence", "threats", "contact"]
    contact = model.columns[0].points.rows
    assert not set(shown(model, page)) & {model.marks.ids[row] for row in np.asarray(contact).tolist()}


def test_a_day_of_many_is_one_mark_with_how_many() -> None:
    case = Case()
    for n in range(46):
        case.incident(When.on(date(2024, 9, 3)), "text", account=str(n))
    case.incident(When.on(date(2024, 9, 3) + timedelta(days=400)), "text")
    model = TimelineModel.from_case(case.file())

    drawing = layout(model, whole(model))

    assert "46" in {item.text for item in drawing.items if isinstance(item, Text)}


def test_what_lies_at_a_point_is_the_nearest_mark_of_all() -> None:
    model = TimelineModel.from_case(*campaign(1500))
    page = scene(model, whole(model))

    for x in range(180, 1180, 37):
        for y in range(60, int(page.height), 11):
            near = [each for each in page.glyphs if (each[0] - x) ** 2 + (each[1] - y) ** 2 <= NEAR**2]
            if near:
                found = page.at(x, y)
                closest = min((each[0] - x) ** 2 + (each[1] - y) ** 2 for each in near)
                best = [page.hit_of(each) for each in near if (each[0] - x) ** 2 + (each[1] - y) ** 2 == closest]
                assert found in best
