# SPDX-License-Identifier: Apache-2.0
"""Workbooks in binary: what is read of an .xls and an .xlsb, what stands on their cells, and what is said not to be."""

import struct
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake import diary_files as files
from tests.intake.messages.formats.outlook_files import compound
from tests.intake.old_workbooks import Cell, OldSheet, xls, xlsb
from vlu_desktop.intake.diary import STRUCK, DiaryReading
from vlu_desktop.intake.diary_row import HIDDEN_ROW, NOTE_KEPT
from vlu_desktop.intake.formats.bounded_book import open_book
from vlu_desktop.intake.formats.grid import CellMark
from vlu_desktop.intake.formats.old_marks import old_marks
from vlu_desktop.intake.formats.sheet_marks import SheetMarks
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.intake.mapping.date_notes import CARRIED, NOT_A_DATE, TIME_KEPT, TIME_TWICE
from vlu_desktop.kernel.errors import UserError

HEADS = ("Date", "Time", "What happened", "How many")
ROWS: list[tuple[Cell, ...]] = [
    HEADS,
    (date(2026, 3, 3), time(21, 30), "He rang – “again”", 12.0),
    (datetime(2026, 3, 4, 0, 15), timedelta(hours=25, minutes=30), "Siân saw him", None),
    (date(2026, 3, 5), timedelta(hours=25, minutes=30), "He hid", 3.0),
    ("6 March 2026", None, "He sent 🔪 and nothing else", None),
]
FROM_1904 = "The workbook counts its days from 1904, as older Macintosh ones do. This was allowed for."
NOT_SEEN = "Notes on cells, struck-out words and hidden rows of this kind of workbook are not seen here."
PARTLY = "Words struck out within a cell of this kind of workbook are not told from the others."
MAKERS = {"xls": xls, "xlsb": xlsb}


@pytest.mark.parametrize("epoch_1904", [False, True])
@pytest.mark.parametrize("kind", MAKERS)
def test_the_cells_of_a_binary_workbook_are_those_of_any_other(kind: str, epoch_1904: bool) -> None:
    data = MAKERS[kind](OldSheet(rows=ROWS), epoch_1904=epoch_1904)
    for book in (read_book(data, "diary"), open_book(data, "diary")):
        assert (book.kind, book.starts_1904) == (kind, epoch_1904)
        proposal = DiaryReading(book=book).propose(files.TOLD)
        assert files.days(proposal) == [
            "9:30pm on 3 March 2026", "12:15am on 4 March 2026", "5 March 2026", "6 March 2026",
        ]  # fmt: skip
        assert files.accounts(proposal) == [row[2] for row in ROWS[1:]]
        assert [each.incident.count and each.incident.count.number for each in proposal.made] == [12, None, 3, None]
        assert [each.assumed for each in proposal.made] == [(), (TIME_TWICE,), (TIME_KEPT,), ()]
        when = proposal.made[2].incident.happened
        assert when is not None
        assert when.words == "05/03/2026 25:30"
        assert (FROM_1904 in proposal.notes) is epoch_1904


@pytest.mark.parametrize("epoch_1904", [False, True])
@pytest.mark.parametrize("kind", MAKERS)
def test_a_bare_number_counts_from_the_workbooks_own_first_day(kind: str, epoch_1904: bool) -> None:
    serial = 44622.0 if epoch_1904 else 46084.0
    data = MAKERS[kind](
        OldSheet(rows=[HEADS[::2], ("13/03/2026", "He rang me"), (serial, "He wrote")]), epoch_1904=epoch_1904
    )
    assert files.days(files.propose(data)) == ["13 March 2026", "3 March 2026"]


@pytest.mark.parametrize("kind", MAKERS)
def test_a_hidden_sheet_is_left_out_unless_the_officer_says(kind: str) -> None:
    data = MAKERS[kind](OldSheet(rows=ROWS), OldSheet(rows=[("Date", "What happened")], name="Old", hidden=True))
    proposal = files.propose(data)
    assert [sheet.hidden for sheet in read_book(data, "d").sheets] == [False, True]
    assert files.left(proposal) == [(1, "it is on a hidden sheet")]


MARKED = OldSheet(
    rows=[
        HEADS[::2], (date(2026, 3, 3), "He came to the gate"), (date(2026, 3, 5), "He rang me twice"),
        (date(2026, 3, 6), "He sat outside"), (None, "He drove past"),
    ],
    notes={(1, 1): "He had a stick – “big” 🔪", (3, 1): "x" * 900},
    struck=frozenset({(2, 0), (2, 1)}), hidden_rows=frozenset({3}), hidden_columns=frozenset({1}),
)  # fmt: skip


def test_notes_struck_cells_and_what_is_hidden_in_an_xls() -> None:
    proposal = files.propose(xls(OldSheet(rows=[("Notes",)], name="Before"), MARKED))
    assert files.accounts(proposal) == ["He came to the gate", "He sat outside", "He drove past"]
    assert files.left(proposal)[-1] == (3, STRUCK)
    assert [each.assumed for each in proposal.made] == [(NOTE_KEPT,), (NOTE_KEPT, HIDDEN_ROW), (CARRIED,)]
    assert proposal.made[0].incident.source_detail.endswith("Note on “What happened”: He had a stick – “big” 🔪")
    assert proposal.made[1].incident.source_detail.endswith("x" * 900)
    assert [note.partition(":")[0] for note in proposal.notes[:4]] == [
        "Rows hidden in the workbook", "Columns hidden on sheet “Diary”", "Notes on cells",
        "Cells with struck-out words",
    ]  # fmt: skip
    assert any(note.startswith(PARTLY) for note in proposal.notes)
    assert not any(note.startswith(NOT_SEEN) for note in proposal.notes)


def test_a_row_struck_out_with_its_date_lends_it_to_nobody() -> None:
    rows: list[tuple[Cell, ...]] = [
        HEADS[::2], (date(2026, 3, 3), "He came"), (date(2026, 3, 5), "He rang me twice"), (None, "He drove past"),
    ]  # fmt: skip
    with_date = files.propose(xls(OldSheet(rows=rows, struck=frozenset({(2, 0), (2, 1)}))))
    assert files.days(with_date) == ["3 March 2026", "3 March 2026"]
    without = files.propose(xls(OldSheet(rows=rows, struck=frozenset({(2, 1)}))))
    assert files.days(without) == ["3 March 2026", "5 March 2026"]


def test_what_is_not_seen_in_an_xlsb_is_said() -> None:
    proposal = files.propose(xlsb(MARKED))
    assert len(proposal.made) == 4
    assert any(note.startswith(NOT_SEEN) for note in proposal.notes)


def test_a_formula_without_a_result_is_no_empty_cell_in_an_xls_either() -> None:
    rows: list[tuple[Cell, ...]] = [HEADS[::2], (date(2026, 3, 3), "He came"), ("=A2+1", "He rang"), ("=A3+1", None)]
    data = xls(OldSheet(rows=rows))
    proposal = files.propose(data)
    assert files.days(proposal) == ["3 March 2026", "date not known (“=?”)"]
    assert proposal.made[1].assumed == (NOT_A_DATE,)
    assert proposal.notes[0].startswith("Cells with a formula and no saved result: 1.")
    # In a row that holds nothing else it may well come to nothing.
    found = old_marks(data)
    assert found is not None
    assert found["Diary"].texts == {(3, 0): "=?"}


def test_marks_are_by_the_sheets_own_cells() -> None:
    found = old_marks(xls(OldSheet(rows=[("Notes",)], name="Before"), MARKED))
    assert found is not None
    assert list(found) == ["Before", "Diary"]
    assert found["Before"].marks == {}
    assert found["Diary"].marks == {
        (2, 1): CellMark(note="He had a stick – “big” 🔪"), (3, 0): CellMark(all_struck=True),
        (3, 1): CellMark(all_struck=True), (4, 1): CellMark(note="x" * 900),
    }  # fmt: skip
    assert (found["Diary"].hidden_rows, found["Diary"].hidden_columns) == ({4}, {1})
    both = old_marks(xls(OldSheet(rows=MARKED.rows, notes={(2, 1): "no"}, struck=frozenset({(2, 1)}))))
    assert both is not None
    assert both["Diary"].marks == {(3, 1): CellMark(note="no", all_struck=True)}


def test_where_the_stream_can_not_be_read_nothing_is_said_to_be_seen() -> None:
    assert old_marks(b"\xd0\xcf\x11\xe0") is None
    assert old_marks(compound({"Other": b"x"})) is None
    assert old_marks(compound({"Workbook": b""})) is None
    cut = struct.pack("<HH", 0x809, 4) + b"\0\0\5\0" + struct.pack("<HH", 0x85, 2) + b"\0\0"
    assert old_marks(compound({"Workbook": cut})) is None
    assert old_marks(compound({"Workbook": struct.pack("<HH", 0x0A, 0)})) == {}


@given(st.lists(st.tuples(st.integers(0, 8000), st.integers(0, 255)), max_size=6))
def test_whatever_is_broken_in_an_xls_it_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(xls(MARKED))
    for at, byte in changes:
        data[at % len(data)] = byte
    old_marks(bytes(data))
    try:
        read_book(bytes(data), "diary.xls")
    except UserError:
        pass


# Record by record, as other programs write them.


def record(kind: int, form: str = "", *values: int, more: bytes = b"") -> bytes:
    body = struct.pack(f"<{form}", *values) + more
    return struct.pack("<HH", kind, len(body)) + body


BEGIN, END = record(0x809, "HHHHII", 0x600, 0x10, 0, 0, 0, 0), record(0x0A)
FONTS = [record(0x31, "HH", 200, 8 if n == 5 else 0, more=bytes(12)) for n in (0, 1, 2, 3, 5)]
STYLES = [record(0xE0, "H", font, more=bytes(18)) for font in (0, 5, 6, 99)]


STYLED = b"".join(FONTS + STYLES)


def stream(
    *body: bytes,
    name: bytes = b"\x00D",
    stream_name: str = "Workbook",
    kind: int = 0x10,
    styled: bytes = STYLED,
    more: bytes = b"",
    end: bytes = END,
) -> bytes:
    """A workbook of one sheet whose records are given; `name` is how wide its letters are, they, and no `more`."""
    begin = record(0x809, "HHHHII", 0x600, kind, 0, 0, 0, 0)
    start = BEGIN + styled
    bound = len(record(0x85, "IBBB", 0, 0, 0, 1, more=name + more))
    sheet = record(0x85, "IBBB", len(start) + bound + 4, 0, 0, len(name[1:]) // (1 + name[0]), more=name + more)
    return compound({stream_name: start + sheet + END + begin + b"".join(body) + end})


def marks_in(*body: bytes, styled: bytes = STYLED, end: bytes = END) -> SheetMarks:
    found = old_marks(stream(*body, styled=styled, end=end))
    assert found is not None
    return found["D"]


@pytest.mark.parametrize("kind", [0x06, 0x203, 0x204, 0xFD, 0x27E, 0xD6])
def test_a_cell_of_any_record_is_struck_out_by_its_style(kind: int) -> None:
    cells = [record(kind, "HHH", 4, style, style, more=bytes(16)) for style in range(6)]
    assert marks_in(*cells).marks == {(5, 1): CellMark(all_struck=True)}
    assert marks_in(record(0x207, "HHH", 4, 1, 1, more=bytes(16))).marks == {}


def test_a_style_is_struck_out_by_its_font_counted_without_the_one_of_number_4() -> None:
    """By the number of a font in a style, 4 is the one that no workbook holds."""
    fonts = [record(0x31, "HH", 200, flags, more=bytes(12)) for flags in (0xF7, 0, 0, 8, 0xFF)]
    styles = [record(0xE0, "HH", font, 14, more=bytes(16)) for font in (0, 3, 4, 5, 256 + 3)]
    cells = [record(0x203, "HHH", 0, style, style, more=bytes(8)) for style in range(5)]
    found = marks_in(*cells, styled=b"".join(fonts + styles))
    assert found.marks == {(1, 1): CellMark(all_struck=True), (1, 3): CellMark(all_struck=True)}


def box(number: int, kind: int = 0x19) -> bytes:
    return record(0x5D, "HHHH", 0x15, 18, kind, number, more=bytes(14))


def said(length: int, *pieces: bytes) -> bytes:
    return record(0x1B6, "10xHHI", length, 16, 0) + b"".join(record(0x3C, more=piece) for piece in pieces)


def note(row: int, column: int, number: int) -> bytes:
    return record(0x1C, "HHHH", row, column, 0, number, more=bytes(4))


def test_the_words_of_a_note_may_be_narrow_or_in_pieces_and_are_its_own() -> None:
    wide = "ŵy".encode("utf-16-le")
    found = marks_in(
        box(1), said(6, b"\0one", b"\0two", b"\0after"), box(2), said(5, b"\1" + wide, b"\0abcde"),
        box(3, kind=0x1E), said(4, b"\0text"), box(4), record(0x3C, more=b"\1" + wide),
        note(0, 0, 1), note(1, 2, 2), note(2, 0, 3), note(3, 0, 4), note(4, 0, 9),
    )  # fmt: skip
    assert found.marks == {(1, 0): CellMark(note="onetwo"), (2, 2): CellMark(note="ŵyabc")}


def test_words_are_those_that_follow_their_own_box() -> None:
    """What comes before it has a box, runs of letters after the words, and what stands between are none."""
    found = marks_in(
        said(4, b"\0lost"), box(1), note(0, 0, 1), box(2), record(0x1B6, "10xHHI", 3, 16, 0), note(1, 0, 2),
        record(0x3C, more=b"\0two"), record(0x3C),
    )  # fmt: skip
    assert found.marks == {(2, 0): CellMark(note="two")}


def test_a_stream_without_its_end_is_read_as_far_as_it_goes() -> None:
    cell = record(0x203, "HHH", 7, 0, 1, more=bytes(8))
    for end in (b"", b"\x0a", b"\x0a\0\0"):
        assert marks_in(cell, end=end).marks == {(8, 0): CellMark(all_struck=True)}
    assert old_marks(compound({"Workbook": BEGIN + record(0x31)})) is None


def test_hidden_rows_and_columns_by_their_records() -> None:
    rows = [record(0x208, "HHHHHHI", 256 + n, 3, 5, 255, 0, 0, flags) for n, flags in enumerate((0x20, 0x1E0, 0xDF, 0))]
    columns = [
        record(0x7D, "HHHHHH", first, last, 9, 0, hidden, 0) for first, last, hidden in ((1, 2, 1), (4, 4, 0x1000))
    ]
    found = marks_in(*rows, *columns)
    assert (found.hidden_rows, found.hidden_columns) == ({257, 258}, {1, 2})
    assert max(marks_in(record(0x7D, "HHHHHH", 3, 60_000, 9, 0, 1, 0)).hidden_columns) == 1003


NOTHING = b"\x03\0\0\0\0\0\xff\xff"


def test_only_a_formula_that_came_to_nothing_has_no_result() -> None:
    words = record(0x204, "HHH", 600, 0, 0, more=b"\1\0\0a")
    empty, number = (
        record(0x06, "HHH", 600, 1 + n, 0, more=body + bytes(8)) for n, body in enumerate((NOTHING, bytes(8)))
    )
    other = record(0x203, "HHH", 600, 4, 0, more=NOTHING)
    assert marks_in(words, empty, number, other).texts == {(601, 1): "=?"}


def test_what_stands_within_a_sheet_is_no_part_of_it() -> None:
    chart = record(0x809, "HHHHII", 0x600, 0x20, 0, 0, 0, 0) + record(0x203, "HHH", 0, 0, 1, more=bytes(8)) + END
    cell = record(0x203, "HHH", 7, 0, 1, more=bytes(8))
    assert marks_in(chart, cell).marks == {(8, 0): CellMark(all_struck=True)}
    assert old_marks(stream(cell, kind=0x20)) == {}


def test_the_stream_and_the_name_may_be_of_an_older_kind() -> None:
    older = old_marks(stream(name=b"\x00D\xe9b\xfbt", stream_name="Book"))
    newer = old_marks(stream(name=b"\x01" + "Tŷ".encode("utf-16-le")))
    longer = old_marks(stream(more=b"more"))
    assert older is not None
    assert newer is not None
    assert longer is not None
    assert (list(older), list(newer), list(longer)) == (["Débût"], ["Tŷ"], ["D"])
