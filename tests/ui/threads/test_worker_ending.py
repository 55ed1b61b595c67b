# SPDX-License-Identifier: Apache-2.0
"""When a casebook locks, a long job is broken off, a save is not, and what is kept last is kept whole."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import check_stopped, stop_asked
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.vault.vault import Vault, create_vault
from vlu_desktop.ui.threads import worker as worker_module
from vlu_desktop.ui.threads.worker import AT_ONCE, Job, Worker, the_stopped

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "unit.vlu"


@pytest.fixture
def open_vault(path: Path) -> Callable[[], Vault]:
    """A vault made on the thread that asks for it, as a worker's job does."""

    def make() -> Vault:
        return create_vault(
            path, "passphrase", officer_name="Asha", clock=lambda: datetime.now(UTC), cost=CHEAP, floor=CHEAP
        )

    return make


def opened(worker: Worker, qtbot: QtBot, make: Callable[[], Vault]) -> Vault:
    found: list[Vault] = []
    worker.ask(make, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_long_job_is_broken_off_and_the_draft_after_it_is_kept(qtbot: QtBot) -> None:
    worker = Worker()
    begun = threading.Event()
    done: list[str] = []

    def making() -> None:
        try:
            begun.set()
            while True:
                check_stopped()
        finally:
            done.append("tidied up")

    worker.ask(making)
    assert begun.wait(5)
    before = worker.under_way()
    worker.ask(lambda: done.append("draft kept"))
    worker.ask(lambda: done.append("closed"))
    assert worker.stop_soon(before)
    assert done == ["tidied up", "draft kept", "closed"]


def test_a_statement_that_never_ends_is_interrupted_and_the_draft_is_kept(
    qtbot: QtBot, open_vault: Callable[[], Vault]
) -> None:
    worker = Worker()
    vault = opened(worker, qtbot, open_vault)
    begun = threading.Event()
    kept: list[str] = []
    said: list[str] = []

    def reading() -> None:
        begun.set()
        vault._connection.execute(FOR_EVER).fetchall()

    def close() -> None:
        kept.extend(draft.body for draft in vault.store.drafts())
        vault.close()

    worker.ask(reading, failed=said.append)
    assert begun.wait(5)
    before = worker.under_way()
    worker.ask(lambda: vault.store.save_draft("k", "incident", "", '{"account": "he waited"}'))
    worker.ask(close)
    assert worker.stop_soon(before)
    assert kept == ['{"account": "he waited"}']
    qtbot.waitUntil(lambda: said == [the_stopped()])


def endless(case_id: str, begun: threading.Event) -> Iterator[Incident]:
    n = 0
    while True:
        n += 1
        if n > 5000:
            begun.set()
        yield Incident(case_id=case_id, account=f"Call {n}")


def test_an_act_that_is_broken_off_is_taken_back_whole(qtbot: QtBot, open_vault: Callable[[], Vault]) -> None:
    worker = Worker()
    vault = opened(worker, qtbot, open_vault)
    begun = threading.Event()
    found: list[object] = []

    def importing() -> None:
        case, _ = vault.store.add("case.add", Case(title="Quill"))
        with vault.store.act("import", act="collected", case_id=case.id) as act:
            act.add_many(endless(case.id, begun))

    def close() -> None:
        found.extend((vault.store.count(Incident), vault.store.count(Case), len(vault.store.search("Call"))))
        found.append(vault.check().problems)
        found.append(vault.store.add("case.add", Case(title="After"))[0].title)
        vault.close()

    worker.ask(importing)
    assert begun.wait(30)
    before = worker.under_way()
    worker.ask(close)
    assert worker.stop_soon(before)
    assert found == [0, 1, 0, (), "After"]


def test_a_short_job_that_waits_its_turn_is_done(qtbot: QtBot) -> None:
    worker = Worker()
    done: list[str] = []
    for n in range(50):
        worker.ask(lambda n=n: done.append(f"save {n}"))  # type: ignore[misc]
    assert worker.stop_soon(worker.under_way())
    assert len(done) == 50


def test_a_queue_of_long_jobs_is_got_through_and_the_draft_after_them_is_kept(qtbot: QtBot) -> None:
    worker = Worker()
    begun = threading.Event()
    done: list[str] = []

    def making() -> None:
        begun.set()
        while True:
            check_stopped()

    for _ in range(12):
        worker.ask(making)
    assert begun.wait(5)
    before = worker.under_way()
    typed = [worker.ask(lambda: done.append("draft kept"))]
    assert worker.stop_soon(before, typed)
    assert done == ["draft kept"]


def test_a_job_is_let_run_for_a_while_from_its_own_beginning(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the one before it took: a save that waited its turn is not broken off in its place."""
    now = [0.0]
    monkeypatch.setattr(worker_module, "monotonic", lambda: now[0])
    bench = worker_module._JobRunner(lambda _: "")
    found: list[bool] = []

    def job() -> None:
        for later in (0.0, AT_ONCE / 1000 - 0.01, AT_ONCE / 1000):
            now[0] = later
            bench.break_off({another, ticket}, AT_ONCE)
            found.append(stop_asked())
            bench.break_off({another}, 0)

    ticket, another = Job(job, None, None), Job(job, None, None)
    bench.work(ticket)
    assert found == [False, False, True]
    assert not another.is_broken_off
    bench.break_off({ticket, another}, 0)
    assert not another.is_broken_off
    assert not stop_asked()


def test_a_job_that_is_broken_off_before_its_turn_gives_nobody_an_answer(qtbot: QtBot) -> None:
    """None handed to whoever asked would be taken for one: for no record, no words, no problem."""
    worker = Worker()
    free, answers, problems = threading.Event(), list[object](), list[str]()
    worker.ask(free.wait)
    waiting = [worker.ask(lambda: "a record", answers.append, problems.append) for _ in range(2)]
    waiting[0].break_off()
    waiting[1].give_up()
    free.set()
    qtbot.waitUntil(lambda: not worker.busy)
    assert (answers, problems) == ([], [the_stopped()])
    worker.stop()


def test_a_job_that_looks_whether_it_was_stopped_ends_itself(qtbot: QtBot) -> None:
    worker = Worker()
    begun = threading.Event()
    done: list[str] = []

    def reading(_progress: object, stopped: object) -> None:
        assert callable(stopped)
        begun.set()
        while not stopped():
            pass
        done.append("undone by itself")

    worker.long(reading)
    assert begun.wait(5)
    assert worker.stop_soon(worker.under_way())
    assert done == ["undone by itself"]


def _deaf(worker: Worker) -> threading.Event:
    """What sets free a job that takes no notice of anything, once it is under way."""
    begun, free = threading.Event(), threading.Event()

    def deaf() -> None:
        begun.set()
        free.wait(30)

    worker.ask(deaf)
    assert begun.wait(5)
    return free


def test_a_job_that_takes_no_notice_holds_nobody_up_for_long(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "AT_ONCE", 1)
    monkeypatch.setattr(worker_module, "PROMPTLY", 10)
    worker = Worker()
    free = _deaf(worker)
    before = worker.under_way()
    worker.ask(lambda: None)
    assert not worker.stop_soon(before)
    assert worker_module._left_running == [worker], "or Qt would end the program once nobody holds it"
    assert not free.is_set()
    free.set()
    assert worker._thread.wait(5000)
    worker_module._left_running.clear()


def test_what_was_typed_is_waited_for_longer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "PROMPTLY", 10)
    worker = Worker()
    free = _deaf(worker)
    before, kept = worker.under_way(), list[str]()
    typed = [worker.ask(lambda: kept.append("draft"))]
    threading.Timer(0.1, free.set).start()
    assert worker.stop_soon(before, typed)
    assert kept == ["draft"]


def test_what_goes_on_beside_the_vault_keeps_nobody_waiting_and_ends_with_it(qtbot: QtBot) -> None:
    worker = Worker()
    begun, done = threading.Event(), list[str]()

    def drawing(_: object, stopped: Callable[[], bool]) -> None:
        begun.set()
        while not stopped():
            pass
        done.append("stopped")

    worker.beside(drawing, lambda _: done.append("answered"))
    assert begun.wait(5)
    worker.ask(lambda: "read", done.append)
    qtbot.waitUntil(lambda: done == ["read"])
    assert worker.busy
    before = worker.under_way()
    worker.ask(lambda: done.append("kept"))
    assert worker.stop_soon(before)
    assert done == ["read", "kept", "stopped"] or done == ["read", "stopped", "kept"]


def test_a_job_beside_the_vault_gives_its_result_or_says_what_is_wrong(qtbot: QtBot) -> None:
    worker = Worker()
    told: list[str] = []

    def refused(*_: object) -> str:
        raise UserError("It is damaged.")

    worker.beside(lambda progress, stopped: "drawn", told.append)
    worker.beside(refused, told.append, told.append)
    qtbot.waitUntil(lambda: told == ["drawn", "It is damaged."])
    waiting = worker.beside(lambda progress, stopped: "too late", told.append)
    waiting.cancel()
    worker.stop()
    qtbot.waitUntil(lambda: not worker.busy)
    assert told == ["drawn", "It is damaged."]
