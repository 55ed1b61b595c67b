# SPDX-License-Identifier: Apache-2.0
"""What a damaged vault should hold, by its journal and its indexes, so that what is lost can be named and counted."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from vlu_desktop.record.record_types import record_type
from vlu_desktop.store.database.connection import Connection, DatabaseError
from vlu_desktop.store.journal.journal import SETTING, unpack_made
from vlu_desktop.store.records.erasure import erased_ids

_HEADS = """
INSERT OR IGNORE INTO journal_head
SELECT c.record_id, c.field, c.device, c.seq FROM journal_change AS c
WHERE NOT EXISTS (
    SELECT 1 FROM journal_change AS later, json_each(later.parents) AS parent
    WHERE later.record_id = c.record_id AND later.field = c.field AND parent.value = c.device || ':' || c.seq
)
"""
_SETTINGS = """
INSERT OR IGNORE INTO setting
SELECT c.record_id, v.value FROM journal_head AS h
JOIN journal_change AS c USING (device, seq, record_id, field)
JOIN journal_change_value AS v USING (device, seq, n)
WHERE c.record_type = ? AND c.field = 'value' AND v.value IS NOT NULL
"""


class ExpectedRows:
    """Which table each record belongs to, by id, of those that are not there yet."""

    def __init__(self, read: Callable[[str], Iterator[tuple[Any, ...]]]) -> None:
        self._read = read
        self._owner: dict[str, str] = {}

    def take_index(self, table: str) -> None:
        """The ids that a table's index has, which stands on other pages than its rows."""
        for way in ("ASC", "DESC"):
            with suppress(DatabaseError):
                index = f'"{table}" INDEXED BY "sqlite_autoindex_{table}_1"'
                for (record_id,) in self._read(f"SELECT id FROM {index} WHERE id >= '' ORDER BY id {way}"):
                    self._owner[record_id] = table
                return

    def take_journal(self, journal: Connection) -> None:
        """The ids of what the lines of the journal say was made or changed."""
        for (made,) in journal.execute("SELECT made FROM journal WHERE made <> x''").fetchall():
            with suppress(ValueError, IndexError, KeyError):
                for key, record_id, _ in unpack_made(made):
                    self._owner[record_id] = record_type(key).table
        for key, record_id in journal.execute("SELECT DISTINCT record_type, record_id FROM journal_change").fetchall():
            with suppress(KeyError):
                self._owner[record_id] = record_type(key).table

    def leave_out_what_is_there(self, target: Connection) -> None:
        """Forget what was saved, and what was erased by law, which is not looked for."""
        for table in set(self._owner.values()):
            for (record_id,) in target.execute(f'SELECT id FROM "{table}"').fetchall():
                self._owner.pop(record_id, None)
        for record_id in erased_ids(target):
            self._owner.pop(record_id, None)

    def table_of(self, record_id: object) -> str:
        """Where a record that is missing belongs; empty where that is not known."""
        return self._owner.get(record_id, "") if isinstance(record_id, str) else ""

    def found(self, record_id: str) -> None:
        """Note that it is there."""
        self._owner.pop(record_id, None)

    def left(self) -> dict[str, int]:
        """How many of each table were not found."""
        return dict(sorted(Counter(self._owner.values()).items()))


def rebuild(target: Connection, broken: set[str]) -> None:
    """Make anew from the journal what only repeats it, which is then as whole as the journal is."""
    if "journal_head" in broken:
        target.execute("DELETE FROM journal_head")
        target.execute(_HEADS)
    if "setting" in broken:
        target.execute(_SETTINGS, (SETTING,))
    broken -= {"journal_head", "setting"}


def note_lost_lines(target: Connection) -> dict[str, int]:
    """Lines are numbered and each has its parts, so those that are missing can be counted."""
    found = {
        "journal": (
            "SELECT sum(last - (SELECT count(*) FROM journal WHERE device = each.device)) FROM (SELECT device, "
            "max(seq) AS last FROM (SELECT device, seq FROM journal UNION ALL SELECT device, seq FROM journal_value "
            "UNION ALL SELECT device, seq FROM journal_change) GROUP BY device) AS each"
        ),
        "journal_value": (
            "SELECT count(*) FROM journal WHERE (made <> x'' OR said_hash <> x'') AND NOT EXISTS (SELECT 1 FROM "
            "journal_value AS v WHERE v.device = journal.device AND v.seq = journal.seq)"
        ),
        "journal_change": (
            "SELECT count(*) FROM journal_change_value AS v WHERE NOT EXISTS (SELECT 1 FROM journal_change AS c WHERE "
            "c.device = v.device AND c.seq = v.seq AND c.n = v.n)"
        ),
        "journal_change_value": (
            "SELECT count(*) FROM journal_change AS c WHERE NOT EXISTS (SELECT 1 FROM journal_change_value AS v WHERE "
            "v.device = c.device AND v.seq = c.seq AND v.n = c.n) AND (c.field = 'erased' OR c.record_id NOT IN "
            "(SELECT record_id FROM journal_change WHERE field = 'erased'))"
        ),
    }
    counts = {table: int(target.execute(sql).fetchone()[0] or 0) for table, sql in found.items()}
    return {table: many for table, many in counts.items() if many > 0}
