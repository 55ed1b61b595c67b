# SPDX-License-Identifier: Apache-2.0
"""What an officer did about a line of Today: one that is done goes, one chased or put off waits until its day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from vlu_desktop.due.due_line import DueItem
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.work import DueMark

_Line = tuple[str, tuple[str, str], date | None]


def marked(item: DueItem) -> tuple[str, str]:
    """The record that a mark of a line is about: its target, or the case where that is no record."""
    key, record_id = item.target
    if item.kind == "annual" and item.person_id:
        return "person", item.person_id  # of two victims in a case, what is put off for one is not for the other
    return ("case", item.case_id) if key in ("finding", "retention") else (key, record_id)


def with_marks(items: Iterable[DueItem], marks: Iterable[DueMark], today: date) -> Iterator[DueItem]:
    """The lines that are still to be seen to, each saying what was done about it. An alarm stays as it is."""
    by_line: dict[_Line, list[DueMark]] = defaultdict(list)
    for mark in marks:
        by_line[mark.line, (mark.record_type, mark.record_id), mark.due].append(mark)
    for item in items:
        mine = sorted(
            by_line.get((item.kind, marked(item), item.due), ()), key=lambda mark: (mark.on or date.min, mark.id)
        )
        if item.alarm or not mine:
            yield item
        elif not any(mark.what == "done" for mark in mine):
            last = mine[-1]
            waits = last.next_on if last.next_on and last.next_on > today else None
            yield replace(item, waits_until=waits, standing=_standing(mine, last))


def _standing(marks: list[DueMark], last: DueMark) -> str:
    """ "Chased twice, last on 12 August 2025: left word. Next on 19 August 2025."""
    said = _done(last, sum(mark.what == "chased" for mark in marks), " ".join(last.note.split()).rstrip("."))
    return f"{said} {say('due.next-on', on=last.next_on)}" if last.next_on else said


def _done(last: DueMark, chases: int, note: str) -> str:
    on, put_off = last.on, last.what == "put-off"
    if on is None:
        if put_off:
            return say("due.put-off-undated-note", note=note) if note else say("due.put-off-undated")
        return say("due.chased-undated-note", n=chases, note=note) if note else say("due.chased-undated", n=chases)
    if put_off:
        return say("due.put-off-note", on=on, note=note) if note else say("due.put-off", on=on)
    return say("due.chased-note", n=chases, on=on, note=note) if note else say("due.chased", n=chases, on=on)
