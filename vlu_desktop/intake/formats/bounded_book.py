# SPDX-License-Identifier: Apache-2.0
"""Opens a file of rows within limits, in a process of its own: a workbook, a document or plain text."""

import json

from vlu_desktop.foreign.bounded_child import MEMORY, ask
from vlu_desktop.intake.formats import book_frames
from vlu_desktop.intake.formats.grid import Book
from vlu_desktop.intake.formats.sheets import LARGEST_FILE, read_book
from vlu_desktop.kernel.errors import UserError

READER = "vlu_desktop.intake.formats.workbook_child"
LONGEST = 120.0
"""Seconds that a file may take."""
BROKEN_OFF = (
    f"This file could not be read: it took longer than {LONGEST:.0f} seconds or more than {MEMORY // 10**9} GB of "
    "memory, is damaged, or was made to do harm. Open it in the program it came from, copy the table into a new "
    "workbook, save it and import that."
)


def open_book(data: bytes, name: str, encoding: str = "", delimiter: str = "", *, longest: float = LONGEST) -> Book:
    """As `read_book`; whatever a library has to take apart is taken apart where it can do no harm."""
    if not data or len(data) > LARGEST_FILE:
        return read_book(data, name, encoding, delimiter)
    answer = ask(READER, json.dumps([encoding, delimiter]).encode() + b"\n" + data, longest=longest)
    book = book_frames.unpack(answer, name, data)
    if book is None:
        raise UserError(BROKEN_OFF)
    return book
