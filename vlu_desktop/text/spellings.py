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

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from vlu_desktop.kernel.collecting import collection_paused
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
    "i": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
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
Ends = tuple[tuple[Needle, Rule], ...]
"""Whose spelling it is, each once, and what must hold for it."""


def find(text: str, needles: Sequence[Needle]) -> list[Match]:
    """Every place where one of the needles stands, in the order of the text."""
    return finder_of(tuple(needles)).find(text)


def _texts(value: str) -> Iterator[Spelling]:
    yield Spelling(words_of(value))
    yield from apart(words_of(value))
    yield from references(value)


_WAYS: dict[Kind, Callable[[str], Iterator[Spelling]]] = {
    "text": _texts, "name": names, "surname": surnames, "email": emails, "account": accounts, "address": addresses,
    "place": places, "phone": phones, "vehicle": plates, "postcode": postcodes,
}  # fmt: skip


@lru_cache(maxsize=65536)
def spellings_of(value: str, kind: Kind) -> tuple[Spelling, ...]:
    """Every way in which a value of a kind may be written, each once."""
    return tuple(each for each in dict.fromkeys(_WAYS[kind](value)) if any(each.words))


class Finder:
    """Needles made ready once for many texts."""

    def __init__(self, needles: Sequence[Needle]) -> None:
        self._words: dict[tuple[str, ...], Ends] = {}
        self._begun: set[tuple[str, ...]] = set()
        self._first: set[str] = set()
        self._joined: dict[str, Ends] = {}
        self._heads: dict[str, int] = {}
        with collection_paused():
            self._make_ready(needles)

    def _make_ready(self, needles: Sequence[Needle]) -> None:
        for needle in needles:
            # Nearly all that is made ready is of one needle alone, and under one rule: such are one and the same value.
            alone: dict[Rule, Ends] = {}
            for words, rule, joined in spellings_of(needle.value, needle.kind):
                own = alone.get(rule) or alone.setdefault(rule, ((needle, rule),))
                if joined:
                    if (held := self._joined.get(words[0])) is None:
                        self._begin_joined(words[0])
                    self._joined[words[0]] = _with(held, own)
                else:
                    if (held := self._words.get(words)) is None:
                        self._begin(words)
                    self._words[words] = _with(held, own)

    def find(self, text: str) -> list[Match]:
        """Every place where a needle stands; one found within a longer find of the same needle is left out."""
        tokens = tokens_of(text)
        ways = ways_of(text, tokens)
        found: Found = {}
        first_words, heads = self._first, self._heads
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

    def _begin(self, words: tuple[str, ...]) -> None:
        self._first.add(words[0])
        for at in range(1, len(words)):
            self._begun.add(words[:at])

    def _begin_joined(self, letters: str) -> None:
        long, heads = len(letters), self._heads
        # The beginnings of a head are those of all its spellings: where one is as long, each of them is known as that.
        if heads.get(letters[:_HEAD], 0) < long:
            for at in range(1, min(long, _HEAD) + 1):
                head = letters[:at]
                if heads.get(head, 0) < long:
                    heads[head] = long

    def _in_order(self, text: str, tokens: list[Token], ways: Ways, place: int, found: Found) -> None:
        """The words from a place on, each as it stands and in its other ways."""
        steps: list[tuple[tuple[str, ...], int]] = [((), place)]
        while steps:
            begun, at = steps.pop()
            for word, after in ((tokens[at][2], at + 1), *ways.get(at, ())):
                words = (*begun, word)
                if ends := self._words.get(words):
                    self._keep(ends, text, tokens[place:after], found)
                if after < len(tokens) and words in self._begun:
                    steps.append((words, after))

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
        for needle, rule in ends:
            if holds(rule, text, words, needle.value):
                found[words[0][0], words[-1][1], needle] = None


def _with(held: Ends | None, own: Ends) -> Ends:
    """Whose a spelling is, with one needle more, or with the lower of two rules for the one that came last."""
    if held is None:
        return own
    ((needle, rule),) = own
    last, before = held[-1]
    if last is not needle:
        return held + own
    return (*held[:-1], (needle, min(rule, before)))


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
