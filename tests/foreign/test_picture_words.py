# SPDX-License-Identifier: Apache-2.0
"""Words in pictures are read where they stand, beside the words a file has, and what was not read is said."""

import io
import sys

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

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
from vlu_desktop.foreign.frames import PageImage, SeenWords, pack, unpack
from vlu_desktop.foreign.word_reader import _read
from vlu_desktop.kernel.pictures import PageWord

THREAT = ("I know where you live: Flat 2, 14 St Mary's Road.", "Siân, Łucja, café: 07700 900345")


def said(file: ExhibitFile) -> list[str]:
    return [" ".join(word.text for word in words) for words in file.words]


def test_the_part_that_reads_is_here() -> None:
    assert reads_words()


def test_a_screenshot_gives_its_words_each_where_it_stands() -> None:
    file = with_words(read_exhibit(photographed(*THREAT)))
    assert said(file) == [" ".join(THREAT)]
    assert file.was_read
    first, last = file.words[0][0], file.words[0][-1]
    assert (first.text, last.text) == ("I", "900345")
    assert (round(first.left, 2), round(first.top, 1)) == (0.07, 0.1)
    assert last.top > first.bottom


def test_a_photograph_of_no_words_has_none() -> None:
    file = with_words(read_exhibit(photograph()))
    assert said(file) == [""]
    assert file.left_out == ()


def test_a_two_toned_picture_and_a_photograph_of_one_are_read() -> None:
    made: list[bytes] = []
    with Image.open(io.BytesIO(photographed("Answer your phone"))) as plain:
        for how, kind in (("1", "PNG"), (plain.mode, "JPEG")):
            out = io.BytesIO()
            plain.convert(how).save(out, kind)
            made.append(out.getvalue())
    pictures = tuple(picture for each in made for picture in read_exhibit(each).pictures)
    both = ExhibitFile(pictures=pictures, words=((),) * 2, pages=True, pictured=(True,) * 2)
    assert said(with_words(both)) == ["Answer your phone"] * 2


def test_a_scanned_page_is_read_and_a_typed_one_is_left_as_it_is() -> None:
    both = pikepdf.open(io.BytesIO(scanned("I will find you")))
    both.pages.extend(pikepdf.open(io.BytesIO(letter())).pages)
    told: list[tuple[int, int]] = []
    file = with_words(read_exhibit(saved(both)), progress=lambda done, of: told.append((done, of)))
    assert file.pictured == (True, False)
    assert said(file) == ["I will find you", "Dear Ms Example I saw him at the gate."]
    assert told == [(0, 1), (1, 1)]


def test_words_a_page_has_are_not_there_twice() -> None:
    page = scanned("I will find you", typed=words("Exhibit one", 780))
    assert said(with_words(read_exhibit(page))) == ["Exhibit one I will find you"]


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
