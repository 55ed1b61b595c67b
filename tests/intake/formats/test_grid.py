# SPDX-License-Identifier: Apache-2.0
"""Cells as their owner would have seen them: every character visible, every value in words, rows on one line."""

from datetime import date, datetime, time, timedelta

import pytest

from vlu_desktop.intake.formats.grid import (
    Book,
    CellMark,
    Grid,
    Row,
    Value,
    clean,
    is_blank,
    raw_row,
    row_words,
    words_of,
)

CLEANED = {
    "\x00": "\u2400", "\x08": "\u2408", "\t": "\t", "\n": "\n", "\x0b": "\u240b", "\x0c": "\u240c", "\r": "\n",
    "\r\n": "\n", "\n\r": "\n\n", "\x0e": "\u240e", "\x1f": "\u241f", " ": " ", "~": "~", "\x7f": "\u2421",
    "\x80": "\ufffd", "\x84": "\ufffd", "\x85": "\n", "\x86": "\ufffd", "\x9f": "\ufffd", "\xa0": "\xa0",
    "\ud7ff": "\ud7ff",
    chr(0xD800): "\ufffd", chr(0xDFFF): "\ufffd", "\ue000": "\ue000", "\u200e": "\u200e", "é🔪": "é🔪",
}  # fmt: skip


@pytest.mark.parametrize(("text", "seen"), CLEANED.items(), ids=[ascii(each) for each in CLEANED])
def test_each_character_that_nobody_can_see_is_made_visible(text: str, seen: str) -> None:
    assert clean(text) == seen
    # Beside one that has to be made visible, the others stay as they are.
    assert clean(f"a {text}\x01b") == f"a {seen}\u2401b"


WORDS: list[tuple[Value, str]] = [
    (None, ""), ("", ""), (" a ", " a "), (True, "TRUE"), (False, "FALSE"), (date(2026, 3, 4), "04/03/2026"),
    (date(5, 3, 4), "04/03/0005"), (datetime(2026, 3, 4), "04/03/2026"),
    (datetime(2026, 3, 4, 9, 5), "04/03/2026 09:05"),
    (datetime(2026, 3, 4, 0, 0, 7), "04/03/2026 00:00:07"), (time(0, 0), "00:00"), (time(9, 5), "09:05"),
    (time(21, 30, 8), "21:30:08"), (timedelta(hours=25, minutes=30), "25:30"),
    (timedelta(minutes=59, seconds=59), "0:59:59"),
    (timedelta(minutes=60, seconds=59.6), "1:01"), (timedelta(seconds=61), "0:01:01"), (3.0, "3"), (-3.0, "-3"),
    (0.5, "0.5"), (20.1, "20.1"), (999_999_999_999_999.0, "999999999999999"), (1e15, "1000000000000000.0"),
    (1.5e15, "1500000000000000.0"), (-1e15, "-1000000000000000.0"), (float("inf"), "inf"), (float("nan"), "nan"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words"), WORDS)
def test_a_value_in_words(value: Value, words: str) -> None:
    assert words_of(value) == words


@pytest.mark.parametrize(
    ("row", "blank", "line", "raw"),
    [
        ((), True, "", ""), ((None,), True, "", '""'), ((" ", None, "\n"), True, "", ' ,,"\n"'),
        (("a",), False, "a", "a"),
        ((None, " a ", " ", 3.0), False, "a | 3", ", a , ,3"), ((0.0,), False, "0", "0"),
        ((False,), False, "FALSE", "FALSE"),
        (('say "no"', "a,b"), False, 'say "no" | a,b', '"say ""no""","a,b"'), ((None, None), True, "", ","),
    ],
)  # fmt: skip
def test_a_row_on_one_line(row: Row, blank: bool, line: str, raw: str) -> None:
    assert (is_blank(row), row_words(row)) == (blank, line)
    assert raw_row(row) == raw


def test_what_is_not_said_of_a_cell_a_sheet_or_a_book() -> None:
    assert CellMark() == CellMark(note="", struck="", all_struck=False)
    assert not Grid(name="", rows=()).hidden
    assert not Book(name="", kind="", sheets=()).starts_1904
