# SPDX-License-Identifier: Apache-2.0
"""The pattern: the chart, the count by kind and proof, and each finding with the entries that show it."""

from collections import Counter
from itertools import chain

from vlu_desktop.documents import tree as t
from vlu_desktop.documents.social_history.opening import finding_id
from vlu_desktop.documents.social_history.source import Source
from vlu_desktop.documents.wording import day, entries, number_of, told
from vlu_desktop.domain.behaviours import LANES, behaviour
from vlu_desktop.domain.findings import Finding, reviewed
from vlu_desktop.domain.vocabulary import label
from vlu_desktop.domain.work import FindingReview
from vlu_desktop.timeline.model import TimelineModel
from vlu_desktop.timeline.printing import print_layout

CHART_WIDTH, CHART_HEIGHT = 470.0, 330.0
"""Points: the measure of an A4 page within its margins, and not more than half of its height."""


def blocks(source: Source) -> tuple[t.Block, ...]:
    """Chart, tables, findings."""
    return (
        t.Heading(text="The pattern of conduct", id="pattern", new_page=True),
        *_chart(source),
        *_by_kind(source),
        *_by_proof(source),
        *_findings(source),
    )


def _chart(source: Source) -> tuple[t.Block, ...]:
    if not source.conduct:
        return ()
    drawing = print_layout(TimelineModel.from_case(source.file, source.findings), CHART_WIDTH, CHART_HEIGHT)
    dated = sum(each.happened.is_dated for each in source.conduct)
    return (
        t.Figure(
            drawing=drawing,
            caption="Course of conduct. Shape and size show seriousness: small circle, unwanted contact; circle, "
            "following or watching; square, damage or intrusion; triangle, threat; diamond, violence or threat to "
            "kill. A stroke on an order is a breach. The same facts are in the chronology.",
            alternative=f"A chart of {number_of(dated, 'dated entry', 'dated entries')} by kind of conduct over time, "
            "with orders, time in custody, hearings and breaches. Every mark is a row of the chronology.",
            id="chart",
        ),
    )


def _by_kind(source: Source) -> tuple[t.Block, ...]:
    """How many entries of each kind, first and last: an entry of several kinds counts under each."""
    rows: list[t.Row] = []
    kinds = Counter(chain.from_iterable(each.kinds for each in source.conduct))
    order = {lane.key: place for place, lane in enumerate(LANES)}
    for key in sorted(kinds, key=lambda kind: (order[behaviour(kind).lane], behaviour(kind).rung, kind)):
        of_kind = [each for each in source.conduct if key in each.kinds]
        dated = [each.happened for each in of_kind if each.happened.is_dated]
        first, last = (dated[0].display(short=True), dated[-1].display(short=True)) if dated else ("not dated", "")
        rows.append((t.Cell(content=behaviour(key).label, header=True), str(kinds[key]), first, last))
    if not rows:
        return ()
    return (
        t.Table(
            caption="Kinds of conduct",
            columns=(
                t.Column(width=4),
                t.Column(width=1, align=t.Align.RIGHT),
                t.Column(width=2.4),
                t.Column(width=2.4),
            ),
            header=(("Kind", "Entries", "First", "Last"),),
            rows=tuple(rows),
            note="An entry in which several things were done counts once under each.",
            id="kinds-table",
        ),
    )


def _by_proof(source: Source) -> tuple[t.Block, ...]:
    counts = Counter(each.proof for each in source.conduct)
    rows = [
        (t.Cell(content=label("proof", key), header=True), str(counts[key]), entries(_of(source, key)))
        for key in ("convicted", "admitted", "charged", "acquitted", "reported", "observed", "unreported")
        if counts[key]
    ]
    if not rows:
        return (t.NumberedParagraph(text="No incident stands in the record.", id="proof-table", label="–"),)
    return (
        t.Table(
            caption="How far each entry has been proved",
            columns=(t.Column(width=2.2), t.Column(width=1, align=t.Align.RIGHT), t.Column(width=6)),
            header=(("Status", "Entries", "Which"),),
            rows=tuple((first, second, t.Cell(content=which)) for first, second, which in rows),
            note="These are different things and are not added together.",
            id="proof-table",
        ),
    )


def _of(source: Source, proof: str) -> list[int]:
    return [source.numbers[each.id] for each in source.conduct if each.proof == proof]


def _findings(source: Source) -> tuple[t.Block, ...]:
    found: list[t.Block] = [
        t.Heading(text="What the record shows", level=2, id="findings"),
        t.Paragraph(
            text="Each finding follows from a stated rule and from the entries named. It describes the record. It is "
            "not a prediction and not a measure of risk, and no score is made of them.",
            style=t.Style.LEAD,
        ),
    ]
    if not source.findings:
        found.append(t.Paragraph(text="No rule finds a change in what is recorded. That is not reassurance."))
    reviews = source.file.all(FindingReview)
    for finding in source.findings:
        found += _finding(source, finding, reviewed(finding, reviews))
    return tuple(found)


def _finding(source: Source, finding: Finding, review: FindingReview | None) -> tuple[t.Block, ...]:
    numbers = [source.numbers[each] for each in finding.incident_ids if each in source.numbers]
    text: list[str | t.Inline] = [t.Text(text=f"{finding.title}. ", bold=True), *told(finding.sentence)]
    if numbers:
        text += [" Shown by ", *entries(numbers), "."]
    about = f"Rule: {finding.method}"
    if finding.limits:
        about += f" Limits: {finding.limits}"
    if review and review.verdict != "seen":
        about += f" Reviewed on {day(review.on)}: {label('verdict', review.verdict).lower()}"
        about += f", because {review.reason}." if review.reason else "."
    return (
        t.NumberedParagraph(text=tuple(text), id=finding_id(finding)),
        t.Paragraph(text=told(about), style=t.Style.SMALL),
    )
