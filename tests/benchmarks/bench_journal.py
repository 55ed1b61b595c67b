# SPDX-License-Identifier: Apache-2.0
"""Measures the journal: verifying 100,000 lines, bytes a change, a page of the audit, opening a case with its log."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter

from vlu_desktop.record.changes import JournalQuery
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.keeping.auditing import Auditing
from vlu_desktop.store.journal.journal import COLUMNS
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.vault.vault import Vault, create_vault

LINES = int(os.environ.get("JOURNAL_LINES", "100000"))
CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
_AT_ONCE = 500


class _Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=7)
        return self.now


def timed(job: Callable[[], object], times: int = 3) -> float:
    """The median of a few runs, in seconds."""
    found = []
    for _ in range(times):
        begun = perf_counter()
        job()
        found.append(perf_counter() - begun)
    return median(found)


def filled(vault: Vault) -> tuple[str, int]:
    """So many lines on one case, nine in ten a change of a field that isn't searched; its id, and the bytes it took.

    Synchronous writes are off for the filling, which is not what is measured.
    """
    store = vault.store
    connection = vault._connection
    connection.execute("PRAGMA synchronous = OFF")
    case, _ = store.add("case.add", Case(title="A case"))
    with store.act("incident.add-many", act="collected", case_id=case.id) as act:
        ids = act.add_many(Incident(case_id=case.id, account=f"He waited, day {n}.") for n in range(_AT_ONCE))
    before = grown(vault)
    held = [found for each in ids if (found := store.get(Incident, each)) is not None]
    for number in range(LINES - 3):
        if number % 10 == 9:
            store.consulted("case.open", case_id=case.id)
        else:
            incident = held[number % _AT_ONCE]
            with store.act("incident.change", case_id=case.id) as act:
                act.change(replace(incident, told_on=date(2016, 1, 1) + timedelta(days=number)))
    connection.execute("PRAGMA synchronous = FULL")
    return case.id, grown(vault) - before


def bare_hashing(vault: Vault) -> None:
    """The baseline: fetch the same lines and hash each once, with no comparison and no second table."""
    sql = f"SELECT {', '.join(COLUMNS)} FROM journal ORDER BY device, seq"
    for row in vault._connection.execute(sql):
        sha256(repr(row).encode()).digest()
    sql = "SELECT value_hash, salt, value FROM journal_change JOIN journal_change_value USING (device, seq, n)"
    for row in vault._connection.execute(sql):
        sha256(repr(row).encode()).digest()


def plain_rows(folder: Path, vault: Vault) -> int:
    """The baseline of bytes: the same changes in one audit table of plain sqlite3."""
    path = folder / "plain.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE audit (n INTEGER PRIMARY KEY, at TEXT, officer TEXT, record TEXT, field TEXT, value)")
    rows = vault._connection.execute(
        "SELECT j.at, j.officer, c.record_id, c.field, v.value FROM journal_change AS c JOIN journal AS j "
        "USING (device, seq) JOIN journal_change_value AS v USING (device, seq, n)"
    ).fetchall()
    plain.executemany("INSERT INTO audit (at, officer, record, field, value) VALUES (?, ?, ?, ?, ?)", rows)
    plain.commit()
    plain.close()
    return path.stat().st_size


def main() -> None:
    """Run it and print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        vault = create_vault(
            folder / "v.vlu", "x", officer_name="A", clock=_Clock(), random=os.urandom, cost=CHEAP, floor=CHEAP
        )
        with vault:
            begun = perf_counter()
            case_id, taken = filled(vault)
            print(f"journal of {LINES:,} lines made in {perf_counter() - begun:.1f} s")
            verify, bare = timed(vault.store.verify), timed(lambda: bare_hashing(vault))
            print(
                f"verify: {verify:.2f} s, {verify / bare:.2f} times fetching and hashing the same rows ({bare:.2f} s)"
            )
            changes = vault._connection.execute("SELECT count(*) FROM journal_change").fetchone()[0]
            plain = plain_rows(folder, vault)
            print(
                f"bytes a change: {taken / changes:.0f}, {taken / plain:.1f} times a plain audit row "
                f"({plain / changes:.0f})"
            )
            auditing = Auditing(vault.store)
            for title, asked in (
                ("all", JournalQuery()), ("one case", JournalQuery(case_id=case_id)),
                ("consulted", JournalQuery(acts=("consulted",))),
                ("erased (none)", JournalQuery(acts=("erased",))),
            ):  # fmt: skip
                page, count = timed(partial(auditing.page, asked)), timed(partial(auditing.count, asked))
                print(f"audit page of 200, {title}: {page * 1000:.1f} ms, counting them {count * 1000:.1f} ms")
            cases = Cases(vault.store)
            read, opened = timed(lambda: cases.read(case_id), 15), timed(lambda: cases.open(case_id), 15)
            print(
                f"opening a case of {_AT_ONCE} incidents: {opened * 1000:.1f} ms with its line of consultation, "
                f"{opened / read:.2f} times without ({read * 1000:.1f} ms)"
            )
            erase = timed(vault.store.scrub, 1)
            print(f"writing the file anew after an erasure: {erase:.2f} s for {grown(vault) >> 20} MB")


def grown(vault: Vault) -> int:
    """The bytes of the file in use, once its log is taken up."""
    vault._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    used, free, size = (
        int(vault._connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (used - free) * size


if __name__ == "__main__":
    main()
