# SPDX-License-Identifier: Apache-2.0
"""The ways into an open vault, changed: each change is one act in the journal and one key file replaced whole.

Whoever changes them gives their own passphrase again, so that a computer left open makes nobody a way in.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.ids import OfficerId, RandomBytes, RecordId
from vlu_desktop.domain.people import Officer
from vlu_desktop.store import keys as k
from vlu_desktop.store.acts import Act
from vlu_desktop.store.records import Store
from vlu_desktop.store.recovery import RECOVERY, public_half, recovery_slot, tidy

SETTING = "ways-in"
"""The setting that holds the ways in as the last act left them, so that the journal says who added or removed whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """One slot of the key file. `officer_id` is "" for one that is no officer's; `own` is the officer's at work."""

    kind: str
    label: str
    officer_id: str
    own: bool


class KeyRing:
    """The key file of an open vault."""

    def __init__(
        self, vault: Path, key: bytes, store: Store, *, random: RandomBytes, cost: k.KeyCost, floor: k.KeyCost
    ) -> None:
        self._path = k.key_path(vault)
        self._key = key
        self._store = store
        self._random = random
        self._cost = cost
        self._floor = floor

    def ways(self) -> tuple[WayIn, ...]:
        """Every way in, as the key file has them."""
        return tuple(self._way(slot) for slot in self.read().slots)

    def read(self) -> k.KeyFile:
        """The key file as it stands; refused where something else changed it."""
        try:
            keys = k.read_keys(self._path)
        except FileNotFoundError:
            keys = k.read_keys(k.backup_path(self._path))
        if not k.is_whole(keys, self._key):
            raise k.KeyFileDamaged(
                f"{self._path.name} was changed by something other than this program. Lock the casebook and open it "
                "again; if it does not open, restore the key file from a backup."
            )
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
        """Take an officer's passphrase away; their name stays in the record, for what they did in it."""
        keys = self._confirmed(passphrase)
        if officer_id == self._store.officer:
            raise UserError("That is your own passphrase. Another officer can remove it; you can change it.")
        slots = [each for each in keys.slots if not _is_of(each, officer_id)]
        if len(slots) == len(keys.slots):
            raise UserError("That officer has no passphrase here any more.")
        self._write("keys.remove-officer", keys, slots, officer_id)

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

    def _slot(self, keys: k.KeyFile, passphrase: str, officer_id: str, label: str) -> Mapping[str, Any]:
        return k.passphrase_slot(
            self._key, passphrase, vault=keys.vault, officer_id=officer_id, label=label, random=self._random,
            cost=self._cost, floor=self._floor,
        )  # fmt: skip

    def _write(
        self, method: str, keys: k.KeyFile, slots: list[Mapping[str, Any]], whose: str,
        also: Callable[[Act], object] = lambda act: None,
    ) -> None:  # fmt: skip
        changed = replace(keys, slots=tuple(slots), serial=keys.serial + 1)
        ways = [[way.kind, way.officer_id or way.label] for way in map(self._way, slots)]
        with self._store.act(method, act="altered", detail=whose) as act:
            also(act)
            act.put_setting(SETTING, json.dumps({"serial": changed.serial, "ways": ways}))
            # Last within the act: where the key file can't be written, the journal says nothing.
            k.write_keys(self._path, changed, self._key)

    def _way(self, slot: Mapping[str, Any]) -> WayIn:
        kind = str(slot.get("kind", ""))
        officer_id = str(slot.get("officer", ""))
        label = str(slot.get("label", "")) or str(slot.get("public", ""))
        return WayIn(kind=kind, label=label, officer_id=officer_id, own=officer_id == self._store.officer != "")


def _is_of(slot: Mapping[str, Any], officer_id: str) -> bool:
    return slot.get("kind") == k.OFFICER and slot.get("officer") == officer_id
