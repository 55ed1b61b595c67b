# SPDX-License-Identifier: Apache-2.0
"""The log of every mark in a document, for the unit's own file and never for its reader: where, what sort, and why.

What is marked in a record and stands in no table or text of this document (an entry that was not chosen, say) is told
as that: it would be missed on the page otherwise.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.date_display import display
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.masking import MadeMark
from vlu_desktop.leaks.pdf_texts import seen_pages
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.wording import day, listed
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import Kind, spec, specs
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.vocabulary import label
from vlu_desktop.services.documents.doubts import run_together
from vlu_desktop.typeset import tree as t

Found = Callable[[MadeMark], Record | None]
"""The record in which a mark stands."""


def log_lines(marks: Iterable[MadeMark], pdf: bytes, found: Found) -> tuple[tuple[str, ...], ...]:
    """A line a mark: its page, the sort of record, its day and its id, the field, what sort of value it is, and why."""
    pages = [run_together(text) for text in seen_pages(pdf)]
    return tuple(
        (
            listed(map(str, on)) if (on := _pages_with(each, pages)) else worded("guarded.log-no-page"),
            _entry(each, found(each)),
            spec(record_type(each.record_type).cls, each.field).label,
            worded("guarded.log-stands", what=each.what) if each.stands else each.what,
            label("withholding-reason", each.reason),
        )
        for each in marks
    )


def _pages_with(mark: MadeMark, pages: Sequence[str]) -> tuple[int, ...]:
    """The pages on which it stands with the words beside it; at a page's end with those on one side of it."""
    before, shown, after = map(run_together, (mark.before, mark.shown, mark.after))
    for said in ({before + shown + after}, {before + shown, shown + after} - {shown}):
        if on := tuple(n for n, text in enumerate(pages, 1) if any(each in text for each in said)):
            return on
    return ()


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


def marks_log(lines: tuple[tuple[str, ...], ...], title: str, digest: str, made: datetime) -> t.Document:
    """The log as a document of its own; it holds no value that was left out."""
    rows, alone = lines, worded("guarded.log-for-the-unit")
    table = t.Table(
        columns=tuple(t.Column(width=share) for share in (2, 5, 3, 4, 4)),
        rows=rows,
        header=(
            (
                worded("guarded.log-page"),
                worded("guarded.log-record"),
                worded("guarded.log-field"),
                worded("guarded.log-what"),
                worded("guarded.log-why"),
            ),
        ),
        caption=worded("guarded.log-table"),
        note=worded("guarded.log-note"),
    )
    body = (
        t.Heading(text=worded("guarded.log-heading", title=title)),
        t.Paragraph(text=" ".join((worded("guarded.log-of", digest=digest), alone))),
        table if rows else t.Paragraph(text=worded("guarded.log-nothing")),
    )
    whole = worded("guarded.log-title", title=title)
    return t.Document(title=whole, body=body, made=made, identity=digest[:8], marking=alone)
