# SPDX-License-Identifier: Apache-2.0
"""What stands in a window that keeps no draft of its own is there to be read after a lock."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.whole import open_case, rest
from vlu_desktop.app.application import Program
from vlu_desktop.ui.case.hearing_window import HearingDialog
from vlu_desktop.ui.drafts.left_words import LEFT, LeftWords
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog, secret_line
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.unsaved_words import writable

WORDS = "what she asked the court to hear"


def left(program: Program, qtbot: QtBot) -> list[str]:
    """The bodies of the drafts that a lock left of windows."""
    found: list[str] = []
    drafts = program.pages._services.casework.drafts
    program.pages._worker.ask(drafts.all, lambda all_: found.extend(each.body for each in all_ if each.kind == LEFT))
    rest(program, qtbot)
    return found


def test_a_lock_keeps_what_was_typed_in_a_window_without_a_draft(
    opened: Program, casebook: tuple[Path, str], qtbot: QtBot
) -> None:
    open_case(opened, qtbot)
    opened.window.actions_registry.run("hearing")
    rest(opened, qtbot)
    [window] = [each for each in opened.window.findChildren(HearingDialog) if each.isVisible()]
    field = next(each for each in writable(window) if each.isVisible())
    QTest.keyClicks(field, WORDS)
    opened.lock()
    opened.open_vault(*casebook)
    rest(opened, qtbot)
    [body] = left(opened, qtbot)
    assert WORDS in body
    drafts = opened.pages._services.casework.drafts
    opened.pages._worker.ask(drafts.all, lambda found: opened.pages._continue(next(d for d in found if d.kind == LEFT)))
    rest(opened, qtbot)
    [shown] = [each for each in opened.window.findChildren(LeftWords) if each.isVisible()]
    assert WORDS in shown.words.toPlainText()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert len(left(opened, qtbot)) == 1, "closed, it stays"
    shown.done_with.emit()
    assert left(opened, qtbot) == []


def test_no_passphrase_is_kept_and_nothing_where_nothing_was_typed(opened: Program, qtbot: QtBot) -> None:
    window = PassphraseDialog(opened.window, opened.pages._worker, "Add an officer", "", "Add")
    secret = window.add_field("Passphrase", secret_line("Passphrase"))
    name = window.add_field("Name", secret_line("Key from the paper", hidden=False))
    window.show()
    for field in (secret, name):
        QTest.keyClicks(field, "seven quiet harbours")
    quiet = FittingDialog(opened.window)
    quiet.show()
    opened.pages.keep_drafts()
    assert left(opened, qtbot) == []
    for each in (window, quiet):
        each.let_go()
