# SPDX-License-Identifier: Apache-2.0
"""Gaps and limits, what is withheld, sources, and the sign-off."""

from collections import Counter
from collections.abc import Sequence

from vlu_desktop.documents import tree as t
from vlu_desktop.documents.social_history.source import Source
from vlu_desktop.documents.wording import Marks, day, entries, number_of, short_day, told
from vlu_desktop.domain.conduct import Exhibit, ExhibitIncident, RecordingPeriod
from vlu_desktop.domain.vocabulary import label


def limits(source: Source) -> tuple[t.Block, ...]:
    """What this document can't bear."""
    return (
        t.Heading(text="Gaps and limits", id="limits"),
        t.Paragraph(
            text="The record holds what was told to this unit or came to it in writing. That something is not in it "
            "does not mean that it did not happen."
        ),
        *_cautions(source),
        *_periods(source),
    )


def _cautions(source: Source) -> tuple[t.Block, ...]:
    items = tuple(told(caution.sentence) for caution in source.cautions)
    return (t.BulletList(items=items),) if items else ()


def _periods(source: Source) -> tuple[t.Block, ...]:
    periods = sorted(source.file.all(RecordingPeriod), key=lambda row: (row.starts is not None, row.starts, row.id))
    if not periods:
        return (t.Paragraph(text="How incidents were being recorded, and from when, is not noted in the record."),)
    noted = any(row.note for row in periods)
    rows = tuple(
        (
            t.Cell(content=label("recording-way", row.way), header=True),
            short_day(row.starts, "not known"),
            short_day(row.ends, "still"),
            *((t.Cell(content=told(row.note or "–")),) if noted else ()),
        )
        for row in periods
    )
    widths = (3, 2, 2, 4) if noted else (4, 3, 3)
    return (
        t.Table(
            caption="How incidents were being recorded",
            columns=tuple(t.Column(width=width) for width in widths),
            header=(("How", "From", "To", *(("Note",) if noted else ())),),
            rows=rows,
            note="What came in differently recorded times is not compared.",
        ),
    )


def withheld(marks: Sequence[Marks]) -> tuple[t.Block, ...]:
    """Every mark of withholding in this copy, as a reader can count them; of what is left out whole, nothing."""
    if not marks:
        return ()
    return (
        t.Heading(text="What is withheld from this copy", level=2, id="withheld"),
        t.Table(
            caption="Marks of withholding",
            columns=(
                t.Column(width=1),
                t.Column(width=4),
                t.Column(width=4),
                t.Column(width=1, align=t.Align.RIGHT),
            ),
            header=(("Reason", "What the reason means", "Section", "Marks"),),
            rows=tuple(
                (
                    t.Cell(content=each.reason, header=True),
                    label("withholding-reason", each.reason),
                    each.section,
                    str(each.times),
                )
                for each in marks
            ),
            note="A mark has the same length whatever it stands for. Names and details may be marked although nothing "
            "about their bearer is recorded.",
        ),
    )


def sources(source: Source) -> tuple[t.Block, ...]:
    """Where the entries come from, and the exhibits with their digests."""
    counts = Counter(label("source", each.incident.source) or "Not recorded" for each in source.conduct)
    lines = tuple(f"{name}: {number_of(many, 'entry', 'entries')}" for name, many in sorted(counts.items()))
    blocks: list[t.Block] = [t.Heading(text="Sources", id="sources")]
    blocks.append(t.BulletList(items=lines) if lines else t.Paragraph(text="No entry stands in the record."))
    exhibits = source.file.all(Exhibit)
    if exhibits:
        blocks.append(
            t.Table(
                caption="Exhibits that show an entry",
                columns=(
                    t.Column(width=1.2),
                    t.Column(width=3),
                    t.Column(width=1.4),
                    t.Column(width=1.4),
                    t.Column(width=3),
                ),
                header=(("Reference", "What it is", "Shows", "Taken in", "SHA-256 at intake"),),
                rows=tuple(_exhibit(source, row) for row in exhibits),
            )
        )
    return tuple(blocks)


def _exhibit(source: Source, row: Exhibit) -> t.Row:
    shown = [
        source.numbers[link.incident_id]
        for link in source.file.of(ExhibitIncident, row.id)
        if link.incident_id in source.numbers
    ]
    return (
        t.Cell(content=told(row.reference or "none"), header=True),
        t.Cell(content=told(row.title)),
        t.Cell(content=entries(shown)),
        short_day(row.taken_in, "not recorded"),
        row.sha256 or "no file held",
    )


def sign_off(source: Source) -> tuple[t.Block, ...]:
    """Who prepared it, and room for the manager who checked it."""
    facts = source.facts
    return (
        t.Heading(text="Sign-off", id="sign-off"),
        t.Paragraph(
            text=f"Prepared on {day(facts.made.date())} from the record as it stood on {day(facts.data_to)}, "
            f"head of the record {facts.head}. The findings were made by stated rules."
        ),
        t.Paragraph(
            text=told(", ".join(part for part in (facts.prepared_by or "Prepared by", facts.role, facts.unit) if part)),
            style=t.Style.SIGNATURE,
        ),
        t.Paragraph(text="Checked by (manager), name and date", style=t.Style.SIGNATURE),
    )
