# SPDX-License-Identifier: Apache-2.0
"""Dates to come that may matter: releases, hearings, the end of an order, anniversaries and birthdays."""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import CUSTODY, dated_item, lower, order_name
from vlu_desktop.analysis.rule import Rule, no_incident
from vlu_desktop.analysis.sanctions import one_day
from vlu_desktop.dates.date_display import day
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import LifeEvent
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.in_force import end_of
from vlu_desktop.record.offending import Hearing, Movement, Order, Whereabouts
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.people import Person
from vlu_desktop.record.vocabulary import label

_STAYS = frozenset({"licence", "bail", "hostel", *CUSTODY})


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    end = view.up_to + timedelta(days=view.params.trigger_days)
    coming = sorted(
        {(on, what, record.id): record for on, what, record in _dates(view) if on and view.up_to < on <= end}.items()
    )
    if not coming:
        return
    named = list(dict.fromkeys(dated_item(what, day(on)) for (on, what, _), _ in coming))
    yield rule.finding(
        sentence=say_in(
            ENGLISH, "findings.dates-to-come", starts=view.up_to + timedelta(days=1), ends=end, items=named
        ),
        records=[record for _, record in coming],
        facts=[f"{on} {what}" for (on, what, _), _ in coming],
        starts=coming[0][0][0],
        ends=coming[-1][0][0],
    )


def _dates(view: CaseView) -> Iterator[tuple[date | None, str, Record]]:
    yield from _moves(view)
    yield from _ends(view)
    yield from _lives(view)


def _moves(view: CaseView) -> Iterator[tuple[date | None, str, Record]]:
    for move in view.case_file.all(Movement):
        if move.kind in {"release", "temporary", "deported"}:
            yield move.on, lower(label("movement", move.kind)), move
    for hearing in view.case_file.all(Hearing):
        yield hearing.on, "hearing", hearing


def _ends(view: CaseView) -> Iterator[tuple[date | None, str, Record]]:
    case_file = view.case_file
    for order in case_file.all(Order):
        end = end_of(case_file, order)
        if end and status_of(order.status).runs and not order.ended:
            name = order_name(order.kind)
            if end.by_law:
                yield end.on, str(say_in(ENGLISH, "findings.coming-end-by-law", name=name)), order
            else:
                yield end.on, str(say_in(ENGLISH, "findings.coming-end", name=name)), order
    for stay in case_file.all(Whereabouts):
        if stay.kind in _STAYS:
            where = lower(label("whereabouts", stay.kind).removeprefix("On ").removeprefix("In "))
            yield stay.ends, str(say_in(ENGLISH, "findings.coming-end-of-stay", where=where)), stay


def _lives(view: CaseView) -> Iterator[tuple[date | None, str, Record]]:
    case_file = view.case_file
    for event in case_file.all(LifeEvent):
        kind = (
            lower(label("life-event", event.kind))
            if event.kind not in {"", "other"}
            else say_in(ENGLISH, "findings.coming-marked-day")
        )
        on = one_day(event.happened)
        yield _next(view.up_to, on) if event.recurs else on, kind, event
    for person in case_file.all(Person):
        if person.died is None and person.id in {*case_file.victims, *case_file.people_as("child")}:
            hers = person.id in case_file.victims
            said = (
                say_in(ENGLISH, "findings.coming-her-birthday")
                if hers
                else say_in(ENGLISH, "findings.coming-child-birthday")
            )
            yield _next(view.up_to, one_day(person.born)), str(said), person


def _next(after: date, first: date | None) -> date | None:
    """The next time the day comes round; 29 February comes round on 1 March in other years."""
    if first is None:
        return None
    for year in (after.year, after.year + 1):
        try:
            on = first.replace(year=year)
        except ValueError:
            on = date(year, 3, 1)
        if on > after and on > first:
            return on
    return None


RULE = Rule(
    key="trigger-dates",
    version="4",
    title=say_in(ENGLISH, "rules.trigger-dates"),
    method=say_in(ENGLISH, "rules.trigger-dates-method"),
    limits=say_in(ENGLISH, "rules.trigger-dates-limits"),
    source=say_in(ENGLISH, "rules.trigger-dates-source"),
    find=_find,
    group="to-do",
    sees=no_incident,
    internal=True,
)
