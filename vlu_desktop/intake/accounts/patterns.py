# SPDX-License-Identifier: Apache-2.0
"""Patterns of the lexicon: how a row is written, what it is compiled to, and finding those that stand in a passage.

A row is words parted by spaces, in that order. `a|b` is either, `word?` may be missing, `stem*` any ending, `@class` a
class of words, `_` any one word, `..` up to three words and `...` up to seven within the clause, `^` the beginning of a
clause and `$` its end; `!a|b` takes no word and is met where the next is neither. What is found runs over
the end of a clause only where one of its elements is a word that joins two ("so", "until").
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

BREAK = ";"
"""The word that stands between two clauses of a passage."""
_GAPS = {"..": 3, "...": 7}
_COMMON = frozenset(
    "a an the i me my he him his she her it we us our you your they them and or to of in on at for is was be been has "
    "had have that this with by from up out off not no so do did who what".split()
)
_JOINS = frozenset("and so until when while because as after before but then though if which where".split())
_OVER = "(?: ;)?"
"""A join may begin a clause: "took my shoes ; so i couldn't leave"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the lexicon: the kind it speaks for and how it is meant ("done", "thing", "said")."""

    kind: str
    mode: str
    pattern: str
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row that stands in a passage; `first` and `last` number its words there."""

    row: Row
    first: int
    last: int

    @property
    def size(self) -> int:
        """In words."""
        return self.last - self.first + 1

    def moved(self, by: int) -> "Found":
        """The same in a longer passage, of which the one searched was a part."""
        return replace(self, first=self.first + by, last=self.last + by)


class Passage:
    """Words with a BREAK between clauses, as one text to search: " he rang ; i hung up "."""

    def __init__(self, *, words: list[str]) -> None:
        self.words = words
        self.text = f" {' '.join(words)} "
        self.places: dict[int, int] = {}
        """Place of the blank before a word in the text -> number of the word."""
        at = 0
        for n, word in enumerate(words):
            self.places[at] = n
            at += len(word) + 1
        self.places[at] = len(words)


class Patterns:
    """Rows compiled once, and looked up by a word each of them must have."""

    def __init__(self, rows: Iterable[Row], classes: Mapping[str, str]) -> None:
        self._classes = {name: tuple(words.split()) for name, words in classes.items()}
        self._rows = tuple(rows)
        self._made: dict[int, re.Pattern[str]] = {}
        self._words: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        self._besides: list[frozenset[str] | None] = []
        """Of each row: of one other element the words, one of which the passage must have too."""
        for number, row in enumerate(self._rows):
            anchor, *others = self._needed(row.pattern.split())
            beside = next((each for each in others if not any("*" in word for word in each)), None)
            self._besides.append(frozenset(beside) if beside else None)
            for word in anchor:
                table = self._stems if word.endswith("*") else self._words
                table.setdefault(word.rstrip("*"), []).append(number)

        self._sizes = sorted({len(stem) for stem in self._stems})

    def within(self, passage: Passage) -> list[Found]:
        """Every row that stands in the passage, each place once, in the order of the lexicon."""
        tried: set[int] = set()
        present = set(passage.words)
        for word in present:
            tried.update(self._words.get(word, ()))
            for size in self._sizes:
                if len(word) < size:
                    break
                tried.update(self._stems.get(word[:size], ()))
        places = passage.places
        found = []
        for number in sorted(tried):
            beside = self._besides[number]
            if beside is not None and beside.isdisjoint(present):
                continue
            row = self._rows[number]
            for each in self._pattern(number).finditer(passage.text):
                found.append(Found(row=row, first=places[each.start()], last=places[each.end()] - 1))
        return found

    def _pattern(self, number: int) -> re.Pattern[str]:
        """The row compiled, when it is first needed: most diaries need a small part of the lexicon."""
        made = self._made.get(number)
        if made is None:
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
        choices = sorted(set(self._choices(element)) - {"$"}, key=lambda each: (-len(each), each))
        either = "|".join(re.escape(each).replace(r"\*", "[^; ]*").replace("\\ ", " ") for each in choices)
        said = f"{'' if _JOINS.isdisjoint(choices) else _OVER}(?: (?:{either}))(?= )"
        if "|$" in element:
            return f"(?:{said}|(?=(?: ;| $)))"
        return f"(?:{said})?" if element.endswith("?") else said

    def _needed(self, elements: list[str]) -> list[list[str]]:
        """Of each element that must stand there its words, that which is met least often first."""
        able: list[tuple[int, int, list[str]]] = []
        for element in elements:
            if element in _GAPS or element in ("_", "^", "$") or element[0] == "!" or element.endswith("?"):
                continue
            if "|$" in element:
                continue
            words = [each.split()[-1] for each in self._choices(element)]
            able.append((sum(20 if word in _COMMON else 1 for word in words), len(able), words))
        return [words for _, _, words in sorted(able)]
