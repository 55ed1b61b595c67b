# SPDX-License-Identifier: Apache-2.0
"""Reads the texts that imessage-exporter makes of a Mac or an iPhone backup: one conversation a file.

A message is its time, its sender and its lines, up to an empty line before the next time. A reply stands twice, under
the message it answers and as a message of its own; it is taken once, and the other is named as skipped. A tapback is a
notice after its message.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import count

from vlu_desktop.dates.date_words import SHORT_MONTHS
from vlu_desktop.intake.messages.formats.copy_marks import named_by
from vlu_desktop.intake.messages.formats.opened_export import (
    LONGEST_SHOWN,
    MediaFinder,
    OpenedExport,
    at_clock,
    in_part,
    shown,
    text_of,
)
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, SourceQuestion, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.text_lines import BEFORE, LONGEST, TOO_LONG, lines_of, start_lines

ME = "Me"
OWNER = "owner"
NOBODY = "nobody"
CLOCK = (
    "The times are by the clock of the computer that the export was made on; the file names no zone, and they are "
    "taken to be the time here."
)
LEAVES_OUT = (
    "A message deleted from the device before the export may not be in it.",
    "Who took part in a conversation is known by who wrote in it, and by the file’s name.",
    "Attachments are named by where they lay on the computer; they are there only where they were handed over too.",
)
REPEATED = "This reply stands here under the message it answers, and again as a message of its own, which was taken."
TAPBACKS = ("Tapbacks:", "Reactions:")
DELETED = "This message was deleted from the conversation!"
ANSWERS = "This message responded to an earlier message."
_CLOCK = re.compile(r"([A-Z][a-z]{2}) ([0-9]{2}), ([0-9]{4}) {1,2}([0-9]{1,2}):([0-9]{2}):([0-9]{2}) ([AP])M")
_STAMP = re.compile(rf"(?=(?:{'|'.join(SHORT_MONTHS)}) )({_CLOCK.pattern.replace('(', '(?:')})(?: (.*))?$")
_READ = re.compile(r"\(Read by (.{1,200}?) after .{1,200}\)$")
_EDITED = re.compile(r"Edited .{1,200} later: ")
_UNSENT = re.compile(r".{1,200} unsent (?:a message|this message part)\b")
_TAPBACK = re.compile(r"(.{1,200}?) (?:by|from) (.{1,200}?)(?:: .*)?$")
_ATTACHMENT = re.compile(r"(?:[/~]|[A-Za-z]:\\|attachments/)\S.*\.\w{1,5}$")


@dataclass(slots=True)
class _Block:
    """A message's lines; `indent` is how deep it stands under another."""

    line: int
    stamp: str
    tail: str
    indent: int = 0
    lines: list[str] = field(default_factory=list)
    size: int = 0
    over: str = ""

    @property
    def is_notice(self) -> bool:
        """An announcement has its words after its time, and no sender."""
        return bool(self.tail) and _READ.match(self.tail) is None

    @property
    def key(self) -> int:
        """What a reply and its repetition have in common: their time and their lines, as a digest."""
        return hash((self.stamp, *(each for each in self.lines if each and each != ANSWERS)))


class IMessageText(OpenedExport):
    """A conversation, or an archive of them."""

    service = "iMessage and texts"
    clock = CLOCK
    leaves_out = LEAVES_OUT

    @cached_property
    def _conversations(self) -> tuple[str, ...]:
        if not self.source.is_archive:
            return ("",)
        names = [each for each in self.source.members if each.lower().endswith(".txt")]
        return tuple(each for each in names if _begins(self.source, each))

    @cached_property
    def _senders(self) -> dict[str, int]:
        """How many messages each sender has, the most first."""
        found: dict[str, int] = {}
        for member in self._conversations:
            for block in self._blocks(member):
                if isinstance(block, _Block) and not block.is_notice and block.lines:
                    found[block.lines[0]] = found.get(block.lines[0], 0) + 1
        return dict(sorted(found.items(), key=lambda each: -each[1]))

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """Whose phone it is, where nobody in it is called Me."""
        return owner_question(self._senders, self.answers.get(OWNER, ""))

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message in the file's order."""
        places, of, done = count(1), sum(self.source.size_of(each) for each in self._conversations), 0
        for member in self._conversations:
            for number, each in enumerate(in_part(self._conversation(member, places), member)):
                if number % 500 == 0:
                    progress(min(done + number * 100, of), of)
                yield each
            done += self.source.size_of(member)
            progress(done, of)

    def _conversation(self, member: str, places: "count[int]") -> Iterator[Message | SkippedPart]:
        thread = named_by(member, self.source.members, self.source.name, ".txt")
        owner = self.asked[0].answer if self.asked else ME
        finder = MediaFinder(self.source.members)
        alone = {each.key for each in self._blocks(member) if isinstance(each, _Block) and not each.indent}
        for each in self._blocks(member):
            place = f"{member} line {each.line if isinstance(each, _Block) else each[0]}".strip()
            if not isinstance(each, _Block):
                yield SkippedPart(place=place, words=shown(each[1]), reason=BEFORE)
            elif each.indent and each.key in alone:
                yield SkippedPart(place=place, words=shown("\n".join(each.lines)), reason=REPEATED)
            else:
                yield from _messages(each, thread, owner, finder, places)
                if each.over:
                    yield SkippedPart(place=place, words=shown(each.over.strip()), reason=TOO_LONG)

    def _blocks(self, member: str) -> Iterator[_Block | tuple[int, str]]:
        """Each message as it begins; lines before any message with their number."""
        yield from _cut(lines_of(self.source, member))


def _cut(lines: Iterator[str]) -> Iterator[_Block | tuple[int, str]]:
    open_blocks: list[_Block] = []
    after_empty = True
    for number, line in enumerate(lines, 1):
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        found = _STAMP.match(bare) if indent % 4 == 0 else None
        # A time begins a message after an empty line; indented it begins a reply. Within, it is an edit's own time.
        if found and (after_empty or not open_blocks if not indent else not found[2] or _READ.match(found[2])):
            if not indent:
                yield from open_blocks
                open_blocks = []
            open_blocks.append(_Block(number, found[1], found[2] or "", indent))
        elif open_blocks:
            _add(open_blocks, line, indent)
        elif line.strip():
            yield number, line
        after_empty = not line.strip()
    yield from open_blocks


def _add(open_blocks: list[_Block], line: str, indent: int) -> None:
    """Gives a line to the reply it stands in by its indent, else to the message that is answered."""
    block = open_blocks[-1] if indent >= open_blocks[-1].indent or not line else open_blocks[0]
    block.size += len(line) + 1
    if block.size <= LONGEST:
        block.lines.append(line[block.indent :] if line[: block.indent].isspace() else line)
    elif len(block.over) < LONGEST_SHOWN:
        block.over += line + "\n"


def owner_question(senders: dict[str, int], answer: str) -> tuple[SourceQuestion, ...]:
    """Whose phone it is; nothing where somebody is called Me, or there is nobody to choose from."""
    if not senders or ME in senders:
        return ()
    choices = (*((text_of(each), text_of(each)) for each in list(senders)[:20]), (NOBODY, "None of these wrote here"))
    return (
        SourceQuestion(
            key=OWNER, question="Whose phone or computer is this an export of?", choices=choices, answer=answer
        ),
    )


def _messages(block: _Block, thread: str, owner: str, finder: MediaFinder, places: "count[int]") -> Iterator[Message]:
    at = at_clock(clock(block.stamp), block.stamp)
    if block.is_notice:
        words = text_of("\n".join([block.tail, *block.lines]).rstrip("\n"))
        yield Message(place=next(places), form="notice", at=at, thread=thread, words=words)
        return
    sender = text_of(block.lines[0]) if block.lines else ""
    lines, tapbacks = _without_tapbacks(block.lines[1:])
    sent = outgoing(sender, owner, block.tail)
    message = Message(
        place=next(places),
        form="message",
        at=at,
        thread=thread,
        sender=sender,
        receiver=owner if sent is False and owner != NOBODY else "",
        outgoing=sent,
        words=text_of("\n".join(each for each in lines if each not in (DELETED, ANSWERS)).strip("\n").rstrip()),
        state=state_of(lines),
        media=tuple(attachment(each, finder) for each in lines if _ATTACHMENT.match(each)),
    )
    yield message
    for each in tapbacks:
        yield tapback(each, message, owner, next(places))


def clock(stamp: str) -> datetime | None:
    """The time of a stamp as this export writes it; None for any other."""
    found = _CLOCK.fullmatch(stamp)
    if found is None or found[1] not in SHORT_MONTHS or not 1 <= int(found[4]) <= 12:
        return None
    hour = int(found[4]) % 12 + 12 * (found[7] == "P")
    try:
        return datetime(
            int(found[3]), SHORT_MONTHS.index(found[1]) + 1, int(found[2]), hour, int(found[5]), int(found[6])
        )  # fmt: skip
    except ValueError:
        return None


def attachment(path: str, finder: MediaFinder) -> Media:
    """The file that a path of the exporting computer names: by its end from the folder of attachments, or its name."""
    path = path.replace("\\", "/")
    _, found, end = path.rpartition("attachments/")
    return finder.media(found + end if found else path.rpartition("/")[2])


def outgoing(sender: str, owner: str, read: str) -> bool | None:
    """Whether the owner sent it: by the sender, else by who read it, and None where neither says."""
    if sender and owner:
        return sender == owner
    found = _READ.match(read)
    return {"you": False, "them": True}.get(found[1]) if found else None


def state_of(lines: list[str]) -> str:
    """Deleted where the export says that it was or that it was unsent, edited where it has its earlier words."""
    said = [each for each in lines if each]
    if DELETED in said[:1] or (said and all(_UNSENT.match(each) for each in said)):
        return "deleted"
    return "edited" if any(_EDITED.match(each) for each in said) else ""


def tapback(words: str, to: Message, owner: str, place: int) -> Message:
    """A tapback as a notice after its message; when it was made the export does not say."""
    found = _TAPBACK.match(words)
    sender = text_of(found[2]) if found else ""
    return Message(
        place=place, form="notice", at=None, thread=to.thread, sender=sender,
        outgoing=sender == owner if sender and owner else None, words=text_of(f"{words} to message {to.place}"),
    )  # fmt: skip


def _without_tapbacks(lines: list[str]) -> tuple[list[str], list[str]]:
    """The message's own lines, and the tapbacks listed after a heading of their own."""
    kept: list[str] = []
    tapbacks: list[str] = []
    listing = False
    for line in lines:
        if line in TAPBACKS:
            listing = True
        elif listing and _TAPBACK.match(line.strip()):
            tapbacks.append(line.strip())
        else:
            listing = listing and not line.strip()
            kept.append(line)
    return kept, tapbacks


def _begins(source: MessageSource, member: str) -> bool:
    """Whether a text begins as a conversation does, with a time."""
    first = next((each for each in start_lines(source, member) if each.strip("\ufeff \t")), "")
    return _STAMP.match(first) is not None


def is_imessage_text(source: MessageSource) -> bool:
    """Whether a file is one, by what it holds."""
    if not source.is_archive:
        return _begins(source, "")
    texts = [each for each in source.members if each.lower().endswith(".txt")]
    return any(_begins(source, each) for each in texts[:50])
