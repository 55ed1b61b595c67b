# SPDX-License-Identifier: Apache-2.0
"""The key file beside a vault: every way in, each leading to the one random key that encrypts the vault.

`NAME.vlu.keys` is JSON: `version`, `vault`, `serial`, `turning`, `slots`, `mac`, `check`. A slot of kind "officer" is
a passphrase drawn out by Argon2id (RFC 9106) that seals, by AES-256-GCM, the data key and a private key of the slot's
own; all else in the slot is authenticated data, so that a lowered cost or a changed name is found. `public` is the
other half of that private key: when the data key is turned (made anew), the new one is sealed to it in `turned`, so
that nobody's passphrase is needed but that of the officer who turns it. While `turning` is true the vault may be under
the last key or the one before it, and the file holds both. A slot of a kind that this program doesn't know is kept word
for word.

The whole file is authenticated under the data key (`mac`), so that a slot added or taken away outside the program is
found; `check` tells a file that was harmed by chance without any key. `serial` counts the changes, so that of the file
and its second copy the later is known, and a passphrase that was changed is not brought back by the copy.
"""

import base64
import hashlib
import hmac
import json
import os
import time
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RandomBytes
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.keys.kdf_cost import CEILING, DEFAULT_COST, FLOOR, KeyCost, NoMemory, fitted, memory, stretch
from vlu_desktop.store.keys.sealed_key import (
    KEY_BYTES,
    NotSealedForThis,
    SealBroken,
    derive,
    follows,
    new_pair,
    seal,
    unseal,
)

__all__ = [
    "CEILING", "DEFAULT_COST", "FLOOR", "OFFICER", "VERSION", "KeyCost", "KeyFile", "KeyFileDamaged", "UnlockedKey",
    "WrongPassphrase", "backup_path", "derive", "followed", "is_whole", "key_path", "new_key", "open_slot",
    "passphrase_slot", "read_keys", "replace_file", "sealed_slot", "sync_folder", "turned_slot", "unlock", "write_keys",
]  # fmt: skip

VERSION = 2
OFFICER = "officer"
_LARGEST_FILE = 1 << 20
# What stands in a slot beside its authenticated data.
_SECRETS = ("wrapped", "sealed", "turned")


class WrongPassphrase(UserError):
    """No slot opened: the passphrase is wrong, or the slot is damaged; the two can't be told apart."""

    def __init__(self) -> None:
        super().__init__(say("keys.wrong-passphrase"))


class KeyFileDamaged(UserError):
    """The key file can't be read or isn't as this program left it."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The key file as it stands; slots are kept as they were read, so that a newer program's survive a rewrite."""

    vault: str
    slots: tuple[Mapping[str, Any], ...]
    mac: str = ""
    serial: int = 1
    turning: bool = False
    version: int = VERSION

    def officer_slots(self) -> tuple[Mapping[str, Any], ...]:
        """The slots that a passphrase may open."""
        return tuple(slot for slot in self.slots if slot.get("kind") == OFFICER)


@dataclass(frozen=True, slots=True)
class UnlockedKey:
    """The data key that the file is authenticated with, and the officer whose slot gave it.

    `following` is the key that a turn under way has sealed beside it. `renew` makes the slot anew under the key it is
    given, where the slot is of an older form, or too cheap for this computer.
    """

    key: bytes
    officer_id: str
    following: bytes | None = field(default=None, compare=False)
    renew: Callable[[bytes], Mapping[str, Any]] | None = field(default=None, compare=False)


def new_key(random: RandomBytes) -> bytes:
    """A data key."""
    return random(KEY_BYTES)


def passphrase_slot(  # noqa: PLR0913 (each is one thing that a slot holds)
    key: bytes, passphrase: str, *, vault: str, officer_id: str, label: str, random: RandomBytes,
    cost: KeyCost = DEFAULT_COST, floor: KeyCost = FLOOR, salt: str = "",
) -> Mapping[str, Any]:  # fmt: skip
    """A slot that the officer's passphrase opens. ValueError for a cost below the floor or above the ceiling.

    Slots of one file may share a `salt`, so that a passphrase is drawn out once and tried on them all.
    """
    if not cost.at_least(floor) or not CEILING.at_least(cost):
        raise ValueError(f"a key cost of {cost} is not between {floor} and {CEILING}")
    if not passphrase:
        raise UserError(say("keys.no-passphrase-given"))
    open_slot: dict[str, Any] = {
        "kind": OFFICER, "officer": officer_id, "label": label, "kdf": "argon2id", "m": cost.memory_kib,
        "t": cost.passes, "p": cost.lanes, "salt": salt or _text(random(16)),
    }  # fmt: skip
    return sealed_slot(open_slot, key, stretch(_secret(passphrase), _bytes(open_slot["salt"]), cost), vault, random)


def unlock(
    keys: KeyFile, passphrase: str, *, random: RandomBytes = os.urandom,
    timer: Callable[[], float] = time.perf_counter,
) -> UnlockedKey:  # fmt: skip
    """The data key, from the first slot that the passphrase opens, dearest first. WrongPassphrase or KeyFileDamaged."""
    slots = keys.officer_slots()
    if not slots:
        raise KeyFileDamaged(say("keys.no-passphrase-in-file"))
    drawn: dict[tuple[bytes, KeyCost], tuple[bytes, float]] = {}
    short: NoMemory | None = None
    for slot in sorted(slots, key=_dearness, reverse=True):
        found = _cost_and_salt(slot)
        if found is None:
            continue
        cost, salt = found
        if (salt, cost) not in drawn:
            start = timer()
            try:
                drawn[salt, cost] = (stretch(_secret(passphrase), salt, cost), timer() - start)
            except NoMemory as error:
                # Another officer's may cost less.
                short = short or error
                continue
        stretched, seconds = drawn[salt, cost]
        opened = open_slot(keys.vault, slot, stretched)
        if opened is not None:
            return followed(keys, slot, opened, _Renewal(slot, keys.vault, passphrase, stretched, seconds, random))
    raise short or WrongPassphrase()


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
        raise KeyFileDamaged(say("keys.too-large", file=path.name))
    damaged = KeyFileDamaged(say("keys.damaged", file=path.name))
    try:
        found = json.loads(path.read_bytes())
        version = found["version"]
        if isinstance(version, int) and version > VERSION:
            raise UserError(say("keys.newer", file=path.name))
        keys = KeyFile(
            found["vault"], tuple(found["slots"]), found["mac"], found["serial"], found.get("turning", False), version
        )
        checked = version < 2 or hmac.compare_digest(str(found["check"]), _check(keys))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged from error
    kinds = ((keys.version, int), (keys.vault, str), (keys.mac, str), (keys.serial, int), (keys.turning, bool))
    if not checked or not all(isinstance(value, kind) for value, kind in kinds):
        raise damaged
    if not all(isinstance(slot, dict) for slot in keys.slots):
        raise damaged
    return keys


def write_keys(path: Path, keys: KeyFile, key: bytes) -> KeyFile:
    """Write the key file and its second copy, each replaced whole; the file as written, its mac renewed.

    The file goes first and the copy after it, so that one of the two is always whole.
    """
    sealed, body = as_json(keys, key)
    content = json.dumps(body, indent=1, sort_keys=True).encode() + b"\n"
    replace_file(path, content)
    replace_file(backup_path(path), content)
    return sealed


def as_json(keys: KeyFile, key: bytes) -> tuple[KeyFile, dict[str, Any]]:
    """The key file with its mac renewed, and what stands in it as JSON."""
    current = replace(keys, version=VERSION)
    sealed = replace(current, mac=_mac(current, key))
    return sealed, {**_body(sealed), "mac": sealed.mac, "check": _check(sealed)}


def replace_file(path: Path, content: bytes) -> None:
    """Put content at the path so that a crash leaves the old file or the new one, never part of either.

    Where the disk refuses it nothing is left of it.
    """
    temporary = _temporary(path)
    # Never into what stands there by that name: it may be a link to something else.
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def clear_unfinished(path: Path) -> None:
    """Take away what a program that was killed left of a key file, or of its copy, that it had not put in place."""
    for each in (path, backup_path(path)):
        with suppress(OSError):
            _temporary(each).unlink(missing_ok=True)


def _temporary(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def sync_folder(folder: Path) -> None:
    """Make a rename within the folder last through a power cut; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def turned_slot(slot: Mapping[str, Any], *, vault: str, before: bytes, key: bytes) -> Mapping[str, Any]:
    """A slot that leads to the key that takes the place of another. KeyError for a slot with no public half."""
    return {**slot, "turned": [*slot.get("turned", ()), seal(key, vault=vault, public=slot["public"], before=before)]}


@dataclass(frozen=True, slots=True)
class _Renewal:
    """What is known of a slot that was just opened, from which it can be made anew."""

    slot: Mapping[str, Any]
    vault: str
    passphrase: str
    stretched: bytes
    seconds: float
    random: RandomBytes

    def wanted(self) -> bool:
        """Whether there is a reason to."""
        return "public" not in self.slot or bool(self.slot.get("turned")) or self._better() is not None

    def __call__(self, key: bytes) -> Mapping[str, Any]:
        metadata = {name: value for name, value in self.slot.items() if name not in (*_SECRETS, "nonce", "public")}
        better = self._better()
        if better is None:
            return sealed_slot(metadata, key, self.stretched, self.vault, self.random)
        salt = self.random(16)
        costs = {"m": better.memory_kib, "t": better.passes, "p": better.lanes, "salt": _text(salt)}
        stretched = stretch(_secret(self.passphrase), salt, better)
        return sealed_slot({**metadata, **costs}, key, stretched, self.vault, self.random)

    def _better(self) -> KeyCost | None:
        """A cost of twice as much or more, where this computer is quick enough; a busy moment never asks for less."""
        cost = KeyCost(memory_kib=self.slot["m"], passes=self.slot["t"], lanes=self.slot["p"])
        if not cost.at_least(FLOOR):
            return None
        better = fitted(cost, self.seconds, memory())
        doubled = better.memory_kib * better.passes >= 2 * cost.memory_kib * cost.passes
        return better if doubled and better.at_least(cost) else None


def sealed_slot(
    metadata: Mapping[str, Any], key: bytes, stretched: bytes, vault: str, random: RandomBytes
) -> Mapping[str, Any]:
    """A slot with a pair of its own, which the stretched passphrase (or another 32 secret bytes) opens."""
    identity, public = new_pair()
    nonce = random(12)
    slot = {**metadata, "public": public, "nonce": _text(nonce)}
    content = json.dumps({"key": key.hex(), "identity": identity}).encode()
    return {**slot, "sealed": _text(AESGCM(stretched).encrypt(nonce, content, _canonical({**slot, "vault": vault})))}


def _cost_and_salt(slot: Mapping[str, Any]) -> tuple[KeyCost, bytes] | None:
    """What a slot's derivation takes; None for a slot that is no whole one, an error for one that would harm."""
    try:
        cost = KeyCost(memory_kib=int(slot["m"]), passes=int(slot["t"]), lanes=int(slot["p"]))
        salt = _bytes(slot["salt"])
        smallest = KeyCost(memory_kib=8 * cost.lanes, passes=1, lanes=1)
        if slot["kdf"] != "argon2id" or not 8 <= len(salt) <= 1024 or not cost.at_least(smallest):
            return None
    except (KeyError, TypeError, ValueError):
        return None
    if not CEILING.at_least(cost):
        raise KeyFileDamaged(say("keys.too-dear"))
    return cost, salt


def _dearness(slot: Mapping[str, Any]) -> int:
    """What a slot costs beside others: one renewed on a quick computer derives once. One that would harm is last."""
    with suppress(KeyFileDamaged):
        found = _cost_and_salt(slot)
        return found[0].memory_kib * found[0].passes if found is not None else 0
    return -1


def open_slot(vault: str, slot: Mapping[str, Any], stretched: bytes) -> tuple[bytes, str] | None:
    """The data key and the private half in a slot; "" for the half of a slot of the first version, which has none."""
    metadata = {name: value for name, value in slot.items() if name not in _SECRETS}
    whole = "sealed" in slot
    try:
        nonce, sealed = _bytes(slot["nonce"]), _bytes(slot["sealed" if whole else "wrapped"])
        content = AESGCM(stretched).decrypt(nonce, sealed, _canonical({**metadata, "vault": vault}))
        found = json.loads(content) if whole else {"key": content.hex(), "identity": ""}
        key, identity = bytes.fromhex(found["key"]), str(found["identity"])
    except (InvalidTag, KeyError, TypeError, ValueError):
        return None
    return (key, identity) if len(key) == KEY_BYTES else None


def followed(
    keys: KeyFile, slot: Mapping[str, Any], opened: tuple[bytes, str], renewal: _Renewal | None = None
) -> UnlockedKey:
    """From the key in a slot to the present one, each proven by the one before it."""
    key, identity = opened
    chain = [key]
    try:
        for text in slot.get("turned", ()):
            sealed = unseal(text, identity)
            if sealed.vault != keys.vault or not follows(sealed, chain[-1], str(slot["public"])):
                raise SealBroken
            chain.append(sealed.key)
    except (NotSealedForThis, SealBroken, TypeError) as error:
        raise KeyFileDamaged(say("keys.slot-damaged")) from error
    following = chain.pop() if keys.turning and len(chain) > 1 else None
    return UnlockedKey(
        chain[-1],
        str(slot.get("officer", "")),
        following,
        renewal if renewal is not None and renewal.wanted() else None,
    )


def _secret(passphrase: str) -> bytes:
    # Keyboards of different systems send the same letter in different forms.
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _body(keys: KeyFile) -> dict[str, Any]:
    body = {
        "version": keys.version, "vault": keys.vault, "serial": keys.serial,
        "slots": [dict(slot) for slot in keys.slots],
    }  # fmt: skip
    return body if keys.version < 2 else {**body, "turning": keys.turning}


def _mac(keys: KeyFile, key: bytes) -> str:
    return hmac.new(derive(key, "key file"), _canonical(_body(keys)), hashlib.sha256).hexdigest()


def _check(keys: KeyFile) -> str:
    return hashlib.sha256(_canonical({**_body(keys), "mac": keys.mac})).hexdigest()


def _canonical(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(value: str) -> bytes:
    return base64.b64decode(value, validate=True)
