# SPDX-License-Identifier: Apache-2.0
"""The conversations of a case as lines to be read: a heading for each day, and each message in words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from vlu_desktop.dates.date_display import clock, day, weekday
from vlu_desktop.dates.when import When
from vlu_desktop.language.phrases import number
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Exhibit, Incident, SenderName, SourceItem, SourceItemExhibit, SourceItemIncident
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.services.cases.conversations import Conversation, conversations_of, counted_of

NO_DAY = "Without a date"
MOST_NAMED = 3
"""Of those who write in a conversation that has no name of its own, how many it is called by."""
WAYS: Mapping[str, str] = {
    "to-victim": "→ to the victim",
    "from-victim": "← from the victim",
    "between-others": "↔ between others",
    "not-known": "? not known",
}
"""Which way a message went, by the vocabulary "direction": a sign and words, so that no colour is needed."""
_SPOKEN = frozenset({"call", "missed", "voicemail"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHeading:
    """The beginning of a day in a conversation, and how many messages stand under it."""

    words: str
    messages: int

    @property
    def text(self) -> str:
        """As it is shown."""
        return f"{self.words}   ({number(self.messages, 'message')})"


Line = DayHeading | SourceItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A conversation with its lines in order."""

    conversation: Conversation
    lines: tuple[Line, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The same for the same conversation read again."""
        return (self.conversation.medium, self.conversation.thread or self.conversation.items[0].exhibit_id)

    @property
    def name(self) -> str:
        """What it is called in a list: by who wrote in it, where the file gives it no name."""
        senders = dict.fromkeys(item.sender for item in self.conversation.items if item.sender)
        named = self.conversation.thread or " and ".join(list(senders)[:MOST_NAMED]) or "Nobody named"
        return ", ".join(filter(None, (named, self.conversation.medium)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """Every conversation of a case, the fullest first; which incidents a message is in, and what files came with it.

    Of the messages in incidents, `counted` has those that are counted; the others stand beside them as context.
    """

    threads: tuple[Thread, ...] = ()
    incidents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    exhibits: Mapping[str, tuple[Exhibit, ...]] = field(default_factory=dict)


def threads_of(file: CaseFile) -> Threads:
    """The conversations of a case; for any thread, and in a second for a hundred thousand messages."""
    incidents: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for link in file.all(SourceItemIncident):
        if file.get(Incident, link.incident_id) is not None:
            incidents[link.source_item_id] += (link.incident_id,)
    exhibits: dict[str, tuple[Exhibit, ...]] = defaultdict(tuple)
    for each in file.all(SourceItemExhibit):
        if (exhibit := file.get(Exhibit, each.exhibit_id)) is not None:
            exhibits[each.source_item_id] += (exhibit,)
    threads = tuple(
        Thread(conversation=each, lines=tuple(_lines(each))) for each in conversations_of(file.all(SourceItem))
    )
    linked = (item for item_id in incidents if (item := file.get(SourceItem, item_id)) is not None)
    counted = counted_of(linked, file.all(SenderName))
    return Threads(threads=threads, incidents=dict(incidents), counted=counted, exhibits=dict(exhibits))


def _lines(conversation: Conversation) -> Iterator[Line]:
    days = [_day_of(item) for item in conversation.items]
    many = Counter(days)
    for place, item in enumerate(conversation.items):
        one = days[place]
        if not place or days[place - 1] != one:
            words = f"{weekday(one)} {day(one)}" if one is not None else NO_DAY
            yield DayHeading(words=words, messages=many[one])
        yield item


def _day_of(item: SourceItem) -> date | None:
    return item.happened.first_day if item.happened is not None else None


def at(when: When | None) -> str:
    """The time under its day's heading; more where it is known less exactly."""
    if when is None or when.earliest is None or when.latest is None:
        return "no date"
    if when.latest - when.earliest <= timedelta(minutes=1) and not when.approximate:
        return clock(when.earliest)
    return "no time" if when.span_days == 1 and not when.approximate else when.display(short=True)


def words_of(item: SourceItem, files: int = 0) -> str:
    """What a message says; of a call what it was and how long. Deleted, edited and not sent are said, files counted."""
    parts = [item.raw] if item.raw and item.form != "notice" else []
    if item.form in _SPOKEN:
        lasted = f", {_length(item.seconds)}" if item.seconds else ""
        parts.insert(0, f"{term('message-form', item.form)}{lasted}")
    elif item.form == "notice":
        parts.insert(0, f"(Notice) {item.raw}")
    if item.state:
        gone = " The words are not in the file." if not item.raw and item.form == "message" else ""
        parts.append(f"[{term('message-state', item.state)}.{gone}]")
    elif not parts and not files:
        parts.append("[No words]")
    if files:
        parts.append(f"[{number(files, 'file')} with it]")
    return "  ".join(parts)


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    named = ((hours, "hour"), (minutes, "minute"), (rest, "second"))
    return " ".join(number(many, unit) for many, unit in named if many)
