# SPDX-License-Identifier: Apache-2.0
"""The words of an exhibit beside it: read when asked, a proposal until they are taken, stopped at any time."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.foreign.foreign_samples import photographed
from tests.ui.conftest import Bench
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.services.cases import exhibit_view
from vlu_desktop.services.cases.exhibit_words import ProposedWords
from vlu_desktop.services.cases.exhibits import Exhibits
from vlu_desktop.services.cases.records import Records
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.case import take_in_window
from vlu_desktop.ui.case.exhibit_window import ExhibitWindow
from vlu_desktop.ui.case.exhibits_tab import ExhibitsTab
from vlu_desktop.ui.case.take_in_window import ExhibitWork
from vlu_desktop.ui.case.words_pane import in_record, instead, keep_words, not_taken, stopped, type_them
from vlu_desktop.ui.case_session.record_window_drafts import reopen
from vlu_desktop.ui.widgets.fitting_dialog import Question

SCREENSHOT = photographed("Answer your phone")
READ = ProposedWords(text="Answer your phone\nI will find you", notes=("It may be wrong.",))
NOW = datetime(2026, 8, 3, 13, 5, tzinfo=UTC)
Reading = Callable[[bytes, Callable[[int, int], None], Callable[[], bool]], ProposedWords]


@pytest.fixture
def tab(bench: Bench) -> ExhibitsTab:
    work = ExhibitWork(
        desk=bench.desk, saver=bench.saver, worker=bench.worker, exhibits=Exhibits(bench.store), now=lambda: NOW
    )
    made = ExhibitsTab(work)
    bench.show(made)
    return made


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Callable[[Reading], None]:
    """Has another reader stand for the process that reads pictures."""
    return lambda found: monkeypatch.setattr(exhibit_view, "proposed_words", found)


def opened(bench: Bench, tab: ExhibitsTab, folder: Path, *, words: str = "") -> ExhibitWindow:
    shot = folder / "shot.png"
    shot.write_bytes(SCREENSHOT)
    work = tab._work
    bench.ask(lambda: work.exhibits.take_in(bench.case_id, shot, "", "", work.desk.today()))
    [exhibit] = bench.all(Exhibit)
    if words:
        bench.publish(lambda: Records(bench.store).change(replace(exhibit, words=words), case_id=bench.case_id))
        [exhibit] = bench.all(Exhibit)
    window = ExhibitWindow(tab, work, exhibit)
    window.open()
    bench.settle()
    bench.qtbot.waitUntil(lambda: any(each.text() == "Read its words" and each.isVisible() for each in buttons(window)))
    return window


def buttons(window: ExhibitWindow) -> list[QPushButton]:
    return window.findChildren(QPushButton)


def settle(bench: Bench) -> None:
    for _ in range(3):
        bench.settle()


def press(bench: Bench, window: ExhibitWindow) -> None:
    """The key of the button, which Qt lets go only a moment later."""
    before = window.words.said.text()
    QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    bench.qtbot.waitUntil(lambda: window.words.said.text() != before)


def test_words_are_read_by_one_key_and_kept_by_another(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path, reading: Callable[[Reading], None]
) -> None:
    reading(lambda content, progress, stopped: READ if content == SCREENSHOT else ProposedWords(text=""))
    window = opened(bench, tab, tmp_path)
    pane = window.words
    assert not pane.isVisible()
    press(bench, window)
    settle(bench)
    assert pane.text.toPlainText() == READ.text
    assert pane.said.text() == f"It may be wrong. {not_taken()}"
    assert bench.all(Exhibit)[0].words == "", "a proposal is not the record"
    assert not pane.unsaved, "what can be read again is not asked about"
    QTest.keyClick(pane.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(bench)
    assert bench.all(Exhibit)[0].words == READ.text
    assert pane.said.text() == in_record()
    assert not pane.take.isEnabled()
    bench.ask(Undoing(bench.store).undo)
    assert bench.all(Exhibit)[0].words == ""


def test_what_is_corrected_is_kept_as_corrected_and_asked_about_before_it_is_left(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path, reading: Callable[[Reading], None]
) -> None:
    reading(lambda content, progress, stopped: READ)
    window = opened(bench, tab, tmp_path, words="Answer")
    assert window.words.said.text() == in_record()
    press(bench, window)
    settle(bench)
    assert window.words.said.text().endswith(f"{not_taken()} {instead()}")
    QTest.keyClicks(window.words.text, "? ")
    window.reject()
    assert window.isVisible()
    assert window.checked.text() == "Words are typed and not taken yet. Ctrl+Enter takes them."
    [question] = [each for each in window.findChildren(Question) if each.isVisible()]
    QTest.keyClick(question, Qt.Key.Key_Escape)
    press(bench, window)
    settle(bench)
    assert window.words.text.toPlainText().startswith("? Answer your phone"), "reading again drops nothing typed"
    window.words.take.click()
    settle(bench)
    assert bench.all(Exhibit)[0].words == f"? {READ.text}"


def test_in_a_small_window_the_words_stand_beneath_and_come_into_view(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path, reading: Callable[[Reading], None]
) -> None:
    reading(lambda content, progress, stopped: READ)
    window = opened(bench, tab, tmp_path)
    window.resize(667, 320)
    press(bench, window)
    settle(bench)
    bench.qtbot.waitUntil(lambda: not window.words.text.visibleRegion().isEmpty())


def test_reading_shows_how_far_it_is_and_is_stopped_by_esc(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path, reading: Callable[[Reading], None]
) -> None:
    ended = threading.Event()

    def slow(content: bytes, progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> ProposedWords:
        progress(1, 3)
        while not stopped():
            ended.wait(0.01)
        ended.set()
        return READ

    reading(slow)
    window = opened(bench, tab, tmp_path)
    press(bench, window)
    bench.qtbot.waitUntil(lambda: window.words.bar.maximum() == 3)
    assert window.words.bar.accessibleDescription() == "1 of 3 pictures"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert ended.wait(5)
    settle(bench)
    assert window.isVisible()
    assert window.words.said.text() == stopped()
    assert window.words.text.toPlainText() == ""


@pytest.mark.parametrize(
    "found", [ProposedWords(text="", notes=("The part that can is not installed here.",)), UserError("It is damaged.")]
)
def test_where_nothing_is_read_that_is_said_and_words_can_be_typed(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path, reading: Callable[[Reading], None], found: ProposedWords | UserError
) -> None:
    def none(*_: object) -> ProposedWords:
        if isinstance(found, UserError):
            raise found
        return found

    reading(none)
    window = opened(bench, tab, tmp_path)
    press(bench, window)
    settle(bench)
    sentence = str(found) if isinstance(found, UserError) else found.notes[0]
    assert window.words.said.text() == f"{sentence} {type_them()}"
    QTest.keyClicks(window.words.text, "Answer")
    window.words.take.click()
    settle(bench)
    assert bench.all(Exhibit)[0].words == "Answer"


def test_words_that_are_typed_when_the_casebook_locks_are_taken_up_again(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path
) -> None:
    window = opened(bench, tab, tmp_path)
    keep_words(tab, bench.worker, bench.drafts, bench.case_id)
    bench.settle()
    assert bench.ask(bench.drafts.all) == [], "nothing was typed"
    window.words.text.setPlainText("Answer")
    keep_words(tab, bench.worker, bench.drafts, bench.case_id)
    bench.settle()
    [draft] = bench.ask(bench.drafts.all)
    again = reopen(draft, bench.desk, bench.saver, tab, bench.worker, bench.drafts)
    kept = again.typed()
    assert kept is not None
    assert kept[0] == replace(bench.all(Exhibit)[0], words="Answer")


def test_pictures_taken_in_are_read_one_after_another_where_that_is_asked_for(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path, reading: Callable[[Reading], None]
) -> None:
    reading(lambda content, progress, stopped: READ)
    files = [tmp_path / name for name in ("a.png", "note.txt", "b.png")]
    for place, file in enumerate(files):
        file.write_bytes(SCREENSHOT + bytes([place]) if file.suffix == ".png" else b"words")
    dialog = tab.take_in(files)
    dialog.read_words.setChecked(True)
    dialog.take()
    for title in ("a", "b"):
        bench.qtbot.waitUntil(lambda: any(each.isVisible() for each in tab.findChildren(ExhibitWindow)))
        [window] = [each for each in tab.findChildren(ExhibitWindow) if each.isVisible()]
        bench.qtbot.waitUntil(lambda here=window: here.words.text.toPlainText() == READ.text)  # type: ignore[misc]
        assert window.words.typed[1].title == title
        window.reject()
    settle(bench)
    assert not [each for each in tab.findChildren(ExhibitWindow) if each.isVisible()]


def test_words_are_not_offered_at_intake_where_nothing_can_be_read(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_bytes(SCREENSHOT)
    (tmp_path / "a.txt").write_bytes(b"words")
    assert tab.take_in([tmp_path / "a.png"]).read_words.isVisible()
    assert not tab.take_in([tmp_path / "a.txt"]).read_words.isVisible()
    monkeypatch.setattr(take_in_window, "can_read_pictures", lambda: False)
    assert not tab.take_in([tmp_path / "a.png"]).read_words.isVisible()
