# SPDX-License-Identifier: Apache-2.0
"""What is done about a line of Today: done, chased, put off; each one act, that undo takes back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from vlu_desktop.due.due_line import DueItem
from vlu_desktop.due.due_marks import marked
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.work import DueMark
from vlu_desktop.services.cases.records import refuse_impossible
from vlu_desktop.store.records.store import Store

# Lines that go by a field of their own record, by kind and type: the field that takes the day ("" for none), and what
# goes with it.
_BY_FIELD: Mapping[tuple[str, str], tuple[str, Mapping[str, Any]]] = {
    ("action", "action"): ("reported_on", {"status": "complete"}),
    ("copy", "order"): ("copy_received_on", {}),
    ("contact", "contact"): ("", {"follow_up_done": True}),
}
# Lines that go only by what is entered where they lead: to tick them off would leave the record saying less than was.
_ENTERED_THERE: Mapping[str, Callable[[], str]] = {
    "questioning": lambda: say("acts.there-questioning"),
    "finding": lambda: say("acts.there-finding"),
    "request": lambda: say("acts.there-request"),
    "form": lambda: say("acts.there-form"),
    "hearing": lambda: say("acts.there-hearing"),
    "meeting": lambda: say("acts.there-meeting"),
    "follow-up": lambda: say("acts.there-follow-up"),
    "first-contact": lambda: say("acts.there-first-contact"),
    "tell": lambda: say("acts.there-first-contact"),
    "annual": lambda: say("acts.there-annual"),
    "complaint": lambda: say("acts.there-complaint"),
    "retention": lambda: say("acts.there-retention"),
}
_NOT_CHASED = frozenset({"questioning", "finding", "tell", "first-contact"})


def done_elsewhere(item: DueItem) -> str:
    """What is to be done instead where a line can't be ticked off; "" where it can."""
    return _ENTERED_THERE[item.kind]() if item.kind in _ENTERED_THERE else ""


def needs_words(item: DueItem) -> bool:
    """Whether what was done has to be said in words, because no field of the record says it."""
    return (item.kind, item.target[0]) not in _BY_FIELD


def refused_to_wait(item: DueItem) -> str:
    """Why a line can be neither chased nor put off; "" where it can."""
    if item.alarm:
        return _ENTERED_THERE[item.kind]()
    return _ENTERED_THERE[item.kind]() if item.kind in _NOT_CHASED else ""


class DueActs:
    """One act each, in the case of the line."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def done(self, item: DueItem, on: date, today: date, note: str = "") -> Changes:
        """It was done on a day: in its record where that has a field for it, else as a mark with what was done."""
        if elsewhere := done_elsewhere(item):
            raise UserError(elsewhere)
        _refuse_future(on, today, say("acts.not-done-after-today"))
        if needs_words(item):
            if not note.strip():
                raise UserError(say("acts.say-in-a-few-words"))
            return self._mark(item, "done", on, None, note)
        field, more = _BY_FIELD[item.kind, item.target[0]]
        held = self._held(item)
        taken: dict[str, Any] = ({field: on} if field else {}) | dict(more)
        new = replace(held, **taken)
        refuse_impossible(held, new)
        with self._store.act("due-mark.done", act="altered", case_id=item.case_id, reason=note.strip()) as act:
            act.change(new)
        return act.changes

    def chase(self, item: DueItem, on: date, next_on: date, today: date, note: str = "") -> Changes:
        """It was chased on a day, and is chased again on another unless it comes."""
        self._refuse_waiting(item)
        _refuse_future(on, today, say("acts.not-chased-after-today"))
        if next_on <= on:
            raise UserError(say("acts.the-next-chase-comes-after"))
        return self._mark(item, "chased", on, next_on, note)

    def put_off(self, item: DueItem, until: date, reason: str, today: date) -> Changes:
        """It waits until a day, for a reason."""
        self._refuse_waiting(item)
        if until <= today:
            raise UserError(say("acts.put-it-off-to-a"))
        if not reason.strip():
            raise UserError(say("acts.say-why-it-is-put"))
        return self._mark(item, "put-off", today, until, reason)

    def _refuse_waiting(self, item: DueItem) -> None:
        if why := refused_to_wait(item):
            raise UserError(why)

    def _mark(self, item: DueItem, what: str, on: date, next_on: date | None, note: str) -> Changes:
        key, record_id = marked(item)
        mark = DueMark(
            case_id=item.case_id, line=item.kind, record_type=key, record_id=record_id, due=item.due, what=what,
            on=on, next_on=next_on, note=note.strip(),
        )  # fmt: skip
        self._held(item)
        with self._store.act(f"due-mark.{what}", act="collected", case_id=item.case_id) as act:
            act.add(mark)
        return act.changes

    def _held(self, item: DueItem) -> Record:
        key, record_id = marked(item)
        held = self._store.get(record_type(key).cls, record_id)
        if held is None:
            raise UserError(say("acts.what-this-line-is-about"))
        return held


def _refuse_future(on: date, today: date, sentence: str) -> None:
    if on > today:
        raise UserError(sentence)
