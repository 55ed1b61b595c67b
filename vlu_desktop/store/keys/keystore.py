# SPDX-License-Identifier: Apache-2.0
"""The computer's own keystore as one more way in: Windows' Credential Manager, macOS' keychain, Linux' Secret Service.

It holds 32 bytes drawn by chance (44 letters, far below Windows' limit of 2,560 bytes), which open one slot of the key
file. It is never the only way in: keystores are emptied by a new login password, a repaired profile, a new computer.
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


def remember(vault: str, secret: bytes) -> None:
    """Put the secret of a casebook into the keystore, and see that it is there. NoKeystore."""
    import keyring

    text = base64.b64encode(secret).decode()
    _asked(lambda: keyring.set_password(_SERVICE, vault, text))
    # A keystore that was switched off takes anything and keeps nothing.
    if recall(vault) != secret:
        raise NoKeystore


def recall(vault: str) -> bytes | None:
    """The secret of a casebook; None where the keystore has none. NoKeystore."""
    import keyring

    text = _asked(lambda: keyring.get_password(_SERVICE, vault))
    with contextlib.suppress(binascii.Error, ValueError):
        secret = base64.b64decode(text or "", validate=True)
        return secret if len(secret) == _SECRET_BYTES else None
    return None


def forget(vault: str) -> None:
    """Take the secret of a casebook out of the keystore, where it can be reached; without its slot it opens nothing."""
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
    secret = recall(keys.vault)
    for slot in keys.slots:
        if secret is not None and slot.get("kind") == KEYSTORE:
            opened = k.open_slot(keys.vault, slot, k.derive(secret, KEYSTORE))
            if opened is not None:
                return k.followed(keys, slot, opened)
    raise UserError(say("keys.keystore-no-more"))


def has_keystore(keys: k.KeyFile) -> bool:
    """Whether any computer's keystore is a way in."""
    return any(slot.get("kind") == KEYSTORE for slot in keys.slots)


def _asked(call: Callable[[], str | None]) -> str | None:
    from keyring.errors import KeyringError

    try:
        return call()
    except (KeyringError, OSError, RuntimeError) as error:
        raise NoKeystore from error
