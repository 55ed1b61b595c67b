# SPDX-License-Identifier: Apache-2.0
"""What to look at before a document leaves, in plain words: what its kind uses and no more. Nothing here stops it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vlu_desktop.due.meeting_forum import forum
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.papers.document_kinds import Check, document_kind
from vlu_desktop.record.behaviours import kinds_said
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Exhibit, Incident, IncidentUse, LifeEvent
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.offending import Breach, Conviction, Order, OrderTerm, Whereabouts
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.people import ContactPoint, Involvement, Person
from vlu_desktop.record.proof import names_a_breach
from vlu_desktop.record.work import (
    UNFINISHED,
    Action,
    Request,
    RequestIncident,
    Statement,
    StatementUse,
    WithholdingMark,
)
from vlu_desktop.services.cases.findings import FindingView

SERIOUS = 4
"""From this step of seriousness on, something after the last statement is worth asking about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSubject:
    """What is about to be made, from what: the questions are asked of this."""

    file: CaseFile
    shown: tuple[FindingView, ...]
    on: date
    audience: str


Asked = Callable[[CheckSubject], Iterator[str]]


def checks(file: CaseFile, shown: Iterable[FindingView], on: date, kind: str, audience: str) -> tuple[str, ...]:
    """Sentences about what this kind of document uses, for this reader; none where nothing was found.

    UserError where there is no such kind, or it is not made for this audience.
    """
    looked = CheckSubject(file=file, shown=tuple(shown), on=on, audience=audience)
    wanted = document_kind(kind, audience).checks
    return tuple(sentence for check in wanted for sentence in ASKED[check](looked))


_NONE_SIGNED: Mapping[str, Callable[[], str]] = {
    "court": lambda: say("leaving.no-signed-court"),
    "parole": lambda: say("leaving.no-signed-parole"),
    "tribunal": lambda: say("leaving.no-signed-tribunal"),
}
_NONE_AGREED: Mapping[str, Callable[[], str]] = {
    "court": lambda: say("leaving.not-agreed-court"),
    "parole": lambda: say("leaving.not-agreed-parole"),
    "tribunal": lambda: say("leaving.not-agreed-tribunal"),
}


def _statement(looked: CheckSubject) -> Iterator[str]:
    use = looked.audience if looked.audience in ("parole", "tribunal") else "court"
    signed = [row for row in looked.file.all(Statement) if row.kind == use and _is_signed(row, looked.on)]
    days = [row.signed_on for row in signed if row.signed_on and _agreed(looked.file, row, use)]
    if days:
        yield from _since(looked, max(days))
        return
    yield (_NONE_AGREED if signed else _NONE_SIGNED)[use]()


def _since(looked: CheckSubject, last: date) -> Iterator[str]:
    """What came after the statement's day."""
    later = [each for each in looked.file.conduct if _after(each, last)]
    serious = [each for each in later if each.seriousness >= SERIOUS]
    if serious:
        what = lower_first(kinds_said(serious[-1].kinds[:1]))
        yield say("leaving.statement-before-something-serious", on=last, what=what)
    elif later:
        yield say("leaving.statement-before-incidents", on=last, n=len(later))


def _is_signed(row: Statement, on: date) -> bool:
    return row.status == "signed" and row.signed_on is not None and row.signed_on <= on


def _agreed(file: CaseFile, row: Statement, use: str) -> bool:
    uses = [each for each in file.of(StatementUse, row.id) if each.purpose == use]
    return bool(uses) and all(each.agreed == "yes" for each in uses)


def _after(each: Conduct, last: date) -> bool:
    return not each.reach.possibly_within(date.min, last)


def _unsigned(looked: CheckSubject) -> Iterator[str]:
    for row in looked.file.all(Statement):
        if row.status not in ("", "draft"):
            continue
        if not row.text.strip():
            yield say("leaving.statement-has-no-words")
        if row.told_disclosed != "yes":
            yield say("leaving.maker-not-told")


def _findings(looked: CheckSubject) -> Iterator[str]:
    new = sum(1 for each in looked.shown if each.review is None)
    if new:
        yield say("leaving.findings-not-looked-at", n=new)


def _convictions(looked: CheckSubject) -> Iterator[str]:
    bare = sum(1 for row in looked.file.all(Conviction) if not row.source)
    if bare:
        yield say("leaving.convictions-without-source", n=bare)


def _incidents(looked: CheckSubject) -> Iterator[str]:
    undated = sum(1 for each in looked.file.conduct if not each.happened.is_dated)
    if undated:
        yield say("leaving.incidents-without-date", n=undated)
    bare = sum(1 for each in looked.file.conduct if not each.kinds)
    if bare:
        yield say("leaving.incidents-without-kind", n=bare)
    yield from _answers_and_words(looked)


_POLICE = re.compile(r"\b(?:police|officer|constable|999|101|non-emergency|reported it)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"^\W*(?:somebody|someone)\b", re.IGNORECASE)


def _answers_and_words(looked: CheckSubject) -> Iterator[str]:
    """Answers that the words of the same entry may contradict: the other side reads both in one row."""
    told = [each for each in looked.file.conduct if each.incident.reported == "no"]
    police = sum(1 for each in told if _POLICE.search(each.incident.account))
    if police:
        yield say("leaving.police-in-words", n=police)
    sure = [each for each in looked.file.conduct if each.incident.certainty in ("", "known")]
    somebody = sum(1 for each in sure if _SOMEBODY.search(each.incident.account))
    if somebody:
        yield say("leaving.somebody-in-words", n=somebody)


def _agreements(looked: CheckSubject) -> Iterator[str]:
    """Whether it was asked that what somebody told may be used for this reader; a plain no leaves an incident out."""
    purpose, conduct = looked.audience, looked.file.conduct
    said = {row.incident_id: row.agreed for row in looked.file.all(IncidentUse) if row.purpose == purpose}
    refused = [said.get(each.id) for each in conduct].count("no")
    told = [each.id for each in conduct if each.incident.source == "victim"]
    unasked = sum(1 for incident in told if said.get(incident, "") in ("", "not-asked"))
    if refused and refused == len(conduct):
        yield say("leaving.nothing-agreed-to")
    elif refused:
        yield say("leaving.refused-use", n=refused)
    if unasked and purpose in ("court", "parole", "police"):
        yield say("leaving.use-not-asked", n=unasked)


def _orders(looked: CheckSubject) -> Iterator[str]:
    orders = looked.file.all(Order)
    bare = sum(1 for row in orders if not looked.file.of(OrderTerm, row.id))
    if bare:
        yield say("leaving.orders-without-terms", n=bare)
    unserved = sum(1 for row in orders if status_of(row.status).in_force and not row.served)
    unlike = sum(1 for row in looked.file.all(Breach) if _decided_as_something_else(looked.file, row))
    if unlike:
        yield say("leaving.breaches-of-something-else", n=unlike)
    if unserved:
        yield say("leaving.orders-without-service", n=unserved)


def _decided_as_something_else(file: CaseFile, breach: Breach) -> bool:
    """Whether a breach stands as proved by a court though all that was charged of its incident is something else."""
    entry = file.conduct_by_id.get(breach.incident_id)
    charges = entry.charges if entry else ()
    decided = breach.outcome in ("convicted", "admitted") and not breach.charge_id
    return decided and bool(charges) and not any(map(names_a_breach, charges))


def _offender(looked: CheckSubject) -> Iterator[str]:
    if not looked.file.offenders:
        yield say("leaving.no-offender")


def _areas(looked: CheckSubject) -> Iterator[str]:
    yield from withholding_checks(looked.file)


def _exhibits(looked: CheckSubject) -> Iterator[str]:
    rows = looked.file.all(Exhibit)
    if not rows:
        yield say("leaving.no-exhibit")
    bare = sum(1 for row in rows if not row.reference)
    if bare:
        yield say("leaving.exhibits-without-reference", n=bare)
    unfiled = sum(1 for row in rows if not row.sha256)
    if unfiled:
        yield say("leaving.exhibits-without-file", n=unfiled)


def _requests(looked: CheckSubject) -> Iterator[str]:
    waiting = [
        row for row in looked.file.all(Request)
        if row.kind in ("no-contact", "exclusion", "other-condition") and row.decision in ("", "waiting", "deferred")
    ]  # fmt: skip
    if not waiting:
        yield say("leaving.no-condition-waiting")
    bare = sum(1 for row in waiting if not row.reason)
    if bare:
        yield say("leaving.conditions-without-reason", n=bare)
    alone = sum(1 for row in waiting if not looked.file.of(RequestIncident, row.id))
    if alone:
        yield say("leaving.conditions-without-incident", n=alone)
    if mapped := sum(1 for row in waiting if row.map_id):
        yield say("leaving.maps-apart", n=mapped)


def _reaching(looked: CheckSubject) -> Iterator[str]:
    unasked = sum(1 for row in looked.file.all(ContactPoint) if row.safe in ("", "not-asked") and not row.until)
    if unasked:
        yield say("leaving.contact-points-not-asked", n=unasked)
    if not looked.file.case.safe_contact:
        yield say("leaving.reached-how-not-recorded")
    children = [row for row in looked.file.all(Involvement) if row.role == "child"]
    unborn = sum(1 for row in children if not _born(looked.file, row.person_id))
    if unborn:
        yield say("leaving.children-without-birth", n=unborn)


def _forum(looked: CheckSubject) -> Iterator[str]:
    if said := forum(looked.file, looked.on):
        yield said


def _born(file: CaseFile, person_id: str) -> bool:
    person = file.get(Person, person_id)
    return person is not None and person.born is not None


def _actions(looked: CheckSubject) -> Iterator[str]:
    rows = looked.file.all(Action)
    if not rows:
        yield say("leaving.no-action")
    ownerless = sum(1 for row in rows if not row.agency)
    if ownerless:
        yield say("leaving.actions-without-agency", n=ownerless)
    undated = sum(1 for row in rows if not row.due and row.status in UNFINISHED)
    if undated:
        yield say("leaving.actions-without-day", n=undated)


def _several(looked: CheckSubject) -> Iterator[str]:
    if len(looked.file.victims) > 1:
        yield say("leaving.several-victims")
        told = [each for each in looked.file.all(Incident) if each.source == "victim"]
        if unsure := sum(1 for each in told if not looked.file.teller_of(each)):
            yield say("acts.told-by-which-victim", n=unsure)
        lives = [row for row in looked.file.all(LifeEvent) if row.because == "yes"]
        if unnamed := sum(1 for row in lives if not looked.file.whose_life(row)):
            yield say("documents.lives-without-who", n=unnamed)


def _held(looked: CheckSubject) -> Iterator[str]:
    """A letter to a prison says that he or she is held there, whatever the record holds."""
    stays = [row for row in looked.file.all(Whereabouts) if row.kind in ("prison", "remand")]
    if not any(
        (not row.starts or row.starts <= looked.on) and (not row.ends or row.ends >= looked.on) for row in stays
    ):
        yield say("leaving.not-known-held")


# To add a question: its name in `Check`, and how it is asked here. Which kinds ask it is said by each kind.
ASKED: Mapping[Check, Asked] = {
    Check.OFFENDER: _offender,
    Check.STATEMENT: _statement,
    Check.UNSIGNED: _unsigned,
    Check.FINDINGS: _findings,
    Check.CONVICTIONS: _convictions,
    Check.INCIDENTS: _incidents,
    Check.AGREEMENTS: _agreements,
    Check.ORDERS: _orders,
    Check.AREAS: _areas,
    Check.EXHIBITS: _exhibits,
    Check.REQUESTS: _requests,
    Check.REACHING: _reaching,
    Check.FORUM: _forum,
    Check.ACTIONS: _actions,
    Check.SEVERAL_VICTIMS: _several,
    Check.HELD: _held,
}


_AROUND = re.compile(
    r"\b(?:within|metres?|yards?|miles?|km|kilometres?|radius|surrounding|vicinity|around|near|map)\b",
    re.IGNORECASE,
)


def withholding_checks(file: CaseFile) -> Iterator[str]:
    """Sentences, none where there is nothing to ask."""
    rows: tuple[OrderTerm | Request, ...] = (*file.all(OrderTerm), *file.all(Request))
    areas = [row.wording for row in rows if row.kind == "exclusion" and row.wording]
    if areas:
        yield _named(areas)
    lost = sum(1 for mark in file.all(WithholdingMark) if mark.starts_at is None or mark.ends_at is None)
    if lost:
        yield say("leaving.marks-lost", n=lost)


def _named(areas: list[str]) -> str:
    if any(map(_AROUND.search, areas)):
        return say("leaving.areas-around-a-place", n=len(areas))
    return say("leaving.areas-named", n=len(areas))
