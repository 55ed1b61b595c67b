# SPDX-License-Identifier: Apache-2.0
"""What differs between two makings of one document: passages that are new, and passages that are no longer there."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]?\s+)+|\[\d+\]|(?<=paragraph )\d+|(?<=page )\d+|\.{3,}\s*\d+$")
_CONTENTS = re.compile(r"^Contents\n=+\n\s*\n(?:.+\n)+", re.MULTILINE)
_SPACE = re.compile(r"\s+")
MOST = 10_000
"""Passages beyond which two documents are not compared line by line, for it would take too long."""


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage; `added` is False for one that was in the earlier document and is not in this."""

    added: bool
    text: str


def changed(before: str, after: str) -> tuple[PassageChange, ...] | None:
    """The passages of two plain-text twins that differ, in order; None where they are too long to compare.

    Numbers of paragraphs, notes and pages are passed over: a passage that only moved is no change.
    """
    old, new = _passages(before), _passages(after)
    if max(len(old), len(new)) > MOST:
        return None
    keys = [_plain(each) for each in old], [_plain(each) for each in new]
    found: list[PassageChange] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        gone, come = set(keys[1]), set(keys[0])
        found += [PassageChange(False, old[i]) for i in range(i1, i2) if keys[0][i] not in gone]
        found += [PassageChange(True, new[j]) for j in range(j1, j2) if keys[1][j] not in come]
    return tuple(found)


def _passages(text: str) -> list[str]:
    # The contents repeat the headings, each of which is a passage of its own.
    found = [_SPACE.sub(" ", part).strip() for part in re.split(r"\n\s*\n", _CONTENTS.sub("\n\n", text))]
    return [part for part in found if part]


def _plain(passage: str) -> str:
    return _SPACE.sub(" ", _NUMBER.sub("", passage)).strip()
