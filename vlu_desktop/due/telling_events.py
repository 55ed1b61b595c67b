# SPDX-License-Identifier: Apache-2.0
"""What there is to tell a victim of, worked out from the record: sentences, orders, moves, hearings, decisions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.in_force import end_of
from vlu_desktop.record.offending import (
    Conviction,
    Hearing,
    Movement,
    Order,
    OrderProtected,
    OrderVariation,
    Proceeding,
    Sentence,
    Whereabouts,
)
from vlu_desktop.record.order_kind import kind_of
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.people import Person
from vlu_desktop.record.telling_event import AT_ONCE, TellingEvent, telling_event
from vlu_desktop.record.vocabulary import label, vocabulary
from vlu_desktop.record.work import Request

R = TypeVar("R", bound=Record)
PAROLE = frozenset({"parole-paper", "parole-oral"})
PUT_OFF = frozenset({"deferred", "adjourned"})
"""What became of a panel's hearing that decided nothing."""
_PANELS = {**dict.fromkeys(PAROLE, "parole"), "tribunal": "tribunal"}
"""Hearings that are told from when they are listed to what was decided, and what their events begin with."""
_LET_OUT = frozenset({"release", "early-release"})
MOVES = frozenset(key for key, _ in vocabulary("movement").terms) - {"transfer"}
_TO_COME = frozenset({*_LET_OUT, "temporary", "hospital-discharge"})
"""Moves that are told ahead, from when they are expected."""
_TOLD_OF = frozenset({"trial", "sentence", "breach", "bail", "appeal", "order"})
"""Hearings whose result is told; a first hearing or a plea leaves it to the court."""
_GONE = frozenset({"escape", "abscond", "release-error", "recall"})
_HELD = frozenset({"prison", "remand", "hospital", "immigration"})
_DAYS_APART = timedelta(days=3)
ASKED_BEFORE = frozenset(
    {"order-made", "release", "temporary", "recall", "escape", "abscond", "deported",
     "request-decided", "release-conditions"}
)  # fmt: skip
"""What earlier versions asked for too; the rest is asked for from when a casebook was brought up to date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something to tell: when it happened or is to, what it is called and what is said of it.

    `known` is the day from which its clock runs. `people` are those whom it concerns, None for everybody told in the
    case; `otherwise` those who are told of it by another event of the day. `noted` is a day that an earlier version
    noted for one of the offender's victims. `forewarned`: it was entered before its day, by which it was to be told.
    `not_back`: he is gone and nobody has him, so that it is told at once and to everybody. `undated`: no day was
    entered, and `on` is when the unit knew of it.
    """

    kind: TellingEvent
    record: tuple[str, str]
    on: date
    known: date
    ahead: bool = False
    what: str = ""
    said: str = ""
    people: tuple[str, ...] | None = None
    otherwise: tuple[str, ...] = ()
    forewarned: bool = False
    noted: date | None = None
    offender_id: str = ""
    not_back: bool = False
    undated: bool = False

    @property
    def title(self) -> str:
        """What it is inside a sentence."""
        return self.what or self.kind.called

    @property
    def safety(self) -> bool:
        """Whether it is told at every level of contact."""
        return self.not_back or self.kind.safety

    @property
    def clock(self) -> str:
        """The rule by which it is told."""
        return AT_ONCE if self.not_back else self.kind.clock


def events(file: CaseFile, today: date) -> tuple[Event, ...]:
    """Everything to tell of, the oldest first; what is to come only where it is told ahead."""
    found = [
        *_sentences(file, today), *_orders(file, today), *_moves(file, today), *_at_large(file, today),
        *_gone_undated(file, today),
        *_hearings(file, today), *_requests(file, today), *_death(file, today),
    ]  # fmt: skip
    left = [each for each in found if each.on <= _last_day(file, each.offender_id)]
    return tuple(sorted(left, key=lambda each: (each.on, each.kind.key, each.record)))


def back_from(file: CaseFile, gone: Movement, since: date, held: tuple[str, ...] = ("prison",)) -> date | None:
    """The first day on which he was back after it, as a stay of these kinds or a return says; None where none does."""
    stays = [
        row.starts
        for row in file.all(Whereabouts)
        if row.kind in held and file.same_person(row.offender_id, gone.offender_id)
    ]
    moves = [
        row.on
        for row in file.all(Movement)
        if row.kind == "returned" and file.same_person(row.offender_id, gone.offender_id)
    ]
    return min((day for day in (*stays, *moves) if day is not None and day >= since), default=None)


def _last_day(file: CaseFile, offender_id: str) -> date:
    """The day on which he died: a release or an end that was expected after it is told to nobody."""
    died = [
        row.died.last_day for row in file.all(Person) if row.died is not None and file.same_person(row.id, offender_id)
    ]
    return min((day for day in died if day is not None), default=date.max)


def _event(key: str, record: tuple[str, str], on: date, said: str, **more: object) -> Event:
    made = Event(kind=telling_event(key), record=record, on=on, known=on, said=said)
    return replace(made, **more)  # type: ignore[arg-type]


def _every(file: CaseFile, cls: type[R]) -> tuple[R, ...]:
    return tuple({row.id: row for row in file.all(cls)}.values())


def _sentences(file: CaseFile, today: date) -> Iterator[Event]:
    for row in _every(file, Sentence):
        on, known = _days(row.passed, row) if row.passed is not None else (None, None)
        if on is None or known is None or known > today or row.kind == "awaiting":
            continue
        conviction = file.get(Conviction, row.conviction_id)
        against = conviction.against_id if conviction else ""
        told = row.expressed.strip() or label("sentence-kind", row.kind)
        said = say("telling.passed", on=on, sentence=told) if told else say("telling.on", on=on)
        if row.passed is not None and row.passed.span_days != 1:
            about = row.passed.display()
            said = say("telling.passed-about", when=about, sentence=told) if told else say("telling.about", when=about)
        people = (against,) if against else None
        yield _event("sentence", ("sentence", row.id), on, said, known=known, people=people,
                     offender_id=row.offender_id)  # fmt: skip


def _orders(file: CaseFile, today: date) -> Iterator[Event]:
    for order in _every(file, Order):
        if not status_of(order.status).made or not (kind_of(order.kind).protects or order.kind == "licence"):
            continue
        people = tuple(row.person_id for row in file.of(OrderProtected, order.id)) or None
        stands = status_of(order.status).stands  # of one that was quashed only that it no longer holds is told
        told = (*_made(order, today), *_varied(file, order, today)) if stands else ()
        for event in (*told, *_over(file, order, today)):
            yield replace(event, people=people, offender_id=order.offender_id)


def _made(order: Order, today: date) -> Iterator[Event]:
    running = status_of(order.status).runs and not order.ended and kind_of(order.kind).protects
    if order.made and order.made <= today and running:
        said = say("telling.made", on=order.made)
        yield _event("order-made", ("order", order.id), order.made, said, what=_name(order), noted=order.victim_told_on)


def _varied(file: CaseFile, order: Order, today: date) -> Iterator[Event]:
    for change in file.of(OrderVariation, order.id):
        if change.made and change.made <= today:
            said = say("telling.varied", on=change.made)
            record = ("order-variation", change.id)
            yield _event("order-varied", record, change.made, said, what=say("due.order-varied", order=_name(order)))


def _over(file: CaseFile, order: Order, today: date) -> Iterator[Event]:
    """An order that ended before its time, or the end of a licence."""
    record = ("order", order.id)
    if order.ended and order.ended <= today and (order.expires is None or order.ended < order.expires):
        said = say("telling.ended", on=order.ended)
        yield _event("order-ended", record, order.ended, said, what=say("due.order-ended", order=_name(order)))
    elif order.kind == "licence" and _runs_out(order) and (end := end_of(file, order)) is not None:
        yield _event("licence-end", record, end.on, say("telling.ends", on=end.on), ahead=end.on >= today,
                     forewarned=_before(order, end.on))  # fmt: skip


def _runs_out(order: Order) -> bool:
    """Whether it comes, or came, to its own end; that somebody noted so tells nobody."""
    return status_of(order.status).runs or status_of(order.status).ran_out


def _name(order: Order) -> str:
    return lower_first(label("order-kind", order.kind) or "order")


def _how_told(move: Movement, on: date, ahead: bool) -> str:
    if ahead:
        return say("telling.expected", on=on)
    return say("telling.released", on=on) if move.kind in _LET_OUT else say("telling.on", on=on)


def _moves(file: CaseFile, today: date) -> Iterator[Event]:
    for move in _every(file, Movement):
        if move.on is None or move.kind not in MOVES:
            continue  # where somebody is held is never told; nor is what a newer program may have a word for
        ahead = move.on > today
        if ahead and move.kind not in _TO_COME:
            continue
        record = ("movement", move.id)
        said = _how_told(move, move.on, ahead)
        before = move.kind in _TO_COME and _before(move, move.on)
        made = _event(move.kind, record, move.on, said, ahead=ahead, noted=move.victim_told_on,
                      offender_id=move.offender_id, forewarned=before)  # fmt: skip
        if move.kind in _GONE and back_from(file, move, move.on, ("prison", "remand")) is None:
            made = replace(made, not_back=True, said=say("telling.not-back", on=move.on))
        yield made
        if move.kind in _LET_OUT:
            yield replace(made, kind=telling_event("release-conditions"), noted=None)


def _at_large(file: CaseFile, today: date) -> Iterator[Event]:
    """Unlawfully at large where no move says how he came to be."""
    gone = [row.on for row in _every(file, Movement) if row.kind in _GONE and row.on]
    for row in _every(file, Whereabouts):
        if not _still_at_large(row, today):
            continue
        if row.starts is None:
            if not _held(file, row.offender_id, today):
                yield _undated("at-large", ("whereabouts", row.id), row, today, row.offender_id)
        elif not any(abs(on - row.starts) <= _DAYS_APART for on in gone):
            yield _event("at-large", ("whereabouts", row.id), row.starts, say("telling.not-back", on=row.starts),
                         offender_id=row.offender_id)  # fmt: skip


def _still_at_large(row: Whereabouts, today: date) -> bool:
    return row.kind == "unlawfully-at-large" and not row.ends and (row.starts is None or row.starts <= today)


def _held(file: CaseFile, offender_id: str, today: date) -> bool:
    """Whether somebody holds him today, by the stays that are entered."""
    return any(
        row.kind in _HELD and row.starts and row.starts <= today and (row.ends is None or row.ends >= today)
        and file.same_person(row.offender_id, offender_id)
        for row in file.all(Whereabouts)
    )  # fmt: skip


def _gone_undated(file: CaseFile, today: date) -> Iterator[Event]:
    """An escape or the like whose day nobody entered, unless he is held today or is told of as at large."""
    large = [row.offender_id for row in _every(file, Whereabouts) if _still_at_large(row, today)]
    for move in _every(file, Movement):
        if move.kind not in _GONE or move.on is not None or _held(file, move.offender_id, today):
            continue
        if not any(file.same_person(move.offender_id, each) for each in large):
            yield _undated(move.kind, ("movement", move.id), move, today, move.offender_id)


def _undated(kind: str, record: tuple[str, str], row: Record, today: date, offender_id: str) -> Event:
    """He is gone since a day that is not entered: told from the day on which the unit came to know of it."""
    on = _entered(row) or today
    return _event(kind, record, on, say("telling.not-back-undated"), offender_id=offender_id, not_back=True,
                  undated=True)  # fmt: skip


def _told_otherwise(file: CaseFile, day: date) -> tuple[str, ...] | None:
    """Whom a sentence or an order of the same day is told to, so that its hearing is not; None for everybody."""
    found: list[str] = []
    for row in _every(file, Sentence):
        if row.kind != "awaiting" and row.passed and row.passed.span_days == 1 and row.passed.last_day == day:
            conviction = file.get(Conviction, row.conviction_id)
            found.append(conviction.against_id if conviction else "")
    for order in _every(file, Order):
        if order.made == day and status_of(order.status).made and kind_of(order.kind).protects:
            found += [row.person_id for row in file.of(OrderProtected, order.id)] or [""]
    return None if "" in found else tuple(found)


def _hearings(file: CaseFile, today: date) -> Iterator[Event]:
    for row in _every(file, Hearing):
        if row.on is None:
            continue
        told = label("hearing-outcome", row.outcome) or " ".join(row.result.split()).rstrip(".")
        day = row.decided_on or row.on
        proceeding = file.get(Proceeding, row.proceeding_id)
        his = proceeding.offender_id if proceeding else ""
        if panel := _PANELS.get(row.kind):
            yield from (replace(each, offender_id=his) for each in _panel(panel, row, row.on, day, told, today))
        elif row.kind in _TOLD_OF and told and day <= today and (others := _told_otherwise(file, day)) is not None:
            said = say("telling.heard", on=day, result=told)
            yield _event("court-result", ("hearing", row.id), day, said, otherwise=others,
                         what=_heard(row))  # fmt: skip


def _heard(row: Hearing) -> str:
    """ "trial hearing", "bail hearing": what a vocabulary calls a hearing is not called so twice."""
    name = lower_first(label("hearing-kind", row.kind))
    return name if name.endswith("hearing") else say("due.court-hearing", kind=name)


def _panel(panel: str, row: Hearing, on: date, decided: date, told: str, today: date) -> Iterator[Event]:
    record = ("hearing", row.id)
    if row.outcome in PUT_OFF:
        day = row.decided_on or (on if on <= today else _entered(row) or today)
        yield _event(f"{panel}-deferred", record, day, say("telling.decided", decision=told, on=day))
    elif told and decided <= today:
        yield _event(f"{panel}-decision", record, decided, say("telling.heard", on=decided, result=told))
    elif on > today:
        known = _entered(row) or on
        said = say("telling.expected", on=on)
        yield _event(f"{panel}-listed", record, on, said, ahead=True, known=known)


def _requests(file: CaseFile, today: date) -> Iterator[Event]:
    for row in _every(file, Request):
        if row.decision in {"", "waiting", "withdrawn"}:
            continue
        on = row.decided_on
        if on is not None and on > today:
            continue
        decision = label("request-decision", row.decision)
        known = on or _entered(row) or today
        said = say("telling.decided", decision=decision, on=on) if on else say("telling.decided-undated",
                                                                              decision=decision)  # fmt: skip
        name = lower_first(label("request-kind", row.kind))
        yield _event("request-decided", ("request", row.id), known, said, what=name, noted=row.victim_told_on)


def _death(file: CaseFile, today: date) -> Iterator[Event]:
    for person in file.all(Person):
        if person.died is None or not any(file.same_person(person.id, each) for each in file.offenders):
            continue
        on, known = _days(person.died, person)
        on, known = on or today, known or today  # that he died is told, whatever is known of when
        said = say("telling.on", on=on) if person.died.span_days == 1 else say("telling.about",
                                                                               when=person.died.display())  # fmt: skip
        if known <= today:
            yield _event("death", ("person", person.id), on, said, known=known)


def _days(when: When, record: Record) -> tuple[date | None, date | None]:
    """The day itself, or the last it can have been; and from when it is to be told: as entered within that stretch."""
    first, last = when.first_day, when.last_day
    if first is None or last is None:
        return last, last
    return last, max(first, min(_entered(record) or first, last))


def _entered(record: Record) -> date | None:
    """The day on which the unit came to know of it, as far as that is recorded."""
    return civil(record.recorded_at).date() if record.recorded_at is not None else None


def _before(record: Record, day: date) -> bool:
    """Whether it was entered before a day."""
    entered = _entered(record)
    return entered is not None and entered < day
