# SPDX-License-Identifier: Apache-2.0
"""The plain rule: seven days, four weeks, six months, and never the only good one."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.store.backup.conftest import Unit
from vlu_desktop.store.backup.backup_disk import Disk
from vlu_desktop.store.backup.backup_files import LONGEST_KEPT, find_backups, kept, mark_of, name_of
from vlu_desktop.store.backup.make_backup import prune

TODAY = date(2026, 11, 26)


def at(day: date, hour: int = 17) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_a_year_of_daily_backups() -> None:
    days = [TODAY - timedelta(days=n) for n in range(365)]
    found = sorted(each.date() for each in kept([at(day) for day in days], TODAY))
    assert [str(day) for day in found] == [
        "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31",  # the last of each month
        "2026-11-08", "2026-11-15",  # the last of each week
        "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26",
    ]  # fmt: skip


def test_of_one_day_the_newest() -> None:
    assert kept([at(TODAY, 9), at(TODAY, 12), at(TODAY, 17)], TODAY) == {at(TODAY, 17)}


def test_the_only_one_stays_however_old() -> None:
    assert kept([at(date(2019, 1, 1))], TODAY) == {at(date(2019, 1, 1))}


@given(st.lists(st.integers(0, 2000), min_size=1, unique=True))
def test_the_newest_is_kept_and_what_was_erased_ages_out(ages: list[int]) -> None:
    made = [at(TODAY - timedelta(days=age)) for age in ages]
    keep = kept(made, TODAY)
    assert max(made) in keep
    assert all((TODAY - each.date()).days <= LONGEST_KEPT for each in keep - {max(made)})
    assert len(keep) <= 7 + 4 + 6 + 1
    assert kept(keep, TODAY) == keep


def test_only_this_casebooks_backups_are_ever_taken_away(unit: Unit) -> None:
    vault = unit.vault.ring.read().vault
    old = [unit.stick / name_of(vault, at(TODAY - timedelta(days=400 + n))) for n in range(3)]
    others = [unit.stick / name_of("another", at(date(2020, 1, 1))), unit.stick / "letter.age", unit.stick / "x.keys"]
    for path in (*old, *others):
        path.write_bytes(b"x")
    gone = prune(unit.stick, mark_of(vault), at(TODAY), Disk())
    assert set(gone) == {path.name for path in old[1:]}
    assert all(path.exists() for path in (old[0], *others))


def test_a_backup_made_takes_away_what_the_rule_no_longer_keeps(unit: Unit) -> None:
    first = unit.back_up()
    second = unit.back_up()
    assert second.gone == (first.path.name,)
    assert [each.path for each in find_backups(unit.stick)] == [second.path]
    assert not first.path.with_suffix(".keys").exists()


def test_names_of_other_files_are_no_backups(tmp_path: Path) -> None:
    for name in ("casebook-backup-2026-99-99-000000-00000000.age", "casebook-backup.age", "x.age.part"):
        (tmp_path / name).write_bytes(b"x")
    assert find_backups(tmp_path) == ()
