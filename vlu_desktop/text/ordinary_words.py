# SPDX-License-Identifier: Apache-2.0
"""Whether a word is one of ordinary English, so that alone and in small letters it names nobody and no place."""

import re
from functools import cache

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


@cache
def is_ordinary(word: str) -> bool:
    """Whether a word in small letters stands in a dictionary of English, British spellings among it, and is much used.

    A rare one, such as "larkspur", is more likely the name that is written so.
    """
    if word in _OF_DATES or word in _BETWEEN:
        return True
    from lemminflect import getAllLemmas

    stems = {stem for kinds in getAllLemmas(word).values() for stem in kinds} if word.isalpha() else set()
    return bool(stems) and not _much_used().isdisjoint({word, *stems})


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
