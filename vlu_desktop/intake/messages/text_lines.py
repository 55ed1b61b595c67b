# SPDX-License-Identifier: Apache-2.0
"""The lines of a text that a phone made, decoded as it goes: nothing that can't be decoded is dropped."""

import codecs
import io
import re
from collections.abc import Callable, Iterator

from vlu_desktop.intake.formats.delimited import is_utf8
from vlu_desktop.intake.messages.message_source import START, MessageSource
from vlu_desktop.kernel.errors import UserError

LONGEST_LINE = 1_000_000
LONGEST = 200_000
"""Characters of one message; a longer one is no message."""
TOO_LONG = "The message that begins here is longer than any can be, so its end was not read."
BEFORE = "These lines stand before any message."
UNSEEN = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks of direction and order, which phones put around names, numbers and what they write themselves."""
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(start: bytes) -> str:
    """A mark at the start, else UTF-16 by where its NULs stand, else UTF-8 where its beginning is that, else Windows.

    No detector is used: on short texts they take a pound sign for a Polish letter.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return encoding
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if max(even, odd) > len(start) // 6:
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8" if is_utf8(start, goes_on=True) else "cp1252"


def start_lines(source: MessageSource, member: str = "") -> list[str]:
    """The first lines, without the last of them where the beginning that is looked at cuts it."""
    start = source.start_of(member)
    found = start.decode(encoding_of(start), "backslashreplace").split("\n")
    return [line.rstrip("\r") for line in (found[:-1] if len(start) == START else found)]


def lines_of(source: MessageSource, member: str = "", done: Callable[[int], None] = lambda read: None) -> Iterator[str]:
    """Every line without its end. A line ends at a line feed alone: the others stand within a message.

    A byte that is no text stands as its number, such as \\x9d. `done` is told the bytes read, about every thousandth
    line. UserError where a line is longer than any message.
    """
    encoding = encoding_of(source.start_of(member))
    with source.opened(member) as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, errors="backslashreplace", newline="\n")
        number = read = 0
        while line := text.readline(LONGEST_LINE):
            if len(line) == LONGEST_LINE:
                raise UserError("A line of this file is far longer than any message, so it was not read.")
            number += 1
            read += len(line)
            if number % 1000 == 0:
                done(read)
            yield line.rstrip("\r\n")
