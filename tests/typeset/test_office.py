# SPDX-License-Identifier: Apache-2.0
"""Rows and texts for editing: what a document says, the same bytes for the same tree, and nothing cut short."""

import csv
import io
import time
from collections.abc import Callable
from datetime import datetime

import docx
import openpyxl
import pytest

from tests.typeset.tree_samples import document
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.office.spreadsheet import as_csv, as_xlsx
from vlu_desktop.typeset.office.text_file import as_docx
from vlu_desktop.typeset.tree import Document

ODD = "<b>bold</b> & اتصل بي 🐦 =cmd()|'/C calc'!A0 \x07 Siân"
WHOLE = document(
    t.Heading(text="Chronology", id="top"),
    t.Paragraph(text=("As told: ", t.Text(text="twice", bold=True), f"\n{ODD}")),
    t.BulletList(items=("He rang.", "He came.")),
    t.NumberedList(items=("First.", "Second.")),
    t.KeyValue(rows=(("Prepared by", "Ines"),)),
    t.Table(
        caption="What happened", columns=(t.Column(width=1), t.Column(width=4), t.Column(width=2)),
        header=(("No.", "What", "Status"),),
        rows=(
            (t.Cell(content="1", rowspan=2), ODD, "Reported"),
            ("He came back.", "Not reported"),
            (t.Cell(content="Three columns wide", colspan=3),),
        ),
        note="Words in quotation marks are hers.",
    ),
    marking="OFFICIAL-SENSITIVE",
)  # fmt: skip
SEEN = ODD.replace("\x07", "‹U+0007›")


def opened(tree: Document = WHOLE) -> docx.document.Document:
    return docx.Document(io.BytesIO(as_docx(tree, tree.made)))


def test_a_text_for_editing_has_headings_lists_and_tables_as_such() -> None:
    file = opened()
    assert [(each.style.name, each.text) for each in file.paragraphs if each.style and each.text][:6] == [
        ("Heading 1", "Chronology"), ("Normal", f"As told: twice\n{SEEN}"), ("List Bullet", "He rang."),
        ("List Bullet", "He came."), ("List Paragraph", "1. First."), ("List Paragraph", "2. Second."),
    ]  # fmt: skip
    assert [run.text for run in file.paragraphs[1].runs if run.bold] == ["twice"]
    facts, table = file.tables
    assert [cell.text for cell in facts.rows[0].cells] == ["Prepared by", "Ines"]
    said = [[cell.text for cell in row.cells] for row in table.rows]
    assert said == [
        ["No.", "What", "Status"], ["1", SEEN, "Reported"], ["1", "He came back.", "Not reported"],
        ["Three columns wide"] * 3,
    ]  # fmt: skip
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:tblHeader" not in table.rows[1]._tr.xml
    # Neither a caption nor a head stands at a page's foot without the rows.
    assert file.styles["Caption"].paragraph_format.keep_with_next
    kept = [[each.paragraph_format.keep_with_next for each in row.cells[0].paragraphs] for row in table.rows]
    assert kept == [[True], [None], [None], [None]]
    assert file.sections[0].header.paragraphs[0].text.startswith("OFFICIAL-SENSITIVE. A copy for editing")
    assert (file.core_properties.author, file.core_properties.comments) == ("", "")


@pytest.mark.parametrize("columns", [2, 6, 12])
def test_no_column_of_a_text_for_editing_is_narrower_than_a_short_word_or_wider_than_the_page(columns: int) -> None:
    shares = tuple(t.Column(width=9 if place == 1 else 0.5) for place in range(columns))
    table = t.Table(columns=shares, header=(("Terms",) * columns,), rows=(("1",) * columns,))
    (made,) = opened(document(table)).tables
    wide = [column.width.mm for column in made.columns if column.width]
    assert min(wide) > (15.9 if columns < 12 else 12)
    assert sum(wide) <= 171


def test_words_as_they_were_said_are_told_from_those_of_the_unit() -> None:
    tree = document(t.Paragraph(text="He has never stopped.", style=t.Style.QUOTE), t.Paragraph(text="So it was said."))
    styles = [(each.style.name, each.text) for each in opened(tree).paragraphs if each.style and each.text]
    assert styles == [("Quote", "He has never stopped."), ("Normal", "So it was said.")]


def test_large_print_is_large_there_too() -> None:
    large = t.Document(title="Large", body=WHOLE.body, made=WHOLE.made, identity="0F", large=True)
    assert [opened(each).styles["Normal"].font.size.pt for each in (WHOLE, large)] == [11, 16]
    assert opened(large).styles["Small"].font.size.pt == 16


def test_a_workbook_and_comma_separated_text_hold_the_rows_with_spans_repeated() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(WHOLE, WHOLE.made))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = rows.index(["No.", "What", "Status"])
    assert rows[at + 1 :] == [
        ["1", SEEN, "Reported"], ["1", "He came back.", "Not reported"], ["Three columns wide"] * 3
    ]  # fmt: skip
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert sheet.freeze_panes == f"A{at + 2}"
    assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
    assert sheet.print_title_rows == f"${at + 1}:${at + 1}"
    assert sheet.oddHeader.center.text == "OFFICIAL-SENSITIVE"
    # Each row has room for the lines that its longest cell takes in its column.
    wide = [sheet.column_dimensions[letter].width for letter in "ABC"]
    for place in range(at, len(rows)):
        lines = max(len(str(cell)) / letters for cell, letters in zip(rows[place], wide, strict=True))
        assert (sheet.row_dimensions[place + 1].height or 15) >= 15 * lines
    plain = list(csv.reader(io.StringIO(as_csv(WHOLE).decode("utf-8-sig"))))
    assert ["1", ODD, "Reported"] in plain


def test_what_a_document_says_beside_its_tables_goes_with_its_rows() -> None:
    beside = [
        ["Chronology", ""],
        ["", "3 of 9 entries, as an officer chose them"],
        ["Towards", "=A1"],
        ["Table 1. Told", ""],
        ["", "The others are left out."],
        ["", "[withheld W1] is where somebody can be found."],
    ]
    tree = document(
        t.Heading(text="Chronology"),
        t.Paragraph(text="3 of 9 entries, as an officer chose them"),
        t.KeyValue(rows=(("Towards", "=A1"),)),
        t.Table(
            caption="Told", columns=(t.Column(), t.Column()), header=(("No.", "What"),), rows=(("1", "He rang."),),
            note="The others are left out.",
        ),
        t.Paragraph(text=(t.WithheldMark(reason="W1"), " is where somebody can be found.")),
        marking="OFFICIAL", subject="3 of 9 entries",
    )  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(tree, tree.made)))
    rows, said = ([[cell.value or "" for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets)
    assert ["1", "He rang."] in [[str(cell) for cell in row] for row in rows]
    assert ["3 of 9 entries", ""] in rows[: rows.index(["No.", "What"])]
    assert said == [["OFFICIAL", ""], *beside]
    assert not any(cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    plain = list(csv.reader(io.StringIO(as_csv(tree).decode("utf-8-sig"))))
    assert plain[-len(beside) :] == [[cell.replace("=A1", "'=A1") for cell in row] for row in beside]
    assert ["3 of 9 entries"] in plain[: plain.index(["No.", "What"])]


def test_days_and_numbers_of_a_workbook_are_days_and_numbers_and_what_is_neither_is_text() -> None:
    rows = (
        ("1", "3 Mar 2026", "07700900345", "1,204", "=1+1"), ("2", "about March 2026", "12", "–", "7"),
        ("", "31 Feb 2026", "1234567890", "0", "3 Mar 1899"),
    )  # fmt: skip
    head = ("No.", "When", "Reference", "How many", "Note")
    columns = tuple(t.Column() for _ in head)
    told = t.Table(caption="Told", columns=columns, header=(head,), rows=rows)
    counted = t.Table(caption="Counted", columns=columns[:1], header=(("How many",),), rows=(("1,204",), ("0",), ("",)))
    tree = document(told, counted)
    first, second, _ = openpyxl.load_workbook(io.BytesIO(as_xlsx(tree, tree.made))).worksheets
    cells = [[cell.value for cell in row] for row in first.iter_rows()]
    assert cells[cells.index(list(head)) + 1 :] == [
        [1, datetime(2026, 3, 3), "07700900345", "1,204", "=1+1"], [2, "about March 2026", "12", "–", "7"],
        ["", "31 Feb 2026", "1234567890", "0", "3 Mar 1899"],
    ]  # fmt: skip
    assert {cell.data_type for row in first.iter_rows() for cell in row if cell.value} == {"s", "n", "d"}
    assert [(cell.value, cell.number_format) for (cell,) in second.iter_rows()][-3:-1] == [(1204, "#,##0"), (0, "0")]
    assert next(cell for row in first.iter_rows() for cell in row if cell.is_date).number_format == "d mmm yyyy"
    plain = list(csv.reader(io.StringIO(as_csv(tree).decode("utf-8-sig"))))
    assert ["1", "3 Mar 2026", "07700900345", "1,204", "'=1+1"] in plain


@pytest.mark.parametrize("written", [as_docx, as_xlsx])
def test_the_same_tree_gives_the_same_bytes_on_another_day(
    written: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(WHOLE, WHOLE.made)
    later = time.time() + 400_000
    monkeypatch.setattr(time, "time", lambda: later)
    assert written(WHOLE, WHOLE.made) == before


def test_a_cell_that_no_workbook_holds_is_refused_and_cut_nowhere() -> None:
    long = "x" * 40_000
    table = t.Table(caption="Long", columns=(t.Column(),), header=(("What",),), rows=((long,),))
    tree = document(table)
    with pytest.raises(UserError, match="more than 32,767 letters"):
        as_xlsx(tree, tree.made)
    assert long in as_csv(tree).decode("utf-8-sig")
    assert opened(tree).tables[0].rows[1].cells[0].text == long
