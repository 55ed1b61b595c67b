# SPDX-License-Identifier: Apache-2.0
"""Who did what: the journal in words, by act, officer, case and day; the history of a record; and whether it holds."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import sentence_case
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import ACTS, FieldChange, JournalEntry, JournalQuery
from vlu_desktop.record.field_display import called
from vlu_desktop.record.people import Case, Officer
from vlu_desktop.record.record_types import record_type
from vlu_desktop.services.cases.undoing import said
from vlu_desktop.services.documents.outfile import leaving
from vlu_desktop.services.keeping.history_words import change_in_words
from vlu_desktop.store.records.store import Store
from vlu_desktop.text.spreadsheet_cells import as_text

_ACT_WORDS: Mapping[str, Callable[[], str]] = {
    "collected": lambda: say("auditing.collected"),
    "altered": lambda: say("auditing.altered"),
    "consulted": lambda: say("auditing.consulted"),
    "disclosed": lambda: say("auditing.disclosed"),
    "combined": lambda: say("auditing.combined"),
    "erased": lambda: say("auditing.erased"),
}
_PIECE = 1000


def act_word(act: str) -> str:
    """One of the six acts in a word; what a later version calls another as it is stored."""
    return _ACT_WORDS[act]() if act in _ACT_WORDS else act


def headings() -> tuple[str, ...]:
    """What stands over the cells of a line."""
    return (
        say("auditing.when"), say("auditing.officer"), say("auditing.act"), say("auditing.what"), say("auditing.case"),
        say("auditing.reason"), say("auditing.to-or-about"), say("auditing.entry"),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """A line of the journal in words. `order` is what the next page begins after."""

    ref: str
    order: str
    at: datetime
    officer: str
    act: str
    what: str
    case_id: str
    case: str
    reason: str
    detail: str

    @property
    def moment(self) -> str:
        """When it was, on a clock here."""
        here = civil(self.at)
        return f"{shown_day(here.date(), short=True)} {here:%H:%M:%S}"

    def cells(self) -> tuple[str, ...]:
        """The line under `headings`."""
        act = act_word(self.act)
        return (self.moment, self.officer, act, self.what, self.case, self.reason, self.detail, self.ref)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryStep:
    """One step of a record's history: who gave which field another value, when and why."""

    at: datetime
    officer: str
    what: str
    field: str
    was: str
    now: str
    reason: str
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalCheck:
    """Whether the journal holds: one sentence, and each thing that was found."""

    sound: bool
    sentence: str
    problems: tuple[str, ...]


def days(since: date | None, until: date | None) -> tuple[datetime | None, datetime | None]:
    """The instants at which the first day begins here and the last one ends."""
    return (_begins(since) if since else None, _begins(until + timedelta(days=1)) if until else None)


def _begins(day: date) -> datetime:
    midnight = datetime.combine(day, datetime.min.time(), UTC)
    return midnight - (civil(midnight - timedelta(hours=1)) - (midnight - timedelta(hours=1)).replace(tzinfo=None))


class Auditing:
    """Reading the journal. Looking at it is not itself journalled; taking a file of it out is, as a disclosure."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def page(self, asked: JournalQuery, before: str = "", limit: int = 200) -> tuple[AuditLine, ...]:
        """So many lines, newest first, after the one whose `order` is given."""
        officers, cases = self.officers(), self.cases()
        return tuple(
            self._line(entry, officers, cases) for entry in self._store.lines(asked, limit=limit, before=before)
        )

    def every(self, asked: JournalQuery) -> Iterator[AuditLine]:
        """All of them, newest first, read as they are needed."""
        officers, cases, before = self.officers(), self.cases(), ""
        while entries := self._store.lines(asked, limit=_PIECE, before=before):
            for entry in entries:
                yield self._line(entry, officers, cases)
            before = entries[-1].order

    def count(self, asked: JournalQuery) -> int:
        """How many lines there are."""
        return self._store.count_lines(asked)

    def officers(self) -> dict[str, str]:
        """Every officer's name by id, those who have left among them."""
        return {row.id: row.name for row in self._store.all(Officer)}

    def cases(self) -> dict[str, str]:
        """Every case's title by id."""
        return {line.id: line.title for line in self._store.case_list()}

    def steps(self, ref: str) -> tuple[HistoryStep, ...]:
        """What one line did: each record it made, then each field it changed."""
        entry = self._store.entry(ref)
        if entry is None:
            raise UserError(say("acts.that-entry-is-not-in"))
        officer = self.officers().get(entry.officer, say("auditing.an-officer"))
        made = [
            HistoryStep(
                at=entry.at,
                officer=officer,
                what=self._named(key, record_id),
                field="",
                was="",
                now=say("auditing.recorded"),
                reason=entry.reason,
                ref=ref,
            )
            for key, record_id in self._store.made_in(ref)[:_PIECE]
        ]
        return (*made, *(self._step(change, named=True) for change in self._store.changes_in(ref)))

    def history(self, key: str, record_id: str) -> tuple[HistoryStep, ...]:
        """A record's whole history, oldest first: recorded by whom, then every change."""
        cls = record_type(key).cls
        entry = self._store.made_by(cls, record_id)
        first: tuple[HistoryStep, ...] = ()
        if entry is not None:
            officer = self.officers().get(entry.officer, say("auditing.an-officer"))
            first = (
                HistoryStep(
                    at=entry.at, officer=officer, what=said(entry.method).capitalize(), field="", was="",
                    now=say("auditing.recorded"), reason=entry.reason, ref=entry.ref,
                ),
            )  # fmt: skip
        return (*first, *(self._step(change, named=False) for change in self._store.changes_of(cls, record_id)))

    def verify(self) -> JournalCheck:
        """Look at every line, value and signature."""
        report = self._store.verify()
        many = say("auditing.looked-at", entries=report.acts, records=report.records, heads=report.signed)
        found = [say("auditing.holds") if report.is_sound else say("auditing.does-not-hold", n=report.found), many]
        if report.is_sound and report.erased:
            found.append(say("auditing.erased-and-holds", n=report.erased))
        if report.not_held:
            found.append(say("auditing.not-held", n=report.not_held))
        return JournalCheck(sound=report.is_sound, sentence=" ".join(found), problems=report.problems)

    def printed(self, code: str) -> str:
        """What is known of a code printed on a document: when the journal stood there; a sentence."""
        letters = "".join(code.split()).upper()
        heads = self._store.signed_heads(f"{letters[:4]} {letters[4:]}") if len(letters) == 8 else []
        if not heads:
            return say("auditing.no-such-code")
        head = heads[0]
        here = civil(datetime.fromisoformat(head.at))
        return say(
            "auditing.where-it-stood", on=here.date(), at=f"{here:%H:%M}", entry=f"{head.device}:{head.seq}",
            why=head.why,
        )  # fmt: skip

    def export(self, asked: JournalQuery, out: Path, recipient: str) -> int:
        """Write the lines to a CSV file; how many. Journalled as a disclosure, with to whom it goes."""
        if not recipient.strip():
            raise UserError(say("acts.say-whom-the-file-is"))
        sheet = io.StringIO()
        writer = csv.writer(sheet, lineterminator="\r\n")
        writer.writerow(headings())
        many = 0
        for line in self.every(asked):
            writer.writerow([as_text(cell) for cell in line.cells()])
            many += 1
        # With its mark, so that a spreadsheet reads it as UTF-8.
        content = sheet.getvalue().encode("utf-8-sig", "replace")
        detail = recipient.strip()
        with leaving(self._store, "audit.export", [(out, content)], case_id=asked.case_id or "", detail=detail):
            pass
        return many

    def export_erasures(self, out: Path) -> int:
        """Write the signed list of what was erased, by ids alone; how many. Journalled as a disclosure."""
        body = self._store.signed_erasures()
        content = (json.dumps(body) + "\n").encode()
        with leaving(self._store, "erasures.export", [(out, content)], detail=say("auditing.ids-of-what-was-erased")):
            pass
        return len(body["erased"])

    def _line(self, entry: JournalEntry, officers: dict[str, str], cases: dict[str, str]) -> AuditLine:
        gone = "" if not entry.case_id else self._gone_case(entry.case_id)
        reason = say("auditing.reason-not-held") if entry.not_held == "reason" else entry.reason
        return AuditLine(
            ref=entry.ref, order=entry.order, at=entry.at, act=entry.act,
            officer=officers.get(entry.officer, say("auditing.an-officer")), what=_what(entry.method),
            case_id=entry.case_id, case=cases.get(entry.case_id, gone), reason=reason, detail=entry.detail,
        )  # fmt: skip

    def _gone_case(self, case_id: str) -> str:
        is_elsewhere = self._store.is_not_held(case_id)
        return say("auditing.case-not-held") if is_elsewhere else say("auditing.case-gone")

    def _step(self, change: FieldChange, named: bool) -> HistoryStep:
        label, was, now = change_in_words(change, self._name_of)
        what = self._named(change.record_type, change.record_id) if named else _what(change.method)
        return HistoryStep(
            at=change.at, officer=self.officers().get(change.officer, say("auditing.an-officer")), what=what,
            field=label, was=was, now=now, reason=change.reason, ref=change.ref,
        )  # fmt: skip

    def _named(self, key: str, record_id: str) -> str:
        if key == "setting":
            return say("auditing.setting")
        kind = record_type(key)
        record = self._store.get(kind.cls, record_id, removed=True)
        if record is None and self._store.is_not_held(record_id):
            return say("auditing.kind-not-held", kind=kind.title)
        return say("auditing.kind-erased", kind=kind.title) if record is None else called(record, self._name_of)

    def _name_of(self, key: str, record_id: str) -> str:
        if key == "person":
            return self._store.names([record_id]).get(record_id, say("auditing.not-named"))
        if not key:
            return say("auditing.a-record")
        kind = record_type(key)
        record: Record | None = self._store.get(kind.cls, record_id, removed=True)
        if record is None and self._store.is_not_held(record_id):
            return say("auditing.kind-not-held", kind=kind.title)
        if record is None:
            return say("auditing.erased-record", kind=kind.title.lower())
        match record:
            case Case():
                return record.title
            case Officer():
                return record.name
        return kind.title


"""Full-width ones too: some spreadsheets take them for the plain ones."""


@lru_cache(maxsize=512)
def _what(method: str) -> str:
    words = said(method)
    return sentence_case(words)


assert set(_ACT_WORDS) == set(ACTS)
