# SPDX-License-Identifier: Apache-2.0
"""The chronology alone: every entry in order, and what became of each."""

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.social_history import chosen_entries, chronology, closing, messages_annexe
from vlu_desktop.typeset import tree as t


def compose(source: PaperSource) -> t.Document:
    """The entries, those acquitted of apart, where they come from, and what they can't bear."""
    return common_sections.document(
        source,
        worded("chronology.title"),
        (*chronology.blocks(source, new_page=False), *messages_annexe.blocks(source)),
        about=_about(source),
        is_=worded("chronology.is"),
        rows=common_sections.parties(source),
        gaps=(
            *closing.limits(source),
            *common_sections.gaps(
                not_known=_not_known(source), not_checked=(worded("chronology.not-checked"),), heading=False
            ),
        ),
    )


def _about(source: PaperSource) -> str:
    """How many entries stand in it; where an officer chose them, of how many."""
    every, here = len(source.conduct), len(chosen_entries.chosen(source))
    if here < every:
        return worded("chronology.about-chosen", n=here, of=every)
    return worded("chronology.about", n=every) if every else worded("chronology.about-none")


def _not_known(source: PaperSource) -> tuple[str, ...]:
    undated = sum(1 for each in source.conduct if not each.happened.is_dated)
    unsourced = sum(1 for each in source.conduct if not each.incident.source)
    found = []
    if undated:
        found.append(worded("chronology.when-not-known", n=undated))
    if unsourced:
        found.append(worded("chronology.who-not-known", n=unsourced))
    return tuple(found)
