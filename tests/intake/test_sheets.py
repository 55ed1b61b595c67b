# SPDX-License-Identifier: Apache-2.0
"""Files as they come: every encoding, delimiter and kind of workbook, and what must be refused with a sentence."""

from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.intake import workbooks
from vlu_desktop.intake.formats import delimited, packed_workbook
from vlu_desktop.intake.formats.grid import words_of
from vlu_desktop.intake.formats.sheets import MOST_ROWS, read_book
from vlu_desktop.kernel.errors import UserError


def rows(data: bytes, **choices: str) -> list[list[str]]:
    return [[words_of(value) for value in row] for row in read_book(data, "diary", **choices).sheets[0].rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_mark_between_cells_is_found(delimiter: str) -> None:
    text = workbooks.csv_of([["Date", "What happened"], ["3 March", "rang, twice; then a|text"]], delimiter)
    book = read_book(text.encode(), "diary.csv")
    assert book.delimiter == delimiter
    assert book.sheets[0].rows[1] == ("3 March", "rang, twice; then a|text")


@pytest.mark.parametrize(
    ("encoding", "start"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"),
     ("utf-16-le", b""), ("utf-16-be", b""), ("cp1252", b"")],
)  # fmt: skip
def test_encodings_are_told_apart(encoding: str, start: bytes) -> None:
    said = "£20 at the café “or else”"
    book = read_book(start + f"Date,Said\n3 March,{said}\n".encode(encoding), "d.csv")
    assert book.encoding == encoding
    assert book.sheets[0].rows[1] == ("3 March", said)


def test_welsh_polish_and_arabic_come_through_utf_8() -> None:
    said = "Daeth i'r tŷ – Łódź – يتبعني 😀"
    assert rows(f"a,b\n1,{said}\n".encode())[1][1] == said


def test_the_officer_can_choose_another_encoding() -> None:
    data = "Dyddiad,Ble\n3 Mawrth,Llŷn ŵyn\n".encode("iso8859-14")
    assert rows(data)[1][1] != "Llŷn ŵyn"
    assert rows(data, encoding="iso8859-14")[1][1] == "Llŷn ŵyn"


def test_an_encoding_that_does_not_fit_says_so_and_loses_no_row() -> None:
    book = read_book("a,b\n1,café\n".encode("cp1252"), "d.csv", encoding="utf-8")
    assert "could not be read: 1" in book.notes[0]
    assert len(book.sheets[0].rows) == 2


def test_cells_may_hold_lines_quotes_and_200_000_characters() -> None:
    long = "a" * 200_000
    assert rows(f'x,"one\ntwo ""three"""\ny,{long}\n'.encode()) == [["x", 'one\ntwo "three"'], ["y", long]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a,"b\nc,"d",e\n', [["a", '"b'], ["c", "d", "e"]]),
        ('x,y\n"he said "no", twice",3\n', [["x", "y"], ['he said "no', ' twice"', "3"]]),
        ('a,"b\n', [["a", '"b']]),
    ],
)
def test_broken_quotation_marks_spoil_only_their_own_line(text: str, expected: list[list[str]]) -> None:
    found = rows(text.encode())
    assert found[-1] == expected[-1]
    assert "".join(cell for row in found for cell in row).count("b") == text.count("b")


def test_a_line_naming_the_delimiter_is_obeyed() -> None:
    assert rows(b"sep=;\na;b,c\n") == [[], ["a", "b,c"]]


@pytest.mark.parametrize("word", ["=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", "\t=1", "\u202eevil", "a\u200bb"])
def test_formulas_and_marks_of_direction_are_text(word: str) -> None:
    assert rows(workbooks.csv_of([["h", "i"], ["x", word]]).encode())[1][1] == word
    assert rows(workbooks.xlsx([["h", "i"], ["x", word]]))[1][1] == word


def test_what_nobody_can_see_is_made_visible() -> None:
    assert rows(b"a,b\n1,x\x00y\x07z\x7f\n")[1][1] == "x␀y␇z␡"


def test_xlsx_gives_real_dates_times_and_hidden_sheets() -> None:
    data = workbooks.xlsx(
        [["Date", "Time", "n"], [datetime(2026, 3, 3, 21, 30), time(9, 5), 3], [date(2026, 3, 4), None, 1.5]],
        [["left"]],
        hidden=[1],
    )
    book = read_book(data, "anything.txt")
    assert book.kind == "xlsx"
    assert book.sheets[0].rows[1] == (datetime(2026, 3, 3, 21, 30), time(9, 5), 3.0)
    assert book.sheets[0].rows[2][0] == date(2026, 3, 4)
    assert [sheet.hidden for sheet in book.sheets] == [False, True]


def test_a_sheet_that_begins_far_in_keeps_its_row_numbers_and_columns() -> None:
    book = read_book(workbooks.xlsx([[], [], [None, None, "here"]]), "x")
    assert book.sheets[0].rows[2][2] == "here"


def test_days_counted_from_1904_are_the_days_they_were() -> None:
    book = read_book(workbooks.xlsx([["Date"], [date(2026, 3, 4)]], epoch=CALENDAR_MAC_1904), "x.xlsx")
    assert book.sheets[0].rows[1][0] == date(2026, 3, 4)
    assert any("1904" in note for note in book.notes)


def test_a_formula_without_its_result_is_reported() -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "Date", "=TODAY()"
    out = io.BytesIO()
    book.save(out)
    assert any("formula" in note for note in read_book(out.getvalue(), "x").notes)


def test_ods_is_read() -> None:
    book = read_book(workbooks.ods([["Dyddiad", "Beth ddigwyddodd"], ["3 March 2026", "Daeth i'r tŷ"]]), "d.xlsx")
    assert book.kind == "ods"
    assert book.sheets[0].name == "Dyddiadur"
    assert book.sheets[0].rows[1] == ("3 March 2026", "Daeth i'r tŷ")


GOOD = workbooks.xlsx(workbooks.ROWS)
SHEET = "xl/worksheets/sheet1.xml"
FAR = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1"><v>1</v></c></row>'
    b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)
REFUSED = {
    "empty": (b"", "empty"),
    "a picture named .xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\n" + b"x" * 100, "PDF"),
    "a program": (b"MZ\x90\x00" + bytes(100), "program"),
    "a web page named .xls": (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
    "locked": (workbooks.locked_xlsx(), "password"),
    "cut short": (GOOD[: len(GOOD) // 2], "damaged"),
    "one byte turned": (GOOD.replace(b"PK\x01\x02", b"PK\x01\x03", 1), "damaged"),
    "an older workbook cut short": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "damaged"),
    "a Word document": (workbooks.packed({"word/document.xml": b"<w/>"}), "Word"),
    "a packed folder": (workbooks.packed({"holiday.txt": b"hello"}), "packed folder"),
    "a bomb": (workbooks.with_part(GOOD, "xl/media/x.bin", bytes(80_000_000)), "far more"),
    "too many parts": (workbooks.packed({f"p{n}": b"" for n in range(packed_workbook.MOST_PARTS + 1)}), "far more"),
    "cells at the end of the world": (workbooks.with_part(GOOD, SHEET, FAR), "very far"),
    "an entity": (workbooks.with_part(GOOD, SHEET, b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "damaged"),
    "broken markup": (workbooks.with_part(GOOD, "xl/workbook.xml", b"<workbook"), "workbook"),
    "a cell repeated for ever": (
        workbooks.ods([["a"]], repeated=' table:number-columns-repeated="99999999"'), "very far"),
    "nothing but noise": (bytes(range(1, 256)) * 40, "not text"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_opened_is_refused_in_a_sentence(what: str) -> None:
    data, word = REFUSED[what]
    with pytest.raises(UserError, match=word) as refusal:
        read_book(data, "diary.xlsx")
    assert str(refusal.value).endswith(".")


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(workbooks.with_part(GOOD, "xl/media/x.bin", bytes(80_000_000)))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"xl/media/x.bin"))
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    with pytest.raises(UserError, match="far more"):
        read_book(bytes(data), "x.xlsx")


def test_a_sheet_too_long_or_too_wide_is_refused_and_says_what_to_do() -> None:
    with pytest.raises(UserError, match="Split it"):
        read_book(b"a\n" * (MOST_ROWS + 1), "x.csv")
    with pytest.raises(UserError, match="columns wide"):
        read_book(b"," * 600, "x.csv")


@given(st.text(max_size=400), st.sampled_from([key for key, _ in delimited.ENCODINGS]))
def test_any_text_is_read_or_refused_and_loses_no_letter(text: str, encoding: str) -> None:
    try:
        book = read_book(text.encode(encoding, errors="ignore"), "x.csv", encoding=encoding, delimiter=",")
    except UserError:
        return
    kept = "".join(words_of(value) for row in book.sheets[0].rows for value in row)
    letters = [c for c in text.encode(encoding, errors="ignore").decode(encoding) if c.isalnum()]
    assert [c for c in kept if c.isalnum()] == letters


@given(st.binary(max_size=600), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]))
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    with suppress(UserError):
        read_book(start + data, "x")


@given(st.data())
def test_a_workbook_with_any_byte_turned_is_read_or_refused(data: st.DataObject) -> None:
    broken = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UserError):
        read_book(bytes(broken), "x.xlsx")
