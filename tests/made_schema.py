# SPDX-License-Identifier: Apache-2.0
"""The tables of a new vault, made once a run by the real steps: each later vault of a test has those pages copied."""

import tempfile
from functools import cache
from pathlib import Path

from vlu_desktop.store.database.connection import Connection, open_encrypted, reading_only
from vlu_desktop.store.migrations import schema

_KEY = bytes(32)


@cache
def _made() -> tuple[tempfile.TemporaryDirectory[str], Path]:
    folder = tempfile.TemporaryDirectory()
    file = Path(folder.name) / "tables"
    connection = open_encrypted(file, _KEY, create=True)
    schema.bring_up_to_date(connection)
    connection.close()
    return folder, file


def copy_tables(connection: Connection) -> None:
    """What `bring_up_to_date` does to an empty file, page for page; on any thread."""
    with reading_only(_made()[1], _KEY) as made:
        made.backup(connection, pages=-1, progress=lambda *_: None)
