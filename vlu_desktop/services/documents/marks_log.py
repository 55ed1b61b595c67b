# SPDX-License-Identifier: Apache-2.0
"""The log of every mark in a document, for the unit's own file and never for its reader: where, what sort, and why."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.date_display import display
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.masking import MadeMark
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.wording import day
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import Kind, spec, specs
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

Found = Callable[[MadeMark], Record | None]
"""The record in which a mark stands."""


def log_lines(marks: Iterable[MadeMark], found: Found) -> tuple[tuple[str, str, str, str], ...]:
    """A line a mark: the sort of record, its day and its id, the field, what sort of value is under it, and why."""
    return tuple(
        (
            _entry(each, found(each)),
            spec(record_type(each.record_type).cls, each.field).label,
            worded("guarded.log-stands", what=each.what) if each.stands else each.what,
            label("withholding-reason", each.reason),
        )
        for each in marks
    )


def _entry(mark: MadeMark, row: Record | None) -> str:
    """What sort of record, and by which day an officer finds it: its own, or that on which it was entered."""
    kind, key = record_type(mark.record_type).title, mark.record_id
    if row is None:
        return worded("guarded.log-entry-gone", record=kind, id=key)
    if when := _day_of(row):
        return worded("guarded.log-entry", record=kind, when=when, id=key)
    if row.recorded_at:
        return worded("guarded.log-entry-entered", record=kind, on=civil(row.recorded_at).date(), id=key)
    return worded("guarded.log-entry-undated", record=kind, id=key)


def _day_of(row: Record) -> str:
    """Its own day, never the words it was told in; "" where it has none."""
    for each in specs(type(row)):
        value = getattr(row, each.name)
        if each.kind is Kind.DATE and isinstance(value, date):
            return day(value)
        if each.kind is Kind.WHEN and isinstance(value, When) and value.earliest is not None:
            return display(value)
    return ""


def marks_log(marks: Iterable[MadeMark], title: str, digest: str, made: datetime, found: Found) -> t.Document:
    """The log as a document of its own; it holds no value that was left out."""
    rows, alone = log_lines(marks, found), worded("guarded.log-for-the-unit")
    table = t.Table(
        columns=tuple(t.Column(width=share) for share in (5, 3, 4, 5)),
        rows=rows,
        header=(
            (
                worded("guarded.log-record"),
                worded("guarded.log-field"),
                worded("guarded.log-what"),
                worded("guarded.log-why"),
            ),
        ),
        caption=worded("guarded.log-table"),
    )
    body = (
        t.Heading(text=worded("guarded.log-heading", title=title)),
        t.Paragraph(text=" ".join((worded("guarded.log-of", digest=digest), alone))),
        table if rows else t.Paragraph(text=worded("guarded.log-nothing")),
    )
    whole = worded("guarded.log-title", title=title)
    return t.Document(title=whole, body=body, made=made, identity=digest[:8], marking=alone)
