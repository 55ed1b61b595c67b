# SPDX-License-Identifier: Apache-2.0
"""The unit's recovery key: an age X25519 identity that is printed on a sheet, and the slot its public half wraps.

Only the public half is kept. The slot's payload is an age file that holds the vault's name for itself and its data key,
so that the public `age` tool opens it where this program no longer runs.
"""

from collections.abc import Mapping
from typing import Any

import pyrage

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.keys.key_file import KeyFile, KeyFileDamaged, UnlockedKey
from vlu_desktop.store.keys.sealed_key import NotSealedForThis, SealBroken, new_pair, seal, unseal

RECOVERY = "recovery"
_PREFIX = "AGE-SECRET-KEY-1"


class NotARecoveryKey(UserError):
    """What was typed is no recovery key: a letter is wrong or missing."""

    def __init__(self) -> None:
        super().__init__(say("keys.not-a-recovery-key"))


def new_identity() -> str:
    """A new recovery key, as the sheet shows it; the randomness is the library's own."""
    return new_pair()[0]


def tidy(typed: str) -> str:
    """A recovery key as it was typed or read from a file: spaces, line ends, dashes and small letters do not matter.

    Lines of comment, which `age-keygen` writes, are left out. NotARecoveryKey where it is not one.
    """
    lines = [line for line in typed[:4000].splitlines() if not line.lstrip().startswith("#")]
    letters = "".join(each for each in "".join(lines).upper() if each.isalnum())
    bare = _PREFIX.replace("-", "")
    if not letters.startswith(bare):
        raise NotARecoveryKey
    identity = _PREFIX + letters.removeprefix(bare)
    _read(identity)
    return identity


def public_half(identity: str) -> str:
    """The half that may be known to anybody."""
    return str(_read(identity).to_public())


def recovery_slot(key: bytes, *, vault: str, public: str, following: bytes | None = None) -> Mapping[str, Any]:
    """A slot that the private half of `public` opens; `following` is the key that a turn under way makes."""
    slot = {"kind": RECOVERY, "public": public, "wrapped": seal(key, vault=vault, public=public)}
    return slot if following is None else {**slot, "following": seal(following, vault=vault, public=public, before=key)}


def recovery_public(keys: KeyFile) -> str:
    """The public half that the key file knows, "" where it has no recovery key."""
    return next((str(slot.get("public", "")) for slot in keys.slots if slot.get("kind") == RECOVERY), "")


def unlock_with(keys: KeyFile, identity: str) -> UnlockedKey:
    """The data key, from a recovery slot. UserError where none is there or it is another unit's key."""
    _read(identity)
    slots = [slot for slot in keys.slots if slot.get("kind") == RECOVERY]
    if not slots:
        raise UserError(say("keys.no-recovery-key"))
    for slot in slots:
        try:
            found = unseal(str(slot.get("wrapped", "")), identity)
            following = unseal(str(slot["following"]), identity).key if keys.turning and "following" in slot else None
        except NotSealedForThis:
            continue
        except SealBroken as error:
            raise KeyFileDamaged(say("keys.slot-damaged")) from error
        if found.vault == keys.vault:
            return UnlockedKey(found.key, "", following)
    raise UserError(say("keys.other-recovery-key"))


def _read(identity: str) -> Any:
    try:
        return pyrage.x25519.Identity.from_str(identity)
    except pyrage.IdentityError as error:
        raise NotARecoveryKey from error
