# SPDX-License-Identifier: Apache-2.0
"""The ways in that stand beside a backup, so that an officer's passphrase opens it as the recovery sheet does."""

import json
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vlu_desktop.kernel.ids import RandomBytes
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.keys import key_file as k


def seal_ways(keys: k.KeyFile, key: bytes, own: str, random: RandomBytes) -> bytes:
    """What stands beside a backup: the ways into its vault, and the backup's own key."""
    nonce = random(12)
    wrapped = AESGCM(k.derive(key, "backup")).encrypt(nonce, own.encode(), keys.vault.encode())
    _, body = k.as_json(keys, key)
    body["backup"] = {"nonce": nonce.hex(), "wrapped": wrapped.hex()}
    return json.dumps(body, indent=1, sort_keys=True).encode() + b"\n"


def open_ways(path: Path, passphrase: str) -> tuple[str, bytes]:
    """The own key of the backup that a file of ways stands beside, and the vault's key. UserError says why not."""
    keys = k.read_keys(path)
    found = k.unlock(keys, passphrase)
    if not k.is_whole(keys, found.key):
        raise k.KeyFileDamaged(say("keys.changed-elsewhere", file=path.name))
    try:
        sealed = json.loads(path.read_bytes())["backup"]
        nonce, wrapped = bytes.fromhex(sealed["nonce"]), bytes.fromhex(sealed["wrapped"])
        own = AESGCM(k.derive(found.key, "backup")).decrypt(nonce, wrapped, keys.vault.encode())
    except (ValueError, KeyError, TypeError, InvalidTag) as error:
        raise k.KeyFileDamaged(
            f"{path.name} is damaged, so a passphrase can't open this backup. Use the recovery sheet."
        ) from error
    return own.decode(), found.key
