# SPDX-License-Identifier: Apache-2.0
"""Every file of dated data says what it rests on, when that was read, who confirms it, and where and when it holds."""

from datetime import date

import pytest

from vlu_desktop.bootstrap.shipped_data import shipped
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.platform.paths import resources
from vlu_desktop.rules.rule_sources import RuleSource

WHOLE = """[source]
title = "Bank holidays"
source = "An Act"
valid_from = 2015-01-01
confirm_by = "the unit"
note = "Computed."
"""


def test_every_file_of_rules_says_so_once() -> None:
    files = {each.stem: each.read_text(encoding="utf-8") for each in (resources() / "rules").glob("*.toml")}
    deadlines = files.pop("deadlines")
    assert "[source]" not in deadlines  # each of its rules says so itself
    said = {RuleSource.from_toml(text).title for text in files.values()}
    assert {each.title for each in shipped().sources} == said
    assert len(said) == len(files) == 4


def test_the_bank_holidays_end_with_their_last_year() -> None:
    (found,) = (each for each in shipped().sources if each.title == "Bank holidays")
    assert found.valid_to == date(shipped().holidays.last_year, 12, 31)
    assert found.valid_from == date(shipped().holidays.first_year, 1, 1)


def test_a_source_is_read_with_what_it_leaves_out() -> None:
    found = RuleSource.from_toml(WHOLE + "[holidays]\n2015-01-01 = 'a'\n")
    assert found == RuleSource(
        title="Bank holidays", source="An Act", valid_from=date(2015, 1, 1), confirm_by="the unit", note="Computed."
    )
    assert (found.valid_to, found.read_on, found.checked, found.area) == (None, None, False, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not toml", "where its rules come from"),
        ("a = 1", "where its rules come from"),
        ("source = 1", "where its rules come from"),
        (WHOLE + "more = 1", "where its rules come from"),
        (WHOLE.replace('note = "Computed."', ""), "where its rules come from"),
        (WHOLE.replace('"An Act"', "3"), "“source” is wrong"),
        (WHOLE.replace("2015-01-01", '"2015"'), "“valid_from” is wrong"),
        (WHOLE + "read_on = true", "“read_on” is wrong"),
        (WHOLE + "checked = 1", "“checked” is wrong"),
    ],
)
def test_one_that_can_t_be_used_is_refused(text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        RuleSource.from_toml(text)
