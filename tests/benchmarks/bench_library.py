# SPDX-License-Identifier: Apache-2.0
"""sqlite-utils against the plain statement, each on the same vault: what decision 50 stands on."""

import gc
import time
from collections.abc import Callable, Sequence
from typing import Any

from tests.benchmarks.bench_store import Words, _folder, _vault, incidents, insert_of
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.database.codec import codec
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.journal import COLUMNS

Way = tuple[str, int, Callable[[], object], tuple[tuple[str, Callable[[], object]], ...]]
"""What is done, how often in one measurement, by the plain statement, and by the library's ways to do it."""


def main() -> None:
    """Run it and print the figures: processor time, a transaction around each, which is taken back."""
    with _folder() as folder, _vault(folder) as vault:
        case, _ = vault.store.add("case.add", Case(title="Bench"))
        with vault.store.act("import", act="collected") as act:
            ids = act.add_many(incidents(case.id, 3000, Words(6)))
        connection, tables = vault._connection, tables_of(vault._connection)
        print("sqlite-utils against the plain statement, processor time of one, best of 5")
        for what, times, base, ways in (*_reads(connection, tables, ids), *_writes(connection, tables)):
            bare = _processor(connection, base, times)
            print(f"  {what:<52} {bare * 1e6:8.1f} us")
            for name, way in ways:
                taken = _processor(connection, way, times)
                print(f"    {name:<50} {taken * 1e6:8.1f} us  {taken / bare:5.2f} times")


def _reads(connection: Any, tables: Any, ids: Sequence[str]) -> tuple[Way, ...]:
    found = codec(Incident)
    one = f"SELECT {found.select} FROM {found.table} WHERE id = ?"
    every = f"SELECT {found.select} FROM {found.table}"
    words = Words(6).all[3]
    hit = ("record_type", "record_id", "case_id")
    search = (
        "SELECT e.record_type, e.record_id, e.case_id FROM search CROSS JOIN search_entry AS e ON e.n = search.rowid "
        "WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT 50"
    )
    incident, entries = tables.table("incident"), tables.indexed("search_entry", "search")
    return (
        (
            "one record", 1000, lambda: connection.execute(one, (ids[5],)).fetchone(),
            (
                ("execute (used)", lambda: tables.execute(one, (ids[5],)).fetchone()),
                ("rows_where", lambda: next(incident.rows_where("id = ?", (ids[5],), select=found.select))),
                ("query", lambda: next(tables.query(one, (ids[5],)))),
            ),
        ),
        (
            "3,000 records", 5, lambda: connection.execute(every).fetchall(),
            (
                ("execute (used)", lambda: tables.execute(every).fetchall()),
                ("rows_where", lambda: list(incident.rows_where(select=found.select))),
                ("query", lambda: list(tables.query(every))),
            ),
        ),
        (
            "a count", 1000, lambda: connection.execute("SELECT count(*) FROM device").fetchone(),
            (("count_where (used)", lambda: tables.table("device").count_where()),),
        ),
        (
            "a search of 50 hits", 300, lambda: connection.execute(search, (words,)).fetchall(),
            (
                (
                    "search (used)",
                    lambda: list(entries.search(words, columns=hit, order_by="search.rowid DESC", limit=50)),
                ),
            ),
        ),
    )  # fmt: skip


def _writes(connection: Any, tables: Any) -> tuple[Way, ...]:
    found = codec(Incident)
    columns = (*found.columns, "made_in")
    made = incidents("", 2000, Words(7))
    rows = [(f"id {n}", "u", "2026", "o", *found.encode(each)[4:], "d:1") for n, each in enumerate(made)]
    texts = [(1_000_000 + n, each.account) for n, each in enumerate(made)]
    draft = {"key": "k", "kind": "incident", "case_id": "c", "body": "{}", "saved_at": "2026"}
    line = ("d", 1, "0", "2026", "o", "altered", "m", "c", "t", "r", 5, "", b"", b"", b"", b"", b"")
    names = (*COLUMNS, "hash")
    insert_line = f"INSERT OR REPLACE INTO journal ({', '.join(names)}) VALUES ({', '.join('?' * 17)})"
    insert_draft = "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?)"
    insert_text = "INSERT INTO search (rowid, words) VALUES (?, ?)"
    journal, drafts = tables.table("journal"), tables.table("draft")
    return (
        (
            "a line of the journal", 300, lambda: connection.execute(insert_line, line),
            (
                ("execute (used)", lambda: tables.execute(insert_line, line)),
                ("insert", lambda: journal.insert(dict(zip(names, line, strict=True)), replace=True)),
            ),
        ),
        (
            "a draft", 300, lambda: connection.execute(insert_draft, tuple(draft.values())),
            (("insert (used)", lambda: drafts.insert(draft, replace=True)),),
        ),
        (
            "a draft forgotten", 300, lambda: connection.execute("DELETE FROM draft WHERE key = ?", ("x",)),
            (("delete_where (used)", lambda: drafts.delete_where("key = ?", ("x",))),),
        ),
        (
            "2,000 records stored", 1, lambda: connection.executemany(insert_of(found), rows),
            (
                ("insert_rows (used)", lambda: tables.table("incident").insert_rows(columns, rows)),
                ("insert_all", lambda: tables.table("incident").insert_all([columns, *rows], batch_size=999)),
            ),
        ),
        (
            "2,000 texts indexed", 1, lambda: connection.executemany(insert_text, texts),
            (("insert_rows (used)", lambda: tables.table("search").insert_rows(("rowid", "words"), texts)),),
        ),
    )  # fmt: skip


def _processor(connection: Any, work: Callable[[], object], times: int) -> float:
    """The processor's seconds for one, and everything taken back."""
    best = float("inf")
    for _ in range(5):
        gc.collect()
        connection.execute("BEGIN IMMEDIATE")
        start = time.process_time()
        for _ in range(times):
            work()
        best = min(best, (time.process_time() - start) / times)
        connection.execute("ROLLBACK")
    return best


if __name__ == "__main__":
    main()
