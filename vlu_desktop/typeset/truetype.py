# SPDX-License-Identifier: Apache-2.0
"""A static TrueType face as `fonts` cuts it, read and taken subsets of by reportlab, and reached by glyph."""

import copy
import io
import struct
from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFError
from reportlab.pdfbase.ttfonts import TTFontFace


class Face(TTFontFace):  # type: ignore[misc]
    """A face in memory: reportlab's, with its outlines reached by glyph, since shaped letters have no character."""

    def __init__(self, key: str, data: bytes) -> None:
        """`data` is the font file; a damaged one is a ValueError."""
        try:
            super().__init__(io.BytesIO(data))
        except (PDFError, struct.error, LookupError, TypeError) as damaged:
            raise ValueError(f"the font {key} is damaged") from damaged
        self.key = key
        self.data = data
        self.glyphs: dict[int, int] = self.charToGlyph
        """Which glyph stands for which character."""

    @property
    def scale(self) -> float:
        """Thousandths of an em, which PDF counts in, to a unit of the font."""
        return 1000 / float(self.unitsPerEm)

    def advance(self, glyph: int) -> float:
        """How far the pen moves, in thousandths of an em."""
        return round(float(self.hmetrics[glyph][0]) * self.scale, 2)

    def subset(self, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """A font file with these glyphs alone (and the parts they are put together from), and where each one went."""
        alone, places = self._alone(glyphs)
        return alone.makeSubset(list(places)), places

    def embed(self, document: Any, name: str, glyphs: Iterable[int]) -> tuple[Any, dict[int, int]]:
        """Puts these glyphs into a reportlab document under a name; gives the reference to the font's descriptor, and
        where each glyph went."""
        alone, places = self._alone(glyphs)
        return alone.addSubsetObjects(document, name, list(places)), places

    def _alone(self, glyphs: Iterable[int]) -> tuple["Face", dict[int, int]]:
        """reportlab asks for characters: in this copy each glyph stands for the character of its own number."""
        order = dict.fromkeys((0, *glyphs))
        alone = copy.copy(self)
        alone.charToGlyph = {glyph: glyph for glyph in order}
        return alone, {glyph: place for place, glyph in enumerate(order)}
