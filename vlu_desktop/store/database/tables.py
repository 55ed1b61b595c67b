# SPDX-License-Identifier: Apache-2.0
"""A vault's tables as sqlite-utils has them; the library is read only once a vault is open.

It takes longer to read than the first page of the program takes to show, and brings numpy with it.
"""

from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from vlu_desktop.store.database.connection import Connection

if TYPE_CHECKING:
    from vlu_desktop.store.database.known_tables import KnownTables


def read_ahead() -> None:
    """Have the library read on a thread of its own, while a passphrase is stretched without Python's lock."""
    Thread(target=import_module, args=("vlu_desktop.store.database.known_tables",), name="read ahead").start()


def tables_of(connection: Connection) -> "KnownTables":
    """The tables of an open vault, whose schema is up to date; made as quickly as a statement is run."""
    from vlu_desktop.store.database.known_tables import KnownTables

    return KnownTables(connection)
