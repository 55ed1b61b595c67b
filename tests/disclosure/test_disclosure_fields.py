# SPDX-License-Identifier: Apache-2.0
"""What of a row an audience may have: its fields, its last day, what stays counted, and whose copy it is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.disclosure.disclosed_samples import CASE, CHILD, HER, HIM, TODAY, view_of
from tests.papers.everything_allowed import EVERYTHING, KEYS, shown
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.disclose import disclose
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.field_policy import SOCIAL_HISTORY
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.complaints import Complaint
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Kind, spec, specs

HE_READS = "court parole tribunal licence"
DAY = timedelta(days=1)
INCIDENT = c.Incident(id=RecordId("i"), case_id=CASE, source="victim")
KEPT = ((w.Protection(record_type="incident", record_id="i", from_whom="offender"), INCIDENT),)
ORDER = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", status="in-force")


def but(*left_out: str) -> str:
    """Every audience but those of these rows."""
    gone = " ".join(left_out).split()
    return " ".join(key for key in KEYS if key not in gone)


PROOFS = [("pending", True), ("admitted", True), ("convicted", True), ("acquitted", True), ("nfa", False)]


@pytest.mark.parametrize(("outcome", "stands"), PROOFS)
def test_the_number_of_a_report_stands_in_what_he_reads_once_it_is_in_his_papers(outcome: str, stands: bool) -> None:
    incident = c.Incident(id=RecordId("i"), case_id=CASE, source="victim", police_reference="NQ/77")
    charge = c.Charge(id=RecordId("c"), offender_id=HIM, offence="Stalking", outcome=outcome)
    link = c.ChargeIncident(id=RecordId("l"), charge_id="c", incident_id="i")
    for key in but("licence").split():
        row = shown(key, incident, charge, link)
        assert row is not None
        assert (row.police_reference == "NQ/77") is (stands or key not in HE_READS.split())


LATER = TODAY + DAY


@pytest.mark.parametrize(("on", "known"), [(TODAY - DAY, True), (TODAY, True), (LATER, False)])
def test_what_was_decided_after_the_last_day_is_blank(on: date, known: bool) -> None:
    charge = c.Charge(
        id=RecordId("c"), offender_id=HIM, offence="Stalking", outcome="convicted", outcome_on=When.on(on)
    )
    row = shown("police", charge)
    assert row is not None
    assert (row.outcome, row.outcome_on) == (("convicted", When.on(on)) if known else ("", None))
    breach = o.Breach(
        id=RecordId("b"), order_id="o", incident_id="i", outcome="convicted", outcome_on=When.on(on), sentence="A fine"
    )
    found = shown("police", breach, ORDER, INCIDENT)
    assert found is not None
    assert (found.outcome, found.sentence) == (("convicted", "A fine") if known else ("", ""))


def test_an_outcome_on_no_day_that_is_known_stands() -> None:
    for when in (None, When(words="some day")):
        charge = c.Charge(id=RecordId("c"), offender_id=HIM, offence="x", outcome="convicted", outcome_on=when)
        row = shown("police", charge)
        assert row is not None
        assert row.outcome == "convicted"


@pytest.mark.parametrize(("on", "known"), [(TODAY - DAY, True), (TODAY, True), (LATER, False)])
def test_ends_and_decisions_to_come_are_blank(on: date, known: bool) -> None:
    day = on if known else None
    order = shown("police", o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", status="in-force", ended=on))
    request = shown("police", w.Request(id=RecordId("r"), case_id=CASE, kind="other", decided_on=on))
    assert order is not None
    assert request is not None
    assert (order.ended, request.decided_on) == (day, day)


def test_the_end_of_a_diary_and_a_source_that_came_later_are_blank() -> None:
    for ended, known in ((date(2026, 5, 1), True), (date(2026, 5, 2), False)):
        diary = c.RecordingPeriod(id=RecordId("r"), case_id=CASE, way="diary", starts=date(2026, 4, 1), ends=ended)
        convicted = o.Conviction(id=RecordId("c"), offender_id=HIM, offence="Stalking", source_on=ended)
        one = shown("internal", diary, up_to=date(2026, 5, 1))
        other = shown("internal", convicted, up_to=date(2026, 5, 1))
        assert one is not None
        assert other is not None
        assert (one.ends, other.source_on) == (ended if known else None,) * 2


def test_one_field_protected_from_who_may_see_the_row_is_blank() -> None:
    """The police have the number of a report; kept from them, it is not there, nor a mark where it stood."""
    incident = c.Incident(id=RecordId("i"), case_id=CASE, source="victim", police_reference="NQ/77")
    kept = w.Protection(record_type="incident", record_id="i", field="police_reference", from_whom="agency")
    for protected, left in (((), "NQ/77"), (((kept, incident),), "")):
        row = shown("police", incident, protected=protected)
        assert row is not None
        assert row.police_reference == left


@pytest.mark.parametrize(
    "row",
    [
        c.Incident(id=RecordId("x"), case_id=CASE, source="victim", count=Count.exactly(3), happened=When.on(TODAY)),
        c.LifeEvent(id=RecordId("x"), case_id=CASE, kind="illness", because="yes", recurs=True),
        c.Exhibit(id=RecordId("x"), case_id=CASE, title="Her diary", size=12, taken_in=TODAY),
        c.SourceItem(id=RecordId("x"), case_id=CASE, position=3, seconds=4, sent_at=datetime(2026, 5, 1, tzinfo=UTC)),
    ],
    ids=lambda row: type(row).__name__,
)
def test_a_field_that_a_document_does_not_name_is_as_if_nobody_had_filled_it(row: Record) -> None:
    found = shown("internal", row, allowance={p.Case: "title", type(row): ""})
    assert found is not None
    blank = type(row)(id=RecordId("y"))
    for each in specs(type(row)):
        if each.kind is not Kind.REF:
            assert repr(getattr(found, each.name)) == repr(getattr(blank, each.name)), each.name


SINCE: list[tuple[str, type[Record], dict[str, Any]]] = [
    ("happened", c.Incident, {"case_id": CASE, "source": "victim"}),
    ("made", o.Order, {"offender_id": HIM, "kind": "nmo"}),
    ("on", w.Meeting, {"case_id": CASE}),
    ("passed", o.Sentence, {"conviction_id": "c", "kind": "custodial"}),
    ("convicted", o.Conviction, {"offender_id": HIM, "offence": "Stalking"}),
    ("charged_on", c.Charge, {"offender_id": HIM, "offence": "Stalking"}),
    ("starts", c.RecordingPeriod, {"case_id": CASE, "way": "diary"}),
    ("taken_in", c.Exhibit, {"case_id": CASE, "title": "Her diary"}),
    ("asked_on", w.Request, {"case_id": CASE, "kind": "other"}),
    ("made_on", Complaint, {"case_id": CASE, "about": "not-told"}),
    ("offered_on", w.StatementOffer, {"case_id": CASE}),
    ("done_on", w.FormAnswers, {"case_id": CASE, "form": "safety-plan"}),
]


@pytest.mark.parametrize(("name", "cls", "values"), SINCE, ids=[name for name, _, _ in SINCE])
def test_what_came_about_after_the_last_day_is_not_in_it(name: str, cls: type[Record], values: dict[str, Any]) -> None:
    def there(day: date) -> bool:
        value: Any = When.on(day) if spec(cls, name).kind is Kind.WHEN else day
        return shown("internal", cls(id=RecordId("x"), **values, **{name: value}), up_to=date(2026, 5, 1)) is not None

    assert there(date(2026, 5, 1))
    assert not there(date(2026, 5, 2))


PROCEEDING = o.Proceeding(id=RecordId("p"), offender_id=HIM)
PLANS: list[tuple[type[Record], dict[str, Any]]] = [
    (w.Meeting, {"case_id": CASE}),
    (o.Hearing, {"proceeding_id": "p"}),
    (o.Movement, {"offender_id": HIM, "kind": "release"}),
]


@pytest.mark.parametrize(("cls", "values"), PLANS, ids=lambda each: getattr(each, "__name__", ""))
@pytest.mark.parametrize(("entered", "known"), [(date(2026, 5, 1), True), (date(2026, 5, 2), False), (None, False)])
def test_a_plan_for_a_day_to_come_is_in_it_where_it_was_entered_by_the_last_day(
    cls: type[Record], values: dict[str, Any], entered: date | None, known: bool
) -> None:
    at = datetime(entered.year, entered.month, entered.day, 12, tzinfo=UTC) if entered else None
    planned: dict[str, Any] = {**values, "on": date(2026, 6, 3)}
    row = cls(id=RecordId("m"), recorded_at=at, **planned)
    assert (shown("internal", row, PROCEEDING, up_to=date(2026, 5, 1)) is not None) is known


def test_what_is_no_plan_is_not_in_it_by_the_day_on_which_it_was_entered() -> None:
    entered = datetime(2026, 5, 1, 12, tzinfo=UTC)
    later = c.Incident(id=RecordId("i"), case_id=CASE, happened=When.on(date(2026, 5, 2)), recorded_at=entered)
    assert shown("internal", later, up_to=date(2026, 5, 1)) is None


@pytest.mark.parametrize(
    ("on", "decided_on", "known"),
    [
        (TODAY, None, True),
        (TODAY, LATER, False),
        (TODAY - DAY, TODAY, True),
        (LATER, TODAY, True),
        (LATER, None, False),
        (None, None, True),
    ],
)
def test_what_a_hearing_decided_after_the_last_day_is_blank_and_that_it_is_listed_stands(
    on: date | None, decided_on: date | None, known: bool
) -> None:
    said: dict[str, Any] = {"outcome": "adjourned", "bail_objected": "yes", "remand_sought": "no", "result": "Put off"}
    entered = datetime(2026, 5, 1, tzinfo=UTC)
    hearing = o.Hearing(id=RecordId("h"), proceeding_id="p", on=on, decided_on=decided_on, recorded_at=entered, **said)
    row = shown("police", hearing, PROCEEDING)
    assert row is not None
    assert row.on == on
    assert {name: getattr(row, name) for name in said} == (said if known else dict.fromkeys(said, ""))


@pytest.mark.parametrize(("role", "stands"), [("victim", True), ("child", False), ("offender", False)])
def test_what_only_a_victim_is_asked_for_stands_for_a_victim_alone(role: str, stands: bool) -> None:
    person = p.Person(id=RecordId("new"), sex="female", gp="Dr Example", religion="none")
    part = p.Involvement(id=RecordId("part"), case_id=CASE, person_id="new", role=role)
    row = shown("marac", person, part)
    assert row is not None
    assert row.sex == "female"
    assert (row.gp, row.religion) == (("Dr Example", "none") if stands else ("", ""))


@pytest.mark.parametrize(("field", "outcome"), [("", "reported"), ("outcome", "reported"), ("offence", "convicted")])
def test_a_breach_is_told_by_the_outcome_of_its_charge_unless_that_is_kept_back(field: str, outcome: str) -> None:
    charge = c.Charge(id=RecordId("c"), offender_id=HIM, offence="Breach of an order", outcome="convicted")
    breach = o.Breach(id=RecordId("b"), order_id="o", incident_id="i", outcome="reported", charge_id="c")
    kept = w.Protection(record_type="charge", record_id="c", field=field, from_whom="offender")
    row = shown("court", breach, ORDER, INCIDENT, charge, protected=((kept, charge),))
    assert row is not None
    assert row.outcome == outcome


@pytest.mark.parametrize("day", ["signed_on", "taken_on"])
def test_a_statement_signed_after_the_last_day_is_not_in_it(day: str) -> None:
    on: dict[str, Any] = {day: date(2026, 5, 2)}
    signed = w.Statement(id=RecordId("s"), case_id=CASE, maker_id=HER, status="signed", **on)
    use = w.StatementUse(id=RecordId("u"), statement_id="s", purpose="internal", agreed="yes")
    assert shown("internal", signed, use, up_to=date(2026, 5, 2)) is not None
    assert shown("internal", signed, use, up_to=date(2026, 5, 1)) is None


def test_a_case_kept_from_an_audience_makes_no_document() -> None:
    case = view_of().file.case
    protection = w.Protection(record_type="case", record_id=CASE, from_whom="offender")
    view = view_of(protected=((protection, case),))
    with pytest.raises(UserError, match="kept from this audience as a whole"):
        disclose(view, "court", TODAY, DisclosureOptions(), EVERYTHING)
    assert disclose(view, "marac", TODAY, DisclosureOptions(), EVERYTHING).file.case.id == CASE


def test_what_was_left_out_is_counted_by_reason_for_the_officer() -> None:
    other = c.Incident(id=RecordId("j"), case_id=CASE, source="victim", account="He rang Marisol Featherquill.")
    refused = c.IncidentUse(id=RecordId("u"), incident_id="k", purpose="court", agreed="no")
    third = c.Incident(id=RecordId("k"), case_id=CASE, source="victim")
    view = view_of(
        INCIDENT,
        other,
        third,
        refused,
        protected=KEPT,
    )
    left = {
        (each.reason, each.what): each.times
        for each in disclose(view, "court", TODAY, DisclosureOptions(), EVERYTHING).left
    }
    assert left[("W1", "incidents")] == 1
    assert left[("W5", "incidents")] == 1
    assert left[("W2", "incidents")] == 1


BORN = [
    (date(2008, 11, 2), False),
    (date(2008, 11, 3), True),
    (date(2009, 1, 1), True),
    (date(1990, 1, 1), False),
    (date(2008, 10, 31), False),
    (date(2008, 12, 1), True),
]


@pytest.mark.parametrize(("born", "child"), BORN)
def test_her_birthday_stands_in_what_he_reads_only_while_she_is_a_child(born: date, child: bool) -> None:
    def birthdays(who: str) -> str:
        # The people of the sample are there as well; only this entry has a birthday.
        person = p.Person(id=RecordId("new"), born=When.on(born))
        part = p.Involvement(id=RecordId("part"), case_id=CASE, person_id="new", role=who)
        return " ".join(
            key for key in KEYS if key != "victim" and (row := shown(key, person, part)) is not None and row.born
        )

    assert birthdays("victim") == (but("victim") if child else but("victim", HE_READS))
    assert birthdays("offender") == but("victim")


def test_in_her_copy_her_own_birthday_alone_stands() -> None:
    for role, born in (("victim", True), ("offender", False), ("child", False)):
        person = p.Person(id=RecordId("new"), born=When.on(date(2015, 5, 5)))
        part = p.Involvement(id=RecordId("part"), case_id=CASE, person_id="new", role=role)
        row = shown("victim", person, part, reader_id="new" if role == "victim" else HER)
        assert row is not None
        assert bool(row.born) is born, role


def test_whose_copy_it_is_must_be_said_where_there_are_several() -> None:
    second = p.Involvement(id=RecordId("second"), case_id=CASE, person_id="new", role="victim")
    person = p.Person(id=RecordId("new"))
    with pytest.raises(UserError, match="Say whose copy it is"):
        shown("victim", INCIDENT, second, person)
    with pytest.raises(UserError, match="is for a victim of the case"):
        shown("victim", INCIDENT, reader_id=HIM)
    with pytest.raises(UserError, match="is for a victim of the case"):
        shown("victim", INCIDENT, second, person, reader_id=CHILD)
    assert shown("victim", person, second, reader_id="new") is not None
    assert shown("victim", person, second, reader_id=HER) is None, "another victim is not named in her copy"
    same = p.SameAs(id=RecordId("same"), person_id=HER, other_id="new")
    assert shown("victim", person, second, same) is not None, "one person under two entries"


def test_a_copy_of_a_case_without_a_victim_is_refused() -> None:
    view = view_of()
    rows = dict(view.file.rows)
    rows[p.Involvement] = tuple(row for row in view.file.all(p.Involvement) if row.role != "victim")
    with pytest.raises(UserError, match="has no victim, or several"):
        disclose(
            replace(view, file=CaseFile(case=view.file.case, rows=rows)),
            "victim",
            TODAY,
            DisclosureOptions(),
            EVERYTHING,
        )


def test_a_marac_is_named_where_the_document_is_about_meetings_or_it_was_chosen() -> None:
    incident = c.Incident(id=RecordId("i"), case_id=CASE, source="victim", account="It was heard at MARAC.")
    for allowance, reason, named in (
        (EVERYTHING, "", True),
        (SOCIAL_HISTORY, "", False),
        (SOCIAL_HISTORY, "asked", True),
    ):
        row = shown("court", incident, allowance=allowance, marac_reason=reason)
        assert row is not None
        assert ("MARAC" in row.account) is named


def passage(
    starts: int | None, ends: int | None, *, audience: str = "parole", reason: str = "W2", of: str = "i"
) -> Any:
    return w.WithholdingMark(
        id=RecordId(f"w{of}{starts}"), record_type="incident", record_id=of, field="account", starts_at=starts,
        ends_at=ends, audience=audience, reason=reason,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "words", "reason"),
    [
        (passage(3, 6), "ran", "W2"),
        (passage(None, 2), "He", "W2"),
        (passage(3, None), "rang her", "W2"),
        (passage(0, 2, reason=""), "He", "W3"),
    ],
)
def test_the_withheld_annex_gives_what_the_panel_s_papers_leave_out(mark: Any, words: str, reason: str) -> None:
    incident = c.Incident(id=RecordId("i"), case_id=CASE, source="victim", account="He rang her")
    another = c.Incident(id=RecordId("j"), case_id=CASE, source="victim", account="He wrote")
    rows = (another, incident, passage(0, 2, of="gone"), passage(0, 1, audience="court"), mark)
    (left_out,) = disclose(view_of(*rows), "parole-withheld", TODAY, DisclosureOptions(), EVERYTHING).passages
    assert (left_out.words, left_out.reason, left_out.field, left_out.record_type, left_out.record_id) == (
        words, reason, "account", "incident", "i"
    )  # fmt: skip
    assert disclose(view_of(*rows), "parole", TODAY, DisclosureOptions(), EVERYTHING).passages == ()


def test_a_text_from_outside_the_case_is_masked_as_well() -> None:
    found = disclose(view_of(), "court", TODAY, DisclosureOptions(), SOCIAL_HISTORY)
    assert found.masked("The unit at 14 Tamarisk Rise") == "The unit at [withheld W1]"
    assert found.masked("The unit at Pellow") == "The unit at Pellow"
