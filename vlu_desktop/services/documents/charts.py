# SPDX-License-Identifier: Apache-2.0
"""Letting a timeline out of the program, to a file, the clipboard or a printer, each journalled as a disclosure."""

import hashlib
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers import timeline_sheet
from vlu_desktop.papers.common.document_facts import MARKING, Facts
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Case, Officer, Unit
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.documents.outfile import leaving
from vlu_desktop.store.records.store import Store
from vlu_desktop.timeline.display_list import DisplayList
from vlu_desktop.timeline.printing import NOT_DISCLOSED, Chart, with_foot
from vlu_desktop.timeline.svg import display_to_svg
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf

Png = Callable[[DisplayList], bytes]
KINDS = (".pdf", ".svg", ".png")
AUDIENCE = "internal"


class Charts:
    """Timelines as files, on the clipboard and on paper. They hold everything, so they are for the unit alone."""

    def __init__(self, store: Store, fonts: Callable[[], FontBook]) -> None:
        self._store = store
        self._fonts = fonts

    def save(self, case_id: str, chart: Chart, out: Path, made: datetime, png: Png | None = None) -> Disclosure:
        """Write it to a file and note that in the register. The file's ending says which kind; `png` paints one."""
        kind = out.suffix.casefold()
        if kind not in KINDS or (kind == ".png" and png is None):
            raise UserError(say("acts.a-timeline-is-written-as"))
        facts = self._facts(case_id, made)
        title = self._title(case_id)
        drawing = _with_foot(chart, facts, title)
        pages = None
        if kind == ".pdf":
            written = io.BytesIO()
            pages = write_pdf(timeline_sheet.compose(chart, facts, title), written, fonts=self._fonts()).pages
            content = written.getvalue()
        elif kind == ".svg":
            content = display_to_svg(drawing, f"{title}: {chart.alternative} {NOT_DISCLOSED}").encode()
        else:
            assert png is not None
            content = png(drawing)
        entry = Disclosure(
            case_id=case_id,
            document=_document(kind),
            audience=AUDIENCE,
            made_on=civil(made).date(),
            data_to=civil(made).date(),
            sha256=hashlib.sha256(content).hexdigest(),
            head=facts.head,
            pages=pages,
            choices=" ".join(part for part in (f"{chart.stretch}.", chart.left_out) if part),
        )
        with leaving(self._store, "chart.save", [(out, content)], case_id=case_id, detail=chart.stretch) as act:
            saved = act.add(entry)
        return saved

    def let_go(self, case_id: str, chart: Chart, how: str) -> Changes:
        """Note that it was `copied` or `printed`, before it is: what then becomes of it is out of our hands."""
        if how not in {"copied", "printed"}:
            raise ValueError(how)
        with self._store.act(f"chart.{how}", act="disclosed", case_id=case_id, detail=chart.stretch) as act:
            pass
        return act.changes

    def not_printed(self, case_id: str, chart: Chart) -> Changes:
        """Have the journal say that the printer did not take what was let go for it."""
        return self._store.consulted(
            "chart.not-left", case_id=case_id, detail=say("acts.not-taken-by-the-printer", what=chart.stretch)
        )

    def marked(self, case_id: str, chart: Chart, made: datetime) -> DisplayList:
        """The picture with what it is written beneath it."""
        return _with_foot(chart, self._facts(case_id, made), self._title(case_id))

    def _title(self, case_id: str) -> str:
        case = self._store.get(Case, case_id)
        if case is None:
            raise UserError(say("acts.that-case-is-not-in"))
        return case.title or say("acts.case-without-title")

    def _facts(self, case_id: str, made: datetime) -> Facts:
        case = self._store.get(Case, case_id)
        officer = self._store.get(Officer, self._store.officer)
        unit = next(iter(self._store.all(Unit)), None)
        return Facts(
            made=made,
            data_to=civil(made).date(),
            head=self._store.head_code(),
            prepared_by=officer.name if officer else "",
            unit=unit.name if unit else "",
            marking=(case.marking if case else "") or MARKING,
        )


def _document(kind: str) -> str:
    """What it is called in the register."""
    match kind:
        case ".svg":
            return say("acts.timeline-svg")
        case ".png":
            return say("acts.timeline-png")
    return say("acts.timeline-pdf")


def _with_foot(chart: Chart, facts: Facts, title: str) -> DisplayList:
    by, on, head = facts.prepared_by, civil(facts.made).date(), facts.head
    made = say("acts.chart-made-by", by=by, on=on, head=head) if by else say("acts.chart-made", on=on, head=head)
    return with_foot(chart.drawing, f"{title}, {chart.stretch}. {facts.marking}.", NOT_DISCLOSED, made)
