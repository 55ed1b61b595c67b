# SPDX-License-Identifier: Apache-2.0
"""A list of what another copy erased goes past no legal hold, no record that shows what was done, and no reason."""

import json
from typing import Any

import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case, Officer
from vlu_desktop.record.work import Disclosure, LegalHold
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.store.journal.signing import sign_message
from vlu_desktop.store.records import erasure_lists

WHY, WHOSE = "Restored from an older backup", "Head of unit, section 47"


def signed(office: Office, *named: tuple[str, str]) -> dict[str, Any]:
    """The list that a computer of this casebook would sign: a former officer's copy of it, say."""
    body = {**office.store.signed_erasures(), "erased": [list(each) for each in named]}
    message = erasure_lists._message(body)
    return {**body, "signature": sign_message(office.store._connection, office.store.device, message).hex()}


def waits(office: Office, *named: tuple[str, str]) -> None:
    """As a restore leaves a list."""
    office.store._connection.execute("DELETE FROM vault_state WHERE name = 'erased-since'")
    left = json.dumps(signed(office, *named))
    office.store._connection.execute("INSERT INTO vault_state VALUES ('erased-since', ?)", (left,))


def test_a_case_on_hold_stays_with_all_that_is_of_it(office: Office) -> None:
    incident, keeping = office.incident(), office.services.keeping
    keeping.retention.hold(office.case_id, "Appeal", "Counsel", office.today)
    found = keeping.erased_elsewhere.read(signed(office, ("case", office.case_id), ("incident", incident.id)))
    assert found.plan.references == ()
    assert "Left as it is (2 parts): This case is on legal hold (Appeal)" in found.sentence
    assert found.kept == 0
    with pytest.raises(UserError, match="Nothing of that list"):
        keeping.erased_elsewhere.erase(found.plan, WHY, WHOSE)
    assert office.store.get(Incident, incident.id) is not None


def test_a_hold_placed_after_it_was_shown_holds(office: Office) -> None:
    keeping, incident = office.services.keeping, office.incident()
    found = keeping.erased_elsewhere.read(signed(office, ("incident", incident.id)))
    keeping.retention.hold(office.case_id, "Appeal", "Counsel", office.today)
    with pytest.raises(UserError, match="legal hold"):
        keeping.erased_elsewhere.erase(found.plan, WHY, WHOSE)
    assert office.store.get(Incident, incident.id) is not None


def test_officers_and_the_register_are_never_erased_by_a_list(office: Office) -> None:
    entry, _ = office.store.add("document.save", Disclosure(case_id=office.case_id, document="Chronology"))
    [officer] = office.store.all(Officer)
    found = office.services.keeping.erased_elsewhere.read(
        signed(office, ("officer", officer.id), ("disclosure", entry.id), ("no-such-type", "x"))
    )
    assert (found.plan.references, found.kept) == ((), 2)
    assert "Left, because it shows what was done (2 records)." in found.sentence
    elsewhere, incident = office.services.keeping.erased_elsewhere, office.incident()
    waits(office, ("incident", "no longer here"))
    assert elsewhere.waiting() is None
    waits(office, ("officer", officer.id), ("incident", incident.id))
    waiting = elsewhere.waiting()
    assert waiting is not None
    assert waiting.plan.references == (("incident", incident.id),)
    other = elsewhere.read(signed(office, ("incident", office.incident().id)))
    elsewhere.erase(other.plan, WHY, WHOSE)
    assert office.store.pending_erasures is not None, "the list that waits was another"
    elsewhere.erase(waiting.plan, WHY, WHOSE)
    assert office.store.pending_erasures is None, "what is never erased waits for nothing"
    waits(office, ("officer", officer.id))
    left = elsewhere.waiting()
    assert left is not None
    assert left.kept == 1


def test_a_case_goes_with_what_is_its_own_for_a_reason_that_repeats_nothing(office: Office) -> None:
    elsewhere = office.services.keeping.erased_elsewhere
    office.incident("He rang from Marlow Street.")
    entry, _ = office.store.add("document.save", Disclosure(case_id=office.case_id, document="Chronology"))
    removed = office.incident()
    office.services.casework.records.remove(removed, case_id=office.case_id)
    assert elsewhere.read(signed(office, ("incident", removed.id))).plan.references == (("incident", removed.id),)
    found = elsewhere.read(signed(office, ("case", office.case_id), ("disclosure", entry.id)))
    assert found.kept == 0
    assert set(found.plan.references) == set(office.store.belonging(("case", office.case_id)))
    for reason, whose in (("", WHOSE), (WHY, ""), ("He rang from Marlow Street.", WHOSE)):
        with pytest.raises(UserError, match="reason"):
            elsewhere.erase(found.plan, reason, whose)
    assert not elsewhere.erase(found.plan, WHY, WHOSE).is_empty
    assert office.store.get(Case, office.case_id, removed=True) is None
    line = office.lines()[0]
    assert (line.act, line.method, line.reason, line.detail) == ("erased", "erasure.replay", WHY, WHOSE)


def test_what_a_hold_keeps_waits_until_it_is_lifted(office: Office) -> None:
    keeping, incident = office.services.keeping, office.incident()
    other, _ = office.services.casework.cases.begin(NewCase(victim=NewPerson(given="Bo", family="Tarn")), office.today)
    keeping.retention.hold(office.case_id, "Appeal", "Counsel", office.today)
    left = json.dumps(signed(office, ("case", other), ("incident", incident.id)))
    office.store._connection.execute("INSERT INTO vault_state VALUES ('erased-since', ?)", (left,))
    for hold in (True, False):
        waiting = keeping.erased_elsewhere.waiting()
        assert waiting is not None
        assert bool(waiting.held) is hold
        keeping.erased_elsewhere.erase(waiting.plan, WHY, WHOSE)
        if hold:
            keeping.retention.lift(office.store.all(LegalHold)[0].id, "Appeal withdrawn", office.today)
    assert keeping.erased_elsewhere.waiting() is None
    assert office.store.pending_erasures is None
    assert office.store.get(Incident, incident.id, removed=True) is None


def test_what_a_restore_left_can_be_kept_for_a_reason(office: Office) -> None:
    elsewhere, incident = office.services.keeping.erased_elsewhere, office.incident()
    assert elsewhere.waiting() is None
    left = json.dumps(signed(office, ("incident", incident.id)))
    office.store._connection.execute("INSERT INTO vault_state VALUES ('erased-since', ?)", (left,))
    waiting = elsewhere.waiting()
    assert waiting is not None
    assert waiting.plan.goes == (("Incident", 1),)
    with pytest.raises(UserError, match="Say why"):
        elsewhere.decline(" ")
    elsewhere.decline("Erased there by mistake")
    assert elsewhere.waiting() is None
    assert office.lines()[0].reason == "Erased there by mistake"
    assert office.store.get(Incident, incident.id) is not None
