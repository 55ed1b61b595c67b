# SPDX-License-Identifier: Apache-2.0
"""The process that reads texts in TOML that a unit wrote: a line of JSON in, with the texts, and one out, with tables.

`python -m vlu_desktop.foreign.toml_child`; only `toml_reader` starts it.
"""

import json
import tomllib
from datetime import date
from typing import Any

from vlu_desktop.foreign.bounded_child import serve


def answer(asked: bytes) -> bytes:
    """What each text holds, or what is wrong with it."""
    return json.dumps([_read(text) for text in json.loads(asked)]).encode()


def _read(text: str) -> dict[str, Any]:
    try:
        return {"tables": _sent(tomllib.loads(text))}
    except (ValueError, RecursionError) as wrong:
        return {"wrong": str(wrong)}


def _sent(value: Any) -> Any:
    """A list carries its kind, so that a date, which JSON has not, can be one too."""
    if isinstance(value, dict):
        return {key: _sent(each) for key, each in value.items()}
    if isinstance(value, list):
        return ["list", *(_sent(each) for each in value)]
    if isinstance(value, str | bool | int | float):
        return value
    return ["date", value.isoformat()] if type(value) is date else ["time", value.isoformat()]


if __name__ == "__main__":
    serve(answer)
