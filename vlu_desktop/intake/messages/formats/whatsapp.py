# SPDX-License-Identifier: Apache-2.0
"""A chat as WhatsApp exports it: text alone or packed with its files, from either kind of phone, in any date order."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.formats.copy_marks import without_copy
from vlu_desktop.intake.messages.formats.police_log import OFFICER
from vlu_desktop.intake.messages.formats.whatsapp_bodies import Body, body_of, is_sender, notice
from vlu_desktop.intake.messages.formats.whatsapp_stamps import ORDERS, OrderEvidence, Shape, Stamp, stamp_of
from vlu_desktop.intake.messages.formats.whatsapp_words import ENCRYPTED
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, SourceQuestion, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.text_lines import LONGEST, UNSEEN, lines_of, start_lines
from vlu_desktop.kernel.errors import UserError

_TITLE = re.compile(
    r"(?:whatsapp[ _-]*(?:chatt?|sohbeti)|(?:chat|conversa(?:ción|ție)?|discussion|czat|чат)(?: d[eo])? whatsapp)[ _]*"
    r"(?:(?:with|mit|con|avec|com|met|med|cu|z|с контактом|с)[ _]+|[-–][ _]*)(?P<who>.+)",
    re.IGNORECASE,
)
_HINTS = re.compile(f"end-to-end encrypt|<Media omitted>|\u200e|- {ENCRYPTED.pattern}", re.IGNORECASE)
_MOST_MEMBERS_TRIED = 50
_MOST_SENDERS = 10_000
_GOES_ON = re.compile(r"(?P<more>[^\W\d_][\w .'’&-]{0,30}): (?!https?:)\S")
_COLONS_FROM = 3
"""Messages of somebody, each of which goes on with the same words and a colon: they are part of the name."""


def is_whatsapp(source: MessageSource) -> bool:
    """Whether it is a chat, or an archive with one in it."""
    if source.is_archive:
        return bool(_chats(source))
    return _is_chat(source, "")


def open_whatsapp(source: MessageSource) -> "WhatsAppChat":
    """The chat or chats of a file, read through once for how its stamps are written. UserError where there is none."""
    members = _chats(source) if source.is_archive else ("",)
    survey = _Survey()
    for member in members:
        for line in lines_of(source, member):
            survey.see(line, member)
    if not survey.shapes:
        raise UserError("This chat holds no message. Make the export again on the phone.")
    return WhatsAppChat(source, members, survey, {})


def _chats(source: MessageSource) -> tuple[str, ...]:
    """The chats of an archive; no document that somebody sent as a text is taken for one."""
    texts = [name for name in source.members if name.lower().endswith(".txt")][:_MOST_MEMBERS_TRIED]
    named = [name for name in texts if _is_named(PurePosixPath(name).name)] or texts
    return tuple(name for name in named if _is_chat(source, name))


def _is_named(name: str) -> bool:
    return name == "_chat.txt" or "whatsapp" in name.lower()


def _is_chat(source: MessageSource, member: str) -> bool:
    """By its first lines: stamped ones with few senders who come again, or with the service's own marks."""
    lines = start_lines(source, member)
    stamps = [(stamp, line) for line in lines if (stamp := stamp_of(line)) is not None]
    if not stamps:
        return False
    if _is_named(PurePosixPath(member or source.name).name) or _HINTS.search("\n".join(lines)):
        return True
    parted = (_parted(line[stamp.end :]) for stamp, line in stamps)
    senders = Counter(sender for sender, found, _ in parted if found)
    if senders and all(map(OFFICER.match, senders)):
        return False
    return senders.total() >= _enough(stamps[0][0].shape, len(senders))


def _enough(shape: Shape, senders: int) -> int:
    """How many messages of so many senders make a chat, by how its stamps are written.

    In brackets with seconds is an iPhone's way, which nobody writes by hand; a diary that has a comma before each time
    and a dash and a name behind it does not have two lines of one and the same name.
    """
    bracket, _, comma, seconds, _ = shape
    if bracket and seconds:
        return 1
    return max(2, senders + 1) if comma else max(3, 2 * senders)


def _parted(rest: str) -> tuple[str, bool, str]:
    """What follows a stamp: the sender, whether there is one, and the body. A name ends at the first colon."""
    at = rest.find(": ")
    if at < 0 and UNSEEN.sub("", rest.rstrip()).endswith(":"):
        at = rest.rindex(":")
    if at < 0:
        at = rest.find(":\u200e")
    sender = " ".join(UNSEEN.sub("", rest[:at]).split()) if at > 0 else ""
    if not is_sender(sender):
        return "", False, rest
    body = rest[at + 1 :]
    return sender, True, body[1:] if body.startswith(" ") else body


@dataclass(slots=True)
class _Survey:
    """What one reading of the whole file shows: how stamps are written, and between whom the chat is."""

    shapes: dict[Shape, OrderEvidence] = field(default_factory=dict)
    pasted: Counter[Shape] = field(default_factory=Counter)
    senders: dict[str, Counter[str]] = field(default_factory=dict)
    going_on: dict[str, str | None] = field(default_factory=dict)
    """By sender, the words up to a second colon that each message begins with; None where one differs."""
    marked: bool = False
    groups: dict[str, str] = field(default_factory=dict)
    """By member, what an iPhone's group itself is called: it says the service's first notice, and no word unmarked."""

    def see(self, line: str, member: str) -> None:
        stamp = stamp_of(line)
        if stamp is None:
            return
        self.shapes.setdefault(stamp.shape, OrderEvidence()).see(stamp)
        sender, found, body = _parted(line[stamp.end :])
        if found:
            self.pasted[stamp.shape] += 1
            self._count(sender, body, self.senders.setdefault(member, Counter()))
        is_marked = stamp.shape[0] and body.startswith("\u200e")
        self.marked = self.marked or is_marked
        if is_marked and found and ENCRYPTED.match(UNSEEN.sub("", body)):
            self.groups.setdefault(member, sender)
        elif found and not is_marked and self.groups.get(member) == sender:
            self.groups[member] = ""

    def _count(self, sender: str, body: str, senders: Counter[str]) -> None:
        if len(senders) < _MOST_SENDERS or sender in senders:
            senders[sender] += 1
            found = _GOES_ON.match(body)
            second = found["more"] if found else None
            self.going_on[sender] = second if self.going_on.get(sender, second) == second else None

    def named(self, sender: str) -> str:
        """The name in full: one that holds a colon was cut at it, which shows by what all the messages go on with."""
        second = self.going_on.get(sender)
        often = second and sum(each[sender] for each in self.senders.values()) >= _COLONS_FROM
        return f"{sender}: {second}" if often else sender

    def parties(self, member: str) -> tuple[str, ...]:
        """Who writes in a chat; the group itself is nobody."""
        found = tuple(map(self.named, self.senders.get(member, ())))
        return tuple(each for each in found if each != self.groups.get(member)) if len(found) > 2 else found

    @property
    def shape(self) -> Shape:
        """That of most stamps; of as many, the first."""
        return max(self.shapes, key=lambda each: self.shapes[each].seen)

    @property
    def others(self) -> int:
        """Lines that look like a message in another way of writing."""
        return self.pasted.total() - self.pasted[self.shape]


@dataclass(slots=True)
class _Open:
    """A message whose further lines are still being read."""

    stamp: Stamp
    lines: list[str]
    size: int = 0

    def add(self, line: str) -> None:
        """A further line of it."""
        self.lines.append(line)
        self.size += len(line) + 1


class WhatsAppChat:
    """A chat as opened; `MessageFile` says what each part of it is."""

    service = "WhatsApp"
    leaves_out = (
        "Reactions, replies and forwarding are not in such an export.",
        "A message that the phone’s owner deleted for herself or himself, or that disappeared, is not in it.",
        "A file that was not downloaded on the phone is not in it, nor is any where it was made without files.",
        "Long chats are cut: the oldest messages may be missing.",
        "Words that begin a line with a stamp of the same form can’t be told from a message of their own.",
    )

    def __init__(
        self, source: MessageSource, members: tuple[str, ...], survey: _Survey, answers: dict[str, str]
    ) -> None:
        self._source = source
        self._members = members
        self._survey = survey
        self._answers = answers

    @property
    def name(self) -> str:
        """The file's name."""
        return self._source.name

    @property
    def clock(self) -> str:
        """Whose clock it is."""
        order = dict(ORDERS)[self._order(self._survey.shape)].lower()
        return (
            "Times are by the clock of the phone that made the export, in the zone it was set to then; the file names "
            f"no zone. Dates are read as {order}."
        )

    @cached_property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """The order of day and month where the dates leave it open, and lines stamped in another way."""
        found = []
        possible = self._survey.shapes[self._survey.shape].possible
        if len(possible) > 1:
            labels = dict(ORDERS)
            found.append(
                SourceQuestion(
                    key="order",
                    question="In which order do the dates of this chat stand? Every date in it can be read both ways.",
                    choices=tuple((key, labels[key]) for key in possible),
                    answer=self._answers.get("order", possible[0]),
                )
            )
        if self._survey.others:
            found.append(
                SourceQuestion(
                    key="stamps",
                    question=f"Lines that begin like a message of another phone’s export: {self._survey.others:,}. "
                    "Were they pasted into messages, or are they messages of their own?",
                    choices=(("pasted", "Pasted into messages"), ("messages", "Messages of their own")),
                    answer=self._answers.get("stamps", "pasted"),
                )
            )
        return tuple(found)

    def answered(self, key: str, answer: str) -> "WhatsAppChat":
        """The same chat read by another answer; ValueError for one that was not a choice."""
        if not any(each.key == key and answer in dict(each.choices) for each in self.asked):
            raise ValueError("that is no answer to a question of this file")
        return WhatsAppChat(self._source, self._members, self._survey, {**self._answers, key: answer})

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message and notice, and what stands before the first of them."""
        size = sum(self._source.size_of(member) for member in self._members)
        place = before = 0
        for member in self._members:
            for each in self._read(member, lambda read, so_far=before: progress(so_far + read, size)):  # type: ignore[misc]
                if isinstance(each, Message):
                    place += 1
                    yield replace(each, place=place, part=member)
                else:
                    yield each
            before += self._source.size_of(member)
        progress(size, size)

    def content(self, media: Media) -> Iterator[bytes]:
        """The bytes of a file in the archive."""
        if media.member:
            yield from self._source.pieces(media.member)

    def _order(self, shape: Shape) -> str:
        possible = self._survey.shapes[shape].possible
        answer = self._answers.get("order", possible[0])
        return answer if answer in possible else possible[0]

    def _splits(self, stamp: Stamp) -> bool:
        """Whether a stamp begins a message: it is written as the phone writes all of them."""
        return stamp.shape == self._survey.shape or self._answers.get("stamps") == "messages"

    def _read(self, member: str, done: Callable[[int], None]) -> Iterator[Message | SkippedPart]:
        chat = self._chat(member)
        under_way: _Open | None = None
        for number, line in enumerate(lines_of(self._source, member, done), 1):
            stamp = stamp_of(line)
            if stamp is not None and self._splits(stamp):
                if under_way is not None:
                    yield self._message(chat, under_way)
                under_way = _Open(stamp, [line[stamp.end :]])
            elif under_way is None:
                if UNSEEN.sub("", line).strip():
                    yield SkippedPart(place=f"line {number}", words=line, reason="It stands before the first message.")
            elif under_way.size + len(line) > LONGEST:
                yield SkippedPart(
                    place=f"line {number}", words=line, reason="The message above it is longer than any can be."
                )
            else:
                under_way.add(line)
        if under_way is not None:
            yield self._message(chat, under_way)

    def _chat(self, member: str) -> "_Chat":
        name = PurePosixPath(member).name
        above = PurePosixPath(member).parent.name
        titles = (_TITLE.fullmatch(each) for each in (PurePosixPath(name).stem, above, PurePosixPath(self.name).stem))
        titled = next(filter(None, titles), None)
        # Of several chats that are all called the same, each is told apart by its folder.
        title = titled["who"].strip() if titled else above if len(self._members) > 1 else ""
        parties = self._survey.parties(member)
        if title not in parties:
            plain = without_copy(title)
            title = plain if plain in parties else without_copy(title, self._titles_beside(member))
        return _Chat(
            title=title,
            parties=parties,
            folder=member.removesuffix(name),
            members=frozenset(self._source.members),
            marked=self._survey.marked,
        )

    def _titles_beside(self, member: str) -> set[str]:
        """What the other chats of the archive are called by their files."""
        named = (_TITLE.fullmatch(PurePosixPath(each).stem) for each in self._members if each != member)
        return {each["who"].strip() for each in named if each}

    def _message(self, chat: "_Chat", one: _Open) -> Message:
        """A message of its lines; blank lines at its end are the file's own."""
        sender, found, first = _parted(one.lines[0])
        if (full := self._survey.named(sender)) != sender:
            sender, first = full, first[len(full) - len(sender) :]
        if found and chat.parties and sender not in chat.parties and sender in self._survey.groups.values():
            sender, found = "", False
        text = "\n".join([first, *one.lines[1:]]).rstrip("\n")
        body = chat.body(text) if found else notice(text)
        moment = one.stamp.moment(self._order(one.stamp.shape))
        at = When.at(moment, words=one.stamp.words) if moment else When.undated(one.stamp.words)
        return Message(
            place=0, form=body.form, at=at, thread=chat.title, sender=sender, receiver=chat.receiver(sender),
            outgoing=body.own, words=body.words, state=body.state, seconds=body.seconds, media=body.media,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chat:
    """One chat of the file: what it is called, who writes in it, and where its files stand."""

    title: str
    parties: tuple[str, ...]
    folder: str
    members: frozenset[str]
    marked: bool

    def body(self, text: str) -> Body:
        """What a body is."""
        return body_of(text, marked=self.marked, folder=self.folder, members=self.members)

    def receiver(self, sender: str) -> str:
        """The other of two; where one alone writes, the one the chat is called after; "" in a group."""
        if not sender:
            return ""
        others = [each for each in self.parties if each != sender]
        if len(self.parties) == 2:
            return others[0]
        return self.title if not others and self.title != sender else ""
