# SPDX-License-Identifier: Apache-2.0
"""What comes near a registration, a postcode or a number: a sign off or missed, one half of it, its last figures.

A letter that looks like a figure is taken for that figure, for so a machine, and whoever reads a plate in the dark,
takes them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise

from vlu_desktop.text.number_spellings import digits_of, national
from vlu_desktop.text.spellings import Needle

_WITH_A_FIGURE = re.compile(r"(?<![\w'’])[\w'’]*[0158][\w'’]*")
_LEAST_LETTERS = 3
_LONGEST = 40
_LETTERS = {"0": "o", "1": "l", "5": "s", "8": "b"}
_LETTERS_WITH_I = {**_LETTERS, "1": "i"}
Found = tuple[int, int, Needle, str]
"""Where it begins and ends, the value it is near, and how."""
OFF, PART, LAST = "a letter or two off", "part of it", "the end of a number"
FIGURE_OFF = "a figure or two off"
_CHUNK = re.compile(r"[^\W_]+")
_ALIKE = str.maketrans("OQDILSBZG", "000115826")
_PARTS_OF_ONE = (" ", "-", ".")
_LEAST, _MOST = 4, 8
_FIGURES = re.compile(r"\d+")
_REACH = _MOST + 2
"""From a figure on, further than any code that holds it, with what parts it, goes; what is cut there is too long."""
_DIALLED = re.compile(r"(?<![^\W_])\(?\d(?:[ ().-]{0,2}\d){8,14}(?![^\W_])")
"""A whole telephone number; an extension, a plus and words beside it are left out."""
_LEAST_DIALLED = 9
"""Figures of a number of ours, without its 0 or country: fewer are told from others by one figure too often."""
_LAST_FIGURES = re.compile(r"(?<![^\W_])\d{3,4}(?![^\W_])")
_ENDING = re.compile(r"\b(?:end|ends|ended|ending|finishing|finished|last)\b", re.IGNORECASE)
_SAID_TO_END = re.compile(rf"{_ENDING.pattern}[^.;]*\Z", re.IGNORECASE)
_LOOKED_BACK = 40


def misread(text: str) -> Iterator[str]:
    """The text with the figures in its words as the letters they look like, as long as it is; nothing where none is."""
    for letters in (_LETTERS, _LETTERS_WITH_I) if "1" in text else (_LETTERS,):
        read = _WITH_A_FIGURE.sub(partial(_as_letters, letters), text)
        if read != text:
            yield read


def _as_letters(letters: Mapping[str, str], found: re.Match[str]) -> str:
    word = found.group()
    if len(word) > _LONGEST or sum(map(str.isalpha, word)) < _LEAST_LETTERS:
        return word
    read = "".join(letters.get(each, each) for each in word)
    if word.upper() == word:
        return read.upper()
    return read[0].upper() + read[1:] if word[0].isdigit() else read


class NearCodes:
    """Registrations, postcodes and numbers made ready once for many texts."""

    def __init__(self, needles: tuple[Needle, ...]) -> None:
        self._whole: dict[str, Needle] = {}
        self._by_gap: dict[str, Needle] = {}
        self._parts: dict[str, Needle] = {}
        self._numbers: list[tuple[str, Needle]] = []
        self._dialled: dict[str, Needle] = {}
        for needle in needles:
            if needle.kind == "phone":
                self._numbers.append((digits_of(needle.value), needle))
                if len(number := national(needle.value)) >= _LEAST_DIALLED:
                    for missed in (number, *_one_missed(number)):
                        self._dialled.setdefault(missed, needle)
            if needle.kind not in ("vehicle", "postcode"):
                continue
            code = "".join(_CHUNK.findall(needle.value)).upper()
            if not _LEAST < len(code) <= _MOST:
                continue
            alike = code.translate(_ALIKE)
            if alike not in self._whole:
                self._whole[alike] = needle
                for gap in _gaps(alike):
                    self._by_gap.setdefault(gap, needle)
            for part in _parts_of(code):
                self._parts.setdefault(part, needle)

    def find(self, text: str) -> Iterator[Found]:
        """Each passage near one of them, in order: none where there is no figure."""
        if self._whole:
            yield from self._codes(text)
        if self._dialled:
            yield from self._misdialled(text)
        if self._numbers and _ENDING.search(text):
            yield from self._last_figures(text)

    def _codes(self, text: str) -> Iterator[Found]:
        reached = 0
        for begin, finish in _around_figures(text):
            chunks = list(_CHUNK.finditer(text, begin, finish))
            for place, first in enumerate(chunks):
                if first.start() < reached:
                    continue
                # Three chunks are a plate with a letter or figure apart; the longest that comes near is what is meant.
                for many in (3, 2, 1):
                    if found := self._code(text, chunks[place : place + many]):
                        yield found
                        reached = found[1]
                        break

    def _code(self, text: str, chunks: list[re.Match[str]]) -> Found | None:
        written = "".join(each.group() for each in chunks)
        if len(written) > _MOST or not any(map(str.isdigit, written)):
            return None
        if any(text[one.end() : other.start()] not in _PARTS_OF_ONE for one, other in pairwise(chunks)):
            return None
        start, end = chunks[0].start(), chunks[-1].end()
        if (needle := self._parts.get(written)) is not None:
            return start, end, needle, PART
        code = written.upper().translate(_ALIKE)
        if (needle := self._whole.get(code)) is not None:
            return start, end, needle, OFF
        for gap in _gaps(code):
            # What shares a gap has one sign other there, or would have been found whole.
            if (other := self._by_gap.get(gap)) is not None:
                return start, end, other, OFF
        return None

    def _misdialled(self, text: str) -> Iterator[Found]:
        """A number with a figure changed, missed, too many, or in another place."""
        for written in _DIALLED.finditer(text):
            number = national(written.group())
            found = (self._dialled.get(each) for each in (number, *_one_missed(number)))
            if needle := next(filter(None, found), None):
                yield *written.span(), needle, FIGURE_OFF

    def _last_figures(self, text: str) -> Iterator[Found]:
        """ "The one ending in 0123": three or four figures, where something is said to end so."""
        for figures in _LAST_FIGURES.finditer(text):
            start, end = figures.span()
            needle = next((each for number, each in self._numbers if number.endswith(figures.group())), None)
            if needle and _SAID_TO_END.search(text[max(0, start - _LOOKED_BACK) : start]):
                yield start, end, needle, LAST


def _parts_of(code: str) -> set[str]:
    """Its beginning, its end, and all of it but one sign, as far as each is more than figures."""
    missed = (code[:at] + code[at + 1 :] for at in range(len(code)))
    parts = {*(code[:end] for end in range(_LEAST, len(code))), code[2:], code[3:], *missed}
    return {each for each in parts if len(each) >= _LEAST and not each.isdigit()}


def _around_figures(text: str) -> list[tuple[int, int]]:
    """The stretches of a text in which a code with a figure in it may stand: so much of what people write has none."""
    found: list[tuple[int, int]] = []
    for figures in _FIGURES.finditer(text):
        start, end = figures.start() - _REACH, figures.end() + _REACH
        if found and start <= found[-1][1]:
            start, _ = found.pop()
        found.append((start, end))
    return found


def _one_missed(number: str) -> Iterator[str]:
    """The number without one of its figures: two that share one are a figure changed, missed or moved apart."""
    return (number[:at] + number[at + 1 :] for at in range(len(number)))


def _gaps(code: str) -> Iterator[str]:
    """The code without one of its signs, and where that stood."""
    return (f"{code[:at]}…{code[at + 1 :]}" for at in range(len(code)))
