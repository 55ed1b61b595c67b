# SPDX-License-Identifier: Apache-2.0
"""Slips of the pen in the names of months and days: one letter wrong, missing, doubled or changed about, if clear."""

from vlu_desktop.dates.date_words import MONTHS, WEEKDAYS

# Two letters wrong, and yet written so every day.
_COMMON = {
    "wensday": "wednesday", "wendsday": "wednesday", "wenday": "wednesday", "wednsday": "wednesday",
    "wendesday": "wednesday", "wensdays": "wednesdays", "febuary": "february", "febury": "february",
    "janury": "january", "thrusday": "thursday", "thurday": "thursday", "thersday": "thursday", "satday": "saturday",
    "tusday": "tuesday", "teusday": "tuesday", "tuseday": "tuesday", "sept'": "september", "setember": "september",
    "chrismas": "christmas", "xmass": "xmas", "crismas": "christmas", "chritmas": "christmas", "tommorow": "tomorrow",
    "tommorrow": "tomorrow", "tomorow": "tomorrow", "yesterdy": "yesterday", "yestarday": "yesterday",
    "fortnite": "fortnight", "eveing": "evening", "evning": "evening", "mornin": "morning", "marhc": "march",
    "haloween": "halloween", "holloween": "halloween", "eastr": "easter", "midnite": "midnight",
    "begining": "beginning", "arround": "around", "aprox": "approx", "aproximately": "approximately",
    "approximatly": "approximately", "betwen": "between", "beetween": "between", "bewteen": "between",
    "betweeen": "between", "sinse": "since", "sicne": "since", "scince": "since", "aobut": "about", "abotu": "about",
    "nigth": "night", "nihgt": "night", "jully": "july", "feburary": "february", "febuarary": "february",
    "wekend": "weekend", "weeked": "weekend", "durring": "during", "untill": "until", "throught": "throughout",
    "valantines": "valentines", "possibley": "possibly", "probaly": "probably", "prolly": "probably",
}  # fmt: skip
# Words of their own, however near they come.
_REAL = frozenset(
    "sundry mourning remember member match marsh parch monde mondeo fridge friary augusta auguste junes julie julia "
    "novembre septembre setting morn eventing evenings mornings sundays mondays fridays tuesdays thursdays saturdays "
    "wednesdays sundae sunday's weekends midnights lovember yesterdays noonday".split()
)
_TARGETS = (
    *(name.lower() for name in MONTHS if len(name) > 4),
    *(name.lower() for name in WEEKDAYS),
    *("yesterday", "tomorrow", "christmas", "fortnight", "afternoon", "midnight", "weekend", "evening", "morning"),
)


def mended(word: str) -> str:
    """The name that was meant; "" where none is, or more than one might be."""
    if word in _COMMON:
        return _COMMON[word]
    if word in _REAL:
        return ""
    meant = [name for name in _TARGETS if _one_slip(word, name)]
    return meant[0] if len(meant) == 1 else ""


def _one_slip(word: str, name: str) -> bool:
    if word[0] != name[0] and sorted(word[:2]) != sorted(name[:2]):
        return False
    start = _alike(word, name)
    mine, theirs = word[start:], name[start:]
    changed_about = mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:]
    if len(name) <= 5:
        doubled = mine[:1] == word[start - 1] and mine[1:] == theirs
        return changed_about or doubled
    return changed_about or mine[1:] == theirs or mine == theirs[1:] or mine[1:] == theirs[1:]


def _alike(word: str, name: str) -> int:
    """How many letters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
