# SPDX-License-Identifier: Apache-2.0
"""A police log saved or pasted as text: timed entries under a head. Each is the police's record, nobody's message."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Self

from vlu_desktop.intake.formats.delimited import decode, guess_encoding
from vlu_desktop.intake.formats.grid import clean
from vlu_desktop.intake.messages.formats.opened_export import OpenedExport
from vlu_desktop.intake.messages.formats.report_times import (
    MONTH_FIRST,
    ORDER,
    date_order,
    order_question,
    read_written,
    when_of,
)
from vlu_desktop.intake.messages.message import Message, Progress, SkippedPart, SourceQuestion, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

LARGEST = 20_000_000
"""Bytes; a log of a whole force's day is smaller."""
CLOCK = "The force’s own clock, as its log has it, with no zone named: the clock here unless the force says otherwise."
LEAVES_OUT = (
    "A log holds what the police wrote down, when they wrote it: what happened may have been earlier.",
    "What was taken out before it was disclosed is not in it, and not always marked.",
)
UNDER_ONE_DATE = (
    "The lines have times alone: their day is the date of the head, and the next from where the times begin anew."
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
    r"[ \t\u200e\ufeff]*(?:(?:date(?:\s?(?:/|&|and)\s?time)?|entered|recorded|logged|created)(?: on| at)? ?:? *)?\[?"
    rf"(?:(?P<day>{_DAY})(?:,|[ \t]+(?:at|@|-))?[ \t]+(?P<clock>{_CLOCK})"
    rf"|(?P<first>{_CLOCK})[ \t]+(?:on[ \t]+)?(?P<then>{_DAY})(?!\d))\]?[ \t]*(?P<words>.*)",
    re.IGNORECASE,
)
# Where the head has the one date and the lines have times alone.
_TIMED = re.compile(
    r"[ \t]*\[?(?P<first>(?:[01]\d|2[0-3]):?[0-5]\d(?::[0-5]\d)?(?:\s?hrs?)?)\]?(?:\s*[-–|]\s*|:?\s+)(?P<words>\S.*)",
    re.IGNORECASE,
)
_DATES_OF_HEAD = re.compile(rf"(?<![\d/.-])(?:{_DAY}|\d{{1,2}}(?:st|nd|rd|th)\s[A-Za-z]{{3,9}}\s\d{{4}})(?![\d/.-])")
OFFICER = re.compile(
    r"\W*(?:(?:PC|DC|PS|DS|DI|TDC|PCSO|WPC|SGT|INSP|POLICE CONSTABLE|OP|OPERATOR|CT|DISPATCHER)\s?#?\d{1,6}\b)",
    re.IGNORECASE,
)
"""How somebody of the police is named by rank and number, as the writer of an entry."""
_OWN_WORDS = re.compile(r"\b(?:I|me|my|we|us|our)\b")
_CHAT = re.compile(r"[-–] [^:\n]{1,60}: ")
# What only a force writes above its log; somebody's diary may well name the police and a crime number.
_POLICE = re.compile(
    r"\bconstabulary\b|\bincident:? ?\d{1,6} of \d"
    r"|\b(?:incident (?:log|number|no|ref\w*)|log (?:no|number|ref\w*))\b.*\d"
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
    later: int = 0
    """Days after the date of the head, where the lines have times alone."""

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
class _LogContents:
    """A log as taken apart. `reference` is the line of its head that names it, as written."""

    entries: tuple[Entry, ...]
    reference: str
    asks_order: bool
    order: str
    under_one_date: bool


class PoliceLog(OpenedExport):
    """A log as opened."""

    service = "Police log"
    leaves_out = LEAVES_OUT

    def __init__(self, source: MessageSource, found: _LogContents, answers: Mapping[str, str]) -> None:
        super().__init__(source, answers)
        self._found = found

    @property
    def clock(self) -> str:
        """Whose clock it is, and how the days of lines with a time alone were told."""
        return f"{CLOCK} {UNDER_ONE_DATE}" if self._found.under_one_date else CLOCK

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """Whether the day or the month stands first, where no date of the log settles it."""
        return (order_question(self._order),) if self._found.asks_order else ()

    @property
    def _order(self) -> str:
        return self.answers.get(ORDER, self._found.order)

    def answering(self, answers: Mapping[str, str]) -> Self:
        """The same log by these answers."""
        return type(self)(self.source, self._found, answers)

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """The head as it stands, then every entry with its words letter for letter."""
        place = 0
        for done, entry in enumerate(self._found.entries, start=1):
            progress(self.source.size * done // len(self._found.entries), self.source.size)
            if not entry.day:
                yield SkippedPart(place=f"line {entry.line}", words=entry.words, reason=ABOVE)
                continue
            place += 1
            written = read_written(entry.day, entry.time, self._order)
            if written is not None and entry.later:
                written = replace(written, day=written.day + timedelta(days=entry.later))
            yield Message(
                place=place,
                form="entry",
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
    if len(_headed_stamps(text)) > 1 and (_is_headed(text) or _is_by_officers(text)):
        return True
    return bool(_date_of_head(text)) or _is_to_the_second(text)


def _is_to_the_second(text: str) -> bool:
    """Whether two lines or more begin with a date and a time, all of them to the second, and most of no chat."""
    stamped = [found for line in text.split("\n") if (found := _STAMP.match(line))]
    if len(stamped) < 2 or sum(1 for each in stamped if _CHAT.match(each["words"])) > len(stamped) // 2:
        return False
    return all(each["seconds"] for each in stamped)


def _is_headed(text: str) -> bool:
    """Whether words that only a force writes stand above the first timed entry, near the beginning."""
    found = next(iter(_headed_stamps(text)), None)
    head = text.split("\n")[: min(_HEAD_LINES, found[0])] if found else []
    return bool(_POLICE.search("\n".join(head)))


def _is_by_officers(text: str) -> bool:
    """Whether most of the timed entries begin with who of the police wrote them."""
    found = _headed_stamps(text)
    return 2 * sum(1 for _, each in found if OFFICER.match(each["words"])) > len(found)


def _date_of_head(text: str) -> str:
    """The one date that a head of the police has, above lines with times alone; "" where it is no such log."""
    lines = text.split("\n")
    timed = [n for n, line in enumerate(lines) if _TIMED.match(line)]
    if len(timed) < 2 or _headed_stamps(text) or any(_OWN_WORDS.search(lines[n]) for n in timed):
        # A diary may begin with the number that the police gave; it tells of its writer.
        return ""
    head = "\n".join(lines[: min(_HEAD_LINES, timed[0])])
    return _one_date(_DATES_OF_HEAD.findall(head)) if _POLICE.search(head) else ""


def _one_date(days: list[str]) -> str:
    """The date that all of these are, in words where one is so written; "" where they are several or none."""
    read = {read_written(each) or read_written(each, order=MONTH_FIRST) for each in days}
    named = [each for each in days if re.search("[A-Za-z]", each)]
    return (named or days)[0] if len(read) == 1 and None not in read else ""


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
    under = "" if _headed_stamps(text) else _date_of_head(text)
    loose = _LOOSE if _is_headed(text) or _is_by_officers(text) else _STAMP
    entries = tuple(_days_later(_entries(text, _TIMED, under)) if under else _entries(text, loose))
    days = [each.day for each in entries if each.day]
    if not days:
        raise UserError("No line of this log begins with a date and a time. Import it as a diary.")
    order, certain = date_order(days)
    found = _LogContents(
        entries=entries, reference=_reference("" if entries[0].day else entries[0].words), asks_order=not certain,
        order=order, under_one_date=bool(under),
    )  # fmt: skip
    return PoliceLog(source, found, {})


def _reference(head: str) -> str:
    """The line of a head that names the log."""
    named = [line.strip() for line in head.split("\n") if _POLICE.search(line)]
    return next((line for line in named if re.search(r"\d", line)), named[0] if named else "")


def _days_later(entries: Iterator[Entry]) -> Iterator[Entry]:
    """The entries of a log under one date, each with the days that had passed when its time began anew."""
    later, above = 0, ""
    for each in entries:
        if each.day:
            later += each.time < above
            above = each.time
        yield replace(each, later=later)


def _entries(text: str, stamp: re.Pattern[str], under: str = "") -> Iterator[Entry]:
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
        parts = found.groupdict()
        day = parts.get("day") or parts.get("then") or under
        clock = parts.get("clock") or found["first"]
    if day or any(each.strip() for each in words):
        yield Entry(line=first, day=day, clock=clock, words="\n".join(words).strip("\n"))
