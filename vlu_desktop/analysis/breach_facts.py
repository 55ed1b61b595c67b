# SPDX-License-Identifier: Apache-2.0
"""Breaches of an order as a record of facts: each incident once, with how far the breach itself was proved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import listed, order_name
from vlu_desktop.dates.date_display import day
from vlu_desktop.record.in_force import breachable
from vlu_desktop.record.offending import Breach, Order
from vlu_desktop.record.proof import told_police

# Strongest first; the words stand in the sentence, each status counted apart.
STATUSES: tuple[tuple[str, str], ...] = (
    ("proved", "proved in court"),
    ("admitted", "admitted"),
    ("charged", "charged and not decided"),
    ("recalled", "dealt with by recall"),
    ("not-pursued", "reported and not taken further"),
    ("reported", "reported"),
    ("unreported", "not reported"),
    ("not-known", "not known whether reported"),
    ("not-asked", "not asked whether reported"),
    ("acquitted", "acquitted"),
)
_RANK = {status: n for n, (status, _) in enumerate(STATUSES)}
_OUTCOMES = {
    "convicted": "proved", "contempt": "proved", "admitted": "admitted", "charged": "charged", "recalled": "recalled",
    "nfa": "not-pursued", "warned": "not-pursued", "discontinued": "not-pursued",
    "community-resolution": "not-pursued", "reported": "reported", "not-reported": "unreported",
    "acquitted": "acquitted",
}  # fmt: skip
_UNTOLD = frozenset({"not-asked", "not-known", "unreported", "observed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachFact:
    """An incident that broke an order, with the order, the rows that say so, and the status of the breach.

    `certain`: it had happened by the day looked back from and not before the order was made, wherever in its range.
    """

    entry: CaseEntry
    order: Order
    rows: tuple[Breach, ...]
    status: str
    certain: bool


def status_of(breach: Breach, entry: CaseEntry) -> str:
    """How far a settled breach was proved: by its outcome, or where it has none by the report of the incident."""
    if breach.outcome:
        return _OUTCOMES.get(breach.outcome, "reported")
    return told_police(entry.conduct.incident) if entry.conduct.proof in _UNTOLD else "reported"


def breaches_of(view: CaseView, order: Order) -> tuple[BreachFact, ...]:
    """The incidents recorded as breaches of an order, in order, each once; no breach or incident of an acquittal.

    An incident that certainly came before the order was made can't have broken it and is left out.
    """
    return view.kept(("breaches", order.id), lambda: _breaches_of(view, order))


def _breaches_of(view: CaseView, order: Order) -> tuple[BreachFact, ...]:
    rows: dict[str, list[Breach]] = {}
    for breach in view.case_file.of(Breach, order.id):
        rows.setdefault(breach.incident_id, []).append(view.case_file.settled(breach))
    found = []
    for incident_id, together in rows.items():
        entry = view.by_id.get(incident_id)
        if entry is None or entry.conduct.proof == "acquitted" or (order.made and entry.last < order.made):
            continue
        status = min((status_of(breach, entry) for breach in together), key=_RANK.__getitem__)
        if status != "acquitted":
            certain = entry.certain and not (order.made and entry.first < order.made)
            unique = tuple({breach.id: breach for breach in sorted(together, key=lambda row: row.id)}.values())
            found.append(BreachFact(entry=entry, order=order, rows=unique, status=status, certain=certain))
    return tuple(sorted(found, key=lambda each: each.entry.order))


def made_by(view: CaseView) -> tuple[Order, ...]:
    """The orders that can be broken, made by the day looked back from; one whose making has no date counts."""
    unique = {order.id: order for order in view.case_file.orders if breachable(order)}
    return tuple(order for order in unique.values() if order.made is None or order.made <= view.up_to)


def once(found: Iterable[BreachFact]) -> tuple[BreachFact, ...]:
    """Breaches of several orders with each incident once, at its strongest status, in the order they happened."""
    best: dict[str, BreachFact] = {}
    for each in found:
        held = best.get(each.entry.id)
        if held is None or (not each.certain, _RANK[each.status]) < (not held.certain, _RANK[held.status]):
            best[each.entry.id] = each
    return tuple(sorted(best.values(), key=lambda each: each.entry.order))


def split(found: Sequence[BreachFact]) -> str:
    """How the breaches stand, each status apart: "2 proved, 3 reported"."""
    return listed(f"{n:,} {words}" for status, words in STATUSES if (n := sum(each.status == status for each in found)))


def order_of(order: Order) -> str:
    """ "the restraining order of 3 March 2024"."""
    return f"the {order_name(order.kind)}{f' of {day(order.made)}' if order.made else ''}"
