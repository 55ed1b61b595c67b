# SPDX-License-Identifier: Apache-2.0
"""Backups in a folder: what they are called, which of them are there, and which the plain rule keeps."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

DAILY, WEEKLY, MONTHLY = 7, 4, 6
"""The newest of each of the last so many days, weeks and calendar months is kept, this one among them."""

NEWEST = 3
"""So many of the newest are kept, whatever any clock said."""
_DOUBTED = 100
"""Days: a clock further ahead of the third newest backup than this is not believed, and that one's day is taken."""

LONGEST_KEPT = 184
"""Days after which a backup that is not of the newest has gone, once others are made: six calendar months at most."""

_NAME = re.compile(r"casebook-backup-(\d{4}-\d\d-\d\d-\d{6})(?:-(\d+))?-([0-9a-f]{8})\.age")
_STAMP = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFile:
    """A backup in a folder. `of` is the casebook's mark; `ways` whether the passphrases' file stands beside it."""

    path: Path
    made_at: datetime
    of: str
    size: int
    ways: bool


def mark_of(vault: str) -> str:
    """A casebook's mark in the names of its backups: says nothing of what it is called or holds."""
    return hashlib.sha256(f"backup {vault}".encode()).hexdigest()[:8]


def name_of(vault: str, made_at: datetime, number: int = 1) -> str:
    """The name of a backup. It never holds the casebook's own name, which may be a person's.

    A second one of the same second has a number, for a backup is never put in the place of another.
    """
    more = f"-{number}" if number > 1 else ""
    return f"casebook-backup-{made_at.astimezone(UTC):{_STAMP}}{more}-{mark_of(vault)}.age"


def free_name(folder: Path, vault: str, made_at: datetime) -> Path:
    """Where a backup of that second can stand without taking another's place. OSError where the folder is gone."""
    there = {path.name.removesuffix(".part") for path in folder.iterdir()}
    return folder / next(name for n in count(1) if (name := name_of(vault, made_at, n)) not in there)


def ways_beside(backup: Path) -> Path:
    """Where the ways in stand that let a passphrase open a backup."""
    return backup.with_suffix(".keys")


def find_backups(folder: Path, of: str = "") -> tuple[BackupFile, ...]:
    """Every backup in a folder (of one casebook where its mark is given), newest first. OSError where it is gone."""
    found = []
    for path in folder.iterdir():
        parts = _NAME.fullmatch(path.name)
        if parts is None or (of and parts[3] != of) or not path.is_file():
            continue
        try:
            made_at = datetime.strptime(parts[1], _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        ways = ways_beside(path).is_file()
        backup = BackupFile(path=path, made_at=made_at, of=parts[3], size=path.stat().st_size, ways=ways)
        found.append((made_at, int(parts[2] or 1), backup))
    return tuple(backup for *_, backup in sorted(found, key=lambda each: each[:2], reverse=True))


def kept(made: Iterable[datetime], today: date) -> frozenset[datetime]:
    """Which backups the rule keeps; always the newest, however old."""
    newest_first = sorted(made, reverse=True)
    keep = set(newest_first[:NEWEST])
    judged = judged_by(newest_first, today)
    week, month = _week(judged), _month(judged)
    spans = (
        (lambda on: judged.toordinal() - on.toordinal(), DAILY),
        (lambda on: week - _week(on), WEEKLY),
        (lambda on: month - _month(on), MONTHLY),
    )
    for ago, many in spans:
        taken: set[int] = set()
        for each in newest_first:
            back = ago(each.date())
            if back < many and back not in taken:
                taken.add(back)
                keep.add(each)
    return frozenset(keep)


def judged_by(newest_first: Sequence[datetime], today: date) -> date:
    """The day that ages are reckoned from: today, unless this computer's clock has run far ahead of the backups.

    A clock that is wrong once, or twice, makes none of them old: not today's, and not the days in their names.
    """
    if len(newest_first) < NEWEST:
        return today
    third = newest_first[NEWEST - 1].date()
    return third if (today - third).days > _DOUBTED else today


def _week(on: date) -> int:
    return (on.toordinal() - 1) // 7


def _month(on: date) -> int:
    return on.year * 12 + on.month
