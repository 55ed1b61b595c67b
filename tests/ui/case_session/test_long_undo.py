# SPDX-License-Identifier: Apache-2.0
"""A long undo says how far it is, can be stopped with everything as it was, and takes no second one meanwhile."""

from collections.abc import Callable

import pytest

from tests.ui.conftest import Bench
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.store.records import acts, undo
from vlu_desktop.ui.case_session import long_undo
from vlu_desktop.ui.case_session.act_news import ActNews

MANY = 4


@pytest.fixture
def news(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> ActNews:
    """Everything is long, and a step is one record."""
    monkeypatch.setattr(long_undo, "LONG", 0)
    for module in (acts, undo):
        monkeypatch.setattr(module, "PUT_AT_ONCE", 1)
    bench.add(*(Incident(case_id=bench.case_id, account=f"Call {n}") for n in range(MANY)))
    return ActNews(bench.worker, bench.bulletin, Undoing(bench.store), bench.news, lambda _: True)


def said(bench: Bench, monkeypatch: pytest.MonkeyPatch, then: Callable[[str], object] = lambda _: None) -> list[str]:
    """What stands in the bar one after another; `then` is done at each."""
    heard: list[str] = []
    real = bench.news._text.setText

    def set_text(sentence: str) -> None:
        real(sentence)
        heard.append(sentence)
        then(sentence)

    monkeypatch.setattr(bench.news._text, "setText", set_text)
    return heard


def test_how_far_it_is_names_the_record_and_the_case(
    bench: Bench, news: ActNews, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = said(bench, monkeypatch)
    news.undo()
    bench.settle()
    case = bench.file().case
    assert bench.all(Incident) == ()
    assert heard[-1].startswith("Took back: ")
    assert f"Taking back: {heard[-1].removeprefix('Took back: ').rstrip('.')}… 50 %" in heard
    assert heard[-2].endswith("… now being saved")
    assert all(case.title in each for each in heard)
    news.redo()
    bench.settle()
    assert len(bench.all(Incident)) == MANY
    assert any(each.startswith("Doing again: ") and each.endswith("… 50 %") for each in heard)
    assert heard[-1].startswith("Done again: ")


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_a_stop_leaves_everything_as_it_was(
    bench: Bench, news: ActNews, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    if step == "redo":
        news.undo()
        bench.settle()
    before, lines = bench.all(Incident), bench.ask(lambda: bench.store.last_line)
    monkeypatch.setattr(long_undo.LongUndo, "progress", _stopping(long_undo.LongUndo.progress))
    (news.undo if step == "undo" else news.redo)()
    bench.settle()
    assert bench.all(Incident) == before
    assert bench.ask(lambda: bench.store.last_line) == lines
    assert bench.news._text.text().startswith("Stopped, and nothing was ")
    assert bench.file().case.title in bench.news._text.text()


def _stopping(real: Callable[..., None]) -> Callable[..., None]:
    def progress(run: long_undo.LongUndo, told: object, done: int, of: int) -> None:
        if done == 2:
            run.stop()
        real(run, told, done, of)

    return progress


def test_the_stop_in_the_bar_ends_it_and_a_key_pressed_meanwhile_asks_for_no_other(
    bench: Bench, news: ActNews, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = long_undo.LongUndo(bench.news, redo=False)
    told = bench.ask(lambda: Undoing(bench.store).next_undo())
    assert told is not None
    run.progress(told, 1, 4)
    assert not run.is_told
    bench.settle()
    bench.qtbot.waitUntil(lambda: run.is_told)
    assert bench.news._text.text() == f"Taking back: {told.words}… 25 %"
    monkeypatch.setattr(news, "_under_way", run)
    lines = bench.ask(lambda: bench.store.last_line)
    news.undo()
    news.redo()
    bench.settle()
    assert bench.ask(lambda: bench.store.last_line) == lines
    bench.news._action.click()
    assert run.was_stopped
    with pytest.raises(UserError, match="nothing was taken back"):
        run.progress(told, 2, 4)
    bench.news.problem("The disk is full.")
    run._show(told, 75)
    assert bench.news._text.text() == "The disk is full."
    run.end()
    run._show(told, 100)
    assert not run.is_told
