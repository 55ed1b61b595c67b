# SPDX-License-Identifier: Apache-2.0
"""Breaches of courts' orders, how soon one followed another, and contact from custody."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from vlu_desktop.analysis.unit_briefing.counting import UNKNOWN, banded, met, rows_of, tally
from vlu_desktop.analysis.unit_briefing.offender_facts import BreachOnDay, OffenderFacts
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.unit_table import UnitTable

Offenders = Sequence[OffenderFacts]
_BEFORE = ((0, "first"), (2, "few"), (5, "some"), (10**9, "many"))
_SOON = ((7, "week"), (30, "month"), (90, "quarter"), (365, "year"), (10**9, "longer"))


def breaches(offenders: Offenders) -> UnitTable:
    """Breaches by how far each was proved and how many came before."""
    labels = _labels()
    counted: Counter[tuple[str, str]] = Counter()
    for facts in offenders:
        before = 0
        for each in facts.incidents_of_breach:
            for band, many in _by_number(before, each.least):
                counted[each.status, band] += many
            before += each.least
    return UnitTable(
        key="breaches",
        title=say("briefing.title-breaches"),
        definition=say("briefing.about-breaches"),
        base=counted.total(),
        base_said=say("briefing.of-breaches", n=counted.total()),
        columns=(
            say("briefing.breaches-first"),
            say("briefing.breaches-few"),
            say("briefing.breaches-some"),
            say("briefing.breaches-many"),
        ),
        rows=rows_of(met(labels, counted), counted, ("first", "few", "some", "many")),
    )


def _by_number(before: int, many: int) -> Iterator[tuple[str, int]]:
    """Of so many that came after so many others, how many have how many before them."""
    lower = 0
    for last, band in _BEFORE:
        inside = min(before + many, last + 1) - max(before, lower)
        if inside > 0:
            yield band, inside
        lower = last + 1


def _labels() -> dict[str, str]:
    """How far a breach was proved, strongest first."""
    return {
        "proved": say("briefing.breach-proved"),
        "admitted": say("briefing.breach-admitted"),
        "charged": say("briefing.breach-charged"),
        "recalled": say("briefing.breach-recalled"),
        "warned": say("briefing.breach-warned"),
        "not-pursued": say("briefing.breach-not-pursued"),
        "reported": say("briefing.breach-reported"),
        "unreported": say("briefing.breach-unreported"),
        "not-known": say("briefing.breach-not-known"),
        "not-asked": say("briefing.breach-not-asked"),
        "acquitted": say("briefing.breach-acquitted"),
    }


def second_breach(offenders: Offenders) -> UnitTable:
    """How soon the second breach of an order followed its first."""
    found = list(_between(offenders, 1))
    return UnitTable(
        key="second-breach",
        title=say("briefing.title-second-breach"),
        definition=say("briefing.about-time-between"),
        base=len(found),
        base_said=say("briefing.of-broken-orders", n=len(found)),
        columns=(say("briefing.column-number"),),
        rows=rows_of(_soon_labels(), tally(found)),
    )


def third_breach(offenders: Offenders) -> UnitTable:
    """How soon the third followed the second."""
    found = list(_between(offenders, 2))
    return UnitTable(
        key="third-breach",
        title=say("briefing.title-third-breach"),
        definition=say("briefing.about-time-between"),
        base=len(found),
        base_said=say("briefing.of-broken-orders", n=len(found)),
        columns=(say("briefing.column-number"),),
        rows=rows_of(_soon_labels(), tally(found)),
        within="second-breach",
    )


def _soon_labels() -> dict[str, str]:
    return {
        "week": say("briefing.time-week"),
        "month": say("briefing.time-month"),
        "quarter": say("briefing.time-quarter"),
        "year": say("briefing.time-year"),
        "longer": say("briefing.time-longer"),
        UNKNOWN: say("briefing.time-unknown"),
    }


def _between(offenders: Offenders, nth: int) -> Iterator[str]:
    """For each order with more than `nth` breaches, the band of days between that one and the one before."""
    for facts in offenders:
        of_order: dict[str, list[BreachOnDay]] = defaultdict(list)
        for each in sorted(facts.breaches.values(), key=lambda each: each.order):
            of_order[each.order_id] += [each] * min(each.least, nth + 1)
        for each_order in of_order.values():
            if len(each_order) > nth:
                yield _band_between(each_order[nth - 1].on, each_order[nth].on)


def _band_between(one: date | None, other: date | None) -> str:
    return UNKNOWN if one is None or other is None else banded((other - one).days, _SOON)


def custody_contact(offenders: Offenders) -> UnitTable:
    """Of those known to have been in custody, of how many the record shows conduct from there."""
    labels = {
        "shown": say("briefing.contact-shown"),
        "may": say("briefing.contact-may"),
        "none": say("briefing.contact-none"),
    }
    found = [each.contact or "none" for each in offenders if each.in_custody]
    return UnitTable(
        key="contact",
        title=say("briefing.title-contact"),
        definition=say("briefing.about-contact"),
        base=len(found),
        base_said=say("briefing.of-in-custody", n=len(found)),
        columns=(say("briefing.column-number"),),
        rows=rows_of(labels, tally(found)),
        within="ages",
    )
