# SPDX-License-Identifier: Apache-2.0
"""What happened to the victim besides the incidents, as lines of the chronology: statements, moves, a conference."""

from collections.abc import Iterator

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import in_turn, worded
from vlu_desktop.papers.common.wording import lower_first, told
from vlu_desktop.papers.social_history.court_events import line
from vlu_desktop.papers.social_history.line_of_chronology import Line
from vlu_desktop.record.conduct import LifeEvent
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Meeting, Statement


def victim_events(source: PaperSource) -> Iterator[Line]:
    """Statements signed, changes in life, and meetings where this reader is to know of them."""
    for row in source.file.all(Statement):
        if row.signed_on:
            yield line(source, row.signed_on, _signed(row.kind))
    for event in source.file.all(LifeEvent):
        yield line(
            source,
            event.happened,
            label("life-event", event.kind) or worded("court-events.change-in-life"),
            told(event.account),
        )
    if source.audience != "internal" and not source.disclosed.choices.mentions_marac:
        return
    for meeting in source.file.all(Meeting):
        status = label("meeting-status", meeting.status)
        kind = label("meeting-kind", meeting.kind) or worded("court-events.meeting")
        yield line(source, meeting.on, kind, told(in_turn((meeting.area, lower_first(status)))))


def _signed(kind: str) -> str:
    match kind:
        case "court":
            return worded("court-events.statement-for-court")
        case "parole":
            return worded("court-events.statement-for-parole")
        case "tribunal":
            return worded("court-events.statement-for-tribunal")
        case "family-impact":
            return worded("court-events.statement-by-family")
    return worded("court-events.statement-signed")
