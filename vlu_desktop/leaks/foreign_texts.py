# SPDX-License-Identifier: Apache-2.0
"""What a file of somebody else's says, taken out of it in a process of its own, to be searched here."""

import json
from collections.abc import Iterator

from vlu_desktop.foreign.bounded_child import ask
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import stop_asked
from vlu_desktop.leaks.text_child import harmed

READER = "vlu_desktop.leaks.text_child"
LONGEST = 180.0
"""Seconds."""
_LONGEST_SENTENCE, _LONGEST_PLACE = 1000, 300


def foreign_texts(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Where and what, as `texts_in` gives it; UserError where the file can't be searched whole."""
    sent = ask(READER, json.dumps(name).encode() + b"\n" + content, longest=LONGEST, stopped=stop_asked)
    whole = False
    for line in sent.splitlines():
        match _read(line):
            case [str(where), str(text)] if len(where) <= _LONGEST_PLACE:
                yield where, text
            case {"refused": str(sentence)}:
                raise UserError(sentence[:_LONGEST_SENTENCE])
            case {"end": True}:
                whole = True
            case _:
                raise UserError(harmed())
    if not whole:
        raise UserError(harmed())


def _read(line: bytes) -> object:
    try:
        found: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found
