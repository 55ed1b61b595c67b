# SPDX-License-Identifier: Apache-2.0
"""Everything that a spreadsheet, a text for editing or comma-separated text says, each with where it stands."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape

from vlu_desktop.language import calendar_names
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.leaks import text_places as places
from vlu_desktop.leaks.embedded_parts import UnsearchablePart

_TAG = re.compile(r"<[^>]*>")
_BLOCK_ENDS = re.compile(r"</(?:w:p|c|si|row|sheet|dc:title)>|/>")
_LARGEST = 64 * 1024 * 1024
_NUMBER = re.compile(r"<c(?! [^>]*\bt=)[^>]*><v>(\d{1,7})</v>")
"""A cell of a sheet that is neither a text nor a place in the list of them."""
_NOUGHT = date(1899, 12, 30)
_FIRST_DAY, _LAST_DAY = 61, 109_574
"""The numbers for 1 March 1900, before which spreadsheets disagree, and for the end of 2199."""


def is_office_file(content: bytes) -> bool:
    """Whether it is a zip of parts, as spreadsheets and texts are."""
    return content.startswith(b"PK\x03\x04")


def office_texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Each paragraph, cell and attribute of every part, and the names of the parts; UserError where unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            for info in file.infolist():
                if info.file_size > _LARGEST:
                    raise UnsearchablePart(say("searched.part-too-large", most=_LARGEST >> 20))
                text = file.read(info).decode("utf-8")
                yield places.NAME_OF_PART, info.filename
                yield from ((places.part_place(info.filename), said) for said in (*_said(text), *_days(text)))
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, RuntimeError, EOFError, OSError) as error:
        raise UnsearchablePart(say("searched.cannot-be-read")) from error


def _said(text: str) -> Iterator[str]:
    """The words between tags, those of one block together as they are read; then all that stands in tags."""
    for block in _BLOCK_ENDS.split(text):
        if words := unescape(_TAG.sub("", block)).strip():
            yield words
    whole = " ".join(unescape(tag) for tag in _TAG.findall(text) if '"' in tag)
    if whole:
        yield whole


def _days(text: str) -> Iterator[str]:
    """The days that numbers of a sheet may stand for, as they are shown."""
    for number in dict.fromkeys(map(int, _NUMBER.findall(text))):
        if _FIRST_DAY <= number <= _LAST_DAY:
            yield calendar_names.day(_NOUGHT + timedelta(days=number), ENGLISH)
            yield calendar_names.day(_NOUGHT + timedelta(days=number), ENGLISH, short=True)


def csv_texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Each line; UserError where it is no UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnsearchablePart(say("searched.cannot-be-read")) from error
    yield from ((places.line_place(number), line) for number, line in enumerate(text.splitlines(), start=1))
