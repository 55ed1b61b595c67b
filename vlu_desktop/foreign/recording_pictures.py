# SPDX-License-Identifier: Apache-2.0
"""What of a recording or a film can be drawn without a decoder of films: a picture it carries, and how loud it is.

A cover (ID3v2 APIC, ISO base media `covr`, FLAC), the first picture of a film that is a row of JPEGs (AVI, QuickTime),
and the loudness of a WAV file (PCM, float, and the A-law and µ-law of telephony: ITU-T G.711).
"""

import struct
import sys
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PIL import Image, ImageDraw

from vlu_desktop.foreign.film_details import boxes
from vlu_desktop.foreign.frames import Frame, LastFrame, OmissionNote, PageImage
from vlu_desktop.foreign.plain_pictures import every_dot, pictures

COVER = "The picture is one that the file carries with it. It need not be of what was recorded."
FIRST = "The picture is the first of the film."
LOUDNESS = (
    "How loud it is from its beginning to its end, drawn to its own loudest moment. Nothing of it can be heard here."
)
_LARGEST_PICTURE = 20_000_000
_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_MOST_BLOCKS = 1000
_WIDTH, _HEIGHT = 1200, 240
_PAPER, _INK, _LINE = 255, 70, 200
_PCM, _FLOAT, _A_LAW, _MU_LAW, _EXTENSIBLE = 1, 3, 6, 7, 0xFFFE


def recording_pictures(data: bytes) -> Iterator[Frame]:
    """What there is to see of a recording or a film, and in words what that is; the last frame alone where nothing."""
    for found, told in ((_cover(data), COVER), (_first_of_film(data), FIRST)):
        shown = [each for each in pictures(found, every_dot) if isinstance(each, PageImage)] if found else []
        if shown:
            yield shown[0]
            yield OmissionNote(told)
            break
    levels = loudness(data, _WIDTH)
    if levels:
        yield PageImage(image=every_dot(_drawn(levels)))
        yield OmissionNote(LOUDNESS)
    yield LastFrame(pages=False)


def loudness(data: bytes, columns: int) -> list[float]:
    """The furthest that each so manieth part of a WAV file goes from silence, 0 to 1 of the furthest; [] for no WAV."""
    samples = _samples(data)
    if not samples:
        return []
    columns = min(columns, len(samples))
    ends = [len(samples) * n // columns for n in range(columns + 1)]
    peaks = [_furthest(samples[start:end]) for start, end in pairwise(ends)]
    most = max(peaks)
    return [peak / most for peak in peaks] if most else [0.0] * columns


def _furthest(samples: "Sequence[int] | Sequence[float]") -> float:
    return max(abs(float(max(samples))), abs(float(min(samples))))


def _drawn(levels: list[float]) -> Image.Image:
    image = Image.new("L", (_WIDTH, _HEIGHT), _PAPER)
    pen, middle = ImageDraw.Draw(image), _HEIGHT // 2
    pen.line((0, middle, _WIDTH, middle), fill=_LINE)
    for n in range(_WIDTH):
        reach = round(levels[n * len(levels) // _WIDTH] * (middle - 4))
        if reach:
            pen.line((n, middle - reach, n, middle + reach), fill=_INK)
    return image


def _samples(data: bytes) -> "Sequence[int] | Sequence[float]":
    """Every sample of a WAV file about silence, its channels mixed up: for loudness that makes no difference."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return ()
    at, kind, bits = 12, 0, 0
    for _ in range(_MOST_BLOCKS):
        if at + 8 > len(data):
            return ()
        name, size = struct.unpack("<4sI", data[at : at + 8])
        body = data[at + 8 : at + 8 + min(size, len(data))]
        if name == b"fmt " and len(body) >= 16:
            kind, bits = struct.unpack("<H12xH", body[:16])
            kind = struct.unpack("<H", body[24:26])[0] if kind == _EXTENSIBLE and len(body) >= 26 else kind
        elif name == b"data":
            return _about_silence(body, kind, bits)
        at += 8 + size + size % 2
    return ()


def _about_silence(body: bytes, kind: int, bits: int) -> "Sequence[int] | Sequence[float]":
    if kind in (_A_LAW, _MU_LAW):
        return array("h", map(_TELEPHONY[kind].__getitem__, body))
    if kind == _FLOAT and bits == 32:
        found = _little("f", body[: len(body) // 4 * 4])
        return array("f", (each if abs(each) <= 4 else 0.0 for each in found))
    if kind != _PCM or bits not in (8, 16, 24, 32):
        return ()
    if bits == 16:
        return _little("h", body[: len(body) // 2 * 2])
    # Of a finer sample the first eight bits are finer than the picture; those of eight bits alone have no sign.
    step = bits // 8
    return array("b", body[step - 1 :: step]) if step > 1 else array("b", body.translate(_SIGNED))


def _little(kind: str, body: bytes) -> "array[int] | array[float]":
    found: array[int] | array[float] = array(kind, body)
    if sys.byteorder == "big":
        found.byteswap()
    return found


_SIGNED = bytes(each ^ 0x80 for each in range(256))


def _a_law(code: int) -> int:
    code ^= 0x55
    step, low = code >> 4 & 7, (code & 15) * 16 + 8
    size = low if step == 0 else (low + 256) << (step - 1)
    return size if code & 0x80 else -size


def _mu_law(code: int) -> int:
    code = ~code & 0xFF
    size = (((code & 15) << 3) + 132 << (code >> 4 & 7)) - 132
    return -size if code & 0x80 else size


_TELEPHONY = {_A_LAW: [_a_law(code) for code in range(256)], _MU_LAW: [_mu_law(code) for code in range(256)]}


def _cover(data: bytes) -> bytes:
    """The bytes of a picture that the file carries, from its first on; b"" where it carries none."""
    if data[:3] == b"ID3":
        return _within(data, _id3_picture(data))
    if data[:4] == b"fLaC":
        return _within(data, _flac_picture(data))
    if data[4:8] == b"ftyp":
        return _within(data, _iso_picture(data))
    return b""


def _within(data: bytes, where: tuple[int, int]) -> bytes:
    body = data[where[0] : min(where[1], where[0] + _LARGEST_PICTURE)]
    begins = [at for at in (body.find(start) for start in _STARTS) if at >= 0]
    return body[min(begins) :] if begins else b""


def _id3_picture(data: bytes) -> tuple[int, int]:
    version, end = data[3], 10 + _seven_bits(data[6:10])
    at, head = 10, 6 if version == 2 else 10
    for _ in range(_MOST_BLOCKS):
        name = data[at : at + (3 if version == 2 else 4)]
        if at + head > min(end, len(data)) or not name.strip(b"\0"):
            return 0, 0
        raw = data[at + 3 : at + 6] if version == 2 else data[at + 4 : at + 8]
        size = _seven_bits(raw) if version == 4 else int.from_bytes(raw)
        if name in (b"APIC", b"PIC"):
            return at + head, at + head + size
        at += head + size
    return 0, 0


def _seven_bits(raw: bytes) -> int:
    size = 0
    for each in raw:
        size = size << 7 | each & 0x7F
    return size


def _flac_picture(data: bytes) -> tuple[int, int]:
    at = 4
    for _ in range(_MOST_BLOCKS):
        if at + 4 > len(data):
            break
        kind, size = data[at] & 0x7F, int.from_bytes(data[at + 1 : at + 4])
        if kind == 6:
            return at + 4, at + 4 + size
        if data[at] & 0x80:
            break
        at += 4 + size
    return 0, 0


def _iso_picture(data: bytes) -> tuple[int, int]:
    for kind, start, end in boxes(data):
        if kind == b"ilst" and (at := data.find(b"covr", start, end)) >= 0:
            return at, end
    return 0, 0


def _first_of_film(data: bytes) -> bytes:
    """The first picture of a film that is a row of JPEGs; b"" of any other."""
    if data[:4] == b"RIFF" and data[8:12] == b"AVI ":
        return _within(data, (data.find(b"movi"), len(data))) if b"MJPG" in data[:4096].upper() else b""
    if data[4:8] == b"ftyp" or data[4:8] in (b"moov", b"mdat", b"wide", b"free"):
        at = data.find(b"stsd")
        if at >= 0 and data[at + 16 : at + 20] in (b"jpeg", b"mjpa", b"mjpb"):
            return _within(data, (max(data.find(b"mdat"), 0), len(data)))
    return b""
