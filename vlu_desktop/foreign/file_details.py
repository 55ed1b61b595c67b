# SPDX-License-Identifier: Apache-2.0
"""What a file says of itself: its kind, its size or length, when it says it was made, whether it holds a place.

The place itself is not read out: that a file holds one is all that leaves this process.
"""

import io
import re
import struct
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PIL import Image

from vlu_desktop.foreign.film_details import film_details
from vlu_desktop.foreign.frames import FileDetails
from vlu_desktop.foreign.plain_pictures import FORMATS
from vlu_desktop.foreign.sound_details import sound_details

_NAMES = {
    "JPEG": "JPEG picture", "PNG": "PNG picture", "WEBP": "WebP picture", "GIF": "GIF picture", "BMP": "BMP picture",
    "TIFF": "TIFF picture", "HEIF": "HEIC picture",
}  # fmt: skip
_EXIF, _GPS = 0x8769, 0x8825
# Which tag of EXIF a time and its zone stand in, the best first (CIPA DC-008, 4.6.6).
_TIMES = ((0x9003, 0x9011, "original"), (0x9004, 0x9012, "digitised"), (0x0132, 0x9010, "changed"))
_TIME = re.compile(r"\s*(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)\s*\Z")
_ZONE = re.compile(r"[+-]\d\d:\d\d\Z")
_LONGEST, _WIDEST = 10**7, 10**6
_DAMAGED = (ValueError, LookupError, OSError, ArithmeticError, SyntaxError, TypeError, struct.error)
OTHER = FileDetails(kind="other", format="")


def details_of(data: bytes) -> FileDetails:
    """The details of a file; of a damaged one what can be known, which may be its kind alone."""
    if b"%PDF-" in data[:1024]:
        return FileDetails(kind="pages", format="PDF document", pages=_pages(data))
    for reader in (film_details, sound_details, _picture):
        try:
            found = reader(data)
        except _DAMAGED:
            continue  # it is damaged, or none of that kind
        if found is not None:
            return _believable(found)
    return OTHER


def _believable(found: FileDetails) -> FileDetails:
    """Without figures that no file of its kind can have, which a damaged or a made-up header may give."""
    if found.seconds is not None and not 0 <= found.seconds <= _LONGEST:
        found = replace(found, seconds=None)
    return found if max(found.width, found.height) <= _WIDEST else replace(found, width=0, height=0)


def _pages(data: bytes) -> int:
    import pypdfium2

    try:
        return len(pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError:
        return 0


def _picture(data: bytes) -> FileDetails | None:
    Image.MAX_IMAGE_PIXELS = None  # nothing is decoded here
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        name = _NAMES.get(opened.format or "", "picture")
        width, height = opened.size
        made, zone, made_from, place = "", "", "", False
        try:
            # Of a PNG without notes Pillow would look behind its dots, and decode them all for that.
            tags = opened.getexif() if opened.format != "PNG" or "exif" in opened.info else Image.Exif()
            made, zone, made_from = _time({**tags, **tags.get_ifd(_EXIF)})
            place = bool(tags.get_ifd(_GPS).get(2) or tags.get_ifd(_GPS).get(4))
        except _DAMAGED:
            pass  # the notes of the camera are damaged, the picture need not be
    return FileDetails(
        kind="picture", format=name, width=width, height=height, made=made, zone=zone, made_from=made_from,
        has_place=place,
    )  # fmt: skip


def _time(tags: Mapping[int, Any]) -> tuple[str, str, str]:
    """When it says it was made, the zone it gives with that, and which of its times that is."""
    for tag, zone_tag, name in _TIMES:
        value, zone = tags.get(tag), tags.get(zone_tag)
        told = _TIME.match(value.replace("\0", "")) if isinstance(value, str) else None
        if told is None or told[1] == "0000":
            continue
        year, month, day, hour, minute, second = told.groups()
        offset = zone.strip("\0 ") if isinstance(zone, str) else ""
        return f"{year}-{month}-{day}T{hour}:{minute}:{second}", offset if _ZONE.match(offset) else "", name
    return "", "", ""
