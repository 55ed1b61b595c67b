# SPDX-License-Identifier: Apache-2.0
"""What the conduct did: the latest signed statement whose maker agreed, and the changes it made to a life."""

from vlu_desktop.documents import tree as t
from vlu_desktop.documents.social_history.source import Source
from vlu_desktop.documents.wording import day, number_of, sentence_case, told
from vlu_desktop.domain.conduct import LifeEvent
from vlu_desktop.domain.vocabulary import label
from vlu_desktop.domain.work import Meeting, Request, Statement


def blocks(source: Source) -> tuple[t.Block, ...]:
    """Statement, life events, requests, and MARAC only where the officer chose it."""
    return (
        t.Heading(text="Effect on the victim", id="effect", new_page=True),
        *_statement(source),
        *_life(source),
        *_requests(source),
        *_marac(source),
    )


def latest_statement(source: Source) -> Statement | None:
    """The latest by the day it was signed; disclosure has left only signed ones whose maker agreed to this use."""
    signed = [row for row in source.file.all(Statement) if row.signed_on and row.signed_on <= source.facts.data_to]
    return max(signed, key=lambda row: (row.signed_on, row.id), default=None)


def _statement(source: Source) -> tuple[t.Block, ...]:
    statement = latest_statement(source)
    if statement is None:
        return (
            t.Paragraph(
                text="No signed statement may be used in this document. Nothing follows from that about the effect."
            ),
        )
    later = sum(
        1
        for each in source.conduct
        if each.happened.first_day and statement.signed_on and each.happened.first_day > statement.signed_on
    )
    since = f" {sentence_case(number_of(later, 'entry', 'entries'))} of the chronology came after it." if later else ""
    return (
        t.Heading(text="Personal statement", level=2),
        t.Paragraph(
            text=f"Signed on {day(statement.signed_on)} and set out in full with its maker’s agreement.{since}",
            style=t.Style.LEAD,
        ),
        *(
            t.Paragraph(text=told(paragraph), style=t.Style.QUOTE)
            for paragraph in statement.text.split("\n")
            if paragraph.strip()
        ),
    )


def _life(source: Source) -> tuple[t.Block, ...]:
    events = [row for row in source.file.all(LifeEvent) if row.because == "yes"]
    if not events:
        return ()
    events.sort(key=lambda row: (row.happened is None, row.happened.sort_key if row.happened else "", row.id))
    return (
        t.Heading(text="Changes in life because of the conduct", level=2),
        t.Table(
            caption="Changes in life",
            columns=(t.Column(width=2), t.Column(width=2), t.Column(width=5)),
            header=(("When", "What", "As told"),),
            rows=tuple(
                (
                    t.Cell(
                        content=told(row.happened.display(short=True) if row.happened else "not recorded"), header=True
                    ),
                    label("life-event", row.kind),
                    t.Cell(content=told(row.account)),
                )
                for row in events
            ),
        ),
    )


def _requests(source: Source) -> tuple[t.Block, ...]:
    found = source.file.all(Request)
    if not found:
        return ()
    blocks: list[t.Block] = [t.Heading(text="What is asked of the court", level=2, id="requests")]
    for row in found:
        text = f"{label('request-kind', row.kind)}. {row.wording}"
        if row.reason:
            text += f" Reason: {row.reason}"
        if row.decision and row.decision != "waiting":
            text += f" Decision: {label('request-decision', row.decision).lower()}"
            text += f", {day(row.decided_on)}." if row.decided_on else "."
        blocks.append(t.NumberedParagraph(text=told(text)))
    return tuple(blocks)


def _marac(source: Source) -> tuple[t.Block, ...]:
    """Dates only: he must not learn of the meeting unless the officer chose so, with a reason kept in the journal."""
    if not source.disclosed.choices.mentions_marac:
        return ()
    dates = sorted(row.on for row in source.file.all(Meeting) if row.on and row.on <= source.facts.data_to)
    if not dates:
        return ()
    return (
        t.Heading(text="Multi-agency meetings", level=2),
        t.NumberedParagraph(
            text=f"The case was heard at a multi-agency risk assessment conference on "
            f"{', '.join(day(each) for each in dates)}. What was said there is not set out."
        ),
    )
