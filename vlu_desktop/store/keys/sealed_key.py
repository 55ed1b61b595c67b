# SPDX-License-Identifier: Apache-2.0
"""A data key sealed to a public key in the age format, which the public `age` tool opens as well.

A key sealed in a slot's `turned` proves that whoever sealed it held the key before it, so that nobody can lead an
officer to a vault of their own making.
"""

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass

import pyrage
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
LARGEST_HEAD = 1 << 16
"""Bytes of an age file before what it seals: room for hundreds of recipients. Many thousands take minutes to try."""


class NotSealedForThis(Exception):
    """The private half doesn't open what was sealed."""


class SealBroken(Exception):
    """What was sealed is not what this program seals."""


@dataclass(frozen=True, slots=True)
class SealedKey:
    """A data key, the vault it is for, and the proof by the key before it ("" where there was none)."""

    key: bytes
    vault: str
    proof: str


def derive(key: bytes, purpose: str) -> bytes:
    """A 32-byte key of its own for a purpose, by HKDF-SHA256 from the data key."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"vlu {purpose}".encode()).derive(key)


def new_pair() -> tuple[str, str]:
    """A new private half as an age identity, and its public half; the randomness is the library's own."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def seal(key: bytes, *, vault: str, public: str, before: bytes | None = None) -> str:
    """The key sealed to a public half, as text; `before` is the key that it takes the place of."""
    payload = {"vault": vault, "key": key.hex()}
    if before is not None:
        payload["proof"] = _proof(before, key, public)
    recipient = pyrage.x25519.Recipient.from_str(public)
    return base64.b64encode(pyrage.encrypt(json.dumps(payload).encode(), [recipient])).decode()


def unseal(text: str, identity: str) -> SealedKey:
    """What was sealed. NotSealedForThis, or SealBroken."""
    try:
        if len(text) > LARGEST_HEAD:
            raise SealBroken
        private = pyrage.x25519.Identity.from_str(identity)
        found = json.loads(pyrage.decrypt(base64.b64decode(str(text), validate=True), [private]))
        sealed = SealedKey(bytes.fromhex(found["key"]), str(found["vault"]), str(found.get("proof", "")))
    except pyrage.DecryptError as error:
        raise NotSealedForThis from error
    except (
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
        binascii.Error,
        pyrage.IdentityError,
    ) as error:
        raise SealBroken from error
    if len(sealed.key) != KEY_BYTES:
        raise SealBroken
    return sealed


def follows(sealed: SealedKey, before: bytes, public: str) -> bool:
    """Whether whoever sealed a key held the one before it."""
    return hmac.compare_digest(sealed.proof, _proof(before, sealed.key, public))


def _proof(before: bytes, key: bytes, public: str) -> str:
    return hmac.new(derive(before, "turned"), key + public.encode(), hashlib.sha256).hexdigest()
