# SPDX-License-Identifier: Apache-2.0
"""Leaving passages out of a text: the program proposes, the officer decides, and the text stays as it was written."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QListWidget, QPlainTextEdit, QPushButton, QTableView

from tests.ui.conftest import Bench
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.fields import specs
from vlu_desktop.record.people import Address, Involvement, Person, PersonName
from vlu_desktop.record.work import WithholdingMark
from vlu_desktop.services.documents.withholding import Withholding
from vlu_desktop.ui.case_session.withhold_window import MarksPane

TODAY = date(2026, 8, 4)
TOLD = "🐦 He came to 5 Sloe Court and asked Wren. Later he stood in 12 Mill Lane, by ZZ5 5ZZ, and rang 07700 900555."


@pytest.fixture
def pane(bench: Bench) -> MarksPane:
    service = Withholding(bench.store)
    bench.desk.propose_with(
        lambda record, audience, then: bench.worker.ask(
            lambda: service.proposed(bench.case_id, record, audience, TODAY), then
        )
    )
    (child,) = bench.add(Person())
    victim = bench.desk.file.victims[0]
    bench.add(
        PersonName(person_id=child, kind="current", given="Wren", family="Example"),
        Involvement(case_id=bench.case_id, person_id=child, role="child"),
        Address(person_id=victim, kind="home", lines="5 Sloe Court, Wexholme", postcode="ZZ5 5ZZ"),
        Incident(case_id=bench.case_id, account=TOLD, source="victim"),
    )
    bench.settle()
    incident = bench.all(Incident)[0]
    texts = [spec for spec in specs(Incident) if spec.kind.value in ("text", "long text")]
    made = MarksPane(incident, texts, bench.desk, bench.saver)
    bench.desk.changed.connect(lambda file: made.set_marks(file.linked(WithholdingMark, "record_id", incident.id)))
    bench.show(made)
    bench.settle()
    return made


def items(pane: MarksPane) -> list[str]:
    found = pane.findChild(QListWidget)
    assert found is not None
    return [found.item(at).text() for at in range(found.count())]


def press(pane: MarksPane, name: str) -> None:
    (button,) = [each for each in pane.findChildren(QPushButton) if each.text() == name]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_protected_value_is_proposed_and_what_may_be_one(pane: MarksPane) -> None:
    assert items(pane) == [
        "“5 Sloe Court”: part of an address; left out anyway",
        "“Wren”: the name of somebody in the case (child)",
        "“12 Mill Lane”: what may tell where somebody is",
        "“ZZ5 5ZZ”: a postcode; left out anyway",
        "“07700 900555”: what may tell where somebody is",
    ]


def test_what_is_ticked_is_left_out_and_the_text_stays(bench: Bench, pane: MarksPane) -> None:
    found = pane.findChild(QListWidget)
    assert found is not None
    found.item(4).setCheckState(Qt.CheckState.Unchecked)
    press(pane, "Leave out what is ticked")
    bench.settle()
    marks = bench.all(WithholdingMark)
    assert sorted(TOLD[mark.starts_at : mark.ends_at] for mark in marks) == ["12 Mill Lane", "Wren"]
    assert {mark.audience for mark in marks} == {"court"}
    assert bench.all(Incident)[0].account == TOLD
    assert [item for item in items(pane) if "left out anyway" not in item] == [
        "“07700 900555”: what may tell where somebody is"
    ]


def test_a_proposal_chosen_shows_its_place(bench: Bench, pane: MarksPane) -> None:
    found, text = pane.findChild(QListWidget), pane.findChild(QPlainTextEdit)
    assert found is not None
    assert text is not None
    found.setCurrentRow(1)
    assert text.textCursor().selectedText() == "Wren"


def test_another_reader_another_proposal(bench: Bench, pane: MarksPane) -> None:
    audience = next(box for box in pane.findChildren(QComboBox) if box.accessibleName() == "Left out for")
    audience.setCurrentIndex(audience.findData("marac"))
    bench.settle()
    assert not any("left out anyway" in item for item in items(pane))


def test_a_mark_whose_passage_is_gone_says_so(bench: Bench, pane: MarksPane) -> None:
    incident = bench.all(Incident)[0]
    bench.add(
        WithholdingMark(record_type="incident", record_id=incident.id, field="account", audience="court", reason="W2")
    )
    bench.settle()
    view = pane.findChild(QTableView)
    assert view is not None
    model = view.model()
    shown = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert any("the passage is gone" in text for text in shown)
