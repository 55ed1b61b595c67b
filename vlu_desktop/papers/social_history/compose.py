# SPDX-License-Identifier: Apache-2.0
"""Puts the sections of a social history in the order a court reads them: what can be read alone, then all the rest."""

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.wording import withheld_in
from vlu_desktop.papers.social_history import (
    background,
    chronology,
    closing,
    effect,
    first_pages,
    glossary,
    hearing_analysis,
    messages_annexe,
    offending_history,
    orders_section,
    pattern,
    requests,
)
from vlu_desktop.papers.social_history.chosen_entries import is_short
from vlu_desktop.typeset import tree as t


def compose(source: PaperSource) -> t.Document:
    """The document for the audience that `source` was disclosed to, in the form that was asked for."""
    body = (*(_short(source) if is_short(source) else _full(source)), *messages_annexe.blocks(source))
    limits = closing.limits(source, periods=not is_short(source), also=requests.none(source))
    marks = withheld_in((*first_pages.blocks(source, ()), *body, *limits))
    short = is_short(source)
    rules = worded("papers.rules-in-full") if short else worded("papers.stated-rules")
    appendix = () if short else (*glossary.blocks(source), *pattern.methods(source))
    whole = (
        *first_pages.blocks(source, marks),
        *body,
        *limits,
        *common_sections.withheld(marks),
        *(() if short else closing.sources(source)),
        *common_sections.prepared(source, rules=rules, level=1),
        *appendix,
    )
    return common_sections.framed(source, worded("history.title"), whole, worded("history.subject"))


def _full(source: PaperSource) -> tuple[t.Block, ...]:
    return (
        *chronology.blocks(source, new_page=True),
        *background.blocks(source),
        *pattern.blocks(source),
        *hearing_analysis.blocks(source),
        *(orders_section.blocks(source, table=False) if source.file.orders else ()),
        *offending_history.blocks(source),
        *effect.blocks(source),
        *requests.blocks(source),
    )


def _short(source: PaperSource) -> tuple[t.Block, ...]:
    """The short form: the chronology with entries alike told together, and no table that only sets out the same."""
    return (
        *chronology.blocks(source, new_page=True),
        *hearing_analysis.blocks(source),
        *effect.blocks(source),
        *requests.blocks(source),
    )
