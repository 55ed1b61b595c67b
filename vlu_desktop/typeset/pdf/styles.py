# SPDX-License-Identifier: Apache-2.0
"""How documents look: measures of the page, voices, sizes and colours, all in one place."""

from dataclasses import dataclass

from vlu_desktop.typeset.font_book import Family
from vlu_desktop.typeset.tree import Style

A4 = (595.276, 841.89)

Colour = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""

INK: Colour = (0.1, 0.1, 0.1)
MUTED: Colour = (0.35, 0.35, 0.35)
ACCENT: Colour = (0.1, 0.27, 0.29)


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """A page's size and the edges of its text, in points from the top left."""

    width: float
    height: float
    left: float = 71.0
    right_margin: float = 71.0
    top: float = 78.0
    bottom_margin: float = 76.0

    @property
    def right(self) -> float:
        """Where lines end at the latest."""
        return self.width - self.right_margin

    @property
    def bottom(self) -> float:
        """Where the last line stands at the latest."""
        return self.height - self.bottom_margin


PORTRAIT = Geometry(width=A4[0], height=A4[1])
LANDSCAPE = Geometry(width=A4[1], height=A4[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a text is set."""

    family: Family = Family.SERIF
    size: float = 10.5
    leading: float = 15.75
    bold: bool = False
    italic: bool = False
    colour: Colour = INK
    before: float = 0.0
    after: float = 8.0


BODY = TextStyle()
HEADINGS = (
    TextStyle(size=19, leading=24, bold=True, before=20, after=10),
    TextStyle(size=13, leading=18, bold=True, before=16, after=6),
    TextStyle(size=11, leading=15.5, bold=True, before=12, after=4),
)
COVER_TITLE = TextStyle(size=26, leading=32, bold=True, after=8)
COVER_SUBTITLE = TextStyle(size=13, leading=19, colour=MUTED, after=24)
CAPTION = TextStyle(family=Family.SANS, size=8.5, leading=12, colour=INK, before=4, after=5)
NOTE = TextStyle(family=Family.SANS, size=8, leading=11.5, colour=MUTED, before=3, after=8)
CELL = TextStyle(family=Family.SANS, size=8.5, leading=11.75, after=0)
CELL_LARGE = TextStyle(family=Family.SANS, size=9.5, leading=13.5, after=0)
CONTENTS = (
    TextStyle(size=10.5, leading=15.5, before=5, after=1),
    TextStyle(size=10, leading=14.5, colour=MUTED, after=0),
    TextStyle(size=9.5, leading=13.5, colour=MUTED, after=0),
)
FURNITURE = TextStyle(family=Family.SANS, size=8, leading=11, colour=MUTED)
MARKING = TextStyle(family=Family.SANS, size=8, leading=11, bold=True, colour=(0.2, 0.2, 0.2))
CALLOUT = TextStyle(family=Family.SANS, size=9, leading=14, after=4)

STYLES: dict[Style, TextStyle] = {
    Style.BODY: BODY,
    Style.LEAD: TextStyle(size=9.5, leading=14, colour=MUTED, after=10),
    Style.SMALL: NOTE,
    Style.QUOTE: TextStyle(size=10, leading=15, italic=True, after=8),
    Style.CENTRED: BODY,
    Style.SIGNATURE: TextStyle(family=Family.SANS, size=9, leading=13, before=30, after=10),
}

INDENT = 26.0
CELL_PAD_X, CELL_PAD_Y = 4.0, 3.5
CALLOUT_PAD = 11.0
