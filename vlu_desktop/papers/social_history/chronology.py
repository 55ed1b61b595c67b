# SPDX-License-Identifier: Apache-2.0
"""The chronology: incidents with orders, arrests, charges, hearings, sentences, custody, statements and moves."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.wording import lower_first
from vlu_desktop.papers.social_history.chosen_entries import chosen, is_short, said_of_choice
from vlu_desktop.papers.social_history.court_events import court_events
from vlu_desktop.papers.social_history.entry_text import entry_line
from vlu_desktop.papers.social_history.line_of_chronology import UNDATED_KEY, Line
from vlu_desktop.papers.social_history.short_lines import shortened
from vlu_desktop.papers.social_history.victim_events import victim_events
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.work import Meeting
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_numbering import plain

_AGAINST_ONE = re.compile(r"\b[Aa]gainst [A-Z](?!\w)")


def blocks(source: PaperSource, *, new_page: bool) -> tuple[t.Block, ...]:
    """The table, or a sentence where there is nothing in it; then, apart, what ended in acquittal."""
    several = new_page and len(source.conduct) > 1
    heading = t.Heading(text=worded("chronology.title"), id="chronology", new_page=several)
    entries, events = chosen(source), [*court_events(source), *victim_events(source)]
    if not source.conduct and not events:
        return (heading, t.Paragraph(text=worded("chronology.no-incident")), *_acquitted(source))
    lines = merged([*(entry_line(source, each) for each in entries), *events])
    if is_short(source):
        lines = shortened(source, lines)
    none = () if source.conduct else (t.Paragraph(text=worded("chronology.no-incident")),)
    entries_alone = all(line.number for line in lines)
    how = worded("chronology.how-entries") if entries_alone else worded("chronology.how")
    return (
        heading,
        *(t.Paragraph(text=each, style=t.Style.SMALL) for each in (how, *_said(source, entries, lines))),
        *none,
        as_table(lines, worded("chronology.table"), "", "chronology-table", sources=not is_short(source)),
        *_acquitted(source),
    )


def _said(source: PaperSource, entries: Sequence[Conduct], lines: Sequence[Line]) -> list[str]:
    """What is the same for every entry, said once; and that some were chosen, or are told together."""
    said = [each for each in (said_of_choice(source, entries), *constant(lines, short=is_short(source))) if each]
    if any("breach" in _plain(each.status).lower() for each in lines):
        said.append(worded("chronology.breaches"))
    if any(_AGAINST_ONE.search(_plain(each.status)) for each in lines):
        said.append(worded("chronology.against"))
    undated = [each for each in entries if not each.happened.is_dated]
    if any(each.incident.place_in_order is not None for each in undated):
        said.append(worded("chronology.undated-in-order"))
    elif undated:
        said.append(worded("chronology.undated"))
    if source.audience == "internal" and source.file.all(Meeting):
        said.append(worded("chronology.meetings"))
    return said


def _plain(runs: t.Runs) -> str:
    return runs if isinstance(runs, str) else "".join(run for run in runs if isinstance(run, str))


def constant(lines: Sequence[Line], *, short: bool = False) -> tuple[str, ...]:
    """What the column of sources would say, where it is the same in every line or, in the short form, left out."""
    told_by = list(dict.fromkeys(part for each in lines for part in each.source.split("; ") if part))
    if len(told_by) == 1 and sum(bool(each.source) for each in lines) > 1:
        if told_by == [worded("papers.not-recorded")]:
            return (worded("entry.no-source"),)
        return (worded("entry.one-source", source=lower_first(told_by[0])),)
    if not short or not told_by:
        return ()
    return (worded("entry.sources", sources=[lower_first(each) for each in told_by]),)


def merged(lines: Iterable[Line]) -> list[Line]:
    """In order of time; what the record has no number for and happened on one day is one line.

    Of what has no date nobody knows that it was one day.
    """
    found: list[Line] = []
    for each in sorted(lines, key=_order):
        last = found[-1] if found and each.key != UNDATED_KEY else each
        if last is each or each.number or last.number or plain(last.when) != plain(each.when):
            found.append(each)
        else:
            found[-1] = replace(last, what=tuple(dict.fromkeys((*last.what, *each.what))))
    return found


def _order(line: Line) -> tuple[str, int, str]:
    """By the range of its date, then what has no number, so that entries keep the order of their numbers."""
    return line.key.partition(";")[0], line.number, plain(line.when)


def _acquitted(source: PaperSource) -> tuple[t.Block, ...]:
    if not source.acquitted:
        return ()
    return (
        t.Heading(text=worded("chronology.acquitted"), level=2, id="acquitted"),
        t.Paragraph(text=worded("chronology.acquitted-why"), style=t.Style.LEAD),
        table(source, source.acquitted, worded("chronology.acquitted-table"), "", "acquitted-table"),
    )


def table(
    source: PaperSource,
    conduct: Sequence[Conduct],
    caption: str,
    note: str,
    table_id: str,
    *,
    breaches_numbered: bool = True,
) -> t.Table:
    """Entries alone as rows, each with its number in the whole chronology."""
    lines = [entry_line(source, each, breaches_numbered=breaches_numbered) for each in conduct]
    said = " ".join(part for part in (note, *constant(lines)) if part)
    return as_table(lines, caption, said, table_id)


def as_table(lines: Sequence[Line], caption: str, note: str, table_id: str, *, sources: bool = True) -> t.Table:
    """Lines as rows, without the column of sources where all entries have the same."""
    of_entries = [each.source for each in lines if each.source]
    sources = sources and (len(set(of_entries)) > 1 or len(of_entries) == 1)
    widths = (0.65, 1.9, 6.75, 1.3, 2.05) if sources else (0.65, 1.9, 8, 2.1)
    names = [worded("entry.number"), worded("entry.when"), worded("entry.what"), worded("entry.source"),
             worded("entry.status")]  # fmt: skip
    if not sources:
        del names[3]
    return t.Table(
        caption=caption,
        columns=tuple(
            t.Column(width=width, align=t.Align.RIGHT if place == 0 else t.Align.LEFT)
            for place, width in enumerate(widths)
        ),
        header=(tuple(names),),
        rows=tuple(_row(each, sources) for each in lines),
        note=note,
        id=table_id,
    )


def _row(line: Line, sources: bool) -> t.Row:
    what = tuple(t.Paragraph(text=text, style=t.Style.SMALL) for text in line.what)
    first: t.Cell | str = t.Cell(content=str(line.number), header=True, id=line.id) if line.number else ""
    status: t.Runs = line.status or (worded("entry.planned") if line.planned else "")
    middle = (t.Cell(content=line.source),) if sources else ()
    return (first, t.Cell(content=line.when), t.Cell(content=what), *middle, t.Cell(content=status))
