# SPDX-License-Identifier: Apache-2.0
"""Letters that change, join or change places with their neighbours, set by HarfBuzz; and where such text may break."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from vlu_desktop.typeset.truetype import Face

if TYPE_CHECKING:
    from budoux import Parser

_VIRAMA = 9  # the combining class of the signs that join the letter before them to the next
_JOINER = "\u200d"
_THAI = ("\u0e01", "\u0e5b")
_HANGING = "\u0e33\u0eb3"  # vowels that stand after a letter and lean over it
_UNSPACED = ("\u0e80", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff")  # Lao, Burmese, Khmer


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph where HarfBuzz puts it: from the start of the text, above the line, and how far it moves the pen itself;
    all in thousandths of the size. `reads` is what it is to be read as."""

    glyph: int
    start: float
    rise: float
    reads: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A text, shaped; its width in thousandths of the size. `exact` is whether its glyphs read one after another are
    the text: not where one letter is drawn as two."""

    drawn: tuple[PlacedGlyph, ...]
    width: float
    exact: bool


class Shaper:
    """Shapes text in one face."""

    def __init__(self, face: Face) -> None:
        import uharfbuzz

        self._font = uharfbuzz.Font(uharfbuzz.Face(face.data))
        self._scale = face.scale

    def shape(self, text: str) -> Shape:
        """The glyphs of a text in one script, from left to right."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        uharfbuzz.shape(self._font, buffer)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        said, exact = _readings(text, [info.cluster for info in infos])
        drawn: list[PlacedGlyph] = []
        pen = 0
        for info, position, reads in zip(infos, positions, said, strict=True):
            start, rise = (pen + position.x_offset) * self._scale, position.y_offset * self._scale
            drawn.append(PlacedGlyph(info.codepoint, start, rise, reads))
            pen += position.x_advance
        return Shape(tuple(drawn), pen * self._scale, exact)


def _readings(text: str, clusters: list[int]) -> tuple[list[str], bool]:
    """What each glyph is read as, so that all of them in order read as the text; and whether that could be done.

    HarfBuzz says which letters a few glyphs stand for together, not which for which: each takes one letter in the
    order they are written, and the last the rest.
    """
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    said: list[str] = []
    exact = bool(starts) and starts[0] == 0
    for start in starts:
        letters, glyphs = text[start : ends[start]], clusters.count(start)
        if glyphs > len(letters):
            exact = False
            letters += letters[-1] * (glyphs - len(letters))
        said += [*letters[: glyphs - 1], letters[glyphs - 1 :]]
    return said, exact


def letters(text: str) -> Iterator[str]:
    """The text in the least pieces that may be parted at the end of a line: a letter and whatever hangs on it."""
    start = 0
    for place in range(1, len(text)):
        if not _hangs(text[place - 1], text[place]):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _hangs(before: str, character: str) -> bool:
    if character.isascii():
        return False
    if before == _JOINER or unicodedata.combining(before) == _VIRAMA:
        return True
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") or character in _HANGING


def phrases(text: str) -> list[str]:
    """A stretch without spaces where a line may end: Thai between its words, its neighbours between their letters, and
    every other script nowhere."""
    if text.isascii():
        return [text]
    if any(_THAI[0] <= character <= _THAI[1] for character in text):
        return list(_thai().parse(text))
    if any(first <= character <= last for character in text for first, last in _UNSPACED):
        return list(letters(text))
    return [text]


@cache
def _thai() -> "Parser":
    from budoux import load_default_thai_parser

    return load_default_thai_parser()
