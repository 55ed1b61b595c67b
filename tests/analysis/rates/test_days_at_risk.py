# SPDX-License-Identifier: Apache-2.0
"""Days at risk: what custody takes from them, whose conduct is counted, and where vague incidents may come to lie."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.analysis.casemaker import Made, day
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rates.days_at_risk import Stream, can_reach, streams
from vlu_desktop.analysis.rates.recording_spans import Span
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.record.finding import Dates
from vlu_desktop.record.offending import Whereabouts
from vlu_desktop.record.people import Involvement, Person

FEBRUARY = Span(starts=day("2025-02-01"), ends=day("2025-02-28"), known=True, told="")
ON = day("2026-01-02")


def of(made: Made, span: Span = FEBRUARY, episode: int = 1) -> tuple[Stream, ...]:
    params = replace(DEFAULTS, rate_episode_days=episode)
    return streams(CaseView(case_file=made.file, on=Dates(up_to=ON), params=params), span)


def feb(numbers: str) -> list[date]:
    return [day(f"2025-02-{int(number):02}") for number in numbers.split()]


def calls(*on: str) -> Made:
    made = Made()
    for each in on:
        made.incident(each, "call")
    return made


def test_without_custody_every_day_is_at_risk_and_all_conduct_is_one_stream() -> None:
    made = calls("2025-01-31", "2025-02-01", "2025-02-28", "2025-03-01", "2025-02")
    made.incident("2025-02-10", "assault")
    made.incident("2025-02-11", "call", attribution="unknown")
    made.incident("2025-03-11", "call", attribution="unknown")
    (stream,) = of(made)
    assert (stream.key, stream.episode) == ("all", 1)
    assert list(stream.risk) == [FEBRUARY.starts + timedelta(days=n) for n in range(28)]
    assert [entry.first for entry in stream.entries] == feb("1 10 28")
    assert len(stream.vague) == 1
    assert stream.left == 1
    assert stream.notes == (
        "1 incident by an unknown hand or somebody else left out. 1 incident without an exact day may lie in it."
    )
    assert of(calls("2025-02-03"))[0].notes == ""


@pytest.mark.parametrize(
    ("kinds", "attribution", "reaches"),
    [
        ("call", "", True),
        ("assault", "", False),
        ("assault call", "", True),
        ("threat-violence", "", True),
        ("civil-claim", "", True),
        ("proxy-watch", "", True),
        ("attend-home", "", False),
        ("weapon-seen", "", False),
        ("", "", True),
        ("assault", "proxy-knowing", True),
        ("assault", "proxy-unknowing", True),
        ("assault", "unknown", False),
    ],
)
def test_what_can_be_done_from_inside(kinds: str, attribution: str, reaches: bool) -> None:
    made = Made()
    made.incident("2025-02-03", kinds, attribution=attribution)
    (entry,) = CaseView(case_file=made.file, on=Dates(up_to=ON), params=DEFAULTS).every
    assert can_reach(entry) == reaches


def test_in_custody_what_is_done_in_person_is_judged_apart() -> None:
    made = calls("2025-02-12")
    for on in ("2025-02-10", "2025-02-11", "2025-02-12", "2025-02-19", "2025-02-20", "2025-02"):
        made.incident(on, "attend-home")
    made.incident("2025-02-11", "attend-home", attribution="unknown")
    made.add(Whereabouts, kind="prison", starts=day("2025-02-10"), ends=day("2025-02-20"))
    anywhere, in_person = of(made)
    assert (anywhere.key, in_person.key) == ("from-anywhere", "in-person")
    assert [entry.first for entry in anywhere.entries] == feb("12")
    assert (anywhere.left, anywhere.notes) == (1, "1 incident by an unknown hand or somebody else left out.")
    assert list(in_person.risk) == feb("1 2 3 4 5 6 7 8 9 10 20 21 22 23 24 25 26 27 28")
    assert [entry.first for entry in in_person.entries] == feb("10 20")
    assert len(in_person.vague) == 1
    assert in_person.left == 3
    assert in_person.notes == (
        "3 incidents dated on a day in custody left out. 1 incident without an exact day may lie in it."
    )


def test_where_no_day_is_at_risk_for_what_is_done_in_person_there_is_nothing_to_compare_of_it() -> None:
    made = calls("2025-02-12")
    made.incident("2025-02-11", "attend-home")
    made.incident("2025-03-11", "attend-home")
    made.add(Whereabouts, kind="prison", starts=day("2025-01-31"))
    (anywhere,) = of(made)
    assert anywhere.key == "from-anywhere"
    assert [entry.first for entry in anywhere.entries] == feb("12")
    assert (anywhere.left, anywhere.notes) == (1, "1 incident dated on a day in custody left out.")


STAYS: list[tuple[list[dict[str, Any]], str]] = [
    ([{"starts": "2025-02-10", "ends": "2025-02-12"}], "11"),
    ([{"starts": "2025-02-10", "ends": "2025-02-11"}], ""),
    ([{"starts": "2025-02-10", "ends": "2025-02-12", "kind": "community"}], ""),
    ([{"starts": "2025-02-10", "ends": "2025-02-12", "kind": "remand"}], "11"),
    ([{"starts": "2025-02-25"}], "26 27 28"),
    ([{"ends": "2025-02-04"}], "1 2 3"),
    ([{}], ""),
    ([{}, {"starts": "2025-02-25"}], "26 27 28"),
    ([{"starts": "2025-01-01", "ends": "2025-02-02"}], "1"),
    ([{"starts": "2025-01-31", "ends": "2025-02-03"}], "1 2"),
    ([{"starts": "2025-02-26", "ends": "2025-03-01"}], "27 28"),
    ([{"starts": "2025-01-01", "ends": "2025-01-20"}], ""),
    ([{"starts": "2025-02-10", "ends": "2025-02-12"}, {"starts": "2025-02-12", "ends": "2025-02-14"}], "11 13"),
]


@pytest.mark.parametrize(("stays", "inside"), STAYS)
def test_the_days_from_midnight_to_midnight_in_custody(stays: list[dict[str, Any]], inside: str) -> None:
    made = calls("2025-02-05")
    for stay in stays:
        dates = {name: day(value) for name, value in stay.items() if name != "kind"}
        made.add(Whereabouts, kind=stay.get("kind", "prison"), **dates)
    found = of(made)
    missing = sorted(set(found[0].risk) - set(found[-1].risk))
    assert missing == feb(inside)
    assert len(found) == (2 if inside else 1)


@pytest.mark.parametrize(
    ("second", "inside"),
    [
        ("", ""),
        ("2025-02-12 2025-02-20", "13 14"),
        ("2025-02-16 2025-02-20", ""),
        ("2025-02-01 2025-02-28", "11 12 13 14"),
    ],
)
def test_with_two_offenders_only_while_both_are_in_custody(second: str, inside: str) -> None:
    made = calls("2025-02-05")
    made.add(Person, id="second")
    made.add(Involvement, person_id="second", role="offender")
    made.add(Whereabouts, kind="prison", starts=day("2025-02-10"), ends=day("2025-02-15"))
    if second:
        starts, ends = second.split()
        made.add(Whereabouts, offender_id="second", kind="prison", starts=day(starts), ends=day(ends))
    found = of(made)
    assert sorted(set(found[0].risk) - set(found[-1].risk)) == feb(inside)


def test_in_a_case_without_an_offender_nobody_is_in_custody() -> None:
    made = calls("2025-02-05")
    made.rows = [row for row in made.rows if not (isinstance(row, Involvement) and row.role == "offender")]
    assert [stream.key for stream in of(made)] == ["all"]


@pytest.mark.parametrize(
    ("episode", "numbers"),
    [(1, [0, 1, 4, 7, 20]), (2, [0, 4, 7, 20]), (3, [0, 4, 7, 20]), (4, [0, 20]), (14, [0])],
)
def test_days_nearer_than_an_episode_are_one(episode: int, numbers: list[int]) -> None:
    made = calls(*(each.isoformat() for each in feb("1 1 2 5 8 21")))
    (stream,) = of(made, episode=episode)
    assert stream.days() == numbers


def test_days_from_one_day_to_another_with_days_taken_for_the_vague() -> None:
    (stream,) = of(calls(*(each.isoformat() for each in feb("3 8 13 21"))))
    assert stream.days(start=day("2025-02-08"), end=day("2025-02-13")) == [7, 12]
    assert stream.days(start=day("2025-02-09"), end=day("2025-02-12")) == []
    assert stream.days((day("2025-02-10"), day("2025-02-08")), end=day("2025-02-13")) == [2, 7, 9, 12]


def test_days_at_risk_are_numbered_past_those_in_custody() -> None:
    made = Made()
    for on in feb("9 21"):
        made.incident(on.isoformat(), "attend-home")
    made.add(Whereabouts, kind="prison", starts=day("2025-02-10"), ends=day("2025-02-20"))
    _, stream = of(made)
    assert stream.days() == [8, 11]
    assert [stream.index(each) for each in feb("1 10 11 19 20 21")] == [0, 9, 10, 10, 10, 11]


PLACED: list[tuple[str, str, tuple[str, str], tuple[str, str] | None]] = [
    # Exact days, ranges of the vague ones, the part looked at, and where they come to lie early and late.
    ("5", "", ("1", "28"), None),
    ("5", "3..8", ("1", "28"), ("3", "8")),
    ("3 8", "3..8", ("1", "28"), ("4", "7")),
    ("", "3..8", ("5", "28"), ("5", "8")),
    ("", "3..8", ("1", "5"), ("3", "5")),
    ("", "3..8", ("8", "28"), ("8", "8")),
    ("", "3..8", ("9", "28"), None),
    ("", "3..8", ("1", "2"), None),
    ("", "3..8", ("1", "3"), ("3", "3")),
    ("", "3..4 3..4", ("1", "28"), ("3 4", "4 3")),
    ("3", "3..4 3..4", ("1", "28"), ("4", "4")),
    ("", "3..8 1..4", ("1", "28"), ("1 3", "8 4")),
    ("", "1..8 7..8", ("1", "28"), ("1 7", "8 7")),
    ("", "2..8 6..7 7..8", ("7", "8"), ("7 8", "8 7")),
    ("", "20..28", ("1", "28"), ("20", "28")),
    ("28", "28..28 27..28", ("1", "28"), ("27", "27")),
    ("1 2 3", "1..3", ("1", "28"), ("", "")),
]


@pytest.mark.parametrize(("exact", "vague", "part", "early_and_late"), PLACED)
def test_where_vague_incidents_may_come_to_lie(
    exact: str, vague: str, part: tuple[str, str], early_and_late: tuple[str, str] | None
) -> None:
    made = calls(*(each.isoformat() for each in feb(exact)))
    for first, last in (each.split("..") for each in vague.split()):
        made.incident(f"2025-02-{int(first):02}..2025-02-{int(last):02}", "call")
    (stream,) = of(made)
    start, end = feb(" ".join(part))
    expected = [(), *(tuple(feb(each)) for each in early_and_late)] if early_and_late else [()]
    assert list(stream.placings(start, end)) == expected


def test_vague_incidents_come_to_lie_on_days_at_risk_and_within_the_span() -> None:
    made = Made()
    made.incident("2025-02-12..2025-02-25", "attend-home")
    made.incident("2025-02-05..2025-02-18", "attend-home")
    made.incident("2025", "attend-home")
    made.add(Whereabouts, kind="prison", starts=day("2025-02-10"), ends=day("2025-02-20"))
    _, stream = of(made)
    assert list(stream.placings(date.min, date.max)) == [
        (),
        tuple(feb("1 5 20")),
        tuple(feb("28 25 10")),
    ]


def test_an_incident_that_lies_wholly_in_custody_has_no_day_to_come_to_lie_on() -> None:
    made = Made()
    made.incident("2025-02-12..2025-02-15", "attend-home")
    made.add(Whereabouts, kind="prison", starts=day("2025-02-10"), ends=day("2025-02-20"))
    _, stream = of(made)
    assert list(stream.placings(date.min, date.max)) == [(), (), ()]


def test_streams_are_reckoned_once_for_a_view() -> None:
    view = CaseView(case_file=calls("2025-02-05").file, on=Dates(up_to=ON), params=DEFAULTS)
    assert streams(view, FEBRUARY) is streams(view, FEBRUARY)
