# SPDX-License-Identifier: Apache-2.0
"""The analysis for a hearing, where the officer chose one: words that can be read out, figures and limits below."""

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.papers.common.paper_source import Look, PaperSource
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import day, told
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.work import KeptFinding
from vlu_desktop.typeset import tree as t

KEY = "hearing_analysis"
FIRST = "rate-one-look"
"""The rule of which every analysis has one finding, which stands for it."""


def _made(choosable: Choosable, reference: Reference) -> tuple[tuple[str, str], ...]:
    """The analyses that were made of the case, the latest first."""
    rows = [row for row in choosable.all(KeptFinding) if row.why == "hearing" and row.rule == FIRST]
    return tuple(
        (row.id, f"For the hearing on {day(row.hearing_on)}, made on {day(row.found_on)}")
        for row in sorted(rows, key=lambda row: row.id, reverse=True)
    )


ASKS = (
    Ask(
        key=KEY,
        label="Analysis for a hearing",
        help="One that was made and kept, with its limits. None where none is chosen.",
        options=_made,
    ),
)


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """A section of its own; nothing where none was chosen."""
    look = source.look
    if look is None:
        return ()
    found: list[t.Block] = [
        t.Heading(text="Analysis for the hearing", level=2, id="hearing-analysis"),
        t.Paragraph(text=told(_about(look)), style=t.Style.LEAD),
    ]
    for place, finding in enumerate(look.findings, start=1):
        found += _finding(finding, place)
    return tuple(found)


def point(source: PaperSource) -> tuple[t.Runs, ...]:
    """What it says of how often and how serious, for the key points: the words, and where figures and limits stand."""
    look = source.look
    if look is None:
        return ()
    said = " ".join(each.sentence for each in look.findings[:2])
    return ((*told(f"Looked at once, for the hearing on {day(look.hearing_on)}. {said.rstrip('.')}"),
             " [", t.Ref(target="hearing-analysis-1"), ", with its limits]."),)  # fmt: skip


def _about(look: Look) -> str:
    """For which hearing and when it was made, and whether what stands here is what was kept then."""
    said = f"Made on {day(look.made_on)} for the hearing on {day(look.hearing_on)}, as of {day(look.up_to)}."
    if look.as_kept:
        return f"{said} Words that can be read out stand first, the figures and the limits below them."
    return (
        f"{said} It was made on the whole record as it then was. What stands here was worked out in the same way as of "
        "the same day, from the entries that this document may use."
    )


def _finding(finding: Finding, place: int) -> list[t.Block]:
    words = (t.Text(text=f"{finding.title}. ", bold=True), *told(finding.sentence))
    below = " ".join(
        part for part in (finding.figures, f"Limits: {finding.limits}", f"Method: {finding.method}") if part
    )
    return [
        t.NumberedParagraph(text=words, id=f"hearing-analysis-{place}"),
        t.Paragraph(text=told(below), style=t.Style.SMALL),
    ]
