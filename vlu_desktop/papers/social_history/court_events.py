# SPDX-License-Identifier: Apache-2.0
"""What courts, police and prisons did, as lines of the chronology: orders, arrests, charges, hearings, sentences."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import in_sentences, in_turn, worded
from vlu_desktop.papers.common.wording import entries, lower_first, short_day, told, worded_runs
from vlu_desktop.papers.social_history import order_names
from vlu_desktop.papers.social_history.line_of_chronology import UNDATED_KEY, Line, on_day, when_told
from vlu_desktop.record.conduct import Charge, ChargeIncident, PoliceContact, PoliceContactIncident
from vlu_desktop.record.count import Count
from vlu_desktop.record.offending import (
    Conviction,
    Hearing,
    Movement,
    Order,
    OrderVariation,
    Proceeding,
    Sentence,
    SentenceRequirement,
    Whereabouts,
)
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

_TELLS_OF_AN_ENTRY = frozenset({"report", "call"})
"""Contacts with the police that the status of their entry tells of."""


def line(source: PaperSource, on: date | When | None, title: str, *more: t.Runs) -> Line:
    """One thing that happened: its title in bold, then what more there is to say."""
    runs: list[str | t.Inline] = [t.Text(text=in_sentences((title,)), bold=True)]
    for each in (part for part in more if part):
        runs += [" ", *((each,) if isinstance(each, str) else each)]
    if isinstance(on, When) and on.is_dated:
        planned = bool(on.first_day and on.first_day > source.facts.data_to)
        return Line(key=on.sort_key, when=when_told(on), what=(tuple(runs),), planned=planned)
    if isinstance(on, date):
        planned = on > source.facts.data_to
        return Line(key=on_day(on), when=short_day(on), what=(tuple(runs),), planned=planned)
    words = on.words.strip() if isinstance(on, When) else ""
    when = worded("court-events.not-known-told", words=words) if words else worded("court-events.not-known")
    return Line(key=UNDATED_KEY, when=told(when), what=(tuple(runs),))


def court_events(source: PaperSource) -> Iterator[Line]:
    """All of them, in no order."""
    yield from _orders(source)
    yield from _police(source)
    yield from _charges(source)
    yield from _convictions(source)
    yield from _sentences(source)
    yield from _hearings(source)
    yield from _whereabouts(source)


def _sentence(*parts: str) -> t.Runs:
    """Parts as sentences, the empty ones left out."""
    return told(in_sentences(parts))


def _about(source: PaperSource, incident_ids: Iterable[str]) -> t.Runs:
    numbers = [source.numbers[each] for each in incident_ids if each in source.numbers]
    return worded_runs("court-events.about", entries=entries(numbers)) if numbers else ""


def _orders(source: PaperSource) -> Iterator[Line]:
    for order in source.file.orders:
        name = lower_first(order_names.named(source, order))
        if not status_of(order.status).counts:
            status = lower_first(status_of(order.status).label)
            title = worded("court-events.order-status", status=status, order=name)
            yield line(source, order.made, title, _sentence(order.court))
            continue
        served = order.served is not None and order.served == order.made
        protects = source.persons.protects(order)
        what = counted(name, order.count)
        title = worded("court-events.made-served", order=what) if served else worded("court-events.made", order=what)
        whom = worded("court-events.protects", whom=protects.said()) if protects.entered else ""
        yield line(source, order.made, title, _sentence(order.court, whom, _until(order)))
        if order.served and not served:
            yield line(source, order.served, worded("court-events.served", order=name))
        for row in source.file.of(OrderVariation, order.id):
            yield line(source, row.made, worded("court-events.varied", order=name))
        if order.ended:
            yield line(source, order.ended, worded("court-events.ended", order=name))


def _until(order: Order) -> str:
    if order.until_further_order:
        return worded("court-events.until-further-order")
    return worded("court-events.until", on=short_day(order.expires)) if order.expires else ""


def _police(source: PaperSource) -> Iterator[Line]:
    for row in source.file.all(PoliceContact):
        about = [link.incident_id for link in source.file.of(PoliceContactIncident, row.id)]
        if row.kind in _TELLS_OF_AN_ENTRY and any(each in source.numbers for each in about):
            continue
        title = counted(label("police-contact", row.kind) or worded("court-events.police"), row.count)
        yield line(source, row.happened, title, _sentence(row.force, row.reference, row.done), _about(source, about))


def whose(source: PaperSource, *ids: str) -> str:
    """That a matter is none of this case's, where the record ties it to somebody else alone."""
    return worded("court-events.another-person") if source.disclosed.other_matters.intersection(ids) else ""


def _charges(source: PaperSource) -> Iterator[Line]:
    convicted = {(row.offence.casefold(), _day(row.convicted)) for row in source.file.all(Conviction)}
    for row in source.file.all(Charge):
        offence = counted(_under(offence_of(row), row.provision), row.count)
        about = _about(source, (link.incident_id for link in source.file.of(ChargeIncident, row.id)))
        outcome = outcome_of(source, row)
        if row.charged_on or not row.outcome_on:
            # What became of it without a day stands with the charge itself.
            charged = worded("court-events.charged")
            said = outcome if row.outcome not in ("", "pending") and not row.outcome_on else ""
            yield line(source, row.charged_on, charged, _sentence(offence, said, whose(source, row.id)), about)
        if row.outcome_on and (row.offence.casefold(), _day(row.outcome_on)) not in convicted:
            yield line(source, row.outcome_on, outcome, _sentence(offence, whose(source, row.id)), about)


def _day(when: When | None) -> date | None:
    return when.first_day if when else None


def outcome_of(source: PaperSource, row: Charge) -> str:
    """What became of a charge; that there was a trial is said only where the record holds one of those proceedings."""
    if row.outcome != "convicted":
        return label("charge-outcome", row.outcome or "pending")
    tried = any(each.kind == "trial" for each in source.file.of(Hearing, row.proceeding_id))
    return worded("court-events.convicted-after-trial") if tried else worded("court-events.convicted")


def _convictions(source: PaperSource) -> Iterator[Line]:
    for row in source.file.all(Conviction):
        many, offence = how_many(row), offence_of(row)
        against = source.persons.name(row.against_id) if row.against_id else ""
        whom = worded("court-events.against", name=against) if against else ""
        told_by = source_of(row)
        whence = worded("court-events.from", source=told_by) if told_by else ""
        what = worded("court-events.counted", what=offence, many=many) if many else offence
        said = _sentence(what, whom, row.court, whence)
        yield line(source, row.convicted, worded("court-events.convicted"), said)


def how_many(row: Conviction) -> str:
    """How many a conviction stands for, "" where it is one, or its own words say it ("29 convictions")."""
    if row.count and not row.count.is_once:
        shown = row.count.display()
        return shown if _is_news_beside(shown, row.offence) else ""
    return worded("court-events.several") if row.aggregate else ""


def several(count: Count | None) -> str:
    """How many one row stands for; "" where it stands for one."""
    return count.display() if count is not None and not count.is_once else ""


def counted(what: str, count: Count | None) -> str:
    """What a row is called, with how many it stands for where that is not one."""
    many = several(count)
    return worded("court-events.counted", what=what, many=many) if many else what


def source_of(row: Conviction) -> str:
    """Where a conviction is known from, and of which day that is; "" where neither is recorded."""
    if row.source and row.source_on:
        return worded("court-events.source-on", source=row.source, on=short_day(row.source_on))
    return row.source or short_day(row.source_on)


def _under(offence: str, provision: str) -> str:
    return worded("court-events.offence-under", offence=offence, provision=provision) if provision else offence


def offence_of(row: Charge | Conviction) -> str:
    """The offence as it was given, its kind where its words do not say it, and whether it is the index offence."""
    kind = label("offence-category", row.category) if row.category != "other" else ""
    told_by = set(re.findall(r"\w{4,}", row.offence.casefold()))
    more = [lower_first(kind)] if kind and not told_by & set(re.findall(r"\w{4,}", kind.casefold())) else []
    more += [worded("court-events.index-offence")] if row.index_offence else []
    return worded("court-events.offence-of", offence=row.offence, kinds=in_turn(more)) if more else row.offence


def sentenced_for(source: PaperSource, row: Sentence) -> str:
    """The offence a sentence was passed for, "" where the record does not say."""
    conviction = source.file.get(Conviction, row.conviction_id)
    charge = source.file.get(Charge, row.charge_id)
    return conviction.offence if conviction else charge.offence if charge else row.offence


def remand_is_news(row: Sentence) -> bool:
    """Whether the time on remand stands nowhere in the sentence as it was expressed."""
    return _is_news(row.remand_time, row)


def _is_news(part: str, row: Sentence) -> bool:
    """Whether a part of a sentence stands nowhere in it as it was expressed: "for 24 months" is not said again."""
    return _is_news_beside(part, row.expressed)


def _is_news_beside(part: str, words: str) -> bool:
    """Whether a part has a number that the words beside it have not."""
    numbers = set(re.findall(r"\d+", part))
    return bool(part) and not (numbers and numbers <= set(re.findall(r"\d+", words)))


def requirements_of(source: PaperSource, row: Sentence) -> list[str]:
    """What a sentence requires, each once: a detail that begins as its kind is called says the kind itself."""
    found = []
    for each in source.file.of(SentenceRequirement, row.id):
        kind, detail = label("requirement-kind", each.kind), each.detail
        names = [part.strip().casefold() for part in kind.split(" or ")]
        says_it = any(name and name in detail.casefold() for name in names)
        if detail and kind and not says_it:
            found.append(worded("court-events.requirement", kind=kind, detail=detail))
        else:
            found.append(detail or kind)
    return found


def _sentences(source: PaperSource) -> Iterator[Line]:
    for row in source.file.all(Sentence):
        requirements = requirements_of(source, row)
        offence = sentenced_for(source, row)
        passed = row.expressed or label("sentence-kind", row.kind) or worded("court-events.not-recorded-to-what")
        with_ = [lower_first(each) for each in requirements]
        said = _sentence(
            counted(passed, row.count),
            worded("court-events.for", offence=lower_first(offence)) if offence else "", row.court,
            worded("court-events.minimum-term", term=row.tariff) if _is_news(row.tariff, row) else "",
            worded("court-events.suspended", time=row.suspended_for) if _is_news(row.suspended_for, row) else "",
            worded("court-events.remand", time=row.remand_time) if remand_is_news(row) else "",
            worded("court-events.with", requirements=with_) if requirements else "",
            whose(source, row.id),
        )  # fmt: skip
        yield line(source, row.passed, worded("court-events.sentenced"), said)


def _hearings(source: PaperSource) -> Iterator[Line]:
    for row in source.file.all(Hearing):
        proceeding = source.file.get(Proceeding, row.proceeding_id)
        kind = label("proceeding-kind", proceeding.kind) if proceeding else ""
        heard = label("hearing-kind", row.kind) or worded("court-events.kind-not-recorded")
        said = worded("court-events.proceedings", kind=kind) if kind else ""
        title = (
            worded("court-events.hearing")
            if row.kind == "other"
            else worded("court-events.hearing-of", kind=lower_first(heard))
        )
        yield line(source, row.on, title, _sentence(said, whose(source, row.proceeding_id), *decided(row), row.result))


def decided(row: Hearing) -> Iterator[str]:
    """What a hearing decided, and what was asked of it: bail granted in spite of an objection is another thing."""
    if row.outcome:
        outcome = lower_first(label("hearing-outcome", row.outcome))
        if row.decided_on and row.decided_on != row.on:
            yield worded("court-events.decided-on", outcome=outcome, on=short_day(row.decided_on))
        else:
            yield worded("court-events.decided", outcome=outcome)
    match row.bail_objected:
        case "yes":
            yield worded("court-events.bail-objected")
        case "no":
            yield worded("court-events.bail-not-objected")
    match row.remand_sought:
        case "yes":
            yield worded("court-events.remand-sought")
        case "no":
            yield worded("court-events.remand-not-sought")


def _stay_until(row: Whereabouts) -> str:
    """Until when somebody was there; of a stay without days nobody says that it may go on."""
    if row.ends is None:
        return worded("court-events.not-ended") if row.starts else worded("court-events.stay-without-days")
    on = short_day(row.ends)
    return worded("court-events.to", on=on) if row.starts else worded("court-events.to-since-not-known", on=on)


def _whereabouts(source: PaperSource) -> Iterator[Line]:
    for row in source.file.all(Whereabouts):
        where = label("whereabouts", row.kind) or worded("court-events.whereabouts")
        yield line(source, row.starts, where, _sentence(_stay_until(row)))
    for move in source.file.all(Movement):
        yield line(
            source, move.on, label("movement", move.kind) or worded("court-events.moved"), _sentence(move.detail)
        )
