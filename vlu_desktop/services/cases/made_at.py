# SPDX-License-Identifier: Apache-2.0
"""When a file may have been made, as its own notes or its name say: offered to the officer, never taken unasked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from vlu_desktop.dates.civil_clock import came_twice, never_was
from vlu_desktop.dates.when import When
from vlu_desktop.foreign import FileDetails

FIRST_YEAR = 1995
"""Earlier than any camera that keeps such notes: a clock that was never set."""
_LAST_YEAR = 2100
_FROM = {
    "original": "The file’s own note of when the picture was taken (EXIF) gives this time",
    "digitised": "The file’s own note of when the picture was made digital (EXIF) gives this time",
    "changed": "The file’s own note of when a program last changed it (EXIF) gives this time: the picture may be older",
    "recorded": "The film or recording itself gives this time as its beginning",
}
_DAY = r"(?P<year>(?:19|20)\d\d)(?P<dash>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=dash)(?P<day>0[1-9]|[12]\d|3[01])"
_CLOCK = r"(?P<hour>[01]\d|2[0-3])[-.:_]?(?P<minute>[0-5]\d)(?:[-.:_]?(?P<second>[0-5]\d)(?:\d{3})?)?"
_IN_NAME = re.compile(rf"(?<!\d){_DAY}(?:(?:[ _T-]|[ _]at[ _]){_CLOCK})?(?!\d)", re.IGNORECASE)
_WHATSAPP = re.compile(r"-WA\d+", re.IGNORECASE)
_IN_UTC = re.compile(r"\APXL_")


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeAtHint:
    """A time a file may have been made at, and a sentence on where that comes from. `weak`: by its name alone."""

    when: When
    source: str
    weak: bool


def hints(details: FileDetails, file_name: str) -> tuple[tuple[MadeAtHint, ...], tuple[str, ...]]:
    """The times offered, the best first, and sentences on those that can't be."""
    offered: list[MadeAtHint] = []
    notes: list[str] = []
    if details.made:
        found = _of_file(details)
        if isinstance(found, MadeAtHint):
            offered.append(found)
        else:
            notes.append(found)
    offered += [each for each in _of_name(file_name) if all(not _agree(each.when, one.when) for one in offered)]
    return tuple(offered), tuple(notes)


def _agree(vague: When, exact: When) -> bool:
    """Whether the one says no more than the other does."""
    ends = (vague.earliest, vague.latest, exact.earliest, exact.latest)
    first, last, start, end = (each or datetime.max for each in ends)
    return first <= start and end <= last


def _of_file(details: FileDetails) -> MadeAtHint | str:
    source = _FROM[details.made_from]
    try:
        moment = datetime.fromisoformat(f"{details.made}{details.zone}")
    except ValueError:
        return f"Its own note of when it was made can’t be a time: {details.made.replace('T', ' ')}."
    if not FIRST_YEAR <= moment.year < _LAST_YEAR:
        return f"It gives {moment.year} as the year it was made: the clock of what made it was not set."
    if moment.tzinfo is not None:
        when = When.at_instant(moment.astimezone(UTC))
        zone = "in UTC" if details.made_from == "recorded" else f"with its zone, {details.zone}"
        return _hint(when, f"{source}, {zone}. The clock of what made it may have been wrong.")
    if never_was(moment):
        return f"It gives {moment:%H:%M} on a night when that hour was left out: its clock was not by our time."
    twice = " The clocks went back that night, so that the hour came twice." if came_twice(moment) else ""
    return _hint(
        When.at(moment),
        f"{source}, by the clock of what made it, which does not say its zone and may have been wrong.{twice}",
    )


def _of_name(name: str) -> Iterator[MadeAtHint]:
    """By the name alone; one that gives several days gives none."""
    found = {(each["year"], each["month"], each["day"], each["hour"]): each for each in _IN_NAME.finditer(name)}
    if len(found) != 1:
        return
    [told] = found.values()
    year, month, day, hour, minute, second = (
        int(told[part] or 0) for part in ("year", "month", "day", "hour", "minute", "second")
    )
    try:
        moment = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return
    if not FIRST_YEAR <= moment.year < _LAST_YEAR:
        return
    if _WHATSAPP.search(name):
        yield _hint(
            When.on(moment.date()),
            "The file’s name gives this day, as WhatsApp names what it keeps: the day it came to that phone or was "
            "sent from it. It may have been made earlier.",
            weak=True,
        )
    elif told["hour"] and _IN_UTC.match(name):
        yield _hint(
            When.at_instant(moment.replace(tzinfo=UTC)),
            "The file’s name gives this time, as Pixel phones name pictures, in UTC. A name can be changed.",
            weak=True,
        )
    elif not told["hour"] or not never_was(moment):
        when = When.at(moment) if told["hour"] else When.on(moment.date())
        yield _hint(when, "The file’s name alone gives this. A name can be changed.", weak=True)


def _hint(when: When, source: str, *, weak: bool = False) -> MadeAtHint:
    return MadeAtHint(when=replace(when, basis=source), source=source, weak=weak)
