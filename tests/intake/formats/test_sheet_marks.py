# SPDX-License-Identifier: Apache-2.0
"""What stands on the cells of an .xlsx, part by part: strings, styles, hidden places, formulas and notes."""

import pytest

from vlu_desktop.intake.formats.grid import CellMark
from vlu_desktop.intake.formats.sheet_marks import SheetMarks, marks_of

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="rId1"/></sheets>{more}</workbook>'


def links(*rows: tuple[str, str, str]) -> bytes:
    body = "\n".join(f'<Relationship Id="{key}" Type="{KIND}/{kind}" Target="{to}"/>' for key, kind, to in rows)
    return f"<Relationships>{body}</Relationships>".encode()


def parts(sheet: str = "", more: str = "", **others: str) -> dict[str, bytes]:
    """A workbook of one sheet; `others` are parts by the names of their files."""
    found = {
        "xl/workbook.xml": BOOK.format(more=more).encode(),
        "xl/_rels/workbook.xml.rels": links(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "x", "x.xml")),
        "xl/worksheets/sheet1.xml": f"<worksheet>{sheet}</worksheet>".encode(),
    }
    return found | {f"xl/{name}.xml": body.encode() for name, body in others.items()}


def marks(sheet: str = "", more: str = "", **others: str) -> SheetMarks:
    (found,) = marks_of(parts(sheet, more, **others)).values()
    return found


def cell(inner: str, attributes: str = 'r="B2"') -> str:
    return f"<sheetData>\n<row r='2'>\n<c {attributes}>{inner}</c>\n</row>\n</sheetData>"


STRINGS = (
    "<sst>\n<si>\n<t>Date</t>\n</si>\n<si>\n<r>\n<t>He rang </t>\n</r>\n<r>\n<rPr>\n<strike{val}/>\n</rPr>\n"
    "<t>twice</t>\n</r>\n<rPh>\n<t>no</t>\n</rPh>\n<r>\n<t> at night</t>\n</r>\n</si>\n<si>\n<t>Plain</t>\n</si>\n"
    "<si>\n<r>\n<rPr>\n<strike{val}/>\n</rPr>\n<t>All of it</t>\n</r>\n</si>\n</sst>"
)
TWICE = CellMark(struck="twice")


@pytest.mark.parametrize(
    ("number", "mark", "words"),
    [("0", None, None), ("1", TWICE, "He rang  at night"), ("2", None, None),
     ("3", CellMark(struck="All of it", all_struck=True), None), ("9", None, None), ("x", None, None),
     ("", None, None)],
)  # fmt: skip
def test_words_struck_out_in_a_shared_string(number: str, mark: CellMark | None, words: str | None) -> None:
    found = marks(cell(f"<v>{number}</v>", 'r="B2" t="s"'), sharedStrings=STRINGS.format(val=""))
    assert found.marks == ({(2, 1): mark} if mark else {})
    assert found.texts == ({(2, 1): words} if words else {})


@pytest.mark.parametrize("off", ["0", "false", "none", "False"])
def test_a_mark_of_striking_may_be_off(off: str) -> None:
    strings = STRINGS.format(val=f' val="{off}"')
    assert marks(cell("<v>1</v>", 'r="B2" t="s"'), sharedStrings=strings).marks == {}
    fonts = (
        f'<styleSheet><fonts><font><strike val="{off}"/></font></fonts><cellXfs><xf fontId="0"/></cellXfs></styleSheet>'
    )
    assert marks(cell("<v>1</v>"), styles=fonts).marks == {}


def test_a_number_is_no_shared_string() -> None:
    found = marks(cell("<v>1</v>", 'r="B2" t="n"'), sharedStrings=STRINGS.format(val=""))
    assert (found.marks, found.texts) == ({}, {})


STYLES = (
    "<styleSheet><fonts><font><b/></font><font><strike/></font></fonts><cellStyleXfs><xf fontId='1'/></cellStyleXfs>"
    "<cellXfs><xf/><xf fontId='1'/><xf fontId='2'/><xf fontId='x'/></cellXfs><dxfs><dxf><font><strike/></font></dxf>"
    "</dxfs></styleSheet>"
)


@pytest.mark.parametrize(
    ("attributes", "inner", "struck"),
    [
        ('r="B2" s="1"', "<v>4</v>", True), ('r="B2" s="1" t="inlineStr"', "<is><t>He</t></is>", True),
        ('r="B2" s="1"', "", False), ('r="B2" s="0"', "<v>4</v>", False), ('r="B2"', "<v>4</v>", False),
        ('r="B2" s="2"', "<v>4</v>", False), ('r="B2" s="3"', "<v>4</v>", False), ('r="B2" s="9"', "<v>4</v>", False),
        ('r="here" s="1"', "<v>4</v>", False), ('s="1"', "<v>4</v>", False),
    ],
)  # fmt: skip
def test_a_cell_is_struck_out_by_its_style(attributes: str, inner: str, struck: bool) -> None:
    assert marks(cell(inner, attributes), styles=STYLES).marks == (
        {(2, 1): CellMark(all_struck=True)} if struck else {}
    )


def test_what_is_hidden() -> None:
    rows = (
        '<pane hidden="1" min="9" max="9"/><cols><col min="3" max="4" hidden="1"/><col min="6" max="6" hidden="0"/>'
        '<col hidden="true"/></cols><sheetData><row r="2" hidden="1"/><row r="3" hidden="false"/><row r="4"/>'
        "</sheetData>"
    )
    found = marks(rows)
    assert (found.hidden_rows, found.hidden_columns) == ({2}, {0, 2, 3})
    wide = marks('<cols><col min="2" max="16384" hidden="1"/></cols>')
    assert (min(wide.hidden_columns), max(wide.hidden_columns)) == (1, 1001)


LONG = "A" * 30_000


@pytest.mark.parametrize(
    ("inner", "text"),
    [("<f>A2+1</f>", "=A2+1"), ("<f>A2+1</f><v></v>", "=A2+1"), ("<f>A2+1</f><v>46000</v>", None), ("<v>4</v>", None),
     ('<f t="shared" si="0"/>', "="), (f"<f>{LONG}</f>", f"={LONG}"),
     (f"<f>{'A&amp;' * 9000}</f>", f"={'A&' * 9000}"), ("<f>A&amp;B</f>", "=A&B")],
)  # fmt: skip
def test_a_formula_stands_where_it_has_no_result(inner: str, text: str | None) -> None:
    assert marks(cell(inner)).texts == ({(2, 1): text} if text else {})


def test_strings_without_a_mark_are_passed_over_where_cells_are_read() -> None:
    sheet = cell("<v>0</v>", 'r="B2" t="s"') + '<cols><col min="1" max="1" hidden="1"/></cols>'
    found = marks(sheet, sharedStrings="<sst><si><t>Date</t></si></sst>")
    assert (found.marks, found.hidden_columns) == ({}, {0})


def noted(comments: str, kind: str = "comments", to: str = "../comments1.xml", **others: str) -> SheetMarks:
    package = parts(cell("<v>4</v>", 'r="B2" s="1"'), styles=STYLES, comments1=comments, **others)
    package["xl/worksheets/_rels/sheet1.xml.rels"] = links(("rId1", kind, to))
    (found,) = marks_of(package).values()
    return found


def comment(inner: str, ref: str = "C3") -> str:
    return (
        f'<comments>\n<authors>\n<author>comment</author>\n</authors>\n<commentList>\n<comment ref="{ref}">\n'
        f"<text>\n{inner}\n</text>\n</comment>\n</commentList>\n</comments>"
    )


RUNS = "<r>\n<rPr>\n<b/>\n</rPr>\n<t>A. Other:</t>\n</r>\n<r>\n<t> he had\na stick </t>\n</r>"
STRUCK_CELL = {(2, 1): CellMark(all_struck=True)}


@pytest.mark.parametrize(
    ("inner", "ref", "said"),
    [(RUNS, "C3", "A. Other: he had\na stick"), ("<t>t</t>", "C3", "t"), ("<t>comment</t>", "C3", "comment"),
     ("<t> </t>", "C3", ""), ("", "C3", ""), ("<t>lost</t>", "somewhere", "")],
)  # fmt: skip
def test_a_note_is_its_words_and_nothing_between_them(inner: str, ref: str, said: str) -> None:
    assert noted(comment(inner, ref)).marks == STRUCK_CELL | ({(3, 2): CellMark(note=said)} if said else {})


def test_a_note_on_a_struck_cell_keeps_both_and_each_note_is_its_own() -> None:
    assert noted(comment("<t>why</t>", "B2")).marks == {(2, 1): CellMark(note="why", all_struck=True)}
    two = comment("<t>one</t>").replace(
        "</commentList>", '<comment ref="D4"><text><t>two</t></text></comment></commentList>'
    )
    assert noted(two).marks == STRUCK_CELL | {(3, 2): CellMark(note="one"), (4, 3): CellMark(note="two")}


def test_a_note_is_read_where_nothing_is_around_its_words() -> None:
    bare = '<comments><comment ref="C3"><t>one</t></comment><comment ref="D4"><t>two</t></comment></comments>'
    assert noted(bare).marks == STRUCK_CELL | {(3, 2): CellMark(note="one"), (4, 3): CellMark(note="two")}


def test_notes_are_read_from_the_part_of_notes_alone() -> None:
    assert noted(comment("<t>why</t>"), kind="drawing").marks == STRUCK_CELL
    assert noted(comment("<t>why</t>"), to="../elsewhere.xml").marks == STRUCK_CELL
    assert noted(comment("<t>why</t>"), to="/xl/comments1.xml").marks == STRUCK_CELL | {(3, 2): CellMark(note="why")}


def test_sheets_are_those_the_workbook_names() -> None:
    found = marks_of(parts(more='<externalReferences><externalReference r:id="rId2"/></externalReferences>'))
    assert list(found) == ["S"]
    assert marks_of({}) == {}
    without = parts()
    del without["xl/_rels/workbook.xml.rels"]
    assert marks_of(without) == {}
