# SPDX-License-Identifier: Apache-2.0
"""Spelling in British English: which words of a text the dictionary doesn't know, and what they may be meant to be."""

import re
import unicodedata
from collections.abc import Iterator, Set
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from vlu_desktop.kernel.calendar_words import MONTHS, WEEKDAYS
from vlu_desktop.text.british_spelling import american_words, likely, with_s, with_z
from vlu_desktop.text.compared_words import APOSTROPHES
from vlu_desktop.text.ordinary_words import is_a_given_name

if TYPE_CHECKING:
    from hunspell import Hunspell

_RUN = re.compile(r"\S+")
_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
_WORD = re.compile(rf"{_LETTERS}(?:[{APOSTROPHES}]{_LETTERS})*")
_HUNG_ON = re.compile(r"'(?:s|d|ll|re|ve)\Z", re.IGNORECASE)
_OF_THE_NET = re.compile(r"@|://|^www\.|\w\.[a-z]{2}")
_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_LONGEST = 40
_SHORT_FORM = 5  # letters of "HMPPS"
_MOST_OFFERED = 6
_ENOUGH_TO_TELL = 20
_NO_ENGLISH = 0.5
_LINE = re.compile("[\n\u2028\u2029]")
_QUOTED = re.compile("[\u2018\u201c\"]|\\A'")
_TITLES = frozenset("mr. mrs. ms. mx. dr. st. rev. prof. sgt. insp.".split())
_WITH_A_CAPITAL = (*(name.lower() for name in (*MONTHS, *WEEKDAYS) if len(name) > 5), "christmas", "easter", "english")
_MISSPELT = 0.8


@cache
def _with_words(own: frozenset[str]) -> "tuple[Hunspell, dict[str, str]]":
    """The dictionary with these words and the British ones, and the British word of each American one.

    No word of a record is in it: it stays when a casebook is closed, and the next has it at once.
    """
    # Imported here, so that a start waits for no dictionary.
    import hunspell

    # Windows opens a path in the letters of its own language only, unless it is told that this is none.
    folder = str(Path(hunspell.__file__).with_name("dictionaries"))
    found = hunspell.Hunspell("en_US", hunspell_data_dir=folder, system_encoding="utf-8")
    for word in own:
        found.add(word)
    british = {each: ours for each, ours in american_words() if found.spell(each)}
    for ours in british.values():
        found.add(ours)  # so that it is offered too
    return found, british


class Speller:
    """Hunspell with the American dictionary it comes with, made British by `british_spelling` and the words of `more`.

    `more` is a file of words, each with its forms. All is read when a word is first looked up. For one thread.
    """

    def __init__(self, more: Path) -> None:
        self._more = more
        self._knows = lru_cache(maxsize=50_000)(self._look_up)
        self._meant = lru_cache(maxsize=200)(self._suggest)

    def unknown(self, text: str, known: Set[str] = frozenset()) -> Iterator[tuple[int, int]]:
        """Where each unknown word starts and ends; `known` are other words, as `plain` gives them.

        Passed over: addresses of the net, what holds a figure, short forms in capitals, other scripts than Latin, and
        what stands as a name.
        """
        before, ended = "", 0
        for run in _RUN.finditer(text):
            whole = run.group()
            within = not _LINE.search(text, ended, run.start()) and _goes_on(before)
            before, ended = whole, run.end()
            if _OF_THE_NET.search(whole):
                continue
            quoted = next((each.start() for each in _QUOTED.finditer(whole)), len(whole))
            for word in _WORD.finditer(whole):
                start, end = word.span()
                if any(each.isdigit() or each == "_" for each in whole[max(start - 1, 0) : end + 1]):
                    continue
                if self._is_known(word.group(), known):
                    continue
                if not self._is_a_name(word.group(), within and start <= quoted):
                    yield run.start() + start, run.start() + end

    def is_english(self, text: str) -> bool:
        """Whether a text may be English: false where half of its words are unknown, as in another language."""
        words = [each.group() for each in _WORD.finditer(text)]
        if len(words) < _ENOUGH_TO_TELL:
            return True
        return sum(not self._is_known(each, frozenset()) for each in words) / len(words) < _NO_ENGLISH

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What a word may be meant to be, the likeliest first, with a capital where it has one."""
        return self._meant(_straight(word)) if len(word) <= _LONGEST else ()

    def british(self, word: str) -> str:
        """The British word, in small letters, of an American one; else "", as for a name such as Gray."""
        return "" if word in self._own else self._british.get(word.lower(), "")

    def _is_known(self, word: str, known: Set[str]) -> bool:
        if len(word) == 1 or len(word) > _LONGEST or not _is_latin(word):
            return True
        if word.isupper() and len(word) <= _SHORT_FORM:
            return True
        found = plain(word)
        return found in known or found.removesuffix("'s") in known or self._knows(_straight(word))

    def _is_a_name(self, word: str, within: bool) -> bool:
        """Whether an unknown word stands as one: with a capital within a sentence, or as a given name at its beginning.

        A day, a month or a feast written wrong is none, and no more is an American spelling.
        """
        bare, _ = _apart(_straight(word))
        if not bare[:1].isupper() or bare.isupper() or self.british(bare):
            return False
        if within:
            return not _dates_like(bare.lower())
        return is_a_given_name(bare.lower())

    @property
    def _dictionary(self) -> "Hunspell":
        return _with_words(self._own)[0]

    @cached_property
    def _own(self) -> frozenset[str]:
        lines = self._more.read_text(encoding="utf-8").splitlines()
        return frozenset(word for line in lines if not line.startswith("#") for word in line.split())

    @property
    def _british(self) -> dict[str, str]:
        """The British word of each American one, in small letters."""
        return _with_words(self._own)[1]

    def _look_up(self, word: str) -> bool:
        # The dictionary writes "cafe", and has not everybody's "workmate's" or "nobody'd".
        bare, _ = _apart(word)
        if self.british(bare):
            return False
        return any(self._spells(each) for each in (word, bare, *self._also(bare)))

    @staticmethod
    def _also(word: str) -> Iterator[str]:
        """A word as the dictionary would write it."""
        bare = _without_accents(word)
        yield bare
        yield _as_written(with_z(bare.lower()), bare)

    def _spells(self, word: str) -> bool:
        try:
            return bool(self._dictionary.spell(word))
        except UnicodeEncodeError:  # a letter that is in none of its words
            return False

    def _suggest(self, word: str) -> tuple[str, ...]:
        bare, hung_on = _apart(word)
        if own := self.british(bare):
            return (_as_written(own, bare) + hung_on,)
        small = word.lower()
        with_an_s = "z" not in small
        first = [each.capitalize() for each in _dates_like(small) if each[0] == small[0]]
        first += [self._as_british(_as_written(each, word), with_an_s) for each in likely(small) if self._spells(each)]
        offered = [self._as_british(each, with_an_s) for each in self._offered(word)]
        if (ized := with_z(small)) != small:
            of_ized = [self._as_british(each, with_an_s) for each in self._offered(_as_written(ized, word))]
            offered = [each for both in zip_longest(of_ized, offered, fillvalue="") for each in both if each]
        return tuple(dict.fromkeys((*first, *offered)))[:_MOST_OFFERED]

    def _offered(self, word: str) -> tuple[str, ...]:
        try:
            offered = self._dictionary.suggest(word)
        except UnicodeEncodeError:
            offered = self._dictionary.suggest(_without_accents(word))
        parted = {each.replace(" ", "-") for each in offered if " " in each}  # it gives "a-lot" beside "a lot"
        return tuple(each for each in offered if each not in parted)

    def _as_british(self, word: str, with_an_s: bool) -> str:
        bare, hung_on = _apart(word)
        small = bare.lower()
        other = self.british(bare) or (with_s(small) if with_an_s else small)
        return word if other == small else _as_written(other, bare) + hung_on


def _apart(word: str) -> tuple[str, str]:
    """A word, and what is hung on it: "nobody", "'d"."""
    found = _HUNG_ON.search(word)
    return (word[: found.start()], found.group()) if found else (word, "")


def plain(word: str) -> str:
    """A word as known ones are kept: small letters, a straight apostrophe."""
    return _straight(word).casefold()


@lru_cache(maxsize=2_000)
def _dates_like(word: str) -> list[str]:
    return get_close_matches(word, _WITH_A_CAPITAL, n=1, cutoff=_MISSPELT)


def _goes_on(before: str) -> bool:
    """Whether a sentence goes on after a run of letters and marks."""
    return before[-1:].isalnum() or before.endswith((",", ";", "&")) or before.lower() in _TITLES


def _straight(word: str) -> str:
    return unicodedata.normalize("NFC", word).translate(_STRAIGHT)


def _is_latin(word: str) -> bool:
    return all("LATIN" in unicodedata.name(each, "") for each in word if each.isalpha())


def _without_accents(word: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))


def words_in(text: str) -> Iterator[str]:
    """The words with a capital of a name or an address, as `unknown` takes them for known."""
    return (plain(each.group()) for each in _WORD.finditer(text) if each.group()[0].isupper())


def _as_written(word: str, like: str) -> str:
    """A word in small letters with the capitals another has."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
