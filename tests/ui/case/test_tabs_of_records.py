# SPDX-License-Identifier: Apache-2.0
"""Every type of record says where it is shown: in a tab that has its table, or in a window of its own."""

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.whole import open_case, rest
from vlu_desktop.app.application import Program
from vlu_desktop.record.fields import specs
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.ui.case.meetings_tab import MeetingsTab
from vlu_desktop.ui.case.risk_tab import RiskTab
from vlu_desktop.ui.case.sections import SectionsTab
from vlu_desktop.ui.case.tab_tables import ALONE, TAB_OF, tabs
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.tables import RecordTable

PAGE_OF_ITS_OWN = "incident"
"""An incident opens on the page of incidents, whatever tab it is in."""

WITHOUT_TABLES = {"timeline", "suggestions", "conversations", "statements", "risk", "journal"}


@pytest.fixture
def opened(shared: Program) -> Program:
    """One window for all of them, for opening it is most of what they would cost."""
    return shared


def test_every_type_has_its_place_and_nothing_else_has_one() -> None:
    assert set(TAB_OF) == {kind.key for kind in RECORD_TYPES}


def test_every_tab_of_a_full_case_has_the_tables_of_the_types_that_name_it(opened: Program, qtbot: QtBot) -> None:
    open_case(opened, qtbot)
    workspace = opened.pages.workspace
    shown = workspace.keys()
    assert shown == (
        "timeline", "incidents", "suggestions", "conversations", "statements", "meetings", "risk", "orders", "history",
        "people", "contacts", "exhibits", "journal",
    )  # fmt: skip
    assert set(TAB_OF.values()) - {ALONE} <= set(shown)
    for tab in shown:
        widget = workspace.choose(tab)
        rest(opened, qtbot)
        parts = workspace.tabs.parts
        assert parts.isHidden() or parts.width() >= parts.sizeHint().width(), f"the parts beside {tab} are cut"
        tables = widget.findChildren(RecordTable)
        assert tab in WITHOUT_TABLES or any(table.model.rowCount() for table in tables), tab
        classes = set()
        if isinstance(widget, SectionsTab):
            classes = {section.cls for section in widget._sections}
        elif isinstance(widget, MeetingsTab):
            classes = set(widget.parts)
        held = {kind.key for kind in RECORD_TYPES if kind.cls in classes}
        assert held <= {key for key, place in TAB_OF.items() if place == tab}, tab


def test_a_record_of_every_type_is_brought_into_view_where_its_tab_says(opened: Program, qtbot: QtBot) -> None:
    open_case(opened, qtbot)
    workspace, file = opened.pages.workspace, opened.pages.desk.file
    shown_in_a_tab = set()
    for kind in RECORD_TYPES:
        rows = file.all(kind.cls)
        if not rows or kind.key in ("case", PAGE_OF_ITS_OWN):
            continue
        workspace.choose("journal")
        opened.pages.case.open_record(kind.key, rows[0].id)
        rest(opened, qtbot)
        dialogs = [each for each in opened.window.findChildren(RecordDialog) if each.isVisible()]
        at = workspace.current_key
        assert at == (TAB_OF[kind.key] or "journal"), kind.key
        widget = workspace.choose(at)
        if isinstance(widget, SectionsTab | MeetingsTab | RiskTab):
            assert dialogs == [], kind.key
            shown_in_a_tab.add(kind.key)
        else:
            assert len(dialogs) <= 1, kind.key
            assert dialogs or TAB_OF[kind.key] in ("people", "statements"), kind.key
        for dialog in dialogs:
            dialog.close()
        rest(opened, qtbot)
    assert {"order", "breach", "conviction", "meeting", "action", "contact", "exhibit"} <= shown_in_a_tab


def test_whatever_an_officer_records_can_be_added_from_anywhere(opened: Program, qtbot: QtBot) -> None:
    """Every type a tab shows, and what belongs to a person; what is left out is made by the program as it goes."""
    made_by_the_program = {
        "source-item", "sender-name", "suggestion", "finding-review", "form-answers", "form-answer", "disclosure",
        "involvement", "telling",
    }  # fmt: skip
    with_their_own = {"incident": "add-incident", "statement": "add-statement-court"}
    of_a_person = {"person-name", "contact-point", "address", "vehicle", "relationship", "person-reference"}
    wanted = {key for key, tab in TAB_OF.items() if tab != ALONE} - made_by_the_program | of_a_person
    there = {each.key for each in opened.window.actions_registry.all()}
    assert {key for key in wanted if with_their_own.get(key, f"add-{key}") not in there} == set()
    open_case(opened, qtbot)
    opened.pages.workspace.choose("people")
    for key in sorted(wanted - set(with_their_own)):
        opened.window.actions_registry.run(f"add-{key}")
        rest(opened, qtbot)
        begun = [each for each in opened.window.findChildren(QDialog) if each.isVisible()]
        assert len(begun) == 1, key
        begun[0].close()
        rest(opened, qtbot)


@pytest.mark.parametrize(
    "word", "VPS COM POM PPCS WCU OIC IDVA ISVA ROTL HDC SLED PED tariff CRN NOMIS transcript ULS observe".split()
)
def test_what_officers_say_finds_the_tab_that_has_it(word: str) -> None:
    assert [name for name, words in tabs().values() if word.casefold() in words.casefold().split()], word


def test_the_letters_that_officers_say_stand_with_the_words_they_choose() -> None:
    said = " ".join(label for name in ("function", "movement") for _, label in vocabulary(name).terms)
    for word in ("(COM)", "(POM)", "(PPCS)", "(ROTL)", "(HDC)"):
        assert word in said
    beside = {(kind.key, spec.name): spec.hint for kind in RECORD_TYPES for spec in specs(kind.cls)}
    assert "VPS" in beside["statement", "kind"]
    assert "SLED" in beside["sentence", "ends"]
    assert "tariff" in beside["sentence", "tariff"]
