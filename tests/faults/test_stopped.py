# SPDX-License-Identifier: Apache-2.0
"""Work that does more than one thing, and some of it beside the vault, stopped at each of its steps.

As where the casebook locks in the midst of it. Nothing that was there is lost, nothing half is left, what stands in the
journal is so, the next opening and `check` find all sound, and the work can be done again.
"""

import random
import shutil
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.faults.beside import WORKS, Work
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import Stopped, stoppable
from vlu_desktop.services.documents import outfile

SAMPLE = 3


def steps_of(work: Work, folder: Path, place: int = -1) -> tuple[int, list[str], str]:
    """Do it, asked to stop from a step on; how often it could have been, what was acknowledged, and what was said."""
    asked = 0
    told: list[str] = []

    def is_asked() -> bool:
        nonlocal asked
        asked += 1
        return asked > place >= 0

    try:
        with stoppable(is_asked):
            work.do(folder, told.append)
    except Stopped:
        return asked, told, ""
    except UserError as refused:
        return asked, told, str(refused)
    return asked, told, ""


def files(folder: Path) -> set[str]:
    """All that lies in a folder but for what tells of a casebook whether it is open."""
    return {str(each.relative_to(folder)) for each in folder.rglob("*.*") if each.suffix not in (".lock", ".head")}


def stopped(name: str, some: int, folder: Path, figure: Figure) -> None:
    work, model = WORKS[name], folder / "model"
    model.mkdir()
    work.make(model)

    def fresh(called: str) -> Path:
        return Path(shutil.copytree(model, folder / called))

    every, told, said = steps_of(work, whole := fresh("whole"))
    assert told
    assert not said
    work.look(whole, told)
    points = sorted(random.Random(26).sample(range(every), min(some or every, every)))
    for point in points:
        here = fresh(str(point))
        _, told, said = steps_of(work, here, point)
        where = f"{name} stopped at step {point} of {every}"
        assert not said or "stopped" in said, f"{where}: what was stopped is told as something else: {said}"
        # To be done again as it was left, and not as the look at it leaves it.
        again = Path(shutil.copytree(here, folder / f"{point}-again"))
        try:
            more = work.look(here, told)
            assert more >= 0, "what was acknowledged is lost"
            if work.at_once:
                assert more == 0, "more was done than was acknowledged"
                assert told or files(again) == files(model), "half of it is left"
            if not told:
                _, told, said = steps_of(work, again)
                assert told, "it can't be done again"
                assert not said
                work.look(again, told)
        except Exception as error:
            raise AssertionError(where) from error
        for each in (here, again):
            shutil.rmtree(each)
    figure(f"{name} stopped at {len(points)} of its {every} steps: nothing lost, nothing left, and done again")


@pytest.mark.parametrize("name", WORKS)
def test_work_that_is_stopped_loses_nothing_and_leaves_nothing(name: str, tmp_path: Path, figure: Figure) -> None:
    stopped(name, SAMPLE, tmp_path, figure)


@pytest.mark.soak
@pytest.mark.parametrize("name", WORKS)
def test_work_that_is_stopped_at_any_step_loses_nothing_and_leaves_nothing(
    name: str, tmp_path: Path, figure: Figure
) -> None:
    stopped(name, 0, tmp_path, figure)


@pytest.mark.parametrize("some", [SAMPLE, pytest.param(0, marks=pytest.mark.soak)])
def test_a_file_that_had_to_have_a_name_is_not_left_by_it(
    some: int, tmp_path: Path, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that has no files without one."""
    monkeypatch.setattr(outfile._Part, "_nameless", lambda part: -1)
    stopped("document", some, tmp_path, figure)
