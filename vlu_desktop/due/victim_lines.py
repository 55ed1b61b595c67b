# SPDX-License-Identifier: Apache-2.0
"""Lines of Today that concern the victim: contacts to make, statements to offer, hearings to prepare for."""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.dates.date_display import day
from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.record.behaviours import rung
from vlu_desktop.record.offending import Hearing, Sentence
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Contact, Request, Statement, StatementOffer

PAROLE = frozenset({"parole-paper", "parole-oral"})
REACHED = frozenset({"", "spoke", "sent", "message-left", "reply-received"})
LONG_AGO = timedelta(days=365)


def contacts(diary: Diary) -> Iterator[DueItem]:
    """First contact, annual contact, and what a contact left to follow up."""
    made = diary.every(Contact)
    for contact in made:
        if contact.follow_up_on and not contact.follow_up_done and diary.soon(contact.follow_up_on):
            spoke = label("channel", contact.channel)
            when = contact.happened.display() if contact.happened and contact.happened.is_dated else ""
            detail = f"{spoke or 'Contact'}{f' of {when}' if when else ''}"
            yield diary.item("follow-up", "Follow up a contact", detail, ("contact", contact.id),
                             contact.follow_up_on, "Record contact")  # fmt: skip
    if not diary.in_touch:
        return
    if not made and diary.case_file.case.status in {"", "referred"}:
        yield from _first(diary)
    if diary.case_file.case.contact_level == "annual":
        yield from _annual(diary, made)


def _first(diary: Diary) -> Iterator[DueItem]:
    case = diary.case_file.case
    target = ("case", str(case.id))
    due = None
    if case.scheme == "vns":
        passed = [row.passed.last_day for row in diary.every(Sentence) if row.passed and row.passed.span_days == 1]
        known = [on for on in passed if on]
        anchor, detail = (max(known), "Sentence of") if known else (case.opened, "Case opened on")
        due = diary.by("vns_contact", anchor) if anchor else None
    else:
        anchor, detail = case.opened, "Referred on"
        due = diary.by("vcs_first_contact", anchor) if anchor and case.scheme == "vcs" else None
    said = f"{detail} {day(anchor)}" if anchor else "No date of referral"
    if case.scheme in {"vcs", "vns"}:
        yield diary.item("first-contact", "First contact", said, target, due.date if due else None, "Record contact",
                         confirm=due is not None and due.confirm)  # fmt: skip


def _annual(diary: Diary, made: tuple[Contact, ...]) -> Iterator[DueItem]:
    case = diary.case_file.case
    known = [
        on
        for contact in made
        if contact.key_stage == "annual" and contact.outcome in REACHED and contact.happened
        if (on := contact.happened.last_day) and on <= diary.today
    ]
    anchor = max(known, default=case.opened)
    due = diary.by("annual_contact", anchor) if anchor else None
    if due is None or diary.soon(due.date):
        said = "None recorded since the case was opened" if not known else f"Last on {day(max(known))}"
        yield diary.item("annual", "Annual contact", said, ("case", str(case.id)), due.date if due else None,
                         "Record contact", confirm=due is not None and due.confirm)  # fmt: skip


def statements(diary: Diary) -> Iterator[DueItem]:
    """Updates to offer before a hearing or on the day set, and the parole statement to send."""
    signed = sorted(
        (row for row in diary.every(Statement) if row.status == "signed" and row.signed_on),
        key=lambda row: (row.signed_on or date.min, row.id),
    )
    days = [offer.offered_on for offer in diary.every(StatementOffer)] + [row.signed_on for row in signed]
    fresh = max((each for each in days if each), default=date.min)
    if not diary.in_touch:
        return
    for hearing in diary.every(Hearing):
        if not hearing.on or hearing.on < diary.today or not diary.soon(hearing.on):
            continue
        if hearing.kind in PAROLE:
            yield from _parole(diary, hearing, signed)
        else:
            yield from _before(diary, hearing, hearing.on, signed[-1] if signed else None, fresh)
    yield from _next_offers(diary, signed, fresh)


def _next_offers(diary: Diary, signed: list[Statement], fresh: date) -> Iterator[DueItem]:
    """An update on the day set for it, where nothing newer supplements the statement."""
    supplemented = {row.supplements_id for row in signed}
    for statement in signed:
        on = statement.next_offer
        if on and diary.soon(on) and fresh < on and statement.id not in supplemented:
            yield diary.item("statement", "Offer a statement update", _since(diary, statement),
                             ("statement", statement.id), on, "Record offer")  # fmt: skip


def _before(diary: Diary, hearing: Hearing, on: date, last: Statement | None, fresh: date) -> Iterator[DueItem]:
    """The offer before a hearing that is no parole hearing; `fresh` is when a statement was last offered or signed."""
    due = diary.by("statement_update", on)
    lead = on - due.date if due else timedelta(days=28)
    if fresh < on - 2 * lead:
        yield diary.item(
            "statement", "Offer a statement update" if last else "Offer a statement",
            f"{_since(diary, last)}; hearing {day(on)}", ("hearing", hearing.id), due.date if due else on,
            "Record offer",
        )  # fmt: skip


def _since(diary: Diary, last: Statement | None) -> str:
    """ "Last signed 12 March 2026; threat to kill since"."""
    after = last.signed_on if last and last.signed_on else None
    held = f"Last signed {day(after)}" if after else "None signed"
    reached = max(
        (
            each.rung
            for each in diary.case_file.conduct
            if each.proof != "acquitted"
            and (each.happened.first_day or date.min) > (after or date.min)
            and (each.happened.first_day or date.max) <= diary.today
        ),
        default=0,
    )
    return f"{held}; {rung(reached).label.lower()} since" if after and reached >= 4 else held


def _parole(diary: Diary, hearing: Hearing, signed: list[Statement]) -> Iterator[DueItem]:
    assert hearing.on is not None
    due = diary.by("parole_statement", hearing.on)
    if not _settled(diary, hearing.on, signed):
        yield diary.item("parole", "Parole statement to be sent", f"Parole hearing {day(hearing.on)}",
                         ("hearing", hearing.id), due.date if due else hearing.on, "Open",
                         confirm=due is not None and due.confirm)  # fmt: skip
    for request in diary.every(Request):
        if request.kind == "non-disclosure" and request.decision in {"", "waiting"}:
            limit = diary.by("withholding_application", hearing.on)
            yield diary.item("parole", "Application to withhold the statement", f"Parole hearing {day(hearing.on)}",
                             ("request", request.id), limit.date if limit else hearing.on, "Open",
                             confirm=limit is not None and limit.confirm)  # fmt: skip


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
        name = label("hearing-kind", hearing.kind) if hearing.kind not in {"", "other"} else "Hearing"
        target = ("hearing", hearing.id)
        if hearing.on >= diary.today:
            yield diary.item("hearing", f"{name} on {day(hearing.on)}", "", target, hearing.on)
        elif not hearing.result.strip() and diary.ours(hearing.on):
            yield diary.item("hearing", f"{name}: result not recorded", f"Heard on {day(hearing.on)}", target,
                             hearing.on)  # fmt: skip
        elif hearing.kind in PAROLE and diary.in_touch and diary.ours(hearing.on):
            yield from _summary(diary, hearing, hearing.on)


def _summary(diary: Diary, hearing: Hearing, on: date) -> Iterator[DueItem]:
    asked = any(request.kind == "reasons" for request in diary.every(Request))
    due = diary.by("parole_summary", on)
    if due and not asked and diary.today <= due.date and diary.soon(due.date):
        yield diary.item("parole", "Summary of the parole decision can be asked for", f"Parole hearing {day(on)}",
                         ("hearing", hearing.id), due.date, "Open", True)  # fmt: skip
