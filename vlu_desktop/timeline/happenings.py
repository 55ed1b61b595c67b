# SPDX-License-Identifier: Apache-2.0
"""Reads what was done about it from a case: orders and custody as bands, breaches as ticks, days of note as events."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from vlu_desktop.dates.date_display import day as day_in_words
from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import work as w
from vlu_desktop.record.breach_count import counted_as
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.in_force import OrderEnd, end_of
from vlu_desktop.record.order_kind import kind_of
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.vocabulary import label
from vlu_desktop.timeline.elements import Band, EventMark, RecordingSpan, Tick, day_number, moment_number, pack, shorten

HELD = frozenset({"remand", "prison", "hospital", "immigration"})
NOT_DRAWN = frozenset({"at-large", ""})
FOREVER = day_number(date.max)
LABEL = 44
UNTIL = "until further order"
POLICE_RANK = {"arrest": 2, "interview": 5, "warning": 4, "attendance": 6, "call": 6, "report": 7}
HEARING_RANK = {"sentence": 1, "breach": 3, "trial": 3}


def bands_of(case_file: CaseFile) -> tuple[Band, ...]:
    """Orders from the day served (or made) until they end; custody, hospital and licence. Rows keep overlaps apart."""
    return (*_rows(_orders(case_file)), *_rows(_whereabouts(case_file)))


def _rows(bands: Iterator[Band]) -> tuple[Band, ...]:
    found = sorted(bands, key=lambda band: (band.start, band.end, band.key))
    # What ends on the day another begins is drawn beside it: one day is not an overlap anybody can see.
    rows = pack([(band.start, max(band.end - 1, band.start)) for band in found])
    return tuple(
        Band(
            kind=band.kind, key=band.key, label=band.label, detail=band.detail, start=band.start, end=band.end,
            soft_end=band.soft_end, custody=band.custody, row=row,
        )
        for band, row in zip(found, rows, strict=True)
    )  # fmt: skip


def _orders(case_file: CaseFile) -> Iterator[Band]:
    for order in case_file.orders:
        start = order.made or order.served
        if start is not None and status_of(order.status).counts:
            yield _order_band(order, start, end_of(case_file, order))


def _order_band(order: o.Order, start: date, end: OrderEnd | None) -> Band:
    name = kind_of(order.kind).label
    until = UNTIL if end is None and order.until_further_order else ""
    served = order.served if order.served != order.made else None
    told: list[str] = [name, _span_of(start, end, until)]
    if served:
        told.append(say_in(ENGLISH, "timeline.served", on=served))
    return Band(
        kind="order",
        key=order.id,
        label=say_in(ENGLISH, "timeline.order-until", order=name, until=until) if until else name,
        detail="\n".join(told),
        start=day_number(start),
        end=max(day_number(end.on), day_number(start)) + 1 if end else FOREVER,
        soft_end=end is None,
    )


def _span_of(start: date, end: OrderEnd | None, until: str) -> str:
    """From when to when an order runs, and whose the end is where nobody entered it."""
    if end is None:
        if until:
            return say_in(ENGLISH, "timeline.order-span-until", starts=start, until=until)
        return say_in(ENGLISH, "timeline.span-open", starts=start)
    if end.by_law:
        return say_in(ENGLISH, "timeline.order-span-by-law", starts=start, ends=end.on)
    return say_in(ENGLISH, "timeline.span", starts=start, ends=end.on)


def _whereabouts(case_file: CaseFile) -> Iterator[Band]:
    for stay in case_file.all(o.Whereabouts):
        if stay.kind in NOT_DRAWN or stay.starts is None:
            continue
        name = label("whereabouts", stay.kind)
        if stay.ends:
            told = say_in(ENGLISH, "timeline.span", starts=stay.starts, ends=stay.ends)
        else:
            told = say_in(ENGLISH, "timeline.span-open", starts=stay.starts)
        yield Band(
            kind="whereabouts",
            key=stay.id,
            label=name,
            detail=f"{name}\n{told}",
            start=day_number(stay.starts),
            end=max(day_number(stay.ends), day_number(stay.starts)) + 1 if stay.ends else FOREVER,
            soft_end=stay.ends is None,
            custody=stay.kind in HELD,
        )


def ticks_of(case_file: CaseFile) -> tuple[Tick, ...]:
    """Each dated breach on the band of its order, with which breach of it this is."""
    found = []
    for order in case_file.orders:
        breaches = [breach for breach in case_file.breaches_of(order.id) if _stands(case_file, breach)]
        # Several terms broken by one incident are one breach of the order.
        parted = [tuple(same) for _, same in groupby(breaches, key=lambda breach: breach.incident_id)]
        for number, (breach, *_) in enumerate(parted, start=1):
            incident_id = breach.incident_id
            conduct = case_file.conduct_by_id.get(incident_id)
            if conduct is None or conduct.happened.earliest is None:
                continue
            outcome = label("breach-outcome", breach.outcome).lower()
            which = _which(case_file, order, parted, number)
            text = "\n".join([which, conduct.happened.display(), *([outcome.capitalize()] if outcome else [])])
            start, end = _range(conduct.happened)
            found.append(
                Tick(
                    key=breach.id, order_id=order.id, incident_id=incident_id, at=(start + end) / 2,
                    on=conduct.happened.display(short=True), label=text,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda tick: (tick.at, tick.key)))


def _which(case_file: CaseFile, order: o.Order, parted: Sequence[tuple[o.Breach, ...]], number: int) -> str:
    """Which breach of an order it is; where some stand for several no number is one of breaches, but of incidents."""
    name, of = kind_of(order.kind).label, len(parted)
    held = (case_file.conduct_by_id.get(rows[0].incident_id) for rows in parted)
    counts = [counted_as(rows, each.incident if each else None) for rows, each in zip(parted, held, strict=True)]
    if all(each.is_once for each in counts):
        return str(say_in(ENGLISH, "timeline.breach", n=number, of=of, order=name))
    told = counts[number - 1]
    if told.is_once:
        return str(say_in(ENGLISH, "timeline.breach-entry", n=number, of=of, order=name))
    return str(say_in(ENGLISH, "timeline.breach-several", n=number, of=of, order=name, many=told.display()))


def _stands(case_file: CaseFile, breach: o.Breach) -> bool:
    """Whether a breach may be drawn and counted: not where it, or the incident, ended in acquittal."""
    conduct = case_file.conduct_by_id.get(breach.incident_id)
    return breach.outcome != "acquitted" and (conduct is None or conduct.proof != "acquitted")


def _range(when: When) -> tuple[float, float]:
    assert when.earliest is not None
    assert when.latest is not None
    return moment_number(when.earliest), moment_number(when.latest)


def _event(
    kind: str, key: str, row: str, form: str, text: str, at: date | When | None, **more: object
) -> Iterator[EventMark]:
    if at is None or (isinstance(at, When) and not at.is_dated):
        return
    if isinstance(at, When):
        start, end = _range(at)
        said, short = at.display(), at.display(short=True)
    else:
        start, end = day_number(at), day_number(at) + 1
        said, short = day_in_words(at), day_in_words(at, short=True)
    detail = str(more.pop("detail", ""))
    yield EventMark(
        kind=kind,
        key=key,
        row=row,
        form=form,
        on=short,
        label=shorten(text, LABEL),
        detail=f"{said}\n{text}" + (f"\n{shorten(detail, 200)}" if detail else ""),
        start=start,
        end=end,
        rank=int(str(more.get("rank", 5))),
        sanction=bool(more.get("sanction", False)),
        open=bool(more.get("open", False)),
    )


def events_of(case_file: CaseFile) -> tuple[EventMark, ...]:
    """Every dated event, in order of time."""
    found = [
        *_courts(case_file), *_police(case_file), *_meetings(case_file), *_statements(case_file), *_lives(case_file),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda event: (event.start, event.end, event.rank, event.key)))


def _courts(case_file: CaseFile) -> Iterator[EventMark]:
    for sentence in case_file.all(o.Sentence):
        kind = label("sentence-kind", sentence.kind)
        text = sentence.expressed or kind or "Sentence"
        yield from _event(
            "sentence", sentence.id, "courts", "stroke", text, sentence.passed, rank=0, sanction=True, detail=kind
        )
    for hearing in case_file.all(o.Hearing):
        kind = label("hearing-kind", hearing.kind) or "Hearing"
        name = say_in(ENGLISH, "timeline.hearing-of", kind=kind) if hearing.kind in {"bail", "appeal"} else kind
        name = "Hearing" if hearing.kind == "other" else name
        rank = HEARING_RANK.get(hearing.kind, 4)
        yield from _event("hearing", hearing.id, "courts", "stroke", name, hearing.on, rank=rank, detail=hearing.result)
    for order in case_file.orders:
        if status_of(order.status).counts:
            yield from _event(
                "order", order.id, "courts", "stroke", "Order made", order.made, rank=2, sanction=True,
                detail=kind_of(order.kind).label,
            )  # fmt: skip
    for move in case_file.all(o.Movement):
        text = label("movement", move.kind) or "Moved"
        sanction = move.kind in {"release", "recall"}
        yield from _event(
            "movement", move.id, "courts", "stroke", text, move.on, rank=1, sanction=sanction, detail=move.detail
        )


def _police(case_file: CaseFile) -> Iterator[EventMark]:
    for contact in case_file.all(c.PoliceContact):
        text = label("police-contact", contact.kind) or "Police"
        rank = POLICE_RANK.get(contact.kind, 6)
        yield from _event(
            "police-contact", contact.id, "courts", "stroke", text, contact.happened, rank=rank, detail=contact.done
        )
    for charge in case_file.all(c.Charge):
        yield from _event(
            "charge", charge.id, "courts", "stroke", "Charged", charge.charged_on, rank=3, detail=charge.offence
        )


def _meetings(case_file: CaseFile) -> Iterator[EventMark]:
    followed = {meeting.follows_id for meeting in case_file.all(w.Meeting)}
    for meeting in case_file.all(w.Meeting):
        kind = label("meeting-kind", meeting.kind) or "Meeting"
        if meeting.status == "cancelled":
            continue
        planned = meeting.status == "planned"
        yield from _event("meeting", meeting.id, "care", "flag", kind, meeting.on, rank=1, open=planned)
        if meeting.follow_up_on and meeting.id not in followed and meeting.status != "closed":
            if kind.casefold().endswith("meeting"):
                of = say_in(ENGLISH, "timeline.follow-up-of", kind=kind)
            else:
                of = say_in(ENGLISH, "timeline.follow-up-of-meeting", kind=kind)
            yield from _event(
                "meeting", meeting.id, "care", "flag", "Follow-up", meeting.follow_up_on, rank=3, open=True, detail=of
            )


def _statements(case_file: CaseFile) -> Iterator[EventMark]:
    signed = [each for each in case_file.all(w.Statement) if each.signed_on]
    later = {each.supplements_id for each in signed}
    ordered = sorted(signed, key=lambda each: (each.signed_on or date.max, each.id))
    for number, statement in enumerate(ordered, start=1):
        detail, name = label("statement-kind", statement.kind), say_in(ENGLISH, "timeline.statement", n=number)
        yield from _event("statement", statement.id, "care", "page", name, statement.signed_on, rank=2, detail=detail)
        if statement.next_offer and statement.id not in later:
            yield from _event(
                "statement", statement.id, "care", "page", "Update due", statement.next_offer, rank=4, open=True
            )


def _lives(case_file: CaseFile) -> Iterator[EventMark]:
    for event in case_file.all(c.LifeEvent):
        text = label("life-event", event.kind) or "Life event"
        text = shorten(event.account, LABEL) or "Life event" if event.kind == "other" else text
        yield from _event(
            "life-event", event.id, "life", "ring", text, event.happened, detail=event.account
        )  # fmt: skip


def recorded_of(case_file: CaseFile) -> tuple[RecordingSpan, ...]:
    """The times in which incidents were noted as they happened; memory told later is none."""
    found = [
        RecordingSpan(
            start=day_number(period.starts),
            end=day_number(period.ends) + 1 if period.ends else FOREVER,
            label=label("recording-way", period.way),
        )
        for period in case_file.all(c.RecordingPeriod)
        if period.starts and period.way != "memory"
    ]
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.label)))
