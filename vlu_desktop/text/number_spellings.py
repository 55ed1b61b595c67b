# SPDX-License-Identifier: Apache-2.0
"""How telephone numbers, postcodes and registrations are written: in any grouping, at home and from abroad."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from vlu_desktop.text.compared_words import words_of
from vlu_desktop.text.ordinary_words import is_ordinary
from vlu_desktop.text.spelling import Rule, Spelling, joined

_SHORTEST_PHONE = 6
LONGEST_PHONE = 15
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_FIGURES = re.compile(r"[^0-9]+")
_BETWEEN = re.compile(r"[/;,|\n&]+")
_PLUS = re.compile(r"[^+\d]*\+")
# The country and the 0 before a number of ours; a short one that begins with 44 has no country before it.
_TRUNK = re.compile(r"\A(?:0044(?=\d{7})|44(?=\d{9}))?0{0,2}")
# ITU-T E.164: countries of one and of two figures; every other has three.
_COUNTRY = re.compile(r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}")
# What is dialled at home before the number, where it is neither nothing nor 0.
_TRUNKS = {"370": "8", "36": "06", "7": "8", "375": "80"}
_LEAST_AT_HOME = 7
# Ofcom: how long an area code is (without its 0), by what it begins with; the rest have four figures.
_AREA = ((re.compile(r"2"), 2), (re.compile(r"11|1\d1"), 3), (re.compile(r"1"), 4))
_LOOK_ALIKE = {"o": "o0", "0": "o0", "i": "i1", "1": "i1"}
# On a plate, where letters and figures look more alike than elsewhere, and as a program reads them in a photograph.
_ON_A_PLATE = {**_LOOK_ALIKE, "z": "z2", "2": "z2", "s": "s5", "5": "s5", "b": "b8", "8": "b8"}
_MOST_LOOKS = 7
_BEFORE_AGE = 4
"""Where the space of a registration stands; what follows it may be something short in full as well ("STN")."""
# Letters, figures and what parts them, in one or a few pieces: "CR/04471/2025", "URN 12AB 3456 25".
_REFERENCE = re.compile(r"(?=.*\d)[^\W_]{1,12}(?:[ /.:_-]{1,2}[^\W_]{1,12}){1,6}")
# "CRN X448812", "NHS no. 485 777 3456": what stands before the number is left away.
_LABELLED = re.compile(r"(?:[^\W\d_]+\.?:?\s+){1,4}((?=(?:\D*\d){6})[^\W_]{1,12}(?:[ /.:_-]{0,2}[^\W_]{1,12}){0,6})")
_CENTURIES = ("19", "20")
_LEAST_TELLING = 3
"""Figures that a reference has besides its year."""
PLATE = re.compile(
    r"\b(?:[A-Z]{2}[0-9OI]{2}\s?[A-Z0]{3}|[A-Z][0-9]{1,3}\s?[A-Z]{3}|[A-Z]{3}\s?[0-9]{1,3}[A-Z]|"
    r"[A-Z]{1,3}\s?[0-9]{1,4}|[0-9]{2,3}-?[A-Z]{1,2}-?[0-9]{1,6})\b",
    re.IGNORECASE,
)


def phones(value: str) -> Iterator[Spelling]:
    """Each number in the value; a word beside it, and an extension, is no part of it."""
    parts = [piece for part in _LETTERS.split(value) for piece in _pieces(part)]
    longest = max(parts, key=lambda part: len(digits_of(part)), default="")
    for part in dict.fromkeys(parts):
        if part is longest or len(digits_of(part)) >= _SHORTEST_PHONE:
            yield from _dialled(part)


def _pieces(part: str) -> Iterator[str]:
    """A line of figures as the numbers it may hold: parted at strokes and commas, and whole if no longer than one."""
    if len(digits_of(part)) <= LONGEST_PHONE:
        yield part
    yield from _BETWEEN.split(part)


def digits_of(part: str) -> str:
    """The figures of a text, of whatever script, in ours."""
    if part.isascii():
        return _NO_FIGURES.sub("", part)
    return "".join(str(unicodedata.digit(each)) for each in part if each.isdigit())


def national(number: str) -> str:
    """The figures of a number of ours without its 0 or country; of one from abroad with its country."""
    return _TRUNK.sub("", digits_of(number))


def _dialled(part: str) -> Iterator[Spelling]:
    """One number with every prefix it may be dialled with, and as it is dialled at home."""
    digits = digits_of(part)
    country = digits.removeprefix("00")
    if (_PLUS.match(part) or country != digits) and not country.startswith("44"):
        if len(country) >= _SHORTEST_PHONE:
            yield from (joined((prefix + each,)) for prefix in ("", "00") for each in _with_trunk(country))
            yield from _at_home(country)
        return
    bare = national(digits)
    prefixes = ("", "0", "44", "440", "0044", "00440") if len(bare) >= _SHORTEST_PHONE else ("",)
    yield from (joined((prefix + bare,)) for prefix in prefixes)
    yield from _local(bare)


def _with_trunk(country: str) -> Iterator[str]:
    """A number with its country, also as "+353 (0)85 ..." where a 0 is dialled before it there."""
    yield country
    code = _COUNTRY.match(country)
    assert code is not None  # any three figures may be a country's
    yield f"{code.group()}0{country[code.end() :]}"


def _at_home(country: str) -> Iterator[Spelling]:
    """A number from abroad as it is dialled there; one too short to be told from other figures is not looked for."""
    code = _COUNTRY.match(country)
    assert code is not None  # any three figures may be a country's
    national = country[code.end() :].removeprefix("0")
    if len(national) < _LEAST_AT_HOME:
        return
    for trunk in {"", "0", _TRUNKS.get(code.group(), "")}:
        yield joined((trunk + national,), Rule.ALONE)


def _local(national: str) -> Iterator[Spelling]:
    """A landline as it is dialled from next door: without its area code."""
    if len(national) not in (9, 10) or not national.startswith(("1", "2")):
        return
    length = next(length for begins, length in _AREA if begins.match(national))
    yield joined((national[length:],), Rule.ALONE)


def plates(value: str) -> Iterator[Spelling]:
    """A registration, and each of several in one field; O and 0, I and 1, Z and 2, S and 5, B and 8 are the same."""
    for plate in {value, *PLATE.findall(value)}:
        word = _letters(plate)
        yield from _alike(word)
        # What has become figures alone may be any number, and letters alone words ("B055 MAN").
        yield from _spelt(each for each in _looks(word, _ON_A_PLATE) if not (each.isdigit() or _may_be_words(each)))


def postcodes(value: str) -> Iterator[Spelling]:
    """A postcode, with O for 0 and I for 1 either way."""
    yield from _alike(_letters(value))


def references(value: str) -> Iterator[Spelling]:
    """A reference with its year in full and in short ("CR/04471/2025", "CR/04471/25"), and without leading noughts; no
    text of another kind, for in that a year says too little."""
    if labelled := _LABELLED.fullmatch(value.strip()):
        yield joined((_letters(labelled[1]),), Rule.ALONE)
        yield from references(labelled[1])
    if not _REFERENCE.fullmatch(value.strip()):
        return
    whole = words_of(value)
    short = tuple(word.lstrip("0") if len(word) > _LEAST_TELLING else word for word in whole)
    for words in filter(_is_telling, dict.fromkeys((whole, short))):
        yield Spelling(words)
        for place, word in enumerate(words):
            if _is_telling((*words[:place], *words[place + 1 :])):
                yield from (Spelling((*words[:place], year, *words[place + 1 :])) for year in _years(word))


def _is_telling(words: Iterable[str]) -> bool:
    """Whether a number stands among the words that is more than a day, a month or a year in short."""
    figures = [word for word in words if word.isdigit()]
    parts = len(figures) > 2 and any(word.isalpha() for word in words)
    return parts or any(len(word) >= _LEAST_TELLING for word in figures)


def _years(word: str) -> Iterator[str]:
    """A year written the other way: of four figures its last two, of two figures in which century it may be."""
    if not word.isdigit():
        return
    if len(word) == 4 and word[:2] in _CENTURIES:
        yield word[2:]
    elif len(word) == 2:
        yield from (century + word for century in _CENTURIES)


def _letters(value: str) -> str:
    """Its letters and figures, none read as something short in full: of "YD07 KUG" the YD is no yard."""
    return "".join(each for each in value.casefold() if each.isalnum())


def _may_be_words(letters: str) -> bool:
    """Whether letters are a word of English or two put together: "tissues", "bossman", "abird"."""
    parted = ((letters[:at], letters[at:]) for at in range(len(letters)))
    return is_ordinary(letters) or any(is_ordinary(first) and is_ordinary(last) for first, last in parted)


def _alike(word: str) -> Iterator[Spelling]:
    """A word with O and I, 0 and 1 as either."""
    return _spelt(_looks(word, _LOOK_ALIKE))


def _spelt(words: Iterable[str]) -> Iterator[Spelling]:
    for each in words:
        yield joined((each,))
        # Letters set free by a figure may be read as something short in full: "04 0GT".
        yield joined(words_of(each))
        yield joined(words_of(f"{each[:_BEFORE_AGE]} {each[_BEFORE_AGE:]}"))


def _looks(word: str, looks: Mapping[str, str]) -> Iterator[str]:
    """A word with every letter that looks like a figure as either; as it stands where there are too many."""
    either = [looks.get(each, each) for each in word]
    many = sum(len(each) > 1 for each in either) > _MOST_LOOKS
    return iter((word,)) if many else ("".join(letters) for letters in product(*either))
