# SPDX-License-Identifier: Apache-2.0
"""The cover, what the document is, and its key points, each with the paragraphs that show it."""

from collections import Counter

from vlu_desktop.documents import tree as t
from vlu_desktop.documents.social_history.source import Source
from vlu_desktop.documents.wording import day, listed, number_of, sentence_case
from vlu_desktop.domain.findings import Finding

MOST_KEY_POINTS = 8
PROOF_WORDS = {
    "convicted": "proved by conviction",
    "admitted": "admitted",
    "charged": "charged and not decided",
    "acquitted": "ended in acquittal",
    "reported": "reported to police and not charged",
    "observed": "observed by a professional and not reported",
    "unreported": "told to this unit and not reported",
}


def cover(source: Source) -> tuple[t.Block, ...]:
    """The first page, with the status of the document."""
    facts = source.facts
    rows: list[tuple[str, t.Runs]] = [("Concerning", source.offender)]
    if source.file.victims:
        rows.append(("Conduct towards", source.victim))
    if facts.court:
        rows.append(("Prepared for", facts.court))
    if facts.case_number:
        rows.append(("Case number", facts.case_number))
    if facts.hearing_on:
        rows.append(("Hearing", day(facts.hearing_on)))
    rows += [
        ("Prepared by", ", ".join(part for part in (facts.prepared_by, facts.role, facts.unit) if part)),
        ("Made on", day(facts.made.date())),
        ("Record up to", day(facts.data_to)),
        ("Our reference", source.file.case.reference or "none"),
        ("Head of the record", facts.head),
    ]
    return (
        t.Cover(
            title="Social history",
            subtitle="The course of conduct, put together from the record of a victim liaison unit",
            facts=tuple(rows),
            body=(
                t.Callout(
                    title="What this document is",
                    body=(
                        t.Paragraph(
                            text="It is an account of the history held by a victim liaison unit, prepared to help the "
                            "court see an incident in its context. It is not a witness statement and is not evidence "
                            "of matters that have not been proved or admitted."
                        ),
                        t.Paragraph(
                            text="What was only told, what was reported, what was charged, what was proved and what "
                            "ended in acquittal is marked for each entry and never added together."
                        ),
                        t.Paragraph(text=_withheld(source)),
                    ),
                ),
            ),
        ),
    )


def _withheld(source: Source) -> str:
    if not source.disclosed.left:
        return "Nothing that would otherwise stand in this document is withheld from this copy."
    codes = sorted({left.reason for left in source.disclosed.left})
    return (
        f"Some material is withheld from this copy (reasons {listed(codes)}; the list stands under “Gaps and limits”)."
    )


def key_points(source: Source) -> tuple[t.Block, ...]:
    """One page a court can read in two minutes."""
    points = [_counts(source), *(_finding_point(each) for each in leading(source.findings))]
    return (
        t.Heading(text="Key points", new_page=True, id="key-points"),
        t.Paragraph(
            text=f"Each is shown in the paragraphs named in brackets. Record up to {day(source.facts.data_to)}.",
            style=t.Style.LEAD,
        ),
        *(t.NumberedParagraph(text=point, emphasis=True, restart=place == 0) for place, point in enumerate(points)),
    )


def leading(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings named among the key points: no more than fit a page, in the order the analysis gives them."""
    return findings[:MOST_KEY_POINTS]


def _finding_point(finding: Finding) -> t.Runs:
    return (finding.sentence, " [", t.Ref(target=finding_id(finding)), "]")


def finding_id(finding: Finding) -> str:
    """The id of a finding's paragraph."""
    return f"finding-{finding.rule}-{finding.subject}" if finding.subject else f"finding-{finding.rule}"


def _counts(source: Source) -> t.Runs:
    """The number of entries by proof status, side by side and never as one sum of unlike things."""
    conduct = source.conduct
    if not conduct:
        return "No incident stands in the record for this document."
    days = [each.happened for each in conduct if each.happened.is_dated]
    span = ""
    if days:
        first = days[0].display()
        last = max(days, key=lambda when: (when.last_day, when.sort_key)).display()
        span = f", the first dated {first}, the last {last}" if len(days) > 1 else f", dated {first}"
    by_proof = Counter(each.proof for each in conduct)
    parts = [f"{by_proof[key]} {words}" for key, words in PROOF_WORDS.items() if by_proof[key]]
    return (
        f"The record holds {number_of(len(conduct), 'entry', 'entries')} of conduct{span}. "
        f"{sentence_case(listed(parts))} [",
        t.Ref(target="proof-table"),
        "].",
    )
