# SPDX-License-Identifier: Apache-2.0
"""The key file beside a vault: every way in, each wrapping the one random key that encrypts the vault.

`NAME.vlu.keys` is JSON: `version`, `vault`, `serial`, `slots`, `mac`. A slot of kind "officer" is a passphrase drawn
out by Argon2id (RFC 9106) that wraps the data key by AES-256-GCM, with all else in the slot as authenticated data, so
that a lowered cost or a changed name is found. A slot of a kind that this program doesn't know is kept word for word.
The whole file is authenticated under the data key, so that a slot added or taken away outside the program is found.
`serial` counts the changes, so that of the file and its second copy the later is known, and a passphrase that was
changed is not brought back by the copy.
"""

import base64
import hashlib
import hmac
import json
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.ids import RandomBytes

VERSION = 1
OFFICER = "officer"
KEY_BYTES = 32
_LARGEST_FILE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCost:
    """What one derivation costs: memory in KiB, passes over it, lanes at once."""

    memory_kib: int
    passes: int
    lanes: int

    def at_least(self, other: "KeyCost") -> bool:
        """Whether it is no cheaper than the other in any respect."""
        return self.memory_kib >= other.memory_kib and self.passes >= other.passes and self.lanes >= other.lanes


# 256 MiB, 3, 4 takes about 0.7 s on an office laptop. The floor is the second option of RFC 9106, section 4; the
# ceiling keeps a hostile key file from taking the computer's memory, and is looked at before anything is derived.
DEFAULT_COST = KeyCost(memory_kib=256 * 1024, passes=3, lanes=4)
FLOOR = KeyCost(memory_kib=64 * 1024, passes=3, lanes=4)
CEILING = KeyCost(memory_kib=2 * 1024 * 1024, passes=20, lanes=16)


class WrongPassphrase(UserError):
    """No slot opened: the passphrase is wrong, or the slot is damaged; the two can't be told apart."""

    def __init__(self) -> None:
        super().__init__(
            "That passphrase does not open this vault. Type it again with care; if you are sure of it, "
            "the key file may be damaged, so restore it from a backup."
        )


class KeyFileDamaged(UserError):
    """The key file can't be read or isn't as this program left it."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The key file as it stands; slots are kept as they were read, so that a newer program's survive a rewrite."""

    vault: str
    slots: tuple[Mapping[str, Any], ...]
    mac: str = ""
    serial: int = 1

    def officer_slots(self) -> tuple[Mapping[str, Any], ...]:
        """The slots that a passphrase may open."""
        return tuple(slot for slot in self.slots if slot.get("kind") == OFFICER)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The data key, and the officer whose slot gave it."""

    key: bytes
    officer_id: str


def derive(key: bytes, purpose: str) -> bytes:
    """A 32-byte key of its own for a purpose, by HKDF-SHA256 from the data key."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"vlu {purpose}".encode()).derive(key)


def new_key(random: RandomBytes) -> bytes:
    """A data key."""
    return random(KEY_BYTES)


def passphrase_slot(
    key: bytes, passphrase: str, *, vault: str, officer_id: str, label: str, random: RandomBytes,
    cost: KeyCost = DEFAULT_COST, floor: KeyCost = FLOOR,
) -> Mapping[str, Any]:  # fmt: skip
    """A slot that the officer's passphrase opens. ValueError for a cost below the floor or above the ceiling."""
    if not cost.at_least(floor) or not CEILING.at_least(cost):
        raise ValueError(f"a key cost of {cost} is not between {floor} and {CEILING}")
    if not passphrase:
        raise UserError("Type a passphrase: a vault is never made without one.")
    slot: dict[str, Any] = {
        "kind": OFFICER,
        "officer": officer_id,
        "label": label,
        "kdf": "argon2id",
        "m": cost.memory_kib,
        "t": cost.passes,
        "p": cost.lanes,
        "salt": _text(random(16)),
        "nonce": _text(random(12)),
    }
    stretched = _stretch(passphrase, slot)
    sealed = AESGCM(stretched).encrypt(_bytes(slot["nonce"]), key, _canonical({**slot, "vault": vault}))
    return {**slot, "wrapped": _text(sealed)}


def unlock(keys: KeyFile, passphrase: str) -> Unlocked:
    """The data key, from the first slot that the passphrase opens. WrongPassphrase or KeyFileDamaged."""
    slots = keys.officer_slots()
    if not slots:
        raise KeyFileDamaged("The key file of this vault has no passphrase in it. Restore the key file from a backup.")
    for slot in slots:
        key = _open_slot(keys.vault, slot, passphrase)
        if key is not None:
            return Unlocked(key, str(slot.get("officer", "")))
    raise WrongPassphrase


def is_whole(keys: KeyFile, key: bytes) -> bool:
    """Whether the file is as this program wrote it, slot for slot."""
    return hmac.compare_digest(keys.mac, _mac(keys, key))


def key_path(vault: Path) -> Path:
    """Where the key file of a vault stands."""
    return vault.with_name(vault.name + ".keys")


def backup_path(keys: Path) -> Path:
    """Where its second copy stands."""
    return keys.with_name(keys.name + ".bak")


def read_keys(path: Path) -> KeyFile:
    """The key file. KeyFileDamaged where it can't be read as one; FileNotFoundError where there is none."""
    if path.stat().st_size > _LARGEST_FILE:
        raise KeyFileDamaged(f"{path.name} is too large to be a key file. Restore it from a backup.")
    damaged = KeyFileDamaged(
        f"{path.name} is damaged. Restore the key file from a backup; the vault itself is unharmed."
    )
    try:
        found = json.loads(path.read_bytes())
        version, vault, slots, mac = found["version"], found["vault"], found["slots"], found["mac"]
        serial = found["serial"] if version == VERSION else 0
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged from error
    if not isinstance(version, int) or not isinstance(vault, str) or not isinstance(mac, str):
        raise damaged
    if not isinstance(serial, int):
        raise damaged
    if not isinstance(slots, list) or not all(isinstance(slot, dict) for slot in slots):
        raise damaged
    if version > VERSION:
        raise UserError(
            f"{path.name} was written by a newer version of this program. Open the vault with that version."
        )
    return KeyFile(vault, tuple(slots), mac, serial)


def write_keys(path: Path, keys: KeyFile, key: bytes) -> KeyFile:
    """Write the key file and its second copy, each replaced whole; the file as written, its mac renewed.

    The file goes first and the copy after it, so that one of the two is always whole.
    """
    sealed = replace(keys, mac=_mac(keys, key))
    body = {
        "version": VERSION,
        "vault": sealed.vault,
        "serial": sealed.serial,
        "slots": [dict(slot) for slot in sealed.slots],
        "mac": sealed.mac,
    }
    content = json.dumps(body, indent=1, sort_keys=True).encode() + b"\n"
    replace_file(path, content)
    replace_file(backup_path(path), content)
    return sealed


def replace_file(path: Path, content: bytes) -> None:
    """Put content at the path so that a crash leaves the old file or the new one, never part of either."""
    temporary = path.with_name(path.name + ".new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename within the folder last through a power cut; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _open_slot(vault: str, slot: Mapping[str, Any], passphrase: str) -> bytes | None:
    try:
        cost = KeyCost(memory_kib=int(slot["m"]), passes=int(slot["t"]), lanes=int(slot["p"]))
        nonce, wrapped, salt = _bytes(slot["nonce"]), _bytes(slot["wrapped"]), _bytes(slot["salt"])
        smallest = KeyCost(memory_kib=8 * cost.lanes, passes=1, lanes=1)
        if slot["kdf"] != "argon2id" or len(nonce) != 12 or not 8 <= len(salt) <= 1024 or not cost.at_least(smallest):
            return None
    except (KeyError, TypeError, ValueError):
        return None
    if not CEILING.at_least(cost):
        raise KeyFileDamaged(
            "The key file asks for more memory or time than any vault of this program needs, so it was not used. "
            "Restore the key file from a backup."
        )
    metadata = {name: value for name, value in slot.items() if name != "wrapped"}
    try:
        key = AESGCM(_stretch(passphrase, slot)).decrypt(nonce, wrapped, _canonical({**metadata, "vault": vault}))
    except InvalidTag:
        return None
    return key if len(key) == KEY_BYTES else None


def _stretch(passphrase: str, slot: Mapping[str, Any]) -> bytes:
    # Keyboards of different systems send the same letter in different forms.
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(
        secret, _bytes(slot["salt"]), time_cost=slot["t"], memory_cost=slot["m"], parallelism=slot["p"],
        hash_len=KEY_BYTES, type=Type.ID,
    )  # fmt: skip


def _mac(keys: KeyFile, key: bytes) -> str:
    slots = [dict(slot) for slot in keys.slots]
    content = _canonical({"version": VERSION, "vault": keys.vault, "serial": keys.serial, "slots": slots})
    return hmac.new(derive(key, "key file"), content, hashlib.sha256).hexdigest()


def _canonical(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(value: str) -> bytes:
    return base64.b64decode(value, validate=True)
