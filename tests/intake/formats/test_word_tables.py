# SPDX-License-Identifier: Apache-2.0
"""The tables and paragraphs of a Word document, element by element: words, spans, what is struck out, comments."""

import pytest

from tests.intake import diary_files as files
from vlu_desktop.intake.formats.grid import CellMark, Grid
from vlu_desktop.intake.formats.word_tables import OUTSIDE, read_document

SPACE = "  "
"""What programs put between elements to make them readable; it is no word of anybody's."""


def read(body: str, comments: str = "") -> tuple[Grid, ...]:
    parts = {"word/document.xml": f"<w:document {files._WORD}>{SPACE}<w:body>{body}</w:body></w:document>".encode()}
    if comments:
        parts["word/comments.xml"] = f"<w:comments {files._WORD}>{comments}</w:comments>".encode()
    return read_document(parts)


def para(*inner: str) -> str:
    return f"<w:p>{SPACE}{SPACE.join(inner)}{SPACE}</w:p>"


def run(words: str, properties: str = "") -> str:
    return f"<w:r>{SPACE}<w:rPr>{properties}</w:rPr>{SPACE}<w:t>{words}</w:t>{SPACE}</w:r>"


def cell(*inner: str) -> str:
    return f"<w:tc>{SPACE}{''.join(inner)}{SPACE}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{SPACE}{''.join(f'<w:tr>{SPACE}{row}{SPACE}</w:tr>' for row in rows)}{SPACE}</w:tbl>"


def only(body: str, comments: str = "") -> tuple[object, CellMark | None]:
    """The value of a document's one cell, and its mark."""
    (sheet,) = read(table(cell(body)), comments)
    ((value,),) = sheet.rows
    return value, sheet.marks.get((1, 0))


OFF = ("0", "false", "off", "none", "False")
WORDS: list[tuple[str, str | None, str]] = [
    (para(run("he"), run("rang")), "herang", ""),
    (para(run("he")) + para(run("rang")), "he\nrang", ""),
    (para(run("he")) + para() + para(run("rang")), "he\n\nrang", ""),
    (para("<w:r><w:t>a</w:t><w:tab/><w:br/><w:cr/><w:t>b</w:t></w:r>"), "a\t\n\nb", ""),
    (para("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>", run("a")), "a", ""),
    (para(run("a")) + para("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>", run("b")), "a\nb", ""),
    (para("<w:t>a</w:t>"), "a", ""),
    (para(run("a"), "<w:instrText>PAGE</w:instrText>"), "a", ""),
    (para("<w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>", run("a")), "a", ""),
    (para(run("a"), "<w:rPr><w:strike/></w:rPr><w:t>b</w:t>"), "ab", ""),
    (para(run("a", "<w:strike/>"), run("b")), "b", "a"),
    (para(run("a", "<w:dstrike/>"), run("b")), "b", "a"),
    (para(run("a", "<w:strike/><w:dstrike w:val='0'/>"), run("b")), "b", "a"),
    (para(run("a", "<w:strike w:val='1'/>"), run("b")), "b", "a"),
    *((para(run("a", f"<w:strike w:val='{off}'/>"), run("b")), "ab", "") for off in OFF),
    (para("<w:del><w:r><w:delText>a</w:delText></w:r></w:del>", run("b")), "b", "a"),
    (para(f"<w:moveFrom>{run('a')}</w:moveFrom>", f"<w:moveTo>{run('b')}</w:moveTo>"), "b", "a"),
    (para(f"<w:del><w:moveFrom>{run('a')}</w:moveFrom>{run('b')}</w:del>", run("c")), "c", "ab"),
    (para(f"<w:ins>{run('a')}</w:ins>"), "a", ""),
    (para(run("a", "<w:strike/>")), "a", "a"),
    (para(), None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("body", "value", "struck"), WORDS)
def test_the_words_of_a_cell(body: str, value: str | None, struck: str) -> None:
    mark = CellMark(struck=struck, all_struck=value == struck) if struck else None
    assert only(body) == (value, mark)


@pytest.mark.parametrize(
    ("said", "width"),
    [("w:val='3'", 3), ("w:val='1'", 1), ("w:val='0'", 1), ("w:val='many'", 1), ("", 1), ("w:val='500'", 500),
     ("w:val='501'", 500), ("w:val='12345'", 500), ("w:val='123456'", 1), ("w:val='1234567'", 1)],
)  # fmt: skip
def test_a_cell_may_span_columns(said: str, width: int) -> None:
    (sheet,) = read(
        table(cell(f"<w:tcPr><w:gridSpan {said}/></w:tcPr>", para(run("a"))) + cell(para(run("b", "<w:strike/>"))))
    )
    assert sheet.rows == (("a", *([None] * (width - 1)), "b"),)
    assert list(sheet.marks) == [(1, width)]


def test_a_span_is_of_its_own_cell_alone() -> None:
    (sheet,) = read(table(cell(para(run("a"))) + "<w:gridSpan w:val='9'/>" + cell(para(run("b")))))
    assert sheet.rows == (("a", "b"),)
    inner = table(cell("<w:gridSpan w:val='9'/>", para(run("b"))))
    (nested,) = read(table(cell(para(run("a")), inner) + cell(para(run("c")))))
    assert nested.rows == (("a\nb", "c"),)


def test_a_table_in_a_cell_is_words_of_the_cell() -> None:
    inner = table(cell(para(run("b"))) + cell(para(run("c"))), cell(para(run("d"))))
    (sheet,) = read(table(cell(para(run("a")), inner, para(run("e"))) + cell(para(run("f"))), cell(para(run("g")))))
    assert sheet.rows == (("a\nb\nc\nd\ne", "f"), ("g",))


def test_each_table_is_a_sheet_and_what_is_outside_is_one_more() -> None:
    sheets = read(
        para(run("before")) + table(cell(para(run("a"))), cell(para(run("b")))) + para(run("between", "<w:strike/>"))
        + table(cell(para(run("c", "<w:strike/>")))) + para()
    )  # fmt: skip
    assert [(sheet.name, sheet.rows, sheet.aside) for sheet in sheets] == [
        ("Table 1", (("a",), ("b",)), ""), ("Table 2", (("c",),), ""),
        ("Text", (("before",), ("between",), (None,)), OUTSIDE),
    ]  # fmt: skip
    assert [dict(sheet.marks) for sheet in sheets] == [
        {}, {(1, 0): CellMark(struck="c", all_struck=True)}, {(2, 0): CellMark(struck="between", all_struck=True)},
    ]  # fmt: skip
    (text,) = read(para(run("alone")) + para())
    assert (text.name, text.rows, text.aside) == ("Text", (("alone",), (None,)), "")
    assert read(para()) == ()


def test_a_table_in_a_box_beside_a_paragraph_takes_nothing_from_it() -> None:
    box = f"<w:r><w:txbxContent>{table(cell(para(run('a')), para(run('b'))))}</w:txbxContent></w:r>"
    first, text = read(para(run("before "), box, run("after")) + para(run("next")))
    assert (first.rows, text.rows) == ((("a\nb",),), (("before after",), ("next",)))


def test_a_paragraph_in_no_cell_of_a_table_is_passed_over() -> None:
    (sheet,) = read(f"<w:tbl><w:tr>{para(para(run('stray')))}{cell(para(run('a')))}</w:tr></w:tbl>")
    assert sheet.rows == (("a",),)


def test_a_fallback_for_older_programs_is_passed_over_with_all_in_it() -> None:
    fallback = f"<w:Fallback>{para(run('twice'))}{table(cell(para(run('twice'))))}</w:Fallback>"
    assert only(para(run("a"), fallback, run("b"))) == ("ab", None)
    (text,) = read(para(run("a"), fallback, run("b")))
    assert text.rows == (("ab",),)


def test_a_cell_within_a_cell_without_a_table_ends_with_it() -> None:
    (sheet,) = read(f"<w:tbl><w:tr><w:tc>{cell(para(run('a')))}</w:tc></w:tr></w:tbl>")
    assert sheet.rows == (("a",),)


def comment(number: str, *paragraphs: str) -> str:
    return f"{SPACE}<w:comment w:id='{number}'>{SPACE}{SPACE.join(paragraphs)}{SPACE}</w:comment>"


def refer(number: str) -> str:
    return f"<w:r><w:commentReference w:id='{number}'/></w:r>"


@pytest.mark.parametrize(
    ("body", "note"),
    [(para(run("a"), refer("1")), "He had a stick\nin his hand"), (para(run("a"), refer("2")), "comment"),
     (para(run("a"), refer("3")), "p"), (para(run("a"), refer("4")), "t"), (para(run("a"), refer("9")), ""),
     (para(run("a"), refer("2"), refer("3")), "comment\np"), (para(run("a"), refer("5")), "")],
)  # fmt: skip
def test_a_comment_is_kept_with_the_cell_it_is_on(body: str, note: str) -> None:
    comments = (
        "<w:t>stray</w:t>" + comment("1", para(run("He had a "), run("stick")), para(run("in his hand")))
        + comment("2", para(run("comment"))) + comment("3", para(run("p"))) + comment("4", para(run("t")))
        + comment("5")
    )  # fmt: skip
    assert only(body, comments) == ("a", CellMark(note=note) if note else None)


def test_a_comment_on_nothing_is_passed_over() -> None:
    (sheet,) = read(refer("1") + table(refer("1"), cell(para(run("a")))), comment("1", para(run("He had a stick"))))
    assert (sheet.rows, dict(sheet.marks)) == (((), ("a",)), {})


def test_a_comment_on_an_empty_cell_strikes_nothing_out() -> None:
    assert only(para(refer("1")), comment("1", para(run("why")))) == (None, CellMark(note="why"))


@pytest.mark.parametrize("inner", ["<w:p>stray<w:r><w:t>why</w:t></w:r></w:p>", "<w:p><w:t>w<w:br/>hy</w:t></w:p>"])
def test_a_comment_is_the_words_of_its_runs_alone(inner: str) -> None:
    assert only(para(run("a"), refer("1")), comment("1", inner)) == ("a", CellMark(note="why"))


def test_a_comment_on_a_struck_cell_stands_beside_what_is_struck() -> None:
    assert only(para(run("a", "<w:strike/>"), run("b"), refer("1")), comment("1", para(run("why")))) == (
        "b", CellMark(note="why", struck="a"),
    )  # fmt: skip
