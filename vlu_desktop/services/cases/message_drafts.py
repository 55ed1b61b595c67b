# SPDX-License-Identifier: Apache-2.0
"""Messages on their way in, as text a draft can hold: a file with what was said of it, and bursts with what was left.

A file may be of a gigabyte, so it is known again by its size, its first bytes and its last.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from vlu_desktop.intake.messages.bursts import Rule
from vlu_desktop.services.cases.given_file import GivenAgain


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDraft(GivenAgain):
    """A file of messages that was being taken in. `into` is the id of a case, "new", or "" where none was chosen.

    `names` is who was said to be who, `then` the files shown after it, each with what is said of its place.
    """

    fingerprint: str
    into: str = ""
    handed_by: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    then: tuple[tuple[str, str], ...] = ()

    def to_text(self) -> str:
        """As the body of a draft."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def from_text(text: str) -> "MessageDraft":
        """The draft that `to_text` wrote."""
        plain = json.loads(text)
        then = tuple((str(path), str(place)) for path, place in plain.pop("then"))
        return MessageDraft(**plain, then=then)


@dataclass(frozen=True, slots=True, kw_only=True)
class BurstsDraft:
    """Bursts that were being chosen. `left_out` are the ids of the first messages of those without a tick."""

    rule: Rule
    kinds: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    def to_text(self) -> str:
        """As the body of a draft."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def from_text(text: str) -> "BurstsDraft":
        """The draft that `to_text` wrote."""
        plain = json.loads(text)
        return BurstsDraft(rule=Rule(**plain["rule"]), kinds=plain["kinds"], left_out=tuple(plain["left_out"]))
