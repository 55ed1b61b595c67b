# SPDX-License-Identifier: Apache-2.0
"""Files made elsewhere come in as dots and seen words; what is hidden in them, or hostile, does not come in at all."""

import io
import time
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from tests.foreign import foreign_samples as foreign
from vlu_desktop.foreign import ExhibitFile, read_exhibit
from vlu_desktop.foreign.frames import (
    FileRefusal,
    FirstFrame,
    FrameCount,
    LastFrame,
    OmissionNote,
    PageImage,
    pack,
    unpack,
)
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.pictures import PageWord, Raster


def seen(file: ExhibitFile) -> list[str]:
    return [" ".join(word.text for word in words) for words in file.words]


def opened(picture: Raster) -> Image.Image:
    """A raster as a picture again."""
    if picture.jpeg:
        return Image.open(io.BytesIO(picture.data))
    mode, raw = ("L", f"L;{picture.bits}") if picture.colours == 1 and picture.bits < 8 else (None, None)
    if raw is None:
        mode = raw = "L" if picture.colours == 1 else "RGB"
    assert mode is not None
    return Image.frombytes(mode, (picture.width, picture.height), zlib.decompress(picture.data), "raw", raw)


def test_while_an_answer_comes_its_pages_are_counted_and_whoever_waits_may_stop_it(own_process: None) -> None:
    count, sent = FrameCount(), bytearray()
    page = PageImage(image=Raster(width=1, height=1, colours=1, bits=8, jpeg=False, data=b"x"))
    told = []
    frames = (FirstFrame(2), OmissionNote("A note."), page, page, LastFrame(True))
    for each in b"".join(pack(frame) for frame in frames):
        sent.append(each)
        if count.hear(sent):
            told.append((count.come, count.of))
    assert told == [(1, 2), (2, 2)]

    def stop(come: int, of: int) -> None:
        raise UserError("Stopped. Nothing was saved.")

    with pytest.raises(UserError, match="Stopped"):
        read_exhibit(foreign.letter(pages=2), progress=stop)


def test_a_letter_is_its_pages_and_their_words(own_process: None) -> None:
    told: list[tuple[int, int]] = []
    file = read_exhibit(foreign.letter(pages=3), progress=lambda come, of: told.append((come, of)))
    assert told[-1] == (3, 3)
    assert file.pages
    assert seen(file) == ["Dear Ms Example I saw him at the gate."] * 3
    assert [(picture.width, picture.height) for picture in file.pictures] == [(1240, 1755)] * 3
    first = file.words[0][0]
    assert (round(first.left, 2), round(first.bottom, 2)) == (0.12, 0.17)
    assert file.left_out == ()


def test_words_under_a_black_bar_are_not_there_at_all() -> None:
    file = read_exhibit(foreign.badly_redacted())
    assert seen(file) == ["She was moved to on Monday."]
    assert file.left_out == ("Words that are in the file but cannot be seen on its pages were left out: 5.",)


def test_a_form_comes_as_it_looks_and_nothing_in_it_runs_or_rides_along() -> None:
    file = read_exhibit(foreign.with_programs())
    assert seen(file) == ["A form Filled in"]
    filled = opened(file.pictures[0]).convert("L").crop((150, 462, 300, 505))  # what is filled in is drawn
    assert filled.getextrema() == (0, 255)
    assert file.left_out == (
        "Files attached to it are not in this document: 1.",
        "Comments pinned to its pages are not in this document: 1.",
        "It had programs or actions of its own, which were not run and are not in this document.",
    )
    everything = b"".join(picture.data for picture in file.pictures)
    assert b"attached words" not in everything


def test_a_photograph_is_turned_upright_and_says_nothing_of_where_it_was_taken() -> None:
    file = read_exhibit(foreign.photograph())
    assert not file.pages
    (picture,) = file.pictures
    assert (picture.width, picture.height, picture.colours) == (480, 640, 3)
    assert opened(picture).convert("RGB").getpixel((470, 10))[0] > 240  # type: ignore[index]
    for secret in (b"Hidden", b"Palename", b"Exif", b"GPS"):
        assert secret not in picture.data


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_other_pictures_come_in_too(form: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (31, 20), (200, 10, 10)).save(out, form)
    (picture,) = read_exhibit(out.getvalue()).pictures
    assert opened(picture).convert("RGB").getpixel((30, 19)) == pytest.approx((200, 10, 10), abs=3)


def test_what_is_clear_is_white_and_two_tones_take_a_bit() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (33, 20), (0, 0, 0, 0)).save(out, "PNG")
    (picture,) = read_exhibit(out.getvalue()).pictures
    assert (picture.colours, picture.bits, picture.jpeg) == (1, 1, False)
    assert zlib.decompress(picture.data) == (b"\xff" * 4 + b"\x80") * 20


def test_of_a_film_of_pictures_the_first_is_shown_and_it_is_said() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    file = read_exhibit(out.getvalue())
    assert len(file.pictures) == 1
    assert file.left_out[0].startswith("Shown: the first 1 of 3 pictures")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"not a picture", "JPEG, PNG"),
        (b"%PDF-1.7\nnot a PDF", "damaged"),
        (foreign.letter()[:400], "damaged"),
        (foreign.photograph()[:900], "damaged"),
        (foreign.xfa_form(), "print it to a new PDF"),
        (foreign.locked(), "password"),
        (foreign.picture_bomb(), "100 million dots"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_exhibit(data)


@pytest.mark.parametrize("harmful", [foreign.inflating, foreign.laughing])
def test_a_file_made_to_do_harm_is_given_up_in_time(own_process: None, harmful: Callable[[], bytes]) -> None:
    data = harmful()
    assert len(data) < 50_000
    start = time.monotonic()
    with pytest.raises(UserError, match=r"within 1 seconds|more memory"):
        read_exhibit(data, longest=1)
    assert time.monotonic() - start < 30


def test_a_reading_is_given_up_when_the_officer_asks(own_process: None) -> None:
    with pytest.raises(UserError):
        read_exhibit(foreign.laughing(), stopped=lambda: True)


SHOWN = PageImage(
    image=Raster(width=3, height=2, colours=1, bits=8, jpeg=False, data=b"dots"),
    words=(PageWord(text="word", left=0.1, top=0.2, right=0.3, bottom=0.4),),
)


def test_frames_come_out_as_they_went_in() -> None:
    frames = (SHOWN, OmissionNote("left"), FileRefusal("no"), LastFrame(pages=True))
    assert tuple(unpack(b"".join(pack(frame) for frame in frames))) == frames


@pytest.mark.parametrize(
    "sent",
    [
        pack(SHOWN)[:-1],
        pack(SHOWN)[:5],
        pack(PageImage(image=Raster(width=10**6, height=2, colours=1, bits=8, jpeg=False, data=b"dots"))),
        pack(PageImage(image=Raster(width=2, height=2, colours=7, bits=8, jpeg=False, data=b"dots"))),
        pack(PageImage(image=SHOWN.image, words=(PageWord(text="far", left=9, top=0, right=9, bottom=0),))),
        pack(OmissionNote("x" * 1000)),
        b"\x00\x00\x00\x02\x00\x00\x00\x00{}",
    ],
)
def test_an_answer_that_is_not_ours_is_not_believed(sent: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (JSON's own among them)
        tuple(unpack(sent))
