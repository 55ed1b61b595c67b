# SPDX-License-Identifier: Apache-2.0
"""Remembers where the files of the interface's font lie, so that a start looks for them without reading what cuts them.

They are looked for anew after each start; whatever is remembered wrongly holds for one start at most.
"""

import os
from pathlib import Path

from vlu_desktop.platform import preferences

_NAME = "interface-font"


def known_files() -> tuple[Path, ...]:
    """The files as they were found last, none where one of them is gone."""
    found = tuple(Path(each) for each in preferences.remembered(_NAME).split(os.pathsep) if each)
    return found if all(each.is_file() for each in found) else ()


def remember_files(files: tuple[Path, ...]) -> None:
    """Keep where they are for the next start."""
    said = os.pathsep.join(str(each) for each in files)
    if preferences.remembered(_NAME) != said:
        preferences.remember(_NAME, said)
