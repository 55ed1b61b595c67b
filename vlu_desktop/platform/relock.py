# SPDX-License-Identifier: Apache-2.0
"""Locks by putting a new process in the place of this one, because Python and Qt leave copies of what they have shown.

Measured (docs/decisions/0023-keys-and-lock.md): after closing a casebook in the same process thousands of its words and
copies of its key can still be read from outside; after this, none.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn


def command(vault: Path | None, geometry: str = "") -> list[str]:
    """The command that starts this program at its first page, with the casebook chosen and its window where it was."""
    frozen = bool(getattr(sys, "frozen", False))
    words = [sys.executable] if frozen else [sys.executable, "-m", "vlu_desktop"]
    words += ["--locked", geometry or "-"]
    return [*words, "--vault", str(vault)] if vault is not None else words


def replace(words: Sequence[str]) -> NoReturn:
    """Become the command. On Windows, which can't, the command is started and this process ends at once."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    if sys.platform == "win32":
        subprocess.Popen(list(words), close_fds=True)  # noqa: S603 (the program itself, by its own path)
        os._exit(0)
    os.execv(words[0], list(words))  # noqa: S606 (the program itself, by its own path)
