# SPDX-License-Identifier: Apache-2.0
"""Faults are dealt out in processes of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faults.doing import ROOT

Deal = Callable[..., list[dict[str, Any]]]


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
