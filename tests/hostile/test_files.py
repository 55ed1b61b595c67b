# SPDX-License-Identifier: Apache-2.0
"""The files of the catalogue, given to the readers: read or refused in a sentence, in bounded memory and time."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Figure
from tests.hostile.catalogue import FILES, LARGER
from tests.hostile.readers import MEMORY, READERS, SECONDS

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "resources" / "examples"
LARGEST_FUZZED = 1 << 20
MEGABYTES = 1200
"""What any reading may hold in memory at most: a sheet of the most rows that are taken holds half of it."""
Readings = list[dict[str, Any]]


def given(folder: Path, *options: str, made: Mapping[str, bytes] | None = None) -> Readings:
    files = folder / "files"
    files.mkdir()
    for name, content in (made or {name: make() for name, make in FILES.items()}).items():
        (files / name).write_bytes(content)
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
    files = {each["file"] for each in readings}
    figure(
        f"{len(files)} hostile files by {len(READERS)} readers, {len(readings)} readings: {refused} refused in a "
        f"sentence, {len(readings) - refused} read, 0 otherwise; the slowest {slowest['seconds']} s of {SECONDS} "
        f"({slowest['file']}, {slowest['reader']}), the largest {max(each['megabytes'] for each in readings)} MB of "
        f"{MEMORY >> 20}"
    )


def test_a_file_is_read_or_refused(tmp_path: Path, figure: Figure) -> None:
    """Every second one, drawn by lot; `make soak` gives each to every reader."""
    drawn = random.Random(26).sample(sorted(FILES), len(FILES) // 2)
    looked_at(given(tmp_path, made={name: FILES[name]() for name in drawn}), figure)


@pytest.mark.soak
def test_every_file_by_every_reader_is_read_or_refused(tmp_path: Path, figure: Figure) -> None:
    looked_at(given(tmp_path, "--all"), figure)


@pytest.mark.soak
def test_larger_files_of_the_kinds_whose_size_does_harm_are_read_or_refused(tmp_path: Path, figure: Figure) -> None:
    looked_at(given(tmp_path, "--all", made={name: make() for name, make in LARGER.items()}), figure)


def fuzzed(many: int, seed: int = 26) -> dict[str, bytes]:
    """So many files, each one of the examples or of the catalogue with some of it turned, cut, doubled or left out."""
    chosen = random.Random(seed)
    sound = {path.name: path.read_bytes() for path in sorted(EXAMPLES.iterdir())}
    every = {**sound, **{name: made for name, make in FILES.items() if (made := make()) and len(made) < LARGEST_FUZZED}}
    return {f"{n}-{(name := chosen.choice(sorted(every)))}": _spoilt(every[name], chosen) for n in range(many)}


def _spoilt(content: bytes, chosen: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chosen.randint(1, 12)):
        at = chosen.randrange(len(made) or 1)
        size = chosen.choice((1, 1, 4, 64, 4096))
        piece = made[at : at + size]
        match chosen.choice(("turned", "doubled", "left out", "noise", "cut")):
            case "turned":
                made[at : at + size] = bytes(byte ^ 1 << chosen.randrange(8) for byte in piece)
            case "doubled":
                made[at:at] = piece * chosen.choice((1, 2, 500))
            case "left out":
                del made[at : at + size]
            case "noise":
                made[at : at + size] = chosen.randbytes(len(piece))
            case _:
                del made[max(at, 1) :]
    return bytes(made)


@pytest.mark.soak
def test_two_hundred_spoilt_files_are_read_or_refused(tmp_path: Path, figure: Figure) -> None:
    looked_at(given(tmp_path, made=fuzzed(200)), figure)
