# SPDX-License-Identifier: Apache-2.0
"""Statements are signed once and supplemented; a meeting is followed up before it is closed."""

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.work import Action, Meeting, Statement, StatementUse


def written(office: Office, **more: str) -> Statement:
    draft = Statement(case_id=office.case_id, kind="court", text="I am afraid.", maker_id=office.victim, status="draft")
    return office.add(replace(draft, **more))  # type: ignore[arg-type]


def test_signing_keeps_the_day_and_what_its_maker_agreed_to(office: Office) -> None:
    draft = written(office)
    office.add(StatementUse(statement_id=draft.id, purpose="court", agreed="no"))
    office.services.casework.statements.sign(draft.id, date(2026, 11, 1), {"court": "yes", "parole": "no"})
    signed = office.store.all(Statement)[0]
    assert (signed.status, signed.signed_on, signed.text) == ("signed", date(2026, 11, 1), "I am afraid.")
    uses = office.store.all(StatementUse, statement_id=draft.id)
    assert [(use.purpose, use.agreed, use.asked_on) for use in uses] == [
        ("court", "yes", date(2026, 11, 1)),
        ("parole", "no", date(2026, 11, 1)),
    ]


def test_signing_is_neither_repeated_nor_undone(office: Office) -> None:
    draft = written(office)
    office.services.casework.statements.sign(draft.id, office.today)
    with pytest.raises(UserError, match="signed already"):
        office.services.casework.statements.sign(draft.id, office.today)
    assert office.services.casework.undoing.names()[0] == ""
    with pytest.raises(UserError):
        office.services.casework.undoing.undo()
    with pytest.raises(UserError, match="can't be undone"):
        office.store.undo(office.lines()[0].ref)


@pytest.mark.parametrize(
    ("more", "sentence"), [({"text": " \n"}, "nothing to sign"), ({"maker_id": ""}, "whose statement")]
)
def test_what_is_not_ready_is_not_signed(office: Office, more: dict[str, str], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        office.services.casework.statements.sign(written(office, **more).id, office.today)
    with pytest.raises(UserError, match="no longer in the record"):
        office.services.casework.statements.sign("no such statement", office.today)


def test_a_supplement_is_an_empty_draft_that_names_what_it_supplements(office: Office) -> None:
    draft = written(office)
    with pytest.raises(UserError, match="Only a signed statement"):
        office.services.casework.statements.supplement(draft.id)
    office.services.casework.records.change(
        replace(draft, told_disclosed="yes", told_on=office.today, language="Polish")
    )
    office.services.casework.statements.sign(draft.id, office.today)
    office.services.casework.statements.supplement(draft.id)
    further = office.store.all(Statement)[-1]
    assert (further.status, further.text, further.supplements_id) == ("draft", "", draft.id)
    assert (further.maker_id, further.kind, further.language) == (office.victim, "court", "Polish")
    assert (further.signed_on, further.told_disclosed, further.told_on) == (None, "", None)


def held(office: Office) -> Meeting:
    planned = office.add(
        Meeting(case_id=office.case_id, kind="marac", on=date(2026, 10, 1), area="Pellow", status="planned")
    )
    office.services.casework.meetings.hold(planned.id)
    return office.store.all(Meeting)[0]


def test_a_follow_up_is_a_meeting_of_its_own(office: Office) -> None:
    meeting = held(office)
    assert meeting.status == "held"
    office.services.casework.meetings.set_follow_up(meeting.id, date(2026, 12, 1))
    first, following = office.store.all(Meeting)
    assert first.follow_up_on == date(2026, 12, 1)
    assert (following.on, following.status, following.follows_id) == (date(2026, 12, 1), "planned", meeting.id)
    assert (following.kind, following.area, following.repeat) == ("marac", "Pellow", False)
    office.services.casework.meetings.set_follow_up(meeting.id, date(2026, 12, 15))
    assert [each.on for each in office.store.all(Meeting)] == [date(2026, 10, 1), date(2026, 12, 15)]
    with pytest.raises(UserError, match="later day"):
        office.services.casework.meetings.set_follow_up(meeting.id, date(2026, 9, 1))


def test_a_meeting_without_its_follow_up_is_not_closed(office: Office) -> None:
    meeting = held(office)
    close = office.services.casework.meetings.close
    with pytest.raises(UserError, match="Set the date of the follow-up"):
        close(meeting.id)
    office.add(Action(case_id=office.case_id, meeting_id=meeting.id, what="Panic alarm", status="open"))
    with pytest.raises(UserError, match="unfinished or not done: 1"):
        close(meeting.id, "The offender has died")
    office.services.casework.meetings.set_follow_up(meeting.id, date(2026, 12, 1))
    close(meeting.id)
    assert office.store.all(Meeting)[0].status == "closed"
    with pytest.raises(UserError, match="closed already"):
        office.services.casework.meetings.hold(meeting.id)


def test_a_meeting_is_closed_once_it_is_said_what_changed_and_what_was_not_done_has_a_follow_up(office: Office) -> None:
    meeting = held(office)
    records, close = office.services.casework.records, office.services.casework.meetings.close
    records.add(Action(case_id=meeting.case_id, meeting_id=meeting.id, what="Alarm", status="not-possible"))
    [action] = office.store.all(Action)
    with pytest.raises(UserError, match="without what changed: 1"):
        close(meeting.id, "The offender has died")
    records.change(replace(action, status="not-done"))
    with pytest.raises(UserError, match="unfinished or not done: 1"):
        close(meeting.id, "The offender has died")
    [action] = office.store.all(Action)
    records.change(replace(action, status="not-possible", outcome="She moved away"))
    close(meeting.id, "The offender has died")
    assert office.store.all(Meeting)[0].status == "closed"


def test_a_meeting_that_needs_none_is_closed_with_the_reason(office: Office) -> None:
    meeting = held(office)
    office.services.casework.meetings.close(meeting.id, " The offender has died ")
    closed = office.store.all(Meeting)[0]
    assert (closed.status, closed.no_follow_up_reason) == ("closed", "The offender has died")
    told, _ = office.services.casework.undoing.undo()
    assert told.did == "close meeting"
    assert office.store.all(Meeting)[0] == meeting
