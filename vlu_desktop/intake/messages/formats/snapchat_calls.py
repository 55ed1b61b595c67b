# SPDX-License-Identifier: Apache-2.0
"""Reads the calls of a Snapchat download: talk_history.json, lists by which way they went that seldom say with whom.

What was completed stands in a list of its own beside those, so that it counts no call a second time: it is a notice.
"""

import re
from typing import Any

from vlu_desktop.intake.messages.formats.opened_export import at_moment, text_of
from vlu_desktop.intake.messages.message import UNKNOWN_NUMBER, Message

FILE = "talk_history.json"
MADE_AT = "Date & Time"
_WAYS = (("incoming", False), ("outgoing", True))
_PEOPLE = frozenset("from to sender receiver recipient caller friend username with user".split())
_LENGTHS = frozenset(("length (sec)", "length", "duration", "duration (sec)"))
_NOT_TAKEN = re.compile(r"miss|unanswered|no answer|not answered|declin|reject|ignored", re.IGNORECASE)
_LONGEST = 1_000_000
Raw = dict[str, Any]


def is_call(raw: Raw) -> bool:
    """Whether an entry of a list is one of these: a chat says when it was made under another heading."""
    return MADE_AT in raw


def call_of(raw: Raw, section: str, owner: str, place: int, at: Any) -> Message:
    """A call by its list; `at` is its instant, None where it gives none. What it says besides stands in its words."""
    outgoing = _way(section)
    said = {text_of(key): words for key, value in raw.items() if key != MADE_AT and (words := text_of(value).strip())}
    other = next((words for key, words in said.items() if key.lower() in _PEOPLE), "")
    lasted = {key: found for key, words in said.items() if (found := _seconds(key, words)) is not None}
    kept = [text_of(section)] if outgoing is None else []
    kept += [f"{key}: {words}" for key, words in said.items() if key not in lasted]
    sender, receiver = _ends(outgoing, other, owner)
    return Message(
        place=place,
        form=_form(outgoing, kept),
        at=at_moment(at, raw.get(MADE_AT)),
        moment=at,
        thread=other or text_of(section),
        sender=sender,
        receiver=receiver,
        outgoing=outgoing,
        words="\n".join(kept),
        seconds=next(iter(lasted.values()), None),
    )


def _way(section: str) -> bool | None:
    return next((way for word, way in _WAYS if word in section.lower()), None)


def _form(outgoing: bool | None, kept: list[str]) -> str:
    if outgoing is None:
        return "notice"
    return "missed" if not outgoing and any(map(_NOT_TAKEN.search, kept)) else "call"


def _ends(outgoing: bool | None, other: str, owner: str) -> tuple[str, str]:
    """Who rang and who was rung."""
    if outgoing is None:
        return other, ""
    return ("", other or UNKNOWN_NUMBER) if outgoing else (other or UNKNOWN_NUMBER, owner)


def _seconds(key: str, words: str) -> int | None:
    """How long it lasted, of a field that says that in whole seconds."""
    found = re.fullmatch(r"(\d{1,7})(?:\.\d+)?", words) if key.lower() in _LENGTHS else None
    return min(int(found[1]), _LONGEST) if found else None


def is_talk(start: bytes) -> bool:
    """Whether a file begins as such a list does."""
    return f'"{MADE_AT}"'.encode() in start and (b'coming Calls"' in start or b'going Calls"' in start)
