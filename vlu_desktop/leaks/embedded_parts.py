# SPDX-License-Identifier: Apache-2.0
"""What can be read out of things put into a document: pictures' notes, packed files, and text in any encoding.

All of it may be hostile: nothing is unpacked further than a limit, and beyond it the whole file is refused.
"""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from urllib.parse import unquote_plus

from PIL import ExifTags, Image, UnidentifiedImageError

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.language.catalogue import say
from vlu_desktop.leaks import text_places as places

MOST = 512 * 1024 * 1024
"""Bytes that all of a file may unpack to, or, of a large one, so many times what it is packed in."""
_TIMES = 16
_CHUNK = 1 << 20
_STREAM = re.compile(rb"stream\r?\n")
_RUN = re.compile(r"[^\x00-\x08\x0e-\x1f\ufffd]{4,}")
# Looked for one after the other: a byte that happens to stand before would shift the one into the other.
_WIDE = (re.compile(rb"(?:[\x20-\x7e]\x00){4,}"), re.compile(rb"(?:\x00[\x20-\x7e]){4,}"))
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_AS_ADDRESS = re.compile(r"%|\w\+\w")
_TAG = re.compile(r"<[^<>]{1,2000}>")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8", b"RIFF")


class UnsearchablePart(UserError):
    """Something in a file can't be searched, so the file isn't known to be clean."""


class Budget:
    """How much may still be unpacked."""

    def __init__(self, most: int = MOST) -> None:
        self._most = self._left = most

    @classmethod
    def of(cls, content: bytes) -> "Budget":
        """That of a file: more for a large one, which may hold hundreds of pages as pictures."""
        return cls(max(MOST, _TIMES * len(content)))

    def take(self, size: int) -> None:
        """Count bytes unpacked; Unread once there are too many."""
        self._left -= size
        if self._left < 0:
            raise UnsearchablePart(say("searched.unpacks-too-large", most=self._most >> 20))


def measure(content: bytes, budget: Budget) -> None:
    """Unpack every stream of a PDF without keeping it, before anything reads the file in earnest."""
    view = memoryview(content)
    for found in _STREAM.finditer(content):
        check_stopped()
        unpacking = zlib.decompressobj()
        at = found.end()
        try:
            while not unpacking.eof and at < len(view):
                piece = view[at : at + _CHUNK]
                budget.take(len(unpacking.decompress(piece, _CHUNK)))
                at += len(piece) - len(unpacking.unconsumed_tail)
        except zlib.error:
            continue


def text_of(data: bytes) -> Iterator[str]:
    """Bytes as text in each encoding in which they might say something."""
    yield data.decode("utf-8", "ignore")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield data.decode("utf-16", "ignore")
    yield from _wide(data)
    if not data.isascii():
        yield data.decode("latin-1")


def unescaped(text: str) -> Iterator[str]:
    """A text, and what it says where it is written as part of a web address or of a web page."""
    yield text
    # A "+" before a number from abroad is none of a web address, and pages of them need not be read twice for it.
    if _AS_ADDRESS.search(text) and (address := unquote_plus(text)) != text:
        yield address
    if (plain := html.unescape(text)) != text:
        yield plain
    if (bare := _TAG.sub("", text)) != text:
        yield bare
        yield _TAG.sub(" ", text)


def is_picture(data: bytes) -> bool:
    """Whether bytes begin as a picture does."""
    return data.startswith(_PICTURES)


def picture_notes(data: bytes) -> Iterator[tuple[str, str]]:
    """What a picture says besides its pixels: where and what; a place on the map as `WHERE_TAKEN` and nothing."""
    for run in _runs(_head(data)):
        yield places.PICTURE_NOTES, run
    for packet in _XMP.findall(data):
        yield from ((places.PICTURE_NOTES, text) for text in text_of(packet))
        if b"GPSL" in packet:
            yield places.WHERE_TAKEN, ""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            yield from _values(picture.info.values())
            exif = picture.getexif()
            if exif.get_ifd(ExifTags.IFD.GPSInfo):
                yield places.WHERE_TAKEN, ""
            for part in (dict(exif), exif.get_ifd(ExifTags.IFD.Exif)):
                yield from _values(part.values())
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return


def _values(values: Iterable[object]) -> Iterator[tuple[str, str]]:
    for value in values:
        if isinstance(value, str):
            yield places.PICTURE_NOTES, value
        elif isinstance(value, bytes):
            yield from ((places.PICTURE_NOTES, text) for text in text_of(value[:_CHUNK]))


def packed(data: bytes, budget: Budget) -> Iterator[tuple[str, bytes]]:
    """The names and contents of a packed file (zip, and so office documents); nothing for any other."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                budget.take(member.file_size)
                with archive.open(member) as opened:
                    yield member.filename, opened.read(member.file_size)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, zlib.error, EOFError) as damaged:
        raise UnsearchablePart(say("searched.packed-not-opened")) from damaged


def _runs(data: bytes) -> Iterator[str]:
    """Stretches that may be text, and not chance bytes of pixels."""
    yield from _RUN.findall(data.decode("utf-8", "replace"))
    yield from _wide(data)


def _wide(data: bytes) -> Iterator[str]:
    """Stretches of text in two bytes a letter, whichever of the two comes first."""
    for order in _WIDE:
        for run in order.findall(data):
            yield run.replace(b"\x00", b"").decode("ascii")


def _head(data: bytes) -> bytes:
    """Of a JPEG the segments before its pixels; of another picture nothing, for Pillow reads those."""
    if not data.startswith(b"\xff\xd8"):
        return b""
    at, kept = 2, bytearray()
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] not in (0xDA, 0xD9):
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xFE or 0xE0 <= data[at + 1] <= 0xEF:
            kept += data[at + 4 : at + 2 + size] + b"\n"
        at += 2 + max(size, 2)
    return bytes(kept)
