# SPDX-License-Identifier: Apache-2.0
"""Lines of Today that concern the victim: contacts to make, statements to offer, hearings to prepare for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from vlu_desktop.due.court_tellings import PAROLE
from vlu_desktop.due.due_line import ANNUAL_CONTACT, BACK, Diary, DueItem
from vlu_desktop.due.telling_lines import parole_decisions, standing, was_with
from vlu_desktop.due.told_event import Event
from vlu_desktop.due.who_is_told import Recipient, recipients
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.record.offending import Hearing, Sentence
from vlu_desktop.record.telling_event import ANNUAL, telling_event
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import ANSWERED, Contact, Request, Statement, StatementOffer, Telling

REACHED = frozenset({"", "spoke", "sent", "message-left", "reply-received"})
LONG_AGO = timedelta(days=365)
_CONTACT, _OFFER = "record-contact", "record-offer"
GRAVE = 4
"""The rung of a threat of violence: what is as grave since a statement is told with the offer to update it."""
NOT_REACHED = frozenset({"", "referred", "contacted", "no-response"})
"""Statuses of a case in which nobody may have been reached: a status is what an officer set, and no answer."""
HELD_UNDER = frozenset({
    "imprisonment", "extended", "life", "ipp", "dpp", "particular-concern", "yoi", "under-eighteen", "hospital",
    "restricted", "hybrid",
})  # fmt: skip
"""Sentences of which some bring the offender's victim under the Victim Contact Scheme."""


def enough_for(items: Iterable[DueItem]) -> frozenset[str]:
    """The outcomes of one contact after which these lines leave no next step: a yearly letter is made once it went."""
    return REACHED if all(item.kind == ANNUAL_CONTACT for item in items) else ANSWERED


def contacts(diary: Diary) -> Iterator[DueItem]:
    """Referral, first contact, annual contact, and what a contact left to follow up."""
    made = diary.every(Contact)
    told = {row.contact_id for row in diary.every(Telling)}
    for contact in made:
        if contact.id in told:
            continue  # the line of what is to be told says what comes next
        if contact.follow_up_on and not contact.follow_up_done and diary.soon(contact.follow_up_on):
            target, which = ("contact", contact.id), _which(contact)
            yield diary.item("contact", say("due.contact-follow-up"), which, target, contact.follow_up_on, _CONTACT)
    if not diary.in_touch:
        return
    if not diary.case_file.case.scheme:
        yield from _referral(diary)
    for who in recipients(diary.case_file, diary.today):
        if diary.case_file.case.status in NOT_REACHED and who.wants_contact:
            yield from _first(diary, who, made)
        if who.level == ANNUAL:
            yield from _annual(diary, who, made)


def _which(contact: Contact) -> str:
    when = contact.happened.display() if contact.happened and contact.happened.is_dated else ""
    channel = label("channel", contact.channel) or say("due.contact")
    return say("due.contact-of", channel=channel, when=when) if when else channel


def _sentenced(diary: Diary, kinds: frozenset[str] | None = None) -> date | None:
    """The last day known on which a sentence was passed, of any kind or of these; None where no day is known."""
    passed = [row.passed for row in diary.every(Sentence) if row.passed and (kinds is None or row.kind in kinds)]
    return max((on for each in passed if each.span_days == 1 and (on := each.last_day)), default=None)


def _referral(diary: Diary) -> Iterator[DueItem]:
    """Whether a sentence of the last year calls for the scheme, where none is entered; the officer knows if it does."""
    passed = _sentenced(diary, HELD_UNDER)
    if passed is None or not diary.today - BACK <= passed <= diary.today:
        return
    due = diary.by("vcs_referral", passed)
    if due:
        detail = say("due.scheme-why", on=passed, until=due.date, source=due.source)
        yield diary.item("referral", say("due.scheme"), detail, ("case", diary.case_file.case.id), due)


def _first(diary: Diary, who: Recipient, made: tuple[Contact, ...]) -> Iterator[DueItem]:
    """Until somebody answered, or a manager ended it: no call that nobody took, and no status, does."""
    case = diary.case_file.case
    sentenced = _sentenced(diary)
    if case.scheme == "vcs":
        rule, begun, anchor = "vcs_first_contact", "referred", case.opened
    elif case.scheme == "vns":
        rule, begun, anchor = "vns_contact", "sentenced" if sentenced else "opened", sentenced or case.opened
    elif case.scheme:
        rule, begun, anchor = "contact_otherwise", "opened", case.opened
    else:
        return
    record, on = ("case", str(case.id)), anchor or diary.today
    first = Event(kind=telling_event("first-contact"), record=record, on=on, known=on)
    how = standing(diary, first, who, besides=made)
    if how.ended:
        return
    said = _begun(begun, anchor)
    told = ". ".join((said, " ".join(how.sentences))) if how.sentences else said
    title = say("due.first-contact") if who.alone else say("due.first-contact-of", who=who.name)
    line = diary.item("first-contact", title, told, record, diary.by(rule, anchor) if anchor else None, _CONTACT)
    yield replace(line, waits_until=how.waits_until, person_id=who.person_id, event="first-contact", event_on=anchor)


def _begun(begun: str, on: date | None) -> str:
    """From which day the time for a first contact runs."""
    if on is None:
        return say("due.first-undated")
    match begun:
        case "referred":
            return say("due.first-referred", on=on)
        case "sentenced":
            return say("due.first-sentenced", on=on)
    return say("due.first-opened", on=on)


def _annual(diary: Diary, who: Recipient, made: tuple[Contact, ...]) -> Iterator[DueItem]:
    case = diary.case_file.case
    known = [
        on
        for contact in made
        if contact.key_stage == "annual"
        and contact.outcome in REACHED
        and contact.happened
        and was_with(diary.case_file, contact, who)
        if (on := contact.happened.last_day) and on <= diary.today
    ]
    anchor = max(known, default=case.opened)
    due = diary.by("annual_contact", anchor) if anchor else None
    if due is None or diary.soon(due.date):
        said = say("due.annual-last", on=max(known)) if known else say("due.annual-none")
        name = say("due.annual") if who.alone else say("due.annual-of", who=who.name)
        line = diary.item(ANNUAL_CONTACT, name, said, ("case", str(case.id)), due, _CONTACT)
        yield replace(line, person_id=who.person_id)


def statements(diary: Diary) -> Iterator[DueItem]:
    """Updates to offer before a hearing or on the day set, and the parole statement to send."""
    if not diary.in_touch:
        return
    signed = sorted(
        (row for row in diary.every(Statement) if row.status == "signed" and row.signed_on),
        key=lambda row: (row.signed_on or date.min, row.id),
    )
    fresh = _fresh(diary, signed)
    for hearing, on in _to_come(diary):
        if hearing.kind in PAROLE:
            yield from _parole(diary, hearing, on, signed)
        else:
            yield from _before(diary, hearing, on, signed[-1] if signed else None, fresh)
    yield from _next_offers(diary, signed, fresh)


def _fresh(diary: Diary, signed: list[Statement]) -> date:
    """When a statement was last offered or signed."""
    days = [offer.offered_on for offer in diary.every(StatementOffer)] + [row.signed_on for row in signed]
    return max((each for each in days if each), default=date.min)


def _to_come(diary: Diary) -> Iterator[tuple[Hearing, date]]:
    """The hearings that are near, each with its day."""
    for hearing in diary.every(Hearing):
        if hearing.on and hearing.on >= diary.today and diary.soon(hearing.on):
            yield hearing, hearing.on


def _next_offers(diary: Diary, signed: list[Statement], fresh: date) -> Iterator[DueItem]:
    """An update on the day set for it, where nothing newer supplements the statement."""
    supplemented = {row.supplements_id for row in signed}
    for statement in signed:
        on = statement.next_offer
        if on and diary.soon(on) and fresh < on and statement.id not in supplemented:
            target = ("statement", statement.id)
            yield diary.item("statement", say("due.statement-update"), _since(diary, statement), target, on, _OFFER)


def _before(diary: Diary, hearing: Hearing, on: date, last: Statement | None, fresh: date) -> Iterator[DueItem]:
    """The offer before a hearing that is no parole hearing; `fresh` is when a statement was last offered or signed."""
    due = diary.by("statement_update", on)
    lead = on - due.date if due else timedelta(days=28)
    if fresh < on - 2 * lead:
        title = say("due.statement-update") if last else say("due.statement-offer")
        told = _since(diary, last, on)
        yield diary.item("statement", title, told, ("hearing", hearing.id), due.date if due else on, _OFFER)


def _since(diary: Diary, last: Statement | None, hearing: date | None = None) -> str:
    """ "Last signed 12 March 2026; threat to kill since"; and the hearing that is to come."""
    after = last.signed_on if last else None
    if after is None:
        return say("due.statement-none-hearing", hearing=hearing) if hearing else say("due.statement-none")
    known = [
        (behaviour(kind).rung, kind)
        for each in diary.case_file.conduct
        if each.proof != "acquitted" and (on := each.happened.first_day) and after < on <= diary.today
        for kind in each.kinds
    ]
    reached, kind = max(known, default=(0, ""))
    if reached >= GRAVE:
        grave = lower_first(behaviour(kind).label)
        if hearing:
            return say("due.statement-signed-since-hearing", on=after, kind=grave, hearing=hearing)
        return say("due.statement-signed-since", on=after, kind=grave)
    if hearing:
        return say("due.statement-signed-hearing", on=after, hearing=hearing)
    return say("due.statement-signed", on=after)


def _parole(diary: Diary, hearing: Hearing, on: date, signed: list[Statement]) -> Iterator[DueItem]:
    if not _settled(diary, on, signed):
        target, by = ("hearing", hearing.id), diary.by("parole_statement", on) or on
        yield diary.item("parole", say("due.parole-statement"), say("due.parole-hearing", on=on), target, by)
    for request in diary.every(Request):
        if request.kind == "non-disclosure" and request.decision in {"", "waiting"}:
            yield _withholding(diary, request, on)


def _withholding(diary: Diary, request: Request, hearing: date) -> DueItem:
    """By the unit's own day with the casework section, until it was sent; then by the last day for the application."""
    target, last = ("request", request.id), diary.by("withholding_application", hearing)
    if request.sent_on or last is None:
        title, said = say("due.parole-withhold"), say("due.parole-hearing", on=hearing)
        return diary.item("parole", title, said, target, last or hearing)
    said = say("due.parole-withhold-last", hearing=hearing, last=last.date)
    title = say("due.parole-withhold-send")
    return diary.item("parole", title, said, target, diary.by("to_casework", hearing) or last, confirm=last.confirm)


def _settled(diary: Diary, hearing_on: date, signed: list[Statement]) -> bool:
    """Whether a statement for the panel was signed within the year before the hearing, or an offer of one declined."""
    year = hearing_on - LONG_AGO
    return any(
        row.kind == "parole" and row.signed_on and year <= row.signed_on <= hearing_on for row in signed
    ) or any(
        offer.result == "no-change" and offer.offered_on and year <= offer.offered_on
        for offer in diary.every(StatementOffer)
    )  # fmt: skip


def hearings(diary: Diary) -> Iterator[DueItem]:
    """Hearings to come, and those whose result nobody has recorded."""
    for hearing in diary.every(Hearing):
        if not hearing.on or not diary.soon(hearing.on):
            continue
        name = label("hearing-kind", hearing.kind) if hearing.kind not in {"", "other"} else say("due.hearing")
        target = ("hearing", hearing.id)
        if hearing.on >= diary.today:
            yield diary.item("hearing", say("due.hearing-on", hearing=name, on=hearing.on), "", target, hearing.on)
        elif not hearing.result.strip() and not hearing.outcome and diary.ours(hearing.on):
            title, heard = say("due.hearing-no-result", hearing=name), say("due.hearing-heard", on=hearing.on)
            yield diary.item("hearing", title, heard, target, hearing.on)


def summaries(diary: Diary) -> Iterator[DueItem]:
    """Until when a summary of a parole decision can be asked for, where nobody asked."""
    if not diary.in_touch:
        return
    for hearing, on in parole_decisions(diary):
        if diary.asked_since("reasons", on):
            continue
        due = diary.by("parole_summary", on)
        if due and diary.ours(on) and diary.today <= due.date and diary.soon(due.date):
            decided = say("due.parole-decided", on=on)
            yield diary.item("parole", say("due.parole-summary"), decided, ("hearing", hearing.id), due)
