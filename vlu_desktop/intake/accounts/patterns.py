# SPDX-License-Identifier: Apache-2.0
"""Patterns of the lexicon: how a row is written, what it is compiled to, and finding those that stand in a passage.

A row is words parted by spaces, in that order. `a|b` is either, `word?` may be missing, `stem*` any ending, `@class` a
class of words, `_` any one word, `..` up to three words and `...` up to seven within the clause, `^` the beginning of a
clause and `$` its end; `!a|b` takes no word and is met where the next is neither. What is found runs over
the end of a clause only where one of its elements is a word that joins two ("so", "until").
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

BREAK = ";"
"""The word that stands between two clauses of a passage."""
_GAPS = {"..": 3, "...": 7}
_COMMON = frozenset(
    "a an the i me my he him his she her it we us our you your they them and or to of in on at for is was be been has "
    "had have that this with by from up out off not no so do did who what".split()
)
_JOINS = frozenset("and so until when while because as after before but then though if which where".split())
_LOOKED_AT = 3
_MOST_MET = 20_000
_Bits = tuple[int, int, int]
_NO_ROWS: _Bits = (0, 0, 0)
_OVER = "(?: ;)?"
"""A join may begin a clause: "took my shoes ; so i couldn't leave"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the lexicon: the kind it speaks for and how it is meant ("done", "thing", "said")."""

    kind: str
    mode: str
    pattern: str
    denies: bool = False
    loose: bool = False
    """Whether very many wordings meet it."""


class PatternMatch(NamedTuple):
    """A row that stands in a passage; `first` and `last` number its words there."""

    row: Row
    first: int
    last: int

    @property
    def size(self) -> int:
        """In words."""
        return self.last - self.first + 1

    def moved(self, by: int) -> "PatternMatch":
        """The same in a longer passage, of which the one searched was a part."""
        return PatternMatch(self.row, self.first + by, self.last + by)


class Passage:
    """Words with a BREAK between clauses, as one text to search: " he rang ; i hung up "."""

    __slots__ = ("text", "words")

    def __init__(self, *, words: list[str]) -> None:
        self.words = words
        self.text = f" {' '.join(words)} "

    def word_at(self, place: int) -> int:
        """The number of the word that stands behind the blank at a place of the text."""
        return self.text.count(" ", 0, place)


class Patterns:
    """Rows compiled once. Looked for are those whose rarest elements have a word each in the passage, in that order."""

    def __init__(self, rows: Iterable[Row], classes: Mapping[str, str]) -> None:
        self._classes = {name: tuple(words.split()) for name, words in classes.items()}
        self._rows = tuple(rows)
        self._made: dict[int, re.Pattern[str]] = {}
        self._words: dict[str, _Bits] = {}
        """Word -> the rows, as bits, that it is of the last but two, the last but one, the last element of that must
        stand there."""
        self._stems: dict[str, _Bits] = {}
        self._met: dict[str, _Bits | None] = {}
        """The same of each word met so far, with the stems it begins with."""
        free, self._over = [0, 0, 0], 0
        for number, row in enumerate(self._rows):
            elements = row.pattern.split()
            needed = self._needed(elements)
            if any(self._runs_over(each) for each in elements):
                self._over |= 1 << number
            for place in range(_LOOKED_AT - len(needed)):
                free[place] |= 1 << number
            for place, words in enumerate(needed, _LOOKED_AT - len(needed)):
                self._note(words, place, number)
        self._sizes = {len(stem) for stem in self._stems}
        self._free: _Bits = (free[0], free[1], free[2])
        """The rows that have no such element: nothing is asked of the passage there."""

    def _note(self, words: list[str], place: int, number: int) -> None:
        for word in words:
            table = self._stems if word.endswith("*") else self._words
            bits = [*table.get(word.rstrip("*"), _NO_ROWS)]
            bits[place] |= 1 << number
            table[word.rstrip("*")] = (bits[0], bits[1], bits[2])

    def within(self, passage: Passage) -> list[PatternMatch]:
        """Every row that stands in the passage, each place once, in the order of the lexicon."""
        able, text, found = self._able(passage.words), passage.text, []
        while able:
            lowest = able & -able
            able ^= lowest
            number = lowest.bit_length() - 1
            for each in (self._made.get(number) or self._pattern(number)).finditer(text):
                first, last = passage.word_at(each.start()), passage.word_at(each.end()) - 1
                found.append(PatternMatch(self._rows[number], first, last))
        return found

    def _able(self, words: list[str]) -> int:
        """The rows, as bits, that may stand in a passage of these words: the elements looked at stand in it in their
        order, and within a clause but where a row may run over the end of one.
        """
        free_first, free_second, able = self._free
        first, second, met = free_first, free_second, self._met
        for word in words:
            if word == BREAK:
                first, second = first & self._over | free_first, second & self._over | free_second
            bits = met[word] if word in met else self._meet(word)
            if bits is not None:
                able |= bits[2] & second
                second |= bits[1] & first
                first |= bits[0]
        return able

    def _meet(self, word: str) -> _Bits | None:
        bits = self._words.get(word, _NO_ROWS)
        for size in self._sizes:
            stem = self._stems.get(word[:size], _NO_ROWS)
            bits = (bits[0] | stem[0], bits[1] | stem[1], bits[2] | stem[2])
        if len(self._met) >= _MOST_MET:
            self._met.clear()
        self._met[word] = known = bits if any(bits) else None
        return known

    def _pattern(self, number: int) -> re.Pattern[str]:
        """The row compiled, when it is first needed: most diaries need a small part of the lexicon."""
        elements = self._rows[number].pattern.split()
        made = self._made[number] = re.compile("".join(self._element(each) for each in elements) + "(?= )")
        return made

    def _choices(self, element: str) -> list[str]:
        choices: list[str] = []
        for choice in element.rstrip("?").split("|"):
            if choice.startswith("@"):
                for each in self._classes[choice[1:]]:
                    choices.extend(self._choices(each))
            else:
                choices.append(choice.replace("_", " "))
        return choices

    def _element(self, element: str) -> str:
        if element in _GAPS:
            return f"(?: [^; ]+){{0,{_GAPS[element]}}}?"
        if element == "_":
            return " [^; ]+"
        if element == "^":
            return "(?:^|(?<= ;))"
        if element == "$":
            return "(?=(?: ;| $))"
        if element.startswith("!"):
            return f"(?!{self._element(element[1:])})"
        choices = set(self._choices(element)) - {"$"}
        either = _either(choices)
        said = f"{'' if _JOINS.isdisjoint(choices) else _OVER}(?: (?:{either}))(?= )"
        if "|$" in element:
            return f"(?:{said}|(?=(?: ;| $)))"
        return f"(?:{said})?" if element.endswith("?") else said

    def _runs_over(self, element: str) -> bool:
        """Whether it may be a word that joins two clauses."""
        skipped = element in _GAPS or element in ("_", "^", "$") or element.startswith("!")
        return not skipped and not _JOINS.isdisjoint(self._choices(element))

    def _needed(self, elements: list[str]) -> list[list[str]]:
        """The words of each element that must stand there, of those few that are met least often, in their order."""
        able: list[tuple[int, int, list[str]]] = []
        for element in elements:
            if element in _GAPS or element in ("_", "^", "$") or element[0] == "!" or element.endswith("?"):
                continue
            if "|$" in element:
                continue
            words = [_rarest(each) for each in self._choices(element)]
            able.append((sum(20 if word in _COMMON else 1 for word in words), len(able), words))
        return [words for _, _, words in sorted(sorted(able)[:_LOOKED_AT], key=lambda each: each[1])]


def _rarest(choice: str) -> str:
    """The word of a choice that is met least: of "find my friends" it is "friends"."""
    return max(choice.split(), key=lambda word: (word not in _COMMON, len(word)))


def _either(choices: Iterable[str]) -> str:
    """Any of these, the longest first; parted by their first letters, so that of hundreds few are tried at a word."""
    parted: dict[str, list[str]] = {}
    for each in sorted(choices, key=lambda each: (-len(each), each)):
        parted.setdefault(each[0], []).append(re.escape(each[1:]).replace(r"\*", "[^; ]*").replace("\\ ", " "))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in parted.items())
