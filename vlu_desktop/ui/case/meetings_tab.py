# SPDX-License-Identifier: Apache-2.0
"""Meetings of a case and what was agreed at them: nobody is left unsure whether an action was completed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTabWidget, QWidget
from shiboken6 import isValid

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.due.meeting_forum import first_kind, forum
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import number
from vlu_desktop.record.areas import area_of
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.personal_connection import is_domestic
from vlu_desktop.record.work import (
    NOT_DONE,
    NOT_POSSIBLE,
    UNFINISHED,
    Action,
    DueMark,
    Meeting,
    MeetingAttendee,
    MeetingCriterion,
    MeetingInformation,
)
from vlu_desktop.services.cases.due_acts import DueActs
from vlu_desktop.services.cases.meetings import Meetings
from vlu_desktop.ui.case.grid_window import GridWindow
from vlu_desktop.ui.case.meeting_close import FollowUpDialog
from vlu_desktop.ui.case.meeting_grids import MeetingGrids
from vlu_desktop.ui.case.sections import saved_in_case
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.tables import Columns, RecordTable
from vlu_desktop.ui.widgets.basics import button, column, holding, label, restyle
from vlu_desktop.ui.widgets.case_field import name_case
from vlu_desktop.ui.widgets.kept_sizes import KeptSizes
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit


def _parts() -> tuple[tuple[type[Record], str], ...]:
    return (
        (MeetingCriterion, say("case.no-criterion-yet-say-by")),
        (MeetingAttendee, say("case.nobody-entered-yet")),
        (MeetingInformation, say("case.nothing-entered-yet-what-agencies")),
    )


def lateness(action: Action, today: date) -> str:
    """How an action stands: "Overdue by 13 days", "Due today", what is missing of one that was not done or could not
    be; "" where nothing presses.
    """
    if action.status == NOT_DONE:
        return say("case.not-done-decide")
    if action.status == NOT_POSSIBLE and not action.outcome.strip():
        return say("case.say-what-changed")
    if action.due is None or action.status not in UNFINISHED:
        return ""
    days = (today - action.due).days
    if days > 0:
        return say("case.overdue-by-days", n=days)
    return say("case.due-today") if days == 0 else ""


class MeetingsTab(QWidget):
    """Meetings above; below, every action of the case, and what belongs to the meeting chosen."""

    def __init__(
        self, desk: CaseSession, saver: Saver, meetings: Meetings, acts: DueActs, repeat: Callable[[CaseFile], str]
    ) -> None:
        """`repeat` says whether more abuse makes a repeat referral, and by which rule."""
        super().__init__()
        self._desk = desk
        self._saver = saver
        self._service = meetings
        self._repeat_rule = repeat
        self.grids = MeetingGrids(desk, saver, meetings, acts, self)
        self._make_several()
        self._held = button(say("case.held"), self.hold, "quiet", say("case.note-that-the-meeting-was"))
        self._follow = button(say("case.set-follow-up"), self.set_follow_up, "quiet")
        self._close = button(say("case.close-meeting"), self.close_meeting, "quiet")
        self.meeting_table = self._table(
            Meeting, empty=say("case.no-meeting-yet-enter-a"), buttons=(self._held, self._follow, self._close)
        )
        columns = Columns(
            computed=(
                (say("case.standing"), self._late, lambda row: row.due or date.max),
                (say("case.chased"), self._chases, self._chases),
            ),
            leave_out=("meeting_id",),
        )
        buttons, none = (self._several, self._chased), say("case.no-action-yet-enter-what")
        self.action_table = self._table(Action, columns=columns, empty=none, buttons=buttons)
        self._weight = _Weighty()
        self.action_table.view.setItemDelegateForColumn(_place(self.action_table, say("case.standing")), self._weight)
        self.parts: dict[type[Record], RecordTable] = {}
        self._below = QTabWidget()
        self._below.addTab(_padded(self.action_table), say("case.actions-of-the-case"))
        for cls, empty in _parts():
            more = (self._who,) if cls is MeetingAttendee else ()
            self.parts[cls] = self._table(cls, empty=empty, buttons=more)
            self._below.addTab(_padded(self.parts[cls]), "")
        self._about = label("", "small", wrap=True)
        split = OrderedSplit(Qt.Orientation.Vertical)
        split.setHandleWidth(14)
        split.setChildrenCollapsible(False)
        split.addWidget(self.meeting_table)
        split.addWidget(holding(column(self._about, self._below)))
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        KeptSizes(split, "meetings").put([200, 300])
        self.setLayout(column(self._repeat, split))
        self.meeting_table.chosen.connect(lambda _: self._show_meeting())
        desk.follow(self._take)
        if desk.is_open:
            self._take(desk.file)

    def _make_several(self) -> None:
        """What is done for many rows at once, and the rule of the repeat."""
        self._repeat = label("", "small", wrap=True)
        self._several = button(
            say("case.add-several"), self.add_actions, "quiet", say("case.what-the-meeting-chosen-agreed")
        )
        self._chased = button(say("case.chased-2"), self.chase_action, "quiet", say("case.note-a-chase-of-the"))
        self._who = button(
            say("case.fill-in-who-attends"), self.fill_in_attendees, "outline", say("case.a-row-each-from-your")
        )

    def add(self, cls: type[Record]) -> None:
        """Begin a meeting, an action, or a part of the meeting chosen."""
        self._begin(cls)

    def hold(self) -> None:
        """Note that the meeting chosen was held."""
        meeting = self._meeting()
        if meeting is not None:
            self._saver.act(
                lambda: self._service.hold(meeting.id), say("case.the-meeting-was-held"), say("case.undo-held")
            )

    def set_follow_up(self) -> FollowUpDialog | None:
        """Ask for the day of the follow-up of the meeting chosen; the window that asks, None where none is chosen."""
        meeting = self._meeting()
        if meeting is None:
            return None
        dialog = FollowUpDialog(meeting, self._desk.today(), False, self)
        name_case(dialog, self._desk.file.case)
        dialog.chosen.connect(lambda day, _: self._follow_up(dialog, meeting, day))
        dialog.open()
        return dialog

    def close_meeting(self) -> FollowUpDialog | None:
        """Close the meeting chosen: with its follow-up, or with a reason why none is needed; as `set_follow_up`."""
        meeting = self._meeting()
        if meeting is None:
            return None
        dialog = FollowUpDialog(meeting, self._desk.today(), True, self)
        name_case(dialog, self._desk.file.case)
        dialog.chosen.connect(lambda day, reason: self._end(dialog, meeting, day, reason))
        dialog.open()
        return dialog

    def fill_in_attendees(self) -> GridWindow | None:
        """Who comes to the meeting chosen, in a grid; None where none is chosen."""
        meeting = self._meeting()
        if meeting is None:
            self._saver.problem(say("case.choose-the-meeting-first-or"))
            return None
        return self.grids.attendees(meeting)

    def add_actions(self) -> GridWindow | None:
        """What the meeting chosen agreed, in a grid; None where none is chosen."""
        meeting = self._meeting()
        if meeting is None:
            self._saver.problem(say("case.choose-the-meeting-first-or"))
            return None
        return self.grids.actions(meeting)

    def chase_action(self) -> None:
        """Note a chase of the action chosen, if it is still to be done."""
        action = self.action_table.current()
        if not isinstance(action, Action):
            self._saver.problem(say("case.choose-the-action-first"))
        elif action.status not in UNFINISHED:
            self._saver.problem(say("case.this-action-is-closed-there"))
        else:
            self.grids.chase(action)

    def choose(self, meeting_id: str) -> bool:
        """Choose a meeting; false for one that is not here."""
        return self.meeting_table.choose(meeting_id)

    def reveal(self, record: Record) -> bool:
        """Bring a meeting, an action or a part of a meeting into view; false for any other record."""
        if isinstance(record, Meeting):
            return self.meeting_table.choose(record.id)
        if isinstance(record, Action):
            self._below.setCurrentIndex(0)
            return self.action_table.choose(record.id)
        table = self.parts.get(type(record))
        if table is None or not self.meeting_table.choose(record.meeting_id):  # type: ignore[attr-defined]
            return False
        self._below.setCurrentIndex(1 + list(self.parts).index(type(record)))
        return table.choose(record.id)

    def _follow_up(self, dialog: FollowUpDialog, meeting: Meeting, day: date) -> None:
        self._saver.act(
            lambda: self._service.set_follow_up(meeting.id, day),
            say("case.set-the-follow-up"),
            say("case.undo-follow-up"),
            lambda _: _shut(dialog),
            lambda sentence: self._refused(dialog, sentence),
        )

    def _end(self, dialog: FollowUpDialog, meeting: Meeting, day: date | None, reason: str) -> None:
        def refused(sentence: str) -> None:
            self._refused(dialog, sentence)

        def close(_: Changes | None = None) -> None:
            job = self._service.close
            done, failed = (lambda _: _shut(dialog)), refused
            self._saver.act(
                lambda: job(meeting.id, reason), say("case.closed-the-meeting"), say("case.undo-close"), done, failed
            )

        if day is not None and day != meeting.follow_up_on:
            job = self._service.set_follow_up
            self._saver.act(
                lambda: job(meeting.id, day), say("case.set-the-follow-up"), say("case.undo-follow-up"), close, refused
            )
        else:
            close()

    def _refused(self, dialog: FollowUpDialog, sentence: str) -> None:
        """Say it where the words still stand, or in the message bar where that window was closed meanwhile."""
        if isValid(dialog) and dialog.isVisible():
            dialog.refused(sentence)
        else:
            self._saver.problem(sentence)

    def _table(self, cls: type[Record], **more: Any) -> RecordTable:
        table = RecordTable(cls, self._desk.context(), **more)
        table.added.connect(lambda: self._begin(cls))
        table.opened.connect(self._open)
        saved_in_case(table, self._desk, self._saver)
        return table

    def _begin(self, cls: type[Record]) -> None:
        case_id = self._desk.file.case.id
        meeting = self._meeting()
        if cls is Meeting:
            file = self._desk.file
            kind = first_kind(file, self._desk.today())
            self._open(Meeting(case_id=case_id, kind=kind, area=area_of(file), status="planned"))
        elif cls is Action:
            self._open(Action(case_id=case_id, meeting_id=meeting.id if meeting else "", status="open"))
        elif meeting is None:
            self._saver.problem(say("case.choose-the-meeting-first-or"))
        else:
            values: dict[str, Any] = {"meeting_id": meeting.id}
            self._open(cls(**values))

    def _open(self, record: Record) -> None:
        RecordDialog(record, self._desk, self._saver, self).open()

    def _meeting(self) -> Meeting | None:
        current = self.meeting_table.current()
        return current if isinstance(current, Meeting) else None

    def _late(self, row: Action) -> str:
        return lateness(row, self._desk.today())

    def _chases(self, row: Action) -> str:
        """ "12 Aug 2025 (2 times)": the last chase of an action, whatever day it was due then."""
        marks = self._desk.file.linked(DueMark, "record_id", row.id)
        days = sorted(mark.on for mark in marks if mark.what == "chased" and mark.on)
        if not days:
            return ""
        return shown_day(days[-1], short=True) + (f" ({number(len(days), 'time')})" if len(days) > 1 else "")

    def _take(self, file: CaseFile) -> None:
        elsewhere = forum(file, self._desk.today())
        refused = bool(elsewhere) and is_domestic(file) is False
        self._repeat.setText(elsewhere if refused else f"{elsewhere} {self._repeat_rule(file)}".strip())
        restyle(self._repeat, "subheading" if refused else "small")
        self.meeting_table.set_records(file.all(Meeting))
        if self._meeting() is None and file.all(Meeting):
            last = max(file.all(Meeting), key=lambda each: (each.status != "planned", each.on or date.min))
            self.meeting_table.choose(last.id)
        actions = file.all(Action)
        ordered = sorted(actions, key=lambda each: (each.status not in UNFINISHED, each.due or date.max))
        self.action_table.set_records(ordered)
        late = sum(lateness(each, self._desk.today()).startswith("Overdue") for each in actions)
        counted = say("case.so-many-overdue", n=len(actions), late=late) if late else f"{len(actions)}"
        self._below.setTabText(0, f"{say('case.actions-of-the-case')}  {counted}")
        self._show_meeting()

    def _show_meeting(self) -> None:
        meeting = self._meeting()
        for place, (cls, table) in enumerate(self.parts.items(), start=1):
            rows = self._desk.file.of(cls, meeting.id) if meeting and self._desk.is_open else ()
            table.set_records(rows)
            self._below.setTabText(place, f"{_names()[cls]}{f'  {len(rows)}' if rows else ''}")
            self._below.setTabEnabled(place, meeting is not None)
        self._about.setText(
            say("case.criteria-attendees-and-information-are", name_of=self._desk.name_of("meeting", meeting.id)[:120])
            if meeting
            else ""
        )
        self._held.setEnabled(meeting is not None and meeting.status in ("", "planned"))
        self._follow.setEnabled(meeting is not None and meeting.status != "closed")
        self._close.setEnabled(meeting is not None and meeting.status != "closed")


def _names() -> dict[type[Record], str]:
    return {
        MeetingCriterion: say("case.criteria"),
        MeetingAttendee: say("case.attendees"),
        MeetingInformation: say("case.information-shared"),
    }


class _Weighty(QStyledItemDelegate):
    """Shows what is worked out in weight, so that nothing depends on colour."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        font = option.font
        font.setBold(True)
        option.font = font


def _place(table: RecordTable, heading: str) -> int:
    model = table.model
    return next(
        place for place in range(model.columnCount()) if model.headerData(place, Qt.Orientation.Horizontal) == heading
    )


def _padded(inner: QWidget) -> QWidget:
    made = holding(column(inner))
    made.layout().setContentsMargins(0, 8, 0, 0)  # type: ignore[union-attr]
    return made


def _shut(dialog: FollowUpDialog) -> None:
    if isValid(dialog):
        dialog.accept()
