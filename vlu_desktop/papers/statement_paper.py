# SPDX-License-Identifier: Apache-2.0
"""A personal statement as it is handed in: as a witness statement for a court, with the panel's rules for a panel."""

from datetime import date

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.disclosure.row_policy import OF_A_FAMILY
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_language import UNSAID, tag_of
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, in_turn, label, spoken, stated, worded
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import day, lower_first, told, withheld_in
from vlu_desktop.record.people import Person
from vlu_desktop.record.work import Statement
from vlu_desktop.rules.statement_prompts import reading_time
from vlu_desktop.typeset import tree as t

OF_AGE = 18
ONE_PAGE = 350
"""Words of a statement that stand on a page with its declaration, so that a sheet apart is never an empty one."""
MOST_MINUTES = 10
"""How long a statement to the Parole Board may take to read aloud (GOV.UK, Make a statement to the Parole Board)."""


def _offered(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    rows = [row for row in file.all(Statement) if row.status == "signed" and row.signed_on]
    rows.sort(key=lambda row: (row.signed_on, row.id), reverse=True)
    return tuple(
        (row.id, say("asking.signed-on", kind=label("statement-kind", row.kind), on=day(row.signed_on))) for row in rows
    )


def asks(reference: Reference) -> tuple[Ask, ...]:
    """Which statement, and who read it out."""
    which = Ask(key="statement", label=say("asking.statement"), help=say("asking.statement-signed"), options=_offered)
    return (which, *asks_reader(reference))


def asks_reader(_: Reference) -> tuple[Ask, ...]:
    """Who read it out to a maker who can't read it."""
    audiences = ("court", "parole", "tribunal")
    return (Ask(key="read_by", label=say("asking.read-by"), help=say("asking.read-by-help"), audiences=audiences),)


def chosen(source: PaperSource) -> Statement:
    """The statement asked for, or the latest there is; UserError where none may be used."""
    rows = sorted((row for row in source.file.all(Statement) if row.signed_on), key=lambda row: (row.signed_on, row.id))
    wanted = source.answer("statement")
    found = [row for row in rows if row.id == wanted] if wanted else rows[-1:]
    if not found:
        raise UserError(say("asking.no-statement-for-reader"))
    return found[0]


def compose(source: PaperSource) -> t.Document:
    """The statement first, as it was signed; then, apart, what those who handle it need."""
    row = chosen(source)
    name = source.persons.name(row.maker_id) or source.victim
    title = worded("statement-paper.title-of", name=name)
    parole = source.audience == "parole"
    concerning = (worded("papers.concerning"), told(source.offender))
    handling: list[t.Block] = [
        *_handling(source, row),
        *((t.Callout(body=(t.Paragraph(text=worded("papers.no-questions")),)),) if parole else ()),
        t.KeyValue(rows=(concerning, *common_sections.in_brief(source)), small=True),
        t.Paragraph(text=_is(source.audience)),
        *((t.Paragraph(text=worded("statement-paper.is-family")),) if row.kind == OF_A_FAMILY else ()),
        *common_sections.gaps(not_asked=_not_asked(row), not_checked=(worded("statement-paper.not-checked"),)),
    ]
    statement = _statement(source, row, name)
    marks = withheld_in((t.Heading(text=title), *statement, *handling))
    assert row.signed_on is not None
    signed = worded("statement-paper.signed-on", on=row.signed_on)
    body = (
        t.Heading(text=told(title), id="top"),
        t.Paragraph(text=signed, style=t.Style.LEAD),
        *statement,
        *((t.PageBreak(),) if len(row.text.split()) <= ONE_PAGE else ()),
        *handling,
        *common_sections.withheld(marks),
    )
    running = worded("statement-paper.running-head", name=name)
    return common_sections.framed(source, title, body, signed, head=running)


def _is(audience: str) -> str:
    if audience == "court":
        return worded("statement-paper.is-court")
    if audience == "tribunal":
        return worded("statement-paper.is-tribunal")
    return worded("statement-paper.is-parole") if audience == "parole" else worded("statement-paper.is-copy")


def _statement(source: PaperSource, row: Statement, name: str) -> tuple[t.Block, ...]:
    """Name, age where under 18, the text in numbered paragraphs, the declarations. No address."""
    rows: list[tuple[str, t.Runs]] = [
        (worded("statement-paper.name"), told(name)), *age(source, row.maker_id, row.signed_on)
    ]  # fmt: skip
    if row.language:
        rows.append((worded("statement-paper.made-in"), told(row.language)))
    if row.interpreter:
        rows.append((worded("statement-paper.interpreter"), told(row.interpreter)))
    text = paragraphs_of(row)
    marked = any(isinstance(run, t.WithheldMark) for each in text for run in each.text)
    assert row.signed_on is not None
    return (
        t.KeyValue(rows=tuple(rows), small=True, id="statement"),
        *text,
        *declaration(court=source.audience == "court"),
        t.Paragraph(text=told(worded("statement-paper.signed", name=name, on=row.signed_on))),
        t.Paragraph(
            text=worded("statement-paper.is-marked-copy") if marked else worded("statement-paper.is-text-as-signed"),
            style=t.Style.SMALL,
        ),
        *read_over(source, name),
    )


def paragraphs_of(row: Statement) -> tuple[t.NumberedParagraph, ...]:
    """Its text in numbered paragraphs, in the language it was made in, so far as that is known."""
    made_in = tag_of(row.language) if row.language else UNSAID
    language = "" if made_in.startswith(spoken()) else made_in
    lines = [each.strip() for each in row.text.split("\n") if each.strip()]
    return tuple(
        t.NumberedParagraph(text=told(each), restart=place == 0, language=language) for place, each in enumerate(lines)
    )


def declaration(*, court: bool) -> tuple[t.Block, ...]:
    """The declaration that a court asks for; a panel asks for none, and no heading stands without its text."""
    if not court:
        return ()
    return (
        t.Heading(text=worded("statement-paper.declaration"), level=2, id="declaration", room=common_sections.SIGN_OFF),
        t.Paragraph(text=worded("statement-paper.truth")),
    )


def age(source: PaperSource, maker_id: str, on: date | None) -> tuple[tuple[str, t.Runs], ...]:
    """A statement gives its maker's age where that is under 18, and no other."""
    maker = source.file.get(Person, maker_id)
    born = maker.born.first_day if maker and maker.born else None
    if born is None or on is None:
        return ()
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if years >= OF_AGE:
        return ()
    return ((worded("statement-paper.age"), worded("statement-paper.under-age", years=years)),)


def read_over(source: PaperSource, name: str) -> tuple[t.Block, ...]:
    """The declaration of whoever read it out; nothing where nobody did."""
    reader = source.answer("read_by")
    if not reader:
        return ()
    return (
        t.Heading(text=worded("statement-paper.reader-declares"), level=2, id="reader"),
        t.Paragraph(text=told(worded("statement-paper.read-out", name=name))),
        t.Paragraph(text=told(worded("statement-paper.sign-here", name=reader)), style=t.Style.SIGNATURE),
    )


def _handling(source: PaperSource, row: Statement) -> tuple[t.Block, ...]:
    """What those who handle it need to know, and what is no part of the statement."""
    taken_by = in_turn((row.taken_by, row.taken_by_organisation))
    rows: list[tuple[str, t.Runs]] = [
        (
            worded("statement-paper.how-to-present"),
            label("reading-preference", row.reading) or worded("statement-paper.not-asked"),
        ),
        (worded("statement-paper.taken-by"), told(taken_by or worded("statement-paper.not-known"))),
        (worded("statement-paper.told-who"), _told(row)),
        (worded("statement-paper.others"), told(_others(source, row))),
    ]
    if source.audience == "parole":
        said, _ = reading_time(row.text, MOST_MINUTES, spoken())
        rows.append((worded("statement-paper.reading-aloud"), str(said)))
        if source.facts.hearing_on and source.reference.holidays:
            due = source.reference.rules.due("parole_statement", source.facts.hearing_on, source.reference.holidays)
            if due:
                # How it was counted is told by the rule, in the words of its file.
                told_of = stated((day(due.date), due.sentence if spoken() == ENGLISH else ""))
                rows.append((worded("statement-paper.to-be-sent"), told_of))
    return (
        t.Heading(text=worded("statement-paper.handling"), level=2, id="handling", new_page=True),
        t.Paragraph(text=_decides(source.audience), style=t.Style.LEAD),
        t.KeyValue(rows=tuple(rows)),
    )


def _decides(audience: str) -> str:
    """That this is no part of the statement, and who decides how that is presented."""
    return worded("statement-paper.no-part-tribunal") if audience == "tribunal" else worded("statement-paper.no-part")


def _told(row: Statement) -> str:
    said = label("answer", row.told_disclosed) or worded("statement-paper.not-asked")
    return worded("statement-paper.told-on", said=said, on=row.told_on) if row.told_on else said


def _others(source: PaperSource, row: Statement) -> str:
    """Statements stand beside each other: the later one adds to the earlier one."""
    others = sorted((each for each in source.file.all(Statement) if each.id != row.id and each.signed_on),
                    key=lambda each: (each.signed_on, each.id))  # fmt: skip
    said = [
        worded("statement-paper.stage-signed", stage=lower_first(each.stage), on=each.signed_on)
        if each.stage
        else worded("statement-paper.another-signed", on=each.signed_on)
        for each in others
        if each.signed_on
    ]
    return apart(said) or worded("statement-paper.no-others")


def _not_asked(row: Statement) -> tuple[str, ...]:
    found = []
    if row.told_disclosed in ("", "not-asked"):
        found.append(worded("statement-paper.gap-told"))
    if row.reading in ("", "undecided"):
        found.append(worded("statement-paper.gap-reading"))
    return tuple(found)
