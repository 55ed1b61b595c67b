# SPDX-License-Identifier: Apache-2.0
"""Files on their way out of the program: announced in the vault with the line that says so, until they are in place."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass

from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of

_STATE = "leaving/"
PART = re.compile(r"\.vlu-[0-9a-f]{16}\.part")
"""How a file is called that has no place yet; nothing else is ever cleared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingFile:
    """A file under way. `part` is where it stands meanwhile ("" for nowhere); `entry` the line that lets it go."""

    name: str
    part: str = ""
    out: str = ""
    sha256: str = ""
    entry: str = ""


def announce(connection: Connection, file: LeavingFile) -> None:
    """Keep in the vault that it is under way; within the caller's transaction, or in one of its own."""
    row = {"name": f"{_STATE}{file.name}", "value": json.dumps(asdict(file))}
    tables_of(connection).table("vault_state").insert(row, replace=True)


def settle(connection: Connection, name: str) -> None:
    """It is in its place, or never will be."""
    tables_of(connection).table("vault_state").delete_where("name = ?", (f"{_STATE}{name}",))


def waiting(connection: Connection) -> Iterator[LeavingFile]:
    """Every file that is on its way, or was when a program was killed."""
    rows = tables_of(connection).table("vault_state").rows_where("name GLOB ?", (f"{_STATE}*",))
    for row in list(rows):
        with suppress(ValueError, TypeError):
            yield LeavingFile(**json.loads(row["value"]))
