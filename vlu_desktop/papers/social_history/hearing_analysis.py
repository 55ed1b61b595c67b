# SPDX-License-Identifier: Apache-2.0
"""The analysis for a hearing, where the officer chose one: words that can be read out, figures and limits below."""

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common.paper_source import Look, PaperSource
from vlu_desktop.papers.common.paper_words import in_sentences, worded
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import bold, day, told, worded_runs
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
        (row.id, say("asking.analysis-of", hearing=day(row.hearing_on), made=day(row.found_on)))
        for row in sorted(rows, key=lambda row: row.id, reverse=True)
    )


def asks(_: Reference) -> tuple[Ask, ...]:
    """Which analysis, of those that were made."""
    return (Ask(key=KEY, label=say("asking.analysis"), help=say("asking.analysis-help"), options=_made),)


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """A section of its own; nothing where none was chosen."""
    look = source.look
    if look is None:
        return ()
    found: list[t.Block] = [
        t.Heading(text=worded("history.analysis"), level=2, id="hearing-analysis"),
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
    where = t.Ref(target="hearing-analysis-1")
    return (worded_runs("key-points.analysis", on=day(look.hearing_on), said=said.rstrip("."), where=where),)


def _about(look: Look) -> str:
    """For which hearing and when it was made, and whether what stands here is what was kept then."""
    made, hearing, up_to = day(look.made_on), day(look.hearing_on), day(look.up_to)
    if look.as_kept:
        return worded("history.analysis-as-kept", made=made, hearing=hearing, up_to=up_to)
    return worded("history.analysis-worked-out", made=made, hearing=hearing, up_to=up_to)


def _finding(finding: Finding, place: int) -> list[t.Block]:
    words = (bold(in_sentences((finding.title,))), *told(finding.sentence))
    limits = worded("history.analysis-limits", limits=finding.limits)
    method = worded("history.analysis-method", method=finding.method)
    below = " ".join(part for part in (finding.figures, limits, method) if part)
    return [
        t.NumberedParagraph(text=words, id=f"hearing-analysis-{place}"),
        t.Paragraph(text=told(below), style=t.Style.SMALL),
    ]
