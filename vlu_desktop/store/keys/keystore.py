# SPDX-License-Identifier: Apache-2.0
"""The computer's own keystore as one more way in: Windows' Credential Manager, macOS' keychain, Linux' Secret Service.

It holds 32 bytes drawn by chance (44 letters, far below Windows' limit of 2,560 bytes), which open one slot of the key
file. It is never the only way in: keystores are emptied by a new login password, a repaired profile, a new computer.
While a way is set up again the secret of the one before is held beside the new one, for which of them the key file has
a slot for is only known once that was written; what has no slot opens nothing.
"""

import base64
import binascii
import contextlib
from collections.abc import Callable, Mapping
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RandomBytes
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.keys import key_file as k

KEYSTORE = "keystore"
_SERVICE = "vlu-desktop"
_SECRET_BYTES = 32


class NoKeystore(UserError):
    """This computer has none that works, or it was refused."""

    def __init__(self) -> None:
        super().__init__(say("keys.no-keystore"))


def remember(vault: str, *secrets: bytes) -> None:
    """Put the secrets of a casebook into the keystore for those it held, and see that they are there. NoKeystore."""
    import keyring

    text = " ".join(base64.b64encode(secret).decode() for secret in secrets)
    _asked(lambda: keyring.set_password(_SERVICE, vault, text))
    # A keystore that was switched off takes anything and keeps nothing.
    if recall(vault) != secrets:
        raise NoKeystore


def recall(vault: str) -> tuple[bytes, ...]:
    """The secrets of a casebook, the newest first; none where the keystore has none. NoKeystore."""
    import keyring

    text = _asked(lambda: keyring.get_password(_SERVICE, vault))
    with contextlib.suppress(binascii.Error, ValueError):
        secrets = tuple(base64.b64decode(each, validate=True) for each in (text or "").split())
        return tuple(each for each in secrets if len(each) == _SECRET_BYTES)
    return ()


def replace_secret(keys: k.KeyFile, secret: bytes) -> None:
    """Put a new secret into the keystore before the key file has its slot; what opens one until then stays beside it.

    NoKeystore. `settle` takes the others away once the key file is written.
    """
    remember(keys.vault, secret, *(each for each in recall(keys.vault) if _slot_of(keys, each) is not None))


def settle(vault: str, secret: bytes) -> None:
    """Leave one secret of a casebook in the keystore, where it can be reached; the others open nothing any more."""
    with contextlib.suppress(NoKeystore):
        remember(vault, secret)


def forget(vault: str) -> None:
    """Take the secrets of a casebook out of the keystore, where it can be reached; without a slot they open nothing."""
    import keyring

    with contextlib.suppress(NoKeystore):
        _asked(lambda: keyring.delete_password(_SERVICE, vault))


def new_secret(random: RandomBytes) -> bytes:
    """A secret for the keystore."""
    return random(_SECRET_BYTES)


def keystore_slot(
    key: bytes, secret: bytes, *, vault: str, officer_id: str, label: str, random: RandomBytes
) -> Mapping[str, Any]:  # fmt: skip
    """A slot that the secret in the keystore opens, as the officer whose account of the computer it is in."""
    return k.sealed_slot(
        {"kind": KEYSTORE, "officer": officer_id, "label": label}, key, k.derive(secret, KEYSTORE), vault, random
    )


def unlock_by_keystore(keys: k.KeyFile) -> k.UnlockedKey:
    """The data key, by the secret that this computer's keystore holds. UserError where it holds none that fits."""
    for secret in recall(keys.vault):
        if (found := _slot_of(keys, secret)) is not None:
            return k.followed(keys, *found)
    raise UserError(say("keys.keystore-no-more"))


def _slot_of(keys: k.KeyFile, secret: bytes) -> tuple[Mapping[str, Any], tuple[bytes, str]] | None:
    """The slot that a secret opens, and what it opened to; None where there is none."""
    for slot in keys.slots:
        if slot.get("kind") == KEYSTORE:
            opened = k.open_slot(keys.vault, slot, k.derive(secret, KEYSTORE))
            if opened is not None:
                return slot, opened
    return None


def has_keystore(keys: k.KeyFile) -> bool:
    """Whether any computer's keystore is a way in."""
    return any(slot.get("kind") == KEYSTORE for slot in keys.slots)


def _asked(call: Callable[[], str | None]) -> str | None:
    from keyring.errors import KeyringError

    try:
        return call()
    except (KeyringError, OSError, RuntimeError) as error:
        raise NoKeystore from error
