# SPDX-License-Identifier: Apache-2.0
"""After a save one message names record and case, is heard, undoes that very act, and opens what it names."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.dates.when import When
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Address
from vlu_desktop.services.cases.records import Records
from vlu_desktop.services.cases.told_acts import ToldAct
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.case_session.act_news import ActNews
from vlu_desktop.ui.widgets.fitting_dialog import Question


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    found: list[str] = []

    def tell(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            found.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", tell)
    return found


@pytest.fixture
def seen() -> list[bool]:
    """Whether the record of the last act is in view; a test changes it."""
    return [True]


@pytest.fixture
def acts(bench: Bench, seen: list[bool]) -> ActNews:
    return ActNews(bench.worker, bench.bulletin, Undoing(bench.store), bench.news, lambda _: seen[0])


def asked() -> Question | None:
    return next(
        (each for each in QApplication.topLevelWidgets() if isinstance(each, Question) and each.isVisible()), None
    )


def incidents(bench: Bench) -> list[str]:
    return [each.account for each in bench.all(Incident)]


def test_a_save_names_its_record_and_case_and_is_heard(bench: Bench, heard: list[str]) -> None:
    bench.saver.add(Incident(case_id=bench.case_id, account="He rang.", happened=When.on(TODAY)))
    bench.settle()
    case = bench.file().case
    said = f"Saved incident: 3 Aug 2026, He rang, in {case.title} ({case.reference})."
    assert bench.news._text.text() == said
    assert heard == [said]
    assert [bench.news._action.text(), bench.news._other.text()] == ["Undo", "Open"]


def test_how_many_there_were_is_said_once(bench: Bench) -> None:
    two = [Incident(case_id=bench.case_id, account="He rang.", happened=When.on(TODAY)) for _ in range(2)]
    bench.saver.act(lambda: Records(bench.store).add(*two), "Made 2 incidents of 6 messages and calls.", "Undo")
    bench.settle()
    case = bench.file().case
    assert bench.news._text.text() == f"Made 2 incidents of 6 messages and calls, in {case.title} ({case.reference})."


def test_an_act_on_a_person_names_the_case_too(bench: Bench) -> None:
    bench.saver.add(Address(person_id=bench.desk.file.victims[0], lines="14 Hidden Lane"), case_id=bench.case_id)
    bench.settle()
    assert bench.news._text.text().startswith("Saved address: 14 Hidden Lane, in ")


def test_undo_in_the_message_takes_back_what_the_message_names(bench: Bench) -> None:
    bench.saver.add(Incident(case_id=bench.case_id, account="First"))
    bench.settle()
    undo = bench.news._act
    bench.saver.add(Incident(case_id=bench.case_id, account="Second"))
    bench.settle()
    undo()
    bench.settle()
    assert incidents(bench) == ["Second"]
    assert bench.news._text.text().startswith("Took back: add incident: First, in ")
    assert bench.news._action.text() == "Bring back"
    bench.news._act()
    bench.settle()
    assert sorted(incidents(bench)) == ["First", "Second"]
    assert bench.news._text.text().startswith("Done again: add incident: First, in ")


def test_a_problem_said_meanwhile_is_not_hidden_by_the_news_of_the_act(bench: Bench, acts: ActNews) -> None:
    changes = bench.ask(lambda: added(bench))
    acts.tell(changes, "Saved incident.", "Undo")
    bench.news.problem("1 of 2 files held is not as taken in.")
    bench.settle()
    assert bench.news._text.text() == "1 of 2 files held is not as taken in."


def test_open_asks_for_the_record_in_its_case(bench: Bench, acts: ActNews) -> None:
    opened: list[ToldAct] = []
    acts.open_asked.connect(opened.append)
    acts.tell(bench.ask(lambda: added(bench)), "Saved incident.", "Undo")
    bench.settle()
    bench.news._also()
    assert [(each.case_id, each.target[0]) for each in opened] == [(bench.case_id, "incident")]


def added(bench: Bench) -> Changes:
    return Records(bench.store).add(Incident(case_id=bench.case_id, account="He rang."), case_id=bench.case_id)


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_what_is_out_of_view_is_asked_about_by_name(bench: Bench, acts: ActNews, seen: list[bool], step: str) -> None:
    bench.ask(lambda: added(bench))
    if step == "redo":
        acts.undo()
        bench.settle()
    before = incidents(bench)
    do: Callable[[], None] = acts.undo if step == "undo" else acts.redo
    seen[0] = False
    do()
    bench.settle()
    question = asked()
    assert question is not None
    assert "add incident: He rang, in " in question.sentence.text()
    assert "not in view" in question.sentence.text()
    question.no.click()
    bench.settle()
    assert incidents(bench) == before
    do()
    bench.settle()
    again = asked()
    assert again is not None
    again.yes.click()
    bench.settle()
    assert incidents(bench) != before


def test_where_there_is_nothing_nothing_is_asked(bench: Bench, acts: ActNews, seen: list[bool]) -> None:
    seen[0] = False
    acts.redo()
    bench.settle()
    assert asked() is None
