# SPDX-License-Identifier: Apache-2.0
"""Makes the vault of the present schema that later versions must open: `python -m tests.store.vaults.make_vault`.

Run once when a step was added, and commit what it makes with the step; a vault made earlier is never made again.
Beside it goes `schema-N.json`: for every table its columns, the number of its rows and the SHA-256 over them.
"""

import dataclasses
import hashlib
import json
import os
import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from vlu_desktop.dates.when import When
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Exhibit, Incident
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Kind, Spec, specs
from vlu_desktop.record.people import Case
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType
from vlu_desktop.store.database.connection import Connection, open_encrypted
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION
from vlu_desktop.store.integrity.rollback_check import HEAD_KEY, OPENINGS, PLACE
from vlu_desktop.store.journal.signing import COUNTED
from vlu_desktop.store.keys.key_file import KeyCost, key_path, read_keys, unlock
from vlu_desktop.store.records.draft_seals import KEY, SEAL
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.vault import create_vault

RELEASED = (1, 5)
"""The schemas that went out with a version of the program. Add the number, and its vault, with each release."""
HERE = Path(__file__).parent
PASSPHRASE = "an old vault must open for ever"
COST = KeyCost(memory_kib=64, passes=1, lanes=1)
EXHIBIT = b"what he wrote, as it was handed over\n" * 2000


class Clock:
    """Moves on by a second at each look, from a morning in 2026."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def filled(kind: RecordType, ids: dict[str, str], number: int) -> Record:
    """A record of a type with every field filled in, owned by the record of each type in `ids`."""
    values: dict[str, Any] = {spec.name: _value(kind, spec, ids, number) for spec in specs(kind.cls)}
    return kind.cls(**values)


def _value(kind: RecordType, spec: Spec, ids: dict[str, str], number: int) -> Any:
    match spec.kind:
        case Kind.REF:
            return ids.get(spec.to or "incident", "")
        case Kind.WHEN:
            return When.on(date(2019, 3, 1) + timedelta(days=number))
        case Kind.DATE:
            return date(2020, 5, 1) + timedelta(days=number)
        case Kind.INSTANT:
            return datetime(2021, 6, 1, 12, tzinfo=UTC)
        case Kind.COUNT:
            return Count.exactly(number + 2)
        case Kind.INTEGER:
            return number + 1
        case Kind.FLAG:
            return True
        case Kind.CHOICE:
            return ""
        case _ if spec.name == "record_type":
            return "incident"
        case _:
            return f"{kind.title}, {spec.label.lower()} {number}: Zoë, مرحبا, =1+1 <b>"


def fill(store: Store) -> None:
    """Two records of every type, changes, something taken out, an undo, a setting, an exhibit's bytes and a draft."""
    ids: dict[str, str] = {}
    with store.act("record.add", act="collected") as act:
        for number in (0, 1):
            for kind in RECORD_TYPES:
                if kind.key not in ("unit", "officer"):
                    ids[kind.key] = act.add(filled(kind, ids, number)).id
    case_id = ids["case"]
    with store.act("exhibit.take-in", act="collected", case_id=case_id) as act:
        size, digest = act.add_content(ids["exhibit"], [EXHIBIT])
        exhibit = store.get(Exhibit, ids["exhibit"])
        assert exhibit is not None
        act.change(dataclasses.replace(exhibit, sha256=digest, size=size))
    for kind in RECORD_TYPES:
        texts = [spec.name for spec in specs(kind.cls) if spec.kind in (Kind.TEXT, Kind.LONG_TEXT)]
        record = store.get(kind.cls, ids.get(kind.key, ""))
        if record is not None and texts and texts[-1] != "record_type":
            with store.act(f"{kind.key}.change", case_id=case_id, reason="Read back to her") as act:
                act.change(dataclasses.replace(record, **{texts[-1]: f"put right: {texts[-1]}"}))  # type: ignore[arg-type]
    incident, _ = store.add("incident.add", Incident(case_id=case_id, account="Taken out again"), case_id=case_id)
    with store.act("incident.remove", case_id=case_id) as act:
        act.remove(Incident, incident.id)
    case, _ = store.add("case.add", Case(title="Begun by mistake"))
    store.undo(store.entries(limit=1)[0].ref)
    assert store.get(Case, case.id) is None
    with store.act("setting.change") as act:
        act.set("area", "North")
    store.consulted("case.open", case_id=case_id)
    with store.act("document.save", act="disclosed", case_id=case_id, reason="Sentence", detail="Crown Court"):
        pass
    store.save_draft("incident:new", "incident", case_id, '{"account": "begun and not saved"}')


def digests(connection: Connection) -> dict[str, dict[str, Any]]:
    """For every table of rows that are read: its columns, how many rows, and the SHA-256 over them in order."""
    result: dict[str, dict[str, Any]] = {}
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (name,) in tables:
        if not name.startswith(("search", "sqlite_", "_sqlite_")):
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")').fetchall()]
            result[name] = {"columns": columns, **digest_of(connection, name, columns)}
    return result


def digest_of(connection: Connection, table: str, columns: list[str]) -> dict[str, Any]:
    """How many rows a table has, and the SHA-256 over these columns of them."""
    listed = ", ".join(f'"{name}"' for name in columns)
    rows = connection.execute(f'SELECT {listed} FROM "{table}" ORDER BY {listed}').fetchall()
    # What an opening keeps of itself changes by that; nothing of the record is in it.
    rows = [row for row in rows if not str(row[0]).startswith((OPENINGS, HEAD_KEY, PLACE, KEY, SEAL, COUNTED))]
    return {"rows": len(rows), "sha256": hashlib.sha256(repr(rows).encode("utf-8", "surrogatepass")).hexdigest()}


def key_of(path: Path) -> bytes:
    """The data key of a vault made here."""
    return unlock(read_keys(key_path(path)), PASSPHRASE).key


def main() -> None:
    """Make it, unless it is there."""
    target = HERE / f"schema-{SCHEMA_VERSION}.vlu"
    if target.exists():
        raise SystemExit(f"{target.name} is there already, and an old vault is never made again.")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / target.name
        vault = create_vault(
            made, PASSPHRASE, officer_name="Asha Example", clock=Clock(), random=os.urandom, cost=COST, floor=COST
        )
        with vault:
            fill(vault.store)
            code = vault.store.head_code()
            assert vault.check().is_sound
        connection = open_encrypted(made, key_of(made))
        found = {"schema": SCHEMA_VERSION, "head": code, "tables": digests(connection)}
        connection.close()
        shutil.copy(made, target)
        shutil.copy(key_path(made), key_path(target))
    target.with_suffix(".json").write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
