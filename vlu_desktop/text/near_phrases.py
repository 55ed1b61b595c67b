# SPDX-License-Identifier: Apache-2.0
"""Names of several ordinary words that are nearly said: a letter off, cut short, without what sort of street it is.

Each word of such a name is a word of English, so none tells by itself; together, or with a capital, they do.
"""

from collections.abc import Iterator, Sequence

from vlu_desktop.text.address_spellings import is_a_street, lines_without_numbers
from vlu_desktop.text.compared_words import Token, words_of
from vlu_desktop.text.institution_spellings import said_of_its_owner
from vlu_desktop.text.name_likeness import LONGEST, slips
from vlu_desktop.text.spellings import Needle

Words = tuple[str, ...]
Found = tuple[int, int, Needle, str]
"""Where it begins and ends, the value it is near, and how."""
OFF, PART = "a letter or two off", "part of it"
_MOST_WORDS = 6
_LEAST = 4
_LEAST_LETTERS = 7
# What stands before the name of a village that people leave away.
_SIDES = frozenset(
    "great little upper lower nether over new old north south east west much long market high middle castle".split()
)


class NearPhrases:
    """Streets, places and institutions made ready once for many texts; `words` are those that one may be near at."""

    def __init__(self, needles: Sequence[Needle]) -> None:
        self._frames: dict[str, list[tuple[int, Words, Needle]]] = {}
        self._said: dict[str, list[tuple[Words, Needle]]] = {}
        for needle in needles:
            if needle.kind not in ("address", "place"):
                continue
            lines = [words_of(needle.value)] if needle.kind == "place" else lines_without_numbers(needle.value)
            for words in lines:
                for at, word in enumerate(words if len(words) <= _MOST_WORDS else ()):
                    self._frames.setdefault(word, []).append((at, words, needle))
                for said in _without_its_kind(needle, words):
                    self._said.setdefault(said[0], []).append((said, needle))
            for said in said_of_its_owner(needle.value):
                self._said.setdefault(said[0], []).append((said, needle))
        self.words = self._frames.keys() | self._said.keys()

    def at(self, text: str, tokens: Sequence[Token], place: int) -> Found | None:
        """What a phrase around or from a word on is near; None where it is near nothing."""
        word = tokens[place][2]
        for at, words, needle in self._frames.get(word, ()):
            here = tokens[place - at : place - at + len(words)] if place >= at else ()
            if len(here) == len(words) and _nearly(text, here, words):
                return here[0][0], here[-1][1], needle, OFF
        for said, needle in self._said.get(word, ()):
            here = tokens[place : place + len(said)]
            if tuple(each for _, _, each in here) == said and _with_capitals(text, here):
                return here[0][0], here[-1][1], needle, PART
        return None


def _without_its_kind(needle: Needle, words: Words) -> Iterator[Words]:
    """ "Upper Bridge" of "14 Upper Bridge Street", "Tolling" of "Great Tolling"."""
    if needle.kind == "place":
        if len(words) == 2 and words[0] in _SIDES and len(words[1]) >= _LEAST:
            yield words[1:]
        return
    bare = words[:-1]
    if is_a_street(words) and len(bare) > 1 and len("".join(bare)) >= _LEAST_LETTERS:
        yield bare


def _nearly(text: str, here: Sequence[Token], words: Words) -> bool:
    """Whether the words are those of the name but for one that is a letter off, or those cut short with a stop."""
    off = short = 0
    for (start, end, said), word in zip(here, words, strict=True):
        if said == word:
            continue
        if not text[start].isupper():
            # "The small" is not the Mall.
            return False
        begins = word.startswith(said)
        if begins and len(said) > 1 and text[end : end + 1] == ".":
            short += 1
        elif len(word) >= _LEAST and len(max(said, word, key=len)) <= LONGEST and (
            (begins and len(said) >= _LEAST) or _one_slip(said, word)
        ):  # fmt: skip
            off += 1
        else:
            return False
    return off + short > 0 and off < 2


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter is off, which leaves the first or the last as it is."""
    return (one[0] == other[0] or one[-1] == other[-1]) and slips(one, other) == 1


def _with_capitals(text: str, here: Sequence[Token]) -> bool:
    return all(text[start].isupper() or len(word) < _LEAST for start, _, word in here) and text[here[0][0]].isupper()
