# SPDX-License-Identifier: Apache-2.0
"""Signed heads: where a device's chain stood, signed by a key of the device that never leaves the vault.

A chain alone doesn't show that its end was cut off, or all of it written anew. A head that was signed, and whose code
was printed on a document or went with a backup, does: the line it names must still be there and be the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from vlu_desktop.kernel.ids import RandomBytes
from vlu_desktop.store.database.connection import Connection

KEY_SETTING = "signing-key/"
"""Before a device's id: the setting by which its chain commits to the public half of its key."""
_SEED = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedHead:
    """A line that was the last of its device when it was signed, and the code of the whole journal then."""

    device: str
    seq: int
    at: str
    why: str
    code: str
    hash: bytes
    signature: bytes

    def message(self, vault: str) -> bytes:
        """What is signed."""
        parts = ("vlu-head-1", vault, self.device, str(self.seq), self.at, self.why, self.code, self.hash.hex())
        return "\n".join(parts).encode()


def make_key(connection: Connection, device: str, random: RandomBytes) -> str:
    """A new key for a device, within the caller's transaction; its public half in hexadecimal."""
    seed = random(_SEED)
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    connection.execute("INSERT OR REPLACE INTO signing_key VALUES (?, ?, ?)", (device, public, seed))
    return public.hex()


def has_key(connection: Connection, device: str) -> bool:
    """Whether a device can sign here."""
    sql = "SELECT 1 FROM signing_key WHERE device = ? AND private <> x''"
    return connection.execute(sql, (device,)).fetchone() is not None


def sign(connection: Connection, *, device: str, at: str, why: str, code: str) -> SignedHead | None:
    """Sign where the device's chain stands; None where it has no line. Signed once, a head is not signed again."""
    row = connection.execute(
        "SELECT seq, hash FROM journal WHERE device = ? ORDER BY seq DESC LIMIT 1", (device,)
    ).fetchone()
    if row is None:
        return None
    already = connection.execute(
        "SELECT at, why, code, hash, signature FROM signed_head WHERE device = ? AND seq = ?", (device, row[0])
    ).fetchone()
    if already is not None:
        return _head(device, row[0], *already)
    seed = connection.execute("SELECT private FROM signing_key WHERE device = ?", (device,)).fetchone()[0]
    head = SignedHead(device=device, seq=row[0], at=at, why=why, code=code, hash=row[1], signature=b"")
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(head.message(_vault(connection)))
    connection.execute(
        "INSERT INTO signed_head VALUES (?, ?, ?, ?, ?, ?, ?)", (device, row[0], at, why, code, row[1], signature)
    )
    return _head(device, row[0], at, why, code, row[1], signature)


def signed_heads(connection: Connection, code: str = "") -> list[SignedHead]:
    """Every signed head, newest first by its moment; or those with a code as it is printed."""
    where = "WHERE code = ?" if code else ""
    sql = f"SELECT device, seq, at, why, code, hash, signature FROM signed_head {where} ORDER BY at DESC, device, seq"
    return [_head(*row) for row in connection.execute(sql, (code,) if code else ()).fetchall()]


def is_genuine(head: SignedHead, vault: str, public: bytes) -> bool:
    """Whether the signature is the device's over exactly this head."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(head.signature, head.message(vault))
    except (InvalidSignature, ValueError):
        return False
    return True


def check_heads(connection: Connection) -> tuple[int, list[str]]:
    """How many signed heads there are, and a sentence for each that the journal or its key does not bear out."""
    problems: list[str] = []
    heads, vault = signed_heads(connection), _vault(connection)
    keys = _committed(connection)
    for head in heads:
        ref = f"{head.device}:{head.seq}"
        row = connection.execute(
            "SELECT hash FROM journal WHERE device = ? AND seq = ?", (head.device, head.seq)
        ).fetchone()
        if head.device not in keys or not is_genuine(head, vault, keys[head.device]):
            problems.append(f"The signature of entry {ref} is not genuine.")
        elif row is None:
            problems.append(f"Entry {ref} was signed and is missing: the end of the journal was cut off.")
        elif row[0] != head.hash:
            problems.append(f"Entry {ref} is not the one that was signed: the journal was written anew.")
    return len(heads), problems


def _committed(connection: Connection) -> Mapping[str, bytes]:
    """Each device's public key as its chain says it is."""
    rows = connection.execute("SELECT id, value FROM setting WHERE id GLOB ?", (f"{KEY_SETTING}*",)).fetchall()
    found: dict[str, bytes] = {}
    for key, value in rows:
        text = value.strip('"')
        if len(text) == 64 and all(letter in "0123456789abcdef" for letter in text):
            found[key.removeprefix(KEY_SETTING)] = bytes.fromhex(text)
    return found


def _vault(connection: Connection) -> str:
    row = connection.execute("SELECT value FROM vault_state WHERE name = 'vault'").fetchone()
    return str(row[0])


def _head(device: str, seq: int, at: str, why: str, code: str, hashed: Any, signature: Any) -> SignedHead:
    return SignedHead(device=device, seq=seq, at=at, why=why, code=code, hash=bytes(hashed), signature=bytes(signature))
