# SPDX-License-Identifier: Apache-2.0
"""Every page, part of a page, tab and window of the program on the example casebook, each brought up once."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.whole import FULLEST, open_case, rest
from vlu_desktop.app.application import Program
from vlu_desktop.devtools.screenshot_tour import tour_stops
from vlu_desktop.record.offending import Order
from vlu_desktop.record.work import Meeting, Statement
from vlu_desktop.ui.case.meetings_tab import MeetingsTab


@dataclass(frozen=True, slots=True)
class Screen:
    """One of them: `bring` has it in view, over the fullest case where `in_case`."""

    name: str
    bring: Callable[[Program, QtBot], object]
    in_case: bool = True


def every_screen(program: Program) -> list[Screen]:
    """All of them, in the order of the rail, the unit's parts, the tabs of a case and an officer's day."""
    found = [Screen(key, _place(key), in_case=False) for key in program.window.place_keys()]
    found += [Screen(f"unit, part {part}", _part(part), in_case=False) for part in range(1, _parts(program))]
    tabs = program.pages.workspace.keys()
    found += [Screen(f"case, {key}", _tab(key)) for key in tabs]
    found += [Screen(name, _steps(steps)) for name, steps in tour_stops() if not name.startswith("unit-")]
    found += [Screen("giving cases away", _giving, in_case=False), Screen("an absence", _absence, in_case=False)]
    found += [Screen("the unit's briefing", _briefing, in_case=False)]
    found += [Screen("what differs between computers", _differing, in_case=False)]
    found += [Screen("what is to be approved", _approving, in_case=False)]
    found += [Screen("a casebook of chosen cases", _making, in_case=False)]
    found += [Screen("a case kept apart", _apart, in_case=False), Screen("a visit's end", _back, in_case=False)]
    found += [Screen("what each may do", _roles, in_case=False)]
    return [*found, Screen("a person", _person), Screen("closing a meeting", _closing), Screen("new statement", _new)]


def shown(program: Program, qtbot: QtBot, screen: Screen) -> list[QWidget]:
    """Bring one up; the windows it is, the one in front last: the main window alone for a page."""
    if screen.in_case and not _at_fullest(program):
        open_case(program, qtbot)
    before = {id(each) for each in program.window.findChildren(QDialog) if each.isVisible()}
    screen.bring(program, qtbot)
    settle(program, qtbot)
    windows = [each for each in program.window.findChildren(QDialog) if each.isVisible() and id(each) not in before]
    return sorted(windows, key=lambda each: each is QApplication.activeWindow()) or [program.window]


def settle(program: Program, qtbot: QtBot) -> None:
    """Until nothing is under way and everything is laid out; a walk of a quarter of an hour is nobody gone away."""
    program.guards.idle.touch()
    rest(program, qtbot)
    for _ in range(3):
        QApplication.processEvents()


def _at_fullest(program: Program) -> bool:
    pages = program.pages
    return program.window.current_page() is pages.workspace and pages.desk.file.case.title == FULLEST


def _parts(program: Program) -> int:
    return program.pages.unit.page.tabs.count()


def _place(key: str) -> Callable[[Program, QtBot], object]:
    return lambda program, _: program.window.go(key)


def _part(part: int) -> Callable[[Program, QtBot], object]:
    def bring(program: Program, _: QtBot) -> None:
        program.window.go("unit")
        program.pages.unit.page.tabs.setCurrentIndex(part)

    return bring


def _tab(key: str) -> Callable[[Program, QtBot], object]:
    return lambda program, _: program.pages.workspace.choose(key)


def _steps(steps: tuple[Callable[[Program], object], ...]) -> Callable[[Program, QtBot], object]:
    def bring(program: Program, qtbot: QtBot) -> None:
        for step in steps:
            step(program)
            settle(program, qtbot)

    return bring


def _giving(program: Program, _: QtBot) -> None:
    program.pages.manager.give_any()


def _absence(program: Program, _: QtBot) -> None:
    program.pages.manager.cover.ask()


def _differing(program: Program, _: QtBot) -> None:
    program.pages.computers.decide()


def _approving(program: Program, _: QtBot) -> None:
    program.pages.papers.approvals()


def _making(program: Program, _: QtBot) -> None:
    program.pages.show_unit("computers")
    program.pages.computers.card.make.click()


def _apart(program: Program, _: QtBot) -> None:
    program.pages.show_unit("computers")
    program.pages.computers.card.apart.click()


def _back(program: Program, _: QtBot) -> None:
    program.pages.show_unit("computers")
    program.pages.computers.card.back_asked.emit()


def _roles(program: Program, _: QtBot) -> None:
    program.pages.unit.keys.give_roles()


def _briefing(program: Program, _: QtBot) -> None:
    program.pages.show_unit("briefing")
    program.pages.manager.briefing.work_out()


def _person(program: Program, _: QtBot) -> None:
    program.pages.workspace.choose("people")
    program.pages.case.people.add()


def _closing(program: Program, _: QtBot) -> None:
    meetings = program.pages.workspace.choose("meetings")
    assert isinstance(meetings, MeetingsTab)
    meetings.choose(next(each.id for each in program.pages.desk.file.all(Meeting) if each.status != "closed"))
    meetings.close_meeting()


def _new(program: Program, _: QtBot) -> None:
    case_id = program.pages.desk.file.case.id
    for record in (Statement(case_id=case_id), Order(offender_id=next(iter(program.pages.desk.file.offenders)))):
        program.pages.case.show_window(record)
