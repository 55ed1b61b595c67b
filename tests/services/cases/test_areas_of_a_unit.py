# SPDX-License-Identifier: Apache-2.0
"""Two cases of one unit in two areas: Today, the findings and the referral go by the rules of each one's own."""

from dataclasses import replace
from datetime import date

from tests.services.conftest import Office
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case, Unit
from vlu_desktop.record.work import Meeting, RuleSetting
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.cases.rule_settings import InForce

ENNOR = "Vale of Ennor"


def second_case(office: Office, area: str) -> str:
    """Another case of the unit, as the first one is, in an area."""
    people = NewCase(
        reference="VLU 26-0148", victim=NewPerson(given="Una", family="Marl"),
        offender=NewPerson(given="Ott", family="Vane"), relationship="former-partners",
    )  # fmt: skip
    case_id, _ = office.services.casework.cases.begin(people, office.today)
    case = office.store.get(Case, case_id)
    assert case is not None
    office.services.casework.records.change(replace(case, area=area))
    return str(case_id)


def with_incidents(office: Office, *cases: str) -> None:
    """Three reported incidents and a MARAC referred on 2 October 2025 and held on 4 December, in each."""
    for case_id in cases:
        for month in (6, 7, 10):
            told = Incident(
                case_id=case_id, account="He rang.", happened=When.on(date(2026, month, 20)), reported="yes"
            )
            office.services.casework.records.add(told, case_id=case_id)
        met = Meeting(case_id=case_id, kind="marac", on=date(2025, 12, 4), referred_on=date(2025, 10, 2), status="held")
        office.services.casework.records.add(met, case_id=case_id)


def found(office: Office, case_id: str) -> set[str]:
    file = office.store.case_file(case_id)
    assert file is not None
    return {each.finding.rule for each in office.services.insight.findings.of(file, office.today)}


def repeat(office: Office, case_id: str) -> str:
    file = office.store.case_file(case_id)
    assert file is not None
    return office.services.insight.today.repeat_rule(file, office.today)


def held(office: Office, name: str, area: str = "") -> InForce:
    settings = office.services.insight.rule_settings
    return next(each for each in settings.in_force(office.today, area) if each.name == name)


def test_each_case_has_the_repeat_and_the_threshold_of_its_own_area(office: Office) -> None:
    ennor = second_case(office, ENNOR)
    with_incidents(office, office.case_id, ennor)
    assert all("marac-threshold" in found(office, each) for each in (office.case_id, ennor))
    settings = office.services.insight.rule_settings
    settings.change("marac_count", "4", date(2026, 1, 1), "The board there counts four.", ENNOR)
    settings.change("repeat_anchor", "meeting", date(2026, 1, 1), "The board there counts from the meeting.", ENNOR)
    assert "marac-threshold" in found(office, office.case_id)
    assert "marac-threshold" not in found(office, ennor)
    assert repeat(office, office.case_id).startswith("No repeat by date")
    assert "2 October 2026" in repeat(office, office.case_id)
    assert "4 December 2026" in repeat(office, ennor)
    assert "marac-repeat" in found(office, ennor)


def test_each_area_says_where_a_case_goes_that_is_no_domestic_abuse(office: Office) -> None:
    settings = office.services.insight.rule_settings
    assert held(office, "other_forum").value == "not set"
    settings.change("other_forum", "Mappa", date(2026, 1, 1), "No panel sits here.")
    settings.change("other_forum", "marac", date(2026, 1, 1), "The board hears them all.", ENNOR)
    assert (held(office, "other_forum").value, held(office, "other_forum").reason) == ("mappa", "No panel sits here.")
    assert (held(office, "other_forum", ENNOR).value, held(office, "other_forum", ENNOR).area) == ("marac", ENNOR)


def test_the_unit_s_own_change_does_not_reach_an_area_that_has_its_own(office: Office) -> None:
    ennor = second_case(office, ENNOR)
    with_incidents(office, office.case_id, ennor)
    settings = office.services.insight.rule_settings
    settings.change("repeat_months", "18", date(2025, 1, 1), "Eighteen there.", f" {ENNOR.lower()} ")
    settings.change("repeat_months", "14", date(2025, 6, 1), "Fourteen everywhere else.")
    assert "2 December 2026" in repeat(office, office.case_id)
    assert "2 April 2027" in repeat(office, ennor)
    assert f"as {ENNOR.lower()} counts it" in repeat(office, ennor)
    assert (held(office, "repeat_months").value, held(office, "repeat_months").area) == ("14", "")
    assert (held(office, "repeat_months", ENNOR).value, held(office, "repeat_months", ENNOR).area) == (
        "18", ENNOR.lower(),
    )  # fmt: skip
    assert held(office, "new_days", ENNOR).area == ""


def test_a_case_that_names_no_area_is_of_the_unit_s_own(office: Office) -> None:
    with_incidents(office, office.case_id)
    unit = office.services.casework.units.standing().unit
    office.services.casework.units.change(
        replace(unit, name="Ours", area=ENNOR), office.services.casework.units.standing().officer
    )
    office.services.insight.rule_settings.change("marac_count", "4", date(2026, 1, 1), "Four.", ENNOR)
    assert "marac-threshold" not in found(office, office.case_id)


def test_every_area_that_is_named_is_offered(office: Office) -> None:
    settings = office.services.insight.rule_settings
    second_case(office, ENNOR)
    settings.change("marac_count", "4", date(2026, 1, 1), "Four.", "Carrowdale")
    assert settings.areas() == ("Carrowdale", ENNOR)


def test_nothing_changes_where_no_area_is_entered(office: Office) -> None:
    with_incidents(office, office.case_id)
    before = (found(office, office.case_id), repeat(office, office.case_id))
    office.services.insight.rule_settings.change("marac_count", "9", date(2026, 1, 1), "Nine.", ENNOR)
    assert (found(office, office.case_id), repeat(office, office.case_id)) == before
    assert [row.area for row in office.store.all(RuleSetting) if row.name == "marac_count"] == [ENNOR]
    assert office.store.all(Unit)[0].area == ""
