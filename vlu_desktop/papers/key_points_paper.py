# SPDX-License-Identifier: Apache-2.0
"""The key points alone: one page that can be read in two minutes, each point leading into the social history."""

from vlu_desktop.papers import social_history
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, worded
from vlu_desktop.papers.common.wording import sentence_case, told
from vlu_desktop.papers.social_history import background, key_points
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_numbering import Numbering, number


def compose(source: PaperSource) -> t.Document:
    """The points with where they stand in the whole document, and what the page is; kept to one page."""
    numbers = number(social_history.compose(source))
    points: list[t.Block] = []
    for block in key_points.points(source, statement_too=True):
        if isinstance(block, t.NumberedParagraph):
            points.append(t.NumberedParagraph(text=_named(block.text, numbers), emphasis=True, restart=block.restart))
        elif isinstance(block, t.Paragraph):
            points.append(block)
    names: list[str] = [sentence_case(source.offender)]
    if source.file.victims:
        names.append(worded("key-points.towards", victim=source.victim))
    names += background.told_shortly(source)
    said = [
        worded("key-points.gap-not-known"), worded("key-points.gap-not-checked"), _prepared(source), _reached(source),
        common_sections.alone(source.facts),
    ]  # fmt: skip
    body: tuple[t.Block, ...] = (
        t.Heading(text=worded("key-points.title"), id="top"),
        t.Paragraph(text=told(apart(names)), style=t.Style.LEAD),
        *points,
        t.Heading(text=worded("key-points.what-it-is"), level=2, listed=False),
        t.Paragraph(text=worded("key-points.is"), style=t.Style.SMALL),
        t.Paragraph(text=told(" ".join(filter(None, said))), style=t.Style.SMALL),
        *common_sections.not_chosen(source, t.Style.SMALL),
    )
    return common_sections.framed(source, worded("key-points.title"), body, worded("key-points.subject"))


def _prepared(source: PaperSource) -> str:
    facts = source.facts
    on, to, head = facts.made.date(), facts.data_to, facts.head
    reference = source.file.case.reference or worded("papers.no-reference")
    if who := common_sections.by(source):
        return worded("key-points.prepared-by", who=who, on=on, to=to, head=head, reference=reference)
    return worded("key-points.prepared", on=on, to=to, head=head, reference=reference)


def _named(text: t.Runs, numbers: Numbering) -> t.Runs:
    """References as words: what they lead to stands in another document."""
    if isinstance(text, str):
        return text
    runs: list[str | t.Inline] = []
    for run in text:
        if isinstance(run, t.Link):
            runs.append(run.text)
        elif not isinstance(run, t.Ref):
            runs.append(run)
        else:
            shown = numbers.shown[run.target]
            runs.append(worded("key-points.paragraph", number=shown) if shown[:1].isdigit() else shown)
    return tuple(runs)


def _reached(source: PaperSource) -> str:
    """How whoever prepared it is reached, as a sentence of its own; "" where nobody entered it."""
    reach = common_sections.reached(source)
    return worded("key-points.reached", how=reach) if reach else ""
