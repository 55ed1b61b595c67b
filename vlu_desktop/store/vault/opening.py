# SPDX-License-Identifier: Apache-2.0
"""What comes before an open vault: that the file is one, its lock, its way in, its marks, its key files mended."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.database.connection import (
    Connection,
    DatabaseError,
    OperationalError,
    is_damage,
    marks_within,
    reading_only,
)
from vlu_desktop.store.database.disk_errors import is_of_the_disk
from vlu_desktop.store.database.locations import refuse_shared
from vlu_desktop.store.integrity.integrity_check import is_harmed
from vlu_desktop.store.integrity.rollback_check import head_path
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys.known_ways import (
    NOTHING_KNOWN,
    KeysOlder,
    KnownWays,
    is_outdone,
    known_ways,
    newest_first,
    ways_of,
)
from vlu_desktop.store.keys.recovery_key import RECOVERY, recovery_public

Unlock = Callable[[k.KeyFile], k.UnlockedKey]
_SMALLEST = 4096
_DISK_FAILED = "disk I/O error"


class VaultDamaged(UserError):
    """The vault can't be opened although the way in is right: something of it is missing or harmed."""


class VaultParted(VaultDamaged):
    """The vault is sound, but less than when it was last open here."""


BESIDE = ("-wal", "-shm", "-journal", ".lock", ".head", ".head.new", ".keys", ".keys.new", ".keys.bak", ".keys.bak.new")
"""What stands beside a vault, by the end of its name."""


def real_path(path: Path) -> Path:
    """Where the vault at a path really is, so that one reached by a link has one lock, one log and one key file."""
    return Path(os.path.realpath(path))


def refuse_links(path: Path) -> None:
    """UserError where a name beside the vault leads elsewhere: what is written there would be written over."""
    for each in (path.with_name(path.name + end) for end in BESIDE):
        try:
            mode = each.lstat().st_mode
        except OSError:
            continue
        if not stat.S_ISREG(mode):
            raise UserError(say("vault.beside-is-no-file", file=each.name))


def refuse_what_is_no_vault(path: Path) -> None:
    refuse_shared(path)
    if not path.exists():
        raise UserError(say("vault.none-there", path=str(path)))
    if not path.is_file():
        raise UserError(say("vault.not-a-file", file=path.name))
    try:
        found = path.stat()
        size = found.st_size
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise VaultDamaged(say("vault.unreadable", file=path.name)) from error
    if size < _SMALLEST:
        short = say("vault.cut-short", file=path.name) if size else say("vault.empty", file=path.name)
        raise VaultDamaged(short)
    if found.st_nlink > 1:
        raise UserError(say("vault.has-two-names", file=path.name))
    refuse_links(path)
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


@dataclass(frozen=True, slots=True)
class WayIn:
    """The key file that served, and the key that the vault is under, with its marks.

    What the vault knows stands in `known`.
    """

    keys: k.KeyFile
    unlocked: k.UnlockedKey
    key: bytes
    marks: tuple[int, int] = (0, 0)
    known: KnownWays = NOTHING_KNOWN

    @property
    def older(self) -> bool:
        """Whether the file is older than the vault knows.

        That of a turn of the key is not which was broken off between its line in the journal and the file that ends
        it: it leads to the key that the vault is under, and who can open it is the same.
        """
        ends_its_turn = self.keys.turning and self.key == self.unlocked.following
        if ends_its_turn and self.known == KnownWays(self.keys.serial + 1, ways_of(self.keys)):
            return False
        return self.keys.serial < self.known.serial


def way_in(path: Path, unlock: Unlock, *, by_sheet: bool = False, damaged: bool = False) -> WayIn:
    """The later of the key file and its second copy that opens the vault; the refusal of the later where none does.

    One that is older than the vault knows, or than the other, opens nothing: it would bring back who was removed and
    passphrases that were changed. By the recovery sheet alone, if that is still the unit's and no later file is there,
    an older one serves. A `damaged` vault may not be readable, and then is asked nothing.
    """
    found, refusal = newest_first(k.key_path(path))
    misfit: UserError | None = None
    older: UserError | None = None
    for file, keys in found:
        try:
            unlocked = unlock(keys)
        except UserError as error:
            refusal = refusal or error
            continue
        if not k.is_whole(keys, unlocked.key):
            refusal = refusal or k.KeyFileDamaged(say("keys.changed-elsewhere", file=file.name))
            continue
        if is_outdone(keys, unlocked, found):
            refusal = refusal or k.WrongPassphrase()
            continue
        try:
            way = _way(path, keys, unlocked, damaged)
        except VaultDamaged as error:
            misfit = misfit or error
            continue
        if not way.older or (by_sheet and (RECOVERY, recovery_public(keys)) in way.known.ways):
            return way
        older = older or KeysOlder(file)
    raise older or refusal or misfit or k.KeyFileDamaged(say("keys.missing", file=k.key_path(path).name))


def _way(path: Path, keys: k.KeyFile, unlocked: k.UnlockedKey, damaged: bool) -> WayIn:
    """The vault as a key opens it; where a turn was broken off, the one of two that does. VaultDamaged."""
    failed: dict[bytes, Exception] = {}
    for key in (unlocked.key, unlocked.following):
        if key is not None:
            try:
                with reading_only(path, key) as connection:
                    return WayIn(keys, unlocked, key, marks_within(connection), _known(path, key, connection, damaged))
            except DatabaseError as error:
                if is_of_the_disk(error):
                    raise
                failed[key] = error
    if damaged:
        return WayIn(keys, unlocked, unlocked.key)
    first = next(iter(failed.values()))
    if not all(is_harmed(path, key, error) for key, error in failed.items()):
        raise OperationalError(_DISK_FAILED) from first
    raise VaultDamaged(say("vault.key-does-not-fit", file=path.name)) from first


def _known(path: Path, key: bytes, connection: Connection, damaged: bool) -> KnownWays:
    try:
        with damage_told(path, key, say("vault.part-damaged", file=path.name)):
            return known_ways(connection)
    except (DatabaseError, VaultDamaged):
        if damaged:
            return NOTHING_KNOWN
        raise


@contextmanager
def damage_told(path: Path, key: bytes, sentence: str) -> Iterator[None]:
    """Within, an error that means that the vault is harmed is VaultDamaged; one that only looks so is the disk's."""
    try:
        yield
    except DatabaseError as error:
        if is_harmed(path, key, error):
            raise VaultDamaged(sentence) from error
        if is_damage(error):
            raise OperationalError(_DISK_FAILED) from error
        raise


@contextmanager
def closed_on_error(connection: Connection) -> Iterator[None]:
    """Close the connection where the opening of the vault fails."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


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


@contextmanager
def none_of_it(building: Path, path: Path, key_file: Path) -> Iterator[None]:
    """Where a new vault does not come to be, nothing of it is left, and it can be made again: nothing is in it yet."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            clear(building)
            clear(path)
            for each in (key_file, k.backup_path(key_file), head_path(path)):
                each.unlink(missing_ok=True)
        raise


def clear(path: Path) -> None:
    """Take away a vault's file and what SQLite keeps beside it."""
    for each in (path, *_beside(path)):
        each.unlink(missing_ok=True)


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal"))
