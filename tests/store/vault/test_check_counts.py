# SPDX-License-Identifier: Apache-2.0
"""All that is wrong is counted and named, however much it is."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.database.connection import open_encrypted
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.records import verify
from vlu_desktop.store.vault.vault import Vault, create_vault, open_vault

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
WORDS = "correct horse battery staple"


@pytest.fixture
def altered(tmp_path: Path) -> Vault:
    """A vault of which sixty rows were changed by no act."""
    now = datetime(2026, 3, 3, 9, tzinfo=UTC)

    def clock() -> datetime:
        nonlocal now
        now += timedelta(seconds=1)
        return now

    path = tmp_path / "unit.vlu"
    vault = create_vault(
        path, WORDS, officer_name="Asha Example", clock=clock, random=os.urandom, cost=CHEAP, floor=CHEAP
    )
    case, _ = vault.store.add("case.add", Case(title="Marlow and Quill"))
    with vault.store.act("import.commit", act="collected") as act:
        act.add_many(Incident(case_id=case.id, account=f"He rang, {n}.") for n in range(80))
    key = vault.ring.key
    vault.close()
    connection = open_encrypted(path, key)
    connection.execute("UPDATE incident SET place = 'elsewhere' WHERE rowid <= 60")
    connection.close()
    return open_vault(path, WORDS, clock=clock, cost=CHEAP, floor=CHEAP)


def test_sixty_are_sixty(altered: Vault) -> None:
    with altered as vault:
        report = vault.check()
        assert sum("is not as it was saved" in each for each in report.problems) == 60
        assert len(report.problems) == 61, "and that the search has other words"
        assert report.journal is not None
        assert report.journal.found == 60


def test_past_what_is_kept_the_others_are_counted(altered: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "_MOST_PROBLEMS", 25)
    with altered as vault:
        report = vault.store.verify()
        assert report.found == 60
        assert len(report.problems) == 26
        assert report.problems[-1] == "35 more were found and are not named here: 60 in all."
