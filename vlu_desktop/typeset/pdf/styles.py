# SPDX-License-Identifier: Apache-2.0
"""How documents look: measures of the page, voices, sizes and colours, all in one place."""

from dataclasses import dataclass, replace

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
    left: float = 62.0
    right_margin: float = 62.0
    top: float = 64.0
    bottom_margin: float = 66.0

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
    size: float = 11.0
    leading: float = 14.5
    bold: bool = False
    italic: bool = False
    colour: Colour = INK
    before: float = 0.0
    after: float = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every voice of a document and the measures that go with them: one for the usual print, one for large print."""

    body: TextStyle
    headings: tuple[TextStyle, TextStyle, TextStyle]
    cover_title: TextStyle
    cover_subtitle: TextStyle
    caption: TextStyle
    note: TextStyle
    cell: TextStyle
    cell_large: TextStyle
    contents: tuple[TextStyle, TextStyle, TextStyle]
    furniture: TextStyle
    marking: TextStyle
    callout: TextStyle
    lead: TextStyle
    quote: TextStyle
    signature: TextStyle
    indent: float = 26.0
    cell_pad: tuple[float, float] = (4.0, 1.75)

    def paragraph(self, style: Style) -> TextStyle:
        """How a paragraph of that style is set."""
        voices = {Style.LEAD: self.lead, Style.SMALL: self.note, Style.QUOTE: self.quote,
                  Style.SIGNATURE: self.signature}  # fmt: skip
        return voices.get(style, self.body)


SANS = Family.SANS
NORMAL = Sheet(
    body=TextStyle(after=6),
    headings=(
        TextStyle(size=19, leading=24, bold=True, before=18, after=8),
        TextStyle(size=13.5, leading=18, bold=True, before=14, after=5),
        TextStyle(size=11.5, leading=15.5, bold=True, before=10, after=4),
    ),
    cover_title=TextStyle(size=26, leading=32, bold=True, after=8),
    cover_subtitle=TextStyle(size=13, leading=19, colour=MUTED, after=24),
    caption=TextStyle(family=SANS, size=9, leading=12, before=4, after=4),
    note=TextStyle(family=SANS, size=9, leading=12, colour=MUTED, before=3, after=6),
    cell=TextStyle(family=SANS, size=9, leading=11, after=0),
    cell_large=TextStyle(family=SANS, size=10, leading=13.5, after=0),
    contents=(
        TextStyle(size=11, leading=15.5, before=5, after=1),
        TextStyle(size=10.5, leading=14.5, colour=MUTED, after=0),
        TextStyle(size=10, leading=13.5, colour=MUTED, after=0),
    ),
    furniture=TextStyle(family=SANS, size=9, leading=11, colour=MUTED),
    marking=TextStyle(family=SANS, size=9, leading=11, bold=True, colour=(0.2, 0.2, 0.2)),
    callout=TextStyle(family=SANS, size=9.5, leading=13.5, after=4),
    lead=TextStyle(size=10, leading=14, colour=MUTED, after=8),
    quote=TextStyle(size=11, leading=15, italic=True, after=6),
    signature=TextStyle(family=SANS, size=9.5, leading=13, before=30, after=10),
)  # fmt: skip
LARGE_SIZE, LARGE_FURNITURE = 16.0, 11.0
"""Points: the least of what is read in large print, and of what runs along each page."""


def _enlarged(look: TextStyle, least: float = LARGE_SIZE) -> TextStyle:
    """The voice at that size or more; what is larger than the body grows with it."""
    size = max(least, look.size * LARGE_SIZE / NORMAL.body.size if look.size > NORMAL.body.size else least)
    grown = size / look.size
    return replace(look, size=size, leading=look.leading * grown, before=look.before * 1.2, after=look.after * 1.2)


def _all(looks: tuple[TextStyle, TextStyle, TextStyle]) -> tuple[TextStyle, TextStyle, TextStyle]:
    first, second, third = looks
    return _enlarged(first), _enlarged(second), _enlarged(third)


LARGE = Sheet(
    body=_enlarged(NORMAL.body),
    headings=_all(NORMAL.headings),
    cover_title=_enlarged(NORMAL.cover_title),
    cover_subtitle=_enlarged(NORMAL.cover_subtitle),
    caption=_enlarged(NORMAL.caption),
    note=_enlarged(NORMAL.note),
    cell=_enlarged(NORMAL.cell),
    cell_large=_enlarged(NORMAL.cell_large),
    contents=_all(NORMAL.contents),
    furniture=_enlarged(NORMAL.furniture, LARGE_FURNITURE),
    marking=_enlarged(NORMAL.marking, LARGE_FURNITURE),
    callout=_enlarged(NORMAL.callout),
    lead=_enlarged(NORMAL.lead),
    quote=_enlarged(NORMAL.quote),
    signature=_enlarged(NORMAL.signature),
    indent=36.0,
    cell_pad=(5.0, 5.0),
)

CALLOUT_PAD = 11.0
