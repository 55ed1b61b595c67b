# SPDX-License-Identifier: Apache-2.0
"""Statements: written quietly, never lost, signed once, supplemented and compared."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit
from shiboken6 import delete

from tests.speaking import speaking
from tests.ui.conftest import Bench
from vlu_desktop.bootstrap.shipped_data import shipped
from vlu_desktop.record.base import Record
from vlu_desktop.record.people import Address
from vlu_desktop.record.statement_notes import notes_on
from vlu_desktop.record.work import Statement, StatementUse
from vlu_desktop.rules.statement_prompts import Prompts, prompts_for, reading_time
from vlu_desktop.services.cases.statement_spelling import StatementSpelling
from vlu_desktop.services.cases.statements import Statements
from vlu_desktop.services.documents.withholding import MaskingProposal, Withholding
from vlu_desktop.text.speller import Speller
from vlu_desktop.ui.case.statement_compare import CompareDialog, differences
from vlu_desktop.ui.case.statement_page import StatementPage
from vlu_desktop.ui.case.statement_sign import SignDialog
from vlu_desktop.ui.case.statements_tab import StatementsTab, WritingHelp
from vlu_desktop.ui.widgets.basics import holding, row

CTRL = Qt.KeyboardModifier.ControlModifier
PROMPTS = shipped().prompts()


@pytest.fixture
def tab(bench: Bench) -> StatementsTab:
    return made_tab(bench)


def made_tab(bench: Bench, prompts: tuple[Prompts, ...] = PROMPTS) -> StatementsTab:
    made = unshown_tab(bench, prompts)
    bench.show(made)
    return made


def unshown_tab(bench: Bench, prompts: tuple[Prompts, ...] = PROMPTS) -> StatementsTab:
    helping = WritingHelp(prompts, StatementSpelling(bench.store, shipped().words), bench.bulletin)
    return StatementsTab(bench.desk, bench.saver, bench.worker, Statements(bench.store), bench.drafts, helping)


def begun(bench: Bench, tab: StatementsTab, kind: str = "court") -> None:
    tab.add(kind)
    bench.settle()
    assert tab.page.isVisible()


def write(tab: StatementsTab, text: str) -> None:
    tab.page.text.setFocus()
    QTest.keyClicks(tab.page.text, text)


def test_write_and_save(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    assert tab.page.text.hasFocus(), "one types at once"
    write(tab, "I sleep two hours a night.")
    QTest.keyClick(tab.page.text, Qt.Key.Key_S, CTRL)
    bench.settle()
    (statement,) = bench.all(Statement)
    assert (statement.text, statement.status, statement.kind) == ("I sleep two hours a night.", "draft", "court")
    assert statement.maker_id == bench.desk.file.victims[0]
    assert bench.ask(bench.drafts.all) == []
    assert tab.page.meter == "6 words, about 1 minute to read aloud."


def test_once_it_is_saved_nothing_waits_to_be_kept_as_a_draft(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    bench.bulletin.changed.disconnect()  # so that the case is as if it took long to be read again
    write(tab, "Kept.")
    waited = tab._keeper.waiting
    tab.save()
    bench.settle()
    assert (waited, tab._keeper.waiting) == (True, False), "else it would stand among what was never saved"
    assert bench.ask(bench.drafts.all) == []


def test_ctrl_s_saves_from_within_the_page_and_from_nowhere_else(bench: Bench) -> None:
    page, beside = StatementPage(Speller(shipped().words)), QLineEdit()
    both = holding(row(page, beside))
    bench.show(both)
    asked: list[str] = []
    page.save_asked.connect(lambda: asked.append("save"))
    beside.setFocus()
    QTest.keyClick(beside, Qt.Key.Key_S, CTRL)
    assert asked == [], "what is beside it is not its own to save"
    page.text.setFocus()
    QTest.keyClick(page.text, Qt.Key.Key_S, CTRL)
    assert asked == ["save"]


def test_leaving_the_page_saves(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    write(tab, "Kept.")
    tab.hide()
    bench.settle()
    assert bench.all(Statement)[0].text == "Kept."


def test_what_was_typed_before_a_power_cut_comes_back(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    write(tab, "Half a sent")
    tab.keep_draft()
    bench.settle()
    again = made_tab(bench)
    bench.settle()
    assert again.page.text.toPlainText() == "Half a sent"
    assert again.page.status == "This was typed and not saved last time. Ctrl+S saves it."


def test_signed_stays_as_it_is_and_is_supplemented(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    write(tab, "I moved twice.")
    tab.sign()
    dialog = tab.findChild(SignDialog)
    assert isinstance(dialog, SignDialog)
    dialog.uses["court"].button("yes").click()
    dialog.uses["parole"].button("no").click()
    dialog.told.button("yes").click()
    dialog.sign()
    bench.settle()
    (signed,) = bench.all(Statement)
    assert (signed.status, signed.signed_on, signed.text) == ("signed", date(2026, 8, 3), "I moved twice.")
    assert (signed.told_disclosed, signed.told_on) == ("yes", date(2026, 8, 3))
    assert {(use.purpose, use.agreed) for use in bench.all(StatementUse)} == {("court", "yes"), ("parole", "no")}
    assert tab.page.text.isReadOnly()
    assert tab.page.status == "Signed by Marta Example on 3 August 2026. It stays as it is; a supplement can add to it."
    tab.supplement()
    bench.settle()
    assert not tab.page.text.isReadOnly()
    draft = next(each for each in bench.all(Statement) if each.status == "draft")
    assert draft.supplements_id == signed.id
    tab.compare()
    compared = tab.findChild(CompareDialog)
    assert isinstance(compared, CompareDialog)
    assert compared.left.toPlainText() == "I moved twice."


@pytest.mark.parametrize(("kind", "reader"), [("court", "court"), ("parole", "parole")])
def test_her_protected_address_is_pointed_out_before_it_is_signed(
    bench: Bench, tab: StatementsTab, kind: str, reader: str
) -> None:
    service = Withholding(bench.store)
    asked: list[str] = []

    def propose(record: Record, audience: str, then: Callable[[tuple[MaskingProposal, ...]], None]) -> None:
        asked.append(audience)
        bench.worker.ask(lambda: service.proposed(bench.case_id, record, audience, date(2026, 8, 3)), then)

    bench.desk.propose_with(propose)
    bench.add(Address(person_id=bench.desk.file.victims[0], kind="home", lines="5 St Sloe's Court, Wexholme"))
    begun(bench, tab, kind)
    write(tab, "I moved to 5 Saint Sloes Ct. Ring 07700 900555.")
    tab.sign()
    bench.settle()
    dialog = tab.findChild(SignDialog)
    assert isinstance(dialog, SignDialog)
    assert asked == [reader]
    assert "“5 Saint Sloes Ct” (part of an address)" in dialog.pointed_out
    assert "900555" not in dialog.pointed_out, "that is nobody's"
    dialog.sign()
    assert "tick that its maker knows" in dialog.problem
    assert bench.all(Statement)[0].status == "draft"
    dialog.kept.setChecked(True)
    dialog.sign()
    bench.settle()
    assert bench.all(Statement)[0].status == "signed"


def test_where_nothing_tells_where_she_is_nothing_is_pointed_out(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    write(tab, "I moved twice.")
    tab.sign()
    dialog = tab.findChild(SignDialog)
    assert isinstance(dialog, SignDialog)
    dialog.point_out("I moved twice.", [])
    assert (dialog.pointed_out, dialog.kept.isVisible()) == ("", False)


def test_an_empty_statement_is_not_signed(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    tab.sign()
    dialog = tab.findChild(SignDialog)
    assert isinstance(dialog, SignDialog)
    dialog.sign()
    bench.settle()
    assert bench.all(Statement)[0].status == "draft"
    assert bench.news.text == "" or "nothing to sign" in bench.news.text


def test_parole_is_measured_against_ten_minutes(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab, "parole")
    tab.page.text.insertPlainText("word " * 1400)
    tab.page.notes()
    assert tab.page.meter == "1,400 words, about 11 minutes to read aloud. The Parole Board asks for less than 10."


def test_notes_are_soft(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    write(tab, "He should go to prison for years. My number is 07700 900123.")
    found = " ".join(tab.page.notes())
    assert "view on the sentence" in found
    assert "where somebody can be found" in found
    tab.save()
    bench.settle()
    assert bench.all(Statement)[0].text.startswith("He should")


def test_plain_effects_have_no_note() -> None:
    text = "I should be able to go to the shop. I am afraid he is watching. It is 20 years since I felt safe."
    assert notes_on(text, "court") == ()
    assert notes_on("I live at 12 Example Road.", "court")[0].words == "12 Example Road"
    assert "release" in notes_on("He must never be released.", "parole")[0].why


def test_every_kind_has_its_questions() -> None:
    assert prompts_for(PROMPTS, "parole").most_minutes == 10
    assert len(prompts_for(PROMPTS, "court").questions) >= 8
    assert prompts_for(PROMPTS, "something newer").questions == ()
    assert reading_time("") == ("Nothing written yet.", False)


def test_differences_hold_both_texts_whole() -> None:
    old, new = differences("I am afraid.\nI moved.\n", "I am very afraid.\nI moved.\n<b>Again</b>.")
    assert "".join(span.text for span in old) == "I am afraid.\nI moved.\n"
    assert "".join(span.text for span in new if span.differs).split() == ["very", "<b>Again</b>."]


def test_however_long_its_stage_is_the_page_is_for_the_text(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    statement = replace(bench.all(Statement)[0], stage="Update before the sentence " * 60)
    tab.page.show_statement(statement, "", PROMPTS[0], "")
    QApplication.processEvents()
    assert tab.page.text.height() > tab.page.height() / 2


def test_text_with_markup_stays_text(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    long = "<b>no</b> مرحبا 😀 =cmd() " * 3000
    tab.page.text.insertPlainText(long)
    tab.save()
    bench.settle()
    assert bench.all(Statement)[0].text == long


def test_the_screens_are_in_welsh_where_the_program_is_and_say_that_it_is_a_draft(bench: Bench) -> None:
    prompts = shipped().prompts("cy")
    english = {each.key: (len(each.questions), each.most_minutes) for each in PROMPTS}
    assert {each.key: (len(each.questions), each.most_minutes) for each in prompts} == english
    with speaking("cy"):
        tab = made_tab(bench, prompts)
        begun(bench, tab)
        write(tab, "He should get life in prison for this.")
        assert any(each.text().startswith("Drafft: i’w wirio") for each in tab.findChildren(QLabel))
        assert tab.page.status.startswith("Drafft gan ")
        assert "Gallai hyn fod yn farn ar y ddedfryd" in tab.page.notes()[0]
        assert tab.page.meter == "8 o eiriau, tua 1 funud i’w darllen yn uchel."
        assert tab.list.item(0).text().startswith("Llys, Cyntaf\nDrafft")
        tab.sign()
        dialog = tab.findChild(SignDialog)
        assert isinstance(dialog, SignDialog)
        assert dialog.windowTitle() == "Llofnodi’r datganiad"
        assert dialog.uses["police"].accessibleName() == "Yn cytuno i’w ddefnyddio: Heddlu"
        assert dialog.told.button("not-asked").text() == "Heb ofyn"
        assert any(each.text().startswith("Drafft: i’w wirio") for each in dialog.findChildren(QLabel))


def menu_of(text: QPlainTextEdit) -> dict[str, QAction]:
    (menu,) = (each for each in text.findChildren(QMenu) if each.isVisible())
    found = {each.text(): each for each in menu.actions() if each.text()}
    menu.close()
    return found


def underlined(tab: StatementsTab) -> list[str]:
    tab.page.spelling.look()
    return [each.cursor.selectedText() for each in tab.page.text.extraSelections()]


def test_unknown_words_are_underlined_and_mended_by_mouse_and_by_keyboard(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    text = tab.page.text
    text.setPlainText("\U0001f600 Ines said teh zzyzxford colour was definately teh same as Ines\u2019s")
    text.moveCursor(QTextCursor.MoveOperation.Start)
    assert underlined(tab) == ["teh", "zzyzxford", "definately", "teh"], "the case knows who Ines is"
    tab.page.spelling.go_on()
    assert text.textCursor().selectedText() == "teh"
    menu_of(text)["the"].trigger()
    assert text.toPlainText().startswith("\U0001f600 Ines said the zzyzxford")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_F7)
    assert text.textCursor().selectedText() == "zzyzxford"
    menu_of(text)["Add “zzyzxford” to the unit’s words"].trigger()
    bench.settle()
    assert underlined(tab) == ["definately", "teh"]
    there = text.textCursor()
    there.setPosition(text.toPlainText().index("definately") + 4)
    at = text.cursorRect(there).center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(text.viewport(), QContextMenuEvent(reason, at, text.viewport().mapToGlobal(at)))
    menu_of(text)["definitely"].trigger()
    text.undo()
    assert "definately" in text.toPlainText(), "a word put right is one step of undo"
    text.redo()
    there.setPosition(text.toPlainText().index("zzyzxford") + 4)
    text.setTextCursor(there)
    QApplication.sendEvent(text, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    menu_of(text)["Take “zzyzxford” out of the unit’s words"].trigger()
    bench.settle()
    assert underlined(tab) == ["zzyzxford", "teh"]
    text.setPlainText("Nott Ines, nott her.")
    tab.page.spelling.go_on()
    (menu,) = (each for each in text.findChildren(QMenu) if each.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_F7)
    assert text.textCursor().selectedText() == "nott", "F7 goes on from the menu"
    tab.page.spelling.go_on()
    (menu,) = (each for each in text.findChildren(QMenu) if each.isVisible())
    assert menu.actions()[0].text() == "Not", "of two words the menu of the one before is closed"
    menu.close()
    text.setPlainText("All of it is known to Ines.")
    tab.page.spelling.go_on()
    assert tab.page.status == "No word of this text is unknown to the dictionary or the case."


def test_a_signed_statement_and_another_language_have_no_red_line(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    tab.page.text.setPlainText("teh end")
    tab.page.text.setReadOnly(True)
    assert underlined(tab) == []
    tab.page.text.setReadOnly(False)
    assert underlined(tab) == ["teh"]
    tab.page.text.setPlainText("Codziennie dzwonił do mnie i czekał pod pracą, bałam się wychodzić z domu. " * 3)
    assert underlined(tab) == []
    tab.page.spelling.go_on()
    assert "no English dictionary" in tab.page.status


def test_english_is_looked_at_where_the_statement_or_else_the_program_is_in_english(
    bench: Bench, tab: StatementsTab
) -> None:
    tab.page.text.setPlainText("teh end")
    for language, marked in (("", ["teh"]), ("Welsh", []), ("English", ["teh"]), ("Cymraeg", [])):
        bench.show(tab.page)
        tab.page.show_statement(Statement(language=language), "teh end", PROMPTS[0], "")
        assert underlined(tab) == marked, language
    tab.page.spelling.go_on()
    assert tab.page.status.startswith("Spelling is looked at in English alone.")
    with speaking("cy"):
        for language, marked in (("", []), ("English", ["teh"])):
            tab.page.show_statement(Statement(language=language), "teh end", PROMPTS[0], "")
            assert underlined(tab) == marked, language


def test_only_what_is_in_view_of_a_long_text_is_looked_through(bench: Bench, tab: StatementsTab) -> None:
    begun(bench, tab)
    tab.page.text.setPlainText("teh quick colour of it, so it was. " * 3_000)
    tab.page.text.moveCursor(QTextCursor.MoveOperation.End)
    tab.page.spelling.look()
    marks = tab.page.text.extraSelections()
    assert 0 < len(marks) < 300
    assert min(each.cursor.position() for each in marks) > 75_000


def test_words_of_the_unit_that_come_after_the_page_is_gone_go_nowhere(bench: Bench) -> None:
    tab = unshown_tab(bench)
    bench.settle()
    tab._read_words()
    delete(tab)
    bench.settle()
    assert not bench.worker.busy
