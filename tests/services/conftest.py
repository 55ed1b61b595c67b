# SPDX-License-Identifier: Apache-2.0
"""Every service on a real encrypted vault, with one case to work on."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from tests.clocks import TickingClock
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.dates.when import When
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import JournalEntry
from vlu_desktop.record.conduct import Incident
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.vault.vault import create_vault

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
R = TypeVar("R", bound=Record)


class Office:
    """An officer at work: the services, the day, and the one case. A test sets `now`."""

    today = date(2026, 11, 2)

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2026, 11, 2, 9, tzinfo=UTC)
        self.folder = folder
        vault = create_vault(
            folder / "unit.vlu", "correct horse battery", officer_name="Asha Example", clock=self.clock,
            random=os.urandom, cost=CHEAP, floor=CHEAP,
        )  # fmt: skip
        self.services: Services = Services(vault, self.clock)
        self.store = vault.store
        people = NewCase(
            reference="VLU 26-0147",
            victim=NewPerson(given="Ines", family="Quarrie"),
            offender=NewPerson(given="Col", family="Dray"),
            relationship="former-partners",
        )
        self.case_id, _ = self.services.casework.cases.begin(people, self.today)
        self.victim = self.store.people_in(self.case_id, "victim")[0]
        self.offender = self.store.people_in(self.case_id, "offender")[0]

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def add(self, record: R) -> R:
        """Save a record and give it as it is stored."""
        self.services.casework.records.add(record, case_id=self.case_id)
        return self.store.all(type(record))[-1]

    def incident(self, account: str = "He rang.", day: date = date(2026, 3, 3)) -> Incident:
        return self.add(Incident(case_id=self.case_id, account=account, happened=When.on(day)))

    def file(self) -> CaseFile:
        return self.services.casework.cases.read(self.case_id)

    def lines(self) -> list[JournalEntry]:
        """The journal, newest first."""
        return self.store.entries(limit=10_000)


@pytest.fixture(autouse=True)
def read_here(request: pytest.FixtureRequest) -> None:
    """No test of a service starts a process to read a file, but for those of the soak."""
    if not request.node.get_closest_marker("soak"):
        request.getfixturevalue("files_read_here")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.services.close()


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Every service on a vault with nothing in it yet."""
    clock = TickingClock()
    vault = create_vault(
        tmp_path / "unit.vlu", "seven quiet harbours", officer_name="Asha Example", clock=clock, random=os.urandom,
        cost=CHEAP, floor=CHEAP,
    )  # fmt: skip
    made = Services(vault, clock)
    yield made
    made.close()
