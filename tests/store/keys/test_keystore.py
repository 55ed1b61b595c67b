# SPDX-License-Identifier: Apache-2.0
"""The computer's keystore is a way in beside the passphrase, never instead of it; without one a sentence says so."""

import errno
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import keyring
import pytest
from keyring.backends import fail, null

from tests.keystores import Memory
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys import keystore
from vlu_desktop.store.keys.keystore import NoKeystore
from vlu_desktop.store.vault.vault import Vault, open_by_keystore, open_vault

CHEAP = k.KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery staple"
MakeVault = Callable[[], Vault]


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def held() -> Iterator[Memory]:
    before, memory = keyring.get_keyring(), Memory()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


def test_it_opens_and_is_taken_away_again(make_vault: MakeVault, vault_path: Path, held: Memory) -> None:
    with make_vault() as vault:
        vault.ring.add_keystore(PASSPHRASE)
        assert vault.store.entries()[0].method == "keys.add-keystore"
        assert all(len(secret.encode("utf-16")) < 2560 for secret in held.held.values())
        vault.ring.rotate(PASSPHRASE)
        officer = vault.store.officer
    with open_by_keystore(vault_path, clock=now) as vault:
        assert vault.store.officer == officer
        assert vault.check().is_sound
        with pytest.raises(UserError, match="not your passphrase"):
            vault.ring.change_passphrase("", "new words entirely")
        vault.ring.remove_keystore(PASSPHRASE)
        assert held.held == {}
    with pytest.raises(UserError, match="does not open this casebook any more"):
        open_by_keystore(vault_path, clock=now)
    open_vault(vault_path, PASSPHRASE, clock=now).close()


class Refused(OSError):
    """What a disk says that takes no more."""


def refuse(*_: object) -> NoReturn:
    raise Refused(errno.ENOSPC, "No space left on device")


def end(*_: object) -> NoReturn:
    raise KeyboardInterrupt


@pytest.mark.parametrize("fault", [refuse, end], ids=["the disk is full", "the program is killed"])
def test_set_up_again_and_broken_off_the_way_before_goes_on(
    make_vault: MakeVault,
    vault_path: Path,
    held: Memory,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[..., NoReturn],
) -> None:
    with make_vault() as vault:
        vault.ring.add_keystore(PASSPHRASE)
        for _ in range(3):
            with monkeypatch.context() as patch:
                patch.setattr(k, "write_keys", fault)
                with pytest.raises((UserError, KeyboardInterrupt)):
                    vault.ring.add_keystore(PASSPHRASE)
        assert all(len(secrets.split()) == 2 for secrets in held.held.values()), "they do not heap up"
    with open_by_keystore(vault_path, clock=now) as vault:
        vault.ring.add_keystore(PASSPHRASE)
        assert [len(secrets.split()) for secrets in held.held.values()] == [1], "what has no slot goes"
    open_by_keystore(vault_path, clock=now).close()


def test_set_up_again_and_broken_off_after_the_key_file_was_written_the_new_way_opens(
    make_vault: MakeVault, vault_path: Path, held: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    with make_vault() as vault:
        vault.ring.add_keystore(PASSPHRASE)
        before = dict(held.held)
        with monkeypatch.context() as patch:
            patch.setattr(keystore, "settle", end)
            with pytest.raises(KeyboardInterrupt):
                vault.ring.add_keystore(PASSPHRASE)
    open_by_keystore(vault_path, clock=now).close()
    held.held.update(before)
    with pytest.raises(UserError, match="does not open this casebook any more"):
        open_by_keystore(vault_path, clock=now)


def test_a_keystore_that_was_emptied_or_fits_no_more_leaves_the_passphrase(
    make_vault: MakeVault, vault_path: Path, held: Memory
) -> None:
    with make_vault() as vault:
        vault.ring.add_keystore(PASSPHRASE)
    for place in held.held:
        held.held[place] = "AAAA"
    with pytest.raises(UserError, match="Open it with the passphrase"):
        open_by_keystore(vault_path, clock=now)
    open_vault(vault_path, PASSPHRASE, clock=now).close()


def test_an_officer_removed_goes_with_their_computer(make_vault: MakeVault, vault_path: Path, held: Memory) -> None:
    with make_vault() as vault:
        bryn = vault.ring.add_officer(PASSPHRASE, "Bryn Sample", "bryns own words")
    with open_vault(vault_path, "bryns own words", clock=now) as vault:
        vault.ring.add_keystore("bryns own words")
    with open_vault(vault_path, PASSPHRASE, clock=now) as vault:
        vault.ring.remove_officer(PASSPHRASE, bryn)
        assert [way.kind for way in vault.ring.ways()] == ["officer"]
    with pytest.raises(UserError):
        open_by_keystore(vault_path, clock=now)


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_without_a_keystore_nothing_changes(make_vault: MakeVault, held: Memory, backend: type[fail.Keyring]) -> None:
    keyring.set_keyring(backend())
    with make_vault() as vault:
        before = vault.ring.read()
        with pytest.raises(NoKeystore, match="no keystore that the program can use"):
            vault.ring.add_keystore(PASSPHRASE)
        assert vault.ring.read() == before
