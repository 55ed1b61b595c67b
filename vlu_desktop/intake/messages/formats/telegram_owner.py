# SPDX-License-Identifier: Apache-2.0
"""Whose account a Telegram export is of, and who the other side of each chat of two is, by what the export shows.

A chat of two has the other side's number as its own. Where no message has that number, as in the oldest exports and in
those that somebody made nameless, the chat is called after the other side; where it is not, whose it is gets asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vlu_desktop.intake.messages.message import SOMEBODY_ELSE, SourceQuestion

OWNER = "owner"
_PERSONAL = frozenset({"personal_chat", "bot_chat"})
_MOST_OFFERED = 20
_MOST_SENDERS = 10_000


def _figures(key: str) -> str:
    """A sender's number without the word that newer exports put before it."""
    return key.removeprefix("user")


@dataclass(slots=True)
class _ChatTally:
    """A chat as far as it was looked at: what the export says of it, and how often who wrote under which name."""

    said: Mapping[str, str]
    owner: str
    names: dict[str, str] = field(default_factory=dict)
    many: dict[str, int] = field(default_factory=dict)

    @property
    def other(self) -> str:
        """The key of the other side of a chat of two; "" where it is none or the export doesn't show it."""
        if self.said.get("type") not in _PERSONAL:
            return ""
        number, name = self.said.get("id", ""), self.said.get("name", "")
        by_number = [key for key in self.many if number and _figures(key) == number]
        named = by_number or [key for key in self.many if name and self.names[key] == name]
        if named:
            return named[0] if len(named) == 1 else ""
        # Nobody but the owner wrote here, as far as anything shows.
        return f"user{number}" if number and len(self.many) == 1 and next(iter(self.many)).startswith("user") else ""


class Survey:
    """What one reading of the whole export shows of who writes where; chats by their number in its order."""

    def __init__(self) -> None:
        self._chats: dict[int, _ChatTally] = {}

    def see(self, chat: int, said: Mapping[str, str], owner: str, key: str, name: str) -> None:
        """A message of a chat, by whom."""
        seen = self._chats.setdefault(chat, _ChatTally(said, owner))
        if key and (key in seen.many or len(seen.many) < _MOST_SENDERS):
            seen.many[key] = seen.many.get(key, 0) + 1
            seen.names[key] = seen.names.get(key) or name

    def other(self, chat: int) -> str:
        """The key of the other side of this chat of two, "" where that is not known."""
        seen = self._chats.get(chat)
        return seen.other if seen else ""

    def asked(self, answer: str) -> tuple[SourceQuestion, ...]:
        """Whose account it is, with the senders of all chats that leave it open, whoever sent the most first."""
        if any(seen.owner or seen.other for seen in self._chats.values()):
            unknown = [seen for seen in self._chats.values() if not (seen.owner or seen.other) and _is_two(seen)]
        else:
            unknown = list(self._chats.values())
        many: dict[str, int] = {}
        names: dict[str, str] = {}
        for seen in unknown:
            for key, times in seen.many.items():
                many[key] = many.get(key, 0) + times
                names[key] = names.get(key) or seen.names[key] or key
        ranked = sorted(many, key=lambda key: -many[key])[:_MOST_OFFERED]
        if not ranked:
            return ()
        choices = (*((key, names[key]) for key in ranked), SOMEBODY_ELSE)
        return (
            SourceQuestion(key=OWNER, question="Whose account is this an export of?", choices=choices, answer=answer),
        )

    def owner_name(self, answer: str) -> str:
        """What the owner writes under; "" where no message is known to be the owner's."""
        for seen in self._chats.values():
            owner = seen.owner or answer
            keys = [owner] if owner else [key for key in seen.many if seen.other and key != seen.other]
            if name := next((seen.names[key] for key in keys if seen.names.get(key)), ""):
                return name
        return ""


def _is_two(seen: _ChatTally) -> bool:
    return seen.said.get("type") in _PERSONAL
