# SPDX-License-Identifier: Apache-2.0
"""Filled areas tell how serious without colour: each step is hatched its own way, in lines that stand out on it."""

from collections.abc import Callable

import pytest

from vlu_desktop.timeline.display_list import SEVERITY_ROLES, DisplayList, Rect, Role, hatch_role, hatched
from vlu_desktop.timeline.svg import PAPER_COLOURS, display_to_svg
from vlu_desktop.typeset.pdf import figure
from vlu_desktop.ui.timeline.timeline_colours import palette_for
from vlu_desktop.ui.widgets.theme import THEMES

Colour = tuple[float, float, float]


def bar(step: int, width: float = 20.0, height: float = 40.0) -> Rect:
    return Rect(x=100.0, y=50.0, width=width, height=height, fill=SEVERITY_ROLES[step - 1], step=step)


def themed(key: str) -> Callable[[Role], Colour]:
    palette = palette_for(THEMES[key])
    return lambda role: (palette[role].redF(), palette[role].greenF(), palette[role].blueF())


def svg(role: Role) -> Colour:
    red, green, blue = (int(PAPER_COLOURS[role][n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """As WCAG 2.2 defines it."""

    def light(colour: Colour) -> float:
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pdf(role: Role) -> Colour:
    red, green, blue = figure.PALETTE[role]
    return red, green, blue


PAINTED: dict[str, Callable[[Role], Colour]] = {**{key: themed(key) for key in THEMES}, "svg": svg, "pdf": pdf}


@pytest.mark.parametrize("where", PAINTED)
def test_the_lines_stand_out_on_every_step_in_every_theme_and_on_paper(where: str) -> None:
    colour = PAINTED[where]
    for step in range(2, 6):
        assert contrast(colour(hatch_role(step)), colour(SEVERITY_ROLES[step - 1])) >= 3, (where, step)


@pytest.mark.parametrize("width", [4.0, 20.0, 400.0])
def test_no_two_steps_are_hatched_alike(width: float) -> None:
    found = [hatched(bar(step, width)) for step in range(1, 6)]
    assert found[0] is None
    lines = [each[1] for each in found if each is not None]
    assert len({frozenset(each) for each in lines}) == 4
    assert all(lines)


@pytest.mark.parametrize("step", range(2, 6))
@pytest.mark.parametrize(("width", "height"), [(4.0, 40.0), (300.0, 5.0), (17.0, 17.0)])
def test_the_lines_stay_within(step: int, width: float, height: float) -> None:
    rect = bar(step, width, height)
    found = hatched(rect)
    assert found is not None
    assert found[1]
    for x1, y1, x2, y2 in found[1]:
        for x, y in ((x1, y1), (x2, y2)):
            assert rect.x - 1e-6 <= x <= rect.x + width + 1e-6
            assert rect.y - 1e-6 <= y <= rect.y + height + 1e-6


def test_what_is_too_small_to_show_any_is_left_plain() -> None:
    assert hatched(bar(5, 2.0)) is None


def test_a_saved_picture_holds_the_lines() -> None:
    plain, worst = (display_to_svg(DisplayList(width=200, height=100, items=(bar(step),))) for step in (1, 5))
    assert "<path" not in plain
    assert f'stroke="{PAPER_COLOURS[Role.PAPER]}"' in worst.partition("<path")[2]
