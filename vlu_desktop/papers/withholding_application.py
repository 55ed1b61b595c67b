# SPDX-License-Identifier: Apache-2.0
"""The application to withhold: what the prisoner is not to have, why each part, and what he could have instead."""

from dataclasses import replace

from vlu_desktop.disclosure.disclose import Passage
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Ask, choices
from vlu_desktop.papers.common.wording import day, told
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.offending import Hearing
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Request, Statement
from vlu_desktop.typeset import tree as t

MARKING = "Subject to rule 17 application – not for disclosure to prisoner"
TITLE = "Application to withhold"
_GROUNDS = {
    "welfare": "the health or welfare of the prisoner or of somebody else",
    "crime": "the prevention of disorder or crime",
    "security": "national security",
}
_IS = (
    "It is the withheld annex to the panel’s papers: the material itself, and the reasons why the prisoner is not to "
    "have it. It is a document of its own and is never put with the papers that are disclosed. It is not evidence of "
    "what it contains. Only the Secretary of State may apply; the unit prepares and the casework section sends."
)
_NEXT = (
    "The panel may order that all of it is given to the prisoner, that it is withheld from the prisoner or from the "
    "representative too, or that a summary or a copy with parts left out is given instead.",
    "A representative gets withheld material only on an undertaking not to pass it on.",
    "A decision can be appealed within seven days. Within seven days of a decision to disclose, the material can be "
    "withdrawn: then the panel does not rely on it.",
    "The victim is told of the decision before anything is disclosed, in the way that is safe for her or him.",
)


ASKS = (
    Ask(key="ground", label="Disclosure would adversely affect", options=choices(_GROUNDS)),
    Ask(key="necessary", label="Why it is necessary to withhold it", long=True,
        help="What would happen, to whom, and how it is known. Name no other victim."),
    Ask(key="proportionate", label="Why no less would do, and what it means for the prisoner’s case", long=True),
    Ask(key="instead", label="What could be given to the prisoner instead", long=True,
        help="A summary, or a copy with parts left out, in words that can be given as they stand."),
)  # fmt: skip


def compose(source: PaperSource) -> t.Document:
    """Deadline, material, grounds, and what may be given instead."""
    passages = source.disclosed.passages
    if not passages:
        raise UserError(
            "Nothing is to be withheld yet. Mark a passage, or a whole statement, as left out for “Parole panel, "
            "disclosable”, so that no paper of the prisoner’s has it, and make the application again."
        )
    body = (
        t.Heading(text="When it has to be made", id="deadline"),
        *_deadline(source),
        t.Heading(text="The material", id="material"),
        *_material(source, passages),
        t.Heading(text="Grounds", id="grounds"),
        *_grounds(source),
        t.Heading(text="What could be given instead", id="instead"),
        *_instead(source),
        t.Heading(text="What follows", id="next"),
        t.BulletList(items=_NEXT),
    )
    document = common_sections.document(
        source,
        TITLE,
        body,
        about="Parole Board Rules 2019, rule 17",
        is_=_IS,
        rows=(("Prisoner", told(source.offender)), ("Concerning a statement of", told(source.victim))),
        gaps=common_sections.gaps(
            not_known=[f"{ask.label}." for ask in ASKS if ask.long and not source.answer(ask.key)],
            not_checked=("The rule as it stands today: it was amended in 2025. Check it before this is sent.",),
        ),
    )
    marking = f"{document.marking}. {MARKING}"
    return replace(document, marking=marking, header_left="", header_right="", title=f"{TITLE}: {source.offender}")


def _deadline(source: PaperSource) -> tuple[t.Block, ...]:
    on = source.facts.hearing_on
    listed = [row.on for row in source.file.all(Hearing) if row.on and row.kind.startswith("parole")]
    on = on or max(listed, default=None)
    if on is None or source.reference.holidays is None:
        return (
            t.Paragraph(text="The day of the hearing is not known, so the last day to apply can’t be counted. An "
                        "application is made no later than eight weeks before the hearing."),
        )  # fmt: skip
    due = source.reference.rules.due("withholding_application", on, source.reference.holidays)
    if due is None:
        return (t.Paragraph(text=f"Hearing on {day(on)}. No rule on file says when an application is due."),)
    left = (due.date - source.facts.made.date()).days
    said = f"{left} days from the day this was made" if left >= 0 else f"{-left} days before this was made: it is late"
    return (
        t.KeyValue(rows=(("Hearing", day(on)), ("Last day to apply", f"{day(due.date)}, {said}"))),
        t.Paragraph(text=due.sentence, style=t.Style.SMALL),
    )


def _material(source: PaperSource, passages: tuple[Passage, ...]) -> tuple[t.Block, ...]:
    blocks: list[t.Block] = []
    for place, each in enumerate(passages, start=1):
        blocks += [
            t.Heading(text=f"Passage {place}", level=2),
            t.Paragraph(text=told(_where(source, each)), style=t.Style.LEAD),
            *common_sections.paragraphs(each.words, t.Style.QUOTE),
            t.Paragraph(text=f"Marked {each.reason}: {label('withholding-reason', each.reason)}.", style=t.Style.SMALL),
        ]
    return tuple(blocks)


def _where(source: PaperSource, passage: Passage) -> str:
    """What a passage is taken from."""
    row = source.file.get(record_type(passage.record_type).cls, passage.record_id)
    if isinstance(row, Statement):
        return f"From the statement signed on {day(row.signed_on)}, where a mark stands in the panel’s copy."
    if isinstance(row, Incident) and row.happened:
        return f"From the entry of {row.happened.display()}, where a mark stands in the panel’s copy."
    return f"From {record_type(passage.record_type).title.lower()}, where a mark stands in the panel’s copy."


def _grounds(source: PaperSource) -> tuple[t.Block, ...]:
    ground = _GROUNDS.get(source.answer("ground"), "")
    said = f"Disclosure would adversely affect {ground}." if ground else "The ground is not chosen yet."
    blocks: list[t.Block] = [t.NumberedParagraph(text=said, restart=True)]
    for key, missing in (
        ("necessary", "Why it is necessary is not written yet."),
        ("proportionate", "Why it is proportionate is not written yet."),
    ):
        blocks.append(t.NumberedParagraph(text=told(source.answer(key) or missing)))
    for row in source.file.all(Request):
        if row.reason or row.wording:
            said = " ".join(part for part in (row.wording, row.reason) if part)
            asked = f" on {day(row.asked_on)}" if row.asked_on else ""
            blocks.append(t.NumberedParagraph(text=(f"The victim asked for it{asked}: ", *told(f"“{said}”"))))
    return tuple(blocks)


def _instead(source: PaperSource) -> tuple[t.Block, ...]:
    if source.answer("instead"):
        return common_sections.paragraphs(source.answer("instead"))
    return (
        t.Paragraph(text="The panel’s own papers, in which a mark of fixed length stands for each passage. No summary "
                    "is proposed yet."),
    )  # fmt: skip
