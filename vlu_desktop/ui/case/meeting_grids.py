# SPDX-License-Identifier: Apache-2.0
"""Who comes to a meeting and what it agrees, each in a grid; and an action that is chased where it stands."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from vlu_desktop.dates.reading.one_day import read_day
from vlu_desktop.dates.reading.outcome import Nothing, One, Several
from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.due.due_line import DueItem
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.areas import agencies_of
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.record.work import Action, Meeting, MeetingAttendee
from vlu_desktop.services.cases.due_acts import DueActs
from vlu_desktop.services.cases.meetings import AttendeeRow, Meetings
from vlu_desktop.ui.case.grid_window import GridAbout, GridColumn, GridWindow
from vlu_desktop.ui.case_session.due_windows import CHASED, DueWindow
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.drafts.small_drafts import ACTIONS, ATTENDEES

_ATTENDANCE = vocabulary("attendance").terms


class MeetingGrids:
    """Opens the windows over the tab of meetings, and saves what they hand over."""

    def __init__(self, desk: CaseSession, saver: Saver, meetings: Meetings, acts: DueActs, over: QWidget) -> None:
        self._desk = desk
        self._saver = saver
        self._meetings = meetings
        self._acts = acts
        self._over = over

    def attendees(self, meeting: Meeting) -> GridWindow:
        """Those entered already, then the agencies invited to every MARAC that are not among them."""
        file = self._desk.file
        held = file.of(MeetingAttendee, meeting.id)
        there = {row.agency.casefold() for row in held}
        listed = agencies_of(file)
        usual = [row for row in listed if row.usual and meeting.kind == "marac" and row.name.casefold() not in there]
        words = dict(_ATTENDANCE)
        rows = [(row.agency, row.name, words.get(row.attendance, "")) for row in held]
        rows += [(row.name, row.representative, "") for row in usual]
        about = GridAbout(
            title=say("case.who-attends"),
            kind=ATTENDEES,
            about=meeting.id,
            rows=tuple(rows),
            said=say("case.a-row-each-the-units"),
            columns=(
                GridColumn(heading=say("case.agency"), wide=34, offered=[row.name for row in listed]),
                GridColumn(
                    heading=say("case.name"), wide=30, offered=[each for row in listed if (each := row.representative)]
                ),
                GridColumn(heading=say("case.attendance"), wide=18, offered=list(words.values())),
            ),
        )
        window = GridWindow(about, file.case, self._over)
        window.given.connect(lambda cells: self._save_attendees(window, meeting, held, cells))
        window.open()
        return window

    def actions(self, meeting: Meeting) -> GridWindow:
        """The actions a meeting agreed, by whom and by when."""
        file = self._desk.file
        listed = agencies_of(file)
        about = GridAbout(
            title=say("case.actions-agreed"), kind=ACTIONS, about=meeting.id,
            said=say("case.a-row-each-days-read"),
            columns=(
                GridColumn(heading=say("case.action"), wide=44),
                GridColumn(heading=say("case.owner"), wide=24),
                GridColumn(heading=say("case.agency"), wide=26, offered=[row.name for row in listed]),
                GridColumn(heading=say("case.due"), wide=18, day=lambda said: _read(said, self._desk.today())),
            ),
        )  # fmt: skip
        window = GridWindow(about, file.case, self._over)
        window.given.connect(lambda cells: self._save_actions(window, meeting, cells))
        window.open()
        return window

    def chase(self, action: Action) -> DueWindow:
        """Note that an action was chased, and when again."""
        case = self._desk.file.case
        item = line_of(action)
        window = DueWindow(item, CHASED, (case.title, case.reference), self._desk.today(), self._over)

        def save(on: date, then: date, note: str) -> None:
            job = self._acts.chase
            today = self._desk.today()
            self._act(window, lambda: job(item, on, then, today, note), say("case.noted-the-chase"))

        window.chosen.connect(save)
        window.open()
        return window

    def _save_attendees(
        self, window: GridWindow, meeting: Meeting, held: tuple[MeetingAttendee, ...], cells: list[tuple[str, ...]]
    ) -> None:
        rows = []
        for place, (agency, name, said) in enumerate(cells):
            attendance = _choice(said)
            if attendance is None:
                window.refuse(place, 2, say("case.attendance-write-present-apologies-or"))
                return
            row = held[place] if place < len(held) else None
            if row is not None or agency or name:
                rows.append(AttendeeRow(row=row, agency=agency, name=name, attendance=attendance))
        job = self._meetings.attend
        self._act(window, lambda: job(meeting.id, rows, keep_agencies=True), say("case.saved-who-attends"))

    def _save_actions(self, window: GridWindow, meeting: Meeting, cells: list[tuple[str, ...]]) -> None:
        rows = []
        for place, (what, owner, agency, said) in enumerate(cells):
            if not (what or owner or agency or said):
                continue
            if not what:
                window.refuse(place, 0, say("case.say-what-was-agreed-or"))
                return
            due, problem = _day_to_come(said, self._desk.today())
            if problem:
                window.refuse(place, 3, say("case.due-2", problem=problem))
                return
            rows.append(Action(what=what, owner=owner, agency=agency, due=due, status="open"))
        job = self._meetings.agree
        self._act(window, lambda: job(meeting.id, rows), say("case.saved-what-was-agreed"))

    def _act(self, window: "GridWindow | DueWindow", job: Callable[[], Changes], said: str) -> None:
        def refused(sentence: str) -> None:
            if isValid(window) and window.isVisible():
                window.refused(sentence)
            else:
                self._saver.problem(sentence)

        def done(_: Changes) -> None:
            if isValid(window):
                window.accept()

        self._saver.act(job, said, say("case.undo"), done, refused)


def line_of(action: Action) -> DueItem:
    """The line of Today of an action, by which a chase of it is found again there."""
    return DueItem(
        kind="action", title=action.what, detail=action.agency or action.owner, case_id=action.case_id, due=action.due,
        target=("action", action.id),
    )  # fmt: skip


def _choice(said: str) -> str | None:
    """The key of an attendance by the start of its word; "" for nothing said, None for what it is not."""
    if not said:
        return ""
    found = [key for key, words in _ATTENDANCE if words.casefold().startswith(said.casefold())]
    return found[0] if len(found) == 1 else None


def _read(said: str, today: date) -> Nothing | One | Several:
    """A day that an action is due by."""
    return read_day(said, today, looking=TimeDirection.FUTURE)


def _day_to_come(said: str, today: date) -> tuple[date | None, str]:
    """The day, or why none is read; an action may have none."""
    if not said:
        return None, ""
    reading = _read(said, today)
    if isinstance(reading, One) and reading.when.first_day:
        return reading.when.first_day, ""
    if isinstance(reading, Several):
        return None, reading.question
    return None, say("case.this-is-not-read-as")
