# SPDX-License-Identifier: Apache-2.0
"""Lists of what was erased, as they go from one copy of a casebook to another: signed by a device that both know.

A list erases nothing by itself. It is held against the keys that this vault's own journal commits to, and then an
officer is shown what would go, and asked.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.changes import Reference
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.signing import sign_message, signed_message
from vlu_desktop.store.records.erasure import erased_references

ERASED_SINCE = "erased-since"
"""The state in which a restore leaves the signed list of what a newer backup knows to be erased."""
_KNOWN = frozenset(kind.key for kind in RECORD_TYPES)


class NotSigned(UserError):
    """A list of erasures is not from a device of this casebook, or was changed since."""

    def __init__(self) -> None:
        super().__init__(
            "That list of erasures is not signed by a computer that this casebook knows, or was changed since, so "
            "nothing is erased by it. Make it in the other copy with vlu-desktop erasures VAULT --out F."
        )


def signed_list(connection: Connection, device: str, at: str) -> dict[str, Any]:
    """Everything that was ever erased here, by type and id alone, signed by a device that has a key."""
    erased = [list(each) for each in erased_references(connection)]
    body = {"vault": _vault(connection), "device": device, "at": at, "erased": erased}
    return {**body, "signature": sign_message(connection, device, _message(body)).hex()}


def genuine(connection: Connection, body: object) -> tuple[Reference, ...]:
    """What a list names, of the types that this program knows. NotSigned."""
    try:
        if not isinstance(body, dict) or body["vault"] != _vault(connection):
            raise NotSigned
        signature = bytes.fromhex(body["signature"])
        if not signed_message(connection, str(body["device"]), _message(body), signature):
            raise NotSigned
        pairs = [(str(key), str(record_id)) for key, record_id in body["erased"]]
    except (KeyError, TypeError, ValueError) as error:
        raise NotSigned from error
    return tuple(pair for pair in pairs if pair[0] in _KNOWN)


def pending(connection: Connection) -> object:
    """The list that a restore left here to be decided on; None where there is none."""
    left = tables_of(connection).value("SELECT value FROM vault_state WHERE name = ?", (ERASED_SINCE,))
    return None if left is None else json.loads(left)


def settle(connection: Connection) -> None:
    """It was decided on."""
    tables_of(connection).table("vault_state").delete_where("name = ?", (ERASED_SINCE,))


def _message(body: dict[str, Any]) -> bytes:
    said = [[str(part) for part in pair] for pair in _pairs(body["erased"])]
    whole = json.dumps(said, separators=(",", ":"), ensure_ascii=True).encode()
    parts = ("vlu-erasures-1", body["vault"], str(body["device"]), str(body["at"]), hashlib.sha256(whole).hexdigest())
    return "\n".join(parts).encode("utf-8", "surrogatepass")


def _pairs(value: object) -> Sequence[Sequence[object]]:
    if not isinstance(value, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in value):
        raise TypeError
    return value


def _vault(connection: Connection) -> str:
    return str(tables_of(connection).value("SELECT value FROM vault_state WHERE name = 'vault'"))
