# SPDX-License-Identifier: Apache-2.0
"""Reads the table of messages that iMazing makes of an iPhone: texts and iMessages, or WhatsApp, one row a message.

Columns differ by version and are found by their headings. What a message replied to is in a column of its own and
stays with the file; a reaction is a notice after the message it is to.
"""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from itertools import chain, count

from vlu_desktop.dates.when import When
from vlu_desktop.intake.formats.broken_rows import whole_rows
from vlu_desktop.intake.formats.delimited import guess_encoding
from vlu_desktop.intake.messages.formats.opened_export import (
    MediaFinder,
    OpenedExport,
    at_clock,
    at_moment,
    in_part,
    person,
    shown,
    text_of,
)
from vlu_desktop.intake.messages.formats.written_times import ORDER, order_question, stamp_of
from vlu_desktop.intake.messages.message import Message, Progress, SkippedPart, SourceQuestion, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource

NEEDED = frozenset({"chat session", "message date", "type", "text"})
WHATSAPP = frozenset({"sent date", "forwarded", "attachment info"})
MOST_LINES = 256 * 1024
"""Characters that one row may have where its quotation marks do not pair."""
MOST_BROKEN = 200
LONGEST_LINE = 1_000_000
LONGEST_CELL = 16_000_000
MOST_QUESTIONED = 1_000_000
_STAMP = re.compile(r"\s*\d{1,4}[-/.]\d")
_OUTGOING = {"outgoing": True, "incoming": False}
_FAILED = frozenset({"failed", "not delivered", "error", "undelivered"})
_DELETED = frozenset({"this message was deleted", "you deleted this message"})


def _heading(start: bytes) -> tuple[str, str, tuple[str, ...]] | None:
    """The encoding, the mark between the cells and the headings in small letters; None for any other file."""
    encoding = guess_encoding(start)
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(start).lstrip("\ufeff")
    first = text.partition("\n")[0].strip("\r")
    for mark in ",;\t":
        names = tuple(each.strip().strip('"').casefold() for each in first.split(mark))
        if set(names) >= NEEDED:
            return encoding, mark, names
    return None


class IMazingFile(OpenedExport):
    """A table of messages, or an archive of such tables with their attachments."""

    clock = (
        "The times are by the clock of the computer that the export was made on; the file names no zone, and they are "
        "taken to be the time here."
    )
    leaves_out = (
        "A message deleted on the iPhone before the export is not in it.",
        "Calls are not in this table; iMazing exports them on their own.",
        "An attachment is named, and is there only where its folder was handed over with the table.",
    )

    @property
    def service(self) -> str:
        """By the headings: WhatsApp has some of its own."""
        headings = {name for table in self._tables for name in self._headings_of(table)}
        return "WhatsApp" if headings & WHATSAPP else "iMessage and texts"

    @cached_property
    def _tables(self) -> tuple[str, ...]:
        if not self.source.is_archive:
            return ("",)
        names = [each for each in self.source.members if each.lower().endswith(".csv")]
        return tuple(each for each in names if _heading(self.source.start_of(each)))

    def _headings_of(self, table: str) -> tuple[str, ...]:
        return self._heading_of(table)[2]

    def _size_of(self, table: str) -> int:
        return self.source.size_of(table)

    def _heading_of(self, member: str) -> tuple[str, str, tuple[str, ...]]:
        found = _heading(self.source.start_of(member))
        assert found is not None
        return found

    @cached_property
    def _order(self) -> tuple[str, tuple[SourceQuestion, ...]]:
        rows = (row for member in self._tables for row in self._rows(member) if isinstance(row, dict))
        firsts = (row.get("message date", "") for row, _ in zip(rows, range(MOST_QUESTIONED), strict=False))
        return order_question((stamp_of(each) for each in firsts if "/" in each), self.answers.get(ORDER, ""))

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """The order of day and month where dates are in figures and it shows in none of them."""
        return self._order[1]

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every row in the tables' order."""
        places, of = count(1), sum(map(self._size_of, self._tables))
        finder, done = MediaFinder(self.source.members), 0
        for member in self._tables:
            for number, row in enumerate(self._rows(member), 2):
                if number % 500 == 0:
                    progress(min(done + number * 100, of), of)
                if isinstance(row, str):
                    yield SkippedPart(place=f"{member} row {number}".strip(), words=shown(row), reason=_BROKEN)
                elif any(row.values()):
                    yield from in_part(self._messages(row, member, finder, places), member)
            done += self._size_of(member)
            progress(done, of)

    def _messages(
        self, row: dict[str, str], member: str, finder: MediaFinder, places: "count[int]"
    ) -> Iterator[Message]:
        kind, words = row["type"].strip().casefold(), text_of(row["text"])
        subject = text_of(row.get("subject"))
        at, moment = self._time(row["message date"])
        attachment = row.get("attachment", "")
        message = Message(
            place=next(places),
            form=_form(kind, words),
            at=at,
            moment=moment,
            thread=text_of(row["chat session"]),
            sender=text_of(person(row.get("sender name", ""), row.get("sender id", ""))),
            outgoing=_OUTGOING.get(kind),
            words=f"{subject}\n{words}" if subject and words else subject or words,
            state=_state(row, words),
            media=(finder.media(attachment, member),) if attachment else (),
        )
        yield message
        if reactions := text_of(row.get("reactions")):
            yield Message(
                place=next(places), form="notice", at=None, thread=message.thread,
                words=f"Reactions to message {message.place}: {reactions}",
            )  # fmt: skip

    def _time(self, written: str) -> tuple[When | None, datetime | None]:
        try:
            moment: datetime | None = datetime.fromisoformat(written.strip())
        except ValueError:
            stamp = stamp_of(written)
            moment = stamp.moment(self._order[0]) if stamp else None
        if moment is None or moment.tzinfo is None or not 1 < moment.year < 9998:
            return at_clock(moment.replace(tzinfo=None) if moment else None, written.strip()), None
        return at_moment(moment), moment.astimezone(UTC)

    def _rows(self, member: str) -> Iterator[dict[str, str] | str]:
        """Each row by its headings; as it stands where it has too few cells or its quotation marks do not pair."""
        encoding, mark, names = self._heading_of(member)
        shortest = max(names.index(each) for each in NEEDED) + 1
        with self.source.opened(member) as stream:
            text = io.TextIOWrapper(stream, "utf-8-sig" if encoding == "utf-8" else encoding, "replace", newline="")
            text.readline(LONGEST_LINE)
            rows = _records(iter(lambda: text.readline(LONGEST_LINE), ""), mark)
            for row in self._mended(rows, names) if mark == "\t" else rows:
                if isinstance(row, str) or (row and (len(row) < shortest or any(row[len(names) :]))):
                    yield row if isinstance(row, str) else mark.join(row)
                else:
                    yield dict(zip(names, row, strict=False))
            text.detach()

    def _mended(self, rows: Iterator[list[str] | str], names: tuple[str, ...]) -> Iterator[list[str] | str]:
        """The rows of a table by tabs, those that a line break nobody quoted had cut put together."""
        at = names.index("message date")
        for row, _ in whole_rows(
            rows, len(names), lambda row: _STAMP.match(row[at]) is not None if row[at:] else False
        ):
            yield row


_BROKEN = "This row has too few or too many cells, or its quotation marks do not pair."


def _form(kind: str, words: str) -> str:
    low = words.casefold()
    if low.startswith("missed ") and "call" in low and kind not in _OUTGOING:
        return "missed"
    return "message" if kind in _OUTGOING else "notice"


def _state(row: dict[str, str], words: str) -> str:
    if row.get("deleted date", "").strip() or words.casefold().strip(" .\u200e") in _DELETED:
        return "deleted"
    if row.get("status", "").strip().casefold() in _FAILED:
        return "failed"
    return "edited" if row.get("edited date", "").strip() else ""


def _records(lines: Iterator[str], mark: str) -> Iterator[list[str] | str]:
    """Each record; where quotation marks do not pair the line as it stands, and reading goes on with the next."""
    csv.field_size_limit(LONGEST_CELL)
    waiting: deque[str] = deque()
    broken = 0
    while True:
        taken: list[str] = []
        reader = csv.reader(_feed(waiting, lines, taken), delimiter=mark, strict=True)
        try:
            for record in reader:
                taken.clear()
                yield record
            return
        except csv.Error:
            broken += 1
            first, *others = taken
            waiting.extendleft(reversed(others))
            yield first.rstrip("\r\n")
        if broken > MOST_BROKEN:
            yield from (each.rstrip("\r\n") for each in chain(waiting, lines))
            return


def _feed(waiting: deque[str], lines: Iterator[str], taken: list[str]) -> Iterator[str]:
    held = 0
    while True:
        line = waiting.popleft() if waiting else next(lines, "")
        if not line:
            return
        held = held + len(line) if taken else len(line)
        taken.append(line)
        if held > MOST_LINES and len(taken) > 1:
            raise csv.Error
        yield line


def is_imazing(source: MessageSource) -> bool:
    """Whether a file is one, by what it holds."""
    if not source.is_archive:
        return _heading(source.start) is not None
    tables = [each for each in source.members if each.lower().endswith(".csv")]
    return any(_heading(source.start_of(each)) for each in tables[:50])
