# SPDX-License-Identifier: Apache-2.0
"""The schedule of exhibits: what each is, what it shows, its digest at intake, and where it has been."""

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import listed, number_of, sentence_case, short_day, told
from vlu_desktop.record.behaviours import NOT_CHOSEN, behaviour
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody, ExhibitIncident
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

_IS = (
    "It lists what a victim liaison unit holds or has held that shows an entry of its record. The digest (SHA-256) was "
    "taken when a file came in: a copy with the same digest is the same file to the last bit. It does not say that "
    "what an exhibit shows is true, and it is not a statement that produces an exhibit in evidence."
)


def compose(source: PaperSource) -> t.Document:
    """A table of all, then each one's digest and custody."""
    exhibits = sorted(source.file.all(Exhibit), key=lambda row: (row.reference == "", row.reference, row.id))
    body: list[t.Block] = [t.Heading(text="Exhibits", id="exhibits")]
    if exhibits:
        body.append(_schedule(source, exhibits))
        body += [t.Heading(text="Digests", id="digests"), _digests(exhibits)]
        body += _custody(source, exhibits)
    else:
        body.append(t.Paragraph(text="No exhibit stands in the record for this reader."))
    return common_sections.document(
        source,
        "Schedule of exhibits",
        body,
        about=f"{sentence_case(number_of(len(exhibits), 'exhibit'))} held by a victim liaison unit",
        is_=_IS,
        rows=common_sections.parties(source),
        gaps=common_sections.gaps(
            not_known=_not_known(exhibits),
            not_checked=(
                "Whether a picture, a recording or a message is genuine. Only that it has not changed since it came.",
            ),
        ),
    )


def _named(row: Exhibit, place: int) -> str:
    return row.reference or f"no reference ({place})"


def _schedule(source: PaperSource, exhibits: list[Exhibit]) -> t.Table:
    handed = any(row.handed_by for row in exhibits)
    columns = [("Reference", 1.7), ("Kind", 1.4), ("What it is", 3.4), ("What it shows", 3), ("Taken in", 1.5)]
    columns += [("Handed over by", 2)] if handed else []
    rows: list[t.Row] = []
    for place, row in enumerate(exhibits, start=1):
        cells: list[t.Cell | str] = [
            t.Cell(content=told(_named(row, place)), header=True, id=f"exhibit-{place}"),
            label("exhibit-kind", row.kind) or "not recorded",
            common_sections.cell(row.title),
            t.Cell(content=_shows(source, row)),
            short_day(row.taken_in, "not recorded"),
        ]
        rows.append((*cells, common_sections.cell(row.handed_by, "not recorded")) if handed else tuple(cells))
    return common_sections.table("Every exhibit", columns, rows, id="exhibits-table")


def _shows(source: PaperSource, row: Exhibit) -> tuple[t.Paragraph, ...]:
    """What it shows, in words: a number of the chronology would mean nothing here."""
    found = []
    for link in source.file.of(ExhibitIncident, row.id):
        each = source.file.conduct_by_id.get(link.incident_id)
        if each is not None:
            kinds = listed([behaviour(kind).label.lower() for kind in each.kinds]) or NOT_CHOSEN
            found.append(t.Paragraph(text=told(f"{sentence_case(kinds)}, {each.happened.display(short=True)}")))
    return tuple(found) or (t.Paragraph(text="no entry"),)


def _digests(exhibits: list[Exhibit]) -> t.Table:
    return common_sections.table(
        "Files and their digests",
        (("Reference", 1.5), ("Type", 1.5), ("Bytes", 1.2), ("SHA-256 when taken in", 6)),
        tuple(
            (
                t.Cell(content=_back(row, place), header=True),
                common_sections.cell(row.media_type, "–"),
                f"{row.size:,}" if row.size is not None else "–",
                _grouped(row.sha256) or "no file held",
            )
            for place, row in enumerate(exhibits, start=1)
        ),
        note="In groups of eight, to be compared by eye; the digest itself has no spaces."
        if any(row.sha256 for row in exhibits)
        else "",
    )


def _back(row: Exhibit, place: int) -> t.Runs:
    """The reference, as a way back to the schedule."""
    return (t.ExhibitRef(reference=_named(row, place), target=f"exhibit-{place}"),)


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _custody(source: PaperSource, exhibits: list[Exhibit]) -> tuple[t.Block, ...]:
    rows: list[t.Row] = []
    for place, row in enumerate(exhibits, start=1):
        steps = sorted(
            source.file.of(ExhibitCustody, row.id),
            key=lambda step: (step.happened is None, step.happened.sort_key if step.happened else "", step.id),
        )
        for first, step in enumerate(steps):
            cells = (
                common_sections.cell(step.happened.display(short=True) if step.happened else "", "not recorded"),
                label("custody-act", step.act) or "not recorded",
                common_sections.cell(step.by, "not recorded"),
                common_sections.cell(step.to),
            )
            named = t.Cell(content=_back(row, place), header=True, rowspan=len(steps))
            rows.append((named, *cells) if first == 0 else cells)
    if not rows:
        return ()
    return (
        t.Heading(text="Custody", id="custody"),
        common_sections.table(
            "Through whose hands each went",
            (("Reference", 1.4), ("When", 2), ("What was done", 2), ("By", 2.4), ("To", 2)),
            rows,
        ),
    )


def _not_known(exhibits: list[Exhibit]) -> tuple[str, ...]:
    found = []
    undated = sum(1 for row in exhibits if row.taken_in is None)
    if undated:
        found.append(f"When {number_of(undated, 'exhibit')} came in.")
    return tuple(found)
