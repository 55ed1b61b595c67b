# SPDX-License-Identifier: Apache-2.0
"""Whose cases are whose: counted from what Today shows, given to another officer, and covered while one is away."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.services.cases.worked_out import worked_out_anew
from tests.services.conftest import Office
from vlu_desktop.due.due_line import DueItem
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.changes import JournalQuery
from vlu_desktop.record.people import Case, Cover, Officer
from vlu_desktop.record.work import Action
from vlu_desktop.services.cases.caseload import LineCounts, Staff, counted, loads
from vlu_desktop.services.cases.kept_summaries import CaseSummary
from vlu_desktop.services.cases.today import Today

DAY = date(2026, 11, 2)
ANN, BO, GONE = Officer(name="Ann Lee"), Officer(name="Bo Tarn"), Officer(name="Cy Moor", left_on=date(2026, 10, 1))


def line(kind: str, days: int | None, **more: object) -> DueItem:
    due = None if days is None else DAY + timedelta(days=days)
    late = days is not None and days < 0
    return DueItem(kind=kind, title="x", case_id="a", due=due, overdue=late, target=("case", "a"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), LineCounts()),
        ((line("action", -1), line("action", -30)), LineCounts(late=2, oldest=date(2026, 10, 3), every=2)),
        ((line("action", 0), line("action", 14), line("action", 15)), LineCounts(soon=2, every=3)),
        ((line("finding", None),), LineCounts(every=1)),
        ((line("action", -5, waits_until=DAY + timedelta(days=3)),), LineCounts(every=1)),
        ((line("questioning", -2, alarm=True),), LineCounts(late=1, oldest=date(2026, 10, 31), alarms=1, every=1)),
    ],
    ids=["none", "late", "within fourteen days", "without a day", "put off", "an alarm"],
)
def test_lines_are_counted_as_today_shows_them(lines: tuple[DueItem, ...], said: LineCounts) -> None:
    assert counted(lines, DAY) == said


def summary(case_id: str, officer: Officer | None, *due: DueItem, is_open: bool = True) -> CaseSummary:
    return CaseSummary(
        case_id=case_id, title=case_id, officer_id=officer.id if officer else "", findings=3, new_findings=1, next=None,
        due=due, is_open=is_open,
    )  # fmt: skip


def test_every_officer_here_has_a_row_and_one_who_left_while_a_case_is_theirs() -> None:
    ann, bo, gone = (replace(each, id=RecordId(each.name)) for each in (ANN, BO, GONE))
    cover = Cover(officer_id=ann.id, covered_by_id=bo.id, starts=DAY, ends=DAY)
    staff = Staff(officers=(ann, bo, gone), covers=(cover,))
    cases = [
        summary("One", None, line("action", -1), line("meeting", -1), line("follow-up", 3)),
        summary("Two", ann, line("action", -9)),
        summary("Three", ann, is_open=False),
    ]
    rows = loads(cases, staff, DAY)
    assert [(row.name, row.open_cases, row.lines.late, row.findings) for row in rows] == [
        ("Ann Lee", 1, 1, 2), ("Bo Tarn", 0, 0, 0), ("", 1, 2, 1),
    ]  # fmt: skip
    assert [row.cover for row in rows] == [cover, None, None]
    assert [(name, of.late, of.soon) for name, of in rows[2].kinds] == [
        ("Actions", 1, 0), ("Meetings and follow-ups", 1, 1),
    ]  # fmt: skip
    assert "Cy Moor" not in {row.name for row in rows}
    theirs = loads([*cases, summary("Four", gone)], staff, DAY)
    assert [row.left_on for row in theirs if row.name == "Cy Moor"] == [date(2026, 10, 1)]
    assert {row.name for row in loads([], staff, date(2026, 10, 1))} == {"Ann Lee", "Bo Tarn", "Cy Moor"}


def staffed(office: Office) -> Mapping[str, str]:
    """The officers by name, with the one at work and one who left."""
    for each in (ANN, BO, GONE):
        office.store.add("officer.add", each)
    return {row.name: row.id for row in office.store.all(Officer)}


def test_cases_are_given_to_another_by_one_act_that_undo_takes_back(office: Office) -> None:
    who, caseload = staffed(office), office.services.casework.caseload
    other = office.add(Case(title="Another"))
    refused = {
        "Choose the officer": ([office.case_id], "nobody", "She is back"),
        "works here no more": ([office.case_id], who["Cy Moor"], "She is back"),
        "in a few words why": ([office.case_id], who["Bo Tarn"], " "),
        "at least one case": ([], who["Bo Tarn"], "She is back"),
        "no longer": ([office.case_id, "0"], who["Bo Tarn"], "She is back"),
    }
    before = len(office.lines())
    for sentence, asked in refused.items():
        with pytest.raises(UserError, match=sentence):
            caseload.reassign(*asked, office.today)
    assert len(office.lines()) == before
    changes = caseload.reassign([office.case_id, other.id], who["Bo Tarn"], "Ann goes part-time", office.today)
    assert changes.touches("case")
    assert {row.officer_id for row in office.store.all(Case)} == {who["Bo Tarn"]}
    newest = office.lines()[0]
    assert (newest.method, newest.reason, newest.detail) == ("case.reassign-many", "Ann goes part-time", "Bo Tarn")
    with pytest.raises(UserError, match="has all of those cases already"):
        caseload.reassign([office.case_id, other.id], who["Bo Tarn"], "Again", office.today)
    told = office.services.casework.undoing.next_undo()
    assert told is not None
    assert told.words == "give cases to another officer: 2 cases"
    lines = office.services.keeping.auditing.page(JournalQuery(case_id=other.id))
    assert lines[0].ref == newest.ref
    office.services.casework.undoing.undo()
    assert who["Bo Tarn"] not in {row.officer_id for row in office.store.all(Case)}
    caseload.reassign([other.id], who["Ann Lee"], "Hers", office.today)
    told = office.services.casework.undoing.next_undo()
    assert told is not None
    assert told.words == "give the case to another officer: Another"
    erasing = office.services.keeping.erasing
    erasing.erase(erasing.plan("case", other.id, other.id), "Wrongly entered", "Section 47")
    assert "Ann goes part-time" not in {line.reason for line in office.lines()}


def test_a_cover_that_can_not_be_is_refused_with_a_sentence(office: Office) -> None:
    who, covers = staffed(office), office.services.casework.covers
    own = office.store.officer

    def cover(away: str, by: str, first: int, last: int) -> Cover:
        day = office.today
        starts, ends = (day + timedelta(days=each) for each in (first, last))
        return Cover(officer_id=who.get(away, own), covered_by_id=who.get(by, own), starts=starts, ends=ends)

    covers.start(cover("Ann Lee", "Bo Tarn", 1, 5), office.today)
    before = len(office.lines())
    for sentence, asked in {
        "before it begins": cover("Bo Tarn", "Asha Example", 20, 19),
        "can’t cover for Bo Tarn": cover("Bo Tarn", "Bo Tarn", 20, 21),
        "works here no more": cover("Bo Tarn", "Cy Moor", 20, 21),
        "before today": cover("Bo Tarn", "Asha Example", -3, -1),
        "Ann Lee is covered from": cover("Ann Lee", "Asha Example", 5, 9),
        "Ann Lee is away from": cover("Asha Example", "Ann Lee", 0, 1),
        "Bo Tarn covers for somebody else": cover("Bo Tarn", "Asha Example", 3, 4),
        "first and the last day": replace(cover("Bo Tarn", "Asha Example", 3, 4), ends=None),
        "Say who is away": replace(cover("Bo Tarn", "Asha Example", 3, 4), officer_id=""),
    }.items():
        with pytest.raises(UserError, match=sentence):
            covers.start(asked, office.today)
    assert len(office.lines()) == before
    covers.start(cover("Ann Lee", "Asha Example", 6, 9), office.today)
    first, second = covers.all()
    covers.end(first.id, office.today + timedelta(days=2))
    with pytest.raises(UserError, match="Choose a day before that"):
        covers.end(first.id, office.today + timedelta(days=2))
    with pytest.raises(UserError, match="is before"):
        covers.end(second.id, office.today + timedelta(days=5))
    covers.take_out(second.id)
    with pytest.raises(UserError, match="not there any more"):
        covers.take_out(second.id)
    assert [each.method for each in office.lines()[:3]] == ["cover.remove", "cover.end", "cover.add"]
    assert [each.ends for each in covers.all()] == [office.today + timedelta(days=2)]


def test_who_covers_has_the_other_s_cases_on_those_days_and_on_no_other(office: Office) -> None:
    who, casework, today = staffed(office), office.services.casework, office.services.insight.today
    casework.caseload.reassign([office.case_id], who["Ann Lee"], "Hers", office.today)
    office.add(Action(case_id=office.case_id, what="Ring the school", due=office.today))

    def seen(day: date) -> tuple[bool, date | None]:
        """As it stands on that day, by what is held, what is kept, and what is worked out of the case at hand."""
        again = Today(office.store, office.services.insight.findings, office.services.data.rules, holidays)
        looks = [
            *today.summaries(day),
            *again.summaries(day),
            worked_out_anew(today, office.store, casework.cases.read(office.case_id), day),
        ]
        assert looks[0].due
        assert len({(each.mine, each.covered_until) for each in looks}) == 1
        return looks[0].mine, looks[0].covered_until

    holidays, first, last = office.services.data.holidays, office.today, office.today + timedelta(days=2)
    assert seen(first) == (False, None)
    kept = office.store.summaries.read(first.isoformat(), today._kept._law_of())
    casework.covers.start(
        Cover(officer_id=who["Ann Lee"], covered_by_id=office.store.officer, starts=first, ends=last), office.today
    )
    assert office.store.summaries.read(first.isoformat(), today._kept._law_of()) == kept
    assert seen(first) == seen(last) == (True, last)
    assert seen(last + timedelta(days=1)) == (False, None)
    casework.undoing.undo()
    assert seen(first) == (False, None)
