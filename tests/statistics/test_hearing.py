# SPDX-License-Identifier: Apache-2.0
"""The analysis for a hearing in words: what it says of a rise, of too few, of nothing told, and of recording."""

import random
from datetime import timedelta

import pytest

from tests.analysis.casemaker import Made, day, filed, redated
from tests.analysis.examples.rates import SPEEDING, STEADY, diary, each
from vlu_desktop.analysis.rates.hearing import before_and_after, one_look
from vlu_desktop.analysis.run_rules import find
from vlu_desktop.dates.when import When
from vlu_desktop.record.offending import Whereabouts

ON = day("2025-09-20")


def made(gaps: list[int], kind: str = "call") -> Made:
    case = Made()
    diary(case)
    each(case, "2025-01-01", gaps, kind)
    return case


def test_a_rise_is_told_with_its_counts_its_range_and_its_chance() -> None:
    found = one_look(made(SPEEDING).file, ON)
    assert found.sentence == (
        "The record shows days with incidents coming more often, from 1 January 2025 to 19 September 2025: 2 of the "
        "first 131 days, and 15 of the last 131, which begin on 12 May 2025."
    )
    assert found.figures == "Too few days with incidents before to say how much. P below 0.01, one-sided."
    assert found.certain
    assert found.rule == "rate-one-look"
    assert found.window == (day("2025-01-01"), ON - timedelta(days=1))
    assert "5.5 in 100" in found.limits


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        (STEADY[:4], "too few to tell whether they have come more often."),
        (STEADY, "That is not enough to tell whether they have come more often."),
    ],
)
def test_it_never_says_that_nothing_changed(gaps: list[int], said: str) -> None:
    found = one_look(made(gaps).file, ON)
    assert found.sentence.startswith("The record holds, from 1 January 2025 to 19 September 2025, incidents on ")
    assert found.sentence.endswith(said)
    assert not found.certain


def test_the_window_ends_at_the_date_asked_for_and_not_at_the_last_incident() -> None:
    assert one_look(made(SPEEDING).file, ON + timedelta(days=100)).ends == ON + timedelta(days=99)
    late = one_look(made(SPEEDING).file, day("2026-08-03"))
    assert late.sentence == (
        "The record holds, from 1 January 2025 to 2 August 2026, incidents on 17 of the first 289 days, and on 0 of "
        "the last 290, which begin on 17 October 2025. The range lies below 1: fewer days were recorded later. The "
        "record cannot say whether less was done or less was told."
    )
    assert late.figures == (
        "Days with incidents, not incidents: none later; a rate of up to 0.4 times the one before would agree with "
        "that (95% range). P not below 0.05, one-sided."
    )
    assert not late.certain


def test_a_night_of_forty_calls_is_one_day() -> None:
    case = made(SPEEDING)
    sentence = one_look(case.file, ON).sentence
    for _ in range(40):
        case.incident(When.on(day("2025-03-02")), "call")
    assert one_look(case.file, ON).sentence == sentence


def test_no_rate_is_drawn_from_memory_or_before_recording_began() -> None:
    case = Made()
    diary(case, "2024-01-01", "", "memory")
    each(case, "2025-01-01", SPEEDING)
    assert one_look(case.file, ON).sentence == (
        "The record bears no comparison of rates up to 20 September 2025. The incidents up to 19 September 2025 were "
        "recorded in a way that no rate can rest on (from memory, told later)."
    )


def test_a_phone_import_beside_what_was_told_begins_a_new_span_and_is_named() -> None:
    case = Made()
    diary(case)
    each(case, "2025-01-01", STEADY[:12], source="victim")
    each(case, "2025-07-01", [2] * 20, source="document")
    found = one_look(case.file, ON)
    assert found.starts == day("2025-07-04")
    assert "From 3 July 2025 incidents come from documents or messages as well" in found.limits
    assert "coming more often" not in found.sentence


def test_an_import_that_ends_with_its_last_row_does_not_end_the_window_on_an_incident() -> None:
    case = Made()
    last = each(case, "2025-01-01", STEADY)
    diary(case, "2025-01-10", str(last))
    found = one_look(case.file, day("2026-08-03"))
    assert found.window == (day("2025-01-11"), last - timedelta(days=1))
    assert found.sentence.endswith(
        " Nothing after 5 October 2025 is recorded in one way, so nothing later is compared."
    )


def test_time_in_prison_is_no_time_at_risk_for_visits_and_is_for_letters() -> None:
    said = []
    for kind in ("attend-home", "letter"):
        case = Made()
        diary(case)
        case.add(Whereabouts, kind="prison", starts=day("2025-01-31"), ends=day("2025-11-20"))
        each(case, "2025-01-01", [9, 8, 7], kind)
        each(case, "2025-11-20", STEADY[:22], kind)
        said.append(one_look(case.file, day("2026-08-03")).sentence)
    assert (
        "on 16 of the first 143 days, and on 9 of the last 144, which begin on 12 March 2026. That is not enough to "
        "tell whether they have come more often. This counts conduct done in person, on days out of custody." in said[0]
    )
    assert (
        "on 3 of the first 289 days, and on 22 of the last 290, which begin on 17 October 2025. That is not enough to "
        "tell whether they have come more often. This counts conduct that can be done from custody." in said[1]
    )


def test_a_vague_date_makes_it_possible_only_and_an_early_one_may_undo_it() -> None:
    case = made(SPEEDING)
    one = case.incident("2025-09-10", "call")
    assert one_look(case.file, ON).certain
    vague = one_look(redated(case, one, When.in_month(2025, 8)), ON)
    assert "The record may show days with incidents coming more often" in vague.sentence
    assert not vague.certain
    for month in (1, 2, 3, 4):
        for _ in range(4):
            case.incident(When.in_month(2025, month), "call")
    assert "not enough to tell" in one_look(case.file, ON).sentence


def test_before_and_after_an_order_is_told_with_its_range_or_as_too_few() -> None:
    case = made(STEADY)
    case.order("2025-06-01")
    (found,) = before_and_after(case.file, day("2025-12-20"))
    assert found.sentence == (
        "The record shows, from 1 January 2025 to 19 December 2025, incidents on 15 of the 201 days after the "
        "restraining order of 1 June 2025, and on 17 of the 151 days before."
    )
    assert found.figures == "Days with incidents, not incidents: 0.7 times the rate before (95% range 0.3 to 1.4)."
    few = made(STEADY[:4])
    few.order("2025-06-01")
    assert before_and_after(few.file, day("2025-12-20"))[0].sentence.endswith(
        "Too few to tell whether the rate changed."
    )


def test_neither_the_order_of_entry_nor_what_comes_later_changes_a_look_that_was_taken() -> None:
    case = made(SPEEDING)
    rows = list(case.rows)
    random.Random(3).shuffle(rows)
    early = [one for one in find(case.file, ON) if one.rule == "rate-highlight"]
    assert early == [one for one in find(filed(case.case, rows), ON) if one.rule == "rate-highlight"]
    for n in range(40):
        case.incident(When.on(ON + timedelta(days=8 * n)), "call")
    later = [one for one in find(case.file, day("2026-08-03")) if one.rule == "rate-highlight"]
    looked = [[one.sentence.partition(" Since then")[0] for one in found] for found in (later, early)]
    assert looked[0] == looked[1] != []
