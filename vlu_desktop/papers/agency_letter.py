# SPDX-License-Identifier: Apache-2.0
"""A letter to an offender manager, a prison, the casework section or witness care: it never names the victim."""

from datetime import date

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import either
from vlu_desktop.papers.common import common_sections, letter_filling
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, label, spoken, worded
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import dated, day, listed, lower_first, told
from vlu_desktop.record.contact_ways import POST, points_now
from vlu_desktop.record.people import Involvement, Person, PersonReference
from vlu_desktop.rules.letter_templates import VICTIM, Letter
from vlu_desktop.typeset import tree as t


def _to_agencies(reference: Reference) -> tuple[Letter, ...]:
    return tuple(letter for letter in reference.letters if letter.to != VICTIM)


def _letters(_: Choosable, reference: Reference) -> tuple[tuple[str, str], ...]:
    return tuple((letter.key, letter.title) for letter in _to_agencies(reference))


def _people(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    rows = [row for row in file.all(Involvement) if row.role == "professional" and row.function and not row.until]
    return tuple(
        (
            row.person_id,
            say("asking.person-as", name=file.name(row.person_id), function=label("function", row.function)),
        )
        for row in rows
    )


def asks(reference: Reference) -> tuple[Ask, ...]:
    """Which letter, to whom, and what each of them asks for."""
    return (
        Ask(key=letter_filling.KEY, label=say("agency-letter.ask-letter"), options=_letters),
        Ask(key="person", label=say("agency-letter.ask-person"), options=_people,
            help=say("agency-letter.ask-person-help")),
        *letter_filling.asks_of(_to_agencies(reference)),
    )  # fmt: skip


def compose(source: PaperSource) -> t.Document:
    """The letter; UserError where something for it is missing or it is not for whoever was chosen."""
    if not source.file.offenders:
        raise UserError(say("agency-letter.nobody"))
    letter = letter_filling.chosen(source, _to_agencies(source.reference))
    values = letter_filling.values(source, letter, _his(source))
    facts, answering = source.facts, common_sections.reached(source)
    reference = source.file.case.reference
    body: tuple[t.Block, ...] = (
        t.Paragraph(text=told(facts.unit or worded("papers.unit")), style=t.Style.LEAD),
        t.Paragraph(text=told("\n".join(_addressee(source, letter)))),
        t.Paragraph(text=day(facts.made.date())),
        t.Paragraph(
            text=told(worded("letter.reference", reference=reference) if reference else worded("letter.no-reference"))
        ),
        t.Heading(text=letter.filled(letter.subject, values), id="top"),
        *(t.Paragraph(text=told(letter.filled(each, values))) for each in letter.body),
        *((t.Paragraph(text=told(worded("letter.reach", how=answering))),) if answering else ()),
        t.Paragraph(text=worded("letter.yours")),
        t.Paragraph(text=told(common_sections.by(source) or worded("papers.officer")), style=t.Style.SIGNATURE),
        t.Paragraph(text=told(_written_from(facts)), style=t.Style.SMALL),
    )
    return common_sections.framed(source, worded("kinds.agency-letter"), body, letter.title)


def _written_from(facts: Facts) -> str:
    written = worded("agency-letter.written-from", on=facts.data_to, head=facts.head)
    return " ".join(part for part in (written, common_sections.alone(facts)) if part)


def _addressee(source: PaperSource, letter: Letter) -> tuple[str, ...]:
    """Name, function and address of whoever it goes to; the office alone where nobody was chosen."""
    person, office = source.answer("person"), label("function", letter.to)
    if not person:
        return (office,)
    held = {row.function for row in source.file.all(Involvement) if row.person_id == person}
    if letter.to not in held:
        raise UserError(say("agency-letter.not-for-them", office=office, name=source.file.name(person)))
    post = [row.value for row in points_now(source.file, person, source.facts.made.date()) if row.kind == POST]
    return (source.file.name(person), office, *post[:1])


def _his(source: PaperSource) -> dict[str, str]:
    """By what the reader knows the offender: name, birthday, and the numbers of the services."""
    people = [row for each in source.file.offenders if (row := source.file.get(Person, each))]
    numbers = [
        worded("agency-letter.reference", kind=label("reference-kind", row.kind), number=row.reference)
        for each in source.file.offenders
        for row in source.file.of(PersonReference, each)
    ]
    born = dict.fromkeys(_born(person) for person in people if person.born)
    return {
        "offender": source.offender,
        "born": either(born, spoken()) or _aged(people),
        "references": listed(dict.fromkeys(numbers)) or worded("agency-letter.no-number"),
    }


def _aged(people: list[Person]) -> str:
    """The age as it was told, for somebody without a birthday; that neither is known."""
    told_of = dict.fromkeys(person.age_told.strip() for person in people if person.age_told.strip())
    if told_of:
        return worded("agency-letter.no-birthday-but-age", age=apart(told_of))
    return worded("agency-letter.no-birthday")


def _born(person: Person) -> str:
    when = person.born
    on: date | None = when.first_day if when and when.span_days == 1 else None
    return day(on) if on else lower_first(dated(when)) if when else ""
