# SPDX-License-Identifier: Apache-2.0
"""A casebook opened, made, recovered, restored, salvaged or checked, with the services on it where it is open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from vlu_desktop.bootstrap.clock import now
from vlu_desktop.bootstrap.example import EXAMPLE_NAME
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import Clock
from vlu_desktop.platform import paths
from vlu_desktop.services.keeping.disk_said import damage_said, disk_said
from vlu_desktop.store.database.locations import why_not
from vlu_desktop.store.integrity.integrity_check import CheckReport
from vlu_desktop.store.keys.kdf_cost import calibrated
from vlu_desktop.store.keys.key_file import KeyFileDamaged
from vlu_desktop.store.steps.step_0006_way_in import EARLIER_IMPORTS
from vlu_desktop.store.steps.step_0010_who_must_be_told import EARLIER_TOLD
from vlu_desktop.store.vault.damaged import check_vault, salvage_vault
from vlu_desktop.store.vault.vault import (
    Vault,
    VaultDamaged,
    VaultParted,
    create_vault,
    open_by_keystore,
    open_vault,
    opens_by_keystore,
    recover_vault,
)

if TYPE_CHECKING:
    from vlu_desktop.store.backup.restore import RestoreResult
    from vlu_desktop.store.salvage.salvage import SalvageResult

__all__ = [
    "DAMAGED", "PARTED", "check_file", "damage_said", "disk_said", "keystore_opens", "new_services", "open_services",
    "recover_services", "restore", "salvage", "services_by_keystore", "vault_folder",
]  # fmt: skip

DAMAGED: tuple[type[UserError], ...] = (VaultDamaged, KeyFileDamaged)
"""What says that a casebook can't be opened because something of it is harmed or missing: a backup helps."""
PARTED: type[UserError] = VaultParted
"""What says that a casebook is sound but less than it was: it can be opened as it stands."""


def vault_folder() -> Path:
    """Where a new casebook is first offered to be put: the officer's documents, unless those leave the computer."""
    documents = paths.documents_dir()
    return Path.home() / "Casebooks" if why_not(documents / EXAMPLE_NAME) else documents


def open_services(path: Path, passphrase: str, clock: Clock = now) -> Services:
    """Open a vault and build the services on it."""
    return _services_on(open_vault(path, passphrase, clock=clock), clock)


def _services_on(vault: Vault, clock: Clock) -> Services:
    """The services on an open vault, once what an older version left to do is done; on a problem it is closed."""
    try:
        services = Services(vault, clock)
        if vault.store.is_pending(EARLIER_IMPORTS):
            services.casework.earlier_imports.reconsider()
        if vault.store.is_pending(EARLIER_TOLD):
            services.casework.earlier_told.carry(civil(clock()).date())
        # Undo reaches what is done from here on, and nothing that was there when the officer came.
        services.casework.undoing.since = vault.store.last_line
        return services
    except BaseException:
        vault.close()
        raise


def keystore_opens(path: Path) -> bool:
    """Whether a computer's keystore is a way into the vault at a path."""
    return opens_by_keystore(path)


def services_by_keystore(path: Path, clock: Clock = now) -> Services:
    """Open a vault by this computer's keystore and build the services on it."""
    return _services_on(open_by_keystore(path, clock=clock), clock)


def new_services(path: Path, passphrase: str, *, officer: str, unit: str, clock: Clock = now) -> Services:
    """Make a vault where nothing stands yet, and build the services on it."""
    if path.parent == vault_folder():
        path.parent.mkdir(parents=True, exist_ok=True)
    vault = create_vault(path, passphrase, officer_name=officer, unit_name=unit, clock=clock, cost=calibrated())
    return Services(vault, clock)


def recover_services(path: Path, typed: str, *, officer: str, new: str, clock: Clock = now) -> Services:
    """Open a vault with the unit's recovery key, give an officer a new passphrase, and build the services on it."""
    from vlu_desktop.services.access.passphrases import require_strong

    require_strong(new, (officer,))
    vault = recover_vault(path, typed, officer_name=officer, passphrase=new, clock=clock)
    return _services_on(vault, clock)


def check_file(path: Path, passphrase: str) -> CheckReport:
    """Every check of a casebook, also of one too damaged to open."""
    return check_vault(path, passphrase)


def salvage(
    damaged: Path, passphrase: str, folder: Path, *, progress: Callable[[int, int], object], clock: Clock = now
) -> "SalvageResult":
    """What can be read out of a damaged casebook, in a new one in an empty folder."""
    return salvage_vault(damaged, passphrase, folder, clock=clock, progress=progress)


def restore(
    backup: Path, folder: Path, *, sheet: str = "", passphrase: str = "",
    progress: Callable[[int, int], object] = lambda done, of: None,
) -> "RestoreResult":  # fmt: skip
    """A backup as a casebook in an empty folder, opened by the recovery sheet or an officer's passphrase."""
    from vlu_desktop.store.backup.restore import BackupOpener, restore_backup

    return restore_backup(backup, folder, BackupOpener(sheet=sheet, passphrase=passphrase), progress=progress)
