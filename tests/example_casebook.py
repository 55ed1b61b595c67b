# SPDX-License-Identifier: Apache-2.0
"""The example casebook, made once a run and copied for whoever changes it."""

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from vlu_desktop.bootstrap.example import EXAMPLE_NAME, make_example
from vlu_desktop.store.keys.key_file import KeyCost

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)


@cache
def _made() -> tuple[tempfile.TemporaryDirectory[str], str]:
    folder = tempfile.TemporaryDirectory(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))
    return folder, make_example(Path(folder.name), EXAMPLE_NAME, cost=CHEAP, floor=CHEAP)[1]


def example_in(folder: Path) -> tuple[Path, str]:
    """A copy of its own in a folder: the casebook's file, and the passphrase that opens it."""
    made, passphrase = _made()
    shutil.copytree(made.name, folder, dirs_exist_ok=True)
    return folder / EXAMPLE_NAME, passphrase
