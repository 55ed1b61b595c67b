# SPDX-License-Identifier: Apache-2.0
"""An older key file put back beside the casebook opens and mends nothing: not for who was removed, nor by old words."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.keys.test_key_slots import PASSPHRASE, methods, opened, recovered
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.people import Officer
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys.known_ways import KeysOlder
from vlu_desktop.store.keys.recovery_key import new_identity
from vlu_desktop.store.vault.damaged import check_vault
from vlu_desktop.store.vault.vault import Vault

MakeVault = Callable[[], Vault]


class Unit:
    """A casebook that an officer left, with the key file that the leaver kept, and the sheet."""

    def __init__(self, make: MakeVault, path: Path) -> None:
        self.path = path
        self.first = k.key_path(path)
        self.copy = k.backup_path(self.first)
        self.sheet = new_identity()
        with make() as vault:
            vault.ring.set_recovery(PASSPHRASE, self.sheet)
            leaver = vault.ring.add_officer(PASSPHRASE, "Lee Leaver", "the leavers words")
            self.kept = self.first.read_bytes()
            vault.ring.remove_officer(PASSPHRASE, leaver)
            vault.ring.add_officer(PASSPHRASE, "Nia New", "nias own words")
            vault.ring.change_passphrase(PASSPHRASE, "seven green bottles")
        self.newest = self.first.read_bytes()

    def put_back(self, *places: Path) -> None:
        for place in places:
            place.write_bytes(self.kept)


@pytest.fixture
def unit(make_vault: MakeVault, vault_path: Path) -> Unit:
    return Unit(make_vault, vault_path)


def test_beside_a_newer_copy_it_opens_for_nobody_who_left_and_is_mended_away(unit: Unit) -> None:
    unit.put_back(unit.first)
    for old in ("the leavers words", PASSPHRASE):
        with pytest.raises(k.WrongPassphrase):
            opened(unit.path, old)
        assert unit.first.read_bytes() == unit.kept, "a refusal changes nothing"
        assert unit.copy.read_bytes() == unit.newest
    opened(unit.path, "nias own words").close()
    assert unit.first.read_bytes() == unit.copy.read_bytes() == unit.newest
    opened(unit.path, "seven green bottles").close()


def test_in_both_places_it_is_refused_and_said_to_be_older(unit: Unit) -> None:
    unit.put_back(unit.first, unit.copy)
    for old in ("the leavers words", PASSPHRASE):
        with pytest.raises(KeysOlder, match="older than the casebook"):
            opened(unit.path, old)
    assert unit.first.read_bytes() == unit.kept, "nothing was written"
    assert any("older than the casebook" in each for each in problems(unit, "seven green bottles", unit.newest))


def problems(unit: Unit, passphrase: str, way: bytes) -> tuple[str, ...]:
    """What the check of a closed casebook says where the second copy alone is right."""
    unit.copy.write_bytes(way)
    return check_vault(unit.path, passphrase).problems


def test_without_a_newer_one_the_sheet_opens_it_and_brings_back_nobody(unit: Unit) -> None:
    unit.put_back(unit.first, unit.copy)
    with recovered(unit.path, unit.sheet, "asha example", "asha begins anew") as vault:
        assert methods(vault)[0] == "keys.begin-anew"
        assert [(way.kind, way.label) for way in vault.ring.ways()][1:] == [("officer", "asha example")]
        assert vault.store.officer in {each.id for each in vault.store.all(Officer)}
        assert vault.check().is_sound
    for gone in ("the leavers words", PASSPHRASE, "nias own words"):
        with pytest.raises(k.WrongPassphrase):
            opened(unit.path, gone)
    opened(unit.path, "asha begins anew").close()


def test_where_a_newer_one_is_there_the_sheet_takes_that(unit: Unit) -> None:
    unit.put_back(unit.first)
    with recovered(unit.path, unit.sheet, "Nia New", "nias other words") as vault:
        assert methods(vault)[0] == "keys.recover"
    opened(unit.path, "seven green bottles").close()


def test_a_sheet_that_was_replaced_since_opens_no_older_key_file(unit: Unit) -> None:
    with opened(unit.path, "seven green bottles") as vault:
        vault.ring.set_recovery("seven green bottles", new_identity())
    unit.put_back(unit.first, unit.copy)
    with pytest.raises(KeysOlder):
        recovered(unit.path, unit.sheet)


def test_put_there_while_the_casebook_is_open_it_is_not_built_on(unit: Unit) -> None:
    with opened(unit.path, "seven green bottles") as vault:
        unit.put_back(unit.first, unit.copy)
        with pytest.raises(KeysOlder):
            vault.ring.add_officer(PASSPHRASE, "Ole Other", "oles own words")
        unit.copy.write_bytes(unit.newest)
        vault.ring.add_officer("seven green bottles", "Ole Other", "oles own words")
        assert "Lee Leaver" not in {way.label for way in vault.ring.ways()}


@pytest.mark.parametrize("serial", [-1, 0, 10**30])
def test_a_serial_that_somebody_wrote_is_no_serial(unit: Unit, serial: int) -> None:
    forged = replace(k.read_keys(unit.first), serial=serial)
    _, body = k.as_json(forged, bytes(32))
    unit.first.write_text(json.dumps(body))
    opened(unit.path, "nias own words").close()
    assert unit.first.read_bytes() == unit.newest
    for each in (unit.first, unit.copy):
        each.write_text(json.dumps(body))
    with pytest.raises(UserError, match="something other than this program"):
        opened(unit.path, "nias own words")


def test_a_way_in_that_no_act_made_is_said_in_the_journal_and_by_the_check(unit: Unit) -> None:
    """Somebody who holds the key makes themselves a way in: the program has no line of it."""
    keys = k.read_keys(unit.first)
    with opened(unit.path, "nias own words") as vault:
        key = vault.ring.key
    more = (*keys.slots, {**keys.slots[-1], "officer": "nobody", "label": "Quiet Guest"})
    k.write_keys(unit.first, replace(keys, slots=more, serial=keys.serial + 1), key)
    assert any("other ways in" in each for each in check_vault(unit.path, "nias own words").problems)
    with opened(unit.path, "nias own words") as vault:
        [line, *_] = vault.store.entries()
        assert (line.method, line.detail) == ("keys.found", "more: nobody; fewer: none")
        assert vault.check().is_sound
    with opened(unit.path, "nias own words") as vault:
        assert methods(vault).count("keys.found") == 1
