# SPDX-License-Identifier: Apache-2.0
"""What must be found in a folder after a fault: a vault that opens, checks out, and holds all that was acknowledged."""

import hashlib
import shutil
from datetime import timedelta
from pathlib import Path

from tests.faults.doing import LEFT, NAME, OLD_PASSPHRASE, PASSPHRASE, RESTORED, STICK, Moving, opened, opened_at
from vlu_desktop.record.conduct import Exhibit, Incident
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import Disclosure
from vlu_desktop.store.backup.backup_archive import VAULT
from vlu_desktop.store.backup.make_backup import make_backup
from vlu_desktop.store.backup.restore import BackupOpener, restore_backup
from vlu_desktop.store.vault.upgrade import older_copies
from vlu_desktop.store.vault.vault import Vault

DIARY_ENTRIES = 8
CASES_OF_OLD = 2


def look(work: str, folder: Path, acknowledged: list[str]) -> int:
    """How many saves are there that were not acknowledged; AssertionError where anything is lost or harmed."""
    with opened(folder, OLD_PASSPHRASE if work == "migration" else PASSPHRASE) as vault:
        report = vault.check()
        assert report.is_sound, report.problems
        store = vault.store
        if work == "migration":
            assert len(store.all(Case)) == CASES_OF_OLD
            assert len(older_copies(folder / NAME)) == 1
            return 0
        [case] = store.all(Case)
        assert case.title == "Kept"
        if work == "rekey":
            assert not vault.ring.read().turning
            turned = sum(line.method == "keys.rotate" for line in store.entries())
            assert turned >= len(acknowledged)
            return turned - len(acknowledged)
        if work in ("backup", "restore"):
            assert [each.account for each in store.all(Incident)] == ["He rang."]
            if work == "restore":
                return backed_up(vault, folder, []) + restored(folder / RESTORED / VAULT) - len(acknowledged)
            return backed_up(vault, folder, acknowledged) - len(acknowledged)
        if work == "document":
            return let_go(folder, store.all(Disclosure), acknowledged) - len(acknowledged)
        incidents = store.all(Incident)
        assert incidents[0].account == "He rang."
        if work == "save":
            ids = [each.id for each in incidents[1:]]
            assert acknowledged == [str(each) for each in ids[: len(acknowledged)]], "an acknowledged save is lost"
            assert all(each.account.endswith(". ") for each in incidents[1:])
            return len(ids) - len(acknowledged)
        imported = len(incidents) - 1
        assert imported in (0, DIARY_ENTRIES), "half a file was imported"
        assert len(store.all(Exhibit)) == bool(imported)
        assert bool(imported) or not acknowledged
        return int(bool(imported)) - len(acknowledged)


def backed_up(vault: Vault, folder: Path, acknowledged: list[str]) -> int:
    """How many backups there are of the day: each that has its name restores whole, and so does the earlier one."""
    stick = folder / STICK
    found = {hashlib.sha256(each.read_bytes()).hexdigest(): each for each in stick.glob("*.age")}
    assert set(acknowledged) <= found.keys()
    for digest, each in found.items():
        made = restore_backup(
            each, folder.with_name(f"{folder.name}-{digest[:8]}"), BackupOpener(passphrase=PASSPHRASE)
        )
        assert made.report.is_sound
        assert made.facts["rows"]["incident"] == 1
        shutil.rmtree(made.path.parent)
    make_backup(vault.backup_source(), stick, Moving().now + timedelta(hours=1))
    assert not [each.name for each in stick.iterdir() if each.suffix == ".part"], "half a backup is left"
    return len(found) - 1


def restored(path: Path) -> int:
    """Whether there is a casebook where the backup was put: then it is whole, and nobody opens half of one."""
    if not path.exists():
        return 0
    with opened_at(path) as vault:
        assert vault.check().is_sound
        assert [each.account for each in vault.store.all(Incident)] == ["He rang."]
    return 1


def let_go(folder: Path, register: tuple[Disclosure, ...], acknowledged: list[str]) -> int:
    """How many left: each file is in the register, each line's file is there or replaced by a later line's."""
    digests = [entry.sha256 for entry in register]
    assert set(acknowledged) <= set(digests)
    for name in (LEFT, f"new-{LEFT}"):
        file = folder / name
        there = hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else ""
        latest = [entry.sha256 for entry in register if entry.document == name][-1:]
        if latest or not (name == LEFT and file.read_bytes() == b"of an earlier day"):
            assert [there] == (latest or [""]), f"{name} and the register are not of one mind"
    assert not list(folder.glob(".vlu-*"))
    return len(digests)


def nothing_else(folder: Path) -> list[str]:
    """What stands in the folder beside the vault, its keys and its lock, once it has been closed."""
    usual = {
        RESTORED,
        STICK,
        LEFT,
        f"new-{LEFT}",
        NAME,
        f"{NAME}.keys",
        f"{NAME}.keys.bak",
        f"{NAME}.lock",
        f"{NAME}.head",
    }
    return sorted(each.name for each in folder.iterdir() if each.name not in usual)
