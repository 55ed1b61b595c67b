# SPDX-License-Identifier: Apache-2.0
"""What comes before an open vault: that the file is one, its lock, its way in, its marks, its key files mended."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.database.connection import Connection, DatabaseError, is_damage, open_encrypted, read_marks
from vlu_desktop.store.database.locations import refuse_shared
from vlu_desktop.store.keys import key_file as k

Unlock = Callable[[k.KeyFile], k.UnlockedKey]
_SMALLEST = 4096
_SMALLEST_ROOM = 1 << 17


class VaultDamaged(UserError):
    """The vault can't be opened although the way in is right: something of it is missing or harmed."""


class VaultParted(VaultDamaged):
    """The vault is sound, but less than when it was last open here."""


def refuse_what_is_no_vault(path: Path) -> None:
    refuse_shared(path)
    if not path.exists():
        raise UserError(say("vault.none-there", path=str(path)))
    if not path.is_file():
        raise UserError(say("vault.not-a-file", file=path.name))
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise VaultDamaged(say("vault.unreadable", file=path.name)) from error
    if size < _SMALLEST:
        short = say("vault.cut-short", file=path.name) if size else say("vault.empty", file=path.name)
        raise VaultDamaged(short)
    key_file = k.key_path(path)
    if not key_file.exists() and not k.backup_path(key_file).exists():
        raise VaultDamaged(say("keys.missing", file=key_file.name))


@contextmanager
def held(path: Path) -> Iterator[BaseFileLock]:
    """The lock of the vault at a path; kept on leaving, let go where opening failed."""
    # Not kept by thread: Qt's threads begin a new Python thread state at each call, and would forget what they hold.
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise UserError(say("vault.open-elsewhere", file=path.name)) from error
    except OSError as error:
        raise UserError(say("vault.folder-not-writable", file=path.name)) from error
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def unlocked_by(path: Path, unlock: Unlock) -> tuple[k.KeyFile, k.UnlockedKey]:
    """The key file, or else its second copy, and the key. The first one's refusal where neither serves.

    A copy older than a file that can be read is left behind: it would bring back a passphrase that was changed.
    """
    first = k.key_path(path)
    refusal: UserError | None = None
    tried: set[str] = set()
    latest = 0
    for key_file in (first, k.backup_path(first)):
        try:
            keys = k.read_keys(key_file)
            if repr(keys) in tried or keys.serial < latest:
                continue
            tried.add(repr(keys))
            latest = keys.serial
            unlocked = unlock(keys)
        except FileNotFoundError:
            continue
        except UserError as error:
            refusal = refusal or error
            continue
        if k.is_whole(keys, unlocked.key):
            return keys, unlocked
        refusal = refusal or k.KeyFileDamaged(say("keys.changed-elsewhere", file=key_file.name))
    assert refusal is not None
    raise refusal


def marks_of(path: Path, unlocked: k.UnlockedKey) -> tuple[bytes, tuple[int, int]]:
    """The key that the file is under, and its marks; where a turn was broken off, the one of two that opens it."""
    try:
        return unlocked.key, read_marks(path, unlocked.key)
    except DatabaseError as error:
        if unlocked.following is not None:
            with suppress(DatabaseError):
                return unlocked.following, read_marks(path, unlocked.following)
        raise VaultDamaged(say("vault.key-does-not-fit", file=path.name)) from error


def connected(path: Path, key: bytes) -> Connection:
    try:
        return open_encrypted(path, key)
    except DatabaseError as error:
        if not is_harmed(path, error):
            raise
        raise VaultDamaged(say("vault.damaged", file=path.name)) from error


def is_harmed(path: Path, error: Exception) -> bool:
    """Whether an error says that the vault is harmed; a full disk fails in the words of a broken one."""
    full = "disk I/O error" in str(error) and shutil.disk_usage(path.parent).free < _SMALLEST_ROOM
    return is_damage(error) and not full


def mend_key_files(path: Path, keys: k.KeyFile, key: bytes) -> None:
    """Where the key file or its copy is missing or differs, write both from the one that opened the vault.

    What was left of one that never came into its place goes."""
    first = k.key_path(path)
    k.clear_unfinished(first)
    try:
        whole = all(k.read_keys(each) == keys for each in (first, k.backup_path(first)))
    except (OSError, UserError):
        whole = False
    if not whole:
        # The one that opened it serves; it is tried again at the next opening.
        with suppress(OSError):
            k.write_keys(first, keys, key)


def cost_of_new(keys: k.KeyFile) -> k.KeyCost:
    """What a passphrase set now should cost: as much as the dearest that is there, and never less than the floor."""
    costs = [k.KeyCost(memory_kib=each["m"], passes=each["t"], lanes=each["p"]) for each in keys.officer_slots()]
    high = [each for each in costs if each.at_least(k.FLOOR) and k.CEILING.at_least(each)]
    return max(high, key=lambda each: each.memory_kib * each.passes, default=k.DEFAULT_COST)
