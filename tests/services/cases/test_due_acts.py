# SPDX-License-Identifier: Apache-2.0
"""A line of Today is done, chased or put off as one act of its case, and undo takes it back."""

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import Office
from vlu_desktop.due.due_groups import group_of
from vlu_desktop.due.due_line import DueItem
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.offending import Order
from vlu_desktop.record.people import Officer
from vlu_desktop.record.work import Action, Contact, DueMark, Questioning

LATE, NEXT_WEEK = date(2026, 10, 1), date(2026, 12, 24)


def line(office: Office, kind: str) -> DueItem | None:
    found = office.services.insight.today.summary(office.case_id, office.today).due
    return next((item for item in found if item.kind == kind), None)


def late_action(office: Office) -> DueItem:
    office.add(Action(case_id=office.case_id, what="Panic alarm", agency="Police", due=LATE, status="open"))
    found = line(office, "action")
    assert found is not None
    return found


def test_an_action_that_is_done_is_complete_in_the_record_and_undo_brings_its_line_back(office: Office) -> None:
    item = late_action(office)
    office.services.casework.due_acts.done(item, date(2026, 11, 1), office.today)
    [held] = office.store.all(Action)
    assert (held.status, held.reported_on, line(office, "action")) == ("complete", date(2026, 11, 1), None)
    assert office.lines()[0].case_id == office.case_id
    office.services.casework.undoing.undo()
    assert line(office, "action") == item


def test_a_chase_is_dated_counted_and_waits_until_its_next_day(office: Office) -> None:
    acts, item = office.services.casework.due_acts, late_action(office)
    acts.chase(item, date(2026, 10, 8), date(2026, 10, 15), office.today, "Left word")
    chased = line(office, "action")
    assert chased is not None
    assert chased.standing == "Chased on 8 October 2026: Left word. Next on 15 October 2026."
    assert (chased.waits_until, chased.overdue) == (None, True)
    acts.chase(item, office.today, NEXT_WEEK, office.today)
    again = line(office, "action")
    assert again is not None
    assert again.standing.startswith("Chased 2 times, last on ")
    assert (again.waits_until, group_of(again, office.today), again.overdue) == (NEXT_WEEK, "waiting", True)
    office.services.casework.undoing.undo()
    assert line(office, "action") == chased


def test_what_is_put_off_says_until_when_and_why_and_comes_back_on_its_day(office: Office) -> None:
    item = late_action(office)
    office.services.casework.due_acts.put_off(item, NEXT_WEEK, "She is\nabroad", office.today)
    today = office.services.insight.today
    for on, waits in ((office.today, NEXT_WEEK), (NEXT_WEEK, None)):
        [found] = [each for each in today.summary(office.case_id, on).due if each.kind == "action"]
        assert found.waits_until == waits
        assert "She is abroad. Next on 24 December 2026." in found.standing


def test_a_line_whose_day_was_moved_is_another_line(office: Office) -> None:
    item = late_action(office)
    office.services.casework.due_acts.put_off(item, NEXT_WEEK, "Away", office.today)
    [held] = office.store.all(Action)
    office.services.casework.records.change(_moved(held))
    found = line(office, "action")
    assert found is not None
    assert (found.waits_until, found.standing) == (None, "")


def _moved(action: Action) -> Action:
    return replace(action, due=date(2026, 11, 2))


def test_what_the_record_has_a_field_for_is_entered_there(office: Office) -> None:
    order = office.add(Order(offender_id=office.offender, kind="nmo", status="in-force", made=office.today))
    item = line(office, "copy")
    assert item is not None
    office.services.casework.due_acts.done(item, office.today, office.today)
    held = office.store.get(Order, order.id)
    assert held is not None
    assert (held.copy_received_on, line(office, "copy")) == (office.today, None)
    office.add(Contact(case_id=office.case_id, channel="phone", follow_up_on=LATE))
    item = line(office, "contact")
    assert item is not None
    office.services.casework.due_acts.done(item, office.today, office.today)
    assert office.store.all(Contact)[0].follow_up_done
    assert office.store.all(DueMark) == ()


REFUSED = [
    ("done", {"on": date(2027, 1, 1)}, "after today"),
    ("chase", {"on": date(2027, 1, 1), "next_on": date(2027, 1, 2)}, "after today"),
    ("chase", {"on": date(2026, 10, 8), "next_on": date(2026, 10, 8)}, "comes after this one"),
    ("put_off", {"until": LATE, "reason": "Away"}, "after today"),
    ("put_off", {"until": NEXT_WEEK, "reason": " "}, "why it is put off"),
]


@pytest.mark.parametrize(("act", "given", "sentence"), REFUSED)
def test_what_cannot_be_so_is_refused(office: Office, act: str, given: dict[str, object], sentence: str) -> None:
    item = late_action(office)
    with pytest.raises(UserError, match=sentence):
        getattr(office.services.casework.due_acts, act)(item, today=office.today, **given)
    assert office.store.all(DueMark) == ()


def test_an_alarm_stands_until_a_manager_has_answered_and_can_neither_wait_nor_be_ticked_off(office: Office) -> None:
    asked = office.add(Questioning(case_id=office.case_id, told_on=office.today, directed_by="Panel chair"))
    item = line(office, "questioning")
    assert item is not None
    assert (item.alarm, item.title) == (True, "The offender is to question the victim")
    assert item.detail.startswith("No manager has been told.")
    acts = office.services.casework.due_acts
    with pytest.raises(UserError, match="Only a manager"):
        acts.done(item, office.today, office.today, "Sorted")
    with pytest.raises(UserError, match="Only a manager"):
        acts.put_off(item, NEXT_WEEK, "Later", office.today)
    change = office.services.casework.records.change
    told = replace(asked, manager="R. Okafor")
    change(told)
    waiting = line(office, "questioning")
    assert waiting is not None
    assert waiting.detail.startswith("R. Okafor has not answered")
    change(replace(told, answered_on=office.today))
    assert line(office, "questioning") is not None
    change(replace(told, answered_on=office.today, answer="Objected in writing; she will not be called."))
    assert line(office, "questioning") is None


def test_the_officer_of_a_case_is_named_with_its_lines(office: Office) -> None:
    summary = office.services.insight.today.summary(office.case_id, office.today)
    case = office.services.casework.cases.read(office.case_id).case
    named = office.store.get(Officer, case.officer_id)
    assert summary.officer == (named.name if named else "")
    assert summary.reference == case.reference
