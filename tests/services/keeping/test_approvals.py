# SPDX-License-Identifier: Apache-2.0
"""A second officer who is asked at another computer: what they saw is what is done, and nothing else counts."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.services.keeping.two_laptops import Laptops
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.changes import JournalQuery
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case, Involvement, Officer, Person, PersonName, SameAs
from vlu_desktop.record.work import Disclosure, Protection
from vlu_desktop.services.access.asked_questions import LASTS, Question, Stand, stand_said
from vlu_desktop.services.access.rights import Role
from vlu_desktop.services.access.second_officer import CHOSEN, Endorsement, Kind
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.documents.bundle_order import BundleOrder, DocumentChoice, PartGroup
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Draft
from vlu_desktop.store.joining.holdings import NEED_TO_KNOW
from vlu_desktop.store.journal.signing import PURGED
from vlu_desktop.store.journal.standing import split_ref

TODAY = date(2026, 11, 2)


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    """Asha works at the first, Bo at the second; both hold one case, and the court's papers are signed off."""
    made = Laptops(tmp_path, "Bo Tarn")
    new = NewCase(victim=NewPerson(given="Ines", family="Quarrie"), offender=NewPerson(given="Col", family="Dray"))
    case_id, _ = made.first.casework.cases.begin(new, TODAY)
    incident = Incident(case_id=case_id, account="He rang.", happened=When.on(date(2026, 3, 3)))
    made.first.vault.store.add("incident.add", incident, case_id=case_id)
    made.first.papers.documents.set_sign_off(("court",))
    made.let_in()
    yield made
    made.close()


def case_of(services: Services) -> str:
    return services.vault.store.all(Case)[0].id


def drafted(services: Services, kind: str = "key-points") -> Draft:
    order = Order(case_id=case_of(services), kind=kind, audience="court", data_to=TODAY, recipient="Pellow Crown Court")
    return services.papers.documents.draft(order, services.vault.store.clock())


def ask(laptops: Laptops, reason: str = "For the hearing", kind: str = "key-points") -> Question:
    """Asha asks for a document to be signed off, and it comes to the second."""
    laptops.first.approving.approval_desk.sign_off(drafted(laptops.first, kind), reason)
    [asked, *_] = laptops.first.keeping.approvals.every()
    laptops.meet_both()
    return asked


def answer(services: Services, asked: Question, *, approved: bool = True, reason: str = "I read it.") -> None:
    desk = services.approving.approval_desk
    shown = desk.shown(asked.id)
    desk.answer(asked.id, shown.seen, reason, approved=approved)


def now(services: Services) -> datetime:
    return services.vault.store.clock()


def stand(services: Services, asked: Question) -> Stand:
    return services.keeping.approvals.get(asked.id).stand


def finish(laptops: Laptops, asked: Question, out: Path) -> Disclosure:
    done = laptops.first.approving.approval_desk.finish(asked.id, now(laptops.first), out)
    assert isinstance(done, Disclosure)
    return done


# --- a document


def test_what_was_approved_at_another_computer_leaves_and_says_by_whom_and_where(
    laptops: Laptops, tmp_path: Path
) -> None:
    asked = ask(laptops)
    assert laptops.first.keeping.approvals.count() == (0, 0)
    assert laptops.second.keeping.approvals.count() == (1, 0)
    [there] = laptops.second.keeping.approvals.to_answer()
    assert (there.officer, there.computer, there.reason) == ("Asha Example", laptops_name(laptops), "For the hearing")
    shown = laptops.second.approving.approval_desk.shown(asked.id)
    assert hashlib.sha256(shown.pdf).hexdigest() == asked.what == shown.seen
    assert shown.problem == ""
    assert "For: Court (pre-sentence)" in shown.lines
    assert "Given to: Pellow Crown Court" in shown.lines
    answer(laptops.second, asked)
    laptops.meet_both()
    assert laptops.first.keeping.approvals.count() == (0, 1)
    out = tmp_path / "made.pdf"
    entry = finish(laptops, asked, out)
    assert hashlib.sha256(out.read_bytes()).hexdigest() == asked.what == entry.sha256
    assert entry.signed_off_by == "Bo Tarn"
    said = "Approved by Bo Tarn at Second laptop on 2 November 2026."
    assert said in entry.choices.splitlines()
    [line, *_] = laptops.first.keeping.auditing.page(JournalQuery(acts=("disclosed",)))
    assert said in line.reason
    laptops.meet_both()
    for each in (laptops.first, laptops.second):
        assert stand(each, asked) is Stand.USED
        assert each.vault.store.asked.here() == set()
        assert each.keeping.approvals.count() == (0, 0)
        assert each.vault.store.verify().problems == ()
    with pytest.raises(UserError, match="done with"):
        finish(laptops, asked, tmp_path / "again.pdf")


def laptops_name(laptops: Laptops) -> str:
    """What the second calls the first."""
    known = laptops.second.keeping.other_computers.known()
    return next(each.computer.name for each in known) or f"a computer with the mark {laptops.first.vault.store.device}"


def test_the_next_day_it_leaves_as_it_was_approved(laptops: Laptops, tmp_path: Path) -> None:
    asked = ask(laptops)
    answer(laptops.second, asked)
    laptops.meet_both()
    laptops.set_both(datetime.fromisoformat("2026-11-03T08:00:00+00:00"))
    assert finish(laptops, asked, tmp_path / "made.pdf").sha256 == asked.what


def test_where_the_record_changed_since_it_is_made_and_asked_anew(laptops: Laptops, tmp_path: Path) -> None:
    asked = ask(laptops, kind="social-history")
    answer(laptops.second, asked)
    laptops.meet_both()
    store, out = laptops.first.vault.store, tmp_path / "made.pdf"
    [incident] = store.all(Incident)
    with store.act("test.change") as act:
        act.change(replace(incident, account="He rang twice."))
    with pytest.raises(UserError, match="was changed since it was asked"):
        finish(laptops, asked, out)
    assert not out.exists()
    assert store.all(Disclosure) == ()
    assert stand(laptops.first, asked) is Stand.APPROVED


def test_what_is_protected_since_stops_it(laptops: Laptops, tmp_path: Path) -> None:
    asked = ask(laptops)
    answer(laptops.second, asked)
    laptops.meet_both()
    store = laptops.first.vault.store
    [incident] = store.all(Incident)
    store.add("protection.add", Protection(record_type="incident", record_id=incident.id, from_whom="offender"))
    with pytest.raises(UserError):
        finish(laptops, asked, tmp_path / "made.pdf")
    assert store.all(Disclosure) == ()


def test_a_refusal_says_why_and_takes_the_file_away(laptops: Laptops, tmp_path: Path) -> None:
    asked = ask(laptops)
    with pytest.raises(UserError, match="Say why it is refused"):
        answer(laptops.second, asked, approved=False, reason=" ")
    answer(laptops.second, asked, approved=False, reason="The date is wrong.")
    laptops.meet_both()
    found = laptops.first.keeping.approvals.get(asked.id)
    assert found.stand is Stand.REFUSED
    assert stand_said(found) == "refused by Bo Tarn at Second laptop on 2 November 2026: The date is wrong."
    assert laptops.first.keeping.approvals.count() == (0, 1)
    with pytest.raises(UserError, match="Nobody has approved it"):
        finish(laptops, asked, tmp_path / "made.pdf")
    for each in (laptops.first, laptops.second):
        assert each.vault.store.asked.here() == set()


def test_it_is_never_approved_by_whoever_asked(laptops: Laptops) -> None:
    asked = ask(laptops)
    with pytest.raises(UserError, match="You asked for this yourself"):
        answer(laptops.first, asked)
    # Not even by a line that the program would not have written.
    told = json.dumps({"approved": True, "what": asked.what, "reason": ""})
    store = laptops.first.vault.store
    with store.act("approval.answer") as act:
        act.put_setting(asked.named(f"/answered/{store.device}"), told)
    assert stand(laptops.first, asked) is Stand.WAITING


def test_a_line_in_the_name_of_another_computer_counts_for_nothing(laptops: Laptops) -> None:
    asked = ask(laptops)
    store = laptops.second.vault.store
    told = json.dumps({"approved": True, "what": asked.what, "reason": ""})
    with store.act("approval.answer") as act:
        act.put_setting(asked.named(f"/answered/{laptops.first.vault.store.device}"), told)
    laptops.meet_both()
    assert stand(laptops.first, asked) is Stand.WAITING


@pytest.mark.parametrize(
    "told",
    [
        {"approved": True, "what": "another file", "reason": ""},
        {"approved": "yes", "what": "", "reason": ""},
        ["approved"],
    ],
)
def test_an_answer_about_something_else_counts_for_nothing(laptops: Laptops, told: object) -> None:
    asked = ask(laptops)
    store = laptops.second.vault.store
    with store.act("approval.answer") as act:
        act.set(asked.named(f"/answered/{store.device}"), told)
    assert stand(laptops.second, asked) is Stand.WAITING


def test_an_answer_that_was_changed_afterwards_counts_for_nothing(laptops: Laptops) -> None:
    asked = ask(laptops)
    answer(laptops.second, asked, approved=False, reason="The date is wrong.")
    store = laptops.second.vault.store
    with store.act("approval.answer") as act:
        act.set(asked.named(f"/answered/{store.device}"), {"approved": True, "what": asked.what, "reason": ""})
    assert stand(laptops.second, asked) is Stand.WAITING


def test_a_question_that_was_changed_afterwards_is_void(laptops: Laptops) -> None:
    asked = ask(laptops)
    answer(laptops.second, asked)
    store = laptops.first.vault.store
    told = json.loads(store.setting(asked.name) or "")
    with store.act("approval.ask") as act:
        act.set(asked.name, {**told, "what": "another file"})
    laptops.meet_both()
    for each in (laptops.first, laptops.second):
        assert stand(each, asked) is Stand.VOID


def test_a_question_of_a_later_version_is_left_out(laptops: Laptops) -> None:
    asked = ask(laptops)
    store = laptops.first.vault.store
    with store.act("approval.ask") as act:
        act.set(asked.name.replace(asked.id, "0" * 36), {"kind": "a later kind"})
    assert [each.id for each in laptops.first.keeping.approvals.every()] == [asked.id]


def test_neither_a_reader_nor_whoever_left_approves(laptops: Laptops) -> None:
    asked = ask(laptops)
    store = laptops.first.vault.store
    bo = next(each for each in store.all(Officer) if each.name == "Bo Tarn")
    answer(laptops.second, asked)
    laptops.meet_both()
    assert stand(laptops.first, asked) is Stand.APPROVED
    laptops.first.keeping.roles.give(bo.id, Role.READER, "Left the team")
    assert stand(laptops.first, asked) is Stand.WAITING
    laptops.first.keeping.roles.give(bo.id, Role.OFFICER, "Came back")
    assert stand(laptops.first, asked) is Stand.APPROVED
    with store.act("officer.leave") as act:
        act.change(replace(bo, left_on=TODAY))
    assert stand(laptops.first, asked) is Stand.WAITING
    laptops.meet_both()
    again = ask(laptops, "Once more")
    with pytest.raises(UserError, match="would not count"):
        answer(laptops.second, again)


def test_who_may_not_read_a_case_that_is_kept_apart_approves_nothing_of_it(laptops: Laptops) -> None:
    asked = ask(laptops)
    store, second = laptops.first.vault.store, laptops.second.vault.store.device
    with store.act("computer.need-to-know", reason="Her sister works here") as act:
        told = {"officers": [store.officer], "computers": [store.device, second]}
        act.set(NEED_TO_KNOW + case_of(laptops.first), told)
    laptops.meet_both()
    with pytest.raises(UserError, match="kept apart"):
        answer(laptops.second, asked)


def test_a_computer_that_was_turned_out_neither_asks_nor_answers(laptops: Laptops) -> None:
    asked = ask(laptops)
    answer(laptops.second, asked)
    laptops.meet_both()
    device = laptops.second.vault.store.device
    laptops.first.keeping.other_computers.turn_out(device, "It was lost.")
    assert stand(laptops.first, asked) is Stand.WAITING
    # And what the lost one had asked is void.
    laptops.second.approving.approval_desk.sign_off(drafted(laptops.second), "For the hearing")
    [theirs, *_] = laptops.second.keeping.approvals.every()
    first = laptops.first.vault.store.device
    laptops.second.keeping.other_computers.turn_out(first, "It was lost.")
    assert stand(laptops.second, asked) is Stand.VOID
    assert stand(laptops.second, theirs) is Stand.WAITING


def test_an_answer_of_a_laptop_that_was_given_back_since_counts(laptops: Laptops, tmp_path: Path) -> None:
    asked = ask(laptops)
    answer(laptops.second, asked)
    store = laptops.second.vault.store
    with store.act("computer.purge") as act:
        act.set(PURGED + store.device, "2 November 2026")
    laptops.meet_both()
    [known] = laptops.first.keeping.other_computers.known()
    assert known.computer.is_gone
    assert stand(laptops.first, asked) is Stand.APPROVED
    assert finish(laptops, asked, tmp_path / "made.pdf").signed_off_by == "Bo Tarn"


def test_an_officer_just_let_in_who_approves_is_told_with_who_let_them_in(laptops: Laptops, tmp_path: Path) -> None:
    asked = ask(laptops)
    answer(laptops.second, asked)
    laptops.meet_both()
    said = "Signed off by Bo Tarn, who was given a passphrase by Asha Example on 2 November 2026."
    assert said in finish(laptops, asked, tmp_path / "made.pdf").choices


def test_it_lasts_for_some_days_and_no_longer(laptops: Laptops, tmp_path: Path) -> None:
    late, early = ask(laptops, "First"), ask(laptops, "Second")
    answer(laptops.second, early)
    laptops.meet_both()
    laptops.set_both(late.at + LASTS - timedelta(hours=1))
    assert stand(laptops.first, late) is Stand.WAITING
    assert stand(laptops.first, early) is Stand.APPROVED
    laptops.set_both(late.at + LASTS + timedelta(hours=1))
    for asked in (late, early):
        assert stand(laptops.first, asked) is Stand.EXPIRED
    with pytest.raises(UserError, match="left too long"):
        answer(laptops.second, late)
    with pytest.raises(UserError, match="done with"):
        finish(laptops, early, tmp_path / "made.pdf")
    laptops.meet_both()
    assert laptops.first.vault.store.asked.here() == set()


def test_an_answer_given_too_late_by_its_own_clock_counts_for_nothing(laptops: Laptops) -> None:
    asked = ask(laptops)
    store = laptops.second.vault.store
    laptops.set_second(asked.at + LASTS + timedelta(days=1))
    with store.act("approval.answer") as act:
        act.set(asked.named(f"/answered/{store.device}"), {"approved": True, "what": asked.what, "reason": ""})
    laptops.meet_both()
    assert stand(laptops.first, asked) is Stand.WAITING


def test_what_is_withdrawn_is_answered_no_more_and_an_answer_that_crossed_it_allows_nothing(
    laptops: Laptops, tmp_path: Path
) -> None:
    asked = ask(laptops)
    with pytest.raises(UserError, match="not asked at this computer"):
        laptops.second.keeping.approvals.withdraw(asked.id)
    laptops.first.keeping.approvals.withdraw(asked.id)
    answer(laptops.second, asked)
    laptops.meet_both()
    for each in (laptops.first, laptops.second):
        assert stand(each, asked) is Stand.WITHDRAWN
        assert each.vault.store.asked.here() == set()
    with pytest.raises(UserError, match="answered, withdrawn"):
        answer(laptops.second, asked)
    with pytest.raises(UserError, match="not asked at this computer"):
        laptops.first.keeping.approvals.withdraw(asked.id)
    with pytest.raises(UserError, match="done with"):
        finish(laptops, asked, tmp_path / "made.pdf")


def test_of_two_answers_the_refusal_counts(laptops: Laptops) -> None:
    asked = ask(laptops)
    answer(laptops.second, asked)
    laptops.meet_both()
    assert stand(laptops.first, asked) is Stand.APPROVED
    # Another officer at the first, who had not heard of the approval when they refused.
    store = laptops.first.vault.store
    cleo = store.add("officer.add", Officer(name="Cleo Marsh"))[0]
    asha, store.officer = store.officer, cleo.id
    told = {"approved": False, "what": asked.what, "reason": "The date is wrong."}
    with store.act("approval.answer") as act:
        act.set(asked.named(f"/answered/{store.device}"), told)
    store.officer = asha
    laptops.meet_both()
    for each in (laptops.first, laptops.second):
        found = each.keeping.approvals.get(asked.id)
        assert found.stand is Stand.REFUSED
        assert found.answer is not None
        assert found.answer.officer == "Cleo Marsh"


def test_it_is_answered_at_the_same_computer_too_once_another_officer_opened_it(
    laptops: Laptops, tmp_path: Path
) -> None:
    asked = ask(laptops)
    store = laptops.first.vault.store
    asha, store.officer = store.officer, next(each.id for each in store.all(Officer) if each.name == "Bo Tarn")
    answer(laptops.first, asked)
    with pytest.raises(UserError, match="You approved it yourself"):
        finish(laptops, asked, tmp_path / "made.pdf")
    store.officer = asha
    assert "at this computer on" in finish(laptops, asked, tmp_path / "made.pdf").choices


def test_it_is_done_where_it_was_asked_alone(laptops: Laptops, tmp_path: Path) -> None:
    asked = ask(laptops)
    answer(laptops.second, asked)
    desk = laptops.second.approving.approval_desk
    with pytest.raises(UserError, match="It is done where it was asked"):
        desk.finish(asked.id, now(laptops.second), tmp_path / "made.pdf")
    laptops.meet_both()
    with pytest.raises(UserError, match="Choose where to save it"):
        laptops.first.approving.approval_desk.finish(asked.id, now(laptops.first))
    with pytest.raises(UserError, match="Nothing is asked under that mark"):
        laptops.first.keeping.approvals.get("nothing")


def test_the_same_paper_asked_for_on_two_computers_is_two_questions(laptops: Laptops, tmp_path: Path) -> None:
    asked = ask(laptops)
    laptops.second.approving.approval_desk.sign_off(drafted(laptops.second), "I made it too")
    laptops.meet_both()
    [theirs] = laptops.first.keeping.approvals.to_answer()
    assert theirs.what != asked.what
    answer(laptops.first, theirs)
    laptops.meet_both()
    assert stand(laptops.first, asked) is Stand.WAITING
    assert stand(laptops.second, theirs) is Stand.APPROVED


def test_where_the_file_has_not_come_it_can_not_be_approved(laptops: Laptops) -> None:
    asked = ask(laptops)
    laptops.second.vault.store.asked.drop(asked.name)
    shown = laptops.second.approving.approval_desk.shown(asked.id)
    assert shown.problem.startswith("The file is not on this computer")
    with pytest.raises(UserError, match="not what was asked about"):
        answer(laptops.second, asked)


def test_nothing_of_it_is_taken_back_by_an_undo(laptops: Laptops) -> None:
    before = laptops.first.casework.undoing.next_undo()
    asked = ask(laptops)
    assert laptops.first.casework.undoing.next_undo() == before
    undo = laptops.second.casework.undoing.next_undo()
    answer(laptops.second, asked)
    assert laptops.second.casework.undoing.next_undo() == undo


def test_it_says_why_or_is_not_asked(laptops: Laptops) -> None:
    with pytest.raises(UserError, match="Say why"):
        laptops.first.approving.approval_desk.sign_off(drafted(laptops.first), " ")
    assert laptops.first.keeping.approvals.every() == ()


# --- controls, people, erasures


def chosen(laptops: Laptops) -> None:
    laptops.first.keeping.approvals.set_asked_for(CHOSEN)
    laptops.meet_both()


def test_where_nothing_is_asked_for_all_is_done_at_once(laptops: Laptops) -> None:
    desk = laptops.first.approving.approval_desk
    assert desk.set_sign_off((), "").method == "unit.sign-off"
    assert desk.set_asked_for([Kind.JOINING], "").method == "unit.asked-for"
    assert desk.set_asked_for([], "").method == "unit.asked-for"
    one, other = two_people(laptops.first)
    assert desk.join(one, other, "").method == "person.join"
    case_id = case_of(laptops.first)
    plan = laptops.first.keeping.erasing.plan("case", case_id, case_id)
    assert desk.erase(plan, "Asked for", "The manager").method == "case.erase"
    assert laptops.first.keeping.approvals.every() == ()


def two_people(services: Services) -> tuple[str, str]:
    store = services.vault.store
    made = []
    for _ in range(2):
        with store.act("person.add") as act:
            person = act.add(Person())
            act.add(PersonName(person_id=person.id, given="Maeve", family="Strand"))
            act.add(Involvement(case_id=case_of(services), person_id=person.id, role="witness"))
        made.append(person.id)
    return made[0], made[1]


def test_controls_are_taken_down_once_another_officer_approved(laptops: Laptops) -> None:
    chosen(laptops)
    first, desk = laptops.first, laptops.first.approving.approval_desk
    with pytest.raises(UserError, match="asks a second officer"):
        first.papers.documents.set_sign_off(())
    with pytest.raises(UserError, match="asks a second officer"):
        first.keeping.approvals.set_asked_for([])
    assert desk.set_sign_off(("court", "parole"), "").method == "unit.sign-off"
    assert desk.set_sign_off(("parole",), "The court's own clerk looks").method == "approval.ask"
    assert desk.set_asked_for([Kind.CONTROLS], "We are two").method == "approval.ask"
    laptops.meet_both()
    kinds, signing = laptops.second.keeping.approvals.to_answer()
    there = laptops.second.approving.approval_desk
    ends = "No second officer would sign off documents any more for: Court (pre-sentence)"
    assert there.shown(signing.id).lines == (ends,)
    assert there.shown(kinds.id).lines == (
        "No second officer would be asked any more about: Something to be erased, Two people to be joined",
    )
    for asked in (signing, kinds):
        answer(laptops.second, asked)
    laptops.meet_both()
    for asked in (signing, kinds):
        desk.finish(asked.id, now(first))
        assert stand(first, asked) is Stand.USED
    assert first.papers.documents.sign_off() == ("parole",)
    assert first.keeping.approvals.asked_for() == {Kind.CONTROLS}
    said = [line.detail for line in first.vault.store.entries(limit=5) if line.method.startswith("unit.")]
    assert all("Approved by Bo Tarn at Second laptop on 2 November 2026." in each for each in said)
    assert len(said) == 2


def test_controls_that_were_changed_since_stay(laptops: Laptops) -> None:
    chosen(laptops)
    desk = laptops.first.approving.approval_desk
    desk.set_sign_off((), "We are two")
    laptops.meet_both()
    [asked] = laptops.second.keeping.approvals.to_answer()
    answer(laptops.second, asked)
    laptops.first.papers.documents.set_sign_off(("court", "parole"))
    laptops.meet_both()
    with pytest.raises(UserError, match="was changed since it was asked"):
        desk.finish(asked.id, now(laptops.first))
    assert laptops.first.papers.documents.sign_off() == ("court", "parole")
    assert laptops.second.approving.approval_desk.shown(asked.id).problem.startswith("What stands on this computer")


def test_where_nobody_else_could_agree_nothing_is_asked_for(services: Services) -> None:
    with pytest.raises(UserError, match="nobody could agree"):
        services.keeping.approvals.set_asked_for(CHOSEN)
    # A unit that lost all but one is not locked out, and the journal says so.
    with services.vault.store.act("test.set") as act:
        act.set("approvals.asked-for", ["controls", "a later kind"])
    assert services.keeping.approvals.asked_for() == {Kind.CONTROLS}
    services.keeping.approvals.set_asked_for([])
    assert services.vault.store.entries(limit=1)[0].detail == "Nobody else has a passphrase, so nobody else agreed."


def test_people_are_joined_once_another_officer_compared_them(laptops: Laptops) -> None:
    chosen(laptops)
    one, other = two_people(laptops.first)
    with pytest.raises(UserError, match="asks a second officer"):
        laptops.first.insight.joining.join(one, other, "")
    desk = laptops.first.approving.approval_desk
    desk.join(one, other, "The same telephone")
    laptops.meet_both()
    [asked] = laptops.second.keeping.approvals.to_answer()
    lines = laptops.second.approving.approval_desk.shown(asked.id).lines
    assert all(each.startswith("Maeve Strand (") for each in lines[:2])
    assert any(each.startswith("Agrees: ") for each in lines)
    answer(laptops.second, asked)
    laptops.meet_both()
    desk.finish(asked.id, now(laptops.first))
    [link] = laptops.first.vault.store.all(SameAs)
    assert {link.person_id, link.other_id} == {one, other}
    assert link.reason == "The same telephone"
    [line] = [each for each in laptops.first.vault.store.entries(limit=3) if each.method == "person.join"]
    assert line.detail == "Approved by Bo Tarn at Second laptop on 2 November 2026."
    assert stand(laptops.first, asked) is Stand.USED


def test_people_of_whom_something_was_entered_since_are_not_joined(laptops: Laptops) -> None:
    chosen(laptops)
    one, other = two_people(laptops.first)
    desk = laptops.first.approving.approval_desk
    desk.join(one, other, "The same telephone")
    laptops.meet_both()
    [asked] = laptops.second.keeping.approvals.to_answer()
    answer(laptops.second, asked)
    laptops.meet_both()
    laptops.first.vault.store.add("person-name.add", PersonName(person_id=other, given="Maud", family="Strand"))
    with pytest.raises(UserError, match="was changed since it was asked"):
        desk.finish(asked.id, now(laptops.first))
    assert laptops.first.vault.store.all(SameAs) == ()


def test_a_case_is_erased_once_another_officer_saw_what_goes(laptops: Laptops) -> None:
    chosen(laptops)
    first = laptops.first
    case_id = case_of(first)
    asked_before = ask(laptops)
    plan = first.keeping.erasing.plan("case", case_id, case_id)
    with pytest.raises(UserError, match="asks a second officer"):
        first.keeping.erasing.erase(plan, "Asked for", "The manager")
    desk = first.approving.approval_desk
    with pytest.raises(UserError, match="needs a reason"):
        desk.erase(plan, "Asked for", " ")
    desk.erase(plan, "Asked for", "The manager")
    laptops.meet_both()
    asked = next(each for each in laptops.second.keeping.approvals.to_answer() if each.kind is Kind.ERASING)
    lines = laptops.second.approving.approval_desk.shown(asked.id).lines
    assert lines[1].startswith("With it go: ")
    assert "1 incident" in lines[1]
    assert "Authority: The manager" in lines
    answer(laptops.second, asked)
    laptops.meet_both()
    desk.finish(asked.id, now(first))
    [line] = [each for each in first.vault.store.entries(limit=3) if each.act == "erased"]
    assert line.detail == "The manager; Approved by Bo Tarn at Second laptop on 2 November 2026."
    laptops.meet_both()
    for each in (first, laptops.second):
        assert each.vault.store.all(Case) == ()
        assert each.keeping.approvals.every() == ()
        assert each.vault.store.asked.here() == set()
        assert each.vault.store.verify().problems == ()
    assert asked_before.id


def test_what_was_added_since_is_not_erased_unseen(laptops: Laptops) -> None:
    chosen(laptops)
    first, case_id = laptops.first, case_of(laptops.first)
    desk = first.approving.approval_desk
    desk.erase(first.keeping.erasing.plan("case", case_id, case_id), "Asked for", "The manager")
    laptops.meet_both()
    [asked] = laptops.second.keeping.approvals.to_answer()
    answer(laptops.second, asked)
    laptops.meet_both()
    first.vault.store.add("incident.add", Incident(case_id=case_id, account="He wrote."), case_id=case_id)
    with pytest.raises(UserError, match="was changed since it was asked"):
        desk.finish(asked.id, now(first))
    assert len(first.vault.store.all(Incident)) == 2


def test_who_asked_is_what_the_journal_says(laptops: Laptops) -> None:
    asked = ask(laptops)
    change = laptops.second.vault.store.changes_of_setting(asked.name)[0]
    assert (asked.device, asked.officer_id) == (split_ref(change.ref)[0], change.officer)


# --- what the search found, texts, bundles


def renamed(services: Services) -> None:
    """Her new name, kept from him: a word like it is a likeness; all of it is none."""
    store = services.vault.store
    victim = store.people_in(case_of(services), "victim")[0]
    name = PersonName(person_id=victim, kind="known-as", given="Peregrina", family="Wolstencroft")
    held = store.add("person-name.add", name)[0]
    store.add("protection.add", Protection(record_type="person-name", record_id=held.id, from_whom="offender"))


def near(services: Services, court: str) -> Draft:
    order = Order(case_id=case_of(services), kind="social-history", audience="court", data_to=TODAY, court=court)
    return services.papers.documents.draft(order, now(services))


def test_what_may_be_chance_is_told_to_whoever_approves(laptops: Laptops, tmp_path: Path) -> None:
    renamed(laptops.first)
    made = near(laptops.first, "Sessions held in Wolstencroft Road")
    laptops.first.approving.approval_desk.sign_off(made, "For the hearing")
    laptops.meet_both()
    [asked] = laptops.second.keeping.approvals.to_answer()
    shown = laptops.second.approving.approval_desk.shown(asked.id)
    assert "The search found what may be chance: part of a name in page 1" in shown.lines
    answer(laptops.second, asked)
    laptops.meet_both()
    entry = finish(laptops, asked, tmp_path / "made.pdf")
    assert "Let go as chance by Bo Tarn: part of a name in page 1" in entry.choices


def test_what_the_search_finds_since_is_not_let_go_as_chance(laptops: Laptops, tmp_path: Path) -> None:
    renamed(laptops.first)
    made = near(laptops.first, "Sessions held in Wolstencroft Road")
    second = Endorsement(
        officer_id="x", name="Bo Tarn", what=made.sha256, computer="Second laptop", on=now(laptops.first), found=""
    )  # fmt: skip
    out = tmp_path / "made.pdf"
    with pytest.raises(UserError, match="finds something else in it"):
        laptops.first.papers.documents.save(made, out, now(laptops.first), second)
    assert not out.exists()


def test_what_is_withheld_for_certain_is_not_even_asked_about(laptops: Laptops) -> None:
    renamed(laptops.first)
    made = near(laptops.first, "Sessions held at Peregrina Wolstencroft House")
    with pytest.raises(UserError, match="was not saved"):
        laptops.first.approving.approval_desk.sign_off(made, "For the hearing")
    assert laptops.first.keeping.approvals.every() == ()


def test_a_text_for_editing_is_signed_off_beside_the_officer_alone(laptops: Laptops) -> None:
    first = laptops.first
    first.papers.documents.set_editing(True)
    order = Order(
        case_id=case_of(first), kind="key-points", audience="court", data_to=TODAY, answers={"file": "docx"}
    )  # fmt: skip
    with pytest.raises(UserError, match="Choose pages"):
        first.approving.approval_desk.sign_off(first.papers.documents.draft(order, now(first)), "For the hearing")


def test_a_bundle_is_signed_off_at_another_computer_too(laptops: Laptops, tmp_path: Path) -> None:
    first, desk = laptops.first, laptops.first.approving.approval_desk
    lot = PartGroup(parts=(DocumentChoice(kind="key-points"), DocumentChoice(kind="chronology")), data_to=TODAY)
    order = BundleOrder(case_id=case_of(first), audience="court", title="Sentence bundle", lots=(lot,))
    made = first.papers.bundles.draft(order, now(first))
    with pytest.raises(UserError, match="every page that is a picture"):
        desk.sign_off(replace(made, pictures=made.entries), "For the hearing")
    desk.sign_off(made, "For the hearing")
    laptops.meet_both()
    [asked] = laptops.second.keeping.approvals.to_answer()
    answer(laptops.second, asked)
    laptops.meet_both()
    entry = finish(laptops, asked, tmp_path / "bundle.pdf")
    assert (entry.sha256, entry.signed_off_by) == (made.sha256, "Bo Tarn")
    assert BundleOrder.is_one(entry.request)


def test_an_undo_is_no_way_around_a_second_officer(laptops: Laptops) -> None:
    undoing, documents = laptops.first.casework.undoing, laptops.first.papers.documents
    documents.set_sign_off(("court", "parole"))
    undoing.undo()
    undoing.redo()
    chosen(laptops)
    documents.set_sign_off(("court", "parole", "police"))
    with pytest.raises(UserError, match="before controls are taken down"):
        undoing.undo()
    assert documents.sign_off() == ("court", "parole", "police")
