# SPDX-License-Identifier: Apache-2.0
"""People who may be the same: shown side by side, decided with the keyboard, and nothing joined before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.record.people import Apart, SameAs
from vlu_desktop.services.cases.cases import Cases, NewCase, NewPerson
from vlu_desktop.services.cases.same_person import Joining
from vlu_desktop.ui.people.joining_window import LONGEST, JoiningDialog


def again(bench: Bench, given: str = "Dean", family: str = "Sample") -> None:
    """The offender of the case entered anew, in a case of somebody else."""
    new = NewCase(
        title="N.P. and D.S.",
        victim=NewPerson(given="Nia", family="Pretend"),
        offender=NewPerson(given=given, family=family),
    )
    bench.ask(lambda: Cases(bench.store).begin(new, TODAY))


@pytest.fixture
def dialog(bench: Bench) -> JoiningDialog:
    again(bench)
    return opened(bench)


def opened(bench: Bench) -> JoiningDialog:
    made = JoiningDialog(None, bench.worker, Joining(bench.store), bench.saver, Joining(bench.store).join)
    # The test's own list of windows closes it.
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    bench.show(made)
    bench.settle()
    return made


def texts(dialog: JoiningDialog) -> str:
    return "\n".join(each.text() for each in dialog.area.findChildren(QLabel) if each.isVisible())


def press(dialog: JoiningDialog, text: str) -> None:
    button = next(each for each in dialog.area.findChildren(QPushButton) if each.text() == text and each.isVisible())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_pair_stands_with_what_agrees_and_in_which_cases(dialog: JoiningDialog) -> None:
    shown = texts(dialog)
    assert "Agrees: the same name, Dean Sample." in shown
    assert "Offender in M.A. and D.R." in shown
    assert "Offender in N.P. and D.S." in shown


def test_joining_by_key_keeps_the_reason_and_leaves_nothing_to_decide(bench: Bench, dialog: JoiningDialog) -> None:
    reason = dialog.area.findChildren(QLineEdit)[0]
    reason.setText("Same date of birth on both warrants")
    press(dialog, "The same person")
    bench.qtbot.waitUntil(lambda: "No two entries" in texts(dialog))
    rows = bench.ask(lambda: bench.store.all(SameAs))
    assert [row.reason for row in rows] == ["Same date of birth on both warrants"]


def test_two_people_are_kept_apart(bench: Bench, dialog: JoiningDialog) -> None:
    press(dialog, "Two people")
    bench.qtbot.waitUntil(lambda: "No two entries" in texts(dialog))
    assert len(bench.ask(lambda: bench.store.all(Apart))) == 1
    assert bench.ask(lambda: bench.store.all(SameAs)) == ()


def test_a_name_leads_to_its_entry(bench: Bench, dialog: JoiningDialog) -> None:
    seen: list[str] = []
    dialog.looked_at.connect(seen.append)
    press(dialog, "Look at this entry")
    assert len(seen) == 1
    assert bench.ask(lambda: bench.store.names(seen)) == {seen[0]: "Dean Sample"}


def test_a_name_of_200_000_letters_is_shown_short(bench: Bench) -> None:
    again(bench, "<b>Dean</b>", "x" * 200_000)
    again(bench, "<b>Dean</b>", "x" * 200_000)
    dialog = opened(bench)
    names = [each.text() for each in dialog.area.findChildren(QLabel) if each.text().startswith("<b>Dean")]
    assert names
    assert all(len(name) == LONGEST for name in names)
    inside = dialog.area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= dialog.area.viewport().width()
