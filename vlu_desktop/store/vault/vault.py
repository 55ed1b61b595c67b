# SPDX-License-Identifier: Apache-2.0
"""A vault made, opened, checked and closed; whatever is not plainly a vault of ours is refused and left as it is."""

import os
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from filelock import BaseFileLock

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import Clock, OfficerId, RandomBytes, RecordId, UnitId, uuid7
from vlu_desktop.kernel.stopping import finishing
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.people import Officer, Unit
from vlu_desktop.store.backup.backup_disk import clear_rooms
from vlu_desktop.store.backup.make_backup import BackupSource
from vlu_desktop.store.database.codec import instant_text
from vlu_desktop.store.database.connection import Connection, DatabaseError, open_encrypted
from vlu_desktop.store.database.disk_errors import DiskRefused, disk_refusals
from vlu_desktop.store.database.locations import refuse_shared
from vlu_desktop.store.database.schema_version import APPLICATION_ID, SCHEMA_VERSION
from vlu_desktop.store.database.tables import read_ahead, tables_of
from vlu_desktop.store.integrity import rollback_check
from vlu_desktop.store.integrity.first_open import become_a_device, erasures_said, note_arrival
from vlu_desktop.store.integrity.integrity_check import CheckReport, Told, check, harmed_and_unread
from vlu_desktop.store.joining.computers import Computers
from vlu_desktop.store.joining.joined_chains import Joining
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys.kdf_cost import KeyCosts
from vlu_desktop.store.keys.key_slots import KeySlots
from vlu_desktop.store.keys.keystore import has_keystore, unlock_by_keystore
from vlu_desktop.store.keys.known_ways import problems_of
from vlu_desktop.store.keys.recovery_key import tidy, unlock_with
from vlu_desktop.store.keys.who_left import left_said
from vlu_desktop.store.migrations.schema import bring_up_to_date
from vlu_desktop.store.records import draft_seals, unsaid_news
from vlu_desktop.store.records.full_text import WORDS_VERSION, Search, case_finder
from vlu_desktop.store.records.left_over import clear_left_over
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.damaged import check_vault, salvage_vault
from vlu_desktop.store.vault.opening import (
    Unlock,
    VaultDamaged,
    VaultParted,
    WayIn,
    closed_on_error,
    cost_of_new,
    damage_told,
    held,
    mend_key_files,
    none_of_it,
    real_path,
    refuse_links,
    refuse_what_is_no_vault,
    way_in,
)
from vlu_desktop.store.vault.unmade import building_of, clear_unmade, turn_out_unmade
from vlu_desktop.store.vault.upgrade import age_older_copies, forget_copies, upgrade

__all__ = [
    "LOOKED_THROUGH", "SUFFIX", "Vault", "VaultDamaged", "VaultParted", "check_vault", "create_vault",
    "open_by_keystore", "open_vault", "opens_by_keystore", "recover_vault", "salvage_vault",
]  # fmt: skip

SUFFIX = ".vlu"
LOOKED_THROUGH = 256 << 20
"""Bytes of a vault whose every page is looked at when it is opened, which takes some 2 ms a megabyte."""


class Vault:
    """An open vault: its store, and the lock that keeps a second program out. Close it on the thread that opened it."""

    def __init__(
        self, connection: Connection, lock: BaseFileLock, store: Store, ring: KeySlots, head: rollback_check.OpenHead
    ) -> None:
        self.path = head.path
        self.store = store
        self.ring = ring
        self.found: tuple[str, ...] = ()
        self.joining = Joining(store, connection)
        self.computers = Computers(store, connection)
        self._connection = connection
        self._lock = lock
        self._is_told = False
        self._head = head
        store.doubtful = head.doubt
        # For a script that ends without closing it: the log would be taken up and missed at the next opening.
        self._left_open = weakref.finalize(self, _put_away, connection, lock, head)

    @property
    def connection(self) -> Connection:
        """The open file, for what is made from it in another file (`part_vault.py`)."""
        return self._connection

    def close(self) -> None:
        """Close the file and let others have it; the log is taken up into the file, and nothing else is removed.

        Where the journal stands is signed first, if it stands elsewhere than when last signed.
        """
        with finishing():
            # A full or failing disk must not keep a vault from being put away; the next signature covers these lines.
            with suppress(UserError, DatabaseError):
                self.store.sign_head("lock")
            if self._is_told and self.found:
                with suppress(DatabaseError):
                    unsaid_news.were_told(self._connection)
            self._left_open.detach()
            self._head.end(self._connection)
            self._connection.close()
            self._lock.release()

    def were_told(self) -> None:
        """What was found on opening was shown to somebody; without this it is found again at the next opening."""
        self._is_told = True

    def forget_older_copies(self) -> int:
        """Remove the copies that were made before this vault was brought up to date; how many."""
        return forget_copies(self.path)

    def __enter__(self) -> "Vault":
        return self

    def __exit__(self, *_what: object) -> None:
        self.close()

    def backup_source(self) -> BackupSource:
        """What a backup is made of, for the thread that makes it."""
        return BackupSource(self.path, self.ring.key, self.ring.read())

    def check(self, told: Told = lambda done, of: None) -> CheckReport:
        """Look at every page, every reference and the whole journal; all that is found, not the first thing.

        `told` hears how far it is.
        """
        report = check(self._connection, told)
        return replace(report, problems=(*problems_of(self.path, self.ring.key, self._connection), *report.problems))

    def harmed_pages(self) -> int:
        """How many pages fail their own hash, by one read of the file.

        SQLCipher gives zeros for the harmed end of a long text and raises nothing, so no ordinary read would meet it.
        0 also where the file is too large to be read through at once, or its log is in use: backups and `check` look.
        """
        if self.path.stat().st_size > LOOKED_THROUGH:
            return 0
        if self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            return 0
        return len(harmed_and_unread(self._connection)[0])


def _put_away(connection: Connection, lock: BaseFileLock, head: rollback_check.OpenHead) -> None:
    # In the wrong thread it can't be done, and the next opening says what was found then.
    with suppress(Exception):
        connection.execute("SELECT 1")
        head.end(connection)
        connection.close()
        lock.release()


def create_vault(
    path: Path, passphrase: str, *, officer_name: str, clock: Clock, random: RandomBytes = os.urandom,
    unit_name: str = "Victim liaison unit", cost: k.KeyCost = k.DEFAULT_COST, floor: k.KeyCost = k.FLOOR,
) -> Vault:  # fmt: skip
    """A new vault with its key file, its unit and first officer, open. UserError where anything stands there."""
    vault_id, officer_id = random(16).hex(), _first_id(clock, random)
    officer = Officer(id=RecordId(officer_id), recorded_by=OfficerId(officer_id), name=officer_name)

    def fill(building: Path, key: bytes) -> None:
        _fill(building, key, vault_id, officer, unit_name, clock, random)

    new = NewVault(id=vault_id, officer=officer, fill=fill)
    return made_vault(path, passphrase, new, clock=clock, random=random, cost=cost, floor=floor)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVault:
    """What a vault is made of: its id, whose it is, and what fills a file under another name with a key."""

    id: str
    officer: Officer
    fill: Callable[[Path, bytes], object]


def made_vault(
    path: Path, passphrase: str, new: NewVault, *, clock: Clock, random: RandomBytes, cost: k.KeyCost,
    floor: k.KeyCost,
) -> Vault:  # fmt: skip
    """A new vault with its key file, open; as `create_vault`."""
    officer = new.officer
    path = real_path(path)
    key_file = k.key_path(path)
    refuse_shared(path)
    refuse_links(path)
    with held(path) as lock, disk_refusals("disk.vault-not-made", file=path.name):
        clear_unmade(path)
        for each in (path, key_file):
            if each.exists():
                raise UserError(say("vault.there-already", file=each.name))
        key = k.new_key(random)
        slot = k.passphrase_slot(
            key, passphrase, vault=new.id, officer_id=officer.id, label=officer.name, random=random, cost=cost,
            floor=floor,
        )  # fmt: skip
        building = building_of(path)
        with none_of_it(building, path, key_file):
            new.fill(building, key)
            k.write_keys(key_file, k.KeyFile(new.id, (slot,)), key)
            os.replace(building, path)
            k.sync_folder(path.parent)
            connection = open_encrypted(path, key)
            with closed_on_error(connection):
                store = _store(connection, officer.id, clock, random)
                draft_seals.begin(connection, random)
                head = rollback_check.begin(path, connection, store, random)
                ring = KeySlots(path, key, store, connection, random=random, costs=KeyCosts(new=cost, floor=floor))
                return Vault(connection, lock, store, ring, head)


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

    def by_sheet(vault: Vault, way: WayIn) -> None:
        if way.older:
            vault.ring.begin_anew(way.keys, officer_name, passphrase)
        else:
            vault.ring.recover(officer_name, passphrase)

    return _open(path, lambda keys: unlock_with(keys, identity), clock, random, cost, floor, by_sheet)


def open_by_keystore(path: Path, *, clock: Clock, random: RandomBytes = os.urandom) -> Vault:
    """The vault, open by the secret that this computer's keystore holds. UserError as of `open_vault`."""
    return _open(path, unlock_by_keystore, clock, random, None, k.FLOOR)


def opens_by_keystore(path: Path) -> bool:
    """Whether any computer's keystore is a way into the vault at a path; false for what can't be read."""
    try:
        return has_keystore(k.read_keys(k.key_path(path)))
    except (OSError, UserError):
        return False


def _open(
    path: Path, unlock: Unlock, clock: Clock, random: RandomBytes, cost: k.KeyCost | None, floor: k.KeyCost,
    by_sheet: Callable[[Vault, WayIn], None] | None = None,
) -> Vault:  # fmt: skip
    path = real_path(path)
    refuse_what_is_no_vault(path)
    with held(path) as lock, disk_refusals("disk.vault-not-opened", file=path.name):
        read_ahead()
        way = way_in(path, unlock, by_sheet=by_sheet is not None)
        keys, unlocked, key, (application, version) = way.keys, way.unlocked, way.key, way.marks
        with damage_told(path, key, say("vault.part-damaged", file=path.name)):
            _refuse_by_its_marks(path, key, application, version)
        clear_rooms(path)
        with damage_told(path, key, say("vault.damaged", file=path.name)):
            connection = open_encrypted(path, key)
        with damage_told(path, key, say("vault.part-damaged", file=path.name)), closed_on_error(connection):
            if not way.older:
                mend_key_files(path, keys, unlocked.key)
            if version < SCHEMA_VERSION:
                upgrade(path, connection, version, clock())
            _renew_index(connection)
            become_a_device(connection, clock, random)
            store = _store(connection, unlocked.officer_id, clock, random)
            store.scrubbing.forget_copies = partial(forget_copies, path)
            draft_seals.begin(connection, random)
            store.scrub_if_due()
            costs = KeyCosts(new=cost or cost_of_new(keys), floor=floor)
            ring = KeySlots(path, key if way.older else unlocked.key, store, connection, random=random, costs=costs)
            if not way.older:
                _settle_ways(path, ring, way)
            note_arrival(connection, store)
            erased = erasures_said(connection, store)
            clear_left_over(connection, store)
            turn_out_unmade(connection, store)
            age_older_copies(path, clock())
            head = rollback_check.begin(path, connection, store, random)
            vault = Vault(connection, lock, store, ring, head)
        try:
            if by_sheet is not None:
                by_sheet(vault, way)
            found = (*unsaid_news.unsaid(connection), *head.said, erased, left_said(ring, store))
            vault.found = tuple(dict.fromkeys(filter(None, found)))
        except BaseException:
            vault.close()
            raise
        return vault


def _settle_ways(path: Path, ring: KeySlots, way: WayIn) -> None:
    """End a turn of the key that was broken off, say what no act did, and renew the slot that served."""
    unlocked = way.unlocked
    is_turned = way.key == unlocked.following
    ring.settle(way.keys, way.key if is_turned else None)
    if is_turned:
        # What the old key still opens beside the vault goes with it, as it does where the turn is not broken off.
        with suppress(OSError):
            forget_copies(path)
    ring.note_found(way.keys)
    if unlocked.renew is not None:
        # Nobody is kept out because a better slot can't be written today.
        with suppress(DiskRefused):
            ring.renew(unlocked.officer_id, unlocked.renew)


def _refuse_by_its_marks(path: Path, key: bytes, application: int, version: int) -> None:
    """UserError for another program's file, or a newer version's; VaultParted for less than was last open here."""
    if application != APPLICATION_ID:
        raise UserError(say("vault.another-program", file=path.name))
    if version > SCHEMA_VERSION:
        raise UserError(say("vault.newer", file=path.name))
    if version == SCHEMA_VERSION and (missing := rollback_check.what_is_missing(path, key)):
        raise VaultParted(f"{missing} {say('vault.some-not-in-it')}")


def _fill(
    building: Path, key: bytes, vault_id: str, officer: Officer, unit_name: str, clock: Clock, random: RandomBytes
) -> None:
    connection = open_encrypted(building, key, create=True)
    try:
        bring_up_to_date(connection)
        tables = tables_of(connection)
        unit_id, device = _first_id(clock, random), random(8).hex()
        state = {"vault": vault_id, "device": device, "unit": unit_id, "search": WORDS_VERSION}
        with tables.atomic():
            tables.table("device").insert({"id": device, "name": "", "made_at": instant_text(clock())})
            tables.table("vault_state").insert_rows(("name", "value"), list(state.items()))
        store = _store(connection, officer.id, clock, random)
        with store.act("vault.create", act="collected") as act:
            act.add(Unit(id=RecordId(unit_id), unit=UnitId(unit_id), name=unit_name))
            act.add(officer)
            store.give_key(act)
    finally:
        connection.close()


def _store(connection: Connection, officer_id: str, clock: Clock, random: RandomBytes) -> Store:
    state = {row["name"]: row["value"] for row in tables_of(connection).table("vault_state").rows}
    return Store(connection, device=state["device"], unit=state["unit"], officer=officer_id, clock=clock, random=random)


def _renew_index(connection: Connection) -> None:
    """Make the search index anew where this version of the program indexes other words than the one before it."""
    tables = tables_of(connection)
    if tables.value("SELECT value FROM vault_state WHERE name = 'search'") == WORDS_VERSION:
        return
    with tables.atomic():
        Search(connection).rebuild(case_finder(connection))
        tables.table("vault_state").insert({"name": "search", "value": WORDS_VERSION}, replace=True)


def _first_id(clock: Clock, random: RandomBytes) -> str:
    return uuid7(clock(), random)
