# SPDX-License-Identifier: Apache-2.0
"""Convictions and sentences in the court's own terms, programmes, assessments, and orders made for other people."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import listed, lower_first, sentence_case, short_day, told
from vlu_desktop.papers.social_history.court_events import (
    offence_of,
    remand_is_news,
    requirements_of,
    sentenced_for,
    several,
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
        t.Heading(text="Convictions, sentences and what was tried", id="history"),
        t.Paragraph(
            text="As supplied to this unit. Charges with what became of them, also convictions on them, custody, "
            "releases and recalls stand in the chronology.",
            style=t.Style.LEAD,
        ),
        *(_table(part) for part in parts if part.rows),
        *(t.Paragraph(text=told(none_known(row))) for row in said),
        *((t.Paragraph(text=f"{sentence_case(listed(none))}: none recorded. That is not the same as none."),)
          if none else ()),
    )  # fmt: skip


_SAID_ONLY_WHERE_THERE = frozenset({"elsewhere", "known"})
_SENTENCES = (("Sentence", 3), ("For", 2.2), ("Passed", 1.5), ("Minimum", 1.5), ("Suspended", 1.6), ("Requirements", 3))


def _parts(source: PaperSource) -> Iterator[_Part]:
    """All of it in the order in which it is set out."""
    file = source.file
    yield _Part(
        caption="Earlier and other convictions",
        id="convictions",
        columns=(
            ("Offence", 3), ("How many", 1.2), ("When", 1.7), ("Court", 2), ("Against", 2), ("Source", 1.7),
        ),
        says_none="convictions",
        rows=file.all(Conviction),
        row=lambda row: _conviction(source, row),
    )  # fmt: skip
    yield _without_conviction(source)
    yield _Part(
        caption="Sentences as expressed",
        id="sentences",
        columns=_SENTENCES,
        rows=file.all(Sentence),
        row=lambda row: _sentence(source, row),
    )  # fmt: skip
    yield _Part(
        caption="Programmes",
        id="tried" if file.all(Programme) else "",
        columns=(("Programme", 3), ("Where", 2), ("When", 2.2), ("Outcome", 3.4)),
        says_none="programmes",
        rows=file.all(Programme),
        row=_programme,
    )
    yield _Part(
        caption="Assessments",
        id="" if file.all(Programme) else "tried",
        columns=(("Assessment", 1.8), ("Asked for", 2.4), ("Status", 1.6), ("Result or reason", 4)),
        says_none="assessments",
        rows=file.all(Assessment),
        row=_assessment,
    )
    yield _Part(
        caption="Orders made for other people",
        id="elsewhere",
        columns=(("Order", 3.4), ("Made by", 2.6), ("Made", 1.8), ("State", 2)),
        rows=source.disclosed.elsewhere,
        row=_elsewhere,
        note="None of them protects a victim of this case. No count, chart or finding of this document uses them.",
    )


def _without_conviction(source: PaperSource) -> _Part:
    known = source.file.all(OffenderHistory)
    sources = any(row.source for row in known)
    return _Part(
        caption="Known without a conviction",
        id="known",
        columns=(
            ("History of", 2), ("What is known", 4), ("When", 1.7), ("How many", 1.4), ("Against", 1.8),
            *((("Who told us", 1.6),) if sources else ()), ("How it is known", 1.8),
        ),
        rows=known,
        row=lambda row: _known(source, row, with_source=sources),
        note="Weaker than a conviction, and part of no count of them. No conviction is recorded for any of it.",
    )  # fmt: skip


def _table(part: _Part) -> t.Table:
    return t.Table(
        caption=part.caption,
        columns=tuple(t.Column(width=width) for _, width in part.columns),
        header=(tuple(name for name, _ in part.columns),),
        rows=tuple(part.row(each) for each in part.rows),
        note=part.note,
        id=part.id,
    )


def none_known(row: NoneKnown) -> str:
    """ "There are no previous convictions, as told by: PNC print of 3 March 2026": not for want of rows."""
    what = lower_first(label("none-known", row.what))
    whence = " of ".join(part for part in (row.source.strip(), short_day(row.on) if row.on else "") if part)
    return f"There are no {what}, as told by: {whence}."


def _head(text: str) -> t.Cell:
    return t.Cell(content=told(text), header=True)


def _cell(text: str) -> t.Cell:
    return t.Cell(content=told(text or "–"))


def _conviction(source: PaperSource, row: Conviction) -> t.Row:
    whence = " ".join(part for part in (row.source, short_day(row.source_on)) if part)
    against = source.persons.name(row.against_id) or "another person" if row.against_id else "not recorded"
    return (
        _head(offence_of(row)),
        row.count.display() if row.count else "number not known" if row.aggregate else "1",
        _cell(row.convicted.display(short=True) if row.convicted else "not recorded"),
        _cell(row.court or "not recorded"),
        _cell(against),
        _cell(whence or "not recorded"),
    )


def _known(source: PaperSource, row: OffenderHistory, *, with_source: bool) -> t.Row:
    against = source.persons.name(row.against_id) or "another person" if row.against_id else "not recorded"
    return (
        _head(label("history-kind", row.kind)),
        _cell(row.account),
        _cell(row.happened.display(short=True) if row.happened else "not recorded"),
        row.count.display() if row.count else "not recorded",
        _cell(against),
        *((_cell(row.source),) if with_source else ()),
        label("reliability", row.reliability) or "not assessed",
    )


def _sentence(source: PaperSource, row: Sentence) -> t.Row:
    whom = lower_first(whose(source, row.id))
    expressed = row.expressed or label("sentence-kind", row.kind) or "not recorded"
    expressed += several(row.count)
    if remand_is_news(row):
        expressed += f" (time on remand: {row.remand_time})"
    return (
        _head(expressed),
        _cell(", ".join(part for part in (sentenced_for(source, row) or "not recorded", whom) if part)),
        _cell(row.passed.display(short=True) if row.passed else "not recorded"),
        _cell(row.tariff),
        _cell(row.suspended_for),
        _cell("; ".join(requirements_of(source, row))),
    )


def _elsewhere(row: Order) -> t.Row:
    return (
        _head(label("order-kind", row.kind)),
        _cell(row.court or "not recorded"),
        short_day(row.made, "not recorded"),
        lower_first(status_of(row.status).label) or "not recorded",
    )


def _programme(row: Programme) -> t.Row:
    dates = [when.display(short=True) for when in (row.starts, row.ends) if when]
    outcome = label("programme-outcome", row.outcome) or "not recorded"
    return (
        _head(row.name),
        label("setting", row.setting) or "not recorded",
        _cell(" to ".join(dates) or "not recorded"),
        _cell(f"{outcome}. {row.note}" if row.note else outcome),
    )


def _assessment(row: Assessment) -> t.Row:
    asked = ", ".join(part for part in (row.asked_by, short_day(row.asked_on)) if part)
    status = label("assessment-status", row.status) or "not recorded"
    return (
        _head(label("assessment-kind", row.kind)),
        _cell(asked or "not recorded"),
        f"{status}, {short_day(row.decided_on)}" if row.decided_on else status,
        _cell(row.summary),
    )
