# SPDX-License-Identifier: Apache-2.0
"""Breaches of an order as a record of facts: each incident once, with how far the breach itself was proved."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import order_name
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.breach_count import counted_as, own_count
from vlu_desktop.record.count import Count, CountKind
from vlu_desktop.record.in_force import breachable, end_of, made_for
from vlu_desktop.record.offending import Breach, Order, OrderTerm
from vlu_desktop.record.order_kind import Broken, kind_of
from vlu_desktop.record.order_status import status_of as standing_of
from vlu_desktop.record.proof import told_police

IN_FORCE, OPEN = "in-force", "open"
"""Whether the order was surely in force when it happened; open where the dates don't settle it."""
UNSERVED, BEFORE_MADE, BEFORE_SERVED, AFTER, UNDATED, BY_OTHERS = (
    *("unserved", "before-made", "before-served", "after", "undated", "by-others"),
)
"""Why an incident recorded as a breach is not counted as one."""
_DAY = timedelta(days=1)
_FOUND = frozenset({"proved", "admitted"})
# Strongest first, each counted apart; what ended in an acquittal is never told as a breach.
STATUSES = (
    *("proved", "admitted", "charged", "recalled", "warned", "not-pursued"),
    *("reported", "unreported", "not-known", "not-asked", "acquitted"),
)
_RANK = {status: n for n, status in enumerate(STATUSES)}
_OUTCOMES = {
    "convicted": "proved", "contempt": "proved", "admitted": "admitted", "charged": "charged", "recalled": "recalled",
    "nfa": "not-pursued", "warned": "warned", "discontinued": "not-pursued",
    "community-resolution": "warned", "reported": "reported", "not-reported": "unreported",
    "acquitted": "acquitted",
}  # fmt: skip
_UNTOLD = frozenset({"not-asked", "not-known", "unreported", "observed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachFact:
    """An incident that broke an order, with the order, the rows that say so, and the status of the breach.

    `life`: how it stands to the time in which the order was in force. `certain`: it had happened by the day looked
    back from, and surely in that time. `also`: the rows that say so of other orders, where they are taken together.
    """

    entry: CaseEntry
    order: Order
    rows: tuple[Breach, ...]
    status: str
    life: str
    certain: bool
    also: tuple[Breach, ...] = ()

    @property
    def count(self) -> Count:
        """How many breaches it stands for."""
        return counted_as((*self.rows, *self.also), self.entry.conduct.incident)

    @property
    def least(self) -> int:
        """How many breaches it stands for at least."""
        return self.count.at_least()

    @property
    def exact(self) -> bool:
        """Whether it stands for just so many."""
        return self.count.kind is CountKind.EXACT

    @property
    def evidence(self) -> str:
        """What a finding rests on of it beside the incident itself."""
        own = own_count(self.rows)
        return f"{self.status} {self.life} {own.number_text()}" if own else f"{self.status} {self.life}"


def status_of(breach: Breach, entry: CaseEntry) -> str:
    """How far a settled breach was proved: by its outcome, or where it has none by the report of the incident."""
    if breach.outcome:
        return _OUTCOMES.get(breach.outcome, "reported")
    return told_police(entry.conduct.incident) if entry.conduct.proof in _UNTOLD else "reported"


def breaches_of(view: CaseView, order: Order) -> tuple[BreachFact, ...]:
    """The incidents recorded as breaches of an order that are, or by their dates may be, in order, each once.

    No breach or incident of an acquittal, and none of `left_out`.
    """
    return tuple(each for each in _recorded(view, order) if each.life in {IN_FORCE, OPEN})


def left_out(view: CaseView, order: Order) -> tuple[BreachFact, ...]:
    """The incidents recorded as breaches of an order that are none: it was not in force then, or nothing says so."""
    return tuple(each for each in _recorded(view, order) if each.life not in {IN_FORCE, OPEN})


def _recorded(view: CaseView, order: Order) -> tuple[BreachFact, ...]:
    return view.kept(("breaches", order.id), lambda: _breaches_of(view, order))


def _breaches_of(view: CaseView, order: Order) -> tuple[BreachFact, ...]:
    rows: dict[str, list[Breach]] = {}
    for breach in view.case_file.of(Breach, order.id):
        rows.setdefault(breach.incident_id, []).append(view.case_file.settled(breach))
    found = []
    for incident_id, together in rows.items():
        entry = view.by_id.get(incident_id)
        if entry is None or entry.conduct.proof == "acquitted":
            continue
        status = min((status_of(breach, entry) for breach in together), key=_RANK.__getitem__)
        if status != "acquitted":
            unique = tuple({breach.id: breach for breach in sorted(together, key=lambda row: row.id)}.values())
            life = _life(view, order, unique, entry, status)
            certain = entry.certain and life == IN_FORCE
            found.append(
                BreachFact(entry=entry, order=order, rows=unique, status=status, life=life, certain=certain)
            )  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.entry.order))


def _life(view: CaseView, order: Order, rows: Sequence[Breach], entry: CaseEntry, status: str) -> str:
    """How an incident stands to the life of the order it is recorded as breaking.

    What a court found, or the offender admitted, was a breach whatever the dates, and nobody is recalled who was not on
    licence. Otherwise: after it was made, and
    served where that has a day; on the day itself nobody knows which came first.
    """
    recalled = status == "recalled" and kind_of(order.kind).broken is Broken.RECALL
    if status in _FOUND or recalled:
        return IN_FORCE
    if not entry.his:
        return BY_OTHERS
    if order.served is None and standing_of(order.status).served is False:
        return UNSERVED
    if not entry.dated:
        return UNDATED
    return _by_dates(view, order, rows, entry)


def _by_dates(view: CaseView, order: Order, rows: Sequence[Breach], entry: CaseEntry) -> str:
    if order.made and entry.last < order.made:
        return BEFORE_MADE
    if order.served and entry.last < order.served:
        return BEFORE_SERVED
    end = _ended(view, order, rows)
    if end and entry.first > end:
        return AFTER
    begun = max((on for on in (order.made, order.served) if on), default=date.min)
    over = end - _DAY if end and end == order.ended else end
    return IN_FORCE if entry.first > begun and (over is None or entry.last <= over) else OPEN


def _ended(view: CaseView, order: Order, rows: Sequence[Breach]) -> date | None:
    """The last day on which it, or the last of the terms that were broken, held."""
    end = end_of(view.case_file, order)
    terms = [view.case_file.get(OrderTerm, row.term_id) for row in rows]
    ends = [term.ends for term in terms if term and term.ends]
    known = [*([end.on] if end else []), *([max(ends)] if ends and len(ends) == len(rows) else [])]
    return min(known, default=None)


def recorded_against(view: CaseView) -> tuple[Order, ...]:
    """The orders that stand, made by the day looked back from, or without that day; those nothing can break as well."""
    unique = {order.id: order for order in view.case_file.orders if standing_of(order.status).breachable}
    return tuple(order for order in unique.values() if order.made is None or order.made <= view.up_to)


def made_by(view: CaseView) -> tuple[Order, ...]:
    """Those of them that can be broken."""
    return tuple(order for order in recorded_against(view) if breachable(order))


def court_orders(view: CaseView) -> tuple[Order, ...]:
    """Those of them that a court made and that aren't made for another person: of these breaches are counted."""
    every = made_by(view)
    return tuple(
        each for each in every if kind_of(each.kind).of_a_court and made_for(view.case_file, each) != "another"
    )


def once(found: Iterable[BreachFact]) -> tuple[BreachFact, ...]:
    """Breaches of several orders with each incident once, at its strongest status, in the order they happened."""
    best: dict[str, BreachFact] = {}
    for each in found:
        held = best.get(each.entry.id, each)
        stronger, weaker = (each, held) if _strength(each) < _strength(held) else (held, each)
        best[each.entry.id] = stronger if weaker is stronger else replace(stronger, also=(*stronger.also, *weaker.rows))
    return tuple(sorted(best.values(), key=lambda each: each.entry.order))


def _strength(each: BreachFact) -> tuple[bool, int]:
    return not each.certain, _RANK[each.status]


def split(found: Sequence[BreachFact]) -> list[str]:
    """How the breaches stand, each status apart: "2 proved in court", "3 reported"."""
    counts = Counter(each.status for each in found)
    return [_stands(status, counts[status]) for status in STATUSES if counts[status]]


def _stands(status: str, n: int) -> str:
    match status:
        case "proved":
            return say_in(ENGLISH, "findings.stands-proved", n=n)
        case "admitted":
            return say_in(ENGLISH, "findings.stands-admitted", n=n)
        case "charged":
            return say_in(ENGLISH, "findings.stands-charged", n=n)
        case "recalled":
            return say_in(ENGLISH, "findings.stands-recalled", n=n)
        case "warned":
            return say_in(ENGLISH, "findings.stands-warned", n=n)
        case "not-pursued":
            return say_in(ENGLISH, "findings.stands-not-pursued", n=n)
        case "reported":
            return say_in(ENGLISH, "findings.stands-reported", n=n)
        case "unreported":
            return say_in(ENGLISH, "findings.stands-unreported", n=n)
        case "not-known":
            return say_in(ENGLISH, "findings.stands-not-known", n=n)
    return say_in(ENGLISH, "findings.stands-not-asked", n=n)


def stand_for(found: Sequence[BreachFact]) -> list[str]:
    """How many breaches the incidents stand for, where some were counted as several; a sentence or none.

    Of conditions, which are broken and not breached, how many occasions.
    """
    n, many = len(found), sum(each.least for each in found)
    exact = all(each.exact for each in found)
    if exact and many == n:
        return []
    if all(kind_of(each.order.kind).is_condition for each in found):
        if exact:
            return [say_in(ENGLISH, "findings.broken-exactly", many=many)]
        return [say_in(ENGLISH, "findings.broken-least", many=many)]
    if exact:
        return [say_in(ENGLISH, "findings.breaches-exactly", many=many)]
    return [say_in(ENGLISH, "findings.breaches-least", many=many)]


def order_of(view: CaseView, order: Order) -> str:
    """ "the restraining order of 3 March 2024", with whom it was made for where that is nobody of this case."""
    name, another = order_name(order.kind), made_for(view.case_file, order) == "another"
    if order.made:
        if another:
            return str(say_in(ENGLISH, "findings.order-of-another", name=name, on=order.made))
        return str(say_in(ENGLISH, "findings.order-of", name=name, on=order.made))
    if another:
        return str(say_in(ENGLISH, "findings.order-undated-of-another", name=name))
    return str(say_in(ENGLISH, "findings.order-undated", name=name))


def unknown_of(view: CaseView, orders: Sequence[Order]) -> str:
    """What nobody entered of the orders that what is said of them rests on."""
    protecting = [each for each in orders if kind_of(each.kind).protects]
    whom = sum(not made_for(view.case_file, each) for each in protecting)
    served = sum(kind_of(each.kind).of_a_court and each.served is None for each in orders)
    said = [
        *([say_in(ENGLISH, "findings.protects-not-entered", n=whom, of=len(orders))] if whom else []),
        *([say_in(ENGLISH, "findings.served-not-entered", n=served, of=len(orders))] if served else []),
    ]
    return " ".join(said)
