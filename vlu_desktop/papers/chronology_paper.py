# SPDX-License-Identifier: Apache-2.0
"""The chronology alone: every entry in order, and what became of each."""

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import number_of, sentence_case
from vlu_desktop.papers.social_history import chronology, closing, messages_annexe
from vlu_desktop.typeset import tree as t

_IS = (
    "It is a list of what was told to a victim liaison unit or came to it in writing, in the order things happened. "
    "It is not a witness statement, and nothing in it proves what has not been admitted or proved in court: the last "
    "column says how far each entry has been. It draws no conclusion."
)


def compose(source: PaperSource) -> t.Document:
    """The entries, those acquitted of apart, where they come from, and what they can't bear."""
    unchecked = "Accounts were not checked against any other source unless one is named."
    return common_sections.document(
        source,
        "Chronology",
        (*chronology.blocks(source), *messages_annexe.blocks(source)),
        about=f"{sentence_case(number_of(len(source.conduct), 'entry', 'entries'))} from the record of a victim "
        "liaison unit",
        is_=_IS,
        rows=common_sections.parties(source),
        gaps=(
            *closing.limits(source),
            *common_sections.gaps(not_known=_not_known(source), not_checked=(unchecked,), heading=False),
        ),
    )


def _not_known(source: PaperSource) -> tuple[str, ...]:
    undated = sum(1 for each in source.conduct if not each.happened.is_dated)
    unsourced = sum(1 for each in source.conduct if not each.incident.source)
    found = []
    if undated:
        found.append(f"When {number_of(undated, 'entry', 'entries')} happened.")
    if unsourced:
        found.append(f"Who told of {number_of(unsourced, 'entry', 'entries')}.")
    return tuple(found)
