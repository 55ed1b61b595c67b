# SPDX-License-Identifier: Apache-2.0
"""What is asked for on the victim's behalf, and the victim's views on conditions, as the audience may have them."""

from collections.abc import Callable, Mapping, Sequence

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.wording import entries, short_day, told, worded_runs
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Request, RequestIncident
from vlu_desktop.typeset import tree as t

_NONE: Mapping[str, Callable[[], str]] = {
    "court": lambda: worded("history.no-request-court"),
    "parole": lambda: worded("history.no-request-parole"),
    "internal": lambda: worded("history.no-request"),
}


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """A table of what was asked, of whom and what came of it; nothing where nothing was, which the gaps say."""
    rows = sorted(source.file.all(Request), key=lambda row: (row.asked_on is None, row.asked_on, row.id))
    if not rows:
        return ()
    return (
        t.Heading(text=worded("history.requests"), id="requests"),
        t.Paragraph(text=worded("history.asked-for"), style=t.Style.LEAD),
        common_sections.table(
            worded("history.requests-table"),
            (
                (worded("history.request"), 2.4),
                (_told_of(rows), 5),
                (worded("history.request-on"), 1.6),
                (worded("history.request-decision"), 2.4),
            ),
            tuple(_row(source, row) for row in rows),
        ),
    )


def none(source: PaperSource) -> str:
    """That nothing that is asked stands in the document, and what that does not mean; "" where something does."""
    return "" if source.file.all(Request) else _NONE[source.audience]()


def _told_of(rows: Sequence[Request]) -> str:
    """The head over what was asked in words; a reader who has none of the words is not promised any."""
    if any(row.wording or row.reason for row in rows):
        return worded("history.request-words")
    return worded("history.request-rests")


def _row(source: PaperSource, row: Request) -> t.Row:
    why = worded("history.request-why", reason=row.reason) if row.reason else ""
    said = [t.Paragraph(text=told(text)) for text in (row.wording, why) if text]
    shown = [
        source.numbers[link.incident_id]
        for link in source.file.of(RequestIncident, row.id)
        if link.incident_id in source.numbers
    ]
    if shown:
        said.append(t.Paragraph(text=worded_runs("history.shown-by", entries=entries(shown))))
    decision = label("request-decision", row.decision or "waiting")
    if row.decided_on:
        decision = worded("history.request-decided-on", decision=decision, on=short_day(row.decided_on))
    if row.decision_reason:
        decision = worded("history.request-decided", decision=decision, reason=row.decision_reason)
    return (
        common_sections.head(label("request-kind", row.kind)),
        t.Cell(content=tuple(said) or "–"),
        short_day(row.asked_on, worded("papers.not-recorded")),
        common_sections.cell(decision),
    )
