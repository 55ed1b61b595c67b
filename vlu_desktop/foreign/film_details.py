# SPDX-License-Identifier: Apache-2.0
"""How long a film is, how large its picture, when it says it was recorded: read from its headers, nothing decoded.

ISO base media (MP4, MOV, M4A, 3GP; ISO/IEC 14496-12), Matroska and WebM (RFC 9559), and AVI.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from vlu_desktop.foreign.frames import FileDetails

_MOST_BOXES = 20_000
_HOLDERS = frozenset({b"moov", b"trak", b"mdia", b"udta", b"meta"})
_STILL = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis", b"avif"})
_FROM_1904 = datetime(1904, 1, 1)
_PLACES = (b"\xa9xyz", b"loci")
_PLACE_KEY = b"com.apple.quicktime.location.ISO6709"


def film_details(data: bytes) -> FileDetails | None:
    """The details of a film or of a recording kept as one; None for what is neither. May raise on a damaged one."""
    if data[4:8] == b"ftyp" and data[8:12] not in _STILL:
        return _iso_media(data)
    if data[:4] == b"\x1a\x45\xdf\xa3":
        return _matroska(data)
    if data[:4] == b"RIFF" and data[8:12] == b"AVI ":
        return _avi(data)
    return None


@dataclass(slots=True)
class _FilmFacts:
    seconds: float | None = None
    width: int = 0
    height: int = 0
    made: str = ""
    film: bool = False
    has_place: bool = False


def _iso_media(data: bytes) -> FileDetails:
    found = _FilmFacts()
    for kind, start, end in boxes(data):
        body = data[start : min(end, start + 4096)]
        if kind == b"mvhd":
            _movie_header(body, found)
        elif kind == b"tkhd":
            width, height = (size >> 16 for size in struct.unpack(">II", data[end - 8 : end]))
            found.width, found.height = max(width, found.width), max(height, found.height)
        elif kind == b"hdlr":
            found.film = found.film or body[8:12] == b"vide"
        elif kind in _PLACES or (kind == b"keys" and _PLACE_KEY in body):
            found.has_place = True
    told = FileDetails(
        kind="film" if found.film else "sound", format="MP4 film" if found.film else "MP4 (AAC) recording",
        seconds=found.seconds, has_place=found.has_place, made=found.made, zone="+00:00" if found.made else "",
        made_from="recorded" if found.made else "",
    )  # fmt: skip
    return replace(told, width=found.width, height=found.height) if found.film else told


def boxes(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Every box that matters, outermost first: its kind, where its body begins and where it ends."""
    waiting = [(0, len(data))]
    for _ in range(_MOST_BOXES):
        while waiting and waiting[-1][0] + 8 > waiting[-1][1]:
            waiting.pop()
        if not waiting:
            return
        at, end = waiting.pop()
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = at + 8
        if size == 1:
            (size,) = struct.unpack(">Q", data[body : body + 8])
            body += 8
        stop = end if size == 0 else at + size
        if stop < body or stop > end:
            raise ValueError("a box that does not end where its holder does")
        waiting.append((stop, end))
        yield kind, body, stop
        if kind in _HOLDERS:
            # MP4's `meta` has a version before its boxes, QuickTime's has not.
            waiting.append((body + 4 if kind == b"meta" and data[body : body + 4] == b"\0\0\0\0" else body, stop))


def _movie_header(body: bytes, found: _FilmFacts) -> None:
    made, _, scale, length = struct.unpack(">QQIQ" if body[0] == 1 else ">IIII", body[4 : 32 if body[0] == 1 else 20])
    found.seconds = length / scale if scale else None
    if made:
        found.made = (_FROM_1904 + timedelta(seconds=made)).isoformat(timespec="seconds")


def _matroska(data: bytes) -> FileDetails:
    head = data[: 1 << 20]
    at = head.find(b"\x15\x49\xa9\x66")
    scale, seconds = 1_000_000, None
    if at >= 0:
        info = head[at : at + 4096]
        found = info.find(b"\x2a\xd7\xb1")
        if found >= 0:
            size = info[found + 3] & 0x0F
            scale = int.from_bytes(info[found + 4 : found + 4 + size])
        found = info.find(b"\x44\x89")
        if found >= 0:
            size = info[found + 2] & 0x0F
            (length,) = struct.unpack(">d" if size == 8 else ">f", info[found + 3 : found + 3 + size])
            seconds = length * scale / 1e9 if 0 <= length * scale < 1e18 else None
    film = b"V_" in head[:65536]
    return FileDetails(
        kind="film" if film else "sound", format="WebM or Matroska film" if film else "WebM recording", seconds=seconds
    )


def _avi(data: bytes) -> FileDetails:
    at = data[:4096].index(b"avih") + 8
    interval, frames = (struct.unpack("<I", data[at + place : at + place + 4])[0] for place in (0, 16))
    width, height = struct.unpack("<II", data[at + 32 : at + 40])
    return FileDetails(kind="film", format="AVI film", seconds=interval * frames / 1e6, width=width, height=height)
