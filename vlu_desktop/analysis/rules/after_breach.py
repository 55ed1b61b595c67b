# SPDX-License-Identifier: Apache-2.0
"""What followed each breach: whether police, court or recall took it up, and how soon the next incident came."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from vlu_desktop.analysis.breach_facts import BreachFact, breaches_of, made_by, order_of, split
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import dated, listed, number, order_name, shows
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import Order

_TAKEN_UP = frozenset({"proved", "admitted", "charged", "recalled"})
_STEPS = frozenset({"arrest", "interview", "warning"})
_EACH = 6


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    days = sorted({entry.first for entry in view.entries if entry.exact and entry.dated})
    for order in made_by(view):
        found = breaches_of(view, order)
        if found:
            yield _finding(rule, order, found, days)


def _finding(rule: Rule, order: Order, found: Sequence[BreachFact], days: Sequence[date]) -> Finding:
    certain = [each for each in found if each.certain]
    shown = certain or found
    entries = [each.entry for each in shown]
    more = _more(len(found) - len(shown))
    return rule.finding(
        subject=order.id,
        title=f"What followed each breach of the {order_name(order.kind)}",
        sentence=f"{shows(bool(certain))} {number(len(shown), 'recorded breach', 'recorded breaches')} of "
        f"{order_of(order)}, {dated(entries)}: {split(shown)}. {_taken_up(shown)} {_next(days, shown)}{more}",
        entries=[each.entry for each in found],
        records=[order, *(row for each in found for row in each.rows)],
        facts=[each.status for each in found] + [str(_after(days, each)) for each in found],
        counted=entries,
        certain=bool(certain),
    )


def _more(left: int) -> str:
    return f" {number(left, 'further breach', 'further breaches')} may also have happened." if left else ""


def _taken_up(shown: Sequence[BreachFact]) -> str:
    """How many led to something, as far as the record holds it."""
    many = sum(
        each.status in _TAKEN_UP or any(contact.kind in _STEPS for contact in each.entry.conduct.police)
        for each in shown
    )
    step = "An arrest, warning, charge, finding of breach or recall"
    if len(shown) == 1:
        return f"{step} is recorded." if many else f"No {step[3:]} is recorded."
    return f"{step} is recorded for {f'{many:,}' if many else 'none'} of the {len(shown):,}."


def _next(days: Sequence[date], shown: Sequence[BreachFact]) -> str:
    """How soon after each the next day with an incident came, by exact dates."""
    waits = [_after(days, each) for each in shown if each.entry.exact and each.entry.dated]
    known = [wait for wait in waits if wait is not None]
    if not waits:
        return "How soon the next incident came cannot be told from their dates."
    if not known:
        return "No later incident has an exact date in the record; that is not a sign of safety."
    if len(waits) == 1:
        return f"By exact dates, the next incident came {number(known[0], 'day')} later."
    return f"By exact dates, the next incident came {_waited(known)}{_open_end(len(waits) - len(known))}."


def _waited(known: Sequence[int]) -> str:
    """Each wait, or of many the shortest, the longest and the middle one."""
    if len(known) <= _EACH:
        return f"{listed(f'{wait:,}' for wait in known)} {'day' if known == [1] else 'days'} later"
    ordered = sorted(known)
    middle = ordered[(len(known) - 1) // 2]
    return f"{ordered[0]:,} to {ordered[-1]:,} days later, half of the times within {middle:,}"


def _open_end(left: int) -> str:
    """How many have nothing after them yet."""
    return f"; after {'the last' if left == 1 else f'{left:,}'} none has an exact date yet" if left else ""


def _after(days: Sequence[date], each: BreachFact) -> int | None:
    """Days from an exactly dated breach to the next day with an incident; None where there is none, or no date."""
    if not (each.entry.exact and each.entry.dated):
        return None
    place = bisect_right(days, each.entry.first)
    return (days[place] - each.entry.first).days if place < len(days) else None


RULE = Rule(
    key="after-breach",
    version="3",
    title="What followed each breach",
    method="For each order, the incidents recorded as breaking a term of it, each once: how far each was proved, "
    "whether an arrest, interview, warning, charge, finding of breach or recall is recorded with it, and the days to "
    "the next day with an incident of any kind, by exact dates.",
    limits="What was done and not entered is not counted. It tells what followed, not why, and compares no rates; "
    "incidents without an exact date are passed over in counting days.",
    source="Reference notes 5.4, subject 5; Napo briefing, October 2011, recommendations and case histories 16, 23 and "
    "29.",
    find=_find,
    group="orders",
)
