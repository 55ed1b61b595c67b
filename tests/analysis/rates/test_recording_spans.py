# SPDX-License-Identifier: Apache-2.0
"""The span that may be compared: what was entered, what is inferred where nothing was, and what begins a new one."""

from datetime import date
from typing import Any

import pytest

from tests.analysis.casemaker import Made, day
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rates.recording_spans import NoSpan, Span, span
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import RecordingPeriod
from vlu_desktop.record.finding import Dates

ON = "2026-01-02"
YESTERDAY = "2026-01-01"
Compared = tuple[str, str, bool] | str


def found(made: Made, on: str = ON) -> Span | NoSpan:
    return span(CaseView(case_file=made.file, on=Dates(up_to=day(on)), params=DEFAULTS))


def made(*periods: dict[str, Any], incidents: str = "") -> Made:
    case = Made()
    for period in periods:
        dates = {name: day(value) for name, value in period.items() if name != "way"}
        case.add(RecordingPeriod, way=period["way"], **dates)
    for on in incidents.split():
        case.incident(on, "call")
    return case


def told(answer: Span | NoSpan) -> Compared:
    if isinstance(answer, NoSpan):
        return answer.why
    return answer.starts.isoformat(), answer.ends.isoformat(), answer.known


NONE_LEFT = "No whole day recorded in one way is left to compare."
NEVER_PLACED = (
    "From when to when incidents were recorded in the way entered (diary kept at the time) has not been entered."
)
DIARY = {"way": "diary", "starts": "2025-01-01"}


@pytest.mark.parametrize(
    ("periods", "compared"),
    [
        ([{"way": "diary", "starts": YESTERDAY}], (YESTERDAY, YESTERDAY, True)),
        ([{"way": "diary", "starts": ON}], "Recording had not begun."),
        ([{"way": "diary", "starts": "2025-01-01", "ends": YESTERDAY}], ("2025-01-01", YESTERDAY, True)),
        ([{"way": "diary", "starts": "2025-01-01", "ends": "2025-12-31"}], ("2025-01-01", "2025-12-31", True)),
        ([{"way": "diary", "starts": "2025-01-01", "ends": "9999-12-31"}], ("2025-01-01", YESTERDAY, True)),
        ([{"way": "diary", "starts": "2025-01-01", "ends": "2025-01-01"}], ("2025-01-01", "2025-01-01", True)),
        ([{"way": "diary", "starts": "2025-03-01", "ends": "2025-02-01"}], "Recording had not begun."),
        ([DIARY, {"way": "phone", "starts": "2025-05-01", "ends": "2025-08-31"}], ("2025-09-01", YESTERDAY, True)),
        ([DIARY, {"way": "phone", "starts": "2025-05-01", "ends": YESTERDAY}], ("2025-05-01", YESTERDAY, True)),
        ([DIARY, {"way": "phone", "starts": "2025-05-01", "ends": "2025-12-31"}], (YESTERDAY, YESTERDAY, True)),
        ([DIARY, {"way": "diary", "starts": "2025-05-01", "ends": "2025-08-31"}], ("2025-01-01", YESTERDAY, True)),
        ([{"way": "phone", "starts": "2025-06-01", "ends": "2025-08-31"}, {"way": "diary", "starts": "2025-02-01",
          "ends": "2025-03-31"}], ("2025-06-01", "2025-08-31", True)),
        ([{"way": "diary"}], NEVER_PLACED),
        ([{"way": "diary"}, {"way": "diary"}], NEVER_PLACED),
        ([{"way": "mixed"}],
         "The incidents up to 1 January 2026 were recorded in a way that no rate can rest on (mixed)."),
        ([{"way": "diary"}, {"way": "phone", "starts": "2025-06-01"}], ("2025-06-01", YESTERDAY, True)),
        ([{"way": "diary", "ends": "2025-03-31"}], ("2025-03-31", "2025-03-31", False)),
    ],
)  # fmt: skip
def test_what_was_entered(periods: list[dict[str, Any]], compared: Compared) -> None:
    assert told(found(made(*periods))) == compared
    assert told(found(made(*reversed(periods)))) == compared, "the order of entry is no matter"


@pytest.mark.parametrize(
    ("periods", "incidents", "compared"),
    [
        ([DIARY], "2025-01-01 2025-02-01", ("2025-01-02", YESTERDAY, True)),
        ([DIARY], "2025-01-02", ("2025-01-01", YESTERDAY, True)),
        ([DIARY], YESTERDAY, ("2025-01-01", YESTERDAY, True)),
        ([DIARY], ON, ("2025-01-01", YESTERDAY, True)),
        ([{**DIARY, "ends": "2025-12-31"}], "2025-12-31", ("2025-01-01", "2025-12-30", True)),
        ([{**DIARY, "ends": "2025-12-31"}], "2025-12-30", ("2025-01-01", "2025-12-31", True)),
        ([{**DIARY, "ends": "2025-12-31"}], "2025-01-01 2025-12-31", ("2025-01-02", "2025-12-30", True)),
        ([{**DIARY, "ends": "2025-01-02"}], "2025-01-01 2025-01-02", NONE_LEFT),
        ([{**DIARY, "ends": "2025-01-03"}], "2025-01-01 2025-01-03", ("2025-01-02", "2025-01-02", True)),
        ([{"way": "diary", "starts": YESTERDAY}], YESTERDAY, NONE_LEFT),
        ([{"way": "diary"}], "2025-02-10 2025-03-10", NEVER_PLACED),
        ([{"way": "diary"}, {"way": "phone", "starts": "2025-06-01"}], "2025-02-10", ("2025-06-01", YESTERDAY, True)),
        ([{"way": "diary", "ends": "2025-12-31"}], "2025-02-10 2025-03-10", ("2025-02-11", "2025-12-31", False)),
        ([{"way": "diary", "ends": "2025-03-31"}], "2025-06-10", NONE_LEFT),
        ([], "", "No incident has an exact date."),
        ([], "2025-02", "No incident has an exact date."),
        ([], "2025-03-01 2025-02-10 2025-01", ("2025-02-11", YESTERDAY, False)),
        ([], "2025-12-31", (YESTERDAY, YESTERDAY, False)),
        ([], YESTERDAY, NONE_LEFT),
    ],
)
def test_an_end_set_by_an_incident_is_left_out(
    periods: list[dict[str, Any]], incidents: str, compared: Compared
) -> None:
    assert told(found(made(*periods, incidents=incidents))) == compared


@pytest.mark.parametrize("second", ["memory", "mixed", "diary-later", "diary-unknown"])
def test_from_memory_beside_a_diary_bears_no_rate_either(second: str) -> None:
    answer = found(made(DIARY, {"way": second, "starts": "2025-06-01"}))
    assert isinstance(answer, NoSpan)
    assert answer.why.startswith("The incidents up to 1 January 2026 were recorded in a way that no rate can rest on (")


def test_where_the_span_comes_from_is_told() -> None:
    said = {
        "one": found(made(DIARY)),
        "two": found(made(DIARY, {"way": "phone", "starts": "2025-05-01"})),
        "since when": found(made({"way": "diary", "ends": "2025-12-31"}, incidents="2025-02-10")),
        "nothing": found(made(incidents="2025-02-10")),
    }
    assert {name: answer.told for name, answer in said.items() if isinstance(answer, Span)} == {
        "one": "Recorded in one way (diary kept at the time) from 1 January 2025.",
        "two": "Recorded in one way (diary kept at the time and phone or message records) from 1 May 2025. What was "
        "recorded otherwise before then is left out.",
        "since when": "Recorded in one way (diary kept at the time); since when has not been entered, so the first "
        "incident begins it.",
        "nothing": "How incidents were being recorded, and since when, has not been entered: a diary begun part of the "
        "way would look like a rise.",
    }


@pytest.mark.parametrize(
    ("tellings", "compared"),
    [
        # Per incident: the day, the day told, the day written down.
        (["2025-01-05 2025-03-01 -", "2025-02-05 2025-03-01 -", "2025-04-05 - -"], ("2025-03-01", YESTERDAY, False)),
        (["2025-01-05 - 2025-02-20", "2025-02-05 2025-03-01 -"], ("2025-02-20", YESTERDAY, False)),
        (["2025-01-05 2025-03-01 2025-02-20", "2025-04-05 - -"], ("2025-02-20", YESTERDAY, False)),
        (["2025-01-05 2025-02-20 2025-03-01", "2025-04-05 - -"], ("2025-02-20", YESTERDAY, False)),
        (["2025-01-05 2025-03-01 -", "2025-03-01 - -"], ("2025-03-02", YESTERDAY, False)),
        (["2025-01-05 2025-01-05 -", "2025-02-05 2025-02-05 -"], ("2025-01-06", YESTERDAY, False)),
        (["2025-01-05 2025-01-06 -"], ("2025-01-06", YESTERDAY, False)),
        (["2025-01-05 2026-01-01 -"], (YESTERDAY, YESTERDAY, False)),
        (["2025-01-05 2026-01-02 -"], "All that is dated was told or written down afterwards, from memory."),
    ],
)
def test_with_nothing_entered_it_begins_with_the_first_telling(tellings: list[str], compared: Compared) -> None:
    case = Made()
    for on, told_on, written in (each.split() for each in tellings):
        more: dict[str, Any] = {"told_on": day(told_on)} if told_on != "-" else {}
        more |= {"written_down": When.on(day(written))} if written != "-" else {}
        case.incident(on, "call", **more)
    assert told(found(case)) == compared


def test_how_many_days_are_left_out_for_being_from_memory_is_told() -> None:
    case = Made()
    for on in ("2025-01-05", "2025-02-05", "2025-02-05", "2025-03-01"):
        case.incident(on, "call", told_on=day("2025-03-01"))
    answer = found(case)
    assert isinstance(answer, Span)
    assert answer.told == (
        "The first incident told or written down was on 1 March 2025; 2 earlier days with incidents, from memory, "
        "left out."
    )


@pytest.mark.parametrize("tellings", ["2025-01-05 2025-03-01", "2025-01-05", "2024-12-01", "2024-12-01 2025-03-01"])
def test_what_was_told_on_the_first_day_or_before_it_leaves_nothing_out(tellings: str) -> None:
    """Told on those days: the incident of 5 January, or one in the year before it, and one in February."""
    case = Made()
    for n, on in enumerate(tellings.split()):
        case.incident("2025-02-05" if n else "2025-01-05" if on == "2025-01-05" else "2024", "call", told_on=day(on))
    case.incident("2025-01-05", "call")
    answer = found(case)
    assert isinstance(answer, Span)
    assert answer.starts == day("2025-01-06")
    assert answer.told.startswith("How incidents were being recorded, and since when, has not been entered")


PAPERS = "From {} incidents come from documents or messages as well, so nothing before is compared."
OTHERS = "From {} incidents come from other sources as well, so nothing before is compared."


@pytest.mark.parametrize(
    ("papers", "others", "starts", "said"),
    [
        ("2025-03-03 2025-03-05 2025-03-07", "2025-02-01 2025-02-04 2025-05-01", "2025-03-04", PAPERS),
        ("2025-02-01 2025-02-04 2025-05-01", "2025-03-03 2025-03-05 2025-03-07", "2025-03-04", OTHERS),
        ("2025-03-03 2025-03-05 2025-03-07", "2025-03-03 2025-03-05 2025-05-01", "2025-03-04", PAPERS),
        ("2025-03-03 2025-03-05 2025-03-05", "2025-02-01 2025-02-04 2025-05-01", "2025-01-01", ""),
        ("2025-03-03 2025-03-05 2025-03-07", "2025-02-01 2025-02-04", "2025-01-01", ""),
        ("2025-03-03 2025-03-05 2025-03", "2025-02-01 2025-02-04 2025-05-01", "2025-01-01", ""),
        # What lies outside the span is no part of it; its own first and last day are.
        ("2024-12-31 2025-03-03 2025-03-05", "2025-02-01 2025-02-04 2025-05-01", "2025-01-01", ""),
        ("2025-03-03 2025-03-05 2026-01-02", "2025-02-01 2025-02-04 2025-05-01", "2025-01-01", ""),
        ("2025-03-03 2025-03-05 2026-01-01", "2025-02-01 2025-02-04 2025-05-01", "2025-03-04", PAPERS),
        ("2025-01-02 2025-03-03 2025-03-05", "2025-01-01 2025-01-02 2025-05-01 2025-05-02", "2025-01-03", PAPERS),
    ],
)
def test_a_source_that_joins_begins_a_new_span(papers: str, others: str, starts: str, said: str) -> None:
    case = made(DIARY)
    for source, days in (("document", papers), ("victim", others)):
        for on in days.split():
            case.incident(on, "call", source=source)
    case.incident("2025-01-20", "call", source="")
    answer = found(case)
    assert isinstance(answer, Span)
    assert answer.starts == day(starts)
    assert answer.ends == day(YESTERDAY)
    assert answer.known == (not said)
    assert answer.told.startswith("Recorded in one way (diary kept at the time) from 1 January 2025.")
    assert ("as well" in answer.told) == bool(said)
    if said:
        joined = (day(starts) - (day("2025-01-02") - day("2025-01-01"))).strftime("%-d %B %Y")
        assert answer.told.endswith(said.format(joined))


def test_a_source_that_joins_on_the_last_day_leaves_nothing() -> None:
    case = made({"way": "diary", "starts": "2025-12-30"})
    for on in ("2025-12-30", "2025-12-31", YESTERDAY):
        case.incident(on, "call", source="document")
        case.incident(on, "call", source="victim")
    answer = found(case)
    # From 31 December, the first day of the diary being set by an incident, two days of each are left: too few to part.
    assert told(answer) == ("2025-12-31", YESTERDAY, True)


def test_days_are_counted_with_both_ends() -> None:
    assert Span(starts=date(2025, 1, 1), ends=date(2025, 1, 1), known=True, told="").days == 1
    assert Span(starts=date(2025, 1, 1), ends=date(2025, 12, 31), known=True, told="").days == 365
