# SPDX-License-Identifier: Apache-2.0
"""When a casebook locks, a long job is broken off, a save is not, and what is kept last is kept whole."""

import threading

from pytestqt.qtbot import QtBot

from vlu_desktop.ui.threads.worker import Worker


def test_a_long_job_is_broken_off_and_the_draft_after_it_is_kept(qtbot: QtBot) -> None:
    worker = Worker()
    begun = threading.Event()
    done: list[str] = []

    def making() -> None:
        try:
            begun.set()
            while True:
                sum(range(1000))
        finally:
            done.append("tidied up")

    worker.ask(making)
    assert begun.wait(5)
    before = worker.under_way()
    worker.ask(lambda: done.append("draft kept"))
    worker.ask(lambda: done.append("closed"))
    assert worker.stop_soon(before)
    assert done == ["tidied up", "draft kept", "closed"]


def test_a_short_job_that_waits_its_turn_is_done(qtbot: QtBot) -> None:
    worker = Worker()
    done: list[str] = []
    for n in range(50):
        worker.ask(lambda n=n: done.append(f"save {n}"))  # type: ignore[misc]
    assert worker.stop_soon(worker.under_way())
    assert len(done) == 50


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
