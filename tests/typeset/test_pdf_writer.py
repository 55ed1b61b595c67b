# SPDX-License-Identifier: Apache-2.0
"""The PDF says what the tree says, cell by cell; both standards pass; the same tree gives the same bytes."""

import io
import subprocess
import tracemalloc
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.papers.readback import ReadDocument, read_pdf
from tests.rights import needs_linux
from tests.typeset.reading import opened_clean, prove, proved
from tests.typeset.tree_samples import HOSTILE, document, picture, rich, written
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.leaks.tagged_text import page_texts
from vlu_desktop.record.fields import spec
from vlu_desktop.record.people import Case
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import PdfResult, bidi, write_pdf
from vlu_desktop.typeset.tree_content import content


@pytest.fixture(scope="module")
def made(fonts: FontBook) -> tuple[bytes, PdfResult]:
    return written(rich(), fonts)


@pytest.fixture(scope="module")
def read(made: tuple[bytes, PdfResult]) -> ReadDocument:
    return read_pdf(made[0])


def back(tree: t.Document, fonts: FontBook) -> tuple[ReadDocument, bool]:
    """The document read back, and whether it says what the tree says."""
    pdf, result = written(tree, fonts)
    read = read_pdf(pdf)
    return read, read.content() == content(tree, shown=fonts.shown, pages=result.places)


def test_everything_the_tree_says_is_read_back_in_order(
    made: tuple[bytes, PdfResult], read: ReadDocument, fonts: FontBook
) -> None:
    assert prove(made[0], made[1], rich(), fonts).content() == read.content()
    assert any(words.startswith("the chronology the chronology") for words, _ in read.links())


def test_four_readers_open_it_clean(made: tuple[bytes, PdfResult], tmp_path: Path) -> None:
    (tmp_path / "rich.pdf").write_bytes(made[0])
    assert opened_clean(tmp_path / "rich.pdf") == []


def test_the_same_tree_gives_the_same_bytes_and_another_identity_another_id(fonts: FontBook) -> None:
    first, second = (written(rich(), fonts)[0] for _ in range(2))
    assert first == second
    ids = set()
    for identity in ("7F2C91AE", "7F2C91AF"):
        pdf, _ = written(document(t.Paragraph(text="The same"), identity=identity), fonts)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            ids.add(bytes(opened.trailer.ID[0]))
    assert len(ids) == 2


def test_other_readers_open_it_and_count_the_same_pages(made: tuple[bytes, PdfResult]) -> None:
    pdf, result = made
    assert len(pypdf.PdfReader(io.BytesIO(pdf), strict=True).pages) == result.pages
    assert len(pypdfium2.PdfDocument(pdf)) == result.pages
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == result.pages
        assert opened.check_pdf_syntax() == []


def test_every_page_says_its_number_of_how_many_and_the_marking_twice(
    made: tuple[bytes, PdfResult], read: ReadDocument
) -> None:
    assert len(read.decoration) == made[1].pages
    for number, decoration in enumerate(read.decoration, start=1):
        assert f"Page {number} of {made[1].pages}" in decoration
        assert decoration.count("OFFICIAL-SENSITIVE") == 2


def test_a_long_marking_is_whole_at_the_top_and_the_bottom(fonts: FontBook) -> None:
    marking = "OFFICIAL-SENSITIVE. Subject to an application to withhold: for the panel alone"
    read = proved(document(t.Paragraph(text="Words"), marking=marking, header_left="h" * 300), fonts)[2]
    assert read.decoration[0].count(marking) == 2


def test_a_marking_typed_in_several_lines_stands_in_one(fonts: FontBook) -> None:
    pdf = written(document(t.Paragraph(text="Words"), marking="OFFICIAL-SENSITIVE\n\n\tfor the\r\npanel"), fonts)[0]
    assert read_pdf(pdf).decoration[0].count("OFFICIAL-SENSITIVE for the panel") == 2


@pytest.mark.parametrize("large", [False, True])
def test_a_marking_of_as_many_letters_as_may_be_entered_is_whole(large: bool, fonts: FontBook) -> None:
    room = spec(Case, "marking").room
    marking = ("OFFICIAL-SENSITIVE MMMM WWWW " * room)[:room].strip()
    pdf = written(replace(document(t.Paragraph(text="Words"), marking=marking), large=large), fonts)[0]
    assert " ".join(read_pdf(pdf).decoration[0].split()).count(marking) == 2


def test_a_marking_that_has_no_room_is_refused_and_never_cut(fonts: FontBook) -> None:
    """One that an older casebook holds, or another unit's."""
    with pytest.raises(UserError, match="Shorten it in the case"):
        written(document(t.Paragraph(text="Words"), marking="OFFICIAL-SENSITIVE and more " * 20), fonts)


@pytest.mark.parametrize("large", [False, True])
def test_a_head_too_wide_leaves_away_whom_it_concerns_and_cuts_no_name(large: bool, fonts: FontBook) -> None:
    name = "Bartholomew Featherstonehaugh-Wolstencroft, also known as Barty Wolstencroft"
    tree = document(t.Paragraph(text="Words"), marking="OFFICIAL-SENSITIVE", header_left=f"Custody log: {name}")
    pdf = written(replace(tree, large=large), fonts)[0]
    said = read_pdf(pdf).decoration[0]
    assert "Custody log" in said
    assert "Barth" not in said
    assert "…" not in said


def test_a_header_says_names_of_every_script(fonts: FontBook) -> None:
    tree = document(t.Paragraph(text="Words"), header_left="R v مرحبا", header_right="שלום", footer_left="Siân 北京 😀")
    pdf, _, read = proved(tree, fonts)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        ((searched, _),) = page_texts(opened)
    for words in ("R v مرحبا", "שלום", "Siân 北京 😀"):
        for said in (read.decoration[0], searched):
            assert words in " ".join(said.split())


def test_contents_and_bookmarks_lead_to_the_pages_they_name(made: tuple[bytes, PdfResult], read: ReadDocument) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made[0]))
    flat = []

    def walk(items: Sequence[object]) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item)
            elif isinstance(item, pypdf.generic.Destination):
                flat.append((str(item.title), (reader.get_destination_page_number(item) or 0) + 1))

    walk(reader.outline)
    assert [title for title, _ in flat] == [f"{title.rpartition(', page ')[0]}, page {at}" for title, at in flat]
    assert flat[0][0] == "Key points, page 3"
    contents = next(read.root.all("TOC"))
    entries = [entry.text for entry in contents.all("TOCI")]
    assert entries == [title.replace(", page", "") for title, _ in flat]


def test_it_opens_at_full_size_with_its_title_and_language(made: tuple[bytes, PdfResult]) -> None:
    with pikepdf.open(io.BytesIO(made[0])) as pdf:
        assert pdf.Root.OpenAction[1] == "/XYZ"
        assert pdf.Root.OpenAction[4] == 1
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo["/Title"] == "Social history: R v Person"


def test_only_embedded_subsets_are_used(made: tuple[bytes, PdfResult]) -> None:
    with pikepdf.open(io.BytesIO(made[0])) as pdf:
        fonts = [font for opened in pdf.pages for font in opened.Resources.Font.values()]
        for font in fonts:
            assert font.Subtype == "/Type0"
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            assert "+Noto-" in str(font.BaseFont)


def test_landscape_pages_are_wide_and_not_turned(made: tuple[bytes, PdfResult]) -> None:
    with pikepdf.open(io.BytesIO(made[0])) as pdf:
        wide = [opened for opened in pdf.pages if opened.MediaBox[2] > opened.MediaBox[3]]
        assert len(wide) == 1
        assert "/Rotate" not in wide[0]


def test_a_head_of_a_table_without_rows_is_its_body(fonts: FontBook) -> None:
    read, _ = back(document(t.Table(columns=(t.Column(),), header=(("What",),), rows=())), fonts)
    (table,) = read.root.all("Table")
    assert (len(list(table.all("THead"))), len(list(table.all("TBody")))) == (0, 1)


def test_cells_know_their_scope_and_spans(read: ReadDocument) -> None:
    table = next(node for node in read.root.all("Table") if any(node.all("THead")))
    assert {cell.scope for row in next(table.all("THead")).all("TR") for cell in row.parts()} == {"Column"}
    cells = list(table.all("TD")) + list(table.all("TH"))
    assert any(cell.rowspan == 2 for cell in cells)
    assert any(cell.colspan == 4 and cell.scope == "Row" for cell in cells)


def test_a_cell_over_sixty_rows_stays_one_cell_over_the_pages(read: ReadDocument) -> None:
    long = [cell for cell in read.root.all("TH") if cell.rowspan == 60]
    assert [cell.text for cell in long] == ["A fortnight in which each day is told by itself"]


def test_welsh_is_named_where_it_stands(read: ReadDocument) -> None:
    spoken = {node.text: node.language for tag in ("P", "Span") for node in read.root.all(tag) if node.language}
    assert spoken == {"Mae hi’n byw mewn ofn.": "cy", "Cymru": "cy"}


def test_a_note_and_what_calls_for_it_lead_to_each_other(made: tuple[bytes, PdfResult], read: ReadDocument) -> None:
    notes = list(read.root.all("Note"))
    assert len({note.key for note in notes}) == len(notes) == 2
    places = made[1].places
    back = [link for label in notes[0].all("Lbl") for link in label.all("Link")]
    assert [(link.text, link.targets) for link in back] == [("1", [places["call for note"]])]
    assert not list(notes[1].all("Link"))
    assert ("1", places["note"]) in read.links()


def test_pictures_are_their_dots_alone(made: tuple[bytes, PdfResult]) -> None:
    with pikepdf.open(io.BytesIO(made[0])) as pdf:
        images = [image for opened in pdf.pages for image in opened.Resources.get("/XObject", {}).values()]
        assert [(int(image.Width), int(image.Height), str(image.ColorSpace)) for image in images] == [
            (60, 80, "/DeviceGray"), (60, 80, "/DeviceRGB"),
        ]  # fmt: skip
        assert images[0].read_bytes() == zlib.decompress(picture().data)
        assert set(images[0].keys()) == {
            "/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Filter", "/Length",
        }  # fmt: skip


def test_a_link_over_two_pages_is_one_link_with_an_area_on_each(fonts: FontBook) -> None:
    tree = document(
        t.Paragraph(text="\n".join("line" for _ in range(38))),
        t.Paragraph(text=("See ", t.Link(text="the chronology " * 120, target="end"), ".")),
        t.Heading(text="The end", id="end"),
    )
    pdf, _, read = proved(tree, fonts)
    assert [(words[:14], page) for words, page in read.links()] == [("the chronology", 2)]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert [len(page.get("/Annots", pikepdf.Array())) > 1 for page in opened.pages] == [True, True]


@pytest.mark.parametrize("lines", [2, 3, 4])
def test_no_number_stands_at_the_foot_of_a_page_without_its_words(fonts: FontBook, lines: int) -> None:
    for before in range(30, 48):
        tree = document(
            t.Paragraph(text="\n".join("line" for _ in range(before))),
            t.NumberedParagraph(text="\n".join(("words",) * lines)),
        )
        pdf, _ = written(tree, fonts)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            for text, _ in page_texts(opened):
                assert ("1." in text) == ("words" in text) or "1." not in text


def test_a_document_in_welsh_says_its_own_words_in_welsh(fonts: FontBook) -> None:
    table = t.Table(columns=(t.Column(),), rows=(("Un",),), caption="Digwyddiadau")
    tree = document(t.Heading(text="Hanes"), table, language="cy")
    _, _, read = proved(tree, fonts)
    assert "Tudalen 1 o 1" in read.decoration[0]
    assert ("caption", ("Tabl 1. Digwyddiadau",)) in read.content()


def test_what_cannot_be_shown_is_counted(made: tuple[bytes, PdfResult]) -> None:
    assert made[1].marks["U+202E"] > 0
    assert made[1].marks["U+0007"] > 0


SCRIPTS = (
    "Ŵythnos, llŷn",
    "Zażółć gęślą jaźń",
    "Καλημέρα κόσμε, ἀρχή",
    "Привет, їжак",
    "你好，世界。他站在門口",
    "こんにちは",
    "he said مرحبا to her 3 times (twice)",
    "سلام، می\u200cخواهم (بله)",
    "سلام 12 (abc) بله",
    "أَنْت لا إله",
    "ﻻ ﷺ",
    "שלום עולם 12",
    "اُردُو ہے",
    "ქართული",
    "😀 👩\u200d👩\u200d👧 1\ufe0f\u20e3 👍🏽",
    "Việt Nam ữ",
    "İıŞğ",
)


def test_every_script_is_read_back_as_it_was_written(fonts: FontBook) -> None:
    tree = document(*(t.Paragraph(text=words) for words in SCRIPTS))
    _, result, read = proved(tree, fonts)
    assert [node.text for node in read.root.all("P")] == list(SCRIPTS)
    assert result.marks == {}


@pytest.mark.parametrize(
    ("words", "from_the_left"),
    [
        ("אבג? (דה) – ו", "ו – (הד) ?גבא"),
        ("אבג 12 (abc) דה", "הד (abc) 12 גבא"),
        ("abc אב (גד) 12", "12 (דג) בא abc"),
    ],
)
def test_a_line_from_the_right_stands_as_it_should(words: str, from_the_left: str) -> None:
    letters = bidi.laid(words, right_to_left=True)
    assert letters is not None
    assert "".join(letter.reads for letter in letters) == words
    assert "".join(letter.drawn for letter in sorted(letters, key=lambda each: each.place)) == from_the_left


@needs_linux
def test_other_readers_find_arabic_and_hebrew_in_their_order(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "scripts.pdf"
    path.write_bytes(written(document(*(t.Paragraph(text=words) for words in SCRIPTS)), fonts)[0])
    said = subprocess.run(["mutool", "draw", "-q", "-F", "txt", path], capture_output=True).stdout.decode()
    for words in ("he said مرحبا to her 3 times (twice)", "می\u200cخواهم", "أَنْت", "שלום עולם 12", "اُردُو ہے"):
        assert words in said
    said = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True).stdout.decode()
    assert "مرحبا" in said
    assert "שלום עולם" in said


LONG = ("word " * 40_000, "مرحبا " * 6_000, "😀" * 20_000)


@pytest.mark.parametrize(
    "words",
    ["w" * 200_000, *(each[: len(each) // 5] for each in LONG)]
    + [pytest.param(each, marks=pytest.mark.soak) for each in LONG],
)
def test_very_long_texts_come_out_whole(words: str, fonts: FontBook) -> None:
    tree = document(
        t.Paragraph(text=words),
        t.Table(columns=(t.Column(), t.Column()), header=(("A", "B"),), rows=(("before", words), ("after", "it"))),
    )
    assert back(tree, fonts)[1]


@pytest.mark.parametrize(("count", "most"), [(400, 3e6), pytest.param(20_000, 60e6, marks=pytest.mark.soak)])
def test_a_long_chronology_stays_small_in_memory_and_whole(
    fonts: FontBook, tmp_path: Path, count: int, most: float
) -> None:
    rows = tuple((str(n), "3 March 2026", "Threat", f"He was outside her place of work, {n}.") for n in range(count))
    tree = document(t.Table(columns=(t.Column(),) * 4, header=(("No.", "When", "Kind", "What"),), rows=rows))
    heard: list[tuple[int, int]] = []
    path = tmp_path / "long.pdf"
    written(tree, fonts)  # so that no face is counted
    tracemalloc.start()
    result = write_pdf(tree, path, fonts=fonts, progress=lambda done, of: heard.append((done, of)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < most
    assert heard[-1] == (count + 1, count + 1)
    prove(path.read_bytes(), result, tree, fonts)


def test_no_heading_stands_alone_at_the_foot_of_a_page(fonts: FontBook) -> None:
    for lines in range(20, 50):
        tree = document(
            t.Paragraph(text="\n".join("line" for _ in range(lines))),
            t.Heading(text="A heading", id="heading"),
            t.Paragraph(text="What follows", id="follows"),
        )
        _, result = written(tree, fonts)
        assert result.places["heading"] == result.places["follows"]


@pytest.mark.parametrize("words", ["short", "word " * 300, "word " * 3000])
def test_a_table_begins_with_a_row_under_its_heading(fonts: FontBook, words: str) -> None:
    for lines in range(20, 50, 2):
        tree = document(
            t.Paragraph(text="\n".join("line" for _ in range(lines))),
            t.Heading(text="A heading", id="heading"),
            t.Table(
                columns=(t.Column(),),
                header=(("Head",),),
                rows=((t.Cell(content=words, id="first"),), ("second",)),
                caption="Rows",
            ),
        )
        same = back(tree, fonts)[1]
        assert same
        _, result = written(tree, fonts)
        assert result.places["heading"] == result.places["first"]


@pytest.mark.parametrize("tall", [300, 500, 650])
def test_a_tall_first_row_is_parted_on_no_page_that_is_full_enough_without_it(fonts: FontBook, tall: int) -> None:
    for lines in range(24, 50, 5):
        rows = ((t.Cell(content="word " * tall, id="first"),), (t.Cell(content="second", id="second"),))
        tree = document(
            t.Paragraph(text="\n".join("line" for _ in range(lines))),
            t.Table(columns=(t.Column(),), header=(("Head",),), rows=rows, caption="Rows"),
        )
        _, result = written(tree, fonts)
        assert result.places["first"] == result.places["second"]


def test_a_note_never_stands_on_a_page_without_the_last_row_of_its_table(fonts: FontBook) -> None:
    for lines in range(25, 45):
        rows = tuple((t.Cell(content=str(at), id=f"row-{at}"),) for at in range(8))
        tree = document(
            t.Paragraph(text="\n".join("line" for _ in range(lines))),
            t.Table(
                columns=(t.Column(),), header=(("Head",),), rows=rows, note=("See ", t.Ref(target="row-7"), " of it")
            ),
        )
        pdf, result, _ = proved(tree, fonts)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            (at,) = [at for at, (text, _) in enumerate(page_texts(opened), start=1) if "See" in text]
        assert at == result.places["row-7"]


def test_a_writing_that_is_stopped_leaves_the_earlier_file(fonts: FontBook, tmp_path: Path) -> None:
    out = tmp_path / "history.pdf"
    out.write_bytes(b"earlier")

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pdf(rich(), out, fonts=fonts, progress=stop)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("history.pdf", b"earlier")]


def test_an_empty_document_is_one_page(fonts: FontBook) -> None:
    pdf, result = written(document(), fonts)
    assert result.pages == 1
    assert page.validate_pdf_bytes(pdf, profile="pdfua-1").is_compliant


_TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=200))
_BLOCKS = st.one_of(
    st.builds(t.Paragraph, text=_TEXT),
    st.builds(t.Heading, text=_TEXT, level=st.integers(1, 3)),
    st.builds(t.NumberedParagraph, text=_TEXT),
    st.builds(t.BulletList, items=st.lists(_TEXT, min_size=1, max_size=4).map(tuple)),
    st.builds(
        t.Table,
        columns=st.just((t.Column(), t.Column(width=2))),
        header=st.just((("One", "Two"),)),
        rows=st.lists(st.tuples(_TEXT, _TEXT), min_size=1, max_size=5).map(tuple),
        caption=st.sampled_from(["", "A caption"]),
    ),
    st.builds(t.Callout, body=st.tuples(st.builds(t.Paragraph, text=_TEXT))),
)


@given(blocks=st.lists(_BLOCKS, max_size=8))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_anybody_wrote_is_read_back(fonts: FontBook, blocks: list[t.Block]) -> None:
    proved(document(*blocks), fonts)
