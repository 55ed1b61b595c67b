# SPDX-License-Identifier: Apache-2.0
"""What a file of messages holds, shown before anything is kept: how many, between whom, and when."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.message import (
    NOBODYS,
    Message,
    MessageFile,
    Progress,
    SkippedPart,
    SourceQuestion,
    unwatched,
)
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.senders import Parties, Party, WhoIsWho, identity, owner_of
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

FIRST_MESSAGES = 200
MOST_SKIPPED = 1000
GAP_DAYS = 7
MOST_GAPS = 20
MOST_MESSAGES = 300_000
"""How many a case holds: it is one value in memory, and each of them takes a kilobyte of it or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days without any message: the last day before and the first day after, and how many lie between them."""

    after: date
    before: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePreview:
    """A file of messages as it would be taken into a case. `case_id` is "" for a case that is yet to begin.

    `messages` counts all, notices too. `counts` is by direction and form, each a key of its vocabulary, "" for a
    notice's direction. `names` is who stands behind each name, as known to the case or said since. `to_ask` are those
    of the `parties` of whom that isn't known; withheld numbers are never asked of. `media_held` and `media_missing`
    count files that came with messages. `skipped` holds at most `MOST_SKIPPED`, `skipped_in_all` how many there are.
    """

    case_id: str
    source: MessageSource
    file: MessageFile
    label: str
    names: Mapping[str, str]
    messages: int
    counts: Mapping[tuple[str, str], int]
    parties: tuple[Party, ...]
    seen: Parties
    ends: Mapping[tuple[str, str, str, str], int]
    first: When | None = None
    last: When | None = None
    undated: int = 0
    gaps: tuple[Gap, ...] = ()
    media_held: int = 0
    media_missing: int = 0
    skipped: tuple[SkippedPart, ...] = ()
    skipped_in_all: int = 0
    first_messages: tuple[Message, ...] = ()
    parts: int = 1
    """How many exports the file holds."""

    answered: frozenset[str] = frozenset()
    """The keys of those questions of the file that an officer answered."""

    said: frozenset[str] = frozenset()
    """Those of `names` that were said of this file, and not known to the case before."""

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """What the file itself can't answer, whether or not an officer has."""
        return self.file.asked

    @property
    def open_questions(self) -> tuple[SourceQuestion, ...]:
        """What an officer must answer before the file is taken in."""
        return tuple(each for each in self.asked if each.key not in self.answered)

    @property
    def forms(self) -> Mapping[str, int]:
        """How many there are of each form."""
        many: Counter[str] = Counter()
        for (_, form), count in self.counts.items():
            many[form] += count
        return many

    @property
    def clock(self) -> str:
        """Whose clock its times are by."""
        return self.file.clock

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """What such an export never holds."""
        return self.file.leaves_out

    @property
    def to_ask(self) -> tuple[Party, ...]:
        """Whom nobody has named yet."""
        who = WhoIsWho(self.names)
        return tuple(each for each in self.parties if not who.who(each.written))

    def party(self, name: str, owner: str = "") -> Party | None:
        """Whom somebody means by a name or a number; None where that is nobody, or more than one.

        `owner` is the word by which the owner of the phone or account may be meant.
        """
        if owner and name == owner:
            return next((each for each in self.parties if each.owner), None)
        exact = [each for each in self.parties if identity(each.written) == identity(name)]
        named = [each for each in self.parties if each.written.partition(" <")[0].casefold() == name.casefold()]
        found = exact or named
        return found[0] if len(found) == 1 and not found[0].nobody else None

    def naming(self, names: Mapping[str, str]) -> "MessagePreview":
        """The same with these named too: keys of the vocabulary "sender" by what is written. Nothing is read again."""
        known = {**self.names, **names}
        counts = _directed(self.ends, self.seen, WhoIsWho(known))
        return replace(self, names=known, said=self.said | names.keys(), counts=counts)


@dataclass(slots=True)
class _Tally:
    """What one reading of the file adds up to."""

    seen: Parties
    messages: int = 0
    ends: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    days: set[date] = field(default_factory=set)
    first: When | None = None
    last: When | None = None
    undated: int = 0
    held: set[str] = field(default_factory=set)
    missing: int = 0
    skipped: list[SkippedPart] = field(default_factory=list)
    skipped_in_all: int = 0
    first_messages: list[Message] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)

    def see(self, each: Message | SkippedPart) -> None:
        if isinstance(each, SkippedPart):
            self.skipped_in_all += 1
            if len(self.skipped) < MOST_SKIPPED:
                self.skipped.append(each)
            return
        self.messages += 1
        self.parts.add(each.part)
        self.seen.see(each)
        sender, receiver = self.seen.said(each)
        self.ends[sender, receiver, each.thread, each.form] += 1
        for media in each.media:
            if media.member:
                self.held.add(media.member)
            self.missing += not media.member
        if len(self.first_messages) < FIRST_MESSAGES:
            self.first_messages.append(each)
        self._dated(each.at)

    def _dated(self, at: When | None) -> None:
        if at is None or at.first_day is None:
            self.undated += 1
            return
        self.days.add(at.first_day)
        if self.first is None or at.sort_key < self.first.sort_key:
            self.first = at
        if self.last is None or at.sort_key > self.last.sort_key:
            self.last = at

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The longest first."""
        days = sorted(self.days)
        found = [
            Gap(after=one, before=other, days=(other - one).days - 1)
            for one, other in pairwise(days)
            if (other - one).days > GAP_DAYS
        ]
        return tuple(sorted(found, key=lambda gap: (-gap.days, gap.after))[:MOST_GAPS])


def preview_of(
    case_id: str, source: MessageSource, file: MessageFile, label: str, names: Mapping[str, str],
    progress: Progress = unwatched,
) -> MessagePreview:  # fmt: skip
    """Read the whole of a file once for what it holds. `names` is what the case knows of senders.

    UserError, once it is come to, for a file that holds more than `MOST_MESSAGES`.
    """
    tally = _Tally(Parties(owner_of(file.name)))
    for each in file.read(progress):
        tally.see(each)
        if tally.messages > MOST_MESSAGES:
            raise UserError(say("acts.more-messages-than-a-case-holds", file=file.name, most=MOST_MESSAGES))
    return MessagePreview(
        case_id=case_id, source=source, file=file, label=label, names=dict(names), messages=tally.messages,
        counts=_directed(tally.ends, tally.seen, WhoIsWho(names)), parties=tally.seen.all, seen=tally.seen,
        ends=tally.ends, first=tally.first, last=tally.last, undated=tally.undated, gaps=tally.gaps,
        media_held=len(tally.held), media_missing=tally.missing, skipped=tuple(tally.skipped),
        skipped_in_all=tally.skipped_in_all, first_messages=tuple(tally.first_messages),
        parts=len(tally.parts),
    )  # fmt: skip


def _directed(
    ends: Mapping[tuple[str, str, str, str], int], seen: Parties, who: WhoIsWho
) -> dict[tuple[str, str], int]:
    counts: Counter[tuple[str, str]] = Counter()
    for (sender, receiver, thread, form), many in ends.items():
        to = seen.receiver(sender, receiver, thread)
        direction = "" if form in NOBODYS else who.direction(sender, to, seen.among(thread))
        counts[direction, form] += many
    return dict(counts)
