# SPDX-License-Identifier: Apache-2.0
"""Erasure by an officer: planned, said why, refused on hold; and the diary of reviews, which drops nothing."""

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case, Officer, Person, PersonName
from vlu_desktop.record.work import LegalHold, RetentionReview
from vlu_desktop.services.cases.cases import NewCase, NewPerson

WHY, WHOSE = "Asked for by the data subject", "Data protection officer, section 47"


def test_a_plan_says_what_goes_and_where_the_name_still_stands(office: Office) -> None:
    office.incident("Ines Quarrie told her sister.")
    plan = office.services.keeping.erasing.plan("person", office.victim, office.case_id)
    assert ("Person", 1) in plan.goes
    assert ("Name", 1) in plan.goes
    assert "Incident" not in dict(plan.goes)
    assert any("Ines Quarrie told" in each for each in plan.named)
    assert office.store.get(Person, office.victim) is not None, "a plan changes nothing"


def test_an_erasure_is_done_as_planned_and_journalled_with_reason_and_authority(office: Office) -> None:
    incident = office.incident()
    erasing = office.services.keeping.erasing
    erasing.erase(erasing.plan("incident", incident.id, office.case_id), WHY, WHOSE)
    line = office.lines()[0]
    assert (line.act, line.method, line.reason, line.detail, line.case_id) == (
        "erased", "incident.erase", WHY, WHOSE, office.case_id
    )  # fmt: skip
    assert office.store.get(Incident, incident.id, removed=True) is None
    [step] = office.services.keeping.auditing.history("incident", incident.id)
    assert (step.field, step.now) == ("Erased", "erased for good")
    with pytest.raises(UserError, match="can't be undone"):
        office.store.undo(line.ref)


@pytest.mark.parametrize(("reason", "authority"), [("", WHOSE), (WHY, " ")])
def test_it_needs_a_reason_and_an_authority(office: Office, reason: str, authority: str) -> None:
    incident = office.incident()
    plan = office.services.keeping.erasing.plan("incident", incident.id, office.case_id)
    with pytest.raises(UserError, match="needs a reason"):
        office.services.keeping.erasing.erase(plan, reason, authority)
    assert office.store.get(Incident, incident.id) == incident


def test_the_reason_may_not_repeat_what_goes(office: Office) -> None:
    plan = office.services.keeping.erasing.plan("case", office.case_id)
    for words in ("Quarrie asked", "the case  vlu 26-0147 is old", "INES"):
        with pytest.raises(UserError, match="repeats something"):
            office.services.keeping.erasing.erase(plan, words, WHOSE)
    assert office.store.get(Case, office.case_id) is not None


def test_what_was_added_meanwhile_is_not_swept_away(office: Office) -> None:
    plan = office.services.keeping.erasing.plan("case", office.case_id)
    office.incident()
    with pytest.raises(UserError, match="was changed since"):
        office.services.keeping.erasing.erase(plan, WHY, WHOSE)


@pytest.mark.parametrize("what", ["case", "person", "incident"])
def test_on_legal_hold_nothing_of_a_case_goes(office: Office, what: str) -> None:
    incident = office.incident()
    roots = {"case": office.case_id, "person": office.victim, "incident": incident.id}
    plan = office.services.keeping.erasing.plan(what, roots[what], office.case_id)
    office.services.keeping.retention.hold(office.case_id, "A complaint", "The ombudsman", office.today)
    with pytest.raises(UserError, match="legal hold"):
        office.services.keeping.erasing.plan(what, roots[what], office.case_id)
    with pytest.raises(UserError, match=r"legal hold|was changed since"):
        office.services.keeping.erasing.erase(plan, WHY, WHOSE)
    [hold] = office.store.all(LegalHold)
    office.services.keeping.retention.lift(hold.id, "The complaint is closed", office.today)
    again = office.services.keeping.erasing.plan(what, roots[what], office.case_id)
    office.services.keeping.erasing.erase(again, WHY, WHOSE)
    assert office.store.verify().problems == ()


def test_what_shows_what_was_done_is_not_erased_by_itself(office: Office) -> None:
    for key, record_id in (("officer", office.store.all(Officer)[0].id), ("unit", office.store.unit)):
        with pytest.raises(UserError, match="can't be erased by itself"):
            office.services.keeping.erasing.plan(key, record_id)


def test_erased_in_one_copy_it_is_erased_in_another_by_ids_alone(office: Office) -> None:
    other, _ = office.services.casework.cases.begin(NewCase(victim=NewPerson(given="Bo", family="Tarn")), office.today)
    erasing = office.services.keeping.erasing
    erasing.erase(erasing.plan("case", other), WHY, WHOSE)
    assert set(erasing.erasures()) >= {("case", other)}
    assert erasing.replay(erasing.erasures()) == 0
    many = len(office.store.belonging(("case", office.case_id)))
    assert erasing.replay([("case", office.case_id), ("no-such-type", "x"), ("incident", "not here")]) == many
    assert office.store.get(Case, office.case_id, removed=True) is None
    assert not [name for name in office.store.all(PersonName) if name.given == "Bo"]


def test_the_diary_shows_when_each_case_is_to_be_reviewed_and_why_then(office: Office) -> None:
    [kept] = office.services.keeping.retention.diary()
    assert (kept.review.due, kept.review.why, kept.state(office.today)) == (
        date(2031, 11, 2), "Opened on 2 November 2026", "Not yet"
    )  # fmt: skip
    case = kept.case
    office.services.casework.records.change(replace(case, status="closed"), case_id=case.id)
    [kept] = office.services.keeping.retention.diary()
    assert (kept.review.due, kept.state(office.today)) == (None, "No day known")
    office.services.casework.records.change(replace(case, status="closed", closed=date(2020, 11, 2)), case_id=case.id)
    [kept] = office.services.keeping.retention.diary()
    assert (kept.review.due, kept.state(office.today)) == (date(2026, 11, 2), "Due")


def test_a_review_is_decided_with_a_reason_and_erases_nothing(office: Office) -> None:
    retaining = office.services.keeping.retention
    for decision, reason, next_on in (("", "x", None), ("keep", " ", None), ("keep", "x", office.today)):
        with pytest.raises(UserError):
            retaining.decide(office.case_id, decision, reason, next_on, office.today)
    retaining.decide(office.case_id, "erase", "Six years are over", None, office.today)
    assert office.store.get(Case, office.case_id) is not None
    [review] = office.store.all(RetentionReview)
    assert (review.decision, review.decided_on, review.next_on) == ("erase", office.today, None)
    retaining.decide(office.case_id, "keep", "Appeal", date(2028, 1, 1), office.today)
    [kept] = retaining.diary()
    assert (kept.review.due, kept.review.why) == (date(2028, 1, 1), "Set at the last review")


def test_a_hold_stands_until_it_is_lifted_with_a_reason(office: Office) -> None:
    retaining = office.services.keeping.retention
    with pytest.raises(UserError, match="reason"):
        retaining.hold(office.case_id, "", "", office.today)
    retaining.hold(office.case_id, "A complaint", "", office.today)
    with pytest.raises(UserError, match="on hold already"):
        retaining.hold(office.case_id, "Another", "", office.today)
    hold = retaining.diary()[0].review.hold
    assert hold is not None
    with pytest.raises(UserError, match="why"):
        retaining.lift(hold.id, "", office.today)
    retaining.lift(hold.id, "Closed", office.today)
    assert retaining.diary()[0].review.hold is None
    with pytest.raises(UserError, match="does not stand"):
        retaining.lift(hold.id, "Closed", office.today)
