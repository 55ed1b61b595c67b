# SPDX-License-Identifier: Apache-2.0
"""Computers of which some hold chosen cases meet over a folder: each is given keys of what it may hold, and no more."""

import json
import math
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.test_meeting import Laptop, let_in
from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from tests.store.joining.computers import copied, everything_in, first_computer, part_of, record_of
from vlu_desktop.exchange.carrier import Carrier, Kind
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.exchange.meeting import Meeting, Met, code_of
from vlu_desktop.exchange.parted_frames import SEALED, opened_frames, sealed_frames
from vlu_desktop.exchange.sealed_parcel import NotGenuine, ParcelReading, unsealed_frames
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.joining.holdings import HOLDS, NEED_TO_KNOW
from vlu_desktop.store.vault.vault import open_vault


class Computer(Laptop):
    """One that meets in the stream of its own unit, whose keys lead to those of its cases."""

    def meet(self, carrier: Carrier | None = None, seconds: float = math.inf) -> Met:
        met = Meeting(
            self.vault.joining, self.computers, carrier or FolderCarrier(self.folder),
            stream=self.computers.unit_stream(),
            random=os.urandom,
        ).run(seconds=seconds)  # fmt: skip
        self.vault.joining.erase_waiting(lambda references: None)
        return met

    def told(self, case: Case, account: str) -> None:
        self.vault.store.add("incident.add", Incident(case_id=case.id, account=account), case_id=case.id)

    def chosen(self, other: "Computer", *cases: Case) -> None:
        with self.vault.store.act("computer.holds") as act:
            act.set(HOLDS + other.device, sorted(case.id for case in cases))

    def kept_apart(self, case: Case, *computers: "Computer") -> None:
        with self.vault.store.act("computer.need-to-know") as act:
            told = {"officers": [self.vault.store.officer], "computers": [each.device for each in computers]}
            act.set(NEED_TO_KNOW + case.id, told if computers else None)

    def readable(self) -> str:
        """All that its keys open of what lies in the folder, as text."""
        found = []
        for parcel in FolderCarrier(self.folder).parcels():
            if parcel.kind is not Kind.PACK or parcel.device == self.device:
                continue
            with FolderCarrier(self.folder).read(parcel) as file:
                reading = ParcelReading(file, parcel)
                epoch, salt = int(reading.head["epoch"]), bytes.fromhex(reading.head["salt"])
                whole = self.computers.unit_stream()
                key = self.computers.key_of(parcel.device, parcel.stream, epoch)
                if parcel.stream != whole:
                    key = self.computers.part_key(parcel.device, whole, parcel.stream, epoch)
                if key is not None:
                    frames = unsealed_frames(key, salt, reading.head_bytes, reading.pieces())
                    keys = self.computers.keys_within(parcel.device, whole, epoch)
                    found += [json.dumps(frame) for frame in opened_frames(frames, keys, salt)]
        return "\n".join(each for each in found if SEALED not in each[:10])


class Unit:
    """Two computers that hold everything and one that holds the first of two cases, all of which have met."""

    def __init__(self, folder: Path) -> None:
        self.share = folder / "share"
        self.share.mkdir()
        self.folder = folder
        first = first_computer(folder / "0", TestClock())
        self.a = first.store.add("case.add", Case(title="Apple"))[0]
        self.b = first.store.add("case.add", Case(title="Banana"))[0]
        first.close()
        second = copied(first.path, folder / "1", TestClock())
        again = open_vault(first.path, PASSPHRASE, clock=TestClock(), cost=CHEAP, floor=CHEAP)
        self.first, self.second = Computer(again, self.share), Computer(second, self.share)
        let_in(self.first, self.second)
        self.laptop = Computer(part_of(again, folder / "2", TestClock(), {self.a.id}), self.share)
        self.meet()

    @property
    def all(self) -> list[Computer]:
        return [self.first, self.second, self.laptop]

    def meet(self) -> None:
        for _ in range(3):
            for each in self.all:
                assert each.meet().troubles == []

    def close(self) -> None:
        for each in self.all:
            assert each.vault.check().problems == ()
            each.vault.close()


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Unit]:
    made = Unit(tmp_path)
    yield made
    made.close()


def test_each_is_given_what_it_may_hold(unit: Unit) -> None:
    for each in (unit.first, unit.second):
        each.told(unit.a, f"Apple by {each.device}")
        each.told(unit.b, f"Banana by {each.device}")
    unit.laptop.told(unit.a, "Apple on a visit")
    unit.meet()
    assert unit.first.accounts == unit.second.accounts
    assert record_of(unit.first.vault) == record_of(unit.second.vault)
    assert len(unit.first.accounts) == 5
    assert unit.laptop.accounts == [each for each in unit.first.accounts if each.startswith("Apple")]
    assert "Banana" not in everything_in(unit.laptop.vault)
    assert "Banana" not in unit.laptop.readable()
    assert "Apple on a visit" in unit.second.readable()


def test_while_all_hold_everything_nothing_goes_in_parts(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    first = first_computer(tmp_path / "0", TestClock())
    first.close()
    two = [
        Computer(open_vault(first.path, PASSPHRASE, clock=TestClock(), cost=CHEAP, floor=CHEAP), share),
        Computer(copied(first.path, tmp_path / "1", TestClock()), share),
    ]
    two[0].add("He rang.")
    let_in(*two)
    parcels = list(FolderCarrier(share).parcels())
    assert {each.stream for each in parcels} == {two[0].computers.unit_stream()}
    for each in two:
        each.vault.close()


def test_whoever_may_hold_less_begins_a_new_key(unit: Unit) -> None:
    unit.first.chosen(unit.laptop, unit.a, unit.b)
    unit.first.told(unit.b, "Banana while chosen")
    unit.meet()
    assert unit.laptop.accounts == ["Banana while chosen"]
    unit.first.chosen(unit.laptop, unit.a)
    unit.meet()
    for each in (unit.first, unit.second):
        each.told(unit.b, "Banana afterwards")
        each.told(unit.a, "Apple afterwards")
    unit.meet()
    assert "afterwards" in unit.laptop.readable()
    assert "Banana afterwards" not in unit.laptop.readable()
    assert "Banana afterwards" not in everything_in(unit.laptop.vault)
    # What was given stays.
    assert "Banana while chosen" in unit.laptop.accounts


def test_a_lost_laptop_opens_nothing_that_was_sealed_afterwards(unit: Unit) -> None:
    lost = unit.first.computers.known()[unit.laptop.device]
    unit.first.computers.turn_out(lost, reason="Stolen from a car")
    for _ in range(2):
        unit.first.meet()
        unit.second.meet()
    unit.first.told(unit.a, "Apple after the loss")
    unit.second.told(unit.a, "Apple after the loss too")
    for each in (unit.first, unit.second, unit.laptop):
        each.meet()
    assert "after the loss" not in unit.laptop.readable()
    assert unit.laptop.accounts == []


def test_a_case_kept_apart_is_for_its_computers_alone(unit: Unit) -> None:
    unit.first.kept_apart(unit.b, unit.first)
    unit.meet()
    unit.first.told(unit.b, "Banana kept apart")
    unit.first.told(unit.a, "Apple for all")
    unit.meet()
    assert unit.second.accounts == unit.laptop.accounts == ["Apple for all"]
    for each in (unit.second, unit.laptop):
        assert "kept apart" not in everything_in(each.vault)
        assert "kept apart" not in each.readable()
    unit.first.kept_apart(unit.b, unit.first, unit.second)
    unit.meet()
    assert unit.second.accounts == ["Apple for all", "Banana kept apart"]
    assert unit.laptop.accounts == ["Apple for all"]
    unit.first.kept_apart(unit.b)
    unit.first.told(unit.b, "Banana for all")
    unit.meet()
    assert unit.second.accounts == ["Apple for all", "Banana for all", "Banana kept apart"]
    assert "Banana" not in everything_in(unit.laptop.vault)


def test_what_was_sealed_before_the_key_came_is_read_once_it_is_there(unit: Unit) -> None:
    """The second computer writes of a case before it learns that the laptop may hold it."""
    unit.first.chosen(unit.laptop, unit.a, unit.b)
    unit.second.told(unit.b, "Banana from one that did not know")
    unit.second.meet()
    unit.laptop.meet()
    unit.meet()
    assert unit.laptop.accounts == ["Banana from one that did not know"]


def test_nothing_is_chosen_for_a_copy_of_a_casebook_of_chosen_cases(unit: Unit) -> None:
    """It has the keys that its original had until a new one begins; it is given none, and holds no more."""
    path = unit.laptop.vault.path
    unit.laptop.vault.close()
    copy = Computer(copied(path, unit.folder / "copy", TestClock()), unit.share)
    unit.laptop.vault = open_vault(path, PASSPHRASE, clock=TestClock(), cost=CHEAP, floor=CHEAP)
    unit.laptop.computers = unit.laptop.vault.computers
    copy.meet()
    [asking] = unit.first.meet().asking
    assert code_of(asking) == code_of(copy.computers.own())
    unit.first.computers.let_in(asking)
    unit.first.computers.turn_out(unit.first.computers.known()[unit.laptop.device], reason="It is in two places")
    unit.first.meet()
    unit.first.told(unit.a, "Apple after the copy")
    for _ in range(2):
        unit.first.meet()
        copy.meet()
    assert unit.first.vault.joining.holdings().of(copy.device) == frozenset()
    assert copy.accounts == []
    unit.first.chosen(copy, unit.a)
    for _ in range(2):
        unit.first.meet()
        copy.meet()
    assert copy.accounts == ["Apple after the copy"]
    assert copy.vault.check().problems == ()
    copy.vault.close()


def test_a_carrier_sees_no_more_of_parts_than_of_whole_lines(unit: Unit) -> None:
    unit.first.told(unit.b, "Banana")
    unit.meet()
    streams = {each.stream for each in FolderCarrier(unit.share).parcels()}
    assert streams == {unit.first.computers.unit_stream(), unit.first.computers.parts_stream()}
    for path in unit.share.rglob("*.vlup"):
        body = path.read_bytes()
        for word in (b"Banana", b"Apple", b"incident", unit.a.id.encode(), unit.b.id.encode(), b"sealed"):
            assert word not in body


def test_sealed_groups_can_be_neither_altered_nor_changed_about() -> None:
    salt, key = bytes(32), b"k" * 32
    placed = [(frozenset({str(n)}), ["head", n]) for n in range(3)]
    frames = list(sealed_frames(placed, lambda streams: [key], salt, os.urandom))
    assert list(opened_frames(frames, [key], salt)) == [["head", n] for n in range(3)]
    assert list(opened_frames(frames, [b"x" * 32], salt)) == []
    assert list(opened_frames(frames, [key], b"y" * 32)) == []
    for wrong in (
        [frames[1], frames[0]],
        [["sealed", frames[0][1], frames[1][2]]],
        [["sealed", frames[0][1], "no base 64!"]],
        [["sealed", [[frames[0][1][0][0], "00" * 48]], frames[0][2]]],
    ):
        with pytest.raises(NotGenuine):
            list(opened_frames(wrong, [key], salt))
