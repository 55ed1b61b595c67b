# SPDX-License-Identifier: Apache-2.0
"""The grades of a span: which incidents have one, where the vague may lie, and how two halves are told."""

from datetime import date

import pytest

from tests.analysis.casemaker import Made, day
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rates.grading import Graded, episodes, grading
from vlu_desktop.analysis.rates.recording_spans import Span
from vlu_desktop.analysis.rates.severity import Grades, grades
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.dates.date_display import day as day_in_words
from vlu_desktop.record.finding import Dates
from vlu_desktop.record.offending import Whereabouts

SPAN = Span(starts=day("2025-02-01"), ends=day("2025-04-30"), known=True, told="")
ON = day("2026-01-02")
# A kind of each grade from 1 to 5.
KINDS = ("call", "follow", "damage-home", "threat-violence", "assault")


def of(made: Made) -> Grades:
    (found,) = grades(CaseView(case_file=made.file, on=Dates(up_to=ON), params=DEFAULTS), SPAN)
    return found


def weeks(graded: str) -> Made:
    """Incidents of these grades, a week apart from 3 February."""
    made = Made()
    for n, grade in enumerate(graded.split()):
        made.incident(date.fromordinal(day("2025-02-03").toordinal() + 7 * n).isoformat(), KINDS[int(grade) - 1])
    return made


def test_what_has_a_grade() -> None:
    made = Made()
    made.incident("2025-01-31", "call")
    made.incident("2025-02-01", "call assault")
    made.incident("2025-02-02", "")
    made.incident("2025-02-03", "", seriousness_set="4")
    made.incident("2025-02-04", "call", seriousness_set="3")
    made.incident("2025-02-05", "call", attribution="unknown")
    made.incident("2025-02-05", "strangulation", actor_id="p-cousin")
    made.incident("2025-02-06", "follow", attribution="proxy-knowing")
    made.incident("2025-04-30", "threat-violence")
    made.incident("2025-05-01", "call")
    made.incident("2025-01", "call")
    made.incident("2025-04", "call")
    made.incident("2025-04", "call", attribution="unknown")
    made.incident("", "call")
    found = of(made)
    assert (found.starts, found.ends) == (SPAN.starts, SPAN.ends)
    assert found.exact == [(0, 5), (2, 4), (3, 3), (5, 2), (88, 4)]
    assert len(found.entries) == 5
    assert [entry.conduct.happened.is_dated for entry in found.vague] == [True, False]


def test_where_there_was_custody_what_can_be_done_from_inside_is_graded_apart() -> None:
    made = Made()
    for on, kind in (
        ("02-03", "letter"),
        ("02-10", "assault"),
        ("03-10", "letter"),
        ("04-10", "assault"),
        ("04-11", ""),
    ):
        made.incident(f"2025-{on}", kind)
    made.incident("2025-04", "call", attribution="unknown")
    made.add(Whereabouts, kind="prison", starts=day("2025-01-01"), ends=day("2025-03-01"))
    view = CaseView(case_file=made.file, on=Dates(up_to=ON), params=DEFAULTS)
    inside, in_person = grades(view, SPAN)
    assert (inside.stream.key, in_person.stream.key) == ("from-anywhere", "in-person")
    assert [grade for _, grade in inside.exact] == [1, 1]
    assert in_person.exact == [(68, 5)], "what is dated on a day in custody can not have been done in person"


PLACED: list[tuple[str, str, list[list[Graded]]]] = [
    # Vague incidents, the day looked back from, and what there is before it: without them, early and late.
    ("", "2025-02-24", [[(2, 1), (9, 4), (16, 2)]]),
    ("", "2025-02-17", [[(2, 1), (9, 4)]]),
    ("", "2025-02-18", [[(2, 1), (9, 4), (16, 2)]]),
    ("2025-02-05..2025-02-07", "2025-02-12", [[(2, 1), (9, 4)], [(2, 1), (9, 4), (4, 5)], [(2, 1), (9, 4), (6, 5)]]),
    ("2025-02-05..2025-02-07", "2025-02-06", [[(2, 1)], [(2, 1), (4, 5)], [(2, 1), (4, 5)]]),
    ("2025-02-05..2025-02-07", "2025-02-05", [[(2, 1)]]),
    ("2025-01-20..2025-02-02", "2025-02-06", [[(2, 1)], [(2, 1), (0, 5)], [(2, 1), (1, 5)]]),
    ("2025-02-03..2025-05-20", "2025-02-06", [[(2, 1)], [(2, 1), (2, 5)], [(2, 1), (4, 5)]]),
]


@pytest.mark.parametrize(("vague", "end", "placed"), PLACED)
def test_where_the_vague_may_lie(vague: str, end: str, placed: list[list[Graded]]) -> None:
    made = weeks("1 4 2")
    if vague:
        made.incident(vague, "assault")
    assert list(of(made).placings(day(end))) == placed


RISING = "1 1 1 2 1 2 4 4 5 5 4 5"
END = day("2025-05-01")


def test_a_rise_is_told_at_the_level_asked_for() -> None:
    found = of(weeks(RISING))
    answer = grading(episodes(found.exact), 0.05)
    assert answer is not None
    assert answer.chance < 0.01
    assert found.rising(END, 0.05)
    assert found.rising(END, answer.chance)
    assert not found.rising(END, answer.chance / 2)
    assert found.chance(END) == answer.chance
    assert not of(weeks(RISING)).rising(day("2025-03-01"), 0.05), "four incidents by then"
    assert of(weeks(RISING)).chance(day("2025-03-01")) == 1.0


@pytest.mark.parametrize(("vague", "kind"), [("2025-02", "assault"), ("2025-02", "call"), ("2025-04", "call")])
def test_one_vague_incident_leaves_a_clear_rise(vague: str, kind: str) -> None:
    made = weeks(RISING)
    made.incident(vague, kind)
    assert of(made).rising(END, 0.05)


def test_a_rise_must_be_there_with_the_vague_early_and_with_the_vague_late() -> None:
    for on, kind in (("2025-02-01..2025-02-02", "assault"), ("2025-04-29..2025-04-30", "call")):
        made = weeks(RISING)
        for _ in range(8):
            made.incident(on, kind)
        assert not of(made).rising(END, 0.05)
        assert of(made).chance(END) < 0.01, "the chance told is of the exactly dated"


def test_the_halves_are_of_episodes_and_each_grade_is_counted() -> None:
    made = weeks("1 3 5 2 4 5")
    made.incident("2025-02-04", "assault")
    made.incident("2025-02-20", "follow")
    made.incident("2025-03", "call")
    told = of(made).halves(day("2025-03-10"))
    # Episodes begin on 3, 10, 17 and 24 February and 3 March: the third, of five, opens the second half.
    grades = (
        "of 3 incidents before 17 February 2025, 1 of grade 5 (assault), 1 of grade 3 (damage to the home) and 1 of "
        "grade 1 (phone call); of 4 from then on, 1 of grade 5 (assault), 1 of grade 4 (threat of violence) and 2 of "
        "grade 2 (following)."
    )
    within = f"from {day_in_words(told.starts)} to 9 March 2025"
    assert told.rising(certain=True) == f"The record shows incidents becoming more serious, {within}: {grades}"
    assert told.rising(certain=False) == f"The record may show incidents becoming more serious, {within}: {grades}"
    assert told.not_rising(5) == (
        f"The record holds, {within}, 5 episodes of incidents: {grades} That is not enough to tell whether they have "
        "become more serious."
    )
    assert [entry.first for entry in told.counted] == [
        day(f"2025-{on}") for on in ("02-03", "02-04", "02-10", "02-17", "02-20", "02-24", "03-03")
    ]


def test_a_grade_is_told_by_the_kinds_that_have_it_or_where_an_officer_set_it_by_those_there_are() -> None:
    made = Made()
    made.incident("2025-02-03", "call", seriousness_set="5")
    made.incident("2025-02-10", "follow")
    made.incident("2025-02-17", "call assault")
    made.incident("2025-02-24", "", seriousness_set="3")
    assert (
        of(made)
        .halves(END)
        .rising(certain=True)
        .endswith(
            ": of 2 incidents before 17 February 2025, 1 of grade 5 (phone call) and 1 of grade 2 (following); of 2 "
            "from then on, 1 of grade 5 (assault) and 1 of grade 3 (kind not chosen)."
        )
    )


def test_incidents_on_the_day_looked_back_from_are_not_told() -> None:
    told = of(weeks("1 1 2 2")).halves(day("2025-02-17"))
    assert told.rising(certain=True).endswith(
        ": of 1 incident before 10 February 2025, 1 of grade 1 (phone call); of 1 from then on, 1 of grade 1 (phone "
        "call)."
    )
    assert len(told.counted) == 2


def test_incidents_are_told_in_the_order_they_happened_whatever_the_order_of_entry() -> None:
    made = Made()
    for on in ("2025-03-20", "2025-02-03", "2025-03-01"):
        made.incident(on, "call")
    assert of(made).exact == [(2, 1), (28, 1), (47, 1)]
    counted = of(made).halves(END).counted
    assert [entry.first for entry in counted] == [day(each) for each in ("2025-02-03", "2025-03-01", "2025-03-20")]
