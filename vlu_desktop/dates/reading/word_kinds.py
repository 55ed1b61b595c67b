# SPDX-License-Identifier: Apache-2.0
"""The words of dates and what kind each is: months in several languages, numbers, and the table of all other words."""

import unicodedata
from collections.abc import Iterator

from vlu_desktop.dates.date_words import MONTHS, MONTHS_ELSEWHERE, ORDINALS, TENS, UNITS, WEEKDAYS
from vlu_desktop.dates.reading.word_table import TABLE

Meaning = tuple[str, object]

WORDS: dict[str, Meaning] = {}
PHRASES: dict[str, dict[str, list[tuple[tuple[str, ...], Meaning]]]] = {}
"""The phrases by their first word and then their second, the longest first."""
# Languages whose months are known as they stand beside a day, accents taken off. Words that are also names of people or
# other things in English ("Marco", the Dutch "mei", the Turkish "mart") are left out.
_LANGUAGES = "cy fr de es it ro pt pl".split()
_NAMES_OF_PEOPLE = frozenset({"marco"})
_FOREIGN_DAYS = """
lundi mardi mercredi jeudi vendredi samedi dimanche
montag dienstag mittwoch donnerstag freitag samstag sonntag
lunes martes miercoles jueves viernes sabado domingo
lunedi martedi mercoledi giovedi venerdi sabato domenica
poniedzialek wtorek sroda czwartek piatek sobota niedziela
""".strip()
_SHORT_DAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def _put(kind: str, words: str, value: object) -> None:
    parts = tuple(words.split())
    meaning = (kind, words if value is None else value)
    if len(parts) == 1:
        WORDS[words] = meaning
    else:
        PHRASES.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, meaning))


def _plain(name: str) -> str:
    """A name in small letters without its accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(letter))


def _calendar() -> None:
    for n, name in enumerate(MONTHS, 1):
        WORDS[name.lower()] = WORDS[name[:3].lower()] = ("month", n)
    WORDS["sept"] = ("month", 9)
    for n, name in enumerate(WEEKDAYS):
        WORDS[name.lower()] = WORDS[name[:3].lower()] = ("weekday", n)
        WORDS[f"{name.lower()}s"] = ("weekdays", n)
    WORDS.update({word: ("weekday", n) for word, n in _SHORT_DAYS.items()})
    for language in _LANGUAGES:
        for n, name in enumerate(MONTHS_ELSEWHERE[language], 1):
            if (word := _plain(name)) not in _NAMES_OF_PEOPLE:
                WORDS.setdefault(word, ("month", n))
    for line in _FOREIGN_DAYS.split("\n"):
        for n, word in enumerate(line.split()):
            WORDS.setdefault(word, ("weekday", n))


def _numbers() -> None:
    WORDS.update({word: ("number", n) for n, word in enumerate(UNITS, 1)})
    WORDS.update({word: ("number", 10 * n) for n, word in enumerate(TENS, 2)})
    WORDS.update({word: ("ordinal", n) for n, word in enumerate((*ORDINALS, "twentieth"), 1)})
    WORDS["thirtieth"] = ("ordinal", 30)
    WORDS.update({word: ("decade", f"{n}0") for n, word in enumerate(_DECADES, 2)})


def _lines() -> Iterator[str]:
    """The lines of the table, each with its continuations."""
    so_far = ""
    for line in TABLE.strip().splitlines():
        if line.startswith(" "):
            so_far += line
        else:
            if so_far:
                yield so_far
            so_far = line
    yield so_far


def _table() -> None:
    for line in _lines():
        head, _, words = line.partition(": ")
        kind, _, text = head.partition("=")
        value: object = (int(text) if text.lstrip("-").isdigit() else text) if text else None
        for each in words.split("|"):
            _put(kind, " ".join(each.split()), value)


_calendar()
_numbers()
_table()
for _seconds in PHRASES.values():
    for _rows in _seconds.values():
        _rows.sort(key=lambda row: -len(row[0]))
