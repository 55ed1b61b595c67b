# SPDX-License-Identifier: Apache-2.0
"""What a file says of itself comes out as few plain values; its place never does, and a hostile one says nothing."""

import dataclasses
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.foreign import foreign_samples as foreign
from vlu_desktop.foreign import FileDetails, FilePreview, read_details, read_preview
from vlu_desktop.foreign.file_details import OTHER, details_of
from vlu_desktop.foreign.frames import LastFrame, pack, unpack
from vlu_desktop.kernel.errors import UserError

SUMMER_2026 = 3_869_838_000
"""17 August 2026 at 19:00 UTC, in seconds since 1904."""


def read(data: bytes) -> FileDetails:
    found = read_details(data)
    assert found is not None
    return found


def test_the_process_of_its_own_says_the_same(own_process: None) -> None:
    photograph = foreign.dated(original="2026:08:17 21:04:33", zone="+01:00")
    assert read(photograph) == details_of(photograph)
    assert read_preview(foreign.letter(2), first=1, most=1).of == 2
    with pytest.raises(UserError, match="damaged"):
        read_preview(foreign.letter()[:400])


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_says_when_it_was_taken_and_by_which_zone(form: str) -> None:
    found = read(foreign.dated(form, original="2026:08:17 21:04:33", zone="+01:00", changed="2026:09:01 10:00:00"))
    assert (found.kind, found.width, found.height) == ("picture", 40, 30)
    assert (found.made, found.zone, found.made_from) == ("2026-08-17T21:04:33", "+01:00", "original")
    assert not found.has_place


@pytest.mark.parametrize(
    ("original", "zone", "changed", "expected"),
    [
        ("2026:08:17 21:04:33", "", "", ("2026-08-17T21:04:33", "", "original")),
        ("2026:08:17 21:04:33", "summer", "", ("2026-08-17T21:04:33", "", "original")),
        ("", "", "2026:09:01 10:00:00", ("2026-09-01T10:00:00", "", "changed")),
        ("0000:00:00 00:00:00", "", "2026:09:01 10:00:00", ("2026-09-01T10:00:00", "", "changed")),
        ("yesterday", "", "", ("", "", "")),
        ("2026:08:17", "", "", ("", "", "")),
    ],
)
def test_the_best_of_its_times_is_taken(original: str, zone: str, changed: str, expected: tuple[str, str, str]) -> None:
    found = read(foreign.dated(original=original, zone=zone, changed=changed))
    assert (found.made, found.zone, found.made_from) == expected


def test_an_iphone_s_picture_is_read_and_shown() -> None:
    found = read(foreign.heic())
    assert (found.format, found.made, found.zone, found.has_place) == (
        "HEIC picture", "2026-08-17T21:04:33", "+01:00", True,
    )  # fmt: skip
    [picture] = read_preview(foreign.heic()).pictures
    dots = zlib.decompress(picture.data)
    assert (picture.width, picture.height, len(dots)) == (64, 48, 64 * 48 * 3)
    assert min(dots[:3]) > 200
    assert dots[-3] < 80


def test_that_a_file_holds_a_place_is_said_and_the_place_is_not() -> None:
    for data in (foreign.dated(place=True), foreign.film(place=True)):
        found = read(data)
        assert found.has_place
        said = " ".join(map(str, dataclasses.astuple(found)))
        assert "51" not in said
        assert "28" not in said


def test_a_film_tells_its_length_its_size_and_when_it_was_recorded() -> None:
    found = read(foreign.film(made=SUMMER_2026))
    assert (found.kind, found.seconds, found.width, found.height) == ("film", 72, 1920, 1080)
    assert (found.made, found.zone, found.made_from) == ("2026-08-17T19:00:00", "+00:00", "recorded")
    assert read(foreign.film()).made == ""
    assert (read(foreign.film(pictures=False)).kind, read(foreign.film(pictures=False)).width) == ("sound", 0)


@pytest.mark.parametrize(
    ("data", "name", "seconds"),
    [
        (foreign.opus(), "Opus recording", 9),
        (foreign.wave(), "WAV recording", 3),
        (foreign.mp3(), "MP3 recording", 4),
        (b"#!AMR\n" + (b"\x3c" + bytes(31)) * 50, "AMR recording", 1),
        (b"fLaC" + bytes(14) + (44100 << 44 | 88200).to_bytes(8), "FLAC recording", 2),
    ],
)
def test_a_recording_tells_its_length(data: bytes, name: str, seconds: float) -> None:
    found = read(data)
    assert (found.kind, found.format) == ("sound", name)
    assert found.seconds == pytest.approx(seconds, abs=0.01)


def test_of_a_pdf_some_pages_are_shown_and_how_many_there_are() -> None:
    assert read(foreign.letter(3)).pages == 3
    shown = read_preview(foreign.letter(3), first=1, most=1)
    assert (len(shown.pictures), shown.of) == (1, 3)
    assert len(read_preview(foreign.letter(3), first=0, most=8).pictures) == 3


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"not a picture", "JPEG, PNG"),
        (foreign.letter()[:400], "damaged"),
        (foreign.locked(), "password"),
        (foreign.picture_bomb(), "100 million dots"),
        (foreign.photograph()[:900], "damaged"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_preview(data)


@pytest.mark.parametrize("harmful", [foreign.inflating, foreign.laughing])
def test_a_file_made_to_do_harm_is_given_up(own_process: None, harmful: Callable[[], bytes]) -> None:
    with pytest.raises(UserError, match=r"within 1 seconds|more memory"):
        read_preview(harmful(), longest=1)


def test_a_picture_that_would_fill_the_memory_tells_its_size_alone() -> None:
    assert (read(foreign.picture_bomb()).width, read(foreign.picture_bomb()).made) == (60_000, "")


WHOLE = (
    foreign.film(made=SUMMER_2026, place=True), foreign.opus(), foreign.wave(1), foreign.mp3(1), foreign.heic(),
    foreign.dated(original="2026:08:17 21:04:33"), b"#!AMR\n" + bytes(50), b"fLaC" + bytes(40),
    b"\x1a\x45\xdf\xa3" + bytes(20) + b"\x15\x49\xa9\x66\x80\x2a\xd7\xb1\x83\x0f\x42\x40\x44\x89\x84\x44\x7a\x00\x00",
    b"RIFF\x00\x00\x00\x00AVI " + b"avih" + bytes(60),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(WHOLE), st.integers(0, 700), st.binary(min_size=1, max_size=8), st.integers(0, 900))
def test_a_damaged_file_says_less_and_never_breaks_the_reader(whole: bytes, at: int, new: bytes, cut: int) -> None:
    damaged = (whole[:at] + new + whole[at + len(new) :])[: max(cut, 12)]
    found = details_of(damaged)
    assert [*unpack(pack(found))] == [found]


def test_what_is_no_known_file_says_nothing() -> None:
    assert read(b"MZ\x90\x00" * 20) == OTHER
    assert read_details(b"") is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "programme"}, {"width": -1}, {"pages": 10**12}, {"made": "x" * 100}, {"made_from": "elsewhere"},
        {"seconds": -1.0}, {"format": "<b>" * 40},
    ],
)  # fmt: skip
def test_details_that_are_not_ours_are_not_believed(wrong: dict[str, object]) -> None:
    told = dataclasses.replace(FileDetails(kind="film", format="MP4 film"), **wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"details of no|known kind"):
        tuple(unpack(pack(told)))


def test_the_last_frame_counts() -> None:
    assert tuple(unpack(pack(LastFrame(True, 12)))) == (LastFrame(True, 12),)
    with pytest.raises(ValueError, match="known kind"):
        tuple(unpack(pack(LastFrame(True, -1))))
    assert FilePreview(pictures=(), of=0).left_out == ()
