# SPDX-License-Identifier: Apache-2.0
"""What the search of a finished file reads: text in every encoding, and every way in which a picture says a place."""

import io
import random
import zipfile
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from tests.foreign.foreign_samples import letter
from vlu_desktop.kernel.stopping import Stopped, stoppable
from vlu_desktop.leaks import pdf_texts
from vlu_desktop.leaks.embedded_parts import (
    MOST,
    Budget,
    UnsearchablePart,
    is_picture,
    measure,
    packed,
    picture_notes,
    text_of,
    unescaped,
)
from vlu_desktop.leaks.leak_search import look, search, stands_in, texts_in
from vlu_desktop.leaks.pdf_texts import PLACE, payload, seen_pages
from vlu_desktop.leaks.text_places import WHERE_TAKEN
from vlu_desktop.text.spellings import Needle, find
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.office.spreadsheet import as_csv, as_xlsx

STREET = Needle("Quarry Lane", "address", "her street")
WIDE = "14 Quarry Lane"


def said(data: bytes) -> bool:
    """Whether the street is found in bytes that were put into a document."""
    return any(find(text, [STREET]) for _, text in payload(data, "here", Budget(), 0))


def test_a_search_reads_what_it_is_given_tells_where_it_is_and_ends_where_it_is_asked() -> None:
    heard: list[str] = []
    found = look(b"", [STREET], "a.pdf", heard=heard.append, texts=lambda *_: iter([("page 1", WIDE)]))
    assert [hit.where for hit in found.hits] == heard == ["page 1"]
    for job in (lambda: look(b"", [STREET], "a.pdf"), lambda: measure(b"stream\n", Budget())):
        job()
        with pytest.raises(Stopped), stoppable(lambda: True):
            job()


def test_a_pdf_is_read_as_one_whatever_it_is_named() -> None:
    made = io.BytesIO()
    with pikepdf.new() as empty:
        empty.add_blank_page()
        empty.docinfo["/Title"] = WIDE
        empty.save(made)
    named, other = ([*texts_in(name, made.getvalue())] for name in ("a.csv", "a.pdf"))
    assert named[1:] == other[1:]
    assert any(WIDE in text for _, text in other)


def test_a_number_from_abroad_is_no_part_of_a_web_address() -> None:
    assert list(unescaped("ring +44 7700 900345")) == ["ring +44 7700 900345"]
    assert list(unescaped("14+Quarry+Lane")) == ["14+Quarry+Lane", WIDE]


ENCODED = [
    ("utf-8", WIDE.encode()),
    ("utf-8 with a mark", b"\xef\xbb\xbf" + WIDE.encode()),
    ("latin-1", f"Café, {WIDE}".encode("latin-1")),
    ("utf-16 little-endian with its mark", b"\xff\xfe" + WIDE.encode("utf-16-le")),
    ("utf-16 big-endian with its mark", b"\xfe\xff" + WIDE.encode("utf-16-be")),
    ("utf-16 little-endian without a mark", WIDE.encode("utf-16-le")),
    ("utf-16 big-endian without a mark", WIDE.encode("utf-16-be")),
    ("the same among other bytes", b"\x01\x02\x80" + WIDE.encode("utf-16-be") + b"\x00\xff"),
    ("big-endian after a letter", b"A" + WIDE.encode("utf-16-be")),
    ("little-endian after a letter", b"A" + WIDE.encode("utf-16-le")),
    ("little-endian before a letter", WIDE.encode("utf-16-le") + b"A"),
    ("little-endian among other bytes", b"\x01\x02\x80" + WIDE.encode("utf-16-le") + b"\x00\xff"),
]


@pytest.mark.parametrize(("name", "data"), ENCODED, ids=[name for name, _ in ENCODED])
def test_text_is_read_in_every_encoding(name: str, data: bytes) -> None:
    assert said(data)
    assert not said(data.replace(b"Q", b"T"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_of_another_script_is_read_by_its_mark(encoding: str) -> None:
    mark = b"\xff\xfe" if encoding.endswith("le") else b"\xfe\xff"
    assert "улица Мира" in list(text_of(mark + "улица Мира".encode(encoding)))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_of_our_script_is_read_without_a_mark(encoding: str) -> None:
    assert WIDE in list(text_of(b"\x80" + WIDE.encode(encoding)))


def test_what_is_no_utf_8_is_read_in_the_old_way_of_the_west_as_well() -> None:
    assert "Café Mâr" in text_of("Café Mâr".encode("latin-1"))
    assert list(text_of(b"plain")) == ["plain"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("plain", ["plain"]),
        ("Quarry%20Lane", ["Quarry%20Lane", "Quarry Lane"]),
        ("Quarry+Lane", ["Quarry+Lane", "Quarry Lane"]),
        ("Quarry&#32;Lane", ["Quarry&#32;Lane", "Quarry Lane"]),
        ("R & D", ["R & D"]),
        ("Quar<b>ry</b> Lane", ["Quar<b>ry</b> Lane", "Quarry Lane", "Quar ry  Lane"]),
        ("a < b", ["a < b"]),
    ],
)
def test_text_is_read_as_it_was_meant(text: str, read: list[str]) -> None:
    assert list(unescaped(text)) == read


def xmp(*lines: str) -> bytes:
    return ("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF>" + "".join(lines) + "</rdf:RDF></x:xmpmeta>").encode()


def jpeg(packet: bytes = b"", **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "JPEG", **more)
    data = out.getvalue()
    if packet:
        segment = b"http://ns.adobe.com/xap/1.0/\x00" + packet
        data = data[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + data[2:]
    return data


def png(**texts: str) -> bytes:
    notes = PngInfo()
    for name, text in texts.items():
        notes.add_itxt(name, text)
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def gif(comment: str) -> bytes:
    out = io.BytesIO()
    Image.new("P", (8, 8)).save(out, "GIF", comment=comment.encode())
    return out.getvalue()


def tiff(description: str) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = description
    out = io.BytesIO()
    Image.new("L", (8, 8)).save(out, "TIFF", exif=exif)
    return out.getvalue()


def segment(kind: int, body: bytes) -> bytes:
    """A stretch of a JPEG before its pixels."""
    return bytes([0xFF, kind]) + (len(body) + 2).to_bytes(2, "big") + body


def located() -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (53.0, 1.0, 2.0)
    return exif


LATITUDE = "<exif:GPSLatitude>53,1.5N</exif:GPSLatitude><exif:GPSLongitude>4,2.1W</exif:GPSLongitude>"
PLACES = [
    ("a picture without notes", jpeg(), False),
    ("its own notes", jpeg(exif=located()), True),
    ("a packet beside them", jpeg(xmp(LATITUDE)), True),
    ("a packet as attributes", jpeg(xmp("<rdf:Description exif:GPSLatitude='53,1.5N'/>")), True),
    ("a packet that says something else", jpeg(xmp("<dc:creator>A. Quill</dc:creator>")), False),
    ("a packet in another sort of picture", png(**{"XML:com.adobe.xmp": xmp(LATITUDE).decode()}), True),
    ("another sort without one", png(Comment="a cat"), False),
]


@pytest.mark.parametrize(("name", "data", "place"), PLACES, ids=[name for name, _, _ in PLACES])
def test_a_picture_that_says_where_it_was_taken(name: str, data: bytes, place: bool) -> None:
    assert is_picture(data)
    assert ((WHERE_TAKEN, "") in picture_notes(data)) is place
    assert any(where == PLACE for where, _ in payload(data, "here", Budget(), 0)) is place


def with_note(tag: int, words: str, of: int | None = None) -> bytes:
    exif = Image.Exif()
    (exif.get_ifd(of) if of else exif)[tag] = words
    return jpeg(exif=exif)


NOTED = [
    ("a comment", jpeg(comment=WIDE.encode())),
    ("a description", with_note(ExifTags.Base.ImageDescription, WIDE)),
    ("a further note", with_note(ExifTags.Base.LensModel, WIDE, ExifTags.IFD.Exif)),
    ("a packet", jpeg(xmp(f"<dc:title>{WIDE}</dc:title>"))),
    ("a comment of another sort of picture", gif(WIDE)),
    ("a description in another sort", tiff(WIDE)),
    ("a packet in a picture that can't be opened", b"RIFF" + xmp(f"<dc:title>{WIDE}</dc:title>")),
    ("wide words in one that can't be opened", b"\xff\xd8" + segment(0xE1, WIDE.encode("utf-16-be"))),
    ("a wide packet", jpeg(xmp("") + WIDE.encode("utf-16-be"))),
    ("text of a PNG", png(Comment=WIDE)),
]


@pytest.mark.parametrize(("name", "data"), NOTED, ids=[name for name, _ in NOTED])
def test_what_a_picture_says_of_itself_is_searched(name: str, data: bytes) -> None:
    assert said(data)


SEGMENTS = [
    (segment(0xE0, b"first") + segment(0xEF, b"last") + segment(0xFE, b"comment"), "first\nlast\ncomment\n"),
    (b"".join(segment(kind, b"none") for kind in (0xDB, 0xD8, 0xDF, 0xF0, 0xFD)) + segment(0xE1, b"words"), "words\n"),
    (segment(0xE1, b"words") + segment(0xDA, b"pixels") + segment(0xE1, b"more"), "words\n"),
    (segment(0xE1, b"words") + segment(0xD9, b"") + segment(0xE1, b"more"), "words\n"),
    (segment(0xE1, b"words") + segment(0xE2, b""), "words\n\n"),
    (b"\xff\xe1\x00\x00" + segment(0xE1, b"words"), "\nwords\n"),
    (segment(0xE1, b"words") + b"\xfe" + segment(0xE1, b"more")[1:], "words\n"),
    (segment(0xE1, b"words") + b"\xff", "words\n"),
    (b"\xff\xe1\x00\xffwords", "words\n"),
    (segment(0xE1, b"words") + b"\xff\xe1\x00", "words\n"),
    (segment(0xE1, b"w" * 300) + segment(0xE1, b"words"), "w" * 300 + "\nwords\n"),
]


@pytest.mark.parametrize(("segments", "words"), SEGMENTS)
def test_of_a_jpeg_what_stands_before_its_pixels_is_read(segments: bytes, words: str) -> None:
    assert list(picture_notes(b"\xff\xd8" + segments)) == [("a picture's own notes", words)]


@pytest.mark.parametrize(
    "data", [b"", b"GIF8", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\x00\x01", b"RIFFxxxx", b"\x89PNG\r\n"]
)
def test_a_picture_cut_short_says_what_it_can_and_never_raises(data: bytes) -> None:
    assert not any(where == WHERE_TAKEN for where, _ in picture_notes(data))


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(("deep", "refused"), [(1, False), (2, False), (3, False), (4, True), (5, True)])
def test_what_is_packed_too_deep_to_be_searched_is_refused(deep: int, refused: bool) -> None:
    data = WIDE.encode()
    for _ in range(deep):
        data = archive(inner=data)
    if refused:
        with pytest.raises(UnsearchablePart, match="too deep to be searched"):
            said(data)
    else:
        assert said(data)


def test_a_packed_file_is_read_by_name_and_by_content() -> None:
    assert said(archive(**{"14 Quarry Lane.txt": b""}))
    assert said(archive(inner=WIDE.encode("utf-16-be")))
    assert said(archive(inner=archive(within=WIDE.encode())))
    assert not said(archive(inner=b"nothing"))
    assert list(packed(b"not packed", Budget())) == []
    with pytest.raises(UnsearchablePart, match="can’t be opened"):
        list(packed(b"PK\x03\x04 damaged", Budget()))


@pytest.mark.parametrize(("size", "most", "refused"), [(9, 10, False), (10, 10, False), (11, 10, True)])
def test_no_more_is_unpacked_than_may_be(size: int, most: int, refused: bool) -> None:
    data = archive(a=bytes(size))
    if refused:
        with pytest.raises(UnsearchablePart, match="unpacks to more"):
            list(packed(data, Budget(most)))
    else:
        assert [name for name, _ in packed(data, Budget(most))] == ["a"]
    assert MOST == 512 * 1024 * 1024


MEGABYTE = 1 << 20


@pytest.mark.parametrize(("most", "refused"), [(3 * MEGABYTE - 1, True), (3 * MEGABYTE, False)])
def test_a_stream_is_unpacked_whole_before_anything_reads_it(most: int, refused: bool) -> None:
    """One after another, whatever stands before, piece by piece where it is long."""
    noise = random.Random(7).randbytes(2 * MEGABYTE)
    streams = (b"not packed", zlib.compress(noise), zlib.compress(bytes(MEGABYTE)), b"cut")
    content = b"".join(b"stream\r\n" + each for each in streams)
    if refused:
        with pytest.raises(UnsearchablePart, match="unpacks to more"):
            measure(content, Budget(most))
    else:
        measure(content, Budget(most))


def test_what_is_cut_short_is_unpacked_as_far_as_it_goes() -> None:
    cut = b"stream\n" + zlib.compress(bytes(1000))[:-8]
    measure(cut, Budget(1000))
    with pytest.raises(UnsearchablePart, match="unpacks to more"):
        measure(cut, Budget(10))


def of_stream(data: bytes, **marks: Any) -> list[tuple[str, str]]:
    with pikepdf.new() as pdf:
        return list(pdf_texts._stream(pdf.make_stream(data, **marks), Budget(), 0))


NOTES = jpeg(comment=WIDE.encode())
STREAMS: list[tuple[bytes, dict[str, Any], str]] = [
    (WIDE.encode(), {}, "something embedded"),
    (WIDE.encode(), {"Type": Name.Metadata}, "the metadata"),
    (WIDE.encode(), {"Type": Name.XRef}, ""),
    (WIDE.encode(), {"Type": Name.ObjStm}, ""),
    (WIDE.encode(), {"Subtype": Name.Image}, ""),
    (WIDE.encode(), {"Subtype": Name.Form}, "something embedded"),
    (NOTES, {"Subtype": Name.Image, "Filter": Name.DCTDecode}, "a picture's own notes"),
    (NOTES, {"Subtype": Name.Image, "Filter": Name.DCT}, "a picture's own notes"),
    (NOTES, {"Subtype": Name.Image, "Filter": Name.JPXDecode}, "a picture's own notes"),
    (NOTES, {"Subtype": Name.Image}, ""),
]


@pytest.mark.parametrize(("data", "marks", "where"), STREAMS)
def test_a_stream_is_read_as_what_it_says_it_is(data: bytes, marks: dict[str, Any], where: str) -> None:
    found = {place for place, text in of_stream(data, **marks) if "Quarry" in text}
    assert found == ({where} if where else set())


def test_the_strings_and_names_of_an_object_are_read_and_what_it_refers_to_is_not() -> None:
    with pikepdf.new() as pdf:
        far = pdf.make_indirect(pikepdf.Array([String("far")]))
        value = Dictionary(Alt=String("near"), Sort=Name.Heading, Many=pikepdf.Array([String("one"), 7, far]), Far=far)
        found: pdf_texts.Found = {}
        pdf_texts._strings(value, "here", found)
        assert set(found) == {
            ("here", "Alt"), ("the words for a figure", "near"), ("here", "Sort"), ("here", "Heading"),
            ("here", "Many"), ("here", "one"), ("here", "Far"),
        }  # fmt: skip


def test_a_large_file_may_unpack_to_more_and_a_refusal_says_to_how_much() -> None:
    Budget.of(bytes(40 << 20)).take(600 << 20)
    with pytest.raises(UnsearchablePart, match="more than 512 MB"):
        Budget.of(b"small").take(600 << 20)
    with pytest.raises(UnsearchablePart, match="more than 640 MB"):
        Budget.of(bytes(40 << 20)).take(700 << 20)


def test_a_file_that_is_not_a_pdf_is_refused() -> None:
    with pytest.raises(UnsearchablePart):
        look(b"GIF8", [STREET], "")


def test_a_file_is_searched_by_its_own_name_unless_it_is_to_have_another(tmp_path: Path) -> None:
    file = tmp_path / "14 Quarry Lane.pdf"
    file.touch()
    assert [hit.where for hit in look(file, [STREET]).hits] == ["the file name"]
    assert look(file, [STREET], "history.pdf").hits == ()


def test_what_was_found_is_said_by_its_sort_where_it_has_no_name() -> None:
    (hit,) = look(b"", [Needle("Quarry Lane", "address")], "14 Quarry Lane").hits
    assert hit.label == "address"


def test_rows_and_texts_for_editing_are_searched_as_pages_are() -> None:
    home = Needle(value="31 Larkspur Terrace", kind="address")
    table = t.Table(
        caption="Where", columns=(t.Column(),), rows=(("She moved to 31 Larkspur Terrace.",),), header=(("What",),)
    )
    made = datetime(2026, 8, 4, tzinfo=UTC)
    tree = t.Document(title="Rows", body=(table,), made=made, identity="0F")
    assert [hit.needle for hit in search(as_csv(tree), (home,), "rows.csv")] == [home]
    assert {hit.needle for hit in search(as_xlsx(tree, made), (home,), "rows.xlsx")} == {home}


FENCE, LAMB = Needle("Fence", "place"), Needle("Fairlamb", "surname")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("She moved to Fence.", {FENCE}),
        ("over the fence", set()),
        ("Fair-\nlamb of fence", {LAMB}),
        ("F a i r l a m b", {LAMB}),
        ("She moved to F e n c e.", {FENCE}),
        ("over the f e n c e", set()),
        ("Fence, says Fairlamb", {FENCE, LAMB}),
        ("over the fence, says Fairlamb", {LAMB}),
        ("", set()),
    ],
)
def test_which_values_a_text_of_no_file_holds(text: str, held: set[Needle]) -> None:
    assert stands_in(text, (FENCE, LAMB), frozenset({FENCE})) == held


def test_an_ordinary_word_is_found_in_a_file_only_with_a_capital() -> None:
    for name, hits in (("over the fence.pdf", 0), ("moved to Fence.pdf", 1)):
        assert len(look(b"", (FENCE,), name, frozenset(), frozenset({FENCE})).hits) == hits
    assert len(look(b"", (FENCE,), "over the fence.pdf").hits) == 1


@pytest.mark.parametrize("value", ["3 March 1961", "3 Mar 1961"])
def test_a_day_that_a_spreadsheet_has_as_a_number_is_searched_as_it_is_shown(value: str) -> None:
    table = t.Table(caption="When", columns=(t.Column(),), rows=(("3 Mar 1961",), ("4 Mar 1962",)), header=(("Born",),))
    made = datetime(2026, 8, 4, tzinfo=UTC)
    content = as_xlsx(t.Document(title="Rows", body=(table,), made=made, identity="0F"), made)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert b"1961" not in b"".join(map(file.read, file.namelist()))
    assert search(content, (Needle(value=value, kind="text"),), "rows.xlsx")
    assert not search(content, (Needle(value="5 March 1961", kind="text"),), "rows.xlsx")


def test_the_pages_of_a_file_are_read_as_a_viewer_shows_them() -> None:
    assert [page.strip() for page in seen_pages(letter(pages=2))] == ["Dear Ms Example\r\nI saw him at the gate."] * 2


def test_a_page_that_is_a_picture_is_one_page() -> None:
    made = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(made, "PDF")
    assert [page.strip() for page in seen_pages(made.getvalue())] == [""]


def test_a_string_is_read_in_each_encoding_it_may_be_in() -> None:
    found: pdf_texts.Found = {}
    pdf_texts._strings(String(f"Café, {WIDE}".encode()), "here", found)
    assert ("here", f"Café, {WIDE}") in found


def test_the_reading_of_a_pdf_ends_at_its_next_page_or_object() -> None:
    content = letter(pages=2)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for reading in (
            pdf_texts._whole(content, Budget(), 0), pdf_texts._as_seen(content), pdf_texts._objects(pdf, Budget(), 0),
        ):  # fmt: skip
            with pytest.raises(Stopped), stoppable(lambda: True):
                next(reading)
