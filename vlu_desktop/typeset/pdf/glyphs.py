# SPDX-License-Identifier: Apache-2.0
"""Text to glyphs: each word is measured and encoded once, and only the characters used go into the file."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vlu_desktop.typeset.font_book import Family, FontBook
from vlu_desktop.typeset.pdf import bidi
from vlu_desktop.typeset.pdf.shaping import Shaper
from vlu_desktop.typeset.truetype import Face

_CACHED_LENGTH = 48
_SHAPED_FROM = "\u0900"  # no letter before this is shaped but those that `bidi` shapes
_JOINERS = "\u200c\u200d"
_STOPS = "\u0964\u0965"  # the full stops that the scripts of India share
_UNDRAWN = "\u200c\u200d\ufe0e\ufe0f"  # joiners and selectors: kept in the text behind the drawing


class FaceUse:
    """One face in one file. Codes are given in the order of first use, one to each glyph and what it reads, so that
    every character reads back as itself even where two share a glyph."""

    def __init__(self, face: Face, place: int) -> None:
        self.face = face
        self.place = place
        self.codes: dict[str, str] = {}
        self.reads: list[str] = [""]
        self.widths: list[float] = [face.advance(0)]
        self.glyphs: list[int] = [0]
        self._readings: dict[tuple[int, str], str] = {}
        self._shaper: Shaper | None = None

    def code(self, character: str) -> str:
        """The character's code as four hexadecimal digits; it must be in the face."""
        code = self.codes.get(character)
        if code is None:
            code = self.codes[character] = self.code_reading(self.face.glyphs[ord(character)], character)
        return code

    def code_reading(self, glyph: int, reads: str) -> str:
        """The code of a glyph that is read as this text."""
        code = self._readings.get((glyph, reads))
        if code is None:
            self.glyphs.append(glyph)
            self.widths.append(self.face.advance(glyph))
            self.reads.append(reads)
            code = self._readings[glyph, reads] = f"{len(self.glyphs) - 1:04X}"
        return code

    def has(self, character: str) -> bool:
        """Whether the face shows the character."""
        return character in self.codes or ord(character) in self.face.glyphs

    def plain(self, text: str) -> "Glyphs":
        """Text encoded letter by letter."""
        known, codes, width = self.codes, [], 0.0
        for character in text:
            code = known.get(character) or self.code(character)
            codes.append(code)
            width += self.widths[int(code, 16)]
        return Glyphs(self, "".join(codes), width)

    def shaped(self, text: str) -> "Glyphs":
        """Text encoded as its script has it set."""
        if self._shaper is None:
            self._shaper = Shaper(self.face)
        shape = self._shaper.shape(text)
        placed = tuple(
            PlacedGlyph(
                self,
                self.code_reading(drawn.glyph, drawn.reads),
                drawn.start,
                self.face.advance(drawn.glyph),
                drawn.rise,
            )
            for drawn in shape.drawn
        )
        return Glyphs(self, "", shape.width, placed, text)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Encoded text in one face; the width in thousandths of the size.

    `placed` are its letters one by one where they don't simply follow each other, `actual` what they are read as where
    their codes do not say it.
    """

    use: FaceUse
    codes: str
    width: float
    placed: tuple["PlacedGlyph", ...] = ()
    actual: str = ""

    def spaced(self, width: float) -> "Glyphs":
        """Shaped text with a space after it. It is part of what is read, for some readers lose one that stands alone
        after a letter that reaches backwards."""
        code = self.use.code(" ")
        space = PlacedGlyph(self.use, code, self.width, self.use.widths[int(code, 16)])
        return Glyphs(self.use, "", self.width + width, (*self.placed, space), f"{self.actual} ")


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """One letter's code, where it begins from the start of its stretch, how far it moves the pen, and how high above
    the line it stands; in thousandths of the size."""

    use: FaceUse
    code: str
    start: float
    width: float
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word without spaces, in one or more faces."""

    width: float
    parts: tuple[Glyphs, ...]
    simple: bool
    right_to_left: bool


@dataclass(slots=True)
class Voice:
    """One family, weight and slant, with its fallbacks and its own store of measured words."""

    setter: "Typesetter"
    main: FaceUse
    bold: bool
    space: Word
    words: dict[str, Word] = field(default_factory=dict)
    simple: dict[str, tuple[float, str]] = field(default_factory=lambda: {"": (0.0, "")})
    """The width and the codes of words that lie in the main face as they are."""

    def word(self, text: str) -> Word:
        """A word (or any text that is to stay together), measured and encoded."""
        found = self.words.get(text)
        if found is None:
            found = self._set(text)
            if len(text) < _CACHED_LENGTH:
                self.words[text] = found
        return found

    def measured(self, text: str) -> tuple[float, str] | None:
        """The width and the codes of a word that lies in the main face as it is, None of any other."""
        word = self.word(text)
        if not word.simple:
            return None
        found = word.width, word.parts[0].codes
        if len(text) < _CACHED_LENGTH:
            self.simple[text] = found
        return found

    def _set(self, text: str) -> Word:
        right_to_left = not text.isascii() and bidi.RIGHT_TO_LEFT.search(text) is not None
        parts = self.glyphs(bidi.shaped(text) if right_to_left else text)
        width = sum(part.width for part in parts)
        simple = len(parts) == 1 and parts[0].use is self.main and not parts[0].placed and not right_to_left
        simple = simple and not self.incomplete(text)
        return Word(width, parts, simple, right_to_left)

    def glyphs(self, text: str) -> tuple[Glyphs, ...]:
        """Text encoded in its own order, each stretch in the first face that has it, shaped where its script asks."""
        if text.isascii() and text.isprintable():
            return (self.main.plain(text),) if text else ()
        return tuple(use.shaped(part) if shaped else use.plain(part) for use, part, shaped in self._stretches(text))

    def _stretches(self, text: str) -> Iterator[tuple[FaceUse, str, bool]]:
        """The text by the face it is set in, and whether it is shaped; without what no face draws."""
        now: tuple[FaceUse, bool] | None = None
        kept: list[str] = []
        for character in text:
            if (
                now is not None
                and now[1]
                and (character in _JOINERS or (character in _STOPS and now[0].has(character)))
            ):
                kept.append(character)
                continue
            use, shaped = self._set_in(character)
            if use is None:
                continue
            if now is not None and now != (use, shaped):
                yield now[0], "".join(kept), now[1]
                kept = []
            now = use, shaped
            kept.append(character)
        if now is not None:
            yield now[0], "".join(kept), now[1]

    def _set_in(self, character: str) -> tuple[FaceUse | None, bool]:
        if character >= _SHAPED_FROM:
            key = self.setter.fonts.shaped(character)
            if key:
                return self.setter.use(f"{key}-bold" if self.bold else key), True
        return self.use_for(character), False

    def laid(self, letters: Sequence[bidi.Letter]) -> tuple[tuple[Glyphs, ...], float] | None:
        """Letters in reading order, each where it stands on the line, and the line's width; None where no face has
        one of them. Every part begins where the line does."""
        uses = [self.use_for(letter.drawn) for letter in letters]
        found = [use for use in uses if use is not None]
        if len(found) < len(letters):
            return None
        both = zip(found, letters, strict=True)
        codes = [use.code_reading(use.face.glyphs[ord(letter.drawn)], letter.reads) for use, letter in both]
        widths = [use.widths[int(code, 16)] for use, code in zip(found, codes, strict=True)]
        starts = [0.0] * len(letters)
        at = 0.0
        for here in sorted(range(len(letters)), key=lambda each: letters[each].place):
            starts[here] = at
            at += widths[here]
        placed = itertools.starmap(PlacedGlyph, zip(found, codes, starts, widths, strict=True))
        parts = itertools.groupby(placed, key=lambda letter: letter.use)
        return tuple(Glyphs(use, "", 0.0, tuple(alike)) for use, alike in parts), at

    def incomplete(self, text: str) -> bool:
        """Whether the drawing of a text leaves out what no face draws."""
        return not text.isascii() and any(character in text for character in _UNDRAWN)

    def use_for(self, character: str) -> FaceUse | None:
        """The face that shows a character; none for a joiner or selector that no face draws."""
        if character in _UNDRAWN:
            return None
        if self.main.has(character):
            return self.main
        key = self.setter.fonts.fallback(character, bold=self.bold)
        return self.setter.use(key) if key else None

    def advance(self, character: str) -> float:
        """One character's width in thousandths of the size."""
        use = self.use_for(character)
        return use.widths[int(use.code(character), 16)] if use else 0.0


class Typesetter:
    """The faces of one file, and the marks put in for what could not be shown."""

    def __init__(self, fonts: FontBook) -> None:
        self.fonts = fonts
        self.uses: dict[str, FaceUse] = {}
        self.marks: Counter[str] = Counter()
        self._voices: dict[tuple[Family, bool, bool], Voice] = {}
        self._shown: dict[str, str] = {}

    def use(self, key: str) -> FaceUse:
        """A face of this file, taken in when it is first asked for."""
        found = self.uses.get(key)
        if found is None:
            found = self.uses[key] = FaceUse(self.fonts.face(key), len(self.uses))
        return found

    def voice(self, family: Family, *, bold: bool = False, italic: bool = False) -> Voice:
        """A voice to set text in."""
        key = (family, bold, italic)
        found = self._voices.get(key)
        if found is None:
            main = self.use(FontBook.key(family, bold=bold, italic=italic))
            code = main.code(" ")
            space = Word(main.widths[int(code, 16)], (Glyphs(main, code, main.widths[int(code, 16)]),), True, False)
            found = self._voices[key] = Voice(self, main, bold, space)
        return found

    def shown(self, text: str) -> str:
        """The text as it will stand, marks counted; tabs become four spaces."""
        if text.isascii() and _PLAIN.fullmatch(text):
            return text
        text, marks = self.fonts.marked(text)
        self.marks.update(marks)
        return text.replace("\t", "    ")


_PLAIN = re.compile("[\x20-\x7e\n]*")
