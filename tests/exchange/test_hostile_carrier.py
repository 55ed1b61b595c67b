# SPDX-License-Identifier: Apache-2.0
"""Whoever keeps the folder or the server drops, reorders, repeats or alters packs: noticed, named, and nothing lost."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.exchange.test_meeting import STREAM, Laptop, laptops, let_in
from vlu_desktop.exchange.carrier import Kind, Parcel
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.exchange.meeting import Meeting, Met
from vlu_desktop.language.catalogue import say

Listing = Callable[[list[Parcel]], list[Parcel]]


class Keeper(FolderCarrier):
    """A folder whose keeper says what lies there, and may give out other bytes than were left under a name."""

    def __init__(self, folder: Path, listed: Listing, given: dict[Parcel, Parcel] | None = None) -> None:
        super().__init__(folder)
        self.listed = listed
        self.given = given or {}

    def parcels(self) -> Iterable[Parcel]:
        return self.listed(list(super().parcels()))

    @contextmanager
    def read(self, parcel: Parcel) -> Iterator[BinaryIO]:
        with super().read(self.given.get(parcel, parcel)) as file:
            yield file


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Laptop]]:
    """The first left four packs that the second has not seen."""
    made = laptops(tmp_path, 2)
    let_in(*made)
    for n in range(4):
        made[0].add(f"number {n}")
        made[0].meet()
    yield made
    for each in made:
        each.vault.close()


def new_packs(two: list[Laptop]) -> list[Parcel]:
    a, b = two
    last = b.vault.joining.lines.last_numbers()[a.device]
    there = FolderCarrier(a.folder).parcels()
    return sorted(each for each in there if each.kind is Kind.PACK and each.device == a.device and each.last > last)


def packs_of(laptop: Laptop) -> list[Parcel]:
    there = FolderCarrier(laptop.folder).parcels()
    return sorted(each for each in there if each.kind is Kind.PACK and each.device == laptop.device)


def met(b: Laptop, carrier: FolderCarrier) -> Met:
    return Meeting(b.vault.joining, b.computers, carrier, stream=STREAM, random=os.urandom).run()


ALL = [f"number {n}" for n in range(4)]


def test_packs_in_any_order_come_to_the_same(two: list[Laptop]) -> None:
    _, b = two
    found = met(b, Keeper(b.folder, lambda there: there[::-1]))
    assert (found.troubles, found.waiting) == ([], 0)
    assert b.accounts == ALL


def test_packs_that_are_repeated_bring_nothing_twice(two: list[Laptop]) -> None:
    _, b = two
    for _ in range(2):
        found = met(b, Keeper(b.folder, lambda there: there * 3))
        assert found.troubles == []
    assert found.taken == 0
    assert b.accounts == ALL


def test_a_pack_repeated_under_another_number_is_named(two: list[Laptop]) -> None:
    a, b = two
    first, *_, last = new_packs(two)
    found = met(b, Keeper(b.folder, list, {last: first}))
    assert {each.device for each in found.troubles} == {a.device}
    assert "Find out who could write there" in found.troubles[0].what
    assert b.accounts == ALL[:-1]
    assert b.meet().troubles == []
    assert b.accounts == ALL


def test_a_pack_of_one_computer_given_out_as_another_s_is_named(two: list[Laptop]) -> None:
    a, b = two
    b.add("mine")
    b.meet()
    mine, theirs = packs_of(b)[-1], packs_of(a)[0]
    found = met(a, Keeper(a.folder, list, {mine: theirs}))
    assert [each.device for each in found.troubles] == [b.device]
    assert "mine" not in a.accounts


@pytest.mark.parametrize("at", range(3))
def test_a_pack_that_is_dropped_is_waited_for_by_name_and_left_anew(two: list[Laptop], at: int) -> None:
    a, b = two
    dropped = new_packs(two)[at]
    (b.folder / dropped.device / f"pack-{dropped.stream}-{dropped.first}-{dropped.last}.vlup").unlink()
    found = b.meet()
    assert (found.troubles, found.waiting, found.waiting_of) == ([], 3 - at, {a.device})
    said = say("exchange.some-wait", n=found.waiting, computers="Blue label")
    assert "from Blue label" in said
    assert "who could delete there" in said
    assert b.accounts == ALL[:at]
    # Its own computer leaves it there again, as soon as it meets.
    a.meet()
    found = b.meet()
    assert (found.waiting, found.waiting_of) == (0, set())
    assert b.accounts == ALL


def test_of_all_that_is_dropped_nothing_is_lost(two: list[Laptop]) -> None:
    a, b = two
    for parcel in new_packs(two):
        (b.folder / parcel.device / f"pack-{parcel.stream}-{parcel.first}-{parcel.last}.vlup").unlink()
    assert b.meet().taken == 0
    a.meet()
    b.meet()
    assert b.accounts == ALL
