# SPDX-License-Identifier: Apache-2.0
"""Reads the text (.txt) that iMazing makes of a conversation: a line of dashes, when and from or to whom, the words.

A line of dashes within a message is its own: only one above a time and a name begins the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

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
from vlu_desktop.intake.messages.formats.written_times import ORDER, order_question, stamp_of
from vlu_desktop.intake.messages.message import Message, Progress, SkippedPart, SourceQuestion, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.text_lines import BEFORE, LONGEST, TOO_LONG, lines_of, start_lines

_DASHES = re.compile(r"\ufeff?-{20,}\s*$")
_HEAD = re.compile(r"(\S.{0,79}?),? (from|to) (\S.{0,200})$")
_ATTACHMENT = re.compile(
    r"\S[^/\\<>:\"|?*]{0,200}\.(?:jpe?g|png|gif|heic|webp|mov|mp4|m4a|m4v|caf|amr|mp3|pdf|vcf)$", re.I
)


@dataclass(slots=True)
class _Block:
    """A message's lines, and the line of the file that its time stands on."""

    line: int
    stamp: str
    outgoing: bool
    other: str
    lines: list[str] = field(default_factory=list)
    size: int = 0
    over: str = ""

    def add(self, line: str) -> None:
        """One more line of its words."""
        self.size += len(line) + 1
        if self.size <= LONGEST:
            self.lines.append(line)
        elif len(self.over) < LONGEST_SHOWN:
            self.over += line + "\n"


class IMazingText(OpenedExport):
    """A conversation, or an archive of them."""

    service = "iMessage and texts"
    clock = (
        "The times are by the clock of the computer that the export was made on; the file names no zone, and they are "
        "taken to be the time here."
    )
    leaves_out = (
        "A message deleted on the iPhone before the export is not in it.",
        "What a message answered, whether it was read, and calls are not in this text.",
        "An attachment is named, and is there only where its folder was handed over with the text.",
    )

    @cached_property
    def _order(self) -> tuple[str, tuple[SourceQuestion, ...]]:
        blocks = (each for member in self._conversations for each in _cut(lines_of(self.source, member)))
        stamps = (stamp_of(each.stamp) for each in blocks if isinstance(each, _Block))
        return order_question(stamps, self.answers.get(ORDER, ""))

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """The order of day and month where dates are in figures and it shows in none of them."""
        return self._order[1]

    @cached_property
    def _conversations(self) -> tuple[str, ...]:
        if not self.source.is_archive:
            return ("",)
        names = [each for each in self.source.members if each.lower().endswith(".txt")]
        return tuple(each for each in names if _begins(self.source, each))

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message in the file's order."""
        places, of, done = count(1), sum(self.source.size_of(each) for each in self._conversations), 0
        finder = MediaFinder(self.source.members)
        for member in self._conversations:
            for number, each in enumerate(in_part(self._conversation(member, finder, places), member)):
                if number % 500 == 0:
                    progress(min(done + number * 100, of), of)
                yield each
            done += self.source.size_of(member)
            progress(done, of)

    def _conversation(self, member: str, finder: MediaFinder, places: "count[int]") -> Iterator[Message | SkippedPart]:
        thread = named_by(member, self.source.members, self.source.name, ".txt")
        for each in _cut(lines_of(self.source, member)):
            place = f"{member} line {each.line if isinstance(each, _Block) else each[0]}".strip()
            if not isinstance(each, _Block):
                yield SkippedPart(place=place, words=shown(each[1]), reason=BEFORE)
                continue
            yield _message(each, thread, member, finder, next(places), self._order[0])
            if each.over:
                yield SkippedPart(place=place, words=shown(each.over.strip()), reason=TOO_LONG)


def _cut(lines: Iterator[str]) -> Iterator[_Block | tuple[int, str]]:
    """Each message; lines before any with their number. Dashes wait for the line below them."""
    block: _Block | None = None
    waiting: str | None = None
    for number, line in enumerate(lines, 1):
        head = _head(line) if waiting is not None else None
        if head:
            if block:
                yield block
            block, waiting = _Block(number, head[1], head[2] == "to", head[3].strip()), None
            continue
        if waiting is not None and block:
            block.add(waiting)
        waiting = line if _DASHES.match(line) else None
        if waiting is None and block:
            block.add(line)
        elif waiting is None and line.strip("\ufeff \t"):
            yield number, line
    if block:
        yield block


def _head(line: str) -> re.Match[str] | None:
    """When and from or to whom, where a line says that; a date that there is none of is one still."""
    found = _HEAD.match(line.rstrip())
    return found if found and stamp_of(found[1]) else None


def _message(block: _Block, thread: str, member: str, finder: MediaFinder, place: int, order: str) -> Message:
    other = text_of(block.other)
    stamp = stamp_of(block.stamp)
    return Message(
        place=place,
        form="message",
        at=at_clock(stamp.moment(order) if stamp else None, block.stamp),
        thread=thread,
        sender="" if block.outgoing else other,
        receiver=other if block.outgoing else "",
        outgoing=block.outgoing,
        words=text_of("\n".join(block.lines).strip("\n").rstrip()),
        media=tuple(finder.media(each.strip(), member) for each in block.lines if _ATTACHMENT.match(each.strip())),
    )


def _begins(source: MessageSource, member: str) -> bool:
    """Whether a text begins as a conversation does: dashes, and below them a time and a name."""
    first = [each for each in start_lines(source, member) if each.strip("\ufeff \t")][:2]
    return len(first) == 2 and bool(_DASHES.match(first[0]) and _head(first[1]))


def is_imazing_text(source: MessageSource) -> bool:
    """Whether a file is one, by what it holds."""
    if not source.is_archive:
        return _begins(source, "")
    texts = [each for each in source.members if each.lower().endswith(".txt")]
    return any(_begins(source, each) for each in texts[:50])
