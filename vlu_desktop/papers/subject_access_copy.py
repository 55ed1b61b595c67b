# SPDX-License-Identifier: Apache-2.0
"""A victim's own copy of what is held about her: what she told, what was done with it, and what she was told."""

from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common import common_sections as parts
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, in_turn, label, stated, worded
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import dated, day, short_day, told
from vlu_desktop.papers.social_history import chronology
from vlu_desktop.record.complaints import Complaint
from vlu_desktop.record.conduct import Exhibit, LifeEvent
from vlu_desktop.record.in_force import end_of
from vlu_desktop.record.offending import Order, OrderTerm
from vlu_desktop.record.people import Address, ContactPoint, Person, PersonName
from vlu_desktop.record.work import Contact, Request, Sharing, Statement, StatementUse, Telling
from vlu_desktop.typeset import tree as t


def _victims(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    return tuple((person, file.name(person)) for person in file.victims)


def asks(_: Reference) -> tuple[Ask, ...]:
    """Whose copy it is to be."""
    return (Ask(key="reader", label=say("asking.whose-copy"), help=say("asking.several-victims"), options=_victims),)


def compose(source: PaperSource) -> t.Document:
    """Her details, what she told, her statements, orders that protect her, requests, contacts, sharing."""
    return parts.document(
        source,
        worded("own-copy.title"),
        (
            t.Heading(text=worded("own-copy.about-you"), id="you"),
            t.KeyValue(rows=tuple(_you(source))),
            *_reach(source),
            *_told(source),
            *_statements(source),
            *_orders(source),
            *_lists(source),
        ),
        about=worded("own-copy.prepared-for", name=source.victim),
        is_=worded("own-copy.is"),
        gaps=parts.gaps(not_known=(worded("own-copy.gap-untold"),), not_checked=(worded("own-copy.gap-unchecked"),)),
    )


def _you(source: PaperSource) -> list[tuple[str, t.Runs]]:
    case = source.file.case
    rows: list[tuple[str, t.Runs]] = []
    for person in dict.fromkeys(source.file.victims):
        names = apart(row.full for row in source.file.of(PersonName, person)) or worded("own-copy.not-named")
        rows.append((worded("own-copy.name"), told(names)))
        row = source.file.get(Person, person)
        if row and row.born:
            rows.append((worded("own-copy.born"), told(dated(row.born))))
        if row and row.language:
            rows.append((worded("own-copy.language"), told(row.language)))
    often = label("contact-level", case.contact_level)
    rows += [
        (worded("own-copy.scheme"), label("scheme", case.scheme) or worded("papers.not-recorded")),
        (
            worded("own-copy.how-often"),
            often or worded("own-copy.often-not-asked"),
        ),
        (worded("own-copy.how-safe"), told(case.safe_contact or worded("own-copy.safe-not-recorded"))),
    ]
    return rows


def _reach(source: PaperSource) -> tuple[t.Block, ...]:
    rows: list[t.Row] = [
        (
            parts.head(label("contact-kind", row.kind)),
            parts.cell(row.value),
            label("answer", row.safe) or worded("own-copy.not-asked"),
            parts.cell(row.safe_when),
        )
        for row in source.file.all(ContactPoint)
    ]
    rows += [
        (
            parts.head(label("address-kind", row.kind) or worded("own-copy.address")),
            parts.cell(in_turn((row.lines, row.postcode))),
            "–",
            parts.cell(worded("own-copy.until", until=dated(row.until)) if row.until else ""),
        )
        for row in source.file.all(Address)
    ]
    if not rows:
        return ()
    columns = (
        (worded("own-copy.reach-kind"), 1.8), (worded("own-copy.reach-value"), 4), (worded("own-copy.reach-safe"), 1.3),
        (worded("own-copy.when"), 3),
    )  # fmt: skip
    return (parts.table(worded("own-copy.reach-title"), columns, rows),)


def _told(source: PaperSource) -> tuple[t.Block, ...]:
    heading = t.Heading(text=worded("own-copy.told-title"), id="told")
    every = (*source.conduct, *source.acquitted)
    events = sorted(source.file.all(LifeEvent), key=lambda row: (row.happened is None, row.id))
    blocks: list[t.Block] = [heading]
    if every:
        blocks.append(chronology.table(source, every, worded("own-copy.told-table"), "", "told-table"))
    else:
        blocks.append(t.Paragraph(text=worded("own-copy.nothing-told")))
    if events:
        rows = tuple(
            (
                parts.head(_on(row.happened)),
                label("life-event", row.kind) or worded("papers.not-recorded"),
                parts.cell(row.account),
            )
            for row in events
        )
        columns = (
            (worded("own-copy.when"), 2), (worded("own-copy.what"), 2.4), (worded("own-copy.your-words"), 5.6),
        )  # fmt: skip
        blocks.append(parts.table(worded("own-copy.life-title"), columns, rows))
    return tuple(blocks)


def _on(when: When | None) -> str:
    return dated(when, short=True) if when else worded("papers.not-recorded")


def _day(value: date | None) -> str:
    return short_day(value, worded("papers.not-recorded"))


def _statements(source: PaperSource) -> tuple[t.Block, ...]:
    rows = sorted(source.file.all(Statement), key=lambda row: (row.signed_on is None, row.signed_on, row.id))
    blocks: list[t.Block] = [t.Heading(text=worded("own-copy.statements-title"), id="statements")]
    if not rows:
        return (*blocks, t.Paragraph(text=worded("own-copy.no-statement")))
    for place, row in enumerate(rows, start=1):
        uses = apart(
            worded("own-copy.use", purpose=label("purpose", use.purpose), answer=label("answer", use.agreed).lower())
            for use in source.file.of(StatementUse, row.id)
        )
        kind, on = label("statement-kind", row.kind), day(row.signed_on)
        blocks += [
            t.Heading(text=worded("own-copy.statement", place=place, kind=kind, on=on), level=2),
            t.Paragraph(
                text=worded("own-copy.agreed", uses=uses) if uses else worded("own-copy.agreed-not-asked"),
                style=t.Style.LEAD,
            ),
            *parts.paragraphs(row.text, t.Style.QUOTE),
        ]
    return tuple(blocks)


def _orders(source: PaperSource) -> tuple[t.Block, ...]:
    rows: list[t.Row] = []
    for row in sorted(source.file.all(Order), key=lambda row: (row.made is None, row.made, row.id)):
        terms = [
            worded("own-copy.numbered-term", number=term.number, wording=term.wording) if term.number else term.wording
            for term in source.file.of(OrderTerm, row.id)
        ]
        rows.append(
            (
                parts.head(label("order-kind", row.kind)),
                _day(row.made),
                short_day(row.ended) if row.ended else _ends_on(source, row),
                t.Cell(content=tuple(t.Paragraph(text=told(term)) for term in terms) or worded("papers.not-recorded")),
            )
        )
    heading = t.Heading(text=worded("own-copy.orders-title"), id="orders")
    if not rows:
        return (heading, t.Paragraph(text=worded("own-copy.no-order")))
    columns = (
        (worded("own-copy.order"), 2.4), (worded("own-copy.made"), 1.6), (worded("own-copy.ends"), 1.8),
        (worded("own-copy.what-it-says"), 5),
    )  # fmt: skip
    return (heading, parts.table(worded("own-copy.orders"), columns, rows, note=worded("own-copy.if-broken")))


def _ends_on(source: PaperSource, row: Order) -> str:
    """The day it expires, or that a court is to end it; where no end is entered, the law's own is told."""
    end = end_of(source.file, row)
    if end is None:
        return worded("own-copy.until-a-court-ends-it") if row.until_further_order else worded("papers.not-recorded")
    on = short_day(end.on)
    return worded("own-copy.ends-by-law", on=on) if end.by_law else on


def _request(row: Request) -> t.Row:
    return (parts.head(label("request-kind", row.kind)), parts.cell(row.wording), _day(row.asked_on),
            parts.cell(_decision(row)))  # fmt: skip


def _told_of(row: Telling) -> t.Row:
    return (parts.head(label("telling-event", row.event)), short_day(row.event_on, "–"), short_day(row.on, "–"))


def _contact(row: Contact) -> t.Row:
    return (
        parts.head(_on(row.happened)), label("channel", row.channel) or "–",
        "–" if row.key_stage in ("", "none") else label("key-stage", row.key_stage),
        label("contact-outcome", row.outcome) or "–", parts.cell(row.by),
    )  # fmt: skip


def _complaint(row: Complaint) -> t.Row:
    return (
        parts.head(label("complaint-about", row.about) or worded("papers.not-recorded")), _day(row.made_on),
        parts.cell(row.account), parts.cell(_answered(row)),
    )  # fmt: skip


def _answered(row: Complaint) -> str:
    """What came of a complaint, when, and in what words; until then by when an answer was promised."""
    if row.answered_on or row.outcome:
        came = in_turn((label("complaint-outcome", row.outcome), short_day(row.answered_on)))
        return stated((came, row.answer))
    if row.answer_due:
        return worded("own-copy.answer-promised", on=row.answer_due)
    return worded("own-copy.not-answered")


def _exhibit(row: Exhibit) -> t.Row:
    return (parts.head(row.reference or worded("own-copy.no-reference")), parts.cell(row.title), _day(row.taken_in))


def _sharing(row: Sharing) -> t.Row:
    return (
        parts.head(row.with_whom), _day(row.on), parts.cell(row.basis, worded("papers.not-recorded")),
        label("answer", row.consent) or worded("own-copy.not-asked"),
    )  # fmt: skip


def _lists(source: PaperSource) -> tuple[t.Block, ...]:
    """Requests, what she was told, contacts, exhibits and sharing where there is any; a sentence for each of the rest.

    Each: its caption, what is said where there is none, the names of its columns with widths, and its rows.
    """
    file = source.file
    tables: tuple[tuple[str, str, tuple[tuple[str, float], ...], list[t.Row]], ...] = (
        (
            worded("own-copy.requests"), worded("own-copy.no-requests"),
            ((worded("own-copy.request"), 2.4), (worded("own-copy.in-these-words"), 4),
             (worded("own-copy.asked-on"), 1.5), (worded("own-copy.decision"), 3)),
            list(map(_request, file.all(Request))),
        ),
        (
            worded("own-copy.movements"), worded("own-copy.no-movements"),
            ((worded("own-copy.what"), 3), (worded("own-copy.its-day"), 2), (worded("own-copy.told-on"), 2)),
            list(map(_told_of, file.all(Telling))),
        ),
        (
            worded("own-copy.contacts"), worded("own-copy.no-contacts"),
            ((worded("own-copy.when"), 2), (worded("own-copy.how"), 2), (worded("own-copy.about"), 3),
             (worded("own-copy.came-of-it"), 2), (worded("own-copy.by"), 2)),
            list(map(_contact, file.all(Contact))),
        ),
        (
            worded("own-copy.complaints"), worded("own-copy.no-complaints"),
            ((worded("own-copy.about"), 2.4), (worded("own-copy.made"), 1.5), (worded("own-copy.in-these-words"), 4),
             (worded("own-copy.came-of-it"), 3)),
            list(map(_complaint, file.all(Complaint))),
        ),
        (
            worded("own-copy.exhibits"), worded("own-copy.no-exhibits"),
            ((worded("own-copy.exhibit"), 1.6), (worded("own-copy.what-it-is"), 5), (worded("own-copy.taken-in"), 2)),
            list(map(_exhibit, file.all(Exhibit))),
        ),
        (
            worded("own-copy.sharing"), worded("own-copy.no-sharing"),
            ((worded("own-copy.shared-with"), 3), (worded("own-copy.on"), 1.6), (worded("own-copy.ground"), 3),
             (worded("own-copy.you-agreed"), 1.6)),
            list(map(_sharing, file.all(Sharing))),
        ),
    )  # fmt: skip
    found: list[t.Block] = [t.Heading(text=worded("own-copy.done-title"), id="done")]
    found += [parts.table(caption, columns, rows) for caption, _, columns, rows in tables if rows]
    none = " ".join(nothing for _, nothing, _, rows in tables if not rows)
    return (*found, t.Paragraph(text=none)) if none else tuple(found)


def _decision(row: Request) -> str:
    decided = in_turn((label("request-decision", row.decision or "waiting"), short_day(row.decided_on)))
    return stated((decided, row.decision_reason))
