# SPDX-License-Identifier: Apache-2.0
"""Faults are dealt out in processes of their own, which part from one that is started once."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from tests.faults.doing import ROOT

Deal = Callable[..., list[dict[str, Any]]]
Dealer = tuple[IO[str], IO[str], Path]


@pytest.fixture(scope="session")
def dealer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dealer]:
    """The process that the others part from: where it is asked, where it answers, and the file of its complaints."""
    complaints = tmp_path_factory.mktemp("dealer") / "stderr"
    # A process that forks must have no thread beside its first.
    with complaints.open("wb") as stderr, subprocess.Popen(
        [sys.executable, "-m", "tests.faults.dealing"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr,
        text=True, cwd=ROOT, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdin, process.stdout, complaints
        process.stdin.close()


@pytest.fixture
def deal(tmp_path: Path, dealer: Dealer) -> Deal:
    """Deals out a fault to a piece of work, at `some` of its calls or at all; a line for each point."""
    asks, answers, complaints = dealer

    def dealt(fault: str, work: str, some: int = 0) -> list[dict[str, Any]]:
        asks.write(json.dumps([dict(os.environ), fault, work, str(tmp_path), some]) + "\n")
        asks.flush()
        lines = []
        while (line := answers.readline()) != "\n":
            assert line, complaints.read_text(encoding="utf-8")
            lines.append(line)
        said = complaints.read_text(encoding="utf-8")
        assert not said, said
        return [json.loads(line) for line in lines]

    return dealt
