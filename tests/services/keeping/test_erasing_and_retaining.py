# SPDX-License-Identifier: Apache-2.0
"""Erasure by an officer: planned, said why, refused on hold; and the diary of reviews, which drops nothing."""

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import Office
from tests.store.pages import decrypted
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident, IncidentTarget
from vlu_desktop.record.offending import Breach, Order, OrderTerm
from vlu_desktop.record.people import Case, Involvement, Officer, Person, PersonName
from vlu_desktop.record.work import Disclosure, LegalHold, RetentionReview

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


def test_words_added_to_the_spelling_go_with_the_case_they_were_met_in(office: Office) -> None:
    spelling, erasing = office.services.casework.spelling, office.services.keeping.erasing
    other, _ = office.store.add("case.add", Case(title="Other"))
    for word, case_id in (("Zzyzxford", office.case_id), ("Zzyzxham", office.case_id), ("Marlowish", other.id)):
        spelling.keep(word, case_id)
    spelling.forget("Zzyzxham")
    assert {"zzyzxford", "marlowish"} == spelling.words()
    erasing.erase(erasing.plan("case", office.case_id), WHY, WHOSE)
    assert {"marlowish"} == spelling.words()
    assert office.store.verify().problems == ()
    whole = decrypted(office.services.vault.path, office.services.vault.ring.key)
    assert b"zzyzx" not in whole.lower()
    assert b"marlowish" in whole
    with pytest.raises(UserError, match="can't be undone"):
        office.store.undo(office.lines()[1].ref)


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
    office.services.keeping.retention.hold(office.case_id, "A complaint", "", office.today)
    [hold] = office.store.all(LegalHold)
    office.services.keeping.retention.lift(hold.id, "Closed", office.today)
    office.services.keeping.retention.decide(office.case_id, "erase", "Six years are over", None, office.today)
    made = Disclosure(case_id=office.case_id, document="social-history", audience="court")
    for key, record_id in (
        ("officer", office.store.all(Officer)[0].id),
        ("unit", office.store.unit),
        ("legal-hold", hold.id),
        ("retention-review", office.store.all(RetentionReview)[0].id),
        ("disclosure", office.store.add("x", made)[0].id),
    ):
        with pytest.raises(UserError, match="can’t be erased by itself"):
            office.services.keeping.erasing.plan(key, record_id)


def held(office: Office, key: str) -> str:
    """The id of a record that hangs on the offender or on the case, by one step or by two."""
    order = office.add(Order(offender_id=office.offender, kind="nmo"))
    term = office.add(OrderTerm(order_id=order.id, wording="Not to ring."))
    incident = office.incident()
    target = office.add(IncidentTarget(incident_id=incident.id, kind="victim"))
    [name] = office.store.all(PersonName, person_id=office.offender)
    ids = {"order": order, "order-term": term, "incident": incident, "incident-target": target, "person-name": name}
    return str(ids[key].id)


@pytest.mark.parametrize("key", ["order", "order-term", "incident", "incident-target", "person-name"])
def test_a_hold_keeps_what_hangs_on_its_case_or_its_people_from_wherever_it_is_erased(office: Office, key: str) -> None:
    """No page has to say which case it is of; what is the offender's is read into every case of his."""
    record_id = held(office, key)
    erasing = office.services.keeping.erasing
    plan = erasing.plan(key, record_id)
    office.services.keeping.retention.hold(office.case_id, "A complaint.", "The ombudsman", office.today)
    with pytest.raises(UserError, match=r"on legal hold \(A complaint\)"):
        erasing.plan(key, record_id)
    with pytest.raises(UserError, match="on legal hold"):
        erasing.erase(plan, WHY, WHOSE)
    assert plan.references == office.store.belonging((key, record_id))


def test_a_hold_keeps_what_was_taken_out_of_use_as_well(office: Office) -> None:
    term_id = held(office, "order-term")
    term = office.store.get(OrderTerm, term_id)
    assert term is not None
    office.services.casework.records.remove(term)
    office.services.keeping.retention.hold(office.case_id, "A complaint.", "The ombudsman", office.today)
    with pytest.raises(UserError, match=r"on legal hold \(A complaint\)"):
        office.services.keeping.erasing.plan("order-term", term_id)


def test_a_plan_carried_out_already_is_said_to_be(office: Office) -> None:
    erasing = office.services.keeping.erasing
    plan = erasing.plan("order-term", held(office, "order-term"))
    erasing.erase(plan, WHY, WHOSE)
    with pytest.raises(UserError, match="no longer in the casebook"):
        erasing.erase(plan, WHY, WHOSE)


def test_a_plan_is_called_by_what_goes(office: Office) -> None:
    erasing = office.services.keeping.erasing
    case = office.store.get(Case, office.case_id)
    assert case is not None
    plan = erasing.plan("case", case.id)
    assert (plan.title, plan.root, plan.case_id) == (case.title, ("case", case.id), case.id)
    assert dict(plan.goes)["People"] == 2
    assert "Person" not in dict(plan.goes)
    assert dict(plan.goes)["Case"] == 1
    [part] = office.store.all(Involvement, person_id=office.victim)
    plan = erasing.plan("involvement", part.id, "of another page")
    assert "Ines Quarrie" in plan.title
    assert plan.case_id == "of another page"
    order = office.add(Order(offender_id=office.offender, kind="nmo"))
    incident = office.incident()
    breach = office.add(Breach(order_id=order.id, incident_id=incident.id))
    assert "Ines" not in erasing.plan("breach", breach.id).title
    erasing.erase(erasing.plan("breach", breach.id), WHY, WHOSE)
    with pytest.raises(UserError, match="no longer in the casebook"):
        erasing.plan("breach", breach.id)
    office.services.casework.records.remove(incident)
    assert erasing.plan("incident", incident.id).goes == (("Incident", 1),), "what was taken out can be erased as well"


def test_other_records_that_name_who_is_erased_in_full_are_listed(office: Office) -> None:
    told = office.incident("Ines Quarrie told her sister.")
    office.incident("Ines told her sister.")
    plan = office.services.keeping.erasing.plan("person", office.victim)
    assert len(plan.named) == 1
    assert "told her sister" in plan.named[0]
    assert office.services.keeping.erasing.plan("incident", told.id).named == ()
    [name] = office.store.all(PersonName, person_id=office.victim)
    for half in ({"given": ""}, {"family": ""}):
        changed: dict[str, str] = half
        office.services.casework.records.change(replace(name, **changed))  # type: ignore[arg-type]
        assert office.services.keeping.erasing.plan("person", office.victim).named == ()


@pytest.mark.parametrize(
    ("words", "refused"),
    [("Dray asked", True), ("DRAY", True), ("Asked by  dray", True), ("Col asked", False), ("Asked for", False)],
)
def test_only_what_is_long_enough_to_mean_it_is_taken_for_a_repetition(
    office: Office, words: str, refused: bool
) -> None:
    """Three letters stand in too many words by chance; either of the two may repeat it."""
    erasing = office.services.keeping.erasing
    for reason, authority in ((words, WHOSE), (WHY, words)):
        plan = erasing.plan("person", office.offender)
        if refused:
            with pytest.raises(UserError, match="repeats something"):
                erasing.erase(plan, reason, authority)
    if not refused:
        done = erasing.erase(erasing.plan("person", office.offender), words, WHOSE)
        assert done.removed == set(plan.references)
        assert office.lines()[0].ref == done.entry


def test_copies_of_the_vault_from_before_an_upgrade_go_with_an_erasure_and_not_before(office: Office) -> None:
    forgotten: list[str] = []
    office.store.scrubbing.forget_copies = lambda: forgotten.append("copies")
    erasing = office.services.keeping.erasing
    plan = erasing.plan("incident", office.incident().id)
    with pytest.raises(UserError, match="needs a reason"):
        erasing.erase(plan, "", WHOSE)
    assert forgotten == []
    erasing.erase(plan, WHY, WHOSE)
    assert forgotten == ["copies"]


def test_the_diary_shows_when_each_case_is_to_be_reviewed_and_why_then(office: Office) -> None:
    [kept] = office.services.keeping.retention.diary()
    assert (kept.review.due, kept.review.why, kept.state(office.today)) == (
        date(2031, 11, 2), "Opened on 2 November 2026", "Not yet"
    )  # fmt: skip
    case = kept.case
    office.services.casework.records.change(replace(case, status="closed"), case_id=case.id)
    [kept] = office.services.keeping.retention.diary()
    assert (kept.review.due, kept.state(office.today)) == (None, "No day known")
    closed = replace(case, status="closed", opened=date(2019, 11, 2), closed=date(2020, 11, 2))
    office.services.casework.records.change(closed, case_id=case.id)
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
