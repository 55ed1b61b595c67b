# SPDX-License-Identifier: Apache-2.0
"""The properties of a mail as Outlook packs it (.msg): streams of a compound file, known by number and type."""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import olefile

from vlu_desktop.intake.formats.delimited import decode, guess_encoding
from vlu_desktop.intake.formats.grid import clean
from vlu_desktop.kernel.errors import UserError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST = 100_000_000
"""Bytes; mail servers refuse much less."""
DAMAGED = "This mail is damaged. Open it in Outlook, save it again as .msg or .eml and import that."
TOO_LARGE = "This mail is larger than 100 MB. Save its attachments by themselves and the mail without them."
# Windows' own numbers of encodings that Python knows by another name.
_CODE_PAGES = {65001: "utf-8", 1200: "utf-16-le", 20127: "ascii", 28591: "iso8859-1", 28604: "iso8859-14",
               28605: "iso8859-15", 10000: "mac-roman"}  # fmt: skip
_FIRST_DAY = datetime(1601, 1, 1, tzinfo=UTC)
_HEADER_OF_TOP, _HEADER_OF_INNER, _HEADER_OF_PART = 32, 24, 8

Path = tuple[str, ...]


class OutlookStore:
    """An open .msg: the properties of the mail at a path within it, and of its recipients and attachments."""

    def __init__(self, ole: "olefile.OleFileIO") -> None:
        self._ole = ole
        self._entries = {tuple(entry) for entry in ole.listdir(streams=True, storages=True)}

    def children(self, at: Path, prefix: str) -> list[Path]:
        """The storages in `at` whose name begins so, in the order of their numbers."""
        found = {entry[: len(at) + 1] for entry in self._entries if entry[: len(at)] == at and len(entry) > len(at)}
        return sorted(each for each in found if each[-1].startswith(prefix))

    def stream(self, at: Path, name: str) -> bytes | None:
        """A stream's bytes; None where there is none."""
        path = (*at, name)
        if path not in self._entries:
            return None
        with self._ole.openstream(list(path)) as stream:
            data: bytes = stream.read()
            return data

    def has_storage(self, at: Path, name: str) -> bool:
        """Whether something stands in a storage of that name."""
        return any(entry[: len(at) + 1] == (*at, name) and len(entry) > len(at) + 1 for entry in self._entries)

    def fixed(self, at: Path, number: int) -> bytes:
        """The eight bytes of a property that is kept in the table itself; b"" where there is none."""
        table = self.stream(at, "__properties_version1.0") or b""
        header = _HEADER_OF_PART if at and not at[-1].startswith("__substg") else _HEADER_OF_INNER
        start = header if at else _HEADER_OF_TOP
        for place in range(start, len(table) - 15, 16):
            if int.from_bytes(table[place + 2 : place + 4], "little") == number:
                return table[place + 8 : place + 16]
        return b""

    def number(self, at: Path, number: int) -> int | None:
        """A property that is a number of 32 bits."""
        value = self.fixed(at, number)
        return int(struct.unpack("<i", value[:4])[0]) if value else None

    def moment(self, at: Path, number: int) -> datetime | None:
        """A property that is an instant, in universal time; None where it is none that can be."""
        ticks = int.from_bytes(self.fixed(at, number), "little")
        try:
            return _FIRST_DAY + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def text(self, at: Path, number: int, encoding: str = "") -> str:
        """A property that is text, in whichever of its two forms it stands; "" where there is none."""
        wide = self.stream(at, f"__substg1.0_{number:04X}001F")
        if wide is not None:
            return clean(wide.decode("utf-16-le", "replace").rstrip("\0"))
        narrow = self.stream(at, f"__substg1.0_{number:04X}001E") or b""
        return clean(decoded(narrow.rstrip(b"\0"), encoding))

    def binary(self, at: Path, number: int) -> bytes:
        """A property that is bytes; b"" where there is none."""
        return self.stream(at, f"__substg1.0_{number:04X}0102") or b""

    def encoding(self, at: Path, number: int) -> str:
        """The name of the encoding that a property gives by its number; "" where it gives none."""
        page = self.number(at, number)
        return "" if not page else _CODE_PAGES.get(page, f"cp{page}")


def decoded(data: bytes, encoding: str) -> str:
    """Text in the encoding named, or as well as can be guessed where that is unknown or wrong."""
    try:
        return data.decode(encoding or "ascii")
    except (LookupError, ValueError):
        return decode(data, guess_encoding(data))[0]


@contextmanager
def opened_store(data: bytes) -> Iterator[OutlookStore]:
    """The mail's store; UserError for whatever is wrong with it, also while it is read."""
    _check(data)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            yield OutlookStore(ole)
    except (UserError, MemoryError):
        raise
    except Exception as broken:  # what a broken file raises within the library is not said anywhere
        raise UserError(DAMAGED) from broken


def _check(data: bytes) -> None:
    """Refuses a file whose tables claim more sectors than it has: the library would read them over and over."""
    if len(data) > LARGEST:
        raise UserError(TOO_LARGE)
    if len(data) < 512 or not data.startswith(OLE):
        raise UserError(DAMAGED)
    shift = int.from_bytes(data[30:32], "little")
    tables, mini_tables, more_tables = (int.from_bytes(data[n : n + 4], "little") for n in (44, 64, 72))
    if shift not in (9, 12) or max(tables, mini_tables, more_tables) > len(data) >> shift:
        raise UserError(DAMAGED)
