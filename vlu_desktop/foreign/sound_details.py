# SPDX-License-Identifier: Apache-2.0
"""How long a recording is and of what kind, from its headers alone: nothing is decoded and nothing can be heard.

WAV, Ogg (Opus, Vorbis; RFC 3533, 7845), FLAC (RFC 9639), MP3 (ISO 11172-3, its length by its bit rate where no header
gives it) and AMR (RFC 4867).
"""

import struct

from vlu_desktop.foreign.frames import FileDetails

_RATES = {1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
          2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)}  # fmt: skip
_SAMPLES = (44100, 48000, 32000)
_AMR = (12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0)
_AMR_WIDE = (17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0)


def sound_details(data: bytes) -> FileDetails | None:
    """The details of a recording; None for what is none. May raise on a damaged one."""
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return _sound("WAV recording", _wave(data))
    if data[:4] == b"OggS":
        return _ogg(data)
    if data[:4] == b"fLaC":
        bits = int.from_bytes(data[18:26])
        rate, samples = bits >> 44, bits & (1 << 36) - 1
        return _sound("FLAC recording", samples / rate if rate and samples else None)
    if data[:6] == b"#!AMR\n":
        return _sound("AMR recording", _frames(data, 6, _AMR) * 0.02)
    if data[:9] == b"#!AMR-WB\n":
        return _sound("AMR recording", _frames(data, 9, _AMR_WIDE) * 0.02)
    if data[:3] == b"ID3" or (data[:1] == b"\xff" and data[1:2] in (b"\xfb", b"\xfa", b"\xf3", b"\xf2")):
        return _sound("MP3 recording", _mp3(data))
    return None


def _sound(name: str, seconds: float | None) -> FileDetails:
    return FileDetails(kind="sound", format=name, seconds=seconds)


def _wave(data: bytes) -> float | None:
    at, rate = 12, 0
    for _ in range(1000):
        kind, size = struct.unpack("<4sI", data[at : at + 8])
        if kind == b"fmt ":
            (rate,) = struct.unpack("<I", data[at + 16 : at + 20])
        elif kind == b"data":
            return min(size, len(data) - at - 8) / rate if rate else None
        at += 8 + size + size % 2
    return None


def _ogg(data: bytes) -> FileDetails:
    opus = b"OpusHead" in data[:100]
    rate, skipped = 48000, 0
    if opus:
        (skipped,) = struct.unpack("<H", data[data.index(b"OpusHead") + 10 :][:2])
    elif b"\x01vorbis" in data[:100]:
        (rate,) = struct.unpack("<I", data[data.index(b"\x01vorbis") + 12 :][:4])
    else:
        return _sound("Ogg recording", None)
    last = data.rindex(b"OggS")
    (samples,) = struct.unpack("<q", data[last + 6 : last + 14])
    return _sound("Opus recording" if opus else "Vorbis recording", max(samples - skipped, 0) / rate)


def _frames(data: bytes, at: int, sizes: tuple[int, ...]) -> int:
    count = 0
    while at < len(data):
        at += 1 + sizes[data[at] >> 3 & 15]
        count += 1
    return count


def _mp3(data: bytes) -> float | None:
    """Seconds; by the header that counts frames where there is one, or else as if every frame were like the first."""
    at = 0
    if data[:3] == b"ID3":
        size = 0
        for byte in data[6:10]:
            size = size << 7 | byte & 0x7F
        at = 10 + size
    at = data.index(b"\xff", at)
    head = int.from_bytes(data[at : at + 4])
    version = 1 if head >> 19 & 3 == 3 else 2
    rate = _RATES[version][head >> 12 & 15] * 1000
    samples = _SAMPLES[head >> 10 & 3] // (1 if version == 1 else 2 if head >> 19 & 3 == 2 else 4)
    first = data[at : at + 256]
    for name in (b"Xing", b"Info"):
        place = first.find(name)
        if place >= 0 and first[place + 7] & 1:
            return int.from_bytes(first[place + 8 : place + 12]) * (1152 if version == 1 else 576) / samples
    return (len(data) - at) * 8 / rate if rate else None
