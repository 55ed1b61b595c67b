# SPDX-License-Identifier: Apache-2.0
"""Files dropped anywhere in a case, also over a field that takes text, come in as exhibits; on an incident, as its."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.whole import open_case, rest, step_back
from vlu_desktop.app.application import Program
from vlu_desktop.record.changes import Draft
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody, ExhibitIncident, Incident
from vlu_desktop.ui.case.file_drop import DropHint, local_files
from vlu_desktop.ui.case.take_in_window import TakeInDialog

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def opened(shared: Program) -> Program:
    """One window for all of them, for opening it is most of what they would cost."""
    return shared


def carrying(paths: Sequence[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def held_over(widget: QWidget, mime: QMimeData, at: QPoint | None = None) -> bool:
    """Drag over a widget, as the system tells its window; whether it would be taken."""
    window = widget.window()
    place = widget.mapTo(window, at or widget.rect().center())
    handle = window.windowHandle()
    enter = QDragEnterEvent(place, COPY, mime, LEFT, NONE)
    QCoreApplication.sendEvent(handle, enter)
    move = QDragMoveEvent(place, COPY, mime, LEFT, NONE)
    QCoreApplication.sendEvent(handle, move)
    return enter.isAccepted() and move.isAccepted() and move.dropAction() == COPY


def drop(widget: QWidget, mime: QMimeData) -> bool:
    window = widget.window()
    event = QDropEvent(QPointF(widget.mapTo(window, widget.rect().center())), COPY, mime, LEFT, NONE)
    QCoreApplication.sendEvent(window.windowHandle(), event)
    return event.isAccepted()


def hints(widget: QWidget) -> list[str]:
    return [each.text for each in widget.findChildren(DropHint) if each.text]


def asked(over: QWidget, qtbot: QtBot) -> TakeInDialog:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in over.findChildren(TakeInDialog)))
    return next(each for each in over.findChildren(TakeInDialog) if each.isVisible())


def take(dialog: TakeInDialog, program: Program, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.handed_by, "Her sister")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    rest(program, qtbot)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in made:
        path.write_text(str(path))
    return made


def test_on_any_tab_files_are_met_with_a_hint_and_taken_in_as_one_act(
    opened: Program, qtbot: QtBot, files: list[Path]
) -> None:
    open_case(opened, qtbot)
    workspace, desk = opened.pages.workspace, opened.pages.desk
    before = len(desk.file.all(Exhibit))
    mime = carrying(files)
    tabs = workspace.keys()
    for tab in tabs:
        workspace.choose(tab)
        assert held_over(workspace, mime), tab
        assert hints(workspace) == [
            "Drop to take in 2 files: messages as such, the others as exhibits of this case."
        ], tab
    [shown] = [each for each in workspace.findChildren(DropHint) if each.isVisible()]
    assert shown.size() == workspace.size()
    assert shown.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert drop(workspace, mime)
    assert hints(workspace) == []
    take(asked(workspace, qtbot), opened, qtbot)
    taken = desk.file.all(Exhibit)[before:]
    assert [(row.file_name, row.handed_by) for row in taken] == [("one.txt", "Her sister"), ("two.txt", "Her sister")]
    assert all(row.sha256 and len(desk.file.of(ExhibitCustody, row.id)) == 1 for row in taken)
    step_back(opened, qtbot)
    assert len(desk.file.all(Exhibit)) == before


def test_on_an_incident_not_saved_yet_files_are_kept_and_shown_by_it_once_it_is(
    opened: Program, qtbot: QtBot, files: list[Path]
) -> None:
    open_case(opened, qtbot)
    desk, pane = opened.pages.desk, opened.pages.entry.incident
    before = len(desk.file.all(Incident))
    page = opened.pages.entry.add_incident()
    rest(opened, qtbot)
    account = page.findChild(QPlainTextEdit)
    assert account is not None
    assert held_over(account, carrying(files))
    assert hints(page) == ["Drop to take in 2 files, shown by this incident once it is saved."]
    assert drop(account, carrying(files))
    take(asked(page, qtbot), opened, qtbot)
    assert account.toPlainText() == "", "a field that takes text does not take the files' names"
    assert pane.problem.startswith("2 files are kept in the case. This incident shows them once it is saved")
    assert len(desk.file.all(Incident)) == before
    QTest.keyClicks(pane.form.account.inner, "He stood at the gate")
    pane.save()
    rest(opened, qtbot)
    [incident] = [each for each in desk.file.all(Incident) if each.account == "He stood at the gate"]
    names = {str(row.id): row.file_name for row in desk.file.all(Exhibit)}
    shown = [names[row.exhibit_id] for row in desk.file.all(ExhibitIncident) if row.incident_id == incident.id]
    assert sorted(shown) == ["one.txt", "two.txt"]
    # What the case holds already is shown by the next incident all the same, also where it waited as a draft.
    opened.pages.entry.add_incident()
    rest(opened, qtbot)
    assert drop(account, carrying(files[:1]))
    dialog = asked(page, qtbot)
    take(dialog, opened, qtbot)
    assert "is in this case already" in dialog.said.text()
    dialog.reject()
    assert pane.problem.startswith("The file is kept in the case. This incident shows it once")
    pane.leave()
    rest(opened, qtbot)
    found: list[list[Draft]] = []
    opened.pages._worker.ask(opened.pages._services.casework.drafts.all, found.append)
    rest(opened, qtbot)
    [draft] = [each for each in found[0] if each.kind == "incident"]
    opened.pages.entry.resume(draft)
    rest(opened, qtbot)
    QTest.keyClicks(pane.form.account.inner, "He came back")
    pane.save()
    rest(opened, qtbot)
    [again] = [each for each in desk.file.all(Incident) if each.account == "He came back"]
    links = [row for row in desk.file.all(ExhibitIncident) if row.incident_id == again.id]
    assert [names[row.exhibit_id] for row in links] == ["one.txt"]
    page.leave()


def test_files_that_an_undo_took_away_again_keep_no_incident_from_being_saved(
    opened: Program, qtbot: QtBot, files: list[Path]
) -> None:
    open_case(opened, qtbot)
    desk, pane = opened.pages.desk, opened.pages.entry.incident
    page = opened.pages.entry.add_incident()
    rest(opened, qtbot)
    assert drop(page, carrying(files))
    take(asked(page, qtbot), opened, qtbot)
    step_back(opened, qtbot)
    QTest.keyClicks(pane.form.account.inner, "He stood there again")
    pane.save()
    rest(opened, qtbot)
    [incident] = [each for each in desk.file.all(Incident) if each.account == "He stood there again"]
    assert not [row for row in desk.file.all(ExhibitIncident) if row.incident_id == incident.id]
    page.leave()


def test_on_an_incident_they_are_what_it_shows(opened: Program, qtbot: QtBot, files: list[Path]) -> None:
    open_case(opened, qtbot)
    desk = opened.pages.desk
    incident = desk.file.all(Incident)[0]
    opened.pages.entry.open_incident(incident.id)
    rest(opened, qtbot)
    page = opened.pages.entry.incident
    assert held_over(page, carrying(files))
    assert hints(page) == ["Drop to take in 2 files, shown by this incident."]
    assert drop(page, carrying(files))
    take(asked(page, qtbot), opened, qtbot)
    linked = [row.exhibit_id for row in desk.file.all(ExhibitIncident) if row.incident_id == incident.id]
    names = {str(row.id): row.file_name for row in desk.file.all(Exhibit)}
    assert [names[each] for each in linked][-2:] == ["one.txt", "two.txt"]
    step_back(opened, qtbot)
    page.leave()


def test_what_is_dragged_away_or_is_no_file_of_this_computer_leaves_no_hint(
    opened: Program, qtbot: QtBot, files: list[Path]
) -> None:
    open_case(opened, qtbot)
    workspace = opened.pages.workspace
    assert held_over(workspace, carrying(files[:1]))
    assert hints(workspace) == ["Drop to take in 1 file: messages, or an exhibit of this case."]
    QCoreApplication.sendEvent(workspace.window().windowHandle(), QDragLeaveEvent())
    assert hints(workspace) == []
    for mime in (QMimeData(), carrying([])):
        mime.setText("only words")
        held_over(workspace, mime)
        assert hints(workspace) == []
    away = QMimeData()
    away.setUrls([QUrl("https://example.org/picture.jpg")])
    assert local_files(away) == ()


def test_outside_a_case_or_behind_a_window_that_waits_nothing_is_taken(
    opened: Program, qtbot: QtBot, files: list[Path]
) -> None:
    open_case(opened, qtbot)
    workspace = opened.pages.workspace
    dialog = opened.pages.case.show_details()
    assert QApplication.activeModalWidget() is dialog
    held_over(workspace, carrying(files))
    assert hints(workspace) == []
    dialog.close()
    opened.window.go("today")
    rest(opened, qtbot)
    held_over(opened.window, carrying(files))
    assert not workspace.isVisible()
    assert hints(opened.window) == []
