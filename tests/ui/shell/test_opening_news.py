# SPDX-License-Identifier: Apache-2.0
"""What an opening found is told the officer, and again at the next where nobody saw it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from vlu_desktop.app.application import Program
from vlu_desktop.app.opening_news import OpeningNews
from vlu_desktop.services.keeping.soundness import Soundness
from vlu_desktop.store.integrity.rollback_check import head_path
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.vault.vault import create_vault, open_vault
from vlu_desktop.ui.threads.worker import Worker

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery staple"


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def doubted(tmp_path: Path) -> Path:
    """A casebook beside which the note of where it was left is gone."""
    path = tmp_path / "unit.vlu"
    create_vault(path, PASSPHRASE, officer_name="Asha Example", clock=now, cost=CHEAP, floor=CHEAP).close()
    head_path(path).unlink()
    return path


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.stop()


@pytest.fixture
def open_once(doubted: Path, worker: Worker, qtbot: QtBot) -> Callable[..., list[str]]:
    """Opens the casebook as the program does, and gives what the message bar was told."""

    def opened(*, is_open: bool, clock: Callable[[], datetime] = now) -> list[str]:
        said: list[str] = []
        held = []
        worker.ask(lambda: held.append(open_vault(doubted, PASSPHRASE, clock=now, cost=CHEAP, floor=CHEAP)))
        qtbot.waitUntil(lambda: not worker.busy)
        OpeningNews(worker, Soundness(held[0], clock), lambda: is_open).ask(said.append, said.append)
        qtbot.waitUntil(lambda: not worker.busy)
        worker.ask(held[0].close)
        qtbot.waitUntil(lambda: not worker.busy)
        return said

    return opened


def test_what_was_shown_is_told_once(open_once: Callable[..., list[str]]) -> None:
    [said] = open_once(is_open=True)
    assert "is missing. To know that this is the latest" in said
    assert open_once(is_open=True) == []


def test_what_a_lock_came_before_is_told_at_the_next_opening(open_once: Callable[..., list[str]]) -> None:
    assert open_once(is_open=False) == []
    [said] = open_once(is_open=True)
    assert "is missing. To know that this is the latest" in said


def test_a_clock_that_is_behind_takes_nothing_out_of_view(open_once: Callable[..., list[str]]) -> None:
    [said] = open_once(is_open=True, clock=lambda: now() - timedelta(days=40))
    assert "is missing. To know that this is the latest" in said
    assert "clock" in said


def test_the_window_tells_it(program: Program, doubted: Path, qtbot: QtBot) -> None:
    program.open_vault(doubted, PASSPHRASE)
    qtbot.waitUntil(lambda: "is missing. To know that this is the latest" in program.window.news.text)
