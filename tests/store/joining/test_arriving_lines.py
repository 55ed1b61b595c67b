# SPDX-License-Identifier: Apache-2.0
"""What comes of another computer is what its columns may hold, to the last number, or it is refused."""

from typing import Any

import pytest

from vlu_desktop.record.record_types import record_type
from vlu_desktop.store.database.codec import Value, codec_of
from vlu_desktop.store.joining.arriving_lines import (
    NotTaken,
    arriving_change,
    arriving_line,
    arriving_row,
    arriving_value,
)
from vlu_desktop.store.journal.journal import COLUMNS, digest

LEAST, MOST = -9223372036854775808, 9223372036854775807
HALF_A_CHARACTER = "\ud83d"


def line(**other: Any) -> list[Any]:
    """The values of a line as they come, one of them another where a test says so."""
    plain: dict[str, Any] = {
        **dict.fromkeys(COLUMNS, ""), "device": "d1", "seq": 7, "schema_version": 13, "prev": "0a", "made": "",
    }  # fmt: skip
    return list({**plain, **other}.values())


def arrived(values: list[Any], **other: Any) -> Any:
    plain: dict[str, Any] = {
        "hashed": "ff",
        "salts": None,
        "said_salt": None,
        "reason": "why",
        "detail": "what",
        "knew": {},
    }
    return arriving_line(values, **{**plain, **other})


@pytest.mark.parametrize("value", [None, "", "words", "🚪", LEAST, MOST, 0, -1])
def test_a_field_holds_nothing_words_or_a_number_that_the_file_can_hold(value: Any) -> None:
    assert arriving_value(value) == value


@pytest.mark.parametrize("value", [LEAST - 1, MOST + 1, True, False, 1.0, [], {}, b"x", HALF_A_CHARACTER])
def test_a_field_holds_nothing_else(value: Any) -> None:
    with pytest.raises(ValueError, match="no text|" + str(value) if isinstance(value, int) else "no text"):
        arriving_value(value)


def test_a_line_is_what_its_columns_say() -> None:
    found = arrived(line(), salts="01", said_salt="02", knew={"d2": [3, "0b"]})
    assert (found.seq, found.hash, found.salts) == (7, b"\xff", b"\x01")
    assert found.said == (b"\x02", "why", "what")
    assert found.knew == {"d2": (3, b"\x0b")}
    assert found.values[COLUMNS.index("prev")] == b"\x0a"
    assert list(found.expected) == []
    assert arrived(line()).said == (b"", "why", "what")
    assert arrived(line()).salts is None


@pytest.mark.parametrize(
    "values",
    [
        line()[:-1], [*line(), ""], line(seq="7"), line(seq=True), line(seq=None), line(seq=MOST + 1),
        line(schema_version=1.5), line(officer=1), line(officer=None), line(method=HALF_A_CHARACTER), line(prev="x"),
    ],
)  # fmt: skip
def test_a_line_that_is_none_is_refused(values: list[Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        arrived(values)


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("value", [None, 1, HALF_A_CHARACTER])
def test_a_change_names_its_field_in_words(at: int, value: Any) -> None:
    said: list[Any] = ["incident", "r1", "account", "", "0c", "0d", "He rang"]
    assert arriving_change(*said).at == ("r1", "account")
    said[at] = value
    with pytest.raises(ValueError, match="no text"):
        arriving_change(*said)


COMPLAINT = codec_of(record_type("complaint"))
FILLED: dict[str, Any] = {"id": "r1", "unit": "u1", "recorded_by": "o1", "case_id": "c1", "made_on": "2026-03-03"}


def row_of(filled: dict[str, Any], record_id: str = "r1", also: dict[str, Any] | None = None) -> tuple[Value, ...]:
    """A record that its line commits to as `filled`, as it comes with something besides."""
    full = tuple(filled[name] if name in filled else COMPLAINT.empty(name) for name in COMPLAINT.columns)
    hashed = digest(b"salt", COMPLAINT.canonical(full))
    return arriving_row(COMPLAINT, record_id, {**filled, **(also or {})}, b"salt", hashed)


def test_a_record_is_what_its_line_commits_to() -> None:
    assert dict(zip(COMPLAINT.columns, row_of(FILLED), strict=True)).items() >= FILLED.items()
    every = {name: COMPLAINT.empty(name) for name in COMPLAINT.columns} | FILLED
    assert row_of(every) == row_of(FILLED)


@pytest.mark.parametrize(
    ("record_id", "also", "said"),
    [
        ("r1", {"no_such_field": ""}, "not whole"),
        ("r2", {}, "not the one"),
        ("r1", {"account": "He rang"}, "not the one"),
    ],
)
def test_a_record_that_is_another_is_refused(record_id: str, also: dict[str, Any], said: str) -> None:
    with pytest.raises(NotTaken, match=said):
        row_of(FILLED, record_id, also)


def test_a_record_that_can_not_be_read_is_refused_though_its_line_commits_to_it() -> None:
    with pytest.raises(ValueError, match="the 3rd of March"):
        row_of(FILLED | {"made_on": "the 3rd of March"})
