# SPDX-License-Identifier: Apache-2.0
"""The actions one agency took on at a MARAC, and nobody else's: what is due, what is late, what to report."""

from collections.abc import Iterator

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import day, number_of, sentence_case, short_day, told
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import UNFINISHED, Action, Meeting
from vlu_desktop.typeset import tree as t

_IS = (
    "It lists the actions that were agreed, as this unit has them{only}. It is not the minutes of a meeting, and it "
    "holds nothing that anybody said there. Say what was done before the next meeting: "
    "done, under way, not possible because things have changed, or not done. The last two are different answers."
)


def _agencies(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    names = sorted({" ".join(row.agency.split()) for row in file.all(Action) if row.agency.strip()}, key=str.casefold)
    return tuple((name, name) for name in names)


ASKS = (Ask(key="agency", label="Agency", help="Only its own actions are in the list.", options=_agencies),)


def compose(source: PaperSource) -> t.Document:
    """A table for each meeting, late ones said."""
    agency = source.answer("agency")
    if source.audience == "agency" and not agency:
        raise UserError("Choose the agency: a list for one agency holds its own actions and nobody else’s.")
    actions = [row for row in source.file.all(Action) if not agency or _same(row.agency, agency)]
    none = "No action of this agency stands in the record." if agency else "No action stands in the record."
    body = [*_tables(source, actions, agency)] or [t.Paragraph(text=none)]
    return common_sections.document(
        source,
        "Action list",
        body,
        about=_counted(source, actions) if actions else "No action",
        is_=_IS.format(only=": this agency’s own and no other’s" if agency else ""),
        rows=(("Agency", told(agency or "every agency")), ("Victim", told(source.victim))),
        gaps=common_sections.gaps(
            not_known=_not_known(actions), not_checked=("Whether what was reported as done was done.",)
        ),
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
        yield t.Heading(text="Other actions", level=2)
        yield _table(source, others, agency)


def _counted(source: PaperSource, actions: list[Action]) -> str:
    open_ = sum(1 for row in actions if row.status in UNFINISHED)
    late = sum(1 for row in actions if _late(source, row))
    if len(actions) == 1:
        return f"1 action, {'open' if open_ else 'not open any more'}{' and late' if late else ''}"
    said = f"{sentence_case(number_of(len(actions), 'action'))}: {open_ or 'none'} open"
    return f"{said}, and of these {late or 'none'} late" if open_ else said


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _meetings(source: PaperSource) -> list[Meeting]:
    return sorted(source.file.all(Meeting), key=lambda row: (row.on is None, row.on, row.id))


def _named(meeting: Meeting) -> t.Runs:
    name = f"{label('meeting-kind', meeting.kind)} of {day(meeting.on, 'a day not recorded')}"
    return told(", ".join(part for part in (name, meeting.area, meeting.number) if part))


def _late(source: PaperSource, row: Action) -> bool:
    return row.status in UNFINISHED and row.due is not None and row.due < source.facts.data_to


def _table(source: PaperSource, rows: list[Action], agency: str) -> t.Table:
    rows.sort(key=lambda row: (row.due is None, row.due, row.id))
    columns = [
        ("Action", 3.4),
        ("Owner", 2.3),
        ("Due", 1.6),
        ("Status", 1.9),
        ("Reported", 1.8),
        ("What came of it", 2.3),
    ]
    if not agency:
        columns.insert(1, ("Agency", 1.7))
    found: list[t.Row] = []
    for row in rows:
        status = label("action-status", row.status or "open")
        cells: list[t.Cell | str] = [
            common_sections.head(row.what),
            common_sections.cell(row.owner, "nobody named"),
            short_day(row.due, "no day set"),
            t.Cell(content=(status, *((". ", t.Text(text="Late", bold=True)) if _late(source, row) else ()))),
            short_day(row.reported_on, "–"),
            common_sections.cell(row.outcome),
        ]
        if not agency:
            cells.insert(1, common_sections.cell(row.agency, "none named"))
        found.append(tuple(cells))
    return common_sections.table("", columns, found)


def _not_known(actions: list[Action]) -> tuple[str, ...]:
    found = []
    unowned = sum(1 for row in actions if not row.owner)
    undated = sum(1 for row in actions if row.due is None)
    if unowned:
        found.append(f"Who is to do {number_of(unowned, 'action')}.")
    if undated:
        found.append(f"By when {number_of(undated, 'action')} {'is' if undated == 1 else 'are'} to be done.")
    return tuple(found)
