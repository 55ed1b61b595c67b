# SPDX-License-Identifier: Apache-2.0
"""What the tables of a unit's briefing count: each offender once, what had happened by the day, what is not known."""

from datetime import date
from typing import Any

import pytest

from tests.analysis.casemaker import OFFENDER, VICTIM, Made, when
from vlu_desktop.analysis.unit_briefing.make_tables import unit_tables
from vlu_desktop.analysis.unit_briefing.sentence_tables import GRAVEST, length_in_days
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.conduct import Charge
from vlu_desktop.record.count import Count
from vlu_desktop.record.offending import (
    Assessment,
    Breach,
    Conviction,
    NoneKnown,
    Programme,
    Sentence,
    SentenceRequirement,
    Whereabouts,
)
from vlu_desktop.record.people import Case, Involvement, Person, SameAs
from vlu_desktop.record.unit_table import UnitTable
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.record.work import Meeting, Statement

THE_DAY = date(2026, 6, 30)


def tables(*cases: Made, on: date = THE_DAY) -> dict[str, UnitTable]:
    return {table.key: table for table in unit_tables((made.file for made in cases), on)}


def shown(table: UnitTable, column: int = 0) -> dict[str, int | None]:
    return {row.label: row.counts[column] for row in table.rows if row.counts[column]}


def aged(**person: Any) -> Made:
    made = Made()
    made.rows[0] = Person(id=RecordId(OFFENDER), **person)
    return made


@pytest.mark.parametrize(
    ("person", "band"),
    [
        ({"born": when("2005-01-01")}, "21 or younger"),
        ({"born": when("2004-06-30")}, "22 to 29"),
        ({"born": when("1996")}, "Not entered"),  # 29 or 30
        ({"born": when("1990")}, "30 to 39"),
        ({"age_told": "about 40 in 2011"}, "40 or older"),
        ({"age_told": "21 in 2025"}, "Not entered"),  # 21 to 23 by then
        ({"age_told": "9 months"}, "Not entered"),
        ({"born": when("1980"), "died": when("2025")}, "Not entered"),
        ({}, "Not entered"),
    ],
)
def test_an_age_is_counted_where_what_is_known_leaves_one_group(person: dict[str, Any], band: str) -> None:
    assert shown(tables(aged(**person))["ages"]) == {band: 1}


def test_one_offender_of_two_cases_is_counted_once_with_all_that_either_knows() -> None:
    one, other = Made(), Made()
    other.case = Case(id=RecordId("other"), title="C. Example")
    shared = one.add(Conviction, offence="Assault", category="assault", count=Count.exactly(2))
    other.add(Conviction, id=shared, offence="Assault", category="assault", count=Count.exactly(2))
    other.add(Conviction, id="another", offence="Theft", category="theft")
    found = tables(one, other)
    assert found["ages"].base == 1
    assert shown(found["previous"]) == {"Assault": 2, "Theft or fraud": 1}
    assert shown(found["previous-each"]) == {"3 or 4": 1}


def test_two_entries_found_to_be_one_person_are_one_across_cases() -> None:
    one, other = Made(), Made()
    other.add(Person, id="p-alias")
    other.add(Involvement, person_id="p-alias", role="offender")
    other.add(SameAs, person_id="p-alias", other_id=OFFENDER)
    assert tables(one, other)["ages"].base == 1


def test_what_came_after_the_day_and_cases_opened_later_are_left_out() -> None:
    made, later = Made(), Made()
    made.add(Conviction, offence="Theft", category="theft", convicted=when("2026-07-01"))
    made.add(Conviction, offence="Assault", category="assault", convicted=when("2026-06-30"))
    later.case = Case(id=RecordId("later"), title="C. Example", opened=date(2026, 7, 1))
    found = tables(made, later)
    assert shown(found["previous"]) == {"Assault": 1}
    assert found["ages"].base == 1


def test_previous_convictions_without_a_number_say_so_and_leave_their_offender_unknown() -> None:
    made, said = Made(), Made()
    made.add(Conviction, offence="Harassment", category="harassment", count=Count.told("scores"))
    said.rows[0] = Person(id=RecordId("p-2"))
    said.rows[1] = Involvement(id=RecordId("i-2"), case_id="case", person_id="p-2", role="offender")
    said.add(NoneKnown, what="convictions", source="PNC print", offender_id="p-2")
    found = tables(made, said)
    assert shown(found["previous-each"]) == {"Not entered": 1, "None, as somebody who would know said": 1}
    assert found["previous"].notes == ("1 entry gives no number and counts as one.",)


def test_an_index_offence_is_of_a_charge_too_but_not_of_one_that_came_to_nothing() -> None:
    made = Made()
    made.add(Charge, offence="Harassment", category="harassment", index_offence=True, outcome="pending")
    made.add(Charge, offence="Assault", category="assault", index_offence=True, outcome="acquitted")
    found = tables(made)["index"]
    assert shown(found) == {"Stalking or harassment": 1}
    assert not found.adds_up


@pytest.mark.parametrize(
    ("expressed", "days"),
    [
        ("21 days custody", 21), ("8 weeks", 56), ("3 months", 91), ("12 months imprisonment", 365),
        ("2 years and 6 months", 912), ("16 months (14 on remand)", 486), ("4 years", 1460), ("60 months", 1825),
        ("life", None), ("", None), ("eight weeks, then twelve months", None),
        ("12 months suspended for 2 years", None),
        ("9" * 200_000 + " days", None),
    ],
)  # fmt: skip
def test_the_length_of_a_sentence_is_read_only_where_it_is_nothing_else(expressed: str, days: int | None) -> None:
    assert length_in_days(expressed) == days


def test_a_sentence_is_told_under_the_gravest_of_its_offences_and_its_requirements_with_it() -> None:
    made = Made()
    for kind in ("breach", "assault"):
        made.add(Conviction, offence=kind, category=kind, index_offence=True)
    earlier = made.add(Conviction, offence="Theft", category="theft")
    made.add(Sentence, kind="imprisonment", expressed="6 months")
    made.add(Sentence, kind="imprisonment", expressed="3 years", conviction_id=earlier)
    order = made.add(Sentence, kind="community", expressed="12 months")
    made.add(SentenceRequirement, sentence_id=order, kind="alcohol")
    found = tables(made)
    assert shown(found["custody-offences"]) == {"Assault": 1}
    assert shown(found["custody-list"]) == {"6 months: Assault": 1}
    assert found["custody-list"].alone
    assert shown(found["community"]) == {"Community order": 1}
    assert shown(found["requirements"]) == {"Alcohol treatment": 1}


def test_every_kind_of_offence_has_its_place_among_the_gravest() -> None:
    assert set(GRAVEST) == {"", *(key for key, _ in vocabulary("offence-category").terms)}


def test_breaches_are_counted_by_their_number_before_and_their_time_between() -> None:
    made = Made()
    order = made.order("2025-01-10", served=date(2025, 1, 10))
    for on, outcome in (
        ("2025-01-15", "convicted"),
        ("2025-01-20", "reported"),
        ("2025-06", ""),
        ("2025-07-01", "acquitted"),
    ):
        made.incident(on, "texts", breaks=order, outcome=outcome)
    found = tables(made)
    assert found["breaches"].base == 3
    assert shown(found["breaches"], 0) == {"Proved in court": 1}
    assert sum(row.counts[1] or 0 for row in found["breaches"].rows) == 2
    assert shown(found["second-breach"]) == {"Within 7 days": 1}
    assert shown(found["third-breach"]) == {"Not known to the day": 1}


def test_a_breach_counted_as_several_is_so_many_of_its_outcome_and_an_incident_of_many_texts_is_one() -> None:
    made = Made()
    order, later = (made.order(on, served=date(2025, 1, 10)) for on in ("2025-01-10", "2025-01-09"))
    texts = made.incident("2025-01-15", "text", breaks=order, outcome="convicted", times=30)
    made.add(Breach, order_id=later, incident_id=texts, outcome="convicted", count=Count.exactly(2))
    evening = made.incident("2025-01-20", "text")
    for outcome, count in (("convicted", Count.not_fewer(5)), ("reported", Count.exactly(9))):
        made.add(Breach, order_id=order, incident_id=evening, term_id=outcome, outcome=outcome, count=count)
    found = tables(made)["breaches"]
    assert found.base == 7
    assert [row.counts for row in found.rows] == [(1, 2, 3, 1)]
    assert shown(tables(made)["second-breach"]) == {"Within 7 days": 2}
    assert shown(tables(made)["third-breach"]) == {"Within 7 days": 1}


def test_a_sentence_counted_as_several_is_so_many_with_what_each_required() -> None:
    made = Made()
    made.add(Conviction, offence="breach", category="breach", index_offence=True)
    made.add(Sentence, kind="imprisonment", expressed="12 weeks", count=Count.exactly(3))
    order = made.add(Sentence, kind="community", expressed="12 months", count=Count.not_fewer(2))
    made.add(Sentence, kind="fine", expressed="£50", count=Count.unknown())
    made.add(SentenceRequirement, sentence_id=order, kind="alcohol")
    found = tables(made)
    assert [found[key].base for key in ("custody-lengths", "custody-offences", "custody-list")] == [3, 3, 3]
    assert shown(found["custody-list"]) == {"12 weeks: Breach of an order": 3}
    assert (found["community"].base, found["requirements"].base) == (3, 3)
    assert shown(found["requirements"]) == {"Alcohol treatment": 2}


def test_contact_from_custody_is_of_whom_the_finding_says_so() -> None:
    made = Made()
    made.add(Whereabouts, kind="prison", starts=date(2025, 1, 1), ends=date(2025, 12, 1))
    made.incident("2025-03-03", "letter")
    assert shown(tables(made)["contact"]) == {"The record shows it": 1}
    outside = Made()
    outside.add(Whereabouts, kind="prison", starts=date(2025, 1, 1), ends=date(2025, 2, 1))
    outside.incident("2025-03-03", "letter")
    assert shown(tables(outside)["contact"]) == {"None recorded": 1}
    assert tables(Made())["contact"].base == 0


def test_programmes_and_reports_say_of_how_many_nothing_is_entered() -> None:
    made = Made()
    made.add(Programme, name="Course", setting="custody", outcome="excluded")
    made.add(Assessment, kind="psychiatric", status="refused")
    made.add(Assessment, kind="risk", status="done")
    found = tables(made)
    assert shown(found["programmes"]) == {"Excluded": 1}
    assert found["reports"].base == 1
    assert found["reports"].count("Psychiatric", 1) == 1
    silent = tables(Made())
    assert silent["programmes"].notes == (
        "Of 1 offender no programme is entered, and nothing says that there was none.",
    )
    assert silent["reports"].notes == ("Of 1 offender no report is entered as asked for.",)


@pytest.mark.parametrize(
    ("meeting", "standing"),
    [
        ({"follow_up_on": date(2026, 7, 15)}, "A follow-up date to come"),
        ({"follow_up_on": date(2026, 5, 15)}, "The follow-up date has gone by"),
        ({"no_follow_up_reason": "Moved away"}, "A reason given why none is needed"),
        ({}, "No follow-up set"),
    ],
)
def test_a_marac_is_counted_by_what_followed(meeting: dict[str, Any], standing: str) -> None:
    made = Made()
    made.add(Meeting, kind="marac", on=date(2026, 4, 1), status="held", **meeting)
    assert shown(tables(made)["maracs"]) == {standing: 1}


def test_an_open_case_is_counted_by_its_statement_and_a_closed_one_is_not() -> None:
    made = Made()
    made.add(Statement, kind="vps", status="signed", signed_on=date(2025, 1, 1), maker_id=VICTIM)
    made.incident("2025-06-01", "threat-to-kill")
    assert shown(tables(made)["statements"]) == {"Older than the last serious incident": 1}
    made.case = Case(id=RecordId("case"), title="A. Example", closed=date(2026, 1, 1))
    assert tables(made)["statements"].base == 0


def test_a_unit_without_cases_has_every_table_and_nobody_in_it() -> None:
    found = unit_tables((), THE_DAY)
    assert len(found) == 19
    assert all(table.base == 0 for table in found)
