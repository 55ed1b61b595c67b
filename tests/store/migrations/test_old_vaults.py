# SPDX-License-Identifier: Apache-2.0
"""A vault of every schema there ever was opens, is brought up to date with nothing of it changed, and verifies."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.store.vaults import make_vault as made
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.people import Case
from vlu_desktop.store.database.connection import Connection, open_encrypted, read_marks
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION
from vlu_desktop.store.keys.key_file import key_path
from vlu_desktop.store.migrations import schema
from vlu_desktop.store.records.full_text import WORDS_VERSION
from vlu_desktop.store.steps.step_0010_who_must_be_told import EARLIER_TOLD
from vlu_desktop.store.vault import upgrade, vault
from vlu_desktop.store.vault.vault import Vault, open_vault

VAULTS = sorted(made.HERE.glob("schema-*.vlu"), key=lambda path: int(path.stem.partition("-")[2]))
OLD = [path for path in VAULTS if path.stem != f"schema-{SCHEMA_VERSION}"]
LATER = datetime(2031, 1, 1, tzinfo=UTC)
TRIGGER = "CREATE TRIGGER told AFTER INSERT ON incident BEGIN UPDATE incident SET note = note WHERE id = NEW.id; END"


def taken(source: Path, folder: Path) -> Path:
    """A vault of the tree, where it may be written to."""
    path = folder / source.name
    shutil.copy(source, path)
    shutil.copy(key_path(source), key_path(path))
    return path


def opened(path: Path) -> Vault:
    return open_vault(path, made.PASSPHRASE, clock=lambda: LATER, random=os.urandom, cost=made.COST, floor=made.COST)


def raw(path: Path) -> Connection:
    return open_encrypted(path, made.key_of(path))


def expected(source: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
    return found


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


MAKE_IT = "Make it with `python -m tests.store.vaults.make_vault` and commit its three files."


def lacking(folder: Path, numbers: Iterable[int]) -> list[str]:
    """What stands in the way of trying the vaults of these schemas, a sentence each."""
    there = {path.name for path in folder.iterdir()}
    needed = {*numbers, *(int(found[1]) for name in there if (found := re.match(r"schema-(\d+)\.", name)))}
    return [
        f"The vault of schema {number} has no {name}, so nothing tries whether it still opens. {MAKE_IT}"
        for number in sorted(needed)
        for name in (f"schema-{number}{part}" for part in (".vlu", ".vlu.keys", ".json"))
        if name not in there
    ]


def test_there_is_a_whole_vault_of_every_released_schema_and_of_the_newest() -> None:
    assert lacking(made.HERE, {*made.RELEASED, SCHEMA_VERSION}) == []


def test_what_a_vault_lacks_is_said_plainly(tmp_path: Path) -> None:
    for name in ("schema-1.json", "schema-1.vlu", "schema-1.vlu.keys", "schema-6.json", "make_vault.py"):
        (tmp_path / name).touch()
    assert lacking(tmp_path, {1}) == [
        f"The vault of schema 6 has no schema-6.vlu{end}, so nothing tries whether it still opens. {MAKE_IT}"
        for end in ("", ".keys")
    ]
    assert len(lacking(tmp_path, {1, 7})) == 5


def test_git_keeps_such_a_vault_and_no_other(tmp_path: Path) -> None:
    """What is kept from the tree, so that nobody's casebook is ever committed, must not hide these."""
    shutil.copy(made.HERE.parents[2] / ".gitignore", tmp_path)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    files = [f"schema-99{end}" for end in (".vlu", ".vlu.keys", ".json")]
    kept = made.HERE.relative_to(made.HERE.parents[2])
    paths = [*(str(kept / name) for name in files), *files, "tests/store/unit.vlu", "unit.vlu.keys"]
    ignored = subprocess.run(
        ["git", "-C", tmp_path, "-c", "core.excludesFile=", "check-ignore", *paths], capture_output=True, text=True
    )
    assert ignored.stdout.split() == ["schema-99.vlu", "schema-99.vlu.keys", "tests/store/unit.vlu", "unit.vlu.keys"]


@pytest.mark.parametrize("source", VAULTS, ids=lambda path: path.stem)
def test_it_opens_with_every_row_as_it_was_and_verifies(source: Path, tmp_path: Path) -> None:
    path, then = taken(source, tmp_path), expected(source)
    with closing(raw(path)) as connection:
        indexed = connection.execute("SELECT value FROM vault_state WHERE name = 'search'").fetchone()
    with opened(path) as vault:
        # The index is made anew where words are told apart otherwise now; of the rows nothing is.
        state = "SELECT value FROM vault_state WHERE name = 'search'"
        assert vault._connection.execute(state).fetchone() == (WORDS_VERSION,)
        vault._connection.execute("UPDATE vault_state SET value = ? WHERE name = 'search'", indexed)
        report = vault.check()
        assert report.problems == ()
        assert report.is_sound
        assert vault.store.head_code() == then["head"]
        # What a service has still to do with the rows is noted beside them, and goes when it is done.
        vault.store.settle(EARLIER_TOLD)
        for table, was in then["tables"].items():
            now = made.digest_of(vault._connection, table, was["columns"])
            assert now == {"rows": was["rows"], "sha256": was["sha256"]}, f"{table} is not as it was"
        assert [draft.body for draft in vault.store.drafts()] == ['{"account": "begun and not saved"}']
        assert vault.store.search("Taken out again") == []
        assert "incident" in {hit.record_type for hit in vault.store.search("Incident Zoë")}
    assert read_marks(path, made.key_of(path))[1] == SCHEMA_VERSION


@pytest.mark.parametrize("source", VAULTS, ids=lambda path: path.stem)
def test_it_is_worked_on_undone_and_signed_as_a_new_one_is(source: Path, tmp_path: Path) -> None:
    path = taken(source, tmp_path)
    with opened(path) as vault:
        case, changes = vault.store.add("case.add", Case(title="Begun later"))
        assert case.recorded_at == LATER
        vault.store.undo(changes.entry)
        vault.store.sign_head("document")
        report = vault.store.verify()
        assert report.problems == ()
        assert report.signed >= 1
    with opened(path) as vault:
        assert vault.check().is_sound


@pytest.mark.parametrize("source", OLD, ids=lambda path: path.stem)
def test_a_whole_copy_is_made_first_that_still_opens_as_the_old_one(source: Path, tmp_path: Path) -> None:
    path = taken(source, tmp_path)
    before, version = digest(path), expected(source)["schema"]
    opened(path).close()
    [copy] = upgrade.older_copies(path)
    assert copy.name == f"{path.stem}.version-{version}.vlu"
    assert digest(copy) == before
    assert read_marks(copy, made.key_of(copy))[1] == version
    opened(path).close()
    assert upgrade.older_copies(path) == (copy,), "no second copy where nothing is due"


@pytest.mark.parametrize("source", OLD, ids=lambda path: path.stem)
def test_triggers_are_kept(source: Path, tmp_path: Path) -> None:
    path = taken(source, tmp_path)
    connection = raw(path)
    connection.execute(TRIGGER.replace("note = note", "account = account"))
    connection.close()
    opened(path).close()
    connection = raw(path)
    assert connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall() == [("told",)]
    connection.close()


@pytest.mark.parametrize("what", ["rows", "triggers", "the step itself"])
def test_a_step_that_would_lose_something_leaves_the_vault_as_it_was(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = taken(VAULTS[0], tmp_path)
    connection = raw(path)
    connection.execute(TRIGGER.replace("note = note", "account = account"))
    before = connection.execute("SELECT count(*) FROM incident").fetchone()
    connection.close()

    def harmful(connection: Connection) -> None:
        schema.bring_up_to_date(connection)
        if what == "rows":
            connection.execute("DELETE FROM journal_value")
        elif what == "triggers":
            connection.execute("DROP TRIGGER told")
        else:
            raise ZeroDivisionError

    monkeypatch.setattr(upgrade, "bring_up_to_date", harmful)
    with pytest.raises((RuntimeError, ZeroDivisionError)):
        opened(path)
    assert read_marks(path, made.key_of(path))[1] == 1
    connection = raw(path)
    assert connection.execute("SELECT count(*) FROM incident").fetchone() == before
    connection.close()
    monkeypatch.undo()
    with opened(path) as vault:
        [trigger] = vault.check().problems
        assert trigger == "A trigger “told” was added to the casebook by something other than this program."
    assert len(upgrade.older_copies(path)) >= 1


def test_without_room_for_the_copy_nothing_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = taken(VAULTS[0], tmp_path)
    before = digest(path)
    monkeypatch.setattr(upgrade.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))  # type: ignore[attr-defined]
    with pytest.raises(UserError, match="There is no room"):
        opened(path)
    assert digest(path) == before
    assert upgrade.older_copies(path) == ()


def test_another_state_of_the_same_version_gets_a_copy_of_its_own(tmp_path: Path) -> None:
    """As when an old backup is put back over a vault that was brought up to date before."""
    path = taken(VAULTS[0], tmp_path)
    opened(path).close()
    [first] = upgrade.older_copies(path)
    kept = digest(first)
    taken(VAULTS[0], tmp_path)
    connection = raw(path)
    connection.execute("UPDATE vault_state SET value = value WHERE name = 'search'")
    connection.execute("INSERT INTO draft VALUES ('k', 'incident', '', '{}', '2026-11-02')")
    connection.close()
    opened(path).close()
    assert [copy.name for copy in upgrade.older_copies(path)] == ["schema-1.version-1-2.vlu", "schema-1.version-1.vlu"]
    assert digest(first) == kept


@pytest.mark.parametrize(("days", "left"), [(183, 1), (185, 0)])
def test_a_copy_is_kept_no_longer_than_a_backup(days: int, left: int, tmp_path: Path) -> None:
    path = taken(VAULTS[0], tmp_path)
    opened(path).close()
    [copy] = upgrade.older_copies(path)
    made_at = LATER.timestamp() - days * 86_400
    os.utime(copy, (made_at, made_at))
    opened(path).close()
    assert len(upgrade.older_copies(path)) == left
    assert key_path(copy).exists() == bool(left)


def test_a_newer_vault_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = taken(VAULTS[-1], tmp_path)
    before = digest(path)
    monkeypatch.setattr(vault, "SCHEMA_VERSION", SCHEMA_VERSION - 1)
    with pytest.raises(UserError, match="newer version"):
        opened(path)
    assert digest(path) == before
