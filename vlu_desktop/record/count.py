# SPDX-License-Identifier: Apache-2.0
"""How many times something happened, no surer than it was told: "scores" is unknown, never 1, and stays "scores"."""

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache

from vlu_desktop.dates.date_words import TENS, UNITS

MOST = 1_000_000


class CountKind(Enum):
    """How sure the number is."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    ABOUT = "about"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of occasions from 1 to a million, and how sure it is; no number where none was given.

    `words` are those it was told in, where they say anything that the number does not. Nothing is counted by them, and
    they stand in no repr: what a finding rests on is known by that.
    """

    kind: CountKind = CountKind.UNKNOWN
    number: int | None = None
    words: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if (self.kind is CountKind.UNKNOWN) != (self.number is None):
            raise ValueError("an unknown count has no number, and every other has one")
        if self.number is not None and not 1 <= self.number <= MOST:
            raise ValueError(f"a count is from 1 to {MOST:,}")

    @classmethod
    def exactly(cls, number: int) -> "Count":
        """Counted, and known to be all."""
        return cls(kind=CountKind.EXACT, number=number)

    @classmethod
    def not_fewer(cls, number: int) -> "Count":
        """At least so many."""
        return cls(kind=CountKind.AT_LEAST, number=number)

    @classmethod
    def about(cls, number: int) -> "Count":
        """Roughly so many."""
        return cls(kind=CountKind.ABOUT, number=number)

    @classmethod
    def unknown(cls) -> "Count":
        """More or fewer, nobody said."""
        return cls()

    @classmethod
    def read(cls, text: str) -> "Count":
        """What the words say. Words that give no number, or one that can't be a count, are unknown."""
        return _read(text)

    @classmethod
    def told(cls, text: str) -> "Count":
        """What the words say, and the words."""
        found, said = _read(text), " ".join(text.split()).casefold()
        adds = said not in {found.display(), *_NOT_KNOWN} and not _BARE.fullmatch(said)
        return replace(found, words=text.strip()) if adds else found

    @property
    def is_once(self) -> bool:
        """Whether it is known to be one."""
        return self.kind is CountKind.EXACT and self.number == 1

    def at_least(self) -> int:
        """The number a sum may safely add: what was told where it is exact or a floor, otherwise the 1 it must be."""
        if self.number is None or self.kind is CountKind.ABOUT:
            return 1
        return self.number

    def to_text(self) -> str:
        """ "30", ">=30", "~30" or "?", and the words behind it where there are any: "?;words=scores"."""
        return f"{self.number_text()};words={self.words}" if self.words else self.number_text()

    def number_text(self) -> str:
        """The same without the words."""
        kind = self.kind
        if kind is CountKind.EXACT:
            return str(self.number)
        if kind is CountKind.UNKNOWN:
            return "?"
        return f"{'>=' if kind is CountKind.AT_LEAST else '~'}{self.number}"

    @classmethod
    def from_text(cls, text: str) -> "Count":
        """The value `to_text` wrote; ValueError for anything else."""
        number, found, words = text.partition(";words=")
        count = _from_number(number)
        if found and not words:
            raise ValueError("not a stored count")
        return replace(count, words=words) if words else count

    def display(self) -> str:
        """ "30", "at least 30", "about 30", "number not known", or that after the words it was told in."""
        if self.number is None:
            said = " ".join(self.words.split())
            return f"“{said}”, number not known" if said else "number not known"
        return {CountKind.AT_LEAST: "at least ", CountKind.ABOUT: "about "}.get(self.kind, "") + f"{self.number:,}"


@lru_cache(maxsize=4096)
def _from_number(text: str) -> Count:
    """The value `number_text` wrote."""
    if text == "?":
        return Count()
    found = re.fullmatch(r"(>=|~|)([1-9][0-9]{0,6})", text)
    if not found:
        raise ValueError("not a stored count")
    kind = {">=": CountKind.AT_LEAST, "~": CountKind.ABOUT, "": CountKind.EXACT}[found[1]]
    return Count(kind=kind, number=int(found[2]))


_WORDS: dict[str, int] = (
    {word: n for n, word in enumerate(("zero", *UNITS))}
    | {word: 10 * n for n, word in enumerate(TENS, 2)}
    | {f"{ten} {unit}": 10 * n + m for n, ten in enumerate(TENS, 2) for m, unit in enumerate(UNITS[:9], 1)}
    | {"once": 1, "twice": 2, "thrice": 3, "a couple": 2, "a dozen": 12, "half a dozen": 6, "a score": 20}
    | {"two dozen": 24, "three dozen": 36, "a hundred": 100, "one hundred": 100, "two hundred": 200}
    | {"three hundred": 300, "four hundred": 400, "five hundred": 500, "a thousand": 1000, "one thousand": 1000}
    | {"a single": 1, "no": 0, "never": 0, "both": 2}
)
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+|" + "|".join(sorted((w.replace(" ", "[ -]") for w in _WORDS), key=len, reverse=True))
_NOT_KNOWN = frozenset({"?", "unknown", "not known"})
_BARE = re.compile(rf"(?:[x×] ?)?(?:{_NUMBER})(?: times?| occasions?)?")
"""A number and nothing else, so that no words are left to keep."""
_VAGUE = re.compile(
    r"\b(daily|weekly|monthly|hourly|nightly|every|each|per|a day|a week|a month|an hour|a night|several|many|numerous"
    r"|dozens|scores|hundreds|thousands|countless|repeatedly|sometimes|often|few|fewer|less|under|short of|up to|most"
    r"|max|maximum|tops|at the outside|between|or two|or three|or so many|minutes?|hours?|days?|weeks?|months?|years?"
    r"|o'clock|am|pm|not)\b|%|/"
)
"""Words beside which a number is no count of the whole: rates, times, and whatever only says how many it was not."""
_NO_FEWER = re.compile(r"\b(?:no|not) (?:fewer|less) than\b")
_FLOOR_BEFORE = re.compile(r"\b(at least|minimum of)\s*$|(>=|≥)\s*$")
_OVER_BEFORE = re.compile(r"\b(over|more than|in excess of|upwards of)\s*$|>\s*$")
_ABOUT_BEFORE = re.compile(
    r"\b(about|around|approximately|approx\.?|roughly|some|circa|c\.?|nearly|almost|close to|near|approaching"
    r"|getting on for|(?:in|of) the (?:region|order) of)\s*$|~\s*$|\b(maybe|perhaps|possibly|probably)\b"
)
_FLOOR_AFTER = re.compile(r"^\s*(\+|(times |occasions |calls |texts )?(or more|and more|plus|at least)\b)")
_ABOUT_AFTER = re.compile(r"^\s*(times |occasions |calls |texts )?(or so|ish|-ish|or thereabouts|approx)\b")
_RANGE = re.compile(rf"(?:between )?\b({_NUMBER})(?:\s+(?:to|and|or)\s+|(?<=\d)\s*[-–]\s*(?=\d))({_NUMBER})\b")
_ONE_SITTING = re.compile(
    r"\bin (?:one|an?|the|that|the same) (?:single )?(?:minute|hour|morning|afternoon|evening|night|day)\b"
)
_TIMES_SIGN = re.compile(r"\b[x×]\s*(?=\d)")
_LONGEST = 200


def _value(word: str) -> int:
    digits = word.replace(",", "")
    return int(digits) if digits.isdecimal() else _WORDS[word.replace("-", " ")]


def _safe(kind: CountKind, number: int) -> Count:
    return Count(kind=kind, number=number) if 1 <= number <= MOST else Count()


def _read(text: str) -> Count:
    if len(text) > _LONGEST:
        return Count()
    said = " ".join(text.lower().split())
    # "No fewer than" would else read as none, and as fewer.
    said = _NO_FEWER.sub("at least", _TIMES_SIGN.sub("", _ONE_SITTING.sub("", said))).strip()
    if said.startswith("-"):
        return Count()
    pair = _RANGE.search(said)
    if pair:
        before, after = said[: pair.start()], said[pair.end() :]
        if not re.search(_NUMBER, f"{before} {after}"):
            return _of_pair(pair, before, after)
    found = list(re.finditer(rf"(?<![\w.,])(?:{_NUMBER})(?![\d.,]*\d)(?=\b|ish|\+)", said))
    if len(found) != 1:
        return Count()
    (only,) = found
    return _of_one(only.group(), said[: only.start()], said[only.end() :])


def _of_pair(pair: re.Match[str], before: str, after: str) -> Count:
    """ "2 or 3 times": the lower of the two is sure, unless both are rough."""
    low, high = sorted((_value(pair[1]), _value(pair[2])))
    if low >= high or _VAGUE.search(f"{before} {after}"):
        return Count()
    rough = _ABOUT_BEFORE.search(before) or _ABOUT_AFTER.search(after)
    return _safe(CountKind.ABOUT if rough else CountKind.AT_LEAST, low)


def _of_one(word: str, before: str, after: str) -> Count:
    """A number by the words around it; of two that apply, the one that says less."""
    number = _value(word)
    if _VAGUE.search(f"{before} {after}"):
        return Count()
    if _ABOUT_BEFORE.search(before) or word == "a couple" or _ABOUT_AFTER.search(after):
        return _safe(CountKind.ABOUT, number)
    if _FLOOR_BEFORE.search(before) or _FLOOR_AFTER.search(after):
        return _safe(CountKind.AT_LEAST, number)
    if _OVER_BEFORE.search(before):
        # "over 90" is a floor of 90 in speech; "more than two" is three.
        return _safe(CountKind.AT_LEAST, number if number and number % 10 == 0 else number + 1)
    return _safe(CountKind.EXACT, number)
