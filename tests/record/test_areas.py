# SPDX-License-Identifier: Apache-2.0
"""A unit may cover several areas: each case has the rules of its own, and those of the unit where it has none."""

from datetime import date

import pytest

from vlu_desktop.kernel.ids import RecordId, UnitId
from vlu_desktop.record.areas import agencies_of, area_of, areas_named, settings_in, settings_of
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.people import Case, Unit
from vlu_desktop.record.work import Agency, RuleSetting


def setting(value: str, since: int | None, area: str = "", name: str = "repeat_months") -> RuleSetting:
    return RuleSetting(name=name, value=value, since=date(since, 1, 1) if since else None, reason="r", area=area)


def file_in(area: str, *rows: RuleSetting | Agency, of_unit: str = "") -> CaseFile:
    unit = Unit(id=RecordId("u"), area=of_unit)
    case = Case(id=RecordId("c"), title="One", area=area, unit=UnitId("u"))
    settings = tuple(row for row in rows if isinstance(row, RuleSetting))
    agencies = tuple(row for row in rows if isinstance(row, Agency))
    return CaseFile(case=case, rows={Unit: (unit,), RuleSetting: settings, Agency: agencies})


@pytest.mark.parametrize(
    ("area", "rows", "held"),
    [
        ("", [setting("9", 2024)], ["9"]),
        ("Ennor", [setting("9", 2024)], ["9"]),
        ("Ennor", [setting("9", 2024), setting("6", 2025, "Ennor")], ["9", "6"]),
        ("Ennor", [setting("6", 2025, "Ennor"), setting("24", 2026)], ["6"]),
        ("Ennor", [setting("6", 2025, "Ennor"), setting("24", 2025)], ["6"]),
        ("Ennor", [setting("6", None, "Ennor"), setting("24", None)], ["6"]),
        ("  ENNOR ", [setting("6", 2025, "Ennor")], ["6"]),
        ("Carrow", [setting("6", 2025, "Ennor"), setting("24", 2026)], ["24"]),
        ("", [setting("6", 2025, "Ennor"), setting("24", 2026)], ["24"]),
        ("Ennor", [setting("6", 2025, "Ennor"), setting("2", 2026, name="marac_count")], ["6", "2"]),
        ("Ennor", [setting("6", 2026, "Ennor"), setting("4", 2025, "Ennor"), setting("24", 2025)], ["6", "4"]),
    ],
)
def test_an_area_s_own_stand_before_the_unit_s_from_their_first_day(
    area: str, rows: list[RuleSetting], held: list[str]
) -> None:
    assert [row.value for row in settings_in(area, rows)] == held
    assert [row.value for row in settings_of(file_in(area, *rows))] == held


@pytest.mark.parametrize(
    ("of_case", "of_unit", "area"),
    [("Ennor", "Carrow", "Ennor"), ("", "Carrow", "Carrow"), (" ", "Carrow", "Carrow"), ("", "", "")],
)
def test_a_case_without_an_area_is_of_the_unit_s(of_case: str, of_unit: str, area: str) -> None:
    assert area_of(file_in(of_case, of_unit=of_unit)) == area


def test_a_case_whose_unit_is_not_held_has_no_area() -> None:
    assert area_of(CaseFile(case=Case(id=RecordId("c"), title="One"))) == ""


def test_the_agencies_are_those_of_every_area_and_of_its_own() -> None:
    rows = (
        Agency(name="Police", usual=True), Agency(name="Housing", area="Ennor"), Agency(name="Refuge", area="Carrow"),
        Agency(name="Advice", area="ennor"),
    )  # fmt: skip
    assert [row.name for row in agencies_of(file_in("Ennor", *rows))] == ["Police", "Advice", "Housing"]
    assert [row.name for row in agencies_of(file_in("", *rows))] == ["Police"]


def test_each_area_is_named_once() -> None:
    assert areas_named(["Ennor", "", "carrow", " ennor", "Carrow"]) == ("carrow", "Ennor")
