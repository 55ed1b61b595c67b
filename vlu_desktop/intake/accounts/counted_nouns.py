# SPDX-License-Identifier: Apache-2.0
"""What a number of an account counts: messages, occasions, days; nothing where it is a number of something else."""

import re

from vlu_desktop.intake.accounts.count_words import (
    ABOUT_AFTER,
    ALONE_BEFORE,
    COUNTABLE,
    DAY_NAMES,
    DAYS,
    IN_A_ROW,
    MEDIA,
    MODIFIERS,
    NOUNS,
    SKIPPED,
)
from vlu_desktop.intake.accounts.grammar_words import word_set

_TOGETHER = frozenset({"so far", "in all", "in total", "all told", "and counting", "give or"})
_BY_THE_CLOCK = frozenset("gone at past just around about till until".split())
_SINCE = frozenset("midnight lunch lunchtime yesterday breakfast dinner tea then him".split())
_NO_ADJECTIVES = word_set("count_words.no_adjectives")
_ALSO_VERBS = frozenset("calls texts rings knocks times follows views shows".split())
"""What a word before may be the subject of: "at 10 she texts"."""
_MOST_BETWEEN = 4
"""Words that may stand between a number and what it counts: "four more missed calls"."""
_NIGHTS = frozenset("nights mornings evenings afternoons lunchtimes".split())
"""Before "he": "3 nights he has sat opposite" counts them."""
_BEFORE_A_TIME = frozenset("was its about nearly gone by until since past around half just at were".split())
_CLOCK = 4
"""Figures of a time of day as a log has it: 1430."""
_MINUTES = frozenset("5 10 20 25 five ten twenty".split())
_TIMES_SIGN = re.compile(r"[x×](\d{1,4})$")


def counted_noun(words: list[str], start: int, after: int) -> tuple[str | None, int]:
    """What a number counts, and the word after it; "" for the number alone where it is told of a medium, else None."""
    if _is_of_times(words, start):
        return "times", after
    if _is_of_the_clock(words, start, after):
        return None, after
    if words[after : after + 1] == ["x"]:
        after += 1
    n = _behind_adjectives(words, after)
    if _is_of_days(words, after, n):
        return "times", n + 1
    # "One WhatsApp": what tells one thing from another may be the thing itself.
    of_them = words[after : after + 1] == ["of"] and words[after + 1 : after + 2] in (["them"], ["these"], ["those"])
    for last in (n, n - 1):
        if after <= last < len(words) and words[last] in NOUNS and (not of_them or words[last].endswith("s")):
            return words[last], last + 1
    if words[after - 1] == "x":
        return "times", after
    if _is_of_these(words, start, after):
        return "", after + 2
    return ("" if _stands_alone(words, start, after, n) else None), after


def _is_of_the_clock(words: list[str], start: int, after: int) -> bool:
    """ "It was two in the morning when he rang"."""
    part = words[after : after + 2] == ["in", "the"] and words[after + 2 : after + 3] != [] and (
        words[after + 2] in ("morning", "afternoon", "evening")
    )  # fmt: skip
    return part and words[start - 1 : start] != [] and words[start - 1] in _BEFORE_A_TIME


def _behind_adjectives(words: list[str], after: int) -> int:
    """The word behind those that may stand between a number and what it counts."""
    n = after + 2 if words[after : after + 2] == ["or", "so"] else after
    while n < len(words) and n - after < _MOST_BETWEEN and (words[n] in SKIPPED or _of_hers(words, n, after)):
        n += 1
    return n + 1 if _is_some_adjective(words, n) else n


def _is_some_adjective(words: list[str], n: int) -> bool:
    """ "2 valentine cards", "six sarky texts": one word that no list knows, before several of what is sent."""
    if n + 1 >= len(words) or words[n] in NOUNS or words[n] in _NO_ADJECTIVES or not words[n].isalpha():
        return False
    sent = words[n + 1] in NOUNS and words[n + 1].endswith("s") and words[n + 1] not in _ALSO_VERBS
    return sent and not words[n].endswith(("s", "ed", "ly"))


def _is_of_times(words: list[str], start: int) -> bool:
    """ "Twice", "x 4", "x4": a number that counts occasions by itself."""
    before = words[start - 1 : start]
    return (
        "once" in words[start : start + 2]
        or words[start] in ("twice", "thrice")
        or before in (["x"], ["times"])
        or bool(_TIMES_SIGN.match(words[start]))
    )


def _is_of_days(words: list[str], after: int, n: int) -> bool:
    """ "Four mornings this week", "three nights running", "both Thursdays": days that tell how often."""
    if words[after - 1] == "both":
        return True
    named = words[n : n + 1] != [] and words[n] in DAYS | {"days"}
    if named and (words[after] in ("separate", "different") or (words[after - 2 : after - 1] == ["on"] and n == after)):
        return True
    if named and words[n] in _NIGHTS and n == after and words[n + 1 : n + 2] in (["he"], ["hes"], ["hed"]):
        return True
    return (
        n == after
        and words[n : n + 1] != []
        and words[n] in DAYS
        and not IN_A_ROW.isdisjoint((" ".join(words[n + 1 : n + 3]), *words[n + 1 : n + 2]))
    )


def _is_of_these(words: list[str], start: int, after: int) -> bool:
    """ "9 of these", and "must be 20+ of them" where that is all the clause says: people are counted otherwise."""
    these = words[after : after + 2] in (["of", "these"], ["of", "those"])
    begins = start - modifiers(words, start)
    alone = (begins == 0 or words[begins - 1] in MEDIA) and words[after : after + 2] == ["of", "them"]
    if not alone:
        return these
    return len(words) == after + 2 or words[after + 2 : after + 3] == ["all"] or (
        after + 2 < len(words) and words[after + 2] in ALONE_BEFORE
    )  # fmt: skip


def _stands_alone(words: list[str], start: int, after: int, skipped: int) -> bool:
    """ "Calls: 15", "3 or 4 today": a clause that is hardly more than the number, or a medium and the number."""
    begins, ends = start - modifiers(words, start), skipped == len(words)
    if _is_a_time(words, start, after):
        return False
    if " ".join(words[after : after + 2]) in _TOGETHER and (begins == 0 or not COUNTABLE.isdisjoint(words[:begins])):
        return True
    if begins == 0:
        return ends or words[after] in ALONE_BEFORE or words[skipped] in ALONE_BEFORE
    if (
        (ends or words[skipped] in ALONE_BEFORE)
        and (words[begins - 1] in DAY_NAMES or (words[begins - 1] in _SINCE and not _BY_THE_CLOCK & {*words[:begins]}))
        and words[start - 1] not in ("was", "it")
    ):
        return True
    return words[begins - 1] in MEDIA and (ends or words[skipped] in ALONE_BEFORE)


def _is_a_time(words: list[str], start: int, after: int) -> bool:
    """ "10 to 12" alone, four figures alone: a time of day, not told of how many."""
    alone = words[start].isdecimal() and len(words[start]) == _CLOCK
    return alone or (words[start] in _MINUTES and words[start + 1 : start + 2] == ["to"] and after == start + 3)


def _of_hers(words: list[str], n: int, after: int) -> bool:
    """ "6 of my photos", "a couple of texts"."""
    return (words[n] == "of" and (n == after or words[n - 1] in ABOUT_AFTER)) or (
        words[n] in ("my", "the", "his", "our", "them", "these", "those") and words[n - 1] == "of"
    )


def modifiers(words: list[str], start: int) -> int:
    """How many words right before a number only say how sure it is: "I'd guess", "must be", "at least"."""
    many = 0
    while many < start and words[start - 1 - many] in MODIFIERS:
        if words[start - 1 - many] == "at" and words[start - many] not in ("least", "most"):
            break
        many += 1
    return many
