# SPDX-License-Identifier: Apache-2.0
"""Whether a word is one of ordinary English, so that alone and in small letters it names nobody and no place."""

import gzip
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from vlu_desktop.kernel.calendar_words import MONTHS, WEEKDAYS

# Written with a capital whatever they mean, so that only a title before them makes a name of them ("Mrs May").
_OF_DATES = frozenset(
    (*(name.lower() for name in (*MONTHS, *WEEKDAYS)), *"spring summer autumn winter christmas easter".split())
)
# The dictionary holds nouns, verbs, adjectives and adverbs alone.
_BETWEEN = frozenset(
    "a about above across after against all along although am among an and another any are around as at be because "
    "been before behind being below beneath beside between beyond both but by can could did do does down during each "
    "either every everyone everything few for from had has have he her hers herself him himself his how i if in into "
    "is it its itself many may me might mine more most much must my myself near neither no nobody none nor not nothing "
    "of off on one onto or other our ours out over past per several shall she should since so some somebody someone "
    "something such than that the their them themselves then there these they this those though three through to "
    "toward towards two under until up upon us was we were what when where whether which while who whom whose why will "
    "with within without would yes yet you your yours zero three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred".split()
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|PC|DC|Sgt)\.?\s*$")
_PLACE = re.compile(
    r"\W{1,3}(?:Road|Street|Lane|Avenue|Close|Drive|Crescent|Square|Way|Terrace|Gardens|Bridge|Station|School|Hospital|"
    r"Surgery|Park|Rd|St|Ave|Ln|Primary|Academy|College|Library|Centre|Arms)(?![a-z])"
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_TITLE = 8
_MOST_USED = 10_000  # of a list, the most used first


def is_ordinary(word: str) -> bool:
    """Whether a word in small letters stands in a dictionary of English, British spellings among it, and is much used.

    A rare one, such as "larkspur", is more likely the name that is written so.
    """
    return word in _OF_DATES or word in _BETWEEN or word in _dictionary()


@cache
def _dictionary() -> frozenset[str]:
    """Words of lemminflect's dictionary that are much used, or are a form of one that is: "roads", "went".

    Read from its files as they stand, a word, its kind and its stems a line. To ask the library for each word takes
    five times as long, most of it for a table that nothing else needs.
    """
    package = find_spec("lemminflect")
    assert package is not None, "it is pinned"
    assert package.origin is not None
    files = Path(package.origin).parent / "resources"
    said = gzip.decompress((files / "lemma_lu.csv.gz").read_bytes()) + (files / "lemma_overrides.csv").read_bytes()
    much_used, found = _much_used(), []
    for line in said.decode().splitlines():
        word, _, rest = line.partition(",")
        stems = rest.partition(",")[2]
        if word in much_used or not much_used.isdisjoint(stems.split("/")):
            found.append(word)
    return frozenset(found)


@cache
def _much_used() -> frozenset[str]:
    """The words most used in films, an encyclopedia, names and passwords; each stands in one of these lists alone."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(word for words in FREQUENCY_LISTS.values() for word in tuple(words)[:_MOST_USED])


@cache
def _given_names() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset((*FREQUENCY_LISTS["female_names"], *FREQUENCY_LISTS["male_names"]))


def is_a_given_name(word: str) -> bool:
    """Whether a word in small letters is a given name that is much used."""
    return word in _given_names()


def stands_as_a_name(text: str, start: int, end: int) -> bool:
    """Whether ordinary words are written as a name: each with a capital, and a month only after a title ("Mrs May")."""
    words = _WORD.findall(text, start, end)
    if not all(word[0].isupper() for word in words):
        return False
    dated = any(word.casefold() in _OF_DATES for word in words)
    return not dated or bool(_TITLE.search(text, max(start - _LONGEST_TITLE, 0), start))


def stands_for_a_place(text: str, end: int) -> bool:
    """Whether a name that ends there stands as that of a street or a building, so perhaps by chance."""
    return bool(_PLACE.match(text, end))
