# SPDX-License-Identifier: Apache-2.0
"""The restore drill on an empty home: by this program, and without it by the public age tool and another SQLite."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.rights import needs_linux
from tests.store.backup.conftest import PASSPHRASE, Unit
from vlu_desktop.cli.main import main
from vlu_desktop.record.conduct import Incident

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def empty_home(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a new computer: a home with nothing in it."""
    home = tmp_path / "new computer"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    return {**kept, "HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": str(ROOT)}


def command(home: dict[str, str], *words: object) -> Any:
    """What a command answers on the new computer."""
    run = subprocess.run(
        [sys.executable, "-m", "vlu_desktop", *map(str, words)], env=home, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_with_this_program(
    unit: Unit, empty_home: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def here(*words: object) -> Any:
        """What a command answers on this one."""
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert status == 0, err
        return json.loads(out)

    secret, sheet = tmp_path / "passphrase", tmp_path / "sheet.txt"
    secret.write_text(PASSPHRASE)
    # As it is copied from the paper.
    sheet.write_text(" ".join(unit.sheet[at : at + 4] for at in range(0, len(unit.sheet), 4)).lower())
    head = unit.vault.store.head_code()
    unit.vault.close()
    made = here("backup", unit.path, unit.stick, "--passphrase-file", secret)
    restored = command(empty_home, "restore", made["backup"], tmp_path / "back", "--identity-file", sheet)
    assert (made["head"], restored["head"]) == (head, head)
    assert restored["rows"] == made["rows"]
    assert made["rows"]["incident"] == 30
    checked = here("check", restored["casebook"], "--passphrase-file", secret)
    assert checked["sound"]
    shutil.rmtree(tmp_path / "back")
    again = here("restore", made["backup"], tmp_path / "back", "--passphrase-file", secret)
    assert again["rows"] == made["rows"]


@needs_linux
def test_without_this_program(unit: Unit, empty_home: dict[str, str], tmp_path: Path) -> None:
    """Word for word what the page within the backup says."""
    made = unit.back_up()
    room = tmp_path / "by hand"
    room.mkdir()
    (room / "sheet.txt").write_text(unit.sheet)

    def shell(line: str) -> str:
        run = subprocess.run(["sh", "-ec", line], cwd=room, env=empty_home, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        return run.stdout

    shell(f"age -d -i sheet.txt '{made.path}' > backup.tar")
    shell("tar -xf backup.tar")
    page = (room / "READ-ME.txt").read_text()
    assert "age -d -i sheet.txt BACKUP.age > backup.tar" in page
    assert "age -d -i sheet.txt casebook.key.age" in page
    key = json.loads(shell("age -d -i sheet.txt casebook.key.age"))["key"]
    told = json.loads((room / "backup.json").read_text())

    other = apsw.Connection(str(room / "casebook.vlu"), flags=apsw.SQLITE_OPEN_READONLY)
    for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key}'\""):
        other.execute(f"PRAGMA {pragma}")
    assert [row for (row,) in other.execute("PRAGMA integrity_check")] == ["ok"]
    rows = {name: next(other.execute(f'SELECT count(*) FROM "{name}"'))[0] for name in told["rows"]}
    tips = {
        device: [seq, hashed.hex()]
        for device, seq, hashed in other.execute("SELECT device, max(seq), hash FROM journal GROUP BY device")
    }
    other.close()
    assert rows == told["rows"] == made.facts["rows"]
    assert tips == told["tips"] == made.facts["tips"]
    assert rows["incident"] == unit.vault.store.count(Incident) == 30

    # What was taken out by hand is a device of its own too, when this program opens it.
    with unit.reopen(room / "casebook.vlu") as vault:
        assert vault.store.device not in tips
        assert vault.store.entries()[0].method == "backup.restore"
        assert vault.check().is_sound
