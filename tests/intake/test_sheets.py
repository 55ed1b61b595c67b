# SPDX-License-Identifier: Apache-2.0
"""Files as they come: every encoding, delimiter and kind of workbook, and what must be refused with a sentence."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.intake import workbooks
from vlu_desktop.intake.formats import delimited, packed_workbook
from vlu_desktop.intake.formats.grid import Value, clean, is_blank, raw_row, row_words, words_of
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


UNSEEN: list[tuple[str, str]] = [
    ("\x00", "␀"), ("\x08", "␈"), ("\x0b", "␋"), ("\x0e", "␎"), ("\x1f", "␟"), ("\x7f", "␡"),
    ("\t", "\t"), ("\n", "\n"), ("\r", "\n"), ("\r\n", "\n"), ("\n\r", "\n\n"), ("\x85", "\n"),
    ("\x80", "\ufffd"), ("\x84", "\ufffd"), ("\x86", "\ufffd"), ("\x9f", "\ufffd"),
    ("\ud800", "\ufffd"), ("\udfff", "\ufffd"),
    (" ", " "), ("~", "~"), ("\xa0", "\xa0"), ("\ud7ff", "\ud7ff"), ("\ue000", "\ue000"),
]  # fmt: skip


@pytest.mark.parametrize(("character", "seen"), UNSEEN)
def test_each_character_nobody_can_see_is_shown_for_what_it_is(character: str, seen: str) -> None:
    assert clean(character) == seen
    assert clean(f"a{character}b\x07") == f"a{seen}b␇"


WORDS: list[tuple[Value, str]] = [
    (None, ""),
    ("  he rang ", "  he rang "),
    (True, "TRUE"),
    (False, "FALSE"),
    (datetime(2026, 3, 4), "04/03/2026"),
    (datetime(2026, 3, 4, 0, 5), "04/03/2026 00:05"),
    (datetime(2026, 3, 4, 21, 30, 9), "04/03/2026 21:30:09"),
    (date(926, 3, 4), "04/03/0926"),
    (time(9, 5), "09:05"),
    (timedelta(hours=25, minutes=5), "25:05"),
    (timedelta(hours=1, seconds=7.4), "1:00:07"),
    (3.0, "3"),
    (-3.0, "-3"),
    (1.5, "1.5"),
    (0.1, "0.1"),
    (999_999_999_999_999.0, "999999999999999"),
    (1e15, "1000000000000000.0"),
    (4.2e30, "4.2e+30"),
    (float("inf"), "inf"),
]


@pytest.mark.parametrize(("value", "seen"), WORDS)
def test_a_cell_in_the_words_its_owner_saw(value: Value, seen: str) -> None:
    assert words_of(value) == seen


@pytest.mark.parametrize(
    ("row", "blank"),
    [
        ((), True), ((None, None), True), (("", " \t\n"), True), ((None, "x"), False), ((0.0,), False),
        ((False,), False),
    ],
)  # fmt: skip
def test_a_row_is_blank_that_holds_no_more_than_space(row: tuple[Value, ...], blank: bool) -> None:
    assert is_blank(row) is blank


def test_a_row_in_words_and_in_its_places() -> None:
    row = (date(2026, 3, 4), None, " he rang, twice ", " ", 2.0)
    assert row_words(row) == "04/03/2026 | he rang, twice | 2"
    assert raw_row(row) == '04/03/2026,," he rang, twice ", ,2'


ENCODED: list[tuple[bytes, str]] = [
    (b"", "utf-8"),
    (b"a", "utf-8"),
    ("é".encode(), "utf-8"),
    ("é".encode("cp1252"), "cp1252"),
    (b"\xef\xbb\xbfa", "utf-8"),
    ("ab".encode("utf-16-le"), "utf-16-le"),
    ("ab".encode("utf-16-be"), "utf-16-be"),
    ("ab".encode("utf-16"), "utf-16-le"),
    (b"\xfe\xff\x00a", "utf-16-be"),
    (b"abc\x00defghij", "utf-8"),
    (b"\x00abcdefghij", "utf-8"),
    (bytes(20), "utf-8"),
    # Of ten characters of two bytes three are of no other alphabet: too few to be sure.
    (b"a\x00" * 3 + b"ab" * 7, "utf-8"),
    (b"a\x00" * 4 + b"ab" * 6, "utf-16-le"),
    (b"\x00a" * 4 + b"ab" * 6, "utf-16-be"),
    (b"a\x00" * 19 + b"\x00\x00", "utf-8"),
    (b"a\x00" * 20 + b"\x00\x00", "utf-16-le"),
    (b"\x00a" * 19 + b"\x00\x00", "utf-8"),
    (b"\x00a" * 20 + b"\x00\x00", "utf-16-be"),
    # Only the first 64 KB are looked at.
    (b"ab" * (32_768 - 9_830) + b"a\x00" * 9_830 + b"a\x00" * 60_000, "utf-8"),
    (b"ab" * (32_768 - 9_831) + b"a\x00" * 9_831 + b"ab" * 60_000, "utf-16-le"),
]


@pytest.mark.parametrize(("data", "encoding"), ENCODED)
def test_how_an_encoding_is_guessed(data: bytes, encoding: str) -> None:
    assert delimited.guess_encoding(data) == encoding


@pytest.mark.parametrize(
    ("data", "encoding", "text", "lost"),
    [
        (b"\xef\xbb\xbfab", "utf-8", "ab", 0), (b"\xff\xfea\x00", "utf-16-le", "a", 0),
        (b"\xfe\xff\x00a", "utf-16-be", "a", 0), (b"\xef\xbb\xbfab", "cp1252", "ï»¿ab", 0),
        (b"a\xe9b\xe9", "utf-8", "a\ufffdb\ufffd", 2),
    ],
)  # fmt: skip
def test_how_bytes_become_text(data: bytes, encoding: str, text: str, lost: int) -> None:
    assert delimited.decode(data, encoding) == (text, lost)


def test_choices_nobody_can_make_in_the_window_are_refused_in_a_sentence() -> None:
    with pytest.raises(UserError, match="encoding is not known"):
        read_book(b"a,b\n", "d.csv", encoding="klingon")
    with pytest.raises(UserError, match="Choose a comma"):
        read_book(b"a,b\n", "d.csv", delimiter="x")


MARKS: list[tuple[str, str]] = [
    ("a,b\nc,d\n", ","),
    ("a;b\nc;d,e\n", ";"),
    ("a\tb,c\nd\te\n", "\t"),
    ("a|b\nc|d\n", "|"),
    ("a,b;c\nd,e;f\n", ","),
    ("a,b;c;d\ne,f;g;h\n", ";"),
    ("a,b;c\n" * 4 + "a,b\na,b,c\n", ","),
    ("one line\nand another\n", "\t"),
    ("one\tline\nand\nanother\n", "|"),
    ("one\tline|\nand\nanother\n", ";"),
    ("one\tline|;\nand\nanother\n", ","),
    ("one\tline|;,\nand\nanother\n", ","),
    ("he came, he saw\nhe rang\n", "\t"),
    ("he came; he saw\nhe rang; I hid\n", "\t"),
    ("He came, I hid, he left\nHe rang, I hid, he rang\n", "\t"),
    ("Date, Details\n3 March, he rang\n", ","),
    ("3 March,he rang\n4 March,he rang\n", ","),
    ("he came, he saw\nhe rang\nhe hid\n", "\t"),
    ("a,b\n\n\n\nc,d\n", ","),
    ("a,b\n" * 100 + "x\n" * 200, ","),
    ("a,b\n" * 99 + "x\n" * 200, "\t"),
    ("x\n" * 101 + "a,b\n" * 200, "\t"),
    ("x\n" * 100 + "a,b\n" * 200, ","),
]


@pytest.mark.parametrize(("text", "mark"), MARKS)
def test_which_mark_cuts_the_rows_most_evenly(text: str, mark: str) -> None:
    """Where none cuts half of the first rows, each line is to be one cell."""
    assert delimited.guess_delimiter(text) == mark


NAMED: list[tuple[bytes, str, list[list[str]]]] = [
    (b"sep=;\na;b,c\n", "", [[], ["a", "b,c"]]),
    (b"SEP=|\r\na|b\r\n", "", [[], ["a", "b"]]),
    (b"sep=;\na;b,c\n", ",", [[], ["a;b", "c"]]),
    (b"sep=x\na,b\n", "", [["sep=x"], ["a", "b"]]),
    (b" sep=\t\na\tb,c\n", "", [[], ["a", "b,c"]]),
]


@pytest.mark.parametrize(("data", "chosen", "found"), NAMED)
def test_a_line_that_names_the_mark(data: bytes, chosen: str, found: list[list[str]]) -> None:
    assert rows(data, delimiter=chosen) == found


LOOSE: list[tuple[str, list[list[str]]]] = [
    ('a,"b\nc,"d",e\n', [["a", '"b'], ["c", "d", "e"]]),
    ('x,y\n"he said "no", twice",3\nz,w\n', [["x", "y"], ['he said "no', ' twice"', "3"], ["z", "w"]]),
    ('a,"b\n', [["a", '"b']]),
    ('"a ""b"" "c",d\n', [['a "b" "c', "d"]]),
    ('a,"b" c,"d ""e"" f"\n', [["a", 'b" c,"d "e" f']]),
    ('"a" b,,"\n', [['a" b,,']]),
    ('x,y\n"b" c,\n', [["x", "y"], ['"b" c', ""]]),
    ('"b" c\n', [['"b" c']]),
    ('"b" "c"\n', [['b" "c']]),
    ('"b" c,"\n', [['b" c,']]),
    ('x,"\n', [["x", '"']]),
    ('"b" c,""\n', [['b" c,"']]),
    ('one,two\nthree,"four\nfive,six\n', [["one", "two"], ["three", '"four'], ["five", "six"]]),
]


@pytest.mark.parametrize(("text", "found"), LOOSE)
def test_what_is_made_of_a_line_whose_quotation_marks_are_broken(text: str, found: list[list[str]]) -> None:
    assert rows(text.encode(), delimiter=",") == found


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


@cache
def bomb() -> bytes:
    return workbooks.with_part(GOOD, "xl/media/x.bin", bytes(80_000_000))


def of_too_many_parts() -> bytes:
    return workbooks.packed({f"p{n}": b"" for n in range(packed_workbook.MOST_PARTS + 1)})


# Made when it is tried, where making it takes long: every run looks at this table, whichever tests it is of.
REFUSED: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "empty": (b"", "empty"),
    "a picture named .xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\n" + b"x" * 100, "PDF"),
    "a program": (b"MZ\x90\x00" + bytes(100), "program"),
    "a web page named .xls": (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
    "locked": (workbooks.locked_xlsx(), "password"),
    "cut short": (GOOD[: len(GOOD) // 2], "damaged"),
    "one byte turned": (GOOD.replace(b"PK\x01\x02", b"PK\x01\x03", 1), "damaged"),
    "an older workbook cut short": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "damaged"),
    "an empty Word document": (workbooks.packed({"word/document.xml": b"<w/>"}), "empty"),
    "an older Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "docx"),
    "a packed folder": (workbooks.packed({"holiday.txt": b"hello"}), "packed folder"),
    "a bomb": (bomb, "far more"),
    "too many parts": (of_too_many_parts, "far more"),
    "cells at the end of the world": (workbooks.with_part(GOOD, SHEET, FAR), "very far"),
    "an entity": (workbooks.with_part(GOOD, SHEET, b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "damaged"),
    "broken markup": (workbooks.with_part(GOOD, "xl/workbook.xml", b"<workbook"), "workbook"),
    "a cell repeated for ever": (
        workbooks.ods([["a"]], repeated=' table:number-columns-repeated="99999999"'), "very far"),
    "nothing but noise": (bytes(range(1, 256)) * 40, "not text"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_opened_is_refused_in_a_sentence(what: str) -> None:
    made, word = REFUSED[what]
    data = made if isinstance(made, bytes) else made()
    with pytest.raises(UserError, match=word) as refusal:
        read_book(data, "diary.xlsx")
    assert str(refusal.value).endswith(".")


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(bomb())
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
