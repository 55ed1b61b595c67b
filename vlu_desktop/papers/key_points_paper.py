# SPDX-License-Identifier: Apache-2.0
"""The key points alone: one page that can be read in two minutes, each point leading into the social history."""

from vlu_desktop.papers import social_history
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import day, told
from vlu_desktop.papers.social_history import background, key_points
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_numbering import Numbering, number

TITLE = "Key points"
_IS = (
    "These are the key points of a social history made from the same record on the same day. The words in brackets "
    "say where each is shown in it. It is not a witness statement, and proves nothing that was not admitted or proved."
)


def compose(source: PaperSource) -> t.Document:
    """The points with where they stand in the whole document, and what the page is; kept to one page."""
    numbers = number(social_history.compose(source))
    points: list[t.Block] = []
    for block in key_points.points(source, statement_too=True):
        if isinstance(block, t.NumberedParagraph):
            points.append(t.NumberedParagraph(text=_named(block.text, numbers), emphasis=True, restart=block.restart))
        elif isinstance(block, t.Paragraph):
            points.append(block)
    facts = source.facts
    names: list[str] = [source.offender]
    if source.file.victims:
        names.append(f"conduct towards {source.victim}")
    names += background.told_shortly(source)
    body: tuple[t.Block, ...] = (
        t.Heading(text=TITLE, id="top"),
        t.Paragraph(text=told("; ".join(names)), style=t.Style.LEAD),
        *points,
        t.Heading(text="What this page is", level=2, listed=False),
        t.Paragraph(text=_IS, style=t.Style.SMALL),
        t.Paragraph(
            text=told(
                " ".join(
                    part
                    for part in (
                        "Not known: whatever was not told to this unit. Not checked: accounts, against any source that "
                        f"is not named. Prepared by {common_sections.by(source) or 'a victim liaison officer'} on "
                        f"{day(facts.made.date())} from the record up to {day(facts.data_to)}, head {facts.head}, our "
                        f"reference {source.file.case.reference or 'none'}.",
                        _reached(source),
                        common_sections.alone(facts),
                    )
                    if part
                )
            ),
            style=t.Style.SMALL,
        ),
        *common_sections.not_chosen(source, t.Style.SMALL),
    )
    return common_sections.framed(source, TITLE, body, "The key points of a social history, on one page")


def _named(text: t.Runs, numbers: Numbering) -> t.Runs:
    """References as words: what they lead to stands in another document."""
    if isinstance(text, str):
        return text
    runs: list[str | t.Inline] = []
    for run in text:
        if isinstance(run, t.Link):
            runs.append(run.text)
        elif not isinstance(run, t.Ref):
            runs += [run] if run != key_points.ON_PAGE else []
        elif run.kind is t.RefKind.NUMBER:
            shown = numbers.shown[run.target]
            runs.append(f"paragraph {shown}" if shown[:1].isdigit() else shown)
    return tuple(runs)


def _reached(source: PaperSource) -> str:
    """How whoever prepared it is reached, as a sentence of its own; "" where nobody entered it."""
    reach = common_sections.reached(source)
    return f"To be reached: {reach}." if reach else ""
