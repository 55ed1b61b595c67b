# SPDX-License-Identifier: Apache-2.0
"""A vault that may be too damaged to open: checked as far as it goes, and what can be read out of it."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import Clock
from vlu_desktop.store.backup.backup_disk import Progress, Stopped
from vlu_desktop.store.database.connection import DatabaseError, open_unread
from vlu_desktop.store.integrity import rollback_check
from vlu_desktop.store.integrity.integrity_check import CheckReport, check
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.salvage.salvage import SalvageResult, salvage
from vlu_desktop.store.vault.opening import (
    held,
    marks_of,
    refuse_what_is_no_vault,
    unlocked_by,
)


def check_vault(path: Path, passphrase: str) -> CheckReport:
    """Every check of a vault that is not open; of one too damaged to open as well. UserError as of opening."""
    refuse_what_is_no_vault(path)
    with held(path) as lock:
        try:
            _, key = key_of_damaged(path, passphrase)
            missing = ""
            with suppress(DatabaseError):
                missing = rollback_check.what_is_missing(path, key)
            connection = open_unread(path, key)
            try:
                report = check(connection)
                return replace(report, problems=(missing, *report.problems)) if missing else report
            finally:
                connection.close()
        finally:
            lock.release()


def salvage_vault(
    path: Path, passphrase: str, folder: Path, *, clock: Clock, progress: Progress = lambda done, of: None,
    stopped: Stopped = lambda: False,
) -> SalvageResult:  # fmt: skip
    """All that can still be read of a damaged vault, in a new one beside it; the damaged one is not touched."""
    refuse_what_is_no_vault(path)
    with held(path) as lock:
        try:
            keys, key = key_of_damaged(path, passphrase)
            return salvage(path, keys, key, folder, clock(), progress=progress, stopped=stopped)
        finally:
            lock.release()


def key_of_damaged(path: Path, passphrase: str) -> tuple[k.KeyFile, bytes]:
    """The ways in and the key that the file is under, as far as a damaged one shows it."""
    keys, unlocked = unlocked_by(path, lambda keys: k.unlock(keys, passphrase))
    if unlocked.following is not None:
        with suppress(UserError):
            return keys, marks_of(path, unlocked)[0]
    return keys, unlocked.key
