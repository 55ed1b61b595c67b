# SPDX-License-Identifier: Apache-2.0
"""What is drawn of recordings and films: pictures they carry, the first of a film of JPEGs, and how loud they are."""

import io
import struct
import zlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.foreign import foreign_samples as foreign
from vlu_desktop.foreign import read_preview
from vlu_desktop.foreign.child import preview
from vlu_desktop.foreign.frames import FileRefusal, Frame, LastFrame, OmissionNote, PageImage, pack, unpack
from vlu_desktop.foreign.recording_pictures import COVER, FIRST, LOUDNESS, loudness, recording_pictures
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.pictures import Raster


def jpeg(colour: str, size: tuple[int, int] = (32, 24)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def wav(body: bytes, kind: int = 1, bits: int = 16, channels: int = 1, extensible: bool = False) -> bytes:
    head = struct.pack("<HHIIHH", kind, channels, 8000, 8000 * channels * bits // 8, channels * bits // 8, bits)
    if extensible:
        head = (
            struct.pack("<H", 0xFFFE)
            + head[2:]
            + struct.pack("<HHI", 22, bits, 0)
            + struct.pack("<H", kind)
            + bytes(14)
        )
    chunks = b"fmt " + struct.pack("<I", len(head)) + head + b"LIST" + struct.pack("<I", 3) + b"abc\0"
    chunks += b"data" + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WAVE" + chunks


def shorts(samples: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(samples)}h", *samples)


def box(kind: bytes, *within: bytes) -> bytes:
    body = b"".join(within)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def id3(picture: bytes, version: int = 3) -> bytes:
    body = b"\0image/jpeg\0\x03\0" + picture
    size = len(body).to_bytes(4) if version == 3 else bytes((len(body) >> 7 * n) & 0x7F for n in (3, 2, 1, 0))
    title = b"TIT2" + (5).to_bytes(4) + b"\0\0" + b"\0word"
    frame = b"PIC" + len(body).to_bytes(3) + body if version == 2 else title + b"APIC" + size + b"\0\0" + body
    whole = bytes((len(frame) >> 7 * n) & 0x7F for n in (3, 2, 1, 0))
    return b"ID3" + bytes([version, 0, 0]) + whole + frame + b"\xff\xfb\x90\0" + bytes(400)


def flac(picture: bytes) -> bytes:
    body = struct.pack(">II", 3, 10) + b"image/jpeg" + bytes(20) + struct.pack(">I", len(picture)) + picture
    return b"fLaC" + b"\0" + (34).to_bytes(3) + bytes(34) + b"\x86" + len(body).to_bytes(3) + body


def m4a(picture: bytes) -> bytes:
    cover = box(b"covr", box(b"data", struct.pack(">II", 13, 0), picture))
    meta = box(b"meta", bytes(4), box(b"ilst", cover))
    return box(b"ftyp", b"M4A \0\0\0\0") + box(b"moov", box(b"udta", meta)) + box(b"mdat", bytes(9))


def avi(picture: bytes, codec: bytes = b"MJPG") -> bytes:
    head = b"avih" + struct.pack("<I", 56) + struct.pack("<I", 40_000) + bytes(12) + struct.pack("<I", 50) + bytes(12)
    head += struct.pack("<II", 32, 24) + bytes(16) + b"strh" + struct.pack("<I", 56) + b"vids" + codec + bytes(48)
    return b"RIFF\0\0\0\0AVI LIST\0\0\0\0hdrl" + head + b"LIST\0\0\0\0movi00dc" + struct.pack("<I", 9) + picture


def quicktime(picture: bytes) -> bytes:
    entry = struct.pack(">II", 0, 1) + struct.pack(">I4s", 86, b"jpeg") + bytes(78)
    stbl = box(b"mdia", box(b"hdlr", bytes(8), b"vide", bytes(12)), box(b"minf", box(b"stbl", box(b"stsd", entry))))
    return box(b"ftyp", b"qt  \0\0\0\0") + box(b"moov", box(b"trak", stbl)) + box(b"mdat", picture)


def seen(frames: list[Frame]) -> tuple[list[Raster], list[str]]:
    assert list(unpack(b"".join(map(pack, frames)))) == frames
    assert isinstance(frames[-1], LastFrame)
    told = [each.sentence for each in frames if isinstance(each, OmissionNote)]
    return [each.image for each in frames if isinstance(each, PageImage)], told


def dot(image: Raster, x: int, y: int) -> tuple[int, ...]:
    row = zlib.decompress(image.data)[y * image.width * image.colours :]
    return tuple(row[x * image.colours : (x + 1) * image.colours])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (id3(jpeg("red"), 2), COVER), (id3(jpeg("red")), COVER), (id3(jpeg("red"), 4), COVER),
        (flac(jpeg("red")), COVER), (m4a(jpeg("red")), COVER),
        (avi(jpeg("red")), FIRST), (quicktime(jpeg("red") + jpeg("blue")), FIRST),
    ],
    ids=["id3v2.2", "id3v2.3", "id3v2.4", "flac", "m4a", "avi", "mov"],
)  # fmt: skip
def test_a_picture_that_a_file_carries_is_shown_and_named_for_what_it_is(data: bytes, told: str) -> None:
    [image], notes = seen(list(recording_pictures(data)))
    assert (image.width, image.height, notes) == (32, 24, [told])
    red, green, blue = dot(image, 16, 12)
    assert red > 200
    assert green < 60
    assert blue < 60


@pytest.mark.parametrize(
    "data",
    [foreign.film(), foreign.opus(3), avi(jpeg("red"), b"H264"), id3(b"no picture"), flac(b"\xff\xd8\xff cut"),
     b"ID3\x03\0\0", b"fLaC", b"RIFF\0\0\0\0WAVE", wav(b""), wav(bytes(9), kind=0x55)],
)  # fmt: skip
def test_where_there_is_none_nothing_is_shown(data: bytes) -> None:
    assert list(recording_pictures(data)) == [LastFrame(pages=False)]


# Half of it silent, then at its loudest, each in the way a phone, a recorder or an exchange keeps it.
LOUD = {
    "16 bits": wav(shorts([0] * 50 + [-32768, 32767] * 25)),
    "quiet": wav(shorts([0] * 50 + [-300, 300] * 25)),
    "8 bits": wav(bytes([128] * 50 + [0, 255] * 25), bits=8),
    "24 bits": wav(bytes(150) + b"\0\0\x80\xff\xff\x7f" * 25, bits=24),
    "32 bits": wav(bytes(200) + b"\0\0\0\x80\xff\xff\xff\x7f" * 25, bits=32),
    "extensible": wav(shorts([0] * 50 + [-32768, 32767] * 25), extensible=True),
    "two channels": wav(shorts([0] * 50 + [0, 32767] * 25), channels=2),
    "float": wav(struct.pack("<100f", *([0.0] * 50 + [-1.0, 1.0] * 25)), kind=3, bits=32),
    "A-law": wav(bytes([0xD5] * 50 + [0x2A, 0xAA] * 25), kind=6, bits=8),
    "mu-law": wav(bytes([0xFF] * 50 + [0x00, 0x80] * 25), kind=7, bits=8),
}


@pytest.mark.parametrize("data", LOUD.values(), ids=LOUD)
def test_how_loud_a_recording_is_from_beginning_to_end(data: bytes) -> None:
    levels = loudness(data, 10)
    assert len(levels) == 10
    assert max(levels[:5]) < 0.01
    assert min(levels[5:]) > 0.97
    [image], notes = seen(list(recording_pictures(data)))
    assert notes == [LOUDNESS]
    assert dot(image, 300, 20) == dot(image, 300, 220) == (255,)
    assert dot(image, 900, 20) == dot(image, 900, 220) == (70,)


def test_one_shout_in_an_hour_of_silence_is_drawn() -> None:
    levels = loudness(wav(shorts([0] * 300_000 + [20_000] + [0] * 300_000)), 1200)
    assert levels.index(1.0) == 600
    assert sum(levels) == 1.0


def test_silence_and_what_is_no_number_are_flat() -> None:
    assert loudness(wav(shorts([0] * 30)), 10) == [0.0] * 10
    odd = struct.pack("<4f", float("nan"), float("inf"), -9.0, 0.5)
    assert loudness(wav(odd, kind=3, bits=32), 4) == [0.0, 0.0, 0.0, 1.0]
    assert loudness(wav(shorts([5])), 10) == [1.0]


def test_the_process_of_its_own_draws_it(own_process: None) -> None:
    shown = read_preview(LOUD["A-law"])
    assert [(each.width, each.height) for each in shown.pictures] == [(1200, 240)]
    assert shown.left_out == (LOUDNESS,)
    assert len(read_preview(m4a(jpeg("red"))).pictures) == 1
    with pytest.raises(UserError):
        read_preview(foreign.film())


@given(
    st.sampled_from([id3(jpeg("red")), flac(jpeg("red")), m4a(jpeg("red")), avi(jpeg("red")), quicktime(jpeg("red")),
                     *LOUD.values()]),
    st.integers(0, 3000), st.binary(max_size=12),
)  # fmt: skip
def test_a_damaged_recording_is_drawn_as_far_as_it_goes_or_refused(whole: bytes, at: int, noise: bytes) -> None:
    for data in (whole[:at], whole[:at] + noise + whole[at + len(noise) :], whole[:4] + noise):
        frames = list(preview(data, ("0", "6")))
        assert frames
        assert all(isinstance(each, PageImage | OmissionNote | FileRefusal | LastFrame) for each in frames)
