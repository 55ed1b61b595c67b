# SPDX-License-Identifier: Apache-2.0
"""Workbooks are opened in a process of their own: what comes back is checked, and what harms it ends in a sentence."""

import json
import struct
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake import diary_files as files
from tests.intake import workbooks
from tests.intake.old_workbooks import OldSheet, xls
from vlu_desktop.intake.formats import book_frames
from vlu_desktop.intake.formats.bounded_book import BROKEN_OFF, open_book
from vlu_desktop.intake.formats.grid import Book, CellMark, Grid
from vlu_desktop.intake.formats.packed_workbook import look_inside
from vlu_desktop.intake.formats.sheets import is_binary, read_book
from vlu_desktop.kernel.errors import UserError

pytestmark = pytest.mark.usefixtures("own_process")
ROWS = [("Date", "What happened"), (date(2026, 3, 3), "He rang"), (datetime(2026, 3, 4, 21, 30), "He came")]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "docx", "fods", "csv"])
def test_a_file_is_the_same_book_from_there_as_from_here(kind: str) -> None:
    data = {
        "xlsx": files.xlsx(ROWS, lambda sheet: files.noted(sheet, "B2", "a note")),
        "ods": files.ods(files.row("Date", "What happened") + files.row("3 March", "He rang")),
        "docx": files.docx(files.table(("Date", "What happened"), ("3 March", "He rang"))),
        "fods": files.open_document(files.row("Date", "What happened")).encode(),
        "csv": files.csv(("Date", "What happened"), ("3 March", "He rang")),
    }[kind]
    assert is_binary(data) is (kind != "csv")
    there, here = open_book(data, "diary"), read_book(data, "diary")
    assert (there, there.kind) == (here, kind)


def far() -> bytes:
    cells = b"".join(b'<c r="A%d"><v>1</v></c>' % n for n in (1, 1_000_000)) + b'<c r="XFD1"><v>1</v></c>'
    sheet = b'<worksheet xmlns="x"><sheetData><row>' + cells + b"</row></sheetData></worksheet>"
    return workbooks.with_part(files.xlsx(ROWS), "xl/worksheets/sheet1.xml", sheet)


def sheet(cells: bytes) -> bytes:
    whole = b'<worksheet xmlns="x"><sheetData>' + cells + b"</sheetData></worksheet>"
    return workbooks.with_part(files.xlsx(ROWS), "xl/worksheets/sheet1.xml", whole)


def old(was: bytes, now: bytes) -> bytes:
    """An older workbook of two numbers, with one record of its own put in the place of another as long."""
    whole = xls(OldSheet(rows=[(1.0,), (2.0,)]))
    assert whole.count(was) == 1
    return whole.replace(was, now)


SIZE, SECOND = struct.pack("<HHIIHHH", 0x200, 14, 0, 2, 0, 1, 0), struct.pack("<HHHHH", 0x203, 14, 1, 0, 0)
ALL_THERE_IS = struct.pack("<HHIIHHH", 0x200, 14, 0, 0xFFFFFFFF, 0, 0xFFFF, 0)
LAST_PLACE = struct.pack("<HHHHH", 0x203, 14, 0xFFFF, 0xFFFF, 0)
COUNT = b'<sst xmlns="x" count="4000000000" uniqueCount="4000000000"><si><t>x</t></si></sst>'
LAUGHS = b'<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
# Made when it is tried, where making it takes long: every run looks at this table, whichever tests it is of.
HOSTILE: dict[str, bytes | Callable[[], bytes]] = {
    "a bomb": lambda: workbooks.packed({"xl/workbook.xml": bytes(90_000_000)}),
    "a thousand million laughs": workbooks.packed({"content.xml": LAUGHS}),
    "a million rows by all columns": far(),
    "a million columns": files.ods(
        files.row(files.cell("<text:p>x</text:p>", "table:number-columns-repeated='1000000'"))
    ),
    "a thousand million rows": files.ods(files.row("x", attributes="table:number-rows-repeated='1000000000'")),
    "nested tables": files.docx("<w:tbl><w:tr><w:tc>" * 500 + "</w:tc></w:tr></w:tbl>" * 500),
    "a place far off in small letters": sheet(b'<row><c r="xfd1048576"><v>1</v></c><c r="a1"><v>1</v></c></row>'),
    "a row beyond any": sheet(b'<row r="4000000000"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>'),
    "many cells without a place": lambda: sheet(b"<row>" + b"<c><v>1</v></c>" * 200_000 + b"</row>"),
    "a count of texts that are not there": workbooks.with_part(files.xlsx(ROWS), "xl/sharedStrings.xml", COUNT),
    "an older one with a cell far off": old(SECOND, LAST_PLACE),
    "an older one that says it has all the cells there are": old(SIZE, ALL_THERE_IS),
    "a broken package": b"PK\x03\x04" + bytes(500),
    "a broken older workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_made_to_do_harm_ends_in_a_sentence(what: str) -> None:
    data = HOSTILE[what]
    with pytest.raises(UserError) as refused:
        open_book(data if isinstance(data, bytes) else data(), "diary.xlsx")
    assert str(refused.value).endswith(".")


CELL = b'<row r="1"><c r="A1" t="inlineStr"><is><t>He rang</t></is></c></row>'


@pytest.mark.parametrize("tags", [b"<c ", b"<row ", b"</f>", b"</f>" + b" " * 50, b"<c r ", b"<xdr:sp "])
def test_tags_begun_and_never_ended_are_looked_at_once(tags: bytes) -> None:
    """2 kB that held the whole program for minutes, the lock with it: every pattern began again at every tag."""
    data = sheet(b"<!-- " + tags * 200_000 + b" -->" + CELL)
    with suppress(UserError):
        look_inside(data)


def test_one_that_takes_too_long_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vlu_desktop.intake.formats.bounded_book.READER", "tests.intake.formats.endless_reader")
    with pytest.raises(UserError, match="longer than 120 seconds or more than 2 GB") as refused:
        open_book(files.xlsx(ROWS), "diary.xlsx", longest=0.5)
    assert str(refused.value) == BROKEN_OFF


def test_a_larger_file_is_refused_before_anything_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vlu_desktop.intake.formats.bounded_book.LARGEST_FILE", 10)
    monkeypatch.setattr("vlu_desktop.intake.formats.sheets.LARGEST_FILE", 10)
    with pytest.raises(UserError, match="larger than"):
        open_book(files.xlsx(ROWS), "diary.xlsx")


VALUES = st.one_of(
    st.none(), st.text(max_size=5), st.booleans(), st.floats(allow_nan=False), st.dates(), st.times(),
    st.datetimes(), st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)).map(
        lambda length: timedelta(seconds=round(length.total_seconds()))
    ),
)  # fmt: skip
GRIDS = st.builds(
    Grid, name=st.text(max_size=5), rows=st.lists(st.lists(VALUES, max_size=4).map(tuple), max_size=4).map(tuple),
    hidden=st.booleans(), aside=st.text(max_size=5), hidden_rows=st.frozensets(st.integers(1, 9), max_size=2),
    hidden_columns=st.frozensets(st.integers(0, 9), max_size=2),
    marks=st.dictionaries(
        st.tuples(st.integers(1, 9), st.integers(0, 9)),
        st.builds(CellMark, note=st.text(max_size=5), struck=st.text(max_size=5), all_struck=st.booleans()), max_size=2,
    ),
)  # fmt: skip


@given(st.lists(GRIDS, max_size=3), st.booleans())
def test_what_is_sent_is_what_is_taken(sheets: list[Grid], starts_1904: bool) -> None:
    book = Book(name="d", kind="xlsx", sheets=tuple(sheets), notes=("a",), starts_1904=starts_1904, data=b"x")
    sent = b"".join(book_frames.pack(book))
    assert book_frames.unpack(sent, "d", b"x") == book
    assert book_frames.unpack(sent[:-5], "d", b"x") is None


PLAIN = st.none() | st.text(max_size=5) | st.booleans() | st.floats(allow_nan=False)


@given(st.lists(st.recursive(PLAIN, st.lists), max_size=4))
def test_an_answer_that_is_not_ours_is_none(lines: list[object]) -> None:
    sent = b"\n".join(json.dumps(line).encode() for line in lines)
    assert book_frames.unpack(sent, "d", b"") is None


HEAD = '"encoding": "", "delimiter": "", "starts_1904": false, "notes": []'


@pytest.mark.parametrize(
    "line",
    [
        '{"refused": 3}', '{"sheets": 0}', '[["m"]]', '{"sheet": "D"}', f'{{"book": "xlsx", "sheets": 2, {HEAD}}}',
        f'{{"book": 3, "sheets": 0, {HEAD}}}',
        f'{{"book": "x", "sheets": 1, {HEAD}}}\n{{"sheet": "D", "hidden": 0, "aside": "", "marks": [], '
        '"hidden_rows": [], "hidden_columns": []}\n[["z", 1]]',
    ],
)  # fmt: skip
def test_an_answer_of_the_wrong_kind_is_none(line: str) -> None:
    assert book_frames.unpack(f'{line}\n{{"end": true}}\n'.encode(), "d", b"") is None
    assert book_frames.unpack(b'{"refused": 3}', "d", b"") is None


def test_a_refusal_is_said_and_cut_to_length() -> None:
    with pytest.raises(UserError, match="no good"):
        book_frames.unpack(book_frames.refusal("It is no good."), "d", b"")


def test_a_whole_number_in_an_answer_is_a_number_of_a_cell() -> None:
    assert book_frames._taken(3) == 3.0
