# SPDX-License-Identifier: Apache-2.0
"""The ways into an open vault, changed: each change is one act in the journal and one key file replaced whole.

Whoever changes them gives their own passphrase again, so that a computer left open makes nobody a way in.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import OfficerId, RandomBytes, RecordId
from vlu_desktop.kernel.stopping import finishing
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.people import Officer
from vlu_desktop.store.database.connection import Connection, DatabaseError, is_damage, read_marks, rekey
from vlu_desktop.store.database.disk_errors import DiskRefused, disk_refusals
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys import keystore
from vlu_desktop.store.keys.kdf_cost import KeyCosts
from vlu_desktop.store.keys.known_ways import (
    FOUND_SAID,
    ONLY_SHEET,
    SETTING,
    KeysOlder,
    known_ways,
    newest_first,
    ways_of,
    ways_text,
)
from vlu_desktop.store.keys.recovery_key import RECOVERY, public_half, recovery_public, recovery_slot, tidy
from vlu_desktop.store.records import unsaid_news
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.store import Store

_ROOM = 16 << 20


class RotationFailed(UserError):
    """The disk refused while the vault was encrypted anew; it stands under the old key or the new one, whole."""

    def __init__(self) -> None:
        super().__init__(
            "The casebook could not be encrypted anew: the disk refused. Nothing of the record is lost. Lock, make "
            "room on the disk, and open the casebook again with the passphrase you have."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlot:
    """One slot of the key file. `officer_id` is "" for one that is no officer's; `own` is the officer's at work."""

    kind: str
    label: str
    officer_id: str
    own: bool


class KeySlots:
    """The key file of an open vault."""

    def __init__(
        self, vault: Path, key: bytes, store: Store, connection: Connection, *, random: RandomBytes, costs: KeyCosts
    ) -> None:
        self._vault = vault
        self._path = k.key_path(vault)
        self._connection = connection
        self._key = key
        self._store = store
        self._random = random
        self._costs = costs

    @property
    def costs(self) -> KeyCosts:
        """What a passphrase that is set now costs, and the least that any may."""
        return self._costs

    @property
    def key(self) -> bytes:
        """The data key, for a copy of the vault that is made while it is open."""
        return self._key

    def ways(self) -> tuple[KeySlot, ...]:
        """Every way in, as the key file has them."""
        return tuple(self._way(slot) for slot in self.read().slots)

    def read(self) -> k.KeyFile:
        """The key file as it stands; refused where something else changed it, or an older one was put there."""
        found, _ = newest_first(self._path)
        genuine = [(path, keys) for path, keys in found if k.is_whole(keys, self._key)]
        if not genuine:
            raise k.KeyFileDamaged(say("keys.changed-while-open", file=self._path.name))
        path, keys = genuine[0]
        if keys.serial < known_ways(self._connection).serial:
            raise KeysOlder(path)
        return keys

    def change_passphrase(self, old: str, new: str) -> None:
        """Give the officer at work another passphrase; the vault itself is not encrypted again."""
        keys = self._confirmed(old)
        own = self._store.officer
        label = next(way.label for way in self.ways() if way.own)
        slot = self._slot(keys, new, own, label)
        slots = [slot if _is_of(each, own) else each for each in keys.slots]
        self._write("keys.change-passphrase", keys, slots, own)

    def add_officer(self, passphrase: str, name: str, theirs: str) -> str:
        """Let another officer in with a passphrase of their own; the officer's id."""
        keys = self._confirmed(passphrase)
        if any(str(each.get("label", "")).casefold() == name.casefold() for each in keys.officer_slots()):
            raise UserError(f"{name} has a passphrase already. Use a name that tells the two apart.")
        officer = Officer(id=RecordId(self._store.new_id()), recorded_by=OfficerId(self._store.officer), name=name)
        slots = [*keys.slots, self._slot(keys, theirs, officer.id, name)]
        self._write("keys.add-officer", keys, slots, officer.id, lambda act: act.add(officer))
        return officer.id

    def remove_officer(self, passphrase: str, officer_id: str) -> None:
        """Take an officer's passphrase away; their name stays in the record, for what they did in it,
        as of somebody who left today."""
        keys = self._confirmed(passphrase)
        if officer_id == self._store.officer:
            raise UserError("That is your own passphrase. Another officer can remove it; you can change it.")
        slots = [each for each in keys.slots if not _is_of(each, officer_id) and not _is_computer_of(each, officer_id)]
        if len(slots) == len(keys.slots):
            raise UserError("That officer has no passphrase here any more.")
        officer = self._store.get(Officer, officer_id)

        def leave(act: Act) -> None:
            if officer is not None and officer.left_on is None:
                act.change(replace(officer, left_on=self._store.today))

        self._write("keys.remove-officer", keys, slots, officer_id, leave)

    def add_keystore(self, passphrase: str) -> None:
        """Let this computer's keystore open the vault too, as the officer at work. NoKeystore where there is none."""
        keys = self._confirmed(passphrase)
        own = self._store.officer
        label = next(way.label for way in self.ways() if way.own)
        secret = keystore.new_secret(self._random)
        slot = keystore.keystore_slot(
            self._key, secret, vault=keys.vault, officer_id=own, label=label, random=self._random
        )  # fmt: skip
        keystore.replace_secret(keys, secret)
        slots = [each for each in keys.slots if not _is_computer_of(each, own)]
        self._write("keys.add-keystore", keys, [*slots, slot], own)
        keystore.settle(keys.vault, secret)

    def remove_keystore(self, passphrase: str) -> None:
        """Have no computer's keystore open the vault any more as the officer at work."""
        keys = self._confirmed(passphrase)
        own = self._store.officer
        slots = [each for each in keys.slots if not _is_computer_of(each, own)]
        if len(slots) == len(keys.slots):
            raise UserError("No computer’s keystore opens the casebook for you. Nothing was changed.")
        self._write("keys.remove-keystore", keys, slots, own)
        keystore.forget(keys.vault)

    def set_recovery(self, passphrase: str, typed: str) -> None:
        """Make a typed recovery key the unit's; another one stops opening the vault."""
        keys = self._confirmed(passphrase)
        public = public_half(tidy(typed))
        slots = [each for each in keys.slots if each.get("kind") != RECOVERY]
        slots.append(recovery_slot(self._key, vault=keys.vault, public=public))
        self._write("keys.recovery", keys, slots, public)

    def recover(self, name: str, new: str) -> str:
        """After opening with the recovery key: a new passphrase for an officer by name, who is then the one at work."""
        keys = self.read()
        wanted = name.casefold()
        known = next((each for each in keys.officer_slots() if str(each.get("label", "")).casefold() == wanted), None)
        officer_id = str(known["officer"]) if known else self._store.new_id()
        self._store.officer = officer_id
        slot = self._slot(keys, new, officer_id, str(known["label"]) if known else name)
        slots = [each for each in keys.slots if not _is_of(each, officer_id)]

        def also(act: Act) -> None:
            if known is None:
                act.add(Officer(id=RecordId(officer_id), recorded_by=OfficerId(officer_id), name=name))

        self._write("keys.recover", keys, [*slots, slot], officer_id, also)
        return officer_id

    def begin_anew(self, keys: k.KeyFile, name: str, new: str) -> str:
        """After opening with the sheet by an older key file, where there is no newer: an officer's new passphrase.

        Of the older file nothing but the sheet goes on: its passphrases may be of those who were removed since, and
        what the others chose since is lost. Whoever else is to open it is let in again.
        """
        known, public = known_ways(self._connection), recovery_public(keys)
        wanted = name.casefold()
        inside = {whose for kind, whose in known.ways if kind == k.OFFICER}
        officer_id = next(
            (each.id for each in self._store.all(Officer) if each.id in inside and each.name.casefold() == wanted), ""
        )
        is_new, officer_id = not officer_id, officer_id or self._store.new_id()
        self._store.officer = officer_id
        empty = k.KeyFile(keys.vault, (), serial=known.serial)
        slots = [recovery_slot(self._key, vault=keys.vault, public=public), self._slot(empty, new, officer_id, name)]

        def also(act: Act) -> None:
            unsaid_news.keep(self._connection, ONLY_SHEET)
            if is_new:
                act.add(Officer(id=RecordId(officer_id), recorded_by=OfficerId(officer_id), name=name))

        self._write("keys.begin-anew", empty, slots, officer_id, also)
        return officer_id

    def note_found(self, keys: k.KeyFile) -> None:
        """After opening: where the key file has other ways in than the last act left, the journal says so, once."""
        known = known_ways(self._connection)
        if known.serial and not keys.turning and ways_of(keys) != known.ways:
            more = [whose for way in ways_of(keys) if way not in known.ways for _, whose in [way]]
            fewer = [whose for way in known.ways if way not in ways_of(keys) for _, whose in [way]]
            said = f"more: {', '.join(more) or 'none'}; fewer: {', '.join(fewer) or 'none'}"
            with self._store.act("keys.found", act="altered", detail=said) as act:
                act.put_setting(self._setting, self._ways_text(keys))
                unsaid_news.keep(self._connection, FOUND_SAID)

    def rotate(self, passphrase: str) -> None:
        """Encrypt the vault under a new key; every way in that there is leads to it, and the old key opens it no more.

        Safe against a kill at any moment: both keys stand in the key file, each sealed to every way in, until the
        vault was seen to open with the new one. RotationFailed where the disk refused; the vault is closed then.
        """
        keys = self._confirmed(passphrase)
        key = k.new_key(self._random)
        turning = replace(keys, slots=self._turned(keys, key), turning=True, serial=keys.serial + 1)
        with disk_refusals("disk.keys-not-changed"):
            size, free = self._vault.stat().st_size, shutil.disk_usage(self._vault.parent).free
        if free < 2 * size + _ROOM:
            raise UserError(
                "There is too little room on the disk to encrypt the casebook anew. Make room, then try again."
            )
        try:
            with disk_refusals("disk.keys-not-changed"):
                waiting = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except DatabaseError as error:
            # A page that the disk did not give is called malformed; where it is harmed, the next opening says so.
            if is_damage(error):
                raise DiskRefused(say("disk.keys-not-changed")) from error
            raise
        if waiting:
            raise UserError(
                "Something else reads the casebook, such as a backup being made. Try again once it is done."
            )
        with finishing():
            self._turn(turning, key)

    def _turn(self, turning: k.KeyFile, key: bytes) -> None:
        """Encrypt the vault under the key that the key file already leads to as well. RotationFailed as `rotate`."""
        self._put(turning, self._key)
        try:
            rekey(self._connection, key)
            pages = self._connection.execute("PRAGMA cipher_integrity_check").fetchall()
            read_marks(self._vault, key)
        except (DatabaseError, OSError) as error:
            self._connection.close()
            raise RotationFailed from error
        if pages:
            self._connection.close()
            raise RotationFailed
        try:
            self._complete(turning, key, "")
        except UserError as error:
            # Ended on the next opening, as after a kill; until then nothing may be kept under a key that is leaving.
            self._connection.close()
            raise RotationFailed from error

    def settle(self, keys: k.KeyFile, following: bytes | None) -> None:
        """After opening: end a turn of the key that was broken off. `following` is the new key if the vault has it."""
        if following is not None:
            self._complete(keys, following, "finished on opening")
        elif keys.turning:
            slots = tuple(_turned_back(slot) for slot in keys.slots)
            self._put(replace(keys, slots=slots, turning=False, serial=keys.serial + 1), self._key)

    def renew(self, officer_id: str, made: Callable[[bytes], Mapping[str, Any]]) -> None:
        """Put an officer's slot made anew in the place of the one it was made from; who can open it stays the same."""
        keys = self.read()
        slot = made(self._key)
        slots = tuple(slot if _is_of(each, officer_id) else each for each in keys.slots)
        self._put(replace(keys, slots=slots, serial=keys.serial + 1), self._key)

    def _turned(self, keys: k.KeyFile, key: bytes) -> tuple[Mapping[str, Any], ...]:
        slots = []
        for slot in keys.slots:
            label = str(slot.get("label", "")) or "A way in"
            if slot.get("kind") == RECOVERY:
                public = str(slot["public"])
                slots.append(recovery_slot(self._key, vault=keys.vault, public=public, following=key))
            elif "public" not in slot:
                raise UserError(
                    f"{label} has not opened the casebook with this version of the program, so their passphrase can't "
                    "follow to a new key. Ask them to open it once, or remove them; then try again."
                )
            else:
                slots.append(k.turned_slot(slot, vault=keys.vault, before=self._key, key=key))
        return tuple(slots)

    def _complete(self, keys: k.KeyFile, key: bytes, detail: str) -> None:
        """The vault is under the new key: say so in the journal, once, and let the old key go."""
        slots = tuple(
            recovery_slot(key, vault=keys.vault, public=str(slot["public"])) if slot.get("kind") == RECOVERY else slot
            for slot in keys.slots
        )
        settled = replace(keys, slots=slots, turning=False, serial=keys.serial + 1)
        ways = self._ways_text(settled)
        if self._store.setting(self._setting) != ways:
            with self._store.act("keys.rotate", act="altered", detail=detail) as act:
                act.put_setting(self._setting, ways)
        self._put(settled, key)
        self._key = key

    def _confirmed(self, passphrase: str) -> k.KeyFile:
        """The key file, once the officer at work has shown that the passphrase is theirs."""
        keys = self.read()
        own = tuple(slot for slot in keys.officer_slots() if _is_of(slot, self._store.officer))
        if not own:
            raise UserError("You no longer have a passphrase here. Lock the casebook and open it again.")
        try:
            k.unlock(k.KeyFile(keys.vault, own), passphrase)
        except k.WrongPassphrase as error:
            raise UserError("That is not your passphrase. Nothing was changed.") from error
        return keys

    def prove_another(self, officer_id: str, passphrase: str) -> str:
        """The name of an officer other than the one at work, once they have shown that the passphrase is theirs."""
        keys = self.read()
        theirs = tuple(slot for slot in keys.officer_slots() if _is_of(slot, officer_id))
        if officer_id == self._store.officer or not theirs:
            raise UserError("A second officer is somebody else who has a passphrase here. Choose one of them.")
        try:
            k.unlock(k.KeyFile(keys.vault, theirs), passphrase)
        except k.WrongPassphrase as error:
            raise UserError("That is not the second officer’s passphrase. Nothing was agreed to.") from error
        return str(theirs[0].get("label", ""))

    def _slot(self, keys: k.KeyFile, passphrase: str, officer_id: str, label: str) -> Mapping[str, Any]:
        cost = self._costs.new
        numbers = (cost.memory_kib, cost.passes, cost.lanes)
        # The salt of another officer's slot, so that a passphrase is drawn out once and not once an officer.
        salt = next(
            (
                str(slot["salt"])
                for slot in keys.officer_slots()
                if not _is_of(slot, officer_id) and (slot["m"], slot["t"], slot["p"]) == numbers
            ),
            "",
        )
        return k.passphrase_slot(
            self._key, passphrase, vault=keys.vault, officer_id=officer_id, label=label, random=self._random,
            cost=cost, floor=self._costs.floor, salt=salt,
        )  # fmt: skip

    def _write(
        self, method: str, keys: k.KeyFile, slots: list[Mapping[str, Any]], whose: str,
        also: Callable[[Act], object] = lambda act: None,
    ) -> None:  # fmt: skip
        changed = replace(keys, slots=tuple(slots), serial=keys.serial + 1)
        # Never broken off between the key file and the line that tells of it.
        with finishing(), self._store.act(method, act="altered", detail=whose) as act:
            also(act)
            act.put_setting(self._setting, self._ways_text(changed))
            # Last within the act: where the key file can't be written, the journal says nothing.
            self._put(changed, self._key)

    def _put(self, keys: k.KeyFile, key: bytes) -> None:
        """Write the key file; DiskRefused where it can't be, and the one that was there is."""
        with disk_refusals("disk.keys-not-changed"):
            k.write_keys(self._path, keys, key)

    @property
    def _setting(self) -> str:
        return SETTING + self._store.device

    def _ways_text(self, keys: k.KeyFile) -> str:
        return ways_text(keys.serial, ways_of(keys))

    def _way(self, slot: Mapping[str, Any]) -> KeySlot:
        kind = str(slot.get("kind", ""))
        officer_id = str(slot.get("officer", ""))
        label = str(slot.get("label", "")) or str(slot.get("public", ""))
        return KeySlot(kind=kind, label=label, officer_id=officer_id, own=officer_id == self._store.officer != "")


def _is_of(slot: Mapping[str, Any], officer_id: str) -> bool:
    return slot.get("kind") == k.OFFICER and slot.get("officer") == officer_id


def _is_computer_of(slot: Mapping[str, Any], officer_id: str) -> bool:
    return slot.get("kind") == keystore.KEYSTORE and slot.get("officer") == officer_id


def _turned_back(slot: Mapping[str, Any]) -> Mapping[str, Any]:
    """A slot without the key that never came into use."""
    if slot.get("kind") == RECOVERY:
        return {name: value for name, value in slot.items() if name != "following"}
    return {**slot, "turned": list(slot.get("turned", ()))[:-1]}
