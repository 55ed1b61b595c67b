# SPDX-License-Identifier: Apache-2.0
"""Months, weekdays and days in each language; the English names are those that the dates are read by."""

from collections.abc import Mapping, Sequence
from datetime import date

from vlu_desktop.dates import date_display
from vlu_desktop.dates.date_words import MONTHS, MONTHS_ELSEWHERE, SHORT_MONTHS, WEEKDAYS
from vlu_desktop.language.languages import ENGLISH, WELSH, base

_MONTHS = {
    ENGLISH: MONTHS,
    WELSH: MONTHS_ELSEWHERE[WELSH],
}
# Three letters serve English; in Welsh they would not tell Mawrth from Mai by eye, nor Gorffennaf as it is written.
_SHORT_MONTHS = {
    ENGLISH: SHORT_MONTHS,
    WELSH: ("Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"),
}
_WEEKDAYS = {
    ENGLISH: WEEKDAYS,
    WELSH: (
        *("Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau"),
        *("Dydd Gwener", "Dydd Sadwrn", "Dydd Sul"),
    ),
}


def month(number: int, language: str = ENGLISH, *, short: bool = False) -> str:
    """The name of a month, 1 to 12."""
    return _of(_SHORT_MONTHS if short else _MONTHS, language)[number - 1]


def weekday(number: int, language: str = ENGLISH) -> str:
    """The name of a weekday, Monday 0."""
    return _of(_WEEKDAYS, language)[number]


def day(value: date | None, language: str = ENGLISH, *, short: bool = False, missing: str = "") -> str:
    """ "3 March 2026", "3 Mawrth 2026"; `missing` where there is none."""
    if value is None:
        return missing
    if base(language) != WELSH:
        return date_display.day(value, short=short)
    return f"{value.day} {month(value.month, language, short=short)} {value.year}"


def _of(names: Mapping[str, Sequence[str]], language: str) -> Sequence[str]:
    return names.get(base(language), names[ENGLISH])
