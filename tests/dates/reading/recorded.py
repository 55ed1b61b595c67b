# SPDX-License-Identifier: Apache-2.0
"""A reading as a row of `readings.jsonl` keeps it: everything that is read of a phrase, with its words and question."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from vlu_desktop.dates.reading.one_day import read_day
from vlu_desktop.dates.reading.outcome import Nothing, One, Reading
from vlu_desktop.dates.reading.reader import read_when
from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.dates.when import When

BASIS = "told"
_FIELDS: dict[str, Callable[[str, date], Reading]] = {
    "back": partial(read_when, basis=BASIS),
    "ahead": partial(read_when, looking=TimeDirection.FUTURE, basis=BASIS),
    "day": read_day,
    "due": partial(read_day, looking=TimeDirection.FUTURE),
}


class Asked(NamedTuple):
    """A phrase, the day it was said on, and the field: any date `back` or `ahead`, one `day` of the past or `due`."""

    phrase: str
    said_on: str
    field: str


def asked(line: str) -> Asked:
    """What a row asks, whatever it says was read."""
    return Asked(*json.loads(line)[:3])


def recorded(said: Asked) -> str:
    """The row: what was asked, then "one", "ask" or "none" with the sentence to the officer, then every value."""
    reading = _FIELDS[said.field](said.phrase, date.fromisoformat(said.said_on))
    return json.dumps([*said, *_told(reading, said)], ensure_ascii=False)


def _told(reading: Reading, said: Asked) -> list[str]:
    if isinstance(reading, One):
        return ["one", reading.echo, *_notes_unsaid(reading), _value(reading.when, said)]
    undated = _value(reading.undated, said)
    if isinstance(reading, Nothing):
        return ["none", reading.sentence, undated]
    choices = [f"{choice.text} = {_value(choice.when, said)}" for choice in reading.choices]
    return ["ask", reading.question, undated, *choices]


def _notes_unsaid(reading: One) -> list[str]:
    """The notes that the echo does not give; one day's echo is made anew without them."""
    return [f"note: {note}" for note in reading.notes if note not in reading.echo]


def _value(when: When, said: Asked) -> str:
    """The stored line without what every value has to keep: the words, the day, and where it was told."""
    line = when.to_text()
    kept = f";said={said.said_on}{f';basis={BASIS}' if when.basis else ''}"
    value = line.removesuffix(f";words={said.phrase}").replace(kept, "")
    return value if line.endswith(f";words={said.phrase}") and kept in line else line
