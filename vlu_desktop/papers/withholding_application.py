# SPDX-License-Identifier: Apache-2.0
"""The application to withhold: what the prisoner is not to have, why each part, and what he could have instead."""

from dataclasses import replace

from vlu_desktop.disclosure.disclose import Passage
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import label, stated, worded
from vlu_desktop.papers.common.questions import Ask, choices
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import dated, day, told
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.offending import Hearing
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.work import Request, Statement
from vlu_desktop.typeset import tree as t


def asks(_: Reference) -> tuple[Ask, ...]:
    """On what ground, why, and what could be given instead."""
    grounds = {
        "welfare": say("withholding.ground-welfare"),
        "crime": say("withholding.ground-crime"),
        "security": say("withholding.ground-security"),
    }
    return (
        Ask(key="ground", label=say("withholding.ask-ground"), options=choices(grounds)),
        Ask(key="necessary", label=say("withholding.ask-necessary"), long=True,
            help=say("withholding.ask-necessary-help")),
        Ask(key="proportionate", label=say("withholding.ask-proportionate"), long=True),
        Ask(key="instead", label=say("withholding.ask-instead"), long=True, help=say("withholding.ask-instead-help")),
    )  # fmt: skip


def compose(source: PaperSource) -> t.Document:
    """Deadline, material, grounds, and what may be given instead."""
    passages = source.disclosed.passages
    if not passages:
        raise UserError(say("withholding.nothing-to-withhold"))
    body = (
        t.Heading(text=worded("withholding.deadline-title"), id="deadline"),
        *_deadline(source),
        t.Heading(text=worded("withholding.material-title"), id="material"),
        *_material(source, passages),
        t.Heading(text=worded("withholding.grounds-title"), id="grounds"),
        *_grounds(source),
        t.Heading(text=worded("withholding.instead-title"), id="instead"),
        *_instead(source),
        t.Heading(text=worded("withholding.next-title"), id="next"),
        t.BulletList(
            items=(
                worded("withholding.next-orders"),
                worded("withholding.next-undertaking"),
                worded("withholding.next-appeal"),
                worded("withholding.next-told"),
            )
        ),
    )
    title = worded("kinds.withholding-application")
    document = common_sections.document(
        source,
        title,
        body,
        about=worded("withholding.about"),
        is_=worded("withholding.is"),
        rows=(
            (worded("withholding.prisoner"), told(source.offender)),
            (worded("withholding.statement-of"), told(source.victim)),
        ),
        gaps=common_sections.gaps(not_known=_not_known(source), not_checked=(worded("withholding.gap-rule"),)),
    )
    marking = stated((document.marking, worded("withholding.marking")))
    concerning = worded("papers.title-concerning", title=title, who=source.offender)
    return replace(document, marking=marking, header_left="", header_right="", title=concerning)


def _not_known(source: PaperSource) -> list[str]:
    unwritten = {
        "necessary": worded("withholding.gap-necessary"),
        "proportionate": worded("withholding.gap-proportionate"),
        "instead": worded("withholding.gap-instead"),
    }
    return [said for key, said in unwritten.items() if not source.answer(key)]


def _deadline(source: PaperSource) -> tuple[t.Block, ...]:
    on = source.facts.hearing_on
    listed = [row.on for row in source.file.all(Hearing) if row.on and row.kind.startswith("parole")]
    on = on or max(listed, default=None)
    if on is None or source.reference.holidays is None:
        return (t.Paragraph(text=worded("withholding.hearing-not-known")),)
    due = source.reference.rules.due("withholding_application", on, source.reference.holidays)
    if due is None:
        return (t.Paragraph(text=worded("withholding.no-rule", on=on)),)
    left = (due.date - source.facts.made.date()).days
    if left >= 0:
        last_day = worded("withholding.days-left", due=due.date, days=left)
    else:
        last_day = worded("withholding.days-late", due=due.date, days=-left)
    return (
        t.KeyValue(rows=((worded("withholding.hearing"), day(on)), (worded("withholding.last-day"), last_day))),
        t.Paragraph(text=due.sentence, style=t.Style.SMALL),
    )


def _material(source: PaperSource, passages: tuple[Passage, ...]) -> tuple[t.Block, ...]:
    blocks: list[t.Block] = []
    for place, each in enumerate(passages, start=1):
        meaning = label("withholding-reason", each.reason)
        blocks += [
            t.Heading(text=worded("withholding.passage", place=place), level=2),
            t.Paragraph(text=told(_where(source, each)), style=t.Style.LEAD),
            *common_sections.paragraphs(each.words, t.Style.QUOTE),
            t.Paragraph(text=worded("withholding.marked", reason=each.reason, meaning=meaning), style=t.Style.SMALL),
        ]
    return tuple(blocks)


def _where(source: PaperSource, passage: Passage) -> str:
    """What a passage is taken from."""
    row = source.file.get(record_type(passage.record_type).cls, passage.record_id)
    if isinstance(row, Statement) and row.signed_on:
        return worded("withholding.from-statement", on=row.signed_on)
    if isinstance(row, Incident) and row.happened:
        return worded("withholding.from-entry", when=dated(row.happened))
    return worded("withholding.from-record", record=record_type(passage.record_type).title.lower())


def _grounds(source: PaperSource) -> tuple[t.Block, ...]:
    affected = {
        "welfare": worded("withholding.affects-welfare"),
        "crime": worded("withholding.affects-crime"),
        "security": worded("withholding.affects-security"),
    }
    blocks: list[t.Block] = [
        t.NumberedParagraph(text=affected.get(source.answer("ground")) or worded("withholding.no-ground"), restart=True)
    ]
    for key, missing in (
        ("necessary", worded("withholding.necessary-not-written")),
        ("proportionate", worded("withholding.proportionate-not-written")),
    ):
        blocks.append(t.NumberedParagraph(text=told(source.answer(key) or missing)))
    for row in source.file.all(Request):
        if row.reason or row.wording:
            words = " ".join(filter(None, (row.wording, row.reason)))
            said = (
                worded("withholding.asked-on", on=row.asked_on, words=words)
                if row.asked_on
                else worded("withholding.asked", words=words)
            )
            blocks.append(t.NumberedParagraph(text=told(said)))
    return tuple(blocks)


def _instead(source: PaperSource) -> tuple[t.Block, ...]:
    if source.answer("instead"):
        return common_sections.paragraphs(source.answer("instead"))
    return (t.Paragraph(text=worded("withholding.instead-marks")),)
