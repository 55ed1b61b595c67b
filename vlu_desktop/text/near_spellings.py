# SPDX-License-Identifier: Apache-2.0
"""What comes near a value and is none of its spellings: a slip of the pen, a beginning, the end of a number.

For an officer to look at, so rather too much than too little; but a word of ordinary English is near nothing, and of a
value only what tells it apart counts: of "14 Kestrel Wynd" that is "kestrel".
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from vlu_desktop.text.account_spellings import accounts
from vlu_desktop.text.compared_words import SHORT, readings_of, tokens_of, ways_of, words_of
from vlu_desktop.text.institution_spellings import first_letters
from vlu_desktop.text.name_likeness import LONGEST, forms_of, slips, sound
from vlu_desktop.text.near_codes import NearCodes, misread
from vlu_desktop.text.near_phrases import NearPhrases
from vlu_desktop.text.number_spellings import digits_of
from vlu_desktop.text.ordinary_words import is_ordinary
from vlu_desktop.text.spellings import Match, Needle, finder_of

_LEAST = 5
_LONG = 8
_END_OF_NUMBER = 5
_HEARD = 3
_SOUNDS = "it sounds so"
Found = tuple[Needle, str]
"""The value a word is near, and how."""
_NAMES = frozenset({"name", "surname"})
_KINDS = frozenset({"address", "place", "name", "surname", "account", "email"})
_COMMON = frozenset(SHORT.values()) | {"gmail", "hotmail", "facebook", "instagram"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A phrase of a text that comes near a value: where, which, and how ("part of it", "another form of it", ...)."""

    start: int
    end: int
    needle: Needle
    how: str


class NearFinder:
    """Values made ready once for many texts."""

    def __init__(self, needles: Sequence[Needle], known: Set[str] = frozenset()) -> None:
        """`known`: words, as they are compared, that the reader may read anyway; they are near nothing."""
        self._exact = finder_of(tuple(needles))
        self._known = known
        self._words: dict[str, Needle] = {}
        # The words that share a gap, a space between: most gaps have one, and a hundred thousand sets take their time.
        self._by_gap: dict[str, str] = {}
        self._ends: dict[str, Needle] = {}
        self._forms: dict[str, Needle] = {}
        self._letters: dict[str, Needle] = {}
        self._heard: dict[str, Needle] = {}
        self._looked_at: dict[tuple[str, str], Found | None] = {}
        self._phrases, self._codes = NearPhrases(needles), NearCodes(tuple(needles))
        for needle in needles:
            if needle.kind == "address" and (letters := first_letters(needle.value)):
                self._letters.setdefault(letters.upper(), needle)
            if needle.kind == "phone":
                digits = digits_of(needle.value)
                self._ends.setdefault(digits[-_END_OF_NUMBER:], needle)
            for form in forms_of(needle.value) if needle.kind == "name" else ():
                if not (is_ordinary(form) or self._known >= set(words_of(form))):
                    self._forms.setdefault(form, needle)
            for word in _words_in(needle):
                if len(word) >= _LEAST and self._tells(word) and word not in self._words:
                    self._words[word] = needle
                    if needle.kind in _NAMES and len(word) <= LONGEST and len(heard := sound(word)) >= _HEARD:
                        self._heard.setdefault(heard, needle)
                    for gap in _gaps(word):
                        self._by_gap[gap] = f"{self._by_gap[gap]} {word}" if gap in self._by_gap else word

    def find(self, text: str) -> list[NearMiss]:
        """Each phrase near a value, in order; none within what is found to be a value anyway."""
        near = [*self._as_it_stands(text), *self._misread(text)]
        if not near:
            return []
        taken = self._exact.find(text)
        kept: list[NearMiss] = []
        for each in sorted(near, key=lambda miss: (miss.start, -miss.end)):
            told = kept and each.end <= kept[-1].end
            if not told and not any(_overlap(each, match) for match in taken):
                kept.append(each)
        return kept

    def _as_it_stands(self, text: str) -> Iterator[NearMiss]:
        tokens = tokens_of(text)
        looked_at, phrases = self._looked_at, self._phrases
        for place, (start, end, word) in enumerate(tokens):
            # People say the same words again and again.
            said = (text[start:end], word)
            if said not in looked_at:
                looked_at[said] = self._near(*said)
            if found := looked_at[said]:
                yield _miss(start, end, *found)
            if word in phrases.words and (phrase := phrases.at(text, tokens, place)):
                yield _miss(*phrase)
        for place, ways in ways_of(text, tokens).items():
            # "O'Neil" is two words and, without its apostrophe, one.
            start = tokens[place][0]
            for word, after in ways:
                end = tokens[after - 1][1]
                if found := self._near(text[start:end], word):
                    yield _miss(start, end, *found)
        for code in self._codes.find(text):
            yield _miss(*code)

    def _misread(self, text: str) -> Iterator[NearMiss]:
        """What is a value where figures in words are the letters they look like: "T0lling"."""
        for read in misread(text):
            for match in self._exact.find(read):
                if read[match.start : match.end] != text[match.start : match.end]:
                    yield _miss(match.start, match.end, match.needle, "as a machine may have read it")

    def _near(self, written: str, word: str) -> Found | None:
        """What a word is near, wherever it stands, by how it was written and as it is compared."""
        found = self._of_word(word) if len(word) >= _LEAST else None
        if found is None or (found[1] == _SOUNDS and not written[0].isupper()):
            return self._form(written)
        return found

    def _of_word(self, word: str) -> Found | None:
        if word.isdigit():
            needle = self._ends.get(word[-_END_OF_NUMBER:])
            return (needle, "the end of a number") if needle else None
        if not self._tells(word):
            return None
        if needle := self._words.get(word):
            return needle, "part of it"
        for other in sorted({each for gap in _gaps(word) for each in self._by_gap.get(gap, "").split()}):
            if how := _alike(word, other):
                return self._words[other], how
        needle = self._heard.get(sound(word)) if len(word) <= LONGEST else None
        return (needle, _SOUNDS) if needle else None

    def _form(self, written: str) -> Found | None:
        """A given name in a shorter or a longer form; with a capital, for many are words as well."""
        if needle := self._letters.get(written):
            return needle, "its first letters"
        needle = self._forms.get(written.casefold()) if written[0].isupper() else None
        return (needle, "another form of it") if needle else None

    def _tells(self, word: str) -> bool:
        return word not in self._known and word not in _COMMON and not is_ordinary(word)


def _words_in(needle: Needle) -> Iterator[str]:
    """The words of a value that others may come near to: without their apostrophe as well, and a handle in one."""
    if needle.kind not in _KINDS:
        return
    yield from words_of(needle.value)
    if needle.kind in ("account", "email"):
        yield from (each.words[0] for each in accounts(needle.value) if len(each.words) == 1 and not each.joined)
    else:
        yield from chain.from_iterable(readings_of(needle.value))


def _gaps(word: str) -> list[str]:
    """The word, its beginning, and what is left without one of its letters or, of a long one, two: slips share one."""
    found = [word, f"{word[:_LEAST]}…"]
    if len(word) > LONGEST:
        # No name is so long, and the slips in it are countless.
        return found
    shorter = [word[:at] + word[at + 1 :] for at in range(len(word))]
    found += shorter
    if len(word) >= _LONG:
        found += [left[:also] + left[also + 1 :] for at, left in enumerate(shorter) for also in range(at, len(left))]
    return found


def _alike(word: str, other: str) -> str:
    """How a word comes near another; "" where it does not."""
    shorter, longer = sorted((word, other), key=len)
    most = 2 if len(shorter) >= _LONG else 1
    if len(longer) <= LONGEST + most and slips(shorter, longer) <= most:
        return "a letter or two off"
    return "it begins so" if longer.startswith(shorter) else ""


def _miss(start: int, end: int, needle: Needle, how: str) -> NearMiss:
    return NearMiss(start=start, end=end, needle=needle, how=how)


def _overlap(near: NearMiss, match: Match) -> bool:
    return near.start < match.end and match.start < near.end
