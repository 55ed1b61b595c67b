# SPDX-License-Identifier: Apache-2.0
"""A vault that may be too damaged to open: checked as far as it goes, and what can be read out of it."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from vlu_desktop.kernel.ids import Clock
from vlu_desktop.store.backup.backup_disk import Progress, Stopped
from vlu_desktop.store.database.connection import DatabaseError, open_unread
from vlu_desktop.store.database.disk_errors import disk_refusals
from vlu_desktop.store.integrity import rollback_check
from vlu_desktop.store.integrity.integrity_check import CheckReport, check
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys.known_ways import problems_of
from vlu_desktop.store.salvage.salvage import SalvageResult, salvage
from vlu_desktop.store.vault.opening import (
    held,
    real_path,
    refuse_what_is_no_vault,
    way_in,
)


def check_vault(path: Path, passphrase: str) -> CheckReport:
    """Every check of a vault that is not open; of one too damaged to open as well. UserError as of opening."""
    path = real_path(path)
    refuse_what_is_no_vault(path)
    with held(path) as lock:
        try:
            with disk_refusals("disk.vault-not-opened", file=path.name):
                _, key = key_of_damaged(path, passphrase)
                beside: list[str] = []
                with suppress(DatabaseError):
                    beside += filter(None, (rollback_check.what_is_missing(path, key),))
                connection = open_unread(path, key)
                try:
                    report = check(connection)
                    with suppress(DatabaseError):
                        beside += problems_of(path, key, connection)
                    return replace(report, problems=(*beside, *report.problems))
                finally:
                    connection.close()
        finally:
            lock.release()


def salvage_vault(
    path: Path, passphrase: str, folder: Path, *, clock: Clock, progress: Progress = lambda done, of: None,
    stopped: Stopped = lambda: False,
) -> SalvageResult:  # fmt: skip
    """All that can still be read of a damaged vault, in a new one beside it; the damaged one is not touched."""
    path = real_path(path)
    refuse_what_is_no_vault(path)
    with held(path) as lock:
        try:
            keys, key = key_of_damaged(path, passphrase)
            return salvage(path, keys, key, folder, clock(), progress=progress, stopped=stopped)
        finally:
            lock.release()


def key_of_damaged(path: Path, passphrase: str) -> tuple[k.KeyFile, bytes]:
    """The ways in and the key that the file is under, as far as a damaged one shows it."""
    way = way_in(path, lambda keys: k.unlock(keys, passphrase), damaged=True)
    return way.keys, way.key
