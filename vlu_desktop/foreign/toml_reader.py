# SPDX-License-Identifier: Apache-2.0
"""Reads texts in TOML that a unit wrote itself, such as its forms, in a process of its own, all of a folder in one."""

import json
import tomllib
from collections.abc import Sequence
from datetime import date
from typing import Any

from vlu_desktop.foreign.bounded_child import MEMORY, ask
from vlu_desktop.kernel.errors import UserError

READER = "vlu_desktop.foreign.toml_child"
LONGEST = 60.0
"""Seconds."""
_MOST_KEPT = 500
_TOO_MUCH = (
    f"A form, a letter or a file of rules was not read: all of them together took longer than {LONGEST:.0f} seconds or "
    f"more than {MEMORY // 10**9} GB of memory. Take it out."
)
Tables = dict[str, Any]
_kept: dict[str, Tables | str] = {}
"""What each text holds, or what is wrong with it: a folder is read once and asked for often."""


def read_toml(texts: Sequence[str]) -> None:
    """Read these at once, so that none of them needs a process of its own when it is asked for."""
    new = [text for text in dict.fromkeys(texts) if text not in _kept]
    if not new:
        return
    try:
        found = [_taken(each) for each in json.loads(ask(READER, json.dumps(new).encode(), longest=LONGEST))]
    except (ValueError, TypeError, RecursionError) as wrong:
        raise UserError(_TOO_MUCH) from wrong
    if len(found) != len(new):
        raise UserError(_TOO_MUCH)
    if len(_kept) + len(new) > _MOST_KEPT:
        _kept.clear()
    _kept.update(zip(new, found, strict=True))


def tables_of(text: str) -> Tables:
    """What `tomllib.loads` makes of the text, its error too; never to be changed, for it is given again."""
    read_toml([text])
    found = _kept[text]
    if isinstance(found, str):
        raise tomllib.TOMLDecodeError(found)
    return found


def _taken(sent: object) -> Tables | str:
    match sent:
        case {"tables": {**tables}}:
            return {str(key): _value(each) for key, each in tables.items()}
        case {"wrong": str(said)}:
            return said[:300]
    raise ValueError("an answer of no known kind")


def _value(sent: object) -> Any:
    match sent:
        case str() | bool() | int() | float():
            return sent
        case ["list", *each]:
            return [_value(one) for one in each]
        case ["date", str(said)]:
            return date.fromisoformat(said)
        case ["time", str(said)]:
            # Nothing that a unit writes has one; as text it is refused where a date belongs.
            return said
        case {**table}:
            return {str(key): _value(each) for key, each in table.items()}
    raise ValueError("a value of no known kind")
