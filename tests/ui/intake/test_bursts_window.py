# SPDX-License-Identifier: Apache-2.0
"""Bursts on screen: the rule is moved and the count follows, some are left out, and the incidents are one act."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from tests.intake.messages.phones import HIM, ME, backup, call, chat, evenings, sms
from tests.ui.conftest import Bench
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.services.cases.messages import Messages
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.intake.bursts_window import BurstsWindow, MadeOfBursts
from vlu_desktop.ui.intake.senders_window import SendersWindow

NAMES = {ME: "victim", HIM: "offender"}
CHECKED, UNCHECKED, TICK = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
EVENINGS = evenings(6, 5)


def messages(bench: Bench) -> Messages:
    return Messages(bench.store, bench.store.clock)


def take_in(bench: Bench, text: str, names: dict[str, str], name: str = "_chat.txt") -> None:
    def job() -> None:
        preview = messages(bench).preview(bench.case_id, text.encode(), name)
        for asked in preview.asked:
            preview = messages(bench).answered(preview, asked.key, asked.choices[0][0])
        messages(bench).take_in(bench.case_id, preview.naming(names))

    bench.ask(job)


def shown(bench: Bench, title: str = "M.A. and D.R.") -> BurstsWindow:
    parent = bench.news.parentWidget()
    assert parent is not None
    window = BurstsWindow(parent, bench.worker, messages(bench), bench.case_id, title)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    bench.show(window, 1200, 728)
    bench.settle()
    return window


@pytest.fixture
def window(bench: Bench) -> BurstsWindow:
    take_in(bench, chat(EVENINGS), NAMES)
    return shown(bench)


def ruled(bench: Bench, window: BurstsWindow) -> str:
    """The count once the rule just set has been gone by."""
    bench.qtbot.waitUntil(lambda: not window._soon.isActive() and not bench.worker.busy)
    return window.told.text()


def choose(window: BurstsWindow, key: str) -> None:
    window.rule.setCurrentIndex(window.rule.findData(key))
    window.rule.activated.emit(window.rule.currentIndex())


def test_the_bursts_are_listed_with_their_exact_counts_before_anything_is_made(
    bench: Bench, window: BurstsWindow
) -> None:
    assert window.told.text() == "6 incidents of 30 messages and calls"
    assert window.make.text() == "Make 6 incidents"
    assert window._left.text() == "In no burst: From the victim: 6."
    cells = [window.rows.data(window.rows.index(0, column)) for column in range(1, 6)]
    assert cells == [
        "from 8pm on 3 Mar 2025 to 8:04pm on 3 Mar 2025", "5", "Messages, WhatsApp", "Col Dray (The offender)",
        "Evening 1, message 1",
    ]  # fmt: skip
    assert bench.all(Incident) == ()


def test_the_rule_is_moved_and_the_count_follows(bench: Bench, window: BurstsWindow) -> None:
    window.hours.setFocus()
    QTest.keySequence(window.hours, "Ctrl+A")
    QTest.keyClicks(window.hours, "72")
    assert not window.make.isEnabled(), "what is shown is not yet by the rule that stands there"
    assert ruled(bench, window) == "1 incident of 30 messages and calls"
    QTest.mouseClick(window.fewer, Qt.MouseButton.LeftButton)
    assert window.hours.value() == 71
    assert ruled(bench, window) == "6 incidents of 30 messages and calls"
    QTest.mouseClick(window.more, Qt.MouseButton.LeftButton)
    assert ruled(bench, window) == "1 incident of 30 messages and calls"
    choose(window, "day")
    assert not window.hours.isEnabled()
    assert ruled(bench, window) == "6 incidents of 30 messages and calls"


def test_a_rule_by_the_night_keeps_what_goes_past_midnight_together(bench: Bench) -> None:
    begin = EVENINGS[0][0] + timedelta(hours=3, minutes=30)
    awake = [(begin + timedelta(minutes=20 * n), HIM, f"Awake {n}") for n in range(6)]
    take_in(bench, chat([*awake, (begin + timedelta(hours=3), ME, "Stop")]), NAMES)
    window = shown(bench)
    choose(window, "day")
    assert ruled(bench, window).startswith("2 incidents")
    choose(window, "evening")
    assert ruled(bench, window).startswith("1 incident ")


def test_calls_and_messages_stand_apart_or_together(bench: Bench) -> None:
    begin = EVENINGS[0][0]
    parts = [sms(begin + timedelta(minutes=n), f"Ring me {n}") for n in range(3)]
    parts += [call(begin + timedelta(minutes=n)) for n in range(4)]
    owner = {"Owner of sms.xml": "victim", "Col Dray <+447700900123>": "offender"}
    take_in(bench, backup(*parts), owner, "sms.xml")
    window = shown(bench)
    assert window.told.text() == "2 incidents of 7 messages and calls"
    window.apart.click()
    assert ruled(bench, window) == "1 incident of 7 messages and calls"


def test_one_is_left_out_by_its_tick_and_the_rest_is_one_act(bench: Bench, window: BurstsWindow) -> None:
    made: list[MadeOfBursts] = []
    window.made.connect(made.append)
    first = window.rows.index(0, 0)
    assert window.rows.data(first, TICK) == CHECKED
    assert window.rows.setData(first, UNCHECKED, TICK)
    assert window.make.text() == "Make 5 incidents"
    QTest.mouseClick(window.make, Qt.MouseButton.LeftButton)
    bench.settle()
    [done] = made
    assert (done.incidents, done.messages) == (5, 25)
    assert not window.isVisible()
    assert [row.count.number for row in bench.all(Incident) if row.count] == [5] * 5
    assert bench.all(IncidentBehaviour) == (), "no kind is chosen but by an officer"
    bench.ask(Undoing(bench.store).undo)
    assert bench.all(Incident) == ()


def test_a_tick_is_removed_by_the_space_bar_and_the_window_is_as_narrow_as_a_laptop(bench: Bench) -> None:
    take_in(bench, chat(EVENINGS), NAMES)
    window = shown(bench, "Featherstonehaugh-Cholmondeley-Ramanathapuram " * 6)
    assert window.minimumSizeHint().width() <= 1366
    table = window.findChild(QTableView)
    assert table is not None
    table.setFocus()
    table.setCurrentIndex(window.rows.index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert window.make.text() == "Make 5 incidents"
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert window.make.text() == "Make 6 incidents"
    for each in (window.rule, window.hours, table, *window.kinds.values(), window.fewer, window.more):
        assert each.accessibleName()


def test_a_kind_is_chosen_for_all_of_a_form(bench: Bench, window: BurstsWindow) -> None:
    box = window.kinds["messages"]
    assert box.currentText() == "Kind not chosen"
    box.setCurrentIndex(box.findData("text"))
    window.make.click()
    bench.settle()
    assert [row.kind for row in bench.all(IncidentBehaviour)] == ["text"] * 6


def test_with_nobody_named_it_says_why_nothing_is_gathered_and_leads_to_who_is_who(bench: Bench) -> None:
    take_in(bench, chat(EVENINGS), {})
    window = shown(bench)
    asked: list[bool] = []
    window.senders_asked.connect(lambda: asked.append(True))
    assert window.told.text().startswith("No incident")
    assert window._left.text() == "In no burst: Nobody has said who sent it or to whom: 36."
    assert not window.make.isEnabled()
    window._ask_senders()
    assert asked == [True]


def test_what_came_into_an_incident_meanwhile_is_refused_and_gathered_again(bench: Bench, window: BurstsWindow) -> None:
    bursts = bench.ask(lambda: messages(bench).uncut(bench.case_id).by(window.chosen_rule())).bursts
    bench.ask(lambda: messages(bench).make_incidents(bench.case_id, bursts[:1]))
    window.make.click()
    bench.settle()
    assert "Gather them again" in window.problem
    assert len(bench.all(Incident)) == 1
    assert window.make.text() == "Make 5 incidents"
    window.make.click()
    bench.settle()
    assert len(bench.all(Incident)) == 6


def test_who_is_who_is_put_right_for_all_messages_of_the_case_at_once(bench: Bench) -> None:
    take_in(bench, chat(EVENINGS), {})
    parent = bench.news.parentWidget()
    assert parent is not None
    window = SendersWindow(parent, bench.worker, messages(bench), bench.case_id, "M.A. and D.R.")
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    bench.show(window, 1000, 600)
    bench.settle()
    named: list[object] = []
    window.named.connect(named.append)
    assert not window.save.isEnabled()
    assert [party.sent for party in window.who.rows.parties] == [30, 6]
    QTest.keyClick(window.who.table, Qt.Key.Key_M)
    QTest.keyClick(window.who.table, Qt.Key.Key_H)
    window.save.click()
    bench.settle()
    assert len(named) == 1
    assert not window.isVisible()
    assert bench.ask(lambda: messages(bench).names(bench.case_id)) == NAMES
    assert shown(bench).told.text() == "6 incidents of 30 messages and calls"
