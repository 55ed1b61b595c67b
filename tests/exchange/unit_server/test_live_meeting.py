# SPDX-License-Identifier: Apache-2.0
"""What one officer enters is before another's eyes by itself while the unit's server is there, and later where not."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.exchange.unit_server.cluster import Cluster
from tests.exchange.unit_server.desks import Desks, of_a_database
from tests.exchange.unit_server.live_desks import LiveDesk, two_live
from vlu_desktop.exchange.carrier import CarrierFailed
from vlu_desktop.exchange.leaving_parcels import Progress
from vlu_desktop.exchange.unit_server import listener
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.keeping.other_computers import MeetingResult
from vlu_desktop.ui.computers import live_meeting

PATIENCE = 30_000


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that was not reached is tried again soon."""
    monkeypatch.setattr(listener, "_FIRST_PAUSE", 0.1)
    monkeypatch.setattr(listener, "_LONGEST_PAUSE", 0.2)


@pytest.fixture
def own_server(other_cluster: Cluster) -> Iterator[Desks]:
    with of_a_database(other_cluster) as made:
        yield made


def live(folder: Path, desks: Desks, qtbot: QtBot) -> tuple[LiveDesk, LiveDesk]:
    return two_live(folder, desks, lambda true: qtbot.waitUntil(true, timeout=PATIENCE))


def test_what_one_enters_is_told_to_the_pages_of_the_other(tmp_path: Path, desks: Desks, qtbot: QtBot) -> None:
    first, second = live(tmp_path, desks, qtbot)
    told: list[Changes] = []
    second.bulletin.changed.connect(told.append)
    first.until_reached()
    first.add("He rang.")
    second.until(lambda: any(each.touches("incident") for each in told))
    assert second.accounts() == ["He rang."]
    second.add("He wrote.")
    first.until(lambda: first.accounts() == ["He rang.", "He wrote."])
    lines = [desk.last_line() for desk in (first, second)]
    qtbot.wait(1000)
    assert [desk.last_line() for desk in (first, second)] == lines, (
        "meetings about nothing leave no line and come to an end"
    )
    for desk in (first, second):
        desk.close()
    assert not [each for each in threading.enumerate() if each.name == "listener" and rings(each, 3)]


def rings(thread: threading.Thread, seconds: float) -> bool:
    """Whether a thread still goes on after so long."""
    thread.join(seconds)
    return thread.is_alive()


def test_a_meeting_that_failed_though_the_server_is_there_is_told_of_and_tried_again(
    tmp_path: Path, desks: Desks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_meeting, "AGAIN", 50)
    first, second = live(tmp_path, desks, qtbot)
    first.until_reached()
    others = first.services.keeping.other_computers
    tries, met, told = 0, others.meet_usual, list[str]()

    def full_twice(progress: Progress, seconds: float) -> MeetingResult:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise CarrierFailed("The server is full.")
        return met(progress, seconds)

    first.live.failed.connect(told.append)
    monkeypatch.setattr(others, "meet_usual", full_twice)
    first.add("He rang.")
    second.until(lambda: second.accounts() == ["He rang."])
    assert told == ["The server is full."] * 2
    for desk in (first, second):
        desk.close()


def test_much_that_waits_is_taken_in_by_and_by_and_nobody_who_saves_waits_for_it(
    tmp_path: Path, desks: Desks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_meeting, "AT_A_TIME", 0.0)
    first, second = live(tmp_path, desks, qtbot)
    second.until_reached()
    met: list[MeetingResult] = []
    second.live.met.connect(met.append)
    held = threading.Event()
    second.worker.ask(held.wait)
    for n in range(3):
        first.add(f"Number {n}.")
        first.asked(first.services.keeping.other_computers.meet_usual)
    held.set()
    second.until(lambda: second.accounts() == ["Number 0.", "Number 1.", "Number 2."])
    assert max(each.taken for each in met) == 1
    assert any(each.is_more for each in met)
    for desk in (first, second):
        desk.close()


@pytest.mark.usefixtures("quick")
def test_a_server_that_is_away_holds_nobody_up_and_is_met_once_it_is_back(
    tmp_path: Path, own_server: Desks, qtbot: QtBot
) -> None:
    first, second = live(tmp_path, own_server, qtbot)
    for desk in (first, second):
        desk.until_reached()
    first.until(lambda: first.live._was_reached)
    reached: list[bool] = []
    first.live.reached.connect(reached.append)
    own_server.cluster.stop()
    first.until(lambda: reached == [False])
    first.add("He rang.")
    assert first.accounts() == ["He rang."]
    own_server.cluster.start()
    second.until(lambda: second.accounts() == ["He rang."])
    assert reached == [False, True]
    for desk in (first, second):
        desk.close()
