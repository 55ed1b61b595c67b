# SPDX-License-Identifier: Apache-2.0
"""What happened to the victim besides the incidents, as lines of the chronology: statements, moves, a conference."""

from collections.abc import Iterator

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import lower_first, told
from vlu_desktop.papers.social_history.court_events import line
from vlu_desktop.papers.social_history.line_of_chronology import Line
from vlu_desktop.record.conduct import LifeEvent
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Meeting, Statement

_WHOSE = {
    "court": ", for a court",
    "parole": ", for the Parole Board",
    "tribunal": ", for a tribunal",
    "family-impact": ", by a bereaved family",
}


def victim_events(source: PaperSource) -> Iterator[Line]:
    """Statements signed, changes in life, and meetings where this reader is to know of them."""
    for row in source.file.all(Statement):
        if row.signed_on:
            yield line(source, row.signed_on, f"Personal statement signed{_WHOSE.get(row.kind, '')}")
    for event in source.file.all(LifeEvent):
        yield line(source, event.happened, label("life-event", event.kind) or "Change in life", told(event.account))
    if source.audience != "internal" and not source.disclosed.choices.mentions_marac:
        return
    for meeting in source.file.all(Meeting):
        status = label("meeting-status", meeting.status)
        kind = label("meeting-kind", meeting.kind) or "Meeting"
        yield line(source, meeting.on, kind, told(", ".join(filter(None, (meeting.area, lower_first(status))))))
