# SPDX-License-Identifier: Apache-2.0
"""Times of day that stand in a list or a log, each of them an occasion: "rang at 9, 10.15 and 11"."""

import re
from collections import Counter

_CLOCK = r"(?:\d{1,2}(?:[.:]\d{2})?(?:\s?(?:am|pm))?|midnight|noon)"
_AND = r"(?:, ?(?:and |then )?|; ?| and | then | & )"
_LISTED = re.compile(rf"\bat ({_CLOCK}(?:{_AND}{_CLOCK})+)\b(?! ?(?:times|calls|texts|min))", re.IGNORECASE)
_SURE_CLOCK = (
    r"(?:\d{1,2}:[0-5]\d(?:\s?[ap]m)?|\d{1,2}(?:[.:][0-5]\d)?\s?[ap]m|(?:1?\d|0\d|2[0-3])\.[0-5]\d(?!\d)"
    r"|[01]\d[0-5]\d|2[0-3][0-5]\d)"
)
_STEP = rf"(?:{_AND}|, ?again |\. ?|\n| / |/)"
_LISTED_ALONE = re.compile(
    rf"(?<!between )(?<!from )(?<![\w£.:/-])({_SURE_CLOCK}(?:{_STEP}{_SURE_CLOCK})+)(?![\w:/-])", re.IGNORECASE
)
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon|\d{1,2})"
_SAID_CLOCK = (
    rf"(?:(?:half|half past|quarter past|quarter to|gone|just after|(?:ten|twenty|five) (?:past|to)) {_HOUR}|{_HOUR})"
)
_LISTED_IN_WORDS = re.compile(
    rf"\bat ({_SAID_CLOCK}(?:(?:, |,? then |,? and (?:then )?|,? again )(?:at )?{_SAID_CLOCK})+)"
    r"(?=[ .,;!]*(?:$|[.,;!\n]|today|tonight|this|and he|he|in the|am|pm))",
    re.IGNORECASE,
)
"""Times of day in words: "at one, then half one, then quarter past two"."""
_LOGGED = re.compile(
    rf"(?<![\w£.:/-]){_SURE_CLOCK} (?:a |another |missed |one )?(call|text|voicemail|email|message)\b", re.IGNORECASE
)
"""A log: "15:02 call. 15:03 call. 15:07 text"."""
_LOG_LINE = re.compile(rf"(?<![\w£.:/-]){_SURE_CLOCK}[ ,:-]{{1,3}}[x×] ?\d{{1,3}}\b", re.IGNORECASE)


def is_log(account: str) -> bool:
    """Whether it is a log of contact: times of day with how often, "22.10 x4, 22.40 x2"."""
    return len(_LOG_LINE.findall(account)) > 1


def times_listed(account: str) -> int:
    """How many times of day stand in a list, or how many of one kind in a log; 0 where there is neither."""
    logged = Counter(each.lower() for each in _LOGGED.findall(account))
    if logged and max(logged.values()) > 1:
        return max(logged.values())
    for pattern, clock in ((_LISTED, _CLOCK), (_LISTED_ALONE, _SURE_CLOCK), (_LISTED_IN_WORDS, _SAID_CLOCK)):
        found = pattern.search(account)
        if found:
            return len(re.findall(clock, found[1], re.IGNORECASE))
    return 0
