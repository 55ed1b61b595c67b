# SPDX-License-Identifier: Apache-2.0
"""Between whom the messages of a file went, and, once it is known who stands behind each name, which way each went."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.message import NOBODY, Message

BETWEEN = "; "
"""What stands between several receivers."""
_OWNER = "Owner of "
_ADDRESSED = re.compile(r".*<([^<>]+)>\s*", re.DOTALL)
_NUMBER = re.compile(r"\+?[\d\s().-]{7,}")


def owner_of(file_name: str) -> str:
    """What the owner of the phone or account that a file was made on stands as: the file itself never says."""
    return f"{_OWNER}{file_name}"


def is_owner(written: str) -> bool:
    """Whether that is the owner of whatever phone or account."""
    return written.startswith(_OWNER)


def identity(written: str) -> str:
    """What is the same for every way one number, address or name is written.

    A number counts by its digits, with 0 for the code of this country; of `Name <number>` the number alone counts.
    """
    addressed = _ADDRESSED.fullmatch(written)
    bare = (addressed[1] if addressed else written).strip()
    if _NUMBER.fullmatch(bare):
        digits = "".join(each for each in bare if each.isdecimal())
        if bare.startswith("+44") or digits.startswith("0044"):
            return "0" + re.sub(r"^(?:0044|44)\(?0?", "", digits)
        return digits
    return " ".join(bare.casefold().removeprefix("~").split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody the messages of a file came from or went to. `written` is the first way the file writes the name.

    `nobody` marks a number that was withheld: nobody can say who stands behind it.
    """

    written: str
    sent: int
    received: int
    first: When | None
    last: When | None
    owner: bool = False
    nobody: bool = False


@dataclass(slots=True)
class _SenderTally:
    written: str
    sent: int = 0
    received: int = 0
    first: When | None = None
    last: When | None = None

    def at(self, when: When | None) -> None:
        if when is not None and when.is_dated:
            if self.first is None or when.sort_key < self.first.sort_key:
                self.first = when
            if self.last is None or when.sort_key > self.last.sort_key:
                self.last = when


class Parties:
    """Gathers who is in a file, message by message."""

    def __init__(self, owner: str) -> None:
        self.owner = owner
        self._seen: dict[str, _SenderTally] = {}
        self._threads: dict[str, dict[str, None]] = {}

    def said(self, message: Message) -> tuple[str, str]:
        """Sender and receiver, with the owner of the phone or account where the message only says which way it went."""
        sender = message.sender or (self.owner if message.outgoing else "")
        return sender, message.receiver or (self.owner if message.outgoing is False else "")

    def ends(self, message: Message) -> tuple[str, str]:
        """The same once the whole file was seen, and so whether a conversation has another side at all."""
        sender, receiver = self.said(message)
        return sender, self.receiver(sender, receiver, message.thread)

    def receiver(self, sender: str, receiver: str, thread: str) -> str:
        """Where one alone writes in a conversation that names no other, the owner is the one it was written to."""
        alone = sender and not receiver and set(self._threads.get(thread, ())) == {identity(sender)}
        return self.owner if alone and sender != self.owner else receiver

    def see(self, message: Message) -> None:
        """Take in the next message; the service's own notices are from nobody."""
        sender, receiver = self.said(message)
        here = self._threads.setdefault(message.thread, {})
        for written in (sender, *receiver.split(BETWEEN)):
            if written and (key := identity(written)) not in here:
                here[key] = None
        if message.form == "notice" or not sender:
            return
        found = self._of(sender)
        found.sent += 1
        found.at(message.at)
        # A message to a whole group came to the owner too, who may never have written in it.
        for written in (receiver or (self.owner if sender != self.owner else "")).split(BETWEEN):
            if written:
                found = self._of(written)
                found.received += 1
                found.at(message.at)

    def among(self, thread: str) -> frozenset[str]:
        """The identities of all who are in a conversation: the owner, and whoever was seen in it."""
        return frozenset((identity(self.owner), *self._threads.get(thread, ())))

    @property
    def all(self) -> tuple[Party, ...]:
        """Everybody, whoever sent most first."""
        found = [
            Party(
                written=each.written, sent=each.sent, received=each.received, first=each.first, last=each.last,
                owner=each.written == self.owner, nobody=each.written in NOBODY,
            )
            for each in self._seen.values()
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda each: (-each.sent, -each.received, each.written)))

    def _of(self, written: str) -> _SenderTally:
        key = identity(written)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = _SenderTally(written)
        return found


class WhoIsWho:
    """Who stands behind each name or number, as an officer said: a key of the vocabulary "sender" by what is written.

    What nobody was asked of is ""; a number that was withheld is "unknown" whatever was said.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._who = {identity(written): who for written, who in names.items()}
        self._known: dict[str, str] = {}

    def who(self, written: str) -> str:
        """Who it is."""
        found = self._known.get(written)
        if found is None:
            found = "unknown" if written in NOBODY else self._who.get(identity(written), "") if written else ""
            self._known[written] = found
        return found

    def direction(self, sender: str, receiver: str, among: Iterable[str] = ()) -> str:
        """A key of "direction". `among` are the identities in the conversation, where a message names no receiver."""
        by = self.who(sender)
        if by == "victim":
            return "from-victim"
        if receiver:
            to = {self.who(each) for each in receiver.split(BETWEEN)}
        else:
            own = identity(sender)
            to = {self._who.get(each, "") for each in among if each != own}
        if sender and "victim" in to:
            return "to-victim"
        if not by or not to or "" in to:
            return "not-known"
        return "between-others"
