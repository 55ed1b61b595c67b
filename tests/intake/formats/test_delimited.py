# SPDX-License-Identifier: Apache-2.0
"""Text in rows: its encoding, the mark between its cells, its rows even where quotation marks are broken."""

import codecs

import pytest

from vlu_desktop.intake.formats.delimited import (
    DELIMITERS,
    ENCODINGS,
    decode,
    guess_delimiter,
    guess_encoding,
    read_text,
)
from vlu_desktop.intake.formats.grid import Row
from vlu_desktop.kernel.errors import UserError


def test_every_encoding_and_every_mark_can_be_chosen_by_its_name() -> None:
    assert len(dict(ENCODINGS)) == 8
    assert all(label and codecs.lookup(key).name for key, label in ENCODINGS)
    assert dict(DELIMITERS) == {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Bar"}


def halves(even: int, odd: int) -> bytes:
    """Two hundred bytes, of whose even and odd places so many hold nought."""
    data = bytearray(b"a" * 200)
    data[0 : 2 * even : 2] = bytes(even)
    data[1 : 2 * odd : 2] = bytes(odd)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + b"a", "utf-8"), (codecs.BOM_UTF16_LE + b"ab", "utf-16-le"),
        (codecs.BOM_UTF16_BE + b"ab", "utf-16-be"), ("Date,Details".encode("utf-16-le"), "utf-16-le"),
        ("Date,Details".encode("utf-16-be"), "utf-16-be"), ("café".encode(), "utf-8"), (b"caf\xe9", "cp1252"),
        ("café, Siân".encode() + b"\xe9", "utf-8"), (b"caf\xe9 \x7f\x7f", "cp1252"),
        ("café".encode() + b"\xe9", "cp1252"),
        (b"", "utf-8"), (halves(4, 31), "utf-16-le"), (halves(4, 30), "utf-8"), (halves(5, 31), "utf-8"),
        (halves(31, 4), "utf-16-be"), (halves(30, 4), "utf-8"), (halves(31, 5), "utf-8"), (halves(0, 0), "utf-8"),
    ],
)  # fmt: skip
def test_the_encoding_by_a_mark_or_by_where_noughts_stand(data: bytes, encoding: str) -> None:
    assert guess_encoding(data) == encoding


def test_where_noughts_stand_is_looked_for_in_the_first_64_kibibytes() -> None:
    """Just over three in ten of the odd places there, most of them near the end; none after it."""
    start = bytearray(b"a" * 65_536)
    start[-2 * 9831 + 1 :: 2] = bytes(9831)
    assert guess_encoding(bytes(start) + b"a" * 100_000) == "utf-16-le"


def test_what_can_not_be_read_is_counted_and_shown() -> None:
    assert decode(codecs.BOM_UTF8 + b"a", "utf-8") == ("a", 0)
    assert decode(codecs.BOM_UTF16_LE + b"a\0", "utf-16-le") == ("a", 0)
    assert decode(codecs.BOM_UTF8 + b"a", "cp1252") == ("ï»¿a", 0)
    assert decode(b"a\xe9b\xe9", "utf-8") == ("a\ufffdb\ufffd", 2)
    with pytest.raises(UserError, match="not known here"):
        decode(b"a", "utf-99")


PROSE = "He came, and rang, and shouted\n"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a,b\nc,d\n", ","), ("a;b\nc;d", ";"), ("a\tb\nc\td", "\t"), ("a|b\nc|d", "|"),
        # Half of the rows are enough; empty ones are not counted.
        ("a\tb\nc\n", "\t"), ("a\tb\nc\nd\n", "|"), ("a\tb\n\n\n\n", "\t"),
        # More rows of one width come first, then more cells, then the comma.
        ("a,b|c\nd|e\nf|g", "|"), ("a|b,c,d\ne|f,g,h", ","), ("a|b|c,d\ne|f|g,h", "|"), ("a,b;c", ","),
        ("a,b,c|d\ne,f|g\nh,i,j,k|l", "|"), ("a,b\nc,d\ne,f|x\ng,h,i|y", ","),
        ("", "\t"), ("a", "\t"), ("a\nb\nc\nd\tx", "|"), ("a\nb\nc\nd\tx|y", ";"), ("a\nb\nc\nd\tx|y;z", ","),
        ("a\nb\nc\nd\tx|y;z,w", ","),
        # Of writing are those that cut no half of the lines alike, where there are no headings.
        ("a,b\nc,d,e\n", ","), ("a,b\nc,d,e\nf,g,h,i\n", "\t"), ("a;b\nc;d;e\nf;g;h;i\n", "\t"),
        ("Date,Details\nc,d,e\nf,g,h,i\n", ","), ("a|b\nc|d|e\nf|g|h|i\n", "|"),
        # What a mark leaves whole is no row of it, and is not what its rows are compared by.
        ("a|b|c\t\t\t\t\n" "a|b\t\t\t\n" "a\t\t\n" "a\t\n", "\t"),
        ("He came\n" * 21 + "Date,Details\n" + "a,b\nc,d,e\nf,g,h,i\n" * 10, ","),
        # Two hundred rows are looked at.
        ("a\tb\n" * 99 + "x\n" * 100 + "a\tb\n" + "x\n" * 50, "\t"),
        ("a\tb\n" * 99 + "x\n" * 101 + "a\tb\n" * 50, "|"),
        # Commas of writing have a space behind them and a word before; headings say that they are none.
        ("one| two\nthree| four", "|"), ("Date (to), he rang\n" + PROSE, "\t"),
        (PROSE, "\t"), ("He came; she rang; they left\n", "\t"), ("He said “no”, then left\n", "\t"),
        ('He said "no", then left\n', "\t"), ("one, two,three\n", ","), ("one, two,three, four\n", "\t"),
        ("(3), (4)\n(5), (6)\n", ","), ("Date, Details\n" + PROSE, ","), ("Date, he rang\n" + PROSE, "\t"),
        (PROSE * 19 + "Date, Details\n" + PROSE, ","), (PROSE * 20 + "Date, Details\n" + PROSE, "\t"),
        ("He came\n" * 5 + PROSE * 19 + "Date, Details\n", ","),
    ],
)  # fmt: skip
def test_the_mark_between_the_cells(text: str, mark: str) -> None:
    assert guess_delimiter(text) == mark


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n\nc", (("a", "b"), (), ("c",))),
        ("a,,\n", (("a", None, None),)),
        ('a,"b\nc",d\n', (("a", "b\nc", "d"),)),
        ('a,"b ""c"" d"\n', (("a", 'b "c" d'),)),
        # A line whose quotation marks don't pair stands alone, and those below it are read again.
        ('a,b\nc,"d\ne,f\n', (("a", "b"), ("c", '"d'), ("e", "f"))),
        ('a,b\n"c"d,e\nf,g\n', (("a", "b"), ('"c"d', "e"), ("f", "g"))),
        ('a,"b"x",c\n', (("a", 'b"x', "c"),)),
        ('"a "b" ""c""",d\r\ne\r\n', (('a "b" "c"', "d"), ("e",))),
        ('"x"y,\n', (('"x"y', None),)),
        ('",x"y,z\n', (('"', 'x"y', "z"),)),
        ('"","b"c\n', ((None, '"b"c'),)),
    ],
)
def test_the_rows_of_a_text(text: str, rows: tuple[Row, ...]) -> None:
    grid, _, _, _ = read_text(text.encode(), "", ",")
    assert (grid.name, grid.rows) == ("", rows)


def test_a_cell_of_many_lines_is_one_however_long() -> None:
    words = "he rang\n" * 20_000
    assert read_text(f'a,"{words}"\nb'.encode(), "", ",")[0].rows == (("a", words), ("b",))


def test_what_was_read_and_how() -> None:
    assert read_text(b"a;b\nc;d", "", "")[1:] == ("utf-8", ";", ())
    assert read_text(b"a;b", "cp1252", ",")[1:] == ("cp1252", ",", ())
    grid, encoding, _, notes = read_text(b"a,b\n" + b"\xe9" * 1200, "utf-8", "")
    assert (encoding, notes) == ("utf-8", ("Characters that could not be read: 1,200. Try another encoding.",))
    assert grid.rows[0] == ("a", "b")
    with pytest.raises(UserError, match="Choose a comma"):
        read_text(b"a", "", "x")


def test_lines_that_go_on_are_put_together_where_the_mark_is_none_of_writing() -> None:
    text = "Date{0}What{0}Told\n13/03/2026{0}He came\nand left{0}Y\n"
    for mark, cells in (("\t", "He came\nand left"), ("|", "He came\nand left"), (",", "He came"), (";", "He came")):
        grid, _, _, notes = read_text(text.format(mark).encode(), "", mark)
        assert grid.rows[1][1] == cells
        assert notes == (
            ("Lines that only went on from the row above, and were put into it: 1.",) if "left" in cells else ()
        )


def test_a_first_line_may_say_the_mark() -> None:
    """The line itself is left empty, so that the rows keep their numbers; what an officer chose stands before it."""
    for mark in ",;\t|":
        grid, _, used, _ = read_text(f" SEP={mark}\r\na{mark}b".encode(), "", "")
        assert (used, grid.rows) == (mark, ((), ("a", "b"))), mark
    grid, _, used, _ = read_text(b"sep=;\na;b,c", "", ",")
    assert (used, grid.rows) == (",", ((), ("a;b", "c")))
    assert read_text(b"sep=|\na|b,c", "", "")[0].rows == ((), ("a", "b,c"))
    assert read_text(b"sep=x\na;b\nc;d", "", "")[0].rows[0] == ("sep=x",)
    assert read_text(b"sep=;", "", "")[0].rows == ((),)
