# SPDX-License-Identifier: Apache-2.0
"""sqlite-utils over a vault: one statement for one thing done, nothing made by accident, nobody's plugins."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from vlu_desktop.store.database.connection import DatabaseError
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.vault.vault import Vault

STORE = Path(__file__).resolve().parents[3] / "vlu_desktop" / "store"
DRAFT = {"key": "k", "kind": "incident", "case_id": "c", "body": "{}", "saved_at": "2026"}


@contextmanager
def statements(vault: Vault) -> Iterator[list[str]]:
    """What is run meanwhile."""
    run: list[str] = []
    traced: Any = vault._connection
    traced.set_trace_callback(run.append)
    yield run
    traced.set_trace_callback(None)


WAYS: dict[str, Callable[[Any], object]] = {
    "insert": lambda tables: tables.table("draft").insert(DRAFT, replace=True),
    "insert_rows": lambda tables: tables.table("draft").insert_rows(tuple(DRAFT), [tuple(DRAFT.values())]),
    "delete_where": lambda tables: tables.table("draft").delete_where("key = ?", ("another",)),
    "count_where": lambda tables: tables.table("draft").count_where("case_id = ?", ("c",)),
    "rows_where": lambda tables: list(tables.table("draft").rows_where("case_id = ?", ("c",))),
    "value": lambda tables: tables.value("SELECT value FROM vault_state WHERE name = ?", ("vault",)),
}


@pytest.mark.parametrize("way", WAYS)
def test_within_a_transaction_one_thing_is_one_statement(vault: Vault, way: str) -> None:
    tables = tables_of(vault._connection)
    with tables.atomic(), statements(vault) as run:
        WAYS[way](tables)
    assert len(run) == 1, run


def test_the_columns_of_a_table_are_asked_for_once(vault: Vault) -> None:
    tables = tables_of(vault._connection)
    with tables.atomic():
        tables.table("draft").insert(DRAFT)
        tables.table("draft").update("k", {"body": "[]"})
        with statements(vault) as run:
            tables.table("draft").update("k", {"body": "{}"})
    assert [statement.split()[0].upper() for statement in run] == ["SELECT", "UPDATE"]


def test_a_table_that_is_not_there_is_refused_and_not_made(vault: Vault) -> None:
    tables = tables_of(vault._connection)
    before = tables.table_names()
    with pytest.raises(DatabaseError, match="no such table"):
        tables.table("invented").insert({"id": "1"})
    with pytest.raises(DatabaseError, match="no column named"):
        tables.table("draft").insert({**DRAFT, "invented": 1})
    assert tables.table_names() == before
    assert not vault._connection.in_transaction


def test_many_rows_go_in_whole_however_many_and_none_where_one_is_wrong(vault: Vault) -> None:
    tables = tables_of(vault._connection)
    rows = [(f"k{n}", "incident", "c", "{}", f"{n}") for n in range(1234)]
    tables.table("draft").insert_rows(tuple(DRAFT), rows)
    assert tables.execute("SELECT * FROM draft ORDER BY CAST(saved_at AS INTEGER)").fetchall() == rows
    with pytest.raises(DatabaseError, match="UNIQUE"), tables.atomic():
        tables.table("draft").insert_rows(tuple(DRAFT), [(f"n{n}", "", "", "", "") for n in range(900)] + rows[:1])
    assert tables.table("draft").count == len(rows)


@pytest.mark.parametrize("outer", [False, True])
def test_what_fails_is_taken_back_with_all_of_its_transaction(vault: Vault, outer: bool) -> None:
    tables = tables_of(vault._connection)

    def fail() -> None:
        with tables.atomic():
            tables.table("draft").insert(DRAFT)
            raise ZeroDivisionError

    def within() -> None:
        with tables.atomic():
            tables.table("draft").insert({**DRAFT, "key": "before"})
            fail()

    with pytest.raises(ZeroDivisionError):
        (within if outer else fail)()
    assert not vault._connection.in_transaction
    assert tables.table("draft").count == 0


def test_no_plugin_is_loaded_and_triggers_are_left_as_sqlite_has_them(vault: Vault) -> None:
    from sqlite_utils import plugins

    vault.store.search("anything")
    vault.store.save_draft("k", "incident", "", "{}")
    assert not plugins._plugins_loaded
    assert vault._connection.execute("PRAGMA recursive_triggers").fetchone() == (0,)


def test_what_drops_triggers_is_called_nowhere() -> None:
    calls = [path.name for path in STORE.rglob("*.py") if ".transform(" in path.read_text(encoding="utf-8")]
    assert calls == []


def test_the_library_is_read_only_once_a_vault_is_open() -> None:
    program = "import sys, vlu_desktop.store.vault.vault; assert not {'sqlite_utils', 'numpy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
