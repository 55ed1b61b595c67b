# SPDX-License-Identifier: Apache-2.0
"""Lines of Today from what hangs on the offender: orders, releases, recalls and the limit for a summary charge."""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.dates.date_display import day
from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.due.telling_events import back_from
from vlu_desktop.due.telling_lines import duties
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.conduct import Charge
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.in_force import end_of
from vlu_desktop.record.offending import Movement, Order, OrderProtected
from vlu_desktop.record.order_kind import Notified, kind_of
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.vocabulary import label

RELEASES = frozenset({"release", "early-release", "temporary", "hospital-discharge"})
STILL_ASKED = timedelta(days=14)
"""How long after its day a notification is asked about: nothing records the answer."""


def orders(diary: Diary) -> Iterator[DueItem]:
    """Orders, bail and licences about to end or ended without a word, and orders without a copy."""
    for order in diary.every(Order):
        kind = kind_of(order.kind)
        if not status_of(order.status).runs or order.ended:
            continue
        if kind.is_condition and not kind.protects:
            # Bail and a licence are no orders that protect; but when they end she is no longer safe by them.
            yield from _end(
                diary, order, label("order-kind", order.kind), f" of {day(order.made)}" if order.made else ""
            )
            continue
        if not _protects(diary, order):
            continue
        name, target = label("order-kind", order.kind), ("order", order.id)
        made = f" of {day(order.made)}" if order.made else ""
        yield from _end(diary, order, name, made)
        if not order.made or order.made > diary.today or not diary.ours(order.made):
            continue
        if not order.copy_received_on:
            yield diary.item(
                "copy", f"Copy not received: {lower_first(name)}", f"Made on {day(order.made)}", target, action="Chase"
            )


def _end(diary: Diary, order: Order, name: str, made: str) -> Iterator[DueItem]:
    end = None if order.renewal.strip() else end_of(diary.case_file, order)
    if end is None:
        return
    target = ("order", order.id)
    kind = kind_of(order.kind)
    protects = kind.protects or not kind.is_condition
    have, expire, what = ("has", "expires", "The order") if protects else ("have", "expire", "Those")
    if not protects and not made:
        what = "No day of making"
    latest = " at the latest" if end.by_law else ""
    missing = "no end is entered, and the law allows no longer" if end.by_law else "renewal or end not recorded"
    warning = diary.by("order_expiry_warning", end.on)
    shown_from = warning.date if warning else end.on - timedelta(days=56)
    if end.on < diary.today:
        if diary.ours(end.on):
            yield diary.item("order", f"{name} {have} expired", f"On {day(end.on)}{latest}; {missing}", target, end.on,
                             "Open", end.by_law)  # fmt: skip
    elif diary.today < shown_from and diary.soon(end.on):
        yield diary.item("order", f"{name} {expire} on {day(end.on)}{latest}", f"To come; to be seen to from "
                         f"{day(shown_from)}", target, end.on, "Open", end.by_law)  # fmt: skip
    elif diary.today >= shown_from:
        yield diary.item("order", f"{name} {expire} on {day(end.on)}{latest}", f"{what}{made}; {missing}", target,
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
    """Releases that are still to be prepared for, and re-release after a recall; who is told of them is `telling`."""
    moves = diary.every(Movement)
    left = {duty.event.record for duty in duties(diary) if duty.asked and not duty.standing.ended}
    for move in moves:
        if not move.on:
            continue
        record = ("movement", move.id)
        if move.kind in RELEASES and move.on >= diary.today and diary.soon(move.on) and record in left:
            warning = diary.by("release_warning", move.on)
            since = warning.date if warning else move.on
            if diary.today < since:
                yield diary.item("release", f"{label('movement', move.kind)} on {day(move.on)}",
                                 f"To come; to be prepared from {day(since)}", record, move.on)  # fmt: skip
        if move.kind == "recall" and move.on <= diary.today:
            yield from _re_release(diary, move, moves)


def _re_release(diary: Diary, recall: Movement, moves: tuple[Movement, ...]) -> Iterator[DueItem]:
    """Calculated as for a fixed-term recall, where no later release is recorded; whether it is one is to confirm."""
    assert recall.on is not None
    if any(move.kind in {"release", "early-release", "recall"} and move.on and move.on > recall.on for move in moves):
        return
    back = back_from(diary.case_file, recall, recall.on)
    rule = diary.rules.on("ftr56_rerelease", back) if back else None
    due = diary.by("ftr56_rerelease", back) if back else None
    if rule and back and due and diary.soon(due.date) and due.date >= diary.today:
        detail = f"If the recall is for a fixed term of {rule.number} days; returned to custody on {day(back)}."
        yield diary.item("release", f"Re-release by {day(due.date)}", detail, ("movement", recall.id), due)


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
