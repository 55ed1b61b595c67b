# SPDX-License-Identifier: Apache-2.0
"""The schedule of exhibits: what each is, what it shows, its digest at intake, and where it has been."""

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import kind_name, label, worded
from vlu_desktop.papers.common.wording import dated, listed, sentence_case, short_day, told
from vlu_desktop.record.behaviours import NOT_CHOSEN
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody, ExhibitIncident
from vlu_desktop.typeset import tree as t


def compose(source: PaperSource) -> t.Document:
    """A table of all, then each one's digest and custody."""
    exhibits = sorted(source.file.all(Exhibit), key=lambda row: (row.reference == "", row.reference, row.id))
    body: list[t.Block] = [t.Heading(text=worded("exhibits.title"), id="exhibits")]
    if exhibits:
        body.append(_schedule(source, exhibits))
        body += [t.Heading(text=worded("exhibits.digests-title"), id="digests"), _digests(exhibits)]
        body += _custody(source, exhibits)
    else:
        body.append(t.Paragraph(text=worded("exhibits.none")))
    return common_sections.document(
        source,
        worded("kinds.exhibits"),
        body,
        about=worded("exhibits.about", n=len(exhibits)) if exhibits else worded("exhibits.about-none"),
        is_=worded("exhibits.is"),
        rows=common_sections.parties(source),
        gaps=common_sections.gaps(not_known=_not_known(exhibits), not_checked=(worded("exhibits.gap-genuine"),)),
    )


def _named(row: Exhibit, place: int) -> str:
    return row.reference or worded("exhibits.no-reference", place=place)


def _schedule(source: PaperSource, exhibits: list[Exhibit]) -> t.Table:
    handed = any(row.handed_by for row in exhibits)
    missing = worded("papers.not-recorded")
    columns = [
        (worded("exhibits.reference"), 1.7), (worded("exhibits.kind"), 1.4), (worded("exhibits.what"), 3.4),
        (worded("exhibits.shows"), 3), (worded("exhibits.taken-in"), 1.5),
    ]  # fmt: skip
    columns += [(worded("exhibits.handed-by"), 2)] if handed else []
    rows: list[t.Row] = []
    for place, row in enumerate(exhibits, start=1):
        cells: list[t.Cell | str] = [
            t.Cell(content=told(_named(row, place)), header=True, id=f"exhibit-{place}"),
            label("exhibit-kind", row.kind) or missing,
            common_sections.cell(row.title),
            t.Cell(content=_shows(source, row)),
            short_day(row.taken_in, missing),
        ]
        rows.append((*cells, common_sections.cell(row.handed_by, missing)) if handed else tuple(cells))
    return common_sections.table(worded("exhibits.table"), columns, rows, id="exhibits-table")


def _shows(source: PaperSource, row: Exhibit) -> tuple[t.Paragraph, ...]:
    """What it shows, in words: a number of the chronology would mean nothing here."""
    found = []
    for link in source.file.of(ExhibitIncident, row.id):
        each = source.file.conduct_by_id.get(link.incident_id)
        if each is not None:
            kinds = listed([kind_name(kind).lower() for kind in each.kinds]) or NOT_CHOSEN
            when = dated(each.happened, short=True)
            said = worded("exhibits.shows-entry", kinds=sentence_case(kinds), when=when)
            found.append(t.Paragraph(text=told(said)))
    return tuple(found) or (t.Paragraph(text=worded("exhibits.shows-no-entry")),)


def _digests(exhibits: list[Exhibit]) -> t.Table:
    columns = (
        (worded("exhibits.reference"), 1.5), (worded("exhibits.type"), 2), (worded("exhibits.bytes"), 1.2),
        (worded("exhibits.digest"), 5.5),
    )  # fmt: skip
    no_file = worded("exhibits.no-file")
    return common_sections.table(
        worded("exhibits.digests"),
        columns,
        tuple(
            (
                t.Cell(content=_back(row, place), header=True),
                common_sections.cell(row.media_type, "–"),
                f"{row.size:,}" if row.size is not None else "–",
                _grouped(row.sha256) or no_file,
            )
            for place, row in enumerate(exhibits, start=1)
        ),
        note=worded("exhibits.digests-note") if any(row.sha256 for row in exhibits) else "",
    )


def _back(row: Exhibit, place: int) -> t.Runs:
    """The reference, as a way back to the schedule."""
    return (t.ExhibitRef(reference=_named(row, place), target=f"exhibit-{place}"),)


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _custody(source: PaperSource, exhibits: list[Exhibit]) -> tuple[t.Block, ...]:
    rows: list[t.Row] = []
    missing = worded("papers.not-recorded")
    for place, row in enumerate(exhibits, start=1):
        steps = sorted(
            source.file.of(ExhibitCustody, row.id),
            key=lambda step: (step.happened is None, step.happened.sort_key if step.happened else "", step.id),
        )
        for first, step in enumerate(steps):
            cells = (
                common_sections.cell(dated(step.happened, short=True) if step.happened else "", missing),
                label("custody-act", step.act) or missing,
                common_sections.cell(step.by, missing),
                common_sections.cell(step.to),
            )
            named = t.Cell(content=_back(row, place), header=True, rowspan=len(steps))
            rows.append((named, *cells) if first == 0 else cells)
    if not rows:
        return ()
    columns = (
        (worded("exhibits.reference"), 1.4), (worded("exhibits.when"), 2), (worded("exhibits.done"), 2),
        (worded("exhibits.by"), 2.4), (worded("exhibits.to"), 2),
    )  # fmt: skip
    return (
        t.Heading(text=worded("exhibits.custody-title"), id="custody"),
        common_sections.table(worded("exhibits.custody"), columns, rows),
    )


def _not_known(exhibits: list[Exhibit]) -> tuple[str, ...]:
    undated = sum(1 for row in exhibits if row.taken_in is None)
    return (worded("exhibits.gap-taken-in", n=undated),) if undated else ()
