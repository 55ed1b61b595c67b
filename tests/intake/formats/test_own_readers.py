# SPDX-License-Identifier: Apache-2.0
"""The readers of XML that are our own: whatever they are given ends in cells or one error, and nothing is expanded."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake import diary_files as files
from tests.intake import workbooks
from vlu_desktop.intake.formats.grid import CellMark, Grid
from vlu_desktop.intake.formats.open_document import read_sheets
from vlu_desktop.intake.formats.sheet_marks import marks_of, place_of
from vlu_desktop.intake.formats.sheets import column_name, read_book
from vlu_desktop.intake.formats.word_tables import read_document
from vlu_desktop.intake.formats.xml_events import BadXml, events
from vlu_desktop.kernel.errors import UserError

LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
BAD = {
    "a document type": LAUGHS,
    "far into the file": b"<?xml version='1.0'?>" + b"<!-- x -->" * 20_000 + LAUGHS[21:],
    "another part of the computer": b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>',
    "not XML": b"PK\x03\x04",
    "cut short": b"<a><b>",
    "nested beyond measure": b"<a>" * 300 + b"</a>" * 300,
    "an unknown entity": b"<a>&lol;</a>",
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_plain_xml_is_one_error(what: str) -> None:
    with pytest.raises(BadXml):
        list(events(BAD[what]))


@pytest.mark.parametrize("what", BAD)
def test_no_document_with_such_a_part_is_opened(what: str) -> None:
    bad = BAD[what]
    good = workbooks.xlsx([["Date", "What happened"], ["3 March 2026", "He rang"]])
    for data in (
        workbooks.packed({"content.xml": bad}),
        workbooks.packed({"word/document.xml": bad}),
        workbooks.with_part(good, "xl/workbook.xml", bad),
        b"<!-- application/vnd.oasis.opendocument.spreadsheet -->" + bad,
    ):
        with pytest.raises(UserError):
            read_book(data, "diary")


def test_names_are_without_their_namespaces_and_words_come_whole() -> None:
    found = list(events(b'<x:a xmlns:x="u" x:b="1">one &amp; two</x:a>'))
    assert found == [("start", "a", {"b": "1"}), ("text", "one & two", {}), ("end", "a", {})]


PIECES = st.sampled_from([
    files.row("a", "b"), files.row(files.cell("<text:p>x<text:s text:c='3'/></text:p>", "")), "<table:table-row/>",
    files.row("deep", attributes="table:number-rows-repeated='3'"), "<table:table-column table:visibility='collapse'/>",
    files.row(files.cell("", "table:number-columns-repeated='16000'")), "<text:p>stray</text:p>", "words",
    files.row(files.cell("", 'office:value-type="date" office:date-value="31/2"')), "<office:annotation/>",
    files.row(files.cell("<text:p><text:span/></text:p>", "office:value-type='time' office:time-value='PT'")),
    files.row(files.cell("", "table:number-columns-repeated='2' office:value-type='float' office:value='1.5'")),
    files.row(files.cell("", "table:formula='of:=[.A1]+1'")), "<table:shapes><text:p>drawn</text:p></table:shapes>",
    files.row(files.cell("", "office:value-type='boolean' office:boolean-value='true'")),
    files.row("hidden", attributes="table:visibility='filter'"), "<style:table-properties/>", "<text:h>stray</text:h>",
    files.row(files.cell("<text:s text:c='many'/><office:annotation><text:tab/></office:annotation><text:meta/>", "")),
    files.row(files.cell("<text:p> a  b <text:span> c</text:span></text:p>")), "<table:table-cell/>",
])  # fmt: skip


@given(st.lists(PIECES, max_size=8))
def test_an_open_document_sheet_of_any_pieces_is_read(pieces: list[str]) -> None:
    (sheet,) = read_sheets(files.open_document("".join(pieces)).encode())
    assert all(isinstance(row, tuple) for row in sheet.rows)
    assert all(0 < row <= len(sheet.rows) for row, _ in sheet.marks)
    assert sheet.rows == () or any(sheet.rows[-1])


RUNS = st.sampled_from([
    files.run("a"), files.run("b", "<w:strike/>"), "<w:r><w:tab/></w:r>",
    "<w:del><w:r><w:delText>c</w:delText></w:r></w:del>",
    "<w:r><w:commentReference w:id='1'/></w:r>", "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>",
    "<w:tcPr><w:gridSpan w:val='many'/></w:tcPr>", files.run("d", "<w:strike w:val='0'/>"),
])  # fmt: skip


@given(st.lists(st.lists(RUNS, max_size=4), max_size=4), st.booleans())
def test_a_document_of_any_runs_is_read_and_no_word_is_lost(cells: list[list[str]], nested: bool) -> None:
    inner = [f"<w:p>{''.join(runs)}</w:p>" for runs in cells]
    body = files.table(inner) + "".join(inner)
    if nested:
        body = files.table([f"<w:tcPr/>{body}"])
    parts = {"word/document.xml": f"<w:document {files._WORD}><w:body>{body}</w:body></w:document>".encode()}
    sheets = read_document(parts)
    told = "".join(str(value or "") for sheet in sheets for row in sheet.rows for value in row)
    marked = "".join(mark.struck for sheet in sheets for mark in sheet.marks.values())
    for word in "abcd":
        wanted = 2 * sum(f">{word}<" in run for runs in cells for run in runs)
        assert told.count(word) + marked.count(word) >= wanted


@given(st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
def test_any_bytes_for_a_part_are_cells_or_one_error(data: bytes) -> None:
    for read in (
        lambda: read_sheets(data),
        lambda: read_document({"word/document.xml": data}),
        lambda: marks_of({"xl/workbook.xml": data}),
    ):
        try:
            read()
        except BadXml:
            continue


@pytest.mark.parametrize(
    ("name", "place"), [("A1", (1, 0)), ("AB30", (30, 27)), ("XFD1048576", (1048576, 16383)), ("1A", None), ("", None)]
)
def test_the_place_of_a_cell(name: str, place: tuple[int, int] | None) -> None:
    assert place_of(name) == place
    assert place is None or name.startswith(column_name(place[1]))


def test_what_is_hidden_in_an_open_document_sheet() -> None:
    styles = "<style:style style:name='H'><style:table-properties table:display='false'/></style:style>"
    rows = (
        "<table:table-column/><table:table-column table:visibility='collapse'/>"
        + files.row("a", "b")
        + files.row("c", "d", attributes="table:visibility='collapse'")
        + "<table:table-row table:number-rows-repeated='2'/>"
        + files.row("e")
    )
    (sheet,) = read_sheets(files.open_document(rows, styles, "table:name='D' table:style-name='H'").encode())
    assert (sheet.hidden, sheet.hidden_rows, sheet.hidden_columns) == (True, frozenset({2}), frozenset({1}))
    assert sheet.rows == (("a", "b"), ("c", "d"), (), (), ("e",))


def test_a_cell_struck_as_a_whole_keeps_its_words() -> None:
    styles = (
        "<style:style style:name='S'><style:text-properties style:text-line-through-style='solid'/></style:style>"
        "<style:style style:name='N'><style:text-properties style:text-line-through-style='none'/></style:style>"
    )
    whole = files.cell("<text:p>a</text:p>", "table:style-name='S' office:value-type='string'")
    spanned = files.cell("<text:p><text:span text:style-name='S'>b</text:span></text:p>")
    plain = files.cell("<text:p>c</text:p>", "table:style-name='N' office:value-type='string'")
    empty = files.cell("", "table:style-name='S'")
    (sheet,) = read_sheets(files.open_document(files.row(whole, spanned, plain, empty), styles).encode())
    assert sheet.rows == (("a", "b", "c"),)
    assert dict(sheet.marks) == {
        (1, 0): CellMark(all_struck=True), (1, 1): CellMark(struck="b", all_struck=True),
    }  # fmt: skip


def test_a_grid_without_marks_is_as_before() -> None:
    assert Grid(name="", rows=()).marks == {}


def test_what_stands_outside_any_table_is_no_cell() -> None:
    for stray in (files.row("a"), "<table:table-cell><text:p>a</text:p></table:table-cell>", "<text:p>a</text:p>"):
        whole = files.open_document("").replace("<office:spreadsheet>", f"<office:spreadsheet>{stray}", 1)
        assert [sheet.rows for sheet in read_sheets(whole.encode())] == [()]


def test_white_space_in_words_counts_once_and_a_note_within_a_paragraph_takes_none_of_it() -> None:
    note = "<office:annotation><text:p>a  note</text:p></office:annotation>"
    words = f"<text:p> one\n two <text:span> three</text:span>{note} four</text:p>"
    (sheet,) = read_sheets(files.open_document(files.row(files.cell(words))).encode())
    assert sheet.rows == ((" one two three four",),)
    assert sheet.marks[1, 0].note == "a note"


def test_cells_of_an_open_document_sheet_by_their_kinds() -> None:
    cells = [
        files.cell("", "office:value-type='float' office:value='7'"),
        files.cell("", "office:value-type='percentage' office:value='0.5'"),
        files.cell("<text:p>?</text:p>", "office:value-type='float' office:value='seven'"),
        files.cell("", "office:value-type='boolean' office:boolean-value='true'"),
        files.cell("", "office:value-type='date' office:date-value='2026-03-03T21:30:00'"),
        files.cell("<text:p>long</text:p>", "office:value-type='time' office:time-value='P'"),
        files.cell("", "office:value-type='string' office:string-value='said'"),
        files.cell("", "table:formula='of:=[.A1]+1'"),
    ]
    (sheet,) = read_sheets(files.open_document(files.row(*cells)).encode())
    assert sheet.rows == ((7.0, 0.5, "?", True, datetime(2026, 3, 3, 21, 30), "long", "said", "=[.A1]+1"),)


def test_words_outside_paragraphs_of_a_document_are_no_cell() -> None:
    body = f"{files.run('stray')}<w:tbl>{files.run('stray')}<w:tr><w:tc>{files.run('stray')}</w:tc></w:tr></w:tbl>"
    assert [sheet.rows for sheet in read_book(files.docx(f"{body}<w:t>stray</w:t>"), "d").sheets] == [((None,),)]


def test_styles_of_a_workbook_that_are_odd_or_not_struck() -> None:
    styles = (
        b"<s><fonts><strike/><font><strike val='0'/></font><font><strike/></font></fonts>"
        b"<cellXfs><xf fontId='0'/><xf fontId='1'/><xf fontId='9'/><xf fontId='x'/></cellXfs></s>"
    )
    sheet = b"<s><c r='A1' s='1'><v>1</v></c><c r='B1' s='1'/><c r='here' s='1'><f>x</f></c><row hidden='1' r='7'/></s>"
    names = {
        "xl/styles.xml": styles, "xl/worksheets/sheet1.xml": sheet,
        "xl/workbook.xml": b"<w><sheet name='D' id='r1'/><sheet name='E' id='r2'/></w>",
        "xl/_rels/workbook.xml.rels": b"<r><Relationship Id='r1' Target='/xl/worksheets/sheet1.xml'/></r>",
    }  # fmt: skip
    found = marks_of(names)
    assert list(found) == ["D"]
    assert (found["D"].marks, found["D"].hidden_rows) == ({(1, 0): CellMark(all_struck=True)}, {7})


def test_a_gap_between_two_spans_counts_once() -> None:
    words = "<text:p>he <text:span> </text:span><text:span> rang</text:span></text:p>"
    (sheet,) = read_sheets(files.open_document(files.row(files.cell(words))).encode())
    assert sheet.rows == (("he rang",),)


def test_a_shared_text_whose_every_run_is_struck_is_struck_as_a_whole() -> None:
    struck = "<r><rPr><strike/></rPr><t>He never came</t></r>"
    found = marks_of(
        {
            "xl/workbook.xml": b"<workbook xmlns:r='r'><sheets><sheet name='D' r:id='r1'/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels": b"<r><Relationship Id='r1' Target='/xl/worksheets/sheet1.xml'/></r>",
            "xl/sharedStrings.xml": f"<sst><si>{struck}</si><si>{struck}<r><t> again</t></r></si></sst>".encode(),
            "xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c>"
            b"<c r='B1' t='s'><v>1</v></c></row></sheetData></worksheet>",
        }
    )["D"]
    assert found.marks[1, 0] == CellMark(struck="He never came", all_struck=True)
    assert found.marks[1, 1] == CellMark(struck="He never came")
    assert found.texts == {(1, 1): " again"}


def test_a_paragraph_between_the_cells_of_a_table_is_no_cell() -> None:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    stray = "<w:tbl><w:tr><w:p><w:r><w:t>stray</w:t><w:instrText>PAGE</w:instrText></w:r></w:p><w:tc><w:p>" + files.run(
        "a"
    )
    whole = f"<w:document {names}><w:body>{stray}</w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    (sheet, *_) = read_document({"word/document.xml": whole.encode()})
    assert sheet.rows == (("a",),)
