# SPDX-License-Identifier: Apache-2.0
"""The store against plain sqlite3 on the same rows: a large import, one save, a large case, search as one types.

`BENCH_ACCOUNTS` sets how many accounts are searched (100,000 unless told; 1,000,000 takes some minutes).
"""

import gc
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3

from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, IncidentTarget
from vlu_desktop.record.count import Count
from vlu_desktop.record.people import Case
from vlu_desktop.store.database.codec import Codec, codec
from vlu_desktop.store.database.connection import open_encrypted
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.migrations.schema import bring_up_to_date
from vlu_desktop.store.vault.vault import Vault, create_vault

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
INCIDENTS = int(os.environ.get("BENCH_INCIDENTS", "100000"))
ROUNDS = 3

# Syllables make some tens of thousands of words, used as unevenly as words are.
_SYLLABLES = ["ba", "ke", "lo", "mi", "nu", "pa", "re", "so", "ti", "vu", "dra", "ches", "wen", "mor", "ling", "ford"]
_SYLLABLES += ["ster", "ham", "ton", "by"]


class Words:
    """Accounts of invented words, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.all = sorted({a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in ("", *_SYLLABLES)})
        self._random.shuffle(self.all)
        self._weights = [1 / (n + 1) for n in range(len(self.all))]

    def texts(self, count: int, length: int) -> Iterator[str]:
        """Texts of about that many words."""
        for _ in range(0, count, 1000):
            drawn = self._random.choices(self.all, self._weights, k=1000 * length)
            for n in range(1000):
                yield " ".join(drawn[n * length : (n + 1) * length])


def _vault(folder: Path) -> Vault:
    """A vault whose passphrase costs nothing."""
    return create_vault(
        folder / "bench.vlu",
        "passphrase",
        officer_name="Bench",
        clock=lambda: datetime.now(UTC),
        cost=CHEAP,
        floor=CHEAP,
    )


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="vlu-bench-") as name:
        yield Path(name)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def incidents(case_id: str, count: int, words: Words) -> list[Incident]:
    """Incidents as an import makes them, with accounts of 25 words."""
    day = date(2015, 1, 1)
    return [
        Incident(
            case_id=case_id,
            account=text, happened=When.on(day + timedelta(days=n % 4000), words=text[:12]), count=Count.exactly(1),
            source="victim", reported="no", place="Mill Lane", told_on=day,
        )
        for n, text in zip(range(count), words.texts(count, 25), strict=False)
    ]  # fmt: skip


def insert_of(found: Codec[Any]) -> str:
    """The statement that stores a row followed by `made_in`."""
    marks = ", ".join("?" * (len(found.columns) + 1))
    return f"INSERT INTO {found.table} ({found.select}, made_in) VALUES ({marks})"


def plain(folder: Path, made: list[Incident], case: Case, *, searched: bool) -> float:
    """The baseline: the same rows in the same table by executemany, in plain sqlite3 with the same settings."""
    found = codec(Incident)
    rows = [(*found.encode(each), "d:1") for each in made]
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -131072", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    with tempfile.TemporaryDirectory() as other:
        model = open_encrypted(Path(other) / "model.db", bytes(32), create=True)
        bring_up_to_date(model)
        names = ("case", "incident", "incident_by_owner", "search")
        for (sql,) in model.execute(f"SELECT sql FROM sqlite_master WHERE name IN {names} ORDER BY rowid").fetchall():
            connection.execute(sql)
        model.close()
    whole = codec(Case)
    connection.execute(insert_of(whole), (*whole.encode(case), "d:1"))

    def work() -> None:
        connection.execute("BEGIN")
        connection.executemany(insert_of(found), rows)
        if searched:
            account = found.columns.index("account")
            connection.executemany("INSERT INTO search (words) VALUES (?)", [(row[account],) for row in rows])
        connection.execute("COMMIT")

    taken = _seconds(work)
    connection.close()
    return taken


def encrypted(folder: Path, made: list[Incident], case: Case, *, ready: bool, library: bool = False) -> float:
    """The encrypted file without journal or search: from rows that are ready, as the baseline has, or from records.

    By `executemany` as the baseline, or by the library as the store does it.
    """
    found, whole = codec(Incident), codec(Case)
    connection = open_encrypted(folder / "encrypted.db", bytes(32), create=True)
    bring_up_to_date(connection)
    connection.execute(insert_of(whole), (*whole.encode(case), "d:1"))

    ref = ("d:1",)
    rows = [found.encode(each) + ref for each in made] if ready else []
    tables = tables_of(connection)

    def work() -> None:
        source = rows or (found.encode(each) + ref for each in made)
        with tables.atomic():
            if library:
                tables.table("incident").insert_rows((*found.columns, "made_in"), source)
            else:
                connection.executemany(insert_of(found), source)

    taken = _seconds(work)
    connection.close()
    return taken


def journalled(folder: Path, made: list[Incident], case: Case, *, searched: bool) -> float:
    """One act of the store, journal and undo included."""
    with _vault(folder) as vault:
        with vault.store.act("case.add", act="collected") as act:
            act.add(case)
        if not searched:
            vault.store._search.add = lambda entries: None  # type: ignore[method-assign]

        def work() -> None:
            with vault.store.act("import", act="collected", case_id=case.id) as act:
                act.add_many(made)

        return _seconds(work)


def bench_import() -> None:
    """100,000 incidents: goals 1.5 for the cipher alone, 2.5 with journal and search."""
    stamp = {"id": "019b0000-0000-7000-8000-000000000000", "unit": "u", "recorded_by": "o"}
    case = replace(Case(title="Bench"), recorded_at=datetime(2026, 1, 1, tzinfo=UTC), **stamp)  # type: ignore[arg-type]
    new = incidents(case.id, INCIDENTS, Words(1))
    ids = [f"019c0000-{n >> 16:04x}-7{n & 0xFFF:03x}-8{n >> 12 & 0xFFF:03x}-{n:012x}" for n in range(INCIDENTS)]
    made = [
        replace(each, id=i, unit="u", recorded_by="o", recorded_at=case.recorded_at)  # type: ignore[arg-type]
        for i, each in zip(ids, new, strict=True)
    ]
    ways: dict[str, Callable[[Path], float]] = {
        "plain": lambda folder: plain(folder, made, case, searched=False),
        "rows": lambda folder: encrypted(folder, made, case, ready=True),
        "library": lambda folder: encrypted(folder, made, case, ready=True, library=True),
        "encrypted": lambda folder: encrypted(folder, made, case, ready=False, library=True),
        "journalled": lambda folder: journalled(folder, made, case, searched=False),
        "plain, searched": lambda folder: plain(folder, made, case, searched=True),
        "everything": lambda folder: journalled(folder, made, case, searched=True),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            with _folder() as folder:
                taken[name].append(way(folder))
    best = {name: min(times) for name, times in taken.items()}
    print(f"{INCIDENTS:,} incidents stored in one act, best of {ROUNDS}")
    for baseline, ways_of_ours in (
        (
            "plain",
            (
                ("rows", "the same rows encrypted (goal 1.5)"),
                ("library", "the same rows encrypted, by sqlite-utils"),
                ("encrypted", "by sqlite-utils, from records"),
                ("journalled", "by sqlite-utils, from records, journalled"),
            ),
        ),
        ("plain, searched", (("everything", "encrypted, journalled and searched (goal 2.5)"),)),
    ):
        _say(f"{baseline} sqlite3.executemany of the same rows", best[baseline])
        for name, what in ways_of_ours:
            _say(what, best[name], best[baseline])


def bench_save() -> None:
    """One durable save: an incident typed and saved, against the very same rows committed without key or program.

    The baseline runs the statements that a save ran, record, search and journal, as text (so it reads them again each
    time) in an unencrypted file of the same SQLite with the same tables and settings.
    """
    with _folder() as folder, _vault(folder) as vault:
        case, _ = vault.store.add("case.add", Case(title="Bench"))
        plain = _same_tables(vault, folder / "plain.db")
        traced: Any = vault._connection
        run: list[str] = []
        saves, base, own, bare = list[float](), list[float](), list[float](), list[float]()
        for each in incidents(case.id, 400, Words(2)):
            _timed(partial(vault.store.add, "incident.add", each, case_id=case.id), saves, own)
            run.clear()
            traced.set_trace_callback(run.append)
            vault.store.add("incident.add", each, case_id=case.id)
            traced.set_trace_callback(None)
            same = [statement for statement in run if not statement.startswith("--")]
            _timed(partial(_run_all, plain, same), base, bare)
        looks = [_seconds_of(lambda: vault.store.consulted("case.open", case_id=case.id)) for _ in range(400)]
        plain.close()
    median = statistics.median(base)
    print("One durable save, median and 99th percentile of 400")
    _say("the same rows, plain SQLite", median, p99=_p99(base))
    _say("an incident with journal and search (goal 2.0)", statistics.median(saves), median, p99=_p99(saves))
    _say("a consultation", statistics.median(looks), median, p99=_p99(looks))
    median = statistics.median(bare)
    _say("the same rows, plain SQLite, processor time", median)
    _say("an incident, processor time", statistics.median(own), median)


def _same_tables(vault: Vault, path: Path) -> Any:
    """An unencrypted file of the same SQLite with the vault's tables, rows of the first two acts and settings."""
    plain = sqlcipher3.connect(str(path), isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "foreign_keys = ON"):
        plain.execute(f"PRAGMA {setting}")
    ours = vault._connection
    made = ours.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    for name, sql in made:
        if not name.startswith(("search_data", "search_idx", "search_docsize", "search_config", "sqlite_")):
            plain.execute(sql)
    plain.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")
    plain.execute("INSERT INTO search (search, rank) VALUES ('pgsz', 3900)")
    plain.execute("BEGIN")
    for (name,) in ours.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if not name.startswith(("search", "sqlite_", "_sqlite")):
            for row in ours.execute(f'SELECT * FROM "{name}"').fetchall():
                plain.execute(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(row))})', row)
    plain.execute("COMMIT")
    return plain


def _run_all(connection: Any, statements: list[str]) -> None:
    for statement in statements:
        connection.execute(statement)


def bench_case() -> None:
    """Opening a case of 10,000 incidents with three rows on each."""
    with _folder() as folder, _vault(folder) as vault:
        case, _ = vault.store.add("case.add", Case(title="Bench"))
        with vault.store.act("import", act="collected") as act:
            ids = [act.new_id() for _ in range(10_000)]
            new = incidents(case.id, 10_000, Words(3))
            act.add_many(replace(each, id=i) for i, each in zip(ids, new, strict=True))  # type: ignore[arg-type]
            for kind in ("call", "text"):
                act.add_many(IncidentBehaviour(incident_id=i, kind=kind) for i in ids)
            act.add_many(IncidentTarget(incident_id=i, kind="victim") for i in ids)
        path = vault.path
        first = _seconds(lambda: vault.store.case_file(case.id))
        again = min(_seconds(lambda: vault.store.case_file(case.id)) for _ in range(3))
        sql = ("incident", "incident_behaviour", "incident_target")
        rows = _seconds(lambda: [vault._connection.execute(f"SELECT * FROM {table}").fetchall() for table in sql])
        size = path.stat().st_size
        verified = _seconds(vault.store.verify)
    print(f"Opening a case of 10,000 incidents and 30,000 rows on them ({size / 1e6:.0f} MB)")
    _say("the bare rows fetched", rows)
    _say("as records, the first time", first, rows)
    _say("as records, again", again, rows)
    _say("its journal proved", verified, rows)


def bench_search() -> None:
    """Search as one types, letter by letter."""
    count = int(os.environ.get("BENCH_ACCOUNTS", "100000"))
    words = Words(4)
    with _folder() as folder, _vault(folder) as vault:
        cases = [vault.store.add("case.add", Case(title=f"Bench {n}"))[0].id for n in range(100)]
        start = time.perf_counter()
        texts = words.texts(count, 25)
        for first in range(0, count, 50_000):
            with vault.store.act("import", act="collected") as act:
                act.add_many(
                    Incident(case_id=cases[n % 100], account=text)
                    for n, text in zip(range(first, min(count, first + 50_000)), texts, strict=False)
                )
        built = time.perf_counter() - start
        chosen = random.Random(5)
        typed: list[str] = []
        for _ in range(60):
            word = chosen.choices(words.all, [1 / (n + 1) for n in range(len(words.all))])[0]
            second = chosen.choice(words.all[:2000])
            typed += [word[:n] for n in range(1, len(word) + 1)]
            typed += [f"{word} {second[:n]}" for n in range(1, len(second) + 1)]
        times = [(_seconds_of(partial(vault.store.search, text)), text) for text in typed]
        within = [_seconds_of(partial(vault.store.search, text, case_id=cases[7])) for text in typed]
        size = vault.path.stat().st_size
    alone = [taken for taken, _ in times]
    slowest, text = max(times)
    print(f"Search as one types over {count:,} accounts, {len(typed)} keystrokes")
    _say(f"the accounts stored and indexed ({size / 1e6:.0f} MB)", built)
    _say("anywhere (goal: p99 below 10 ms)", statistics.median(alone), p99=_p99(alone))
    _say("in one case", statistics.median(within), p99=_p99(within))
    _say(f"the slowest, {text!r}", slowest)


def _say(what: str, seconds: float, base: float | None = None, *, p99: float | None = None) -> None:
    ratio = "" if base is None else f"  {seconds / base:5.2f} times"
    tail = "" if p99 is None else f"  p99 {p99 * 1e3:.2f} ms"
    amount = f"{seconds:8.2f} s " if seconds >= 1 else f"{seconds * 1e3:8.2f} ms"
    print(f"  {what:<52} {amount}{ratio}{tail}")


def _timed(work: Callable[[], object], wall: list[float], own: list[float]) -> None:
    """By the wall's clock and by the process's own, which is not the disk's nor other programs'."""
    start = time.perf_counter(), time.process_time()
    work()
    wall.append(time.perf_counter() - start[0])
    own.append(time.process_time() - start[1])


def _seconds_of(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


def main() -> None:
    """Every measurement of the store."""
    bench_import()
    bench_save()
    bench_case()
    bench_search()


if __name__ == "__main__":
    main()
