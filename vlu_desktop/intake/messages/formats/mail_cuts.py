# SPDX-License-Identifier: Apache-2.0
"""Cuts a mailbox file (mbox) into its mails, one in memory at a time; a single mail is a mailbox of one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

LARGEST_MAIL = 64 * 1024 * 1024
"""Bytes; mail servers refuse more than half of it."""
_LINE = 1 << 20
_HEAD = 8192
SEPARATOR = re.compile(
    rb"From (?:[^\r\n]{0,500} )?[A-Z][a-z]{2} +\d{1,2} [^\r\n]{0,40}\d{1,2}:\d{2}[^\r\n]{0,40}\r?\n?\Z"
)
HEADER_LINE = re.compile(rb">?[!-9;-~]{1,100}:")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSlice:
    """A mail's bytes and where they stand; only its beginning where it is `too_large`."""

    start: int
    end: int
    data: bytes
    too_large: bool = False


class _SliceBuilder:
    """The bytes of the mail being read, its beginning alone once it is beyond measure."""

    def __init__(self, start: int) -> None:
        self.start = start
        self._pieces: list[bytes] = []
        self._size = 0
        self._dropped = False

    def add(self, line: bytes) -> None:
        self._size += len(line)
        if self._dropped:
            return
        self._pieces.append(line)
        if self._size > LARGEST_MAIL:
            self._pieces = [b"".join(self._pieces)[:_HEAD]]
            self._dropped = True

    def cut(self) -> MailSlice:
        data = b"".join(self._pieces)
        return MailSlice(start=self.start, end=self.start + self._size, data=data, too_large=self._dropped)


def whole(stream: BinaryIO) -> MailSlice:
    """The file as one mail."""
    gathering = _SliceBuilder(0)
    while line := stream.read(_LINE):
        gathering.add(line)
    return gathering.cut()


def cuts(stream: BinaryIO) -> Iterator[MailSlice]:
    """Every mail of a mailbox, and what stands before the first.

    A line begins a mail where it is a separator behind an empty line and headers follow: writers of mailboxes are meant
    to mark such a line in a mail's own words, and many don't.
    """
    gathering, at = _SliceBuilder(0), 0
    fresh = after_blank = True  # at the beginning of a line; after an empty one
    separator = b""
    while line := stream.readline(_LINE):
        if separator and HEADER_LINE.match(line):
            yield gathering.cut()
            gathering = _SliceBuilder(at)
        elif separator:
            gathering.add(separator)
        separator = line if fresh and after_blank and SEPARATOR.match(line) else b""
        if not separator:
            gathering.add(line)
        at += len(line)
        after_blank = fresh and not line.strip()
        fresh = line.endswith(b"\n")
    if separator:
        gathering.add(separator)
    yield gathering.cut()
