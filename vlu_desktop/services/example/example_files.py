# SPDX-License-Identifier: Apache-2.0
"""The files of a casebook folder as entries: tables of TOML with rows of incidents beside them, no value read yet."""

import csv
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType, record_type
from vlu_desktop.services.example.example_cells import ExampleEntry

UNIT_FILE = "00-unit"
_KEYS = frozenset(each.key for each in RECORD_TYPES)
_JOINS = {"charge", "police-contact", "exhibit", "source-item", "request"}
_COLUMNS = {"told": "told_on", "when": "happened", "reference": "police_reference", "written": "written_down"}
_USUAL = {"source": "victim", "reliability": "first-hand", "standing": "fact"} | {
    "attribution": "offender",
    "certainty": "known",
}


def read_folder(folder: Path) -> tuple[list[ExampleEntry], date]:
    """Every entry of a casebook, the unit's own first, and the day the casebook is kept up to."""
    found: list[ExampleEntry] = []
    up_to = date.min
    for path in sorted(folder.glob("*.toml")):
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (ValueError, RecursionError) as error:
            raise UserError(f"{path.name} can’t be read: {error}. Correct the file.") from error
        up_to = tables.pop("up_to", up_to)
        case = tables.get("case")
        offender = tables.pop("offender", "")
        opened = case["opened"] if case else tables.pop("opened", up_to)
        reader = _File(path.stem, opened, offender, "case" if case else "")
        found += reader.entries(tables)
        rows = path.with_suffix(".csv")
        if rows.exists():
            found += reader.incidents(rows)
    if not found:
        raise UserError(say("acts.there-is-no-casebook-in"))
    return found, up_to


class _File:
    """One file of a casebook: where its entries belong when they don't say."""

    def __init__(self, name: str, opened: date, offender: str, case: str) -> None:
        self.name = name
        self._opened = opened
        self._belongs = {"case_id": case, "offender_id": offender}
        self._offender = offender
        self._numbers: dict[str, int] = {}

    def entries(self, tables: dict[str, Any], parent: ExampleEntry | None = None) -> Iterator[ExampleEntry]:
        """The entries of some tables, each followed by what belongs to it."""
        for key in [key for key, value in tables.items() if key in _KEYS and isinstance(value, dict | list)]:
            value = tables.pop(key) if parent else tables[key]
            for values in [value] if isinstance(value, dict) else value:
                yield from self._entry(record_type(key), dict(values), parent)
        if parent is None:
            for key in tables:
                if key not in _KEYS:
                    raise UserError(f"{self.name}: there is no kind of record “{key}”. Correct its spelling.")

    def incidents(self, path: Path) -> Iterator[ExampleEntry]:
        """The rows of an incident file; a row without a day of telling has that of the row before."""
        told = self._opened
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if None in row:
                    raise UserError(f"{path.name}: a row has more cells than there are columns: {row['account']!r}.")
                cells = {_COLUMNS.get(name, name): cell.strip() for name, cell in row.items() if cell and cell.strip()}
                told = date.fromisoformat(cells["told_on"]) if "told_on" in cells else told
                cells["told_on"] = told.isoformat()
                yield from self._incident(cells, told)

    def _incident(self, cells: dict[str, Any], told: date) -> Iterator[ExampleEntry]:
        lists = {name: _listed(cells.pop(name, "")) for name in ("kinds", "towards", "breaches", "use")}
        values: dict[str, Any] = {**_USUAL, **cells, "known": told}
        if values["attribution"] == "offender" and self._offender:
            values.setdefault("actor", self._offender)
        values["incident-behaviour"] = [{"kind": kind} for kind in lists["kinds"]]
        values["incident-target"] = [_target(words) for words in lists["towards"] or ["victim"]]
        values["incident-use"] = [
            {"purpose": purpose, "agreed": agreed, "asked_on": told}
            for purpose, agreed in (words.split() for words in lists["use"])
        ]
        [incident, *belonging] = self._entry(record_type("incident"), values, None)
        yield incident
        yield from belonging
        for words in lists["breaches"]:
            term, outcome, *note = words.split(maxsplit=2)
            order = term.split("/")[0]
            values = {"order": order, "incident": incident.label, "term": term, "outcome": outcome, "known": told}
            values["note"] = "".join(note)
            yield from self._entry(record_type("breach"), values, None)

    def _entry(self, kind: RecordType, values: dict[str, Any], parent: ExampleEntry | None) -> Iterator[ExampleEntry]:
        entry = ExampleEntry(
            type=kind,
            values=values,
            file=self.name,
            label=self._label(kind, values, parent),
            opened=self._opened,
            parent=parent,
        )
        self._settle(entry, parent)
        belonging = list(self.entries(values, entry))
        yield entry
        yield from belonging
        if kind.key in _JOINS:
            for label in values.get("incidents", ()):
                yield from self._entry(record_type(f"{kind.key}-incident"), {"incident": label}, entry)
        for role in values.get("roles", ()):
            involved = {"person": entry.label, "role": role, "known": values.get("known", self._opened)}
            yield from self._entry(record_type("involvement"), involved, None)

    def _label(self, kind: RecordType, values: dict[str, Any], parent: ExampleEntry | None) -> str:
        if "label" in values:
            return str(values["label"])
        if kind.key == "case":
            return "case"
        if kind.key == "order-term" and parent:
            return f"{parent.label}/{values['number']}"
        stem = f"{parent.label}/{kind.key}" if parent else kind.key
        self._numbers[stem] = self._numbers.get(stem, 0) + 1
        return f"{stem} {self._numbers[stem]}"

    def _settle(self, entry: ExampleEntry, parent: ExampleEntry | None) -> None:
        """Say what it belongs to, unless it says so itself."""
        owner = entry.type.owner
        about = entry.type.key in ("protection", "withholding-mark", "due-mark", "telling")
        if about and parent:
            entry.values["record_type"] = parent.type.key
            entry.fixed["record_id"] = parent.id
        if about and owner is None:
            return
        if owner and owner.name not in entry.values and owner.name.removesuffix("_id") not in entry.values:
            if parent and parent.type.key == owner.to:
                entry.fixed[owner.name] = parent.id
            elif self._belongs.get(owner.name):
                entry.values[owner.name] = self._belongs[owner.name]
            else:
                raise UserError(f"{entry.place}: it does not say what it belongs to (“{owner.name}”).")


def _listed(cell: str) -> list[str]:
    return [words.strip() for words in cell.split(";") if words.strip()]


def _target(words: str) -> dict[str, str]:
    kind, _, note = words.partition(" - ")
    kind, _, person = kind.partition(":")
    return {"kind": kind.strip(), "person": person.strip(), "note": note.strip()}
