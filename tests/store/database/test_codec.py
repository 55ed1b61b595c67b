# SPDX-License-Identifier: Apache-2.0
"""A row comes back as the record it was made of, for every type of the record."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType, record_type
from vlu_desktop.store.database.codec import Value, codec_of

FILLED: dict[Kind, Any] = {
    Kind.WHEN: When.on(date(2024, 3, 1), words="on the 1st; or so"),
    Kind.COUNT: Count.not_fewer(3),
    Kind.DATE: date(2024, 3, 1),
    Kind.INSTANT: datetime(2024, 3, 1, 9, 30, tzinfo=UTC),
    Kind.INTEGER: 7,
    Kind.FLAG: True,
}


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.key)
def test_a_row_comes_back_as_its_record(kind: RecordType) -> None:
    codec = codec_of(kind)
    filled = {spec.name: FILLED.get(spec.kind, f"{spec.name} <b>") for spec in specs(kind.cls)}
    for made in (kind.cls(), kind.cls(**filled, recorded_at=FILLED[Kind.INSTANT])):
        found = codec.decode(codec.encode(made))
        assert found == made
        assert hash(found) == hash(made)


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.key)
def test_what_a_damaged_row_holds_in_the_place_of_a_text_comes_as_it_is(kind: RecordType) -> None:
    codec = codec_of(kind)
    texts = [name for name in codec.columns if name in codec.strings]
    for strange in (None, b"\xff"):
        row = [
            strange if name in texts else value
            for name, value in zip(codec.columns, codec.encode(kind.cls()), strict=True)
        ]
        found = codec.decode(row)
        assert all(getattr(found, name) is strange for name in texts)


def test_a_row_is_hashed_in_the_form_it_always_was() -> None:
    """Only what was filled in, by name, so that a field added later changes no old hash."""
    found = codec_of(record_type("case"))

    def canonical(**filled: Value) -> str:
        row = [filled.get(name, found.empty(name)) for name in found.columns]
        return found.canonical(row)

    whole = canonical(id="i", unit="u", recorded_at="2026", recorded_by="o", title="Quill", reference="R1")
    assert whole == "case;;id,unit,recorded_at,recorded_by,reference,title;i\0u\x002026\0o\0R1\0Quill"
    assert canonical(id="i", title="") == canonical(id="i") == "case;;id;i"
    # One text with a NUL in it is not two texts.
    assert canonical(id="i", title="a\0b") == "case;;id,title;[1, 3]i\0a\0b"
    assert canonical(reference="a", title="b") != canonical(title="a\0b")


def test_numbers_and_flags_are_hashed_by_name_and_a_flag_that_is_off_not_at_all() -> None:
    found = codec_of(record_type("kept-finding"))

    def canonical(**filled: Value) -> str:
        return found.canonical([filled.get(name, found.empty(name)) for name in found.columns])

    assert canonical(incidents=0, title="T") == "kept-finding;incidents=0;title;T"
    assert canonical(incidents=7, certain=1, title="T") == "kept-finding;incidents=7,certain=1;title;T"
    assert canonical(certain=0, title="T") == "kept-finding;;title;T"
