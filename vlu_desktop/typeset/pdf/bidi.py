# SPDX-License-Identifier: Apache-2.0
"""Arabic, Hebrew and their kin put in the order and the shapes they are read in."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

_UNDRAWN = "\u200c\u200d\ufe0e\ufe0f"
# Of a line that begins from the right: what leaves all of it running that way.
_ALL_ONE_WAY = frozenset({"R", "AL", "NSM", "WS", "CS", "ES", "ET", "ON", "BN"})
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")


@cache
def _reshaper() -> "ArabicReshaper":
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "delete_tatweel": False, "support_zwj": True})


def shaped(text: str) -> str:
    """Arabic letters in the form their neighbours ask for, still in reading order."""
    return _reshaper().reshape(text) if RIGHT_TO_LEFT.search(text) else text


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as drawn, what it reads, and its place on the line from the left."""

    drawn: str
    reads: str
    place: int


def laid(text: str, *, right_to_left: bool) -> list[Letter] | None:
    """One line in reading order, each letter with its place on paper; joiners are read with the letter before them.

    None where a shape can't be traced back to what was written.
    """
    pairs = _traced(text, shaped(text))
    if pairs is None:
        return None
    if right_to_left and _ALL_ONE_WAY.issuperset(map(unicodedata.bidirectional, text)):
        last = len(pairs) - 1
        return [Letter(_turned(drawn), reads, last - at) for at, (drawn, reads) in enumerate(pairs)]
    return _mixed(pairs, 1 if right_to_left else 0)


def _mixed(pairs: Sequence[tuple[str, str]], level: int) -> list[Letter] | None:
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = level, "LR"[level]
    algorithm.get_embedding_levels("".join(drawn for drawn, _ in pairs), storage)
    for at, character in enumerate(storage["chars"]):
        character["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    for step in (
        algorithm.resolve_weak_types, algorithm.resolve_neutral_types, algorithm.resolve_implicit_levels,
        algorithm.reorder_resolved_levels, algorithm.apply_mirroring,
    ):  # fmt: skip
        step(storage, False)
    if len(storage["chars"]) != len(pairs):
        return None
    letters = [
        (character["at"], Letter(character["ch"], pairs[character["at"]][1], place))
        for place, character in enumerate(storage["chars"])
    ]
    return [letter for _, letter in sorted(letters, key=lambda each: each[0])]


@cache
def _turned(character: str) -> str:
    """A bracket as it looks from the other side."""
    from bidi.mirror import MIRRORED

    turned = MIRRORED.get(character, character) if unicodedata.mirrored(character) else character
    return str(turned)


@cache
def _stands_for(shape: str) -> str:
    return unicodedata.normalize("NFKC", shape)


def _traced(text: str, shapes: str) -> list[tuple[str, str]] | None:
    """Each shape with the letters it stands for."""
    pairs: list[tuple[str, str]] = []
    at = 0
    for shape in shapes:
        if shape in _UNDRAWN:
            continue
        while at < len(text) and text[at] in _UNDRAWN:
            if not pairs:
                return None
            pairs[-1] = (pairs[-1][0], pairs[-1][1] + text[at])
            at += 1
        letters = shape if text.startswith(shape, at) else _stands_for(shape)
        if not letters or not text.startswith(letters, at):
            return None
        pairs.append((shape, letters))
        at += len(letters)
    rest = text[at:]
    if rest.strip(_UNDRAWN) or (rest and not pairs):
        return None
    if rest:
        pairs[-1] = (pairs[-1][0], pairs[-1][1] + rest)
    return pairs


def visual(text: str, *, right_to_left: bool) -> str:
    """One line from left to right as it stands on paper."""
    from bidi.algorithm import get_display

    shown = get_display(shaped(text), base_dir="R" if right_to_left else "L")
    return shown if isinstance(shown, str) else shown.decode()


def starts_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
