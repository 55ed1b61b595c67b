# SPDX-License-Identifier: Apache-2.0
"""The system itself says that the disk failed, once or from then on, at a call of opening, saving or a new key.

strace answers the calls of a process that does it; `test_disk_errors` deals the same out within SQLite, at each of
them and in every run.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from tests.conftest import SOAK_SECONDS, Figure
from tests.faults.doing import WORK, tells_of_damage
from tests.faults.found import look
from tests.faults.tracing import OPENING
from tests.rights import ROOT, needs_linux

CALLS = (
    "openat", "read", "write", "pread64", "pwrite64", "fsync", "fdatasync", "ftruncate", "fallocate", "rename",
    "linkat", "unlink", "unlinkat",
)  # fmt: skip
MOST = round(SOAK_SECONDS / 25)
"""Places that are tried of each work; SOAK_SECONDS=50000 tries them all."""
Place = tuple[str, int]
"""A call's name, and which of the calls of that name it is that are about a file in the folder."""


class Traced:
    """The process that the others part from, and the log in which strace writes what one of them called in a folder."""

    def __init__(self, asks: IO[str], answers: IO[str], folder: Path) -> None:
        self._asks, self._answers = asks, answers
        self._folder, self._log = folder, folder.with_name("calls")
        self._paths: set[str] = set()

    def run(self, work: str, *inject: str) -> list[str]:
        """What was said, line by line. Only calls about a file in the folder are counted, and fail."""
        self._asks.write(json.dumps([work, str(self._folder)]) + "\n")
        self._asks.flush()
        process = self._answers.readline().strip()
        traced = ["strace", "-p", process, "-y", "-o", str(self._log), "-e", f"trace={','.join(CALLS)}"]
        within = [each for path in sorted(self._paths) for each in ("-P", path)]
        with subprocess.Popen([*traced, *within, *inject], stderr=subprocess.PIPE, text=True) as strace:
            assert strace.stderr is not None
            told: list[str] = []
            while "attached" not in (line := strace.stderr.readline()):
                told.append(line)
                assert line, told
            self._asks.write("\n")
            self._asks.flush()
            said = list(iter(lambda: self._answers.readline().strip(), ""))
        assert said, f"it ended without a word: {self._log.read_text()[-2000:]}"
        return said

    def narrow(self) -> None:
        """From now on trace only what is about the files in the folder that were met."""
        self._paths.update(re.findall(rf"{re.escape(str(self._folder))}[^\">]*", self._log.read_text(errors="replace")))

    def places(self) -> list[Place]:
        """Each call that was traced."""
        seen: Counter[str] = Counter()
        found = []
        for line in self._log.read_text(errors="replace").splitlines():
            if (name := line.partition("(")[0]) in CALLS:
                seen[name] += 1
                found.append((name, seen[name]))
        return found

    @property
    def struck(self) -> bool:
        """Whether any call failed."""
        return "(INJECTED)" in self._log.read_text(errors="replace")


@contextmanager
def tracing(folder: Path) -> Iterator[Traced]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.tracing"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=ROOT, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"},
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        yield Traced(process.stdin, process.stdout, folder)
        process.stdin.close()


def chosen(every: list[Place]) -> list[Place]:
    """Some of each kind of call, so many as there is time for, or all."""
    if len(every) <= MOST:
        return every
    order = random.Random(26)
    kinds = {name: [place for place in every if place[0] == name] for name, _ in every}
    few = [place for of_kind in kinds.values() for place in order.sample(of_kind, min(4, len(of_kind)))]
    rest = [place for place in every if place not in few]
    return sorted([*few, *order.sample(rest, max(0, MOST - len(few)))], key=every.index)


def wrong_with(work: str, folder: Path, said: list[str]) -> str:
    """What must not come of work that met the error: no sentence, one that is not so, a loss."""
    if said[-1].startswith("bug ") or tells_of_damage(said[-1]):
        return "no sentence, or of damage"
    try:
        look(work, folder, [line.partition(" ")[2] for line in said if line.startswith("kept")])
    except Exception as error:
        return repr(error)
    return ""


@needs_linux
@pytest.mark.soak
@pytest.mark.rights("trace")
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
@pytest.mark.parametrize("work", [OPENING, *WORK])
def test_a_failing_disk_is_a_sentence_and_loses_nothing(
    work: str, lasting: bool, tmp_path: Path, figure: Figure
) -> None:
    made, here = tmp_path / "made", tmp_path / "here"
    made.mkdir()
    does = "save" if work == OPENING else work
    WORK[does][0](made)
    shutil.copytree(made, here)
    ended, wrong = Counter[str](), list[str]()
    with tracing(here) as traced:
        assert traced.run(work)[-1] == "done"
        traced.narrow()
        shutil.rmtree(here)
        shutil.copytree(made, here)
        assert traced.run(work)[-1] == "done"
        every = traced.places()
        tried = chosen(every)
        for name, count in tried:
            shutil.rmtree(here)
            shutil.copytree(made, here)
            said = traced.run(work, "-e", f"inject={name}:error=EIO:when={count}{'+' if lasting else ''}")
            ended[said[-1].split()[0]] += 1
            if found := wrong_with(does, here, said) or ("" if traced.struck else "no call failed"):
                wrong.append(f"{name} {count}{' and after' if lasting else ''}: {found}: {said}")
    assert not wrong, "\n".join(wrong)
    figure(
        f"{work} with an error of the system's {'from each of' if lasting else 'once at each of'} {len(tried)} of its "
        f"{len(every)} calls: {ended['refused']} refused in a sentence, {ended['done']} done all the same, "
        "0 otherwise, 0 acknowledged lost"
    )
