# SPDX-License-Identifier: Apache-2.0
"""After an edit only the rules that read what changed run again, and the answer is what a fresh run would give."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.casemaker import Made, day, filed
from tests.analysis.test_properties import UP_TO, cases, whens
from vlu_desktop.analysis.rules import RULES
from vlu_desktop.analysis.run_rules import find, find_again
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.work import Statement


@given(cases(), cases(), st.data())
def test_what_is_found_again_after_an_edit_is_what_a_fresh_run_finds(
    drawn: tuple[Made, list[str]], other: tuple[Made, list[str]], data: st.DataObject
) -> None:
    made, incidents = drawn
    rows: list[Any] = list(made.rows)
    held = find_again(made.file, UP_TO)
    for _ in range(data.draw(st.integers(1, 3))):
        edit = data.draw(st.sampled_from(["add", "remove", "redate", "reword"]))
        if edit == "add":
            rows.append(replace(data.draw(st.sampled_from(other[0].rows)), id=RecordId(f"x-{len(rows)}")))
        elif edit == "remove" and rows:
            rows.remove(data.draw(st.sampled_from(rows)))
        elif incidents:
            chosen = data.draw(st.sampled_from(incidents))
            change: dict[str, Any] = (
                {"happened": data.draw(whens())} if edit == "redate" else {"weapon": "yes", "fear_of_violence": "yes"}
            )
            rows = [replace(row, **change) if isinstance(row, Incident) and row.id == chosen else row for row in rows]
        case_file = filed(made.case, rows)
        held = find_again(case_file, UP_TO, before=held)
        assert held.findings == find(case_file, UP_TO)


def harassed() -> Made:
    made = Made()
    order = made.order("2026-01-02")
    for on in ("2026-02-02", "2026-03-03", "2026-04-04"):
        made.incident(on, "call", breaks=order)
    made.incident("2026-05-05", "strangulation")
    return made


def test_nothing_runs_again_where_nothing_changed() -> None:
    held = find_again(harassed().file, UP_TO)
    assert len(held.again) == len(RULES)
    again = find_again(harassed().file, UP_TO, before=held)
    assert again.again == ()
    assert again.findings == held.findings


def test_a_statement_runs_the_rule_that_reads_statements_and_no_other() -> None:
    made = harassed()
    held = find_again(made.file, UP_TO)
    made.add(Statement, kind="court", status="signed", signed_on=day("2026-06-06"))
    assert find_again(made.file, UP_TO, before=held).again == ("statement-older",)


def test_a_call_entered_runs_no_rule_about_strangulation_statements_or_breaches() -> None:
    made = harassed()
    held = find_again(made.file, UP_TO)
    made.incident("2026-06-06", "call")
    again = set(find_again(made.file, UP_TO, before=held).again)
    assert again.isdisjoint({"strangulation", "weapon", "statement-older", "second-breach", "home-entered"})
    assert {"ladder", "rate-highlight", "new-kinds"} <= again


def test_another_day_or_other_settings_run_everything() -> None:
    made = harassed()
    held = find_again(made.file, UP_TO)
    assert len(find_again(made.file, date(2026, 8, 4), before=held).again) == len(RULES)
    assert len(find_again(made.file, UP_TO, Params(new_days=30), before=held).again) == len(RULES)


def test_a_run_that_was_stopped_is_not_built_upon() -> None:
    made = harassed()
    asked = iter([False] * 3 + [True] * 100)
    half = find_again(made.file, UP_TO, stopped=lambda: next(asked))
    assert not half.whole
    assert len(half.ran) == 3
    assert find_again(made.file, UP_TO, before=half).findings == find(made.file, UP_TO)
