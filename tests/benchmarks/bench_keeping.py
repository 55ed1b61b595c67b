# SPDX-License-Identifier: Apache-2.0
"""Erasing a case, checking and backing up, each against the plain operation on the same casebook in the same run.

`BENCH_CASES=400` is the casebook of the goal, 200,000 incidents in cases of 500; making it takes some minutes.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyrage

from tests.benchmarks.bench_today import PASSPHRASE, build
from vlu_desktop.record.people import Case
from vlu_desktop.store.backup.make_backup import make_backup
from vlu_desktop.store.database.connection import Connection, open_encrypted
from vlu_desktop.store.keys.recovery_key import new_identity, public_half
from vlu_desktop.store.vault.vault import Vault, open_vault

CASES, EACH = int(os.environ.get("BENCH_CASES", "24")), 500
GOAL = 10.0


def main() -> None:
    """Prints processor time in seconds, and the most memory that the work held."""
    with tempfile.TemporaryDirectory(prefix="vlu-bench-") as name:
        folder = Path(name)
        path = folder / "bench.vlu"
        build(path, CASES, EACH)
        size = path.stat().st_size / 1e6
        print(f"{CASES} cases of {EACH} incidents, {size:.0f} MB; own processor time, most memory beyond what was held")
        with open_vault(path, PASSPHRASE, clock=lambda: datetime.now(UTC)) as vault:
            _erase(vault)
            _check(vault)
            _backup(vault, folder)


def _erase(vault: Vault) -> None:
    case = vault.store.all(Case)[CASES // 2]
    # The plain operation comes last: the memory that it took would be there already.
    ours = _done(
        lambda: vault.store.erase(
            "case.erase", vault.store.belonging(("case", case.id)), case_id=case.id, reason="Bench", authority="Bench"
        )
    )
    vault._connection.set_authorizer(None)
    plain = _done(lambda: vault._connection.execute("VACUUM"))
    _say("VACUUM in memory", "one case erased, nothing left of it in any page", plain, ours, f"goal {GOAL:.0f} s")


def _check(vault: Vault) -> None:
    ours = _done(vault.check)
    _say("SQLite's own three checks", "check", _done(lambda: _own_checks(vault._connection)), ours)


def _own_checks(connection: Connection) -> None:
    for pragma in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _backup(vault: Vault, folder: Path) -> None:
    sheet, stick = new_identity(), folder / "stick"
    stick.mkdir()
    vault.ring.set_recovery(PASSPHRASE, sheet)
    recipient = pyrage.x25519.Recipient.from_str(public_half(sheet))

    def plain() -> None:
        shutil.copyfile(vault.path, folder / "copy")
        pyrage.encrypt_file(str(folder / "copy"), str(folder / "copy.age"), [recipient])

    def plain_and_looked_at() -> None:
        plain()
        pyrage.decrypt_file(str(folder / "copy.age"), str(folder / "copy"), [pyrage.x25519.Identity.from_str(sheet)])
        connection = open_encrypted(folder / "copy", source.key)
        _own_checks(connection)
        connection.close()

    source = vault.backup_source()
    ours = "backup, read back and checked whole"
    made = _done(lambda: make_backup(source, stick, datetime.now(UTC)))
    _say("the file copied and the copy encrypted by age", ours, _done(plain), made)
    _say("the same, decrypted, opened and checked by SQLite alone", ours, _done(plain_and_looked_at), made)


def _done(work: Callable[[], object]) -> tuple[float, int]:
    """Processor seconds, and megabytes held at most beyond what was held before."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, start = _megabytes("VmRSS"), time.process_time()
    work()
    return time.process_time() - start, _megabytes("VmHWM") - before


def _megabytes(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(name))


def _say(base: str, what: str, plain: tuple[float, int], ours: tuple[float, int], goal: str = "") -> None:
    print(f"  {base:<55} {plain[0]:7.2f} s  {plain[1]:5} MB")
    print(f"  {what:<55} {ours[0]:7.2f} s  {ours[1]:5} MB  {ours[0] / plain[0]:5.2f} times  {goal}")


if __name__ == "__main__":
    main()
