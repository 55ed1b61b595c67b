# SPDX-License-Identifier: Apache-2.0
"""The casebook is encrypted under a new key, every way in follows, and a kill at any write loses nothing."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.rights import needs_linux
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.people import Case
from vlu_desktop.store.database.connection import DatabaseError, OperationalError, read_marks
from vlu_desktop.store.database.disk_errors import DiskRefused
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys import key_slots
from vlu_desktop.store.keys.key_slots import RotationFailed
from vlu_desktop.store.keys.known_ways import KeysOlder
from vlu_desktop.store.keys.recovery_key import new_identity
from vlu_desktop.store.vault.vault import Vault, open_vault, recover_vault

CHEAP = k.KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery staple"
MakeVault = Callable[[], Vault]


def now() -> datetime:
    return datetime.now(UTC)


def opened(path: Path, passphrase: str = PASSPHRASE) -> Vault:
    return open_vault(path, passphrase, clock=now, cost=CHEAP, floor=CHEAP)


def methods(vault: Vault) -> list[str]:
    return [entry.method for entry in vault.store.entries()]


def opens_with(path: Path, key: bytes) -> bool:
    try:
        read_marks(path, key)
    except DatabaseError:
        return False
    return True


def test_every_way_in_follows_and_the_old_key_opens_nothing(make_vault: MakeVault, vault_path: Path) -> None:
    sheet = new_identity()
    with make_vault() as vault:
        case, _ = vault.store.add("case.add", Case(title="Kept"))
        vault.ring.add_officer(PASSPHRASE, "Bryn Sample", "bryns own words")
        vault.ring.set_recovery(PASSPHRASE, sheet)
        old = vault.ring._key
        vault.ring.rotate(PASSPHRASE)
        assert methods(vault)[0] == "keys.rotate"
        assert vault.check().is_sound
        vault.store.add("case.add", Case(title="Written under the new key"))
        vault.ring.rotate(PASSPHRASE)
        assert vault.check().is_sound
    assert not opens_with(vault_path, old)
    for passphrase in ("bryns own words", PASSPHRASE, PASSPHRASE):
        with opened(vault_path, passphrase) as vault:
            assert vault.store.get(Case, case.id) == case
            assert not vault.ring.read().turning
            assert vault.check().is_sound
    recover_vault(
        vault_path, sheet, officer_name="Asha Example", passphrase="new words", clock=now, cost=CHEAP, floor=CHEAP
    ).close()  # fmt: skip
    opened(vault_path, "new words").close()


def test_an_officer_removed_is_left_behind_with_the_old_key(make_vault: MakeVault, vault_path: Path) -> None:
    with make_vault() as vault:
        bryn = vault.ring.add_officer(PASSPHRASE, "Bryn Sample", "bryns own words")
        kept_by_bryn = k.key_path(vault_path).read_bytes()
        vault.ring.remove_officer(PASSPHRASE, bryn)
        vault.ring.rotate(PASSPHRASE)
    for path in (k.key_path(vault_path), k.backup_path(k.key_path(vault_path))):
        path.write_bytes(kept_by_bryn)
    with pytest.raises(UserError, match="does not open with it"):
        opened(vault_path, "bryns own words")


def test_a_wrong_passphrase_or_too_little_room_leaves_everything(
    make_vault: MakeVault, vault_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with make_vault() as vault:
        before = vault.ring.read()
        with pytest.raises(UserError, match="not your passphrase"):
            vault.ring.rotate("wrong")
        usage = shutil.disk_usage(vault_path.parent)._replace(free=vault_path.stat().st_size)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
        with pytest.raises(UserError, match="too little room"):
            vault.ring.rotate(PASSPHRASE)
        assert vault.ring.read() == before
    opened(vault_path).close()


def test_an_officer_of_the_first_version_must_open_once(make_vault: MakeVault, vault_path: Path) -> None:
    with make_vault() as vault:
        vault.ring.add_officer(PASSPHRASE, "Bryn Sample", "bryns own words")
        keys = vault.ring.read()
        old = {name: value for name, value in keys.slots[1].items() if name not in ("public", "sealed")}
        first = k.KeyFile(keys.vault, (keys.slots[0], old), serial=keys.serial)
        k.write_keys(k.key_path(vault_path), first, vault.ring._key)
        with pytest.raises(UserError, match="Bryn Sample has not opened the casebook"):
            vault.ring.rotate(PASSPHRASE)


TURNING = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from vlu_desktop.store.vault.vault import open_vault
vault = open_vault(Path(sys.argv[1]), sys.argv[2], clock=lambda: datetime.now(UTC))
os.write(1, b"begin\\n")
vault.ring.rotate(sys.argv[2])
os.write(1, b"done\\n")
"""
CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink"


def turn_under_strace(path: Path, *more: str, log: Path) -> str:
    """Turn the key in a program of its own; what it said. `more` may tell strace when to kill it."""
    strace = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}", *more]
    run = subprocess.run(
        [*strace, sys.executable, "-c", TURNING, str(path), PASSPHRASE], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    return run.stdout


def killed_at(folder: Path, points: Callable[[list[str]], list[int]], sheet: str) -> dict[str, int]:
    """Kill a turn of the key at each of the points; how often the old key, the new one, was in the file then."""
    vault_path = folder / "unit.vlu"
    model = folder / "model"
    model.mkdir()
    for each in folder.glob("unit.vlu*"):
        shutil.copy(each, model)
    old = k.unlock(k.read_keys(k.key_path(vault_path)), PASSPHRASE).key
    log = folder / "calls"
    assert turn_under_strace(vault_path, log=log) == "begin\ndone\n"
    calls = [line.split(maxsplit=1)[1] for line in log.read_text().splitlines()]
    # strace counts each kind of call for itself.
    names = [line.partition("(")[0] for line in calls]
    places = [(name, names[: n + 1].count(name)) for n, name in enumerate(names)]
    begin = next(n for n, line in enumerate(calls) if "begin" in line)
    end = next(n for n, line in enumerate(calls) if "done" in line)
    seen = {"old": 0, "new": 0}
    for point in points(names[begin + 1 : end + 1]):
        name, count = places[begin + 1 + point]
        for each in folder.glob("unit.vlu*"):
            each.unlink()
        for each in model.iterdir():
            shutil.copy(each, folder)
        said = turn_under_strace(vault_path, "-e", f"inject={name}:signal=KILL:when={count}", log=log)
        assert said == "begin\n", f"not killed at {point}"
        under_old = opens_with(vault_path, old)
        seen["old" if under_old else "new"] += 1
        with opened(vault_path) as vault:
            assert vault.check().is_sound, point
            assert len(vault.store.all(Case)) == 40
            assert not vault.ring.read().turning
            assert (methods(vault).count("keys.rotate") == 0) is under_old, point
        recover_vault(
            vault_path, sheet, officer_name="Asha Example", passphrase="new words", clock=now, cost=CHEAP, floor=CHEAP
        ).close()  # fmt: skip
    return seen


@pytest.fixture
def filled(make_vault: MakeVault, vault_path: Path) -> str:
    """A vault with something in it; the key on its sheet."""
    sheet = new_identity()
    with make_vault() as vault:
        vault.ring.set_recovery(PASSPHRASE, sheet)
        with vault.store.act("case.add") as act:
            for n in range(40):
                act.add(Case(title=f"Case {n} " * 60))
    return sheet


@needs_linux
def test_a_kill_while_the_key_is_turned_loses_nothing(filled: str, tmp_path: Path) -> None:
    chosen = random.Random(5)
    seen = killed_at(tmp_path, lambda calls: [0, *chosen.sample(range(1, len(calls) - 1), 3), len(calls) - 1], filled)
    assert min(seen.values()) >= 1, seen


def every_kind(calls: list[str]) -> list[int]:
    """Every call but the many that each write a page, and fifty of those; with EVERY_WRITE=1 all, in a quarter hour."""
    pages = [n for n, name in enumerate(calls) if name == "pwrite64"]
    chosen = pages if os.environ.get("EVERY_WRITE") else random.Random(7).sample(pages, min(50, len(pages)))
    return sorted({n for n, name in enumerate(calls) if name != "pwrite64"} | set(chosen))


@needs_linux
@pytest.mark.soak
def test_a_kill_at_every_kind_of_write_while_the_key_is_turned_loses_nothing(filled: str, tmp_path: Path) -> None:
    seen = killed_at(tmp_path, every_kind, filled)
    print(f"killed at {sum(seen.values())} calls: under the old key {seen['old']}, under the new {seen['new']}, 0 lost")
    assert seen["old"] > 0
    assert seen["new"] > 0


def test_a_turn_that_ended_between_the_journal_and_the_key_file_is_ended_at_the_next_opening(
    make_vault: MakeVault, vault_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal has the new serial, both key files that of the turn: they are not older, and nobody is locked out."""
    sheet, files = new_identity(), (k.key_path(vault_path), k.backup_path(k.key_path(vault_path)))
    vault = make_vault()
    vault.ring.set_recovery(PASSPHRASE, sheet)
    real = k.write_keys

    def ends(path: Path, keys: k.KeyFile, key: bytes) -> k.KeyFile:
        if not keys.turning:
            raise OSError(5, "Input/output error")
        return real(path, keys, key)

    with monkeypatch.context() as patch:
        patch.setattr(k, "write_keys", ends)
        with pytest.raises(RotationFailed):
            vault.ring.rotate(PASSPHRASE)
    vault.close()
    of_the_turn = {each: each.read_bytes() for each in files}
    copy = vault_path.with_name("unit.version-1.vlu")
    copy.write_bytes(b"what the old key opens")
    with opened(vault_path) as vault:
        assert not copy.exists()
        assert not vault.ring.read().turning
        assert methods(vault).count("keys.rotate") == 1
        assert vault.check().is_sound
    for each, content in of_the_turn.items():
        each.write_bytes(content)
    recover_vault(
        vault_path, sheet, officer_name="Asha Example", passphrase="new words", clock=now, cost=CHEAP, floor=CHEAP
    ).close()  # fmt: skip
    # Once who can open it was changed, the file of that turn is an older one like any other.
    for each, content in of_the_turn.items():
        each.write_bytes(content)
    with pytest.raises(KeysOlder):
        opened(vault_path)


def test_what_a_killed_program_left_of_a_key_file_goes_when_the_casebook_is_opened(
    make_vault: MakeVault, vault_path: Path
) -> None:
    make_vault().close()
    left = [vault_path.with_name(f"{vault_path.name}.keys{end}.new") for end in ("", ".bak")]
    for each in left:
        each.write_bytes(b"half a key file")
    opened(vault_path).close()
    assert not any(each.exists() for each in left)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("database or disk is full", DiskRefused),
        # What SQLite calls a page that the disk does not give.
        ("database disk image is malformed", DiskRefused),
        ("no such table: anything", DatabaseError),
    ],
)
def test_a_disk_that_refuses_before_the_key_is_turned_says_so_and_leaves_everything(
    answer: str, said: type[Exception], make_vault: MakeVault, vault_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault()
    real = vault.ring._connection

    class Full:
        """A disk with no room for the log to be emptied."""

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

        def execute(self, statement: str, *values: Any) -> object:
            if "wal_checkpoint" in statement:
                raise OperationalError(answer)
            return real.execute(statement, *values)

    with monkeypatch.context() as patch:
        patch.setattr(vault.ring, "_connection", Full())
        with pytest.raises(said):
            vault.ring.rotate(PASSPHRASE)
    vault.close()
    opened(vault_path).close()


@pytest.mark.parametrize("unread", ["", ".bak"])
def test_a_key_file_that_the_disk_does_not_give_is_told_as_that_and_the_other_is_not_taken_for_the_later(
    unread: str, make_vault: MakeVault, vault_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault()
    files = [k.key_path(vault_path), k.backup_path(k.key_path(vault_path))]
    before = [each.read_bytes() for each in files]
    wanted, real = vault_path.with_name(f"{vault_path.name}.keys{unread}"), Path.read_bytes

    def reading(path: Path) -> bytes:
        if path == wanted:
            raise OSError(5, "Input/output error")
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", reading)
        told = f"key file {wanted.name} could not be read: its disk is failing"
        with pytest.raises(DiskRefused, match=told):
            vault.ring.rotate(PASSPHRASE)
        assert any(told in each for each in vault.check().problems)
        vault.close()
        with pytest.raises(DiskRefused, match=told):
            opened(vault_path)
    assert [each.read_bytes() for each in files] == before
    opened(vault_path).close()


@pytest.mark.parametrize("refusal", [OSError(5, "Input/output error"), OperationalError("disk I/O error")])
def test_a_vault_that_can_not_be_looked_at_after_its_key_was_turned_takes_nothing_more(
    refusal: Exception, make_vault: MakeVault, vault_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault()

    def unreadable(_path: Path, _key: bytes) -> tuple[int, int]:
        raise refusal

    with monkeypatch.context() as patch:
        patch.setattr(key_slots, "read_marks", unreadable)
        with pytest.raises(RotationFailed):
            vault.ring.rotate(PASSPHRASE)
    with pytest.raises(Exception, match="closed database"):
        vault.store.add("case.add", Case(title="Under a key that is leaving"))
    vault.close()
    with opened(vault_path) as vault:
        assert vault.check().is_sound
        assert not vault.ring.read().turning
