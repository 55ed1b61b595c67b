# SPDX-License-Identifier: Apache-2.0
"""Killed at a call to the disk, in the middle of anything: it opens clean, and what was acknowledged is there."""

import signal
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.faults.beside import WORKS
from tests.faults.conftest import Deal


def killed(work: str, some: int, folder: Path, deal: Deal, figure: Figure) -> None:
    """Kill the work at some of its calls, or at all, and look at what each left."""
    points = deal("kill", work, some)
    beyond = 0
    for point in points:
        assert point["status"] == signal.SIGKILL, point
        left = folder / str(point["point"])
        try:
            more = WORKS[work].look(left, point["acknowledged"])
            assert more >= 0, "what was acknowledged is lost"
            beyond += more
        except Exception as error:
            raise AssertionError(f"killed before {point['call']}, call {point['point']}") from error
    assert points
    of = points[0]["of"]
    figure(
        f"{work} killed before {len(points)} of its {of} calls: 0 corrupt, 0 acknowledged lost, "
        f"{beyond} with more done than was acknowledged"
    )


@pytest.mark.parametrize("work", WORKS)
def test_a_kill_loses_nothing_that_was_acknowledged(work: str, tmp_path: Path, deal: Deal, figure: Figure) -> None:
    killed(work, 5, tmp_path, deal, figure)


@pytest.mark.soak
@pytest.mark.parametrize("work", WORKS)
def test_a_kill_at_every_call_loses_nothing(work: str, tmp_path: Path, deal: Deal, figure: Figure) -> None:
    killed(work, 0, tmp_path, deal, figure)
