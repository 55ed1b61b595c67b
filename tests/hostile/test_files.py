# SPDX-License-Identifier: Apache-2.0
"""Every file of the catalogue, given to the readers: read or refused in a sentence, in bounded memory and time."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Figure
from tests.hostile.catalogue import FILES
from tests.hostile.readers import MEMORY, READERS, SECONDS

ROOT = Path(__file__).parents[2]
MEGABYTES = 1200
"""What any reading may hold in memory at most: a sheet of the most rows that are taken holds half of it."""
Readings = list[dict[str, Any]]


def given(folder: Path, *options: str) -> Readings:
    files = folder / "files"
    files.mkdir()
    for name, make in FILES.items():
        (files / name).write_bytes(make())
    command = [sys.executable, "-m", "tests.hostile.readers", str(files), *options]
    run = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def looked_at(readings: Readings, figure: Figure) -> None:
    for each in readings:
        where = f"{each['file']} read by {each['reader']}"
        assert each["outcome"] in ("read", "refused"), f"{where}: {each['outcome']} {each['said']}"
        if each["outcome"] == "refused":
            assert each["said"].rstrip()[-1] in ".”", f"{where}: {each['said']}"
            assert "Traceback" not in each["said"], where
        assert each["megabytes"] < MEGABYTES, where
        # What a restore or an unpacking leaves is the file that was given, and nothing else.
        assert [name for name in each["left"] if not name.startswith("own")] == [], f"{where} left {each['left']}"
    assert not Path("/tmp/evil").exists()
    slowest = max(readings, key=lambda each: each["seconds"])
    refused = sum(each["outcome"] == "refused" for each in readings)
    figure(
        f"{len(FILES)} hostile files by {len(READERS)} readers, {len(readings)} readings: {refused} refused in a "
        f"sentence, {len(readings) - refused} read, 0 otherwise; the slowest {slowest['seconds']} s of {SECONDS} "
        f"({slowest['file']}, {slowest['reader']}), the largest {max(each['megabytes'] for each in readings)} MB of "
        f"{MEMORY >> 20}"
    )


def test_every_file_is_read_or_refused(tmp_path: Path, figure: Figure) -> None:
    looked_at(given(tmp_path), figure)


@pytest.mark.soak
def test_every_file_by_every_reader_is_read_or_refused(tmp_path: Path, figure: Figure) -> None:
    looked_at(given(tmp_path, "--all"), figure)
