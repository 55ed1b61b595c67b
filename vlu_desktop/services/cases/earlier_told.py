# SPDX-License-Identifier: Apache-2.0
"""What earlier versions noted as told, carried over once: to the one victim it can have been, and to nobody else."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from vlu_desktop.due.telling_lines import ASKED_SINCE
from vlu_desktop.due.who_is_told import recipients
from vlu_desktop.record.offending import Movement, Order, OrderProtected
from vlu_desktop.record.record_types import type_of
from vlu_desktop.record.telling_event import TELLING_EVENTS
from vlu_desktop.record.work import Request, RuleSetting, Telling
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.steps.step_0010_who_must_be_told import EARLIER_TOLD

_MONTH = timedelta(days=31)
_KNOWN = frozenset(row.key for row in TELLING_EVENTS)
Noted = Order | Movement | Request


class EarlierTold:
    """A day noted with an order, a move or a request becomes that of a victim where the offender has but one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def carry(self, today: date) -> int:
        """How many became somebody's. What was not asked for before is asked for from a month ago on.

        A run that was broken off is taken up where it stood.
        """
        found: dict[str, list[Telling]] = defaultdict(list)
        carried = {_what(each) for each in self._store.all(Telling) if each.why == "earlier"}
        for row, case_id, person_id in self._noted():
            new = [each for each in _tellings(row, case_id, person_id) if each.event in _KNOWN]
            found[case_id] += [each for each in new if _what(each) not in carried]
        for case_id, tellings in found.items():
            if tellings:
                with self._store.act("telling.carry", act="altered", case_id=case_id) as act:
                    act.add_many(tellings)
        if not any(each.name == ASKED_SINCE for each in self._store.all(RuleSetting)):
            self._ask_since(today - _MONTH)
        self._store.settle(EARLIER_TOLD)
        return sum(len(tellings) for tellings in found.values())

    def _ask_since(self, day: date) -> None:
        with self._store.act("rule-setting.add", act="altered") as act:
            act.add(
                RuleSetting(
                    name=ASKED_SINCE, since=day, value="all kinds of event",
                    reason="What this version asks for and earlier ones did not is asked for from here on.",
                )
            )  # fmt: skip

    def _noted(self) -> Iterator[tuple[Noted, str, str]]:
        """What was noted, each with the one case and victim that it can have been of."""
        noted: dict[str, Noted] = {}
        whose: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for case_id in self._store.case_ids():
            file = self._store.case_file(case_id)
            if file is None:
                continue
            held: tuple[Noted, ...] = (*file.all(Order), *file.all(Movement), *file.all(Request))
            for row in held:
                if row.victim_told_on is None and not (isinstance(row, Movement) and row.conditions_confirmed):
                    continue
                noted[row.id] = row
                protected = [each.person_id for each in file.of(OrderProtected, row.id)]
                for who in recipients(file, date.min):  # also who is not told any more
                    if not protected or any(file.same_person(each, who.person_id) for each in protected):
                        whose[row.id].add((case_id, who.person_id))
        for record_id, row in noted.items():
            if len(whose[record_id]) == 1:  # of several nobody can tell whose it was
                yield (row, *next(iter(whose[record_id])))


def _what(telling: Telling) -> tuple[str, str, str, str, str]:
    return telling.case_id, telling.person_id, telling.event, telling.record_type, telling.record_id


def _tellings(row: Noted, case_id: str, person_id: str) -> Iterator[Telling]:
    told = Telling(
        case_id=case_id, person_id=person_id, event=_EVENTS.get(type_of(type(row)).key, ""), why="earlier",
        record_type=type_of(type(row)).key, record_id=row.id, on=row.victim_told_on,
        event_on=row.on if isinstance(row, Movement) else None,
    )  # fmt: skip
    if row.victim_told_on is not None:
        yield replace(told, event=row.kind) if isinstance(row, Movement) else told
    if isinstance(row, Movement) and row.conditions_confirmed:
        yield replace(told, event="release-conditions")


_EVENTS = {"order": "order-made", "request": "request-decided", "movement": "release"}
