# SPDX-License-Identifier: Apache-2.0
"""What is listed, summed up, found, named and shown, as the officer meets it."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.dates.one_reading import one_when
from tests.services.conftest import Office
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Charge, Incident, IncidentBehaviour, IncidentTarget
from vlu_desktop.record.offending import Movement, Order, OrderTerm, Whereabouts
from vlu_desktop.record.people import Case, ContactPoint, Officer
from vlu_desktop.record.work import Action, Disclosure, KeptFinding, Statement
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.services.cases.plain_rows import case_as_json, case_as_lines
from vlu_desktop.services.cases.undoing import said


def threatened(office: Office, day: date = date(2026, 3, 3)) -> Incident:
    told = Incident(case_id=office.case_id, account="He had a knife.", happened=When.on(day))
    office.services.casework.incidents.save(
        IncidentEntry(incident=told, parts=(IncidentBehaviour(kind="weapon-used"),))
    )
    return office.store.all(Incident)[-1]


def test_a_review_holds_until_the_evidence_changes(office: Office) -> None:
    threatened(office)
    findings = office.services.insight.findings
    first = findings.of(office.file(), office.today)[0]
    assert first.status == "new"
    with pytest.raises(UserError, match="why you do not agree"):
        findings.review(office.case_id, [first.finding], "not-agreed", " ", office.today)
    findings.review(office.case_id, [first.finding], "not-agreed", "It was a kitchen knife at dinner", office.today)
    held = {each.finding.key: each for each in findings.of(office.file(), office.today)}
    assert held[first.finding.key].status == "not-agreed"
    threatened(office, date(2026, 2, 1))
    held = {each.finding.key: each for each in findings.of(office.file(), office.today)}
    assert held[first.finding.key].status == "new"


def test_a_case_as_it_was_known_at_the_end_of_a_day_here(office: Office) -> None:
    office.now = datetime(2027, 6, 1, 22, 59, tzinfo=UTC)  # a minute to midnight, for it is summer time
    office.incident("Told before midnight")
    office.now = datetime(2027, 6, 1, 23, 0, tzinfo=UTC)
    office.incident("Told after midnight")

    def told(day: date) -> list[str]:
        return [row.account for row in office.services.insight.findings.as_known(office.case_id, day).all(Incident)]

    assert told(date(2027, 5, 31)) == []
    assert told(date(2027, 6, 1)) == ["Told before midnight"]
    assert told(date(2027, 6, 2)) == told(date.max) == ["Told before midnight", "Told after midnight"]
    with pytest.raises(UserError, match="held nothing of that case by 1 November 2026"):
        office.services.insight.findings.as_known(office.case_id, date(2026, 11, 1))


def test_a_summary_is_kept_until_something_changes(office: Office) -> None:
    today = office.services.insight.today
    threatened(office)
    first = today.summary(office.case_id, office.today)
    assert today.summary(office.case_id, office.today) is first
    office.services.casework.cases.open(office.case_id)
    assert today.summary(office.case_id, office.today) is first
    office.add(Action(case_id=office.case_id, what="Panic alarm", due=date(2026, 10, 20)))
    second = today.summary(office.case_id, office.today)
    assert any("Panic alarm" in item.title for item in second.due)
    assert second.next is not None
    office.services.casework.undoing.undo()
    third = today.summary(office.case_id, office.today)
    assert not any("Panic alarm" in item.title for item in third.due)


def test_another_case_of_the_same_offender_renews_the_summary(office: Office) -> None:
    other = NewCase(victim=NewPerson(given="Una", family="Marsh"), offender=NewPerson(existing_id=office.offender))
    other_id, _ = office.services.casework.cases.begin(other, office.today)
    before = office.services.insight.today.summary(other_id, office.today)
    release = Movement(offender_id=office.offender, kind="release", on=date(2026, 11, 9))
    office.services.casework.records.add(release, case_id=office.case_id)
    assert office.services.insight.today.summary(other_id, office.today) is not before
    assert office.services.casework.cases.read(other_id).all(Movement) != ()


def test_a_case_taken_out_while_the_list_is_gone_through_is_left_out(office: Office) -> None:
    ids = [office.services.casework.cases.begin(NewCase(title=f"Case {n}"), office.today)[0] for n in range(2)]
    going_through = office.services.insight.today.summaries(office.today)
    seen = {next(going_through).case_id}
    gone = next(each for each in ids if each not in seen)
    case = office.store.get(Case, gone)
    assert case is not None
    office.services.casework.records.remove(case)
    seen |= {summary.case_id for summary in going_through}
    assert seen == {office.case_id, *ids} - {gone}


@pytest.mark.parametrize(
    ("method", "words"),
    [("incident.add", "add incident"), ("order.change", "change order"), ("statement-use.remove", "take out agreement"),
     ("case.begin", "begin case"), ("import.commit", "import"), ("finding.review", "review of a finding"),
     ("messages.make-incidents", "make incidents of messages"), ("timeline-view.keep", "keep a view of the timeline")],
)  # fmt: skip
def test_acts_are_named_as_an_officer_would(method: str, words: str) -> None:
    assert said(method).startswith(words)


TITLE = "I.Q. and C.D."
CASE = f"{TITLE} (VLU 26-0147)"
INCIDENT = f"incident: 3 Mar 2026, He rang, in {CASE}"


def test_undo_and_redo_say_which_record_of_which_case_they_would_change(office: Office) -> None:
    undoing = office.services.casework.undoing
    incident = office.incident()
    assert undoing.names() == (f"Undo add {INCIDENT}", "")
    assert undoing.undo()[0].words == f"add {INCIDENT}"
    assert undoing.names() == (f"Undo begin case: {CASE}", f"Redo add {INCIDENT}")
    assert undoing.redo()[0].words == f"add {INCIDENT}"
    assert undoing.names() == (f"Undo add {INCIDENT}", "")
    assert office.store.all(Incident) == (incident,)
    undoing.undo()
    office.incident("Another")
    with pytest.raises(UserError, match="nothing to redo"):
        undoing.redo()


def test_undo_reaches_nothing_that_was_there_when_the_casebook_was_opened(office: Office) -> None:
    undoing = office.services.casework.undoing
    before = office.incident("Before")
    undoing.since = office.store.last_line
    assert (undoing.names(), undoing.next_undo(), undoing.next_redo()) == (("", ""), None, None)
    with pytest.raises(UserError, match="nothing to undo"):
        undoing.undo()
    mine = office.incident("After")
    undoing.undo()
    assert office.store.all(Incident) == (before,)
    undoing.redo()
    assert office.store.all(Incident) == (before, mine)
    older = office.store.entries(limit=10)[-1]
    with pytest.raises(UserError, match="before you opened the casebook"):
        undoing.undo(older.ref)


def test_undo_reaches_no_other_officers_acts(office: Office) -> None:
    """As after a lock, when somebody else opens the casebook on the same computer."""
    undoing, me = office.services.casework.undoing, office.store.officer
    other = office.store.add("officer.add", Officer(name="Merrin Example"))[0].id
    office.incident("Mine")
    told = undoing.next_undo()
    assert told is not None
    office.store.officer = other
    assert undoing.next_undo() is None
    with pytest.raises(UserError, match="somebody else"):
        undoing.undo(told.ref)
    theirs = office.incident("Theirs")
    assert [each.did for each in undoing.done_since(office.now - timedelta(hours=1))] == ["add incident"]
    office.store.officer = me
    assert undoing.undo()[0].ref == told.ref
    assert office.store.all(Incident) == (theirs,)


def test_what_was_done_today_names_records_and_cases_and_leaves_out_looking(office: Office) -> None:
    threatened(office)
    undoing = office.services.casework.undoing
    office.now += timedelta(hours=1)
    began = office.now
    office.services.casework.cases.open(office.case_id)
    office.incident()
    office.add(ContactPoint(person_id=office.victim, kind="mobile", value="07700 900 123"))
    undoing.undo()
    undoing.redo()
    file, findings = office.file(), office.services.insight.findings
    findings.keep(file, findings.of(file, office.today), office.today)
    assert office.store.all(KeptFinding)
    told = [each.words for each in undoing.done_since(began)]
    assert told == [
        f"do again: add contact detail: Mobile, 07700 900 123, in {CASE}",
        f"take back: add contact detail: Mobile, 07700 900 123, in {CASE}",
        f"add contact detail: Mobile, 07700 900 123, in {CASE}",
        f"add {INCIDENT}",
    ]
    assert {each.case_id for each in undoing.done_since(began)} == {office.case_id}
    assert undoing.done_since(office.now + timedelta(hours=1)) == ()


def test_an_act_on_a_part_of_a_record_names_the_case_it_stands_in(office: Office) -> None:
    """A table within a window gives no case; the record's owners do."""
    undoing = office.services.casework.undoing
    incident = office.incident()
    office.services.casework.records.add(IncidentTarget(incident_id=incident.id, kind="victim"))
    told = undoing.next_undo()
    assert told is not None
    assert (told.case, told.case_id, told.target[0]) == (CASE, office.case_id, "incident-target")


def test_several_entries_of_one_act_are_counted(office: Office) -> None:
    rows = [IncidentEntry(incident=Incident(case_id=office.case_id, account=f"{n}")) for n in range(3)]
    office.services.casework.incidents.save_all(rows)
    assert office.services.casework.undoing.names()[0] == f"Undo add several entries: 3 incidents, in {CASE}"


def test_undo_comes_to_an_end_with_a_sentence(office: Office) -> None:
    office.services.casework.undoing.undo()
    with pytest.raises(UserError, match="nothing to undo"):
        office.services.casework.undoing.undo()


def test_a_name_finds_its_case_before_what_belongs_to_it(office: Office) -> None:
    """Whoever types a victim's name and Enter wants her case, not the newest term of an order that names her."""
    order = office.add(Order(offender_id=office.offender, kind="ro-conviction", made=date(2026, 5, 4)))
    office.add(OrderTerm(order_id=order.id, wording="Not to contact Ines Quarrie by any means"))
    office.incident("Ines Quarrie was followed home.")
    search = office.services.casework.search.search
    for typed in ("Ines", "quarrie", "QUARRIE ines", "26-0147"):
        found = search(typed)
        assert (found[0].record_type, found[0].record_id) == ("case", office.case_id), typed
        assert [each.record_type for each in found].count("case") == 1
    found = search("Ines")
    assert {"order-term", "incident"} <= {each.record_type for each in found[1:]}
    assert next(each for each in found if each.record_type == "incident").case == "I.Q. and C.D."


def test_what_was_attempted_is_found_as_attempted(office: Office) -> None:
    told = Incident(case_id=office.case_id, account="The stone hit the wall.")
    parts = (IncidentBehaviour(kind="attempted-damage-home"),)
    office.services.casework.incidents.save(IncidentEntry(incident=told, parts=parts))
    for typed in ("attempted damage", "damage to the home"):
        [hit] = [each for each in office.services.casework.search.search(typed) if each.record_type == "incident"]
        assert hit.snippet.startswith("Attempted damage to the home: The stone"), typed


def test_a_slip_of_the_hand_a_kind_of_conduct_and_a_document_made_find_theirs(office: Office) -> None:
    told = Incident(case_id=office.case_id, account="He squeezed until she could not speak.")
    office.services.casework.incidents.save(
        IncidentEntry(incident=told, parts=(IncidentBehaviour(kind="strangulation"),))
    )
    [incident] = office.store.all(Incident)
    with office.store.act("document.save", case_id=office.case_id) as act:
        made = act.add(
            Disclosure(case_id=office.case_id, document="Chronology", audience="court", made_on=date(2026, 5, 4))
        )
    search = office.services.casework.search.search
    assert (search("Quarie")[0].record_type, search("Quarie")[0].record_id) == ("case", office.case_id)
    for typed in ("strang", "stranglation", "choked"):
        [hit] = [each for each in search(typed) if each.record_type == "incident"]
        assert hit.record_id == incident.id, typed
        assert hit.snippet.startswith("Strangulation or suffocation")
        assert (hit.case_id, hit.case) == (office.case_id, "I.Q. and C.D.")
    told = Incident(case_id=office.case_id, account="He said so twice.")
    office.services.casework.incidents.save(
        IncidentEntry(incident=told, parts=(IncidentBehaviour(kind="threat-to-kill"),))
    )
    for typed in ("threatened to kill", "threat to kil", "said he would kill her"):
        assert [each.snippet for each in search(typed)] == ["Threat to kill: He said so twice."], typed
    [hit] = [each for each in search("chronology court") if each.record_type == "disclosure"]
    assert (hit.record_id, hit.snippet, hit.on) == (made.id, "Chronology for Court (pre-sentence)", "4 May 2026")
    with office.store.act("document.save", case_id=office.case_id) as act:
        later = [
            act.add(Disclosure(case_id=office.case_id, document=f"Letter {n}", audience="victim")) for n in range(20)
        ]
    letters = [each.record_id for each in search("letter") if each.record_type == "disclosure"]
    assert letters == [each.id for each in reversed(later)][:12], "the newest, and no more than can be looked through"


def test_what_hangs_on_a_person_says_in_which_cases_and_when(office: Office) -> None:
    """A charge stands in no one case: whoever finds it reads of whose it is, and its day."""
    charge = office.add(
        Charge(offender_id=office.offender, offence="Strangulation", charged_on=When.on(date(2026, 3, 9)))
    )
    office.add(ContactPoint(person_id=office.victim, kind="mobile", value="07700 900 123"))
    long = office.incident("He squeezed. " * 20, date(2026, 3, 8))
    office.add(IncidentBehaviour(incident_id=long.id, kind="strangulation"))
    search = office.services.casework.search.search
    found = {each.record_type: each for each in search("strangulation")}
    assert (found["charge"].record_id, found["charge"].case, found["charge"].on) == (charge.id, TITLE, "9 Mar 2026")
    assert (found["incident"].case, found["incident"].on) == (TITLE, "8 March 2026")
    assert found["incident"].snippet.endswith("He squeezed.…"), "what is left out has a sign"
    [number] = [each for each in search("900 123") if each.record_type == "contact-point"]
    assert (number.case, number.on) == (TITLE, "")


def test_her_own_case_comes_before_one_she_only_has_a_part_in(office: Office) -> None:
    other = NewCase(
        title="Abel Other", victim=NewPerson(given="Abel", family="Other"), offender=NewPerson(given="Z", family="Z")
    )
    office.services.casework.cases.begin(other, office.today)
    mine = NewCase(
        title="Ruth Own", victim=NewPerson(given="Ruth", family="Own"), offender=NewPerson(given="Abel", family="Kin")
    )
    office.services.casework.cases.begin(mine, office.today)
    assert [each.snippet for each in office.services.casework.search.search("abel")][:2] == ["Abel Other", "Ruth Own"]


def test_cases_are_found_by_the_people_in_them(office: Office) -> None:
    office.add(ContactPoint(person_id=office.victim, kind="mobile", value="07700 900 123"))
    lines, words = office.services.casework.search.cases()
    assert [line.id for line in lines] == [office.case_id]
    assert all(each in words[office.case_id] for each in ("Ines Quarrie", "Col Dray", "07700900123"))
    assert office.services.casework.search.people()[office.victim] == "Ines Quarrie"
    assert office.services.casework.search.case_of("person", office.offender) == office.case_id
    point = office.store.all(ContactPoint)[0]
    assert office.services.casework.search.case_of("contact-point", point.id) == office.case_id


def test_a_case_is_named_by_id_reference_or_title(office: Office) -> None:
    find = office.services.casework.cases.find
    case = office.store.get(Case, office.case_id)
    assert case is not None
    for name in (case.id, case.id.upper(), case.id[:13], "vlu 26-0147", "I.Q. AND C.D.", f" {case.title} "):
        assert find(name) == case.id
    with pytest.raises(UserError, match="no case “nobody”"):
        find("nobody")
    with pytest.raises(UserError, match="no case"):
        find("")
    office.services.casework.cases.begin(NewCase(title=case.title), office.today)
    with pytest.raises(UserError, match="fits 2 cases"):
        find(case.title)


def test_a_case_shown_is_its_whole_record(office: Office) -> None:
    threatened(office)
    office.add(Order(offender_id=office.offender, kind="nmo", made=date(2026, 1, 5), until_further_order=True))
    office.add(Whereabouts(offender_id=office.offender, kind="remand", starts=date(2026, 5, 1)))
    office.add(Statement(case_id=office.case_id, kind="court", text="Boję się. أخاف", status="draft"))
    told = replace(threatened(office), happened=one_when("about March 2019", office.today))
    office.services.casework.records.change(told)
    shown = json.loads(json.dumps(case_as_json(office.file())))
    assert shown["id"] == office.case_id
    assert len(shown["incident"]) == 2
    about = shown["incident"][1]["happened"]
    assert (about["words"], about["approximate"], about["first_day"]) == ("about March 2019", True, "2019-03-01")
    assert shown["incident"][0]["proof"] == "not-asked"
    assert shown["statement"][0]["text"] == "Boję się. أخاف"
    assert shown["order"][0]["until_further_order"] is True
    assert {"case", "person", "person-name", "involvement", "relationship", "whereabouts"} <= shown.keys()
    lines = "\n".join(case_as_lines(office.file()))
    for words in ("He had a knife.", "Non-molestation order", "Ines Quarrie", "Until further order: Yes"):
        assert words in lines


def test_the_unit_is_renamed_as_one_act_and_never_to_nothing(office: Office) -> None:
    standing = office.services.casework.units.standing()
    assert (standing.officer.name, standing.cases, standing.people) == ("Asha Example", 1, 2)
    before = len(office.lines())
    with pytest.raises(UserError, match="each need a name"):
        office.services.casework.units.change(replace(standing.unit, name=" "), standing.officer)
    assert len(office.lines()) == before
    office.services.casework.units.change(replace(standing.unit, name="Pellow"), replace(standing.officer, role="VLO"))
    assert len(office.lines()) == before + 1
    now = office.services.casework.units.standing()
    assert (now.unit.name, now.officer.role) == ("Pellow", "VLO")
