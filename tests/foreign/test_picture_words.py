# SPDX-License-Identifier: Apache-2.0
"""Words in pictures are read where they stand, beside the words a file has, and what was not read is said."""

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageChops, ImageStat

from tests.foreign.foreign_samples import (
    drawn_pdf,
    letter,
    photograph,
    photographed,
    saved,
    scanned,
    words,
)
from vlu_desktop.foreign import ExhibitFile, read_exhibit, reads_words, with_words
from vlu_desktop.foreign.child import frames
from vlu_desktop.foreign.frames import PageImage, SeenWords, pack, unpack
from vlu_desktop.foreign.plain_pictures import as_image
from vlu_desktop.foreign.word_reader import _read
from vlu_desktop.kernel.pictures import PageWord

THREAT = ("I know where you live: Flat 2, 14 St Mary's Road.", "Siân, Łucja, café: 07700 900345")


def said(file: ExhibitFile) -> list[str]:
    return [" ".join(word.text for word in words) for words in file.words]


def test_the_part_that_reads_is_here() -> None:
    assert reads_words()


@dataclass
class Looks:
    """What one process read in several pictures, and what was told of how far it was."""

    file: ExhibitFile
    told: list[tuple[int, int]]


@pytest.fixture(scope="module")
def looks() -> Looks:
    """A screenshot, a photograph of no words, a scanned page with a line of its own, and a typed one."""
    scan = scanned("I will find you", typed=words("Exhibit one", 570), box=(595, 620))
    pages = [
        frame
        for data in (photographed(*THREAT, size=(900, 740)), photograph(), scan, letter())
        for frame in frames(data)
        if isinstance(frame, PageImage)
    ]
    shown = ExhibitFile(
        pictures=tuple(page.image for page in pages), words=tuple(page.words for page in pages), pages=True,
        pictured=tuple(page.pictured for page in pages),
    )  # fmt: skip
    told: list[tuple[int, int]] = []
    return Looks(with_words(shown, progress=lambda done, of: told.append((done, of))), told)


def test_a_screenshot_gives_its_words_each_where_it_stands(looks: Looks) -> None:
    assert said(looks.file)[0] == " ".join(THREAT)
    assert looks.file.was_read
    first, last = looks.file.words[0][0], looks.file.words[0][-1]
    assert (first.text, last.text) == ("I", "900345")
    assert (round(first.left, 2), round(first.top, 1)) == (0.09, 0.1)
    assert last.top > first.bottom


def test_a_photograph_of_no_words_has_none(looks: Looks) -> None:
    assert said(looks.file)[1] == ""
    assert looks.file.left_out == ()


def test_a_scanned_page_is_read_with_no_word_twice_and_a_typed_one_is_left_as_it_is(looks: Looks) -> None:
    assert looks.file.pictured == (True, True, True, False)
    assert said(looks.file)[2:] == ["Exhibit one I will find you", "Dear Ms Example I saw him at the gate."]
    assert looks.told == [(0, 3), (3, 3)]


def forms() -> Iterator[bytes]:
    """A picture of words in two tones, and a photograph of one."""
    with Image.open(io.BytesIO(photographed("Answer your phone", size=(640, 640)))) as plain:
        for how, kind in (("1", "PNG"), (plain.mode, "JPEG")):
            out = io.BytesIO()
            plain.convert(how).save(out, kind)
            yield out.getvalue()


def test_a_two_toned_picture_and_a_photograph_come_to_the_model_as_they_look() -> None:
    with Image.open(io.BytesIO(photographed("Answer your phone", size=(640, 640)))) as plain:
        for data in forms():
            (picture,) = read_exhibit(data).pictures
            seen = unpack(pack(PageImage(image=picture)))
            [frame] = [each for each in seen if isinstance(each, PageImage)]
            unlike = ImageChops.difference(as_image(frame.image).convert("L"), plain.convert("L"))
            assert ImageStat.Stat(unlike).rms[0] < 9


@pytest.mark.soak
def test_a_two_toned_picture_and_a_photograph_of_one_are_read() -> None:
    pictures = tuple(picture for each in forms() for picture in read_exhibit(each).pictures)
    both = ExhibitFile(pictures=pictures, words=((),) * 2, pages=True, pictured=(True,) * 2)
    assert said(with_words(both)) == ["Answer your phone"] * 2


def test_a_page_of_lines_that_form_letters_is_read_too() -> None:
    """No picture stands on it, and no text: only strokes."""
    assert read_exhibit(saved(drawn_pdf(b"10 w 72 700 m 200 700 l S"))).pictured == (True,)


def test_a_note_written_over_a_page_is_text() -> None:
    pdf = drawn_pdf(words("A letter"))
    look = pdf.make_stream(
        b"BT /F1 12 Tf 2 4 Td (Seen on Hidden Lane) Tj ET", Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 200, 20]), Resources=pdf.pages[0].Resources,
    )  # fmt: skip
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([72, 600, 272, 620]), F=4, AP=Dictionary(N=look),
        Contents=String("Seen on Hidden Lane"), DA=String("/F1 12 Tf 0 g"),
    )  # fmt: skip
    hidden = Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([72, 500, 272, 520]), F=2, AP=Dictionary(N=look),
        Contents=String("Seen on Hidden Lane"),
    )  # fmt: skip
    pdf.pages[0].Annots = Array([pdf.make_indirect(note), pdf.make_indirect(hidden)])
    assert said(read_exhibit(saved(pdf))) == ["A letter Seen on Hidden Lane"]


def test_where_the_part_is_not_installed_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    file = with_words(read_exhibit(photographed("I will find you")))
    assert said(file) == [""]
    assert file.left_out == (
        "Words in its pictures were not read, for the part of the program that can is not installed here.",
    )
    assert with_words(read_exhibit(letter())).left_out == (), "a typed letter needs no such part"


def test_giving_up_leaves_the_file_as_it_was() -> None:
    file = read_exhibit(photographed("I will find you"))
    assert with_words(file, stopped=lambda: True) == file


def test_what_breaks_the_reading_off_is_counted_and_the_rest_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    file = read_exhibit(photographed("I will find you"))
    found = (PageWord(text="I", left=0, top=0, right=0.1, bottom=0.1),)
    whole = pack(SeenWords(found))

    def half(*_: object, **__: object) -> bytes:
        return whole + pack(SeenWords(found))[:-3]

    monkeypatch.setattr("vlu_desktop.foreign.word_reader.ask", half)
    assert _read([file.pictures[0]] * 2, lambda: False) == [found]
    two = with_words(ExhibitFile(pictures=file.pictures * 2, words=((), ()), pages=True, pictured=(True, True)))
    assert two.words == (found, ())
    assert two.left_out == ("Words were looked for and could not be read in some of its pictures: 1.",)


def test_seen_words_travel_as_they_are() -> None:
    word = PageWord(text="“Łucja”", left=0.1, top=0.2, right=0.3, bottom=0.4)
    image = read_exhibit(photographed()).pictures[0]
    sent = (SeenWords((word,)), PageImage(image=image, words=(word,), pictured=True))
    assert tuple(unpack(b"".join(pack(frame) for frame in sent))) == sent
