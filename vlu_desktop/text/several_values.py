# SPDX-License-Identifier: Apache-2.0
"""Which values stand in a field that is meant for one: numbers, addresses of mail, accounts, registrations, postcodes.

What is entered in one field is guarded and said to be safe, or not, as one. So several are told apart on entry.
"""

import re
from collections.abc import Callable, Iterable

from vlu_desktop.text.account_spellings import EMAIL, HANDLE, URL
from vlu_desktop.text.number_spellings import LONGEST_PHONE, PLATE, digits_of

_FIGURES = re.compile(r"\+?[\d(][\d\s().-]*+")
_LEAST = 6
"""Figures: fewer are an extension, or the last figures of a number told twice."""
_STARTS = re.compile(r"\s(?=0\d{3,4}\s?\d{3}|\+\d)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;/|\n]")
_BESIDE = re.compile(r"\([^()]*\)")


def phones_in(value: str) -> list[str]:
    """Each telephone number; two beside each other with nothing but a space are told by where the second begins."""
    found = []
    for run in _FIGURES.findall(value):
        parts = [run] if len(digits_of(run)) <= LONGEST_PHONE else _STARTS.split(run)
        found += [part.strip().rstrip("( ).-") for part in parts if len(digits_of(part)) >= _LEAST]
    return _once(found, lambda part: digits_of(part)[-9:])


def emails_in(value: str) -> list[str]:
    """Each address of mail."""
    return _once(EMAIL.findall(value), str.casefold)


def accounts_in(value: str) -> list[str]:
    """Each account: of mail, a web address or a handle; one told in two ways counts once."""
    mails = emails_in(value)
    rest = EMAIL.sub(" ", value)
    pages = URL.findall(rest)
    rest = URL.sub(" ", rest)
    handles = [f"@{name}" for name in HANDLE.findall(rest)]
    found = _once([*mails, *pages, *handles], _own_part)
    bare = [part.strip() for part in _BETWEEN.split(rest)]
    # Nothing marked as an account, and a list of single words: each is one.
    return found or (bare if len(bare) > 1 and all(len(part.split()) == 1 for part in bare) else [])


def plates_in(value: str) -> list[str]:
    """Each registration; what stands in brackets is said of the vehicle."""
    return _once(PLATE.findall(_BESIDE.sub(" ", value)), lambda part: "".join(part.split()).casefold())


def postcodes_in(value: str) -> list[str]:
    """Each full postcode."""
    return _once(_POSTCODE.findall(value), lambda part: "".join(part.split()).casefold())


def _own_part(account: str) -> str:
    """What tells an account apart, written as a handle, a web address or before the @ of an address of mail."""
    path, at, _ = account.partition("@")
    if at and path:
        return path.casefold()
    return account.rstrip("/").rpartition("/")[2].removeprefix("@").casefold()


def _once(found: Iterable[str], key: Callable[[str], str]) -> list[str]:
    return list({key(each): each for each in reversed(list(found))}.values())[::-1]
