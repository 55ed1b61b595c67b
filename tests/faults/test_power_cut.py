# SPDX-License-Identifier: Apache-2.0
"""The power goes after any call, and the disk keeps none, all or some of what was not synced: nothing is lost."""

import pickle
import random
import shutil
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.faults.calls import Call
from tests.faults.conftest import Deal
from tests.faults.doing import WORK
from tests.faults.found import look
from tests.faults.power import Files, power_cuts

SEED = 26


def recorded(work: str, folder: Path, deal: Deal) -> tuple[Files, list[Call]]:
    """The files before the work, and every call of it."""
    [told] = deal("record", work)
    assert not told["bug"], told["bug"]
    before = {each.name: each.read_bytes() for each in (folder / "model").iterdir()}
    return before, pickle.loads((folder / "record" / "calls").read_bytes())


def put(files: Files, folder: Path) -> None:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)


MODELLED = [work for work in WORK if work not in ("document", "backup", "restore")]
"""A file without a name, and its being given one, are not in the model of the disk."""


def replayed(work: str, folder: Path, deal: Deal, figure: Figure, *, each: int, some: int) -> None:
    """Replay states, after `some` calls or with 0 after all, and look at what the officer would find."""
    before, calls = recorded(work, folder, deal)
    syncs = sum(call.name in ("sync", "content", "folder") for call in calls)
    assert syncs
    points = random.Random(SEED).sample(range(len(calls)), min(some or len(calls), len(calls)))
    states = 0
    for point, acknowledged, files in power_cuts(before, calls, points=points, seed=SEED, each=each):
        put(files, folder / "cut")
        try:
            look(work, folder / "cut", acknowledged)
        except Exception as error:
            raise AssertionError(f"power cut after call {point}: {calls[point]}") from error
        shutil.rmtree(folder / "cut")
        states += 1
    figure(
        f"{work} with the power cut after {len(points)} of its {len(calls)} calls, {states} states replayed: "
        "0 corrupt, 0 acknowledged lost"
    )


@pytest.mark.parametrize("work", MODELLED)
def test_a_power_cut_loses_nothing_that_was_acknowledged(work: str, tmp_path: Path, deal: Deal, figure: Figure) -> None:
    replayed(work, tmp_path, deal, figure, each=1, some=5)


@pytest.mark.soak
@pytest.mark.parametrize("work", MODELLED)
def test_every_power_cut_that_is_modelled_loses_nothing(work: str, tmp_path: Path, deal: Deal, figure: Figure) -> None:
    replayed(work, tmp_path, deal, figure, each=3, some=0)
