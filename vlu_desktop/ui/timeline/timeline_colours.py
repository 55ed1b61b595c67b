# SPDX-License-Identifier: Apache-2.0
"""The colours of the timeline by role, for each theme; shape, size and hatching say how serious, colour only helps.

Shape and size tell the five steps of a mark, hatching those of a filled area; no colour is needed for either.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from vlu_desktop.timeline.display_list import Role
from vlu_desktop.ui.widgets.theme import Theme


@dataclass(frozen=True, slots=True)
class TimelinePalette:
    """A colour for every role."""

    colours: dict[Role, QColor]

    def __getitem__(self, role: Role) -> QColor:
        return self.colours[role]


_TINTS_LIGHT = {
    Role.TINT_1: "#3f6fb5", Role.TINT_2: "#3c8a5a", Role.TINT_3: "#a97d18", Role.TINT_4: "#8a4a8f",
}  # fmt: skip
_TINTS_DARK = {
    Role.TINT_1: "#7ea6e6", Role.TINT_2: "#74c493", Role.TINT_3: "#e0b84f", Role.TINT_4: "#cf94d4",
}  # fmt: skip
_LIGHT = {
    Role.SEVERITY_1: "#7a8e9a", Role.SEVERITY_2: "#5f89a2", Role.SEVERITY_3: "#a9872f", Role.SEVERITY_4: "#c5642b",
    Role.SEVERITY_5: "#86204a", Role.ORDER_BAND: "#cde4e1", Role.ORDER_EDGE: "#619490", Role.CUSTODY_BAND: "#d0d0de",
    Role.CUSTODY_EDGE: "#8989a5", Role.BREACH: "#86204a", Role.FINDING_BAND: "#fbf4e3",
    Role.FINDING_EDGE: "#b08416", Role.FINDING_PLATE: "#f4e2b6", Role.UNCERTAIN: "#788d98",
    Role.HATCH_3: "#3d2c00", Role.UNRECORDED: "#7d8f99", Role.LANE_RULE: "#e8e6e2", Role.LANE_SHADE: "#edf4f4",
    Role.AXIS: "#888c8f", Role.GRID: "#f1f0ed", **_TINTS_LIGHT,
}  # fmt: skip
_DARK = {
    Role.SEVERITY_1: "#6f8b9b", Role.SEVERITY_2: "#7fb0cc", Role.SEVERITY_3: "#d6b24c", Role.SEVERITY_4: "#e8884a",
    Role.SEVERITY_5: "#f27ea3", Role.ORDER_BAND: "#24474a", Role.ORDER_EDGE: "#4f8f8b", Role.CUSTODY_BAND: "#37384d",
    Role.CUSTODY_EDGE: "#737497", Role.BREACH: "#f27ea3", Role.FINDING_BAND: "#29281f",
    Role.FINDING_EDGE: "#c19a3a", Role.FINDING_PLATE: "#4d4020", Role.UNCERTAIN: "#6a7d88",
    Role.HATCH_3: "#10171b", Role.UNRECORDED: "#6a7982", Role.LANE_RULE: "#28333a", Role.LANE_SHADE: "#213036",
    Role.AXIS: "#6c797f", Role.GRID: "#202a30", **_TINTS_DARK,
}  # fmt: skip
_CONTRAST = {
    Role.SEVERITY_1: "#5b7280", Role.SEVERITY_2: "#1f5878", Role.SEVERITY_3: "#7a5a00", Role.SEVERITY_4: "#8a3a0a",
    Role.SEVERITY_5: "#6d0032", Role.ORDER_BAND: "#d9eeec", Role.ORDER_EDGE: "#004b50", Role.CUSTODY_BAND: "#d5d5e6",
    Role.CUSTODY_EDGE: "#33335a", Role.BREACH: "#6d0032", Role.FINDING_BAND: "#fff3d1",
    Role.FINDING_EDGE: "#5c3a00", Role.FINDING_PLATE: "#ffe39a", Role.UNCERTAIN: "#74868f",
    Role.HATCH_3: "#ffffff", Role.UNRECORDED: "#444444", Role.LANE_RULE: "#8a8a8a", Role.LANE_SHADE: "#e6f2f2",
    Role.AXIS: "#444444", Role.GRID: "#dddddd", **_TINTS_LIGHT,
}  # fmt: skip
_CONTRAST_DARK = {
    Role.SEVERITY_1: "#a9c2d0", Role.SEVERITY_2: "#8fd0f5", Role.SEVERITY_3: "#ffd75e", Role.SEVERITY_4: "#ffa265",
    Role.SEVERITY_5: "#ff9dbc", Role.ORDER_BAND: "#0d4a4d", Role.ORDER_EDGE: "#7ff0ea", Role.CUSTODY_BAND: "#3b3b66",
    Role.CUSTODY_EDGE: "#b9b9ff", Role.BREACH: "#ff9dbc", Role.FINDING_BAND: "#33290a",
    Role.FINDING_EDGE: "#ffd97a", Role.FINDING_PLATE: "#5e4a10", Role.UNCERTAIN: "#6a7d88",
    Role.HATCH_3: "#000000", Role.UNRECORDED: "#c0c0c0", Role.LANE_RULE: "#6a6a6a", Role.LANE_SHADE: "#0e2a2c",
    Role.AXIS: "#c0c0c0", Role.GRID: "#2a2a2a", **_TINTS_DARK,
}  # fmt: skip
_BY_THEME = {"light": _LIGHT, "dark": _DARK, "contrast": _CONTRAST, "contrast-dark": _CONTRAST_DARK}
_SHARED = {
    Role.INK: "ink", Role.MUTED: "muted", Role.PAPER: "card", Role.LIFE_EVENT: "accent", Role.SELECTION: "accent",
    Role.TODAY: "accent",
}  # fmt: skip


def palette_for(theme: Theme) -> TimelinePalette:
    """The timeline's colours in a theme."""
    own = {role: QColor(colour) for role, colour in _BY_THEME[theme.key].items()}
    return TimelinePalette(own | {role: theme.colour(name) for role, name in _SHARED.items()})
