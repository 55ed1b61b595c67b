# SPDX-License-Identifier: Apache-2.0
"""Cases through two years: each duty is shown for the right person on the right day, and nobody else ticks it off."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.due.duty_world import BEGIN, DAYS, HOLIDAYS, KINDS, Duty, Offender, acts, happens, owed, world
from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.due.telling_lines import telling
from vlu_desktop.due.victim_lines import contacts
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.telling_event import TELLING_EVENTS
from vlu_desktop.rules.deadlines import Rules

RULES = Rules.from_toml((resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8"))


def shown(him: Offender, case_id: str, today: date) -> dict[Duty, DueItem]:
    diary = Diary(case_file=him.file(case_id), today=today, rules=RULES, holidays=HOLIDAYS)
    lines = [*telling(diary), *(line for line in contacts(diary) if line.kind == "first-contact")]
    found = {Duty(case_id, line.person_id, line.event, "/".join(line.target)): line for line in lines}
    assert len(found) == len(lines), "one line for each person and event"
    return found


def looked_at(him: Offender, today: date) -> dict[Duty, DueItem]:
    """What is shown of an offender, held to what the test itself says is owed."""
    due = owed(him, today)
    there: dict[Duty, DueItem] = {}
    for case_id in him.cases:
        there |= shown(him, case_id, today)
    assert set(there) == set(due), (today, sorted(set(there) ^ set(due)))
    for duty, item in there.items():
        by, asks = due[duty]
        assert (item.due, item.overdue) == (by, by < today), (today, duty)
        assert item.title.startswith("Ask a manager") is asks, "who wants no contact is asked about first"
    return there


def looks(number: int, every: int, seed: int) -> Iterator[Counter[str]]:
    """How many duties of each kind stood on each day looked at."""
    everybody = world(seed, number)
    for step in range(DAYS):
        today = BEGIN + timedelta(days=step)
        for him in everybody:
            if him.chance.random() < 0.05:
                happens(him, today)
            if him.chance.random() < 0.1:
                acts(him, today)
        if step % every == 0:
            yield Counter(duty.event for him in everybody for duty in looked_at(him, today))


def test_the_world_knows_every_kind_of_event() -> None:
    assert set(KINDS) == {row.key for row in TELLING_EVENTS}


def test_a_few_cases_through_two_years() -> None:
    assert len(sum(looks(7, every=61, seed=1), Counter[str]())) > 12


@pytest.mark.soak
@pytest.mark.parametrize(("seed", "every"), [(2, 1), *((seed, 7) for seed in range(3, 9))])
def test_sixty_cases_through_two_years(seed: int, every: int) -> None:
    assert set(sum(looks(60, every=every, seed=seed), Counter[str]())) == set(KINDS), "every kind was owed to somebody"
