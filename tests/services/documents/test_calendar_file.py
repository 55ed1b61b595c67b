# SPDX-License-Identifier: Apache-2.0
"""The calendar as a file says the kind of each day and a reference at most, and stands in the register."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.services.conftest import Office
from vlu_desktop.due.calendar_days import CalendarDay, kinds
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.complaints import Complaint
from vlu_desktop.record.offending import Hearing, Movement, Order, Proceeding
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import Contact, Disclosure, FormAnswers, Meeting
from vlu_desktop.services.documents.calendar_file import to_ics


def filled(office: Office) -> tuple[CalendarDay, ...]:
    """A case with a day of every kind, each with words that may not go out."""
    proceeding = office.add(Proceeding(offender_id=office.offender, court="Carrowdale Crown Court"))
    office.services.casework.records.add(
        Hearing(proceeding_id=proceeding.id, kind="sentence", on=date(2026, 12, 15), at="10am", room="Court 4"),
        Meeting(case_id=office.case_id, kind="marac", on=date(2026, 12, 1), venue="Brindle Lane"),
        Meeting(case_id=office.case_id, kind="mappa", on=date(2026, 11, 2), follow_up_on=date(2027, 1, 4)),
        Meeting(case_id=office.case_id, kind="marac", on=date(2026, 12, 2), status="cancelled"),
        Movement(offender_id=office.offender, kind="release", on=date(2027, 1, 5)),
        Movement(offender_id=office.offender, kind="early-release", on=date(2027, 1, 6)),
        Movement(offender_id=office.offender, kind="escape", on=date(2026, 11, 2)),
        Order(offender_id=office.offender, kind="nmo", status="in-force", expires=date(2027, 2, 1)),
        Contact(case_id=office.case_id, follow_up_on=date(2026, 12, 3)),
        Contact(case_id=office.case_id, follow_up_on=date(2026, 12, 4), follow_up_done=True),
        Complaint(case_id=office.case_id, made_on=date(2026, 11, 2), about="officer"),
        FormAnswers(case_id=office.case_id, form="x", done_on=date(2026, 10, 1), review_on=date(2027, 1, 1)),
        case_id=office.case_id,
    )
    days = office.services.insight.today.summary(office.case_id, office.today).days
    return tuple(each for each in days if each.target[0] != "retention")


def test_the_calendar_has_every_kind_of_day_of_a_case_in_order(office: Office) -> None:
    days = filled(office)
    assert [(each.on.isoformat(), each.kind, each.what, each.where) for each in days] == [
        ("2026-11-02", "meeting", "MAPPA", ""),
        ("2026-11-02", "tell", "Tell the victim: escape", ""),
        ("2026-11-04", "tell", "Tell the victim: non-molestation order", ""),
        ("2026-11-16", "complaint", "Acknowledge the complaint, and say when the answer comes", ""),
        ("2026-12-01", "meeting", "MARAC", "Brindle Lane"),
        ("2026-12-03", "follow-up", "Follow up a contact", ""),
        ("2026-12-15", "hearing", "Sentence", "10am, Carrowdale Crown Court, Court 4"),
        ("2027-01-01", "review", "Review of risk", ""),
        ("2027-01-04", "follow-up", "MAPPA follow-up", ""),
        ("2027-01-05", "release", "Release", ""),
        ("2027-01-06", "release", "Early release on a tag (HDC)", ""),
        ("2027-02-01", "expiry", "Non-molestation order ends", ""),
    ]
    assert {each.kind for each in days} == kinds().keys()


def test_a_file_says_the_kind_and_the_reference_and_nothing_else_of_the_record(office: Office, tmp_path: Path) -> None:
    days = filled(office)
    out = tmp_path / "Calendar.ics"
    case = office.store.get(Case, office.case_id)
    assert case is not None
    [entry] = office.services.papers.calendar.save(days, out, office.now, references=True)
    content = out.read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert content.count(b"BEGIN:VEVENT") == len(days)
    summaries = {line for line in content.decode().split("\r\n") if line.startswith("SUMMARY")}
    assert summaries == {f"SUMMARY:VLU: {name.lower()} {case.reference}".rstrip() for name in kinds().values()}
    for hidden in (
        b"Brindle",
        b"Carrowdale",
        b"Court 4",
        b"Sentence",
        b"MARAC",
        case.title.encode(),
        office.case_id.encode(),
    ):
        assert hidden not in content
    assert (entry.document, entry.audience) == ("Calendar (ICS)", "internal")
    assert office.store.all(Disclosure)[-1].sha256 == entry.sha256
    assert (office.lines()[0].method, office.lines()[0].act) == ("calendar.save", "disclosed")


@pytest.mark.parametrize(
    ("reference", "said"), [("VLU 26-1", True), ("Quarrie 26", False), ("26/INES", False), ("", False)]
)
def test_a_reference_that_holds_a_name_stays_here(office: Office, reference: str, said: bool) -> None:
    case = office.store.get(Case, office.case_id)
    assert case is not None
    office.services.casework.records.change(replace(case, reference=reference))
    days = [CalendarDay(kind="hearing", on=office.today, what="x", case_id=office.case_id, target=("case", "c"))]
    assert office.services.papers.calendar.references(days) == ({office.case_id: reference} if said else {})


def test_lines_are_folded_by_octets_and_marks_of_the_format_escaped(office: Office, tmp_path: Path) -> None:
    out = tmp_path / "c.ics"
    days = [CalendarDay(kind="hearing", on=date(2026, 12, 31), what="x", case_id="c", target=("hearing", "h"))]
    text = to_ics(days, {"c": "é" * 60 + ";1,2\\3"}, office.now)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "é" * 60 + "\\;1\\,2\\\\3" in text.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101" in text
    with pytest.raises(UserError, match=r"\.ics"):
        office.services.papers.calendar.save(days, out.with_suffix(".txt"), office.now, references=False)
    with pytest.raises(UserError, match="no day to write"):
        office.services.papers.calendar.save([], out, office.now, references=False)
    assert not out.exists()
