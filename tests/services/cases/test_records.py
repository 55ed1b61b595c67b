# SPDX-License-Identifier: Apache-2.0
"""Single records: what is needed is asked for, what is settled stays, and nobody's work is taken back."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from tests.services.conftest import Office
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody, Incident, LifeEvent
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.offending import Breach, Hearing, Order, OrderProtected, OrderTerm, Proceeding
from vlu_desktop.record.people import Case, ContactPoint, Involvement, Person, PersonName
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType, record_type
from vlu_desktop.record.work import Disclosure, Meeting, Statement, StatementUse
from vlu_desktop.services.cases.records import FIRST


def test_what_a_record_must_have_is_asked_for_by_the_officers_own_word(office: Office) -> None:
    before = len(office.lines())
    for kind in RECORD_TYPES:
        needed = [spec.label for spec in specs(kind.cls) if spec.required or spec.owner]
        if needed:
            with pytest.raises(UserError) as refused:
                office.services.casework.records.add(kind.cls(), case_id=office.case_id)
            assert str(refused.value) == f"{kind.title} needs: {', '.join(needed)}."
    assert len(office.lines()) == before


def test_what_it_must_have_is_not_taken_away_either(office: Office) -> None:
    order = office.add(Order(offender_id=office.offender, kind="nmo", made=date(2026, 1, 5)))
    with pytest.raises(UserError, match="Order needs: "):
        office.services.casework.records.change(replace(order, kind=""))
    assert office.store.all(Order) == (order,)


def test_a_year_that_can_t_be_right_is_refused(office: Office) -> None:
    with pytest.raises(UserError, match="year 206 can’t be right"):
        office.add(Order(offender_id=office.offender, kind="nmo", made=date(206, 3, 3)))


def test_days_that_contradict_each_other_are_refused_and_older_ones_hinder_no_other_change(office: Office) -> None:
    records = office.services.casework.records
    wrong = Order(offender_id=office.offender, kind="nmo", made=date(2026, 3, 9), served=date(2026, 3, 8))
    with pytest.raises(UserError, match="“Served” can’t be 8 March 2026: that is before “Made”, 9 March 2026"):
        office.add(wrong)
    with office.store.act("older.import", act="collected", case_id=office.case_id) as act:
        old = act.add(wrong)
    records.change(replace(old, court="Pellow Crown Court"), case_id=office.case_id)
    assert office.store.all(Order)[-1].court == "Pellow Crown Court"
    with pytest.raises(UserError, match="“Served” can’t be 7 March 2026"):
        records.change(replace(old, served=date(2026, 3, 7)), case_id=office.case_id)


def test_a_step_of_custody_is_not_from_before_the_exhibit_came(office: Office) -> None:
    records = office.services.casework.records
    exhibit = office.add(Exhibit(case_id=office.case_id, title="Phone", taken_in=date(2026, 3, 9)))
    early = ExhibitCustody(exhibit_id=exhibit.id, happened=When.on(date(2026, 3, 8)), act="seen")
    with pytest.raises(UserError, match="8 March 2026 is before this exhibit came in, on 9 March 2026"):
        office.add(early)
    office.add(replace(early, act="received"))
    step = office.add(replace(early, happened=When.on(date(2026, 3, 9))))
    with pytest.raises(UserError, match="8 March 2026 is before"):
        records.change(replace(step, happened=early.happened))
    with pytest.raises(UserError, match="9 March 2026 is before this exhibit came in, on 10 March"):
        records.change(replace(exhibit, taken_in=date(2026, 3, 10)))
    records.change(replace(exhibit, taken_in=date(2026, 3, 1)))
    records.change(replace(step, happened=early.happened))


def test_steps_of_custody_that_stood_before_their_exhibit_came_hinder_no_other_change(office: Office) -> None:
    records = office.services.casework.records
    exhibit = office.add(Exhibit(case_id=office.case_id, title="Phone", taken_in=date(2026, 3, 9)))
    early = ExhibitCustody(exhibit_id=exhibit.id, happened=When.on(date(2026, 3, 8)), act="seen")
    with office.store.act("older.import", act="collected", case_id=office.case_id) as act:
        old = act.add(early)
    records.change(replace(old, note="By the window"))
    records.change(replace(exhibit, kept_at="The safe"))
    records.change(replace(exhibit, taken_in=date(2026, 3, 10)))
    with pytest.raises(UserError, match="7 March 2026 is before this exhibit came in, on 10 March 2026"):
        records.change(replace(old, happened=When.on(date(2026, 3, 7))))
    assert [row.note for row in office.store.all(ExhibitCustody)] == ["By the window"]


def test_of_several_steps_each_day_is_refused_once(office: Office) -> None:
    exhibit = office.add(Exhibit(case_id=office.case_id, title="Phone", taken_in=date(2026, 3, 1)))
    for day in (3, 3, 5):
        office.add(ExhibitCustody(exhibit_id=exhibit.id, happened=When.on(date(2026, 3, day)), act="seen"))
    with pytest.raises(UserError) as refused:
        office.services.casework.records.change(replace(exhibit, taken_in=date(2026, 3, 4)))
    assert str(refused.value).count("is before this exhibit came in") == 1
    with pytest.raises(UserError) as refused:
        office.services.casework.records.change(replace(exhibit, taken_in=date(2026, 3, 6)))
    assert str(refused.value).count("3 March 2026 is before this exhibit came in") == 1
    assert str(refused.value).count("5 March 2026 is before this exhibit came in") == 1


def test_several_values_in_a_field_for_one_are_refused_and_older_ones_stay_as_they_were(office: Office) -> None:
    two = ContactPoint(person_id=office.victim, kind="mobile", value="07700 900345 / 01632 960123")
    with pytest.raises(UserError, match=r"holds 2: 07700 900345 and 01632 960123\. Enter each in a row of its own"):
        office.add(two)
    with office.store.act("older.import", act="collected", case_id=office.case_id) as act:
        old = act.add(two)
    office.services.casework.records.change(replace(old, safe="no"), case_id=office.case_id)
    assert office.store.all(ContactPoint)[-1].value == two.value
    with pytest.raises(UserError, match="holds 3"):
        office.services.casework.records.change(replace(old, value=f"{two.value}, 07700 900346"))
    # Put right elsewhere while a form with the old value stood open, it stays put right.
    opened = office.store.all(ContactPoint)[-1]
    office.services.casework.records.change(replace(opened, value="07700 900345"))
    office.services.casework.records.change(replace(opened, safe="yes"), was=opened)
    held = office.store.all(ContactPoint)[-1]
    assert (held.value, held.safe) == ("07700 900345", "yes")


def test_a_form_that_was_open_for_long_takes_back_nobodys_work(office: Office) -> None:
    opened = office.incident("He rang.")
    office.services.casework.records.change(replace(opened, place="The bus stop"), case_id=office.case_id)
    office.services.casework.records.change(
        replace(opened, account="He rang twice."), case_id=office.case_id, was=opened
    )
    stored = office.store.get(Incident, opened.id)
    assert stored is not None
    assert (stored.account, stored.place) == ("He rang twice.", "The bus stop")


def test_a_change_of_nothing_leaves_no_line(office: Office) -> None:
    incident = office.incident()
    before = len(office.lines())
    assert office.services.casework.records.change(incident, was=incident).is_empty
    assert len(office.lines()) == before


def test_what_is_gone_is_said_to_be_gone(office: Office) -> None:
    incident = office.incident()
    office.services.casework.records.remove(incident, case_id=office.case_id)
    before = len(office.lines())
    records = office.services.casework.records
    for job in (partial(records.change, replace(incident, place="x")), partial(records.remove, incident)):
        with pytest.raises(UserError, match="no longer in the record"):
            job()
    assert len(office.lines()) == before


def test_a_breach_goes_with_its_incident_and_comes_back_with_it(office: Office) -> None:
    incident = office.incident()
    order = office.add(Order(offender_id=office.offender, kind="nmo", made=date(2026, 1, 5)))
    term = office.add(OrderTerm(order_id=order.id, number="1", wording="Not to ring."))
    breach = office.add(Breach(order_id=order.id, incident_id=incident.id, term_id=term.id))
    office.services.casework.records.remove(incident, case_id=office.case_id)
    assert office.file().all(Breach) == ()
    assert office.file().all(Order) == (order,)
    assert len([line for line in office.lines() if line.method == "incident.remove"]) == 1
    office.services.casework.undoing.undo()
    assert office.file().all(Breach) == (breach,)
    assert office.file().all(Incident) == (incident,)


def test_with_a_case_goes_what_can_t_be_without_a_part_of_it_and_nothing_else(office: Office) -> None:
    """A breach is the order's, yet without its incident it says nothing; who is merely named stays."""
    incident = office.incident()
    order = office.add(Order(offender_id=office.offender, kind="nmo", made=date(2026, 1, 5)))
    breach = office.add(Breach(order_id=order.id, incident_id=incident.id))
    case = office.store.get(Case, office.case_id)
    assert case is not None
    done = office.services.casework.records.remove(case)
    assert {("case", case.id), ("incident", incident.id), ("breach", breach.id)} <= done.removed
    assert office.lines()[0].ref == done.entry
    assert office.store.all(Order) == (order,)
    assert office.store.get(Person, office.offender) is not None
    office.services.casework.undoing.undo()
    assert office.store.all(Breach) == (breach,)


def test_who_is_merely_named_in_a_record_takes_nothing_of_it_along(office: Office) -> None:
    witness = office.add(Person(sex="male"))
    incident = office.add(Incident(case_id=office.case_id, account="He rang.", actor_id=witness.id))
    order = office.add(Order(offender_id=office.offender, kind="nmo"))
    protected = office.add(OrderProtected(order_id=order.id, person_id=witness.id))
    term = office.add(OrderTerm(order_id=order.id, wording="Not to ring."))
    breach = office.add(Breach(order_id=order.id, incident_id=incident.id, term_id=term.id))
    done = office.services.casework.records.remove(term)
    assert done.removed == {("order-term", term.id)}
    done = office.services.casework.records.remove(witness)
    assert done.removed == {("person", witness.id), ("order-protected", protected.id)}
    assert office.store.all(Incident) == (incident,)
    assert office.store.all(Breach) == (breach,)


def test_somebody_with_a_part_in_a_case_is_not_taken_out(office: Office) -> None:
    person = office.store.get(Person, office.victim)
    assert person is not None
    with pytest.raises(UserError, match="has a part in a case"):
        office.services.casework.records.remove(person)
    (part,) = office.store.all(Involvement, person_id=office.victim)
    office.services.casework.records.remove(part)
    office.services.casework.records.remove(person)
    assert office.store.all(PersonName, person_id=office.victim) == ()


def written(office: Office) -> Statement:
    draft = Statement(case_id=office.case_id, kind="court", text="I am afraid.", maker_id=office.victim, status="draft")
    return office.add(draft)


def test_a_signed_statement_stays_by_every_way(office: Office) -> None:
    draft = written(office)
    records = office.services.casework.records
    with pytest.raises(UserError, match="then signed"):
        records.change(replace(draft, status="signed"))
    with pytest.raises(UserError, match="then signed"):
        records.add(replace(draft, id=RecordId(""), status="signed"))
    office.services.casework.statements.sign(draft.id, office.today, {"court": "yes"})
    before = len(office.lines())
    # The draft stands for a page that has not heard of the signing.
    for stale in (draft, replace(draft, text="Something else.")):
        for job in (partial(records.change, stale), partial(records.remove, stale)):
            with pytest.raises(UserError, match="never changed"):
                job()
    case = office.store.get(Case, office.case_id)
    assert case is not None
    with pytest.raises(UserError, match="signed statement, so it stays"):
        records.remove(case)
    assert len(office.lines()) == before
    assert office.store.all(Statement)[0].text == "I am afraid."


def test_agreement_to_use_a_signed_statement_can_be_withdrawn(office: Office) -> None:
    draft = written(office)
    office.services.casework.statements.sign(draft.id, office.today, {"court": "yes"})
    (use,) = office.store.all(StatementUse)
    office.services.casework.records.change(replace(use, agreed="no"), case_id=office.case_id, reason="She rang us")
    assert office.store.all(StatementUse)[0].agreed == "no"
    assert (office.lines()[0].method, office.lines()[0].reason) == ("statement-use.change", "She rang us")


def test_the_register_is_written_by_making_a_document_alone(office: Office) -> None:
    with pytest.raises(UserError, match="register"):
        office.services.casework.records.add(
            Disclosure(case_id=office.case_id, document="social-history", audience="court")
        )


def test_a_case_a_document_was_made_of_stays(office: Office) -> None:
    with office.store.act("document.save", act="disclosed", case_id=office.case_id) as act:
        row = act.add(Disclosure(case_id=office.case_id, document="social-history", audience="court"))
    for record in (row, replace(row, recipient="Somebody else")):
        with pytest.raises(UserError, match="register"):
            office.services.casework.records.change(record)
    with pytest.raises(UserError, match="register"):
        office.services.casework.records.remove(row)
    case = office.store.get(Case, office.case_id)
    assert case is not None
    with pytest.raises(UserError, match="so it stays"):
        office.services.casework.records.remove(case)


def test_what_the_program_sets_is_not_changed_by_hand(office: Office) -> None:
    exhibit = office.add(Exhibit(case_id=office.case_id, kind="file", title="A letter", sha256="ab" * 32))
    with pytest.raises(UserError, match="SHA-256 at intake"):
        office.services.casework.records.change(replace(exhibit, sha256="cd" * 32))
    office.services.casework.records.change(replace(exhibit, kept_at="The safe"))
    assert office.store.all(Exhibit)[0].kept_at == "The safe"
    # What the program set while a form stood open is not taken for a change by hand.
    with office.store.act("x") as act:
        act.change(replace(exhibit, sha256="cd" * 32))
    office.services.casework.records.change(replace(exhibit, kept_at="The store"), was=exhibit)
    [kept] = office.store.all(Exhibit)
    assert (kept.kept_at, kept.sha256) == ("The store", "cd" * 32)


def test_a_meeting_is_closed_with_its_follow_up_alone(office: Office) -> None:
    records, meetings = office.services.casework.records, office.services.casework.meetings
    with pytest.raises(UserError, match="Close the meeting"):
        office.add(Meeting(case_id=office.case_id, kind="marac", status="closed"))
    meeting = office.add(Meeting(case_id=office.case_id, kind="marac", on=date(2026, 10, 1), status="held"))
    with pytest.raises(UserError, match="Close the meeting"):
        records.change(replace(meeting, status="closed"))
    meetings.set_follow_up(meeting.id, date(2026, 12, 1))
    meetings.close(meeting.id)
    closed = office.store.get(Meeting, meeting.id)
    assert closed is not None
    with pytest.raises(UserError, match="keeps the date of its follow-up"):
        records.change(replace(closed, follow_up_on=None))
    for values in ({"venue": "The hall"}, {"follow_up_on": None, "no_follow_up_reason": "He has died"}):
        changed: dict[str, Any] = values
        records.change(replace(closed, **changed), was=closed)
    with pytest.raises(UserError, match="keeps the date of its follow-up"):
        records.change(replace(closed, follow_up_on=None, no_follow_up_reason="  "))


POINTING = [(kind, spec) for kind in RECORD_TYPES for spec in specs(kind.cls) if spec.kind is Kind.REF]
"""Every field of every type of record that names another record."""


def test_nothing_is_saved_that_names_what_is_not_there(office: Office) -> None:
    """By any field of any type, new and changed: it would hang where nobody sees it, or fail without a sentence."""
    targets: dict[str, tuple[str, str]] = {}
    for kind, spec in POINTING:
        whole = filled(kind, office, {})
        if spec.to not in targets:
            named = record_type(spec.to or "case")
            taken_out, _ = office.store.add("x", filled(named, office, {}))
            with office.store.act("x") as act:
                act.remove(named.cls, taken_out.id)
            targets[spec.to] = (taken_out.id, "0" * 32)
        stored, _ = office.store.add("x", whole)
        before = len(office.lines())
        for target in targets[spec.to]:
            pointing: dict[str, Any] = {spec.name: target}
            jobs = [partial(office.services.casework.records.add, replace(whole, **pointing))]
            if kind.cls is not Disclosure and spec.editable:
                jobs.append(partial(office.services.casework.records.change, replace(stored, **pointing)))
            for job in jobs:
                with pytest.raises(UserError) as refused:
                    job()
                said = f"{kind.title}: what stands under “{spec.label}” is no longer in the record. Choose another"
                assert str(refused.value).startswith(said), (kind.key, spec.name)
        assert len(office.lines()) == before, (kind.key, spec.name)
        assert office.store.get(kind.cls, stored.id) == stored


def test_what_is_saved_at_once_may_name_one_another_whichever_comes_first(office: Office) -> None:
    person = Person(id=RecordId("a" * 32))
    name = PersonName(person_id="a" * 32, kind="current", given="Ada", family="Quill")
    changes = office.services.casework.records.add(name, person)
    assert office.lines()[0].ref == changes.entry
    assert office.lines()[0].method == "person-name.add", "the first gives the act its name"
    assert [row.full for row in office.store.all(PersonName, person_id="a" * 32)] == ["Ada Quill"]
    with pytest.raises(UserError, match="Name: what stands under “Person”"):
        office.services.casework.records.add(replace(name, person_id="b" * 32), person)


def test_what_a_record_named_and_is_gone_since_hinders_no_other_change(office: Office) -> None:
    witness = office.add(Person(sex="male"))
    incident = office.add(Incident(case_id=office.case_id, account="He rang.", actor_id=witness.id))
    opened = replace(incident, place="The quay")
    office.services.casework.records.remove(witness)
    office.services.casework.records.change(replace(incident, fear="Afraid"))
    office.services.casework.records.change(opened, was=incident)
    now = office.store.get(Incident, incident.id)
    assert now is not None
    assert (now.place, now.fear, now.actor_id) == ("The quay", "Afraid", witness.id)
    # Chosen anew it is refused, though the vault has had it in the meantime.
    office.services.casework.records.change(replace(now, actor_id=""))
    with pytest.raises(UserError, match="“By whom” is no longer in the record"):
        office.services.casework.records.change(incident)
    # A form that was open before, and leaves what it named as it was, doesn't choose it anew.
    office.services.casework.records.change(replace(opened, place="The pier"), was=opened)
    last = office.store.get(Incident, incident.id)
    assert last is not None
    assert (last.place, last.actor_id) == ("The pier", "")


HOSTILE = "=cmd|' /C calc'!A0 <b>fett</b> \u202e😀 ملاحقة "
LONGEST = 200_000


@pytest.mark.parametrize("usual", [10_000, pytest.param(LONGEST, marks=pytest.mark.soak)])
def test_any_text_comes_back_as_it_was_written(office: Office, usual: int) -> None:
    for kind in RECORD_TYPES:
        if kind.cls is not Disclosure:
            comes_back(kind, office, HOSTILE + "x" * (LONGEST if kind.cls is Incident else usual))


def comes_back(kind: RecordType, office: Office, words: str) -> None:
    texts = [s.name for s in specs(kind.cls) if s.kind in (Kind.TEXT, Kind.LONG_TEXT) and s.editable and not s.room]
    if not texts:
        return
    stored = office.add(filled(kind, office, dict.fromkeys(texts, words)))
    assert {getattr(stored, name) for name in texts} == {words}
    changed: dict[str, Any] = {texts[0]: words[::-1]}
    office.services.casework.records.change(replace(stored, **changed), case_id=office.case_id)
    again = office.store.get(kind.cls, stored.id)
    assert getattr(again, texts[0]) == words[::-1]
    office.services.casework.undoing.undo()
    assert office.store.get(kind.cls, stored.id) == stored


def filled(kind: RecordType, office: Office, values: dict[str, Any]) -> Record:
    """A record with its owner and all it needs."""
    known: dict[str, str] = {"case": office.case_id, "person": office.victim}
    for spec in specs(kind.cls):
        if spec.kind is Kind.REF and (spec.owner or spec.required):
            if spec.to not in known:
                owner = next((each for each in RECORD_TYPES if each.key == spec.to), None)
                known[spec.to] = office.add(filled(owner, office, {})).id if owner else office.case_id
            values[spec.name] = known[spec.to]
        elif spec.required and spec.name not in values:
            values[spec.name] = date(2026, 3, 3) if spec.kind is Kind.DATE else "other"
    if "record_type" in values:
        values["record_type"] = "case"
    return kind.cls(**values)


def test_a_life_event_is_found_by_its_words(office: Office) -> None:
    event = office.add(
        LifeEvent(case_id=office.case_id, account="Changed her number", happened=When.on(date(2026, 4, 5)))
    )
    assert [hit.record_id for hit in office.services.casework.search.search("changed numb")] == [event.id]


def test_a_hearing_needs_no_proceeding_first_and_undo_takes_both_back(office: Office) -> None:
    records = office.services.casework.records
    records.add(Hearing(kind="parole-oral", on=date(2027, 2, 16), court="Parole Board"), case_id=office.case_id)
    [hearing], [proceeding] = office.store.all(Hearing), office.store.all(Proceeding)
    assert hearing.proceeding_id == proceeding.id
    assert (proceeding.offender_id, proceeding.kind, proceeding.court) == (office.offender, "parole", "Parole Board")
    assert office.lines()[0].method == "hearing.add"
    office.services.casework.undoing.undo()
    assert (office.store.all(Hearing), office.store.all(Proceeding)) == ((), ())
    with pytest.raises(UserError, match="Enter the offender"):
        records.add(Hearing(kind="trial"))


def test_what_belongs_to_the_first_is_added_with_it_by_its_own_id_or_a_new_one(office: Office) -> None:
    records = office.services.casework.records
    for own in ("", "ab" * 16):
        order = Order(id=RecordId(own), offender_id=office.offender, kind="nmo", made=date(2026, 1, 5))
        hers = OrderProtected(order_id=FIRST, person_id=office.victim)
        elsewhere = OrderTerm(order_id=FIRST, kind="no-contact", wording=FIRST)
        done = records.add(order, hers, elsewhere, case_id=office.case_id)
        (made,) = (record_id for kind, record_id in done.added if kind == "order")
        assert own in ("", made)
        assert [row.order_id for row in office.store.all(OrderProtected, order_id=made)] == [made]
        assert [row.wording for row in office.store.all(OrderTerm, order_id=made)] == [FIRST], "words are no name"


def test_of_two_offenders_a_hearing_begins_the_proceeding_of_whom_was_entered_first(office: Office) -> None:
    second = office.add(Person(sex="male"))
    office.add(Involvement(case_id=office.case_id, person_id=second.id, role="offender"))
    office.services.casework.records.add(Hearing(kind="trial"), case_id=office.case_id)
    assert [row.offender_id for row in office.store.all(Proceeding)] == [office.offender]


def test_a_hearing_of_which_only_the_day_is_known_has_a_proceeding_made_for_it(office: Office) -> None:
    records = office.services.casework.records
    records.add(Hearing(on=date(2027, 2, 16)), case_id=office.case_id)
    (hearing,) = office.store.all(Hearing)
    (proceeding,) = office.store.all(Proceeding)
    assert (hearing.proceeding_id, proceeding.kind) == (proceeding.id, "")
    records.add(Hearing(on=date(2027, 3, 16), kind="parole-paper", proceeding_id=proceeding.id), case_id=office.case_id)
    assert len(office.store.all(Proceeding)) == 1
    records.add(Hearing(kind="parole-paper"), case_id=office.case_id)
    assert sorted(each.kind for each in office.store.all(Proceeding)) == ["", "parole"]
