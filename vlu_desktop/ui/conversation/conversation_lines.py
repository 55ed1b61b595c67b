# SPDX-License-Identifier: Apache-2.0
"""The conversations of a case as lines to be read: a heading for each day, and each message in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from vlu_desktop.dates.date_display import clock, day, weekday
from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import number
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Exhibit, SourceItem, SourceItemExhibit
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.services.cases.conversations import Conversation, conversations_of
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.conversation.stretches import Stretch, stretches_of


def no_day() -> str:
    return say("talks.without-a-date")


MOST_SHOWN = 50_000
"""Characters of a message that are shown at once; all of a longer one stands in its record."""
MOST_NAMED = 3
"""Of those who write in a conversation that has no name of its own, how many it is called by."""


def ways() -> Mapping[str, str]:
    """Which way a message went, by the vocabulary "direction": a sign and words, so that no colour is needed."""
    return {
        "to-victim": say("talks.to-the-victim"),
        "from-victim": say("talks.from-the-victim"),
        "between-others": say("talks.between-others"),
        "not-known": say("talks.not-known"),
    }


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
        named = self.conversation.thread or " and ".join(list(senders)[:MOST_NAMED]) or say("talks.nobody-named")
        return ", ".join(filter(None, (named, self.conversation.medium)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """Every conversation of a case, the fullest first; which incidents a message is in, and what files came with it.

    `stretches` has the incidents by id, with their messages. Of these, `counted` has those that are counted; the
    others stand beside them as context.
    """

    threads: tuple[Thread, ...] = ()
    incidents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stretches: Mapping[str, Stretch] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    exhibits: Mapping[str, tuple[Exhibit, ...]] = field(default_factory=dict)


def threads_of(file: CaseFile) -> Threads:
    """The conversations of a case; for any thread, and in a second for a hundred thousand messages."""
    stretches = stretches_of(file)
    incidents: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for incident_id, stretch in stretches.items():
        for item in stretch.items:
            incidents[item.id] += (incident_id,)
    threads = tuple(Thread(conversation=each, lines=lines_of(each)) for each in conversations_of(file.all(SourceItem)))
    return Threads(
        threads=threads,
        incidents=dict(incidents),
        stretches=stretches,
        counted=frozenset().union(*(each.counted for each in stretches.values())),
        exhibits=exhibits_of(file, file.all(SourceItemExhibit)),
    )


def thread_of(file: CaseFile, stretch: Stretch) -> Threads:
    """The messages of one incident alone: as one thread without a name, conversation after conversation."""
    conversations = conversations_of(stretch.items)
    lines = tuple(line for each in conversations for line in lines_of(each))
    links = (link for item in stretch.items for link in file.of(SourceItemExhibit, item.id))
    return Threads(
        threads=(Thread(conversation=Conversation(medium="", thread="", items=stretch.items), lines=lines),),
        incidents={item.id: (stretch.incident.id,) for item in stretch.items},
        stretches={stretch.incident.id: stretch},
        counted=stretch.counted,
        exhibits=exhibits_of(file, links),
    )


def exhibits_of(file: CaseFile, links: Iterable[SourceItemExhibit]) -> Mapping[str, tuple[Exhibit, ...]]:
    """The files that came with messages, by the message's id."""
    exhibits: dict[str, tuple[Exhibit, ...]] = defaultdict(tuple)
    for each in links:
        if (exhibit := file.get(Exhibit, each.exhibit_id)) is not None:
            exhibits[each.source_item_id] += (exhibit,)
    return dict(exhibits)


def lines_of(conversation: Conversation) -> tuple[Line, ...]:
    """The messages of a conversation in order, each day beneath its heading."""
    return tuple(_lines(conversation))


def _lines(conversation: Conversation) -> Iterator[Line]:
    days = [_day_of(item) for item in conversation.items]
    many = Counter(days)
    for place, item in enumerate(conversation.items):
        one = days[place]
        if not place or days[place - 1] != one:
            words = f"{weekday(one)} {day(one)}" if one is not None else no_day()
            yield DayHeading(words=words, messages=many[one])
        yield item


def _day_of(item: SourceItem) -> date | None:
    return item.happened.first_day if item.happened is not None else None


def at(when: When | None) -> str:
    """The time under its day's heading; more where it is known less exactly."""
    if when is None or when.earliest is None or when.latest is None:
        return say("talks.no-date-2")
    if when.latest - when.earliest <= timedelta(minutes=1) and not when.approximate:
        return clock(when.earliest)
    return say("talks.no-time") if when.span_days == 1 and not when.approximate else when.display(short=True)


def words_of(item: SourceItem, files: int = 0) -> str:
    """What a message says; of a call what it was and how long. Deleted, edited and not sent are said, files counted."""
    parts = [item.raw] if item.raw and item.form != "notice" else []
    if item.form in _SPOKEN:
        lasted = f", {_length(item.seconds)}" if item.seconds else ""
        parts.insert(0, f"{term('message-form', item.form)}{lasted}")
    elif item.form == "notice":
        parts.insert(0, say("talks.notice", raw=item.raw))
    if item.state:
        state = term("message-state", item.state)
        gone = not item.raw and item.form == "message"
        parts.append(say("talks.state-without-words", state=state) if gone else say("talks.state", state=state))
    elif not parts and not files:
        parts.append(say("talks.no-words"))
    if files:
        parts.append(say("talks.files-with-it", n=files))
    return "  ".join(parts)


def whole_of(item: SourceItem) -> str:
    """All that a message says, to be read; of one beyond any length as much as is shown at once."""
    words = words_of(item)
    if len(words) > MOST_SHOWN:
        more = len(words) - MOST_SHOWN
        words = say("talks.characters-more-which-stand-in", words=words[:MOST_SHOWN], more=more)
    return visible(words)


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    named = ((hours, "hour"), (minutes, "minute"), (rest, "second"))
    return " ".join(number(many, unit) for many, unit in named if many)
