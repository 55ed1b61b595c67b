# SPDX-License-Identifier: Apache-2.0
"""The plain rule: seven days, four weeks, six months, and never the only good one."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.backup.conftest import Unit
from vlu_desktop.store.backup.backup_disk import Disk
from vlu_desktop.store.backup.backup_files import LONGEST_KEPT, NEWEST, find_backups, judged_by, kept, mark_of, name_of
from vlu_desktop.store.backup.make_backup import make_backup, prune

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


def test_of_one_day_the_newest_once_three_are_newer() -> None:
    days = [at(TODAY - timedelta(days=n)) for n in range(3)]
    third = TODAY - timedelta(days=3)
    assert kept([*days, at(third, 9), at(third, 12), at(third, 17)], TODAY) == {*days, at(third, 17)}


def test_the_only_one_stays_however_old() -> None:
    assert kept([at(date(2019, 1, 1))], TODAY) == {at(date(2019, 1, 1))}


@given(st.lists(st.integers(0, 2000), min_size=1, unique=True))
def test_the_newest_are_kept_and_what_was_erased_ages_out(ages: list[int]) -> None:
    made = sorted((at(TODAY - timedelta(days=age)) for age in ages), reverse=True)
    keep, judged = kept(made, TODAY), judged_by(made, TODAY)
    assert set(made[:NEWEST]) <= keep
    assert all((judged - each.date()).days <= LONGEST_KEPT for each in keep - set(made[:NEWEST]))
    assert len(keep) <= 7 + 4 + 6 + NEWEST + 2
    assert kept(keep, TODAY) == keep


@given(st.lists(st.integers(1, 31), min_size=8, max_size=60))
def test_where_one_a_month_is_made_nothing_older_than_it_says_is_left(gaps: list[int]) -> None:
    """What was erased on a day is in no backup so many days later: none of those made before that day is there."""
    day, there = date(2026, 1, 1), frozenset[datetime]()
    for gap in gaps:
        day += timedelta(days=gap)
        there = kept({*there, at(day)}, day)
        assert all((day - each.date()).days <= LONGEST_KEPT for each in there)


@pytest.mark.parametrize("wrong", [1, 2])
def test_a_clock_that_was_wrong_once_or_twice_takes_no_good_backup_away(wrong: int) -> None:
    """It said the first of March 2028, and was set right: ten daily backups were there, and one after it came."""
    good = [at(TODAY - timedelta(days=n)) for n in range(10)]
    there = frozenset(good)
    for n in range(wrong):
        ahead = date(2028, 3, 1) + timedelta(days=n)
        there = kept({*there, at(ahead)}, ahead)
    assert there >= set(good[:7])
    tomorrow = TODAY + timedelta(days=1)
    there = kept({*there, at(tomorrow)}, tomorrow)
    assert there >= {at(tomorrow), *good[:6]}


def test_a_second_backup_of_the_same_second_takes_the_place_of_none(unit: Unit) -> None:
    source, moment = unit.vault.backup_source(), unit.clock()
    first = make_backup(source, unit.stick, moment)
    content = first.path.read_bytes()
    second = make_backup(source, unit.stick, moment)
    assert second.path != first.path
    assert first.path.read_bytes() == content
    assert [each.path for each in find_backups(unit.stick)] == [second.path, first.path]


def test_only_this_casebooks_backups_are_ever_taken_away(unit: Unit) -> None:
    vault = unit.vault.ring.read().vault
    old = [unit.stick / name_of(vault, at(TODAY - timedelta(days=400 + n))) for n in (0, 1, 2, 300, 301)]
    others = [unit.stick / name_of("another", at(date(2020, 1, 1))), unit.stick / "letter.age", unit.stick / "x.keys"]
    for path in (*old, *others):
        path.write_bytes(b"x")
    gone = prune(unit.stick, mark_of(vault), at(TODAY), Disk())
    assert set(gone) == {path.name for path in old[NEWEST:]}
    assert all(path.exists() for path in (*old[:NEWEST], *others))


def test_a_backup_made_takes_away_what_the_rule_no_longer_keeps(unit: Unit) -> None:
    vault, day = unit.vault.ring.read().vault, unit.now.date()
    older = [unit.stick / name_of(vault, at(day - timedelta(days=1), hour)) for hour in (9, 12, 17)]
    for path in older:
        path.write_bytes(b"x")
        path.with_suffix(".keys").write_bytes(b"x")
    made = unit.back_up()
    assert made.gone == (older[0].name,)
    assert {each.path for each in find_backups(unit.stick)} == {made.path, *older[1:]}
    assert not older[0].with_suffix(".keys").exists()


def test_names_of_other_files_are_no_backups(tmp_path: Path) -> None:
    for name in ("casebook-backup-2026-99-99-000000-00000000.age", "casebook-backup.age", "x.age.part"):
        (tmp_path / name).write_bytes(b"x")
    assert find_backups(tmp_path) == ()
