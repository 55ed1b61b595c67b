# SPDX-License-Identifier: Apache-2.0
"""Signed heads: a journal cut short, or written anew by somebody who holds the key, is found by what was signed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.conftest import PASSPHRASE
from vlu_desktop.kernel.ids import Clock
from vlu_desktop.record.people import Case
from vlu_desktop.store.journal import signing
from vlu_desktop.store.journal.journal import COLUMNS, line_hash
from vlu_desktop.store.journal.signing import is_genuine
from vlu_desktop.store.vault.vault import Vault, open_vault

NOT = " is not genuine, or the one before it was taken away."
MakeVault = Callable[[], Vault]


@pytest.fixture
def signed(vault: Vault) -> Vault:
    """A vault with two cases, its head signed at a document."""
    vault.store.add("case.add", Case(title="One"))
    vault.store.add("case.add", Case(title="Two"))
    vault.store.sign_head("document")
    return vault


def test_a_head_is_signed_once_and_its_code_is_the_printed_one(signed: Vault) -> None:
    code = signed.store.head_code()
    assert signed.store.sign_head("backup") == code
    [head] = signed.store.signed_heads()
    assert (head.seq, head.why, head.code) == (3, "document", code)
    assert [each.seq for each in signed.store.signed_heads(code)] == [3]
    assert signed.store.signed_heads("0000 0000") == []
    report = signed.store.verify()
    assert (report.problems, report.signed) == ((), 1)


def test_what_is_signed_leaves_no_line_of_its_own(signed: Vault) -> None:
    assert [line.method for line in signed.store.entries()] == ["case.add", "case.add", "vault.create"]


def test_closing_signs_where_the_journal_stands_and_only_then(
    make_vault: MakeVault, vault_path: Path, clock: Clock
) -> None:
    with make_vault() as vault:
        vault.store.add("case.add", Case(title="One"))
    for _ in range(2):
        with open_vault(vault_path, PASSPHRASE, clock=clock) as again:
            assert [(head.seq, head.why) for head in again.store.signed_heads()] == [(2, "lock")]
            assert again.check().is_sound


def test_a_signature_covers_every_part_of_the_head(signed: Vault) -> None:
    connection = signed._connection
    for column, other in (("at", "2001-01-01"), ("why", "lock"), ("code", "AAAA BBBB"), ("hash", b"x" * 32)):
        was = connection.execute(f"SELECT {column} FROM signed_head").fetchone()[0]
        connection.execute(f"UPDATE signed_head SET {column} = ?", (other,))
        assert signed.store.verify().problems == ("The signature of entry " + ref(signed) + NOT,)
        connection.execute(f"UPDATE signed_head SET {column} = ?", (was,))
    assert signed.store.verify().is_sound


def ref(vault: Vault) -> str:
    return f"{vault.store.device}:3"


def test_an_end_that_was_cut_off_is_found(signed: Vault) -> None:
    connection = signed._connection
    connection.execute("DELETE FROM journal WHERE seq = 3")
    connection.execute("DELETE FROM journal_value WHERE seq = 3")
    connection.execute("DELETE FROM search_entry WHERE record_type = 'case'")
    connection.execute("DELETE FROM \"case\" WHERE title = 'Two'")
    assert signed.store.verify().problems == (
        f"Entry {ref(signed)} was signed and is missing: the end of the journal was cut off.",
    )


def test_a_chain_written_anew_is_found(signed: Vault) -> None:
    """By somebody with the key, who hashes every line again: only what was signed tells."""
    connection, prev = signed._connection, b""
    for row in connection.execute(f"SELECT {', '.join(COLUMNS)} FROM journal ORDER BY seq").fetchall():
        line = dict(zip(COLUMNS, row, strict=True)) | {"prev": prev}
        if line["seq"] == 2:
            line["at"] = "2001-01-01T00:00:00.000000+00:00"
        prev = line_hash(line[name] for name in COLUMNS)
        connection.execute(
            "UPDATE journal SET at = ?, prev = ?, hash = ? WHERE seq = ?", (line["at"], line["prev"], prev, line["seq"])
        )
    assert signed.store.verify().problems == (
        f"Entry {ref(signed)} is not the one that was signed: the journal was written anew.",
    )


def test_a_key_put_in_place_of_the_devices_is_found(signed: Vault) -> None:
    connection = signed._connection
    signing.make_key(connection, signed.store.device, lambda many: b"k" * many)
    connection.execute("DELETE FROM signed_head")
    signed.store.sign_head("document")
    assert signed.store.verify().problems == (f"The signature of entry {ref(signed)}{NOT}",)


def test_a_device_without_a_key_is_given_one_that_its_chain_commits_to(vault: Vault) -> None:
    vault._connection.execute("DELETE FROM signing_key")
    vault.store.add("case.add", Case(title="One"))
    undoable = vault.store.next_undo()
    vault.store.sign_head("backup")
    assert vault.store.entries(limit=1)[0].method == "keys.signing"
    assert vault.store.next_undo() == undoable
    assert vault.store.verify().is_sound


def test_another_vaults_signature_is_not_this_ones(signed: Vault) -> None:
    [head] = signed.store.signed_heads()
    public = signed._connection.execute("SELECT public FROM signing_key").fetchone()[0]
    vault_id = signed._connection.execute("SELECT value FROM vault_state WHERE name = 'vault'").fetchone()[0]
    assert is_genuine(head, vault_id, public, b"")
    assert not is_genuine(head, vault_id, public, b"another before it")
    assert not is_genuine(head, "another", public, b"")
    assert not is_genuine(head, vault_id, b"short", b"")
