# SPDX-License-Identifier: Apache-2.0
"""What followed each breach: whether police, court or recall took it up, and how soon the next incident came."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from vlu_desktop.analysis.breach_facts import (
    BreachFact,
    breaches_of,
    left_out,
    order_of,
    recorded_against,
    split,
    stand_for,
    unknown_of,
)
from vlu_desktop.analysis.breaches_left_out import sentences
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import dates_of, order_name
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.in_force import breachable
from vlu_desktop.record.offending import Order
from vlu_desktop.record.order_kind import kind_of

_TAKEN_UP = frozenset({"proved", "admitted", "charged", "recalled", "warned"})
_STEPS = frozenset({"arrest", "interview", "warning"})
_EACH = 6


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    days = sorted({entry.first for entry in view.entries if entry.exact and entry.dated})
    for order in recorded_against(view):
        found, left = breaches_of(view, order), left_out(view, order)
        if not breachable(order):
            yield from _against_nothing(rule, view, order, [*found, *left])
        elif found:
            yield _finding(rule, view, order, found, days)
        elif left:
            yield _none_counts(rule, view, order, left)


def _finding(rule: Rule, view: CaseView, order: Order, found: Sequence[BreachFact], days: Sequence[date]) -> Finding:
    certain = [each for each in found if each.certain]
    shown, left = certain or found, left_out(view, order)
    said = [_said(view, order, shown, bool(certain)), *stand_for(shown), _taken_up(shown), *_next(days, shown)]
    if len(found) > len(shown):
        said.append(say_in(ENGLISH, "findings.breaches-further", n=len(found) - len(shown)))
    return rule.finding(
        subject=order.id,
        title=_title(order),
        sentence=" ".join([*said, *sentences(order, left)]),
        entries=[each.entry for each in (*found, *left)],
        records=[order, *(row for each in (*found, *left) for row in each.rows)],
        facts=[f"{each.evidence} {_after(days, each)}" for each in (*found, *left)],
        counted=[each.entry for each in shown],
        certain=bool(certain),
        notes=unknown_of(view, [order]),
    )


def _title(order: Order) -> str:
    name = order_name(order.kind)
    if kind_of(order.kind).is_condition:
        return say_in(ENGLISH, "findings.title-after-condition", name=name)
    return say_in(ENGLISH, "findings.title-after-breach", name=name)


def _said(view: CaseView, order: Order, shown: Sequence[BreachFact], sure: bool) -> str:
    """What is recorded as breaches of an order, or as breaking a condition, which is no breach of an order."""
    n, name, stands = len(shown), order_of(view, order), split(shown)
    dates = dates_of([each.entry for each in shown])
    if kind_of(order.kind).is_condition:
        if sure:
            return say_in(ENGLISH, "findings.broken-show", n=n, order=name, dates=dates, stands=stands)
        return say_in(ENGLISH, "findings.broken-may", n=n, order=name, dates=dates, stands=stands)
    if sure:
        return say_in(ENGLISH, "findings.breaches-show", n=n, order=name, dates=dates, stands=stands)
    return say_in(ENGLISH, "findings.breaches-may", n=n, order=name, dates=dates, stands=stands)


def _none_counts(rule: Rule, view: CaseView, order: Order, left: Sequence[BreachFact]) -> Finding:
    """That what was recorded as breaches of an order are none of it, and why."""
    name, broken = order_name(order.kind), order_of(view, order)
    if kind_of(order.kind).is_condition:
        title, head = (
            say_in(ENGLISH, "findings.title-not-broken", name=name),
            say_in(ENGLISH, "findings.broken-none", order=broken),
        )
    else:
        title, head = (
            say_in(ENGLISH, "findings.title-no-breach", name=name),
            say_in(ENGLISH, "findings.breaches-none", order=broken),
        )
    return rule.finding(
        subject=order.id,
        title=title,
        sentence=" ".join([head, *sentences(order, left)]),
        entries=[each.entry for each in left],
        records=[order, *(row for each in left for row in each.rows)],
        facts=[each.evidence for each in left],
    )


def _against_nothing(rule: Rule, view: CaseView, order: Order, found: Sequence[BreachFact]) -> Iterator[Finding]:
    """What is recorded against a request, a notice or a deportation order, none of which conduct can break."""
    entries = [each.entry for each in found if each.entry.his and each.entry.certain]
    if not entries:
        return
    dates = dates_of(entries)
    yield rule.finding(
        subject=order.id,
        title=say_in(ENGLISH, "findings.title-against", name=order_name(order.kind)),
        sentence=say_in(ENGLISH, "findings.against", n=len(entries), order=order_of(view, order), dates=dates),
        entries=entries,
        records=[order, *(row for each in found for row in each.rows)],
    )


def _taken_up(shown: Sequence[BreachFact]) -> str:
    """How many led to something, as far as the record holds it."""
    many = sum(
        each.status in _TAKEN_UP or any(contact.kind in _STEPS for contact in each.entry.conduct.police)
        for each in shown
    )
    if not many:
        return say_in(ENGLISH, "findings.taken-up-none", of=len(shown))
    return say_in(ENGLISH, "findings.taken-up", n=many, of=len(shown))


def _next(days: Sequence[date], shown: Sequence[BreachFact]) -> list[str]:
    """How soon after each the next day with an incident came, by exact dates."""
    waits = [_after(days, each) for each in shown if each.entry.exact and each.entry.dated]
    known = [wait for wait in waits if wait is not None]
    if not waits:
        return [say_in(ENGLISH, "findings.next-no-dates")]
    if not known:
        return [say_in(ENGLISH, "findings.next-none")]
    return [_waited(known), *_open_end(len(waits) - len(known))]


def _waited(known: Sequence[int]) -> str:
    """Each wait, or of many the shortest, the longest and the middle one."""
    if len(known) == 1:
        return say_in(ENGLISH, "findings.next-one", n=known[0])
    if len(known) <= _EACH:
        return say_in(ENGLISH, "findings.next-each", waits=[f"{wait:,}" for wait in known])
    ordered = sorted(known)
    middle = ordered[(len(known) - 1) // 2]
    return say_in(ENGLISH, "findings.next-range", low=ordered[0], high=ordered[-1], middle=middle)


def _open_end(left: int) -> list[str]:
    """How many have nothing after them yet."""
    return [say_in(ENGLISH, "findings.next-open", n=left)] if left else []


def _after(days: Sequence[date], each: BreachFact) -> int | None:
    """Days from an exactly dated breach to the next day with an incident; None where there is none, or no date."""
    if not (each.entry.exact and each.entry.dated):
        return None
    place = bisect_right(days, each.entry.first)
    return (days[place] - each.entry.first).days if place < len(days) else None


RULE = Rule(
    key="after-breach",
    version="5",
    title=say_in(ENGLISH, "rules.after-breach"),
    method=say_in(ENGLISH, "rules.after-breach-method"),
    limits=say_in(ENGLISH, "rules.after-breach-limits"),
    source=say_in(ENGLISH, "rules.after-breach-source"),
    find=_find,
    group="orders",
)
