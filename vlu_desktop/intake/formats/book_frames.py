# SPDX-License-Identifier: Apache-2.0
"""A book as the process that reads a workbook sends it, and as it is taken from there: every value is checked."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from vlu_desktop.intake.formats.grid import Book, CellMark, Grid, Row, Value
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import check_stopped

_LONGEST_SENTENCE = 1000


def pack(book: Book) -> Iterator[bytes]:
    """Lines of JSON: the book, then each sheet with its rows behind it, then an end."""
    yield _line({
        "book": book.kind, "notes": list(book.notes), "starts_1904": book.starts_1904, "sheets": len(book.sheets),
        "encoding": book.encoding, "delimiter": book.delimiter,
    })  # fmt: skip
    for sheet in book.sheets:
        marks = [[*at, mark.note, mark.struck, mark.all_struck] for at, mark in sheet.marks.items()]
        yield _line({
            "sheet": sheet.name, "hidden": sheet.hidden, "aside": sheet.aside, "marks": marks,
            "hidden_rows": sorted(sheet.hidden_rows), "hidden_columns": sorted(sheet.hidden_columns),
            "going_on": sorted(sheet.going_on.items()),
        })  # fmt: skip
        for row in sheet.rows:
            yield _line([_sent(value) for value in row])
    yield _line({"end": True})


def refusal(sentence: str) -> bytes:
    """What is sent instead of a book: why it is refused, and what to do."""
    return _line({"refused": sentence})


def unpack(sent: bytes, name: str, data: bytes) -> Book | None:
    """The book; UserError where it was refused; None where the answer is broken off or is not ours.

    It may come from a process that a file has got hold of.
    """
    try:
        lines = [_parsed(line) for line in sent.splitlines()]
        if len(lines) == 1 and isinstance(lines[0].get("refused"), str):
            raise UserError(lines[0]["refused"][:_LONGEST_SENTENCE])
        return _book(lines, name, data)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError):
        return None


def _parsed(line: bytes) -> Any:
    check_stopped()
    return json.loads(line)


def _book(lines: list[Any], name: str, data: bytes) -> Book:
    head, body, last = lines[0], lines[1:-1], lines[-1]
    if last != {"end": True}:
        raise ValueError("an answer was cut short")
    sheets: list[tuple[dict[str, Any], list[Row]]] = []
    for line in body:
        if isinstance(line, dict):
            sheets.append((line, []))
        else:
            sheets[-1][1].append(tuple(_taken(value) for value in line))
    if len(sheets) != head["sheets"]:
        raise ValueError("a sheet is missing")
    return Book(
        name=name, kind=_text(head["book"]), sheets=tuple(_sheet(*each) for each in sheets),
        encoding=_text(head["encoding"]), delimiter=_text(head["delimiter"]), starts_1904=bool(head["starts_1904"]),
        notes=tuple(_text(note) for note in head["notes"]), data=data,
    )  # fmt: skip


def _sheet(head: dict[str, Any], rows: list[Row]) -> Grid:
    marks = {
        (int(row), int(column)): CellMark(note=_text(note), struck=_text(struck), all_struck=bool(whole))
        for row, column, note, struck, whole in head["marks"]
    }
    return Grid(
        name=_text(head["sheet"]), rows=tuple(rows), hidden=bool(head["hidden"]), aside=_text(head["aside"]),
        marks=marks, hidden_rows=frozenset(map(int, head["hidden_rows"])),
        hidden_columns=frozenset(map(int, head["hidden_columns"])),
        going_on={int(row): _text(words) for row, words in head["going_on"]},
    )  # fmt: skip


def _line(value: object) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no words")
    return value


def _sent(value: Value) -> object:
    if isinstance(value, datetime):
        return ["m", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    if isinstance(value, time):
        return ["t", value.isoformat()]
    if isinstance(value, timedelta):
        return ["l", value.total_seconds()]
    return value


def _taken(value: object) -> Value:
    match value:
        case None | str() | bool() | float():
            return value
        case int():
            return float(value)
        case ["m", str(said)]:
            return datetime.fromisoformat(said).replace(tzinfo=None)
        case ["d", str(said)]:
            return date.fromisoformat(said)
        case ["t", str(said)]:
            return time.fromisoformat(said).replace(tzinfo=None)
        case ["l", int() | float() as seconds]:
            return timedelta(seconds=seconds)
    raise ValueError("a value of no known kind")
