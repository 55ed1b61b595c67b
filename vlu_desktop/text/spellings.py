# SPDX-License-Identifier: Apache-2.0
"""Finds protected values in a text in the spellings people give them; disclosure and the leak search share it.

Only whole values are found: text is read as words and numbers (`compared_words.py`), and a match begins and ends at
the edge of one. Case, accents, punctuation, apostrophes, line ends and characters that can't be seen make no
difference. What else each kind may look like is said in a module of its own, and each spelling carries what must hold
where it stands (`spelling.py`), so that what is found is as rare as the value:

- postcode, vehicle: any grouping ("zz1 1zz", "ZZ11ZZ"), O for 0 and I for 1 (`number_spellings.py`);
- phone: any grouping, with every prefix, a landline without its area code, one from abroad as dialled there;
- email, account: said, without the service, as a web address or after "@" (`account_spellings.py`);
- address, place: whole, house and street, the street, a school's short name, its postcode (`address_spellings.py`,
  `institution_spellings.py`);
- name, surname: turned round, by initials, bent, in other letters (`name_spellings.py`, `inflected_names.py`);
- text: the words as they stand, and a reference with its year in four figures or in two (`number_spellings.py`).

Work is in proportion to the text, whatever the number of values.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from vlu_desktop.text.account_spellings import accounts, emails
from vlu_desktop.text.address_spellings import addresses, places
from vlu_desktop.text.compared_words import Token, Ways, tokens_of, ways_of, words_of
from vlu_desktop.text.name_spellings import apart, names, surnames
from vlu_desktop.text.number_spellings import phones, plates, postcodes, references
from vlu_desktop.text.spelling import Rule, Spelling, holds

__all__ = ["Finder", "Kind", "Match", "Needle", "find", "finder_of", "words_of"]

Kind = Literal["postcode", "phone", "email", "account", "address", "place", "name", "surname", "text", "vehicle"]

_SPOKEN = {
    "zero": "0", "nought": "0", "naught": "0", "nil": "0", "oh": "0", "o": "0", "oo": "00", "one": "1", "l": "1",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "hundred": "00",
}  # fmt: skip
_TENS = {
    "twenty": "2", "thirty": "3", "forty": "4", "fifty": "5", "sixty": "6", "seventy": "7", "eighty": "8", "ninety": "9"
}  # fmt: skip
# As police and callers spell a registration or a postcode (ITU, NATO).
_ALPHABET = {
    word: word[0]
    for word in (
        "alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar "
        "papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu"
    ).split()
}
_TIMES = {"double": 2, "treble": 3, "triple": 3}
_SAID = _SPOKEN.keys() | _TENS.keys() | _TIMES.keys() | _ALPHABET.keys()
_HEAD = 4
"""Letters of the beginning of a joined spelling by which it is looked up."""


@dataclass(frozen=True, slots=True)
class Needle:
    """A value to look for; `label` says what it is without giving it away ("her new address")."""

    value: str
    kind: Kind
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where in the text a value stands."""

    start: int
    end: int
    needle: Needle


Found = dict[tuple[int, int, Needle], None]
Ends = dict[Needle, Rule]


def find(text: str, needles: Sequence[Needle]) -> list[Match]:
    """Every place where one of the needles stands, in the order of the text."""
    return finder_of(tuple(needles)).find(text)


@lru_cache(maxsize=65536)
def spellings_of(value: str, kind: Kind) -> tuple[Spelling, ...]:
    """Every way in which a value of a kind may be written, each once."""
    return tuple(dict.fromkeys(each for each in _spellings(value, kind) if any(each.words)))


def _spellings(value: str, kind: Kind) -> Iterator[Spelling]:
    match kind:
        case "text":
            yield Spelling(words_of(value))
            yield from apart(words_of(value))
            yield from references(value)
        case "name":
            yield from names(value)
        case "surname":
            yield from surnames(value)
        case "email":
            yield from emails(value)
        case "account":
            yield from accounts(value)
        case "address":
            yield from addresses(value)
        case "place":
            yield from places(value)
        case "phone":
            yield from phones(value)
        case "vehicle":
            yield from plates(value)
        case _:
            yield from postcodes(value)


class _Node:
    """A step in the tree of all spellings, by word."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: Ends | None = None


class Finder:
    """Needles made ready once for many texts."""

    def __init__(self, needles: Sequence[Needle]) -> None:
        self._root = _Node()
        self._joined: dict[str, Ends] = {}
        self._heads: dict[str, int] = {}
        for needle in needles:
            for words, rule, joined in spellings_of(needle.value, needle.kind):
                ends = self._joined_ends(words[0]) if joined else self._ends(words)
                # `setdefault` works out the needle's hash once, and only what two rules hold for is compared.
                if ends.setdefault(needle, rule) > rule:
                    ends[needle] = rule

    def find(self, text: str) -> list[Match]:
        """Every place where a needle stands; one found within a longer find of the same needle is left out."""
        tokens = tokens_of(text)
        ways = ways_of(text, tokens)
        found: Found = {}
        first_words, heads = self._root.next, self._heads
        for place, (_, _, word) in enumerate(tokens):
            if word in first_words:
                self._in_order(text, tokens, ways, place, found)
            if word[:_HEAD] in heads:
                self._together(text, tokens, place, found)
        for place in ways:
            self._in_order(text, tokens, ways, place, found)
        if not _SAID.isdisjoint(word for _, _, word in tokens):
            said = _in_digits(tokens)
            for place, (_, _, word) in enumerate(said):
                if word[:_HEAD] in heads:
                    self._together(text, said, place, found)
        return _longest(found)

    def _ends(self, words: tuple[str, ...]) -> Ends:
        node = self._root
        for word in words:
            if (after := node.next.get(word)) is None:
                after = node.next[word] = _Node()
            node = after
        if node.ends is None:
            node.ends = {}
        return node.ends

    def _joined_ends(self, letters: str) -> Ends:
        if (ends := self._joined.get(letters)) is not None:
            return ends
        long, heads = len(letters), self._heads
        for head in accumulate(letters[:_HEAD]):
            heads[head] = max(long, heads.get(head, long))
        ends = self._joined[letters] = {}
        return ends

    def _in_order(self, text: str, tokens: list[Token], ways: Ways, place: int, found: Found) -> None:
        """The words from a place on, each as it stands and in its other ways."""
        steps = [(self._root, place)]
        while steps:
            node, at = steps.pop()
            if node.ends:
                self._keep(node.ends, text, tokens[place:at], found)
            if at < len(tokens):
                for word, after in ((tokens[at][2], at + 1), *ways.get(at, ())):
                    if step := node.next.get(word):
                        steps.append((step, after))

    def _together(self, text: str, tokens: list[Token], place: int, found: Found) -> None:
        """The letters from a place on, whatever words they are in."""
        so_far = ""
        for at in range(place, len(tokens)):
            so_far += tokens[at][2]
            if ends := self._joined.get(so_far):
                self._keep(ends, text, tokens[place : at + 1], found)
            if len(so_far) >= self._heads.get(so_far[:_HEAD], 0):
                return

    @staticmethod
    def _keep(ends: Ends, text: str, words: list[Token], found: Found) -> None:
        for needle, rule in ends.items():
            if holds(rule, text, words, needle.value):
                found[words[0][0], words[-1][1], needle] = None


def _in_digits(tokens: list[Token]) -> list[Token]:
    """The words with those that are said digits as digits; "double" and "treble" go with what follows them."""
    said: list[Token] = []
    times, since = 1, None
    for following, token in enumerate(tokens, start=1):
        start, end, word = token
        if since is None and word not in _SAID:
            said.append(token)
            continue
        if word in _TIMES:
            times, since = _TIMES[word], start
            continue
        digits = _SPOKEN.get(word) or _ALPHABET.get(word, word)
        if ten := _TENS.get(word):
            # "Sixty" is 60 and "sixty-two" 62.
            unit = "".join(_SPOKEN.get(after, "") for _, _, after in tokens[following : following + 1])
            digits = ten if len(unit) == 1 and unit != "0" else f"{ten}0"
        said.append((start if since is None else since, end, digits * times if digits.isdigit() else digits))
        times, since = 1, None
    return said


@lru_cache(maxsize=16)
def finder_of(needles: tuple[Needle, ...]) -> Finder:
    """The needles made ready; the same ones again are ready already."""
    return Finder(needles)


def _longest(found: Found) -> list[Match]:
    kept: list[Match] = []
    reached: dict[Needle, int] = {}
    for start, end, needle in sorted(found, key=lambda key: (key[0], -key[1], key[2].value)):
        if needle in reached and end <= reached[needle]:
            continue
        reached[needle] = end
        kept.append(Match(start=start, end=end, needle=needle))
    return kept
