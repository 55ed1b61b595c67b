# SPDX-License-Identifier: Apache-2.0
"""Brings a vault's tables up to date where they are not."""

from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION


def bring_up_to_date(connection: Connection) -> None:
    """Run the steps that the vault hasn't had, in the caller's transaction or else each in one of its own."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION:
        return
    # Imported only where a step is due: sqlite-utils takes longer to import than a vault to open.
    from vlu_desktop.store.migrations import steps_table

    steps_table.apply(connection)
