# SPDX-License-Identifier: Apache-2.0
"""Text to glyphs: each word is measured and encoded once, and only the characters used go into the file."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from vlu_desktop.typeset.font_book import Family, FontBook
from vlu_desktop.typeset.pdf import bidi
from vlu_desktop.typeset.truetype import Face

_CACHED_LENGTH = 48
_UNDRAWN = "\u200c\u200d\ufe0e\ufe0f"  # joiners and selectors: kept in the text behind the drawing


class FaceUse:
    """One face in one file. Codes are given in the order of first use, one to each character, so that every character
    reads back as itself even where two share a glyph."""

    def __init__(self, face: Face, place: int) -> None:
        self.face = face
        self.place = place
        self.codes: dict[str, str] = {}
        self.reads: list[str] = [""]
        self.widths: list[float] = [face.advance(0)]
        self.glyphs: list[int] = [0]
        self._readings: dict[tuple[str, str], str] = {}

    def code(self, character: str) -> str:
        """The character's code as four hexadecimal digits; it must be in the face."""
        code = self.codes.get(character)
        if code is None:
            code = self.codes[character] = self._new(character, character)
        return code

    def code_reading(self, character: str, reads: str) -> str:
        """The code of a character that is drawn for others: a shape of a letter, or one with a joiner after it."""
        if character == reads:
            return self.code(character)
        code = self._readings.get((character, reads))
        if code is None:
            code = self._readings[character, reads] = self._new(character, reads)
        return code

    def _new(self, character: str, reads: str) -> str:
        glyph = self.face.glyphs[ord(character)]
        self.glyphs.append(glyph)
        self.widths.append(self.face.advance(glyph))
        self.reads.append(reads)
        return f"{len(self.glyphs) - 1:04X}"

    def has(self, character: str) -> bool:
        """Whether the face shows the character."""
        return character in self.codes or ord(character) in self.face.glyphs


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Encoded text in one face; the width in thousandths of the size."""

    use: FaceUse
    codes: str
    width: float


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """One letter's code, and where it begins from the start of its stretch, in thousandths of the size."""

    use: FaceUse
    code: str
    start: float
    width: float


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

    def word(self, text: str) -> Word:
        """A word (or any text that is to stay together), measured and encoded."""
        found = self.words.get(text)
        if found is None:
            found = self._set(text)
            if len(text) < _CACHED_LENGTH:
                self.words[text] = found
        return found

    def _set(self, text: str) -> Word:
        right_to_left = not text.isascii() and bidi.RIGHT_TO_LEFT.search(text) is not None
        parts = self.glyphs(bidi.shaped(text) if right_to_left else text)
        width = sum(part.width for part in parts)
        simple = len(parts) == 1 and parts[0].use is self.main and not right_to_left
        simple = simple and not self.incomplete(text)
        return Word(width, parts, simple, right_to_left)

    def glyphs(self, text: str) -> tuple[Glyphs, ...]:
        """Text encoded as it stands, each stretch in the first face that has it."""
        parts: list[Glyphs] = []
        use, width = self.main, 0.0
        codes: list[str] = []
        for character in text:
            wanted = self.use_for(character)
            if wanted is None:
                continue
            if wanted is not use:
                if codes:
                    parts.append(Glyphs(use, "".join(codes), width))
                use, codes, width = wanted, [], 0.0
            code = use.code(character)
            codes.append(code)
            width += use.widths[int(code, 16)]
        if codes:
            parts.append(Glyphs(use, "".join(codes), width))
        return tuple(parts)

    def laid(self, letters: Sequence[bidi.Letter]) -> tuple[tuple[PlacedGlyph, ...], float] | None:
        """Letters in reading order, each where it stands on the line, and the line's width; None where no face has
        one of them."""
        uses = [self.use_for(letter.drawn) for letter in letters]
        if any(use is None for use in uses):
            return None
        both = zip(uses, letters, strict=True)
        codes = [use.code_reading(letter.drawn, letter.reads) if use else "" for use, letter in both]
        widths = [use.widths[int(code, 16)] if use else 0.0 for use, code in zip(uses, codes, strict=True)]
        starts = [0.0] * len(letters)
        at = 0.0
        for here in sorted(range(len(letters)), key=lambda each: letters[each].place):
            starts[here] = at
            at += widths[here]
        placed = zip(uses, codes, starts, widths, strict=True)
        return tuple(PlacedGlyph(use, code, start, width) for use, code, start, width in placed if use is not None), at

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
