# SPDX-License-Identifier: Apache-2.0
"""Faults are dealt out in processes of their own, and each test's figure is printed at the end of the run."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faults.doing import ROOT

FIGURE = "figure"
Figure = Callable[[str], None]
Deal = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Notes a figure that the run's last lines give."""
    return lambda sentence: record_property(FIGURE, sentence)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Every figure of the run, also where nothing failed."""
    passed = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, ())]
    figures = [value for report in passed for name, value in report.user_properties if name == FIGURE]
    if figures:
        terminalreporter.section("faults")
        for each in sorted(set(figures)):
            terminalreporter.write_line(each)


@pytest.fixture
def deal(tmp_path: Path) -> Deal:
    """Deals out a fault to a piece of work, at `some` of its calls or at all; a line for each point."""

    def dealt(fault: str, work: str, some: int = 0) -> list[dict[str, Any]]:
        command = [sys.executable, "-m", "tests.faults.dealing", fault, work, str(tmp_path), "--some", str(some)]
        # A process that forks must have no thread beside its first.
        run = subprocess.run(
            command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"}
        )
        assert run.returncode == 0, run.stderr
        assert not run.stderr, run.stderr
        return [json.loads(line) for line in run.stdout.splitlines()]

    return dealt
