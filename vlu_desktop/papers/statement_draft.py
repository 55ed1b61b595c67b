# SPDX-License-Identifier: Apache-2.0
"""A statement that is not signed yet, for its maker to read, put right and sign; marked a draft on every page."""

import dataclasses

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.papers import statement_paper, subject_access_copy
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import label, spoken, stated, worded
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import told, withheld_in
from vlu_desktop.record.work import Statement
from vlu_desktop.rules.statement_prompts import reading_time
from vlu_desktop.typeset import tree as t

_OPEN = frozenset({"", "draft"})


def _offered(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    rows = [row for row in file.all(Statement) if row.status in _OPEN]
    return tuple((row.id, _at_stage(row)) for row in rows)


def _at_stage(row: Statement) -> str:
    kind = label("statement-kind", row.kind)
    if row.stage:
        return say("asking.statement-at", kind=kind, stage=row.stage)
    return say("asking.statement-not-signed", kind=kind)


def asks(reference: Reference) -> tuple[Ask, ...]:
    """Whose, which statement, and who read it out."""
    which = Ask(key="statement", label=say("asking.statement"), help=say("asking.statement-unsigned"), options=_offered)
    return (*subject_access_copy.asks(reference), which, *statement_paper.asks_reader(reference))


def compose(source: PaperSource) -> t.Document:
    """What to know first, the words as they stand, the declaration, and lines to sign on."""
    row = _chosen(source)
    name = source.file.name(row.maker_id) if row.maker_id else source.victim
    text = statement_paper.paragraphs_of(row)
    if withheld_in(text):
        raise UserError(say("asking.statement-holds-protected"))
    draft = worded("statement-draft.draft")
    made = common_sections.document(
        source,
        worded("statement-draft.title"),
        (
            t.Heading(text=worded("statement-draft.before-you-sign"), level=2, id="before"),
            t.BulletList(items=(*_to_know(row.kind), worded("statement-draft.no-address"))),
            t.Paragraph(
                text=str(reading_time(row.text, statement_paper.MOST_MINUTES, spoken())[0]), style=t.Style.SMALL
            ),
        ),
        about=worded("statement-draft.about", kind=label("statement-kind", row.kind)),
        is_=worded("statement-draft.is"),
        rows=((worded("statement-draft.statement-of"), told(name)),),
        gaps=common_sections.gaps(not_checked=(worded("statement-draft.not-checked"),)),
        after=(
            t.Heading(text=worded("statement-draft.your-statement"), id="statement", new_page=True),
            t.KeyValue(
                rows=(
                    (worded("statement-paper.name"), told(name)),
                    *statement_paper.age(source, row.maker_id, source.facts.made.date()),
                    (worded("statement-draft.state"), worded("statement-draft.not-signed")),
                )
            ),
            *(text or (t.Paragraph(text=worded("statement-draft.nothing-written")),)),
            *statement_paper.declaration(court=row.kind == "court"),
            t.Paragraph(text=told(worded("statement-paper.sign-here", name=name)), style=t.Style.SIGNATURE),
            *statement_paper.read_over(source, name),
        ),
    )
    if spoken() != ENGLISH:
        # The line over each page then says that the translation is a draft, and the head that nothing is signed.
        return dataclasses.replace(made, header_left=draft)
    return dataclasses.replace(made, marking=stated((made.marking, draft)), header_left=draft)


def _to_know(kind: str) -> tuple[str, ...]:
    """What to know before signing, for a statement of a kind."""
    match kind:
        case "court":
            return (
                worded("statement-draft.court-read"),
                worded("statement-draft.court-reported"),
                worded("statement-draft.court-effects"),
            )
        case "parole":
            return (worded("statement-draft.parole-read"), worded("statement-draft.parole-effects"))
        case "tribunal":
            return (worded("statement-draft.tribunal-read"), worded("statement-draft.tribunal-conditions"))
    return ()


def _chosen(source: PaperSource) -> Statement:
    rows = source.file.all(Statement)
    wanted = source.answer("statement")
    found = [row for row in rows if row.id == wanted] if wanted else list(rows)
    if not found:
        raise UserError(say("asking.none-to-sign"))
    if len(found) > 1:
        raise UserError(say("asking.several-to-sign"))
    return found[0]
