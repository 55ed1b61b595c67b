# SPDX-License-Identifier: Apache-2.0
"""How many occasions or messages an account tells of, no surer than it tells it; nothing where it tells none."""

import re
from dataclasses import dataclass
from itertools import pairwise

from vlu_desktop.intake.accounts.clauses import Narrative
from vlu_desktop.intake.accounts.count_words import (
    ABOUT_AFTER,
    ABOUT_BEFORE,
    ALONE_BEFORE,
    BOTH,
    COUNTABLE,
    COUNTING,
    DAY_NAMES,
    FLOOR_AFTER,
    FLOOR_BEFORE,
    MEDIA,
    NOT_HERE_BEFORE,
    NUMBERS,
    OTHERS,
    SO,
    TENS,
    VAGUE,
)  # fmt: skip
from vlu_desktop.intake.accounts.counted_nouns import counted_noun, modifiers
from vlu_desktop.intake.accounts.grammar_words import holds
from vlu_desktop.intake.accounts.logged_times import again_elsewhere, days_in_turn, days_listed, others_at, times_listed
from vlu_desktop.intake.accounts.other_numbers import is_of_something_else
from vlu_desktop.record.count import Count, CountKind

_AGAIN_AND_AGAIN = re.compile(
    r" every (?:\w+ )?(?:minutes?|mins?|hours?|seconds?|days?|nights?|weeks?) | (?:keeps?|kept) (?:on )?\w+ing "
)
_TWO = 2
_LONGEST_VAGUE = 8
"""In words; no phrase for many is longer."""
_FIXED: dict[str, tuple[int, str]] = {
    "twice": (2, ""), "thrice": (3, ""), "good dozen": (12, "about"), "the once": (1, ""), "only once": (1, ""),
    "just once": (1, ""), "today once": (1, ""), "once today": (1, ""), "once tonight": (1, ""),
    "once yesterday": (1, ""), "a couple of dozen": (24, "about"), "couple of dozen": (24, "about"),
    "couple dozen": (24, "about"), "a couple of hundred": (200, "about"), "couple of hundred": (200, "about"),
    "couple hundred": (200, "about"), "hundred odd": (100, "about"), "half a dozen": (6, ""), "a dozen": (12, ""),
    "a hundred": (100, ""), "a pair of": (2, ""), "a dozen and a half": (18, ""), "dozen and a half": (18, ""),
    "just the one": (1, ""), "only the one": (1, ""), "a score": (20, ""), "a thousand": (1000, ""),
    "a couple": (2, "about"), "couple": (2, "about"),
}  # fmt: skip
_FIXED_BEGINS = frozenset(each.split()[0] for each in _FIXED)
_FIXED_SECOND = frozenset(each.split()[1] for each in _FIXED if " " in each)
_FIXED_ALONE = frozenset(each for each in _FIXED if " " not in each)
_BEGINS = frozenset(_FIXED_BEGINS | NUMBERS.keys() | TENS.keys() | {"once", "both"})
"""Words that a number may begin with, but for figures."""
_BY_ITSELF = NUMBERS.keys() | TENS.keys() | {"twice", "thrice"}
_MANIFOLD = {"dozen": 12, "hundred": 100}
_RANGE = frozenset({"or", "to", "maybe"})
_HIS_LIKES = frozenset("my mine off from pictures photos pics stories selfies".split())
_GAVE_UP = frozenset("stopped stop quit lost up gave give".split())
_MADE = frozenset("made makes make opened created opens creates".split())
_NEEDED = {
    "likes": _HIS_LIKES, "views": _HIS_LIKES, "accounts": _MADE,
    "appointments": frozenset("booked cancelled cancels made makes rearranged".split()),
}  # fmt: skip
"""What is counted -> words without which it is nothing that he did."""
_NO_CALLS = frozenset("gas hob cooker stove finger fingers gold diamond wedding nose".split())
"""Beside these a ring is none of a telephone."""
_NOT = frozenset({"not", "never"})
_ONCE_AFTER = frozenset("rang phoned called texted emailed messaged knocked wrote rings calls texts".split())
_COMPARED = frozenset("harder worse bigger longer over stronger".split())
_TOTAL_SINCE = frozenset("since today tonight in this before between".split())
_TIMES_SIGN = re.compile(r"[x×](\d{1,4})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountPhrase:
    """A number that counts something, the words of it by number, and what it counts."""

    count: Count
    first: int
    last: int
    noun: str


def count_told(
    account: str, told: Narrative, clauses: set[int], *, sent: bool = False, hers: frozenset[int] = frozenset()
) -> tuple[Count | None, list[CountPhrase]]:
    """The number of the whole account and what it rests on. `clauses` are those that tell of conduct, by number;
    where something was `sent` or is repeated
    it needs to name nothing that is counted: "same again but five". `hers` are numbers, by word, of what she did.
    """
    listed = times_listed(account)
    if listed:
        return Count.exactly(listed), []
    sent = sent or not COUNTABLE.isdisjoint(told.words)
    lost = _lost_count(told)
    if lost:
        return Count.not_fewer(lost), []
    by_days = days_in_turn(told, clauses)
    found = [
        each for number in sorted(clauses) for each in _in_clause(account, told, number, hers) if each.noun or sent
    ]
    others = (others_at(told.words) if sent else 0) or max(
        (days_listed(told.words_of(told.clauses[number])) for number in clauses), default=0
    )
    if not found and (by_days or others or again_elsewhere(told.words)):
        return Count.exactly(by_days or others or 2), []
    if not found or _counts_down(found):
        if not _is_vague(told.words):
            return None, []
        vague = next((each for number in sorted(clauses) if (each := _vague(told, number))), None)
        return (Count.unknown(), [vague]) if vague else (None, [])
    return _sum(found), found


def _lost_count(told: Narrative) -> int:
    """ "Stopped counting at 30", "I was counting to forty and more": the number counted to; 0 where she didn't."""
    words = told.words
    if COUNTING.isdisjoint(words):
        return 0
    for n, word in enumerate(words):
        if word not in COUNTING or n + 2 >= len(words) or words[n + 1] not in ("at", "after", "to"):
            continue
        value, size = _plain(words, n + 2)
        more = not _GAVE_UP.isdisjoint(words[max(0, n - 2) : n]) or _joined(words[n + 2 + size : n + 4 + size]) in (
            "and more",
            "and then",
            "before i",
        )
        if value and more:
            return value
    return 0


def _counts_down(found: list[CountPhrase]) -> bool:
    """ "12. 11. 10. Today 9": numbers that are told, and count nothing."""
    alone = [each.count.number or 0 for each in found if not each.noun]
    return len(alone) > 1 and all(before == after + 1 for before, after in pairwise(alone))


def _sum(found: list[CountPhrase]) -> Count:
    """The sum, as sure as the least sure of it. The same number of the same thing, told twice, counts once."""
    seen: dict[tuple[str, int | None], CountPhrase] = {}
    for each in found:
        key = (
            ("", each.count.number)
            if each.noun in ("", "times") or (each.noun not in DAY_NAMES and any(not other[0] for other in seen))
            else (each.noun, each.count.number)
        )
        seen.setdefault(key, each)
    by_day = [each for each in seen.values() if each.noun in DAY_NAMES]
    told_first = next(iter(seen.values()))
    if len(by_day) > 1 and told_first.count.number == sum(each.count.number or 0 for each in found if each in by_day):
        return told_first.count
    if len(found) > _TWO and found[0].count.number == sum(each.count.number or 0 for each in found[1:]):
        return found[0].count
    counts = [each.count for each in seen.values()]
    kinds = {each.kind for each in counts}
    number = sum(each.number for each in counts if each.number)
    for kind in (CountKind.ABOUT, CountKind.AT_LEAST):
        if kind in kinds:
            return Count(kind=kind, number=number)
    return Count.exactly(number)


def _in_clause(account: str, told: Narrative, number: int, hers: frozenset[int]) -> list[CountPhrase]:
    clause = told.clauses[number]
    words = told.words_of(clause)
    found: list[CountPhrase] = []
    n = 0
    for at, word in enumerate(words):
        if at < n or not may_begin(word):
            continue
        n = at
        read = _number(words, n)
        if read is None:
            continue
        value, size, rough = read
        if clause.first + n in hers or words[max(0, n - 1)] in _NOT:
            n += size
            continue
        noun, end = counted_noun(words, n, n + size)
        piece = told.pieces[clause.first + n]
        if noun is not None and is_of_something_else(account, piece, words, (n, end), noun):
            n = max(end, n + size)
            continue
        if _is_no_count(words, n, end, noun):
            noun = None
        if not noun:
            noun = _day_of(words, n, end, noun, after_another=bool(found))
        if clause.opened == "(" and len(words) == size:
            noun = _before_bracket(told, number)
        elif size == 1 and noun == "" and words[n] == "one":
            noun = None
        if noun is not None and value and (noun == "times" or not _is_other(words, n, end)):
            count = _count(words, n, end, value, rough)
            found.append(CountPhrase(count=count, first=clause.first + n, last=clause.first + end - 1, noun=noun))
        n = max(end, n + size)
    return found


def _is_no_count(words: list[str], n: int, end: int, noun: str | None) -> bool:
    """Whether the number is of something else: "in the one call", "5 times worse", accounts that nobody made."""
    if _in_the_one(words, n) or _is_from_another(words, end):
        return True
    if noun == "times":
        compared = words[end : end + 1] != [] and words[end] in _COMPARED
        return compared and (words[end] != "over" or end + 1 == len(words))
    if noun in ("ring", "rings") and not _NO_CALLS.isdisjoint(words):
        return True
    needed = _NEEDED.get(noun or "")
    return needed is not None and needed.isdisjoint(words)


def _day_of(words: list[str], n: int, end: int, noun: str | None, *, after_another: bool) -> str | None:
    """The day that a number belongs to, where it counts what was named before: "Mon 4, Tue 3"."""
    if noun is None and after_another and words[end : end + 1] != [] and words[end] in DAY_NAMES:
        return words[end]
    return words[n - 1] if _is_of_a_day(words, n, end) else noun


def _before_bracket(told: Narrative, number: int) -> str | None:
    """ "Missed calls (9)": what the figure in brackets counts; an age or a house where no message stands before it."""
    before = told.words_of(told.clauses[number - 1])[-1] if number else ""
    return before if before in MEDIA and before.endswith("s") else None


def _is_of_a_day(words: list[str], n: int, end: int) -> bool:
    """ "Mon 4, Tue 3, Wed 1": a number behind its day, where another day or nothing follows."""
    days = sum(word in DAY_NAMES for word in words)
    return n > 0 and days > 1 and words[n - 1] in DAY_NAMES and (end == len(words) or words[end] in DAY_NAMES)


def _in_the_one(words: list[str], n: int) -> bool:
    """ "3 times in the one call", "one of those calls": one of them, and no more of them."""
    if words[n] != "one":
        return False
    return words[max(0, n - 1)] in ("the", "in", "that", "another") or words[n + 1 : n + 2] == ["of"]


def _is_from_another(words: list[str], end: int) -> bool:
    """ "One text from my mum": no act of his."""
    named = words[end : end + 3]
    return len(named) > 2 and named[0] in ("from", "off") and named[1] in ("my", "our", "the") and named[2] in OTHERS


def _number(words: list[str], n: int) -> tuple[int, int, str] | None:
    """A number that begins there: its value, how many words it is, and "floor" or "about" where it says so itself."""
    sign = _TIMES_SIGN.match(words[n])
    if sign:
        return int(sign[1]), 1, ""
    phrase = _fixed(words, n)
    if phrase:
        return phrase
    if words[n] == "once" and n and words[n - 1] in _ONCE_AFTER and words.count("once") == 1:
        return (1, 1, "") if words[n + 1 : n + 2] not in (["more"], ["again"]) else None
    if words[n] == "both" and n + 1 < len(words) and words[n + 1] in BOTH:
        return 2, 1, ""
    value, size = _plain(words, n)
    return _with_what_follows(words, n, value, size) if size else None


def _fixed(words: list[str], n: int) -> tuple[int, int, str] | None:
    """A phrase that is a number: "half a dozen", "a hundred", "a hundred and twenty"."""
    if words[n] not in _FIXED_BEGINS:
        return None
    if words[n] not in _FIXED_ALONE and (n + 1 == len(words) or words[n + 1] not in _FIXED_SECOND):
        return None
    for size in (5, 4, 3, 2, 1):
        fixed = _FIXED.get(" ".join(words[n : n + size]))
        if fixed and n + size <= len(words):
            more, added = _plain(words, n + size + 1) if words[n + size : n + size + 1] == ["and"] else (0, 0)
            if fixed[0] == _MANIFOLD["hundred"] and 0 < more < fixed[0]:
                return fixed[0] + more, size + 1 + added, ""
            return fixed[0], size, fixed[1]
    return None


def _with_what_follows(words: list[str], n: int, value: int, size: int) -> tuple[int, int, str]:
    """The number with its hundreds, or as the lower end of a range: "two dozen", "3 or 4", "between 5 and 9"."""
    between = n > 0 and words[n - 1] == "between"
    follows = words[n + size] if n + size < len(words) else ""
    if follows in _MANIFOLD:
        rest, more = _plain(words, n + size + 2) if words[n + size + 1 : n + size + 2] == ["and"] else (0, 0)
        whole = follows == "hundred" and 0 < rest < 100
        return _MANIFOLD[follows] * value + (rest if whole else 0), size + 1 + (more + 1 if whole else 0), ""
    after_it, size_of_it = _plain(words, n + size)
    if size_of_it and after_it == value + 1 and n + size + size_of_it < len(words):
        return value, size + size_of_it, "floor"
    if follows in _RANGE or (between and follows == "and"):
        other, more = _plain(words, n + size + 1)
        if more and other > value:
            return value, size + 1 + more, "floor"
    return value, size, ""


def _plain(words: list[str], n: int) -> tuple[int, int]:
    """A number in figures or in words, and its size; 0 words where there is none."""
    if n >= len(words):
        return 0, 0
    word = words[n]
    if word.isdecimal() and len(word) <= 4 and not (len(word) == 4 and word[0] == "0"):
        return int(word), 1
    if word in TENS:
        unit = NUMBERS.get(words[n + 1], 99) if n + 1 < len(words) else 99
        return (TENS[word] + unit, 2) if unit < 10 else (TENS[word], 1)
    return (NUMBERS[word], 1) if word in NUMBERS else (0, 0)


def may_begin(word: str) -> bool:
    """Whether a number may begin with this word."""
    return word in _BEGINS or word.isdecimal() or word[0] in "x×"


def is_number(word: str) -> bool:
    """Whether a word is a number by itself."""
    return word in _BY_ITSELF or word.isdecimal() or (word[0] in "x×" and _TIMES_SIGN.match(word) is not None)


def is_number_alone(words: list[str]) -> bool:
    """ "I'd guess 20-odd", "five of them", "maybe twenty in one night": a clause of hers that only says how many."""
    start = next((n for n, word in enumerate(words) if may_begin(word) and _number(words, n)), None)
    if start is None or modifiers(words, start) != start:
        return False
    read = _number(words, start)
    noun, end = counted_noun(words, start, start + read[1]) if read else (None, 0)
    return noun is not None and (end == len(words) or words[end] in ALONE_BEFORE | ABOUT_AFTER | {"of"})


def _is_other(words: list[str], n: int, end: int) -> bool:
    """Whether it is a running total, or a number of something else; "that's five calls since noon" is none."""
    before = words[max(0, n - 3) : n]
    if before[-1:] == ["thats"] and words[end : end + 1] != [] and words[end] in _TOTAL_SINCE:
        return False
    linked = before[-1:] != [] and before[-1] in ("of", "up", "about", "is", "to", "the", "now")
    return not NOT_HERE_BEFORE.isdisjoint(before[-2:] if linked else before[-1:])


def _count(words: list[str], start: int, end: int, value: int, said: str) -> Count:
    """The number, no surer than the words around it."""
    before, inside, after = words[max(0, start - 3) : start], words[start:end], words[end : end + 2]
    if said == "about" or _about(before) or _or_so(inside, after):
        return Count.about(value)
    floor = said == "floor" or "plus" in (*inside, *after[:1]) or _joined(after) in FLOOR_AFTER
    if floor or (before and before[-1] in FLOOR_BEFORE) or before[-2:] in (["fewer", "than"], ["less", "than"]):
        return Count.not_fewer(value)
    if (before[-1:] == ["over"] and words[start] != "twice") or before[-2:] in (["more", "than"], ["upwards", "of"]):
        return Count.not_fewer(value if value % 10 == 0 else value + 1)
    return Count.exactly(value)


def _or_so(inside: list[str], after: list[str]) -> bool:
    """ "20-odd", "six or so calls", "six calls or so"."""
    odd = not ABOUT_AFTER.isdisjoint((*inside, *after[:1]))
    return odd or inside[1:3] == ["or", "so"] or _joined(after) in SO


def _joined(words: list[str]) -> str:
    return " ".join(words)


def _about(before: list[str]) -> bool:
    last = before[-1:]
    if before[-2:] in (["nigh", "on"], ["close", "on"]) or before[-3:] == ["just", "short", "of"]:
        return True
    if before[-3:] == ["getting", "on", "for"] or before[-2:] in (["close", "to"], ["best", "part"], ["part", "of"]):
        return True
    return (
        before[-2:] == ["region", "of"]
        or bool(last and last[0] in ABOUT_BEFORE)
        or before[-3:] in (["must", "of", "been"], ["must", "have", "been"])
    )


def _vague(told: Narrative, number: int) -> CountPhrase | None:
    """The words of a clause that tell of many and give no number, such as "scores" or "again and again"."""
    clause = told.clauses[number]
    words = told.words_of(clause)
    if not _is_vague(words):
        return None
    for last in range(len(words)):
        began = max(0, last + 1 - _LONGEST_VAGUE)
        if _is_vague(words[began : last + 1]):
            first = next(n for n in range(last, began - 1, -1) if _is_vague(words[n : last + 1]))
            return CountPhrase(count=Count.unknown(), first=clause.first + first, last=clause.first + last, noun="")
    return None


def _is_vague(words: list[str]) -> bool:
    said = f" {' '.join(words)} "
    return _AGAIN_AND_AGAIN.search(said) is not None or holds(said, VAGUE)
