# SPDX-License-Identifier: Apache-2.0
"""A police log saved or pasted as text: timed entries under a head. Each is the police's record, nobody's message."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from vlu_desktop.intake.formats.delimited import decode, guess_encoding
from vlu_desktop.intake.formats.grid import clean
from vlu_desktop.intake.messages.formats.opened_export import OpenedExport
from vlu_desktop.intake.messages.formats.report_times import (
    ORDER,
    date_order,
    order_question,
    read_written,
    when_of,
)
from vlu_desktop.intake.messages.message import Asked, Message, Progress, Skipped, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

LARGEST = 20_000_000
"""Bytes; a log of a whole force's day is smaller."""
CLOCK = "The force’s own clock, as its log has it, with no zone named: the clock here unless the force says otherwise."
LEAVES_OUT = (
    "A log holds what the police wrote down, when they wrote it: what happened may have been earlier.",
    "What was taken out before it was disclosed is not in it, and not always marked.",
)
ABOVE = "this stands above the first timed entry"
_STAMP = re.compile(
    r"[ \t\u200e\ufeff]*(\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2}))[ \t]+(\d{1,2}:\d{2}(:\d{2})?)(?![\d:,])"
    r"(?:hrs?\b)?[ \t]*(.*)"
)
_CHAT = re.compile(r"[-–] [^:\n]{1,60}: ")
# What only a force writes above its log; somebody's diary may well name the police and a crime number.
_POLICE = re.compile(
    r"\b(?:constabulary|incident (?:log|number|no|ref\w*)|log (?:no|number|ref\w*)|storm|niche|urn|cad)\b",
    re.IGNORECASE,
)
_HEAD_LINES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A timed entry, or the head before the first, which has no `day`; `line` counts from 1."""

    line: int
    day: str = ""
    clock: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A log as taken apart. `reference` is the line of its head that names it, as written."""

    entries: tuple[Entry, ...]
    reference: str
    asks_order: bool
    order: str


class PoliceLog(OpenedExport):
    """A log as opened."""

    service = "Police log"
    clock = CLOCK
    leaves_out = LEAVES_OUT

    def __init__(self, source: MessageSource, found: _Found, answers: Mapping[str, str]) -> None:
        super().__init__(source, answers)
        self._found = found

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Whether the day or the month stands first, where no date of the log settles it."""
        return (order_question(self._order),) if self._found.asks_order else ()

    @property
    def _order(self) -> str:
        return self.answers.get(ORDER, self._found.order)

    def answering(self, answers: Mapping[str, str]) -> Self:
        """The same log by these answers."""
        return type(self)(self.source, self._found, answers)

    def read(self, progress: Progress = unwatched) -> Iterator[Message | Skipped]:
        """The head as it stands, then every entry with its words letter for letter."""
        place = 0
        for done, entry in enumerate(self._found.entries, start=1):
            progress(self.source.size * done // len(self._found.entries), self.source.size)
            if not entry.day:
                yield Skipped(place=f"line {entry.line}", words=entry.words, reason=ABOVE)
                continue
            place += 1
            written = read_written(entry.day, entry.clock, self._order)
            stamp = f"{entry.day} {entry.clock}"
            yield Message(
                place=place,
                form="row",
                at=when_of(written, stamp),
                thread=self._found.reference,
                words=entry.words,
            )


def matches_log(source: MessageSource) -> bool:
    """Whether timed entries stand at the beginnings of lines, to the second or under a head of the police.

    A diary or a chat may look much the same; a diary has no seconds, a chat has a dash and a name behind the time.
    """
    if source.start[:4096].count(0) > 2048 or source.is_archive:
        return False
    lines = clean(decode(source.start, guess_encoding(source.start[:60_000]))[0]).split("\n")
    stamped = [found for line in lines if (found := _STAMP.match(line))]
    if len(stamped) < 2 or sum(1 for each in stamped if _CHAT.match(each[4])) > len(stamped) // 2:
        return False
    head = "\n".join(lines[:_HEAD_LINES])
    return all(each[3] for each in stamped) or bool(_POLICE.search(head.partition(stamped[0][0])[0]))


def open_log(source: MessageSource) -> PoliceLog:
    """The log; UserError where no line of it begins with a date and a time, or it is larger than any log."""
    if source.size > LARGEST:
        raise UserError("This log is larger than 20 MB. Split it into parts and import each.")
    with source.opened() as stream:
        data = stream.read(LARGEST)
    entries = tuple(_entries(clean(decode(data, guess_encoding(data))[0])))
    days = [each.day for each in entries if each.day]
    if not days:
        raise UserError("No line of this log begins with a date and a time. Import it as a diary.")
    order, certain = date_order(days)
    head = "" if entries[0].day else entries[0].words
    named = [line.strip() for line in head.split("\n") if _POLICE.search(line)]
    reference = next((line for line in named if re.search(r"\d", line)), named[0] if named else "")
    return PoliceLog(source, _Found(entries=entries, reference=reference, asks_order=not certain, order=order), {})


def _entries(text: str) -> Iterator[Entry]:
    first, day, clock = 1, "", ""
    words: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        found = _STAMP.match(line)
        if found is None:
            words.append(line)
            continue
        if day or any(each.strip() for each in words):
            yield Entry(line=first, day=day, clock=clock, words="\n".join(words).strip("\n"))
        first, day, clock, words = number, found[1], found[2], [found[4]]
    if day or any(each.strip() for each in words):
        yield Entry(line=first, day=day, clock=clock, words="\n".join(words).strip("\n"))
