# SPDX-License-Identifier: Apache-2.0
"""A computer that holds chosen cases: the chain whole, those cases whole, and nothing of any other in its file."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import TestClock
from tests.store.joining.computers import bring, bring_parts, everything_in, first_computer, given, part_of
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Exhibit, Incident
from vlu_desktop.record.offending import Order
from vlu_desktop.record.people import Address, Case, Involvement, Person, PersonName, SameAs
from vlu_desktop.record.work import Protection
from vlu_desktop.store.database.codec import codec
from vlu_desktop.store.joining.arriving_lines import NotTaken, NotYet
from vlu_desktop.store.joining.holdings import HOLDS, NEED_TO_KNOW, holdings
from vlu_desktop.store.joining.part_lines import STUB
from vlu_desktop.store.records.erasure import belonging
from vlu_desktop.store.vault.vault import Vault


def _hashes(vault: Vault, device: str) -> list[tuple[int, bytes]]:
    sql = "SELECT seq, hash FROM journal WHERE device = ? ORDER BY seq"
    found: list[tuple[int, bytes]] = vault._connection.execute(sql, (device,)).fetchall()
    return found


class Unit:
    """A computer that holds everything, with two cases of one offender, and laptops made of one of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = TestClock()
        self.whole = first_computer(folder / "whole", self.clock)
        self.made: list[Vault] = [self.whole]
        self.a, self.her = self.case("Apple")
        self.b, self.other = self.case("Wolstencroft")
        self.he = self.person(self.a.id, "Grimshaw", "offender")
        with self.whole.store.act("involvement.add", case_id=self.b.id, reason="Wolstencroft said so") as act:
            act.add(Involvement(case_id=self.b.id, person_id=self.he, role="offender"))

    def case(self, word: str) -> tuple[Case, str]:
        case = self.whole.store.add("case.add", Case(title=word, background=f"{word} background"))[0]
        her = self.person(case.id, word, "victim")
        self.incident(self.whole, case.id, f"{word} was rung.")
        return case, her

    def person(self, case_id: str, word: str, role: str) -> str:
        with self.whole.store.act("person.add", act="collected", case_id=case_id, reason=f"{word} came") as act:
            person = act.add(Person(note=f"{word} note")).id
            act.add(PersonName(person_id=person, family=word))
            act.add(Address(person_id=person, lines=f"1 {word} Street"))
            act.add(Involvement(case_id=case_id, person_id=person, role=role))
        return person

    def incident(self, vault: Vault, case_id: str, account: str) -> Incident:
        return vault.store.add("incident.add", Incident(case_id=case_id, account=account), case_id=case_id)[0]

    def laptop(self, *cases: Case) -> Vault:
        clock = TestClock()
        clock.now += timedelta(hours=len(self.made))
        made = part_of(self.whole, self.folder / str(len(self.made)), clock, {case.id for case in cases})
        self.made.append(made)
        return made

    def same_case(self, vault: Vault, case: Case) -> None:
        """What a laptop shows of a case is what the whole record has of it."""
        for cls in (Case, Person, PersonName, Address, Incident, Involvement):
            assert rows(vault, cls, case) == rows(self.whole, cls, case)


def rows(vault: Vault, cls: type[Record], case: Case) -> list[Any]:
    encode = codec(cls).encode
    return sorted((encode(each) for each in vault.store.of_case(cls, case.id)), key=lambda row: str(row[0]))


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Unit]:
    made = Unit(tmp_path)
    yield made
    for vault in made.made:
        vault.close()


def sound(*vaults: Vault) -> None:
    for vault in vaults:
        assert vault.store.verify().problems == ()
        assert vault.check().problems == ()


def test_it_holds_its_case_whole_and_of_the_other_where_its_lines_stand(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    assert [case.title for case in laptop.store.all(Case)] == ["Apple"]
    unit.same_case(laptop, unit.a)
    assert "olstencroft" in everything_in(unit.whole)
    assert "olstencroft" not in everything_in(laptop)
    assert [hit.record_id for hit in laptop.store.search("Wolstencroft")] == []
    sound(laptop, unit.whole)
    device = unit.whole.joining.device
    assert _hashes(laptop, device)
    assert _hashes(laptop, device) == _hashes(unit.whole, device)
    report = laptop.store.verify()
    assert report.not_held == 4
    assert unit.whole.store.verify().not_held == 0


def test_what_is_not_held_is_told_from_what_was_erased(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    lines = laptop.store.entries()
    assert {line.not_held for line in lines} == {"", "line"}
    for line in lines:
        if line.not_held == "line":
            assert (line.method, line.officer, line.case_id, line.record_id, line.reason) == (
                "exchange.not-held", "", "", "", "",
            )  # fmt: skip
    assert laptop.store.verify().erased == 0


def test_a_line_that_is_not_held_holds_nothing_and_stands_in_its_place(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    tables = laptop.joining._tables
    device, seq = tables.execute("SELECT device, seq FROM line_not_held WHERE part = 'line'").fetchone()
    tables.execute("UPDATE journal SET officer = 'somebody' WHERE device = ? AND seq = ?", (device, seq))
    assert any("something of it is here" in each for each in laptop.store.verify().problems)
    tables.execute("UPDATE journal SET officer = '', hash = x'00' WHERE device = ? AND seq = ?", (device, seq))
    assert any("does not follow" in each for each in laptop.store.verify().problems)


def test_what_each_enters_is_on_both(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    unit.incident(laptop, unit.a.id, "He wrote to Apple.")
    unit.incident(unit.whole, unit.b.id, "He wrote to Wolstencroft.")
    unit.incident(unit.whole, unit.a.id, "He came to Apple.")
    for _ in range(2):
        bring(laptop, unit.whole)
        bring_parts(unit.whole, laptop, {unit.a.id})
    unit.same_case(laptop, unit.a)
    assert len(rows(laptop, Incident, unit.a)) == 3
    assert "olstencroft" not in everything_in(laptop)
    sound(laptop, unit.whole)


def test_an_exhibit_comes_with_its_bytes_and_another_cases_does_not(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    for case, content in ((unit.a, b"apple" * 400_000), (unit.b, b"wolstencroft" * 10)):
        with unit.whole.store.act("exhibit.take-in", act="collected", case_id=case.id) as act:
            exhibit = act.add(Exhibit(case_id=case.id, title="A letter"))
            size, digest = act.add_content(exhibit.id, [content])
            act.change(replace(exhibit, sha256=digest, size=size))
    bring_parts(unit.whole, laptop, {unit.a.id})
    [exhibit] = laptop.store.all(Exhibit)
    assert b"".join(laptop.store.content(exhibit.id)) == b"apple" * 400_000
    sound(laptop)


def test_somebody_who_gets_a_part_comes_with_all_that_the_case_shows_of_them(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    assert laptop.store.get(Person, unit.other) is None
    with unit.whole.store.act("involvement.add", case_id=unit.a.id) as act:
        act.add(Involvement(case_id=unit.a.id, person_id=unit.other, role="witness"))
    bring_parts(unit.whole, laptop, {unit.a.id})
    unit.same_case(laptop, unit.a)
    found = laptop.store.get(Person, unit.other)
    assert found is not None
    assert [each.lines for each in laptop.store.all(Address, person_id=unit.other)] == ["1 Wolstencroft Street"]
    # Why she came was said in the other case, and is not here.
    assert "Wolstencroft came" not in everything_in(laptop)
    assert "reason" in {line.not_held for line in laptop.store.entries()}
    sound(laptop)


def test_whoever_is_only_named_comes_with_their_name_alone(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    [incident] = unit.whole.store.all(Incident, case_id=unit.a.id)
    with unit.whole.store.act("incident.change", case_id=unit.a.id) as act:
        act.change(replace(incident, actor_id=unit.other))
    bring_parts(unit.whole, laptop, {unit.a.id})
    assert laptop.store.names([unit.other]) == {unit.other: "Wolstencroft"}
    assert laptop.store.all(Address, person_id=unit.other) == ()
    sound(laptop)


def test_what_hangs_on_an_offender_is_with_each_of_his_cases(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    with unit.whole.store.act("order.add", act="collected", case_id=unit.b.id, reason="Wolstencroft asked") as act:
        act.add(Order(offender_id=unit.he, kind="restraining-order"))
    with unit.whole.store.act("order.add", act="collected", case_id=unit.b.id) as act:
        act.add(Order(offender_id=unit.other, kind="restraining-order"))
    bring_parts(unit.whole, laptop, {unit.a.id})
    assert [each.offender_id for each in laptop.store.all(Order)] == [unit.he]
    assert "olstencroft" not in everything_in(laptop)
    sound(laptop)


def test_two_entries_found_to_be_one_person_bring_each_other(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    with unit.whole.store.act("person.join") as act:
        act.add(SameAs(person_id=unit.her, other_id=unit.other))
    bring_parts(unit.whole, laptop, {unit.a.id})
    unit.same_case(laptop, unit.a)
    assert laptop.store.get(Person, unit.other) is not None
    sound(laptop)


def test_a_protection_goes_with_what_it_protects(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    for person in (unit.her, unit.other):
        [address] = unit.whole.store.all(Address, person_id=person)
        with unit.whole.store.act("protection.add", act="collected") as act:
            act.add(Protection(record_type="address", record_id=address.id, why=f"{address.lines} is new"))
    bring_parts(unit.whole, laptop, {unit.a.id})
    assert [each.why for each in laptop.store.all(Protection)] == ["1 Apple Street is new"]
    sound(laptop)


def test_a_case_chosen_later_comes_whole(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    incident = unit.incident(unit.whole, unit.b.id, "Before it was chosen.")
    with unit.whole.store.act("incident.change", case_id=unit.b.id) as act:
        act.change(replace(incident, account="Changed before it was chosen."))
    bring_parts(unit.whole, laptop, {unit.a.id})
    with unit.whole.store.act("computer.holds") as act:
        act.set(HOLDS + laptop.joining.device, sorted([unit.a.id, unit.b.id]))
    bring_parts(unit.whole, laptop, {unit.a.id, unit.b.id})
    unit.same_case(laptop, unit.b)
    assert laptop.store.parts_elsewhere([unit.he]) == set()
    sound(laptop)


def test_it_knows_whose_part_in_another_case_it_does_not_hold(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    assert laptop.store.parts_elsewhere([unit.he, unit.her]) == {unit.he}
    assert unit.whole.store.parts_elsewhere([unit.he]) == set()
    # So what is erased with the case leaves him, who has a part elsewhere, but not her.
    gone = set(belonging(laptop.joining._connection, [("case", unit.a.id)]))
    assert ("person", unit.her) in gone
    assert ("person", unit.he) not in gone


def test_what_was_erased_is_erased_there_too(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    for case in (unit.a, unit.b):
        with unit.whole.store.act("case.erase", act="erased", case_id=case.id, reason="Asked", detail="DPO") as act:
            act.erase(unit.whole.store.belonging(("case", case.id)))
        bring_parts(unit.whole, laptop, {unit.a.id})
        laptop.joining.erase_waiting(lambda references: None)
    for vault in (laptop, unit.whole):
        assert vault.store.all(Case) == ()
        assert "Apple Street" not in everything_in(vault)
    sound(laptop, unit.whole)


def test_what_one_laptop_wrote_of_somebody_of_two_cases_is_given_on_to_the_other(unit: Unit) -> None:
    one, other = unit.laptop(unit.a), unit.laptop(unit.b)
    bring_parts(unit.whole, one, {unit.a.id})
    with one.store.act("order.add", act="collected", case_id=unit.a.id) as act:
        act.add(Order(offender_id=unit.he, kind="restraining-order"))
    # By itself it knows of one case alone, so the other laptop is told where the line stands and no more.
    bring_parts(one, other, {unit.b.id})
    assert other.store.all(Order) == ()
    bring(one, unit.whole)
    bring_parts(unit.whole, other, {unit.b.id})
    assert [each.offender_id for each in other.store.all(Order)] == [unit.he]
    sound(one, other, unit.whole)


def test_parts_may_come_twice_and_not_before_what_they_rest_on(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    first = unit.whole.store.last_line + 1
    for n in range(3):
        unit.incident(unit.whole, unit.a.id, f"Number {n}")
    device, last = unit.whole.joining.device, unit.whole.store.last_line
    with pytest.raises(NotYet):
        laptop.joining.take_parts(device, given(unit.whole, {unit.a.id}, last, last), last, last)
    for _ in range(2):
        laptop.joining.take_parts(device, given(unit.whole, {unit.a.id}, first, last), first, last)
    unit.same_case(laptop, unit.a)
    sound(laptop)


def test_a_difference_between_what_is_held_and_what_is_not_is_settled_by_nobody_unseen(unit: Unit) -> None:
    one, other = unit.laptop(unit.a), unit.laptop(unit.b)
    for vault, note in ((one, "Seen in the first case"), (other, "Seen in the second")):
        now = vault.store.get(Person, unit.he)
        assert now is not None
        with vault.store.act("person.change") as act:
            act.change(replace(now, note=note), was=now)
    for vault in (one, other):
        bring(vault, unit.whole)
    [difference] = unit.whole.store.undecided.fields()
    assert {difference.value, *(head.value for head in difference.others)} == {
        "Seen in the first case", "Seen in the second",
    }  # fmt: skip


def test_every_altered_part_is_refused(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    bring_parts(unit.whole, laptop, {unit.a.id})
    first = unit.whole.store.last_line + 1
    incident = unit.incident(unit.whole, unit.a.id, "He rang.")
    with unit.whole.store.act("incident.change", case_id=unit.a.id, reason="She said so") as act:
        act.change(replace(incident, account="He rang twice."))
    device, last = unit.whole.joining.device, unit.whole.store.last_line
    frames = given(unit.whole, {unit.a.id}, first, last)
    before = everything_in(laptop)
    rng = random.Random(7)
    refused = 0
    for at, frame in enumerate(frames):
        for place in range(1, len(frame)):
            altered = [list(each) for each in frames]
            altered[at][place] = _other(frame[place], rng)
            # The clock of a stub shows once its head is there; the people are told by nobody else.
            if frame[0] == STUB and place in (3, 4, 5):
                continue
            with pytest.raises((NotTaken, NotYet)):
                laptop.joining.take_parts(device, altered, first, last)
            refused += 1
    assert refused > 20
    for wrong in ([*frames[:-1], ["nonsense"]], [["head", device, first, [], []]], frames[1:]):
        with pytest.raises((NotTaken, NotYet)):
            laptop.joining.take_parts(device, wrong, first, last)
    assert everything_in(laptop) == before
    laptop.joining.take_parts(device, frames, first, last)
    sound(laptop)


def _other(value: Any, rng: random.Random) -> Any:
    match value:
        case int():
            return value + rng.randint(1, 9)
        case str():
            return ("0" if value[:1] != "0" else "1") + value[1:]
        case list():
            return [*value, "more"] if not value else [_other(value[0], rng), *value[1:]]
        case dict():
            name = next(iter(value), "")
            return {**value, name: _other(value.get(name, ""), rng)}
    return "other"


def test_the_narrower_of_two_choices_holds_until_an_officer_decides(unit: Unit) -> None:
    laptop = unit.laptop(unit.a)
    tables = unit.whole.joining._tables
    device = laptop.joining.device
    assert holdings(tables).of(device) == frozenset({unit.a.id})
    assert holdings(tables).of(unit.whole.joining.device) is None
    with laptop.store.act("computer.holds") as act:
        act.set(HOLDS + device, [unit.b.id])
    with unit.whole.store.act("computer.holds") as act:
        act.set(HOLDS + device, [unit.a.id, unit.b.id])
    bring(laptop, unit.whole)
    assert holdings(tables).of(device) == frozenset({unit.b.id})
    with unit.whole.store.act("computer.need-to-know") as act:
        act.set(NEED_TO_KNOW + unit.b.id, {"officers": [], "computers": []})
    assert holdings(tables).of(device) == frozenset()
    assert not holdings(tables).may_hold(unit.whole.joining.device, unit.b.id)
    assert holdings(tables).may_hold(unit.whole.joining.device, unit.a.id)


@pytest.mark.parametrize("nonsense", [1, "all", {"officers": 1}, [], True])
def test_a_choice_that_is_none_holds_nothing(unit: Unit, nonsense: object) -> None:
    device = "0123456789abcdef"
    with unit.whole.store.act("computer.holds") as act:
        act.set(HOLDS + device, nonsense)
        act.set(NEED_TO_KNOW + unit.b.id, nonsense)
    found = holdings(unit.whole.joining._tables)
    assert found.of(device) == frozenset()
    assert not found.may_hold(unit.whole.joining.device, unit.b.id)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_a_laptop_never_holds_a_word_of_another_case(tmp_path: Path, seed: int) -> None:
    """Words planted in the other case, in every text that an act of some kind can hold, are in no table of its file."""
    unit, rng = Unit(tmp_path), random.Random(seed)
    laptop = unit.laptop(unit.a)
    store = unit.whole.store
    for n in range(25):
        case, person = rng.choice(((unit.a, unit.her), (unit.b, unit.other)))
        word = f"needle{n}x" if case is unit.b else f"plain{n}x"
        match rng.randrange(7):
            case 0:
                unit.incident(rng.choice([unit.whole, laptop]) if case is unit.a else unit.whole, case.id, word)
            case 1:
                each = rng.choice(store.all(Incident, case_id=case.id))
                with store.act("incident.change", case_id=case.id, reason=word) as act:
                    act.change(replace(each, account=word, place=word))
            case 2:
                with store.act("address.add", act="collected") as act:
                    act.add(Address(person_id=person, lines=word))
            case 3:
                store.consulted("search", detail=word, case_id=case.id if rng.random() < 0.5 else "")
            case 4:
                with store.act("setting.change") as act:
                    act.set(rng.choice([f"words:{case.id}", "column-maps"]), word)
            case 5:
                with store.act("case.change", reason=word) as act:
                    for both in (unit.a, unit.b):
                        now = store.get(Case, both.id)
                        assert now is not None
                        act.change(replace(now, background=f"{now.background} {word if both is case else 'plain'}"))
            case _:
                bring(laptop, unit.whole)
                bring_parts(unit.whole, laptop, {unit.a.id})
    bring(laptop, unit.whole)
    bring_parts(unit.whole, laptop, {unit.a.id})
    assert "needle" in everything_in(unit.whole)
    assert "needle" not in everything_in(laptop)
    assert "olstencroft" not in everything_in(laptop)
    unit.same_case(laptop, unit.a)
    sound(laptop, unit.whole)
    for vault in unit.made:
        vault.close()


def test_frames_are_what_json_can_hold(unit: Unit) -> None:
    frames = [frame for _, frame in unit.whole.joining.parts().frames(1, unit.whole.store.last_line)]
    assert json.loads(json.dumps(frames)) == frames
