# SPDX-License-Identifier: Apache-2.0
"""A vault made, opened, checked and closed; whatever is not plainly a vault of ours is refused and left as it is."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import Clock, OfficerId, RandomBytes, RecordId, UnitId, uuid7
from vlu_desktop.record.people import Officer, Unit
from vlu_desktop.store.backup.make_backup import BackupSource, Progress, Stopped, clear_rooms
from vlu_desktop.store.database.codec import instant_text
from vlu_desktop.store.database.connection import (
    Connection,
    DatabaseError,
    is_damage,
    open_encrypted,
    open_unread,
    read_marks,
)
from vlu_desktop.store.database.disk_errors import DiskRefused, disk_refusals
from vlu_desktop.store.database.locations import refuse_shared
from vlu_desktop.store.database.schema_version import APPLICATION_ID, SCHEMA_VERSION
from vlu_desktop.store.integrity import rollback_check
from vlu_desktop.store.integrity.first_open import become_a_device, erase_what_was_erased, note_arrival
from vlu_desktop.store.integrity.integrity_check import CheckReport, check, damaged_pages
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys.key_slots import KeySlots
from vlu_desktop.store.keys.keystore import has_keystore, unlock_by_keystore
from vlu_desktop.store.keys.recovery_key import tidy, unlock_with
from vlu_desktop.store.migrations.schema import bring_up_to_date
from vlu_desktop.store.records.full_text import WORDS_VERSION, Search, case_finder
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.salvage.salvage import SalvageResult, salvage
from vlu_desktop.store.vault.upgrade import age_older_copies, older_copies, remove_copy, upgrade

SUFFIX = ".vlu"
Unlock = Callable[[k.KeyFile], k.UnlockedKey]
LOOKED_THROUGH = 256 << 20
"""Bytes of a vault whose every page is looked at when it is opened, which takes some 2 ms a megabyte."""
_SMALLEST = 4096
_SMALLEST_ROOM = 1 << 17


class VaultDamaged(UserError):
    """The vault can't be opened although the way in is right: something of it is missing or harmed."""


class VaultParted(VaultDamaged):
    """The vault is sound, but less than when it was last open here."""


class Vault:
    """An open vault: its store, and the lock that keeps a second program out. Close it on the thread that opened it."""

    def __init__(self, path: Path, connection: Connection, lock: BaseFileLock, store: Store, ring: KeySlots) -> None:
        self.path = path
        self.store = store
        self.ring = ring
        self._connection = connection
        self._lock = lock

    def close(self) -> None:
        """Close the file and let others have it; the log is taken up into the file, and nothing else is removed.

        Where the journal stands is signed first, if it stands elsewhere than when last signed.
        """
        # A full or failing disk must not keep a vault from being put away; the next signature covers this one's lines.
        with suppress(UserError, DatabaseError):
            self.store.sign_head("lock")
        rollback_check.end(self.path, self._connection)
        self._connection.close()
        self._lock.release()

    def forget_older_copies(self) -> int:
        """Remove the copies that were made before this vault was brought up to date; how many."""
        copies = older_copies(self.path)
        for copy in copies:
            remove_copy(copy)
        return len(copies)

    def __enter__(self) -> "Vault":
        return self

    def __exit__(self, *_what: object) -> None:
        self.close()

    def backup_source(self) -> BackupSource:
        """What a backup is made of, for the thread that makes it."""
        return BackupSource(self.path, self.ring.key, self.ring.read())

    def check(self) -> CheckReport:
        """Look at every page, every reference and the whole journal; all that is found, not the first thing."""
        return check(self._connection)

    def harmed_pages(self) -> int:
        """How many pages fail their own hash, by one read of the file.

        SQLCipher gives zeros for the harmed end of a long text and raises nothing, so no ordinary read would meet it.
        0 also where the file is too large to be read through at once, or its log is in use: backups and `check` look.
        """
        if self.path.stat().st_size > LOOKED_THROUGH:
            return 0
        if self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            return 0
        return len(damaged_pages(self._connection))


def create_vault(
    path: Path, passphrase: str, *, officer_name: str, clock: Clock, random: RandomBytes = os.urandom,
    unit_name: str = "Victim liaison unit", cost: k.KeyCost = k.DEFAULT_COST, floor: k.KeyCost = k.FLOOR,
) -> Vault:  # fmt: skip
    """A new vault with its key file, its unit and first officer, open. UserError where anything stands there."""
    key_file = k.key_path(path)
    refuse_shared(path)
    with _held(path) as lock, disk_refusals(f"{path.name} was not made"):
        for each in (path, key_file):
            if each.exists():
                raise UserError(f"{each.name} is there already. Choose another name: a vault is never written over.")
        key, vault_id, officer_id = k.new_key(random), random(16).hex(), _first_id(clock, random)
        slot = k.passphrase_slot(
            key, passphrase, vault=vault_id, officer_id=officer_id, label=officer_name, random=random, cost=cost,
            floor=floor,
        )  # fmt: skip
        # Under another name until it is whole, so that a power cut can't leave half a vault.
        building = path.with_name(path.name + ".new")
        for left_over in (building, *_beside(building)):
            left_over.unlink(missing_ok=True)
        _fill(building, key, vault_id, officer_id, officer_name, unit_name, clock, random)
        k.write_keys(key_file, k.KeyFile(vault_id, (slot,)), key)
        os.replace(building, path)
        k.sync_folder(path.parent)
        connection = open_encrypted(path, key)
        store = _store(connection, officer_id, clock, random)
        rollback_check.begin(path, connection, store)
        ring = KeySlots(path, key, store, connection, random=random, cost=cost, floor=floor)
        return Vault(path, connection, lock, store, ring)


def open_vault(
    path: Path, passphrase: str, *, clock: Clock, random: RandomBytes = os.urandom, cost: k.KeyCost | None = None,
    floor: k.KeyCost = k.FLOOR,
) -> Vault:  # fmt: skip
    """The vault, open and brought up to date. A sentence for each reason why not, and then no byte has changed.

    The cost and its floor are of passphrases that are set while it is open; without one, that of the dearest there.
    """
    return _open(path, lambda keys: k.unlock(keys, passphrase, random=random), clock, random, cost, floor)


def recover_vault(
    path: Path, typed: str, *, officer_name: str, passphrase: str, clock: Clock, random: RandomBytes = os.urandom,
    cost: k.KeyCost | None = None, floor: k.KeyCost = k.FLOOR,
) -> Vault:  # fmt: skip
    """Open a vault with the unit's recovery key and give an officer a new passphrase; the vault, open."""
    identity = tidy(typed)
    vault = _open(path, lambda keys: unlock_with(keys, identity), clock, random, cost, floor)
    try:
        vault.ring.recover(officer_name, passphrase)
    except BaseException:
        vault.close()
        raise
    return vault


def open_by_keystore(path: Path, *, clock: Clock, random: RandomBytes = os.urandom) -> Vault:
    """The vault, open by the secret that this computer's keystore holds. UserError as of `open_vault`."""
    return _open(path, unlock_by_keystore, clock, random, None, k.FLOOR)


def opens_by_keystore(path: Path) -> bool:
    """Whether any computer's keystore is a way into the vault at a path; false for what can't be read."""
    try:
        return has_keystore(k.read_keys(k.key_path(path)))
    except (OSError, UserError):
        return False


def check_vault(path: Path, passphrase: str) -> CheckReport:
    """Every check of a vault that is not open; of one too damaged to open as well. UserError as of opening."""
    _refuse_what_is_no_vault(path)
    with _held(path) as lock:
        try:
            _, key = _key_of_damaged(path, passphrase)
            missing = ""
            with suppress(DatabaseError):
                missing = rollback_check.what_is_missing(path, key)
            connection = open_unread(path, key)
            try:
                report = check(connection)
                return replace(report, problems=(missing + ".", *report.problems)) if missing else report
            finally:
                connection.close()
        finally:
            lock.release()


def salvage_vault(
    path: Path, passphrase: str, folder: Path, *, clock: Clock, progress: Progress = lambda done, of: None,
    stopped: Stopped = lambda: False,
) -> SalvageResult:  # fmt: skip
    """All that can still be read of a damaged vault, in a new one beside it; the damaged one is not touched."""
    _refuse_what_is_no_vault(path)
    with _held(path) as lock:
        try:
            keys, key = _key_of_damaged(path, passphrase)
            return salvage(path, keys, key, folder, clock(), progress=progress, stopped=stopped)
        finally:
            lock.release()


def _key_of_damaged(path: Path, passphrase: str) -> tuple[k.KeyFile, bytes]:
    """The ways in and the key that the file is under, as far as a damaged one shows it."""
    keys, unlocked = _unlocked(path, lambda keys: k.unlock(keys, passphrase))
    if unlocked.following is not None:
        with suppress(UserError):
            return keys, _marks(path, unlocked)[0]
    return keys, unlocked.key


def _open(
    path: Path, unlock: Unlock, clock: Clock, random: RandomBytes, cost: k.KeyCost | None, floor: k.KeyCost
) -> Vault:  # fmt: skip
    _refuse_what_is_no_vault(path)
    with _held(path) as lock, disk_refusals(f"{path.name} was not opened"):
        keys, unlocked = _unlocked(path, unlock)
        key, (application, version) = _marks(path, unlocked)
        if application != APPLICATION_ID:
            raise UserError(f"{path.name} is not a vault of this program. Choose another file.")
        if version > SCHEMA_VERSION:
            raise UserError(
                f"{path.name} was last used with a newer version of this program, so it was left as it is. "
                "Install that version or a later one, then open the vault again."
            )
        if version == SCHEMA_VERSION and (missing := rollback_check.what_is_missing(path, key)):
            raise VaultParted(
                f"{missing}: some of what was saved is not in it. Look for the missing file where this one came from "
                "and put it back before anything is opened, or restore a backup. Nothing was changed."
            )
        clear_rooms(path)
        connection = _connected(path, key)
        try:
            _mend_key_files(path, keys, unlocked.key)
            if version < SCHEMA_VERSION:
                upgrade(path, connection, version, clock())
            _renew_index(connection)
            become_a_device(connection, clock, random)
            store = _store(connection, unlocked.officer_id, clock, random)
            store.scrub_if_due()
            ring = KeySlots(path, unlocked.key, store, connection, random=random, cost=cost or _cost(keys), floor=floor)
            ring.settle(keys, key if key == unlocked.following else None)
            if unlocked.renew is not None:
                # Nobody is kept out because a better slot can't be written today.
                with suppress(DiskRefused):
                    ring.renew(unlocked.officer_id, unlocked.renew)
            note_arrival(connection, store)
            erase_what_was_erased(connection, store)
            age_older_copies(path, clock())
            rollback_check.begin(path, connection, store)
        except DatabaseError as error:
            connection.close()
            if not _is_harmed(path, error):
                raise
            raise VaultDamaged(
                f"A part of {path.name} is damaged, so it can't be opened. Enter nothing in it by other means: restore "
                "a backup, and keep the damaged file as it is."
            ) from error
        except BaseException:
            connection.close()
            raise
        return Vault(path, connection, lock, store, ring)


def _marks(path: Path, unlocked: k.UnlockedKey) -> tuple[bytes, tuple[int, int]]:
    """The key that the file is under, and its marks; where a turn was broken off, the one of two that opens it."""
    try:
        return unlocked.key, read_marks(path, unlocked.key)
    except DatabaseError as error:
        if unlocked.following is not None:
            with suppress(DatabaseError):
                return unlocked.following, read_marks(path, unlocked.following)
        raise VaultDamaged(
            f"{path.name} is damaged, or its key file belongs to another vault: the passphrase is right, but the "
            "vault does not open with it. Restore both files from the same backup."
        ) from error


def _is_harmed(path: Path, error: Exception) -> bool:
    """Whether an error says that the vault is harmed; a full disk fails in the words of a broken one."""
    full = "disk I/O error" in str(error) and shutil.disk_usage(path.parent).free < _SMALLEST_ROOM
    return is_damage(error) and not full


def _connected(path: Path, key: bytes) -> Connection:
    try:
        return open_encrypted(path, key)
    except DatabaseError as error:
        if not _is_harmed(path, error):
            raise
        raise VaultDamaged(f"{path.name} is damaged, so it can't be opened. Restore a backup.") from error


def _cost(keys: k.KeyFile) -> k.KeyCost:
    """What a passphrase set now should cost: as much as the dearest that is there, and never less than the floor."""
    costs = [k.KeyCost(memory_kib=each["m"], passes=each["t"], lanes=each["p"]) for each in keys.officer_slots()]
    high = [each for each in costs if each.at_least(k.FLOOR) and k.CEILING.at_least(each)]
    return max(high, key=lambda each: each.memory_kib * each.passes, default=k.DEFAULT_COST)


def _refuse_what_is_no_vault(path: Path) -> None:
    refuse_shared(path)
    if not path.exists():
        raise UserError(f"There is no vault at {path}. Choose the vault's file, or make a new vault.")
    if not path.is_file():
        raise UserError(f"{path.name} is not a vault. Choose the vault's file.")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise VaultDamaged(
            f"{path.name} can't be read. Check that you may open it and that the disk is whole."
        ) from error
    if size < _SMALLEST:
        what = "empty" if size == 0 else "cut short"
        raise VaultDamaged(f"{path.name} is {what}, so it can't be opened. Restore the vault from a backup.")
    key_file = k.key_path(path)
    if not key_file.exists() and not k.backup_path(key_file).exists():
        raise VaultDamaged(
            f"The key file {key_file.name} is missing, and the vault can't be opened without it. "
            "Put it back beside the vault, or restore it from a backup."
        )


def _unlocked(path: Path, unlock: Unlock) -> tuple[k.KeyFile, k.UnlockedKey]:
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
        refusal = refusal or k.KeyFileDamaged(
            f"{key_file.name} was changed by something other than this program, so it was not trusted. "
            "Restore the key file from a backup."
        )
    assert refusal is not None
    raise refusal


def _mend_key_files(path: Path, keys: k.KeyFile, key: bytes) -> None:
    """Where the key file or its copy is missing or differs, write both from the one that opened the vault."""
    first = k.key_path(path)
    try:
        whole = all(k.read_keys(each) == keys for each in (first, k.backup_path(first)))
    except (OSError, UserError):
        whole = False
    if not whole:
        # The one that opened it serves; it is tried again at the next opening.
        with suppress(OSError):
            k.write_keys(first, keys, key)


@contextmanager
def _held(path: Path) -> Iterator[BaseFileLock]:
    """The lock of the vault at a path; kept on leaving, let go where opening failed."""
    # Not kept by thread: Qt's threads begin a new Python thread state at each call, and would forget what they hold.
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise UserError(
            f"{path.name} is open in another window or for another officer. Close it there, then open it here."
        ) from error
    except OSError as error:
        raise UserError(
            f"The folder of {path.name} can't be written to. Move the vault to a folder of your own."
        ) from error
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def _fill(
    building: Path, key: bytes, vault_id: str, officer_id: str, officer_name: str, unit_name: str, clock: Clock,
    random: RandomBytes,
) -> None:  # fmt: skip
    connection = open_encrypted(building, key, create=True)
    try:
        bring_up_to_date(connection)
        unit_id, device = _first_id(clock, random), random(8).hex()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO device VALUES (?, ?, ?)", (device, "", instant_text(clock())))
        state = {"vault": vault_id, "device": device, "unit": unit_id, "search": WORDS_VERSION}
        connection.executemany("INSERT INTO vault_state VALUES (?, ?)", list(state.items()))
        connection.execute("COMMIT")
        store = _store(connection, officer_id, clock, random)
        with store.act("vault.create", act="collected") as act:
            act.add(Unit(id=RecordId(unit_id), unit=UnitId(unit_id), name=unit_name))
            act.add(Officer(id=RecordId(officer_id), recorded_by=OfficerId(officer_id), name=officer_name))
            store.give_key(act)
    finally:
        connection.close()


def _store(connection: Connection, officer_id: str, clock: Clock, random: RandomBytes) -> Store:
    state = dict(connection.execute("SELECT name, value FROM vault_state").fetchall())
    return Store(connection, device=state["device"], unit=state["unit"], officer=officer_id, clock=clock, random=random)


def _renew_index(connection: Connection) -> None:
    """Make the search index anew where this version of the program indexes other words than the one before it."""
    row = connection.execute("SELECT value FROM vault_state WHERE name = 'search'").fetchone()
    if row is not None and row[0] == WORDS_VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    Search(connection).rebuild(case_finder(connection))
    connection.execute("INSERT OR REPLACE INTO vault_state VALUES ('search', ?)", (WORDS_VERSION,))
    connection.execute("COMMIT")


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal"))


def _first_id(clock: Clock, random: RandomBytes) -> str:
    return uuid7(clock(), random)
