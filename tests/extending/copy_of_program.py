# SPDX-License-Identifier: Apache-2.0
"""A copy of the program that may be changed as somebody would who adds to it, and run in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def copied(folder: Path) -> Path:
    """The program and its tests, where they may be changed; what Python compiled of them goes with them.

    That is of this tree's files for as long as their times are those of the copy. What pytest rewrote names its file.
    """
    kept_out = shutil.ignore_patterns("*-pytest-*.pyc", ".git", "goldens")
    for name in ("vlu_desktop", "tests", "resources", "forms"):
        shutil.copytree(ROOT / name, folder / name, ignore=kept_out)
    for name in ("pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, folder)
    return folder


def there(copy: Path, source: str | None) -> Path:
    """The copy's own file of what was read from this tree."""
    assert source is not None
    return copy / Path(source).resolve().relative_to(ROOT)


def add_line(file: Path, after: int, line: str) -> None:
    """Put a line behind the line of that number, from 1."""
    lines = file.read_text(encoding="utf-8").split("\n")
    lines.insert(after, line)
    file.write_text("\n".join(lines), encoding="utf-8")


def run(copy: Path, *arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
