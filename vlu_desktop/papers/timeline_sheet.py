# SPDX-License-Identifier: Apache-2.0
"""A timeline on paper: the picture on a page turned on its side, and the same as a table."""

from vlu_desktop.papers.common.common_sections import footer
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.timeline.printing import NOT_DISCLOSED, Chart
from vlu_desktop.timeline.table_twin import COLUMNS
from vlu_desktop.typeset import tree as t

_WIDTHS = (1.6, 1.6, 4.0, 1.9, 1.1, 1.5)


def compose(chart: Chart, facts: Facts, title: str) -> t.Document:
    """The sheet. It is for the unit alone and says so; `title` is the case's."""
    note = " ".join(part for part in (NOT_DISCLOSED, chart.left_out) if part)
    body: tuple[t.Block, ...] = (
        t.Heading(text=f"Timeline, {chart.stretch}", listed=False),
        t.Paragraph(text=note, style=t.Style.SMALL),
        t.Figure(
            drawing=chart.drawing,
            alternative=chart.alternative,
            caption="Each mark is an incident, or several where a number stands by it. A stroke on an order is a "
            "recorded breach. A hollow mark has no exact date.",
            id="chart",
        ),
    )
    if chart.rows:
        body += (
            t.Table(
                columns=tuple(t.Column(width=width) for width in _WIDTHS),
                header=(COLUMNS,),
                rows=tuple(row.cells for row in chart.rows),
                caption="The same, row by row, in order of time; what has no date is at the end",
                id="rows",
            ),
        )
    return t.Document(
        title=f"Timeline: {title}",
        subject="The timeline of a case, for use inside the unit",
        author=facts.unit or "Victim liaison unit",
        marking=facts.marking,
        made=facts.made,
        identity=facts.head,
        header_left=f"Timeline: {title}",
        header_right="Inside the unit only",
        footer_left=footer(facts),
        body=(t.Landscape(body=body),),
    )
