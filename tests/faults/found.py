# SPDX-License-Identifier: Apache-2.0
"""What must be found in a folder after a fault: a vault that opens, checks out, and holds all that was acknowledged."""

import hashlib
from pathlib import Path

from tests.faults.doing import LEFT, NAME, OLD_PASSPHRASE, PASSPHRASE, opened
from vlu_desktop.record.conduct import Exhibit, Incident
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import Disclosure
from vlu_desktop.store.vault.upgrade import older_copies

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
    usual = {LEFT, f"new-{LEFT}", NAME, f"{NAME}.keys", f"{NAME}.keys.bak", f"{NAME}.lock", f"{NAME}.head"}
    return sorted(each.name for each in folder.iterdir() if each.name not in usual)
