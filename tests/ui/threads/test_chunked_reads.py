# SPDX-License-Identifier: Apache-2.0
"""A long reading lets a click through: what is asked meanwhile is answered before the reading ends."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.threads import chunked_reads as slices
from vlu_desktop.ui.threads.chunked_reads import ChunkedRead
from vlu_desktop.ui.threads.worker import Worker


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.stop()


def test_a_click_is_answered_between_two_slices(qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SLICE", 0)
    seen: list[int | str] = []
    ends: list[bool] = []

    def taken(rows: list[int], whole: bool) -> None:
        seen.extend(rows)
        ends.append(whole)
        if rows == [3]:
            worker.ask(lambda: "click", seen.append)

    ChunkedRead(worker, lambda: iter(range(10)), taken)
    qtbot.waitUntil(lambda: bool(ends) and ends[-1])
    qtbot.waitUntil(lambda: "click" in seen)
    assert [each for each in seen if each != "click"] == list(range(10))
    assert seen.index("click") < seen.index(6)


def test_a_reading_that_is_stopped_hands_over_no_more(
    qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "SLICE", 0)
    seen: list[int] = []

    def taken(rows: list[int], whole: bool) -> None:
        seen.extend(rows)
        if seen == [0, 1]:
            reading.stop()

    reading = ChunkedRead(worker, lambda: iter(range(10)), taken)
    qtbot.waitUntil(lambda: bool(seen) and not worker.busy)
    assert seen == [0, 1]
