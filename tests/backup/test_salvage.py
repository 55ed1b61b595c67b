# SPDX-License-Identifier: Apache-2.0
"""With no good backup, what can be read of a damaged casebook is saved, counted and marked; the file stays as it is."""

import random
from pathlib import Path

import pytest

from tests.backup.conftest import PASSPHRASE, Unit
from vlu_desktop.domain.conduct import Incident
from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.people import Case
from vlu_desktop.services.backing import salvaged_text
from vlu_desktop.store.salvage import Salvaged
from vlu_desktop.store.vault import salvage_vault

PAGE = 4096


def fill(unit: Unit) -> None:
    case = unit.vault.store.all(Case)[0]
    for n in range(30):
        with unit.vault.store.act("import.commit", act="collected") as act:
            act.add_many(Incident(case_id=case.id, account=f"He waited {n} {m} " + "x" * 300) for m in range(20))
    unit.vault.close()


def damage(unit: Unit, *pages: int) -> bytes:
    content = bytearray(unit.path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE + 2000] ^= 1
    unit.path.write_bytes(content)
    return bytes(content)


def saved(unit: Unit, name: str = "saved") -> Salvaged:
    return salvage_vault(unit.path, PASSPHRASE, unit.folder / name, clock=unit.clock)


def test_nothing_is_lost_where_nothing_is_damaged(unit: Unit) -> None:
    fill(unit)
    found = saved(unit)
    assert found.lost == {}
    assert found.saved["incident"] == 630
    with unit.reopen(found.path) as vault:
        assert vault.store.count(Incident) == 630
        assert vault.check().is_sound
        assert [hit.record_type for hit in vault.store.search("waited", limit=1)] == ["incident"]
        assert vault.store.entries()[0].method == "backup.salvage"
    with unit.reopen():
        pass


def test_each_damaged_page_loses_what_stood_on_it_and_no_more(unit: Unit) -> None:
    fill(unit)
    whole = unit.path.read_bytes()
    pages = len(whole) // PAGE
    chosen = random.Random(5).sample(range(3, pages), 6)
    lost_rows: list[int] = []
    for page in chosen:
        unit.path.write_bytes(whole)
        harmed = damage(unit, page)
        try:
            found = saved(unit, f"saved {page}")
        except UserError:
            # The page that says which tables there are; no row can be found without it.
            assert page < 12
            continue
        assert unit.path.read_bytes() == harmed
        lost = sum(found.lost.values())
        lost_rows.append(lost)
        assert found.saved["incident"] + found.lost.get("incident", 0) == 630
        # A page of rows holds some dozens; a page above it, what its part of the tree held.
        assert found.saved["incident"] > 500 or found.saved["journal"] > 20
        with unit.reopen(found.path) as vault:
            assert vault.store.count(Incident) == found.saved["incident"]
            report = vault.check()
            assert report.pages == ()
            assert report.journal is not None
            if lost:
                assert not report.is_sound
    print(f"one page damaged, {len(lost_rows)} times in {pages} pages: at most {max(lost_rows)} rows known to be lost")
    assert len(lost_rows) >= 3


def test_what_it_is_is_said_for_as_long_as_it_is_used(unit: Unit) -> None:
    text = salvaged_text("2026-03-03T09:00:00+00:00", 12301, {"incident": 4, "life_event": 1})
    assert "3 March 2026: 12,301 rows saved; known to be lost: 4 in incident, 1 in life event." in text
    fill(unit)
    found = saved(unit)
    with unit.reopen(found.path) as vault:
        assert vault.store.setting("salvaged") is not None


def test_it_never_writes_over_anything_and_leaves_nothing_where_it_fails(unit: Unit) -> None:
    fill(unit)
    (unit.folder / "full").mkdir()
    (unit.folder / "full" / "letter.txt").write_text("mine")
    with pytest.raises(UserError, match="never writes over"):
        saved(unit, "full")
    damage(unit, 1, 2)
    with pytest.raises(UserError, match="Nothing could be read out of it"):
        saved(unit, "none")
    assert not Path(unit.folder / "none").exists()
