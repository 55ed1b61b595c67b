# SPDX-License-Identifier: Apache-2.0
"""Which orders the law ends, and on which day."""

from datetime import date
from typing import Any

import pytest

from tests.analysis.casemaker import Made
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.platform import paths
from vlu_desktop.record.work import RuleSetting
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.rules.lawful_ends import with_lawful_ends

FOLDER = paths.resources() / "rules"
HOLIDAYS = Holidays.from_toml((FOLDER / "bank_holidays.toml").read_text(encoding="utf-8"))
RULES = Rules.from_toml((FOLDER / "deadlines.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("made", "order", "end"),
    [
        ("2024-05-10", {"kind": "dvpo"}, date(2024, 6, 6)),
        ("2024-02-10", {"kind": "dvpo", "expires": date(2024, 2, 24)}, date(2024, 3, 8)),
        ("", {"kind": "dvpo", "served": date(2024, 5, 10)}, None),
        ("2014-12-31", {"kind": "dvpo"}, None),
        ("9999-12-20", {"kind": "dvpo"}, None),
        ("2024-05-10", {"kind": "nmo"}, None),
        ("2024-05-10", {"kind": ""}, None),
    ],
)
def test_the_last_day_the_law_allows(made: str, order: dict[str, Any], end: date | None) -> None:
    case = Made()
    order_id = case.order(made, **order)
    assert dict(with_lawful_ends(case.file, RULES, HOLIDAYS).lawful_ends) == ({order_id: end} if end else {})


def test_a_unit_s_own_deadline_counts_from_the_day_it_holds_and_each_order_has_its_own_end() -> None:
    case = Made()
    own = next(rule for rule in RULES.rules if rule.key == "dvpo_end").to_toml()
    own = own.replace("number = 28", "number = 21").replace("2015-01-01", "2024-01-01")
    case.add(RuleSetting, name="deadline.dvpo_end", value=own)
    before, after = case.order("2023-12-31", kind="dvpo"), case.order("2024-01-01", kind="dvpo")
    found = with_lawful_ends(case.file, RULES, HOLIDAYS)
    assert dict(found.lawful_ends) == {before: date(2024, 1, 27), after: date(2024, 1, 21)}
    assert found.rows == case.file.rows


def test_a_case_without_such_an_order_is_given_back_as_it_is() -> None:
    case = Made()
    case.order("2024-05-10", kind="nmo")
    file = case.file
    assert with_lawful_ends(file, RULES, HOLIDAYS) is file
