# SPDX-License-Identifier: Apache-2.0
"""The system itself says that the disk failed, once or from then on, at a call of opening, saving or a new key.

strace answers the calls of a program of its own; `test_disk_errors` deals the same out within SQLite, at each of them
and in every run.
"""

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.faults.doing import WORK
from tests.faults.found import look
from tests.rights import ROOT, needs_linux

CALLS = ("pread64", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink")
MOST = 24
"""Places that are tried of each work; a run is a program's start under strace."""
_PROGRAM = """
import sys
from pathlib import Path
from tests.faults.doing import WORK, opened
from vlu_desktop.kernel.errors import UserError
folder, work = Path(sys.argv[1]), sys.argv[2]
print("begin", flush=True)
try:
    if work == "opening":
        opened(folder).close()
    else:
        WORK[work][1](folder, lambda what: print("kept", what, flush=True))
    print("done", flush=True)
except UserError as refused:
    print("refused", " ".join(str(refused).split()), flush=True)
"""


def run(folder: Path, work: str, log: Path, *inject: str) -> list[str]:
    """What the program said, line by line; an error that is no sentence fails."""
    traced = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace=write,{','.join(CALLS)}", *inject]
    done = subprocess.run(
        [*traced, sys.executable, "-c", _PROGRAM, str(folder), work], capture_output=True, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()


def places(log: Path) -> list[tuple[str, int]]:
    """Each call between the program's first word and its last, as strace counts it: its name and its number."""
    seen: Counter[str] = Counter()
    begun, found = False, list[tuple[str, int]]()
    for line in log.read_text().splitlines():
        call = line.split(maxsplit=1)[1]
        name = call.partition("(")[0]
        seen[name] += 1
        begun = begun or '"begin' in call
        if begun and '"done' in call:
            break
        if begun and name in CALLS:
            found.append((name, seen[name]))
    return found


@needs_linux
@pytest.mark.soak
@pytest.mark.rights("trace")
@pytest.mark.parametrize("work", ["opening", "save", "rekey"])
def test_a_failing_disk_is_a_sentence_and_loses_nothing(work: str, tmp_path: Path, figure: Figure) -> None:
    made, log = tmp_path / "made", tmp_path / "calls"
    made.mkdir()
    WORK["save" if work == "opening" else work][0](made)
    shutil.copytree(made, tmp_path / "first")
    assert run(tmp_path / "first", work, log)[-1] == "done"
    every = places(log)
    chosen = sorted(random.Random(26).sample(range(len(every)), min(MOST, len(every))))
    ended: Counter[str] = Counter()
    for n in chosen:
        (name, count), lasting = every[n], n % 2
        folder = tmp_path / str(n)
        shutil.copytree(made, folder)
        said = run(folder, work, log, "-e", f"inject={name}:error=EIO:when={count}{'+' if lasting else ''}")
        where = f"{name} {count}{' and after' if lasting else ''}: {said}"
        assert "damaged" not in said[-1], where
        ended[said[-1].split()[0]] += 1
        kept = [line.partition(" ")[2] for line in said if line.startswith("kept")]
        try:
            look("save" if work == "opening" else work, folder, kept)
        except Exception as error:
            raise AssertionError(where) from error
        shutil.rmtree(folder)
    figure(
        f"{work} with an error of the system's at {len(chosen)} of its {len(every)} calls: {ended['refused']} refused "
        f"in a sentence, {ended['done']} done all the same, 0 otherwise, 0 acknowledged lost"
    )
