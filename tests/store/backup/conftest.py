# SPDX-License-Identifier: Apache-2.0
"""A small casebook with its recovery sheet, a stick to back it up to, and a day that a test sets."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.backup.make_backup import BackupResult, make_backup
from vlu_desktop.store.backup.restore import BackupOpener
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.keys.recovery_key import new_identity
from vlu_desktop.store.vault.vault import Vault, create_vault, open_vault

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery staple"


def after(looks: int) -> Callable[[], bool]:
    """Somebody who wants it stopped after so many looks."""
    left = iter(range(looks))
    return lambda: next(left, None) is None


class Unit:
    """A unit's computer, its stick, and the sheet in its safe."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2026, 3, 3, 9, tzinfo=UTC)
        self.folder = folder
        self.path = folder / "computer" / "unit.vlu"
        self.stick = folder / "stick"
        for each in (self.path.parent, self.stick):
            each.mkdir()
        self.vault: Vault = create_vault(
            self.path, PASSPHRASE, officer_name="Asha Example", clock=self.clock, random=os.urandom, cost=CHEAP,
            floor=CHEAP,
        )  # fmt: skip
        case, _ = self.vault.store.add("case.add", Case(title="Marlow and Quill"))
        with self.vault.store.act("import.commit", act="collected") as act:
            act.add_many(Incident(case_id=case.id, account=f"He rang, {n}.") for n in range(30))
        self.sheet = new_identity()
        self.vault.ring.set_recovery(PASSPHRASE, self.sheet)

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def back_up(self, **how: Any) -> BackupResult:
        return make_backup(self.vault.backup_source(), self.stick, self.clock(), **how)

    def reopen(self, path: Path | None = None) -> Vault:
        return open_vault(path or self.path, PASSPHRASE, clock=self.clock, cost=CHEAP, floor=CHEAP)

    @property
    def with_sheet(self) -> BackupOpener:
        return BackupOpener(sheet=self.sheet)

    def on_stick(self) -> dict[str, bytes]:
        """Every file on the stick."""
        return {path.name: path.read_bytes() for path in self.stick.iterdir()}

    def beside_the_vault(self) -> set[str]:
        return {path.name for path in self.path.parent.iterdir()}


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Unit]:
    made = Unit(tmp_path)
    yield made
    made.vault.close()
