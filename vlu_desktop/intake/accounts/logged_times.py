# SPDX-License-Identifier: Apache-2.0
"""Occasions told one by one: times of day in a list or a log, days in turn, "and another at ten"."""

import re
from collections import Counter
from itertools import pairwise

from vlu_desktop.intake.accounts.clauses import Narrative
from vlu_desktop.intake.accounts.count_words import DAY_NAMES

_CLOCK = r"(?:\d{1,2}(?:[.:]\d{2})?(?:\s?(?:am|pm))?|midnight|noon)"
_TWO_FIGURES = re.compile(r"\d\D+\d")
_AND = r"(?:, ?(?:and |then )?|; ?| and | then | & )"
_LISTED = re.compile(rf"\bat ({_CLOCK}(?:{_AND}{_CLOCK})+)\b(?! ?(?:times|calls|texts|min))")
_SURE_CLOCK = (
    r"(?:\d{1,2}:[0-5]\d(?:\s?[ap]m)?|\d{1,2}(?:[.:][0-5]\d)?\s?[ap]m|(?:1?\d|0\d|2[0-3])\.[0-5]\d(?!\d)"
    r"|[01]\d[0-5]\d|2[0-3][0-5]\d)"
)
_STEP = rf"(?:{_AND}|, ?again |\. ?|\n| / |/)"
_DATE = r"\d{1,2}[./]\d{1,2}[./]\d{2}"
_LISTED_ALONE = re.compile(
    rf"(?=\d)(?!{_DATE})(?<!between )(?<!from )(?<![\w£.:/-])({_SURE_CLOCK}(?:{_STEP}{_SURE_CLOCK})+)(?![\w:/-])"
)
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon|\d{1,2})"
_SAID_CLOCK = (
    rf"(?:(?:half|half past|quarter past|quarter to|gone|just after|(?:ten|twenty|five) (?:past|to)) {_HOUR}|{_HOUR})"
)
_LISTED_IN_WORDS = re.compile(
    rf"\bat ({_SAID_CLOCK}(?:(?:, |,? then |,? and (?:then )?|,? again )(?:at )?{_SAID_CLOCK})+)"
    r"(?=[ .,;!]*(?:$|[.,;!\n]|today|tonight|this|and he|he|in the|am|pm))"
)
"""Times of day in words: "at one, then half one, then quarter past two"."""
_LOGGED = re.compile(
    rf"(?=\d)(?<![\w£.:/-]){_SURE_CLOCK} (?:a |another |missed |one )?(call|text|voicemail|email|message)\b"
)
"""A log: "15:02 call. 15:03 call. 15:07 text"."""
_SPACED = re.compile(r"(?=\d)(?<![\w£.:/-])((?:[01]\d|2[0-3])[0-5]\d(?: (?:[01]\d|2[0-3])[0-5]\d){2,})(?![\w:/-])")
_LOG_LINE = re.compile(rf"(?=\d)(?<![\w£.:/-]){_SURE_CLOCK}[ ,:-]{{1,3}}[x×] ?\d{{1,3}}\b", re.IGNORECASE)


def is_log(account: str) -> bool:
    """Whether it is a log of contact: times of day with how often, "22.10 x4, 22.40 x2"."""
    return _TWO_FIGURES.search(account) is not None and len(_LOG_LINE.findall(account)) > 1


def times_listed(account: str) -> int:
    """How many times of day stand in a list, or how many of one kind in a log; 0 where there is neither."""
    said = account.lower()
    figures, at = _TWO_FIGURES.search(said) is not None, "at " in said
    if not figures and not at:
        return 0
    logged = Counter(_LOGGED.findall(said)) if figures else None
    if logged and max(logged.values()) > 1:
        return max(logged.values())
    for pattern, clock, able in (
        (_LISTED, _CLOCK, at),
        (_LISTED_ALONE, _SURE_CLOCK, figures),
        (_LISTED_IN_WORDS, _SAID_CLOCK, at),
        (_SPACED, r"\d{4}", figures),
    ):
        found = pattern.search(said) if able else None
        if found:
            return len(re.findall(clock, found[1]))
    return 0


def others_at(words: list[str]) -> int:
    """ "A text at 6, another at 7 and another at ten past": the first and the others; 0 where there are none."""
    if "another" not in words:
        return 0
    others = sum(1 for n, word in enumerate(words[:-1]) if word == "another" and words[n + 1] in ("at", "just", "then"))
    return others + 1 if others else 0


def again_elsewhere(words: list[str]) -> bool:
    """ "In the ticket hall and then again on the platform": twice."""
    return "again" in words and any(
        (words[n : n + 2] == ["then", "again"] or (words[n : n + 2] == ["and", "again"] and "at" in words[:n]))
        and words[n + 2 : n + 3]
        and words[n + 2] in ("on", "at", "in", "outside")
        for n in range(len(words))
    )


def days_listed(words: list[str]) -> int:
    """ "On Monday, Tuesday and Friday", "once at nine and once at ten": how many; 0 where there are fewer than two."""
    once = sum(word == "once" and after in ("at", "on", "in", "before") for word, after in pairwise(words))
    for n, word in enumerate(words[:-1] if "and" in words else ()):
        if word == "and" and n and words[n - 1] in DAY_NAMES and words[n + 1] in DAY_NAMES:
            first = n - 1
            while first and words[first - 1] in DAY_NAMES:
                first -= 1
            if words[first - 1 : first] not in (["every"], ["between"], ["each"], ["for"], ["until"]):
                return n - first + 1
    return once if once > 1 else 0


_TWO = 2
_WEEKDAYS = DAY_NAMES - {"today", "tonight", "yesterday"}


def days_in_turn(told: Narrative, clauses: set[int]) -> int:
    """ "Tuesday he ..., Wednesday it was ..., Thursday ...": three days or more, each with its act; else 0."""
    days = [word for clause in told.clauses if (word := told.words[clause.first]) in _WEEKDAYS]
    if len(days) <= _TWO:
        return 0
    opened = sum(1 for number in clauses if told.words[told.clauses[number].first] in DAY_NAMES)
    return len(days) if len(set(days)) == len(days) and opened > 1 else 0
