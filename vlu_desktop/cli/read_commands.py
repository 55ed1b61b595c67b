# SPDX-License-Identifier: Apache-2.0
"""Commands that read what people say, line by line, and show what the program makes of it; they open no casebook."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from vlu_desktop.cli import read_accounts
from vlu_desktop.dates.reading.one_day import read_day
from vlu_desktop.dates.reading.outcome import Nothing, One, Reading
from vlu_desktop.dates.reading.reader import read_when
from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.dates.when import ONE_MINUTE, When
from vlu_desktop.kernel.errors import UserError

Row = dict[str, Any]
# What can be read: its name, what --help says of it, and the answer to one row. Add a line for another.
Answer = Callable[[Row], Row]


def add_commands(commands: Any) -> None:
    """Add `read` with one command for each thing that can be read."""
    reading = commands.add_parser("read", help="show what the program reads in lines of JSON, without a casebook")
    things = reading.add_subparsers(title="what to read", metavar="WHAT", required=True)
    for name, text, read in _THINGS:
        parser = things.add_parser(name, help=text)
        parser.add_argument("file", metavar="IN.jsonl", help="one JSON object a line, - for standard input")
        parser.set_defaults(run=_read_lines, read=read)
    read_accounts.add_command(things)


def _read_lines(options: argparse.Namespace) -> None:
    """One line of JSON out for each line in, in their order."""
    read: Answer = options.read
    for number, line in enumerate(_lines(options.file), 1):
        if line.strip():
            print(json.dumps(answered(read, line, number), ensure_ascii=False))


def answered(read: Answer, line: str, number: int) -> Row:
    """The answer to one line; UserError where it is no row of what is read."""
    try:
        return read(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise UserError(f"Line {number} can’t be read. Each line is a JSON object as --help says.") from None


def _lines(source: str) -> Iterator[str]:
    try:
        if source == "-":
            yield from sys.stdin
        else:
            with Path(source).open(encoding="utf-8") as file:
                yield from file
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"The file {source} can’t be read.") from error


def read_date(row: Row) -> Row:
    """What a phrase means to whoever said it: the readings, the question between them (None for none), the words kept.

    In: `n`, `phrase`, `said_on` (YYYY-MM-DD), `looking` ("past", or "future" for a field that holds one day to come).
    Out: `n`, `readings` (none, one, or the choices of the question), `question`, `sentence` (why none was), `words`.
    A reading: `earliest` to `latest`, the first and the last minute it may be; `kind`, moment or throughout; `approx`;
    `open_start`, `open_end`; for throughout, the minute it had begun by and that it may have ended from; `text`.
    """
    looking = TimeDirection(row.get("looking", "past"))
    read = read_when if looking is TimeDirection.PAST else read_day
    reading = read(row["phrase"], date.fromisoformat(row["said_on"]), looking=looking)
    whens, question, sentence, words = _parts(reading)
    readings = [_shown(when, text) for when, text in whens]
    return {"n": row.get("n"), "readings": readings, "question": question, "sentence": sentence, "words": words}


def _parts(reading: Reading) -> tuple[list[tuple[When, str]], str | None, str | None, str]:
    if isinstance(reading, One):
        return [(reading.when, reading.when.display())], None, None, reading.when.words
    if isinstance(reading, Nothing):
        return [], None, reading.sentence, reading.words
    return [(each.when, each.text) for each in reading.choices], reading.question, None, reading.words


def _shown(when: When, text: str) -> Row:
    """A reading in plain terms: civil times to the minute, every one of them within the range."""
    return {
        "earliest": _minute(when.earliest), "latest": _minute(when.latest, -1), "kind": when.kind.value,
        "approx": when.approximate, "open_start": when.open_start, "open_end": when.open_end,
        "begun_by": _minute(when.begun_by, -1), "ended_from": _minute(when.ended_from), "text": text,
    }  # fmt: skip


def _minute(at: datetime | None, by: int = 0) -> str | None:
    return (at + by * ONE_MINUTE).isoformat(timespec="minutes") if at else None


_THINGS: tuple[tuple[str, str, Answer], ...] = (
    ("dates", "dates as people tell them: n, phrase, said_on, looking", read_date),
)
