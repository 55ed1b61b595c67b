# SPDX-License-Identifier: Apache-2.0
"""reportlab's canvas and text objects, with the little that a tagged page needs on top: marked content and glyphs."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from vlu_desktop.typeset.pdf.glyphs import Glyphs, PlacedGlyph
from vlu_desktop.typeset.pdf.objects import written
from vlu_desktop.typeset.pdf.styles import Colour

_UNPAINTED = 3  # the mode of text that is not painted


class _FaceName:
    """A face as reportlab's text objects know it: by name alone, for the paper itself carries the font."""

    _dynamicFont = 0  # noqa: N815  (reportlab asks every font for these two: no codes given on the way,
    _multiByte = 1  # noqa: N815  (and codes of two bytes)

    def __init__(self, name: str, key: str) -> None:
        self.fontName = name
        self.face = pdfmetrics.TypeFace(name)
        self._key = key

    def addObjects(self, document: Any) -> None:  # noqa: N802  (reportlab's own name)
        """Told when a canvas first uses the face: under this name it stands among the page's resources."""
        document.fontMapping[self.fontName] = f"/{self._key}"


@cache
def font_name(key: str) -> str:
    """The name under which reportlab knows a face of ours."""
    name = f"vlu-{key}"
    pdfmetrics.registerFont(_FaceName(name, key))
    return name


class GlyphText(PDFTextObject):  # type: ignore[misc]
    """A text object that also shows glyph codes, as reportlab's own shows characters."""

    def __init__(self, canvas: "PageCanvas", x: float, y: float) -> None:
        super().__init__(canvas)
        self._shown = [f"{_number(x)} {_number(y)} Td"]

    def show(self, glyphs: Glyphs, size: float) -> None:
        """Shows a stretch from where the pen is."""
        if glyphs.placed:
            self.spread(glyphs.placed, size)
        else:
            self._shown.append(f"<{glyphs.codes}> Tj")

    def lines(self, codes: Sequence[str]) -> None:
        """Shows lines of codes, each a leading beneath the one before."""
        self._shown.append(f"<{'> Tj T* <'.join(codes)}> Tj")

    def spread(self, letters: Sequence[PlacedGlyph], size: float) -> None:
        """Shows letters of one face in reading order, the pen moved to where each stands."""
        self._shown.append(_spread(letters, size))

    def getCode(self) -> str:  # noqa: N802  (reportlab's own name)
        """What was set, then what is shown."""
        code: str = super().getCode()
        return f"{code.removesuffix('ET')}{' '.join(self._shown)} ET"


@dataclass(frozen=True, slots=True)
class UnseenWord:
    """A word set at x, its baseline at y, `across` hundredths as wide as it is, read as `actual` if that is said."""

    parts: tuple[Glyphs, ...]
    x: float
    y: float
    size: float
    across: float
    actual: str = ""


class PageCanvas(Canvas):  # type: ignore[misc]
    """One page, or a layer of one. What is drawn is taken from it as content; the page itself is `page.Page`'s."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(io.BytesIO(), pagesize=(width, height), initialFontName=font_name("serif"))

    @property
    def content(self) -> str:
        """All that was drawn."""
        return str(self.getCurrentPageContent())

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """As reportlab's, to hundredths of a point: every row of a table has one, and reportlab's numbers are slow."""
        self.addLiteral(f"n {_number(x1)} {_number(y1)} m {_number(x2)} {_number(y2)} l S")

    def mark(self, tag: str, content: int) -> None:
        """Begins marked content; `unmark` ends it."""
        self.addLiteral(f"/{tag} <</MCID {content}>> BDC")

    def unmark(self) -> None:
        """Ends what was marked last."""
        self.addLiteral("EMC")

    @contextmanager
    def artifact(self) -> Iterator["PageCanvas"]:
        """What is drawn meanwhile is decoration."""
        self.addLiteral("/Artifact BMC")
        with self.kept():
            yield self
        self.unmark()

    @contextmanager
    def pagination(self, kind: str) -> Iterator[None]:
        """What is drawn meanwhile is the page's "Header" or "Footer"."""
        self.addLiteral(f"/Artifact <</Type/Pagination/Subtype/{kind}>> BDC")
        yield
        self.unmark()

    @contextmanager
    def read_as(self, actual: str) -> Iterator[None]:
        """What is drawn meanwhile is read as this text; as it is drawn, where that is ""."""
        if actual:
            self.addLiteral(f"/Span <</ActualText {written(actual)}>> BDC")
        yield
        if actual:
            self.unmark()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Colours, widths and the like are afterwards as they were before."""
        self.saveState()
        yield
        self.restoreState()

    def stretch(
        self, parts: Sequence[Glyphs], x: float, y: float, size: float, colour: Colour | None = None, *,
        actual: str = "",
    ) -> None:  # fmt: skip
        """Text on one line from x, its baseline at y (up from the page's foot), read as `actual` if that is said."""
        with self.read_as(actual):
            for part in parts:
                with self.read_as("" if actual else part.actual):
                    self._show(part, x, y, size, colour)
                x += part.width * size / 1000

    def unseen(self, words: Iterable[UnseenWord]) -> None:
        """Text that is there to be found and is not painted: a page may hold a thousand words, so each is few marks."""
        face = ""
        ops = [f"BT {_UNPAINTED} Tr"]
        for word in words:
            if word.actual:
                ops.append(f"/Span <</ActualText {written(word.actual)}>> BDC")
            x, wide = word.x, word.size * word.across / 100
            for key, same in groupby(word.parts, key=lambda part: part.use.face.key):
                if key != face:
                    face = key
                    ops.append(f"{self._doc.getInternalFontName(font_name(key))} 1 Tf")
                ops.append(f"{_number(wide)} 0 0 {_number(word.size)} {_number(x)} {_number(word.y)} Tm")
                for plain, alike in groupby(same, key=_is_plain):
                    run = tuple(alike)
                    if plain:
                        ops.append(f"<{''.join(part.codes for part in run)}> Tj")
                    else:
                        ops += (_unseen(part, read=not word.actual) for part in run)
                    x += sum(part.width for part in run) * wide / 1000
            if word.actual:
                ops.append("EMC")
        if len(ops) > 1:
            self.addLiteral(" ".join((*ops, "0 Tr ET")))

    def _show(self, part: Glyphs, x: float, y: float, size: float, colour: Colour | None) -> None:
        shown = GlyphText(self, x, y)
        shown.setFont(font_name(part.use.face.key), size)
        if colour:
            shown.setFillColorRGB(*colour)
        shown.show(part, size)
        self.drawText(shown)


def _is_plain(part: Glyphs) -> bool:
    """Whether its codes follow each other and say what they read as."""
    return not part.placed and not part.actual


def _unseen(part: Glyphs, read: bool) -> str:
    shown = _spread(part.placed, 1) if part.placed else f"<{part.codes}> Tj"
    return f"/Span <</ActualText {written(part.actual)}>> BDC {shown} EMC" if read and part.actual else shown


def _spread(letters: Sequence[PlacedGlyph], size: float) -> str:
    pen, rise = 0.0, 0.0
    ops = ["["]
    for letter in letters:
        if letter.rise != rise:
            rise = letter.rise
            ops.append(f"] TJ {_number(rise * size / 1000)} Ts [")
        if letter.start != pen:
            ops.append(_number(pen - letter.start))
        ops.append(f"<{letter.code}>")
        pen = letter.start + letter.width
    ops.append("] TJ" if not rise else "] TJ 0 Ts")
    return "".join(ops).replace("><", "").replace("[] TJ ", "")


def _number(value: float) -> str:
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown in ("-0", "") else shown
