# SPDX-License-Identifier: Apache-2.0
"""Windows of messages that the casebook locks over: what was said and chosen is there again with the same file."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from tests.intake.messages.phones import HIM, ME, android, chat, evenings
from tests.ui.conftest import Bench
from tests.ui.intake.test_bursts_window import NAMES, TICK, UNCHECKED, choose, ruled, shown, take_in
from tests.ui.intake.test_message_window import made, messages, opened, who
from tests.ui.whole import agree_to_lose
from vlu_desktop.intake.messages.message_source import START, MessageSource
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Draft
from vlu_desktop.services.cases.message_drafts import BurstsDraft, MessageDraft
from vlu_desktop.ui.intake.message_keeping import BURSTS, FILE, SENDERS, keep_messages, put_back
from vlu_desktop.ui.intake.message_window import NEW_CASE
from vlu_desktop.ui.intake.senders_window import SendersWindow
from vlu_desktop.ui.intake.who_is_who import not_said

AMBIGUOUS = android([(datetime(2025, 3, 4, 20, minute), HIM, "Answer me") for minute in range(5)])


def locked_over(bench: Bench, *windows: QDialog, waiting: tuple[tuple[Path, str], ...] = ()) -> list[Draft]:
    """The drafts, as the casebook locks over the windows."""
    parent = windows[0].parentWidget()
    assert parent is not None
    keep_messages(parent, bench.worker, bench.drafts, bench.case_id, waiting)
    bench.settle()
    for window in windows:
        window.hide()
    return bench.ask(bench.drafts.all)


def test_who_is_who_answers_and_the_files_behind_it_are_kept(bench: Bench, tmp_path: Path) -> None:
    window = made(bench)
    path = opened(bench, window, tmp_path, AMBIGUOUS)
    [question] = {key for key, _ in window.asked.choices}
    answer = next(choice for key, choice in window.asked.choices if key == question)
    window.asked.choices[question, answer].click()
    bench.settle()
    window.handed_by.setText("Marta")
    window.who.say("offender")
    [draft] = locked_over(bench, window, waiting=((tmp_path / "next.txt", "2 of 2"),))
    assert (draft.kind, draft.case_id) == (FILE, bench.case_id)
    left = MessageDraft.from_text(draft.body)
    assert (left.name, left.then) == (path.name, ((str(tmp_path / "next.txt"), "2 of 2"),))
    again = made(bench)
    put_back(again, draft.body)
    bench.settle()
    assert who(again) == who(window) == ["The offender", not_said()]
    assert again.asked.choices[question, answer].isChecked()
    assert again.handed_by.text() == "Marta"
    assert again.take.isEnabled(), "nothing is asked anew"
    assert again.left(left.then) == left


def test_of_another_file_under_the_same_name_nothing_is_taken_over(bench: Bench, tmp_path: Path) -> None:
    window = made(bench, "")
    path = opened(bench, window, tmp_path, chat(evenings(2, 3)))
    window.into.setCurrentIndex(window.into.findData(NEW_CASE))
    window.who.say("offender")
    [draft] = locked_over(bench, window)
    assert draft.case_id == "", "a new case has no id yet"
    path.write_text(chat(evenings(2, 4)), encoding="utf-8")
    again = made(bench, "")
    put_back(again, draft.body)
    again.into.setCurrentIndex(again.into.findData(NEW_CASE))
    bench.settle()
    assert who(window)[0] == "The offender"
    assert who(again) == [not_said(), not_said()]
    assert again.problem == say("intaking.not-the-file-as-it-was", name="_chat.txt")
    assert again.left() == MessageDraft.from_text(draft.body), "it is kept for the file it is of"
    path.unlink()
    gone = made(bench, "")
    put_back(gone, draft.body)
    bench.settle()
    assert gone.problem.endswith(say("intaking.nothing-said-of-it-is"))


def test_a_window_with_nothing_said_is_closed_at_once_and_else_asked_about(bench: Bench, tmp_path: Path) -> None:
    window = made(bench)
    opened(bench, window, tmp_path, chat(evenings(2, 3)))
    window.who.say("offender")
    window.reject()
    assert window.isVisible()
    agree_to_lose(window)
    assert not window.isVisible()
    assert locked_over(bench, window) == [], "what was left is not kept"
    empty = made(bench)
    opened(bench, empty, tmp_path, chat(evenings(2, 3)))
    empty.reject()
    assert not empty.isVisible()


def test_the_rule_the_kinds_and_the_ticks_of_bursts_are_kept(bench: Bench) -> None:
    take_in(bench, chat(evenings(6, 5)), NAMES)
    window = shown(bench)
    assert locked_over(bench, window) == [], "nothing was chosen"
    window.show()
    choose(window, "day")
    key, box = next(iter(window.kinds.items()))
    box.setCurrentIndex(2)
    ruled(bench, window)
    window.rows.setData(window.rows.index(1, 0), UNCHECKED, TICK)
    told = window.told.text()
    [draft] = locked_over(bench, window)
    assert (draft.kind, draft.case_id) == (BURSTS, bench.case_id)
    again = shown(bench)
    put_back(again, draft.body)
    assert again.left() == BurstsDraft.from_text(draft.body), "as soon as it is open"
    assert ruled(bench, again) == told
    assert again.kinds[key].currentIndex() == 2
    assert again.left() == BurstsDraft.from_text(draft.body)


def test_names_that_are_not_saved_are_kept(bench: Bench) -> None:
    take_in(bench, chat(evenings(2, 3)), {})
    parent = bench.news.parentWidget()
    assert parent is not None

    def window() -> SendersWindow:
        made_ = SendersWindow(parent, bench.worker, messages(bench), bench.case_id, "M.A. and D.R.")
        bench.show(made_)
        bench.settle()
        return made_

    first = window()
    assert locked_over(bench, first) == []
    first.show()
    first.who.said.emit({HIM: "offender", ME: "victim"})
    [draft] = locked_over(bench, first)
    assert (draft.kind, draft.case_id) == (SENDERS, bench.case_id)
    again = window()
    put_back(again, draft.body)
    assert again.said == {HIM: "offender", ME: "victim"}
    assert again.save.isEnabled()
    assert {each.written for each in again.who.unnamed()}.isdisjoint({HIM, ME})


@pytest.mark.parametrize("changed", [b"x", b"y" * START, b"y" * 3 * START])
def test_a_file_is_known_again_by_its_size_its_beginning_and_its_end(changed: bytes) -> None:
    same = MessageSource(changed, "other").fingerprint
    assert MessageSource(changed).fingerprint == same
    assert MessageSource(changed + b"z").fingerprint != same
    assert MessageSource(changed[:-1] + b"z").fingerprint != same
    assert MessageSource(b"z" + changed[1:]).fingerprint != same
