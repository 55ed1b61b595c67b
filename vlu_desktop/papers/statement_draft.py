# SPDX-License-Identifier: Apache-2.0
"""A statement that is not signed yet, for its maker to read, put right and sign; marked a draft on every page."""

import dataclasses

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers import statement_paper
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import told, withheld_in
from vlu_desktop.papers.subject_access_copy import ASKS as WHOSE
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Statement
from vlu_desktop.rules.statement_prompts import reading_time
from vlu_desktop.typeset import tree as t

TITLE = "Statement to read and sign"
DRAFT = "DRAFT, NOT SIGNED"
_IS = (
    "It is a draft of your statement, for you to read and to change as you like. It is not a statement until you "
    "sign it, and no document for anybody else holds it before. You need not make one, and nothing follows from that. "
    "Once you have signed it, it can’t be changed or taken back; you can always add a further one."
)
_KNOW = {
    "court": (
        "The defence is given it before sentence, the offender may read it, and you can be asked about it in court.",
        "If it is read out, newspapers may report it. You say how you would like it presented; the court decides.",
        "It is about how you have been affected. It can’t say what the sentence should be, and it does not tell the "
        "offence over again.",
    ),
    "parole": (
        "The prisoner normally sees it. If that would put you or somebody else at risk, say so before you sign.",
        "It is about the effects then, since, and of what a release would mean. It can’t say whether to release.",
    ),
}
_EVERY = ("No address, telephone number or new name belongs in it. If one is there, cross it out and tell us.",)
_OPEN = frozenset({"", "draft"})


def _offered(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    rows = [row for row in file.all(Statement) if row.status in _OPEN]
    return tuple((row.id, f"{label('statement-kind', row.kind)}: {row.stage or 'not signed yet'}") for row in rows)


ASKS = (
    *WHOSE,
    Ask(key="statement", label="Statement", help="The only one not signed, where there is one.", options=_offered),
    *(ask for ask in statement_paper.ASKS if ask.key == "read_by"),
)


def compose(source: PaperSource) -> t.Document:
    """What to know first, the words as they stand, the declaration, and lines to sign on."""
    row = _chosen(source)
    name = source.file.name(row.maker_id) if row.maker_id else source.victim
    lines = [each.strip() for each in row.text.split("\n") if each.strip()]
    text = tuple(t.NumberedParagraph(text=told(each), restart=place == 0) for place, each in enumerate(lines))
    if withheld_in(text):
        raise UserError(
            "This statement holds something that its maker is not to be told, so it can’t be printed for signing as it "
            "is. Look at it under Statements, and at what is protected from the victim."
        )
    made = common_sections.document(
        source,
        TITLE,
        (
            t.Heading(text="Before you sign", level=2, id="before"),
            t.BulletList(items=(*_KNOW.get(row.kind, ()), *_EVERY)),
            t.Paragraph(text=reading_time(row.text, statement_paper.MOST_MINUTES)[0], style=t.Style.SMALL),
        ),
        about=f"{DRAFT}: {label('statement-kind', row.kind)}",
        is_=_IS,
        rows=(("Statement of", told(name)),),
        gaps=common_sections.gaps(not_checked=("What it says. It is your own.",)),
        after=(
            t.Heading(text="Your statement", id="statement", new_page=True),
            t.KeyValue(
                rows=(
                    ("Name", told(name)),
                    *statement_paper.age(source, row.maker_id, source.facts.made.date()),
                    ("State", "Not signed yet"),
                )
            ),
            *(text or (t.Paragraph(text="Nothing is written yet."),)),
            *statement_paper.declaration(court=row.kind == "court"),
            t.Paragraph(text=told(f"{name}: signature and date"), style=t.Style.SIGNATURE),
            *statement_paper.read_over(source, name),
        ),
    )
    marking = f"{made.marking}. {DRAFT}" if made.marking else DRAFT
    return dataclasses.replace(made, marking=marking, header_left=DRAFT)


def _chosen(source: PaperSource) -> Statement:
    rows = source.file.all(Statement)
    wanted = source.answer("statement")
    found = [row for row in rows if row.id == wanted] if wanted else list(rows)
    if not found:
        raise UserError("No statement is waiting to be signed. Write one under Statements first.")
    if len(found) > 1:
        raise UserError("Several statements are not signed yet. Choose which one to print.")
    return found[0]
