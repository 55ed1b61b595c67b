# SPDX-License-Identifier: Apache-2.0
"""Locking puts another process in the place of the one that is backing up: nothing half made counts, and it goes."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.backup.conftest import PASSPHRASE, Unit
from vlu_desktop.store.backup.backup_files import find_backups

_SCRIPT = """
import os, sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tests.store.backup.conftest import CHEAP
from vlu_desktop.store.backup.make_backup import make_backup
from vlu_desktop.store.vault.vault import open_vault

vault_file, stick, passphrase, day, when = sys.argv[1:]

def lock(done, of):
    if done >= int(when):
        os.execv(sys.executable, [sys.executable, "-c", "print('locked')"])

at = datetime.fromisoformat(day)
with open_vault(Path(vault_file), passphrase, clock=lambda: at, cost=CHEAP, floor=CHEAP) as vault:
    make_backup(vault.backup_source(), Path(stick), at, progress=lock)
print("not locked")
"""


@pytest.mark.parametrize("when", [1, 300, 600, 900], ids=["copying", "writing", "reading back", "checking"])
def test_locked_in_the_middle(unit: Unit, when: int) -> None:
    made = unit.back_up()
    before = unit.on_stick()
    unit.vault.close()
    day = unit.clock() + timedelta(days=1)
    words = [unit.path, unit.stick, PASSPHRASE, day.isoformat(), when]
    root = Path(__file__).parent.parent.parent.parent
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT, *map(str, words)], capture_output=True, text=True, cwd=root, check=True,
        env={**os.environ, "PYTHONPATH": str(root)}, timeout=60,
    )  # fmt: skip
    assert run.stdout == "locked\n"
    assert [each.path for each in find_backups(unit.stick)] == [made.path]
    after = unit.on_stick()
    assert {name: after[name] for name in before} == before
    assert all(name.endswith(".part") for name in after.keys() - before.keys())
    left = {name for name in unit.beside_the_vault() if ".copy-" in name}
    assert left, "else nothing was under way"
    unit.now = day
    unit.vault = unit.reopen()
    assert not {name for name in unit.beside_the_vault() if ".copy-" in name}
    assert unit.vault.check().is_sound
    unit.back_up()
    assert len(find_backups(unit.stick)) == 2
    assert not [name for name in unit.on_stick() if name.endswith(".part")]
