# SPDX-License-Identifier: Apache-2.0
"""The ways into a vault are added, changed and taken away, each journalled; the sheet opens what nobody else can."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.people import Case, Officer
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys.recovery_key import NotARecoveryKey, new_identity, public_half, tidy
from vlu_desktop.store.vault.vault import Vault, open_vault, recover_vault

CHEAP = k.KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery staple"
MakeVault = Callable[[], Vault]


def now() -> datetime:
    return datetime.now(UTC)


def opened(path: Path, passphrase: str) -> Vault:
    return open_vault(path, passphrase, clock=now, cost=CHEAP, floor=CHEAP)


def recovered(path: Path, typed: str, name: str = "Asha Example", new: str = "new words entirely") -> Vault:
    return recover_vault(path, typed, officer_name=name, passphrase=new, clock=now, cost=CHEAP, floor=CHEAP)


def methods(vault: Vault) -> list[str]:
    return [entry.method for entry in vault.store.entries()]


def test_a_changed_passphrase_opens_and_the_old_one_does_not(make_vault: MakeVault, vault_path: Path) -> None:
    with make_vault() as vault:
        case, _ = vault.store.add("case.add", Case(title="Kept"))
        vault.ring.change_passphrase(PASSPHRASE, "seven green bottles")
        assert methods(vault)[0] == "keys.change-passphrase"
        assert vault.check().is_sound
    with pytest.raises(k.WrongPassphrase):
        opened(vault_path, PASSPHRASE)
    with opened(vault_path, "seven green bottles") as vault:
        assert vault.store.get(Case, case.id) == case


def test_a_change_needs_the_passphrase_of_the_officer_at_work(make_vault: MakeVault, vault_path: Path) -> None:
    with make_vault() as vault:
        vault.ring.add_officer(PASSPHRASE, "Bryn Sample", "bryns own words")
        before = vault.ring.read()
        for change in (
            lambda: vault.ring.change_passphrase("bryns own words", "x"),
            lambda: vault.ring.add_officer("wrong", "Cara Sample", "x"),
            lambda: vault.ring.remove_officer("wrong", before.slots[1]["officer"]),
            lambda: vault.ring.set_recovery("wrong", new_identity()),
        ):
            with pytest.raises(UserError, match="not your passphrase"):
                change()
        assert vault.ring.read() == before


def test_officers_come_and_go_and_their_work_stays(make_vault: MakeVault, vault_path: Path) -> None:
    with make_vault() as vault:
        bryn = vault.ring.add_officer(PASSPHRASE, "Bryn Sample", "bryns own words")
        with pytest.raises(UserError, match="has a passphrase already"):
            vault.ring.add_officer(PASSPHRASE, "bryn sample", "other words")
    with opened(vault_path, "bryns own words") as vault:
        assert vault.store.officer == bryn
        vault.store.add("case.add", Case(title="Bryn's"))
        with pytest.raises(UserError, match="your own passphrase"):
            vault.ring.remove_officer("bryns own words", bryn)
    with opened(vault_path, PASSPHRASE) as vault:
        vault.ring.remove_officer(PASSPHRASE, bryn)
        gone = vault.store.get(Officer, bryn)
        assert gone is not None
        assert gone.left_on == vault.store.today
        assert [way.label for way in vault.ring.ways()] == ["Asha Example"]
        assert {officer.name for officer in vault.store.all(Officer)} == {"Asha Example", "Bryn Sample"}
        assert vault.check().is_sound
        assert methods(vault)[0] == "keys.remove-officer"
    with pytest.raises(k.WrongPassphrase):
        opened(vault_path, "bryns own words")


def test_the_sheet_opens_it_and_gives_the_officer_a_passphrase(make_vault: MakeVault, vault_path: Path) -> None:
    sheet = new_identity()
    with make_vault() as vault:
        vault.ring.set_recovery(PASSPHRASE, sheet)
        officer = vault.store.officer
    typed = " ".join(sheet[at : at + 4] for at in range(0, len(sheet), 4)).lower()
    with recovered(vault_path, typed, "asha example") as vault:
        assert vault.store.officer == officer
        assert methods(vault)[:2] == ["keys.recover", "keys.recovery"]
        assert vault.check().is_sound
    opened(vault_path, "new words entirely").close()
    with pytest.raises(k.WrongPassphrase):
        opened(vault_path, PASSPHRASE)


def test_the_sheet_lets_in_an_officer_nobody_knew(make_vault: MakeVault, vault_path: Path) -> None:
    sheet = new_identity()
    with make_vault() as vault:
        vault.ring.set_recovery(PASSPHRASE, sheet)
    with recovered(vault_path, sheet, "Dylan Sample") as vault:
        assert {officer.name for officer in vault.store.all(Officer)} == {"Asha Example", "Dylan Sample"}
        assert vault.check().is_sound
    opened(vault_path, PASSPHRASE).close()
    opened(vault_path, "new words entirely").close()


def test_a_new_sheet_takes_the_old_ones_place(make_vault: MakeVault, vault_path: Path) -> None:
    first, second = new_identity(), new_identity()
    with make_vault() as vault:
        vault.ring.set_recovery(PASSPHRASE, first)
        vault.ring.set_recovery(PASSPHRASE, second)
        assert [way.label for way in vault.ring.ways() if way.kind == "recovery"] == [public_half(second)]
    with pytest.raises(UserError, match="not this casebook's"):
        recovered(vault_path, first)
    recovered(vault_path, second).close()


def test_without_a_recovery_key_the_sheet_opens_nothing(make_vault: MakeVault, vault_path: Path) -> None:
    make_vault().close()
    with pytest.raises(UserError, match="has no recovery key"):
        recovered(vault_path, new_identity())


def test_a_recovery_key_moved_from_another_vault_opens_nothing(make_vault: MakeVault, vault_path: Path) -> None:
    sheet = new_identity()
    with make_vault() as vault:
        vault.ring.set_recovery(PASSPHRASE, sheet)
        keys = vault.ring.read()
        k.write_keys(k.key_path(vault_path), k.KeyFile("another", keys.slots), vault.ring._key)
    with pytest.raises(UserError, match="not this casebook's"):
        recovered(vault_path, sheet)


@pytest.mark.parametrize("harm", ["", "hello", "AGE-SECRET-KEY-1", "x" * 200_000, "age1qqq"])
def test_what_is_no_recovery_key_is_said_to_be_none(harm: str) -> None:
    with pytest.raises(NotARecoveryKey, match="Compare it with the sheet"):
        tidy(harm)


def test_one_wrong_letter_is_found() -> None:
    sheet = new_identity()
    wrong = sheet[:30] + ("Q" if sheet[30] != "Q" else "P") + sheet[31:]
    with pytest.raises(NotARecoveryKey):
        tidy(wrong)
    assert tidy(f"# created: by hand\n# public key: {public_half(sheet)}\n{sheet}\n") == sheet


def test_a_killed_change_leaves_no_way_back_for_the_old_passphrase(make_vault: MakeVault, vault_path: Path) -> None:
    """The program died between the key file and its second copy: the copy still has the old passphrase."""
    with make_vault() as vault:
        copy = k.backup_path(k.key_path(vault_path))
        old = copy.read_bytes()
        vault.ring.change_passphrase(PASSPHRASE, "seven green bottles")
    copy.write_bytes(old)
    with pytest.raises(k.WrongPassphrase):
        opened(vault_path, PASSPHRASE)
    opened(vault_path, "seven green bottles").close()
    assert copy.read_bytes() == k.key_path(vault_path).read_bytes()


def test_a_key_file_that_cannot_be_written_leaves_no_line_in_the_journal(
    make_vault: MakeVault, vault_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with make_vault() as vault:
        entries, keys = methods(vault), vault.ring.read()
        blocked = k.key_path(vault_path).with_name("unit.vlu.keys.new")
        blocked.mkdir()
        with pytest.raises(UserError, match="key file was not changed"):
            vault.ring.change_passphrase(PASSPHRASE, "seven green bottles")
        assert methods(vault) == entries
        assert vault.ring.read() == keys
        blocked.rmdir()
    opened(vault_path, PASSPHRASE).close()


def test_a_key_file_that_something_else_changed_is_not_built_on(make_vault: MakeVault, vault_path: Path) -> None:
    with make_vault() as vault:
        keys = vault.ring.read()
        renamed = ({**keys.slots[0], "label": "Usha Example"},)
        k.write_keys(k.key_path(vault_path), replace(keys, slots=renamed), bytes(32))
        with pytest.raises(k.KeyFileDamaged, match="something other than this program"):
            vault.ring.change_passphrase(PASSPHRASE, "seven green bottles")


def test_changing_keys_holds_up_no_undo_and_is_not_undone(make_vault: MakeVault) -> None:
    with make_vault() as vault:
        _, changes = vault.store.add("case.add", Case(title="To be taken back"))
        vault.ring.change_passphrase(PASSPHRASE, "seven green bottles")
        entry = vault.store.next_undo()
        assert entry is not None
        assert entry.ref == changes.entry
        with pytest.raises(UserError, match="can't be undone"):
            vault.store.undo(vault.store.entries()[0].ref)


def test_new_slots_cost_what_they_must(make_vault: MakeVault, vault_path: Path) -> None:
    make_vault().close()
    with open_vault(vault_path, PASSPHRASE, clock=now, random=os.urandom) as vault:
        vault.ring.change_passphrase(PASSPHRASE, "seven green bottles")
        [slot] = vault.ring.read().slots
        assert (slot["m"], slot["t"], slot["p"]) == (262144, 3, 4)
