# SPDX-License-Identifier: Apache-2.0
"""Who did what, in words: by act, officer, case and day, page by page; a record's history; a file of it taken out."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.changes import ACTS, JournalQuery
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.services.keeping.auditing import days
from vlu_desktop.text.spreadsheet_cells import as_text

EVERY = JournalQuery()


def test_lines_are_in_words_newest_first(office: Office) -> None:
    office.incident("He waited.")
    office.services.casework.cases.open(office.case_id)
    lines = office.services.keeping.auditing.page(EVERY)
    assert [(line.act, line.what, line.case, line.officer) for line in lines] == [
        ("consulted", "Open case", "I.Q. and C.D.", "Asha Example"),
        ("collected", "Add incident", "I.Q. and C.D.", "Asha Example"),
        ("collected", "Begin case", "", "Asha Example"),
        ("collected", "Make the casebook", "", "Asha Example"),
    ]
    assert lines[0].moment.startswith("2 Nov 2026 09:00:")


@pytest.mark.parametrize("act", ACTS)
def test_each_of_the_six_acts_is_found_by_itself(office: Office, act: str) -> None:
    for each in ACTS:
        with office.store.act("case.change", act=each, case_id=office.case_id) as under_way:
            case = office.store.get(Case, office.case_id)
            assert case is not None
            under_way.change(replace(case, reference=f"VLU {each}"))
    lines = office.services.keeping.auditing.page(JournalQuery(acts=(act,), case_id=office.case_id))
    assert {line.act for line in lines} == {act}
    assert office.services.keeping.auditing.count(JournalQuery(acts=(act,), case_id=office.case_id)) == len(lines) >= 1


def test_by_officer_and_by_day(office: Office) -> None:
    office.incident()
    first = office.store.officer
    office.now = datetime(2026, 11, 4, 23, 59, 50, tzinfo=UTC)
    office.store.officer = "somebody-else"
    office.incident()
    auditing = office.services.keeping.auditing
    assert {line.officer for line in auditing.page(JournalQuery(officer=first))} == {"Asha Example"}
    assert len(auditing.page(JournalQuery(officer="somebody-else"))) == 1
    since, until = days(date(2026, 11, 4), date(2026, 11, 4))
    assert len(auditing.page(JournalQuery(since=since, until=until))) == 1
    since, until = days(None, date(2026, 11, 3))
    assert len(auditing.page(JournalQuery(since=since, until=until))) == 3
    since, until = days(date(2026, 11, 5), None)
    assert auditing.page(JournalQuery(since=since, until=until)) == ()


def test_a_day_begins_at_midnight_here_in_summer_too() -> None:
    since, until = days(date(2026, 7, 1), date(2026, 7, 1))
    assert since == datetime(2026, 6, 30, 23, tzinfo=UTC)
    assert until == datetime(2026, 7, 1, 23, tzinfo=UTC)
    assert days(date(2026, 1, 1), None) == (datetime(2026, 1, 1, tzinfo=UTC), None)


def test_a_clock_set_back_hides_no_line_of_its_day(office: Office) -> None:
    office.incident()
    office.now -= timedelta(days=400)
    office.incident("Told with the clock set back.")
    back = office.now.date()
    since, until = days(back, back)
    assert len(office.services.keeping.auditing.page(JournalQuery(since=since, until=until))) == 1


def test_pages_follow_each_other_without_gap_or_repeat(office: Office) -> None:
    for number in range(25):
        office.incident(f"Told {number}")
    auditing = office.services.keeping.auditing
    whole = [line.ref for line in auditing.every(EVERY)]
    found: list[str] = []
    before = ""
    while page := auditing.page(EVERY, before, 7):
        found += [line.ref for line in page]
        before = page[-1].order
    assert found == whole
    assert len(whole) == len(set(whole)) == auditing.count(EVERY) == 27


def test_a_records_history_says_who_changed_what_from_what_to_what_and_why(office: Office) -> None:
    incident = office.incident("He waited.")
    changed = replace(incident, account="He waited two hours.", strangulation="yes")
    office.services.casework.records.change(changed, reason="She read it back", case_id=office.case_id)
    office.services.casework.records.remove(changed, reason="Entered twice", case_id=office.case_id)
    office.services.casework.undoing.undo()
    steps = office.services.keeping.auditing.history("incident", incident.id)
    assert [(step.what, step.field, step.was, step.now, step.reason) for step in steps] == [
        ("Add incident", "", "", "Recorded", ""),
        ("Change incident", "What happened", "He waited.", "He waited two hours.", "She read it back"),
        ("Change incident", "Strangulation or suffocation", "", "Yes", "She read it back"),
        ("Take out incident", "Taken out", "in use", "taken out", "Entered twice"),
        ("Undo", "Brought back", "taken out", "in use", ""),
    ]
    assert {step.officer for step in steps} == {"Asha Example"}


def test_a_line_says_every_record_it_made_and_every_field_it_changed(office: Office) -> None:
    incident = office.incident("He waited.")
    made = office.services.keeping.auditing.page(EVERY)[0]
    assert [(step.what[:9], step.now) for step in office.services.keeping.auditing.steps(made.ref)] == [
        ("Incident:", "Recorded")
    ]
    office.services.casework.records.change(replace(incident, place="the stop"), case_id=office.case_id)
    changed = office.services.keeping.auditing.page(EVERY)[0]
    [step] = office.services.keeping.auditing.steps(changed.ref)
    assert (step.field, step.was, step.now) == ("Where", "", "the stop")


def test_the_journal_that_holds_is_said_to_and_one_that_does_not_is_not(office: Office) -> None:
    office.incident()
    verified = office.services.keeping.auditing.verify()
    assert verified.sound
    assert verified.sentence.startswith("The journal holds: nothing was altered, left out or cut off. Entries: 3.")
    office.services.vault._connection.execute("UPDATE journal SET officer = 'nobody' WHERE seq = 2")
    verified = office.services.keeping.auditing.verify()
    assert not verified.sound
    assert "does not hold" in verified.sentence
    assert verified.problems


def test_a_printed_code_is_found_again(office: Office) -> None:
    code = office.store.sign_head("document")
    said = office.services.keeping.auditing.printed(f" {code.lower()} ")
    assert said.startswith("That is where the journal stood on 2 November 2026 at 09:00")
    assert "No document" in office.services.keeping.auditing.printed("0000 0000")
    assert "No document" in office.services.keeping.auditing.printed("<b>")


def test_a_file_of_it_is_a_disclosure_and_holds_no_formula(office: Office) -> None:
    office.services.casework.records.add(Incident(case_id=office.case_id, account="x"), case_id=office.case_id)
    case = office.store.get(Case, office.case_id)
    assert case is not None
    office.services.casework.records.change(
        replace(case, title="=cmd|' /C calc'!A0"), reason="\t@SUM(1)", case_id=office.case_id
    )
    out = office.folder / "audit.csv"
    with pytest.raises(UserError, match="whom the file is for"):
        office.services.keeping.auditing.export(EVERY, out, " ")
    assert not out.exists()
    many = office.services.keeping.auditing.export(EVERY, out, "The Information Commissioner")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == many + 1 == 5
    assert rows[0][0] == "When"
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+-@")]
    assert any(cell.startswith("'=cmd") for row in rows for cell in row)
    line = office.services.keeping.auditing.page(EVERY)[0]
    assert (line.act, line.detail, line.what) == (
        "disclosed", "The Information Commissioner", "Take out a file of the audit"
    )  # fmt: skip


@pytest.mark.parametrize("cell", ["=1", " =1", "+1", "-1", "@x", "\tx", "\r=1", "|x", "%0A"])
def test_what_a_spreadsheet_might_run_is_quoted(cell: str) -> None:
    assert as_text(cell) == f"'{cell}"


def test_what_is_plain_is_left_as_it_is() -> None:
    assert [as_text(cell) for cell in ("", "He rang", "2 Nov 2026", "a=b")] == ["", "He rang", "2 Nov 2026", "a=b"]


def test_no_file_is_left_and_nothing_journalled_where_the_folder_is_not_there(office: Office, tmp_path: Path) -> None:
    before = office.services.keeping.auditing.count(EVERY)
    with pytest.raises(UserError, match="no folder"):
        office.services.keeping.auditing.export(EVERY, tmp_path / "none" / "a.csv", "ICO")
    assert office.services.keeping.auditing.count(EVERY) == before
