# SPDX-License-Identifier: Apache-2.0
"""The messages of a case as conversations: by the service and the other side, each in order of time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from vlu_desktop.intake.messages.bursts import WITHOUT_DAY, conversation_of, order_of, why_not_counted
from vlu_desktop.intake.messages.senders import WhoIsWho
from vlu_desktop.record.conduct import SenderName, SourceItem

NO_MESSAGES = frozenset({"", "entry", "row"})
"""Forms of what came from a file and is no message: the rows of a diary or a bill, the entries of a police log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One conversation of a case: the service, its name ("" where the file gives none), and its messages in order."""

    medium: str
    thread: str
    items: tuple[SourceItem, ...]


def conversations_of(items: Iterable[SourceItem]) -> tuple[Conversation, ...]:
    """Every conversation among stored messages, the fullest first; what has no date stands last in its own."""
    many: dict[tuple[str, str], list[SourceItem]] = defaultdict(list)
    for item in items:
        if is_message(item):
            many[conversation_of(item)].append(item)
    found = [
        Conversation(medium=medium, thread=each[0].thread, items=tuple(sorted(each, key=order_of)))
        for (medium, _), each in sorted(many.items())
    ]
    return tuple(sorted(found, key=lambda each: -len(each.items)))


def is_message(item: SourceItem) -> bool:
    """Whether it is a message, a call or a notice, and no row of a diary or entry of a log."""
    return item.form not in NO_MESSAGES


def counted_of(items: Iterable[SourceItem], names: Iterable[SenderName]) -> frozenset[str]:
    """The ids of those that an incident counts; in an incident, all others are its context. By who is who now."""
    who = WhoIsWho({each.written: each.who for each in names if each.who})
    return frozenset(item.id for item in items if why_not_counted(item, who) in ("", WITHOUT_DAY))
