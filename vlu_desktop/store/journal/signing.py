# SPDX-License-Identifier: Apache-2.0
"""Signed heads: where a device's chain stood, signed by a key of the device that never leaves the vault.

A chain alone doesn't show that its end was cut off, or all of it written anew. A head that was signed, and whose code
was printed on a document or went with a backup, does: the line it names must still be there and be the same. Each head
signs the one before it as well, and the vault counts them, so that one taken away is missed.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from vlu_desktop.kernel.ids import RandomBytes
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of

if TYPE_CHECKING:
    from vlu_desktop.store.database.known_tables import KnownTables

COUNTED = "signed/"
"""Before a device's id: the state that counts its signed heads."""
KEY_SETTING = "signing-key/"
"""Before a device's id: the setting by which its chain commits to the public half of its key."""
SEALING_SETTING = "sealing-key/"
"""The same of the public half that others seal by what is for the device."""
PURGED = "purged/"
"""The setting by which its chain says that its casebook was destroyed."""
KEEPS = "exchange-keeps/"
"""The setting by which its chain says how many records it keeps that were erased elsewhere, for a hold is on them."""
OWN_SETTINGS = (KEY_SETTING, SEALING_SETTING, PURGED, KEEPS)
"""Before a device's id: what is said of a device by its own chain alone."""
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

    def message(self, vault: str, before: bytes | None) -> bytes:
        """What is signed: with the signature before it (b"" for the first), or alone, as up to version 0.2."""
        parts = (vault, self.device, str(self.seq), self.at, self.why, self.code, self.hash.hex())
        if before is None:
            return "\n".join(("vlu-head-1", *parts)).encode()
        return "\n".join(("vlu-head-2", *parts, hashlib.sha256(before).hexdigest())).encode()


def make_key(connection: Connection, device: str, random: RandomBytes) -> str:
    """A new key for a device, within the caller's transaction; its public half in hexadecimal."""
    seed = random(_SEED)
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    row = {"device": device, "public": public, "private": seed}
    tables_of(connection).table("signing_key").insert(row, replace=True)
    return public.hex()


def has_key(connection: Connection, device: str) -> bool:
    """Whether a device can sign here."""
    where = "device = ? AND private <> x''"
    return tables_of(connection).table("signing_key").count_where(where, (device,)) > 0


def sign(connection: Connection, *, device: str, at: str, why: str, code: str) -> SignedHead | None:
    """Sign where the device's chain stands; None where it has no line. Signed once, a head is not signed again."""
    tables = tables_of(connection)
    row = tables.execute(
        "SELECT seq, hash FROM journal WHERE device = ? ORDER BY seq DESC LIMIT 1", (device,)
    ).fetchone()
    if row is None:
        return None
    for already in tables.table("signed_head").rows_where("device = ? AND seq = ?", (device, row[0])):
        return SignedHead(**already)
    seed = tables.value("SELECT private FROM signing_key WHERE device = ?", (device,))
    sql = "SELECT signature FROM signed_head WHERE device = ? ORDER BY seq DESC LIMIT 1"
    before = bytes(tables.value(sql, (device,)) or b"")
    head = SignedHead(device=device, seq=row[0], at=at, why=why, code=code, hash=row[1], signature=b"")
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(head.message(_vault(tables), before))
    made = replace(head, hash=bytes(row[1]), signature=signature)
    with tables.atomic():
        tables.table("signed_head").insert(asdict(made))
        many = tables.table("signed_head").count_where("device = ?", (device,))
        tables.table("vault_state").insert({"name": f"{COUNTED}{device}", "value": str(many)}, replace=True)
    return made


def sign_message(connection: Connection, device: str, message: bytes) -> bytes:
    """The device's signature over any bytes; KeyError where it has no key here."""
    seed = tables_of(connection).value("SELECT private FROM signing_key WHERE device = ?", (device,))
    if not seed:
        raise KeyError(device)
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def signed_message(connection: Connection, device: str, message: bytes, signature: bytes) -> bool:
    """Whether a device whose key this vault's journal commits to signed exactly these bytes."""
    public = committed_keys(connection).get(device)
    return public is not None and is_signed_by(public, message, signature)


def is_signed_by(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the private half of a key signed exactly these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def signed_heads(connection: Connection, code: str = "") -> list[SignedHead]:
    """Every signed head, newest first by its moment; or those with a code as it is printed."""
    where, values = ("code = ?", (code,)) if code else (None, ())
    rows = tables_of(connection).table("signed_head").rows_where(where, values, order_by="at DESC, device, seq")
    return [SignedHead(**row) for row in rows]


def is_genuine(head: SignedHead, vault: str, public: bytes, before: bytes | None) -> bool:
    """Whether the signature is the device's over exactly this head, after the one with that signature."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(head.signature, head.message(vault, before))
    except (InvalidSignature, ValueError):
        return False
    return True


def check_heads(connection: Connection) -> tuple[int, list[str]]:
    """How many signed heads there are, and a sentence for each that the journal or its key does not bear out."""
    problems: list[str] = []
    tables = tables_of(connection)
    heads, vault, keys = signed_heads(connection), _vault(tables), committed_keys(connection)
    before: dict[str, bytes] = {}
    chained: set[str] = set()
    for head in sorted(heads, key=lambda each: (each.device, each.seq)):
        ref = f"{head.device}:{head.seq}"
        hashed = tables.value("SELECT hash FROM journal WHERE device = ? AND seq = ?", (head.device, head.seq))
        public = keys.get(head.device, b"")
        follows = is_genuine(head, vault, public, before.get(head.device, b""))
        alone = head.device not in chained and is_genuine(head, vault, public, None)
        before[head.device] = head.signature
        if follows:
            chained.add(head.device)
        if not follows and not alone:
            problems.append(f"The signature of entry {ref} is not genuine, or the one before it was taken away.")
        elif hashed is None:
            problems.append(f"Entry {ref} was signed and is missing: the end of the journal was cut off.")
        elif hashed != head.hash:
            problems.append(f"Entry {ref} is not the one that was signed: the journal was written anew.")
    for row in tables.table("vault_state").rows_where("name GLOB ?", (f"{COUNTED}*",)):
        device = row["name"].removeprefix(COUNTED)
        lacking = int(row["value"]) - sum(head.device == device for head in heads)
        if lacking > 0:
            problems.append(f"{lacking} signed heads of device {device} were taken away: its journal may be cut off.")
    return len(heads), problems


def committed_keys(connection: Connection) -> Mapping[str, bytes]:
    """Each device's public key as its chain says it is."""
    tables = tables_of(connection)
    found: dict[str, bytes] = {}
    for row in tables.table("setting").rows_where("id GLOB ?", (f"{KEY_SETTING}*",)):
        text = row["value"].strip('"')
        if len(text) == 64 and all(letter in "0123456789abcdef" for letter in text):
            found[row["id"].removeprefix(KEY_SETTING)] = bytes.fromhex(text)
    return found


def _vault(tables: "KnownTables") -> str:
    return str(tables.value("SELECT value FROM vault_state WHERE name = 'vault'"))
