# SPDX-License-Identifier: Apache-2.0
"""Convictions, charges, sentences in the court's own terms, custody, programmes and assessments."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vlu_desktop.disclosure.disclosed_file import DisclosedFile
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import listed, lower_first, sentence_case, short_day, told
from vlu_desktop.record.conduct import Charge
from vlu_desktop.record.offending import (
    Assessment,
    Conviction,
    Movement,
    Programme,
    Sentence,
    SentenceRequirement,
    Whereabouts,
)
from vlu_desktop.record.proof import NOT_CONVICTED
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One table: what it is called, its columns with their widths, its rows and how a row is written."""

    caption: str
    columns: tuple[tuple[str, float], ...]
    rows: Sequence[Any]
    row: Callable[[Any], t.Row]


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """What the record holds, and a sentence for what it does not."""
    parts = tuple(_parts(source))
    none = [lower_first(part.caption) for part in parts if not part.rows]
    return (
        t.Heading(text="Convictions, sentences and what was tried", id="history"),
        t.Paragraph(text="As supplied to this unit.", style=t.Style.LEAD),
        *(_table(part) for part in parts if part.rows),
        *((t.Paragraph(text=f"{sentence_case(listed(none))}: none recorded."),) if none else ()),
    )


def _parts(source: PaperSource) -> Iterator[_Part]:
    """All of it in the order in which it is set out."""
    yield from _found_by_courts(source)
    yield from _whereabouts_and_moves(source.file)
    yield from _tried(source.file)


def _found_by_courts(source: PaperSource) -> Iterator[_Part]:
    file = source.file
    charges = file.all(Charge)
    yield _Part(
        caption="Convictions",
        columns=(("Offence", 3.4), ("How many", 1.3), ("When", 1.8), ("Court", 2.2), ("Source", 1.8)),
        rows=file.all(Conviction),
        row=_conviction,
    )
    columns = (("Offence", 4.4), ("Charged", 1.8), ("Outcome", 2.4), ("On", 1.8))
    yield _Part(
        caption="Charges pending, admitted or proved",
        columns=columns,
        rows=[row for row in charges if row.outcome not in NOT_CONVICTED],
        row=_charge,
    )
    yield _Part(
        caption="Charges that ended without conviction or admission",
        columns=columns,
        rows=[row for row in charges if row.outcome in NOT_CONVICTED],
        row=_charge,
    )
    yield _Part(
        caption="Sentences as expressed",
        columns=(
            ("Sentence", 3.6),
            ("Passed", 1.6),
            ("Minimum term", 1.3),
            ("Suspended for", 1.4),
            ("Requirements", 3),
        ),
        rows=file.all(Sentence),
        row=lambda row: _sentence(source, row),
    )


def _whereabouts_and_moves(file: DisclosedFile) -> Iterator[_Part]:
    yield _Part(
        caption="Custody and whereabouts",
        columns=(("Where", 4), ("From", 3), ("To", 3)),
        rows=sorted(file.all(Whereabouts), key=lambda row: (row.starts is None, row.starts, row.id)),
        row=_whereabouts,
    )
    yield _Part(
        caption="Releases and recalls",
        columns=(("Move", 2.4), ("On", 2), ("Detail", 5)),
        rows=sorted(file.all(Movement), key=lambda row: (row.on is None, row.on, row.id)),
        row=_movement,
    )


def _tried(file: DisclosedFile) -> Iterator[_Part]:
    yield _Part(
        caption="Programmes",
        columns=(("Programme", 3), ("Where", 2), ("When", 2.2), ("Outcome", 3.4)),
        rows=file.all(Programme),
        row=_programme,
    )
    yield _Part(
        caption="Assessments",
        columns=(("Assessment", 1.8), ("Asked for", 2.4), ("Status", 1.6), ("Result or reason", 4)),
        rows=file.all(Assessment),
        row=_assessment,
    )


def _table(part: _Part) -> t.Table:
    return t.Table(
        caption=part.caption,
        columns=tuple(t.Column(width=width) for _, width in part.columns),
        header=(tuple(name for name, _ in part.columns),),
        rows=tuple(part.row(each) for each in part.rows),
    )


def _head(text: str) -> t.Cell:
    return t.Cell(content=told(text), header=True)


def _cell(text: str) -> t.Cell:
    return t.Cell(content=told(text or "–"))


def _conviction(row: Conviction) -> t.Row:
    source = " ".join(part for part in (row.source, short_day(row.source_on)) if part)
    return (
        _head(row.offence),
        row.count.display() if row.count else "number not known" if row.aggregate else "1",
        _cell(row.convicted.display(short=True) if row.convicted else "not recorded"),
        _cell(row.court or "not recorded"),
        _cell(source or "not recorded"),
    )


def _charge(row: Charge) -> t.Row:
    return (
        _head(", ".join(part for part in (row.offence, row.provision) if part)),
        _cell(row.charged_on.display(short=True) if row.charged_on else "not recorded"),
        label("charge-outcome", row.outcome or "pending"),
        _cell(row.outcome_on.display(short=True) if row.outcome_on else ""),
    )


def _sentence(source: PaperSource, row: Sentence) -> t.Row:
    requirements = [
        ": ".join(part for part in (label("requirement-kind", each.kind), each.detail) if part)
        for each in source.file.of(SentenceRequirement, row.id)
    ]
    expressed = row.expressed or label("sentence-kind", row.kind) or "not recorded"
    if row.remand_time:
        expressed += f" (time on remand: {row.remand_time})"
    return (
        _head(expressed),
        _cell(row.passed.display(short=True) if row.passed else "not recorded"),
        _cell(row.tariff),
        _cell(row.suspended_for),
        _cell("; ".join(requirements)),
    )


def _whereabouts(row: Whereabouts) -> t.Row:
    ends = short_day(row.ends, "not recorded as ended")
    return (_head(label("whereabouts", row.kind)), short_day(row.starts, "not recorded"), ends)


def _movement(row: Movement) -> t.Row:
    return (_head(label("movement", row.kind)), short_day(row.on, "not recorded"), _cell(row.detail))


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
