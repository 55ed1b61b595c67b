# SPDX-License-Identifier: Apache-2.0
"""Lines of Today from what hangs on the offender: orders, releases, recalls and the limit for a summary charge."""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.dates.date_display import day
from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.conduct import Charge
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.in_force import end_of
from vlu_desktop.record.offending import Movement, Order, OrderProtected, Whereabouts
from vlu_desktop.record.order_kind import Notified, kind_of
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.vocabulary import label

TELL_AT_ONCE = ("recall", "abscond", "escape", "deported")
STILL_ASKED = timedelta(days=14)
"""How long after its day a notification is asked about: nothing records the answer."""


def orders(diary: Diary) -> Iterator[DueItem]:
    """Orders about to end, ended without a word, not told to the victim, or without a copy."""
    for order in diary.every(Order):
        if not status_of(order.status).runs or order.ended or not _protects(diary, order):
            continue
        name, target = label("order-kind", order.kind), ("order", order.id)
        made = f" of {day(order.made)}" if order.made else ""
        yield from _end(diary, order, name, made)
        if not order.made or order.made > diary.today or not diary.ours(order.made):
            continue
        if not order.victim_told_on and diary.in_touch:
            due = diary.by("key_stage_contact", order.made)
            yield diary.item("told", f"Tell the victim: {lower_first(name)}", f"Made on {day(order.made)}", target,
                             due, "Record contact")  # fmt: skip
        if not order.copy_received_on:
            yield diary.item(
                "copy", f"Copy not received: {lower_first(name)}", f"Made on {day(order.made)}", target, action="Chase"
            )


def _end(diary: Diary, order: Order, name: str, made: str) -> Iterator[DueItem]:
    end = None if order.renewal.strip() else end_of(diary.case_file, order)
    if end is None:
        return
    target = ("order", order.id)
    latest = " at the latest" if end.by_law else ""
    missing = "no end is entered, and the law allows no longer" if end.by_law else "renewal or end not recorded"
    warning = diary.by("order_expiry_warning", end.on)
    shown_from = warning.date if warning else end.on - timedelta(days=56)
    if end.on < diary.today:
        if diary.ours(end.on):
            yield diary.item("order", f"{name} has expired", f"On {day(end.on)}{latest}; {missing}", target, end.on,
                             "Open", end.by_law)  # fmt: skip
    elif diary.today < shown_from and diary.soon(end.on):
        yield diary.item("order", f"{name} expires on {day(end.on)}{latest}", f"To come; to be seen to from "
                         f"{day(shown_from)}", target, end.on, "Open", end.by_law)  # fmt: skip
    elif diary.today >= shown_from:
        yield diary.item("order", f"{name} expires on {day(end.on)}{latest}", f"The order{made}; {missing}", target,
                         end.on, "Open", end.by_law)  # fmt: skip


def notifications(diary: Diary) -> Iterator[DueItem]:
    """To ask the police, around its day, whether he notified them of his name and address, where an order asks it."""
    for order in diary.every(Order):
        kind = kind_of(order.kind)
        begun, since = ("served", order.served) if kind.notified is Notified.ONCE_SERVED else ("made", order.made)
        if since is None or since > diary.today:
            continue
        due = diary.by(kind.notified.value, since)
        if due is None or diary.today > due.date + STILL_ASKED:
            continue
        if status_of(order.status).runs and not order.ended and _protects(diary, order):
            yield diary.item(
                "notification", "Ask the police: name and address notified?",
                f"{kind.label} {begun} on {day(since)}; unless an exception holds, by {day(due.date)} ({due.source})",
                ("order", order.id), due,
            )  # fmt: skip


def _protects(diary: Diary, order: Order) -> bool:
    """Whether it is of a kind that protects, and protects a victim of this case, or nobody is named."""
    if not kind_of(order.kind).protects:
        return False
    named = [row.person_id for row in diary.case_file.of(OrderProtected, order.id)]
    same = diary.case_file.same_person
    return not named or any(same(person, victim) for person in named for victim in diary.case_file.victims)


def releases(diary: Diary) -> Iterator[DueItem]:
    """Releases to prepare for and to tell of, recalls and absconding to tell of, and re-release after a recall."""
    moves = diary.every(Movement)
    for move in moves:
        if not move.on:
            continue
        if move.kind in {"release", "temporary"}:
            yield from _release(diary, move)
        elif move.kind in TELL_AT_ONCE and not move.victim_told_on and diary.in_touch and _come(diary, move.on):
            due = diary.by("key_stage_contact", move.on)
            name = lower_first(label("movement", move.kind))
            yield diary.item("told", f"Tell the victim: {name}", f"On {day(move.on)}",
                             ("movement", move.id), due, "Record contact")  # fmt: skip
        if move.kind == "recall" and move.on <= diary.today:
            yield from _re_release(diary, move, moves)


def _come(diary: Diary, on: date) -> bool:
    return on <= diary.today and diary.ours(on)


def _release(diary: Diary, move: Movement) -> Iterator[DueItem]:
    assert move.on is not None
    target = ("movement", move.id)
    told = bool(move.victim_told_on) or not diary.in_touch
    name = label("movement", move.kind)
    if move.on >= diary.today:
        warning = diary.by("release_warning", move.on)
        prepared_from = warning.date if warning else move.on
        if told and move.conditions_confirmed:
            return
        if diary.today < prepared_from:
            if diary.soon(move.on):
                yield diary.item("release", f"{name} on {day(move.on)}",
                                 f"To come; to be prepared from {day(prepared_from)}", target, move.on)  # fmt: skip
            return
        conditions = "Conditions confirmed" if move.conditions_confirmed else "Conditions not confirmed"
        detail = conditions if told else f"{conditions}; victim not yet told"
        action = "Open" if told else "Record contact"
        yield diary.item("release", f"{name} on {day(move.on)}", detail, target, move.on, action)
    elif not told and diary.ours(move.on):
        due = diary.by("key_stage_contact", move.on)
        yield diary.item("told", f"Tell the victim: {lower_first(name)}", f"Released on {day(move.on)}", target,
                         due, "Record contact")  # fmt: skip


def _re_release(diary: Diary, recall: Movement, moves: tuple[Movement, ...]) -> Iterator[DueItem]:
    """Calculated as for a fixed-term recall, where no later release is recorded; whether it is one is to confirm."""
    assert recall.on is not None
    if any(move.kind in {"release", "recall"} and move.on and move.on > recall.on for move in moves):
        return
    back = _back_from(diary, recall, recall.on, moves)
    due = diary.by("ftr56_rerelease", min(back)) if back else None
    if due and diary.soon(due.date) and due.date >= diary.today:
        detail = f"If the recall is for a fixed term of 56 days; returned to custody on {day(min(back))}."
        yield diary.item("release", f"Re-release by {day(due.date)}", detail, ("movement", recall.id), due)


def _back_from(diary: Diary, recall: Movement, since: date, moves: tuple[Movement, ...]) -> list[date]:
    """The days on which he or she may have been back in prison after a recall."""
    stays = [row for row in diary.every(Whereabouts) if row.kind == "prison" and row.offender_id == recall.offender_id]
    days = [row.starts for row in stays] + [move.on for move in moves if move.kind == "returned"]
    return [each for each in days if each and each >= since]


def summary_limit(diary: Diary) -> Iterator[DueItem]:
    """Six months from the last act, where something was reported and nothing charged."""
    done = _done(diary)
    if diary.every(Charge) or not any(each.proof == "reported" for _, each in done):
        return
    anchor, last = max(done, key=lambda row: (row[0], row[1].id))
    due = diary.by("summary_limit", anchor)
    if due and diary.today <= due.date <= diary.today + timedelta(days=56):
        yield diary.item("limit", "Last day to charge a summary offence",
                         f"Reported, nothing charged; the last act recorded is of {day(anchor)}.",
                         ("incident", last.id), due)  # fmt: skip


def _done(diary: Diary) -> list[tuple[date, Conduct]]:
    """What was surely done by today, each with the last day that its date covers; nothing that ended in acquittal."""
    known = [(each.happened.last_day, each) for each in diary.case_file.conduct if each.proof != "acquitted"]
    return [(on, each) for on, each in known if on and on <= diary.today]
