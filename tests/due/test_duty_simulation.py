# SPDX-License-Identifier: Apache-2.0
"""Cases through two years: each duty is shown for the right person on the right day, and nobody else ticks it off."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.due_line import DueItem
from vlu_desktop.due.due_lines import due_items
from vlu_desktop.due.telling_lines import TELL
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import Hearing, Movement, Order, OrderProtected, Proceeding, Sentence
from vlu_desktop.record.people import Case, Involvement, Person
from vlu_desktop.record.work import Contact, Telling
from vlu_desktop.rules.deadlines import Rules

RULES = Rules.from_toml((resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8"))
HOLIDAYS = Holidays.from_toml((resources() / "rules" / "bank_holidays.toml").read_text(encoding="utf-8"))
BEGIN, DAYS = date(2025, 1, 6), 730
SAFETY = ("escape", "abscond", "release-error")
SEEN_FROM = {"key-stages": 3, "annual": 2, "release-month": 1, "none": 0}
"""How much each level hears of; an event needs as much as its own number."""
NEEDS = {"sentence": 3, "category": 3, "order-made": 2, "parole-decision": 2, "deported": 2, "returned": 1}
"""What the test itself holds each kind to need: written down here and not asked of the program."""


@dataclass
class Offender:
    """One offender with his cases, each with its victims, and what happened so far."""

    key: str
    cases: dict[str, dict[str, str]]  # case -> victim -> level
    rows: list[Record] = field(default_factory=list)
    own: dict[str, list[Record]] = field(default_factory=dict)
    owed: dict[tuple[str, str, str, str], date] = field(default_factory=dict)  # case, person, event, record -> day

    def file(self, case_id: str) -> CaseFile:
        people = [Person(id=RecordId(self.key)), *(Person(id=RecordId(each)) for each in self.cases[case_id])]
        parts = [
            Involvement(id=RecordId(f"{case_id}-{who}"), case_id=case_id, person_id=who, role=role, contact_level=level)
            for who, role, level in (
                (self.key, "offender", ""), *((who, "victim", level) for who, level in self.cases[case_id].items()),
            )
        ]  # fmt: skip
        held: dict[type[Record], list[Record]] = {}
        for row in (*people, *parts, *self.rows, *self.own.get(case_id, ())):
            held.setdefault(type(row), []).append(row)
        case = Case(id=RecordId(case_id), title=case_id, status="active", opened=BEGIN)
        return CaseFile(case=case, rows={cls: tuple(rows) for cls, rows in held.items()})


def made(seed: int, number: int) -> list[Offender]:
    chance = random.Random(seed)
    found: list[Offender] = []
    cases = 0
    while cases < number:
        key = f"his-{len(found)}"
        many = min(chance.choice((1, 1, 2, 3)), number - cases)
        held = {
            f"{key}-case-{n}": {
                f"{key}-victim-{n}-{who}": chance.choice(tuple(SEEN_FROM)) for who in range(chance.choice((1, 1, 2)))
            }
            for n in range(many)
        }
        found.append(Offender(key=key, cases=held))
        cases += many
    return found


def happens(him: Offender, chance: random.Random, today: date, number: int) -> None:
    """Something happens, and the test notes to whom it is owed by which day, by its own table."""
    record_id, kind = RecordId(f"{him.key}-r{number}"), chance.choice((*NEEDS, *SAFETY))
    only: set[str] | None = None
    record: Record
    if kind == "sentence":
        record, key = (
            Sentence(id=record_id, offender_id=him.key, kind="imprisonment", passed=When.on(today)),
            "sentence",
        )
    elif kind == "order-made":
        record = Order(id=record_id, offender_id=him.key, kind="nmo", status="in-force", made=today)
        key, victims = "order", [who for held in him.cases.values() for who in held]
        only = {chance.choice(victims)}
        him.rows.append(OrderProtected(id=RecordId(f"{record_id}-p"), order_id=record_id, person_id=min(only)))
    elif kind == "parole-decision":
        him.rows.append(Proceeding(id=RecordId(f"{record_id}-c"), offender_id=him.key, kind="parole"))
        record = Hearing(
            id=record_id, proceeding_id=f"{record_id}-c", kind="parole-oral", on=today, outcome="no-release"
        )
        key = "hearing"
    else:
        record, key = Movement(id=record_id, offender_id=him.key, kind=kind, on=today), "movement"
    him.rows.append(record)
    due = today if kind in SAFETY else HOLIDAYS.add_working_days(today, 2)
    for case_id, victims_of in him.cases.items():
        for who, level in victims_of.items():
            if (only is None or who in only) and (kind in SAFETY or SEEN_FROM[level] >= NEEDS[kind]):
                him.owed[case_id, who, kind, f"{key}/{record_id}"] = due


def shown(him: Offender, case_id: str, today: date) -> dict[tuple[str, str, str, str], DueItem]:
    return {
        (case_id, item.person_id, item.event, "/".join(item.target)): item
        for item in due_items(him.file(case_id), today, RULES, HOLIDAYS)
        if item.kind == TELL
    }


def acts(him: Offender, chance: random.Random, today: date, number: int) -> None:
    """An officer reaches somebody, or tries and does not: of one duty of one person."""
    if not him.owed:
        return
    duty = chance.choice(sorted(him.owed))
    case_id, who, event, record = duty
    outcome = chance.choice(("spoke", "spoke", "no-answer", "message-left"))
    key, _, record_id = record.partition("/")
    contact = Contact(
        id=RecordId(f"{him.key}-k{number}"), case_id=case_id, person_id=who, happened=When.on(today), channel="phone",
        outcome=outcome,
    )  # fmt: skip
    telling = Telling(
        id=RecordId(f"{him.key}-t{number}"), case_id=case_id, person_id=who, event=event, record_type=key,
        record_id=record_id, why="contact", contact_id=contact.id, on=today,
    )  # fmt: skip
    him.own.setdefault(case_id, []).extend((contact, telling))
    if outcome == "spoke":
        del him.owed[duty]


def looks(number: int, every: int, seed: int) -> Iterator[int]:
    """How many duties stood on each day looked at; each look holds what is shown to what the test itself noted."""
    everybody, chance, count = made(seed, number), random.Random(seed + 1), 0
    for step in range(DAYS):
        today = BEGIN + timedelta(days=step)
        for him in everybody:
            if chance.random() < 0.02:
                count += 1
                happens(him, chance, today, count)
            if chance.random() < 0.05:
                count += 1
                acts(him, chance, today, count)
        if step % every:
            continue
        for him in everybody:
            there = {duty: item for case_id in him.cases for duty, item in shown(him, case_id, today).items()}
            assert set(there) == set(him.owed), today
            for duty, item in there.items():
                assert (item.due, item.overdue) == (him.owed[duty], him.owed[duty] < today), (today, duty)
                asks = item.title.startswith("Ask a manager")
                assert asks is (him.cases[duty[0]][duty[1]] == "none"), "who wants no contact is asked about first"
        yield sum(len(him.owed) for him in everybody)


def test_six_cases_through_two_years_looked_at_each_quarter() -> None:
    assert max(looks(6, every=91, seed=1)) > 5


@pytest.mark.soak
@pytest.mark.parametrize("seed", [2, 3])
def test_sixty_cases_through_two_years_looked_at_each_week(seed: int) -> None:
    assert max(looks(60, every=7, seed=seed)) > 100
