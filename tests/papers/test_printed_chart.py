# SPDX-License-Identifier: Apache-2.0
"""The chart of a social history: no label cut, a number on its bars, its two axes in line, a key to what it holds."""

import re
from functools import cache

import pytest

from tests.papers.example_documents import LAST_DAY, REFERENCES, composed
from tests.papers.whole_case import made, whole_case
from vlu_desktop.papers.social_history.history_chart import LARGE_CHART
from vlu_desktop.timeline.display_list import SEVERITY_ROLES, DisplayList, Line, Mark, Rect, Role, Text
from vlu_desktop.timeline.printing import LARGE_SCALE, PRINT_SCALE
from vlu_desktop.timeline.viewport import rough_measure
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.pdf.styles import LARGE_SIZE, PORTRAIT
from vlu_desktop.typeset.tree_numbering import walk

WHOLE = "a whole case"
SAMPLED = (WHOLE, "CVL/2024/0017", "CVL/2022/0031", "CVL/2026/0119")


@cache
def figures_of(name: str, size: str = "usual") -> list[t.Figure]:
    answers = {"size": size}
    document = made(whole_case(), "social-history", "court", answers) if name == WHOLE else composed(
        name, "social-history", "court", answers).tree  # fmt: skip
    return [block for block in walk(document.body) if isinstance(block, t.Figure)]


def charts_of(name: str, size: str = "usual") -> list[DisplayList]:
    return [each.drawing for each in figures_of(name, size)]


def chart_of(name: str) -> DisplayList:
    (drawing,) = charts_of(name)
    return drawing


def names_of_rows(drawings: list[DisplayList], scale: float) -> list[str]:
    """The words beside its rows, which a large name has on two lines; the stretch of time and the legend left out."""
    found = [text for each in drawings for text in texts(each) if text.x == 18 * scale and text.role is Role.INK]
    return sorted(word for text in found for word in text.text.split())


every_chart = pytest.mark.parametrize(
    "name",
    [name if name in SAMPLED else pytest.param(name, marks=pytest.mark.soak) for name in (WHOLE, *REFERENCES)],
)


def texts(drawing: DisplayList) -> list[Text]:
    return [item for item in drawing.items if isinstance(item, Text)]


def centre(text: Text) -> float:
    return text.x + rough_measure(text.text, text.size, text.bold) / 2


@every_chart
def test_no_label_is_cut(name: str) -> None:
    for text in texts(chart_of(name)):
        assert "…" not in text.text
        wide = rough_measure(text.text, text.size, text.bold)
        assert not text.max_width or wide <= text.max_width + 0.5, text.text


@every_chart
def test_in_large_print_its_words_are_large_none_is_cut_and_no_row_is_missing(name: str) -> None:
    usual, large = chart_of(name), charts_of(name, "large")
    width, height = LARGE_CHART
    assert width <= PORTRAIT.right - PORTRAIT.left
    for drawing in large:
        assert (drawing.width, drawing.height <= height) == (width, True)
        for text in texts(drawing):
            assert text.size >= LARGE_SIZE
            assert "…" not in text.text
            left = text.x - (centre(text) - text.x) * 2 * (text.anchor.value == "end")
            assert left >= 0
            assert text.x + (centre(text) - text.x) * 2 * (text.anchor.value == "start") <= width, text.text
    assert names_of_rows(large, LARGE_SCALE) == names_of_rows([usual], PRINT_SCALE)


@every_chart
def test_in_large_print_no_rule_between_rows_goes_through_a_name(name: str) -> None:
    """The tails of "watching" and "property" stood on the rule beneath their row."""
    for drawing in charts_of(name, "large"):
        rules = [item.y1 for item in drawing.items if isinstance(item, Line) and item.role is Role.LANE_RULE]
        names = [text for text in texts(drawing) if text.x == 18 * LARGE_SCALE and text.role is Role.INK]
        assert names
        crossed = [(text.text, y) for text in names for y in rules
                   if text.y - text.size * 0.7 < y < text.y + text.size * 0.25]  # fmt: skip
        assert crossed == []


@every_chart
def test_the_years_over_the_bars_stand_over_the_years_of_the_lanes(name: str) -> None:
    lines: dict[str, list[float]] = {}
    for text in texts(chart_of(name)):
        if text.text.isdigit() and len(text.text) == 4:
            lines.setdefault(text.text, []).append(centre(text))
    for year, centres in lines.items():
        assert max(centres) - min(centres) < 3, year


@every_chart
def test_the_highest_bar_has_its_number_and_the_axis_a_nought(name: str) -> None:
    ends = [text for text in texts(chart_of(name)) if text.anchor.value == "end"]
    assert [text.text for text in ends][-1] == "0"
    assert int(ends[0].text) >= 1


@every_chart
def test_the_key_holds_every_mark_drawn_and_only_those(name: str) -> None:
    drawing = chart_of(name)
    (key,) = [text for text in texts(drawing) if text.text == "Seriousness"]
    marks = [item for item in drawing.items if isinstance(item, Mark) and item.role in SEVERITY_ROLES]
    in_key = [mark for mark in marks if abs(mark.y - key.y) < 8]
    drawn = [mark for mark in marks if mark.y < key.y - 8]
    said = {text.text for text in texts(drawing) if abs(text.y - key.y) < 4}
    assert {int(text) for text in said if text.isdigit()} == {SEVERITY_ROLES.index(mark.role) + 1 for mark in drawn}
    assert {mark.role for mark in drawn} <= {mark.role for mark in in_key}
    assert ("date not exact" in said) == any(mark.hollow for mark in drawn)
    strokes = any(getattr(item, "role", None) is Role.BREACH and item.y2 < key.y - 12 for item in drawing.items
                  if hasattr(item, "y2"))  # fmt: skip
    assert ("breach of order" in said) == strokes


@pytest.mark.parametrize("size", ["usual", "large"])
@every_chart
def test_what_is_drawn_and_stands_in_no_key_is_told_beneath_the_chart(name: str, size: str) -> None:
    first, *others = figures_of(name, size)
    items = [item for each in (first, *others) for item in each.drawing.items]
    boxes = [item for item in items if isinstance(item, Rect)]
    told = {
        "An empty bar is of a time in which nothing says": any(each.stroke is Role.UNRECORDED for each in boxes),
        "A line beneath the bars is of dates too wide": any(each.fill is Role.UNCERTAIN for each in boxes),
        "Hatched is custody.": any(each.hatch for each in boxes),
        "A dashed line is an order, a sentence, a release or a recall.": any(
            isinstance(each, Line) and each.dashed for each in items
        ),
    }
    assert {said: said in first.caption for said in told} == told
    assert all(said not in each.caption for said in told for each in others)
    assert name != "CVL/2024/0017" or all(told.values())


@every_chart
def test_nothing_is_drawn_past_the_record_s_last_day_but_a_margin(name: str) -> None:
    said = [text.text for text in texts(chart_of(name))]
    # An order runs until 2033, and its years would stand on the axis.
    assert max((int(each) for each in said if re.fullmatch(r"20\d\d", each)), default=0) <= LAST_DAY.year + 1


@every_chart
def test_no_two_days_are_named_that_no_entry_has(name: str) -> None:
    """The margin of a chart is no first and no last day of the conduct."""
    assert [text.text for text in texts(chart_of(name)) if re.search(r"\d{4} to \d", text.text)] == []


@pytest.mark.parametrize("size", ["usual", "large"])
@every_chart
def test_no_line_of_what_a_court_did_goes_through_a_number(name: str, size: str) -> None:
    for drawing in charts_of(name, size):
        numbers = [each for each in texts(drawing) if each.text.rstrip("k+").isdigit() and len(each.text) < 4]
        for line in (each for each in drawing.items if isinstance(each, Line) and each.dashed and each.x1 == each.x2):
            for each in numbers:
                wide = rough_measure(each.text, each.size, each.bold)
                beside = not each.x < line.x1 < each.x + wide
                assert beside or line.y2 <= each.y - each.size * 0.75 or line.y1 >= each.y, (each.text, each.y)


def test_a_line_is_parted_at_a_number_and_goes_on_below_it() -> None:
    lines = [each for each in charts_of("CVL/2024/0017", "large")[0].items if isinstance(each, Line) and each.dashed]
    assert any(one.x1 == other.x1 and one.y2 < other.y1 for one in lines for other in lines)
