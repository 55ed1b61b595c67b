# SPDX-License-Identifier: Apache-2.0
"""The value itself: stored text, order, certain and possible, and how it is shown."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.record.any_when import dated, days, whens, windows
from vlu_desktop.dates import civil_clock
from vlu_desktop.dates.grammar.parser import read_when
from vlu_desktop.dates.when import Kind, Precision, When, midnight

SAID_ON = date(2026, 7, 28)
MARCH = When.in_month(2026, 3)
SHORT_SPAN = "from 1 Jan 2020 to 5 Jan 2020"
YEARS = When.during(When.in_year(2008), said_on=SAID_ON)


# --- examples


def test_a_moment_is_certain_only_where_all_of_its_range_lies_inside() -> None:
    assert MARCH.certainly_within(date(2026, 3, 1), date(2026, 3, 31))
    assert not MARCH.certainly_within(date(2026, 3, 2), date(2026, 3, 31))
    assert MARCH.possibly_within(date(2026, 3, 31), date(2026, 4, 30))
    assert not MARCH.possibly_within(date(2026, 4, 1), date(2026, 4, 30))


def test_conduct_throughout_is_certain_from_its_latest_start_to_its_earliest_end() -> None:
    when = When.during(When.in_month(2019, 5), When.in_month(2019, 11))
    assert when.certainly_within(date(2019, 8, 1), date(2019, 8, 1))
    assert when.certainly_within(date(2019, 5, 1), date(2019, 5, 31))
    assert not when.certainly_within(date(2019, 5, 1), date(2019, 5, 30))
    assert not when.certainly_within(date(2019, 11, 2), date(2019, 12, 31))
    assert when.possibly_within(date(2019, 11, 30), date(2019, 12, 31))


def test_what_is_ongoing_was_so_on_the_day_it_was_said_and_says_nothing_of_after() -> None:
    assert YEARS.display() == "since 2008"
    assert YEARS.certainly_within(SAID_ON, SAID_ON)
    assert YEARS.certainly_within(date(2009, 1, 1), date(2009, 1, 1))
    assert not YEARS.certainly_within(date(2008, 1, 1), date(2008, 6, 30))
    assert not YEARS.possibly_within(date(2026, 7, 29), date(2027, 1, 1))


def test_about_reaches_further_and_is_never_surer() -> None:
    about = replace(MARCH, approximate=True)
    assert about.possibly_within(date(2026, 4, 30), date(2026, 5, 31))
    assert not about.certainly_within(date(2026, 3, 1), date(2026, 3, 31))
    assert about.certainly_within(date(2026, 1, 1), date(2026, 6, 1))


def test_about_does_not_reach_past_the_day_it_was_said() -> None:
    about = When.on(SAID_ON, approximate=True, said_on=SAID_ON)
    assert not about.possibly_within(date(2026, 7, 29), date(2026, 8, 31))
    assert about.possibly_within(SAID_ON, SAID_ON)
    assert about.reach().begun_by == about.reach().last == SAID_ON


def test_the_undated_is_always_possible_and_never_certain() -> None:
    undated = When.undated("a while back", SAID_ON)
    assert undated.possibly_within(date(2026, 1, 1), date(2026, 1, 1))
    assert not undated.certainly_within(date.min, date.max)
    assert (undated.first_day, undated.last_day, undated.span_days, undated.is_dated) == (None, None, 0, False)


def test_open_ends_let_anything_on_their_side_be_possible() -> None:
    until = read_when("until August 2019", SAID_ON).when
    assert until.possibly_within(date(1990, 1, 1), date(1990, 12, 31))
    assert not until.certainly_within(date(1990, 1, 1), date(1990, 12, 31))
    before = read_when("before 3 March 2026", SAID_ON).when
    assert before.possibly_within(date(1990, 1, 1), date(1990, 12, 31))
    assert not before.possibly_within(date(2026, 3, 3), date(2026, 3, 3))
    since = When.during(date(2019, 5, 1))
    assert since.possibly_within(date(2030, 1, 1), date(2030, 1, 1))
    assert since.certainly_within(date(2019, 5, 1), date(2019, 5, 1))


def test_the_undated_sort_last_in_the_store_s_order_too() -> None:
    whens = [When.undated("x"), YEARS, MARCH, When.on(date(2026, 3, 1)), When.in_year(1066)]
    assert sorted(whens, key=lambda when: when.sort_key) == [whens[4], YEARS, whens[3], MARCH, whens[0]]
    assert sorted(when.to_text() for when in whens) == [when.to_text() for when in sorted(whens, key=When.to_text)]


@pytest.mark.parametrize(
    ("when", "full", "short"),
    [
        (When.on(date(2026, 3, 3)), "3 March 2026", "3 Mar 2026"),
        (When.in_month(2019, 3, approximate=True), "about March 2019", "about Mar 2019"),
        (When.between(date(2026, 3, 3), date(2026, 3, 10)), "between 3 and 10 March 2026", "between 3 and 10 Mar 2026"),
        (When.at(datetime(2026, 3, 3, 17, 30)), "5:30pm on 3 March 2026", "5:30pm on 3 Mar 2026"),
        (When.at(datetime(2026, 3, 3, 23, 59)), "11:59pm on 3 March 2026", "11:59pm on 3 Mar 2026"),
        (When.during(date(2020, 1, 1), date(2020, 1, 5)), "from 1 January 2020 to 5 January 2020", SHORT_SPAN),
        (When.during(date(2020, 1, 1)), "from 1 January 2020, end not known", "from 1 Jan 2020, end not known"),
        (When.undated("a while back"), "date not known (“a while back”)", "not known"),
        (When(), "date not known", "not known"),
    ],
)  # fmt: skip
def test_shown_in_an_officer_s_english(when: When, full: str, short: str) -> None:
    assert (when.display(), when.display(short=True)) == (full, short)


def test_an_instant_is_shown_on_the_clock_here() -> None:
    summer = When.at_instant(datetime(2026, 7, 3, 22, 30, 15, tzinfo=UTC))
    assert summer.display() == "11:30pm on 3 July 2026"
    assert summer.instant == datetime(2026, 7, 3, 22, 30, 15, tzinfo=UTC)
    past_midnight = When.at_instant(datetime(2026, 7, 3, 23, 30, tzinfo=UTC))
    assert past_midnight.first_day == date(2026, 7, 4)


@pytest.mark.parametrize(
    ("utc", "here"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), datetime(2026, 3, 29, 0, 59)),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), datetime(2026, 3, 29, 2, 0)),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), datetime(2026, 10, 25, 1, 59)),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), datetime(2026, 10, 25, 1, 0)),
    ],
)
def test_the_clocks_change_when_they_do(utc: datetime, here: datetime) -> None:
    assert civil_clock.civil(utc) == here


SOUND = {
    "earliest": datetime(2026, 3, 3), "latest": datetime(2026, 3, 9), "begun_by": datetime(2026, 3, 9),
    "ended_from": datetime(2026, 3, 3), "precision": Precision.DAY,
}  # fmt: skip


AWARE = {end: datetime(2026, 3, 3, tzinfo=UTC) for end in ("earliest", "latest", "begun_by", "ended_from")}
OF_9999 = {
    end: datetime(9999, 1, day) for end, day in {"earliest": 1, "latest": 2, "begun_by": 2, "ended_from": 1}.items()
}
ALL_OR_NONE, ORDER, SAME = "all of its ends or none", "out of order", "within the same range"
PRECISION, YEAR, NAIVE, INSTANT = "needs a precision", "1000 to 9998", "naive and to the minute", "aware and in UTC"
OVER_TIME = {"kind": Kind.THROUGHOUT}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"latest": None}, ALL_OR_NONE),
        ({"earliest": None, "latest": None}, ALL_OR_NONE),
        (dict.fromkeys(AWARE), ALL_OR_NONE),
        ({"precision": Precision.UNKNOWN}, PRECISION),
        ({"latest": datetime(2026, 3, 2)}, ORDER),
        ({"latest": datetime(2026, 3, 3), "begun_by": datetime(2026, 3, 3)}, ORDER),
        ({"earliest": datetime(999, 12, 31), "ended_from": datetime(999, 12, 31)}, YEAR),
        (OF_9999, YEAR),
        ({"begun_by": datetime(2026, 3, 4)}, SAME),
        ({"ended_from": datetime(2026, 3, 4)}, SAME),
        ({**OVER_TIME, "begun_by": datetime(2026, 3, 10)}, ORDER),
        ({**OVER_TIME, "begun_by": datetime(2026, 3, 3)}, ORDER),
        ({**OVER_TIME, "ended_from": datetime(2026, 3, 9)}, ORDER),
        ({**OVER_TIME, "ended_from": datetime(2026, 3, 2)}, ORDER),
        ({"earliest": datetime(2026, 3, 3, tzinfo=UTC), "ended_from": datetime(2026, 3, 3, tzinfo=UTC)}, NAIVE),
        (AWARE, NAIVE),
        ({"earliest": datetime(2026, 3, 3, 0, 0, 30), "ended_from": datetime(2026, 3, 3, 0, 0, 30)}, NAIVE),
        ({"earliest": datetime(2026, 3, 3, 0, 0, 0, 30), "ended_from": datetime(2026, 3, 3, 0, 0, 0, 30)}, NAIVE),
        ({"instant": datetime(2026, 3, 3)}, INSTANT),
    ],
)
def test_no_value_contradicts_itself(change: dict[str, object], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        When(**{**SOUND, **change})  # type: ignore[arg-type]


def test_an_instant_has_a_civil_time() -> None:
    with pytest.raises(ValueError, match=ALL_OR_NONE):
        When(instant=datetime(2026, 3, 3, tzinfo=UTC))


def test_about_the_last_decade_reaches_as_far_as_the_calendar_does() -> None:
    last = When.between(date(9990, 1, 1), date(9998, 12, 31), precision=Precision.DECADE, approximate=True)
    assert last.reach().last == date.max
    assert last.reach().first == date(9985, 1, 1) - timedelta(days=4)


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-03-03", "x;y;z;;words=", "~/~;moment;unknown;;new=1;words=", "a/b;moment;day;;words=",
        "~/~;moment;unknown;", "2026-03-03T00:00/2026-03-04T00:00;moment;day;", "~/~;moment;unknown;words=",
    ],
)  # fmt: skip
def test_other_text_is_not_a_stored_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"stored date|isoformat"):
        When.from_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "~/~;moment;words=",
        "~/~;nonsense;unknown;;words=",
        "~/~;moment;nonsense;;words=",
        "2026-03-03T00:00/2026-03-04T00:00;nonsense;day;;words=",
        "2026-03-03T00:00/2026-03-04T00:00;moment;nonsense;;words=",
    ],
)
def test_a_stored_date_of_no_known_kind_or_precision_is_refused_as_such(text: str) -> None:
    with pytest.raises(ValueError, match="not a stored date"):
        When.from_text(text)


@pytest.mark.parametrize(("start", "end"), [(When(), date(2026, 3, 3)), (date(2026, 3, 3), When()), (When(), When())])
def test_conduct_over_time_needs_both_its_ends_dated(start: date | When, end: date | When) -> None:
    with pytest.raises(ValueError, match="needs a dated start"):
        When.during(start, end)


def test_what_went_on_from_no_day_up_to_the_one_it_was_told_on_needs_a_start() -> None:
    with pytest.raises(ValueError, match="needs a dated start"):
        When.during(When(), said_on=SAID_ON)


def test_conduct_that_ended_ends_there_whenever_it_was_told() -> None:
    ended = When.during(date(2026, 3, 3), date(2026, 3, 9), said_on=SAID_ON)
    assert (ended.first_day, ended.last_day, ended.open_end) == (date(2026, 3, 3), date(2026, 3, 9), False)
    up_to_then = When.during(date(2026, 3, 3), SAID_ON, said_on=SAID_ON)
    assert up_to_then.last_day == SAID_ON
    assert not up_to_then.is_ongoing


@pytest.mark.parametrize(("first", "last", "about"), [(0, 0, False), (1, 0, True), (0, 1, True), (1, 1, True)])
def test_conduct_with_one_rough_end_is_rough(first: int, last: int, about: bool) -> None:
    start, end = date(2026, 3, 3), date(2026, 3, 9)
    when = When.during(When.on(start, approximate=bool(first)), When.on(end, approximate=bool(last)))
    assert when.approximate is about


def test_a_minute_that_came_twice_is_kept_as_the_one_on_the_clock() -> None:
    minute = When.at(datetime(2026, 10, 25, 1, 30, 59, 999, fold=1)).earliest
    assert minute is not None
    assert (minute, minute.fold) == (datetime(2026, 10, 25, 1, 30), 0)


def test_what_a_value_is_put_in_order_by_is_worked_out_once() -> None:
    when = When.on(date(2026, 3, 3))
    assert when.sort_key is when.sort_key


@pytest.mark.parametrize(("month", "last"), [(1, 31), (2, 28), (11, 30), (12, 31)])
def test_a_month_ends_on_its_own_last_day(month: int, last: int) -> None:
    when = When.in_month(2026, month)
    assert (when.first_day, when.last_day) == (date(2026, month, 1), date(2026, month, last))


def test_the_first_and_last_year_are_years_of_the_calendar() -> None:
    assert When.in_year(1000).first_day == date(1000, 1, 1)
    assert When.in_year(9998).last_day == date(9998, 12, 31)


def test_what_is_told_of_the_days_to_come_goes_on_at_least_to_its_own_start() -> None:
    to_come = When.during(date(2026, 8, 1), said_on=SAID_ON)
    assert (to_come.first_day, to_come.last_day) == (date(2026, 8, 1), date(2026, 8, 1))
    assert not to_come.is_ongoing


def test_conduct_over_time_is_as_fine_as_the_coarser_of_its_ends() -> None:
    day, month = When.on(date(2026, 3, 3)), When.in_month(2026, 5)
    assert When.during(day, month).precision is Precision.MONTH
    assert When.during(When.in_month(2026, 1), day).precision is Precision.MONTH
    assert When.during(month, said_on=SAID_ON).precision is Precision.MONTH
    assert When.during(day, said_on=SAID_ON).precision is Precision.DAY


def test_the_stored_text_does_not_change_between_versions() -> None:
    kept = "2019-03-01T00:00/2019-04-01T00:00;moment;month;~;said=2026-07-28;basis=diary;words=about March 2019"
    assert read_when("about March 2019", SAID_ON, basis="diary").when.to_text() == kept
    kept = (
        "2008-01-01T00:00/2026-07-29T00:00;throughout;year;>;ends=2009-01-01T00:00/2026-07-28T00:00;"
        "said=2026-07-28;words="
    )
    assert YEARS.to_text() == kept
    assert When.from_text(kept) == YEARS


@pytest.mark.parametrize("text", ["a;b", "100%", "50%3B50", "%25", "%253B", "a;b%3Bc%25;", "="])
def test_no_sign_in_what_it_rests_on_is_taken_for_another(text: str) -> None:
    when = When.on(date(2026, 3, 3), basis=text, lasted=text, words=text)
    assert When.from_text(when.to_text()) == when


# --- what holds for every value


@given(whens)
def test_every_value_comes_back_as_stored(when: When) -> None:
    assert When.from_text(when.to_text()) == when


@given(whens)
def test_what_was_read_back_stands_where_what_was_stored_stood(when: When) -> None:
    found = When.from_text(when.to_text())
    assert found.sort_key == found.to_text() == when.sort_key
    other = replace(found, words="other words")
    assert other.sort_key == other.to_text()


@given(whens, windows)
def test_certain_implies_possible(when: When, window: tuple[date, date]) -> None:
    assert not when.certainly_within(*window) or when.possibly_within(*window)


@given(
    whens, windows, st.timedeltas(timedelta(0), timedelta(days=400)), st.timedeltas(timedelta(0), timedelta(days=400))
)
def test_widening_never_makes_any_answer_more_certain(
    when: When, window: tuple[date, date], before: timedelta, after: timedelta
) -> None:
    if when.earliest is None or when.latest is None or when.begun_by is None or when.ended_from is None:
        return
    before, after = (timedelta(minutes=each // timedelta(minutes=1)) for each in (before, after))
    earliest, latest = when.earliest - before, when.latest + after
    moment = when.kind is Kind.MOMENT
    wider = replace(
        when,
        earliest=earliest,
        latest=latest,
        begun_by=latest if moment else when.begun_by + after,
        ended_from=earliest
        if moment
        else when.ended_from - before
        if when.ended_from - before >= earliest
        else earliest,
    )
    if wider.is_ongoing is when.is_ongoing:
        assert not wider.certainly_within(*window) or when.certainly_within(*window)
        assert not when.possibly_within(*window) or wider.possibly_within(*window)


@given(whens, windows)
def test_about_and_open_ends_never_make_any_answer_more_certain(when: When, window: tuple[date, date]) -> None:
    plain = replace(when, approximate=False, open_start=False, open_end=False)
    assert not when.certainly_within(*window) or plain.certainly_within(*window)
    assert not plain.possibly_within(*window) or when.possibly_within(*window)


@given(whens, windows, days)
def test_a_larger_window_is_never_less_certain(when: When, window: tuple[date, date], day: date) -> None:
    larger = (min(window[0], day), max(window[1], day))
    assert not when.certainly_within(*window) or when.certainly_within(*larger)
    assert not when.possibly_within(*window) or when.possibly_within(*larger)


@given(dated())
def test_the_days_hold_the_range(when: When) -> None:
    assert when.first_day is not None
    assert when.last_day is not None
    assert when.earliest is not None
    assert midnight(when.first_day) <= when.earliest
    assert when.span_days == (when.last_day - when.first_day).days + 1 >= 1
    assert when.possibly_within(when.first_day, when.last_day)


@given(st.lists(whens, max_size=6))
def test_the_order_is_total_and_by_earliest_then_latest(found: list[When]) -> None:
    in_order = sorted(found, key=lambda when: when.sort_key)
    far = datetime.max
    ends = [(when.earliest or far, when.latest or far) for when in in_order]
    assert ends == sorted(ends)


@given(whens)
def test_everything_can_be_shown(when: When) -> None:
    assert when.display().strip()
    assert when.display(short=True).strip()


def test_an_instant_without_its_zone_has_no_civil_time() -> None:
    with pytest.raises(ValueError, match="aware"):
        civil_clock.civil(datetime(2026, 3, 3, 9))
