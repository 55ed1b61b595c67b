# SPDX-License-Identifier: Apache-2.0
"""The pattern: the entries by kind and by proof, and each finding with the entries that show it."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, groupby

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import in_sentences, worded
from vlu_desktop.papers.common.wording import bold, day, entries, sentences, told, worded_runs
from vlu_desktop.papers.social_history.entry_counts import FEW
from vlu_desktop.papers.social_history.entry_text import proof_of_several
from vlu_desktop.papers.social_history.key_points import of_another
from vlu_desktop.record.behaviours import LANES, behaviour
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import FindingReview
from vlu_desktop.typeset import tree as t

_ABREAST = 12
"""Years that stand beside each other in one table."""
_PROOFS = ("convicted", "admitted", "charged", "reported", "observed", "unreported", "not-known", "not-asked")


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """Tables, findings."""
    if 0 < len(source.conduct) < FEW and not source.acquitted:
        return _findings(source)
    return (
        t.Heading(text=worded("pattern.title"), id="pattern"),
        *_by_kind(source),
        *by_proof(source),
        *_by_year(source),
        *_findings(source),
    )


def _by_kind(source: PaperSource) -> tuple[t.Block, ...]:
    """How many entries of each kind, first and last: an entry of several kinds counts under each."""
    rows: list[t.Row] = []
    kinds = Counter(chain.from_iterable(each.kinds for each in source.conduct))
    order = {lane.key: place for place, lane in enumerate(LANES)}
    for key in sorted(kinds, key=lambda kind: (order[behaviour(kind).lane], behaviour(kind).rung, kind)):
        dated = [each.happened for each in source.conduct if key in each.kinds and each.happened.is_dated]
        first, last = (
            (dated[0].display(short=True), dated[-1].display(short=True))
            if dated
            else (worded("pattern.not-dated"), "")
        )
        name = t.Cell(content=behaviour(key).label, header=True)
        rows.append((name, str(kinds[key]), first, last if len(dated) > 1 else ""))
    if not rows:
        return ()
    return (
        t.Table(
            caption=worded("pattern.kinds"),
            columns=(
                t.Column(width=3.9),
                t.Column(width=1, align=t.Align.RIGHT),
                t.Column(width=2.6),
                t.Column(width=2.5),
            ),
            header=(
                (worded("pattern.kind"), worded("pattern.entries"), worded("pattern.first"), worded("pattern.last")),
            ),
            rows=tuple(rows),
            note=worded("pattern.kinds-note"),
            id="kinds-table",
        ),
    )


def by_proof(source: PaperSource, *, which: bool = True) -> tuple[t.Block, ...]:
    """How many entries are proved how far, and which; without `which` only how many."""
    every = (*source.conduct, *source.acquitted)
    rows: list[t.Row] = []
    for key in (*_PROOFS, "acquitted"):
        found = [source.numbers[each.id] for each in every if each.proof == key]
        if found:
            status = t.Cell(content=proof_of_several(key), header=True)
            rows.append((status, str(len(found)), *((t.Cell(content=entries(found)),) if which else ())))
    if not rows:
        return (t.NumberedParagraph(text=worded("chronology.no-incident"), id="proof-table"),)
    return (
        t.Table(
            caption=worded("pattern.proof"),
            columns=(
                t.Column(width=2.7),
                t.Column(width=1, align=t.Align.RIGHT),
                *((t.Column(width=6.9),) if which else ()),
            ),
            header=(
                (worded("pattern.status"), worded("pattern.entries"), *((worded("pattern.which"),) if which else ())),
            ),
            rows=tuple(rows),
            note=worded("pattern.not-added"),
            id="proof-table",
        ),
    )


def _by_year(source: PaperSource) -> tuple[t.Block, ...]:
    """Entries of each year by how far they were proved, side by side: what the chart shows, in numbers."""
    counts = Counter(
        (year, each.proof) for each in source.conduct if each.happened.is_dated and (year := each.reach.year)
    )
    years = sorted({year for year, _ in counts})
    if len(years) < 2:
        return ()
    rows = [(key, [counts[year, key] for year in years]) for key in _PROOFS]
    told_rows = [(proof_of_several(key), found) for key, found in rows if any(found)]
    left = len(source.conduct) - counts.total()
    note = " ".join((worded("pattern.years-note"), *((worded("pattern.not-placed", n=left),) if left else ())))
    return tuple(_years(years, told_rows, at, note) for at in range(0, len(years), _ABREAST))


def _years(years: Sequence[int], rows: Sequence[tuple[str, Sequence[int]]], at: int, note: str) -> t.Table:
    """One table of as many years as stand beside each other, from a place on."""
    some = slice(at, at + _ABREAST)
    return t.Table(
        caption=worded("pattern.later-years") if at else worded("pattern.years"),
        columns=(t.Column(width=3.2), *(t.Column(width=1, align=t.Align.RIGHT),) * len(years[some])),
        header=((worded("pattern.status"), *map(str, years[some])),),
        rows=tuple((t.Cell(content=name, header=True), *(str(n or "–") for n in found[some])) for name, found in rows),
        note=note,
        id=f"years-table-{at // _ABREAST + 1}" if at else "years-table",
    )


def _findings(source: PaperSource) -> tuple[t.Block, ...]:
    heading = t.Heading(text=worded("pattern.findings"), level=2, id="findings")
    if not source.findings:
        return (heading, t.Paragraph(text=worded("pattern.no-finding")))
    found: list[t.Block] = [
        heading,
        t.Paragraph(text=worded("pattern.findings-are"), style=t.Style.LEAD),
    ]
    for _, together in groupby(source.findings, key=lambda each: (each.rule, each.single)):
        found += _group(source, tuple(together))
    return tuple(found)


def _group(source: PaperSource, findings: Sequence[Finding]) -> list[t.Block]:
    """The findings of one rule; the rule itself and the limits they share stand once, in the appendix."""
    shared = _shared(findings)
    return [
        _finding(source, each, [said for said in sentences(each.limits) if said not in shared],
                 source.reviews.get(each.key))
        for each in findings
    ]  # fmt: skip


def _shared(findings: Sequence[Finding]) -> list[str]:
    """The limits that all of them have; where it is not known who did it is said beside the finding itself."""
    limits = [sentences(each.limits) for each in findings]
    return [said for said in limits[0] if all(said in each for each in limits) and "suspected" not in said]


def methods(source: PaperSource) -> tuple[t.Block, ...]:
    """How each finding was made and what it can't bear, each rule once, and once what several can't bear alike."""
    rows: list[t.Row] = []
    said: dict[tuple[str, ...], t.Ref] = {}
    for _, together in groupby(source.findings, key=lambda each: (each.rule, each.single)):
        group = tuple(together)
        which = [t.Ref(target=source.finding_id(each)) for each in (group[0], group[-1])][: len(group)]
        first: t.Runs = (which[0],)
        if len(which) > 1:
            first = worded_runs("chronology.range", first=which[0], last=which[1])
        limits = _limits(_shared(group), which[0], said)
        rows.append((t.Cell(content=first, header=True), t.Cell(content=(*told(group[0].method), *limits))))
    if not rows:
        return ()
    return (
        t.Heading(text=worded("pattern.methods"), id="methods"),
        t.Table(
            caption=worded("pattern.methods-table"),
            columns=(t.Column(width=1.35), t.Column(width=9)),
            header=((worded("pattern.paragraph"), worded("pattern.rule")),),
            rows=tuple(rows),
            id="methods-table",
        ),
    )


def _limits(shared: Sequence[str], paragraph: t.Ref, said: dict[tuple[str, ...], t.Ref]) -> t.Runs:
    """What findings can't bear; where it was said of others, by their paragraph, but for what counts these alone."""
    counts = [each for each in shared if any(char.isdecimal() for char in each)]
    general = tuple(each for each in shared if each not in counts)
    if not shared:
        return ()
    if len(general) > 1 and general in said:
        as_before = worded_runs("pattern.limits-of", where=said[general])
        return (" ", bold(worded("pattern.limits")), *as_before, *told(" ".join(["", *counts])))
    said.setdefault(general, paragraph)
    return (" ", bold(worded("pattern.limits")), *told(" ".join(shared)))


def _told_before(source: PaperSource, finding: Finding) -> Finding | None:
    """Of an order broken more than twice, the paragraph that counted its breaches: what followed them is told alone."""
    for each in source.findings:
        if each.rule == "more-than-two-breaches" and each.subject == finding.subject and each is not finding:
            return each if finding.sentence.startswith(f"{each.sentence} ") else None
    return None


def _finding(source: PaperSource, finding: Finding, limits: list[str], review: FindingReview | None) -> t.Block:
    numbers = [source.numbers[each] for each in finding.incident_ids if each in source.numbers]
    text: list[str | t.Inline] = [bold(in_sentences((finding.title,)))]
    before = _told_before(source, finding)
    if before is None:
        text += told(finding.sentence)
    else:
        rest = finding.sentence.removeprefix(before.sentence).strip()
        where = t.Ref(target=source.finding_id(before))
        text += [*worded_runs("pattern.followed", where=where), " ", *told(rest)]
        same = set(before.incident_ids) == set(finding.incident_ids)
        numbers, limits = ([], []) if same else (numbers, limits)
    if apart := of_another(source, finding):
        text += [" ", apart]
    if finding.figures:
        text += [" ", *told(finding.figures)]
    if numbers:
        text += [" ", *worded_runs("history.shown-by", entries=entries(numbers))]
    if limits:
        text += [" ", *told(" ".join(limits))]
    if review and review.verdict != "seen":
        text += [" ", *told(_reviewed(review))]
    return t.NumberedParagraph(text=tuple(text), id=source.finding_id(finding))


def _reviewed(review: FindingReview) -> str:
    on, verdict, reason = day(review.on), label("verdict", review.verdict).lower(), review.reason.rstrip(".")
    if reason:
        return worded("pattern.reviewed-because", on=on, verdict=verdict, reason=reason)
    return worded("pattern.reviewed", on=on, verdict=verdict)
