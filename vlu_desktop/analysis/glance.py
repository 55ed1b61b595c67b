# SPDX-License-Identifier: Apache-2.0
"""Findings at a glance: one card an order broken, one a sentence or release of late, alarms and what is new first.

What an officer looks for stands first: an alarm of the last months, what a test tells now, then what else is new, then
the alarms of before in one line. Of what is not new, conduct against orders and from custody comes before the rest.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from vlu_desktop.analysis.breach_facts import breaches_of
from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import at, order_name
from vlu_desktop.analysis.rates.before_after import steps_taken
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.language.phrases import apart, lower_first, sentence_case
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.finding import Card, Dates, Finding
from vlu_desktop.record.in_force import breachable
from vlu_desktop.record.offending import Order
from vlu_desktop.record.work import FindingReview

_BREACHES = ("after-breach", "more-than-two-breaches", "second-breach", "breach-soon")
_CUSTODY = "contact-from-custody"
_NAMED = 3
# What is done against an order or from custody comes first, and the order of first times, which is history, last.
_RANK = {"step": 0, "custody": 0, "after": 1, "holds": 2, "to-do": 3, "first": 4}


def cards(case_file: CaseFile, findings: Sequence[Finding], up_to: date, params: Params) -> tuple[Card, ...]:
    """Every finding once, in cards, most pressing first.

    New is what is dated in the last months (the setting, 90 days by default), or since the last review of a finding of
    the case where that was longer ago.
    """
    view = CaseView(case_file=case_file, on=Dates(up_to=up_to), params=params.on(up_to))
    desk = _Desk(view, _since(view))
    told = [each for each in findings if not each.failed]
    found = [*_alarms(desk, told), *_tested(desk, told), *_steps(desk, told)]
    found += desk.folded("custody", [each for each in told if each.rule == _CUSTODY])
    shown = {each.key for card in found for each in card.findings}
    for group in ("first", "holds", "to-do"):
        rest = [each for each in findings if each.key not in shown and _group(each) == group]
        found += desk.folded(group, rest)
    return tuple(sorted(found, key=_pressing))


def _group(finding: Finding) -> str:
    """The folded card it belongs to where it has none of its own; a rule that failed is something to see to."""
    if finding.failed:
        return "to-do"
    return finding.group if finding.group in ("first", "to-do") else "holds"


def _since(view: CaseView) -> date:
    """The first day that counts as new."""
    months = view.up_to - timedelta(days=view.params.new_days - 1)
    reviews = [row.on for row in view.case_file.all(FindingReview) if row.on and row.on <= view.up_to]
    return min(months, max(reviews)) if reviews else months


def _pressing(card: Card) -> tuple[int, int, int, str]:
    kind = card.key.partition(":")[0]
    if kind == "alarm":
        tier = 0
    elif kind == "tested":
        tier = 1
    elif card.new and kind not in ("earlier-alarms", "to-do"):
        tier = 2
    else:
        tier = 3 if kind == "earlier-alarms" else 4
    latest = card.latest.toordinal() if card.latest else 0
    return tier, _RANK.get(kind, 0), -latest, card.key


class _Desk:
    """What a card needs to know of the case: when what it rests on happened, and whether that is new."""

    def __init__(self, view: CaseView, since: date) -> None:
        self.view = view
        self.since = since

    def last(self, findings: Iterable[Finding]) -> CaseEntry | None:
        """The last dated incident that the findings rest on."""
        entries = (self.view.by_id.get(each) for finding in findings for each in finding.incident_ids)
        dated = (entry for entry in entries if entry is not None and entry.dated)
        return max(dated, key=lambda entry: (entry.last, entry.id), default=None)

    def latest(self, findings: Iterable[Finding]) -> date | None:
        """The last day it may have been, no later than the day looked back from."""
        entry = self.last(findings)
        return min(entry.last, self.view.up_to) if entry else None

    def tells_breach(self, finding: Finding) -> bool:
        """Whether it tells of breaches of an order, or a condition, that conduct can break."""
        orders = _orders(self.view.case_file, finding)
        return finding.rule in _BREACHES and (not orders or breachable(orders[-1]))

    def card(self, key: str, title: str, findings: Sequence[Finding], group: str = "") -> Card:
        """A card of findings, the first leading."""
        latest = self.latest(findings)
        return Card(
            key=key,
            title=title,
            group=group or findings[0].group,
            findings=tuple(findings),
            latest=latest,
            new=latest is not None and latest >= self.since,
        )

    def folded(self, key: str, findings: Sequence[Finding]) -> list[Card]:
        """One card of a line each, where there are any; one finding alone is a card by itself."""
        if not findings:
            return []
        if len(findings) == 1:
            return [self.card(f"{key}:", findings[0].title, findings)]
        newest = sorted(findings, key=lambda each: self.latest([each]) or date.min, reverse=True)
        title = _folded_title(key, newest)
        return [replace(self.card(f"{key}:", title, newest, "orders" if key == "custody" else key), folded=True)]


def _folded_title(key: str, findings: Sequence[Finding]) -> str:
    """What the card is of, and the first few of its findings by name."""
    named = apart(dict.fromkeys(lower_first(each.title) for each in findings[:_NAMED]))
    more = max(len(findings) - _NAMED, 0)
    if key == "custody":
        return say_in(ENGLISH, "glance.custody", findings=named)
    if key == "first":
        return say_in(ENGLISH, "glance.first-times", findings=named)
    if key == "to-do":
        return say_in(ENGLISH, "glance.to-do-more", findings=named, n=more) if more else say_in(
            ENGLISH, "glance.to-do", findings=named
        )  # fmt: skip
    return say_in(ENGLISH, "glance.holds-more", findings=named, n=more) if more else say_in(
        ENGLISH, "glance.holds", findings=named
    )  # fmt: skip


def _alarms(desk: _Desk, findings: Sequence[Finding]) -> Iterator[Card]:
    """Each alarm with an incident that is new; those of before in one card, the latest first."""
    made = [desk.card(f"alarm:{each.rule}", each.title, [each]) for each in findings if each.group == "single"]
    yield from (card for card in made if card.new)
    earlier = sorted((card for card in made if not card.new), key=lambda card: card.latest or date.min, reverse=True)
    if earlier:
        named = [_dated(lower_first(card.title), desk.last(card.findings)) for card in earlier]
        title = say_in(ENGLISH, "glance.earlier-alarms", alarms=named)
        every = [finding for card in earlier for finding in card.findings]
        yield replace(desk.card("earlier-alarms:", title, every), folded=len(every) > 1)


def _dated(title: str, entry: CaseEntry | None) -> str:
    return title if entry is None else str(say_in(ENGLISH, "glance.alarm-on", alarm=title, on=at(entry)))


def _tested(desk: _Desk, findings: Sequence[Finding]) -> Iterator[Card]:
    for each in findings:
        if each.group == "worse":
            yield desk.card(f"tested:{each.rule}:{each.subject}", each.title, [each])


def _steps(desk: _Desk, findings: Sequence[Finding]) -> Iterator[Card]:
    """One card an order with breaches, what followed it among them; one a sentence or release after which it is new.

    What followed others, long ago, is left to what else the record holds.
    """
    steps = steps_taken(desk.view)
    of_record: dict[str, int] = {}
    for place, step in enumerate(steps):
        for record in step.records:
            of_record.setdefault(record.id, place)
    together: dict[object, list[Finding]] = {}
    for finding in findings:
        if finding.group == "orders" and finding.rule != _CUSTODY:
            at_step = _step_of(desk.view.case_file, finding, of_record)
            together.setdefault(finding.key if at_step is None else at_step, []).append(finding)
    for which, found in together.items():
        on = steps[which].on.isoformat() if isinstance(which, int) else "-".join(found[0].key)
        broken = sorted(filter(desk.tells_breach, found), key=lambda each: _BREACHES.index(each.rule))
        every = [*broken, *(each for each in found if each not in broken)]
        if broken:
            yield desk.card(f"step:{on}", _order_title(desk.view, every[0]), every)
        elif (card := desk.card(f"after:{on}", every[0].title, every)).new:
            yield card


def _orders(case_file: CaseFile, finding: Finding) -> list[Order]:
    """The orders it is about, the last made last."""
    found = [order for kind, key in finding.links if kind == "order" and (order := case_file.get(Order, key))]
    return sorted(found, key=lambda order: (order.made or date.min, order.id))


def _step_of(case_file: CaseFile, finding: Finding, of_record: dict[str, int]) -> int | None:
    """The order, sentence or release it is about: of several orders the last made."""
    orders = _orders(case_file, finding)
    if orders:
        return of_record.get(orders[-1].id)
    return next((of_record[key] for _, key in finding.links if key in of_record), None)


def _order_title(view: CaseView, lead: Finding) -> str:
    """What was made, on which day, and how many incidents are recorded as breaking it."""
    orders = _orders(view.case_file, lead)
    if not orders or lead.rule == "breach-soon":
        return lead.title
    order = orders[-1]
    found = breaches_of(view, order)
    many = sum(each.certain for each in found) or len(found)
    what = sentence_case(order_name(order.kind))
    if order.made:
        what = str(say_in(ENGLISH, "glance.order-made", what=what, on=order.made))
    if lead.certain:
        return say_in(ENGLISH, "glance.order", what=what, n=many)
    return say_in(ENGLISH, "glance.order-may", what=what, n=many)
