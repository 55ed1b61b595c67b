# SPDX-License-Identifier: Apache-2.0
"""Puts the sections of a social history in the order a court reads them."""

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import withheld_in
from vlu_desktop.papers.social_history import (
    background,
    chronology,
    closing,
    cover,
    effect,
    glossary,
    hearing_analysis,
    key_points,
    offending_history,
    orders_section,
    pattern,
    requests,
)
from vlu_desktop.typeset import tree as t

TITLE = "Social history"


def compose(source: PaperSource) -> t.Document:
    """The document for the audience that `source` was disclosed to."""
    before = (
        *background.blocks(source),
        *pattern.blocks(source),
        *hearing_analysis.blocks(source),
        *orders_section.blocks(source),
        *offending_history.blocks(source),
        *effect.blocks(source),
        *requests.blocks(source),
    )
    after = (*chronology.blocks(source), *closing.sources(source), *glossary.blocks(source))
    front, points, chart = cover.cover(source), key_points.points(source), key_points.chart(source)
    limits = closing.limits(source)
    marks = withheld_in((*front, *points, *before, *limits, *after))
    body = (
        *front,
        t.Contents(),
        *points,
        *cover.status(source, marks),
        *chart,
        *before,
        *limits,
        *common_sections.withheld(marks),
        *after,
        *common_sections.prepared(source, rules=True, level=1),
    )
    return common_sections.framed(source, TITLE, body, "The history of conduct held by a victim liaison unit")
