# SPDX-License-Identifier: Apache-2.0
"""In every theme words stand out from their ground 4.5 to 1, and what shows a field, a choice or a mark 3 to 1."""

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from vlu_desktop.timeline.display_list import Role
from vlu_desktop.ui.timeline.timeline_colours import palette_for
from vlu_desktop.ui.widgets.theme import THEMES, choices, style_sheet

WORDS = {
    "ink": ("card", "window", "field", "stripe", "hover", "accent-soft", "warn-soft"),
    "muted": ("card", "window", "stripe", "hover", "accent-soft", "warn-soft"),
    "faint": ("card", "window", "hover"),
    "accent": ("card", "window", "stripe", "hover", "accent-soft", "warn-soft"),
    "warn": ("card", "window", "warn-soft"),
    "accent-ink": ("accent",),
    "selection-ink": ("selection",),
    "rail-ink": ("rail", "rail-active"),
    "rail-mark": ("rail",),
}
"""Each colour of words, and the grounds that they stand on."""
LINES = {
    "border-strong": ("card", "window", "field", "stripe"),
    "accent": ("card", "window", "field"),
    "warn": ("card", "field", "warn-soft"),
    "rail-mark": ("rail", "rail-active"),
}
"""Each colour of edges, rings and marks, and what lies beside them. The edge of a card only adorns: it shows nothing
that the room around the card does not."""
MARKS = (
    Role.SEVERITY_1, Role.SEVERITY_2, Role.SEVERITY_3, Role.SEVERITY_4, Role.SEVERITY_5, Role.ORDER_EDGE,
    Role.CUSTODY_EDGE, Role.BREACH, Role.FINDING_EDGE, Role.UNRECORDED, Role.AXIS, Role.UNCERTAIN, Role.SELECTION,
    Role.TODAY, Role.LIFE_EVENT, Role.TINT_1, Role.TINT_2, Role.TINT_3, Role.TINT_4,
)  # fmt: skip


def light(colour: QColor) -> float:
    """How light a colour is, as WCAG reckons."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: QColor, other: QColor) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_21_to_1_and_a_grey_is_as_published() -> None:
    assert ratio(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert ratio(QColor("#767676"), QColor("#ffffff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("key", sorted(THEMES))
def test_words_edges_and_marks_stand_out(key: str) -> None:
    theme = THEMES[key]
    faint = [
        f"{over} on {ground}: {found:.2f}"
        for pairs, least in ((WORDS, 4.5), (LINES, 3.0))
        for over, grounds in pairs.items()
        for ground in grounds
        if (found := ratio(theme.colour(over), theme.colour(ground))) < least
    ]
    palette = palette_for(theme)
    faint += [
        f"{mark} on {ground}: {found:.2f}"
        for mark in MARKS
        for ground in (Role.PAPER, Role.LANE_SHADE)
        if (found := ratio(palette[mark], palette[ground])) < 3
    ]
    assert not faint


RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


@pytest.mark.parametrize("key", sorted(THEMES))
def test_no_rule_of_the_sheet_sets_words_on_a_ground_they_do_not_stand_out_from(key: str, qapp: QApplication) -> None:
    found = []
    for name, rule in RULE.findall(style_sheet(THEMES[key])):
        said = dict(re.findall(r"(?<![-\w])(color|background): (#\w+)", rule))
        if len(said) == 2 and ratio(QColor(said["color"]), QColor(said["background"])) < 4.5:
            found.append(name.strip())
    assert not found


def test_high_contrast_can_be_chosen_light_or_dark() -> None:
    assert {"contrast", "contrast-dark"} <= {key for key, _ in choices()}
    for key in ("contrast", "contrast-dark"):
        theme = THEMES[key]
        assert ratio(theme.colour("ink"), theme.colour("window")) == pytest.approx(21)
        assert ratio(theme.colour("border-strong"), theme.colour("field")) == pytest.approx(21)
