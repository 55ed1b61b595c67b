# SPDX-License-Identifier: Apache-2.0
"""A victim's own copy of what is held about her: what she told, what was done with it, and what she was told."""

from collections.abc import Callable
from typing import Any

from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.papers.common import common_sections as parts
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import day, short_day, told
from vlu_desktop.papers.social_history import chronology
from vlu_desktop.papers.social_history.orders_section import ends_on
from vlu_desktop.record.conduct import Exhibit, LifeEvent
from vlu_desktop.record.offending import Movement, Order, OrderTerm
from vlu_desktop.record.people import Address, ContactPoint, Person, PersonName
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Contact, Request, Sharing, Statement, StatementUse
from vlu_desktop.typeset import tree as t

_IS = (
    "It is your copy of what this unit holds that you told us, gave us or were told. It is not everything: what other "
    "agencies or people told us about themselves, where somebody is held, and the unit’s own notes are not ours to "
    "give here. If something is wrong, tell us and we will put it right or note that you disagree. Keep this copy "
    "where nobody else can read it, or ask us to keep it for you."
)
_NO_ORDER = (
    "No order is recorded here as one that protects you. There may be one of which nobody has entered whom it "
    "protects: ask us before you rely on this."
)


def _victims(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    return tuple((person, file.name(person)) for person in file.victims)


ASKS = (Ask(key="reader", label="Whose copy", help="Only where a case has more than one victim.", options=_victims),)


def compose(source: PaperSource) -> t.Document:
    """Her details, what she told, her statements, orders that protect her, requests, contacts, sharing."""
    return parts.document(
        source,
        "Your copy of the record",
        (
            t.Heading(text="About you", id="you"),
            t.KeyValue(rows=tuple(_you(source))),
            *_reach(source),
            *_told(source),
            *_statements(source),
            *_orders(source),
            *_lists(source),
        ),
        about=f"Prepared for {source.victim}",
        is_=_IS,
        gaps=parts.gaps(
            not_known=("What you have not told us, or told somebody else.",),
            not_checked=("Dates are as certain as stated. Words are as you gave them or as we wrote them down.",),
        ),
    )


def _you(source: PaperSource) -> list[tuple[str, t.Runs]]:
    case = source.file.case
    rows: list[tuple[str, t.Runs]] = []
    for person in dict.fromkeys(source.file.victims):
        names = "; ".join(row.full for row in source.file.of(PersonName, person)) or "not named"
        rows.append(("Name", told(names)))
        row = source.file.get(Person, person)
        if row and row.born:
            rows.append(("Born", told(row.born.display())))
        if row and row.language:
            rows.append(("Language", told(row.language)))
    rows += [
        ("Scheme", label("scheme", case.scheme) or "not recorded"),
        ("How often you hear from us", label("contact-level", case.contact_level) or "not asked"),
        ("How it is safe to reach you", told(case.safe_contact or "not recorded: please tell us")),
    ]
    return rows


def _reach(source: PaperSource) -> tuple[t.Block, ...]:
    rows: list[t.Row] = [
        (
            parts.head(label("contact-kind", row.kind)),
            parts.cell(row.value),
            label("answer", row.safe) or "Not asked",
            parts.cell(row.safe_when),
        )
        for row in source.file.all(ContactPoint)
    ]
    rows += [
        (
            parts.head(label("address-kind", row.kind) or "Address"),
            parts.cell(", ".join(part for part in (row.lines, row.postcode) if part)),
            "–",
            parts.cell(f"until {row.until.display()}" if row.until else ""),
        )
        for row in source.file.all(Address)
    ]
    if not rows:
        return ()
    columns = (("Kind", 1.8), ("Number or address", 4), ("Safe", 1.3), ("When", 3))
    return (parts.table("Numbers and addresses we hold for you", columns, rows),)


def _told(source: PaperSource) -> tuple[t.Block, ...]:
    heading = t.Heading(text="What you told us", id="told")
    every = (*source.conduct, *source.acquitted)
    events = sorted(source.file.all(LifeEvent), key=lambda row: (row.happened is None, row.id))
    blocks: list[t.Block] = [heading]
    if every:
        blocks.append(chronology.table(source, every, "What happened, as recorded", "", "told-table"))
    else:
        blocks.append(t.Paragraph(text="Nothing that you told us is recorded."))
    if events:
        rows = tuple(
            (
                parts.head(_on(row.happened)),
                label("life-event", row.kind) or "not recorded",
                parts.cell(row.account),
            )
            for row in events
        )
        blocks.append(
            parts.table("What changed in your life", (("When", 2), ("What", 2.4), ("In your words", 5.6)), rows)
        )
    return tuple(blocks)


def _on(when: When | None) -> str:
    return when.display(short=True) if when else "not recorded"


def _statements(source: PaperSource) -> tuple[t.Block, ...]:
    rows = sorted(source.file.all(Statement), key=lambda row: (row.signed_on is None, row.signed_on, row.id))
    blocks: list[t.Block] = [t.Heading(text="Your statements", id="statements")]
    if not rows:
        return (*blocks, t.Paragraph(text="No signed statement of yours is held here."))
    for place, row in enumerate(rows, start=1):
        uses = [f"{label('purpose', use.purpose)}: {label('answer', use.agreed).lower()}"
                for use in source.file.of(StatementUse, row.id)]  # fmt: skip
        name = f"{place}. {label('statement-kind', row.kind)}, signed on {day(row.signed_on)}"
        blocks += [
            t.Heading(text=name, level=2),
            t.Paragraph(text=f"You agreed to its use for: {'; '.join(uses) or 'not asked'}.", style=t.Style.LEAD),
            *parts.paragraphs(row.text, t.Style.QUOTE),
        ]
    return tuple(blocks)


def _orders(source: PaperSource) -> tuple[t.Block, ...]:
    rows: list[t.Row] = []
    for row in sorted(source.file.all(Order), key=lambda row: (row.made is None, row.made, row.id)):
        terms = [f"{term.number}. {term.wording}" if term.number else term.wording
                 for term in source.file.of(OrderTerm, row.id)]  # fmt: skip
        rows.append(
            (
                parts.head(label("order-kind", row.kind)),
                short_day(row.made, "not recorded"),
                short_day(row.ended) if row.ended else ends_on(source.file, row, "until a court ends it"),
                t.Cell(content=tuple(t.Paragraph(text=told(term)) for term in terms) or "not recorded"),
            )
        )
    heading = t.Heading(text="Orders that protect you", id="orders")
    if not rows:
        return (heading, t.Paragraph(text=_NO_ORDER))
    columns = (("Order", 2.4), ("Made", 1.6), ("Ends", 1.8), ("What it says", 5))
    note = "If a term is broken, ring the police; in danger ring 999. Then tell us."
    return (heading, parts.table("Orders", columns, rows, note=note))


def _request(row: Request) -> t.Row:
    return (
        parts.head(label("request-kind", row.kind)), parts.cell(row.wording), short_day(row.asked_on, "not recorded"),
        parts.cell(_decision(row)),
    )  # fmt: skip


def _movement(row: Movement) -> t.Row:
    return (parts.head(label("movement", row.kind)), short_day(row.on, "–"), short_day(row.victim_told_on, "–"))


def _contact(row: Contact) -> t.Row:
    return (
        parts.head(_on(row.happened)), label("channel", row.channel) or "–",
        "–" if row.key_stage in ("", "none") else label("key-stage", row.key_stage),
        label("contact-outcome", row.outcome) or "–", parts.cell(row.by),
    )  # fmt: skip


def _exhibit(row: Exhibit) -> t.Row:
    return (parts.head(row.reference or "none"), parts.cell(row.title), short_day(row.taken_in, "not recorded"))


def _sharing(row: Sharing) -> t.Row:
    return (
        parts.head(row.with_whom), short_day(row.on, "not recorded"), parts.cell(row.basis, "not recorded"),
        label("answer", row.consent) or "Not asked",
    )  # fmt: skip


_LISTS: tuple[tuple[str, type[Any], tuple[tuple[str, float], ...], Callable[[Any], t.Row]], ...] = (
    (
        "What was asked for you", Request,
        (("Request", 2.4), ("In these words", 4), ("Asked on", 1.5), ("Decision and reason", 3)), _request,
    ),
    (
        "What you were told of", Movement,
        (("What", 3), ("It happened on", 2), ("You were told on", 2)), _movement,
    ),
    (
        "Our contacts with you", Contact,
        (("When", 2), ("How", 2), ("About", 3), ("What came of it", 2), ("By", 2)), _contact,
    ),
    (
        "What you gave us", Exhibit,
        (("Reference", 1.6), ("What it is", 5), ("Taken in on", 2)), _exhibit,
    ),
    (
        "With whom something was shared", Sharing,
        (("With", 3), ("On", 1.6), ("On what ground", 3), ("You agreed", 1.6)), _sharing,
    ),
)  # fmt: skip
"""What was done, a table each: its caption, the records it lists, columns with widths, how a row is written."""


def _lists(source: PaperSource) -> tuple[t.Block, ...]:
    """Requests, what she was told, contacts, exhibits and sharing where there is any; one sentence for the rest."""
    found: list[t.Block] = [t.Heading(text="What was done", id="done")]
    none: list[str] = []
    for caption, cls, columns, row in _LISTS:
        rows = [row(each) for each in source.file.all(cls)]
        if rows:
            found.append(parts.table(caption, columns, rows))
        else:
            none.append(caption.lower())
    if none:
        found.append(t.Paragraph(text=f"Nothing is recorded of: {', '.join(none)}."))
    return tuple(found)


def _decision(row: Request) -> str:
    said = label("request-decision", row.decision or "waiting")
    said += f", {short_day(row.decided_on)}" if row.decided_on else ""
    return f"{said}. {row.decision_reason}" if row.decision_reason else said
