# SPDX-License-Identifier: Apache-2.0
"""What was found on opening and has been told nobody yet, kept in the vault until it is.

An opening may be broken off, by a lock or a kill, after its journal has what it found and before an officer saw it.
"""

import json

from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of

NEWS = "news"
"""The state with the sentences, as JSON."""


def keep(connection: Connection, *said: str) -> None:
    """Keep sentences beside those that wait; within the act that says the same, or before what it tells of goes."""
    here = unsaid(connection)
    value = json.dumps([*here, *(each for each in said if each and each not in here)])
    if json.loads(value) != list(here):
        tables_of(connection).table("vault_state").insert({"name": NEWS, "value": value}, replace=True)


def unsaid(connection: Connection) -> tuple[str, ...]:
    """What is waiting, in the order it was found."""
    found = tables_of(connection).value("SELECT value FROM vault_state WHERE name = ?", (NEWS,))
    return tuple(json.loads(found)) if found else ()


def were_told(connection: Connection) -> None:
    """An officer was told all of it."""
    tables_of(connection).table("vault_state").delete_where("name = ?", (NEWS,))
