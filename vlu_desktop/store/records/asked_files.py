# SPDX-License-Identifier: Apache-2.0
"""The file that another officer is asked to approve, kept among the drafts for as long as the question is open.

A question is a setting whose value names the file by its SHA-256; the file itself is no part of the journal. It goes
to the other computers with the line that asks (`chain_lines.py`), and is taken away on each once the question ended.
"""

import base64
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.records import draft_seals
from vlu_desktop.store.records.saving import saving

if TYPE_CHECKING:
    from vlu_desktop.store.database.known_tables import KnownTables

APPROVAL = "approval/"
"""Before an id: the settings of one question. What it is about stands last (`:ID`), but for what is the unit's own."""
ASKED = "/asked"
"""After the id: the setting that asks."""
KIND = "approval"
"""The kind of drafts that are such files."""
PIECE = 1 << 20


def is_question(name: str) -> bool:
    """Whether a setting asks for an approval, so that a file may go with it."""
    return name.startswith(APPROVAL) and name.partition(":")[0].endswith(ASKED)


def about(name: str) -> str:
    """The record that a question is about; "" where it is about the unit."""
    return name.partition(":")[2]


def questions_about(tables: "KnownTables", ids: set[str]) -> set[str]:
    """The settings of each question that names one of these records, what was answered to it among them."""
    rows = list(tables.table("setting").rows_where("id >= ? AND id < ?", (APPROVAL, f"{APPROVAL}g")))
    named = {_id_of(row["id"]) for row in rows if is_question(row["id"]) and _named(row["value"]) & ids}
    return {row["id"] for row in rows if _id_of(row["id"]) in named}


def _id_of(name: str) -> str:
    return name.removeprefix(APPROVAL).partition("/")[0]


def _named(value: str) -> set[str]:
    found = json.loads(value)
    return set(map(str, found.get("about", ()))) if isinstance(found, dict) else set()


def keep_piece(connection: Connection, name: str, n: int, piece: bytes) -> None:
    """Keep one piece of it, within the caller's transaction."""
    row = {
        "key": f"{name}#{n:06d}", "kind": KIND, "case_id": about(name), "body": base64.b64encode(piece).decode(),
        "saved_at": "",
    }  # fmt: skip
    tables_of(connection).table("draft").insert(row, replace=True)
    draft_seals.seal(connection, tuple(row.values()))


def pieces_of(tables: "KnownTables", name: str) -> Iterator[bytes]:
    """The file of a question, piece by piece; none where it is not here or no longer."""
    n = 0
    while (body := tables.value("SELECT body FROM draft WHERE key = ?", (f"{name}#{n:06d}",))) is not None:
        yield base64.b64decode(body)
        n += 1


def drop_all(tables: "KnownTables") -> None:
    """Take every such file away: what is erased may stand in any of them."""
    tables.table("draft").delete_where("kind = ?", (KIND,))


def digest_in(value: Any) -> str:
    """The digest that a question names; "" where it names none."""
    found = json.loads(value) if isinstance(value, str) else None
    return str(found.get("sha256", "")) if isinstance(found, dict) else ""


class AskedFiles:
    """Those of one vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tables = tables_of(connection)

    def keep(self, name: str, content: bytes) -> None:
        """Keep the file of a question, within the act that asks it."""
        for n in range(max(1, -(-len(content) // PIECE))):
            keep_piece(self._connection, name, n, content[n * PIECE : (n + 1) * PIECE])

    def file(self, name: str) -> bytes:
        """The file of a question; b"" where it is not here, or no longer."""
        return b"".join(pieces_of(self._tables, name))

    def here(self) -> set[str]:
        """The questions whose files are here."""
        rows = self._tables.table("draft").rows_where("kind = ?", (KIND,), select="key")
        return {row["key"].rpartition("#")[0] for row in rows}

    def drop(self, name: str) -> None:
        """Take the file of a question away, once it ended."""
        with saving():
            self._tables.table("draft").delete_where(
                "kind = ? AND key >= ? AND key < ?", (KIND, f"{name}#", f"{name}$")
            )
