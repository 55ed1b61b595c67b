# SPDX-License-Identifier: Apache-2.0
"""What a vault holds in numbers and where its journal stands, so that a copy can be held against its original."""

from collections.abc import Mapping
from typing import Any

from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.integrity.first_open import COPY
from vlu_desktop.store.journal.journal import head_code
from vlu_desktop.store.records.erasure import erased_references


def facts_of(connection: Connection) -> dict[str, Any]:
    """Rows by table, the end of each device's chain, the head's short code, ids of what was erased, the schema."""
    tables = tables_of(connection)
    names = sorted(name for name in tables.table_names() if not name.startswith(("search", "sqlite")))
    rows = {name: tables.table(name).count for name in names if name != "vault_state"}
    tips = tables.execute(
        "SELECT id, (SELECT seq FROM journal WHERE device = d.id ORDER BY seq DESC LIMIT 1) AS last, "
        "(SELECT hash FROM journal WHERE device = d.id ORDER BY seq DESC LIMIT 1) FROM device AS d "
        "WHERE last IS NOT NULL ORDER BY id"
    ).fetchall()
    return {
        "rows": rows,
        "tips": {device: [seq, bytes(hashed).hex()] for device, seq, hashed in tips},
        "head": head_code(connection),
        "erased": [list(each) for each in erased_references(connection)],
        "schema": tables.value("PRAGMA user_version"),
    }


def is_copy_of(connection: Connection, facts: Mapping[str, Any]) -> bool:
    """Whether a copy holds what is told of it, and says itself when it was made: what a backup and its restore ask."""
    marked = tables_of(connection).table("vault_state").count_where("name = ? AND value = ?", (COPY, facts["made_at"]))
    return marked == 1 and facts_of(connection).items() <= facts.items()
