# SPDX-License-Identifier: Apache-2.0
"""A program killed while it made a casebook of chosen cases: no computer stays let in whose keys nobody has.

`tests/faults/test_killed.py` kills it before each call to the disk; here is each thing that may be found afterwards.
"""

from pathlib import Path

import pytest

from tests.opening_news import told
from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from tests.store.joining.computers import bring, first_computer, part_of
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.joining.computers import Computer
from vlu_desktop.store.keys.key_file import backup_path, key_path
from vlu_desktop.store.vault.vault import Vault, create_vault, open_vault

DEVICE = "0123456789abcdef"
MADE = Computer(device=DEVICE, signing="ab" * 32, sealing="age1nobody")


class Killed:
    """A computer with one case, whose program was killed after it let a laptop in, and the folder of that one."""

    def __init__(self, folder: Path) -> None:
        self.clock = TestClock()
        self.path = folder / "stick" / "part.vlu"
        self.path.parent.mkdir()
        vault = first_computer(folder / "whole", self.clock)
        case, _ = vault.store.add("case.add", Case(title="Kept"))
        vault.computers.let_in_part(
            MADE, name="Laptop 3", cases=[case.id], reason="A visit", path=str(self.path)
        )  # fmt: skip
        self.case_id, self.whole = case.id, vault.path
        vault.close()

    @property
    def building(self) -> Path:
        return self.path.with_name("part.vlu.new")

    def opened(self) -> Vault:
        return open_vault(self.whole, PASSPHRASE, clock=self.clock, cost=CHEAP, floor=CHEAP)


@pytest.fixture
def killed(tmp_path: Path) -> Killed:
    return Killed(tmp_path)


def half_made(path: Path) -> None:
    for each in (path.with_name(path.name + ".new"), key_path(path), backup_path(key_path(path))):
        each.write_bytes(b"half")


def test_one_that_was_never_whole_is_turned_out_and_said_and_can_be_made_again(killed: Killed) -> None:
    half_made(killed.path)
    with killed.opened() as vault:
        [said] = told(vault)
        assert "before the casebook part.vlu for “Laptop 3” was whole" in said
        assert vault.computers.known()[DEVICE].is_out
        assert list(killed.path.parent.iterdir()) == []
        last = vault.store.last_line
        part_of(vault, killed.path.parent / "again", TestClock(), {killed.case_id}).close()
        assert vault.check().is_sound
    with killed.opened() as vault:
        assert told(vault) == ()
        assert vault.store.last_line == last + 1, "the new one was let in, and nothing more"


def test_one_that_is_there_stays_let_in_and_nothing_is_said(killed: Killed) -> None:
    killed.path.write_bytes(b"a whole casebook")
    with killed.opened() as vault:
        assert told(vault) == ()
        assert not vault.computers.known()[DEVICE].is_out
        assert vault.computers.parts_under_way() == {}


def test_of_one_that_was_moved_it_is_asked(killed: Killed) -> None:
    with killed.opened() as vault:
        [said] = told(vault)
        assert "If nobody moved it, turn that computer out" in said
        assert not vault.computers.known()[DEVICE].is_out
    with killed.opened() as vault:
        assert told(vault) == ()


def test_one_that_nobody_is_said_to_have_let_in_keeps_no_casebook_shut(killed: Killed) -> None:
    with killed.opened() as vault:
        assert told(vault)
        vault.joining._tables.table("vault_state").insert({"name": "part-under-way/ffff", "value": str(killed.path)})
    with killed.opened() as vault:
        assert told(vault) == ()
        assert vault.computers.parts_under_way() == {}


def test_one_on_a_stick_that_was_pulled_out_is_asked_again_once_it_is_back(killed: Killed) -> None:
    half_made(killed.path)
    away = killed.path.parent.rename(killed.path.parent.with_name("drawer"))
    with killed.opened() as vault:
        assert told(vault) == ()
        assert not vault.computers.known()[DEVICE].is_out
    away.rename(killed.path.parent)
    with killed.opened() as vault:
        assert vault.computers.known()[DEVICE].is_out


def test_one_whose_lines_came_was_made_wherever_it_is_now(tmp_path: Path) -> None:
    clock = TestClock()
    whole = first_computer(tmp_path / "whole", clock)
    case, _ = whole.store.add("case.add", Case(title="Kept"))
    with part_of(whole, tmp_path / "part", TestClock(), {case.id}) as part:
        device, where = part.joining.device, str(part.path)
        part.store.add("incident.add", Incident(case_id=case.id, account="He rang."))
        bring(part, whole)
    state = whole.joining._tables.table("vault_state")
    state.insert({"name": f"part-under-way/{device}", "value": where})
    for each in (tmp_path / "part").iterdir():
        each.unlink()
    whole.close()
    with open_vault(whole.path, PASSPHRASE, clock=clock, cost=CHEAP, floor=CHEAP) as vault:
        assert told(vault) == ()
        assert not vault.computers.known()[device].is_out
        assert vault.computers.parts_under_way() == {}


def test_the_name_of_a_casebook_that_never_came_to_be_is_free_again(tmp_path: Path) -> None:
    path = tmp_path / "unit.vlu"
    half_made(path)
    create_vault(
        path, PASSPHRASE, officer_name="Asha Example", clock=TestClock(), cost=CHEAP, floor=CHEAP
    ).close()  # fmt: skip
    with open_vault(path, PASSPHRASE, clock=TestClock(), cost=CHEAP, floor=CHEAP) as vault:
        assert vault.check().is_sound
