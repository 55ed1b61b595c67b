# SPDX-License-Identifier: Apache-2.0
"""What people wrote for guarded values is marked or asked about, class by class, and harmless words are not."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Figure
from tests.disclosure.disclosed_samples import CASE, HER, view_of
from tests.disclosure.test_guarded_table import values
from vlu_desktop.disclosure.address_parts import whole_of
from vlu_desktop.disclosure.masking import Masker
from vlu_desktop.disclosure.protected_values import ProtectedValue
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Address, ContactPoint, PersonName, Vehicle
from vlu_desktop.record.work import Protection
from vlu_desktop.text.near_spellings import NearFinder

WRITTEN = tomllib.loads((Path(__file__).parent / "strangers_spellings.toml").read_text(encoding="utf-8"))
CLASSES = tuple(dict.fromkeys(row["class"] for row in WRITTEN["value"]))


def record(kind: str, value: str) -> Record:
    """The record that such a value is entered in."""
    row_id, nobody = RecordId("x"), "nobody"
    match kind:
        case "name":
            given, _, family = value.partition("|")
            return PersonName(id=row_id, person_id=nobody, kind="current", given=given, family=family)
        case "address":
            return Address(id=row_id, person_id=nobody, lines=value)
        case "home":
            # Of somebody he has to do with, so that the town is kept back as well.
            return Address(id=row_id, person_id=HER, lines=value)
        case "vehicle":
            return Vehicle(id=row_id, person_id=nobody, registration=value)
        case "text":
            return Incident(id=row_id, case_id=CASE, account=value)
    return ContactPoint(id=row_id, person_id=nobody, kind=kind, value=value)


@cache
def guarded(kind: str, value: str) -> tuple[ProtectedValue, ...]:
    """What is looked for because such a record is protected."""
    protection = Protection(
        record_type="x", record_id="x", from_whom="offender", field="account" if kind == "text" else ""
    )
    before = _before()
    after = values(view_of(protected=((protection, record(kind, value)),)))
    return tuple(each for key, each in after.items() if key not in before)


@cache
def _before() -> frozenset[str]:
    return frozenset(values(view_of()))


def became(row: dict[str, Any], written: Sequence[str]) -> Iterator[str]:
    """What becomes of each writing in a sentence: marked, asked about, or neither."""
    looked_for = guarded(row["record"], row["value"])
    masker = Masker(looked_for)
    near = NearFinder([
        each.needle
        for each in looked_for
        if each.needle.label != "an address" or each.needle.value in whole_of(each.needle.value)
    ])  # fmt: skip
    for text in (f"Then {each} again." for each in written):
        yield "marked" if masker.text(text) != text else "asked" if near.find(text) else "neither"


@pytest.mark.parametrize("name", CLASSES)
def test_what_people_wrote_is_marked_or_asked_about(name: str, figure: Figure) -> None:
    found: Counter[str] = Counter()
    for row in (each for each in WRITTEN["value"] if each["class"] == name):
        for expected in ("marked", "asked", "neither"):
            written = row.get(expected, ())
            assert dict(zip(written, became(row, written), strict=True)) == dict.fromkeys(written, expected)
            found[expected] += len(written)
    figure(f"{name}: of {found.total()} writings {found['marked']} marked, {found['asked']} asked about")
    assert found["marked"] >= 0.75 * found.total()


def test_of_innocent_phrases_none_is_touched_for_any_of_these_values() -> None:
    assert len(WRITTEN["innocent"]) > 100
    every = {each.needle: each for row in WRITTEN["value"] for each in guarded(row["record"], row["value"])}
    masker = Masker(every.values())
    touched = {text: masker.text(text) for text in WRITTEN["innocent"]}
    assert {text: left for text, left in touched.items() if left != text} == {}
