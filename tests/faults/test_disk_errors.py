# SPDX-License-Identifier: Apache-2.0
"""A disk that is full or fails at a call: the officer gets a sentence, nothing is harmed, and room made is enough."""

from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.faults.conftest import Deal
from tests.faults.doing import WORK
from tests.faults.found import look

FAULTS = {"full": "a disk that was full from", "failing": "a disk that failed at"}


def refused(fault: str, work: str, some: int, folder: Path, deal: Deal, figure: Figure) -> None:
    points = deal(fault, work, some)
    told = 0
    for point in points:
        where = f"at {point['call']}, call {point['point']}"
        assert not point["bug"], f"{where}: {point['bug']}"
        told += bool(point["said"])
        assert "damaged" not in point["said"], f"{where}: a disk that fails is no damage: {point['said']}"
        if fault == "full":
            assert point["again"], where
        acknowledged = point["acknowledged"]
        try:
            look(work, folder / str(point["point"]), acknowledged)
        except Exception as error:
            raise AssertionError(f"{where}: {point['said']}") from error
    figure(
        f"{work} on {FAULTS[fault]} each of {len(points)} of its {points[0]['of']} calls: 0 corrupt, 0 acknowledged "
        f"lost, a sentence {told} times and nothing to say {len(points) - told}"
    )


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("work", WORK)
def test_a_disk_that_refuses_harms_nothing(fault: str, work: str, tmp_path: Path, deal: Deal, figure: Figure) -> None:
    refused(fault, work, 5, tmp_path, deal, figure)


@pytest.mark.soak
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("work", WORK)
def test_a_disk_that_refuses_at_any_call_harms_nothing(
    fault: str, work: str, tmp_path: Path, deal: Deal, figure: Figure
) -> None:
    refused(fault, work, 0, tmp_path, deal, figure)
