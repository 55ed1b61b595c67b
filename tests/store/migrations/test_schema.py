# SPDX-License-Identifier: Apache-2.0
"""The tables of a new vault are what the record's classes describe, and every table is strict."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.made_schema import copy_tables
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType
from vlu_desktop.store.database.connection import Connection, open_encrypted
from vlu_desktop.store.database.schema_version import APPLICATION_ID, SCHEMA_VERSION
from vlu_desktop.store.migrations.schema import bring_up_to_date

STRINGS = (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.REF)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Connection:
    connection = open_encrypted(Path(tmp_path_factory.mktemp("schema")) / "v.db", bytes(32), create=True)
    bring_up_to_date(connection)
    return connection


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.key)
def test_a_type_has_its_table_and_every_field_its_column(fresh: Connection, kind: RecordType) -> None:
    rows = fresh.execute(f'PRAGMA table_info("{kind.table}")').fetchall()
    found = {row[1]: (row[2], row[3]) for row in rows}
    expected = {
        "id": ("TEXT", 1), "unit": ("TEXT", 1), "recorded_at": ("TEXT", 1), "recorded_by": ("TEXT", 1),
        "made_in": ("TEXT", 1), "removed": ("INTEGER", 1),
    }  # fmt: skip
    for spec in specs(kind.cls):
        whole = spec.kind in (Kind.INTEGER, Kind.FLAG)
        expected[spec.name] = ("INTEGER" if whole else "TEXT", int(spec.kind in STRINGS or spec.kind is Kind.FLAG))
    missing = [f"{kind.cls.__name__}.{name}" for name in expected if name not in found]
    assert not missing, f"without a column; add a schema step: {missing}"
    assert found == expected


@pytest.mark.parametrize("kind", [t for t in RECORD_TYPES if t.owner], ids=lambda kind: kind.key)
def test_an_owner_must_exist_and_is_indexed(fresh: Connection, kind: RecordType) -> None:
    assert kind.owner is not None
    references = fresh.execute(f'PRAGMA foreign_key_list("{kind.table}")').fetchall()
    assert [(row[2], row[3]) for row in references] == [(kind.owner.to.replace("-", "_"), kind.owner.name)]
    indexes = fresh.execute(f'PRAGMA index_list("{kind.table}")').fetchall()
    first = {fresh.execute(f'PRAGMA index_info("{row[1]}")').fetchone()[2] for row in indexes}
    assert kind.owner.name in first


def test_every_table_is_strict(fresh: Connection) -> None:
    loose = [
        row[1]
        for row in fresh.execute("PRAGMA table_list").fetchall()
        if row[2] == "table" and not row[5] and not row[1].startswith(("sqlite_", "_sqlite_", "search"))
    ]
    assert loose == []


def test_the_marks_are_set_and_a_second_run_does_nothing(fresh: Connection) -> None:
    before = fresh.execute("SELECT * FROM _sqlite_migrations").fetchall()
    bring_up_to_date(fresh)
    assert fresh.execute("SELECT * FROM _sqlite_migrations").fetchall() == before
    assert len(before) == SCHEMA_VERSION == fresh.execute("PRAGMA user_version").fetchone()[0]
    assert fresh.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


def test_the_copy_that_tests_begin_with_is_what_the_steps_make(fresh: Connection, tmp_path: Path) -> None:
    copied = open_encrypted(tmp_path / "v.db", bytes(range(32)), create=True)
    copy_tables(copied)
    for sql in ("SELECT type, name, tbl_name, sql FROM sqlite_master", "PRAGMA user_version", "PRAGMA application_id"):
        assert copied.execute(sql).fetchall() == fresh.execute(sql).fetchall()


def test_the_step_library_is_not_imported_where_no_step_is_due(tmp_path: Path) -> None:
    vault = tmp_path / "v.db"
    connection = open_encrypted(vault, bytes(32), create=True)
    bring_up_to_date(connection)
    connection.close()
    program = (
        "import sys; from pathlib import Path; from vlu_desktop.store.database.connection import open_encrypted; "
        "from vlu_desktop.store.migrations.schema import bring_up_to_date; "
        "bring_up_to_date(open_encrypted(Path(sys.argv[1]), bytes(32))); assert 'sqlite_utils' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(vault)], check=True)
