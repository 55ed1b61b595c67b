# SPDX-License-Identifier: Apache-2.0
"""Convictions, sentences in the court's own terms, custody, programmes and assessments."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from vlu_desktop.documents import tree as t
from vlu_desktop.documents.social_history.source import Source
from vlu_desktop.documents.wording import listed, short_day, told
from vlu_desktop.domain.conduct import Charge
from vlu_desktop.domain.offending import (
    Assessment,
    Conviction,
    Movement,
    Programme,
    Sentence,
    SentenceRequirement,
    Whereabouts,
)
from vlu_desktop.domain.vocabulary import label

R = TypeVar("R")


def blocks(source: Source) -> tuple[t.Block, ...]:
    """What the record holds, and a sentence for what it does not."""
    file = source.file
    return (
        t.Heading(text="Convictions, sentences and what was tried", id="history", new_page=True),
        t.Paragraph(text="As supplied to this unit; the sources are named.", style=t.Style.LEAD),
        _table("Convictions", ("Offence", "How many", "When", "Court", "Source"), file.all(Conviction), _conviction),
        _table("Charges and their outcomes", ("Offence", "Charged", "Outcome", "On"), _undecided(source), _charge),
        _table(
            "Sentences, as expressed",
            ("Sentence", "Passed", "Minimum term", "Suspended", "Requirements"),
            file.all(Sentence),
            lambda row: _sentence(source, row),
        ),
        _table(
            "Custody and whereabouts",
            ("Where", "From", "To"),
            sorted(file.all(Whereabouts), key=lambda row: (row.starts is None, row.starts, row.id)),
            _whereabouts,
        ),
        _table(
            "Releases and recalls",
            ("Move", "On", "Detail"),
            sorted(file.all(Movement), key=lambda row: (row.on is None, row.on, row.id)),
            _movement,
        ),
        _table("Programmes", ("Programme", "Where", "When", "Outcome"), file.all(Programme), _programme),
        _table(
            "Assessments", ("Assessment", "Asked for", "Status", "Result or reason"), file.all(Assessment), _assessment
        ),
    )


def _table(caption: str, header: tuple[str, ...], rows: Sequence[R], row: Callable[[R], t.Row]) -> t.Block:
    if not rows:
        return t.Paragraph(text=(t.Text(text=f"{caption}: ", bold=True), "none recorded."))
    widths = (3.0, *(2.0 for _ in header[1:]))
    return t.Table(
        caption=caption,
        columns=tuple(t.Column(width=width) for width in widths),
        header=(header,),
        rows=tuple(row(each) for each in rows),
    )


def _head(text: str) -> t.Cell:
    return t.Cell(content=told(text), header=True)


def _cell(text: str) -> t.Cell:
    return t.Cell(content=told(text))


def _conviction(row: Conviction) -> t.Row:
    source = " ".join(part for part in (row.source, short_day(row.source_on)) if part)
    return (
        _head(row.offence),
        row.count.display() if row.count else "1",
        _cell(row.convicted.display(short=True) if row.convicted else "not recorded"),
        _cell(row.court or "not recorded"),
        _cell(source or "source not recorded"),
    )


def _undecided(source: Source) -> tuple[Charge, ...]:
    """Every charge with its outcome, acquittals in their own words among them."""
    return source.file.all(Charge)


def _charge(row: Charge) -> t.Row:
    return (
        _head(", ".join(part for part in (row.offence, row.provision) if part)),
        _cell(row.charged_on.display(short=True) if row.charged_on else "not recorded"),
        label("charge-outcome", row.outcome or "pending"),
        _cell(row.outcome_on.display(short=True) if row.outcome_on else ""),
    )


def _sentence(source: Source, row: Sentence) -> t.Row:
    requirements = [
        " ".join(part for part in (label("requirement-kind", each.kind), each.detail) if part)
        for each in source.file.of(SentenceRequirement, row.id)
    ]
    return (
        _head(row.expressed or label("sentence-kind", row.kind)),
        _cell(row.passed.display(short=True) if row.passed else "not recorded"),
        _cell(row.tariff),
        _cell(row.suspended_for),
        _cell(listed(requirements)),
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
        label("setting", row.setting),
        _cell(" to ".join(dates) or "not recorded"),
        _cell(f"{outcome}. {row.note}".strip() if row.note else outcome),
    )


def _assessment(row: Assessment) -> t.Row:
    asked = " ".join(part for part in (row.asked_by, short_day(row.asked_on)) if part)
    return (
        _head(label("assessment-kind", row.kind)),
        _cell(asked or "not recorded"),
        label("assessment-status", row.status) or "not recorded",
        _cell(row.summary),
    )
