# SPDX-License-Identifier: Apache-2.0
"""What comes near a registration, a postcode or a telephone number: a sign off, one half of it, its last figures.

A letter that looks like a figure is taken for that figure, for so a machine, and whoever reads a plate in the dark,
takes them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise

from vlu_desktop.text.number_spellings import digits_of
from vlu_desktop.text.spellings import Needle

_WITH_A_FIGURE = re.compile(r"(?<![\w'’])[\w'’]*[0158][\w'’]*")
_LEAST_LETTERS = 3
_LONGEST = 40
_LETTERS = {"0": "o", "1": "l", "5": "s", "8": "b"}
Found = tuple[int, int, Needle, str]
"""Where it begins and ends, the value it is near, and how."""
OFF, PART, LAST = "a letter or two off", "part of it", "the end of a number"
_CHUNK = re.compile(r"[^\W_]+")
_ALIKE = str.maketrans("OQDILSBZG", "000115826")
_PARTS_OF_ONE = (" ", "-", ".", "")
_LEAST, _MOST = 4, 8
_LAST_FIGURES = 3
_SAID_TO_END = re.compile(r"\b(?:end|ends|ended|ending|finishing|finished|last)\b[^.;]*\Z", re.IGNORECASE)
_LOOKED_BACK = 40


def misread(text: str) -> Iterator[str]:
    """The text with the figures in its words as the letters they look like, as long as it is; nothing where none is."""
    for letters in (_LETTERS, {**_LETTERS, "1": "i"}):
        read = _WITH_A_FIGURE.sub(partial(_as_letters, letters), text)
        if read != text:
            yield read


def _as_letters(letters: Mapping[str, str], found: re.Match[str]) -> str:
    word = found.group()
    many = sum(map(str.isalpha, word)) if len(word) <= _LONGEST else 0
    if many < _LEAST_LETTERS or not letters.keys() & set(word):
        return word
    read = "".join(letters.get(each, each) for each in word)
    if word.upper() == word:
        return read.upper()
    return read[0].upper() + read[1:] if word[0].isdigit() else read


class NearCodes:
    """Registrations, postcodes and numbers made ready once for many texts."""

    def __init__(self, needles: tuple[Needle, ...]) -> None:
        self._whole: dict[str, Needle] = {}
        self._by_gap: dict[str, set[str]] = {}
        self._parts: dict[str, Needle] = {}
        self._numbers: list[tuple[str, Needle]] = []
        for needle in needles:
            if needle.kind == "phone":
                self._numbers.append((digits_of(needle.value), needle))
            if needle.kind not in ("vehicle", "postcode"):
                continue
            code = "".join(_CHUNK.findall(needle.value)).upper()
            if not _LEAST < len(code) <= _MOST:
                continue
            self._whole.setdefault(code.translate(_ALIKE), needle)
            for gap in _gaps(code.translate(_ALIKE)):
                self._by_gap.setdefault(gap, set()).add(code.translate(_ALIKE))
            for part in {*(code[:end] for end in range(_LEAST, len(code))), *(code[at:] for at in (2, 3))}:
                if len(part) >= _LEAST and not (part.isalpha() or part.isdigit()):
                    self._parts.setdefault(part, needle)

    def find(self, text: str) -> Iterator[Found]:
        """Each passage near one of them, in order: none where there is no figure."""
        if not any(map(str.isdigit, text)):
            return
        if self._whole:
            yield from self._codes(text)
        if self._numbers:
            yield from self._last_figures(text)

    def _codes(self, text: str) -> Iterator[Found]:
        chunks = list(_CHUNK.finditer(text))
        figures = [any(map(str.isdigit, each.group())) for each in chunks]
        reached = 0
        for place, chunk in enumerate(chunks):
            if chunk.start() < reached or not any(figures[place : place + 3]):
                continue
            # Three chunks are a plate with a letter or figure apart; the longest that comes near is what is meant.
            for many in (3, 2, 1):
                these = chunks[place : place + many]
                if len(these) == many and (found := self._code(text, these)):
                    yield found
                    reached = found[1]
                    break

    def _code(self, text: str, chunks: list[re.Match[str]]) -> Found | None:
        start, end = chunks[0].start(), chunks[-1].end()
        if end - start > _MOST + len(chunks):
            return None
        between = (text[one.end() : other.start()] for one, other in pairwise(chunks))
        written = "".join(each.group() for each in chunks)
        if not all(each in _PARTS_OF_ONE for each in between) or not any(map(str.isdigit, written)):
            return None
        if (needle := self._parts.get(written)) is not None:
            return start, end, needle, PART
        code = written.upper().translate(_ALIKE)
        if not _LEAST < len(code) <= _MOST:
            return None
        if (needle := self._whole.get(code)) is not None:
            return start, end, needle, OFF
        for gap in _gaps(code):
            for other in self._by_gap.get(gap, ()):
                if _one_off(code, other):
                    return start, end, self._whole[other], OFF
        return None

    def _last_figures(self, text: str) -> Iterator[Found]:
        """ "The one ending in 0123": three or four figures, where something is said to end so."""
        for chunk in _CHUNK.finditer(text):
            figures = chunk.group()
            if not (figures.isdigit() and _LAST_FIGURES <= len(figures) <= _LAST_FIGURES + 1):
                continue
            if not _SAID_TO_END.search(text[max(0, chunk.start() - _LOOKED_BACK) : chunk.start()]):
                continue
            needle = next((each for number, each in self._numbers if number.endswith(figures)), None)
            if needle:
                yield chunk.start(), chunk.end(), needle, LAST


def _gaps(code: str) -> Iterator[str]:
    """The code without one of its signs, and where that stood."""
    return (f"{code[:at]}…{code[at + 1 :]}" for at in range(len(code)))


def _one_off(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
