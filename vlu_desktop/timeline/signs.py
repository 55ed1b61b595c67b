# SPDX-License-Identifier: Apache-2.0
"""Every sign a timeline draws, with what it means: the whole legend, of which a page's foot has room for a part."""

from dataclasses import dataclass

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.behaviours import SERIOUSNESS
from vlu_desktop.timeline.display_list import SEVERITY_ROLES, Circle, Item, Line, Polygon, Rect, Role, Text
from vlu_desktop.timeline.scene import SIZES, Style, glyph_items, spindle

WIDE, HIGH = 46.0, 26.0
"""The room a sign has in the legend."""
_X, _Y = WIDE / 2, HIGH / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign: what it means, and how it is drawn in a room of `WIDE` by `HIGH`."""

    key: str
    words: str
    items: tuple[Item, ...]


def _grade(number: int) -> Sign:
    return Sign(
        key=f"grade-{number}",
        words=str(say_in(ENGLISH, "timeline.grade-sign", grade=number, of=len(SIZES), means=SERIOUSNESS[number - 1])),
        items=(
            Rect(x=4, y=_Y - 7, width=14, height=14, fill=SEVERITY_ROLES[number - 1], step=number),
            *glyph_items(_X + 10, _Y, number, Style.SOLID, 1.0),
        ),
    )


def _box(fill: Role, edge: Role, *, dashed: bool = False, hatch: bool = False) -> tuple[Item, ...]:
    return (
        Rect(
            x=4, y=_Y - 8, width=WIDE - 8, height=16, fill=fill, stroke=edge, stroke_width=1.0, radius=3, dashed=dashed,
            hatch=hatch,
        ),
    )  # fmt: skip


def _stroke(role: Role, *, dashed: bool = False, width: float = 1.8) -> tuple[Item, ...]:
    return (Line(x1=_X, y1=3, x2=_X, y2=HIGH - 3, role=role, width=width, dashed=dashed),)


def _written(text: str) -> tuple[Item, ...]:
    return (Text(x=6, y=_Y + 4, text=text, size=11.0, role=Role.MUTED),)


SIGNS: tuple[Sign, ...] = (
    *map(_grade, range(1, len(SIZES) + 1)),
    Sign(key="loose", words="Its date is not exactly known, or there is none",
         items=tuple(glyph_items(_X, _Y, 3, Style.HOLLOW, 1.0))),
    Sign(key="span", words="From when to when it may have been", items=(spindle(4, WIDE - 4, _Y, 1.0),)),
    Sign(key="several", words="Several entries close together: nearer parts them, a click opens them",
         items=tuple(glyph_items(_X, _Y, 3, Style.CLUSTER, 1.0))),
    Sign(key="number", words="So many entries stand together there", items=_written("11")),
    Sign(key="times", words="One entry that tells of so many: + is at least, ~ about, ? a number nobody gave",
         items=_written("×8+")),
    Sign(key="bar", words="Conduct that went on, from when to when; tapered where its beginning or end is not known",
         items=(Rect(x=4, y=_Y - 2.5, width=WIDE - 8, height=5, fill=SEVERITY_ROLES[1]),)),
    Sign(key="unrecorded", words="A bar of a time in which nothing says that incidents were being recorded: what is "
         "missing there was perhaps not told", items=_box(Role.PAPER, Role.UNRECORDED)),
    Sign(key="order", words="An order, while it was or is in force", items=_box(Role.ORDER_BAND, Role.ORDER_EDGE)),
    Sign(key="goes-on", words="It goes on: no end is recorded",
         items=(Polygon(points=((_X - 6, _Y - 9), (_X + 6, _Y), (_X - 6, _Y + 9)), fill=Role.ORDER_EDGE),)),
    Sign(key="breach", words="A breach of the order above it", items=_stroke(Role.BREACH, width=2.2)),
    Sign(key="custody", words="In custody: hatched. On licence: dashed",
         items=_box(Role.CUSTODY_BAND, Role.CUSTODY_EDGE, hatch=True)),
    Sign(key="court", words="Court, police, release or recall; an order, sentence or release runs on as a dashed line",
         items=_stroke(Role.INK)),
    Sign(key="note", words="A meeting (flag), a statement (page) or something in the victim’s life (ring); hollow, it "
         "is still to come",
         items=(Circle(x=_X, y=_Y, radius=5, fill=Role.PAPER, stroke=Role.LIFE_EVENT, stroke_width=1.5),)),
    Sign(key="finding", words="What has changed: the days a finding speaks of, with its name",
         items=(Rect(x=4, y=_Y - 8, width=WIDE - 8, height=16, fill=Role.FINDING_PLATE, radius=3),)),
    Sign(key="window", words="The window of the finding that is picked out",
         items=(Rect(x=8, y=2, width=WIDE - 16, height=HIGH - 4, fill=Role.FINDING_BAND),
                *(Line(x1=x, y1=2, x2=x, y2=HIGH - 2, role=Role.FINDING_EDGE, width=1.6) for x in (8.0, WIDE - 8)))),
    Sign(key="today", words="Today", items=_stroke(Role.TODAY)),
    Sign(key="chosen", words="What is chosen, picked out or measured, and the frame of what is in view",
         items=(Circle(x=_X, y=_Y, radius=8, stroke=Role.SELECTION, stroke_width=2.0),)),
    Sign(key="shade", words="The stretch that is measured", items=_box(Role.LANE_SHADE, Role.LANE_RULE)),
    Sign(key="tint", words="A colour you gave a lane: it says nothing of seriousness",
         items=(Rect(x=_X - 3, y=2, width=6, height=HIGH - 4, fill=Role.TINT_1, radius=2),)),
)  # fmt: skip
