# SPDX-License-Identifier: Apache-2.0
"""The calendar as a file for another program: kinds of days and references at most, never a name or a place."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.due.calendar_days import CalendarDay, kinds
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Case, PersonName
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.documents.outfile import leaving
from vlu_desktop.store.records.store import Store

_LINE = 75
"""Octets of a line, as RFC 5545 has it."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAMED = re.compile(r"[^\W_]+")


class CalendarFile:
    """Every way the calendar leaves the program is journalled, and a file stands in the register of each case in it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(self, days: Sequence[CalendarDay], out: Path, made: datetime, references: bool) -> tuple[Disclosure, ...]:
        """Write the days given as .ics. `references` has each say its case's reference, unless a name is in it."""
        if out.suffix.casefold() != ".ics":
            raise UserError(say("acts.a-calendar-is-written-as"))
        if not days:
            raise UserError(say("acts.there-is-no-day-to"))
        content = to_ics(days, self.references(days) if references else {}, made).encode()
        said = say("acts.calendar-days", n=len(days), first=days[0].on, last=days[-1].on)
        cases = tuple(dict.fromkeys(each.case_id for each in days))
        with leaving(self._store, "calendar.save", [(out, content)], detail=said) as act:
            entries = tuple(
                act.add(
                    Disclosure(
                        case_id=case_id, document=say("acts.calendar-document"), audience="internal",
                        made_on=civil(made).date(), data_to=civil(made).date(),
                        sha256=hashlib.sha256(content).hexdigest(), head=self._store.head_code(), choices=said,
                    )
                )
                for case_id in cases
            )  # fmt: skip
        return entries

    def printed(self, days: Sequence[CalendarDay]) -> Changes:
        """Note that the days were printed, before they are."""
        with self._store.act("calendar.printed", act="disclosed", detail=say("acts.days-printed", n=len(days))) as act:
            pass
        return act.changes

    def not_printed(self, days: Sequence[CalendarDay]) -> Changes:
        """Have the journal say that the printer did not take them."""
        what = say("acts.days-printed", n=len(days))
        return self._store.consulted("calendar.not-left", detail=say("acts.not-taken-by-the-printer", what=what))

    def references(self, days: Iterable[CalendarDay]) -> dict[str, str]:
        """The reference of each case, without those that hold a word of anybody's name: such a file is read by all."""
        names = {
            word.casefold()
            for row in self._store.all(PersonName)
            for word in _WORD.findall(f"{row.given} {row.family}")
        }
        found = {}
        for case_id in {each.case_id for each in days}:
            case = self._store.get(Case, case_id)
            said = " ".join(case.reference.split()) if case is not None else ""
            parts = {part.casefold() for part in _NAMED.findall(said)}
            if said and not parts & names:
                found[case_id] = said
        return found


def to_ics(days: Iterable[CalendarDay], references: dict[str, str], made: datetime) -> str:
    """The file: one whole day each, private, and busy to nobody."""
    stamp = made.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vlu-desktop//EN", "CALSCALE:GREGORIAN"]
    called = kinds()
    for each in days:
        said = _summary(called[each.kind].lower(), references.get(each.case_id, ""))
        digest = hashlib.sha256(f"{each.kind}/{each.target[1]}".encode()).hexdigest()[:32]
        lines += [
            "BEGIN:VEVENT", f"UID:{digest}@vlu", f"DTSTAMP:{stamp}", f"DTSTART;VALUE=DATE:{_plain(each.on)}",
            f"DTEND;VALUE=DATE:{_plain(each.on + timedelta(days=1))}", f"SUMMARY:{_escaped(said)}",
            "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT",
        ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _summary(what: str, reference: str) -> str:
    if reference:
        return say("acts.calendar-says-of-case", what=what, reference=reference)
    return say("acts.calendar-says", what=what)


def _plain(on: date) -> str:
    return on.strftime("%Y%m%d")


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text)


def _folded(line: str) -> str:
    """A long line goes on after a line break and a space, cut between letters and never within one."""
    parts, part = [], ""
    for letter in line:
        if len(f"{part}{letter}".encode()) > _LINE:
            parts.append(part)
            part = " "
        part += letter
    return "\r\n".join((*parts, part))
