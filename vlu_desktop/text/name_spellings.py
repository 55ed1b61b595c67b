# SPDX-License-Identifier: Apache-2.0
"""How a name of a person is written: in order, in one, turned round, by initials, bent, and in other letters."""

import re
from collections.abc import Iterator

from vlu_desktop.text.compared_words import SHORT, readings_of, words_of
from vlu_desktop.text.inflected_names import inflected
from vlu_desktop.text.spelling import Rule, Spelling, joined
from vlu_desktop.text.transliteration import skeleton

_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
# The longer ones; what is shorter than _LEAST_PART stands for no name anyway.
_PARTICLES = frozenset({"della", "ferch"})
_STREET_WORDS = frozenset(SHORT.values())
_HYPHENS = re.compile("[-\u2010\u2011]")
_LEAST_PART = 4
_LEAST_PARTED = 7
_LEAST_LETTERS = 4


def names(value: str) -> Iterator[Spelling]:
    """A name as people write it."""
    words = words_of(value)
    if len(words) == 1 and words[0] in _STREET_WORDS:
        # The surname Lane is no "Ln", and the surname Saint no "St".
        yield Spelling(words, Rule.AS_WRITTEN)
        return
    yield from map(Spelling, readings_of(value))
    yield Spelling(("".join(words),))
    if words and len(words[-1]) > 5:
        yield Spelling((*words[:-1], f"{words[-1]}s"), Rule.PLAIN)
    yield Spelling(words_of(value.casefold().translate(_SPELT_OUT)))
    yield Spelling(tuple(_without_e(word) for word in words))
    # A word too short for a skeleton has "" for one, which no word of a text is.
    yield Spelling(tuple(skeleton(word) for word in words))
    yield from _turned_round(value)
    yield from apart(words)


def surnames(value: str) -> Iterator[Spelling]:
    """A family name: as any, and in its other forms."""
    yield from names(value)
    words = words_of(value)
    if words:
        yield from (Spelling((*words[:-1], form)) for form in inflected(words[-1]))


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
