# SPDX-License-Identifier: Apache-2.0
"""What is asked for on the victim's behalf, and the victim's views on conditions, as the audience may have them."""

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import entries, lower_first, short_day, told
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Request, RequestIncident
from vlu_desktop.typeset import tree as t

_NONE = {
    "court": "Nothing that is asked of the court stands in this document. That says nothing of what the victim wishes "
    "of an order or of conditions.",
    "parole": "Nothing that is asked about conditions stands in this document. That says nothing of what the victim "
    "wishes of them.",
    "internal": "No request stands in the record.",
}


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """A table of what was asked, of whom and what came of it."""
    rows = sorted(source.file.all(Request), key=lambda row: (row.asked_on is None, row.asked_on, row.id))
    heading = t.Heading(text="Views and requests", id="requests")
    if not rows:
        return (heading, t.Paragraph(text=_NONE[source.audience]))
    return (
        heading,
        t.Paragraph(
            text="Asked for by the victim or on her or his behalf. Whether anything follows is for those who decide.",
            style=t.Style.LEAD,
        ),
        common_sections.table(
            "What is asked for",
            (("Request", 2.4), ("In these words, and why", 5), ("Asked on", 1.6), ("Decision", 2.4)),
            tuple(_row(source, row) for row in rows),
        ),
    )


def _row(source: PaperSource, row: Request) -> t.Row:
    said = [t.Paragraph(text=told(text)) for text in (row.wording, f"Why: {row.reason}" if row.reason else "") if text]
    shown = [
        source.numbers[link.incident_id]
        for link in source.file.of(RequestIncident, row.id)
        if link.incident_id in source.numbers
    ]
    if shown:
        said.append(t.Paragraph(text=("Shown by ", *entries(shown), ".")))
    decision = label("request-decision", row.decision or "waiting")
    if row.decided_on:
        decision += f", {short_day(row.decided_on)}"
    if row.decision_reason:
        decision += f". Reason given: {lower_first(row.decision_reason)}"
    return (
        common_sections.head(label("request-kind", row.kind)),
        t.Cell(content=tuple(said) or "–"),
        short_day(row.asked_on, "not recorded"),
        common_sections.cell(decision),
    )
