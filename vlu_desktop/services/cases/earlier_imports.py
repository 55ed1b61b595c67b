# SPDX-License-Identifier: Apache-2.0
"""What imports of earlier versions read from accounts and stored as if an officer had chosen it, made suggestions."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.record.conduct import (
    Incident,
    IncidentBehaviour,
    IncidentTarget,
    SourceItem,
    SourceItemIncident,
    Suggestion,
)
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.steps.step_0006_way_in import EARLIER_IMPORTS

_METHOD, _FIRST_SCHEMA = "import.commit", 6
Row = IncidentBehaviour | IncidentTarget
R = TypeVar("R", IncidentBehaviour, IncidentTarget)


class EarlierImports:
    """Kinds and targets that came by an import before version 6 of the tables become suggestions like any other.

    Those stay chosen that a column of the file told, and those of an incident whose kinds were changed since.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def reconsider(self) -> int:
        """How many were moved. A run that was broken off is taken up where it stood."""
        moved: dict[str, list[tuple[Row, Suggestion]]] = defaultdict(list)
        for ref in self._store.lines_by(_METHOD, before_schema=_FIRST_SCHEMA):
            for incident, rows in self._imported(ref):
                moved[incident.case_id] += [(row, _suggestion(incident, row)) for row in rows]
        for case_id, pairs in moved.items():
            with self._store.act("import.reconsider", act="altered", case_id=case_id) as act:
                for row, _ in pairs:
                    act.remove(type(row), row.id)
                act.add_many(suggestion for _, suggestion in pairs)
        self._store.settle(EARLIER_IMPORTS)
        return sum(len(pairs) for pairs in moved.values())

    def _imported(self, ref: str) -> Iterator[tuple[Incident, list[Row]]]:
        """The incidents that one line made, each with the kinds and targets that nobody chose."""
        made = set(self._store.made_in(ref))
        kinds, targets = self._rows(IncidentBehaviour), self._rows(IncidentTarget)
        rows_of = self._raw_rows()
        gone = self._changed_since(made)
        for incident in self._store.all(Incident):
            mine = kinds.get(incident.id, [])
            theirs = any(("incident-behaviour", row.id) not in made for row in mine)
            if ("incident", incident.id) not in made or incident.id in gone or theirs:
                continue
            cells = list(_other_cells(rows_of.get(incident.id, ""), incident))
            told = {row.kind for row in mine if any(_names(row.kind, cell) for cell in cells)}
            unchosen: list[Row] = [row for row in mine if row.kind not in told]
            # An import never had a column for targets: every one was read from a kind.
            unchosen += [row for row in targets.get(incident.id, []) if ("incident-target", row.id) in made]
            if unchosen:
                yield incident, unchosen

    def _changed_since(self, made: Iterable[tuple[str, str]]) -> set[str]:
        """The incidents of which a kind that the line made was taken out since."""
        there = {row.id for row in self._store.all(IncidentBehaviour)}
        found = set()
        for key, record_id in made:
            if key == "incident-behaviour" and record_id not in there:
                line = self._store.made_by(IncidentBehaviour, record_id)
                was = self._store.as_at(IncidentBehaviour, record_id, line.at) if line else None
                found |= {was.incident_id} if was else set()
        return found

    def _rows(self, cls: type[R]) -> dict[str, list[R]]:
        found: dict[str, list[R]] = defaultdict(list)
        for row in self._store.all(cls):
            found[row.incident_id].append(row)
        return found

    def _raw_rows(self) -> dict[str, str]:
        """Incident id to the row of the file that it was made of."""
        raw: dict[str, str] = {item.id: item.raw for item in self._store.all(SourceItem)}
        return {link.incident_id: raw.get(link.source_item_id, "") for link in self._store.all(SourceItemIncident)}


def _suggestion(incident: Incident, row: Row) -> Suggestion:
    kind = isinstance(row, IncidentBehaviour)
    because = next((found[0] for word in _words(row.kind) if (found := _whole(word).search(incident.account))), "")
    return Suggestion(
        incident_id=incident.id, what="kind" if kind else "target", value=row.kind,
        because=because if kind else "", came_by="earlier-import",
    )  # fmt: skip


def _other_cells(raw: str, incident: Incident) -> Iterator[str]:
    """The cells of a row that are neither the account nor the words used."""
    texts = f"{incident.account}\n{incident.words}"
    for cells in csv.reader([raw], strict=False):
        yield from (cell for cell in cells if cell.strip() and cell.strip() not in texts)


def _names(kind: str, cell: str) -> bool:
    """Whether a cell names a kind."""
    return any(_whole(word).search(cell) for word in _words(kind))


def _words(kind: str) -> tuple[str, ...]:
    found = behaviour(kind)
    return (found.label, *found.words)


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\w*", re.IGNORECASE)
