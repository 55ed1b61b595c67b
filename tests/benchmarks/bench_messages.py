# SPDX-License-Identifier: Apache-2.0
"""A phone of 100,000 messages read, stored and searchable, against reading it and plain sqlite3 with the same index.

`BENCH_MESSAGES` sets how many, `BENCH_ROUNDS` of how many rounds the medians are: one takes a minute or two. The
baseline reads the file once by the same reader and stores the same columns and the same words for search by
executemany, without encryption, journal or digest. Processor time stands beside the clock's.
"""

import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from tests.benchmarks.bench_store import CHEAP, Words, insert_of
from tests.intake.messages.phones import HIM, ME, backup, chat, sms
from vlu_desktop.intake.messages.message import Message
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.recognise import opened_by
from vlu_desktop.intake.messages.senders import owner_of
from vlu_desktop.record.conduct import SourceItem
from vlu_desktop.record.people import Case
from vlu_desktop.services.cases.message_preview import MessagePreview
from vlu_desktop.services.cases.messages import Messages
from vlu_desktop.store.database.codec import Value, codec
from vlu_desktop.store.database.connection import open_encrypted
from vlu_desktop.store.migrations.schema import bring_up_to_date
from vlu_desktop.store.vault.vault import create_vault

MESSAGES = int(os.environ.get("BENCH_MESSAGES", "100000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "1"))
GOAL = 1.5
_STAMP = {"id": "019c0000-0000-7000-8000-000000000000", "unit": "019b0000-0000-7000-8000-000000000000"}


def lines(count: int) -> Iterator[tuple[datetime, str, str]]:
    """So many messages of twelve words, a few minutes apart, two in three from him."""
    begin = datetime(2021, 1, 1, tzinfo=UTC)
    for n, text in enumerate(Words(7).texts(count, 12)):
        if n < count:
            yield begin + timedelta(minutes=17 * n), HIM if n % 3 else ME, text


def _plain(folder: Path, path: Path) -> None:
    """The baseline."""
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -131072", "foreign_keys = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    for sql in _tables():
        connection.execute(sql)
    found = codec(SourceItem)
    file = opened_by(MessageSource(path))[1]
    rows, words = list[tuple[Value, ...]](), list[tuple[str]]()
    connection.execute("BEGIN")
    for n, each in enumerate(file.read()):
        if isinstance(each, Message):
            item = SourceItem(
                case_id=_STAMP["unit"], happened=each.at, sent_at=each.moment, sender=each.sender,
                receiver=each.receiver, medium=file.service, raw=each.words, thread=each.thread, form=each.form,
                position=each.place,
            )  # fmt: skip
            _, _, _, _, *told = found.encode(item)
            rows.append((f"{n:08x}{_STAMP['id'][8:]}", _STAMP["unit"], "2026-01-01T00:00:00.000000", "o", *told, "d:1"))
            words.append((" ".join(filter(None, (each.sender, each.receiver, file.service, each.words, each.thread))),))
        if len(rows) == 2000:
            _store(connection, rows, words)
    _store(connection, rows, words)
    connection.execute("COMMIT")
    connection.close()


def _store(connection: sqlite3.Connection, rows: list[tuple[Value, ...]], words: list[tuple[str]]) -> None:
    connection.executemany(insert_of(codec(SourceItem)), rows)
    connection.executemany("INSERT INTO search (words) VALUES (?)", words)
    rows.clear()
    words.clear()


def _tables() -> list[str]:
    """The table of messages, its index and that of search, as the vault has them."""
    with tempfile.TemporaryDirectory() as other:
        model = open_encrypted(Path(other) / "model.db", bytes(32), create=True)
        bring_up_to_date(model)
        wanted = "name = 'source_item' OR (type = 'index' AND tbl_name = 'source_item') OR name = 'search'"
        made = model.execute(f"SELECT sql FROM sqlite_master WHERE ({wanted}) AND sql IS NOT NULL ORDER BY rowid")
        found = [sql for (sql,) in made.fetchall()]
        model.close()
    return found


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of processor time, that of the process which reads among it."""
    clock, own = time.perf_counter(), _processor()
    work()
    return time.perf_counter() - clock, _processor() - own


def _processor() -> float:
    found = os.times()
    return found.user + found.system + found.children_user + found.children_system


def main() -> None:
    """Print the figures of a chat and of a backup."""
    for name in ("_chat.txt", "sms.xml"):
        with tempfile.TemporaryDirectory(prefix="vlu-bench-") as folder:
            path = Path(folder) / name
            path.write_text(_made(name), encoding="utf-8")
            _told(Path(folder), path)


def _made(name: str) -> str:
    if name.endswith("txt"):
        return chat(lines(MESSAGES))
    return backup(*(sms(at, words, 1 if by == HIM else 2) for at, by, words in lines(MESSAGES)))


def _previewed(messages: Messages, case_id: str, path: Path, shown: list[MessagePreview]) -> None:
    shown.append(messages.preview(case_id, path))


def _told(folder: Path, path: Path) -> None:
    ours, base, previews = list[tuple[float, float]](), list[tuple[float, float]](), list[tuple[float, float]]()
    for n in range(ROUNDS):
        inner = folder / str(n)
        inner.mkdir()
        base.append(timed(partial(_plain, inner, path)))
        with create_vault(
            inner / "v.vlu", "x", officer_name="B", clock=lambda: datetime.now(UTC), cost=CHEAP, floor=CHEAP
        ) as vault:
            case, _ = vault.store.add("case.add", Case(title="Bench"))
            messages = Messages(vault.store, lambda: datetime.now(UTC))
            seen = list[MessagePreview]()
            previews.append(timed(partial(_previewed, messages, case.id, path, seen)))
            preview = seen[0].naming({ME: "victim", HIM: "offender", owner_of(path.name): "victim"})
            ours.append(timed(partial(messages.take_in, case.id, preview)))
    print(f"{MESSAGES:,} messages of {path.name} ({path.stat().st_size / 1e6:.0f} MB), medians of {ROUNDS}")
    for what, at in (("by the clock", 0), ("processor time", 1)):
        mine, plain, shown = (statistics.median(each[at] for each in times) for times in (ours, base, previews))
        print(
            f"  {what}: {mine:.2f} s read, stored and searchable; {plain:.2f} s plain; ratio {mine / plain:.2f} "
            f"(goal {GOAL}); a preview {shown:.2f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
