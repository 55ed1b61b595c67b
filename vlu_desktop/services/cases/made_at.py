# SPDX-License-Identifier: Apache-2.0
"""When a file may have been made, as its own notes or its name say: offered to the officer, never taken unasked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from vlu_desktop.dates.civil_clock import came_twice, never_was
from vlu_desktop.dates.when import When
from vlu_desktop.foreign import FileDetails
from vlu_desktop.language.catalogue import say, say_in
from vlu_desktop.language.languages import ENGLISH

FIRST_YEAR = 1995
"""Earlier than any camera that keeps such notes: a clock that was never set."""
_LAST_YEAR = 2100
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
    try:
        moment = datetime.fromisoformat(f"{details.made}{details.zone}")
    except ValueError:
        return say("files.made-no-time", told=details.made.replace("T", " "))
    if not FIRST_YEAR <= moment.year < _LAST_YEAR:
        return say("files.made-clock-not-set", year=moment.year)
    if moment.tzinfo is not None:
        when = When.at_instant(moment.astimezone(UTC))
        if details.made_from == "recorded":
            return _hint(when, _from(details), say_in(ENGLISH, "files.made-in-utc"))
        return _hint(when, _from(details), say_in(ENGLISH, "files.made-with-zone", zone=details.zone))
    if never_was(moment):
        return say("files.made-hour-left-out", time=f"{moment:%H:%M}")
    twice = (say_in(ENGLISH, "files.made-hour-twice"),) if came_twice(moment) else ()
    return _hint(When.at(moment), _from(details), say_in(ENGLISH, "files.made-by-clock"), *twice)


def _from(details: FileDetails) -> str:
    """What in the file gives the time; in English, for the record keeps it with the time that is taken."""
    match details.made_from:
        case "original":
            return say_in(ENGLISH, "files.made-original")
        case "digitised":
            return say_in(ENGLISH, "files.made-digitised")
        case "changed":
            return say_in(ENGLISH, "files.made-changed")
        case _:
            return say_in(ENGLISH, "files.made-recorded")


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
        yield _hint(When.on(moment.date()), say_in(ENGLISH, "files.named-by-whatsapp"), weak=True)
    elif told["hour"] and _IN_UTC.match(name):
        when = When.at_instant(moment.replace(tzinfo=UTC))
        yield _hint(when, say_in(ENGLISH, "files.named-by-pixel"), weak=True)
    elif not told["hour"] or not never_was(moment):
        when = When.at(moment) if told["hour"] else When.on(moment.date())
        yield _hint(when, say_in(ENGLISH, "files.named-alone"), weak=True)


def _hint(when: When, *told: str, weak: bool = False) -> MadeAtHint:
    source = " ".join(told)
    return MadeAtHint(when=replace(when, basis=source), source=source, weak=weak)
