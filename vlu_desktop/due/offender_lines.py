# SPDX-License-Identifier: Apache-2.0
"""Lines of Today from what hangs on the offender: orders, releases and recalls."""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.due.telling_events import back_from
from vlu_desktop.due.telling_lines import duties
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.in_force import OrderEnd, end_of
from vlu_desktop.record.offending import Movement, Order, OrderProtected
from vlu_desktop.record.order_kind import NotifyDeadline, kind_of
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.vocabulary import label

RELEASES = frozenset({"release", "early-release", "temporary", "hospital-discharge"})
STILL_ASKED = timedelta(days=14)
_SHORT = "ftr14_rerelease"
_FIXED_TERMS = (_SHORT, "ftr56_rerelease")
"""The fixed terms that a recall may be for; nobody is asked how long the sentence is."""
"""How long after its day a notification is asked about: nothing records the answer."""


def orders(diary: Diary) -> Iterator[DueItem]:
    """Orders, bail and licences about to end or ended without a word, and orders without a copy."""
    for order in diary.every(Order):
        kind = kind_of(order.kind)
        if not status_of(order.status).runs or order.ended:
            continue
        if kind.is_condition and not kind.protects:
            # Bail and a licence are no orders that protect; but when they end she is no longer safe by them.
            yield from _end(diary, order)
            continue
        if not _protects(diary, order):
            continue
        name, target = label("order-kind", order.kind), ("order", order.id)
        yield from _end(diary, order)
        if not order.made or order.made > diary.today or not diary.ours(order.made):
            continue
        if not order.copy_received_on:
            title = say("due.order-copy", order=lower_first(name))
            yield diary.item("copy", title, say("due.order-made", on=order.made), target, action="chase")


def _end(diary: Diary, order: Order) -> Iterator[DueItem]:
    end = None if order.renewal.strip() else end_of(diary.case_file, order)
    if end is None:
        return
    on, target, title = end.on, ("order", order.id), _ends(order, end)
    warning = diary.by("order_expiry_warning", on)
    shown_from = warning.date if warning else on - timedelta(days=56)
    if on < diary.today:
        if diary.ours(on):
            over = say("due.ended-on-by-law", on=on) if end.by_law else say("due.ended-on", on=on)
            yield diary.item("order", _ended(order), over, target, on, confirm=end.by_law)
    elif diary.today >= shown_from:
        yield diary.item("order", title, _ending(order, end), target, on, confirm=end.by_law)
    elif diary.soon(on):
        yield diary.item("order", title, say("due.to-come", on=shown_from), target, on, confirm=end.by_law)


def _is_order(order: Order) -> bool:
    """Whether it is spoken of as an order; conditions, such as bail, are many."""
    kind = kind_of(order.kind)
    return kind.protects or not kind.is_condition


def _ended(order: Order) -> str:
    name = label("order-kind", order.kind)
    return say("due.order-expired", order=name) if _is_order(order) else say("due.conditions-expired", order=name)


def _ends(order: Order, end: OrderEnd) -> str:
    name, on = label("order-kind", order.kind), end.on
    if _is_order(order):
        return say("due.order-expires-by-law", order=name, on=on) if end.by_law else say(
            "due.order-expires", order=name, on=on
        )  # fmt: skip
    return say("due.conditions-expire", order=name, on=on)


def _ending(order: Order, end: OrderEnd) -> str:
    """Of when it is, and what is missing of its end."""
    made = order.made
    if _is_order(order):
        if end.by_law:
            return say("due.order-of-by-law", on=made) if made else say("due.order-undated-by-law")
        return say("due.order-of", on=made) if made else say("due.order-undated")
    return say("due.conditions-of", on=made) if made else say("due.conditions-undated")


def notifications(diary: Diary) -> Iterator[DueItem]:
    """To ask the police, around its day, whether he notified them of his name and address, where an order asks it."""
    for order in diary.every(Order):
        kind = kind_of(order.kind)
        served = kind.notified is NotifyDeadline.ONCE_SERVED
        since = order.served if served else order.made
        if since is None or since > diary.today:
            continue
        due = diary.by(kind.notified.value, since)
        if due is None or diary.today > due.date + STILL_ASKED:
            continue
        if status_of(order.status).runs and not order.ended and _protects(diary, order):
            told = (
                say("due.notified-served", order=kind.label, on=since, until=due.date, source=due.source)
                if served
                else say("due.notified-made", order=kind.label, on=since, until=due.date, source=due.source)
            )
            yield diary.item("notification", say("due.notified"), told, ("order", order.id), due)


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
        if move.kind in RELEASES and ("movement", move.id) in left:
            yield from _to_prepare(diary, move, move.on)
        if move.kind == "recall" and move.on <= diary.today:
            yield from _re_release(diary, move, moves)


def _to_prepare(diary: Diary, move: Movement, on: date) -> Iterator[DueItem]:
    """A release that is near, until who is told of it takes its place."""
    warning = diary.by("release_warning", on)
    since = warning.date if warning else on
    if diary.soon(on) and diary.today < since:
        title = say("due.release", release=label("movement", move.kind), on=on)
        yield diary.item("release", title, say("due.release-to-come", on=since), ("movement", move.id), on)


def _re_release(diary: Diary, recall: Movement, moves: tuple[Movement, ...]) -> Iterator[DueItem]:
    """Calculated as for a fixed-term recall, where no later release is recorded; whether it is one is to confirm."""
    assert recall.on is not None
    if any(move.kind in {"release", "early-release", "recall"} and move.on and move.on > recall.on for move in moves):
        return
    back = back_from(diary.case_file, recall, recall.on)
    if back is None:
        return
    for key in _FIXED_TERMS:
        rule, due = diary.rules.on(key, back), diary.by(key, back)
        if rule and due and diary.soon(due.date) and due.date >= diary.today:
            detail = (
                say("due.re-release-short", days=rule.number, on=back)
                if key == _SHORT
                else say("due.re-release-if", days=rule.number, on=back)
            )
            yield diary.item("release", say("due.re-release", on=due.date), detail, ("movement", recall.id), due)
