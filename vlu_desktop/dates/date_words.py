# SPDX-License-Identifier: Apache-2.0
"""The words dates are told in: months, weekdays, seasons, parts of the day and numbers, and how text is made plain."""

import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# The month a season begins in; each has three.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
# The minute a part of the day begins at, and how many minutes it may last. Bounds of ours, always shown in the echo.
PARTS_OF_DAY = {
    "early hours": (0, 360),
    "first thing": (300, 240),
    "morning": (360, 360),
    "lunchtime": (720, 120),
    "afternoon": (720, 360),
    "teatime": (960, 180),
    "evening": (1080, 360),
    "late evening": (1260, 180),
    "night": (1080, 720),
}
# First and last day; 0 for the last of the month.
THIRDS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 0)}
# First and last month.
THIRDS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}

# One to nineteen, and first to nineteenth.
UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {word: 10 * n for n, word in enumerate(TENS, 2)}
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
MONTH_NUMBERS = {name.lower(): n for n, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3].lower(): n for n, name in enumerate(MONTHS, 1)} | {"sept": 9}
WEEKDAY_NUMBERS = {name.lower(): n for n, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBERS |= {name[:3].lower(): n for n, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBERS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
MONTH = rf"(?:{'|'.join(MONTH_NUMBERS)})\.?"
WEEKDAY = rf"(?:{'|'.join(WEEKDAY_NUMBERS)})\.?"


def number_of(word: str) -> int:
    """The month's number; the full stop of an abbreviation doesn't matter."""
    return MONTH_NUMBERS[word.rstrip(".")]


def weekday_of(word: str) -> int:
    """The weekday's number, Monday 0."""
    return WEEKDAY_NUMBERS[word.rstrip(".")]


def _number_words() -> dict[str, str]:
    numbers = {word: str(n) for n, word in enumerate(UNITS, 1)} | {word: str(n) for word, n in _TENS.items()}
    for ten, n in _TENS.items():
        numbers |= {f"{ten}-{unit}": str(n + m) for m, unit in enumerate(UNITS[:9], 1)}
    return numbers


_NUMBERS = _number_words()
_TEEN = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_NUMBER_WORD = re.compile(rf"\b({_TEEN})\b")
_DAY_WORDS = {word: str(n) for n, word in enumerate(ORDINALS, 1)} | {"twentieth": "20", "thirtieth": "30"}
_DAY_WORDS |= {f"twenty-{word}": str(20 + n) for n, word in enumerate(ORDINALS[:9], 1)} | {"thirty-first": "31"}
_DAY_WORD = re.compile(rf"\b({'|'.join(_DAY_WORDS)})(?=(?: of)? {MONTH}(?:\W|$))")
_SPOKEN_YEAR = re.compile(
    rf"\b(nineteen|twenty)[ -](?:oh[ -](\w+)|({_TEEN}))\b(?!\s*(?:past|to|minutes|days|weeks|months|years))"
)
_TWO_THOUSAND = re.compile(rf"\btwo thousand(?: and)?(?: ({_TEEN}))?\b")
_TEN_AND = re.compile(rf"\b({'|'.join(TENS)}) ({'|'.join((*UNITS[:9], *ORDINALS[:9]))})\b")
_LONG = "(?:day|week|fortnight|month|year|decade)"
_PLAIN = str.maketrans({"–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "\N{NO-BREAK SPACE}": " ", ";": ","})


def _spoken_year(found: re.Match[str]) -> str:
    century = 1900 if found[1] == "nineteen" else 2000
    rest = _NUMBERS.get(found[2] or found[3])
    if rest is None or (not found[2] and int(rest) < 10):
        return found[0]
    return str(century + int(rest))


def plain(text: str) -> str:
    """Lower case, single spaces, digits for number words, ordinals without their endings."""
    said = " ".join(text.translate(_PLAIN).lower().split())
    said = re.sub(r"\b(\d{1,2})(?:st|nd|rd|th)\b", r"\1", said)
    said = _TEN_AND.sub(r"\1-\2", said)
    said = _DAY_WORD.sub(lambda found: _DAY_WORDS[found[1]], said)
    said = re.sub(rf"\b(for|over|during|in|within) the (last|past) (?={_LONG}\b)", r"\1 the \2 1 ", said)
    said = _SPOKEN_YEAR.sub(_spoken_year, said)
    said = _TWO_THOUSAND.sub(lambda found: str(2000 + int(_NUMBERS.get(found[1], "0"))), said)
    said = _NUMBER_WORD.sub(lambda found: _NUMBERS[found[1]], said)
    return said.strip(' .,!?()"“”')
