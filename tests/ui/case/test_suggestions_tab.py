# SPDX-License-Identifier: Apache-2.0
"""Suggestions are looked through by keys, with the words of each in view; the tab is there only while there are any."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY, Bench
from tests.ui.whole import open_case, rest
from vlu_desktop.app.application import Program
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, Suggestion
from vlu_desktop.services.cases.many_incidents import ManyIncidents
from vlu_desktop.services.cases.suggestions import Suggestions
from vlu_desktop.ui.case.case_header import CaseHeader
from vlu_desktop.ui.case.incidents_tab import IncidentsTab
from vlu_desktop.ui.case.suggestions_tab import SuggestionsTab

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_they_are_looked_through_by_keys_with_the_words_of_each_in_view(bench: Bench) -> None:
    tab = SuggestionsTab(bench.desk, bench.saver, Suggestions(bench.store))
    bench.show(tab)
    accounts = ("He said he would kill me.", "He looked me up.", "He looked my sister up.", "He rang.")
    bench.add(*(Incident(case_id=bench.case_id, account=account) for account in accounts))
    incidents = [each.incident for each in bench.desk.file.conduct]
    kinds = ("threat-to-kill", "research", "research", "call")
    bench.add(
        *(
            Suggestion(incident_id=incident.id, what="kind", value=kind, because=incident.account[:9])
            for incident, kind in zip(incidents, kinds, strict=True)
        )
    )
    assert tab._words.toPlainText() == accounts[0]
    assert [each.cursor.selectedText() for each in tab._words.extraSelections()] == [accounts[0][:9]]
    assert not tab.buttons["alike"].isEnabled(), "a threat is taken with its own words in view alone"
    QTest.keyClick(tab.table, Qt.Key.Key_Return, _CTRL_SHIFT)
    bench.settle()
    assert len(bench.desk.file.all(Suggestion)) == 4
    QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    bench.settle()
    assert tab._words.toPlainText() == accounts[1]
    assert bench.desk.file.all(IncidentBehaviour) == ()
    QTest.keyClick(tab.table, Qt.Key.Key_Return, _CTRL_SHIFT)
    bench.settle()
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    bench.settle()
    assert [row.kind for row in bench.desk.file.all(IncidentBehaviour)] == ["research", "research", "call"]
    assert bench.desk.file.all(Suggestion) == ()
    assert not any(each.isEnabled() for each in tab.buttons.values())
    assert tab._words.toPlainText() == "There is nothing to look through."


def test_a_threat_whose_words_are_below_the_page_is_taken_only_once_they_are_in_view(bench: Bench) -> None:
    tab, page = SuggestionsTab(bench.desk, bench.saver, Suggestions(bench.store)), QScrollArea()
    page.setWidget(tab)
    page.setWidgetResizable(True)
    bench.show(page, 700, 180)
    bench.add(Incident(case_id=bench.case_id, account="He said he would kill me."))
    [each] = bench.desk.file.conduct
    bench.add(Suggestion(incident_id=each.id, what="kind", value="threat-to-kill", because="kill me"))
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    bench.settle()
    assert bench.desk.file.all(IncidentBehaviour) == ()
    assert "in view now" in bench.news._text.text()
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    bench.settle()
    assert [row.kind for row in bench.desk.file.all(IncidentBehaviour)] == ["threat-to-kill"]


def test_what_an_earlier_version_read_is_counted_at_the_top(bench: Bench) -> None:
    tab = SuggestionsTab(bench.desk, bench.saver, Suggestions(bench.store))
    bench.add(Incident(case_id=bench.case_id, account="He rang."))
    [each] = bench.desk.file.conduct
    bench.add(Suggestion(incident_id=each.id, what="kind", value="call", came_by="reader"))
    assert "earlier version" not in tab._about.text()
    table = IncidentsTab(bench.desk, bench.saver, ManyIncidents(bench.store))
    assert (table._kinds(each.incident), table._seriousness(each.incident)) == ("Kind not chosen", "not graded")
    bench.add(Suggestion(incident_id=each.id, what="kind", value="text", came_by="earlier-import"))
    assert "1 came by an import of an earlier version" in tab._about.text()
    head = CaseHeader(lambda: TODAY)
    head.show_file(bench.file())
    assert "1 suggestion of an earlier import to confirm" in head._facts.accessibleName()


def test_the_tab_is_there_while_a_case_has_any_and_going_about_passes_over_it(opened: Program, qtbot: QtBot) -> None:
    open_case(opened, qtbot)
    workspace = opened.pages.workspace
    tabs, place = workspace.tabs, workspace.keys().index("suggestions")
    assert tabs.is_there(place)
    assert tabs.parts.tabText(place) == "Suggestions  1"
    assert tabs.bar.tabText(1) == "&Messages, suggestions", "of two numbers it can't be told which it would be"
    workspace.choose("suggestions")
    opened.pages.case.suggestions.refuse()
    rest(opened, qtbot)
    assert opened.window.news.text.startswith("Refused 1 suggestion: Towards: Colleague or employer, in ")
    assert not tabs.is_there(place)
    assert tabs.bar.tabText(1) == "&Messages, suggestions  5"
    assert workspace.current_key == "conversations", "what is left of the tab it stood in"
    workspace.choose("incidents")
    workspace.step(1)
    assert workspace.current_key == "conversations"
    workspace.step(-1)
    assert workspace.current_key == "incidents"
