# SPDX-License-Identifier: Apache-2.0
"""Each tampering by somebody who holds the key, with a database tool, is named by the check in a plain sentence."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.clocks import TickingClock
from tests.store.conftest import CHEAP, PASSPHRASE
from vlu_desktop.record.conduct import Exhibit, Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.backup.make_backup import NotBackedUp, make_backup
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.journal import signing
from vlu_desktop.store.keys.recovery_key import new_identity
from vlu_desktop.store.vault.vault import Vault, create_vault, open_vault

Tamper = Callable[[Connection], object]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault with an exhibit, incidents, a setting, a draft and three signed heads, open; each test takes back."""
    path = tmp_path_factory.mktemp("tampered") / "unit.vlu"
    clock = TickingClock()
    with create_vault(
        path, PASSPHRASE, officer_name="Asha Example", clock=clock, random=os.urandom, cost=CHEAP, floor=CHEAP
    ) as made:
        made.ring.set_recovery(PASSPHRASE, new_identity())
        case, _ = made.store.add("case.add", Case(title="Marlow and Quill"))
        for n in range(8):
            made.store.add("incident.add", Incident(case_id=case.id, account=f"He rang, {n}."))
            if n % 4 == 0:
                made.store.sign_head("document")
        with made.store.act("exhibit.take-in", act="collected") as act:
            exhibit = act.add(Exhibit(case_id=case.id, description="A letter"))
            size, digest = act.add_content(exhibit.id, [b"what he wrote " * 100])
            act.change(replace(exhibit, sha256=digest, size=size))
            act.set("area", "North")
        made.store.save_draft("incident:new", "incident", case.id, '{"account": "begun"}')
    with open_vault(path, PASSPHRASE, clock=clock, cost=CHEAP, floor=CHEAP) as vault:
        assert vault.check().problems == ()
        yield vault


def _fields(record: Exhibit) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def sql(*statements: str) -> Tamper:
    def tamper(connection: Connection) -> None:
        for each in statements:
            connection.execute(each)

    return tamper


def another_key(connection: Connection) -> None:
    device = connection.execute("SELECT value FROM vault_state WHERE name = 'device'").fetchone()[0]
    signing.make_key(connection, device, lambda many: b"k" * many)


NEWEST = "(SELECT max(seq) FROM journal)"
ATTACKS: dict[str, tuple[Tamper, str]] = {
    "an exhibit's bytes altered": (
        sql("UPDATE exhibit_content SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB)"),
        "is not the one that was taken in",
    ),
    "an exhibit's bytes deleted": (sql("DELETE FROM exhibit_content"), "The file of an exhibit .* is missing"),
    "the search emptied": (sql("INSERT INTO search (search) VALUES ('delete-all')"), "does not find 10 records"),
    "a place in the search deleted": (sql("DELETE FROM search_entry WHERE n = 2"), "does not find 1 records"),
    "a word of the search changed": (
        sql("INSERT INTO search (search, rowid, words) VALUES ('delete', 3, 'He rang, 1.')",
            "INSERT INTO search (rowid, words) VALUES (3, 'nothing of it')"),
        "by other words than they have",
    ),
    "a stray place in the search": (
        sql("INSERT INTO search_entry VALUES (900, 'x', 'incident', 'y')"), "finds 1 records that are not in use"
    ),
    "a stray setting": (sql("INSERT INTO setting VALUES ('documents.sign-off', '[]')"), "1 settings .* no act made"),
    "a forged draft": (
        sql("INSERT INTO draft VALUES ('k', 'incident', '', '{}', '2026-03-03T09:00:00.000000+00:00')"),
        "1 drafts were put there or changed",
    ),
    "a draft changed": (sql("UPDATE draft SET body = '{}'"), "1 drafts were put there or changed"),
    "a trigger added": (
        sql("CREATE TRIGGER off AFTER INSERT ON draft BEGIN DELETE FROM setting WHERE id = 'documents.sign-off'; END"),
        "A trigger “off” was added",
    ),
    "an index dropped": (sql("DROP INDEX journal_by_case"), "The index “journal_by_case” is missing"),
    "a table changed": (sql("ALTER TABLE device ADD COLUMN more TEXT"), "The table “device” was changed"),
    "the signing key replaced": (another_key, "is not the one its journal commits to"),
    "every signed head deleted": (sql("DELETE FROM signed_head"), "signed heads of device .* were taken away"),
    "one signed head deleted": (
        sql("DELETE FROM signed_head WHERE seq = (SELECT min(seq) FROM signed_head)"),
        "or the one before it was taken away",
    ),
    "the newest act deleted with its signed head": (
        sql(f"DELETE FROM signed_head WHERE seq = {NEWEST}", f"DELETE FROM journal WHERE seq = {NEWEST}"),
        "1 signed heads of device .* may be cut off",
    ),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_is_named_in_a_sentence(whole: Vault, attack: str) -> None:
    tamper, sentence = ATTACKS[attack]
    connection = whole._connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN")
    try:
        tamper(connection)
        problems = "\n".join(whole.check().problems)
    finally:
        connection.execute("ROLLBACK")
    assert re.search(sentence, problems), problems
    assert "Marlow" not in problems


def test_a_backup_of_such_a_casebook_does_not_count(whole: Vault, tmp_path: Path) -> None:
    tmp_path.joinpath("stick").mkdir()
    rows = whole._connection.execute("SELECT * FROM exhibit_content").fetchall()
    whole._connection.execute("DELETE FROM exhibit_content")
    with pytest.raises(NotBackedUp, match="casebook itself is damaged"):
        make_backup(whole.backup_source(), tmp_path / "stick", datetime.now(UTC))
    whole._connection.executemany("INSERT INTO exhibit_content VALUES (?, ?, ?)", rows)
    assert list((tmp_path / "stick").iterdir()) == []
