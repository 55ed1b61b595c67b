# SPDX-License-Identifier: Apache-2.0
"""The work that faults are dealt out to: a save, an import, a migration, a turn of the key, a file let go, a
backup and its restoring, each on a real vault.

`make_NAME(folder)` prepares a folder; `do_NAME(folder, acknowledge)` works in it and acknowledges what the officer is
told is done. To add one: the two functions and a line in `WORK`, and what must be found afterwards in `found.py`.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from vlu_desktop.bootstrap.vaults import disk_said
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.cases.imports import Imports
from vlu_desktop.services.documents.outfile import leaving
from vlu_desktop.store.backup.make_backup import make_backup
from vlu_desktop.store.backup.restore import BackupOpener, restore_backup
from vlu_desktop.store.keys.key_file import KeyCost, key_path
from vlu_desktop.store.keys.recovery_key import new_identity
from vlu_desktop.store.vault.vault import Vault, create_vault, open_vault

ROOT = Path(__file__).parents[2]
CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery staple"
OLD_PASSPHRASE = "an old vault must open for ever"
OLD_VAULTS = ROOT / "tests" / "store" / "vaults"
NAME = "unit.vlu"

Acknowledge = Callable[[str], None]


def sentence_of(error: Exception) -> str:
    """What a command or a page says of an error, as the command line and the worker ask for it; "" for a bug."""
    return str(error) if isinstance(error, UserError) else disk_said(error)


def tells_of_damage(said: str) -> bool:
    """Whether a sentence sends the officer back to a backup for a disk that fails.

    One that says that it may be either, and that the next opening tells which, does not.
    """
    return "damaged" in said and "or its disk fails" not in said


class Moving:
    """A clock that moves on by a second at each look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def opened(folder: Path, passphrase: str = PASSPHRASE) -> Vault:
    return opened_at(folder / NAME, passphrase)


def opened_at(path: Path, passphrase: str = PASSPHRASE) -> Vault:
    return open_vault(path, passphrase, clock=Moving(), random=os.urandom, cost=CHEAP, floor=CHEAP)


def made(folder: Path) -> Vault:
    return create_vault(
        folder / NAME, PASSPHRASE, officer_name="Asha Example", clock=Moving(), random=os.urandom, cost=CHEAP,
        floor=CHEAP,
    )  # fmt: skip


def make_save(folder: Path) -> None:
    """A vault with one case, "Kept", and an incident in it."""
    with made(folder) as vault:
        case, _ = vault.store.add("case.add", Case(title="Kept"))
        vault.store.add(
            "incident.add", Incident(case_id=case.id, account="He rang.", happened=When.on(date(2026, 3, 3)))
        )


def do_save(folder: Path, acknowledge: Acknowledge) -> None:
    with opened(folder) as vault:
        [case] = vault.store.all(Case)
        for n in range(4):
            # Some of more than a page, so that a save is several writes.
            text = f"Incident {n}. " * (1 if n % 2 else 900)
            new, _ = vault.store.add(
                "incident.add", Incident(case_id=case.id, account=text, happened=When.on(date(2026, 3, 4)))
            )
            acknowledge(new.id)


make_import = make_save


def do_import(folder: Path, acknowledge: Acknowledge) -> None:
    with opened(folder) as vault:
        [case] = vault.store.all(Case)
        imports = Imports(vault.store, Moving())
        imports.commit(case.id, imports.preview(case.id, ROOT / "resources" / "examples" / "diary.csv"))
        acknowledge("imported")


def make_migration(folder: Path) -> None:
    """A vault of the first schema."""
    shutil.copy(OLD_VAULTS / "schema-1.vlu", folder / NAME)
    shutil.copy(key_path(OLD_VAULTS / "schema-1.vlu"), key_path(folder / NAME))


def do_migration(folder: Path, acknowledge: Acknowledge) -> None:
    with opened(folder, OLD_PASSPHRASE):
        acknowledge("opened")


def make_rekey(folder: Path) -> None:
    with made(folder) as vault:
        vault.ring.set_recovery(PASSPHRASE, new_identity())
        vault.store.add("case.add", Case(title="Kept"))


def do_rekey(folder: Path, acknowledge: Acknowledge) -> None:
    with opened(folder) as vault:
        vault.ring.rotate(PASSPHRASE)
        acknowledge("turned")


LEFT = "chronology.pdf"


def make_document(folder: Path) -> None:
    """A vault, and a file of an earlier day by the name that the new one is given."""
    make_save(folder)
    (folder / LEFT).write_bytes(b"of an earlier day")


def do_document(folder: Path, acknowledge: Acknowledge) -> None:
    with opened(folder) as vault:
        [case] = vault.store.all(Case)
        for name in (LEFT, f"new-{LEFT}"):
            content = f"%PDF the whole history {os.urandom(8).hex()}".encode() * 400
            entry = Disclosure(case_id=case.id, document=name, sha256=hashlib.sha256(content).hexdigest())
            with leaving(vault.store, "document.save", [(folder / name, content)], case_id=case.id) as act:
                act.add(entry)
            acknowledge(entry.sha256)


STICK = "stick"


def make_backups(folder: Path) -> None:
    """A vault with its recovery sheet, and a place for backups that has one of an earlier day."""
    make_save(folder)
    (folder / STICK).mkdir()
    with opened(folder) as vault:
        vault.ring.set_recovery(PASSPHRASE, new_identity())
        make_backup(vault.backup_source(), folder / STICK, Moving().now - timedelta(days=1))


def do_backups(folder: Path, acknowledge: Acknowledge) -> None:
    with opened(folder) as vault:
        made = make_backup(vault.backup_source(), folder / STICK, Moving().now)
        acknowledge(made.sha256)


RESTORED = "restored"


def do_restore(folder: Path, acknowledge: Acknowledge) -> None:
    [backup] = (folder / STICK).glob("*.age")
    again, passphrase = folder / RESTORED, BackupOpener(passphrase=PASSPHRASE)
    shutil.rmtree(again, ignore_errors=True)
    acknowledge(str(restore_backup(backup, again, passphrase).path.relative_to(folder)))


WORK: dict[str, tuple[Callable[[Path], None], Callable[[Path, Acknowledge], None]]] = {
    "save": (make_save, do_save),
    "import": (make_import, do_import),
    "migration": (make_migration, do_migration),
    "rekey": (make_rekey, do_rekey),
    "document": (make_document, do_document),
    "backup": (make_backups, do_backups),
    "restore": (make_backups, do_restore),
}
