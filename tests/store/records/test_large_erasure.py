# SPDX-License-Identifier: Apache-2.0
"""Erasing in a large casebook: written anew on the disk it is on, and not in memory, and readable by nobody there."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

from tests.rights import needs_linux
from tests.store.conftest import PASSPHRASE
from tests.store.pages import decrypted
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.database import connection
from vlu_desktop.store.keys.key_file import key_path, read_keys, unlock
from vlu_desktop.store.vault.vault import Vault


@needs_linux
def test_a_large_casebook_is_written_anew_beside_itself_where_nobody_could_read_it(
    vault: Vault, vault_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = vault.store
    case, kept = (store.add("case.add", Case(title=title))[0] for title in ("Wolstencroft", "Marlow"))
    with store.act("import.commit", act="collected") as act:
        act.add_many(
            Incident(case_id=each.id, account=f"{each.title}{n} " + "stood there " * 40)
            for n in range(100)
            for each in (case, kept)
        )
    monkeypatch.setattr(connection, "_ANEW_IN_MEMORY", 0)
    monkeypatch.setattr(connection, "_ANEW_CACHE_KIB", 40)
    beside: dict[str, bytes] = {}

    def look() -> int:
        for each in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                if "etilqs" in (name := os.readlink(each)):
                    beside[name] = each.read_bytes()
        return 0

    vault._connection.set_progress_handler(look, 1000)
    store.erase("case.erase", store.belonging(("case", case.id)), case_id=case.id, reason="x", authority="y")
    vault._connection.set_progress_handler(None, 0)
    [(name, content)] = beside.items()
    assert name.startswith(f"{vault_path.parent}/")
    assert name.endswith("(deleted)"), "a kill would leave it"
    assert len(content) > vault_path.stat().st_size // 4
    assert not any(plain in content for plain in (b"SQLite format", b"CREATE TABLE", b"Marlow", b"stood there"))
    assert vault._connection.execute("PRAGMA temp_store").fetchone()[0] == 2
    whole = decrypted(vault_path, unlock(read_keys(key_path(vault_path)), PASSPHRASE).key).lower()
    assert b"wolstencroft" not in whole
    assert b"marlow" in whole
    assert store.search("wolst") == []
    assert len(store.search("stood", limit=1000)) == 100
    assert vault.check().is_sound
