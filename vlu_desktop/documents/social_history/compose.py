# SPDX-License-Identifier: Apache-2.0
"""Puts the sections of a social history in the order a court reads them."""

from vlu_desktop.documents import tree as t
from vlu_desktop.documents.social_history import (
    background,
    chronology,
    closing,
    effect,
    history,
    keypoints,
    opening,
    orders,
    pattern,
)
from vlu_desktop.documents.social_history.source import Source
from vlu_desktop.documents.wording import day, withheld_in

TITLE = "Social history"


def compose(source: Source) -> t.Document:
    """The document for the audience that `source` was disclosed to."""
    facts = source.facts
    before = (
        *background.blocks(source),
        *pattern.blocks(source),
        *orders.blocks(source),
        *history.blocks(source),
        *effect.blocks(source),
    )
    after = (*chronology.blocks(source), *closing.sources(source))
    cover, points, chart = opening.cover(source), keypoints.points(source), keypoints.chart(source)
    limits = closing.limits(source)
    marks = withheld_in((*cover, *points, *before, *limits, *after))
    return t.Document(
        title=f"{TITLE}: {source.offender}",
        subject="The history of conduct held by a victim liaison unit",
        author=facts.unit or "Victim liaison unit",
        marking=source.file.case.marking or facts.marking,
        made=facts.made,
        identity=facts.head,
        header_left=f"{TITLE}: {source.offender}",
        header_right="For the court" if source.disclosed.audience == "court" else "For the Parole Board",
        footer_left=f"Prepared by {facts.prepared_by or 'a victim liaison officer'}, {day(facts.made.date())}. "
        f"Record {facts.head}.",
        body=(
            *cover,
            t.Contents(),
            *points,
            *opening.status(marks),
            *chart,
            *before,
            *limits,
            *closing.withheld(marks),
            *after,
            *closing.sign_off(source),
        ),
    )
