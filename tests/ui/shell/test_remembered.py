# SPDX-License-Identifier: Apache-2.0
"""Where the officer was is gone back to after a lock and offered after a start; no word of a case leaves it."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.whole import FULLEST, open_case, rest
from vlu_desktop.app.application import Program
from vlu_desktop.app.remembered import LastPlace, keep_casebook, keep_place, last_casebook, last_place
from vlu_desktop.platform import preferences
from vlu_desktop.platform.paths import data_dir

PLACES, TABS = ("today", "cases"), ("timeline", "risk")


@pytest.mark.parametrize(
    "kept",
    [LastPlace("cases", "0123", "risk", True), LastPlace("cases", "0123", "risk"), LastPlace("today"),
     LastPlace("cases", "", "risk")],
)  # fmt: skip
def test_a_place_is_kept_whole(kept: LastPlace) -> None:
    keep_place(kept)
    assert last_place(PLACES, TABS) == kept


@pytest.mark.parametrize("said", ["", "nowhere case", "nowhere case  gone", "today - x y z", "case"])
def test_a_place_that_is_gone_is_today(said: str) -> None:
    preferences.remember("last-place", said)
    found = last_place(PLACES, TABS)
    assert (found.place, found.tab, found.in_case) == ("today", "", False)


def test_the_casebook_is_offered_while_its_file_is_there(tmp_path: Path) -> None:
    file = tmp_path / "unit.vlu"
    assert last_casebook() is None
    file.touch()
    keep_casebook(file)
    assert last_casebook() == file
    file.unlink()
    assert last_casebook() is None


def test_after_a_lock_the_case_is_at_its_tab_and_after_a_start_it_is_offered(
    opened: Program, qtbot: QtBot, casebook: tuple[Path, str]
) -> None:
    open_case(opened, qtbot, tab="risk")
    opened.pages.add_incident()
    rest(opened, qtbot)
    QTest.keyClicks(opened.pages.entry.incident.form.account.inner, "He came ag")
    opened.lock()
    assert not opened.unlock._locked.isHidden()
    kept = (data_dir() / "preferences.json").read_text(encoding="utf-8")
    assert not [word for word in FULLEST.split() if word in kept]
    assert last_casebook() == casebook[0]
    opened.open_vault(*casebook)
    rest(opened, qtbot)
    pages = opened.pages
    assert opened.window.current_page() is pages.workspace
    assert (pages.desk.file.case.title, pages.workspace.current_key) == (FULLEST, "risk")
    news = opened.window.news
    assert news.text == "Unlocked: you are back where you were. 1 draft kept: see Unfinished on Today."
    was_shown = opened.window.sheet.is_shown
    news._action.click()
    rest(opened, qtbot)
    assert (was_shown, opened.window.sheet.is_shown) == (False, True)
    assert opened.pages.entry.incident.form.account.value() == "He came ag"
    opened.pages.entry.incident.leave()

    opened.lock()
    opened.unlock.after_lock = False
    opened.open_vault(*casebook)
    rest(opened, qtbot)
    assert opened.window.current_page() is opened.pages.today
    [again] = [
        each for each in opened.pages.today.findChildren(QAbstractButton) if each.text() == f"Go on with {FULLEST}"
    ]
    again.click()
    rest(opened, qtbot)
    assert opened.pages.desk.file.case.title == FULLEST
    assert opened.pages.workspace.current_key == "risk"
