# SPDX-License-Identifier: Apache-2.0
"""A unit in which two computers hold everything and two laptops what is chosen for them, which changes as they meet.

After anything: what a laptop may hold it has as the others have it, and of a case that was never chosen for it no word
is in its file, or in anything that its keys open of what lies in the folder.
"""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exchange.test_meeting import let_in
from tests.exchange.test_meeting_in_parts import Computer
from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from tests.store.joining.computers import copied, everything_in, first_computer, part_of, record_of
from tests.store.joining.test_in_parts import rows
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.offending import Order
from vlu_desktop.record.people import Address, Case, Involvement, Person, PersonName
from vlu_desktop.store.vault.vault import open_vault

WORDS = ("apple", "banana", "cherry")
LIKE: tuple[type[Record], ...] = (Case, Person, PersonName, Address, Incident, Involvement, Order)
KINDS = ("add", "add", "change", "person", "order", "address", "choose", "apart", "meet", "meet")
STEPS = 40


class Simulated:
    """One run. `ever` are the cases that each laptop might ever hold."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.rng = rng
        share = folder / "share"
        share.mkdir(parents=True)
        first = first_computer(folder / "0", TestClock())
        self.cases: list[Case] = []
        self.people: list[str] = []
        for word in WORDS:
            self.cases.append(first.store.add("case.add", Case(title=word, background=f"{word} needle"))[0])
            with first.store.act("person.add", act="collected", case_id=self.cases[-1].id, reason=word) as act:
                self.people.append(act.add(Person(note=f"{word} note")).id)
                act.add(PersonName(person_id=self.people[-1], family=word))
                act.add(Involvement(case_id=self.cases[-1].id, person_id=self.people[-1], role="offender"))
        first.close()
        second = copied(first.path, folder / "1", TestClock())
        again = open_vault(first.path, PASSPHRASE, clock=TestClock(), cost=CHEAP, floor=CHEAP)
        self.whole = [Computer(again, share), Computer(second, share)]
        let_in(*self.whole)
        self.laptops = [
            Computer(part_of(again, folder / str(n + 2), TestClock(), {self.cases[n].id}, f"Laptop {n}"), share)
            for n in range(2)
        ]
        self.ever = [{0}, {1}]
        self.now = [{0}, {1}]
        self.n = 0
        self.is_apart = False

    @property
    def all(self) -> list[Computer]:
        return [*self.whole, *self.laptops]

    def held(self, computer: Computer) -> list[int]:
        """The cases that a computer has, so that an officer there can work on them."""
        return [n for n, case in enumerate(self.cases) if computer.vault.store.get(Case, case.id) is not None]

    def step(self) -> None:
        self.n += 1
        computer = self.rng.choice(self.all)
        held, store = self.held(computer), computer.vault.store
        n = self.rng.choice(held)
        case, word = self.cases[n], f"{WORDS[n]} {self.n}"
        match self.rng.choice(
            ("add", "add", "change", "person", "order", "address", "choose", "apart", "meet", "meet")
        ):
            case "add":
                computer.told(case, word)
            case "change":
                if incidents := store.all(Incident, case_id=case.id):
                    one = self.rng.choice(incidents)
                    with store.act("incident.change", case_id=case.id, reason=word) as act:
                        act.change(replace(one, account=word, place=word))
            case "person":
                now = store.get(Person, self.people[n])
                assert now is not None
                with store.act("person.change", case_id=case.id) as act:
                    act.change(replace(now, occupation=word))
            case "order":
                with store.act("order.add", act="collected", case_id=case.id, reason=word) as act:
                    act.add(Order(offender_id=self.people[n], kind="restraining-order", court=word))
            case "address":
                with store.act("address.add", act="collected") as act:
                    act.add(Address(person_id=self.people[n], lines=word))
            case "choose":
                which = self.rng.randrange(2)
                chosen = {self.rng.randrange(2), which} if self.rng.random() < 0.7 else {which}
                self.whole[0].chosen(self.laptops[which], *(self.cases[each] for each in chosen))
                self.ever[which] |= chosen
                self.now[which] = chosen
            case "apart":
                self.turn_about()
            case _:
                assert computer.meet().troubles == []

    def turn_about(self) -> None:
        """Keep the case that no laptop holds to the first computer, or have it be for all again."""
        self.is_apart = not self.is_apart
        self.whole[0].kept_apart(self.cases[2], *(self.whole[:1] if self.is_apart else ()))

    def settle(self) -> None:
        """Meet until nothing is left to bring."""
        for _ in range(12):
            moved = 0
            for computer in self.all:
                met = computer.meet()
                assert met.troubles == []
                moved += met.sent + met.taken
            if not moved:
                break
        assert not moved

    def holds(self) -> None:
        first, second = self.whole
        assert record_of(first.vault) == record_of(second.vault)
        for computer in self.all:
            assert computer.vault.check().problems == ()
        for laptop, ever, now in zip(self.laptops, self.ever, self.now, strict=True):
            words = everything_in(laptop.vault), laptop.readable()
            for n, word in enumerate(WORDS):
                if n in now:
                    for cls in LIKE:
                        assert rows(laptop.vault, cls, self.cases[n]) == rows(first.vault, cls, self.cases[n])
                if n not in ever:
                    assert not any(word in each for each in words)

    def close(self) -> None:
        for computer in self.all:
            computer.vault.close()


def simulate(folder: Path, seed: int) -> None:
    made = Simulated(folder, random.Random(seed))
    try:
        for _ in range(STEPS):
            made.step()
        made.settle()
        if made.is_apart:
            made.turn_about()
            made.settle()
        made.holds()
    finally:
        made.close()


@pytest.mark.parametrize("seed", range(2))
def test_some_runs(tmp_path: Path, seed: int) -> None:
    simulate(tmp_path / "run", seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 40))
def test_many_runs(tmp_path: Path, seed: int) -> None:
    simulate(tmp_path / "run", seed)
