# SPDX-License-Identifier: Apache-2.0
"""What is tested at each look as a campaign goes on: which days, of how many, at which level, with the vague where."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from tests.analysis.casemaker import Made, day
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rates import interim_looks
from vlu_desktop.analysis.rates.days_at_risk import Stream, streams
from vlu_desktop.analysis.rates.interim_looks import InterimLook, first_rise, still_rises
from vlu_desktop.analysis.rates.large_rises import rises_largely
from vlu_desktop.analysis.rates.recording_spans import Span
from vlu_desktop.analysis.rates.trend import Trend, trend
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.dates.when import When
from vlu_desktop.record.finding import Dates

START = day("2025-01-01")
SPAN = Span(starts=START, ends=day("2025-12-31"), known=True, told="")
FIFTEEN = [10, 20, 30, 40, 50, 60, 71, 72, 80, 81, 90, 91, 100, 111, 112]
Call = tuple[list[int], int, float, float]


def on(number: int) -> date:
    return START + timedelta(days=number)


def stream(days: Sequence[int], *vague: tuple[int, int]) -> Stream:
    made = Made()
    for number in days:
        made.incident(When.on(on(number)), "call")
    for first, last in vague:
        made.incident(When.between(on(first), on(last)), "call")
    (found,) = streams(CaseView(case_file=made.file, on=Dates(up_to=day("2026-01-01")), params=DEFAULTS), SPAN)
    return found


class AskedTrend:
    """In the place of the trend test: notes what it is asked, and finds a rise unless a call is one of `level`."""

    def __init__(self, *level: int) -> None:
        self.level = level
        self.calls: list[Call] = []

    def __call__(self, days: Sequence[int], total: int, level: float, allowed: float) -> Trend | None:
        self.calls.append((list(days), total, level, allowed))
        z = 0.0 if len(self.calls) in self.level else 2.0
        return Trend(events=len(days), total=total, z=z, needed=1.0, variation=1.0)


@pytest.fixture
def tested(monkeypatch: pytest.MonkeyPatch) -> AskedTrend:
    made = AskedTrend()
    monkeypatch.setattr(interim_looks, "trend", made)
    monkeypatch.setattr(interim_looks, "rises_largely", lambda days, total, share: False)
    return made


ONSET = [240, 247, 251, 260, 266, 274, 279, 287, 293, 300, 306, 311, 317, 321, 324]
"""Nothing for eight months, and then it begins: the gaps vary so much that no trend is told from them."""


def test_silence_and_its_end_are_seen_by_the_statistic_for_large_rises() -> None:
    told = trend(ONSET[:14], 324, 0.0125, 4.0)
    assert told is not None
    assert not told.rising
    assert rises_largely(ONSET[:14], 324, 0.125)
    assert first_rise(stream(ONSET[:14])) is None, "not at the first look"
    assert first_rise(stream(ONSET)) == InterimLook(count=15, before=on(324))
    assert first_rise(stream(ONSET), 0.5) == InterimLook(count=15, before=on(324)), "at half the level too"


def test_a_large_rise_is_asked_for_from_fourteen_days_on_and_at_a_quarter(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, float]] = []

    def large(days: Sequence[int], total: int, share: float) -> bool:
        asked.append((len(days), share))
        return False

    monkeypatch.setattr(interim_looks, "rises_largely", large)
    for many in (13, 14, 15):
        interim_looks.shows(list(range(0, 10 * many, 10)), 365, 0.0125)
    assert asked == [(14, 0.25), (15, 0.25)]


def test_large_rises_are_seen_wherever_the_vague_lie_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[list[int], int, float]] = []

    def large(days: Sequence[int], total: int, share: float) -> bool:
        asked.append((list(days), total, share))
        return len(asked) != 2

    monkeypatch.setattr(interim_looks, "trend", lambda *_: None)
    monkeypatch.setattr(interim_looks, "rises_largely", large)
    assert first_rise(stream(FIFTEEN, (0, 5)), 0.5) is None
    assert asked == [(FOURTEEN, 112, 0.125), ([0, *FOURTEEN], 112, 0.125)]


SEVEN = FIFTEEN[:7]
FOURTEEN = FIFTEEN[:14]


def test_a_look_is_at_the_days_before_the_one_that_makes_the_count(tested: AskedTrend) -> None:
    """The eighth day is 72, so the 72 days from 0 to 71 are looked at, 71 among them."""
    assert first_rise(stream(SEVEN)) is None
    assert tested.calls == []
    assert first_rise(stream(FIFTEEN)) == InterimLook(count=8, before=on(72))
    assert tested.calls == [(SEVEN, 72, 0.0125, 4.0)]


def test_the_next_look_comes_where_the_first_shows_nothing_and_at_a_share_of_the_level(tested: AskedTrend) -> None:
    tested.level = (1,)
    assert first_rise(stream(FIFTEEN), 0.5) == InterimLook(count=15, before=on(112))
    assert tested.calls == [(SEVEN, 72, 0.00625, 4.0), (FOURTEEN, 112, 0.00625, 4.0)]


def test_a_look_shows_a_rise_only_wherever_the_vague_lie(tested: AskedTrend) -> None:
    vague = stream(FIFTEEN, (0, 5))
    early, late = [0, *SEVEN], [5, *SEVEN]
    assert first_rise(vague) == InterimLook(count=8, before=on(72))
    assert [days for days, *_ in tested.calls] == [SEVEN, early, late]
    tested.calls, tested.level = [], (3,)
    assert first_rise(vague) == InterimLook(count=15, before=on(112))
    assert [days for days, *_ in tested.calls] == [SEVEN, early, late, FOURTEEN, [0, *FOURTEEN], [5, *FOURTEEN]]
    tested.calls, tested.level = [], (1, 3)
    assert first_rise(vague) is None
    assert [days for days, *_ in tested.calls] == [SEVEN, FOURTEEN, [0, *FOURTEEN]]


def test_what_may_lie_only_after_a_look_is_no_part_of_it(tested: AskedTrend) -> None:
    first_rise(stream(FIFTEEN, (72, 75)))
    assert tested.calls == [(SEVEN, 72, 0.0125, 4.0)]


def test_where_nothing_can_be_tested_there_is_no_rise() -> None:
    assert first_rise(stream(range(8))) is None


def test_whether_it_still_shows_is_asked_of_all_days_up_to_now_at_the_level_of_the_look(tested: AskedTrend) -> None:
    vague = stream(FIFTEEN, (200, 205))
    look = first_rise(vague, 0.5)
    assert look == InterimLook(count=8, before=on(72))
    tested.calls = []
    assert still_rises(vague, look, 0.5)
    assert tested.calls == [
        (FIFTEEN, 365, 0.00625, 4.0),
        ([*FIFTEEN, 200], 365, 0.00625, 4.0),
        ([*FIFTEEN, 205], 365, 0.00625, 4.0),
    ]
    tested.level = (6,)
    assert not still_rises(vague, look, 0.5), "where a vague one lies may undo it"


def test_the_last_day_at_risk_counts_and_the_whole_level_is_spent_where_no_share_is_named(tested: AskedTrend) -> None:
    to_the_end = stream([*FIFTEEN, 364])
    assert still_rises(to_the_end, InterimLook(count=8, before=on(72)))
    assert tested.calls == [([*FIFTEEN, 364], 365, 0.0125, 4.0)]
