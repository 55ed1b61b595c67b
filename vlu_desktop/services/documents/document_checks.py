# SPDX-License-Identifier: Apache-2.0
"""What to look at before a document leaves, in plain words: what its kind uses and no more. Nothing here stops it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.date_display import day
from vlu_desktop.due.meeting_forum import forum
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first, number
from vlu_desktop.papers.document_kinds import Check, document_kind
from vlu_desktop.record.behaviours import kinds_said
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Exhibit, Incident, IncidentUse, LifeEvent
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.offending import Breach, Conviction, Order, OrderTerm
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


_STATEMENTS: Mapping[str, Callable[[], str]] = {
    "court": lambda: say("asking.statement-of-court"),
    "parole": lambda: say("asking.statement-of-parole"),
    "tribunal": lambda: say("asking.statement-of-tribunal"),
}


def _statement(looked: CheckSubject) -> Iterator[str]:
    use = looked.audience if looked.audience in ("parole", "tribunal") else "court"
    signed = [row for row in looked.file.all(Statement) if row.kind == use and _is_signed(row, looked.on)]
    days = [row.signed_on for row in signed if row.signed_on and _agreed(looked.file, row, use)]
    if days:
        yield from _since(looked, max(days))
        return
    name = _STATEMENTS[use]()
    why = " One is signed, but nothing says that its maker agrees to this use." if signed else ""
    yield f"No signed {name} whose maker agreed to its use. The document has none.{why}"


def _since(looked: CheckSubject, last: date) -> Iterator[str]:
    """What came after the statement's day."""
    later = [each for each in looked.file.conduct if _after(each, last)]
    serious = [each for each in later if each.seriousness >= SERIOUS]
    if serious:
        what = lower_first(kinds_said(serious[-1].kinds[:1]))
        yield f"The statement was signed on {day(last)}; something serious came since ({what}). Offer an update."
    elif later:
        yield f"The statement was signed on {day(last)}, before {number(len(later), 'incident')}. Offer an update."


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
            yield "A statement not signed yet has no words. Write it before she or he is asked to sign."
        if row.told_disclosed != "yes":
            yield "Nothing says that the maker was told who may see the statement. Tell her or him before it is signed."


def _findings(looked: CheckSubject) -> Iterator[str]:
    new = sum(1 for each in looked.shown if each.review is None)
    if new:
        yield f"{number(new, 'finding')} not looked at by anybody. The document gives no review of them."


def _convictions(looked: CheckSubject) -> Iterator[str]:
    bare = sum(1 for row in looked.file.all(Conviction) if not row.source)
    if bare:
        yield f"{number(bare, 'conviction')} without a source. The document says so of each."


def _incidents(looked: CheckSubject) -> Iterator[str]:
    undated = sum(1 for each in looked.file.conduct if not each.happened.is_dated)
    if undated:
        yield f"{number(undated, 'incident')} without a date. They stand last in the chronology."
    bare = sum(1 for each in looked.file.conduct if not each.kinds)
    if bare:
        yield f"{number(bare, 'incident')} with no kind of conduct chosen. No finding can rest on them."
    yield from _answers_and_words(looked)


_POLICE = re.compile(r"\b(?:police|officer|constable|999|101|non-emergency|reported it)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"^\W*(?:somebody|someone)\b", re.IGNORECASE)


def _answers_and_words(looked: CheckSubject) -> Iterator[str]:
    """Answers that the words of the same entry may contradict: the other side reads both in one row."""
    told = [each for each in looked.file.conduct if each.incident.reported == "no"]
    police = sum(1 for each in told if _POLICE.search(each.incident.account))
    if police:
        yield (
            f"{number(police, 'incident')} recorded as not reported to the police, whose own words speak of them. Look "
            "at each: the paper prints both in one row."
        )
    sure = [each for each in looked.file.conduct if each.incident.certainty in ("", "known")]
    somebody = sum(1 for each in sure if _SOMEBODY.search(each.incident.account))
    if somebody:
        yield (
            f"{number(somebody, 'incident')} told of as done by somebody, and counted as the offender’s. Say whether "
            "that is known or suspected."
        )


def _agreements(looked: CheckSubject) -> Iterator[str]:
    """Whether it was asked that what somebody told may be used for this reader; a plain no leaves an incident out."""
    purpose, conduct = looked.audience, looked.file.conduct
    said = {row.incident_id: row.agreed for row in looked.file.all(IncidentUse) if row.purpose == purpose}
    refused = [said.get(each.id) for each in conduct].count("no")
    told = [each.id for each in conduct if each.incident.source == "victim"]
    unasked = sum(1 for incident in told if said.get(incident, "") in ("", "not-asked"))
    if refused and refused == len(conduct):
        yield "Nothing was agreed to for this reader: every incident is left out, and the document is all but empty."
    elif refused:
        yield f"{number(refused, 'incident')} left out, for the victim does not agree to this use."
    if unasked and purpose in ("court", "parole", "police"):
        yield f"Of {number(unasked, 'incident')} told by the victim nobody noted whether this use is agreed to. Ask."


def _orders(looked: CheckSubject) -> Iterator[str]:
    orders = looked.file.all(Order)
    bare = sum(1 for row in orders if not looked.file.of(OrderTerm, row.id))
    if bare:
        yield f"{number(bare, 'order')} without terms. What they forbid can’t be told from the document."
    unserved = sum(1 for row in orders if status_of(row.status).in_force and not row.served)
    unlike = sum(1 for row in looked.file.all(Breach) if _decided_as_something_else(looked.file, row))
    if unlike:
        yield (
            f"{number(unlike, 'breach', 'breaches')} recorded as convicted or admitted, of what was charged as "
            "something else. A conviction of that proves no breach: say which charge it was, or take the outcome back."
        )
    if unserved:
        yield f"{number(unserved, 'order')} in force without a day of service. Only an order that was served is broken."


def _decided_as_something_else(file: CaseFile, breach: Breach) -> bool:
    """Whether a breach stands as proved by a court though all that was charged of its incident is something else."""
    entry = file.conduct_by_id.get(breach.incident_id)
    charges = entry.charges if entry else ()
    decided = breach.outcome in ("convicted", "admitted") and not breach.charge_id
    return decided and bool(charges) and not any(map(names_a_breach, charges))


def _offender(looked: CheckSubject) -> Iterator[str]:
    if not looked.file.offenders:
        yield "No offender is entered. Enter one under People, or the document can’t name whose history it is."


def _areas(looked: CheckSubject) -> Iterator[str]:
    yield from withholding_checks(looked.file)


def _exhibits(looked: CheckSubject) -> Iterator[str]:
    rows = looked.file.all(Exhibit)
    if not rows:
        yield "No exhibit is entered. The document says so and lists nothing."
    bare = sum(1 for row in rows if not row.reference)
    if bare:
        yield f"{number(bare, 'exhibit')} without a reference. A court can’t ask for what has none."
    unfiled = sum(1 for row in rows if not row.sha256)
    if unfiled:
        yield f"{number(unfiled, 'exhibit')} without a file here, so without a digest."


def _requests(looked: CheckSubject) -> Iterator[str]:
    waiting = [
        row for row in looked.file.all(Request)
        if row.kind in ("no-contact", "exclusion", "other-condition") and row.decision in ("", "waiting", "deferred")
    ]  # fmt: skip
    if not waiting:
        yield "No condition is waiting to be decided, so there is nothing to ask for. Enter one under Requests."
    bare = sum(1 for row in waiting if not row.reason)
    if bare:
        yield f"{number(bare, 'condition')} without a reason. Say why it is necessary and why no less would do."
    alone = sum(1 for row in waiting if not looked.file.of(RequestIncident, row.id))
    if alone:
        yield f"{number(alone, 'condition')} with no incident named in support. Only incidents named go along."


def _reaching(looked: CheckSubject) -> Iterator[str]:
    unasked = sum(1 for row in looked.file.all(ContactPoint) if row.safe in ("", "not-asked") and not row.until)
    if unasked:
        yield f"Of {number(unasked, 'contact point')} nobody noted whether it is safe. Agencies may use any they see."
    if not looked.file.case.safe_contact:
        yield "How she or he is safely reached is not recorded. Ask before this goes to other agencies."
    children = [row for row in looked.file.all(Involvement) if row.role == "child"]
    unborn = sum(1 for row in children if not _born(looked.file, row.person_id))
    if unborn:
        yield f"The date of birth of {number(unborn, 'child', 'children')} is not recorded."


def _forum(looked: CheckSubject) -> Iterator[str]:
    if said := forum(looked.file, looked.on):
        yield said


def _born(file: CaseFile, person_id: str) -> bool:
    person = file.get(Person, person_id)
    return person is not None and person.born is not None


def _actions(looked: CheckSubject) -> Iterator[str]:
    rows = looked.file.all(Action)
    if not rows:
        yield "No action is recorded, so there is none to list."
    ownerless = sum(1 for row in rows if not row.agency)
    if ownerless:
        yield f"{number(ownerless, 'action')} without an agency. No agency’s list has it."
    undated = sum(1 for row in rows if not row.due and row.status in UNFINISHED)
    if undated:
        yield f"{number(undated, 'action')} open without a day by which it is due."


def _several(looked: CheckSubject) -> Iterator[str]:
    if len(looked.file.victims) > 1:
        yield "This case has several victims. Read every page for what another told before the copy is handed over."
        told = [each for each in looked.file.all(Incident) if each.source == "victim"]
        if unsure := sum(1 for each in told if not looked.file.teller_of(each)):
            yield say("acts.told-by-which-victim", n=unsure)
        lives = [row for row in looked.file.all(LifeEvent) if row.because == "yes"]
        if unnamed := sum(1 for row in lives if not looked.file.whose_life(row)):
            yield say("documents.lives-without-who", n=unnamed)


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
        told = "A withholding mark has" if lost == 1 else f"{lost} withholding marks have"
        yield f"{told} lost the passage it covered, so that text is left out whole. Mark the passage anew."


def _named(areas: list[str]) -> str:
    one = len(areas) == 1
    told = "An area he is kept out of is named" if one else f"{len(areas)} areas he is kept out of are named"
    where = " An area drawn around a place points at it." if any(map(_AROUND.search, areas)) else ""
    return (
        f"{told}. Does {'it' if one else 'any of them'} reveal where somebody lives, works or goes to school?{where} "
        "Protected addresses are left out anyway; mark what else would tell."
    )
