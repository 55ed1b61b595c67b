# SPDX-License-Identifier: Apache-2.0
"""Words as somebody types them to find something: begun only, or with a slip of the hand in them."""

import re
from collections.abc import Sequence

from vlu_desktop.text.name_likeness import LONGEST, slips

_SHORTEST, _LONG = 4, 8
"""Letters from which on a word may hold a slip, and from which on two."""
_WORD = re.compile(r"\w+")


def nearly_all(typed: Sequence[str], said: str) -> bool:
    """Whether each word typed stands in a short text or is a slip away from how one of its words begins.

    Both are folded. A number is never near another one.
    """
    words = set(_WORD.findall(said))
    return all(each in said or any(nearly_begins(word, each) for word in words) for each in typed)


def nearly_begins(word: str, typed: str) -> bool:
    """Whether a word begins as typed but for a slip: a letter left out, put in, changed or turned round with the next;
    two of them where eight letters were typed.
    """
    if not _SHORTEST <= len(typed) <= LONGEST or len(word) < len(typed) - 2 or any(map(str.isdigit, typed)):
        return False
    if typed[0] not in word[:2] and typed[1] not in word[:2]:
        return False
    most = 2 if len(typed) >= _LONG else 1
    return any(slips(typed, word[:size]) <= most for size in range(len(typed) - most, len(typed) + most + 1))
