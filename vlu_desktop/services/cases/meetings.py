# SPDX-License-Identifier: Apache-2.0
"""Meetings: held, and closed only with a follow-up or a reason why none is needed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.work import NOT_DONE, NOT_POSSIBLE, UNFINISHED, Action, Agency, Meeting, MeetingAttendee
from vlu_desktop.services.cases.records import refuse_incomplete
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendeeRow:
    """A row of who comes: `row` is the attendee it changes, None for a new one."""

    row: MeetingAttendee | None = None
    agency: str
    name: str
    attendance: str


class Meetings:
    """What the briefing asks for: nobody is left unsure whether actions were completed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def hold(self, meeting_id: str) -> Changes:
        """Note that a planned meeting was held."""
        meeting = self._meeting(meeting_id)
        if meeting.status == "closed":
            raise UserError(say("acts.this-meeting-is-closed-already"))
        with self._store.act("meeting.hold", act="altered", case_id=meeting.case_id) as act:
            act.change(replace(meeting, status="held"))
        return act.changes

    def set_follow_up(self, meeting_id: str, on: date) -> Changes:
        """Plan the follow-up: its date on the meeting, and the next meeting as a row of its own."""
        meeting = self._meeting(meeting_id)
        if meeting.on and on <= meeting.on:
            raise UserError(say("acts.the-follow-up-comes-after"))
        planned = self._store.all(Meeting, follows_id=meeting_id)
        with self._store.act("meeting.follow-up", act="altered", case_id=meeting.case_id) as act:
            act.change(replace(meeting, follow_up_on=on))
            if planned:
                act.change(replace(planned[0], on=on))
            else:
                act.add(
                    Meeting(
                        id=RecordId(""),
                        case_id=meeting.case_id,
                        kind=meeting.kind,
                        on=on,
                        area=meeting.area,
                        venue=meeting.venue,
                        chair=meeting.chair,
                        coordinator=meeting.coordinator,
                        number=meeting.number,
                        status="planned",
                        follows_id=meeting.id,
                    )
                )
        return act.changes

    def attend(self, meeting_id: str, rows: Iterable[AttendeeRow], keep_agencies: bool = False) -> Changes:
        """Save who comes to a meeting, all of them as one act; agencies not known yet go into the unit's list if asked.

        A row that was emptied takes its attendee out. One named by the agency alone is called by that.
        """
        meeting = self._meeting(meeting_id)
        given = tuple(rows)
        known = {row.name.casefold() for row in self._store.all(Agency)}
        with self._store.act("meeting-attendee.fill-in", act="altered", case_id=meeting.case_id) as act:
            for each in given:
                agency, name = each.agency.strip(), each.name.strip()
                if not (agency or name):
                    if each.row is not None:
                        act.remove(MeetingAttendee, each.row.id)
                    continue
                held = each.row or MeetingAttendee(meeting_id=meeting_id)
                new = replace(held, agency=agency, name=name or agency, attendance=each.attendance)
                if each.row is None:
                    act.add(new)
                elif new != held:
                    act.change(new)
                if keep_agencies and agency and agency.casefold() not in known:
                    known.add(agency.casefold())
                    act.add(Agency(name=agency, representative=name))
        return act.changes

    def agree(self, meeting_id: str, actions: Iterable[Action]) -> Changes:
        """Save the actions a meeting agreed, as one act."""
        meeting = self._meeting(meeting_id)
        given = tuple(
            replace(each, case_id=meeting.case_id, meeting_id=meeting_id, status=each.status or "open")
            for each in actions
        )
        if not given:
            raise UserError(say("acts.there-is-no-action-to"))
        for each in given:
            refuse_incomplete(each)
        with self._store.act("action.add-many", act="collected", case_id=meeting.case_id) as act:
            for each in given:
                act.add(each)
        return act.changes

    def close(self, meeting_id: str, no_follow_up_reason: str = "") -> Changes:
        """Close a meeting that has its follow-up, or for which none is needed, with the reason."""
        meeting = self._meeting(meeting_id)
        if not meeting.follow_up_on and not no_follow_up_reason.strip():
            raise UserError(say("acts.set-the-date-of-the"))
        rows = self._store.all(Action, meeting_id=meeting_id)
        untold = [row for row in rows if row.status == NOT_POSSIBLE and not row.outcome.strip()]
        if untold:
            raise UserError(say("acts.outcome-of-what-was-not-possible", n=len(untold)))
        open_actions = [row for row in rows if row.status in {*UNFINISHED, NOT_DONE}]
        if open_actions and not meeting.follow_up_on:
            raise UserError(say("acts.unfinished-needs-a-follow-up", n=len(open_actions)))
        with self._store.act("meeting.close", act="altered", case_id=meeting.case_id) as act:
            act.change(replace(meeting, status="closed", no_follow_up_reason=no_follow_up_reason.strip()))
        return act.changes

    def _meeting(self, meeting_id: str) -> Meeting:
        meeting = self._store.get(Meeting, meeting_id)
        if meeting is None:
            raise UserError(say("acts.that-meeting-is-no-longer"))
        return meeting
