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
    r"[ \t\u200e\ufeff]*(?P<day>\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2}))[ \t]+"
    r"(?P<clock>\d{1,2}:\d{2}(?P<seconds>:\d{2})?)(?![\d:,])(?:hrs?\b)?[ \t]*(?P<words>.*)"
)
_DAY = r"\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{1,2}[- ][A-Za-z]{3,9}[- ](?:\d{4}|\d{2})"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?![\d:])(?:\s?(?:hrs?|hours)\b)?|\d{4}\s?(?:hrs|hours)\b"
# Under a head of the police, and there alone: in brackets, the time first, a month by its name, hours without a point.
_LOOSE = re.compile(
    rf"[ \t\u200e\ufeff]*\[?(?:(?P<day>{_DAY})(?:,|[ \t]+(?:at|@|-))?[ \t]+(?P<clock>{_CLOCK})"
    rf"|(?P<first>{_CLOCK})[ \t]+(?:on[ \t]+)?(?P<then>{_DAY})(?!\d))\]?[ \t]*(?P<words>.*)",
    re.IGNORECASE,
)
_CHAT = re.compile(r"[-–] [^:\n]{1,60}: ")
# What only a force writes above its log; somebody's diary may well name the police and a crime number.
_POLICE = re.compile(
    r"\bconstabulary\b|\b(?:incident (?:log|number|no|ref\w*)|log (?:no|number|ref\w*))\b.*\d"
    r"|\b(?:(?-i:STORM|NICHE|Niche|URN|CAD|OEL)|(?:occurrence|investigation) (?:enquiry )?log|enquiry log)\b",
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

    @property
    def stamp(self) -> str:
        """Its date and time as written."""
        return f"{self.day} {self.clock}"

    @property
    def time(self) -> str:
        """Its time with a point between hours and minutes, and no word behind it."""
        figures = re.sub(r"\s*(?:hrs?|hours)$", "", self.clock, flags=re.IGNORECASE)
        return figures if ":" in figures else f"{figures[:2]}:{figures[2:]}"


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
            written = read_written(entry.day, entry.time, self._order)
            yield Message(
                place=place,
                form="row",
                at=when_of(written, entry.stamp),
                thread=self._found.reference,
                words=entry.words,
            )


def matches_log(source: MessageSource) -> bool:
    """Whether timed entries stand at the beginnings of lines, to the second or under a head of the police.

    A diary or a chat may look much the same; a diary has no seconds, a chat has a dash and a name behind the time.
    """
    if source.start[:4096].count(0) > 2048 or source.is_archive:
        return False
    text = clean(decode(source.start, guess_encoding(source.start[:60_000]))[0])
    if _is_headed(text) and len(_headed_stamps(text)) > 1:
        return True
    lines = text.split("\n")
    stamped = [found for line in lines if (found := _STAMP.match(line))]
    if len(stamped) < 2 or sum(1 for each in stamped if _CHAT.match(each["words"])) > len(stamped) // 2:
        return False
    return all(each["seconds"] for each in stamped)


def _is_headed(text: str) -> bool:
    """Whether words that only a force writes stand above the first timed entry, near the beginning."""
    found = next(iter(_headed_stamps(text)), None)
    head = text.split("\n")[: min(_HEAD_LINES, found[0])] if found else []
    return bool(_POLICE.search("\n".join(head)))


def _headed_stamps(text: str) -> list[tuple[int, re.Match[str]]]:
    """The timed lines that are no chat's, by their number from 0."""
    found = ((n, _LOOSE.match(line)) for n, line in enumerate(text.split("\n")))
    return [(n, each) for n, each in found if each and not _CHAT.match(each["words"])]


def open_log(source: MessageSource) -> PoliceLog:
    """The log; UserError where no line of it begins with a date and a time, or it is larger than any log."""
    if source.size > LARGEST:
        raise UserError("This log is larger than 20 MB. Split it into parts and import each.")
    with source.opened() as stream:
        data = stream.read(LARGEST)
    text = clean(decode(data, guess_encoding(data))[0])
    entries = tuple(_entries(text, _LOOSE if _is_headed(text) else _STAMP))
    days = [each.day for each in entries if each.day]
    if not days:
        raise UserError("No line of this log begins with a date and a time. Import it as a diary.")
    order, certain = date_order(days)
    head = "" if entries[0].day else entries[0].words
    named = [line.strip() for line in head.split("\n") if _POLICE.search(line)]
    reference = next((line for line in named if re.search(r"\d", line)), named[0] if named else "")
    return PoliceLog(source, _Found(entries=entries, reference=reference, asks_order=not certain, order=order), {})


def _entries(text: str, stamp: re.Pattern[str]) -> Iterator[Entry]:
    first, day, clock = 1, "", ""
    words: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        found = stamp.match(line)
        if found is None:
            words.append(line)
            continue
        if day or any(each.strip() for each in words):
            yield Entry(line=first, day=day, clock=clock, words="\n".join(words).strip("\n"))
        first, words = number, [found["words"]]
        day, clock = (found["day"], found["clock"]) if found["day"] else (found["then"], found["first"])
    if day or any(each.strip() for each in words):
        yield Entry(line=first, day=day, clock=clock, words="\n".join(words).strip("\n"))
