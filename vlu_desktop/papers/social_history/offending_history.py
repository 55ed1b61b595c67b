# SPDX-License-Identifier: Apache-2.0
"""Convictions and sentences in the court's own terms, programmes, assessments, and orders made for other people."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vlu_desktop.disclosure.disclosed_file import DisclosedFile
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, in_turn, stated, worded
from vlu_desktop.papers.common.wording import dated, listed, lower_first, sentence_case, short_day, told
from vlu_desktop.papers.social_history.court_events import (
    counted,
    offence_of,
    remand_is_news,
    requirements_of,
    sentenced_for,
    source_of,
    whose,
)
from vlu_desktop.record.offending import (
    Assessment,
    Conviction,
    NoneKnown,
    OffenderHistory,
    Order,
    Programme,
    Sentence,
)
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One table: what it is called, its columns with their widths, its rows and how a row is written."""

    caption: str
    id: str
    columns: tuple[tuple[str, float], ...]
    rows: Sequence[Any]
    row: Callable[[Any], t.Row]
    note: str = ""
    says_none: str = ""


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """What the record holds, and a sentence for what it does not; nothing of all is said on the first pages."""
    parts = tuple(_parts(source))
    if not any(part.rows for part in parts) and not source.file.all(NoneKnown):
        return ()
    said = source.file.all(NoneKnown)
    asked = {row.what for row in said}
    none = [
        lower_first(part.caption)
        for part in parts
        if not part.rows and part.id not in _SAID_ONLY_WHERE_THERE and part.says_none not in asked
    ]
    return (
        t.Heading(text=worded("history-tables.title"), id="history"),
        t.Paragraph(text=worded("history-tables.as-supplied"), style=t.Style.LEAD),
        *(_table(part) for part in parts if part.rows and part.id != _OTHERS),
        *(t.Paragraph(text=told(none_known(row))) for row in said),
        *((t.Paragraph(text=worded("history-tables.none", tables=sentence_case(listed(none)))),) if none else ()),
        *(_table(part) for part in parts if part.rows and part.id == _OTHERS),
    )


_OTHERS = "elsewhere"
"""The table of what concerns other people, which comes last."""
_SAID_ONLY_WHERE_THERE = frozenset({_OTHERS, "known"})


def _parts(source: PaperSource) -> Iterator[_Part]:
    """All of it in the order in which it is set out."""
    file = source.file
    yield _Part(
        caption=worded("history-tables.convictions"),
        id="convictions",
        columns=(
            (worded("history-tables.offence"), 3), (worded("history-tables.how-many"), 1.2),
            (worded("history-tables.when"), 1.7), (worded("history-tables.court"), 2),
            (worded("history-tables.against"), 2), (worded("history-tables.source"), 1.7),
        ),
        says_none="convictions",
        rows=file.all(Conviction),
        row=lambda row: _conviction(source, row),
    )  # fmt: skip
    yield _without_conviction(source)
    yield _Part(
        caption=worded("history-tables.sentences"),
        id="sentences",
        columns=(
            (worded("history-tables.sentence"), 3), (worded("history-tables.for"), 2.2),
            (worded("history-tables.passed"), 1.5), (worded("history-tables.minimum"), 1.5),
            (worded("history-tables.suspended"), 1.6), (worded("history-tables.requirements"), 3),
        ),
        rows=file.all(Sentence),
        row=lambda row: _sentence(source, row),
    )  # fmt: skip
    yield from _tried(file)
    yield _Part(
        caption=worded("history-tables.elsewhere"),
        id=_OTHERS,
        columns=(
            (worded("history-tables.order"), 3.4), (worded("history-tables.made-by"), 2.6),
            (worded("history-tables.made"), 1.8), (worded("history-tables.state"), 2),
        ),
        rows=source.disclosed.elsewhere,
        row=_elsewhere,
        note=worded("history-tables.elsewhere-note"),
    )  # fmt: skip


def _tried(file: DisclosedFile) -> Iterator[_Part]:
    """Programmes and assessments; what refers to the two leads to the first of them."""
    yield _Part(
        caption=worded("history-tables.programmes"),
        id="tried" if file.all(Programme) else "",
        columns=(
            (worded("history-tables.programme"), 3), (worded("history-tables.where"), 2),
            (worded("history-tables.when"), 2.2), (worded("history-tables.outcome"), 3.4),
        ),
        says_none="programmes",
        rows=file.all(Programme),
        row=_programme,
    )  # fmt: skip
    yield _Part(
        caption=worded("history-tables.assessments"),
        id="" if file.all(Programme) else "tried",
        columns=(
            (worded("history-tables.assessment"), 1.8), (worded("history-tables.asked-for"), 2.4),
            (worded("history-tables.status"), 1.6), (worded("history-tables.result"), 4),
        ),
        says_none="assessments",
        rows=file.all(Assessment),
        row=_assessment,
    )  # fmt: skip


def _without_conviction(source: PaperSource) -> _Part:
    known = source.file.all(OffenderHistory)
    sources = any(row.source for row in known)
    return _Part(
        caption=worded("history-tables.known"),
        id="known",
        columns=(
            (worded("history-tables.history-of"), 2), (worded("history-tables.what-is-known"), 4),
            (worded("history-tables.when"), 1.7), (worded("history-tables.how-many"), 1.4),
            (worded("history-tables.against"), 1.8),
            *(((worded("history-tables.who-told"), 1.6),) if sources else ()),
            (worded("history-tables.how-known"), 1.8),
        ),
        rows=known,
        row=lambda row: _known(source, row, with_source=sources),
        note=worded("history-tables.known-note"),
    )  # fmt: skip


def _table(part: _Part) -> t.Table:
    """The table without the columns in which nothing stands in any row."""
    rows = [part.row(each) for each in part.rows]
    kept = [place for place in range(len(part.columns)) if any(row[place] != _cell("") for row in rows)]
    return t.Table(
        caption=part.caption,
        columns=tuple(t.Column(width=part.columns[place][1]) for place in kept),
        header=(tuple(part.columns[place][0] for place in kept),),
        rows=tuple(tuple(row[place] for place in kept) for row in rows),
        note=part.note,
        id=part.id,
    )


def none_known(row: NoneKnown) -> str:
    """ "No previous convictions, as far as was known on 3 March 2026 (source: PNC print)": not for want of rows."""
    what = lower_first(label("none-known", row.what))
    source, on = row.source.strip(), short_day(row.on) if row.on else ""
    if source and on:
        return worded("history-tables.none-known-of", what=what, source=source, on=on)
    return worded("history-tables.none-known", what=what, source=source or on)


def _head(text: str) -> t.Cell:
    return t.Cell(content=told(text), header=True)


def _cell(text: str) -> t.Cell:
    return t.Cell(content=told(text or "–"))


def _against(source: PaperSource, person_id: str) -> str:
    if not person_id:
        return worded("papers.not-recorded")
    return source.persons.name(person_id) or worded("history-tables.another-person")


def _conviction(source: PaperSource, row: Conviction) -> t.Row:
    whence = source_of(row)
    against = _against(source, row.against_id)
    return (
        _head(offence_of(row)),
        row.count.display() if row.count else worded("history-tables.number-not-known") if row.aggregate else "1",
        _cell(row.convicted.display(short=True) if row.convicted else worded("papers.not-recorded")),
        _cell(row.court or worded("papers.not-recorded")),
        _cell(against),
        _cell(whence or worded("papers.not-recorded")),
    )


def _known(source: PaperSource, row: OffenderHistory, *, with_source: bool) -> t.Row:
    against = _against(source, row.against_id)
    return (
        _head(label("history-kind", row.kind)),
        _cell(row.account),
        _cell(row.happened.display(short=True) if row.happened else worded("papers.not-recorded")),
        row.count.display() if row.count else worded("papers.not-recorded"),
        _cell(against),
        *((_cell(row.source),) if with_source else ()),
        label("reliability", row.reliability) or worded("history-tables.not-assessed"),
    )


def _sentence(source: PaperSource, row: Sentence) -> t.Row:
    whom = lower_first(whose(source, row.id))
    expressed = row.expressed or label("sentence-kind", row.kind) or worded("papers.not-recorded")
    expressed = counted(expressed, row.count)
    if remand_is_news(row):
        expressed = worded("history-tables.with-remand", sentence=expressed, time=row.remand_time)
    return (
        _head(expressed),
        _cell(in_turn((sentenced_for(source, row) or worded("papers.not-recorded"), whom))),
        _cell(row.passed.display(short=True) if row.passed else worded("papers.not-recorded")),
        _cell(row.tariff),
        _cell(row.suspended_for),
        _cell(apart(requirements_of(source, row))),
    )


def _elsewhere(row: Order) -> t.Row:
    return (
        _head(label("order-kind", row.kind)),
        _cell(row.court or worded("papers.not-recorded")),
        short_day(row.made, worded("papers.not-recorded")),
        lower_first(status_of(row.status).label) or worded("papers.not-recorded"),
    )


def _programme(row: Programme) -> t.Row:
    dates = [dated(when, short=True) for when in (row.starts, row.ends) if when]
    when = worded("chronology.from-to", first=dates[0], last=dates[1]) if len(dates) > 1 else "".join(dates)
    outcome = label("programme-outcome", row.outcome) or worded("papers.not-recorded")
    return (
        _head(row.name),
        label("setting", row.setting) or worded("papers.not-recorded"),
        _cell(when or worded("papers.not-recorded")),
        _cell(stated((outcome, row.note))),
    )


def _assessment(row: Assessment) -> t.Row:
    asked = in_turn((row.asked_by, short_day(row.asked_on)))
    status = label("assessment-status", row.status) or worded("papers.not-recorded")
    return (
        _head(label("assessment-kind", row.kind)),
        _cell(asked or worded("papers.not-recorded")),
        in_turn((status, short_day(row.decided_on))),
        _cell(row.summary),
    )
