# SPDX-License-Identifier: Apache-2.0
"""A row comes back as the record it was made of, for every type of the record."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType
from vlu_desktop.store.database.codec import codec_of

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
