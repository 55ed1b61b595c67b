# SPDX-License-Identifier: Apache-2.0
"""Drafts are not journalled, so each is sealed as it is kept: the check tells one that something else put there."""

import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from vlu_desktop.kernel.ids import RandomBytes
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of

if TYPE_CHECKING:
    from vlu_desktop.store.database.known_tables import KnownTables

KEY = "draft-key"
"""The state with the key that drafts are sealed with."""
SEAL = "draft/"
"""Before the digest of a draft's key: the state with its seal."""
_COLUMNS = ("key", "kind", "case_id", "body", "saved_at")


def begin(connection: Connection, random: RandomBytes) -> None:
    """On opening: seal what an earlier version kept, once, and forget the seals of drafts that are gone."""
    tables = tables_of(connection)
    state = tables.table("vault_state")
    if not _key(tables):
        with tables.atomic():
            state.insert({"name": KEY, "value": random(32).hex()})
            for row in list(tables.table("draft").rows):
                seal(connection, [row[name] for name in _COLUMNS])
        return
    there = {_name(row["key"]) for row in tables.table("draft").rows_where(select="key")}
    for row in list(state.rows_where("name GLOB ?", (f"{SEAL}*",), select="name")):
        if row["name"] not in there:
            state.delete(row["name"])


def seal(connection: Connection, draft: Sequence[str]) -> None:
    """Seal a draft, its columns in the order of the table; within the caller's transaction."""
    tables = tables_of(connection)
    key = _key(tables)
    if key:
        row = {"name": _name(draft[0]), "value": _mac(key, draft)}
        tables.table("vault_state").insert(row, replace=True)


def unsealed(connection: Connection) -> tuple[str, ...]:
    """The keys of drafts that are not as this program kept them; none where it has not begun to seal them."""
    tables = tables_of(connection)
    key = _key(tables)
    if not key:
        return ()
    seals = {row["name"]: row["value"] for row in tables.table("vault_state").rows_where("name GLOB ?", (f"{SEAL}*",))}
    found = [[row[name] for name in _COLUMNS] for row in tables.table("draft").rows]
    return tuple(
        draft[0] for draft in found if not hmac.compare_digest(seals.get(_name(draft[0]), ""), _mac(key, draft))
    )


def _key(tables: "KnownTables") -> str:
    return str(tables.value("SELECT value FROM vault_state WHERE name = ?", (KEY,)) or "")


def _name(draft_key: str) -> str:
    return SEAL + hashlib.sha256(draft_key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _mac(key: str, draft: Sequence[str]) -> str:
    said = json.dumps(list(draft)).encode()
    return hmac.new(bytes.fromhex(key), said, hashlib.sha256).hexdigest()
