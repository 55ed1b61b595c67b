# SPDX-License-Identifier: Apache-2.0
"""The log of every mark in a document, for the unit's own file and never for its reader: where, what sort, and why."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.date_display import display
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.masking import MadeMark
from vlu_desktop.papers.common.wording import day
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import Kind, spec, specs
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

Found = Callable[[MadeMark], Record | None]
"""The record in which a mark stands."""
_MARKING = "FOR THE UNIT’S FILE ONLY. NEVER FOR THE READER OF THE DOCUMENT."


def log_lines(marks: Iterable[MadeMark], found: Found) -> tuple[tuple[str, str, str, str], ...]:
    """A line a mark: the sort of record, its day and its id, the field, what sort of value is under it, and why."""
    return tuple(
        (
            f"{record_type(each.record_type).title}, {_day_of(found(each))} ({each.record_id})",
            spec(record_type(each.record_type).cls, each.field).label,
            f"{each.what}, left as it stands" if each.stands else each.what,
            label("withholding-reason", each.reason),
        )
        for each in marks
    )


def _day_of(row: Record | None) -> str:
    """By which day an officer finds a record: its own, or that on which it was entered; never words it was told in."""
    if row is None:
        return "no longer in the record"
    for each in specs(type(row)):
        value = getattr(row, each.name)
        if each.kind is Kind.DATE and isinstance(value, date):
            return day(value)
        if each.kind is Kind.WHEN and isinstance(value, When) and value.earliest is not None:
            return display(value)
    return f"entered on {day(civil(row.recorded_at).date())}" if row.recorded_at else "no day"


def marks_log(marks: Iterable[MadeMark], title: str, digest: str, made: datetime, found: Found) -> t.Document:
    """The log as a document of its own; it holds no value that was left out."""
    rows = log_lines(marks, found)
    table = t.Table(
        columns=tuple(t.Column(width=share) for share in (5, 3, 4, 5)),
        rows=rows,
        header=(("Record", "Field", "What was left out", "Why"),),
        caption="Marks in the order of the record",
    )
    none = t.Paragraph(text="Nothing was marked in this document.")
    body = (
        t.Heading(text=f"Marks in “{title}”"),
        t.Paragraph(text=f"Of the document whose SHA-256 is {digest}. {_MARKING}"),
        table if rows else none,
    )
    return t.Document(title=f"Log of marks: {title}", body=body, made=made, identity=digest[:8], marking=_MARKING)
