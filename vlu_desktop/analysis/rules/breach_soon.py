# SPDX-License-Identifier: Apache-2.0
"""Breach on the day of a release, or within a week of a release or of the order itself."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from vlu_desktop.analysis.breach_facts import BreachFact, breaches_of, made_by, once, order_of, split, stand_for
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import date_items, number, order_name
from vlu_desktop.analysis.rule import Rule, breaks_an_order
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.in_force import made_for
from vlu_desktop.record.offending import Movement, Order
from vlu_desktop.record.order_kind import kind_of


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    every: dict[str, list[BreachFact]] = {}
    moves = {move.id: move for move in view.case_file.all(Movement)}.values()
    releases = [move for move in moves if move.kind == "release" and move.on and move.on <= view.up_to]
    for order in made_by(view):
        found = breaches_of(view, order)
        if made_for(view.case_file, order) != "another":
            every.setdefault(order.offender_id, []).extend(found)
        began = max((on for on in (order.made, order.served) if on), default=None)
        if began and began <= view.up_to and not _came_with_a_release(view, order, began, releases):
            yield from _soon(rule, view, order, began, found)
    for move in releases:
        if move.on:
            yield from _soon(rule, view, move, move.on, once(every.get(move.offender_id, ())))


def _came_with_a_release(view: CaseView, order: Order, began: date, releases: Sequence[Movement]) -> bool:
    """Whether these are conditions of a release on that day: what is told of that is all there is to tell of them."""
    if not kind_of(order.kind).is_condition or made_for(view.case_file, order) == "another":
        return False
    return any((move.offender_id, move.on) == (order.offender_id, began) for move in releases)


def _soon(
    rule: Rule, view: CaseView, record: Order | Movement, began: date, found: Sequence[BreachFact]
) -> Iterator[Finding]:
    end = began + timedelta(days=view.params.soon_days)
    possible, sure = _within(found, began, end)
    if not possible:
        return
    shown = sure or possible
    at_once = _on_the_day(sure, began)
    said = [_said(view, record, began, shown, bool(sure)), *stand_for(shown)]
    if at_once:
        said.append(say_in(ENGLISH, "findings.soon-at-once", n=len(shown)))
    yield rule.finding(
        subject=record.id,
        title=_title(view, record, shown, at_once),
        sentence=" ".join(said),
        entries=[each.entry for each in possible],
        records=[record, *(row for each in possible for row in each.rows)],
        facts=[each.evidence for each in possible],
        counted=[each.entry for each in shown],
        certain=bool(sure),
        starts=began,
        ends=end,
    )


def _title(view: CaseView, record: Order | Movement, shown: Sequence[BreachFact], at_once: bool) -> str:
    """By what was broken: conditions are broken, and only an order is breached."""
    after = _the(record) if isinstance(record, Order) else "release"
    week = number(view.params.soon_days, "day")
    if all(kind_of(each.order.kind).is_condition for each in shown):
        if at_once:
            return say_in(ENGLISH, "findings.title-broken-at-once", after=after)
        return say_in(ENGLISH, "findings.title-broken-soon", week=week, after=after)
    if at_once:
        return say_in(ENGLISH, "findings.title-breach-at-once", after=after)
    return say_in(ENGLISH, "findings.title-breach-soon", week=week, after=after)


def _the(order: Order) -> str:
    return str(say_in(ENGLISH, "findings.order-undated", name=order_name(order.kind)))


def _said(view: CaseView, record: Order | Movement, began: date, shown: Sequence[BreachFact], sure: bool) -> str:
    n, week, stands = len(shown), number(view.params.soon_days, "day"), split(shown)
    dates = date_items([each.entry for each in shown])
    if isinstance(record, Movement):
        broken = list(dict.fromkeys(order_of(view, each.order) for each in shown))
        if sure:
            return say_in(
                ENGLISH, "findings.soon-release-shows", n=n, week=week, on=began, dates=dates, broken=broken,
                stands=stands,
            )  # fmt: skip
        return say_in(
            ENGLISH, "findings.soon-release-may", n=n, week=week, on=began, dates=dates, broken=broken, stands=stands
        )
    order = order_of(view, record)
    if record.served and record.served == began and record.served != record.made:
        if sure:
            return say_in(
                ENGLISH, "findings.soon-served-shows", n=n, week=week, order=order, on=began, dates=dates, stands=stands
            )
        return say_in(
            ENGLISH, "findings.soon-served-may", n=n, week=week, order=order, on=began, dates=dates, stands=stands
        )
    if sure:
        return say_in(ENGLISH, "findings.soon-made-shows", n=n, week=week, order=order, dates=dates, stands=stands)
    return say_in(ENGLISH, "findings.soon-made-may", n=n, week=week, order=order, dates=dates, stands=stands)


def _within(found: Sequence[BreachFact], began: date, end: date) -> tuple[Sequence[BreachFact], Sequence[BreachFact]]:
    """The breaches that may lie between the days, and those of them that surely do."""
    possible = [each for each in found if each.entry.dated and each.entry.maybe_in(began, end)]
    return possible, [each for each in possible if each.certain and each.entry.surely_began_in(began, end)]


def _on_the_day(sure: Sequence[BreachFact], began: date) -> bool:
    """Whether one happened on one known day, and that is the day itself."""
    return any(each.entry.exact and each.entry.first == began for each in sure)


RULE = Rule(
    key="breach-soon",
    version="6",
    title=say_in(ENGLISH, "rules.breach-soon"),
    method=say_in(ENGLISH, "rules.breach-soon-method"),
    limits=say_in(ENGLISH, "rules.breach-soon-limits"),
    source=say_in(ENGLISH, "rules.breach-soon-source"),
    find=_find,
    group="orders",
    sees=breaks_an_order,
)
