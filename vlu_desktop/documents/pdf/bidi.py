# SPDX-License-Identifier: Apache-2.0
"""Arabic, Hebrew and their kin put in the order and the shapes they are read in."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")


@cache
def _reshaper() -> "ArabicReshaper":
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "delete_tatweel": False, "support_zwj": True})


def shaped(text: str) -> str:
    """Arabic letters in the form their neighbours ask for, still in reading order."""
    return _reshaper().reshape(text) if RIGHT_TO_LEFT.search(text) else text


def visual(text: str, *, right_to_left: bool) -> str:
    """One line from left to right as it stands on paper."""
    from bidi import get_display  # type: ignore[import-untyped]

    shown = get_display(shaped(text), base_dir="R" if right_to_left else "L")
    return shown if isinstance(shown, str) else shown.decode()


def starts_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    import unicodedata

    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
