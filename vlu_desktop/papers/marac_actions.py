# SPDX-License-Identifier: Apache-2.0
"""The actions one agency took on at a MARAC, and nobody else's: what is due, what is late, what to report."""

from collections.abc import Iterator

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import in_turn, label, worded
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import short_day, told
from vlu_desktop.record.work import UNFINISHED, Action, Meeting
from vlu_desktop.typeset import tree as t


def _agencies(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    names = sorted({" ".join(row.agency.split()) for row in file.all(Action) if row.agency.strip()}, key=str.casefold)
    return tuple((name, name) for name in names)


def asks(_: Reference) -> tuple[Ask, ...]:
    """Whose actions."""
    name, help_ = say("action-list.ask-agency"), say("action-list.ask-agency-help")
    return (Ask(key="agency", label=name, help=help_, options=_agencies),)


def compose(source: PaperSource) -> t.Document:
    """A table for each meeting, late ones said."""
    agency = source.answer("agency")
    if source.audience == "agency" and not agency:
        raise UserError(say("action-list.choose-agency"))
    actions = [row for row in source.file.all(Action) if not agency or _same(row.agency, agency)]
    none = worded("action-list.none-of-agency") if agency else worded("action-list.none-in-record")
    body = [*_tables(source, actions, agency)] or [t.Paragraph(text=none)]
    return common_sections.document(
        source,
        worded("kinds.action-list"),
        body,
        about=_counted(source, actions) if actions else worded("action-list.none"),
        is_=worded("action-list.is-for-one") if agency else worded("action-list.is"),
        rows=(
            (worded("action-list.agency"), told(agency or worded("action-list.every-agency"))),
            (worded("action-list.victim"), told(source.victim)),
        ),
        gaps=common_sections.gaps(not_known=_not_known(actions), not_checked=(worded("action-list.gap-done"),)),
    )


def _tables(source: PaperSource, actions: list[Action], agency: str) -> Iterator[t.Block]:
    meetings = _meetings(source)
    told_of = {meeting.id for meeting in meetings}
    for meeting in meetings:
        rows = [row for row in actions if row.meeting_id == meeting.id]
        if rows:
            yield t.Heading(text=_named(meeting), level=2)
            yield _table(source, rows, agency)
    # Those of a meeting that this reader is not told of are still the reader's own actions.
    others = [row for row in actions if row.meeting_id not in told_of]
    if others:
        yield t.Heading(text=worded("action-list.other-actions"), level=2)
        yield _table(source, others, agency)


def _counted(source: PaperSource, actions: list[Action]) -> str:
    open_ = sum(1 for row in actions if row.status in UNFINISHED)
    late = sum(1 for row in actions if _late(source, row))
    if not open_:
        return worded("action-list.counted-none-open", n=len(actions))
    if not late:
        return worded("action-list.counted-none-late", n=len(actions), open=open_)
    return worded("action-list.counted", n=len(actions), open=open_, late=late)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _meetings(source: PaperSource) -> list[Meeting]:
    return sorted(source.file.all(Meeting), key=lambda row: (row.on is None, row.on, row.id))


def _named(meeting: Meeting) -> t.Runs:
    kind, on = label("meeting-kind", meeting.kind), meeting.on
    name = worded("action-list.meeting", kind=kind, on=on) if on else worded("action-list.meeting-undated", kind=kind)
    return told(in_turn((name, meeting.area, meeting.number)))


def _late(source: PaperSource, row: Action) -> bool:
    return row.status in UNFINISHED and row.due is not None and row.due < source.facts.data_to


def _table(source: PaperSource, rows: list[Action], agency: str) -> t.Table:
    rows.sort(key=lambda row: (row.due is None, row.due, row.id))
    columns = [
        (worded("action-list.action"), 3.4),
        (worded("action-list.owner"), 2.3),
        (worded("action-list.due"), 1.6),
        (worded("action-list.status"), 1.9),
        (worded("action-list.reported"), 1.8),
        (worded("action-list.outcome"), 2.3),
    ]
    if not agency:
        columns.insert(1, (worded("action-list.agency"), 1.7))
    nobody, no_day = worded("action-list.nobody-named"), worded("action-list.no-day-set")
    late, no_agency = t.Text(text=worded("action-list.late"), bold=True), worded("action-list.no-agency-named")
    found: list[t.Row] = []
    for row in rows:
        status = label("action-status", row.status or "open")
        cells: list[t.Cell | str] = [
            common_sections.head(row.what),
            common_sections.cell(row.owner, nobody),
            short_day(row.due, no_day),
            t.Cell(content=(status, *((". ", late) if _late(source, row) else ()))),
            short_day(row.reported_on, "–"),
            common_sections.cell(row.outcome),
        ]
        if not agency:
            cells.insert(1, common_sections.cell(row.agency, no_agency))
        found.append(tuple(cells))
    return common_sections.table("", columns, found)


def _not_known(actions: list[Action]) -> tuple[str, ...]:
    found = []
    unowned = sum(1 for row in actions if not row.owner)
    undated = sum(1 for row in actions if row.due is None)
    if unowned:
        found.append(worded("action-list.gap-owner", n=unowned))
    if undated:
        found.append(worded("action-list.gap-due", n=undated))
    return tuple(found)
