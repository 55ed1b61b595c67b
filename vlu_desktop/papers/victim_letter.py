# SPDX-License-Identifier: Apache-2.0
"""A letter to a victim from one of the unit's own templates; none where letters are not safe, and it says why."""

import re
from dataclasses import replace
from datetime import date

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common import common_sections, letter_filling
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import in_turn, spoken, worded
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import day, told
from vlu_desktop.record.contact_ways import POST, homes_now, moved_since, points_now
from vlu_desktop.record.people import ContactPoint
from vlu_desktop.record.work import Statement
from vlu_desktop.rules.letter_templates import VICTIM, Letter
from vlu_desktop.typeset import tree as t

_NO_LETTERS = re.compile(
    r"\b(?:no|not|never|nothing|don['’]t)\b[^.;]{0,40}\b(?:letters?|post|mail|writ\w+)\b", re.IGNORECASE
)


def _letters(_: Choosable, reference: Reference) -> tuple[tuple[str, str], ...]:
    return tuple((letter.key, letter.title) for letter in _to_victims(reference))


def _to_victims(reference: Reference) -> tuple[Letter, ...]:
    return tuple(letter for letter in reference.letters if letter.to == VICTIM)


def _victims(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    return tuple((person, file.name(person)) for person in file.victims)


def _addresses(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    rows = [row for row in file.all(ContactPoint) if row.kind == POST and row.safe == "yes"]
    return tuple(
        (row.id, say("asking.address-of", name=file.name(row.person_id), address=row.value))
        for row in rows
        if row.person_id in file.victims
    )


def asks(reference: Reference) -> tuple[Ask, ...]:
    """Which letter, and what each of them asks for."""
    return (
        Ask(key=letter_filling.KEY, label=say("asking.letter"), options=_letters),
        Ask(key="reader", label=say("asking.to-whom"), help=say("asking.several-victims"), options=_victims),
        Ask(key="post", label=say("asking.to-which"), help=say("asking.to-which-help"), options=_addresses),
        *letter_filling.asks_of(_to_victims(reference)),
    )


def compose(source: PaperSource) -> t.Document:
    """The letter as it is posted; UserError where it may not be sent or something for it is missing."""
    letter = letter_filling.chosen(source, _to_victims(source.reference))
    to = _where_to(source, letter)
    values = letter_filling.values(source, letter, _recorded(source))
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
        *(t.Paragraph(text=told(line)) for line in _answering(source, letter)),
        t.Paragraph(text=worded("letter.is")),  # not last: a page of its own would be all it had
        t.Paragraph(text=worded("letter.yours")),
        t.Paragraph(text=told(common_sections.by(source) or worded("papers.officer")), style=t.Style.SIGNATURE),
    )
    # Somebody else may open it: no marking stands on it and no running head.
    plain = common_sections.framed(source, worded("letter.title"), body, mine.title)
    return replace(plain, marking="", header_left="", header_right="")


def _reference(source: PaperSource) -> str:
    reference = source.file.case.reference
    return worded("letter.reference", reference=reference) if reference else worded("letter.no-reference")


def _answering(source: PaperSource, letter: Letter) -> tuple[str, ...]:
    """How she or he answers; in a first letter also how to complain."""
    facts, lines = source.facts, []
    if reach := common_sections.reached(source):
        lines.append(worded("letter.reach", how=reach))
    if facts.return_address:
        where = in_turn(part.strip(" ,") for part in facts.return_address.splitlines())
        lines.append(worded("letter.write", where=where))
    if facts.complaints and letter.before_asked:
        lines.append(worded("letter.complain", how=facts.complaints))
    return tuple(lines)


def _where_to(source: PaperSource, letter: Letter) -> tuple[str, ...]:
    """The lines of a safe address; of the home where nobody has asked yet and the letter may go all the same."""
    case = source.file.case
    if case.contact_level == "none" or case.status == "opted-out":
        raise UserError(say("asking.no-contact-wanted"))
    today = source.facts.made.date()
    reader = next(iter(source.file.victims), "")
    post = [row for row in points_now(source.file, reader, today) if row.kind == POST]
    safe = [row for row in post if row.safe == "yes"]
    if safe and not _NO_LETTERS.search(case.safe_contact):
        return _lines(re.split(r"[,\n]", _chosen(source, safe, today).value))
    if any(row.safe == "no" for row in post):
        raise UserError(say("asking.post-not-safe"))
    if case.safe_contact:
        raise UserError(say("asking.safe-otherwise", how=case.safe_contact.rstrip(".")))
    if not letter.before_asked:
        raise UserError(say("asking.letters-not-asked"))
    homes = homes_now(source.file, reader, today)
    if not homes:
        raise UserError(say("asking.no-home"))
    if len(homes) > 1:
        raise UserError(say("asking.two-homes"))
    return _lines([*homes[0].lines.split(","), homes[0].postcode])


def _chosen(source: PaperSource, safe: list[ContactPoint], today: date) -> ContactPoint:
    """The one address to write to; UserError where several are safe and none was chosen, or somebody moved since."""
    chosen = [row for row in safe if row.id == source.answer("post")]
    if source.answer("post") and not chosen:
        raise UserError(say("asking.address-ended"))
    if len(safe) > 1 and not chosen:
        raise UserError(say("asking.several-addresses", n=len(safe)))
    point = (chosen or safe)[0]
    if moved_since(source.file, point, today):
        raise UserError(say("asking.home-changed"))
    return point


def _lines(parts: list[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in parts if line.strip())


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


def _offered_under(scheme: str) -> str:
    """What contact is offered under, as it stands in a letter after "under"."""
    match scheme:
        case "vcs":
            return worded("letter.scheme-contact")
        case "vns":
            return worded("letter.scheme-notification")
        case "":
            return ""
    return worded("letter.scheme-own")


def _recorded(source: PaperSource) -> dict[str, str]:
    """What the record gives of her or him, "" where it is not known."""
    signed = [row.signed_on for row in source.file.all(Statement) if row.signed_on and row.kind in ("court", "parole")]
    return {
        "victim": source.victim if source.file.victims else "",
        "contact_level": _how_often(source.file.case.contact_level),
        "scheme": _offered_under(source.file.case.scheme),
        "statement_day": day(max(signed, default=None)),
    }
