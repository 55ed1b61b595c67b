# SPDX-License-Identifier: Apache-2.0
"""Looks at every page, every reference and the whole journal of a vault, and says all that is wrong."""

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from vlu_desktop.store.database.connection import (
    Connection,
    DatabaseError,
    is_damage,
    is_disk_failure,
    open_encrypted,
    open_unread,
)
from vlu_desktop.store.database.disk_errors import is_of_the_disk
from vlu_desktop.store.integrity.contents_check import CHECKS
from vlu_desktop.store.records.verify import VerifyReport, verify

_MOST_ROWS = 1_000_000
"""The structure's check stops at 100 findings unless it is told otherwise."""
_UNREAD = "error reading"
_PAGE = re.compile(r"page (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """Every row of every check; `journal` is None where the file is too damaged to read it.

    `pages` are the numbers of the pages that do not hold, of all that there are.
    """

    problems: tuple[str, ...]
    journal: VerifyReport | None
    pages: tuple[int, ...] = ()
    all_pages: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all was found."""
        return not self.problems and self.journal is not None and self.journal.is_sound


STEPS = 4 + len(CHECKS)
"""The pages, the structure, the references, the journal, and each check of what it holds."""
Told = Callable[[int, int], None]


def check(connection: Connection, told: Told = lambda done, of: None) -> CheckReport:
    """Every row of every check, not the first thing found. `told` hears how many of them are done, and of how many."""
    problems: list[str] = []
    told(0, STEPS)
    try:
        # The pages' own check reads the main file alone and would give false alarms over a log not yet taken up.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except DatabaseError as error:
        problems.append(f"The log of the latest saves can't be taken up: {error}")
    pages = _rows(connection, "cipher_integrity_check")
    damaged = _numbers(pages)
    problems += [f"A page of the vault is damaged: {row}" for row in pages]
    for done, (pragma, sentence) in enumerate((
        (f"integrity_check({_MOST_ROWS})", "The vault's structure is damaged: {}"),
        ("foreign_key_check", "A record belongs to one that is missing: {}"),
    ), start=1):  # fmt: skip
        told(done, STEPS)
        problems += [sentence.format(row) for row in _rows(connection, pragma) if row != "ok"]
    try:
        many = int(connection.execute("PRAGMA page_count").fetchone()[0])
    except DatabaseError:
        many = 0
    journal = None
    told(3, STEPS)
    try:
        journal = verify(connection)
        problems += journal.problems
    except DatabaseError as error:
        _refuse_if_stopped(error)
        problems.append(f"The journal can't be read: {error}")
    for done, (about, found_by) in enumerate(CHECKS, start=4):
        told(done, STEPS)
        try:
            problems += found_by(connection)
        except DatabaseError as error:
            _refuse_if_stopped(error)
            problems.append(f"{about} can't be read: {error}")
    return CheckReport(problems=tuple(problems), journal=journal, pages=damaged, all_pages=many)


def damaged_pages(connection: Connection) -> tuple[int, ...]:
    """The numbers of the pages that do not hold, or that the disk does not give."""
    return _numbers(_rows(connection, "cipher_integrity_check"))


def harmed_and_unread(connection: Connection) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The numbers of the pages that do not hold, and of those that the disk does not give: it fails, and they may."""
    rows = _rows(connection, "cipher_integrity_check")
    unread = [row for row in rows if row.startswith(_UNREAD)]
    return _numbers([row for row in rows if row not in unread]), _numbers(unread)


def is_harmed(path: Path, key: bytes, error: Exception) -> bool:
    """Whether an error means that the vault is harmed: pages do not hold, or SQLite goes on saying that it is.

    A disk that fails is no damage where every page that it gives still holds. A list of tables that the disk did not
    give is called malformed by SQLite, so what it says once is looked into.
    """
    if not is_damage(error) and not is_disk_failure(error):
        return False
    with closing(open_unread(path, key)) as connection:
        harmed, unread = harmed_and_unread(connection)
        if harmed or unread or is_disk_failure(error):
            return bool(harmed)
    # Anew, for a connection that met an error may read nothing more.
    with closing(open_unread(path, key)) as connection:
        try:
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok")
        except DatabaseError as again:
            return is_damage(again)


def is_of_the_disk_alone(path: Path, key: bytes, error: Exception) -> bool:
    """Whether an error is of the disk, and nothing of the file is found harmed where it looks like that."""
    if is_damage(error) or is_disk_failure(error):
        return not is_harmed(path, key, error)
    return is_of_the_disk(error)


def is_of_a_failing_disk(copy: Path, key: bytes, watch: Callable[[Connection], object]) -> bool:
    """Whether what a check of a copy found is of a disk that failed in the midst of it: looked at again, it holds, or
    the disk still gives not all of it. `watch` is given the connection, so that the look can be stopped.
    """
    try:
        with closing(open_encrypted(copy, key)) as connection:
            watch(connection)
            _, unread = harmed_and_unread(connection)
            return bool(unread) or check(connection).is_sound
    except DatabaseError as error:
        _refuse_if_stopped(error)
        return is_disk_failure(error)


def _numbers(rows: list[str]) -> tuple[int, ...]:
    return tuple(sorted({int(found[1]) for row in rows if (found := _PAGE.search(row))}))


def _rows(connection: Connection, pragma: str) -> list[str]:
    try:
        rows = connection.execute(f"PRAGMA {pragma}").fetchall()
    except DatabaseError as error:
        _refuse_if_stopped(error)
        rows = [(str(error),)]
    return [", ".join(map(str, row)) for row in rows]


def _refuse_if_stopped(error: Exception) -> None:
    """A check that was stopped has found nothing, and must not be taken for one that found damage."""
    if "interrupted" in str(error):
        raise error
