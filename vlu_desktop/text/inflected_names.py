# SPDX-License-Identifier: Apache-2.0
"""A family name in its other forms: of a woman, of a man, and as a sentence of its own language bends it.

Folded words (small letters, no accents). Each row is one pattern: the ends that take each other's place on one stem.
Nothing is claimed of grammar: what is no form of that name is a word that nobody writes.
"""

import re
from collections.abc import Iterator

from vlu_desktop.text.ordinary_words import is_a_given_name, is_ordinary

_LEAST_STEM = 3
_LEAST_NAME = 5
# Polish, Czech, Slovak, Ukrainian and Russian adjectives: Wojciechowski, Wojciechowska, Wojciechowskiego.
_SKY = (
    "ski ska skie skiego skiemu skim skiej scy skich skimi sky skaya skaia skaja skii skiy skij skoy skoho skomu skou"
)
# Czech and Slovak women's names and the cases of men's: Novák, Nováková, Novákovi; Russian Petrov, Petrova.
_OVA = "ov ova ovi ovy ove ovu ovou ovoi ovoy owa owej owna ovna ovym"
_ROWS: tuple[tuple[str, ...], ...] = tuple(
    tuple(sorted(row.split(), key=len, reverse=True))
    for row in (
        _SKY,
        _SKY.replace("sk", "ck").replace("scy", "ccy"),
        _OVA,
        "ev eva eve evu evoi evoy evym",
        "kin kina kinoi kinoy kinu",
        "shin shina shinoi shinoy shinu",
        "ny na neho nemu nym nou",
        # Lithuanian: his, his wife's, his daughter's.
        "auskas auskiene auskaite ausko auskui",
        "as iene aite",
        "is iene yte io",
        "ys iene yte io",
        "us iene ute aus",
        "ius iuviene iute iaus",
        # Latvian.
        "ins ina",
        "ols ola",
        "tis te",
        # Greek.
        "poulos poulou",
        "idis idou",
        "iadis iadou",
        "akis aki",
        "atos atou",
    )
)
# Polish and Czech nouns: Kowalczyk, Kowalczyka, Kowalczykowi; the women's of Novák is Nováková.
_NOUN = re.compile(r"(?:czyk|iak|uk|arz|acz|icz|ycz|ak|ek|ec|ik|uh|ich)\Z")
_NOUN_ENDS = ("a", "owi", "iem", "em", "om", "ami", "owie", "ovi", "ova", "owa", "ovou", "owej")
# Women's given names and men's that are bent in every sentence: Agnieszka, Agnieszki, Agnieszce; Bartosz, Bartosza.
_LEAST_GIVEN = 5
_HER_GIVEN = re.compile(r"[bcdfghjklmnprstvwz]a\Z")
_HER_ENDS = ("y", "i", "e", "u", "o", "ou", "ie", "ii")
_SOFT = (("k", "ce"), ("g", "dze"), ("t", "cie"), ("d", "dzie"), ("r", "rze"), ("h", "sze"), ("ch", "sze"))
_HIS_GIVEN = re.compile(r"(?:sz|rz|cz|ek|aw|mir|tof|ej|ub|usz|zej|an|il|in)\Z")
_FLEETING = re.compile(r"e([kc])\Z")
_FEMALE = re.compile(r"(?:ov|ow)(?:a|e|ou|ej|u)\Z")


def inflected(word: str) -> frozenset[str]:
    """The other forms of a family name; none of a short one, and never an ordinary word."""
    if len(word) < _LEAST_NAME:
        return frozenset()
    return frozenset(
        form for form in _forms(word) if form != word and len(form) >= _LEAST_NAME and not is_ordinary(form)
    )


def _forms(word: str) -> Iterator[str]:
    for row in _ROWS:
        if word.endswith(row):
            stem = word.removesuffix(next(each for each in row if word.endswith(each)))
            if len(stem) >= _LEAST_STEM:
                yield from (stem + each for each in row)
    if _NOUN.search(word):
        yield from _bent(word)
    if female := _FEMALE.search(word):
        stem = word[: female.start()]
        if len(stem) >= _LEAST_STEM:
            yield stem
            yield from _bent(stem)


def bent_given(word: str) -> frozenset[str]:
    """The cases of a Slavic given name ("Agnieszki", "Bartosza"); none that is a name or a word by itself."""
    if len(word) < _LEAST_GIVEN:
        return frozenset()
    found = set(_bent(word)) if _HIS_GIVEN.search(word) else set()
    if _HER_GIVEN.search(word):
        stem = word[:-1]
        found |= {stem + end for end in _HER_ENDS}
        found |= {stem[: -len(hard)] + soft for hard, soft in _SOFT if stem.endswith(hard)}
    return frozenset(form for form in found if not (is_ordinary(form) or is_a_given_name(form)))


def _bent(noun: str) -> Iterator[str]:
    """A man's name that ends in a consonant, in its cases; an "e" before the last may be dropped in them."""
    for stem in {noun, _FLEETING.sub(r"\1", noun)}:
        yield from (stem + end for end in _NOUN_ENDS)
