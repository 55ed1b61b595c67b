# SPDX-License-Identifier: Apache-2.0
"""The register of documents made, over all cases, and the unit's own page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QTableWidget

from tests.ui.conftest import NEW_CASE, TODAY, Bench
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.record.people import Officer, Unit
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.cases.units import Units
from vlu_desktop.services.documents.bundle_order import BundleOrder
from vlu_desktop.services.documents.register import Register
from vlu_desktop.ui.home.casebook_card import CasebookCard, Check
from vlu_desktop.ui.home.register_page import RegisterPage
from vlu_desktop.ui.home.unit_page import UnitPage
from vlu_desktop.ui.threads.worker import Progress
from vlu_desktop.ui.widgets.theme import ThemeSwitcher

Checked = Callable[[], tuple[str, ...]]


def enter(bench: Bench, case_id: str, recipient: str, made_on: date) -> None:
    """What `Documents.save` notes."""

    def job() -> bool:
        with bench.store.act("document.save", act="disclosed", case_id=case_id) as act:
            act.add(
                Disclosure(
                    case_id=case_id,
                    document="social-history",
                    audience="court",
                    recipient=recipient,
                    purpose="Hearing",
                    made_on=made_on,
                    sha256="ab" * 32,
                    head="0123-4567",
                )
            )
        return True

    bench.ask(job)


@pytest.fixture
def register(bench: Bench) -> RegisterPage:
    page = RegisterPage(bench.worker, bench.bulletin, Register(bench.store).rows, bench.desk.context())
    bench.show(page)
    bench.settle()
    return page


def column(page: RegisterPage, heading: str) -> list[str]:
    model = page.table.view.model()
    at = next(n for n in range(model.columnCount()) if model.headerData(n, Qt.Orientation.Horizontal) == heading)
    return [str(model.index(place, at).data()) for place in range(model.rowCount())]


def test_documents_of_every_case_stand_in_it_and_are_sorted_by_day(bench: Bench, register: RegisterPage) -> None:
    other, changes = bench.ask(lambda: Cases(bench.store).begin(replace(NEW_CASE, title="N.I. and R.P."), TODAY))
    enter(bench, bench.case_id, "Crown Court", date(2026, 10, 1))
    enter(bench, other, "Magistrates’ Court", date(2026, 9, 2))
    bench.bulletin.publish(changes)
    bench.settle()
    assert column(register, "Case") == ["N.I. and R.P.", "M.A. and D.R."]
    register.table.sort("Made on", descending=True)
    assert column(register, "Recipient") == ["Crown Court", "Magistrates’ Court"]
    assert column(register, "SHA-256") == ["ab" * 32] * 2


def test_it_is_narrowed_by_words_and_opens_the_case(bench: Bench, register: RegisterPage) -> None:
    enter(bench, bench.case_id, "Crown Court", TODAY)
    enter(bench, bench.case_id, "Parole Board", TODAY)
    register.grow_stale()
    bench.settle()
    QTest.keyClicks(register.table._find, "parole")
    assert column(register, "Recipient") == ["Parole Board"]
    register.table.view.setCurrentIndex(register.table.view.model().index(0, 0))
    with bench.qtbot.waitSignal(register.opened) as opened:
        QTest.keyClick(register.table.view, Qt.Key.Key_Return)
    assert opened.args == [bench.case_id]


def test_nothing_in_it_is_edited_added_or_taken_out(bench: Bench, register: RegisterPage) -> None:
    enter(bench, bench.case_id, "Crown Court", TODAY)
    register.grow_stale()
    bench.settle()
    model = register.table.view.model()
    assert not any(model.flags(model.index(0, at)) & Qt.ItemFlag.ItemIsEditable for at in range(model.columnCount()))
    asked: list[object] = []
    register.table.added.connect(lambda: asked.append("add"))
    register.table.removed.connect(asked.append)
    register.table.view.setCurrentIndex(model.index(0, 0))
    for key in (Qt.Key.Key_Insert, Qt.Key.Key_Delete):
        QTest.keyClick(register.table.view, key)
    assert asked == []
    shown = [each.text() for each in register.findChildren(QPushButton) if each.isVisible()]
    assert [text for text in shown if text.startswith("Add")] == ["Add to this bundle…"]


def test_only_a_bundle_can_be_added_to(bench: Bench, register: RegisterPage) -> None:
    enter(bench, bench.case_id, "Crown Court", TODAY)

    def bundle() -> bool:
        request = BundleOrder(case_id=bench.case_id, audience="court", title="For sentence", lots=()).to_text()
        with bench.store.act("document.save", act="disclosed", case_id=bench.case_id) as act:
            act.add(Disclosure(case_id=bench.case_id, document="Bundle: For sentence", request=request))
        return True

    bench.ask(bundle)
    register.grow_stale()
    bench.settle()
    assert not register.add_to.isEnabled()
    view = register.table.view
    places = column(register, "Document")
    view.setCurrentIndex(view.model().index(places.index("social-history"), 0))
    assert not register.add_to.isEnabled()
    view.setCurrentIndex(view.model().index(places.index("Bundle: For sentence"), 0))
    with bench.qtbot.waitSignal(register.add_asked) as asked:
        register.add_to.click()
    assert asked.args is not None
    assert asked.args[0].document == "Bundle: For sentence"


def test_an_empty_register_says_how_a_document_is_made(register: RegisterPage) -> None:
    assert register.table._stack.currentIndex() == 1
    # Where there is none, none can be made again, and the keyboard is not on what could do it.
    assert not register.make_again.isEnabled()


@pytest.fixture
def check() -> list[str]:
    return []


def looked(check: list[str]) -> Check:
    """The check of the casebook, which says how far it is, and with "endless" ends only where it is stopped."""

    def look(told: Progress) -> tuple[str, ...]:
        told(3, 12)
        while "endless" in check:
            check_stopped()
        return tuple(check)

    return look


@pytest.fixture
def unit(bench: Bench, check: list[str]) -> UnitPage:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    page = UnitPage(
        bench.worker, bench.bulletin, Units(bench.store), ThemeSwitcher(app), bench.news,
        CasebookCard(bench.worker, looked(check), Path("unit.vlu"), lambda: TODAY),
    )  # fmt: skip
    bench.show(page)
    bench.settle()
    return page


def cell(table: QTableWidget, row: int, at: int) -> str:
    item = table.item(row, at)
    return item.text() if item else ""


def pressed(page: UnitPage, text: str) -> None:
    next(each for each in page.findChildren(QPushButton) if each.text() == text).click()


def test_the_names_are_changed_and_kept(bench: Bench, unit: UnitPage) -> None:
    assert unit.officer_name.text() == "Asha Example"
    unit.unit_name.setText("Exampleton unit")
    unit.role.setText("Victim liaison officer")
    address = unit.reached["unit", "return_address"]
    assert isinstance(address, QPlainTextEdit)
    address.setPlainText(" PO Box 12\n1 Sample Way \nExampleton\n")
    pressed(unit, "Save names")
    bench.settle()
    [saved] = bench.ask(lambda: bench.store.all(Unit))
    assert (saved.name, saved.return_address) == ("Exampleton unit", "PO Box 12\n1 Sample Way\nExampleton")
    assert address.toPlainText() == saved.return_address
    assert [row.role for row in bench.ask(lambda: bench.store.all(Officer))] == ["Victim liaison officer"]


def test_a_unit_without_a_name_is_refused(bench: Bench, unit: UnitPage) -> None:
    before = bench.ask(lambda: bench.store.all(Unit))
    unit.unit_name.setText("  ")
    pressed(unit, "Save names")
    bench.settle()
    assert bench.ask(lambda: bench.store.all(Unit)) == before


def test_the_casebook_is_checked_and_the_answer_told(bench: Bench, unit: UnitPage, check: list[str]) -> None:
    pressed(unit, "Check the casebook")
    bench.settle()
    assert unit._casebook.sound.text() == "Sound, checked on 3 August 2026: every page and the whole journal hold."
    check.append("Page 3 of the file is damaged.")
    pressed(unit, "Check the casebook")
    bench.settle()
    assert unit._casebook.sound.text().endswith("Page 3 of the file is damaged.")
    assert not unit._casebook.stop.isVisible()


def test_a_check_says_how_far_it_is_and_is_stopped(bench: Bench, unit: UnitPage, check: list[str]) -> None:
    check.append("endless")
    card = unit._casebook
    pressed(unit, "Check the casebook")
    bench.qtbot.waitUntil(lambda: "check 4 of 12" in card.sound.text())
    pressed(unit, "Check the casebook")
    card.stop.click()
    bench.settle()
    assert card.sound.text() == "The check was stopped, so nothing was found out. Nothing was changed."
    assert card.stop.isHidden()
    check.clear()
    pressed(unit, "Check the casebook")
    bench.settle()
    assert card.sound.text().startswith("Sound, checked on")


def test_the_parts_of_the_program_are_shown_with_their_licences(unit: UnitPage) -> None:
    tables = {each.accessibleName(): each for each in unit.findChildren(QTableWidget)}
    parts = tables["Parts of the program"]
    assert parts.rowCount() == 0, "read when somebody looks"
    unit.show_part("about")
    licences = {cell(parts, at, 0): cell(parts, at, 2) for at in range(parts.rowCount())}
    assert licences["PySide6_Essentials"].startswith("LGPL-3.0-only")
    assert len(licences) > 60
    assert not any("GPL" in each and "LGPL" not in each for each in licences.values())
