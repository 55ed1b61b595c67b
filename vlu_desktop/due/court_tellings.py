# SPDX-License-Identifier: Apache-2.0
"""What a court, a panel or a tribunal did that a victim is told of: sentences, orders and hearings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from vlu_desktop.due.told_event import Event, days_of, entered, entered_before, event_of, every, of_no_day
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.in_force import end_of
from vlu_desktop.record.offending import (
    Conviction,
    Hearing,
    Order,
    OrderProtected,
    OrderVariation,
    Proceeding,
    Sentence,
)
from vlu_desktop.record.order_kind import kind_of
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.vocabulary import label

PAROLE = frozenset({"parole-paper", "parole-oral"})
PUT_OFF = frozenset({"deferred", "adjourned"})
"""What became of a panel's hearing that decided nothing."""
_PANELS = {**dict.fromkeys(PAROLE, "parole"), "tribunal": "tribunal"}
"""Hearings that are told from when they are listed to what was decided, and what their events begin with."""
_TOLD_OF = frozenset({"trial", "sentence", "breach", "bail", "appeal", "order"})
"""Hearings whose result is told; a first hearing or a plea leaves it to the court."""
_YEAR = timedelta(days=365)


def sentences(file: CaseFile, today: date) -> Iterator[Event]:
    for row in every(file, Sentence):
        if row.kind == "awaiting":
            continue
        conviction = file.get(Conviction, row.conviction_id)
        people = (conviction.against_id,) if conviction and conviction.against_id else None
        record = ("sentence", row.id)
        on, known = days_of(row.passed, row) if row.passed is not None else (None, None)
        if on is None or known is None:
            if not _long_past(file, row, conviction, today):
                yield replace(of_no_day("sentence", record, row, today, _undated(_passed(row))), people=people,
                              offender_id=row.offender_id)  # fmt: skip
        elif known <= today:
            yield event_of("sentence", record, on, _said_passed(row, on), known=known, people=people,
                         offender_id=row.offender_id)  # fmt: skip


def _passed(row: Sentence) -> str:
    return row.expressed.strip() or label("sentence-kind", row.kind)


def _said_passed(row: Sentence, on: date) -> str:
    told = _passed(row)
    if row.passed is None or row.passed.span_days == 1:
        return say("telling.passed", on=on, sentence=told) if told else say("telling.on", on=on)
    about = row.passed.display()
    return say("telling.passed-about", when=about, sentence=told) if told else say("telling.about", when=about)


def _undated(told: str) -> str:
    """What is said of something whose day nobody entered, by what came of it where that is known."""
    return say("telling.undated-result", result=told) if told else say("telling.undated")


def _long_past(file: CaseFile, row: Sentence, conviction: Conviction | None, today: date) -> bool:
    """Whether a sentence without a day is history all the same: it has run out, or its conviction is of long before."""
    if row.ends is not None and row.ends < today:
        return True
    if conviction is None:
        return False
    found = conviction.convicted.last_day if conviction.convicted is not None else None
    return conviction.aggregate or (found is not None and found < (file.case.opened or today) - _YEAR)


def orders_told(file: CaseFile, today: date) -> Iterator[Event]:
    for order in every(file, Order):
        if not status_of(order.status).made or not (kind_of(order.kind).protects or order.kind == "licence"):
            continue
        people = tuple(row.person_id for row in file.of(OrderProtected, order.id)) or None
        stands = status_of(order.status).stands  # of one that was quashed only that it no longer holds is told
        told = (*_made(file, order, today), *_varied(file, order, today)) if stands else ()
        for event in (*told, *_over(file, order, today)):
            yield replace(event, people=people, offender_id=order.offender_id)


def _made(file: CaseFile, order: Order, today: date) -> Iterator[Event]:
    if order.ended or not status_of(order.status).runs or not kind_of(order.kind).protects:
        return
    record, name = ("order", order.id), _name(order)
    if order.made is None:
        end = end_of(file, order)
        if end is None or end.on >= today:
            made = of_no_day("order-made", record, order, today, say("telling.undated"), what=name)
            yield replace(made, on=min(made.on, order.served or made.on), noted=order.victim_told_on)
    elif order.made <= today:
        said = say("telling.made", on=order.made)
        yield event_of("order-made", record, order.made, said, what=name, noted=order.victim_told_on)


def _varied(file: CaseFile, order: Order, today: date) -> Iterator[Event]:
    for change in file.of(OrderVariation, order.id):
        record, what = ("order-variation", change.id), say("due.order-varied", order=_name(order))
        if change.made is None:
            yield of_no_day("order-varied", record, change, today, say("telling.undated"), what=what)
        elif change.made <= today:
            yield event_of("order-varied", record, change.made, say("telling.varied", on=change.made), what=what)


def _over(file: CaseFile, order: Order, today: date) -> Iterator[Event]:
    """An order that ended before its time, or the end of a licence."""
    record = ("order", order.id)
    if order.ended and order.ended <= today and (order.expires is None or order.ended < order.expires):
        said = say("telling.ended", on=order.ended)
        yield event_of("order-ended", record, order.ended, said, what=say("due.order-ended", order=_name(order)))
    elif order.ended is None and _cut_short(order, today):
        # Since when it holds no more nobody entered, so that no clock runs; she is told this week.
        yield event_of("order-ended", record, today, say("telling.undated"), known=None, undated=True,
                     what=say("due.order-ended", order=_name(order)))  # fmt: skip
    elif order.kind == "licence" and _runs_out(order) and (end := end_of(file, order)) is not None:
        yield event_of("licence-end", record, end.on, say("telling.ends", on=end.on), ahead=end.on >= today,
                     forewarned=entered_before(order, end.on))  # fmt: skip


def _cut_short(order: Order, today: date) -> bool:
    """Whether its status says that somebody ended it, and its own end has not come yet."""
    status = status_of(order.status)
    return status.over and not status.ran_out and (order.expires is None or order.expires > today)


def _runs_out(order: Order) -> bool:
    """Whether it comes, or came, to its own end; that somebody noted so tells nobody."""
    return status_of(order.status).runs or status_of(order.status).ran_out


def _name(order: Order) -> str:
    return lower_first(label("order-kind", order.kind) or "order")


def _told_otherwise(file: CaseFile, day: date) -> tuple[str, ...] | None:
    """Whom a sentence or an order of the same day is told to, so that its hearing is not; None for everybody."""
    found: list[str] = []
    for row in every(file, Sentence):
        if row.kind != "awaiting" and row.passed and (row.passed.span_days, row.passed.last_day) == (1, day):
            conviction = file.get(Conviction, row.conviction_id)
            found.append(conviction.against_id if conviction else "")
    for order in every(file, Order):
        if order.made == day and status_of(order.status).made and kind_of(order.kind).protects:
            found += [row.person_id for row in file.of(OrderProtected, order.id)] or [""]
    return None if "" in found else tuple(found)


def hearings_told(file: CaseFile, today: date) -> Iterator[Event]:
    for row in every(file, Hearing):
        day = row.decided_on or row.on
        if day is None:
            continue
        told, his = _became(row), _of_whom(file, row)
        if panel := _PANELS.get(row.kind):
            yield from (replace(each, offender_id=his) for each in _panel(panel, row, row.on or day, day, told, today))
        elif row.kind in _TOLD_OF and told and day <= today and (others := _told_otherwise(file, day)) is not None:
            said = say("telling.heard", on=day, result=told)
            yield event_of("court-result", ("hearing", row.id), day, said, otherwise=others,
                         what=_heard(row))  # fmt: skip


def hearings_undated(file: CaseFile, today: date) -> Iterator[Event]:
    """A panel's hearing of no day, listed, put off or decided; a court's where its result is entered."""
    for row in every(file, Hearing):
        if row.on is not None or row.decided_on is not None:
            continue
        told, record = _became(row), ("hearing", row.id)
        said = _undated(told)
        if panel := _PANELS.get(row.kind):
            stage = "deferred" if row.outcome in PUT_OFF else "decision" if told else "listed"
            yield of_no_day(f"{panel}-{stage}", record, row, today, said, offender_id=_of_whom(file, row))
        elif row.kind in _TOLD_OF and told:
            yield of_no_day("court-result", record, row, today, said, what=_heard(row))


def _became(row: Hearing) -> str:
    """What came of a hearing, as it is said; "" where nothing is entered."""
    return label("hearing-outcome", row.outcome) or " ".join(row.result.split()).rstrip(".")


def _of_whom(file: CaseFile, row: Hearing) -> str:
    proceeding = file.get(Proceeding, row.proceeding_id)
    return proceeding.offender_id if proceeding else ""


def _heard(row: Hearing) -> str:
    """ "trial hearing", "bail hearing": what a vocabulary calls a hearing is not called so twice."""
    name = lower_first(label("hearing-kind", row.kind))
    return name if name.endswith("hearing") else say("due.court-hearing", kind=name)


def _panel(panel: str, row: Hearing, on: date, decided: date, told: str, today: date) -> Iterator[Event]:
    record = ("hearing", row.id)
    if row.outcome in PUT_OFF:
        day = row.decided_on or (on if on <= today else entered(row) or today)
        yield event_of(f"{panel}-deferred", record, day, say("telling.decided", decision=told, on=day))
    elif told and decided <= today:
        yield event_of(f"{panel}-decision", record, decided, say("telling.heard", on=decided, result=told))
    elif on > today:
        known = entered(row) or on
        said = say("telling.expected", on=on)
        yield event_of(f"{panel}-listed", record, on, said, ahead=True, known=known)
