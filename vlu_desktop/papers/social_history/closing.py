# SPDX-License-Identifier: Apache-2.0
"""Gaps and limits, the words used, and the sources."""

from collections import Counter

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import entries, lower_first, number_of, short_day, told
from vlu_desktop.record.conduct import Exhibit, ExhibitIncident, RecordingPeriod
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t


def limits(source: PaperSource, *, periods: bool = True) -> tuple[t.Block, ...]:
    """What this document can't bear."""
    return (
        t.Heading(text="Gaps and limits", id="limits"),
        t.Paragraph(
            text="The record holds what was told to this unit or came to it in writing. That something is not in it "
            "does not mean that it did not happen."
        ),
        *_cautions(source),
        *(_periods(source) if periods else ()),
    )


def _cautions(source: PaperSource) -> tuple[t.Block, ...]:
    items = tuple(told(caution.sentence) for caution in source.cautions)
    return (t.BulletList(items=items),) if items else ()


def _periods(source: PaperSource) -> tuple[t.Block, ...]:
    periods = sorted(source.file.all(RecordingPeriod), key=lambda row: (row.starts is not None, row.starts, row.id))
    if not periods:
        return (t.Paragraph(text="How incidents were being recorded, and from when, is not noted in the record."),)
    noted = any(row.note for row in periods)
    if len(periods) == 1 and not noted:
        (one,) = periods
        said = f"How incidents were being recorded: {lower_first(label('recording-way', one.way))}, from "
        said += f"{short_day(one.starts, 'a day not known')}{f' to {short_day(one.ends)}' if one.ends else ''}."
        return (t.Paragraph(text=said),)
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


def sources(source: PaperSource) -> tuple[t.Block, ...]:
    """Where the entries come from, and the exhibits with their digests."""
    counts = Counter(label("source", each.incident.source) or "Not recorded" for each in source.conduct)
    lines = tuple(f"{name}: {number_of(many, 'entry', 'entries')}" for name, many in sorted(counts.items()))
    exhibits = source.file.all(Exhibit)
    if len(counts) < 2 and not exhibits:
        return ()  # the chronology says it of every entry
    blocks: list[t.Block] = [t.Heading(text="Sources", id="sources")]
    blocks.append(t.BulletList(items=lines) if lines else t.Paragraph(text="No entry stands in the record."))
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


def _exhibit(source: PaperSource, row: Exhibit) -> t.Row:
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
