# SPDX-License-Identifier: Apache-2.0
"""Each reader of words that are kept in files: whatever stands in them, it is read or refused in a sentence."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.cli.read_commands import answered, read_date
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.intake.mapping.column_mapping import Column, Mapping
from vlu_desktop.intake.mapping.map_text import with_uses
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.rules.form_templates import Form
from vlu_desktop.rules.letter_templates import Letter
from vlu_desktop.rules.licence_menu import Menu
from vlu_desktop.rules.statement_prompts import read_prompts
from vlu_desktop.store.keys.key_file import read_keys

ROOT = Path(__file__).parents[2]
READERS: dict[str, tuple[Callable[[str], object], str]] = {
    "deadlines": (Rules.from_toml, "resources/rules/deadlines.toml"),
    "bank holidays": (Holidays.from_toml, "resources/rules/bank_holidays.toml"),
    "findings": (Params.from_toml, "resources/rules/findings.toml"),
    "form": (Form.from_toml, "forms/behaviour-review/form.toml"),
    "letter": (Letter.from_toml, "forms/letter-annual-contact/letter.toml"),
    "licence conditions": (Menu.from_toml, "resources/rules/licence_conditions.toml"),
    "questions for statements": (read_prompts, "resources/prompts/statements.toml"),
}
VALUES = (
    '""', '"x"', '"\\u0000"', '"=cmd()"', "-1", "0", "1e999", "-inf", "nan", "9" * 5000, "true", "[]", "[[1]]", "{}",
    "{a = 1}", "[{}]", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59Z", "23:59:60", "'''\n'''", "[" * 400, "",
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
DEEP = "[" * 100_000
few = settings(
    max_examples=max(5, settings.get_profile(os.environ.get("HYPOTHESIS_PROFILE", "every run")).max_examples // 6)
)


def refused_or(read: Callable[[], object]) -> str:
    """The sentence it was refused in; "" where it was read."""
    said = ""
    try:
        read()
    except UserError as error:
        said = str(error)
    assert said == said.rstrip()
    assert said[-1:] in ("", ".", "”"), said
    return said


@pytest.mark.parametrize("name", READERS)
@few
@given(st.integers(0, 10_000), st.sampled_from(VALUES))
def test_a_file_of_rules_with_another_value_is_read_or_refused(name: str, at: int, value: str) -> None:
    read, path = READERS[name]
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    valued = [n for n, line in enumerate(lines) if " = " in line and line.rstrip()[-1] not in "[("]
    line = valued[at % len(valued)]
    lines[line] = f"{lines[line].partition(' = ')[0]} = {value}"
    refused_or(lambda: read("\n".join(lines)))


@pytest.mark.parametrize("name", READERS)
@few
@given(st.text(max_size=40))
def test_any_words_in_a_file_of_rules_are_read_or_refused(name: str, words: str) -> None:
    read, path = READERS[name]
    refused_or(lambda: read(words))
    refused_or(lambda: read(words + (ROOT / path).read_text(encoding="utf-8")[: 40 * len(words)]))


@few
@given(st.dictionaries(st.sampled_from(("version", "vault", "slots", "mac", "serial", "turning", "check")), JSON))
def test_any_key_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, body: dict[str, object]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.keys"
    path.write_text(json.dumps(body), encoding="utf-8")
    refused_or(lambda: read_keys(path))


@pytest.mark.parametrize("kept", [DEEP, "[[1], {}]", '["date", null]', '"date"', "1", "{", "[1e999, -1]"])
def test_column_uses_kept_as_anything_are_taken_or_left(kept: str) -> None:
    columns = tuple(Column(index=n, heading=f"h{n}") for n in range(2))
    mapping = Mapping(sheet="", columns=columns)
    found = with_uses(mapping, kept)
    assert found is None or found == replace(mapping, columns=found.columns)
    assert found is None or all(column.use in ("", "date") for column in found.columns)


@few
@given(JSON)
def test_any_row_of_dates_is_read_or_refused(row: object) -> None:
    for given_row in (row, {"phrase": row, "said_on": "2026-07-28"}, {"phrase": "in June", "said_on": row}):
        refused_or(partial(answered, read_date, json.dumps(given_row), 1))


@few
@given(st.dates(), st.sampled_from(("yesterday", "in 20 years", "3 March", "since last week", "every day", "9998")))
def test_a_date_may_be_told_on_any_day_there_is(said_on: date, phrase: str) -> None:
    refused_or(lambda: answered(read_date, json.dumps({"phrase": phrase, "said_on": said_on.isoformat()}), 1))


def test_a_line_nested_beyond_measure_is_refused_in_a_sentence() -> None:
    assert "Line 7" in refused_or(lambda: answered(read_date, DEEP, 7))
