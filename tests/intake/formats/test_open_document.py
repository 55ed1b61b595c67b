# SPDX-License-Identifier: Apache-2.0
"""An OpenDocument sheet or text, element by element: rows, columns, values, words, notes, what is struck."""

from datetime import date, datetime, time, timedelta

import pytest

from tests.intake import diary_files as files
from vlu_desktop.intake.formats import open_document
from vlu_desktop.intake.formats.grid import CellMark, Grid, Value
from vlu_desktop.intake.formats.open_document import read_sheets
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.intake.formats.word_tables import OUTSIDE
from vlu_desktop.kernel.errors import UserError

STRUCK = (
    "<style:style style:name='S'><style:text-properties style:text-line-through-style='solid'/></style:style>"
    "<style:style style:name='T'><style:text-properties style:text-line-through-type='single'/></style:style>"
    "<style:style style:name='N'><style:text-properties style:text-line-through-style='none'/></style:style>"
    "<style:style style:name='E'><style:text-properties style:text-line-through-style=''/></style:style>"
    "<style:style style:name='H'><style:table-properties table:display='false'/></style:style>"
    "<style:style style:name='V'><style:table-properties table:display='true'/></style:style>"
)


def sheet(rows: str, table: str = "table:name='D'") -> Grid:
    (found,) = read_sheets(files.open_document(rows, STRUCK, table).encode())
    return found


def only(words: str = "", attributes: str = "") -> tuple[Value, CellMark | None]:
    """The value of a sheet's one cell, and its mark."""
    found = sheet(files.row(files.cell(words, attributes)))
    value = found.rows[0][0] if found.rows else None
    return value, found.marks.get((1, 0))


def said(words: str) -> str:
    return f"<text:p>{words}</text:p>"


WORDS: list[tuple[str, str | None]] = [
    (said("he rang"), "he rang"),
    (said("he") + said("rang"), "he\nrang"),
    ("<text:h>he</text:h>" + said("rang"), "he\nrang"),
    (said("he") + said("") + said("rang"), "he\n\nrang"),
    (said("a<text:tab/>b<text:line-break/>c"), "a\tb\nc"),
    (said("a<text:s/>b"), "a b"),
    (said("a<text:s text:c='3'/>b"), "a   b"),
    (said("a<text:s text:c='many'/>b"), "a b"),
    (said("a<text:s text:c='99999'/>b"), f"a{' ' * 1000}b"),
    (said("a<text:s text:c='100000'/>b"), "a b"),
    (said(" a \n b<text:span> c</text:span> "), " a b c "),
    (said("a <text:s/> b"), "a   b"),
    (said("a <text:tab/> b"), "a \t b"),
    (said("a ") + said(" b"), "a \n b"),
    (said("a <text:span> b</text:span>"), "a b"),
    ("  stray  ", None),
    ("<text:meta>stray</text:meta>", None),
    (said("a<draw:frame xmlns:draw='d'><text:p>no</text:p></draw:frame>b"), "ab"),
    ("<table:shapes><text:p>no</text:p></table:shapes>" + said("a"), "a"),
    (said("a<draw:custom-shape xmlns:draw='d'><draw:x><text:p>no</text:p></draw:x></draw:custom-shape>b"), "ab"),
    (said("a<text:tracked-changes><text:p>no</text:p></text:tracked-changes>b"), "ab"),
    (said("a<table:content-validations><text:p>no</text:p></table:content-validations>b"), "ab"),
    (said("a<text:date>3 March</text:date>b"), "a3 Marchb"),
    (said("a<text:p>within</text:p>b"), "a\nwithinb"),
    (said("a<text:bookmark/>b"), "ab"),
]


@pytest.mark.parametrize(("words", "value"), WORDS)
def test_the_words_of_a_cell(words: str, value: str | None) -> None:
    assert only(words, "office:value-type='string'") == (value, None)


NOTE = (
    "<office:annotation><dc:creator>A. Other</dc:creator><dc:date>2026-01-01</dc:date><text:p>He had "
    "<text:span>a</text:span></text:p><text:p>stick<text:tab/>x</text:p></office:annotation>"
)


@pytest.mark.parametrize(
    ("words", "value", "note"),
    [
        (NOTE + said("a"), "a", "He had a\nstick\tx"), (said(f"a{NOTE}b"), "ab", "He had a\nstick\tx"),
        (NOTE, None, "He had a\nstick\tx"),
        (said("a") + "<office:annotation><text:p> </text:p></office:annotation>", "a", ""),
        (said("a") + NOTE + said("b"), "a\nb", "He had a\nstick\tx"),
        (said("a<office:annotation>He rang</office:annotation>b"), "ab", "He rang"),
    ],
)  # fmt: skip
def test_a_note_is_kept_apart_without_who_made_it_and_when(words: str, value: str | None, note: str) -> None:
    assert only(words) == (value, CellMark(note=note) if note else None)


@pytest.mark.parametrize(
    ("words", "attributes", "value", "mark"),
    [
        (said("a<text:span text:style-name='S'>b</text:span>c"), "", "ac", CellMark(struck="b")),
        (said("a<text:span text:style-name='T'>b</text:span>c"), "", "ac", CellMark(struck="b")),
        (said("a<text:span text:style-name='S'>b<text:tab/>c</text:span>d"), "", "ad", CellMark(struck="b\tc")),
        (said("a<text:span text:style-name='N'>b</text:span>c"), "", "abc", None),
        (said("a<text:span text:style-name='E'>b</text:span>c"), "", "abc", None),
        (said("<text:span text:style-name='S'>a<text:span text:style-name='N'>b</text:span></text:span>c"), "", "c",
         CellMark(struck="ab")),
        (said("<text:span text:style-name='S'>a</text:span>"), "", "a", CellMark(struck="a", all_struck=True)),
        (said("<text:span text:style-name='S'> </text:span>a"), "", "a", None),
        (said("a"), "table:style-name='S'", "a", CellMark(all_struck=True)),
        (said("a<text:span text:style-name='S'>b</text:span>"), "table:style-name='S'", "ab",
         CellMark(all_struck=True)),
        (said("a"), "table:style-name='N'", "a", None),
        ("", "table:style-name='S'", None, None),
        (NOTE, "table:style-name='S'", None, CellMark(note="He had a\nstick\tx")),
        ("", "table:style-name='S' office:value-type='float' office:value='4'", 4.0, CellMark(all_struck=True)),
        ("<office:annotation><text:p>a<text:span text:style-name='S'>b</text:span></text:p></office:annotation>"
         + said("c"),
         "", "c", CellMark(note="ab")),
    ],
)  # fmt: skip
def test_what_is_struck_out(words: str, attributes: str, value: Value, mark: CellMark | None) -> None:
    assert only(words, attributes) == (value, mark)


@pytest.mark.parametrize(
    ("kind", "attributes", "value"),
    [
        ("float", "office:value='7'", 7.0), ("percentage", "office:value='0.5'", 0.5),
        ("currency", "office:value='3'", 3.0),
        ("float", "office:value='seven'", "shown"), ("float", "", "shown"),
        ("date", "office:date-value='2026-03-03'", date(2026, 3, 3)),
        ("date", "office:date-value='2026-03-03T21:30:00'", datetime(2026, 3, 3, 21, 30)),
        ("date", "office:date-value='2026-03-03T21:30:00+00:00'", datetime(2026, 3, 3, 21, 30)),
        ("date", "office:date-value='31/2'", "shown"),
        ("time", "office:time-value='PT21H30M00S'", time(21, 30)), ("time", "office:time-value='PT9H'", time(9)),
        ("time", "office:time-value='PT30M15.6S'", time(0, 30, 16)),
        ("time", "office:time-value='PT1,4S'", time(0, 0, 1)),
        ("time", "office:time-value='PT24H'", timedelta(days=1)),
        ("time", "office:time-value='PT23H59M59S'", time(23, 59, 59)),
        ("time", "office:time-value='P1DT1H30M'", timedelta(days=1, hours=1, minutes=30)),
        ("time", "office:time-value='P'", "shown"), ("time", "office:time-value='PT'", "shown"),
        ("time", "office:time-value='late'", "shown"), ("boolean", "office:boolean-value='true'", True),
        ("boolean", "office:boolean-value='false'", False), ("string", "office:string-value='kept'", "shown"),
        ("void", "", "shown"),
    ],
)  # fmt: skip
def test_a_value_by_its_kind(kind: str, attributes: str, value: Value) -> None:
    assert only(said("shown"), f"office:value-type='{kind}' {attributes}") == (value, None)


def test_a_cell_without_words_has_its_value_or_its_formula() -> None:
    assert only("", "office:value-type='float' office:value='seven'") == (None, None)
    assert only("", "office:value-type='string' office:string-value='kept'") == ("kept", None)
    assert only("", "table:formula='of:=[.A1]+1'") == ("=[.A1]+1", None)
    assert only("", "table:formula='of:=[.A1]' office:value-type='string'") == (None, None)
    assert only(said("shown"), "table:formula='of:=[.A1]'") == ("shown", None)


def test_columns_that_are_hidden() -> None:
    def hidden(*columns: str) -> set[int]:
        return set(sheet("".join(f"<table:table-column {each}/>" for each in columns) + files.row("a")).hidden_columns)

    many, gone = "table:number-columns-repeated='{}'", "table:visibility='collapse'"
    assert hidden("", gone, "") == {1}
    assert hidden(many.format(3), f"{gone} {many.format(2)}", "table:visibility='filter'") == {3, 4, 5}
    assert hidden("table:visibility='visible'") == set()
    assert max(hidden(many.format(998), f"{gone} {many.format(16000)}")) == 999
    assert hidden(many.format(1000), gone) == set()
    assert hidden(many.format(999), gone) == {999}
    assert hidden(many.format("0"), gone) == {1}
    assert hidden(many.format("x"), gone) == {1}
    assert hidden(many.format("1" * 12), gone) == {1}
    assert hidden(f"{gone} {many.format('1' * 11)}") == set(range(1000))


def test_rows_that_are_repeated_hidden_or_blank() -> None:
    twice, gone = "table:number-rows-repeated='2'", "table:visibility='collapse'"
    found = sheet(
        files.row("a", attributes=twice) + files.row("", attributes=f"{twice} {gone}") + files.row("b", attributes=gone)
        + files.row("c", attributes=f"{twice} table:visibility='filter'") + files.row("", attributes=twice)
    )  # fmt: skip
    assert found.rows == (("a",), ("a",), (), (), ("b",), ("c",), ("c",))
    assert found.hidden_rows == {3, 4, 5, 6, 7}
    assert sheet(files.row("a", attributes="table:visibility='visible'")).hidden_rows == frozenset()
    assert sheet(files.row("") + files.row("")).rows == ()
    below = sheet(files.row("") + files.row("", attributes=gone) + files.row("a") + files.row("", attributes=gone))
    assert below.rows == ((), (), ("a",))
    assert below.hidden_rows == {2, 4}


def test_a_row_repeated_beyond_the_most_is_one_row_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """So whoever counts the rows sees that they are more than the most; none of the others is made."""
    monkeypatch.setattr(open_document, "MOST_ROWS_REPEATED", 3)
    found = sheet(files.row("a", attributes="table:number-rows-repeated='9' table:visibility='collapse'"))
    assert found.rows == (("a",),) * 4
    assert found.hidden_rows == {1, 2, 3}


def test_a_row_repeated_too_often_is_refused_rather_than_cut_short() -> None:
    with pytest.raises(UserError, match="longer than 200,000 rows"):
        read_book(files.ods(files.row("a", attributes="table:number-rows-repeated='200001'")), "d.ods")


def test_what_stands_between_the_cells_is_no_cells() -> None:
    stray = said("stray") + "<text:span text:style-name='S'>stray</text:span>"
    found = sheet(f"{stray}<table:table-row>{stray}{files.cell(said('a'))}{stray}</table:table-row>{files.row('b')}")
    assert (found.rows, dict(found.marks)) == ((("a",), ("b",)), {})
    assert sheet(said("stray") + files.row("a")).rows == (("a",),)


def test_cells_that_are_repeated_covered_or_blank() -> None:
    noted = files.cell(NOTE + said("n"), "table:number-columns-repeated='2'")
    blank = files.cell("", "table:number-columns-repeated='3'")
    covered = "<table:covered-table-cell table:number-columns-repeated='2'/>"
    found = sheet(
        files.row("a", blank, noted, covered, "b", blank)
        + files.row(noted, attributes="table:number-rows-repeated='2'")
    )
    assert found.rows == (("a", None, None, None, "n", "n", None, None, "b"), ("n", "n"), ("n", "n"))
    assert sorted(found.marks) == [(1, 4), (1, 5), (2, 0), (2, 1), (3, 0), (3, 1)]
    assert sheet(files.row(files.cell(""), "b")).rows == ((None, "b"),)


def test_a_sheet_is_hidden_by_its_style() -> None:
    assert sheet(files.row("a"), "table:name='D' table:style-name='H'").hidden
    assert not sheet(files.row("a"), "table:name='D' table:style-name='V'").hidden
    assert not sheet(files.row("a")).hidden
    assert sheet(files.row("a"), "").name == ""


def text(body: str) -> tuple[Grid, ...]:
    content = files.open_document("", STRUCK).replace("office:spreadsheet>", "office:text>")
    start, _, end = content.partition('<table:table table:name="D"></table:table>')
    return read_sheets(f"{start}{body}{end}".encode())


def test_the_paragraphs_of_a_text_are_rows() -> None:
    struck = "<text:span text:style-name='S'>b</text:span>"
    (found,) = text(
        f"  <text:h>A</text:h>  <text:list><text:list-item>{said('a' + struck)}</text:list-item></text:list>"
        f"{said('')}{said('c')}"
    )
    assert (found.name, found.rows, found.aside) == ("Text", (("A",), ("a",), (), ("c",)), "")
    assert dict(found.marks) == {(2, 0): CellMark(struck="b")}
    assert text(said("")) == ()


def test_cells_without_a_table_are_paragraphs() -> None:
    (found,) = text(files.row("a") + said("b"))
    assert found.rows == (("a",), ("b",))


def test_a_note_in_a_text_belongs_to_its_paragraph() -> None:
    (found,) = text(said(f"a{NOTE}b") + "<text:s/>" + said("c"))
    assert (found.rows, dict(found.marks)) == ((("ab",), ("c",)), {(1, 0): CellMark(note="He had a\nstick\tx")})


def test_the_head_of_each_page_is_no_part_of_the_text() -> None:
    """Styles come before the body, and those of numbers have a "text" of their own."""
    styles = "<style:number-style><style:text>/</style:text></style:number-style>"
    head = f"<style:header>{said('Page 1')}</style:header>"
    assert [each.rows for each in read_sheets(files.open_document(files.row("a"), styles + head).encode())] == [
        (("a",),)
    ]


def test_the_tables_of_a_text_come_before_what_is_outside_them() -> None:
    table = f"<table:table table:name='T'>{files.row('x')}</table:table>"
    within = f"<table:table table:name='T'>{files.row('x')}{said('stray')}</table:table>"
    first, second, outside = text(said("a") + table + said("b") + within + said("c"))
    assert (first.rows, second.rows) == ((("x",),), (("x",),))
    assert (outside.rows, outside.aside) == ((("a",), ("b",), ("c",)), OUTSIDE)


def test_a_table_within_a_cell_or_a_paragraph_is_one_of_its_own_and_takes_no_words_from_it() -> None:
    inner = f"<table:table table:name='I'>{files.row('x')}</table:table>"
    cells = files.row("p", files.cell(said("q") + inner + said(f"r{inner}r")), "s")
    outer, *within, outside = text(said("a") + f"<table:table table:name='O'>{cells}{files.row('t')}</table:table>")
    assert outer.rows == (("p", "q\nrr", "s"), ("t",))
    assert [(each.name, each.rows) for each in within] == [("I", (("x",),))] * 2
    assert outside.rows == (("a",),)
    struck = f"<text:span text:style-name='S'>a{inner}b</text:span>c"
    assert text(said(struck) + said("d"))[-1].rows == (("c",), ("d",))
