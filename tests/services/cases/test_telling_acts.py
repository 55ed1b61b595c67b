# SPDX-License-Identifier: Apache-2.0
"""What is recorded of telling somebody is of that one person: in the log, on Today and after an upgrade."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.services.conftest import Office
from tests.store.database.test_stopping import asked_at
from vlu_desktop.dates.when import When
from vlu_desktop.due.due_line import ANNUAL_CONTACT, DueItem
from vlu_desktop.due.telling_lines import ASKED_SINCE, TELL
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import Stopped
from vlu_desktop.record.offending import Movement, Order
from vlu_desktop.record.people import Case, ContactPoint
from vlu_desktop.record.work import Contact, Request, RuleSetting, Telling
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.store.records.saving import NotSaved

DAY = timedelta(days=1)


def second_case(office: Office) -> str:
    """Another victim of the same offender, in a case of her own."""
    new = NewCase(
        victim=NewPerson(given="Una", family="Example"), offender=NewPerson(existing_id=office.offender), title="U"
    )
    case_id, _ = office.services.casework.cases.begin(new, office.today)
    return case_id


def lines(office: Office, case_id: str = "") -> list[DueItem]:
    found = office.services.insight.today.summary(case_id or office.case_id, office.today).due
    return [item for item in found if item.kind == TELL]


def escaped(office: Office) -> Movement:
    return office.add(Movement(offender_id=office.offender, kind="escape", on=office.today))


def spoke(office: Office, **more: Any) -> Contact:
    values: dict[str, Any] = {"happened": When.on(office.today), "channel": "phone", "outcome": "spoke"}
    return Contact(**(values | more))


def test_telling_the_victim_of_one_case_leaves_the_line_of_the_other(office: Office) -> None:
    other = second_case(office)
    escaped(office)
    acts = office.services.casework.telling
    assert [len(lines(office)), len(lines(office, other))] == [1, 1]
    acts.tried(lines(office), spoke(office), office.today)
    assert [len(lines(office)), len(lines(office, other))] == [0, 1]
    (logged,) = office.store.all(Contact)
    assert (logged.case_id, logged.person_id, logged.outcome) == (office.case_id, office.victim, "spoke")
    assert office.lines()[0].case_id == office.case_id
    office.services.casework.undoing.undo()
    assert len(lines(office)) == 1, "undo takes the contact and the telling back together"
    assert office.store.all(Contact) == ()


def test_one_contact_tells_several_events_and_putting_it_right_puts_the_lines_right(office: Office) -> None:
    escaped(office)
    office.add(Movement(offender_id=office.offender, kind="category", on=office.today))
    office.services.casework.telling.tried(lines(office), spoke(office), office.today)
    assert lines(office) == []
    (logged,) = office.store.all(Contact)
    office.services.casework.records.change(replace(logged, outcome="no-answer"))
    assert len(lines(office)) == 2


NEXT: dict[str, Any] = {"outcome": "no-answer", "next_step": "letter", "follow_up_on": date(2026, 11, 4)}
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"outcome": "no-answer"}, "Say what is done next"),
    (NEXT | {"next_step": ""}, "Say what is done next"),
    (NEXT | {"follow_up_on": date(2026, 11, 2)}, "Say what is done next"),
    ({"outcome": ""}, "Say when it was"),
    ({"channel": ""}, "Say when it was"),
    ({"happened": None}, "Say when it was"),
    ({"happened": When.on(date(2026, 11, 3))}, "after today"),
    ({"contact_point_id": "gone"}, "no longer in the record"),
]


@pytest.mark.parametrize(("more", "sentence"), REFUSED)
def test_an_attempt_without_its_next_step_or_its_facts_is_not_saved(
    office: Office, more: dict[str, Any], sentence: str
) -> None:
    escaped(office)
    with pytest.raises(UserError, match=sentence):
        office.services.casework.telling.tried(lines(office), spoke(office, **more), office.today)
    assert office.store.all(Contact) == ()


def test_nothing_that_ended_and_nothing_of_somebody_else_is_offered_or_taken(office: Office) -> None:
    escaped(office)
    acts, item = office.services.casework.telling, lines(office)
    ended = office.add(ContactPoint(person_id=office.victim, value="07700 900111", until=When.on(office.today - DAY)))
    now = office.add(ContactPoint(person_id=office.victim, value="07700 900222", safe="yes"))
    his = office.add(ContactPoint(person_id=office.offender, value="07700 900333"))
    assert [point.id for point in acts.ways(item[0], office.today).points] == [now.id]
    for point, sentence in ((ended, "had ended by then"), (his, "somebody else’s")):
        with pytest.raises(UserError, match=sentence):
            acts.tried(item, spoke(office, contact_point_id=point.id), office.today)


def test_only_a_manager_with_a_reason_ends_a_line_without_a_contact(office: Office) -> None:
    escaped(office)
    acts, items = office.services.casework.telling, lines(office)
    for reason, manager in (("", "R. Ozen"), ("She is abroad", " ")):
        with pytest.raises(UserError, match="which manager"):
            acts.not_told(items, office.today, reason, manager, office.today)
    acts.not_told(items, office.today, "She is abroad", "R. Ozen", office.today)
    assert lines(office) == []
    with pytest.raises(UserError, match="for one person of one case"):
        acts.tried([*items, replace(items[0], person_id="another")], spoke(office), office.today)


def yearly(office: Office) -> list[DueItem]:
    """The line of the contact once a year, of a case opened long ago whose victim chose that."""
    case = office.store.get(Case, office.case_id)
    assert case is not None
    office.services.casework.records.change(
        replace(case, contact_level="annual", status="active", opened=office.today - 400 * DAY)
    )
    found = office.services.insight.today.summary(office.case_id, office.today).due
    return [item for item in found if item.kind == ANNUAL_CONTACT]


def test_a_yearly_contact_is_made_with_the_one_victim_of_its_line_and_by_a_letter_too(office: Office) -> None:
    (line,) = yearly(office)
    assert (line.at_contact, line.person_id, line.overdue) == (True, office.victim, True)
    acts = office.services.casework.telling
    with pytest.raises(UserError, match="Say what is done next"):
        acts.tried([line], spoke(office, outcome="no-answer"), office.today)
    acts.tried([line], spoke(office, channel="letter", outcome="sent"), office.today)
    (logged,) = office.store.all(Contact)
    assert (logged.person_id, logged.key_stage, logged.follow_up_on) == (office.victim, "annual", None)
    assert office.store.all(Telling) == (), "it tells of no event"
    assert not any(item.kind == ANNUAL_CONTACT and item.overdue for item in yearly(office))


def test_a_contact_that_tells_of_something_besides_is_the_yearly_one_as_well(office: Office) -> None:
    escaped(office)
    items = [*lines(office), *yearly(office)]
    with pytest.raises(UserError, match="Say what is done next"):
        office.services.casework.telling.tried(items, spoke(office, channel="letter", outcome="sent"), office.today)
    office.services.casework.telling.tried(items, spoke(office), office.today)
    (logged,) = office.store.all(Contact)
    assert logged.key_stage == "annual"
    assert [row.event for row in office.store.all(Telling)] == ["escape"]


def test_nobody_decides_that_a_yearly_contact_is_not_made(office: Office) -> None:
    with pytest.raises(UserError, match="made or put off"):
        office.services.casework.telling.not_told(yearly(office), office.today, "Abroad", "R. Ozen", office.today)


def earlier(office: Office) -> None:
    """A release, an order and a decision as an earlier version noted them."""
    day = office.today
    with office.store.act("movement.add", act="collected") as act:
        act.add(
            Movement(offender_id=office.offender, kind="release", on=day, conditions_confirmed=True, victim_told_on=day)
        )
        act.add(Order(offender_id=office.offender, kind="nmo", status="in-force", made=day, victim_told_on=day))
        act.add(
            Request(case_id=office.case_id, kind="exclusion", decision="granted", decided_on=day, victim_told_on=day)
        )


def test_what_an_earlier_version_noted_is_hers_where_he_has_one_victim(office: Office) -> None:
    earlier(office)
    assert len(lines(office)) == 4
    assert office.services.casework.earlier_told.carry(office.today) == 4
    assert lines(office) == []
    assert {row.person_id for row in office.store.all(Telling)} == {office.victim}
    [since] = [row.since for row in office.store.all(RuleSetting) if row.name == ASKED_SINCE]
    assert since == date(2026, 10, 2)


def test_of_several_victims_nobody_is_taken_for_told_but_of_what_was_asked_for_her(office: Office) -> None:
    earlier(office)
    other = second_case(office)
    assert office.services.casework.earlier_told.carry(office.today) == 1
    assert [row.event for row in office.store.all(Telling)] == ["request-decided"]
    assert {item.event for item in lines(office)} == {"order-made", "release-conditions", "release"}
    assert len(lines(office, other)) == 3
    [release] = [item for item in lines(office, other) if item.event == "release"]
    assert "did not say which" in release.detail
    assert office.store.get(Case, other) is not None


def test_a_carrying_over_that_is_broken_off_is_taken_up_where_it_stood(office: Office) -> None:
    earlier(office)
    carry = office.services.casework.earlier_told.carry
    broken_off = 0
    for place in range(0, 2000, 7):
        try:
            with asked_at(place):
                carry(office.today)
        except (Stopped, NotSaved):
            broken_off += 1
        else:
            break
    assert broken_off > 3
    assert carry(office.today) == 0
    assert Counter(row.event for row in office.store.all(Telling)) == {
        "release": 1, "release-conditions": 1, "order-made": 1, "request-decided": 1,
    }  # fmt: skip
    assert [row.name for row in office.store.all(RuleSetting)].count(ASKED_SINCE) == 1
