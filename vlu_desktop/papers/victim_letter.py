# SPDX-License-Identifier: Apache-2.0
"""A letter to a victim from one of the unit's own templates; none where letters are not safe, and it says why."""

import re
from dataclasses import replace
from datetime import date
from typing import TypeVar

from vlu_desktop.dates.reading.one_day import read_day
from vlu_desktop.dates.reading.outcome import One
from vlu_desktop.dates.reading.spans import Looking
from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import spoken, worded
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import day, lower_first, told
from vlu_desktop.record.base import Record
from vlu_desktop.record.people import Address, ContactPoint
from vlu_desktop.record.work import Statement
from vlu_desktop.rules.letter_templates import MERGED, Letter, LetterQuestion
from vlu_desktop.typeset import tree as t

_AHEAD = frozenset({"reply_by"})  # questions that ask for a day to come
R = TypeVar("R", bound=Record)
_NO_LETTERS = re.compile(
    r"\b(?:no|not|never|nothing|don['’]t)\b[^.;]{0,40}\b(?:letters?|post|mail|writ\w+)\b", re.IGNORECASE
)
_REFUSED = (
    "No letter was made, for letters are not known to be safe here: {why}. Reach her or him that way, or enter a "
    "contact point of the kind Post that is safe to use."
)


def _letters(_: Choosable, reference: Reference) -> tuple[tuple[str, str], ...]:
    return tuple((letter.key, letter.title) for letter in reference.letters)


def asks(reference: Reference) -> tuple[Ask, ...]:
    """Which letter, and what each of them asks for."""
    found = {
        question.key: Ask(key=question.key, label=question.text, long=not question.day, only_if=("letter", letter.key))
        for letter in reference.letters
        for question in letter.questions
    }
    return (Ask(key="letter", label="Letter", options=_letters), *found.values())


def compose(source: PaperSource) -> t.Document:
    """The letter as it is posted; UserError where it may not be sent or something for it is missing."""
    letter = next((each for each in source.reference.letters if each.key == source.answer("letter")), None)
    if letter is None:
        names = ", ".join(f"{each.key} ({each.title})" for each in source.reference.letters) or "none is installed"
        raise UserError(f"Choose which letter to write: {names}.")
    to = _where_to(source, letter)
    values = _values(source, letter)
    facts = source.facts
    mine = letter.in_language(spoken())
    body: tuple[t.Block, ...] = (
        t.Paragraph(text=told(facts.unit or worded("papers.unit")), style=t.Style.LEAD),
        t.Paragraph(text=told("\n".join((source.victim, *to)))),
        t.Paragraph(text=day(facts.made.date())),
        t.Paragraph(text=told(_reference(source))),
        t.Heading(text=mine.filled(mine.subject, values), id="top"),
        t.Paragraph(text=told(worded("letter.dear", name=source.victim))),
        *(t.Paragraph(text=told(mine.filled(each, values))) for each in mine.body),
        t.Paragraph(text=worded("letter.yours")),
        t.Paragraph(text=told(common_sections.by(source) or worded("papers.officer")), style=t.Style.SIGNATURE),
        t.Paragraph(text=told(worded("letter.written-from", on=facts.data_to, head=facts.head)), style=t.Style.SMALL),
    )
    # Somebody else may open it: no marking stands on it and no running head.
    plain = common_sections.framed(source, worded("letter.title"), body, mine.title)
    return replace(plain, marking="", header_left="", header_right="")


def _reference(source: PaperSource) -> str:
    reference = source.file.case.reference
    return worded("letter.reference", reference=reference) if reference else worded("letter.no-reference")


def _where_to(source: PaperSource, letter: Letter) -> tuple[str, ...]:
    """The lines of a safe address; of the home where nobody has asked yet and the letter may go all the same."""
    case = source.file.case
    if case.contact_level == "none" or case.status == "opted-out":
        raise UserError(
            "No contact is wanted in this case. Nothing is sent until she or he asks for it; change the case’s contact "
            "level then."
        )
    post = [row for row in _of_victims(source, ContactPoint) if row.kind == "post"]
    safe = [row for row in post if row.safe == "yes"]
    if safe and not _NO_LETTERS.search(case.safe_contact):
        return _lines(re.split(r"[,\n]", safe[0].value))
    if any(row.safe == "no" for row in post):
        raise UserError(_REFUSED.format(why="the record says that post is not safe"))
    if case.safe_contact:
        raise UserError(_REFUSED.format(why=f"safe contact is recorded as “{case.safe_contact.rstrip('.')}”"))
    if not letter.before_asked:
        raise UserError(
            "Nobody has recorded that letters are safe. Ask, then enter a contact point of the kind Post that is safe "
            "to use, with the address to write to."
        )
    return _home(source)


def _home(source: PaperSource) -> tuple[str, ...]:
    homes = [row for row in _of_victims(source, Address) if row.kind in ("", "home") and row.until is None]
    if not homes:
        raise UserError("No address to write to is recorded. Enter one under People.")
    return _lines([*homes[0].lines.split(","), homes[0].postcode])


def _of_victims(source: PaperSource, cls: type[R]) -> list[R]:
    return [row for person in source.file.victims for row in source.file.of(cls, person)]


def _lines(parts: list[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in parts if line.strip())


def _values(source: PaperSource, letter: Letter) -> dict[str, str]:
    """What fills the letter's fields; UserError naming everything that is missing."""
    known = _recorded(source)
    missing = [MERGED[name] for name in letter.fields if name in known and not known[name]]
    for question in letter.questions:
        known[question.key] = given = _answered(source, question)
        if not given and question.key in letter.fields:
            missing.append(lower_first(question.text).rstrip("."))
    if missing:
        raise UserError(f"Give what this letter still needs: {'; '.join(dict.fromkeys(missing))}.")
    return known


def _how_often(level: str) -> str:
    """How somebody asked to be kept told, as it stands in a letter after "You asked to hear from us"."""
    match level:
        case "key-stages":
            return worded("letter.at-key-stages")
        case "annual":
            return worded("letter.once-a-year")
        case "release-month":
            return worded("letter.month-of-release")
        case "none":
            return worded("letter.no-more")
    return ""


def _recorded(source: PaperSource) -> dict[str, str]:
    """What the record and the unit give for each field of `MERGED`, "" where it is not known."""
    facts = source.facts
    signed = [row.signed_on for row in source.file.all(Statement) if row.signed_on and row.kind in ("court", "parole")]
    return {
        "victim": source.victim if source.file.victims else "",
        "officer": facts.prepared_by,
        "unit": facts.unit,
        "reference": source.file.case.reference,
        "contact_level": _how_often(source.file.case.contact_level),
        "statement_day": day(max(signed, default=None)),
        "hearing_day": day(facts.hearing_on),
        "statement_due_day": _due(source, "parole_statement", facts.hearing_on),
        "summary_day": _due(source, "parole_summary", _day(source.answer("decision_on"), facts.made.date())),
    }


def _answered(source: PaperSource, question: LetterQuestion) -> str:
    given = source.answer(question.key)
    if not given or not question.day:
        return given
    on = _day(given, source.facts.made.date(), Looking.FUTURE if question.key in _AHEAD else Looking.PAST)
    if on is None:
        raise UserError(f"“{given}” is not one day. Write {lower_first(question.text)} as 3 March 2027.")
    return day(on)


def _day(text: str, today: date, looking: Looking = Looking.PAST) -> date | None:
    if not text:
        return None
    reading = read_day(text, today, looking=looking)
    return reading.when.first_day if isinstance(reading, One) else None


def _due(source: PaperSource, rule: str, on: date | None) -> str:
    if on is None or source.reference.holidays is None:
        return ""
    due = source.reference.rules.due(rule, on, source.reference.holidays)
    return day(due.date) if due else ""
