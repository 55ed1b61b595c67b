# SPDX-License-Identifier: Apache-2.0
"""The cover, and what the document is and is not."""

from collections.abc import Sequence

from vlu_desktop.documents import tree as t
from vlu_desktop.documents.social_history.source import Source
from vlu_desktop.documents.wording import Marks, day, listed, lower_first, number_of, told
from vlu_desktop.domain.vocabulary import label


def cover(source: Source) -> tuple[t.Block, ...]:
    """The first page."""
    facts = source.facts
    rows: list[tuple[str, t.Runs]] = [("Concerning", told(source.offender))]
    if source.file.victims:
        rows.append(("Conduct towards", told(source.victim)))
    if facts.court:
        rows.append(("Prepared for", told(facts.court)))
    if facts.case_number:
        rows.append(("Case number", told(facts.case_number)))
    if facts.hearing_on:
        rows.append(("Hearing", day(facts.hearing_on)))
    rows += [
        ("Prepared by", told(", ".join(part for part in (facts.prepared_by, facts.role, facts.unit) if part))),
        ("Made on", day(facts.made.date())),
        ("Record up to", day(facts.data_to)),
        ("Our reference", told(source.file.case.reference or "none")),
        ("Head of the record", facts.head),
    ]
    return (
        t.Cover(
            title="Social history",
            subtitle="The course of conduct, put together from the record of a victim liaison unit",
            facts=tuple(rows),
            body=(
                t.Callout(
                    body=(
                        t.Paragraph(
                            text="What was not reported, what was reported, what was charged, what was proved and what "
                            "ended in acquittal is marked for each entry and never added together."
                        ),
                    ),
                ),
            ),
        ),
    )


def status(marks: Sequence[Marks]) -> tuple[t.Block, ...]:
    """What this document is, and that something is left out of it."""
    return (
        t.Heading(text="What this document is", level=2, listed=False),
        t.Paragraph(
            text="It is an account of the history held by a victim liaison unit, prepared to help the court see an "
            "incident in its context. It is not a witness statement, and it is no evidence of a matter that has not "
            "been admitted or proved. It does not claim to be the whole of the record."
        ),
        t.Callout(body=(t.Paragraph(text=_left_out(marks)),), id="left-out"),
    )


def _left_out(marks: Sequence[Marks]) -> str:
    always = "Contact details and whereabouts are not set out in a document of this kind."
    if not marks:
        return always
    times = sum(each.times for each in marks)
    reasons = [
        f"{reason}, {lower_first(label('withholding-reason', reason))}"
        for reason in sorted({each.reason for each in marks})
    ]
    return (
        f"{always} Something is withheld from this copy in {number_of(times, 'place')}, each marked: {listed(reasons)}."
    )
