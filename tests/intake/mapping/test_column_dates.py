# SPDX-License-Identifier: Apache-2.0
"""The date and time cells of a row together: what the row above lends, times after midnight, ends and years to come."""

from datetime import date, datetime, time

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.intake.formats.grid import Value
from vlu_desktop.intake.mapping.column_dates import DateReader, RowDate
from vlu_desktop.intake.mapping.date_answers import Answers
from vlu_desktop.intake.mapping.date_cells import CellReader
from vlu_desktop.intake.mapping.date_notes import CARRIED, EARLIER, NEXT_DAY, TIME_KEPT, TIME_TWICE, UNIVERSAL

TOLD = date(2026, 11, 29)
DAY = date(2026, 3, 13)


def reader(**every: str) -> DateReader:
    answers = Answers(every={key.replace("_", "-"): answer for key, answer in every.items()})
    return DateReader(cells=CellReader(said_on=TOLD), answers=answers)


def below(above: RowDate, clock: Value, *, stays: bool = False) -> RowDate:
    carried = above.below(stays=stays)
    assert carried is not None
    return reader().read(carried, clock)


AFTER: list[tuple[Value, Value, str, tuple[str, ...]]] = [
    (time(18, 0), time(5, 59), "5:59am on 14 March 2026", (NEXT_DAY,)),
    (time(17, 59), time(5, 59), "5:59am on 13 March 2026", (EARLIER,)),
    (time(18, 0), time(6, 0), "6am on 13 March 2026", (EARLIER,)),
    (time(23, 50), time(23, 50), "11:50pm on 13 March 2026", ()),
    (time(23, 50), time(23, 51), "11:51pm on 13 March 2026", ()),
    (time(23, 50), "half past midnight", "12:30am on 14 March 2026", (NEXT_DAY,)),
    (time(23, 50), "evening", "13 March 2026, evening", ()),
    (time(23, 50), None, "13 March 2026", ()),
    ("evening", time(0, 30), "12:30am on 13 March 2026", ()),
    (None, time(0, 30), "12:30am on 13 March 2026", ()),
]


@pytest.mark.parametrize(("above", "clock", "shown", "notes"), AFTER)
def test_a_time_below_a_later_one_under_a_date_carried_down(
    above: Value, clock: Value, shown: str, notes: tuple[str, ...]
) -> None:
    told = below(reader().read(DAY, above), clock)
    assert (told.when.display(), told.assumed) == (shown, (CARRIED, *notes))


def test_the_time_above_is_remembered_over_rows_without_one() -> None:
    evening = reader().read(DAY, time(23, 50))
    untimed = below(evening, None)
    assert (untimed.clock, untimed.stays) == (time(23, 50), False)
    assert below(untimed, time(0, 10)).when.display() == "12:10am on 14 March 2026"
    assert below(below(untimed, time(0, 10)), time(0, 20)).assumed == (CARRIED,)
    assert below(evening, time(0, 10), stays=True).assumed == (CARRIED, EARLIER)


def test_what_has_its_own_time_or_the_last_day_there_is_lends_it_as_it_is() -> None:
    told = below(reader().read("about 9pm on 3 May 2026"), time(0, 30))
    assert (told.when.display(), told.assumed) == ("about 9pm on 3 May 2026", (CARRIED, TIME_TWICE))
    for day, note in ((TOLD, NEXT_DAY), (date(2026, 11, 30), EARLIER), (date(2400, 1, 1), EARLIER)):
        assert note in below(reader().read(day, time(23, 50)), time(0, 10)).assumed
    assert reader().read("some time").below(stays=False) is None


TO_COME: list[tuple[Value, list[str], str]] = [
    (date(2026, 11, 29), [], ""),
    (date(2026, 11, 30), ["30 November 2026, as it stands", "30 November 2025"], "2025-11-30"),
    (date(2027, 3, 13), ["13 March 2027, as it stands", "13 March 2026"], "2026-03-13"),
    (date(2027, 11, 29), ["29 November 2027, as it stands", "29 November 2026"], "2026-11-29"),
    (date(2027, 11, 30), ["30 November 2027, as it stands", "30 November 2025"], "2025-11-30"),
    (date(2028, 1, 1), [], ""),
    ("30/11/2026 - 2/12/2026", [], ""),
]


@pytest.mark.parametrize(("value", "words", "back"), TO_COME)
def test_a_day_after_the_telling_may_be_of_an_earlier_year(value: Value, words: list[str], back: str) -> None:
    told = reader().read(value)
    assert [choice.words for each in told.asked for choice in each.choices][:2] == words
    assert [each.answer for each in told.asked] == (["stands"] if words else [])
    if words:
        key = told.asked[0].key
        moved = DateReader(cells=CellReader(said_on=TOLD), answers=Answers(every={key: "year-before"})).read(value)
        assert (moved.when.first_day, moved.assumed) == (date.fromisoformat(back), ("the year was changed, as chosen",))


def test_its_time_moves_with_it() -> None:
    every = {"after-told:2027-03-13": "year-before"}
    told = DateReader(cells=CellReader(said_on=TOLD), answers=Answers(every=every)).read(
        date(2027, 3, 13), time(21, 30)
    )
    assert told.when.display() == "9:30pm on 13 March 2026"


CLOCKS: list[tuple[Value, str, tuple[str, ...], list[tuple[str, list[str], str]]]] = [
    ("21:30 UTC", "9:30pm on 13 March 2026", (UNIVERSAL,), []),
    ("23:30-05:00", "4:30am on 14 March 2026", (UNIVERSAL,), []),
    ("midnight", "13 March 2026", (TIME_KEPT,), []),
    ("9pm until 15 March 2026 at 1am", "13 March 2026", (TIME_KEPT,), []),
    ("approx 9", "13 March 2026", (TIME_KEPT,), [("clock:approx 9", ["0", "1", "words"], "words")]),
    ("AM", "between 12am and 12pm on 13 March 2026", (), []),
    (datetime(1899, 12, 31, 21, 30), "9:30pm on 13 March 2026", (), []),
    (time(21, 30, 59), "9:30pm on 13 March 2026", (), []),
]


@pytest.mark.parametrize(("clock", "shown", "assumed", "asked"), CLOCKS)
def test_what_a_time_beside_a_day_is_taken_for(
    clock: Value, shown: str, assumed: tuple[str, ...], asked: list[tuple[str, list[str], str]]
) -> None:
    told = reader().read(DAY, clock)
    assert (told.when.display(), told.assumed) == (shown, assumed)
    assert [(each.key, [choice.key for choice in each.choices], each.answer) for each in told.asked] == asked


def test_a_part_of_the_day_is_that_part() -> None:
    for said, first, last in (("am", 0, 12), ("p.m.", 12, 24)):
        when = reader().read(DAY, said).when
        assert when.earliest == datetime(2026, 3, 13, first)
        assert when.latest == (datetime(2026, 3, 13, last) if last < 24 else datetime(2026, 3, 14))


def test_a_day_after_the_telling_is_asked_about_and_stands_until_then_but_no_span_of_days() -> None:
    told = reader().read(date(2026, 12, 1))
    assert told.when.first_day == date(2026, 12, 1)
    assert [([choice.key for choice in each.choices], each.answer) for each in told.asked] == [
        (["stands", "year-before", "words"], "stands"),
    ]  # fmt: skip
    span = reader().read(date(2026, 12, 1), end=date(2026, 12, 3))
    assert (span.when.first_day, span.when.last_day, span.asked) == (date(2026, 12, 1), date(2026, 12, 3), ())


@pytest.mark.parametrize("words", ["all day", "at night on 14 March", "in the day", "on Friday"])
def test_words_beside_a_day_that_are_no_part_of_it_are_kept(words: str) -> None:
    told = reader().read(DAY, words)
    assert (told.when.display(), told.assumed) == ("13 March 2026", (TIME_KEPT,))


def test_nothing_puts_a_row_on_the_very_day_above_unless_it_says_so() -> None:
    assert not RowDate(when=When.on(DAY), day=When.on(DAY)).stays
