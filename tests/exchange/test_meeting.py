# SPDX-License-Identifier: Apache-2.0
"""Computers meet over a folder: let in by a code, given only what is sealed for them, and fooled by nothing there."""

import math
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from tests.store.joining.computers import copied, record_of, unit
from vlu_desktop.exchange.carrier import Carrier, CarrierFailed, Kind, OtherParcelThere, Parcel
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.exchange.leaving_parcels import LINES
from vlu_desktop.exchange.meeting import Meeting, Met, code_of
from vlu_desktop.exchange.sealed_parcel import head_of
from vlu_desktop.record.changes import Reference
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.vault.vault import Vault, open_vault

STREAM = "ab" * 16


class Laptop:
    """A vault and the folder it meets over."""

    def __init__(
        self, vault: Vault, folder: Path, refuse_held: Callable[[tuple[Reference, ...]], object] = lambda held: None
    ) -> None:
        """`refuse_held` refuses to erase what is on hold; without it nothing is."""
        self.vault = vault
        self._refuse_held = refuse_held
        self.computers = vault.computers
        self.folder = folder

    @property
    def device(self) -> str:
        return self.vault.joining.device

    def meet(self, carrier: Carrier | None = None, seconds: float = math.inf) -> Met:
        carrier = carrier or FolderCarrier(self.folder)
        meeting = Meeting(self.vault.joining, self.computers, carrier, stream=STREAM, random=os.urandom)
        met = meeting.run(seconds=seconds)
        self.vault.joining.erase_waiting(self._refuse_held)
        return met

    def packs(self) -> list[Path]:
        """Its own packs, the oldest first."""
        return sorted(self.folder.glob(f"{self.device}/pack-*"), key=lambda path: path.stat().st_mtime_ns)

    def add(self, text: str) -> None:
        store = self.vault.store
        case = store.all(Case)[0] if store.all(Case) else store.add("case.add", Case(title="Example"))[0]
        store.add("incident.add", Incident(case_id=case.id, account=text), case_id=case.id)

    @property
    def accounts(self) -> list[str]:
        return sorted(each.account for each in self.vault.store.all(Incident))


def laptops(tmp_path: Path, many: int) -> list[Laptop]:
    clocks = [TestClock() for _ in range(many)]
    for n, clock in enumerate(clocks):
        clock.now += timedelta(minutes=5 * n)
    share = tmp_path / "share"
    share.mkdir()
    return [Laptop(vault, share) for vault in unit(tmp_path, clocks)]


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Laptop]]:
    made = laptops(tmp_path, 2)
    yield made
    for each in made:
        each.vault.close()


def let_in(a: Laptop, b: Laptop) -> None:
    b.meet()
    [asking] = [each for each in a.meet().asking if each.device == b.device]
    assert code_of(asking) == code_of(b.computers.own())
    a.computers.let_in(asking)
    for _ in range(2):
        a.meet()
        b.meet()


def test_nobody_reads_anything_before_they_are_let_in(two: list[Laptop]) -> None:
    a, b = two
    a.add("He rang.")
    a.meet()
    met = b.meet()
    assert not met.is_let_in
    assert b.accounts == []
    assert Kind.PACK not in {each.kind for each in FolderCarrier(a.folder).parcels() if each.device == a.device}


def test_what_each_enters_is_on_both_after_they_met(two: list[Laptop]) -> None:
    a, b = two
    a.add("He rang.")
    let_in(a, b)
    assert b.accounts == ["He rang."]
    b.add("He wrote.")
    b.meet()
    a.meet()
    assert a.accounts == b.accounts == ["He rang.", "He wrote."]
    assert a.meet().sent + b.meet().sent + a.meet().taken + b.meet().taken == 0
    assert record_of(a.vault) == record_of(b.vault)
    assert a.vault.store.head_code() == b.vault.store.head_code()


def test_nothing_readable_lies_in_the_folder(two: list[Laptop]) -> None:
    a, b = two
    a.add("Wolstencroft " * 50)
    let_in(a, b)
    assert b.accounts
    for path in a.folder.rglob("*"):
        if path.is_file():
            body = path.read_bytes()
            assert b"olstencroft" not in body
            assert b"Example" not in body
            assert b"incident" not in body


def test_one_that_is_turned_out_gets_nothing_more(tmp_path: Path) -> None:
    a, b, c = laptops(tmp_path, 3)
    let_in(a, b)
    let_in(a, c)
    a.add("before")
    for each in (a, b, c):
        each.meet()
    assert b.accounts == c.accounts == ["before"]
    a.computers.turn_out(a.computers.known()[c.device], reason="Its laptop was lost.")
    a.meet()
    b.meet()
    a.add("after")
    b.add("after too")
    for each in (a, b, c, a, b, c):
        each.meet()
    assert a.accounts == b.accounts == ["after", "after too", "before"]
    assert c.accounts == ["before"]
    c.add("from the lost one")
    for each in (c, a, b):
        each.meet()
    assert "from the lost one" not in a.accounts + b.accounts
    for each in (a, b, c):
        each.vault.close()


def test_turned_out_on_one_and_renamed_on_another_it_is_out_and_of_two_names_it_has_the_later(tmp_path: Path) -> None:
    a, b, c = laptops(tmp_path, 3)
    let_in(a, b)
    let_in(a, c)
    b.meet()
    known = a.computers.known()[c.device]
    b.vault.store.clock.now += timedelta(days=1)  # type: ignore[attr-defined]
    for laptop, name in ((a, "Blue label"), (b, "Green label")):
        laptop.computers.let_in(replace(known, name=name))
    for _ in range(2):
        a.meet()
        b.meet()
    assert [each.computers.known()[c.device].name for each in (a, b)] == ["Green label"] * 2
    a.computers.turn_out(a.computers.known()[c.device], reason="It was lost.")
    b.computers.let_in(replace(known, name="Red label"))
    for _ in range(2):
        a.meet()
        b.meet()
    assert [each.computers.known()[c.device].is_out for each in (a, b)] == [True, True]
    b.add("Nothing of this is for it.")
    b.meet()
    c.meet()
    assert "Nothing of this is for it." not in c.accounts
    for each in (a, b, c):
        each.vault.close()


@pytest.mark.parametrize("harm", ["flipped", "cut", "swapped", "junk"])
def test_an_altered_parcel_is_named_and_nothing_of_it_taken(two: list[Laptop], harm: str) -> None:
    a, b = two
    let_in(a, b)
    for n in range(3):
        a.add(f"number {n}")
        a.meet()
    packs = a.packs()
    last, before = packs[-1], packs[-2]
    whole = last.read_bytes()
    at = len(whole) // 2
    harmed = {
        "flipped": whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :],
        "cut": whole[:-1],
        "swapped": before.read_bytes(),
        "junk": b"\0" * 100,
    }[harm]
    last.write_bytes(harmed)
    met = b.meet()
    assert len(met.troubles) == 1
    assert "Find out who could write there" in met.troubles[0].what
    assert b.accounts == ["number 0", "number 1"]
    last.write_bytes(whole)
    assert b.meet().troubles == []
    assert b.accounts == ["number 0", "number 1", "number 2"]


class Vanishing(FolderCarrier):
    """A folder out of which a pack is taken between its name and its bytes."""

    @contextmanager
    def read(self, parcel: Parcel) -> Iterator[BinaryIO]:
        if parcel.kind is Kind.PACK:
            raise KeyError(parcel)
        with super().read(parcel) as file:
            yield file


class Ending(FolderCarrier):
    """A folder in which one kind of parcel is the last thing that a program ever does."""

    def __init__(self, folder: Path, kind: Kind) -> None:
        super().__init__(folder)
        self.kind = kind

    def put(self, parcel: Parcel, body: Iterable[bytes]) -> None:
        super().put(parcel, body)
        if parcel.kind is self.kind:
            raise SystemExit


@pytest.mark.parametrize("kind", Kind)
def test_a_program_that_ended_with_a_parcel_is_kept_out_of_nothing_by_it(two: list[Laptop], kind: Kind) -> None:
    a, b = two
    b.meet()
    [asking] = a.meet().asking
    a.computers.let_in(asking)
    a.add("He rang.")
    for each in two:
        with suppress(SystemExit):
            each.meet(Ending(each.folder, kind))
    for each in two * 2:
        assert each.meet().troubles == []
    assert b.accounts == ["He rang."]


def test_a_part_that_goes_while_it_is_asked_for_is_waited_for(two: list[Laptop]) -> None:
    a, b = two
    let_in(a, b)
    a.add("He rang.")
    a.meet()
    carrier = Vanishing(b.folder)
    met = Meeting(b.vault.joining, b.computers, carrier, stream=STREAM, random=os.urandom).run()
    assert (met.waiting, met.taken, met.troubles) == (1, 0, [])
    b.meet()
    assert b.accounts == ["He rang."]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"epoch": 1 << 70, "salt": ""},
        {"epoch": [], "salt": ""},
        {"epoch": 1, "salt": 5},
        {"epoch": 1, "salt": "zz"},
    ],
)
def test_a_head_that_says_nonsense_is_told_and_ends_no_meeting(two: list[Laptop], more: dict[str, object]) -> None:
    a, b = two
    let_in(a, b)
    last = a.vault.store.last_line
    parcel = Parcel(a.device, Kind.PACK, STREAM, last + 1, last + 1)
    meeting = Meeting(a.vault.joining, a.computers, FolderCarrier(a.folder), stream=STREAM, random=os.urandom)
    meeting._leaving._put(parcel, head_of(parcel, **more), [b"x"])
    assert [each.device for each in b.meet().troubles] == [a.device]


def test_a_part_that_is_missing_is_waited_for(two: list[Laptop]) -> None:
    a, b = two
    let_in(a, b)
    for n in range(3):
        a.add(f"number {n}")
        a.meet()
    packs = a.packs()
    kept = packs[-2].read_bytes()
    packs[-2].unlink()
    assert b.meet().waiting == 1
    assert b.accounts == ["number 0"]
    packs[-2].write_bytes(kept)
    assert b.meet().waiting == 0
    assert len(b.accounts) == 3


def test_what_the_folder_lost_is_left_there_again(two: list[Laptop]) -> None:
    a, b = two
    let_in(a, b)
    a.add("He rang.")
    a.meet()
    for each in a.folder.iterdir():
        shutil.rmtree(each)
    a.meet()
    b.meet()
    a.meet()
    b.meet()
    assert b.accounts == ["He rang."]


def test_a_copy_that_was_made_between_two_acts_takes_in_what_its_original_did_next(tmp_path: Path) -> None:
    """The original had taken something in, and had not yet said in a line of its own that it knew it."""
    a, b = laptops(tmp_path, 2)
    let_in(a, b)
    b.add("He rang.")
    b.meet()
    a.meet()
    path = a.vault.path
    a.vault.close()
    c = Laptop(copied(path, tmp_path / "copy", TestClock()), a.folder)
    a = Laptop(open_vault(path, PASSPHRASE, clock=TestClock(), cost=CHEAP, floor=CHEAP), a.folder)
    let_in(a, c)
    for each in (b, a):
        each.add("He wrote.")
        each.meet()
    a.add("He came.")
    for each in (a, b, c, a, b, c):
        assert each.meet().troubles == []
    assert record_of(c.vault) == record_of(a.vault) == record_of(b.vault)
    for each in (a, b, c):
        assert each.vault.store.verify().problems == ()
        each.vault.close()


def test_one_let_in_over_a_folder_reads_what_lies_in_another(two: list[Laptop], tmp_path: Path) -> None:
    a, b = two
    a.add("He rang.")
    b.meet()
    [asking] = a.meet().asking
    a.computers.let_in(asking)
    a.meet()
    for each in (a, b):
        each.folder = tmp_path / "stick"
        each.folder.mkdir(exist_ok=True)
    for each in (b, a, b):
        each.meet()
    assert b.accounts == ["He rang."]


def test_a_long_chain_goes_in_parts(two: list[Laptop]) -> None:
    a, b = two
    let_in(a, b)
    for n in range(LINES + 20):
        a.add(f"number {n}")
    assert a.meet().sent == 2
    b.meet()
    assert len(b.accounts) == LINES + 20


def test_a_meeting_whose_time_is_up_takes_one_part_at_a_time_and_says_that_there_is_more(two: list[Laptop]) -> None:
    a, b = two
    let_in(a, b)
    for n in range(3):
        a.add(f"number {n}")
        a.meet()
    b.add("mine")
    met = [b.meet(seconds=0) for _ in range(4)]
    assert [(each.taken, each.is_more, each.waiting) for each in met] == [
        (1, True, 0), (1, True, 0), (1, False, 0), (0, False, 0),
    ]  # fmt: skip
    assert b.accounts == ["mine", "number 0", "number 1", "number 2"]
    a.meet(seconds=60)
    assert a.accounts == b.accounts


def test_a_folder_that_is_not_there_is_never_made_up(tmp_path: Path) -> None:
    carrier = FolderCarrier(tmp_path / "stick")
    with pytest.raises(CarrierFailed):
        carrier.parcels()
    with pytest.raises(CarrierFailed):
        carrier.put(Parcel("ab" * 8, Kind.PACK, STREAM, 1, 2), [b"x"])
    assert not (tmp_path / "stick").exists()


def test_a_name_is_given_once(tmp_path: Path) -> None:
    carrier, parcel = FolderCarrier(tmp_path), Parcel("ab" * 8, Kind.PACK, STREAM, 1, 2)
    carrier.put(parcel, [b"one", b"two"])
    carrier.put(parcel, [b"onetwo"])
    with pytest.raises(OtherParcelThere):
        carrier.put(parcel, [b"onetw0"])
    with carrier.read(parcel) as file:
        assert file.read() == b"onetwo"
    assert [*carrier.parcels()] == [parcel]
    assert [path.name for path in tmp_path.rglob("*.part")] == []


def test_what_a_program_that_ended_left_half_written_goes_with_the_next_try(tmp_path: Path) -> None:
    carrier = FolderCarrier(tmp_path)
    parcel = Parcel("0" * 16, Kind.PACK, STREAM, 1, 2)
    (tmp_path / parcel.device).mkdir()
    (tmp_path / parcel.device / f".pack-{STREAM}-1-2.vlup.4711.part").write_bytes(b"hal")
    assert [*carrier.parcels()] == []
    carrier.put(parcel, [b"whole"])
    assert [path.name for path in (tmp_path / parcel.device).iterdir()] == [f"pack-{STREAM}-1-2.vlup"]


def test_a_link_under_the_name_of_a_parcel_is_not_followed(tmp_path: Path) -> None:
    carrier, parcel = FolderCarrier(tmp_path), Parcel("ab" * 8, Kind.PACK, STREAM, 1, 2)
    (tmp_path / parcel.device).mkdir()
    (tmp_path / "elsewhere").write_bytes(b"secret")
    (tmp_path / parcel.device / f"pack-{STREAM}-1-2.vlup").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeyError), carrier.read(parcel):
        pass


def test_nothing_is_laid_where_a_link_in_the_place_of_its_folder_leads(two: list[Laptop], tmp_path: Path) -> None:
    a, _ = two
    (elsewhere := tmp_path / "elsewhere").mkdir()
    (a.folder / a.device).symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(CarrierFailed, match="can’t be written to"):
        a.meet()
    assert list(elsewhere.iterdir()) == []


def test_who_was_let_in_meanwhile_and_was_met_since_is_known_before_what_was_known_of_it(tmp_path: Path) -> None:
    """All of it lies in another folder at once: that it was let in, and lines that knew of its own."""
    a, b, c = laptops(tmp_path, 3)
    let_in(a, b)
    let_in(a, c)
    c.add("by the third")
    for each in (c, a, c, a):
        each.meet()
    a.add("after it was met")
    other = tmp_path / "other"
    other.mkdir()
    for each in (a, b, c):
        each.folder = other
    for _ in range(3):
        for each in (a, c, b):
            assert each.meet().troubles == []
    assert b.accounts == a.accounts == ["after it was met", "by the third"]
    for each in (a, b, c):
        each.vault.close()
