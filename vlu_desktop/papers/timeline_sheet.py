# SPDX-License-Identifier: Apache-2.0
"""A timeline on paper: the picture on a page turned on its side, and the same as a table."""

from vlu_desktop.papers.common.common_sections import footer
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.timeline.printing import NOT_DISCLOSED, Chart
from vlu_desktop.timeline.table_twin import COLUMNS
from vlu_desktop.typeset import tree as t

_WIDTHS = (1.9, 1.7, 3.1, 1.4, 1.1, 2.5)


def compose(chart: Chart, facts: Facts, title: str) -> t.Document:
    """The sheet. It is for the unit alone and says so; `title` is the case's."""
    note = " ".join(part for part in (NOT_DISCLOSED, chart.left_out) if part)
    body: tuple[t.Block, ...] = (
        t.Heading(text=worded("timeline-sheet.stretch", stretch=chart.stretch), listed=False),
        t.Paragraph(text=note, style=t.Style.SMALL),
        t.Figure(
            drawing=chart.drawing,
            alternative=chart.alternative,
            caption=worded("timeline-sheet.marks"),
            id="chart",
        ),
    )
    if chart.rows:
        body += (
            t.Table(
                columns=tuple(t.Column(width=width) for width in _WIDTHS),
                header=(COLUMNS,),
                rows=tuple(row.cells for row in chart.rows),
                caption=worded("timeline-sheet.rows"),
                id="rows",
            ),
        )
    return t.Document(
        title=worded("timeline-sheet.title", case=title),
        subject=worded("timeline-sheet.subject"),
        author=facts.unit or worded("papers.unit"),
        marking=facts.marking,
        made=facts.made,
        identity=facts.head,
        header_left=worded("timeline-sheet.title", case=title),
        header_right=worded("timeline-sheet.inside"),
        footer_left=footer(facts),
        body=(t.Landscape(body=body),),
    )
