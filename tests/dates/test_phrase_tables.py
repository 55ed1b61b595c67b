# SPDX-License-Identifier: Apache-2.0
"""Tables of phrases as victims and police say them, and what is read of each: nothing, one reading, or a question."""

from datetime import date
from pathlib import Path

import pytest

from tests.dates.shown_reading import shown
from vlu_desktop.dates.reading.outcome import One
from vlu_desktop.dates.reading.reader import read_when

TABLES = sorted((Path(__file__).parent / "phrases").glob("*.txt"))


def _rows() -> list[tuple[str, date, bool, str]]:
    rows = []
    for table in TABLES:
        said_on, ahead = date.min, False
        for line in table.read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                _, day, way = line.split()
                said_on, ahead = date.fromisoformat(day), way == "ahead"
            elif line and not line.startswith("#"):
                phrase, _, expected = line.partition(" => ")
                rows.append((phrase, said_on, ahead, expected))
    return rows


ROWS = _rows()
BACK = [(phrase, said_on) for phrase, said_on, ahead, expected in ROWS if not ahead and not expected.startswith("none")]


def test_the_tables_are_long_enough_to_mean_something() -> None:
    assert len(ROWS) > 600
    assert sum(expected.startswith("ask") for *_, expected in ROWS) > 80


@pytest.mark.parametrize(("phrase", "said_on", "ahead", "expected"), ROWS, ids=lambda value: str(value)[:50])
def test_phrase(phrase: str, said_on: date, ahead: bool, expected: str) -> None:
    assert shown(phrase, said_on, ahead) == expected


@pytest.mark.parametrize(("phrase", "said_on"), BACK, ids=lambda value: str(value)[:50])
def test_what_is_shown_reads_back_to_the_same_range(phrase: str, said_on: date) -> None:
    reading = read_when(phrase, said_on)
    if isinstance(reading, One):
        when = reading.when
        for short in (False, True):
            again = read_when(when.display(short=short), said_on)
            assert isinstance(again, One)
            assert (again.when.earliest, again.when.latest, again.when.kind) == (when.earliest, when.latest, when.kind)
            assert (again.when.begun_by, again.when.ended_from) == (when.begun_by, when.ended_from)
