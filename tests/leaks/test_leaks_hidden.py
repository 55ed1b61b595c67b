# SPDX-License-Identifier: Apache-2.0
"""Leaks that no reader sees on a page, in files of other makers too, and files built to get the better of a search."""

import io
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, String
from PIL import ExifTags, Image

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.leaks import pdf_texts
from vlu_desktop.leaks.embedded_parts import Budget
from vlu_desktop.leaks.leak_search import look, search
from vlu_desktop.text.spellings import Needle

POSTCODE = Needle("ZZ1 1ZZ", "postcode", "her postcode")
STREET = Needle("Quarry Lane", "address", "her street")
NAME = Needle("Wolstencroft", "name", "part of a name")
NEEDLES = (POSTCODE, STREET, NAME, Needle("07700 900123", "phone", "her number"))
TYPEFACE = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def foreign(drawing: str = "(Nothing here) Tj", change: Callable[[Pdf], object] = lambda pdf: None) -> bytes:
    """A page as some other program makes one, and what `change` does to it."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = Dictionary(Font=Dictionary(F1=TYPEFACE))
    page.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 700 Td 14 TL {drawing} ET".encode("latin-1"))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def picture(**notes: str) -> bytes:
    image = Image.new("RGB", (8, 8), "white")
    exif = Image.Exif()
    if "description" in notes:
        exif[ExifTags.Base.ImageDescription] = notes["description"]
    if "place" in notes:
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (53.0, 1.0, 2.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def with_picture(data: bytes) -> Callable[[Pdf], object]:
    def change(pdf: Pdf) -> None:
        drawn = pdf.make_stream(
            data, Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB, Filter=Name.DCTDecode,
        )  # fmt: skip
        pdf.pages[0].Resources.XObject = Dictionary(Im0=drawn)
        pdf.pages[0].Contents = pdf.make_stream(b"q 80 0 0 80 72 600 cm /Im0 Do Q")

    return change


def attached(data: bytes, name: str = "notes.bin") -> Callable[[Pdf], object]:
    def change(pdf: Pdf) -> None:
        pdf.attachments[name] = data

    return change


def noted(**said: pikepdf.Object) -> Callable[[Pdf], object]:
    def change(pdf: Pdf) -> None:
        entry = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9])
        for key, value in said.items():
            entry[f"/{key}"] = value
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([entry]))

    return change


def linked(address: str) -> Callable[[Pdf], object]:
    return noted(A=Dictionary(S=Name.URI, URI=String(address)))


def zipped(name: str, inside: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, inside)
    return out.getvalue()


def bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Visits to ZZ1 1ZZ", 0))


def unused_form(pdf: Pdf) -> None:
    form = pdf.make_stream(
        b"BT /F1 9 Tf (zz) Tj (11zz) Tj ET", Subtype=Name.Form, BBox=[0, 0, 9, 9],
        Resources=Dictionary(Font=Dictionary(F1=TYPEFACE)),
    )  # fmt: skip
    pdf.Root.Kept = form


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (foreign("(at ZZ1) Tj 0 -14 Td (1ZZ) Tj"), "page 1"),
        (foreign("(Ms Wolsten-) Tj T* (croft) Tj"), "page 1"),
        (foreign("3 Tr (zz11zz) Tj"), "page 1"),
        (foreign("-9000 0 Td (zz11zz) Tj"), "page 1"),
        (foreign("/Span <</ActualText <FEFF005A005A0031003100 5A005A>>> BDC (x) Tj EMC"), "page 1"),
        (foreign("/Figure <</Alt (near Quarry Lane)>> BDC (x) Tj EMC"), "the words for a figure"),
        (foreign(change=linked("https://maps.invalid/?q=ZZ1%201ZZ")), "a web link"),
        (foreign(change=linked("https://maps.invalid/?q=quarry+lane")), "a web link"),
        (foreign(change=linked("tel:+447700900123")), "a web link"),
        (foreign(change=noted(Contents=String("seen at Quarry Ln"))), "a note or the title of a link"),
        (foreign(change=noted(T=String("Wolstencroft"))), "the file's own notes"),
        (foreign(change=bookmark), "a bookmark or the title"),
        (foreign(change=lambda pdf: pdf.docinfo.update({"/House": "14 Quarry Lane"})), "the file's own notes"),
        (foreign(change=lambda pdf: setattr(pdf.Root, "Wolstencroft", Dictionary())), "the file's own notes"),
        (foreign(change=unused_form), "something embedded"),
        (foreign(change=attached("Quarry Lane".encode("utf-16"))), "something embedded"),
        (foreign(change=attached(b"clean", "ZZ1_1ZZ.txt")), "an attached file"),
        (foreign(change=attached(zipped("word/document.xml", "<w:t>Quarry Lane</w:t>"))), "something embedded"),
        (foreign(change=attached(zipped("zz11zz.txt", "clean"))), "something embedded"),
        (foreign(change=attached(foreign("(zz11zz) Tj"))), "page 1, in something embedded"),
        (foreign(change=with_picture(picture(description="at Quarry Lane"))), "a picture's own notes"),
        (foreign(change=attached(picture(description="at Quarry Lane"))), "a picture's own notes"),
    ],
)  # fmt: skip
def test_what_is_out_of_sight_is_found(content: bytes, where: str) -> None:
    assert where in {hit.where for hit in search(content, NEEDLES)}


def without_contents(pdf: Pdf) -> None:
    del pdf.add_blank_page().obj["/Contents"]


def in_pieces(pdf: Pdf) -> None:
    drawing = pdf.make_stream(b"BT /F1 12 Tf 72 700 Td (zz11zz) Tj % Quarry Lane\n ET")
    pdf.pages[0].Contents = pikepdf.Array([drawing, pdf.make_stream(b" ")])


def said_by_a_stream(pdf: Pdf) -> None:
    pdf.Root.Held = pdf.make_stream(b"clean", Note=String("Quarry Lane"))


def said_at_the_end(pdf: Pdf) -> None:
    pdf.trailer.Note = String("Quarry Lane")


def with_a_number(pdf: Pdf) -> None:
    pdf.Root.Held = pdf.make_indirect(7)  # type: ignore[call-overload]


ALONE: list[tuple[str, Callable[[Pdf], object], set[str]]] = [
    ("(zz11zz) Tj", without_contents, {"page 1"}),
    ("(clean) Tj", in_pieces, {"page 1"}),
    ("(zz11zz) Tj", with_a_number, {"page 1"}),
    ("/Figure <</Said (near Quarry Lane)>> BDC (x) Tj EMC", lambda pdf: None, {"page 1"}),
    ("(clean) Tj", said_by_a_stream, {"the file's own notes"}),
    ("(clean) Tj", said_at_the_end, {"the file's own notes"}),
]


@pytest.mark.parametrize(("drawing", "change", "where"), ALONE)
def test_it_is_found_where_it_stands_and_nowhere_else(
    drawing: str, change: Callable[[Pdf], object], where: set[str]
) -> None:
    assert {hit.where for hit in search(foreign(drawing, change), NEEDLES)} == where


def test_two_readers_read_each_page() -> None:
    said = [text.strip() for where, text in pdf_texts.pdf_texts(foreign("(zz11zz) Tj")) if where == "page 1"]
    assert said == ["zz11zz", "zz11zz"]


def test_all_of_a_file_and_of_what_is_in_it_is_unpacked_on_one_account() -> None:
    content = foreign(change=attached(zipped("a.txt", "x" * 5000)))
    assert list(pdf_texts.pdf_texts(content, Budget(9000)))
    with pytest.raises(UserError, match="unpacks to more"):
        list(pdf_texts.pdf_texts(content, Budget(5000 - 1)))


@pytest.mark.parametrize(("levels", "refused"), [(3, False), (4, True), (5, True)])
def test_documents_within_documents_are_read_so_far_and_no_farther(levels: int, refused: bool) -> None:
    content = nested(levels)
    if refused:
        with pytest.raises(UserError, match="too deep to be searched, more than 3"):
            search(content, NEEDLES)
    else:
        assert search(content, NEEDLES) == ()


DRAWN: list[tuple[bytes, tuple[str, ...]]] = [
    (b"", ()),
    (b"q 80 0 0 80 72 600 cm /Im0 Do Q", ("page 1",)),
    (b"q 80 0 0 80 72 600 cm /Im0 Do Q BT /F1 12 Tf (clean) Tj ET", ()),
    (b"10 10 80 80 re f", ()),
    (b"10 10 80 80 re f q 80 0 0 80 72 600 cm /Im0 Do Q", ("page 1",)),
]


@pytest.mark.parametrize(("drawing", "pictures"), DRAWN)
def test_a_page_with_a_picture_and_no_words_has_to_be_looked_at(drawing: bytes, pictures: tuple[str, ...]) -> None:
    def change(pdf: Pdf) -> None:
        with_picture(picture())(pdf)
        pdf.pages[0].Contents = pdf.make_stream(drawing)

    assert look(foreign(change=change), NEEDLES).pictures == pictures


@pytest.mark.parametrize("put", [with_picture, attached])
def test_a_picture_that_says_where_it_was_taken_is_a_leak_by_itself(
    put: Callable[[bytes], Callable[[Pdf], object]],
) -> None:
    (hit,) = search(foreign(change=put(picture(place="yes"))), ())
    assert (hit.label, hit.where, hit.likeness) == ("the place where a picture was taken", "a picture", False)


def test_a_page_that_is_only_a_picture_is_said_to_be_one() -> None:
    looked = look(foreign(change=with_picture(picture())), NEEDLES)
    assert (looked.hits, looked.pictures) == ((), ("page 1",))


def test_what_a_later_change_took_out_of_sight_is_still_found() -> None:
    first = foreign("(zz11zz) Tj")
    with pikepdf.open(io.BytesIO(first)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
    body = b"BT (clean) Tj ET"
    object_ = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(body), body)
    added = (
        b"xref\n%d 1\n%010d 00000 n \n" % (number, len(first) + 1),
        b"trailer\n<</Size 20 /Root 1 0 R /Prev %d>>\n" % int(first.rsplit(b"startxref", 1)[1].split()[0]),
        b"startxref\n%d\n%%%%EOF\n" % (len(first) + 1 + len(object_)),
    )
    changed = b"".join((first, b"\n", object_, *added))
    assert "page 1" not in {hit.where for hit in search(changed, NEEDLES)}
    assert "page 1, in an earlier version" in {hit.where for hit in search(changed, NEEDLES)}


def test_pixels_are_not_taken_for_words() -> None:
    def change(pdf: Pdf) -> None:
        pixels = pdf.make_stream(b"Amy is here." * 16, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8)
        pdf.pages[0].Resources.XObject = Dictionary(Im0=pixels)

    assert search(foreign(change=change), (Needle("Amy", "name"),)) == ()


def test_a_part_of_a_name_in_the_name_of_a_street_is_a_likeness() -> None:
    content = foreign("(He waited in Wolstencroft Road, by Wolstencroft Primary School.) Tj")
    (hit,) = search(content, NEEDLES, parts={NAME})
    assert hit.likeness
    hits = search(foreign("(Wolstencroft lives in Wolstencroft Road.) Tj"), NEEDLES, parts={NAME})
    assert {hit.likeness for hit in hits} == {True, False}


def test_nothing_else_is_a_likeness() -> None:
    whole = Needle("Peregrina Wolstencroft", "name")
    (hit,) = search(foreign("(Peregrina Wolstencroft Road) Tj"), (whole,), parts={NAME})
    assert not hit.likeness
    (named,) = search(b"", (NAME,), "Wolstencroft Road.pdf", parts={NAME})
    assert not named.likeness


def bomb(pdf: Pdf) -> None:
    squeezed = zlib.compress(bytes(64 * 1024 * 1024), 9)
    for number in range(10):
        pdf.Root[f"/B{number}"] = pdf.make_stream(squeezed, Filter=Name.FlateDecode)


def packed_twice(pdf: Pdf) -> None:
    squeezed = zlib.compress(zlib.compress(bytes(1000)))
    pdf.Root.B = pdf.make_stream(squeezed, Filter=pikepdf.Array([Name.FlateDecode, Name.FlateDecode]))


def nested(depth: int) -> bytes:
    content = foreign()
    for _ in range(depth):
        content = foreign(change=attached(content))
    return content


PLACES = [
    ("Alt", "the words for a figure"), ("ActualText", "the words behind a drawing"),
    ("E", "the words behind a drawing"),
    ("Contents", "a note or the title of a link"), ("Title", "a bookmark or the title"), ("Author", "the author"),
    ("Subject", "the subject"), ("Keywords", "the key words"), ("Summary", "a table's summary"), ("URI", "a web link"),
    ("F", "an attached file"), ("UF", "an attached file"), ("Desc", "an attached file"), ("V", "a form"),
    ("Creator", "the metadata"), ("Producer", "the metadata"), ("JS", "a script"), ("Else", "the file's own notes"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "where"), PLACES)
def test_where_it_stands_is_said_in_an_officer_s_words(key: str, where: str) -> None:
    hits = search(foreign(change=noted(**{key: String("at Quarry Lane")})), NEEDLES)
    assert [(hit.needle, hit.where) for hit in hits] == [(STREET, where)]


@pytest.mark.parametrize(
    ("key", "read"),
    [
        ("FontFile", False),
        ("FontFile2", False),
        ("FontFile3", False),
        ("CIDToGIDMap", False),
        ("ToUnicode", False),
        ("DestOutputProfile", False),
        ("Else", True),
    ],
)
def test_the_machinery_of_a_typeface_is_not_taken_for_words(key: str, read: bool) -> None:
    """In its bytes a short name stands by chance; what it draws is read from the pages."""

    def change(pdf: Pdf) -> None:
        pdf.Root.Held = pdf.make_indirect(Dictionary({f"/{key}": pdf.make_stream(b"\x01\x02 Quarry Lane \x03")}))

    assert bool(search(foreign(change=change), NEEDLES)) is read


MOST = 4 * 1024 * 1024
PACKED = [
    *((["FlateDecode", way], 10, True) for way in ("FlateDecode", "LZWDecode", "RunLengthDecode", "Fl", "LZW", "RL")),
    *(([way, "FlateDecode"], 10, True) for way in ("LZWDecode", "RunLengthDecode", "Fl", "LZW", "RL")),
    (["ASCIIHexDecode", "FlateDecode"], 10, False),
    (["ASCIIHexDecode", "FlateDecode"], MOST + 1, True),
    *(([way], MOST + 1, True) for way in ("LZWDecode", "RunLengthDecode", "LZW", "RL")),
    *(([way], MOST, False) for way in ("LZWDecode", "LZW")),
    *(([way], MOST + 1, False) for way in ("FlateDecode", "Fl")),
    ([], MOST + 1, False),
]


@pytest.mark.parametrize(("ways", "size", "refused"), PACKED)
def test_what_swells_or_is_packed_twice_is_refused(ways: list[str], size: int, refused: bool) -> None:
    """Before it is unpacked: by what it says of itself and its size as it lies in the file."""
    with pikepdf.new() as pdf:
        stream = pdf.make_stream(bytes(size), Filter=pikepdf.Array([Name(f"/{way}") for way in ways]))
        if refused:
            with pytest.raises(UserError, match="can’t be searched safely"):
                pdf_texts._openable(stream)
        else:
            pdf_texts._openable(stream)


def deep(levels: int) -> Callable[[Pdf], object]:
    def change(pdf: Pdf) -> None:
        value: pikepdf.Object = String("zz11zz")
        for _ in range(levels):
            value = pikepdf.Array([value])
        pdf.Root.Deep = value

    return change


@pytest.mark.parametrize(("levels", "refused"), [(58, False), (59, False), (60, True)])
def test_what_is_nested_is_read_as_deep_as_it_is_or_refused(levels: int, refused: bool) -> None:
    """It hangs on the catalogue, which is a level itself."""
    content = foreign(change=deep(levels))
    if refused:
        with pytest.raises(UserError, match="nested too deep to be searched, more than 60 levels"):
            search(content, NEEDLES)
    else:
        assert search(content, NEEDLES)


def encrypted(user: str = "") -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(foreign("(zz11zz) Tj"))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()


def ill_built(pdf: Pdf) -> None:
    """Where a page's fonts should be named there is a number."""
    pdf.pages[0].Resources.Font = 7


def twice_ended(times: int) -> bytes:
    return foreign() + b"\n%%EOF" * times


@pytest.mark.parametrize(("times", "refused"), [(0, False), (7, False), (8, True), (20, True)])
def test_a_file_changed_too_many_times_is_refused(times: int, refused: bool) -> None:
    if refused:
        with pytest.raises(UserError, match="changed too many times to be searched, more than 8"):
            search(twice_ended(times), NEEDLES)
    else:
        assert search(twice_ended(times), NEEDLES) == ()


def test_an_earlier_version_that_can_t_be_opened_is_searched_as_it_is() -> None:
    begun = b"%PDF-1.7\n(she lives at 14 Quarry Lane)\n%%EOF\n"
    assert "an earlier version" in {hit.where for hit in search(begun + foreign(), NEEDLES)}


@pytest.mark.parametrize(("pages", "refused"), [(3, False), (4, True)])
def test_a_file_of_more_pages_than_can_be_searched_is_refused(
    pages: int, refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_texts, "_MOST_PAGES", 3)
    content = foreign(change=lambda pdf: [pdf.add_blank_page() for _ in range(pages - 1)])
    if refused:
        with pytest.raises(UserError, match="more than 3 pages"):
            search(content, NEEDLES)
    else:
        assert search(content, NEEDLES) == ()
    monkeypatch.undo()
    assert pdf_texts._MOST_PAGES == 20_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (encrypted, "is encrypted"),
        (lambda: encrypted("a passphrase to open it"), "is encrypted"),
        (lambda: foreign(change=ill_built), "not built as a PDF should be"),
        (lambda: foreign(change=bomb), "unpacks to more"),
        (lambda: foreign(change=packed_twice), "can’t be searched safely"),
        (lambda: foreign(change=attached(b"PK\x03\x04 and no more")), "can’t be opened"),
        (lambda: nested(5), "too deep to be searched, more than 3"),
    ],
)
def test_what_cannot_be_searched_whole_is_refused(content: Callable[[], bytes], said: str) -> None:
    with pytest.raises(UserError, match=said):
        search(content(), NEEDLES)


@pytest.mark.parametrize(
    "drawing", ["EMC EMC (zz11zz) Tj", "/F9 12 Tf (zz11zz) Tj", "/Span BDC (zz11zz) Tj", "/Span 7 DP (zz11zz) Tj"]
)
def test_drawing_that_is_ill_made_is_read_all_the_same(drawing: str) -> None:
    assert search(foreign(drawing), NEEDLES)


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_short_gives_its_leak_away_or_is_refused(cut: float) -> None:
    whole = foreign("(zz11zz) Tj", change=attached(b"clean"))
    try:
        found = {hit.needle for hit in search(whole[: int(len(whole) * cut)], NEEDLES)}
    except UserError:
        found = {POSTCODE}
    assert found == {POSTCODE}


@pytest.mark.parametrize(
    "written",
    [
        "K e s t r e l  W y n d",
        "K.e.s.t.r.e.l. .W.y.n.d",
        "Kestrel&nbsp;Wynd",
        "&#75;estrel Wynd",
        "Kestrel%20Wynd",
        "𝐊𝐞𝐬𝐭𝐫𝐞𝐥 𝐖𝐲𝐧𝐝",
        "\u202ednyW lertseK",
        "‹U+202E›dnyW lertseK",
        "Kes\u00adtrel\u00a0Wynd",
        "27 K\u0435str\u0435l Wynd",
    ],
)
def test_a_street_dressed_up_is_found(written: str) -> None:
    street = Needle(value="Kestrel Wynd", kind="address", label="an address")
    said = foreign(change=lambda pdf: pdf.docinfo.update({"/Subject": f"near {written} now"}))
    assert search(said, [street])


def test_letters_that_only_happen_to_stand_apart_are_no_street() -> None:
    street = Needle(value="Kestrel Wynd", kind="address", label="an address")
    chance = "options a, b, c, d and K e s t; wynd lertsek; dnyw lertsek; kestrel, and a wynd"
    assert not search(foreign(change=lambda pdf: pdf.docinfo.update({"/Subject": chance})), [street])


def test_a_name_within_a_certificate_is_found_in_any_letters() -> None:
    def signed(pdf: Pdf) -> None:
        pdf.Root.Sig = Dictionary(Type=Name.Sig, Contents=String(b"\x30\x82\x0c" + "Siân Fairlâmb".encode()))

    assert search(foreign(change=signed), [Needle(value="Siân Fairlâmb", kind="name", label="a name")])


@pytest.mark.parametrize(
    "words", ["<w:t>Quarry</w:t><w:t> Lane</w:t>", "<p>Quarry</p>\n<p>Lane</p>", "<b>Wolsten</b>croft"]
)
def test_words_parted_by_the_markup_of_an_attached_file_are_found(words: str) -> None:
    assert search(foreign(change=attached(zipped("word/document.xml", words))), NEEDLES)
