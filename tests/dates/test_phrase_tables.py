# SPDX-License-Identifier: Apache-2.0
"""Tables of phrases as victims and police say them, and what is read of each: nothing, one reading, or a question."""

from datetime import date
from pathlib import Path

import pytest

from tests.dates.shown_reading import shown
from vlu_desktop.dates.reading.outcome import One, Reading
from vlu_desktop.dates.reading.reader import read_when

TABLES = sorted((Path(__file__).parent / "phrases").glob("*.txt"))


def _rows(table: Path) -> list[tuple[str, date, bool, str]]:
    rows = []
    said_on, ahead = date.min, False
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            _, day, way = line.split()
            said_on, ahead = date.fromisoformat(day), way == "ahead"
        elif line and not line.startswith("#"):
            phrase, _, expected = line.partition(" => ")
            rows.append((phrase, said_on, ahead, expected))
    return rows


ROWS = [row for table in TABLES for row in _rows(table)]


def test_the_tables_are_long_enough_to_mean_something() -> None:
    assert len(ROWS) > 600
    assert sum(expected.startswith("ask") for *_, expected in ROWS) > 80


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_what_is_read_of_each_phrase(table: Path) -> None:
    found = [(phrase, shown(phrase, said_on, ahead), expected) for phrase, said_on, ahead, expected in _rows(table)]
    assert [row for row in found if row[1] != row[2]] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_what_is_shown_reads_back_to_the_same_range(table: Path) -> None:
    lost = []
    for phrase, said_on, ahead, _ in _rows(table):
        reading = read_when(phrase, said_on)
        if ahead or not isinstance(reading, One):
            continue
        for text in (reading.when.display(), reading.when.display(short=True)):
            again = read_when(text, said_on)
            if _what(again) != _what(reading):
                lost.append((phrase, text, _what(reading), _what(again)))
    assert lost == []


def _what(reading: Reading) -> tuple[object, ...]:
    """What two readings of the same must agree in."""
    if not isinstance(reading, One):
        return (reading,)
    when = reading.when
    return (when.earliest, when.latest, when.kind, when.begun_by, when.ended_from)
