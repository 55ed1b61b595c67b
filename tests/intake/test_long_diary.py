# SPDX-License-Identifier: Apache-2.0
"""A diary as long as one can be: every row of it is accounted for."""

from datetime import date, timedelta

import pytest

from tests.intake import diary_files as files


@pytest.mark.parametrize("length", [4_000, pytest.param(100_000, marks=pytest.mark.soak)])
def test_every_row_is_read_and_accounted_for(length: int) -> None:
    start = date(1990, 1, 1)
    rows = [
        (f"{start + timedelta(days=n // 9):%d/%m/%Y}", f"{n % 24}:00", f"Call number {n} that day")
        for n in range(length)
    ]
    proposal = files.propose(files.csv(("Date", "Time", "Details"), *rows), told=date(2026, 4, 20))
    assert len(proposal.made) == length
    assert [each.row for each in proposal.made] == list(range(2, length + 2))
    assert proposal.not_read == ()
    assert [each.row for each in proposal.set_aside] == [1]
