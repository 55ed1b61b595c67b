# SPDX-License-Identifier: Apache-2.0
"""What cases came to on a day, kept in the vault so that it need not be worked out again: derived, and no record.

A row holds for one day, for one `law` (whatever besides the record it was worked out with: rules, settings of the
program, the program itself) and for where the journal stood; it is never read where a line since then touched its case
or anybody in it. No act journals it, nothing else reads it, and an erasure or a check of the casebook empties it.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.records.saving import saving
from vlu_desktop.store.records.touched_cases import Mark, Touched, mark_of, touched_since

if TYPE_CHECKING:
    from vlu_desktop.store.database.known_tables import KnownTables

MARK = "summaries"
"""The state that says where the journal stood when the rows held, all of them."""

_KEPT_DAYS = 14
"""What was worked out for a day so long before another is not asked for again; days to come are worked out ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSummary:
    """What a case came to, as text, and everyone in it, whose records bear on it too."""

    people: frozenset[str]
    body: str


class CaseSummaries:
    """The table of one open vault."""

    def __init__(self, connection: Connection, writing: Callable[[], AbstractContextManager[None]]) -> None:
        self._tables = tables_of(connection)
        self._writing = writing
        self.forgotten = 0
        """How often all were forgotten since the vault was opened; whoever holds some of them holds them no longer."""

    def mark(self) -> dict[str, int]:
        """Where the journal stands now."""
        return mark_of(self._tables)

    def touched_since(self, mark: Mark) -> Touched | None:
        """The cases and the people that were touched after a mark; None where it may be any."""
        return touched_since(self._tables, mark)

    def read(self, day: str, law: str) -> dict[str, StoredSummary]:
        """What still holds of a day, by case."""
        with self._tables.atomic():  # one look at the file, whatever another program saves meanwhile
            mark = self._mark()
            touched = None if mark is None else touched_since(self._tables, mark)
            if touched is None:
                return {}
            rows = self._tables.execute(
                "SELECT case_id, people, body FROM case_summary WHERE day = ? AND law = ?", (day, law)
            ).fetchall()
        found = {case_id: StoredSummary(people=_people(people), body=body) for case_id, people, body in rows}
        return {case_id: row for case_id, row in found.items() if holds(touched, case_id, row.people)}

    def keep(self, day: str, law: str, rows: Mapping[str, StoredSummary], mark: Mark) -> None:
        """Keep rows that held at a mark, those of them that nothing touched since; what holds no more goes.

        NotSaved where the disk or another program refuses.
        """
        with saving(), self._writing():
            self._forget_touched(law)
            since = touched_since(self._tables, mark)
            for case_id, row in rows.items() if since is not None else ():
                if holds(since, case_id, row.people):
                    kept = {"case_id": case_id, "day": day, "law": law, "body": row.body}
                    kept["people"] = json.dumps(sorted(row.people))
                    self._tables.table("case_summary").insert(kept, replace=True)
            self._tables.table("case_summary").delete_where("day < date(?, ?)", (day, f"-{_KEPT_DAYS} days"))

    def _forget_touched(self, law: str) -> None:
        """Leave only rows that hold now, so that one mark stands for all of them."""
        mark = self._mark()
        touched = None if mark is None else touched_since(self._tables, mark)
        table = self._tables.table("case_summary")
        if touched is None:
            table.delete_where()
        else:
            table.delete_where("law <> ?", (law,))
            if any(touched):
                for day, case_id, people in self._tables.execute(
                    "SELECT day, case_id, people FROM case_summary"
                ).fetchall():
                    if not holds(touched, case_id, _people(people)):
                        table.delete_where("day = ? AND case_id = ?", (day, case_id))
        text = json.dumps(mark_of(self._tables))
        self._tables.table("vault_state").insert({"name": MARK, "value": text}, replace=True)

    def forget(self) -> None:
        """Leave nothing, so that all is worked out anew."""
        self.forgotten += 1
        with self._writing():
            forget_summaries(self._tables)

    def _mark(self) -> dict[str, int] | None:
        found = self._tables.value("SELECT value FROM vault_state WHERE name = ?", (MARK,))
        try:
            return None if found is None else {str(device): int(last) for device, last in json.loads(found).items()}
        except (ValueError, AttributeError):
            return None


def holds(touched: Touched | None, case_id: str, people: frozenset[str]) -> bool:
    """Whether nothing touched a case or anybody in it."""
    return touched is not None and case_id not in touched[0] and people.isdisjoint(touched[1])


def forget_summaries(tables: "KnownTables") -> None:
    """Within the caller's transaction: what is erased stands in none."""
    tables.table("case_summary").delete_where()


def _people(text: Any) -> frozenset[str]:
    return frozenset(json.loads(text))
