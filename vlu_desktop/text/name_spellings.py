# SPDX-License-Identifier: Apache-2.0
"""How a name of a person is written: in order, in one, turned round, by initials, bent, and in other letters."""

import re
from collections.abc import Iterator

from vlu_desktop.text.compared_words import SHORT, readings_of, words_of
from vlu_desktop.text.inflected_names import bent_given, inflected
from vlu_desktop.text.spelling import Rule, Spelling, joined
from vlu_desktop.text.transliteration import skeleton, spelt_out

# The longer ones; what is shorter than _LEAST_PART stands for no name anyway.
_PARTICLES = frozenset({"della", "ferch"})
_STREET_WORDS = frozenset(SHORT.values())
_HYPHENS = re.compile("[-\u2010\u2011]")
_SON_OF = ("mac", "mc")
_LEAST_PART = 4
_LEAST_PARTED = 7
_LEAST_LETTERS = 4
_LEAST_TOGETHER = 10
_Y = re.compile(r"(?<=[bcdfghjklmnprstvwz])y(?=[bcdfghjklmnprstvwz])")
_UKRAINIAN = re.compile(r"(?:enko|chuk|yuk|shyn|sky|skyi|vych|ytro|ych)\Z")
_H = re.compile(r"(?<![cgkpstwz])h")


def names(value: str) -> Iterator[Spelling]:
    """A name as people write it."""
    words = words_of(value)
    if len(words) == 1 and _STREET_WORDS.issuperset(words):
        # The surname Lane is no "Ln", and the surname Saint no "St".
        yield Spelling(words, Rule.AS_WRITTEN)
        return
    yield from map(Spelling, readings_of(value))
    yield Spelling(("".join(words),))
    if words and len(words[-1]) > 5:
        yield Spelling((*words[:-1], f"{words[-1]}s"), Rule.PLAIN)
    yield from (Spelling(words_of(written)) for written in spelt_out(value))
    yield Spelling(tuple(_without_e(word) for word in words))
    # A word too short for a skeleton has "" for one, which no word of a text is.
    yield Spelling(tuple(skeleton(word) for word in words))
    yield from map(Spelling, _east(words))
    if len(words) > 1 and len("".join(words)) >= _LEAST_TOGETHER and all(map(str.isalpha, words)):
        yield joined(words)
    elif len(words) == 1:
        for (written,) in (words, *_east(words)):
            yield from (Spelling((form,)) for form in bent_given(written))
    yield from _turned_round(value)
    yield from apart(words)


def surnames(value: str) -> Iterator[Spelling]:
    """A family name: as any, and in its other forms."""
    yield from names(value)
    words = words_of(value)
    if words:
        yield from (Spelling((*words[:-1], form)) for form in inflected(words[-1]))
        yield from map(Spelling, _sons(words))
        # "Lacroix" of "de la Croix".
        ends = ("".join(words[at:]) for at in range(len(words) - 1))
        yield from (Spelling((end,)) for end in ends if len(end) >= _LEAST_PARTED - 1)


def _sons(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """ "McAllan", "MacAllan", "Mc Allan" and "M'Allan" for each other."""
    first, *more = words
    whole = f"{first}{more[0]}" if first in _SON_OF and more else first
    begin = next((each for each in _SON_OF if whole.startswith(each)), "")
    bare, rest = whole.removeprefix(begin), more[1:] if whole != first else more
    if begin and len(bare) >= _LEAST_LETTERS:
        for each in _SON_OF:
            yield (each + bare, *rest)
            yield (each, bare, *rest)
        yield ("m", bare, *rest)


def apart(words: tuple[str, ...]) -> Iterator[Spelling]:
    """One word in two, each with a capital, and in single letters."""
    letters = "".join(words)
    if len(letters) >= _LEAST_PARTED and letters.isalpha():
        yield joined(words, Rule.PARTED)
    elif len(words) == 1 and len(letters) >= _LEAST_LETTERS:
        yield joined(words, Rule.LETTERS)


def halves(family: str) -> tuple[str, ...]:
    """The parts of a double name that may stand for it; none of a name that is one, or one with a particle."""
    parts = _HYPHENS.sub(" ", family).split()
    telling = [part for part in parts if not _PARTICLES.issuperset(words_of(part))]
    return tuple(part for part in telling if len(part) >= _LEAST_PART) if len(parts) > 1 else ()


def _east(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """ "Irina" for "Iryna", and the g for the h of a Ukrainian name, as its letters read in Russian."""
    if any(len(word) >= _LEAST_PARTED - 2 and _Y.search(word) for word in words):
        words = tuple(_Y.sub("i", word) for word in words)
        yield words
    if any(map(_UKRAINIAN.search, words)):
        yield tuple(_H.sub("g", word) for word in words)


def _without_e(word: str) -> str:
    """ "muller" for "mueller"; the word as it is where too little would be left."""
    short = word.replace("ue", "u").replace("oe", "o")
    return short if len(short) > 2 else word


def _turned_round(value: str) -> Iterator[Spelling]:
    """The other way round, and the given names as initials; the family name is the last, or stands before a comma."""
    before, comma, after = value.partition(",")
    parts = [*after.split(), before] if comma else value.split()
    if len(parts) < 2:
        return
    *given, family = (words_of(part) for part in parts)
    if all(given) and family:
        first = given[0]
        told = tuple(word for part in given for word in part)
        for last in (family, *((*family[:-1], form) for form in inflected(family[-1]))):
            yield Spelling((*told, *last))
            yield Spelling((*last, *told))
            if len("".join(last)) > 2:
                yield Spelling((first[0][0], *last))
                yield Spelling((*(part[0][0] for part in given), *last))
                yield Spelling((*last, first[0][0]))
