# SPDX-License-Identifier: Apache-2.0
"""A unit's briefing on paper: what is counted and how, then each table with its bars, what it rests on and its gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.language.phrases import in_sentences
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.record.unit_table import UnitRow, UnitTable
from vlu_desktop.timeline.display_list import Anchor, DisplayList, Item, Line, Rect, Role, Text
from vlu_desktop.typeset import tree as t

_WIDE, _LABELS, _FIGURES = 450.0, 215.0, 40.0
"""Points: a chart, what of it the labels take, and the numbers at the ends of the bars."""
_HIGH, _BAR, _LETTERS = 17.0, 10.0, 9.0
_LEAST_BARS = 2
_LABEL_SHARE = 3.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What a briefing is made of. `least`: the smallest number that is shown but 0; 1 shows all, for the unit alone."""

    tables: tuple[UnitTable, ...]
    up_to: date
    cases: int
    least: int
    recipient: str = ""

    @property
    def inside(self) -> bool:
        """Whether it is for the unit alone."""
        return self.least <= 1


def compose(briefing: Briefing, facts: Facts) -> t.Document:
    """The briefing as a document."""
    title = say_in(ENGLISH, "briefing.sheet-title", on=briefing.up_to)
    unit = facts.unit or say_in(ENGLISH, "briefing.sheet-no-unit")
    lead = say_in(ENGLISH, "briefing.sheet-lead", unit=unit, n=briefing.cases, on=briefing.up_to)
    hidden = (
        say_in(ENGLISH, "briefing.sheet-inside")
        if briefing.inside
        else say_in(ENGLISH, "briefing.sheet-outside", most=briefing.least - 1, least=briefing.least)
    )
    who = (
        say_in(ENGLISH, "briefing.sheet-inside-only")
        if briefing.inside
        else say_in(ENGLISH, "briefing.sheet-for", who=briefing.recipient)
    )
    made, by = civil(facts.made).date(), facts.prepared_by or facts.role
    body: list[t.Block] = [
        t.Heading(text=title, id="top"),
        t.Paragraph(text=lead, style=t.Style.LEAD),
        t.Callout(
            title=say_in(ENGLISH, "briefing.sheet-what"),
            body=(
                t.Paragraph(text=say_in(ENGLISH, "briefing.sheet-is")),
                t.Paragraph(text=hidden),
                *(() if briefing.inside else (t.Paragraph(text=say_in(ENGLISH, "briefing.sheet-compare")),)),
            ),
        ),
    ]
    for table in briefing.tables:
        body += _section(table)
    return t.Document(
        title=title,
        subject=say_in(ENGLISH, "briefing.sheet-subject"),
        author=unit,
        marking=facts.marking,
        made=facts.made,
        identity=facts.head,
        header_left=say_in(ENGLISH, "briefing.sheet-running"),
        header_right=who,
        footer_left=say_in(ENGLISH, "briefing.sheet-foot", on=made, by=by, head=facts.head),
        body=tuple(body),
    )


def _section(table: UnitTable) -> Iterator[t.Block]:
    yield t.Heading(text=table.title, level=2, id=table.key)
    yield t.Paragraph(text=table.definition, style=t.Style.SMALL)
    bars = [row for row in table.rows if row.counts[0]]
    if len(table.columns) == 1 and len(bars) >= _LEAST_BARS and not table.alone:
        alternative = say_in(ENGLISH, "briefing.sheet-chart", n=len(bars))
        yield t.Figure(drawing=drawn(bars), alternative=alternative, id=f"{table.key}-chart")
    base = table.base_said if table.base is not None else say_in(ENGLISH, "briefing.sheet-base-hidden")
    if table.rows:
        yield t.Table(
            columns=(t.Column(width=_LABEL_SHARE), *(t.Column(align=t.Align.RIGHT) for _ in table.columns)),
            header=((base, *table.columns),),
            rows=tuple((t.Cell(content=row.label, header=True), *map(_shown, row.counts)) for row in table.rows),
            caption=table.title,
            id=f"{table.key}-table",
        )
    else:
        yield t.Paragraph(text=in_sentences((base,)))
    yield from (t.Paragraph(text=note, style=t.Style.SMALL) for note in table.notes)


def _shown(count: int | None) -> str:
    return say_in(ENGLISH, "briefing.sheet-hidden") if count is None else f"{count:,}"


def drawn(rows: Sequence[UnitRow]) -> DisplayList:
    """A bar for each row, as long as its number, which stands at its end; what is not known is hollow."""
    most = max(row.counts[0] or 0 for row in rows)
    items: list[Item] = []
    for place, row in enumerate(rows):
        count = row.counts[0] or 0
        top = place * _HIGH
        base = top + _HIGH / 2 + _LETTERS / 3
        long = (_WIDE - _LABELS - _FIGURES) * count / most
        items += (
            Text(x=_LABELS - 6, y=base, text=row.label, size=_LETTERS, anchor=Anchor.END, max_width=_LABELS - 10),
            Rect(
                x=_LABELS, y=top + (_HIGH - _BAR) / 2, width=long, height=_BAR,
                fill=None if row.unknown else Role.MUTED, stroke=Role.MUTED,
            ),
            Text(x=_LABELS + long + 5, y=base, text=f"{count:,}", size=_LETTERS),
        )  # fmt: skip
    high = len(rows) * _HIGH
    items.append(Line(x1=_LABELS, y1=0, x2=_LABELS, y2=high, role=Role.AXIS, width=1.0))
    return DisplayList(width=_WIDE, height=high, items=tuple(items))
