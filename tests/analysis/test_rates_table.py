# SPDX-License-Identifier: Apache-2.0
"""What keeps the promised false-alarm rate: the levels of the looks, their sharing, and what vague incidents cost."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from tests.analysis.casemaker import Made, day
from tests.analysis.examples.rates import SPEEDING, diary, each
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rates import hearing, interim_looks
from vlu_desktop.analysis.rates.before_after import BeforeAfter, sides
from vlu_desktop.analysis.rates.days_at_risk import Stream, streams
from vlu_desktop.analysis.rates.grading import Grading, episodes, grading
from vlu_desktop.analysis.rates.rate_ratio import Part, compare, more_by_chance
from vlu_desktop.analysis.rates.rate_wording import halves
from vlu_desktop.analysis.rates.recording_spans import NoSpan, Span, span
from vlu_desktop.analysis.rules import rate_after_order, rate_highlight
from vlu_desktop.analysis.run_rules import find
from vlu_desktop.analysis.sanctions import Sanction
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import RecordingPeriod
from vlu_desktop.record.finding import Dates
from vlu_desktop.record.offending import Whereabouts
from vlu_desktop.record.people import Involvement, Person

DAY = timedelta(days=1)
START, ON = day("2025-01-01"), day("2026-01-02")
FIRST = [(8, 0.0125), (15, 0.0125), (30, 0.0125), (60, 0.0125)]


@pytest.mark.parametrize(
    ("days", "looked"),
    [
        (0, []),
        (7, []),
        (8, FIRST[:1]),
        (14, FIRST[:1]),
        (15, FIRST[:2]),
        (29, FIRST[:2]),
        (30, FIRST[:3]),
        (59, FIRST[:3]),
        (60, FIRST),
        (119, FIRST),
        (120, [*FIRST, (120, 0.00625)]),
        (239, [*FIRST, (120, 0.00625)]),
        (240, [*FIRST, (120, 0.00625), (240, 0.003125)]),
        (1000, [*FIRST, (120, 0.00625), (240, 0.003125), (480, 0.0015625), (960, 0.00078125)]),
    ],
)
def test_each_look_and_what_it_may_spend(days: int, looked: list[tuple[int, float]]) -> None:
    assert list(interim_looks.looks(days)) == looked


def test_all_looks_together_spend_what_is_promised_however_long_it_goes_on() -> None:
    spent = sum(level for _, level in interim_looks.looks(10**9))
    assert 0.0624 < spent < 0.0625
    assert (interim_looks.SEASON, interim_looks.SANCTIONS) == (4.0, 0.01)


def view_of(made: Made, on: date = ON) -> CaseView:
    return CaseView(case_file=made.file, on=Dates(up_to=on), params=DEFAULTS)


def only(made: Made, on: date = ON) -> Stream:
    view = view_of(made, on)
    found = span(view)
    assert isinstance(found, Span)
    (stream,) = streams(view, found)
    return stream


def test_a_share_of_the_level_asks_for_more() -> None:
    made = Made()
    diary(made)
    each(made, "2025-01-01", SPEEDING)
    stream = only(made, day("2025-09-20"))
    found = interim_looks.first_rise(stream)
    assert found is not None
    assert found == interim_looks.first_rise(stream, 1.0)
    assert interim_looks.first_rise(stream, 1e-9) is None


IN_PRISON = [
    (False, 1),
    (True, 2),
]


def with_prison(made: Made, prison: bool) -> Made:
    diary(made)
    each(made, "2025-01-01", SPEEDING)
    each(made, "2025-01-02", SPEEDING, "attend-home")
    made.order("2025-05-01")
    if prison:
        made.add(Whereabouts, kind="prison", starts=day("2025-02-01"), ends=day("2025-03-01"))
    return made


@pytest.mark.parametrize(("prison", "parts"), IN_PRISON)
def test_streams_looked_at_side_by_side_share_each_level(
    prison: bool, parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shares: list[float] = []
    levels: list[float] = []

    def first_rise(stream: Stream, share: float = 1.0) -> interim_looks.InterimLook | None:
        shares.append(share)
        return interim_looks.first_rise(stream, share)

    def higher(self: BeforeAfter, level: float) -> bool:
        levels.append(level)
        return False

    monkeypatch.setattr(rate_highlight, "first_rise", first_rise)
    monkeypatch.setattr(BeforeAfter, "higher", higher)
    monkeypatch.setattr(rate_after_order, "sides", a_cut)
    find(with_prison(Made(), prison).file, day("2025-10-20"))
    assert shares == [1 / parts] * parts
    assert levels == [interim_looks.SANCTIONS / parts / 2] * parts


def a_cut(stream: Stream, sanction: Sanction, starts: date, ends: date) -> BeforeAfter:
    part = Part(days=range(0, 40, 4), at_risk=50)
    return BeforeAfter(stream=stream, sanction=sanction, starts=starts, ends=ends, before=part, after=part)


@pytest.mark.parametrize(("prison", "parts"), IN_PRISON)
def test_the_look_for_a_hearing_shares_its_level_too(prison: bool, parts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    levels: list[float] = []
    told = hearing._told

    def _told(view: CaseView, stream: Stream, found: Span, level: float) -> Any:
        levels.append(level)
        return told(view, stream, found, level)

    monkeypatch.setattr(hearing, "_told", _told)
    hearing.one_look(with_prison(Made(), prison).file, day("2025-10-20"))
    assert levels == [0.05 / parts] * parts


def after_an_order(vague: int) -> BeforeAfter:
    """Two days with calls before an order, ten after it, and months before in which there may have been more."""
    made = Made()
    diary(made)
    for on in ("2025-02-10", "2025-04-20"):
        made.incident(on, "call")
    for n in range(10):
        made.incident(When.on(day("2025-07-10") + n * 9 * DAY), "call")
    for n in range(vague):
        made.incident(When.in_month(2025, 3 + n), "call")
    sanction = Sanction(on=day("2025-07-01"), whats=("order",), records=())
    found = sides(only(made), sanction, START, day("2026-01-01"))
    assert found is not None
    return found


@pytest.mark.parametrize("vague", [1, 3])
def test_a_rate_is_higher_only_if_it_is_so_with_every_vague_incident_before(vague: int) -> None:
    cut, plain = after_an_order(vague), after_an_order(0)
    without = more_by_chance(cut.before, cut.after)
    with_all = more_by_chance(cut.before, cut.after, vague)
    assert without < with_all
    assert len(cut.vague) == vague
    between = (without + with_all) / 2
    assert plain.higher(between)
    assert not cut.higher(between), "with the vague ones before the order it may be chance"
    assert cut.higher(with_all)
    assert not cut.higher(without / 2)
    assert plain.higher(without)
    assert not plain.higher(without / 2)


def sides_of(days: Sequence[int], cut: int, last: int) -> BeforeAfter | None:
    """Calls on some days of a diary that begins on 1 January, with an order on the day `cut` of it."""
    made = Made()
    diary(made)
    for n in days:
        made.incident(When.on(START + n * DAY), "call")
    sanction = Sanction(on=START + cut * DAY, whats=("order",), records=())
    return sides(only(made, START + (last + 1) * DAY), sanction, START, START + last * DAY)


@pytest.mark.parametrize(
    ("cut", "last", "at_risk"),
    [
        (28, 56, (28, 28)),
        (27, 200, None),
        (100, 100 + 27, None),
        (100, 128, (28, 28)),
        (100, 150, (50, 50)),
        (60, 200, (60, 140)),
        (400, 800, (364, 364)),
        (0, 200, None),
        (200, 200, None),
    ],
)
def test_both_sides_are_as_long_at_most_a_year_and_at_least_four_weeks(
    cut: int, last: int, at_risk: tuple[int, int] | None
) -> None:
    found = sides_of([3, 30, 120], cut, last)
    assert (found and (found.before.at_risk, found.after.at_risk)) == at_risk


def test_the_day_of_the_order_itself_is_on_neither_side() -> None:
    found = sides_of([1, 10, 49, 50, 51, 99, 100], 50, 100)
    assert found is not None
    assert (list(found.before.days), list(found.after.days)) == ([1, 10, 49], [0, 48, 49])
    assert [each.first for each in found.entries] == [START + n * DAY for n in (1, 10, 49, 51, 99, 100)]
    assert (found.starts, found.ends) == (START, START + 100 * DAY)


PARTS = Part(days=[1, 5], at_risk=50), Part(days=[0, 9, 20, 40], at_risk=100)


def test_a_ratio_is_of_rates_and_not_of_counts() -> None:
    found = compare(*PARTS)
    assert found is not None
    assert found.ratio == pytest.approx(4 / 2 * 50 / 100)
    assert found.low < 1 < found.high


@pytest.mark.parametrize("early", [[], [7]])
def test_with_fewer_than_two_days_before_no_ratio_is_told(early: list[int]) -> None:
    assert compare(Part(days=early, at_risk=50), PARTS[1]) is None


def test_halves_are_cut_at_the_middle_of_the_days_at_risk() -> None:
    made = Made()
    diary(made)
    for n in (0, 9, 10, 11, 19, 20):
        made.incident(When.on(START + n * DAY), "call")
    parted = halves(only(made, START + 40 * DAY), START + 20 * DAY)
    before, after = parted.before, parted.after
    assert (parted.starts, parted.cut, parted.ends) == (START + DAY, START + 10 * DAY, START + 19 * DAY)
    # The first day of a diary that begins with an incident is left out: it is there because of the incident.
    assert (before.at_risk + after.at_risk, before.events, after.events) == (19, 1, 3)
    assert (list(before.days), list(after.days)) == ([8], [0, 1, 9])


CUSTODY = [
    ("prison", None, None, 1),
    ("prison", "2025-03-01", "2025-04-01", 2),
    ("prison", "2025-03-01", None, 2),
    ("community", "2025-03-01", "2025-04-01", 1),
]


@pytest.mark.parametrize(("kind", "starts", "ends", "parts"), CUSTODY)
def test_custody_parts_the_streams(kind: str, starts: str | None, ends: str | None, parts: int) -> None:
    made = Made()
    diary(made)
    made.incident("2025-02-02", "call")
    made.incident("2025-03-15", "attend-home")
    made.incident("2025-03-16", "call")
    made.add(Whereabouts, kind=kind, starts=day(starts) if starts else None, ends=day(ends) if ends else None)
    view = view_of(made)
    found = span(view)
    assert isinstance(found, Span)
    told = {stream.key: stream for stream in streams(view, found)}
    assert len(told) == parts
    if parts == 2:
        assert [entry.first for entry in told["from-anywhere"].entries] == [day("2025-02-02"), day("2025-03-16")]
        assert told["in-person"].entries == ()
        assert told["in-person"].left == 1
        # The days of going in and of coming out are days at risk.
        last = day(ends) if ends else found.ends + DAY
        assert len(told["from-anywhere"].risk) - len(told["in-person"].risk) == (last - day("2025-03-01")).days - 1


def test_custody_counts_only_while_every_offender_is_in_it() -> None:
    made = Made()
    diary(made)
    made.incident("2025-02-02", "call")
    made.add(Person, id="second")
    made.add(Involvement, person_id="second", role="offender")
    made.add(Whereabouts, kind="prison", starts=day("2025-03-01"), ends=day("2025-05-01"))
    view = view_of(made)
    found = span(view)
    assert isinstance(found, Span)
    assert len(streams(view, found)) == 1
    made.add(Whereabouts, offender_id="second", kind="prison", starts=day("2025-04-01"), ends=day("2025-06-01"))
    outside = streams(view_of(made), found)[1]
    assert set(found_days(found)) - set(outside.risk) == {day("2025-04-02") + n * DAY for n in range(29)}


def found_days(found: Span) -> list[date]:
    return [found.starts + n * DAY for n in range(found.days)]


def test_vague_incidents_are_placed_early_and_late_on_days_of_their_own() -> None:
    made = Made()
    diary(made)
    made.incident("2025-03-01", "call")
    made.incident("2025-03-31", "call")
    for _ in range(2):
        made.incident(When.in_month(2025, 3), "call")
    stream = only(made)
    assert list(stream.placings(START, ON)) == [
        (),
        (day("2025-03-02"), day("2025-03-03")),
        (day("2025-03-30"), day("2025-03-29")),
    ]
    assert list(stream.placings(START, day("2025-02-28"))) == [()], "none may lie there"
    assert stream.may_lie(day("2025-03-31"), ON) == stream.vague


RECORDED: list[tuple[list[dict[str, Any]], tuple[str, str] | str]] = [
    ([{"way": "diary", "starts": "2025-01-01"}], ("2025-01-01", "2026-01-01")),
    ([{"way": "diary", "starts": "2025-01-01", "ends": "2025-06-30"}], ("2025-01-01", "2025-06-30")),
    ([{"way": "memory", "ends": "2025-03-31"}, {"way": "diary", "starts": "2025-04-01"}], ("2025-04-01", "2026-01-01")),
    ([{"way": "memory", "starts": "2025-01-01"}], "no rate can rest on"),
    ([{"way": "mixed", "starts": "2025-01-01"}], "no rate can rest on"),
    ([{"way": "diary", "starts": "2026-01-02"}], "Recording had not begun."),
    ([{"way": "diary", "starts": "2025-01-01", "ends": "2025-03-31"}, {"way": "diary", "starts": "2025-04-01"}],
     ("2025-01-01", "2026-01-01")),
    ([{"way": "diary", "starts": "2025-01-01"}, {"way": "messages", "starts": "2025-05-01"}],
     ("2025-05-01", "2026-01-01")),
]  # fmt: skip


@pytest.mark.parametrize(("periods", "compared"), RECORDED)
def test_no_rate_is_drawn_across_a_change_of_recording(
    periods: list[dict[str, Any]], compared: tuple[str, str] | str
) -> None:
    made = Made()
    for period in periods:
        dates = {name: day(period[name]) for name in ("starts", "ends") if name in period}
        made.add(RecordingPeriod, way=period["way"], **dates)
    made.incident("2025-02-10", "call")
    found = span(view_of(made))
    if isinstance(compared, str):
        assert isinstance(found, NoSpan)
        assert compared in found.why
    else:
        assert isinstance(found, Span)
        assert (found.starts, found.ends, found.known) == (*map(day, compared), True)


GRADED = [
    ([1, 1, 1, 2, 2], None),
    ([2] * 8, None),
    ([1, 1, 1, 4, 4, 4], True),
    ([4, 4, 4, 1, 1, 1], False),
]


@pytest.mark.parametrize(("grades", "late"), GRADED)
def test_seriousness_by_the_order_of_grades(grades: list[int], late: bool | None) -> None:
    found = grading(episodes([(10 * n, grade) for n, grade in enumerate(grades)]))
    if late is None:
        assert found is None
    else:
        assert isinstance(found, Grading)
        assert found.episodes == len(grades)
        # 1 of the 20 ways in which three graver ones of six can lie has them all last.
        assert found.chance == pytest.approx(0.05 if late else 1.0, abs=0.02)


def test_episodes_of_which_none_is_graver_than_another_tell_nothing() -> None:
    """A call and a visit in each: two grades, and yet nothing that could come early or late."""
    assert grading(episodes([(20 * n + later, grade) for n in range(8) for later, grade in ((0, 1), (1, 4))])) is None


@pytest.mark.parametrize(("gap", "count"), [(2, 1), (3, 1), (4, 3)])
def test_incidents_within_three_days_are_one_episode(gap: int, count: int) -> None:
    assert len(episodes([(0, 1), (2 * gap, 3), (gap, 2)])) == count
