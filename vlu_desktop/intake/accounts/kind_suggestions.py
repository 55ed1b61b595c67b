# SPDX-License-Identifier: Apache-2.0
"""Suggests kinds of conduct from the words of an account: whole words only, longest first, and not where denied."""

import re
from collections import defaultdict
from functools import cache

from vlu_desktop.record.behaviours import BEHAVIOURS, KINDS, attempt_at

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_DENIALS = {"not", "never", "without", "no", "didn't", "hasn't", "wasn't", "don't", "doesn't", "couldn't", "nothing"}
_TRIED = {"attempt", "attempted", "attempting", "attempts", "try", "tried", "tries", "trying"}
_ENDINGS = ("s", "ed", "es", "ing", "ion")
_PLACES = {kind.key: n for n, kind in enumerate(KINDS)}
_STEM = 6
_MOST_WORDS_READ = 20_000

# To name somebody is not to say that anything was done to them: kinds that are about others need a word of doing before
# the person, and a phrase that ends in "my" needs the person after it.
_DONE_TO = {
    "rang", "rings", "ringing", "called", "calls", "phoned", "texted", "messaged", "emailed", "contacted", "contacting",
    "threatened", "followed", "harassed", "harassing", "approached", "visited", "abused", "attacked", "hit", "punched",
    "assaulted", "pestered", "bothered", "messaging", "texting", "calling", "phoning", "writing", "wrote",
}  # fmt: skip
_CLOSE = {
    "mother", "mum", "mam", "mom", "father", "dad", "parents", "sister", "brother", "son", "daughter", "child",
    "children", "kids", "family", "friend", "friends", "partner", "boyfriend", "girlfriend", "husband", "wife", "nan",
    "gran", "aunt", "uncle", "cousin", "neighbour", "colleague", "boss", "manager", "new",
}  # fmt: skip
_ABOUT_OTHERS = {kind.key for kind in BEHAVIOURS if "targets" in kind.traits}


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> (the whole phrase, its kind), the longest first. A stem stands for the words it begins."""
    found: dict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
    for kind in KINDS:
        if kind.key == "other":
            continue
        for phrase in (kind.label, *kind.words):
            words = tuple(_words(phrase))
            found[words[0]].add((words, kind.key))
            if len(words) == 1 and len(words[0]) >= _STEM:
                for ending in _ENDINGS:
                    found[words[0] + ending].add(((words[0] + ending,), kind.key))
    return {first: tuple(sorted(each, key=lambda p: (-len(p[0]), p))) for first, each in found.items()}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def suggest_kinds(*texts: str) -> tuple[str, ...]:
    """The kinds whose words stand in any of the texts, in the order of the table; a suggestion, never a finding."""
    found = {kind for text in texts for kind in _in_text(text)}
    return tuple(sorted(found, key=_PLACES.__getitem__))


def _in_text(text: str) -> set[str]:
    phrases = _phrases()
    words = _words(text)[:_MOST_WORDS_READ]
    found: set[str] = set()
    covered = 0
    for at, word in enumerate(words):
        if word not in phrases:
            continue
        longest = 0
        for phrase, kind in phrases[word]:
            size = len(phrase)
            # A phrase within a longer one says no more: "threat to kill" is not also a "threat".
            if size < longest or at + size <= covered or tuple(words[at : at + size]) != phrase:
                continue
            if kind not in _ABOUT_OTHERS:
                longest = size
            elif not _done_to_another(words, at, phrase):
                continue
            before = words[max(0, at - 2) : at]
            if not _DENIALS.intersection(before):
                found.add(kind if _TRIED.isdisjoint(before) else attempt_at(kind))
        covered = max(covered, at + longest)
    return found


def _done_to_another(words: list[str], at: int, phrase: tuple[str, ...]) -> bool:
    after = words[at + len(phrase)] if at + len(phrase) < len(words) else ""
    if phrase[-1] in ("my", "her", "his"):
        return after in _CLOSE
    return bool(_DONE_TO.intersection((*phrase, *words[max(0, at - 3) : at])))
