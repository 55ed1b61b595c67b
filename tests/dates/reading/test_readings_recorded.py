# SPDX-License-Identifier: Apache-2.0
"""What is read of every phrase known is what `readings.jsonl` holds, to the minute, the question and the words kept.

A row is a list: the phrase, the day it was said on, the field, then what was read (tests/dates/reading/recorded.py).
A phrase is added by a row that ends after its field; `--write-goldens` fills it in and adds the rows of new tables.
One loop stops at the first difference, and the rows that tell most changes apart stand first: that is what makes the
reader's thousands of mutants cheap to try.
"""

from pathlib import Path

import pytest

from tests.dates.reading.recorded import Asked, asked, recorded
from tests.dates.test_phrase_tables import ROWS

RECORD = Path(__file__).with_name("readings.jsonl")
TABLED = [Asked(phrase, str(said_on), "due" if ahead else "back") for phrase, said_on, ahead, _ in ROWS]


def test_every_phrase_is_read_as_it_is_recorded(request: pytest.FixtureRequest) -> None:
    lines = RECORD.read_text(encoding="utf-8").splitlines() if RECORD.exists() else []
    rows = list(dict.fromkeys([*map(asked, lines), *TABLED]))
    if request.config.getoption("--write-goldens"):
        RECORD.write_text("".join(f"{recorded(row)}\n" for row in rows), encoding="utf-8")
        lines = RECORD.read_text(encoding="utf-8").splitlines()
    for line in lines:
        assert recorded(asked(line)) == line
    assert len(lines) == len(rows), "Run with --write-goldens, look at what is new, and commit it."
