# SPDX-License-Identifier: Apache-2.0
"""A personal statement as it is handed in: as a witness statement for a court, with the panel's rules for a panel."""

from datetime import date

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import day, lower_first, told, withheld_in
from vlu_desktop.papers.social_history.first_pages import NO_QUESTIONS
from vlu_desktop.record.people import Person
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Statement
from vlu_desktop.rules.statement_prompts import reading_time
from vlu_desktop.typeset import tree as t

TITLE = "Victim personal statement"
OF_AGE = 18
ONE_PAGE = 350
"""Words of a statement that stand on a page with its declaration, so that a sheet apart is never an empty one."""
MOST_MINUTES = 10
"""How long a statement to the Parole Board may take to read aloud (GOV.UK, Make a statement to the Parole Board)."""

_IS = {
    "court": "It is a personal statement: it tells how its maker has been affected. It has the form of a witness "
    "statement and may be read by the defence. It is not an account of the offence and gives no opinion on the "
    "sentence. Once signed it is never changed; a further statement may add to it. Nothing follows from what somebody "
    "chose not to say.",
    "parole": "It is a personal statement to the Parole Board: it tells of the effects then, since, and of what a "
    "release or a move would mean. It is not a view on whether to release. The prisoner normally sees it. This written "
    "text is what the panel has however it is presented: nothing can be added to it at the hearing.",
    "internal": "It is a copy of a signed statement for use inside the unit. It is not the signed paper itself.",
}
TRUTH = (
    "I declare that this statement is true to the best of my knowledge and belief. I make it knowing that, if it is "
    "given in evidence, it is an offence for me to have said in it on purpose anything that I know to be false or do "
    "not believe to be true."
)


def _offered(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    rows = [row for row in file.all(Statement) if row.status == "signed" and row.signed_on]
    rows.sort(key=lambda row: (row.signed_on, row.id), reverse=True)
    return tuple((row.id, f"{label('statement-kind', row.kind)}, signed on {day(row.signed_on)}") for row in rows)


ASKS = (
    Ask(
        key="statement",
        label="Statement",
        help="The latest that its maker agreed to have used, where none is chosen.",
        options=_offered,
    ),
    Ask(
        key="read_by",
        label="Read over to the maker by",
        help="Only where the maker can’t read it: the name of who read it out before it was signed.",
        audiences=("court", "parole"),
    ),
)


def chosen(source: PaperSource) -> Statement:
    """The statement asked for, or the latest there is; UserError where none may be used."""
    rows = sorted((row for row in source.file.all(Statement) if row.signed_on), key=lambda row: (row.signed_on, row.id))
    wanted = source.answer("statement")
    found = [row for row in rows if row.id == wanted] if wanted else rows[-1:]
    if not found:
        raise UserError(
            "No signed statement may be used for this reader. It has to be of the right kind and signed, and its maker "
            "has to have agreed to this use. Look at it under Statements."
        )
    return found[0]


def compose(source: PaperSource) -> t.Document:
    """The statement first, as it was signed; then, apart, what those who handle it need."""
    row = chosen(source)
    name = source.persons.name(row.maker_id) or source.victim
    title = f"{TITLE} of {name}"
    handling: list[t.Block] = [
        *_handling(source, row),
        *(t.Callout(body=(t.Paragraph(text=NO_QUESTIONS),)) for _ in range(source.audience == "parole")),
        t.KeyValue(rows=(("Concerning", told(source.offender)), *common_sections.in_brief(source)), small=True),
        t.Paragraph(text=_IS[source.audience]),
        *common_sections.gaps(
            not_asked=_not_asked(row),
            not_checked=("What it says was not checked against anything. It is its maker’s own.",),
        ),
    ]
    statement = _statement(source, row, name)
    marks = withheld_in((t.Heading(text=title), *statement, *handling))
    signed = f"Signed on {day(row.signed_on)}"
    body = (
        t.Heading(text=told(title), id="top"),
        t.Paragraph(text=signed, style=t.Style.LEAD),
        *statement,
        *((t.PageBreak(),) if len(row.text.split()) <= ONE_PAGE else ()),
        *handling,
        *common_sections.withheld(marks),
    )
    return common_sections.framed(source, title, body, signed)


def _statement(source: PaperSource, row: Statement, name: str) -> tuple[t.Block, ...]:
    """Name, age where under 18, the text in numbered paragraphs, the declarations. No address."""
    rows: list[tuple[str, t.Runs]] = [("Name", told(name)), *age(source, row.maker_id, row.signed_on)]
    if row.language:
        rows.append(("Made in", told(row.language)))
    if row.interpreter:
        rows.append(("Interpreter", told(row.interpreter)))
    lines = [each.strip() for each in row.text.split("\n") if each.strip()]
    signed = day(row.signed_on)
    marked = any(isinstance(run, t.WithheldMark) for each in lines for run in told(each))
    as_signed = ", except where a mark stands" if marked else ""
    return (
        t.KeyValue(rows=tuple(rows), small=True, id="statement"),
        *(t.NumberedParagraph(text=told(each), restart=place == 0) for place, each in enumerate(lines)),
        *declaration(court=source.audience == "court"),
        t.Paragraph(text=told(f"(Signed) {name}, {signed}")),
        t.Paragraph(
            text=f"This is the text as it was signed{as_signed}. It is a copy, with no line to sign again; the signed "
            "paper is kept with the case.",
            style=t.Style.SMALL,
        ),
        *read_over(source, name),
    )


def declaration(*, court: bool) -> tuple[t.Block, ...]:
    """The declaration that a court asks for; a panel asks for none, and no heading stands without its text."""
    if not court:
        return ()
    return (
        t.Heading(text="Declaration", level=2, id="declaration", room=common_sections.SIGN_OFF),
        t.Paragraph(text=TRUTH),
    )


def age(source: PaperSource, maker_id: str, on: date | None) -> tuple[tuple[str, t.Runs], ...]:
    """A statement gives its maker's age where that is under 18, and no other."""
    maker = source.file.get(Person, maker_id)
    born = maker.born.first_day if maker and maker.born else None
    if born is None or on is None:
        return ()
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return (("Age", f"{years}, under 18"),) if years < OF_AGE else ()


def read_over(source: PaperSource, name: str) -> tuple[t.Block, ...]:
    """The declaration of whoever read it out; nothing where nobody did."""
    reader = source.answer("read_by")
    if not reader:
        return ()
    return (
        t.Heading(text="Declaration of the person who read it out", level=2, id="reader"),
        t.Paragraph(
            text=told(
                f"{name} told me that she or he can’t read this statement. I read it out, word for word, before it was "
                f"signed. {name} then told me that it was right, and signed it or made a mark in front of me."
            )
        ),
        t.Paragraph(text=told(f"{reader}: signature and date"), style=t.Style.SIGNATURE),
    )


def _handling(source: PaperSource, row: Statement) -> tuple[t.Block, ...]:
    """What those who handle it need to know, and what is no part of the statement."""
    rows: list[tuple[str, t.Runs]] = [
        ("How to present it", label("reading-preference", row.reading) or "not asked"),
        (
            "Taken by",
            told(", ".join(part for part in (row.taken_by, row.taken_by_organisation) if part) or "not known"),
        ),
        ("Told who may see it", _told(row)),
        ("Other statements", _others(source, row)),
    ]
    if source.audience == "parole":
        said, over = reading_time(row.text, MOST_MINUTES)
        rows.append(("Reading aloud", said if not over else f"{said} The panel asks for less than {MOST_MINUTES}."))
        if source.facts.hearing_on and source.reference.holidays:
            due = source.reference.rules.due("parole_statement", source.facts.hearing_on, source.reference.holidays)
            if due:
                rows.append(("To be sent by", f"{day(due.date)}. {due.sentence}"))
    return (
        t.Heading(text="For those who handle it", level=2, id="handling", new_page=True),
        t.Paragraph(text="No part of the statement. The court or the panel decides how it is presented, and the maker "
                    "may change her or his mind at any time.", style=t.Style.LEAD),
        t.KeyValue(rows=tuple(rows)),
    )  # fmt: skip


def _told(row: Statement) -> str:
    said = label("answer", row.told_disclosed) or "not asked"
    return f"{said}, on {day(row.told_on)}" if row.told_on else said


def _others(source: PaperSource, row: Statement) -> str:
    """Statements stand beside each other: the later one adds to the earlier one."""
    others = sorted((each for each in source.file.all(Statement) if each.id != row.id and each.signed_on),
                    key=lambda each: (each.signed_on, each.id))  # fmt: skip
    said = [f"{lower_first(each.stage) or 'another'}, signed on {day(each.signed_on)}" for each in others]
    return "; ".join(said) or "none that may be used here"


def _not_asked(row: Statement) -> tuple[str, ...]:
    found = []
    if row.told_disclosed in ("", "not-asked"):
        found.append("Whether the maker was told who may come to see it.")
    if row.reading in ("", "undecided"):
        found.append("How the maker would like it presented, or it is not decided.")
    return tuple(found)
