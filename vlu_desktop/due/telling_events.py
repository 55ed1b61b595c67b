# SPDX-License-Identifier: Apache-2.0
"""What there is to tell a victim of, worked out from the record: sentences, orders, moves, hearings, decisions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from vlu_desktop.due.court_tellings import hearings_told, hearings_undated, orders_told, sentences
from vlu_desktop.due.told_event import Event, days_of, entered, entered_before, event_of, every, of_no_day
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import Movement, Whereabouts
from vlu_desktop.record.people import Person
from vlu_desktop.record.telling_event import telling_event
from vlu_desktop.record.vocabulary import label, vocabulary
from vlu_desktop.record.work import Request

_LET_OUT = frozenset({"release", "early-release"})
MOVES = frozenset(key for key, _ in vocabulary("movement").terms) - {"transfer"}
_TO_COME = frozenset({*_LET_OUT, "temporary", "hospital-discharge"})
"""Moves that are told ahead, from when they are expected."""
_GONE = frozenset({"escape", "abscond", "release-error", "recall"})
_HELD = frozenset({"prison", "remand", "hospital", "immigration"})
_DAYS_APART = timedelta(days=3)
ASKED_BEFORE = frozenset(
    {"order-made", "release", "temporary", "recall", "escape", "abscond", "deported",
     "request-decided", "release-conditions"}
)  # fmt: skip
"""What earlier versions asked for too; the rest is asked for from when a casebook was brought up to date."""


def events(file: CaseFile, today: date) -> tuple[Event, ...]:
    """Everything to tell of, the oldest first; what is to come only where it is told ahead."""
    found = [
        *sentences(file, today), *orders_told(file, today), *_moves(file, today), *_at_large(file, today),
        *_gone_undated(file, today), *_moves_undated(file, today),
        *hearings_told(file, today), *hearings_undated(file, today), *_requests(file, today), *_death(file, today),
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


def _how_told(move: Movement, on: date, ahead: bool) -> str:
    if ahead:
        return say("telling.expected", on=on)
    return say("telling.released", on=on) if move.kind in _LET_OUT else say("telling.on", on=on)


def _moves(file: CaseFile, today: date) -> Iterator[Event]:
    for move in every(file, Movement):
        if move.on is None or move.kind not in MOVES:
            continue  # where somebody is held is never told; nor is what a newer program may have a word for
        ahead = move.on > today
        if ahead and move.kind not in _TO_COME:
            continue
        record = ("movement", move.id)
        said = _how_told(move, move.on, ahead)
        before = move.kind in _TO_COME and entered_before(move, move.on)
        made = event_of(move.kind, record, move.on, said, ahead=ahead, noted=move.victim_told_on,
                      offender_id=move.offender_id, forewarned=before)  # fmt: skip
        if move.kind in _GONE and back_from(file, move, move.on, ("prison", "remand")) is None:
            made = replace(made, not_back=True, said=say("telling.not-back", on=move.on))
        yield made
        if move.kind in _LET_OUT:
            yield replace(made, kind=telling_event("release-conditions"), noted=None)


def _moves_undated(file: CaseFile, today: date) -> Iterator[Event]:
    """A release or another move whose day nobody entered, past or to come; who is gone without a day stands apart."""
    for move in every(file, Movement):
        if move.on is None and move.kind in MOVES - _GONE:
            made = of_no_day(move.kind, ("movement", move.id), move, today, say("telling.undated"))
            yield replace(made, noted=move.victim_told_on, offender_id=move.offender_id)


def _at_large(file: CaseFile, today: date) -> Iterator[Event]:
    """Unlawfully at large where no move says how he came to be."""
    gone = [row.on for row in every(file, Movement) if row.kind in _GONE and row.on]
    for row in every(file, Whereabouts):
        if not _still_at_large(row, today):
            continue
        if row.starts is None:
            if not _held(file, row.offender_id, today):
                yield _undated("at-large", ("whereabouts", row.id), row, today, row.offender_id)
        elif not any(abs(on - row.starts) <= _DAYS_APART for on in gone):
            yield event_of("at-large", ("whereabouts", row.id), row.starts, say("telling.not-back", on=row.starts),
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
    large = [row.offender_id for row in every(file, Whereabouts) if _still_at_large(row, today)]
    for move in every(file, Movement):
        if move.kind not in _GONE or move.on is not None or _held(file, move.offender_id, today):
            continue
        if not any(file.same_person(move.offender_id, each) for each in large):
            yield _undated(move.kind, ("movement", move.id), move, today, move.offender_id)


def _undated(kind: str, record: tuple[str, str], row: Record, today: date, offender_id: str) -> Event:
    """He is gone since a day that is not entered: told from the day on which the unit came to know of it."""
    on = entered(row) or today
    return event_of(kind, record, on, say("telling.not-back-undated"), offender_id=offender_id, not_back=True,
                  undated=True)  # fmt: skip


def _requests(file: CaseFile, today: date) -> Iterator[Event]:
    for row in every(file, Request):
        if row.decision in {"", "waiting", "withdrawn"}:
            continue
        on = row.decided_on
        if on is not None and on > today:
            continue
        decision = label("request-decision", row.decision)
        known = on or entered(row) or today
        said = say("telling.decided", decision=decision, on=on) if on else say("telling.decided-undated",
                                                                              decision=decision)  # fmt: skip
        name = lower_first(label("request-kind", row.kind))
        yield event_of("request-decided", ("request", row.id), known, said, what=name, noted=row.victim_told_on)


def _death(file: CaseFile, today: date) -> Iterator[Event]:
    for person in file.all(Person):
        if person.died is None or not any(file.same_person(person.id, each) for each in file.offenders):
            continue
        on, known = days_of(person.died, person)
        on, known = on or today, known or today  # that he died is told, whatever is known of when
        said = say("telling.on", on=on) if person.died.span_days == 1 else say("telling.about",
                                                                               when=person.died.display())  # fmt: skip
        if known <= today:
            yield event_of("death", ("person", person.id), on, said, known=known)
