# SPDX-License-Identifier: Apache-2.0
"""A conversation as it went: days, directions in words, what came with a message, and a stretch made an incident."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.intake.messages.phones import HIM, ME, backup, call, chat, evenings, mms, sms
from tests.ui.conftest import TODAY, Bench
from vlu_desktop.dates.when import When
from vlu_desktop.platform.preferences import remember, remembered
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, SourceItem, SourceItemIncident
from vlu_desktop.services.cases.exhibits import Exhibits
from vlu_desktop.services.cases.messages import Messages, Rule
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.case import incident_beside
from vlu_desktop.ui.case.case_drafts import keep_stretch, messages_of
from vlu_desktop.ui.case.conversation_tab import ConversationTab
from vlu_desktop.ui.case.exhibit_window import ExhibitWindow
from vlu_desktop.ui.case.take_in_window import ExhibitWork
from vlu_desktop.ui.conversation import stretches
from vlu_desktop.ui.conversation.conversation_model import (
    INCIDENT,
    SENDER,
    WAY,
    WHEN,
    WORDS,
    ConversationRows,
    the_headings,
)
from vlu_desktop.ui.conversation.stretches import Stretch

NAMES = {ME: "victim", HIM: "offender"}
PHONE = {"Owner of sms.xml": "victim", "Col Dray <+447700900123>": "offender"}
START = datetime(2025, 3, 3, 20, 0)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def messages(bench: Bench) -> Messages:
    return Messages(bench.store, bench.store.clock)


def take_in(bench: Bench, text: str, names: dict[str, str], name: str = "_chat.txt") -> None:
    """Take a file into the case, and tell everybody."""

    def job() -> Changes:
        preview = messages(bench).preview(bench.case_id, text.encode(), name)
        for asked in preview.asked:
            preview = messages(bench).answered(preview, asked.key, asked.choices[0][0])
        return messages(bench).take_in(bench.case_id, preview.naming(names))[1]

    bench.publish(job)


@pytest.fixture
def tab(bench: Bench) -> ConversationTab:
    exhibits = Exhibits(bench.store)
    work = ExhibitWork(
        desk=bench.desk, saver=bench.saver, worker=bench.worker, exhibits=exhibits,
        now=lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC),
    )  # fmt: skip
    made = ConversationTab(work, messages(bench))
    bench.show(made, 1250, 620)
    return made


def column(tab: ConversationTab, place: int) -> list[str]:
    return [str(tab.rows.data(tab.rows.index(at, place)) or "") for at in range(tab.rows.rowCount())]


def test_a_conversation_is_shown_by_days_with_its_directions_in_words(bench: Bench, tab: ConversationTab) -> None:
    take_in(bench, chat(evenings(5, 5)), NAMES)
    assert [tab.names.item(at).text() for at in range(tab.names.count())] == [
        "Col Dray and Ines Quarrie, WhatsApp\n30 messages"
    ]
    assert column(tab, WHEN)[:3] == ["Monday 3 March 2025   (6 messages)", "8pm", "8:01pm"]
    assert column(tab, WAY)[1:7] == ["→ to the victim"] * 5 + ["← from the victim"]
    assert column(tab, SENDER)[5:7] == [HIM, ME]
    assert column(tab, WORDS)[6] == "Leave me alone"
    assert tab.table.columnSpan(0, 0) == len(the_headings())
    assert tab.table.columnSpan(1, 0) == 1
    assert set(column(tab, INCIDENT)) == {""}


def test_calls_notices_deleted_words_and_files_are_said(bench: Bench, tab: ConversationTab) -> None:
    parts = [call(START), call(START, 1, 200), mms(START, "Look", b"\xff\xd8one"), sms(START, "Hi")]
    take_in(bench, backup(*parts), PHONE, "sms.xml")
    thread = bench.all(SourceItem)[0].thread
    blank = SourceItem(case_id=bench.case_id, happened=When.at(START), medium="Phone", thread=thread, form="message")
    bench.add(
        SourceItem(case_id=bench.case_id, medium="Phone", thread=thread, form="message", state="deleted", raw=""),
        SourceItem(case_id=bench.case_id, medium="Phone", thread=thread, form="notice", raw="Group made"),
        blank,
    )
    words = column(tab, WORDS)
    assert "Missed call" in words
    assert "Call, 3 minutes 20 seconds" in words
    assert "Look [1 file with it]" in words
    assert "[Deleted. The words are not in the file.]" in words
    assert "(Notice) Group made" in words
    assert "[No words]" in words
    assert "Without a date   (2 messages)" in column(tab, WHEN)
    assert column(tab, WHEN).count("no date") == 2
    tab.table.stand(words.index("(Notice) Group made"))
    assert not tab.beside.buttons["make"].isVisible(), "what nobody sent makes no incident"
    assert "Only what came to the victim makes one" in tab.beside.words.toPlainText()


def test_a_stretch_chosen_by_keys_becomes_one_incident_with_its_context(bench: Bench, tab: ConversationTab) -> None:
    take_in(bench, chat(evenings(5, 5)), NAMES)
    assert tab.table.currentIndex().row() == 1
    tab.table.setFocus()
    for _ in range(6):
        QTest.keyClick(tab.table, Qt.Key.Key_Down, SHIFT)
    chosen = "6 messages chosen: 5 to the victim and 1 from the victim."
    assert tab.pane._chosen.text() == chosen
    assert tab.rows.item(tab.table.currentIndex().row()) is None, "it ends on the heading of the next day"
    assert tab.beside.buttons["make"].text() == "Make an incident of these 6"
    assert tab.beside.buttons["make"].isVisible()
    keep_stretch(tab, bench.worker, bench.drafts, bench.case_id)
    [draft] = bench.ask(bench.drafts.all)
    tab.table.stand(9)
    keep_stretch(tab, bench.worker, bench.drafts, bench.case_id)
    assert bench.ask(bench.drafts.all) == [draft], "where the cursor stands is no stretch"
    tab.choose_messages(messages_of(draft))
    assert tab.pane._chosen.text() == chosen
    QTest.keyClick(tab.table, Qt.Key.Key_M)
    bench.settle()
    [incident] = bench.all(Incident)
    assert incident.count is not None
    assert incident.count.number == 5
    assert bench.all(IncidentBehaviour) == ()
    assert len(bench.all(SourceItemIncident)) == 6
    assert "kind is not chosen" in bench.news._text.text()
    bench.settle()
    assert column(tab, INCIDENT)[1:7] == ["◆ this incident"] * 5 + ["◆ beside this one"]
    assert set(column(tab, INCIDENT)[8:]) == {""}
    QTest.keyClick(tab.table, Qt.Key.Key_M)
    bench.settle()
    bench.publish(lambda: Undoing(bench.store).undo()[1])
    assert bench.all(Incident) == ()
    assert set(column(tab, INCIDENT)) == {""}


def test_a_stretch_that_is_in_an_incident_is_refused_with_a_sentence(bench: Bench, tab: ConversationTab) -> None:
    take_in(bench, chat(evenings(1, 5)), NAMES)
    bench.publish(
        lambda: messages(bench).make_incidents(
            bench.case_id, messages(bench).uncut(bench.case_id).by(Rule()).bursts
        )[1]
    )  # fmt: skip
    tab.table.selectAll()
    tab.make()
    bench.settle()
    assert "in an incident already" in bench.news._text.text()
    assert len(bench.all(Incident)) == 1


def test_an_incident_s_messages_are_shown_where_they_stand_and_lead_back_to_it(
    bench: Bench, tab: ConversationTab
) -> None:
    take_in(bench, chat(evenings(5, 5)), NAMES)
    take_in(bench, backup(*(sms(START + timedelta(minutes=n), f"Text {n}") for n in range(40))), PHONE, "sms.xml")
    bursts = bench.ask(lambda: messages(bench).uncut(bench.case_id).by(Rule())).bursts
    ids, changes = bench.ask(lambda: messages(bench).make_incidents(bench.case_id, bursts))
    bench.bulletin.publish(changes)
    bench.settle()
    tab.names.setCurrentRow(0)
    assert set(column(tab, INCIDENT)[1:]) == {"◇ an incident"}
    third = next(at for at, burst in enumerate(bursts) if burst.counted[0].raw == "Evening 3, message 1")
    tab.show_incident(ids[third])
    bench.settle()
    assert tab.names.currentRow() == 1, "the conversation it stands in"
    assert tab.rows.item(tab.table.currentIndex().row()) == bursts[third].counted[0]
    marked = column(tab, INCIDENT)
    assert marked.count("◆ this incident") == 5
    assert marked.count("◆ beside this one") == 1
    assert marked.count("◇ an incident") == 20
    asked: list[str] = []
    tab.incident_asked.connect(asked.append)
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    QTest.mouseClick(tab.beside.buttons["open"], Qt.MouseButton.LeftButton)
    assert asked == [ids[third]] * 2


def test_beside_the_thread_stands_the_incident_of_the_message_in_view(bench: Bench, tab: ConversationTab) -> None:
    take_in(bench, chat(evenings(2, 5)), NAMES)
    bursts = bench.ask(lambda: messages(bench).uncut(bench.case_id).by(Rule())).bursts
    [made], changes = bench.ask(lambda: messages(bench).make_incidents(bench.case_id, bursts[:1]))
    bench.bulletin.publish(changes)
    bench.settle()
    tab.table.stand(2)
    said = tab.beside.words.toPlainText()
    assert "When: from 8pm on 3 March 2025 to 8:04pm on 3 March 2025" in said
    assert (
        "Kinds: Kind not chosen\nHow many: 5\nIn it: 6 messages: 5 counted; as context 1 of the victim’s own." in said
    )
    assert said.endswith(bench.all(Incident)[0].account)
    assert tab.beside.buttons["open"].isVisible()
    assert not tab.beside.buttons["make"].isVisible()
    assert not tab.beside.several.isVisible(), "there is one alone"
    bench.add(IncidentBehaviour(incident_id=made, kind="text"))
    assert "Kinds: Kind not chosen" not in tab.beside.words.toPlainText()
    tab.table.setFocus()
    for _ in range(6):
        QTest.keyClick(tab.table, Qt.Key.Key_Down)
    assert tab.beside.title.accessibleName() == "No incident"
    assert tab.beside.words.toPlainText() == "This message is in no incident. M makes one of it."
    assert not tab.beside.buttons["open"].isVisible()
    QTest.keyClick(tab.table, Qt.Key.Key_Down, SHIFT)
    assert tab.beside.buttons["make"].text() == "Make an incident of these 2"
    QTest.mouseClick(tab.beside.buttons["make"], Qt.MouseButton.LeftButton)
    bench.settle()
    assert len(bench.all(Incident)) == 2
    assert "How many: 2\nIn it: 2 messages, all counted." in tab.beside.words.toPlainText()
    bench.publish(lambda: Undoing(bench.store).undo()[1])
    assert "in no incident" in tab.beside.words.toPlainText(), "it is told anew when the case changes"


def test_of_several_incidents_of_one_message_each_is_listed_and_the_one_picked_is_opened(
    bench: Bench, tab: ConversationTab
) -> None:
    take_in(bench, chat(evenings(1, 5)), NAMES)
    item = bench.all(SourceItem)[0]
    for words in ("First account", "أنا هنا 😡 <b>second</b> " + "y" * 200_000):
        [made] = bench.add(Incident(case_id=bench.case_id, account=words))
        bench.add(SourceItemIncident(source_item_id=item.id, incident_id=made))
    tab.show_item(item.id)
    beside = tab.beside
    assert beside.title.accessibleName() == "2 incidents"
    assert beside.several.isVisible()
    assert beside.several.count() == 2
    told = {}
    asked: list[str] = []
    tab.incident_asked.connect(asked.append)
    beside.several.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(beside.several, key)
        QTest.mouseClick(beside.buttons["open"], Qt.MouseButton.LeftButton)
        told[asked[-1]] = beside.words.toPlainText()
    assert set(told) == {row.id for row in bench.all(Incident)}
    [second] = [words for words in told.values() if "second" in words]
    assert "أنا هنا 😡 <b>second</b>" in second
    assert "characters more, on its page.]" in second
    assert len(second) < 6_000
    assert [words for words in told.values() if words.endswith("First account")]
    assert column(tab, INCIDENT)[tab.rows.first_of({item.id})] == "◆ this incident"


def test_the_incident_stands_beside_its_thread_or_below_it_where_the_window_is_narrow(
    bench: Bench, tab: ConversationTab
) -> None:
    take_in(bench, chat(evenings(1, 5)), NAMES)

    def places() -> tuple[QRect, QRect]:
        bench.qtbot.waitUntil(lambda: tab.beside.width() > 0)
        return tuple(QRect(each.mapTo(tab, QPoint()), each.size()) for each in (tab.table, tab.beside))  # type: ignore[return-value]

    thread, incident = places()
    assert incident.left() >= thread.right()
    em = tab.fontMetrics().averageCharWidth()
    tab.resize(em * 110, 420)
    bench.qtbot.waitUntil(lambda: places()[1].top() >= places()[0].bottom())
    thread, incident = places()
    assert tab.rect().contains(incident)
    assert thread.height() > tab.fontMetrics().lineSpacing() * 4
    tab.resize(em * 180, 620)
    bench.qtbot.waitUntil(lambda: places()[1].left() >= places()[0].right())
    assert not tab.table.isColumnHidden(INCIDENT)
    tab.resize(em * 75, 620)
    bench.qtbot.waitUntil(lambda: tab.table.isColumnHidden(INCIDENT))
    bench.qtbot.waitUntil(lambda: tab.table.columnWidth(WORDS) > em * 30)
    names = QRect(tab.names.mapTo(tab, QPoint()), tab.names.size())
    thread, incident = places()
    assert names.bottom() < thread.top() < thread.bottom() < incident.top()


def test_the_incident_beside_costs_a_key_one_look_at_what_was_read_before(
    bench: Bench, tab: ConversationTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(bench, chat(evenings(60, 56)), NAMES)
    bursts = bench.ask(lambda: messages(bench).uncut(bench.case_id).by(Rule())).bursts
    bench.bulletin.publish(bench.ask(lambda: messages(bench).make_incidents(bench.case_id, bursts))[1])
    bench.settle()
    told: list[str] = []
    tell = incident_beside.said_of

    def noted(each: Stretch) -> str:
        told.append(each.incident.id)
        return tell(each)

    monkeypatch.setattr(incident_beside, "said_of", noted)
    monkeypatch.setattr(stretches, "counted_of", lambda *_: pytest.fail("all was read for a key"))
    monkeypatch.setattr(CaseFile, "linked", lambda *_: pytest.fail("all was looked through for a key"))
    tab.table.stand(1)
    tab.table.setFocus()
    for _ in range(100):
        QTest.keyClick(tab.table, Qt.Key.Key_Down)
    assert len(told) <= 3, "within one incident nothing is told anew"


def test_a_word_is_found_forwards_and_backwards(bench: Bench, tab: ConversationTab) -> None:
    take_in(bench, chat(evenings(5, 5)), NAMES)
    QTest.keyClick(tab.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert tab.sought.hasFocus()
    QTest.keyClicks(tab.sought, "EVENING 4")
    QTest.keyClick(tab.sought, Qt.Key.Key_Return)
    assert tab._many.text() == "1 of 5"
    found = tab.rows.item(tab.table.currentIndex().row())
    assert found is not None
    assert found.raw == "Evening 4, message 1"
    QTest.keyClick(tab.sought, Qt.Key.Key_F3)
    assert tab._many.text() == "2 of 5"
    QTest.keyClick(tab.sought, Qt.Key.Key_F3, SHIFT)
    QTest.keyClick(tab.sought, Qt.Key.Key_Return, SHIFT)
    assert tab._many.text() == "5 of 5", "from the first to the last"
    assert len(tuple(tab._chosen())) == 1, "finding backwards chooses no stretch"
    tab.sought.clear()
    QTest.keyClicks(tab.sought, "nothing more")
    assert tab.sought.text() == "nothing more", "the table's own letters are letters here"
    bench.qtbot.waitUntil(lambda: tab._many.text() == "None found")


def test_what_came_with_a_message_is_opened(bench: Bench, tab: ConversationTab) -> None:
    one, two, three = b"\xff\xd8one", b"\xff\xd8two", b"\xff\xd8three"
    take_in(bench, backup(mms(START, "One", one), mms(START, "Both", two, three), sms(START, "None")), PHONE, "sms.xml")
    places = {words.partition(" ")[0]: at for at, words in enumerate(column(tab, WORDS))}
    tab.table.setFocus()
    tab.table.selectRow(places["One"])
    QTest.keyClick(tab.table, Qt.Key.Key_O)
    [window] = tab.findChildren(ExhibitWindow)
    assert "p0.jpg" in window._heading.text()
    bench.settle()
    window.reject()
    tab.table.selectRow(places["Both"])
    assert tab.pane.files.text() == "Open what came with it (2)"
    both = tab.rows.item(places["Both"])
    assert both is not None
    menu = tab._files_menu(tab._all.exhibits[both.id])
    assert [action.text().partition("  ")[0] for action in menu.actions()] == ["VLU/3", "VLU/4"]
    menu.actions()[1].trigger()
    bench.settle()
    shown = [each for each in tab.findChildren(ExhibitWindow) if each.isVisible()]
    assert "VLU/4" in shown[0]._heading.text()
    shown[0].reject()
    tab.table.selectRow(places["None"])
    assert not tab.pane.files.isEnabled()
    tab.open_files()
    assert "No file came" in bench.news._text.text()


def test_a_message_of_any_length_and_script_is_read_whole(bench: Bench, tab: ConversationTab) -> None:
    odd = "أنا أعرف أين تسكنين 😡 <b>&amp;</b> \u202eevil"
    take_in(bench, chat([(START, HIM, odd), (START, ME, "x" * 200_000), (START, HIM, "End")]), NAMES)
    assert "‹U+202E›evil" in column(tab, WORDS)[1]
    assert len(column(tab, WORDS)[2]) <= 400
    tab.table.selectRow(1)
    assert tab.pane.words.toPlainText().startswith("أنا أعرف أين تسكنين 😡 <b>&amp;</b> ‹U+202E›")
    tab.table.selectRow(2)
    assert "150,000 characters more" in tab.pane.words.toPlainText()


def test_what_is_in_view_stays_when_the_case_is_read_again(bench: Bench, tab: ConversationTab) -> None:
    take_in(bench, chat(evenings(5, 5)), NAMES)
    tab.table.selectRow(20)
    before = tab.rows.item(20)
    bench.add(Incident(case_id=bench.case_id, account="He rang."))
    bench.settle()
    assert tab.rows.item(tab.table.currentIndex().row()) == before
    tab.table.setCurrentIndex(tab.rows.index(21, 0))
    assert tab.rows.item(21) is None
    bench.add(Incident(case_id=bench.case_id, account="He rang again."))
    bench.settle()
    assert tab.rows.item(tab.table.currentIndex().row()) == before, "the last before the heading of a day"


def test_thousands_of_messages_are_rows_that_are_worded_only_when_seen(
    bench: Bench, tab: ConversationTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(bench, chat(evenings(60, 56)), NAMES)
    asked: list[int] = []
    worded = type(tab.rows)._cell

    def counted(rows: ConversationRows, item: SourceItem, at: int) -> str:
        asked.append(at)
        return worded(rows, item, at)

    monkeypatch.setattr(type(tab.rows), "_cell", counted)
    tab._choose(0)
    tab.table.viewport().repaint()
    assert tab.rows.rowCount() == 60 + 4020
    assert len(asked) < 400, "only the rows in view are put into words"


def test_everything_in_it_is_named_and_reached_by_tab(bench: Bench, tab: ConversationTab) -> None:
    take_in(bench, chat(evenings(1, 5)), NAMES)
    tab.table.selectRow(1)
    tab.sought.setFocus()
    here, seen = tab.focusWidget(), set()
    for _ in range(30):
        assert here is not None
        seen.add(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = tab.focusWidget()
    assert {tab.sought, tab.names, tab.table, tab.pane.words, tab.beside.buttons["make"], tab.beside.words} <= seen
    for each in (tab.sought, tab.names, tab.table, tab.pane.words):
        assert each.accessibleName()


@pytest.mark.parametrize("wide", [1700, 900])
def test_how_wide_its_parts_were_drawn_is_kept(bench: Bench, tab: ConversationTab, wide: int) -> None:
    tab.resize(wide, 620)
    QApplication.processEvents()
    before = tab._across.sizes()
    tab._across.moveSplitter(before[0] + 60, 1)
    drawn = tab._across.sizes()
    assert drawn != before
    bench.qtbot.waitUntil(lambda: remembered(f"parts-conversation-across-{len(drawn)}") == " ".join(map(str, drawn)))
    again = ConversationTab(tab._work, messages(bench))
    bench.show(again, wide, 620)
    assert again._across.sizes() == drawn
    tab._across.setSizes(before)
    tab._kept[tab._across].keep()


def test_a_kept_width_that_is_none_is_passed_over(bench: Bench, tab: ConversationTab) -> None:
    split = tab._across
    usual = split.sizes()
    for odd in ("", "0 0", "1", "wide narrow", "-5 x"):
        remember(f"parts-conversation-across-{split.count()}", odd)
        tab._kept[split].put(usual)
        assert split.sizes() == usual, odd
