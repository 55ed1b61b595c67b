# SPDX-License-Identifier: Apache-2.0
"""A vault is made once, opened by its passphrase alone, and refused in plain words without a byte changed."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.people import Case, Officer, Unit
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.vault.vault import Vault, create_vault, open_vault

PASSPHRASE = "correct horse battery staple"
MakeVault = Callable[[], Vault]


def sums(folder: Path) -> dict[str, str]:
    """Every file's SHA-256; the lock, which is empty, is left out."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.suffix != ".lock"}


def now() -> "object":
    from datetime import UTC, datetime

    return datetime.now(UTC)


def opened(path: Path, passphrase: str = PASSPHRASE) -> Vault:
    from datetime import UTC, datetime

    return open_vault(path, passphrase, clock=lambda: datetime.now(UTC))


def test_made_closed_and_opened_again(make_vault: MakeVault, vault_path: Path) -> None:
    with make_vault() as vault:
        case, _ = vault.store.add("case.add", Case(title="Marlow and Quill"))
        officer = vault.store.officer
    with opened(vault_path) as vault:
        assert vault.store.get(Case, case.id) == case
        assert [o.name for o in vault.store.all(Officer)] == ["Asha Example"]
        assert vault.store.officer == officer == vault.store.all(Officer)[0].id
        assert str(case.unit) == vault.store.all(Unit)[0].id
        assert case.recorded_by == officer
        assert vault.check().is_sound


def test_closing_leaves_the_vault_its_keys_and_nothing_else(make_vault: MakeVault, vault_path: Path) -> None:
    make_vault().close()
    assert set(sums(vault_path.parent)) == {"unit.vlu", "unit.vlu.head", "unit.vlu.keys", "unit.vlu.keys.bak"}


def test_no_vault_is_ever_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no casebook"):
        opened(tmp_path / "none.vlu")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("size", "said"), [(0, "empty"), (100, "cut short"), (4095, "cut short")])
def test_an_empty_or_short_file_is_refused(make_vault: MakeVault, vault_path: Path, size: int, said: str) -> None:
    make_vault().close()
    os.truncate(vault_path, size)
    before = sums(vault_path.parent)
    with pytest.raises(UserError, match=f"{said}.*backup"):
        opened(vault_path)
    assert sums(vault_path.parent) == before


def test_a_vault_is_never_written_over(make_vault: MakeVault, vault_path: Path) -> None:
    make_vault().close()
    before = sums(vault_path.parent)
    with pytest.raises(UserError, match="never written over"):
        make_vault()
    vault_path.unlink()
    with pytest.raises(UserError, match="keys is there already"):
        make_vault()
    assert sums(vault_path.parent) == {name: it for name, it in before.items() if name != "unit.vlu"}


def test_a_wrong_passphrase(make_vault: MakeVault, vault_path: Path) -> None:
    make_vault().close()
    before = sums(vault_path.parent)
    with pytest.raises(k.WrongPassphrase):
        opened(vault_path, "correct horse battery stapler")
    assert sums(vault_path.parent) == before


def test_missing_keys_are_told_from_a_wrong_passphrase(make_vault: MakeVault, vault_path: Path) -> None:
    make_vault().close()
    for path in vault_path.parent.glob("*.keys*"):
        path.unlink()
    with pytest.raises(UserError, match=r"key file unit.vlu.keys is missing"):
        opened(vault_path)


@pytest.mark.parametrize("harm", ["missing", "cut", "changed"])
def test_the_second_copy_of_the_keys_serves_and_mends(make_vault: MakeVault, vault_path: Path, harm: str) -> None:
    make_vault().close()
    before = sums(vault_path.parent)
    key_file = k.key_path(vault_path)
    if harm == "missing":
        key_file.unlink()
    elif harm == "cut":
        os.truncate(key_file, 50)
    else:
        key_file.write_text(key_file.read_text().replace("Asha", "Usha"))
    opened(vault_path).close()
    assert sums(vault_path.parent)["unit.vlu.keys"] == before["unit.vlu.keys"]


def test_an_added_slot_is_not_trusted(make_vault: MakeVault, vault_path: Path) -> None:
    make_vault().close()
    keys = k.read_keys(k.key_path(vault_path))
    k.write_keys(k.key_path(vault_path), replace(keys, slots=({"kind": "later"}, *keys.slots)), bytes(32))
    with pytest.raises(k.KeyFileDamaged, match="something other than this program"):
        opened(vault_path)


def test_keys_of_another_vault(make_vault: MakeVault, vault_path: Path) -> None:
    make_vault().close()
    vault_path.write_bytes(os.urandom(8192))
    before = sums(vault_path.parent)
    with pytest.raises(UserError, match="passphrase is right"):
        opened(vault_path)
    assert sums(vault_path.parent) == before


@pytest.mark.parametrize("log", ["taken up", "left by a crash"])
def test_a_newer_vault_is_left_as_it_is(make_vault: MakeVault, vault_path: Path, tmp_path: Path, log: str) -> None:
    vault = make_vault()
    vault._connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    folder = tmp_path / "copy"
    if log == "taken up":
        vault.close()
    folder.mkdir()
    for path in tmp_path.glob("unit.vlu*"):
        if path.suffix != ".lock" and not path.name.endswith("-shm"):
            shutil.copy(path, folder)
    vault.close()
    before = sums(folder)
    assert ("unit.vlu-wal" in before) == (log == "left by a crash")
    with pytest.raises(UserError, match="newer version"):
        opened(folder / "unit.vlu")
    assert sums(folder) == before


def test_another_programs_database_is_refused(make_vault: MakeVault, vault_path: Path) -> None:
    with make_vault() as vault:
        vault._connection.execute("PRAGMA application_id = 1")
    with pytest.raises(UserError, match="not a casebook of this program"):
        opened(vault_path)


def test_a_second_window_is_refused_and_the_first_goes_on(make_vault: MakeVault, vault_path: Path) -> None:
    with make_vault() as vault:
        with pytest.raises(UserError, match="open in another window"):
            opened(vault_path)
        vault.store.add("case.add", Case(title="Still working"))
    opened(vault_path).close()


HOLD = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from vlu_desktop.store.vault.vault import open_vault
vault = open_vault(Path(sys.argv[1]), sys.argv[2], clock=lambda: datetime.now(UTC))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_killed_program_lets_go_of_the_vault(make_vault: MakeVault, vault_path: Path) -> None:
    make_vault().close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(vault_path), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(UserError, match="open in another window"):
            opened(vault_path)
        holder.kill()
        holder.wait()
    opened(vault_path).close()


def test_a_damaged_page_is_found(make_vault: MakeVault, vault_path: Path) -> None:
    with make_vault() as vault:
        vault.store.add("case.add", Case(title="x" * 200_000))
    content = bytearray(vault_path.read_bytes())
    content[-6000] ^= 1
    vault_path.write_bytes(content)
    with opened(vault_path) as vault:
        report = vault.check()
    assert not report.is_sound
    assert any("page" in problem for problem in report.problems)


def test_a_folder_that_cannot_be_written_to_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    from datetime import UTC, datetime

    with pytest.raises(UserError, match="folder"):
        create_vault(tmp_path / "file" / "a.vlu", "phrase", officer_name="A", clock=lambda: datetime.now(UTC))
