# SPDX-License-Identifier: Apache-2.0
"""With no good backup, what can be read of a damaged casebook is saved, counted and marked; the file stays as it is."""

import copy
import json
import random
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.backup.conftest import PASSPHRASE, Unit
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.services.keeping.backups import salvaged_words
from vlu_desktop.store.database.connection import DatabaseError, open_unread
from vlu_desktop.store.records.case_summaries import StoredSummary
from vlu_desktop.store.salvage.page_recovery import is_cut
from vlu_desktop.store.salvage.salvage import SalvageResult
from vlu_desktop.store.vault.damaged import salvage_vault

PAGE = 4096
ALL = 330


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Unit:
    """A casebook of some 400 pages, closed."""
    unit = Unit(tmp_path_factory.mktemp("filled"))
    case = unit.vault.store.all(Case)[0]
    for n in range(15):
        with unit.vault.store.act("import.commit", act="collected") as act:
            act.add_many(Incident(case_id=case.id, account=f"He waited {n} {m} " + "x" * 300) for m in range(20))
    for n, incident in enumerate(unit.vault.store.all(Incident)[:90]):
        with unit.vault.store.act("incident.change") as act:
            act.change(replace(incident, place=f"Station Road {n}"))
            act.set("colour", n)
    unit.vault.close()
    return unit


@pytest.fixture
def unit(filled: Unit, tmp_path: Path) -> Unit:
    """A copy of it to damage."""
    shutil.copytree(filled.path.parent, tmp_path / "here")
    copied = copy.copy(filled)
    copied.folder, copied.path = tmp_path, tmp_path / "here" / filled.path.name
    return copied


@pytest.fixture
def key(unit: Unit) -> bytes:
    return unit.vault.ring.key


def flip(unit: Unit, page: int) -> None:
    """One bit of a page; once more, and it is as it was."""
    with unit.path.open("r+b") as file:
        file.seek((page - 1) * PAGE + 2000)
        [byte] = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))


def damage(unit: Unit, *pages: int) -> bytes:
    for page in pages:
        flip(unit, page)
    return unit.path.read_bytes()


def root(unit: Unit, key: bytes, name: str) -> int:
    """The page at the top of a table or an index."""
    with closing(open_unread(unit.path, key)) as connection:
        row = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    return int(row[0])


def leaf(unit: Unit, key: bytes, table: str) -> int:
    """A page that holds rows of a table: one that, damaged, stops a reading in the middle of it and not at once."""
    for page in range(root(unit, key, table) + 1, unit.path.stat().st_size // PAGE):
        flip(unit, page)
        seen = 0
        try:
            with closing(open_unread(unit.path, key)) as connection:
                for _ in connection.execute(f'SELECT * FROM "{table}" NOT INDEXED'):
                    seen += 1
        except DatabaseError:
            if seen:
                return page
        finally:
            flip(unit, page)
    raise AssertionError("no such page")


def lists_its_tables(unit: Unit) -> bool:
    with closing(open_unread(unit.path, unit.vault.ring.key)) as connection:
        try:
            connection.execute("SELECT sql FROM sqlite_master").fetchall()
        except DatabaseError:
            return False
    return True


def saved(unit: Unit, name: str = "saved") -> SalvageResult:
    return salvage_vault(unit.path, PASSPHRASE, unit.folder / name, clock=unit.clock)


def test_nothing_is_lost_where_nothing_is_damaged_and_what_was_worked_out_is_left(unit: Unit) -> None:
    with unit.reopen() as vault:
        kept = StoredSummary(people=frozenset(), body="what a case came to")
        vault.store.summaries.keep("2026-11-02", "law", {"case": kept}, vault.store.summaries.mark())
        assert vault.store.summaries.read("2026-11-02", "law") == {"case": kept}
    found = saved(unit)
    assert "case_summary" not in found.saved
    assert (found.lost, found.unsure) == ({}, ())
    assert found.saved["incident"] == ALL
    with unit.reopen(found.path) as vault:
        assert vault.store.count(Incident) == ALL
        assert vault.check().problems == ()
        assert vault.store.summaries.read("2026-11-02", "law") == {}
        assert [hit.record_type for hit in vault.store.search("waited", limit=1)] == ["incident"]
        assert vault.store.entries()[0].method == "backup.salvage"
    unit.reopen().close()


def test_a_page_of_rows_loses_its_rows_and_no_others(unit: Unit, key: bytes) -> None:
    harmed = damage(unit, leaf(unit, key, "incident"))
    found = saved(unit)
    assert unit.path.read_bytes() == harmed
    assert 0 < found.lost["incident"] < 60
    assert found.saved["incident"] + found.lost["incident"] == ALL
    assert set(found.lost) == {"incident"}
    with unit.reopen(found.path) as vault:
        problems = vault.check().problems
        missing = [each for each in problems if "is missing" in each]
        assert len(missing) == found.lost["incident"]
        assert vault.store.count(Incident) == found.saved["incident"]
        assert json.loads(vault.store.setting("salvaged") or "")["lost"] == found.lost


@pytest.mark.parametrize(
    "table",
    ["incident"]
    + [
        pytest.param(table, marks=pytest.mark.soak)
        for table in ("journal_change", "setting", "journal_value", "journal_head")
    ],
)
def test_the_page_above_all_others_of_a_table_loses_no_row_beneath_it(unit: Unit, key: bytes, table: str) -> None:
    damage(unit, root(unit, key, table))
    found = saved(unit)
    assert found.saved["incident"] == ALL
    # Without row numbers a page above others holds some rows of its own.
    assert sum(found.lost.values()) < 40
    assert "incident" not in found.lost
    with unit.reopen(found.path) as vault:
        report = vault.check()
        assert report.pages == ()
        if not found.lost:
            assert report.problems == ()


@pytest.mark.parametrize(
    "index",
    ["sqlite_autoindex_incident_1", "journal_by_case", pytest.param("incident_by_owner", marks=pytest.mark.soak)],
)
def test_an_index_loses_nothing(unit: Unit, key: bytes, index: str) -> None:
    damage(unit, root(unit, key, index))
    found = saved(unit)
    assert (found.lost, found.unsure) == ({}, ())
    with unit.reopen(found.path) as vault:
        assert vault.check().problems == ()


def test_lines_of_the_journal_that_are_lost_are_counted_and_the_others_hold(unit: Unit, key: bytes) -> None:
    damage(unit, leaf(unit, key, "journal"))
    found = saved(unit)
    assert 0 < found.lost["journal"] < 30
    assert found.saved["incident"] == ALL
    with unit.reopen(found.path) as vault:
        report = vault.check()
        assert report.journal is not None
        assert report.journal.acts == found.saved["journal"] + 1
        assert any("gap" in each for each in report.problems)
        assert not [each for each in report.problems if "was altered" in each]


def test_without_the_pages_that_list_the_tables_nothing_else_is_lost(unit: Unit) -> None:
    damage(unit, 1)
    assert not lists_its_tables(unit)
    harmed = unit.path.read_bytes()
    found = saved(unit)
    assert unit.path.read_bytes() == harmed
    assert (found.saved["incident"], found.lost) == (ALL, {})
    with unit.reopen(found.path) as vault:
        assert vault.check().problems == ()
        assert len(vault.store.search("waited", limit=1000)) == 300
        assert len(vault.store.changes_of(Incident, vault.store.all(Incident)[0].id)) == 1


def test_the_latest_saves_are_read_out_of_the_log_too(unit: Unit, key: bytes) -> None:
    """A program that ended without closing it, and a first page that is damaged."""
    aside = unit.folder / "aside"
    with unit.reopen() as vault:
        case = vault.store.all(Case)[0]
        vault.store.add("incident.add", Incident(case_id=case.id, account="The latest"))
        shutil.copytree(unit.path.parent, aside)
    for each in aside.iterdir():
        shutil.copy(each, unit.path.parent)
    assert unit.path.with_name(unit.path.name + "-wal").stat().st_size
    damage(unit, 1)
    assert saved(unit).saved["incident"] == ALL + 1


def test_the_first_bytes_are_needed_and_that_is_said(unit: Unit) -> None:
    content = bytearray(unit.path.read_bytes())
    content[3] ^= 1
    unit.path.write_bytes(content)
    with pytest.raises(UserError, match="its first bytes or almost all of it are damaged"):
        saved(unit)
    assert not (unit.folder / "saved").exists()


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(1, 9))])
def test_a_tenth_of_all_pages_damaged(unit: Unit, seed: int) -> None:
    """The pages that list the tables are some twenty of them, so it nearly always meets one."""
    pages = len(unit.path.read_bytes()) // PAGE
    damage(unit, *random.Random(seed).sample(range(1, pages + 1), pages // 10))
    found = saved(unit)
    assert found.saved["incident"] > ALL * 0.75
    with unit.reopen(found.path) as vault:
        assert vault.store.count(Incident) == found.saved["incident"]
        assert not vault.check().is_sound


@pytest.mark.soak
@pytest.mark.parametrize("seed", [3, *range(10, 40)])
def test_any_pages(unit: Unit, seed: int) -> None:
    pages = len(unit.path.read_bytes()) // PAGE
    chosen = random.Random(seed)
    damage(unit, *chosen.sample(range(1, pages + 1), chosen.choice([1, 2, 20])))
    found = saved(unit)
    with unit.reopen(found.path) as vault:
        assert vault.check().journal is not None
        assert vault.store.count(Incident) == found.saved["incident"]
        assert found.saved["incident"] + found.lost.get("incident", 0) <= ALL


def test_a_row_whose_end_is_zeros_is_left_out_but_a_piece_of_a_file_may_end_so() -> None:
    assert is_cut(("id", "unit", "He rang\0\0", None))
    assert is_cut(("device", 3, "at", b"prev", b"\1" + bytes(31)))
    assert not is_cut(("device", 3, "at", b"prev", bytes(3) + b"\1"))
    assert not is_cut(("exhibit", 1, b"GIF" + bytes(60), None, None))


def test_what_it_is_is_said_for_as_long_as_it_is_used() -> None:
    text = salvaged_words("2026-03-03T09:00:00+00:00", 12301, {"incident": 4, "life_event": 1}, ["draft"])
    assert "3 March 2026: 12,301 rows saved. Known to be lost, by table: incident: 4 and life event: 1." in text
    assert "More may be lost in draft." in text


def test_it_never_writes_over_anything_and_leaves_nothing_where_it_fails(unit: Unit) -> None:
    (unit.folder / "full").mkdir()
    (unit.folder / "full" / "letter.txt").write_text("mine")
    with pytest.raises(UserError, match="never writes over"):
        saved(unit, "full")
    unit.path.write_bytes(bytes(len(unit.path.read_bytes())))
    with pytest.raises(UserError, match="Nothing could be read out of it"):
        saved(unit, "none")
    assert not Path(unit.folder / "none").exists()
