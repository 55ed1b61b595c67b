# SPDX-License-Identifier: Apache-2.0
"""Puts the sections of a social history in the order a court reads them."""

from vlu_desktop.documents import parts
from vlu_desktop.documents import tree as t
from vlu_desktop.documents.social_history import (
    background,
    chronology,
    closing,
    effect,
    glossary,
    history,
    keypoints,
    opening,
    orders,
    pattern,
    requests,
)
from vlu_desktop.documents.source import Source
from vlu_desktop.documents.wording import withheld_in

TITLE = "Social history"


def compose(source: Source) -> t.Document:
    """The document for the audience that `source` was disclosed to."""
    before = (
        *background.blocks(source),
        *pattern.blocks(source),
        *orders.blocks(source),
        *history.blocks(source),
        *effect.blocks(source),
        *requests.blocks(source),
    )
    after = (*chronology.blocks(source), *closing.sources(source), *glossary.blocks(source))
    cover, points, chart = opening.cover(source), keypoints.points(source), keypoints.chart(source)
    limits = closing.limits(source)
    marks = withheld_in((*cover, *points, *before, *limits, *after))
    body = (
        *cover,
        t.Contents(),
        *points,
        *opening.status(source, marks),
        *chart,
        *before,
        *limits,
        *parts.withheld(marks),
        *after,
        *parts.prepared(source, rules=True, level=1),
    )
    return parts.framed(source, TITLE, body, "The history of conduct held by a victim liaison unit")
