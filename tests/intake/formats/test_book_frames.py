# SPDX-License-Identifier: Apache-2.0
"""A book sent from the process that reads it: it comes out as it went in, and nothing else comes out at all."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from vlu_desktop.intake.formats.book_frames import pack, refusal, unpack
from vlu_desktop.intake.formats.grid import Book, CellMark, Grid
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import Stopped, stoppable

FULL = Grid(
    name="D", hidden=True, aside="why", hidden_rows=frozenset({2, 1}), hidden_columns=frozenset({0}),
    rows=(("a", 1.5, None, True, False), (), (date(2026, 3, 3), datetime(2026, 3, 3, 21, 30, 5), time(21, 30, 5),
          timedelta(hours=25, seconds=1.5))),
    marks={(1, 0): CellMark(note="n"), (3, 2): CellMark(struck="s"), (3, 1): CellMark(all_struck=True)},
)  # fmt: skip
BOOK = Book(
    name="d.xlsx", kind="xlsx", sheets=(FULL, Grid(name="E", rows=())), encoding="utf-8", delimiter=";",
    notes=("one", "two"), starts_1904=True, data=b"bytes",
)  # fmt: skip


def lines(book: Book = BOOK) -> list[Any]:
    return [json.loads(line) for line in pack(book)]


def back(sent: list[Any]) -> Book | None:
    return unpack(b"".join(json.dumps(line).encode() + b"\n" for line in sent), "d.xlsx", b"bytes")


@pytest.mark.parametrize("book", [BOOK, Book(name="d.xlsx", kind="csv", sheets=(), data=b"bytes")])
def test_a_book_comes_out_as_it_went_in(book: Book) -> None:
    assert unpack(b"".join(pack(book)), "d.xlsx", b"bytes") == book


def test_hidden_places_are_sent_in_order_and_a_whole_number_is_one() -> None:
    assert lines()[1]["hidden_rows"] == [1, 2]
    sent = lines()
    sent[2] = [3]
    book = back(sent)
    assert book is not None
    assert (book.sheets[0].rows[0], type(book.sheets[0].rows[0][0])) == ((3.0,), float)


def test_reading_what_was_sent_can_be_stopped_between_its_lines() -> None:
    sent = b"".join(pack(BOOK))
    with stoppable(lambda: True), pytest.raises(Stopped):
        unpack(sent, "d.xlsx", b"bytes")


def test_a_zone_is_no_part_of_a_time() -> None:
    sent = lines()
    sent[2] = [["m", "2026-03-03T21:30:00+01:00"], ["t", "21:30:00+01:00"], ["l", 60]]
    book = back(sent)
    assert book is not None
    assert book.sheets[0].rows[0] == (datetime(2026, 3, 3, 21, 30), time(21, 30), timedelta(minutes=1))


HEAD, SHEET, ROW = 0, 1, 2
BROKEN: dict[str, list[Any]] = {
    "nothing": [],
    "no end": lines()[:-1],
    "an end that says more": [*lines()[:-1], {"end": True, "more": 1}],
    "an end that is none": [*lines()[:-1], {"end": False}],
    "a sheet too many": [{**lines()[HEAD], "sheets": 3}, *lines()[1:]],
    "a sheet too few": [{**lines()[HEAD], "sheets": 1}, *lines()[1:]],
    "rows of no sheet": [{**lines()[HEAD], "sheets": 0}, [1], {"end": True}],
    "no words for a kind": [{**lines()[HEAD], "book": 1}, *lines()[1:]],
    "no words for an encoding": [{**lines()[HEAD], "encoding": None}, *lines()[1:]],
    "no words for a mark between cells": [{**lines()[HEAD], "delimiter": 1}, *lines()[1:]],
    "no words for a note": [{**lines()[HEAD], "notes": [1]}, *lines()[1:]],
    "no words for a name": [lines()[HEAD], {**lines()[SHEET], "sheet": 1}, *lines()[2:]],
    "no words for why": [lines()[HEAD], {**lines()[SHEET], "aside": 1}, *lines()[2:]],
    "a row that is none": [lines()[HEAD], {**lines()[SHEET], "hidden_rows": ["x"]}, *lines()[2:]],
    "a mark without its place": [lines()[HEAD], {**lines()[SHEET], "marks": [["n", "", False]]}, *lines()[2:]],
    "a mark without words": [lines()[HEAD], {**lines()[SHEET], "marks": [[1, 0, 5, "", False]]}, *lines()[2:]],
    "a mark struck without words": [lines()[HEAD], {**lines()[SHEET], "marks": [[1, 0, "", 5, False]]}, *lines()[2:]],
    "a value of no kind": [*lines()[:ROW], [["x", "1"]], *lines()[3:]],
    "a value of too many parts": [*lines()[:ROW], [["d", "2026-03-03", 1]], *lines()[3:]],
    "a date that is none": [*lines()[:ROW], [["d", "31/2"]], *lines()[3:]],
    "a length beyond measure": [*lines()[:ROW], [["l", 1e300]], *lines()[3:]],
    "an object for a value": [*lines()[:ROW], [{"a": 1}], *lines()[3:]],
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_not_ours_is_nothing(what: str) -> None:
    assert back(BROKEN[what]) is None


@pytest.mark.parametrize("sent", [b"", b"{", b"[[[[", b"nothing", b"\xff", b"1\n2\n3\n", b"[" * 100_000])
def test_what_is_no_json_is_nothing(sent: bytes) -> None:
    assert unpack(sent, "d", b"") is None


def test_a_refusal_is_said_in_its_own_words_and_no_more_than_a_sentence() -> None:
    with pytest.raises(UserError, match=r"^Why and what to do\.$"):
        unpack(refusal("Why and what to do."), "d", b"")
    with pytest.raises(UserError) as refused:
        unpack(refusal("x" * 5000), "d", b"")
    assert str(refused.value) == "x" * 1000
    assert unpack(refusal("no") + b'{"end": true}\n', "d", b"") is None
    assert unpack(b'{"refused": 5}\n', "d", b"") is None
