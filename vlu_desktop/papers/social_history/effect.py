# SPDX-License-Identifier: Apache-2.0
"""What the conduct did: the latest signed statement whose maker agreed, whole and as it opens."""

from vlu_desktop.disclosure.row_policy import OF_A_FAMILY
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.wording import bold, day, lower_first, told, withheld_in, worded_runs
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Meeting, Statement
from vlu_desktop.typeset import tree as t


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """The statement, and MARAC only where the officer chose it; changes in life stand in the chronology."""
    statement = latest_statement(source)
    later = [*(_statement(source) if statement and not whole_at_once(statement) else ()), *_marac(source)]
    return (t.Heading(text=worded("history.effect"), id="effect"), *later) if later else ()


def latest_statement(source: PaperSource) -> Statement | None:
    """The latest by the day it was signed; disclosure has left only signed ones whose maker agreed to this use."""
    signed = [row for row in source.file.all(Statement) if row.signed_on]
    return max(signed, key=lambda row: (row.signed_on, row.id), default=None)


def later_than(source: PaperSource, statement: Statement) -> int:
    """How many entries certainly came after the day a statement was signed."""
    days = [each.happened.first_day for each in source.conduct if each.happened.is_dated]
    return sum(1 for each in days if each and statement.signed_on and each > statement.signed_on)


OPENING, WHOLE = 50, 75
"""Words of a long statement that stand on the first pages; and how long one may be that stands there whole."""


def opening(source: PaperSource) -> tuple[t.Block, ...]:
    """How the latest statement begins, in its maker's words, and where all of it is; a short one stands whole."""
    statement = latest_statement(source)
    if statement is None or whole_at_once(statement):
        return _statement(source)
    first = " ".join(statement.text.split()[:OPENING]).removesuffix("[withheld")  # a mark is never cut in two
    return (
        t.Paragraph(
            text=(
                bold(worded("history.latest-statement")),
                *told(_by_family(source, statement)),
                *worded_runs(
                    "history.statement-begins", on=day(statement.signed_on),
                    page=t.Ref(target="statement", kind=t.RefKind.PAGE),
                ),
            ),
            style=t.Style.LEAD,
        ),
        t.Paragraph(text=told(worded("history.statement-opening", words=first)), style=t.Style.QUOTE),
    )  # fmt: skip


def whole_at_once(statement: Statement) -> bool:
    """Whether a statement is short enough to stand on the first pages and nowhere else."""
    return len(statement.text.split()) <= WHOLE


def _statement(source: PaperSource) -> tuple[t.Block, ...]:
    statement = latest_statement(source)
    if statement is None:
        return (t.Paragraph(text=worded("history.no-statement")),)
    paragraphs = tuple(
        t.Paragraph(text=told(paragraph.strip()), style=t.Style.QUOTE)
        for paragraph in statement.text.split("\n")
        if paragraph.strip()
    )
    later = later_than(source, statement)
    by = _by_family(source, statement)
    on = day(statement.signed_on)
    lead = [
        worded("history.statement-marked", on=on)
        if withheld_in(paragraphs)
        else worded("history.statement-in-full", on=on)
    ]
    if statement.reading:
        how = lower_first(label("reading-preference", statement.reading))
        lead.append(worded("history.reading-aloud", how=how))
    if later:
        lead.append(worded("history.came-after", n=later))
    return (
        t.Paragraph(
            text=(bold(worded("history.statement")), *told(by), " ".join(lead)),
            style=t.Style.LEAD,
            id="statement",
        ),
        *paragraphs,
    )


def _by_family(source: PaperSource, statement: Statement) -> str:
    """Whose it is where it is not the victim's own."""
    if statement.kind != OF_A_FAMILY:
        return ""
    name = source.persons.name(statement.maker_id)
    return f"{worded('history.by-family', name=name) if name else worded('history.by-relative')} "


def _marac(source: PaperSource) -> tuple[t.Block, ...]:
    """Dates only: he must not learn of the meeting unless the officer chose so, with a reason kept in the journal.

    The unit's own history has every meeting, MAPPA's too, as a line of its chronology.
    """
    if source.audience == "internal":
        return ()
    dates = sorted(row.on for row in source.file.all(Meeting) if row.on)
    if not dates or not source.disclosed.choices.mentions_marac:
        return ()
    return (
        t.Heading(text=worded("history.meetings"), level=2),
        t.NumberedParagraph(text=worded("history.heard-at-marac", dates=[day(each) for each in dates])),
    )
