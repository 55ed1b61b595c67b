# SPDX-License-Identifier: Apache-2.0
"""Either side of a sanction by the day: which days fall into which part, what is counted, and what may lie there."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from tests.analysis.casemaker import Made, day
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rates.before_after import BeforeAfter, sides, steps_taken
from vlu_desktop.analysis.rates.days_at_risk import streams
from vlu_desktop.analysis.rates.rate_ratio import Part, compare, more_by_chance
from vlu_desktop.analysis.rates.recording_spans import Span
from vlu_desktop.analysis.sanctions import Sanction
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.dates.when import When
from vlu_desktop.record.finding import Dates
from vlu_desktop.record.offending import Order, Whereabouts

START = day("2025-01-01")


def on(number: int) -> date:
    return START + timedelta(days=number)


def cut_at(
    cut: int,
    days: Sequence[int],
    *,
    first: int = 0,
    last: int = 200,
    inside: tuple[int, int] | None = None,
    vague: tuple[int, int] | None = None,
    served: bool = False,
) -> BeforeAfter | None:
    """Visits on days of a span of 365 from 1 January, cut on the day of that number; perhaps with a stay in prison."""
    made = Made()
    for number in days:
        made.incident(When.on(on(number)), "attend-home")
    if vague:
        made.incident(When.between(on(vague[0]), on(vague[1])), "attend-home")
    if inside:
        made.add(Whereabouts, kind="prison", starts=on(inside[0] - 1), ends=on(inside[1] + 1))
    span = Span(starts=START, ends=on(364), known=True, told="")
    view = CaseView(case_file=made.file, on=Dates(up_to=day("2027-01-01")), params=DEFAULTS)
    stream = streams(view, span)[-1]
    return sides(stream, Sanction(on=on(cut), whats=("order",), served=served, records=()), on(first), on(last))


def parts(found: BeforeAfter | None) -> tuple[list[int], int, list[int], int] | None:
    if found is None:
        return None
    return list(found.before.days), found.before.at_risk, list(found.after.days), found.after.at_risk


def test_days_are_numbered_from_the_first_of_their_side_and_the_day_itself_is_on_neither() -> None:
    """Cut on day 100 with 60 days after it, so the 60 before it are from day 40 on."""
    days = [39, 40, 41, 99, 100, 101, 160, 161]
    found = cut_at(100, days, last=160)
    assert parts(found) == ([0, 1, 59], 60, [0, 59], 60)
    assert found is not None
    assert (found.starts, found.ends) == (on(40), on(160))
    assert [entry.first for entry in found.entries] == [on(n) for n in (40, 41, 99, 101, 160)]
    assert found.told(certain=True) == (
        "The record shows, from 10 February 2025 to 10 June 2025, incidents on 2 of the 60 days after the order of 11 "
        "April 2025, and on 3 of the 60 days before."
    )
    assert "may show" in found.told(certain=False)
    served = cut_at(100, days, last=160, served=True)
    assert served is not None
    for certain, shows in ((True, "shows"), (False, "may show")):
        assert served.told(certain=certain) == (
            f"The record {shows}, from 10 February 2025 to 10 June 2025, incidents on 2 of the 60 days after the order "
            "on 11 April 2025, and on 3 of the 60 days before."
        )


def test_the_first_side_begins_no_earlier_than_the_span() -> None:
    assert parts(cut_at(100, [59, 60, 130], first=60, last=200)) == ([0], 40, [29], 100)


def test_incidents_are_counted_in_the_order_they_happened() -> None:
    found = cut_at(100, [150, 60, 120])
    assert found is not None
    assert [entry.first for entry in found.entries] == [on(60), on(120), on(150)]


@pytest.mark.parametrize(
    ("cut", "inside", "at_risk"),
    [
        # Sixty days either side of day 100, less those in custody.
        (100, (41, 72), (28, 60)),
        (100, (41, 73), None),
        (100, (101, 132), (60, 28)),
        (100, (101, 133), None),
        (100, (100, 131), (60, 29)),
        (100, (100, 132), (60, 28)),
    ],
)
def test_each_side_needs_four_weeks_at_risk(cut: int, inside: tuple[int, int], at_risk: tuple[int, int] | None) -> None:
    found = cut_at(cut, [60, 150], last=160, inside=inside)
    assert (found and (found.before.at_risk, found.after.at_risk)) == at_risk


@pytest.mark.parametrize(("cut", "first", "last"), [(100, 100, 200), (100, 110, 200), (200, 0, 200), (210, 0, 200)])
def test_a_sanction_at_an_end_of_the_span_or_beyond_it_has_one_side_only(cut: int, first: int, last: int) -> None:
    assert cut_at(cut, [60, 150], first=first, last=last) is None


FEW, MANY = [50, 70], list(range(104, 160, 6))


def test_a_rate_is_higher_by_the_level_asked_for_with_the_vague_before_it() -> None:
    plain = cut_at(100, FEW + MANY, last=160)
    vague = cut_at(100, FEW + MANY, last=160, vague=(80, 90))
    assert plain is not None
    assert vague is not None
    before, after = Part(days=[10, 30], at_risk=60), Part(days=[n - 101 for n in MANY], at_risk=60)
    alone, with_one = more_by_chance(before, after), more_by_chance(before, after, 1)
    assert alone < with_one
    assert [plain.higher(level) for level in (alone * 0.99, alone, with_one)] == [False, True, True]
    assert [vague.higher(level) for level in (alone, with_one * 0.99, with_one)] == [False, False, True]
    assert vague.ratio == plain.ratio == compare(before, after)
    assert len(vague.vague) == 1
    assert plain.vague == ()


@pytest.mark.parametrize(("later", "steps"), [(7, 1), (8, 2)])
def test_what_was_done_within_a_week_is_one_step(later: int, steps: int) -> None:
    made = Made()
    made.incident(When.on(START), "attend-home")
    made.add(Order, kind="ro-conviction", status="in-force", made=on(50), served=on(50 + later))
    view = CaseView(case_file=made.file, on=Dates(up_to=day("2027-01-01")), params=DEFAULTS)
    assert len(steps_taken(view)) == steps


def test_vague_incidents_that_lie_beyond_both_sides_are_no_matter() -> None:
    found = cut_at(100, FEW + MANY, last=160, vague=(10, 39))
    assert found is not None
    assert found.vague == ()
