# SPDX-License-Identifier: Apache-2.0
"""What the conduct did: the latest signed statement whose maker agreed, whole and as it opens."""

from vlu_desktop.disclosure.row_policy import OF_A_FAMILY
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import day, lower_first, number_of, sentence_case, short_day, told, withheld_in
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Meeting, Statement
from vlu_desktop.typeset import tree as t


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """The statement, and MARAC only where the officer chose it; changes in life stand in the chronology."""
    statement = latest_statement(source)
    later = [*(_statement(source) if statement and not whole_at_once(statement) else ()), *_marac(source)]
    return (t.Heading(text="Effect on the victim", id="effect"), *later) if later else ()


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
            text=(t.Text(text="The latest personal statement. ", bold=True), *told(_by_family(source, statement)),
                  f"Signed on {day(statement.signed_on)}, and set out in full on page ",
                  t.Ref(target="statement", kind=t.RefKind.PAGE), ". It begins:"),
            style=t.Style.LEAD,
        ),
        t.Paragraph(text=told(f"“{first} …”"), style=t.Style.QUOTE),
    )  # fmt: skip


def whole_at_once(statement: Statement) -> bool:
    """Whether a statement is short enough to stand on the first pages and nowhere else."""
    return len(statement.text.split()) <= WHOLE


def _statement(source: PaperSource) -> tuple[t.Block, ...]:
    statement = latest_statement(source)
    if statement is None:
        return (
            t.Paragraph(
                text="No signed statement may be used in this document. Nothing follows from that about the effect."
            ),
        )
    paragraphs = tuple(
        t.Paragraph(text=told(paragraph.strip()), style=t.Style.QUOTE)
        for paragraph in statement.text.split("\n")
        if paragraph.strip()
    )
    later = later_than(source, statement)
    by = _by_family(source, statement)
    lead = f"Signed on {day(statement.signed_on)} and set out with its maker’s agreement, "
    lead += "as it was signed except where a mark stands." if withheld_in(paragraphs) else "in full, as it was signed."
    if statement.reading:
        lead += f" Reading aloud: {lower_first(label('reading-preference', statement.reading))}."
    if later:
        lead += f" {sentence_case(number_of(later, 'entry', 'entries'))} of the chronology came after it."
    return (
        t.Paragraph(
            text=(t.Text(text="Personal statement. ", bold=True), *told(by), lead), style=t.Style.LEAD, id="statement"
        ),
        *paragraphs,
    )


def _by_family(source: PaperSource, statement: Statement) -> str:
    """Whose it is where it is not the victim's own."""
    if statement.kind != OF_A_FAMILY:
        return ""
    return f"By {source.persons.name(statement.maker_id) or 'a relative'}, for the bereaved family. "


def _marac(source: PaperSource) -> tuple[t.Block, ...]:
    """Dates only: he must not learn of the meeting unless the officer chose so, with a reason kept in the journal.

    The unit's own history names every meeting, MAPPA's too; nothing of what was said.
    """
    if source.audience == "internal":
        return _meetings(source)
    dates = sorted(row.on for row in source.file.all(Meeting) if row.on)
    if not dates or not source.disclosed.choices.mentions_marac:
        return ()
    return (
        t.Heading(text="Multi-agency meetings", level=2),
        t.NumberedParagraph(
            text=f"The case was heard at a multi-agency risk assessment conference on "
            f"{', '.join(day(each) for each in dates)}. What was said there is not set out."
        ),
    )


def _meetings(source: PaperSource) -> tuple[t.Block, ...]:
    rows = sorted(source.file.all(Meeting), key=lambda row: (row.on is None, row.on, row.id))
    if not rows:
        return ()
    return (
        t.Heading(text="Multi-agency meetings", level=2),
        common_sections.table(
            "Meetings",
            (("Meeting", 3), ("On", 2), ("Area", 3), ("Status", 2)),
            tuple(
                (
                    common_sections.head(label("meeting-kind", row.kind)),
                    short_day(row.on, "not recorded"),
                    common_sections.cell(row.area, "not recorded"),
                    label("meeting-status", row.status) or "not recorded",
                )
                for row in rows
            ),
            note="For this unit alone: the offender must not learn of a meeting. What was said there is not set out.",
        ),
    )
