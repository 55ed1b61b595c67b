# SPDX-License-Identifier: Apache-2.0
"""A unit's laptops through whatever comes: parted, met over two folders, broken off or killed at any step of a meeting,
their carrier's files lost, one brought back from an old backup, clocks wrong by years, some updated before others, what
one erases on hold on another.

In the end all have the same record and the same code, every act that was acknowledged is on each of them, and no value
went that nobody replaced. `make soak` goes through many more lives than the few that are drawn here.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from tests.exchange.test_meeting import Laptop
from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from tests.store.joining.computers import copied, record_of, unit
from vlu_desktop.exchange.carrier import Carrier
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.exchange.meeting import Met
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import Stopped, stoppable
from vlu_desktop.record.changes import Reference
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import LegalHold
from vlu_desktop.services.keeping.erasing import Erasing
from vlu_desktop.store.database.connection import OperationalError
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION
from vlu_desktop.store.joining import taking_in, taking_parts
from vlu_desktop.store.journal import journal
from vlu_desktop.store.keys.key_file import key_path
from vlu_desktop.store.records.saving import NotSaved
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.records.undo import CannotUndo
from vlu_desktop.store.vault.vault import Vault, open_vault

MOST = 5
PLACED = date(2026, 3, 2)
YEARS = (0, 0, 0, 3, -6, 11)
which = st.integers(0, 99)


class Killed(BaseException):
    """The program ended here, with nothing done after it."""


class UnitOfLaptops(RuleBasedStateMachine):
    """Laptops of one unit, the folders they meet over, and every act that any of them was told is saved."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="unit"))
        self.folders = [self.home / "share", self.home / "stick"]
        self.laptops: list[Laptop] = []
        self.clocks: list[TestClock] = []
        self.kept: dict[str, set[int]] = {}
        """Of each chain the lines that were acknowledged."""
        self.held: dict[tuple[str, str], set[str]] = {}
        """Of each laptop and each hold that was placed on it, what of the case it had then."""
        self.backup: Path | None = None
        self.copies = 0
        self.updated: set[str] = set()
        """Devices whose program is a version ahead: what they write the others can't take in until they are as well."""

    # --- what a unit has

    @initialize(years=st.lists(st.sampled_from(YEARS), min_size=2, max_size=3))
    def begin(self, years: list[int]) -> None:
        for folder in self.folders:
            folder.mkdir()
        self.clocks = [TestClock() for _ in years]
        for clock, each in zip(self.clocks, years, strict=True):
            clock.now += timedelta(days=365 * each)
        for vault in unit(self.home / "laptops", self.clocks):
            self.laptops.append(self.laptop(vault))
        store = self.laptops[0].vault.store
        case = store.add("case.add", Case(title="Example"))[0]
        for n in range(3):
            store.add("incident.add", Incident(case_id=case.id, account=f"planted {n}"), case_id=case.id)
        self.let_in(self.laptops[1:])

    def laptop(self, vault: Vault) -> Laptop:
        erasing = Erasing(vault.store)
        return Laptop(vault, self.folders[0], lambda found: erasing.refuse_held(found[0], found) if found else None)

    def let_in(self, new: list[Laptop]) -> None:
        """By the code that is read out, over both folders, until everybody knows them."""
        first = self.laptops[0]
        for folder in self.folders:
            for each in new:
                self.meet(each, folder)
            for asking in self.meet(first, folder).asking:
                first.computers.let_in(asking)
            for each in self.laptops * 2:
                self.meet(each, folder)
        self.acknowledge()

    def acknowledge(self) -> None:
        for each in self.laptops:
            self.kept.setdefault(each.device, set()).add(each.vault.store.last_line)

    def one(self, n: int) -> Laptop:
        laptop = self.laptops[n % len(self.laptops)]
        self.is_run_by(laptop)
        return laptop

    def is_run_by(self, laptop: Laptop) -> None:
        """What comes next is done by the version of the program that this laptop has."""
        for room in (journal, taking_in, taking_parts):
            vars(room)["SCHEMA_VERSION"] = SCHEMA_VERSION + (laptop.device in self.updated)

    # --- what officers do

    @rule(n=which)
    def add_case(self, n: int) -> None:
        self.one(n).vault.store.add("case.add", Case(title=f"Case {n}"))
        self.acknowledge()

    @rule(n=which, m=which, words=st.text(max_size=30))
    def add(self, n: int, m: int, words: str) -> None:
        store = self.one(n).vault.store
        if cases := store.all(Case):
            case = cases[m % len(cases)]
            store.add("incident.add", Incident(case_id=case.id, account=f"planted {words}"), case_id=case.id)
            self.acknowledge()

    @rule(n=which, m=which, field=st.sampled_from(["account", "place"]), words=st.sampled_from("abc"))
    def change(self, n: int, m: int, field: str, words: str) -> None:
        store = self.one(n).vault.store
        if records := store.all(Incident):
            was = records[m % len(records)]
            with store.act("incident.change") as act:
                act.change(replace(was, account=words) if field == "account" else replace(was, place=words), was=was)
            self.acknowledge()

    @rule(n=which, m=which)
    def take_out(self, n: int, m: int) -> None:
        store = self.one(n).vault.store
        if records := store.all(Incident):
            with store.act("incident.remove") as act:
                act.remove(Incident, records[m % len(records)].id)
            self.acknowledge()

    @rule(n=which, m=which)
    def erase(self, n: int, m: int) -> None:
        store = self.one(n).vault.store
        if records := store.all(Incident):
            one = records[m % len(records)]
            self.erase_with_it(store, ("incident", one.id), one.case_id)

    @rule(n=which, m=which)
    def erase_case(self, n: int, m: int) -> None:
        store = self.one(n).vault.store
        if len(cases := store.all(Case)) > 1:
            one = cases[m % len(cases)]
            self.erase_with_it(store, ("case", one.id), one.id)

    def erase_with_it(self, store: Store, root: Reference, case_id: str) -> None:
        """Erase as an officer does: not what is of a case on hold here."""
        with_it = store.belonging(root)
        with suppress(UserError):
            Erasing(store).refuse_held(root, with_it, case_id)
            store.erase("record.erase", with_it, case_id=case_id, reason="r", authority="a")
            self.acknowledge()

    @rule(n=which, m=which)
    def hold(self, n: int, m: int) -> None:
        """What is there of a case from now on stays on this laptop, whatever another one erases."""
        laptop = self.one(n)
        store = laptop.vault.store
        if cases := store.all(Case):
            case = cases[m % len(cases)]
            placed = store.add("hold.place", LegalHold(case_id=case.id, reason="An appeal", placed_on=PLACED))[0]
            self.held[laptop.device, placed.id] = {each.id for each in store.all(Incident, case_id=case.id)}
            self.acknowledge()

    @rule(n=which, m=which)
    def lift(self, n: int, m: int) -> None:
        laptop = self.one(n)
        if holds := standing(laptop):
            self.lift_one(laptop, holds[m % len(holds)])

    def lift_one(self, laptop: Laptop, hold: LegalHold) -> None:
        with laptop.vault.store.act("hold.lift") as act:
            act.change(replace(hold, lifted_on=PLACED, lifted_reason="It ended"), was=hold)
        self.forget(hold.id)
        self.acknowledge()

    def forget(self, hold_id: str) -> None:
        self.held = {(device, each): ids for (device, each), ids in self.held.items() if each != hold_id}

    @rule(n=which)
    def undo(self, n: int) -> None:
        store = self.one(n).vault.store
        entry = store.next_undo()
        if entry is not None and entry.method not in ("vault.create", "backup.restore"):
            with suppress(CannotUndo):
                store.undo(entry.ref)
            for hold_id in {each for _, each in self.held} - {each.id for each in store.all(LegalHold)}:
                self.forget(hold_id)
            self.acknowledge()

    @rule(n=which, m=which)
    def decide(self, n: int, m: int) -> None:
        store = self.one(n).vault.store
        if doubts := store.undecided.fields():
            doubt = doubts[m % len(doubts)]
            store.undecided.decide(doubt, doubt.heads[m % len(doubt.heads)].value, case_id="", reason="")
            self.acknowledge()

    # --- what happens to them

    @rule(n=which)
    def update(self, n: int) -> None:
        self.updated.add(self.one(n).device)

    @rule(n=which, over=st.integers(0, 1))
    def meet_whole(self, n: int, over: int) -> None:
        self.meet(self.one(n), self.folders[over])

    @rule(n=which, over=st.integers(0, 1), at=st.integers(0, 150))
    def meet_stopped(self, n: int, over: int, at: int) -> None:
        """Somebody breaks the meeting off, or locks the casebook."""
        with suppress(Stopped, NotSaved), at_step(at, Stopped):
            self.meet(self.one(n), self.folders[over])

    @rule(n=which, over=st.integers(0, 1), at=st.integers(0, 150))
    def meet_killed(self, n: int, over: int, at: int) -> None:
        """The program ends in the midst of a meeting, and what lies on the disk then is opened again."""
        place = n % len(self.laptops)
        laptop = self.laptops[place]
        image = self.home / f"image{self.copies}"
        self.copies += 1

        def end() -> None:
            shutil.copytree(laptop.vault.path.parent, image, ignore=shutil.ignore_patterns("*.lock"))

        try:
            with at_step(at, Killed, end):
                self.meet(laptop, self.folders[over])
        except Killed:
            laptop.vault.close()
            vault = opened(image / laptop.vault.path.name, self.clocks[place])
            self.laptops[place] = self.laptop(vault)

    @rule(over=st.integers(0, 1), m=which)
    def lose(self, over: int, m: int) -> None:
        """A carrier loses one of its files."""
        self.lose_one(over, m)

    def lose_one(self, over: int, m: int) -> None:
        if lying := sorted(self.folders[over].rglob("*.vlup")):
            lying[m % len(lying)].unlink()

    @rule(n=which, years=st.sampled_from(YEARS))
    def set_clock(self, n: int, years: int) -> None:
        self.clocks[n % len(self.clocks)].now += timedelta(days=365 * years)

    @rule(n=which)
    def back_up(self, n: int) -> None:
        place = n % len(self.laptops)
        vault = self.laptops[place].vault
        vault.close()
        self.backup = self.home / f"backup{self.copies}" / vault.path.name
        self.copies += 1
        self.backup.parent.mkdir()
        for path in (vault.path, key_path(vault.path)):
            shutil.copy(path, self.backup.parent / path.name)
        self.laptops[place] = self.laptop(opened(vault.path, self.clocks[place]))

    @precondition(lambda self: self.backup is not None and len(self.laptops) < MOST)
    @rule()
    def restore(self) -> None:
        """A new laptop from a backup that may be old: another computer, which has to be let in."""
        assert self.backup is not None
        self.clocks.append(TestClock())
        vault = copied(self.backup, self.home / f"restored{self.copies}", self.clocks[-1])
        self.copies += 1
        self.laptops.append(self.laptop(vault))
        # What a copy holds of a newer version only a newer one wrote there.
        self.updated.add(self.laptops[-1].device)
        self.updated.add(self.laptops[0].device)
        self.let_in(self.laptops[-1:])

    def carrier(self, laptop: Laptop, folder: Path) -> AbstractContextManager[Carrier]:
        """What a laptop meets over, for one meeting."""
        return nullcontext(FolderCarrier(folder))

    def meet(self, laptop: Laptop, folder: Path) -> Met:
        self.is_run_by(laptop)
        with self.carrier(laptop, folder) as carrier:
            met = laptop.meet(carrier)
        for trouble in met.troubles:
            assert laptop.device not in self.updated, trouble
            assert self.updated, trouble
            assert "newer version" in trouble.what, trouble
        return met

    # --- what must be true once they met

    def teardown(self) -> None:
        try:
            if self.laptops:
                self.updated |= {each.device for each in self.laptops}
                self.meet_until_nothing_is_left()
                self.what_is_on_hold_is_there()
                self.lift_all()
                self.all_is_alike()
        finally:
            for room in (journal, taking_in, taking_parts):
                vars(room)["SCHEMA_VERSION"] = SCHEMA_VERSION
            for each in self.laptops:
                each.vault.close()
            shutil.rmtree(self.home)

    def meet_until_nothing_is_left(self) -> None:
        for _ in range(12):
            before = [each.vault.store.head_code() for each in self.laptops]
            moved = 0
            for each in self.laptops:
                met = self.meet(each, self.folders[0])
                moved += met.sent + met.taken + met.waiting
            if not moved and before == [each.vault.store.head_code() for each in self.laptops]:
                return
        raise AssertionError("they never come to an end of meeting")

    def what_is_on_hold_is_there(self) -> None:
        for laptop in self.laptops:
            for hold in standing(laptop):
                for incident_id in self.held.get((laptop.device, hold.id), ()):
                    assert laptop.vault.store.get(Incident, incident_id, removed=True) is not None

    def lift_all(self) -> None:
        while any(standing(each) for each in self.laptops):
            for laptop in self.laptops:
                self.is_run_by(laptop)
                for hold in standing(laptop):
                    self.lift_one(laptop, hold)
            self.meet_until_nothing_is_left()

    def all_is_alike(self) -> None:
        first, *others = (each.vault for each in self.laptops)
        for vault in others:
            assert record_of(vault) == record_of(first)
            assert vault.store.head_code() == first.store.head_code()
        for vault in (first, *others):
            assert (problems := vault.check().problems) == (), problems
            assert lost(vault, self.kept) == []
            assert overwritten(vault) == []


def standing(laptop: Laptop) -> list[LegalHold]:
    return [each for each in laptop.vault.store.all(LegalHold) if each.lifted_on is None]


def opened(path: Path, clock: TestClock) -> Vault:
    return open_vault(path, PASSPHRASE, clock=clock, cost=CHEAP, floor=CHEAP)


@contextmanager
def at_step(at: int, ends: type[BaseException], first: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Have the work within end at a step of its own, once something else was done there.

    A statement that is in the midst of its work then says only that it was interrupted.
    """
    left = at

    def asked() -> bool:
        nonlocal left
        left -= 1
        if left == -1:
            first()
            raise ends
        return False

    with stoppable(asked):
        try:
            yield
        except OperationalError as error:
            if left < 0:
                raise ends from error
            raise


def lost(vault: Vault, kept: dict[str, set[int]]) -> list[tuple[str, int]]:
    """Acknowledged lines that are not there."""
    there = vault.joining.lines.last_numbers()
    return [(device, n) for device, lines in kept.items() for n in lines if there.get(device, 0) < n]


def overwritten(vault: Vault) -> list[tuple[Any, ...]]:
    """Fields of which a value is gone from the record that no line replaced and nobody is asked about.

    Told from the changes alone: what a line gave stands until one that names it as what it replaces.
    """
    rows = vault.joining._tables.execute(
        "SELECT c.record_id, c.field, c.device || ':' || c.seq, c.parents, v.n IS NOT NULL, v.value "
        "FROM journal_change AS c LEFT JOIN journal_change_value AS v USING (device, seq, n)"
    ).fetchall()
    replaced = {(row[0], row[1], ref) for row in rows for ref in json.loads(row[3])}
    standing: dict[tuple[str, str], set[Any]] = {}
    for record_id, field, ref, _, is_there, value in rows:
        if is_there and (record_id, field, ref) not in replaced:
            standing.setdefault((record_id, field), set()).add(value)
    asked = {(each.record_id, each.field) for each in vault.store.undecided.fields()}
    out = {each.record_id for each in vault.store.undecided.taken_out()}
    return [
        (*place, values)
        for place, values in standing.items()
        if len(values) > 1 and place not in asked and place[0] not in out
    ]


def lived(examples: int, steps: int, machine: type[UnitOfLaptops] = UnitOfLaptops) -> None:
    """Goes through so many lives of so many steps each; those of one run are those of the next where they are few."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=examples < 10,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_a_unit_of_laptops_through_whatever_comes() -> None:
    lived(5, 30)


@pytest.mark.soak
def test_many_units_of_laptops_through_whatever_comes() -> None:
    lived(150, 60)
