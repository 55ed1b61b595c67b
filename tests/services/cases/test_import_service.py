# SPDX-License-Identifier: Apache-2.0
"""Imports into a real vault: one act, one line of the journal, one undo, and the file itself kept."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.intake.mapping.date_notes import DAY_ANSWERED, MONTH_ASSUMED
from vlu_desktop.intake.mapping.map_text import headings_text, with_uses
from vlu_desktop.intake.proposal import Proposal
from vlu_desktop.intake.row_choices import RowChoice, Ticked, changed_entry, key_of
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import (
    ColumnMap,
    Exhibit,
    Incident,
    IncidentBehaviour,
    IncidentTarget,
    LifeEvent,
    PoliceContact,
    RecordingPeriod,
    SourceItem,
    SourceItemIncident,
    Suggestion,
)
from vlu_desktop.record.count import Count
from vlu_desktop.record.people import Case, Involvement, Person
from vlu_desktop.services.cases.column_maps import ColumnMaps
from vlu_desktop.services.cases.imports import METHOD, WAYS, Imports, summary
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.vault import create_vault

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
EXAMPLE = Path(__file__).parents[3] / "resources" / "examples" / "diary.csv"
NOW = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_vault(
        tmp_path / "unit.vlu", "a passphrase of the test", officer_name="Asha Example", clock=lambda: NOW,
        random=os.urandom, cost=CHEAP, floor=CHEAP,
    ) as vault:  # fmt: skip
        yield vault.store


@pytest.fixture
def imports(store: Store) -> Imports:
    return Imports(store, lambda: NOW)


@pytest.fixture
def case_id(store: Store) -> str:
    return store.add("case.begin", Case(title="A. and C."))[0].id


def test_an_import_is_one_line_of_the_journal_and_one_undo(store: Store, imports: Imports, case_id: str) -> None:
    lines = len(store.entries())
    proposal = imports.preview(case_id, EXAMPLE)
    assert len(store.entries()) == lines
    changes = imports.commit(case_id, proposal)
    assert len(store.entries()) == lines + 1
    line = store.entries()[0]
    assert (line.method, line.act, line.case_id, line.ref) == (METHOD, "collected", case_id, changes.entry)
    assert len(store.all(Incident, case_id=case_id)) == len(proposal.made) == 8
    store.undo(changes.entry)
    for cls in (Incident, Exhibit, SourceItem):
        assert store.all(cls, case_id=case_id) == ()
    assert store.all(IncidentBehaviour) == ()
    assert store.all(SourceItemIncident) == ()


def test_what_is_kept_is_what_was_shown(store: Store, imports: Imports, case_id: str) -> None:
    proposal = imports.preview(case_id, EXAMPLE)
    imports.commit(case_id, proposal, handed_by="Ffion Example", kept="diary")
    kept = store.all(Incident, case_id=case_id)
    assert [(each.account, each.happened, each.count, each.told_on) for each in kept] == [
        (each.incident.account, each.incident.happened, each.incident.count, date(2026, 4, 20))
        for each in proposal.made
    ]
    for incident, proposed in zip(kept, proposal.made, strict=True):
        kinds = {each.kind for each in store.all(IncidentBehaviour, incident_id=incident.id)}
        assert kinds == set(proposed.behaviours)
        assert store.all(IncidentTarget, incident_id=incident.id) == ()
        suggested = [(each.what, each.value, each.because) for each in store.all(Suggestion, incident_id=incident.id)]
        assert suggested == [(each.what, each.value, each.because) for each in proposed.suggested]
        (link,) = store.all(SourceItemIncident, incident_id=incident.id)
        item = store.get(SourceItem, link.source_item_id)
        assert item is not None
        assert (item.raw, item.position) == (proposed.source_item.raw, proposed.row)
    (period,) = store.all(RecordingPeriod, case_id=case_id)
    assert (period.way, period.starts) == ("diary", date(2026, 3, 3))


def test_the_file_is_kept_to_the_byte_and_every_row_points_at_it(store: Store, imports: Imports, case_id: str) -> None:
    imports.commit(case_id, imports.preview(case_id, EXAMPLE))
    (exhibit,) = store.all(Exhibit, case_id=case_id)
    content = b"".join(store.content(exhibit.id))
    assert content == EXAMPLE.read_bytes()
    assert exhibit.sha256 == hashlib.sha256(content).hexdigest()
    assert {item.exhibit_id for item in store.all(SourceItem, case_id=case_id)} == {exhibit.id}


def test_the_same_file_again_adds_nothing_and_says_why(store: Store, imports: Imports, case_id: str) -> None:
    first = imports.file_into(case_id, EXAMPLE)
    lines = len(store.entries())
    again = imports.file_into(case_id, EXAMPLE)
    assert (first["made"], again["made"], first["read"], again["read"]) == (8, 0, 10, 10)
    assert [row["reason"] for row in again["not_read"]].count("already in the case") == 8
    assert len(store.entries()) == lines
    assert len(store.all(Exhibit, case_id=case_id)) == 1


def test_a_longer_version_of_the_diary_adds_what_is_new(store: Store, imports: Imports, case_id: str) -> None:
    start = "Date,Details\n13/03/2026,He rang\n14/03/2026,Silent call\n14/03/2026,Silent call\n"
    imports.commit(case_id, imports.preview(case_id, start.encode(), "diary.csv"))
    proposal = imports.preview(case_id, (start + "14/03/2026,Silent call\n").encode(), "diary 2.csv")
    assert [each.row for each in proposal.made] == [5]


def test_the_officer_chooses_rows_and_mapping(store: Store, imports: Imports, case_id: str) -> None:
    proposal = imports.preview(
        case_id, b"Date,Details,Remarks\n03/04/2026,He rang,I cried\n05/04/2026,He wrote,\n", "d.csv"
    )
    reading = proposal.reading.mapped
    assert reading is not None
    mapping = replace(reading.mappings[0].having(2, "effect"), order="month-first", order_shown=True)
    proposal = imports.again(proposal, reading.with_mapping(mapping))
    imports.commit(case_id, proposal, rows=[("", 2)])
    (kept,) = store.all(Incident, case_id=case_id)
    assert kept.happened is not None
    assert (kept.fear, kept.happened.first_day) == ("I cried", date(2026, 3, 4))


def test_a_row_that_is_in_the_case_is_taken_where_the_officer_insists(
    store: Store, imports: Imports, case_id: str
) -> None:
    data = b"Date,Details\n13/03/2026,He rang\n"
    imports.commit(case_id, imports.preview(case_id, data, "d.csv"))
    imports.commit(case_id, imports.preview(case_id, data, "d.csv"), rows=[("", 2)])
    assert len(store.all(Incident, case_id=case_id)) == 2


def test_a_new_case_is_titled_after_its_file_and_undone_with_it(store: Store, imports: Imports, tmp_path: Path) -> None:
    file = tmp_path / "Ffion  Example.csv"
    file.write_bytes(EXAMPLE.read_bytes())
    found = imports.file_into_new_case(file)
    assert set(found) >= {"case", "read", "made", "not_read"}
    case = store.get(Case, found["case"])
    assert case is not None
    assert case.title == "Ffion Example"
    assert {each.case_id for each in store.all(Incident)} == {case.id}
    assert found["not_read"][0] == {
        "row": 14, "words": "Changed my number 5 April", "reason": "nothing in it says what happened",
    }  # fmt: skip
    store.undo(store.entries()[0].ref)
    assert store.all(Case) == ()
    assert store.all(Incident) == ()


def test_a_dry_run_keeps_nothing(store: Store, imports: Imports, case_id: str) -> None:
    lines = len(store.entries())
    assert imports.file_into(case_id, EXAMPLE, dry_run=True)["made"] == 8
    assert imports.file_into_new_case(EXAMPLE, dry_run=True)["case"] == ""
    assert len(store.entries()) == lines
    assert store.all(Incident) == ()


def test_files_that_cannot_be_read_leave_nothing(store: Store, imports: Imports, case_id: str, tmp_path: Path) -> None:
    lines = len(store.entries())
    (tmp_path / "picture.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    for name in ("picture.xlsx", "missing.csv", "."):
        with pytest.raises(UserError, match=r"\.$"):
            imports.file_into_new_case(tmp_path / name)
    with pytest.raises(UserError, match="not in this casebook"):
        imports.commit("no such case", imports.preview(case_id, EXAMPLE))
    assert len(store.entries()) == lines


def test_hostile_cells_come_back_as_they_were_written(store: Store, imports: Imports, case_id: str) -> None:
    words = "=cmd|' /C calc'!A0 <b>bold</b> \u202eevil 😀 ملاحقة " + "x" * 200_000
    imports.commit(case_id, imports.preview(case_id, f'Date,Details\n13/03/2026,"{words}"\n'.encode(), "d.csv"))
    assert [each.account for each in store.all(Incident, case_id=case_id)] == [words]


def test_how_a_diary_was_kept_is_noted_as_it_is_said(store: Store, imports: Imports, case_id: str) -> None:
    proposal = imports.preview(case_id, EXAMPLE)
    for kept in ("", "diary-later"):
        imports.commit(case_id, proposal, [proposal.made[0].id], kept=kept)
    assert [each.way for each in store.all(RecordingPeriod, case_id=case_id)] == ["diary-later"]
    other, _ = imports.commit_to_new_case(proposal, with_period=True)
    assert [each.way for each in store.all(RecordingPeriod, case_id=other)] == ["diary-unknown"]
    begun, _ = imports.commit_to_new_case(proposal, kept="diary")
    assert [each.way for each in store.all(RecordingPeriod, case_id=begun)] == ["diary"]
    assert [key for key, _ in WAYS] == ["diary", "diary-later", "diary-unknown"]


def test_how_a_diary_was_kept_is_noted_though_every_date_in_it_is_only_suggested(
    store: Store, imports: Imports, case_id: str
) -> None:
    of_no_year = b"Date,What happened\n3 March,He rang me at home\n9 March,He came to the gate\n"
    proposal = imports.preview(case_id, of_no_year, "diary.csv")
    assert all(any(each.what == "date" for each in made.suggested) for made in proposal.made)
    imports.commit(case_id, proposal, with_period=True)
    assert store.all(RecordingPeriod, case_id=case_id) == (), "nothing was said, and of no days"
    begun, _ = imports.commit_to_new_case(proposal, with_period=True, kept="diary")
    (period,) = store.all(RecordingPeriod, case_id=begun)
    assert (period.way, period.starts, period.ends, period.note) == ("diary", None, None, "From diary.csv")


def test_a_file_taken_whole_is_put_down_as_not_known_when_it_was_written(
    store: Store, imports: Imports, case_id: str
) -> None:
    imports.file_into(case_id, EXAMPLE)
    assert [each.way for each in store.all(RecordingPeriod, case_id=case_id)] == ["diary-unknown"]
    begun = imports.file_into_new_case(EXAMPLE, kept="diary-later")["case"]
    assert [each.way for each in store.all(RecordingPeriod, case_id=begun)] == ["diary-later"]


ASKING = b"Date,What happened\nyesterday,He rang me at home\nlast night,He came to the gate\n"


def test_a_question_is_answered_and_the_file_read_again(imports: Imports, case_id: str) -> None:
    proposal = imports.preview(case_id, ASKING, "d.csv")
    (question,) = summary(case_id, proposal)["questions"]
    assert (len(question["answers"]), question["rows"]) == (2, [{"row": 2}, {"row": 3}])
    assert question["taken"] == question["answers"][0]
    reading = proposal.reading.mapped
    assert reading is not None
    answered = imports.again(proposal, reading.answered("relative", "told"))
    assert [each.incident.happened.first_day for each in answered.made if each.incident.happened] == [
        date(2026, 4, 19), date(2026, 4, 19),
    ]  # fmt: skip
    one = imports.again(proposal, reading.answered("relative", "told", ("", 3)))
    assert [each.incident.happened.is_dated for each in one.made if each.incident.happened] == [False, True]


def test_a_date_before_the_victims_birth_is_asked_about(store: Store, imports: Imports, case_id: str) -> None:
    rows = b"Date,What happened\n13/03/2009,He rang me at home\n"
    assert imports.preview(case_id, rows, "d.csv").questions == ()
    for role, born in (("victim", When.on(date(2010, 1, 1))), ("offender", When.on(date(2020, 1, 1)))):
        person, _ = store.add("person.add", Person(born=born))
        store.add("involvement.add", Involvement(case_id=case_id, person_id=person.id, role=role))
    (question,) = imports.preview(case_id, rows, "d.csv").questions
    assert "before the day of her or his birth" in question.question
    assert imports.preview(case_id, b"Date,What happened\n13/03/2011,He rang me\n", "d.csv").questions == ()


def test_a_column_map_is_kept_and_offered_for_the_same_headings(store: Store, imports: Imports, case_id: str) -> None:
    maps = ColumnMaps(store)
    rows = b"Date,What happened,Remarks of mine\n13/03/2026,He rang me,I cried\n"
    proposal = imports.preview(case_id, rows, "d.csv")
    assert maps.offered(proposal) == ()
    reading = proposal.reading.mapped
    assert reading is not None
    mapping = reading.mappings[0].having(2, "effect")
    maps.keep(" Our  log ", mapping)
    (offer,) = maps.offered(imports.preview(case_id, rows.upper(), "other.csv"))
    assert (offer.name, offer.mapping.columns[2].use, offer.in_use) == ("Our log", "effect", False)
    again = imports.again(proposal, reading.with_mapping(offer.mapping))
    assert again.made[0].incident.fear == "I cried"
    assert [each.in_use for each in maps.offered(again)] == [True]
    maps.keep("Our log", mapping.having(2, "place"))
    assert [each.mapping.columns[2].use for each in maps.offered(proposal)] == ["place"]
    (held,) = store.all(ColumnMap)
    maps.discard(held.id)
    assert (store.all(ColumnMap), maps.offered(proposal)) == ((), ())
    assert store.entries()[0].method == "column-map.remove"
    with pytest.raises(UserError, match="already"):
        maps.discard(held.id)
    store.undo(store.entries()[0].ref)
    assert store.all(ColumnMap) == (held,)
    assert maps.offered(imports.preview(case_id, b"Date,What happened\n13/03/2026,He rang\n", "d.csv")) == ()


def test_a_column_map_finds_headings_that_the_reader_would_not(store: Store, imports: Imports, case_id: str) -> None:
    maps = ColumnMaps(store)
    first = imports.preview(case_id, b"Log of Ines,,\nDag,Wat hij deed,Weer\n13/03/2026,He rang me,rain\n", "a.csv")
    reading = first.reading.mapped
    assert reading is not None
    assert reading.mappings[0].heading_row == 0
    headed = reading.headed(reading.mappings[0], 2, 2026)
    maps.keep("Dutch log", headed.having(0, "date").having(1, "account").having(2, "place"))
    second = imports.preview(case_id, b"dag,wat hij deed,weer\n14/03/2026,He came round,sun\n", "b.csv")
    (offer,) = maps.offered(second)
    assert (offer.name, offer.mapping.heading_row, offer.in_use) == ("Dutch log", 1, False)
    assert second.reading.mapped is not None
    again = imports.again(second, second.reading.mapped.with_mapping(offer.mapping))
    assert [(each.incident.account, each.incident.place) for each in again.made] == [("He came round", "sun")]
    assert [each.in_use for each in maps.offered(again)] == [True]
    assert maps.offered(imports.preview(case_id, b"dag,weer\n14/03/2026,sun\n", "c.csv")) == ()


def test_a_column_map_needs_a_name_and_headings(store: Store, imports: Imports, case_id: str) -> None:
    maps = ColumnMaps(store)
    reading = imports.preview(case_id, b"13/03/2026,He rang me at home\n14/03/2026,He came round\n", "d.csv").reading
    assert reading.mapped is not None
    mapping = reading.mapped.mappings[0]
    for name in (" ", "Our log"):
        with pytest.raises(UserError, match="name" if name == " " else "headings"):
            maps.keep(name, mapping)


@pytest.mark.parametrize("uses", ["", "{}", "[1]", '["date"]'])
def test_a_map_that_does_not_fit_is_not_offered(store: Store, imports: Imports, case_id: str, uses: str) -> None:
    proposal = imports.preview(case_id, ASKING, "d.csv")
    assert proposal.reading.mapped is not None
    held = ColumnMap(name="x", headings=headings_text(proposal.reading.mapped.mappings[0]), uses=uses)
    store.add("column-map.add", held)
    assert ColumnMaps(store).offered(proposal) == ()


def test_a_use_that_there_is_no_longer_leaves_its_column_with_the_row(imports: Imports, case_id: str) -> None:
    proposal = imports.preview(case_id, ASKING, "d.csv")
    assert proposal.reading.mapped is not None
    taken = with_uses(proposal.reading.mapped.mappings[0], '["shoe size", "account"]')
    assert taken is not None
    assert [each.use for each in taken.columns] == ["", "account"]


TELLING = (
    b"Date,What happened,How many,Weather\n"
    b"13/03/2026,He rang me thirty times,,rain\n"
    b"14/03/2026,He said he would kill me,,\n"
    b"15/03/2026,I reported it to the police,,\n"
)
ROWS = tuple(("", n) for n in (2, 3, 4))


def suggested(proposal: Proposal, row: int, what: str) -> Ticked:
    (found,) = [key_of(each) for each in proposal.made[row].suggested if each.what == what]
    return found


def test_what_is_ticked_is_the_officers_choice_and_the_rest_stays_a_suggestion(
    store: Store, imports: Imports, case_id: str
) -> None:
    proposal = imports.preview(case_id, TELLING, "d.csv")
    ticked = frozenset({suggested(proposal, 0, "kind"), suggested(proposal, 0, "count")})
    imports.commit(case_id, proposal, choices={ROWS[0]: RowChoice(ticked=ticked)})
    rang, said, _ = store.all(Incident, case_id=case_id)
    assert [(row.incident_id, row.kind) for row in store.all(IncidentBehaviour)] == [(rang.id, "call")]
    assert (rang.count, said.count) == (Count.exactly(30), None)
    left = {(row.incident_id, row.what) for row in store.all(Suggestion)}
    assert (said.id, "kind") in left
    assert not {(rang.id, "kind"), (rang.id, "count")} & left
    assert store.entries()[0].detail == "d.csv; on taking it in, the officer’s: 2 suggestions taken"
    assert Undoing(store).names()[0].startswith("Undo import: d.csv, in ")


def test_a_threat_is_ticked_with_the_words_of_its_entry_in_view(store: Store, imports: Imports, case_id: str) -> None:
    proposal = imports.preview(case_id, TELLING, "d.csv")
    lines = len(store.entries())
    ticked = frozenset({suggested(proposal, 1, "kind")})
    with pytest.raises(UserError, match="one by one"):
        imports.commit(case_id, proposal, choices={ROWS[1]: RowChoice(ticked=ticked)})
    with pytest.raises(UserError, match="one by one"):
        imports.commit_to_new_case(proposal, choices={ROWS[1]: RowChoice(ticked=ticked)})
    assert len(store.entries()) == lines
    imports.commit(case_id, proposal, choices={ROWS[1]: RowChoice(ticked=ticked, seen=True)})
    assert [row.kind for row in store.all(IncidentBehaviour)] == ["threat-to-kill"]


@pytest.mark.parametrize(
    ("value", "cls"), [("police-contact", PoliceContact), ("life-event", LifeEvent), ("note", None), ("incident", None)]
)
def test_what_is_taken_to_be_no_incident_is_none_and_its_row_is_kept(
    store: Store, imports: Imports, case_id: str, value: str, cls: type[PoliceContact | LifeEvent] | None
) -> None:
    proposal = imports.preview(case_id, TELLING, "d.csv")
    (given,) = [each for each in proposal.made[2].suggested if each.what == "entry"]
    (made,) = proposal.made[2:]
    made = replace(made, suggested=(replace(given, value=value),))
    proposal = replace(proposal, made=(*proposal.made[:2], made))
    changes = imports.commit(case_id, proposal, choices={ROWS[2]: RowChoice(ticked=frozenset({("entry", value)}))})
    assert len(store.all(Incident, case_id=case_id)) == 2 + (value == "incident")
    assert len(store.all(SourceItem, case_id=case_id)) == 3
    for each in (PoliceContact, LifeEvent):
        (kept,) = store.all(each, case_id=case_id) or (None,)
        assert (kept is not None) is (each is cls)
        assert kept is None or getattr(kept, "happened", None) == made.incident.happened
    store.undo(changes.entry)
    assert store.all(SourceItem, case_id=case_id) == ()


def test_a_changed_cell_goes_in_as_the_officer_chose(store: Store, imports: Imports, case_id: str) -> None:
    proposal = imports.preview(case_id, TELLING, "d.csv")
    changed = {
        "happened": When.on(date(2026, 3, 12), words="the day before"), "count": Count.about(20), "reported": "no",
        "police_reference": "CRN 1", "account": "He rang and came to my house",
    }  # fmt: skip
    choice = RowChoice(changed=changed, kinds=("text",))
    shown = changed_entry(proposal.made[0], choice)
    imports.commit(case_id, proposal, [ROWS[0]], choices={ROWS[0]: choice})
    (kept,) = store.all(Incident, case_id=case_id)
    assert kept.happened is not None
    assert (kept.happened.first_day, kept.happened.words) == (date(2026, 3, 12), "the day before")
    assert kept.happened.basis == "chosen by an officer; the file has “13/03/2026”"
    assert (kept.count, kept.reported, kept.police_reference, kept.account) == (
        Count.about(20), "no", "CRN 1", "He rang and came to my house",
    )  # fmt: skip
    assert [row.kind for row in store.all(IncidentBehaviour)] == ["text"]
    assert kept.source_detail == (
        "d.csv, row 2; Weather: rain; Changed by an officer before it was taken in: What happened, When, How many, "
        "Told to police, Police reference, Kinds"
    )
    left = {(row.what, row.value) for row in store.all(Suggestion)}
    assert left == {key_of(each) for each in shown.suggested}
    assert ("kind", "call") in left
    assert not {what for what, _ in left} & {"count", "reported"}
    (item,) = store.all(SourceItem, case_id=case_id)
    assert "He rang me thirty times" in item.raw
    assert store.entries()[0].detail.endswith("the officer’s: 1 entry changed")


def test_what_is_chosen_already_is_no_longer_suggested(imports: Imports, case_id: str) -> None:
    (made, *_) = imports.preview(case_id, TELLING, "d.csv").made
    assert ("kind", "call") in map(key_of, made.suggested)
    assert ("kind", "call") not in map(key_of, changed_entry(made, RowChoice(kinds=("call",))).suggested)
    assert changed_entry(made, RowChoice(ticked=frozenset({("kind", "call")}))) == made


def test_a_file_that_was_read_goes_into_another_case(store: Store, imports: Imports, case_id: str) -> None:
    other = store.add("case.begin", Case(title="E. and F."))[0].id
    person, _ = store.add("person.add", Person(born=When.on(date(2026, 3, 14))))
    store.add("involvement.add", Involvement(case_id=other, person_id=person.id, role="victim"))
    imports.commit(other, imports.preview(other, TELLING, "d.csv"), [ROWS[1]])
    proposal = imports.preview(case_id, TELLING, "d.csv")
    reading = proposal.reading.mapped
    assert reading is not None
    moved = imports.again(proposal, reading.with_mapping(reading.mappings[0].having(3, "effect")), case_id=other)
    assert (moved.case_id, [each.row for each in moved.made]) == (other, [2, 4])
    assert moved.made[0].incident.fear == "rain"
    assert ["before the day of her or his birth" in each.question for each in moved.questions] == [True]
    assert [each.row for each in imports.again(moved, case_id="").made] == [2, 3, 4]


def test_what_was_chosen_of_a_date_stays_with_the_entry_unless_an_officer_gave_another(
    store: Store, imports: Imports, case_id: str
) -> None:
    rows = (
        b"Date,What happened\nSunday 8th,He parked outside\nMonday 9th,He rang\nTues 10th,He hid\nlast week,He came\n"
    )
    proposal = imports.preview(case_id, rows, "d.csv", told_on=date(2026, 11, 29))
    choices = {
        ROWS[1]: RowChoice(changed={"happened": When.on(date(2026, 3, 9))}),
        ROWS[2]: RowChoice(
            ticked=frozenset(key_of(each) for each in proposal.made[2].suggested if each.what == "date")
        ),
    }
    imports.commit(case_id, proposal, choices=choices)
    made = store.all(Incident, case_id=case_id)
    assert [each.source_detail for each in made] == [
        "d.csv, row 2",
        "d.csv, row 3; Changed by an officer before it was taken in: When",
        f"d.csv, row 4; Date as read: {MONTH_ASSUMED}. {DAY_ANSWERED}",
        "d.csv, row 5",
    ]  # fmt: skip
    assert [each.happened.display() for each in made if each.happened] == [
        "date not known (“Sunday 8th”)", "9 March 2026", "10 November 2026", "date not known (“last week”)",
    ]  # fmt: skip
    [left] = [each for each in store.all(Suggestion) if each.what == "date"]
    assert (left.incident_id, left.because) == (made[0].id, "Sunday 8th")
    assert When.from_text(left.value).display() == "8 November 2026"


def test_what_no_column_took_is_kept_with_the_entry(store: Store, imports: Imports, case_id: str) -> None:
    proposal = imports.preview(case_id, TELLING, "d.csv")
    assert [each.left for each in proposal.made] == [(("Weather", "rain"),), (), ()]
    imports.commit(case_id, proposal)
    assert [each.source_detail for each in store.all(Incident, case_id=case_id)] == [
        "d.csv, row 2; Weather: rain", "d.csv, row 3", "d.csv, row 4",
    ]  # fmt: skip
