# SPDX-License-Identifier: Apache-2.0
"""Gaps and limits, the words used, and the sources."""

from collections import Counter

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, in_sentences, worded
from vlu_desktop.papers.common.wording import entries, lower_first, short_day, told, worded_runs
from vlu_desktop.record.conduct import Exhibit, ExhibitIncident, RecordingPeriod
from vlu_desktop.record.finding import Caution
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

_AGAINST_ITSELF = frozenset(
    {"in-custody", "breach-outcomes", "breach-charges", "breach-dates", "breach-of-nothing", "repeated", "proved-bare"}
)
"""Limits that a reader can only weigh who knows which entries are meant."""


def limits(source: PaperSource, *, periods: bool = True, also: str = "") -> tuple[t.Block, ...]:
    """What this document can't bear; `also`: one thing more."""
    return (
        t.Heading(text=worded("papers.gaps"), id="limits"),
        t.Paragraph(text=worded("history.what-the-record-holds")),
        *_cautions(source, also),
        *(_periods(source) if periods else ()),
    )


def _cautions(source: PaperSource, also: str) -> tuple[t.Block, ...]:
    items = (*(_caution(source, each) for each in source.cautions), *((also,) if also else ()))
    return (t.BulletList(items=items),) if items else ()


def _caution(source: PaperSource, caution: Caution) -> t.Runs:
    """A limit, and of what the record says against itself in which entries it does."""
    numbers = [source.numbers[each] for each in caution.incident_ids if each in source.numbers]
    if caution.key not in _AGAINST_ITSELF or not numbers:
        return told(caution.sentence)
    return (*told(caution.sentence), " ", *worded_runs("history.shown-by", entries=entries(numbers)))


def _periods(source: PaperSource) -> tuple[t.Block, ...]:
    periods = sorted(source.file.all(RecordingPeriod), key=lambda row: (row.starts is not None, row.starts, row.id))
    if not periods:
        return (t.Paragraph(text=worded("history.recording-not-noted")),)
    noted = any(row.note for row in periods)
    if len(periods) == 1 and not noted:
        (one,) = periods
        way, starts = lower_first(label("recording-way", one.way)), short_day(one.starts, worded("history.no-day"))
        if one.ends:
            said = worded("history.recorded-from-to", way=way, starts=starts, ends=short_day(one.ends))
        else:
            said = worded("history.recorded-from", way=way, starts=starts)
        return (t.Paragraph(text=said),)
    rows = tuple(
        (
            t.Cell(content=label("recording-way", row.way), header=True),
            short_day(row.starts, worded("history.not-known")),
            short_day(row.ends, worded("history.still") if row.starts else worded("history.not-known")),
            *((t.Cell(content=told(row.note or "–")),) if noted else ()),
        )
        for row in periods
    )
    widths = (3, 2, 2, 4) if noted else (4, 3, 3)
    return (
        t.Table(
            caption=worded("history.recording"),
            columns=tuple(t.Column(width=width) for width in widths),
            header=(
                (
                    worded("history.recording-how"),
                    worded("history.recording-from"),
                    worded("history.recording-to"),
                    *((worded("history.recording-note"),) if noted else ()),
                ),
            ),
            rows=rows,
            note=worded("history.not-compared"),
        ),
    )


def sources(source: PaperSource) -> tuple[t.Block, ...]:
    """Where the entries come from, and the exhibits with their digests."""
    counts = Counter(
        label("source", each.incident.source) or worded("history.source-not-recorded") for each in source.conduct
    )
    lines = [worded("history.entries-of-source", source=name, n=many) for name, many in sorted(counts.items())]
    exhibits = source.file.all(Exhibit)
    if len(counts) < 2 and not exhibits:
        return ()  # the chronology says it of every entry
    blocks: list[t.Block] = [t.Heading(text=worded("history.sources"), id="sources")]
    blocks.append(t.Paragraph(text=in_sentences((apart(lines),)) or worded("history.no-entry")))
    if exhibits:
        blocks.append(
            t.Table(
                caption=worded("history.exhibits"),
                columns=(
                    t.Column(width=1.1),
                    t.Column(width=2.6),
                    t.Column(width=1.2),
                    t.Column(width=1.3),
                    t.Column(width=3.8),
                ),
                header=(
                    (
                        worded("history.exhibit-reference"),
                        worded("history.exhibit-title"),
                        worded("history.exhibit-shows"),
                        worded("history.exhibit-taken-in"),
                        worded("history.exhibit-digest"),
                    ),
                ),
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
        t.Cell(content=told(row.reference or worded("history.no-reference")), header=True),
        t.Cell(content=told(row.title)),
        t.Cell(content=entries(shown)),
        short_day(row.taken_in, worded("papers.not-recorded")),
        row.sha256 or worded("history.no-file"),
    )
