# SPDX-License-Identifier: Apache-2.0
"""Which signs a page of the timeline draws, told from its items; a role that is no sign and no letter fails."""

from collections.abc import Iterable, Iterator

from vlu_desktop.timeline.display_list import SEVERITY_ROLES, Circle, Item, Line, Mark, Polygon, Rect, Role, Text
from vlu_desktop.timeline.scene import Scene, Style

PLAIN = frozenset({Role.INK, Role.MUTED, Role.PAPER, Role.LANE_RULE, Role.AXIS, Role.GRID, Role.HATCH_3})
"""Roles of letters, rules and scales, which say nothing by themselves."""
OF_ROLE: dict[Role, str] = {
    **dict.fromkeys(SEVERITY_ROLES, "bar"),
    Role.ORDER_BAND: "order", Role.ORDER_EDGE: "order", Role.CUSTODY_BAND: "custody", Role.CUSTODY_EDGE: "custody",
    Role.BREACH: "breach", Role.FINDING_PLATE: "finding", Role.FINDING_BAND: "window", Role.FINDING_EDGE: "window",
    Role.UNCERTAIN: "span", Role.UNRECORDED: "unrecorded", Role.LIFE_EVENT: "note", Role.SELECTION: "chosen",
    Role.TODAY: "today", Role.LANE_SHADE: "shade",
    **dict.fromkeys((Role.TINT_1, Role.TINT_2, Role.TINT_3, Role.TINT_4), "tint"),
}  # fmt: skip
"""The sign that a stroke or a fill belongs to."""


def signs_in(page: Scene) -> frozenset[str]:
    """The keys of the signs that a page draws; KeyError for a role that no sign and no letter has."""
    found = {key for item in (*page.under, *page.over, *_still(page)) for key in _of_item(item)}
    for _, _, seriousness, style, _ in page.glyphs:
        found.add(f"grade-{seriousness}")
        found |= {"loose"} if style == Style.HOLLOW else {"several"} if style == Style.CLUSTER else set()
    found |= {"times" if text.startswith("×") else "number" for _, _, text in page.counts}
    return frozenset(found | ({"span"} if len(page.spans) else set()))


def _still(page: Scene) -> Iterator[Item]:
    for each in page.still:
        yield from each.items


def _of_item(item: Item) -> Iterator[str]:
    if isinstance(item, Text):
        return
    if isinstance(item, Mark):
        yield "loose" if item.hollow else f"grade-{SEVERITY_ROLES.index(item.role) + 1}"
        return
    yield from (OF_ROLE[role] for role in _roles(item) if role not in PLAIN)


def _roles(item: Line | Rect | Polygon | Circle) -> Iterable[Role]:
    return (item.role,) if isinstance(item, Line) else tuple(filter(None, (item.fill, item.stroke)))
