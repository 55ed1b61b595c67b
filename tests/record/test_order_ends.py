# SPDX-License-Identifier: Apache-2.0
"""Until when an order runs is asked in one place: each that asks is told the same day, and whose day it is."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.analysis.casemaker import Made
from tests.disclosure.disclosed_samples import HIM, court, source_of, view_of
from vlu_desktop.analysis.data_quality_notes import cautions
from vlu_desktop.analysis.run_rules import find, find_again
from vlu_desktop.dates.when import When
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.due.due_lines import due_items
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.social_history.key_points import points
from vlu_desktop.papers.social_history.orders_section import blocks, ends_on
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.in_force import OrderEnd, end_of, orders_for
from vlu_desktop.record.offending import Order
from vlu_desktop.record.work import RuleSetting
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.rules.lawful_ends import with_lawful_ends
from vlu_desktop.timeline.elements import day_number
from vlu_desktop.timeline.happenings import bands_of
from vlu_desktop.typeset import tree as t

OURS = (resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8")
RULES = Rules.from_toml(OURS)
HOLIDAYS = Holidays.from_toml((resources() / "rules" / "bank_holidays.toml").read_text(encoding="utf-8"))
MADE, ENTERED, LAWFUL, OF_UNIT = date(2024, 5, 10), date(2024, 5, 30), date(2024, 6, 6), date(2024, 5, 23)
UP_TO = date(2024, 5, 20)
LATER = date(2024, 6, 8)
FOURTEEN_DAYS = (
    next(rule for rule in RULES.rules if rule.key == "dvpo_end").to_toml().replace("number = 28", "number = 14")
)


@dataclass(frozen=True)
class Row:
    """An order, its end, and what each that asks says of it as of the day UP_TO, when it has run for ten days."""

    order: dict[str, Any]
    end: OrderEnd | None
    drawn: str
    coming: str
    today: str
    point: str
    table: str
    settings: tuple[RuleSetting, ...] = field(default=())


ROWS = {
    "entered": Row(
        {"kind": "dvpo", "expires": ENTERED}, OrderEnd(on=ENTERED), "10 May 2024 to 30 May 2024",
        "end of the domestic violence protection order (30 May 2024)",
        "Domestic violence protection order expires on 30 May 2024", "to 30 May 2024", "30 May 2024",
    ),
    "by law": Row(
        {"kind": "dvpo"}, OrderEnd(on=LAWFUL, by_law=True),
        "10 May 2024 to 6 June 2024 at the latest, by law: no end recorded",
        "end of the domestic violence protection order, at the latest, by law (6 June 2024)",
        "Domestic violence protection order expires on 6 June 2024 at the latest",
        "to 6 June 2024 at the latest, by law", "not recorded; by law 6 Jun 2024 at the latest",
    ),
    "by law as the unit has it": Row(
        {"kind": "dvpo"}, OrderEnd(on=OF_UNIT, by_law=True),
        "10 May 2024 to 23 May 2024 at the latest, by law: no end recorded",
        "end of the domestic violence protection order, at the latest, by law (23 May 2024)",
        "Domestic violence protection order expires on 23 May 2024 at the latest",
        "to 23 May 2024 at the latest, by law", "not recorded; by law 23 May 2024 at the latest",
        (RuleSetting(id=RecordId("own"), name="deadline.dvpo_end", value=FOURTEEN_DAYS, since=date(2020, 1, 1),
                     reason="A change in the law."),),
    ),
    "for a court to say": Row(
        {"kind": "dvpo", "until_further_order": True}, None, "10 May 2024 until further order", "", "",
        "until further order", "until further order",
    ),
    "of a kind no law ends": Row(
        {"kind": "nmo"}, None, "10 May 2024 no end recorded", "", "", "no end recorded", "not recorded",
    ),
}  # fmt: skip
NAMES = pytest.mark.parametrize("name", ROWS)


def case_of(row: Row) -> CaseFile:
    made = Made()
    told: dict[str, Any] = {"status": "in-force", "victim_told_on": MADE, "copy_received_on": MADE}
    made.order("2024-05-10", **(told | row.order))
    made.rows += row.settings
    return with_lawful_ends(made.file, RULES, HOLIDAYS)


def view(row: Row) -> VaultView:
    order = Order(id=RecordId("o"), offender_id=HIM, made=MADE, status="in-force", **row.order)
    seen = view_of(order, *row.settings)
    return VaultView(
        file=with_lawful_ends(seen.file, RULES, HOLIDAYS), people=seen.people, protected=seen.protected
    )  # fmt: skip


@NAMES
def test_the_one_place_that_says_it(name: str) -> None:
    file = case_of(ROWS[name])
    assert end_of(file, file.orders[0]) == ROWS[name].end


@NAMES
def test_the_timeline_draws_it_no_longer_than_it_runs(name: str) -> None:
    row = ROWS[name]
    (band,) = bands_of(case_of(row))
    assert band.detail.splitlines()[1] == row.drawn
    assert band.soft_end is (row.end is None)
    assert row.end is None or band.end == day_number(row.end.on) + 1


@NAMES
def test_its_end_is_among_the_dates_to_come(name: str) -> None:
    row = ROWS[name]
    said = {finding.rule: finding.sentence for finding in find(case_of(row), UP_TO)}
    assert row.coming in said.get("trigger-dates", "")
    assert ("trigger-dates" in said) is bool(row.coming)


@NAMES
def test_today_warns_of_it_and_asks_to_confirm_the_law_s(name: str) -> None:
    row = ROWS[name]
    found = [item for item in due_items(case_of(row), UP_TO, RULES, HOLIDAYS) if item.kind == "order"]
    assert [item.title for item in found] == ([row.today] if row.today else [])
    assert [item.confirm for item in found] == ([row.end.by_law] if row.end else [])


@NAMES
def test_what_came_after_it_can_have_broken_nothing(name: str) -> None:
    row = ROWS[name]
    over = row.end is not None
    assert bool(orders_for(case_of(row), When.on(LATER))) is not over
    assert orders_for(case_of(row), When.on(row.end.on if row.end else LATER))
    made = Made()
    made.incident(When.on(LATER), "text", breaks=made.order("2024-05-10", status="in-force", **row.order))
    made.rows += row.settings
    told = {caution.key for caution in cautions(with_lawful_ends(made.file, RULES, HOLIDAYS), LATER)}
    assert ("breach-dates" in told) is over


def plain(text: t.Runs) -> str:
    return text if isinstance(text, str) else "".join(run for run in text if isinstance(run, str))


def in_force(of: VaultView, on: date) -> list[str]:
    """The key point on the orders in force on a day; empty where there is none."""
    source = source_of(court(of))
    source = replace(source, facts=replace(source.facts, data_to=on))
    said = [plain(block.text) for block in points(source) if isinstance(block, t.NumberedParagraph)]
    return [each.removesuffix(" [].") for each in said if each.startswith("Recorded as in force on")]


@NAMES
def test_a_document_says_it_and_whose_it_is(name: str) -> None:
    row = ROWS[name]
    source = source_of(court(view(row)))
    table = next(block for block in blocks(source) if isinstance(block, t.Table))
    assert plain(table.rows[0][4]) == row.table  # type: ignore[arg-type]
    hers = row.table.replace("until further order", "until a court ends it")
    assert ends_on(source.file, source.file.orders[0], "until a court ends it") == hers
    (point,) = in_force(view(row), UP_TO)
    assert point.endswith(f" (made on 10 May 2024, {row.point})")


@NAMES
def test_after_it_no_key_point_names_it(name: str) -> None:
    end = ROWS[name].end
    assert bool(in_force(view(ROWS[name]), end.on if end else LATER))
    assert bool(in_force(view(ROWS[name]), end.on + timedelta(days=1) if end else LATER)) is (end is None)


def test_an_end_that_is_withheld_is_not_made_up_from_the_law() -> None:
    entered = view(ROWS["entered"])
    assert dict(entered.file.lawful_ends) == {"o": LAWFUL}
    disclosed = court(entered).file
    assert dict(disclosed.lawful_ends) == {}
    kept = court(view(ROWS["by law"])).file
    assert dict(kept.lawful_ends) == {"o": LAWFUL}
    assert dict(kept.with_rows({}).lawful_ends) == {"o": LAWFUL}


def test_a_unit_s_own_deadline_has_the_dates_to_come_found_again() -> None:
    row, own = ROWS["by law"], ROWS["by law as the unit has it"]
    held = find_again(case_of(row), UP_TO)
    assert find_again(case_of(row), UP_TO, before=held).again == ()
    again = find_again(case_of(own), UP_TO, before=held)
    assert "trigger-dates" in again.again
    assert again.findings == find(case_of(own), UP_TO)
