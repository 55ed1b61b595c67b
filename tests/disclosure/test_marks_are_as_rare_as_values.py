# SPDX-License-Identifier: Apache-2.0
"""Harmless words are not cut: what is found beyond the words of a value is listed, for the example and for English."""

import random
from collections.abc import Iterator
from datetime import date

import pytest

from tests.conftest import Figure
from tests.text.rewritten_values import CLASSES
from vlu_desktop.disclosure.audiences import audience
from vlu_desktop.disclosure.protected_values import VaultView, guarded_values
from vlu_desktop.platform import paths
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.people import (
    Address,
    Case,
    ContactPoint,
    Involvement,
    Person,
    PersonName,
    SameAs,
    Vehicle,
)
from vlu_desktop.services.example.example_data import read_casebook
from vlu_desktop.text.ordinary_words import is_ordinary, stands_as_a_name
from vlu_desktop.text.spellings import Finder, Needle, words_of

TODAY = date(2026, 11, 16)
PEOPLE: tuple[type[Record], ...] = (Person, PersonName, ContactPoint, Address, Vehicle, SameAs, Involvement)


def casebook() -> dict[str, Record]:
    acts = read_casebook(paths.resources() / "casebook")
    return {row.id: row for act in acts for row in (*act.added, *act.changed)}


def texts(rows: dict[str, Record]) -> Iterator[str]:
    for row in rows.values():
        for spec in specs(type(row)):
            value = getattr(row, spec.name)
            if spec.kind in (Kind.TEXT, Kind.LONG_TEXT) and value:
                yield value


def views(rows: dict[str, Record]) -> Iterator[VaultView]:
    """Each case of the example, with the people of all."""
    people = {cls: tuple(row for row in rows.values() if type(row) is cls) for cls in PEOPLE}
    for case in (row for row in rows.values() if isinstance(row, Case)):
        here = tuple(row for row in people[Involvement] if getattr(row, "case_id", "") == case.id)
        yield VaultView(file=CaseFile(case=case, rows={Case: (case,), Involvement: here}), people=people)


def beyond(written: str, value: str) -> bool:
    """Whether what was found is more than some of the value's own words in their order."""
    found, whole = words_of(written), words_of(value)
    spans = {whole[at : at + len(found)] for at in range(len(whole))}
    return found not in spans and "".join(found) != "".join(whole)


def test_in_the_example_nothing_is_cut_beyond_the_words_of_a_value_but_these(figure: Figure) -> None:
    rows = casebook()
    said = list(dict.fromkeys(texts(rows)))
    found: set[tuple[str, str]] = set()
    times = marks = 0
    for view in views(rows):
        for key in ("court", "victim"):
            reader = next(iter(view.file.victims), "")
            guarded = {each.needle: each for each in guarded_values(view, audience(key), TODAY, reader=reader)}
            finder = Finder(tuple(guarded))
            for text in said:
                for match in finder.find(text):
                    written, needle = text[match.start : match.end], match.needle
                    if guarded[needle].capital and not stands_as_a_name(text, match.start, match.end):
                        continue
                    marks += 1
                    if beyond(written, needle.value):
                        times += 1
                        found.add((" ".join(written.split()), needle.value))
    figure(f"of {marks} marks in the example, {times} are beyond the words of a value: {len(found)} spellings")
    assert found == EXPECTED


EXPECTED = {
    # Turned round, in both ways of writing one whole name.
    ("Bartosz Wiśniewski", "Wiśniewski, Bartosz"),
    ("Philippa Quillfeather-Oyelaran", "Quillfeather-Oyelaran, Philippa"),
    ("Łucja Wiśniewska", "Wiśniewska, Łucja"),
    ("lucja@wisniewska", "Wiśniewska, Łucja"),
    # His form of the name and hers.
    ("Wiśniewska", "Wiśniewski"),
    ("Wiśniewski", "Wiśniewska"),
    ("wisniewska", "Wiśniewski"),
}

ORDINARY_VALUES = (
    ("Fence", "place"), ("Shop", "place"), ("Over", "place"), ("3 Church Lane", "address"),
    ("Rose Cottage", "address"), ("The Old Bakery", "address"), ("Park School", "address"), ("Hill Surgery", "address"),
    ("Marks", "surname"), ("Fairlamb", "surname"), ("Blackwood", "surname"), ("Holly", "name"), ("Kings Mead", "place"),
    ("rose@example.org", "email"), ("@the_real_deal", "account"), ("https://example.org/people/out.and", "account"),
    ("14 May Road", "address"),
    ("St Mary's Church of England School", "address"), ("Riverside Garden Centre", "address"),
)  # fmt: skip


def english(words: int, seed: int) -> str:
    """Ordinary words at random, some of them with a capital, as no text has them; and the program's own guide."""
    rng = random.Random(seed)
    every = sorted(word for word in _words() if is_ordinary(word))
    return " ".join(rng.choice(every).capitalize() if rng.random() < 0.1 else rng.choice(every) for _ in range(words))


def _words() -> set[str]:
    said = " ".join(texts(casebook()))
    return {word for word in words_of(said) if word.isalpha()}


def test_in_ordinary_english_nothing_is_found_for_values_made_of_names(figure: Figure) -> None:
    rng = random.Random(4)
    needles = []
    for name in CLASSES:
        for _ in range(40):
            kind, value, _ = CLASSES[name](rng)
            needles.append(Needle(value=value, kind=kind, label=name))
    text = english(60_000, 7)
    found = {(match.needle.label, text[match.start : match.end]) for match in Finder(needles).find(text)}
    figure(f"in 60,000 words of English {len(needles)} values made of names are found {len(found)} times")
    assert len(found) <= 3, found


@pytest.mark.parametrize(
    "text",
    [
        "he climbed over the fence behind the shop and came over the road", "I park at the school by the church",
        "a fair lamb, a black wood door and holly on the sill",
        "out and with the real deal on the people carrier",
        "on 14 May he was at the riverside garden, in the old house", "I rose at six; his marks were poor",
        "down the street, by the hill and the surgery", "the kings of the mead hall",
    ],
)  # fmt: skip
def test_values_that_are_ordinary_words_are_not_found_in_small_letters(text: str) -> None:
    for value, kind in ORDINARY_VALUES:
        if len(words_of(value)) > 1 or kind in ("email", "account"):
            found = Finder([Needle(value=value, kind=kind)]).find(text)  # type: ignore[arg-type]
            assert [text[match.start : match.end] for match in found] == [], value
