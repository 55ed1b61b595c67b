# SPDX-License-Identifier: Apache-2.0
"""The whole journey with a needle in every text of the record: none outside the vault and what was exported.

Write a value into a log line, a preference or a temporary file and this fails.
"""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.example_casebook import example_in
from tests.ui.guards.sweep import NEEDLE, fill
from vlu_desktop.store.vault.vault import open_vault

ROOT = Path(__file__).resolve().parents[3]
FORMS = tuple(NEEDLE.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"))


def leaks(folder: Path, text: bytes = b"") -> list[str]:
    """Where a needle stands: in a file, in the name of one, or in what a program said."""
    found = ["output"] if any(form in text for form in FORMS) else []
    for path in folder.rglob("*"):
        if NEEDLE in path.name or (path.is_file() and any(form in path.read_bytes() for form in FORMS)):
            found.append(str(path.relative_to(folder)))
    return found


HANGS = 7200
"""Seconds after which the sweep is taken to hang: a machine that others fill needs half an hour for it."""


@pytest.fixture
def computer(tmp_path: Path) -> dict[str, str]:
    """A home, a place for temporary files and a run-time folder of its own."""
    places = {
        "HOME": "home", "USERPROFILE": "home", "TMPDIR": "tmp", "TEMP": "tmp", "TMP": "tmp",
        "XDG_DATA_HOME": "home/data", "XDG_CONFIG_HOME": "home/config", "XDG_STATE_HOME": "home/state",
        "XDG_CACHE_HOME": "home/cache", "XDG_RUNTIME_DIR": "run", "XDG_DOCUMENTS_DIR": "home/documents",
    }  # fmt: skip
    for name in set(places.values()):
        (tmp_path / "computer" / name).mkdir(parents=True, exist_ok=True)
    (tmp_path / "computer" / "run").chmod(0o700)
    return {name: str(tmp_path / "computer" / place) for name, place in places.items()}


@pytest.mark.soak
def test_nothing_is_readable_outside_the_vault_and_the_export(tmp_path: Path, computer: dict[str, str]) -> None:
    folder = tmp_path / "computer" / "home" / "documents"
    path, passphrase = example_in(folder)
    with open_vault(path, passphrase, clock=lambda: datetime.now(UTC)) as vault:
        many, without = fill(vault)
    assert many > 120
    export = tmp_path / "export"
    ran = subprocess.run(
        [sys.executable, "-m", "tests.ui.guards.sweep", str(path), passphrase, str(export)], cwd=ROOT,
        env={**os.environ, **computer, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False, timeout=HANGS,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    assert b"swept" in ran.stdout
    assert len(list(export.iterdir())) > 20
    log = Path(computer["XDG_DATA_HOME"]) / "vlu-desktop" / "problems.log"
    assert log.read_text().count("RuntimeError at sweep.py") == 2
    found = leaks(tmp_path / "computer", ran.stdout + ran.stderr)
    print(f"{many} needles in the record ({len(without)} types have no record in the example); found outside: {found}")
    assert found == []
