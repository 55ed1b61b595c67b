# SPDX-License-Identifier: Apache-2.0
"""Finds protected values in a text in the spellings people give them; disclosure and the leak search share it.

Only whole values are found: text is read as words and numbers, and a match begins and ends at the edge of one. Case,
accents, punctuation, line ends and characters that can't be seen make no difference. Each kind adds its own freedoms:

- postcode, vehicle: any grouping ("zz1 1zz", "ZZ11ZZ");
- phone: any grouping, with 0, 44, +44, +44 (0), 0044 or none of these before it;
- email: "at" and "dot" written out;
- address: the whole, its house number with the street, the street without the number, and its postcode; street words
  in full or short ("Road", "Rd");
- name: parts written apart or together ("O'Neil", "Oneil"; "Anne-Marie", "Annemarie"), the other way round, with an
  initial for the given name, with "ue" for "ü", and in Greek, Cyrillic or Arabic letters (`transliteration.py`);
- text: the words as they stand.

Work is in proportion to the text, whatever the number of values.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from vlu_desktop.text.transliteration import latin, skeleton

Kind = Literal["postcode", "phone", "email", "address", "name", "text", "vehicle"]

_SILENT = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u064b-\u065f\u0670"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_TOKEN = re.compile(rf"[^\W\d_][^\W\d_\u0300-\u036f{_SILENT}]*(?:[\u0300-\u036f{_SILENT}]+[^\W\d_]*)*|\d[\d{_SILENT}]*")
_SPOKEN = {
    "zero": "0", "nought": "0", "naught": "0", "nil": "0", "oh": "0", "o": "0", "oo": "00", "one": "1", "l": "1",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_TIMES = {"double": 2, "treble": 3, "triple": 3}
_SAID = _SPOKEN.keys() | _TIMES.keys()
_STRIP = re.compile(rf"[\u0300-\u036f{_SILENT}]+")
_UNFOLDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ħ": "h"})
_STREETS = {
    "ave": "avenue", "av": "avenue", "cl": "close", "cres": "crescent", "ct": "court", "dr": "drive",
    "gdns": "gardens", "gdn": "gardens", "gr": "grove", "hse": "house", "ln": "lane", "pk": "park", "pl": "place",
    "rd": "road", "sq": "square", "st": "street", "terr": "terrace", "tce": "terrace", "ter": "terrace",
    "ft": "flat", "apt": "apartment", "bldgs": "buildings", "bldg": "building", "ctr": "centre", "est": "estate",
}  # fmt: skip
_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\W*([0-9][A-Z]{2})\b", re.IGNORECASE)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_SHORTEST_PHONE = 6
_LETTERS = re.compile(r"[^\W\d_]+")
_PLUS = re.compile(r"[^+\d]*\+")
# The country and the 0 before a number of ours; a short one that begins with 44 has no country before it.
_TRUNK = re.compile(r"\A(?:0044(?=\d{7})|44(?=\d{9}))?0{0,2}")


@dataclass(frozen=True, slots=True)
class Needle:
    """A value to look for; `label` says what it is without giving it away ("her new address")."""

    value: str
    kind: Kind
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where in the text a value stands."""

    start: int
    end: int
    needle: Needle


def find(text: str, needles: Sequence[Needle]) -> list[Match]:
    """Every place where one of the needles stands, in the order of the text."""
    return _finder(tuple(needles)).find(text)


class _Node:
    """A step in the tree of all spellings, by word."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: dict[Needle, None] = {}


class Finder:
    """Needles made ready once for many texts."""

    def __init__(self, needles: Sequence[Needle]) -> None:
        self._root = _Node()
        self._joined: dict[str, list[Needle]] = {}
        self._beginnings: set[str] = set()
        for needle in needles:
            for words in _sequences(needle):
                self._add_sequence(words, needle)
            for joined in _joined(needle):
                self._joined.setdefault(joined, []).append(needle)
                self._beginnings.update(accumulate(joined))

    def find(self, text: str) -> list[Match]:
        """Every place where a needle stands; one found within a longer find of the same needle is left out."""
        tokens = [
            (match.start(), match.end(), word) for match in _TOKEN.finditer(text) if (word := _word(match.group()))
        ]
        found: dict[tuple[int, int, Needle], None] = {}
        first_words, beginnings = self._root.next, self._beginnings
        for place, (start, _, word) in enumerate(tokens):
            if word in first_words:
                for end, needle in self._sequence(tokens, place):
                    found[start, end, needle] = None
            if word in beginnings:
                for end, needle in self._together(tokens, place):
                    found[start, end, needle] = None
        if beginnings:
            self._find_spoken(tokens, found)
        return _longest(found)

    def _find_spoken(self, tokens: list[tuple[int, int, str]], found: dict[tuple[int, int, Needle], None]) -> None:
        """Numbers said in words ("oh seven double seven"), and letters written for digits, beside digits or alone."""
        if _SAID.isdisjoint(word for _, _, word in tokens):
            return
        said = _in_digits(tokens)
        for place, (start, _, word) in enumerate(said):
            if word in self._beginnings:
                for end, needle in self._together(said, place):
                    found[start, end, needle] = None

    def _add_sequence(self, words: tuple[str, ...], needle: Needle) -> None:
        node = self._root
        for word in words:
            node = node.next.setdefault(word, _Node())
        node.ends[needle] = None

    def _sequence(self, tokens: list[tuple[int, int, str]], place: int) -> Iterator[tuple[int, Needle]]:
        node = self._root
        for at in range(place, len(tokens)):
            _, end, word = tokens[at]
            step = node.next.get(word)
            if step is None:
                return
            node = step
            for needle in node.ends:
                yield end, needle

    def _together(self, tokens: list[tuple[int, int, str]], place: int) -> Iterator[tuple[int, Needle]]:
        so_far = ""
        for at in range(place, len(tokens)):
            _, end, word = tokens[at]
            so_far += word
            if so_far not in self._beginnings:
                return
            for needle in self._joined.get(so_far, ()):
                yield end, needle


def _in_digits(tokens: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The words with those that are said digits as digits; "double" and "treble" go with what follows them."""
    said: list[tuple[int, int, str]] = []
    times, since = 1, None
    for start, end, word in tokens:
        if word in _TIMES:
            times, since = _TIMES[word], start
            continue
        digits = _SPOKEN.get(word, word)
        said.append((start if since is None else since, end, digits * times if digits.isdigit() else digits))
        times, since = 1, None
    return said


@lru_cache(maxsize=16)
def _finder(needles: tuple[Needle, ...]) -> Finder:
    return Finder(needles)


def _longest(found: dict[tuple[int, int, Needle], None]) -> list[Match]:
    kept: list[Match] = []
    reached: dict[Needle, int] = {}
    for start, end, needle in sorted(found, key=lambda key: (key[0], -key[1], key[2].value)):
        if needle in reached and end <= reached[needle]:
            continue
        reached[needle] = end
        kept.append(Match(start=start, end=end, needle=needle))
    return kept


@lru_cache(maxsize=65536)
def _word(token: str) -> str:
    """A word as it is compared: no case, no accents, nothing unseen, street words in full."""
    if not token.isascii():
        token = _STRIP.sub("", unicodedata.normalize("NFKD", token))
        if token.isdigit():
            return "".join(str(unicodedata.digit(digit)) for digit in token)
    folded = token.casefold()
    if not folded.isascii():
        folded = latin(folded.translate(_UNFOLDED))
    return _STREETS.get(folded, folded)


def words_of(value: str) -> tuple[str, ...]:
    """A value's words as they are compared; a letter that is silent by itself is none."""
    return tuple(word for token in _TOKEN.findall(value) if (word := _word(token)))


def _sequences(needle: Needle) -> Iterator[tuple[str, ...]]:
    """The spellings of a needle as whole words in order."""
    words = words_of(needle.value)
    match needle.kind:
        case "text":
            yield words
        case "name":
            yield from _names(needle.value, words)
        case "email":
            yield words
            local, at, domain = needle.value.rpartition("@")
            if at:
                first, last = _spoken(local), _spoken(domain)
                for head in {words_of(local), first}:
                    for tail in {words_of(domain), last}:
                        yield (*head, "at", *tail)
        case "address":
            yield words
            yield ("".join(words),)
            yield from _address_parts(needle.value)
        case _:  # those that may be broken anywhere
            return


def _names(value: str, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A name as people write it: in order, in one, turned round, its given names as initials, in other letters."""
    yield words
    yield ("".join(words),)
    if words and len(words[-1]) > 5:
        yield (*words[:-1], f"{words[-1]}s")
    yield words_of(value.casefold().translate(_SPELT_OUT))
    yield tuple(_without_e(word) for word in words)
    # A word too short for a skeleton has "" for one, which no word of a text is.
    yield tuple(skeleton(word) for word in words)
    yield from _turned_round(value)


def _without_e(word: str) -> str:
    """ "muller" for "mueller"; the word as it is where too little would be left."""
    short = word.replace("ue", "u").replace("oe", "o")
    return short if len(short) > 2 else word


def _turned_round(value: str) -> Iterator[tuple[str, ...]]:
    """The other way round, and the given names as initials; the family name is the last, or stands before a comma."""
    before, comma, after = value.partition(",")
    parts = [*after.split(), before] if comma else value.split()
    if len(parts) < 2:
        return
    *given, family = (words_of(part) for part in parts)
    if all(given):
        first = given[0]
        names = tuple(word for part in given for word in part)
        yield (*names, *family)
        yield (*family, *names)
        if len("".join(family)) > 2:
            yield (first[0][0], *family)
            yield (*(part[0][0] for part in given), *family)
            yield (*family, first[0][0])


def _spoken(value: str) -> tuple[str, ...]:
    return words_of(value.replace(".", " dot "))


def _address_parts(value: str) -> Iterator[tuple[str, ...]]:
    """House and street, and the street alone: what would still say where somebody lives."""
    for part in re.split(r"[,;\n]+", _POSTCODE.sub(" ", value)):
        named = words = words_of(part)
        if len(words) > 1 and words[0].isdigit():
            yield words
            # Of "14A Quarry Lane" the A goes with the number.
            named = words[2:] if len(words[1]) == 1 else words[1:]
        if len(named) > 1 and named[-1] in _STREET_WORDS:
            yield named


_STREET_WORDS = frozenset(_STREETS.values()) - {"flat", "apartment"} | {
    "way", "hill", "mews", "row", "walk", "rise", "view", "parade", "green", "quay", "wharf", "yard", "path", "vale",
    "cottage", "cottages", "farm", "villas", "mansions", "lodge",
}  # fmt: skip


def _joined(needle: Needle) -> Iterator[str]:
    """The spellings of a needle as one string that may be broken anywhere between words."""
    match needle.kind:
        case "postcode" | "vehicle":
            yield "".join(words_of(needle.value))
        case "phone":
            yield from _phones(needle.value)
        case "address":
            for outward, inward in _POSTCODE.findall(needle.value):
                yield (outward + inward).casefold()
        case _:
            return


def _phones(value: str) -> Iterator[str]:
    """Each number in the value; a word beside it, and an extension, is no part of it."""
    parts = _LETTERS.split(value)
    longest = max(parts, key=lambda part: len(_digits(part)))
    for part in parts:
        if part is longest or len(_digits(part)) >= _SHORTEST_PHONE:
            yield from _dialled(part)


def _digits(part: str) -> str:
    return "".join(str(unicodedata.digit(each)) for each in part if each.isdigit())


def _dialled(part: str) -> Iterator[str]:
    """One number with every prefix it may be dialled with; one from abroad keeps its country."""
    digits = _digits(part)
    country = digits.removeprefix("00")
    if (_PLUS.match(part) or country != digits) and not country.startswith("44"):
        yield from (country, "00" + country) if len(country) >= _SHORTEST_PHONE else ()
        return
    national = _TRUNK.sub("", digits)
    prefixes = ("", "0", "44", "440", "0044", "00440") if len(national) >= _SHORTEST_PHONE else ("",)
    yield from (prefix + national for prefix in prefixes)
