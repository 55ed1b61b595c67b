# SPDX-License-Identifier: Apache-2.0
"""The encrypted connection has the measured settings, shows nothing readable, and refuses what could harm or leak."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.calls import FAILED, Call, watched
from tests.rights import ROOT
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.store.database.connection import DatabaseError, check_versions, open_encrypted, read_marks

KEY = bytes(range(32))


def test_settings(tmp_path: Path) -> None:
    connection = open_encrypted(tmp_path / "v.db", KEY, create=True)
    settings = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store", "trusted_schema")
    }
    assert settings == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2,
        "trusted_schema": 0,
    }  # fmt: skip


def test_nothing_readable_on_the_disk(tmp_path: Path) -> None:
    connection = open_encrypted(tmp_path / "v.db", KEY, create=True)
    connection.execute("CREATE TABLE t (x TEXT)")
    connection.execute("INSERT INTO t VALUES ('Marigold Cottage')")
    found = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert len(found) > 4096
    assert b"Marigold" not in found
    assert b"CREATE TABLE" not in found
    assert b"SQLite format" not in found


def test_a_missing_file_is_never_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError):
        open_encrypted(tmp_path / "v.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_another_key_does_not_open_it(tmp_path: Path) -> None:
    connection = open_encrypted(tmp_path / "v.db", KEY, create=True)
    connection.execute("CREATE TABLE t (x TEXT)")
    connection.close()
    with pytest.raises(DatabaseError, match="not a database"):
        open_encrypted(tmp_path / "v.db", bytes(32))


@pytest.mark.parametrize("sql", ["ATTACH 'other.db' AS other KEY ''", "SELECT load_extension('x')"])
def test_ways_out_are_denied(tmp_path: Path, sql: str) -> None:
    connection = open_encrypted(tmp_path / "v.db", KEY, create=True)
    with pytest.raises(DatabaseError, match="not authorized"):
        connection.execute(sql)


def test_marks_are_read_through_the_log_too(tmp_path: Path) -> None:
    path = tmp_path / "odd #? name.db"
    connection = open_encrypted(path, KEY, create=True)
    connection.execute("PRAGMA user_version = 41")
    (tmp_path / "copy").mkdir()
    for suffix in ("", "-wal"):
        (tmp_path / "copy" / f"c.db{suffix}").write_bytes(path.with_name(path.name + suffix).read_bytes())
    before = {p.name: p.read_bytes() for p in (tmp_path / "copy").iterdir()}
    assert read_marks(tmp_path / "copy" / "c.db", KEY) == (0, 41)
    assert {p.name: p.read_bytes() for p in (tmp_path / "copy").iterdir()} == before
    connection.close()
    assert read_marks(path, KEY) == (0, 41)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy", path.name]


@pytest.mark.parametrize(("sqlite", "cipher"), [((3, 51, 2), (4, 19, 0)), ((3, 53, 4), (4, 18, 9))])
def test_libraries_that_could_harm_a_vault_are_refused(sqlite: tuple[int, ...], cipher: tuple[int, ...]) -> None:
    check_versions((3, 51, 3), (4, 19))
    with pytest.raises(UserError, match="Install the program again"):
        check_versions(sqlite, cipher)


def test_a_disk_that_once_gives_no_beginning_is_no_other_key(tmp_path: Path) -> None:
    """SQLCipher then takes a salt of its own: a casebook that is whole was called damaged."""
    open_encrypted(tmp_path / "v.db", KEY, create=True).close()
    count, failing, refused = 0, 0, list[str]()

    def before(call: Call) -> int:
        nonlocal count
        here, count = count, count + (call.name == "read")
        return FAILED["read"] if call.name == "read" and here == failing else 0

    for failing in range(20):  # noqa: B007 (`before` looks at it)
        count = 0
        with watched(tmp_path, before, reads=True):
            try:
                open_encrypted(tmp_path / "v.db", KEY).close()
            except DatabaseError as error:
                refused.append(str(error))
    assert len(refused) >= 2
    assert set(refused) == {"disk I/O error"}


NO_MEMORY = """
import sys
from pathlib import Path
from vlu_desktop.store.database.connection import OperationalError, open_encrypted
connection = open_encrypted(Path(sys.argv[1]), bytes(32), create=True)
connection.execute("CREATE TABLE t (a)")
connection.execute("PRAGMA hard_heap_limit = 4000000")
for asked in (
    lambda: connection.execute("SELECT length(hex(zeroblob(90000000)))"),
    lambda: connection.executemany("INSERT INTO t VALUES (length(hex(zeroblob(?))))", [(90000000,)]),
):
    try:
        asked()
    except OperationalError as error:
        print(error)
"""


def test_a_page_that_the_disk_does_not_give_in_a_commit_is_no_lack_of_memory(tmp_path: Path) -> None:
    """The cipher says so; the limit, which a process never gets rid of again, stands for it."""
    command = [sys.executable, "-c", NO_MEMORY, str(tmp_path / "unit.vlu")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["disk I/O error"] * 2
