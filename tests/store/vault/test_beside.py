# SPDX-License-Identifier: Apache-2.0
"""What stands beside a casebook is trusted with nothing: a link planted there is never written through."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.conftest import PASSPHRASE
from tests.store.vault.test_vault import opened, sums
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.store.vault.damaged import check_vault
from vlu_desktop.store.vault.opening import BESIDE
from vlu_desktop.store.vault.vault import Vault

MakeVault = Callable[[], Vault]


def test_a_link_planted_beside_it_is_never_written_through(
    make_vault: MakeVault, vault_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    make_vault().close()
    letter = tmp_path_factory.mktemp("elsewhere") / "letter.txt"
    letter.write_bytes(b"a letter of somebody's own")
    before = sums(vault_path.parent)
    for end in BESIDE:
        planted = vault_path.with_name(vault_path.name + end)
        kept = planted.read_bytes() if planted.exists() else None
        planted.unlink(missing_ok=True)
        for target in (letter, vault_path):
            planted.symlink_to(target)
            with pytest.raises(UserError, match="is a link or no file"):
                opened(vault_path)
            planted.unlink()
        if kept is not None:
            planted.write_bytes(kept)
    assert letter.read_bytes() == b"a letter of somebody's own"
    assert sums(vault_path.parent) == before


def test_a_link_planted_while_it_is_open_is_taken_away_and_not_followed(
    make_vault: MakeVault, vault_path: Path
) -> None:
    with make_vault() as vault:
        before = vault_path.read_bytes()
        for end in (".keys.new", ".keys.bak.new", ".head.new"):
            vault_path.with_name(vault_path.name + end).symlink_to(vault_path)
        vault.ring.change_passphrase(PASSPHRASE, "seven green bottles")
        assert vault_path.read_bytes() == before
    opened(vault_path, "seven green bottles").close()


def test_by_a_link_it_is_the_same_casebook_with_the_same_lock(
    make_vault: MakeVault, vault_path: Path, tmp_path: Path
) -> None:
    vault = make_vault()
    (elsewhere := tmp_path / "elsewhere").mkdir()
    link = elsewhere / "other.vlu"
    link.symlink_to(vault_path)
    with pytest.raises(UserError, match="open in another window"):
        opened(link)
    with pytest.raises(UserError, match="open in another window"):
        check_vault(link, PASSPHRASE)
    vault.close()
    with opened(link) as again:
        assert again.path == vault_path.resolve()
    assert [each.name for each in elsewhere.iterdir()] == ["other.vlu"]


def test_with_a_second_name_it_is_not_opened(make_vault: MakeVault, vault_path: Path, tmp_path: Path) -> None:
    """By each name it would have a log of its own, which destroys a database."""
    make_vault().close()
    os.link(vault_path, tmp_path / "other.vlu")
    before = sums(vault_path.parent)
    with pytest.raises(UserError, match="second name"):
        opened(vault_path)
    assert sums(vault_path.parent) == before
