# SPDX-License-Identifier: Apache-2.0
"""The briefing of a unit: made of all its cases, and let out as pages or as rows, journalled as a disclosure."""

import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.analysis.unit_briefing.make_tables import unit_tables
from vlu_desktop.analysis.unit_briefing.small_numbers import hide_in_all
from vlu_desktop.dates.date_display import day
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.due_line import Diary
from vlu_desktop.due.told_in_time import told_in_time, told_table
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers import briefing_sheet
from vlu_desktop.papers.briefing_sheet import Briefing
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.record.areas import settings_in, settings_of
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.people import Officer, Unit
from vlu_desktop.record.work import RuleSetting
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.services.documents.outfile import leaving
from vlu_desktop.store.records.store import Store
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.office.spreadsheet import as_csv, as_xlsx
from vlu_desktop.typeset.pdf import write_pdf

__all__ = ["Briefing", "UnitBriefings"]
ENDINGS = (".pdf", ".xlsx", ".csv")
LEAST = 5
"""Below it a number is not shown to anybody outside the unit."""
EVERY = 1
Progress = Callable[[int, int], object]


def unheard(_done: int, _of: int) -> None:
    """Where nobody waits to hear how far it is."""


class UnitBriefings:
    """Reads every case, one after another; what is kept of each is counts."""

    def __init__(
        self, store: Store, params: Params, rules: Rules, holidays: Holidays, fonts: Callable[[], FontBook]
    ) -> None:
        self._store = store
        self._params = params
        self._rules = rules
        self._holidays = holidays
        self._fonts = fonts

    def made(
        self, up_to: date, *, least: int = LEAST, recipient: str = "", progress: Progress = unheard
    ) -> Briefing:  # fmt: skip
        """The briefing as of a day. `least` is the smallest number shown but 0; `EVERY` is for the unit alone.

        `progress` hears how many cases of how many were read; the job ends between two of them where it is stopped.
        UserError where there is a case that is not held here, for it would count too few.
        """
        if not self._store.has_every_case:
            raise UserError(say("exchange.counts-what-is-held"))
        told: Counter[str] = Counter()
        seen = 0

        def cases() -> Iterator[CaseFile]:
            nonlocal seen
            lines = self._store.case_list()
            for done, line in enumerate(lines):
                check_stopped()
                progress(done, len(lines))
                file = self._store.case_file(line.id)
                if file is not None and (file.case.opened is None or file.case.opened <= up_to):
                    seen += 1
                    rules = self._rules.with_settings(settings_of(file))
                    diary = Diary(case_file=file, today=up_to, rules=rules, holidays=self._holidays)
                    told.update(told_in_time(diary))
                    yield file

        params = self._params.with_settings(settings_in("", self._store.all(RuleSetting)))
        tables = (*unit_tables(cases(), up_to, params), told_table(told))
        if least > EVERY:
            tables = hide_in_all([table for table in tables if not table.alone], least, seen)
        return Briefing(tables=tables, up_to=up_to, cases=seen, least=least, recipient=recipient.strip())

    def save(self, briefing: Briefing, out: Path, made: datetime) -> None:
        """Write it as pages or rows, by the file's ending. UserError for another, or without whom it is for."""
        ending = out.suffix.casefold()
        if ending not in ENDINGS:
            raise UserError(say("acts.a-briefing-is-written-as"))
        if not briefing.inside and not briefing.recipient:
            raise UserError(say("acts.say-whom-the-briefing-is"))
        document = briefing_sheet.compose(briefing, self._facts(briefing, made))
        match ending:
            case ".pdf":
                written = io.BytesIO()
                write_pdf(document, written, fonts=self._fonts())
                content = written.getvalue()
            case ".xlsx":
                content = as_xlsx(document, made)
            case _:
                content = as_csv(document)
        whom = briefing.recipient or say("acts.inside-the-unit")
        detail = say("acts.briefing-for", whom=whom, on=day(briefing.up_to))
        with leaving(self._store, "briefing.save", [(out, content)], detail=detail):
            pass

    def _facts(self, briefing: Briefing, made: datetime) -> Facts:
        officer = self._store.get(Officer, self._store.officer)
        unit = next(iter(self._store.all(Unit)), None)
        facts = Facts(
            made=made,
            data_to=briefing.up_to,
            head=self._store.head_code(),
            prepared_by=officer.name if officer else "",
            unit=unit.name if unit else "",
            recipient=briefing.recipient,
        )
        return replace(facts, role=officer.role) if officer and officer.role else facts
