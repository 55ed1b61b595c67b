# SPDX-License-Identifier: Apache-2.0
"""Preferences of this computer's user, such as the colours: kept beside the program, and never anything of a case."""

import json
import re
from contextlib import suppress

from vlu_desktop.platform.paths import data_dir

_NUMBER = re.compile(r"-?[0-9]{1,6}")


def remembered(name: str) -> str:
    """A preference of this computer's user, such as the colours; "" where none was kept. Never anything of a case."""
    try:
        found = json.loads((data_dir() / "preferences.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ""
    value = found.get(name, "") if isinstance(found, dict) else ""
    return value if isinstance(value, str) else ""


def remembered_numbers(name: str) -> tuple[int, ...]:
    """A preference of whole numbers, such as a window's place; () where it is anything else, or beyond any screen."""
    said = remembered(name).split()
    return tuple(map(int, said)) if all(_NUMBER.fullmatch(each) for each in said) else ()


def remember(name: str, value: str) -> None:
    """Keep a preference; where the disk will not have it, the next start asks again."""
    path = data_dir() / "preferences.json"
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        kept = {}
    kept = {**(kept if isinstance(kept, dict) else {}), name: value}
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(kept), encoding="utf-8")
