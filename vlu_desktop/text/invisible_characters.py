# SPDX-License-Identifier: Apache-2.0
"""Makes text from phones and files safe to show: nothing invisible acts unseen, and nothing is dropped in silence."""

import re
import unicodedata
from collections import Counter

# Controls but tab and line feed, soft hyphen, bidirectional controls, zero-width and other format characters,
# unpaired surrogates, tags, non-characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_HALF = re.compile("[\ud800-\udfff]")
_JOINERS = "\u200c\u200d"
_SELECTORS = "\ufe0e\ufe0f"


def mark(character: str) -> str:
    """The visible mark that stands in a text for a character that can't be seen or that no font has."""
    return f"\u2039U+{ord(character):04X}\u203a"


def clean(text: str) -> tuple[str, Counter[str]]:
    """The text composed (NFC) with each unseen character shown as a mark, and how many marks of which.

    Joiners stay between letters of scripts that join and within emoji, and selectors stay after what they select.
    Line ends of every kind become line feeds; a tab stays a tab.
    """
    marks: Counter[str] = Counter()
    if text.isascii() and not _UNSEEN.search(text):
        return text, marks
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    text = text.replace("\u2029", "\n").replace("\x0b", "\n").replace("\x0c", "\n").replace("\x85", "\n")

    def show(match: re.Match[str]) -> str:
        character, place = match.group(), match.start()
        before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
        if _has_its_use(character, before, after):
            return character
        marks[f"U+{ord(character):04X}"] += 1
        return mark(character)

    return _UNSEEN.sub(show, text), marks


def _has_its_use(character: str, before: str, after: str) -> bool:
    """Whether an unseen character does there what it is for: joins two letters, or selects how one is drawn."""
    if character in _JOINERS:
        return bool(before and after) and _joins(before) and _joins(after)
    return character in _SELECTORS and bool(before) and (_pictures(before) or before in "#*0123456789")


def storable(text: str) -> str:
    """The text as a file can hold it: two halves of a character joined, a half that stands alone as its mark."""
    if not _HALF.search(text):
        return text
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return _HALF.sub(lambda match: mark(match.group()), joined)


def visible(text: str) -> str:
    """The text as a table or a label shows it: the same with each unseen character as its mark."""
    return clean(text)[0]


def _pictures(character: str) -> bool:
    return unicodedata.category(character) in ("So", "Sk", "Sm", "Po") and ord(character) > 0xA8


def _joins(character: str) -> bool:
    code = ord(character)
    return 0x0600 <= code <= 0x0DFF or code in (0x200D, 0xFE0F) or _pictures(character)
