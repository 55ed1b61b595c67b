# SPDX-License-Identifier: Apache-2.0
"""Lists, counts and labels inside a sentence: the one place for each, for the whole program."""

import re
from collections.abc import Iterable

from vlu_desktop.dates.date_words import ORDINALS
from vlu_desktop.language.languages import ENGLISH, WELSH, base

# Welsh "and" is "ac" before a vowel; "w" and "y" are vowels there. An aspirate mutation after "a" is left out, for what
# is listed are names and the record's own words, which stand as they are written.
_WELSH_VOWELS = frozenset("aeiouwyâêîôûŵŷàèìòùáéíóúäëïöü")
_COMMA = ", "
_ENCLOSED = re.compile(r"\([^()]*\)|“[^“”]*”|\[[^\[\]]*\]")
"""What brackets or quotation marks hold together: a comma in it parts no item from the next."""


def listed(items: Iterable[str], language: str = ENGLISH) -> str:
    """ "a", "a and b", "a, b and c"; in Welsh "a, b ac c". Items that hold commas: "a, with d; b; and c"."""
    words = list(items)
    both = ("ac" if words and _begins_with_vowel(words[-1]) else "a") if base(language) == WELSH else "and"
    return _joined(words, both)


def either(items: Iterable[str], language: str = ENGLISH) -> str:
    """ "a", "a or b", "a, b or c"; in Welsh "a, b neu c", with no mutation, for what is listed is the record's own."""
    return _joined(list(items), "neu" if base(language) == WELSH else "or")


def in_turn(parts: Iterable[str]) -> str:
    """ "a, b, c": the parts of one answer in their turn, such as a line of an address; the empty ones are left out."""
    return ", ".join(part for part in parts if part)


def apart(answers: Iterable[str]) -> str:
    """ "a; b; c": several answers in one place, none of which goes into the next; the empty ones are left out."""
    return "; ".join(answer for answer in answers if answer)


def stated(statements: Iterable[str]) -> str:
    """ "A. B": statements behind one another in a cell, which ends without a stop; the empty ones are left out."""
    return ". ".join(statement for statement in statements if statement)


def in_sentences(statements: Iterable[str]) -> str:
    """ "A. B.": the same as sentences, each with its stop."""
    return " ".join(f"{statement.rstrip('.')}." for statement in statements if statement)


def _joined(words: list[str], both: str) -> str:
    """A list told apart by commas, or by semicolons where a comma would not say at which item it stands."""
    if len(words) < 2:
        return words[0] if words else ""
    if any(_COMMA in _ENCLOSED.sub("", each) for each in words):
        return f"{'; '.join(words[:-1])}; {both} {words[-1]}"
    return f"{', '.join(words[:-1])} {both} {words[-1]}"


def _begins_with_vowel(words: str) -> bool:
    """Whether it is said with a vowel first in Welsh; figures as they are said: un, wyth, un deg un."""
    if words[:1].isdecimal():
        figures = "".join(letter for letter in words.split(" ", maxsplit=1)[0] if letter.isdecimal())
        said_first = int(figures[: (len(figures) - 1) % 3 + 1])
        return figures == "1" or 11 <= said_first <= 19 or figures[0] == "8"
    first = words.lstrip("“‘\"'(")[:1].lower()
    return first in _WELSH_VOWELS


def number(count: int, one: str, many: str = "") -> str:
    """ "1 incident", "12 incidents"; English, for pages that have no other language yet."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def ordinal(n: int) -> str:
    """ "second", "third", ... up to ten, then "11th"."""
    if n <= 10:
        return ORDINALS[n - 1]
    return f"{n}{'th' if 10 < n % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def lower_first(text: str) -> str:
    """A label inside a sentence: its first letter small unless it is an abbreviation ("CCTV")."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or len(text) == 1 else text


def sentence_case(text: str) -> str:
    """The first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]
