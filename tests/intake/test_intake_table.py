# SPDX-License-Identifier: Apache-2.0
"""What an import makes of dates, columns and rows, and what it assumes or points out: a row for each case of it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

import pytest

from tests.intake import diary_files as files
from tests.intake import workbooks
from vlu_desktop.dates.when import When
from vlu_desktop.intake.diary import DiaryReading, map_book
from vlu_desktop.intake.formats.grid import Value
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.intake.mapping.column_dates import DateReader
from vlu_desktop.intake.mapping.date_cells import CellReader
from vlu_desktop.intake.mapping.date_notes import (
    AFTER_TOLD,
    CARRIED,
    END_KEPT,
    FROM_ABOVE,
    HALF_OPEN,
    NO_DATE,
    NOT_A_DATE,
    ORDER_ASSUMED,
    OTHER_ORDER,
    RELATIVE,
    SERIAL,
    SWAP_SUSPECTED,
    TIME_KEPT,
    TIME_SHARE,
    TIME_TWICE,
    TO_BE_ASKED,
    TWO_DIGIT_YEAR,
    WRONG_WEEKDAY,
    YEAR_ASSUMED,
    YEAR_LENT,
)
from vlu_desktop.intake.mapping.figures import (
    DAY_FIRST,
    MONTH_FIRST,
    full_year,
    guess_order,
    looks_like_date,
    read_clock,
    swap_suspected,
)
from vlu_desktop.intake.proposal import Proposal
from vlu_desktop.record.conduct import Incident

TOLD = date(2026, 4, 20)
ONE = timedelta(days=1)


def reader(**more: bool) -> DateReader:
    return DateReader(cells=CellReader(said_on=TOLD, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("on", "noted"), [(TOLD - ONE, False), (TOLD, False), (TOLD + ONE, True), (TOLD + 400 * ONE, True)]
)
def test_only_what_is_dated_after_the_day_it_was_told_is_pointed_out(on: date, noted: bool) -> None:
    """An incident of the very day of the visit is nothing odd."""
    for value in (on, datetime(on.year, on.month, on.day, 9, 30), f"{on:%d/%m/%Y}"):
        assert (AFTER_TOLD in reader().read(value).assumed) is noted


def test_a_span_that_begins_by_then_and_ends_after_is_not_pointed_out() -> None:
    assert AFTER_TOLD not in reader().read(TOLD, end=TOLD + ONE).assumed
    assert AFTER_TOLD in reader().read(TOLD + ONE, end=TOLD + 2 * ONE).assumed


REAL = [date(2026, 4, 3), date(2026, 5, 12)]
SWAPPED: list[tuple[list[date], list[str], bool]] = [
    (REAL, ["13/04/2026"], True),
    (REAL, ["13/04/2026", "25/12/2025"], True),
    (REAL, ["04/13/2026"], True),
    (REAL, ["13/04/2026", "03/04/2026"], False),
    (REAL, ["03/04/2026", "13/04/2026"], False),
    (REAL, ["12/12/2025"], False),
    (REAL, [], False),
    (REAL, ["last Tuesday"], False),
    (REAL, ["last Tuesday", "13/04/2026"], True),
    (REAL[:1], ["13/04/2026"], False),
    ([], ["13/04/2026"], False),
    ([*REAL, date(2026, 5, 13)], ["13/04/2026"], False),
    ([date(2026, 5, 13), *REAL], ["13/04/2026"], False),
    ([date(2026, 5, 13)] * 3, ["13/04/2026"], False),
]


@pytest.mark.parametrize(("real", "texts", "suspected"), SWAPPED)
def test_a_swap_is_suspected_only_where_every_date_bears_its_mark(
    real: list[date], texts: list[str], suspected: bool
) -> None:
    assert swap_suspected(real, [(words, "") for words in texts]) is suspected


@pytest.mark.parametrize(
    ("on", "swapped"),
    [
        (date(2026, 4, 3), date(2026, 3, 4)),
        (date(2026, 4, 12), date(2026, 12, 4)),
        (date(2026, 4, 4), None),
        (date(2026, 4, 13), None),
    ],
)
def test_only_a_date_that_could_have_been_swapped_is_doubted_or_swapped_back(on: date, swapped: date | None) -> None:
    doubted = reader(suspect_real=True).read(on)
    assert (SWAP_SUSPECTED in doubted.assumed) is (swapped is not None)
    assert doubted.when.first_day == on
    assert SWAP_SUSPECTED not in reader().read(on).assumed
    back = reader(swap_real=True, suspect_real=True).read(on)
    assert back.when.first_day == (swapped or on)
    assert ("day and month of a real date swapped, as chosen" in back.assumed) is (swapped is not None)


SERIALS: list[tuple[float, When | None]] = [
    (46000.0, When.on(date(2025, 12, 9))),
    (46000.5, When.at(datetime(2025, 12, 9, 12, 0))),
    (46000.25, When.at(datetime(2025, 12, 9, 6, 0))),
    (46001.0, When.on(date(2025, 12, 10))),
    (46000.99999, When.at(datetime(2025, 12, 9, 23, 59))),
    (20000.0, When.on(date(1954, 10, 3))),
    (19999.0, None),
    (59999.0, When.on(date(2064, 4, 7))),
    (60000.0, None),
    (7.0, None),
]


@pytest.mark.parametrize(("number", "when"), SERIALS)
def test_a_bare_number_of_a_spreadsheet(number: float, when: When | None) -> None:
    told = reader().read(number)
    assert (SERIAL in told.assumed) is (when is not None)
    if when is not None:
        assert (told.when.first_day, told.when.display()) == (when.first_day, when.display())


@pytest.mark.parametrize(
    ("value", "noted"), [(None, NO_DATE), ("", NO_DATE), ("  ", NO_DATE), ("31/02/2026", NOT_A_DATE), ("x", NOT_A_DATE)]
)
def test_what_is_no_date_stays_as_words(value: Value, noted: str) -> None:
    told = reader().read(value)
    assert noted in told.assumed
    assert not told.when.is_dated
    assert told.when.words == ("" if value is None else str(value).strip())


def test_a_time_without_a_date_is_kept() -> None:
    told = reader().read("no idea", "9pm")
    assert told.assumed == (NOT_A_DATE, TIME_KEPT)
    assert told.when.words == "no idea 9pm"


@pytest.mark.parametrize(
    ("weekday", "fits"),
    [("Monday", True), ("mon", True), (" MON ", True), ("Tuesday", False), ("sun", False), ("", True), ("bank", True)],
)
def test_a_weekday_that_does_not_fit_is_pointed_out(weekday: str, fits: bool) -> None:
    assert (WRONG_WEEKDAY in reader().read(TOLD, weekday=weekday).assumed) is not fits
    if fits and weekday.strip().lower().startswith("mon"):
        assert WRONG_WEEKDAY not in reader().read(f"{weekday.strip()} 20/04/2026").assumed
    elif not fits:
        assert WRONG_WEEKDAY in reader().read(f"{weekday} 20/04/2026").assumed


@pytest.mark.parametrize(
    ("two", "now", "year"),
    [(26, 2026, 2026), (27, 2026, 1927), (0, 2026, 2000), (99, 2026, 1999), (25, 2026, 2025), (0, 1999, 1900)],
)
def test_a_year_of_two_figures_is_the_latest_that_has_been(two: int, now: int, year: int) -> None:
    assert full_year(two, now) == year


ORDERS: list[tuple[list[tuple[str, str]], tuple[str, bool]]] = [
    ([], (DAY_FIRST, False)),
    ([("03/04/2026", "")], (DAY_FIRST, False)),
    ([("13/04/2026", "")], (DAY_FIRST, True)),
    ([("04/13/2026", "")], (MONTH_FIRST, True)),
    ([("12/12/2026", "")], (DAY_FIRST, False)),
    ([("13/04/2026", ""), ("04/13/2026", "")], (DAY_FIRST, False)),
]


@pytest.mark.parametrize(("texts", "found"), ORDERS)
def test_which_figure_comes_first(texts: list[tuple[str, str]], found: tuple[str, bool]) -> None:
    assert guess_order(texts, 2026) == found


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("2110", time(21, 10)),
        ("21:10", time(21, 10)), ("9.10pm", time(21, 10)), ("9pm", time(21)), ("12am", time(0)), ("12pm", time(12)),
        ("11pm", time(23)), ("0:30am", time(0, 30)), ("0:30pm", time(12, 30)), ("9p", time(21)),
        ("23:59", time(23, 59)), ("12:15a", time(0, 15)), ("13am", None),
        ("1am", time(1)), ("9", None), ("0:00", time(0)), ("2400", None),
        ("0:05", time(0, 5)), ("24:10", None), ("9:60", None), ("13pm", time(13)), ("25pm", None), ("", None),
        ("late", None),
    ],
)  # fmt: skip
def test_a_time_in_figures(words: str, clock: time | None) -> None:
    assert read_clock(words) == clock


@pytest.mark.parametrize(
    ("words", "like"),
    [("3 March 2026", True), ("03/04/2026", True), ("he rang", False), ("", False), ("2026-03-04", True)],
)
def test_what_looks_like_a_date(words: str, like: bool) -> None:
    assert looks_like_date(words) is like


UNPLACED = "date not known (“{}”)"
ASKED = (TO_BE_ASKED, NOT_A_DATE)
DAY, MONTH, UNSHOWN = "25/12/2025", "12/25/2025", "12/12/2025"
"""A date of the row above that shows which figure comes first, or shows nothing."""


def taken(cells: dict[str, str], above: str = DAY) -> tuple[str, tuple[str, ...]]:
    """When the last row of a diary of two happened, as shown, and what was assumed; `cells` are by their headings."""
    rows = [
        [*cells, "Details"],
        [*(above if heading == "Date" else "" for heading in cells), "He rang"],
        [*cells.values(), "He came"],
    ]
    made = proposed(rows).made[-1]
    return files.as_read(made).display(), made.assumed


def proposed(rows: Sequence[Sequence[str]], existing: Iterable[Incident] = ()) -> Proposal:
    return DiaryReading(book=read_book(workbooks.csv_of(rows).encode(), "d.csv")).propose(TOLD, existing)


WRITTEN: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("3/3/26", DAY, "3 March 2026", (TWO_DIGIT_YEAR,)),
    ("03.03.2026", DAY, "3 March 2026", ()),
    ("3-3-2026", DAY, "3 March 2026", ()),
    ("3\\3\\2026", DAY, "3 March 2026", ()),
    ("3 / 3 / 2026", DAY, "3 March 2026", ()),
    ("03/04/2026", DAY, "3 April 2026", ()),
    ("03/04/2026", MONTH, "4 March 2026", ()),
    ("03/04/2026", UNSHOWN, "3 April 2026", (ORDER_ASSUMED,)),
    ("04/04/2026", UNSHOWN, "4 April 2026", ()),
    ("03/13/2026", DAY, "13 March 2026", (OTHER_ORDER,)),
    ("13/03/2026", MONTH, "13 March 2026", ()),
    ("Mon 31/02/2026", DAY, "date not known (“Mon 31/02/2026”)", (NOT_A_DATE,)),
    ("31/02/2026", DAY, "date not known (“31/02/2026”)", (NOT_A_DATE,)),
    ("0/0/2026", DAY, "date not known (“0/0/2026”)", (NOT_A_DATE,)),
    ("1/1/0999", DAY, "date not known (“1/1/0999”)", (NOT_A_DATE,)),
    ("Tue 03/03/2026", DAY, "3 March 2026", ()),
    ("tuesday, 03/03/2026", DAY, "3 March 2026", ()),
    ("Tues. 3/3/2026", DAY, "3 March 2026", ()),
    ("Mon 03/03/2026", DAY, "3 March 2026", (WRONG_WEEKDAY,)),
    ("Mon 03/03/2026 in the evening", DAY, UNPLACED.format("Mon 03/03/2026 in the evening"), (WRONG_WEEKDAY, *ASKED)),
    ("2026-03-03", DAY, "3 March 2026", ()),
    ("2026-04-03", MONTH, "3 April 2026", ()),
    ("2026/3/3 9.30pm", DAY, "9:30pm on 3 March 2026", ()),
    ("2026-03-03T21:30", DAY, "9:30pm on 3 March 2026", ()),
    ("2026-03-03 23:59:59", DAY, "11:59pm on 3 March 2026", ()),
    ("2026-03-03 around teatime", DAY, "3 March 2026, about teatime", ()),
    ("2026-03-03 when he came home drunk", DAY, "3 March 2026", (TIME_KEPT,)),
    ("2026-02-31", DAY, "date not known (“2026-02-31”)", (NOT_A_DATE,)),
    ("03/03/2026 21:30", DAY, "9:30pm on 3 March 2026", ()),
    ("03/03/2026 9h30", DAY, "9:30am on 3 March 2026", ()),
    ("03/03/2026, 9pm", DAY, "9pm on 3 March 2026", ()),
    ("03/03/26 in the evening", DAY, "3 March 2026, evening", (TWO_DIGIT_YEAR,)),
    ("03/04/2026 in the evening", UNSHOWN, "3 April 2026, evening", (ORDER_ASSUMED,)),
    ("03/03/2026 2500", DAY, "3 March 2026", (TIME_KEPT,)),
    ("03/03/2026 when he came home drunk", DAY, "3 March 2026", (TIME_KEPT,)),
    ("about 03/04/2026", DAY, "about 3 April 2026", ()),
    ("about 03/04/2026", MONTH, "about 4 March 2026", ()),
    ("about 03/04/26", UNSHOWN, "about 3 April 2026", (TWO_DIGIT_YEAR, ORDER_ASSUMED)),
    ("about 31/02/2026", DAY, "date not known (“about 31/02/2026”)", (NOT_A_DATE,)),
    ("between 31/02/2026 and 05/04/2026", DAY, "date not known (“between 31/02/2026 and 05/04/2026”)", (NOT_A_DATE,)),
    ("between 03/04/2026 and 05/04/2026", DAY, "between 3 and 5 April 2026", ()),
    ("between 03/04/2026 and 05/04/2026", MONTH, "between 4 March and 20 April 2026", ()),
    ("on 3/3", DAY, "3 March 2026", (YEAR_ASSUMED,)),
    ("on 3/3", UNSHOWN, "3 March 2026", (ORDER_ASSUMED, YEAR_ASSUMED)),
    ("on 3/3", MONTH, "date not known (“on 3/3”)", (NOT_A_DATE,)),
    ("13/1", DAY, "13 January 2026", (YEAR_ASSUMED,)),
    ("3 March", DAY, "3 March 2026", (YEAR_ASSUMED,)),
    ("early April", DAY, "early April 2026", (YEAR_ASSUMED,)),
    ("Halloween", DAY, "31 October 2025", (YEAR_LENT,)),
    ("Boxing Day", DAY, "26 December 2025", (YEAR_LENT,)),
    ("Tuesday", DAY, "30 December 2025", (FROM_ABOVE,)),
    ("spring", DAY, "between 1 March and 20 April 2026", (YEAR_ASSUMED,)),
    ("3 March 2019", DAY, "3 March 2019", ()),
    ("3 March '24", DAY, "3 March 2024", ()),
    ("3 Mar 24", DAY, "3 March 2024", ()),
    ("3rd March 2026", DAY, "3 March 2026", ()),
    ("yesterday", DAY, UNPLACED.format("yesterday"), (RELATIVE, NOT_A_DATE)),
    ("when the clocks struck", DAY, "date not known (“when the clocks struck”)", (NOT_A_DATE,)),
]


@pytest.mark.parametrize(("words", "above", "shown", "assumed"), WRITTEN)
def test_what_a_date_cell_is_taken_for(words: str, above: str, shown: str, assumed: tuple[str, ...]) -> None:
    assert taken({"Date": words}, above) == (shown, assumed)


CLOCKS: list[tuple[str, str]] = [
    ("9pm", "9pm on 3 March 2026"),
    ("9 p.m.", "9pm on 3 March 2026"),
    ("at 9pm", "9pm on 3 March 2026"),
    ("2130", "9:30pm on 3 March 2026"),
    ("0930hrs", "9:30am on 3 March 2026"),
    ("9.30 hrs", "9:30am on 3 March 2026"),
    ("9h30", "9:30am on 3 March 2026"),
    ("21:30:15", "9:30pm on 3 March 2026"),
    ("21:30:15.5", "9:30pm on 3 March 2026"),
    ("23:59", "11:59pm on 3 March 2026"),
    ("0:00", "12am on 3 March 2026"),
    ("1am", "1am on 3 March 2026"),
    ("12am", "12am on 3 March 2026"),
    ("12.15am", "12:15am on 3 March 2026"),
    ("12pm", "12pm on 3 March 2026"),
    ("21:30pm", "9:30pm on 3 March 2026"),
    ("am", "between 12am and 12pm on 3 March 2026"),
    ("P.M.", "between 12pm and 11:59pm on 3 March 2026"),
    ("evening", "3 March 2026, evening"),
    ("lunchtime", "3 March 2026, lunchtime"),
    ("in the night", "the night of 3 to 4 March 2026"),
    ("about 9pm", "about 9pm on 3 March 2026"),
    ("between 9 and 10pm", "between 9pm and 10pm on 3 March 2026"),
]
UNREAD = (
    "21",
    "24pm",
    "13am",
    "9:60",
    "2460",
    "0.5",
    "after work",
    "tomorrow",
    "3 March 2026",
    "to 2am on 5 March",
    "from 9pm on 1 March to 10pm",
)


@pytest.mark.parametrize(("words", "shown"), CLOCKS)
def test_what_a_time_cell_is_taken_for(words: str, shown: str) -> None:
    assert taken({"Date": "03/03/2026", "Time": words}) == (shown, ())


@pytest.mark.parametrize("words", UNREAD)
def test_a_time_that_can_not_be_read_is_kept_and_said(words: str) -> None:
    assert taken({"Date": "03/03/2026", "Time": words}) == ("3 March 2026", (TIME_KEPT,))


FROM_TO = "from 3 March 2026 to 5 March 2026"
TOGETHER: list[tuple[dict[str, str], str, tuple[str, ...]]] = [
    ({"Date": "3/3/2026 21:30", "Time": "9.30pm"}, "9:30pm on 3 March 2026", ()),
    ({"Date": "3/3/2026 21:30", "Time": "10.30pm"}, "9:30pm on 3 March 2026", (TIME_TWICE,)),
    ({"Date": "3/3/2026 21:30", "Time": "9pm"}, "9:30pm on 3 March 2026", (TIME_TWICE,)),
    ({"Date": "3/3/2026 21:30", "Time": "late"}, "9:30pm on 3 March 2026", (TIME_TWICE,)),
    ({"Date": "about 03/03/2026", "Time": "10pm"}, "about 3 March 2026", (TIME_KEPT,)),
    ({"Date": "March 2026", "Time": "10pm"}, "March 2026", (TIME_KEPT,)),
    ({"Date": "1 to 3 March 2026", "Time": "10pm"}, "from 1 March 2026 to 3 March 2026", (TIME_KEPT,)),
    ({"Date": "03/03/2026 in the evening", "Time": "10pm"}, "3 March 2026, evening", (TIME_KEPT,)),
    ({"Date": "can't say", "Time": "10pm"}, "date not known (“can't say 10pm”)", (NOT_A_DATE, TIME_KEPT)),
    ({"Date": "03/03/2026", "To": "05/03/2026"}, FROM_TO, ()),
    ({"Date": "03/03/2026", "To": "05/03/26"}, FROM_TO, (TWO_DIGIT_YEAR,)),
    ({"Date": "03/03/2026", "To": "05/03/2026 when he left"}, FROM_TO, (TIME_KEPT,)),
    ({"Date": "03/03/2026", "To": "03/03/2026"}, "3 March 2026", ()),
    ({"Date": "03/03/2026", "To": "3/3/2026"}, "3 March 2026", ()),
    ({"Date": "03/03/2026", "To": "01/03/2026"}, "3 March 2026", (END_KEPT,)),
    ({"Date": "who knows", "To": "05/03/2026"}, "date not known (“who knows to 05/03/2026”)", (NOT_A_DATE, END_KEPT)),
    ({"Date": "who knows", "End date": "perhaps"}, "date not known (“who knows to perhaps”)", (NOT_A_DATE, END_KEPT)),
    ({"Date": "", "To": "05/03/2026"}, "from 25 December 2025 to 5 March 2026", (CARRIED,)),
    (
        {"Date": "03/03/2026", "Time": "9pm", "To": "05/03/2026"},
        "from 9pm on 3 March 2026 to 5 March 2026",
        (),
    ),
    ({"Date": "03/03/2026", "To": "05/03/2026 9pm"}, "from 3 March 2026 to 9pm on 5 March 2026", ()),
    ({"Date": "", "Time": "9pm"}, "9pm on 25 December 2025", (CARRIED,)),
    ({"Date": "03/03/2026", "Day": "Tues"}, "3 March 2026", ()),
    ({"Date": "03/03/2026", "Day": "Wednesday"}, "3 March 2026", (WRONG_WEEKDAY,)),
    ({"Date": "March 2026", "Day": "Wednesday"}, "March 2026", ()),
]


@pytest.mark.parametrize(("cells", "shown", "assumed"), TOGETHER)
def test_what_several_cells_say_of_one_date(cells: dict[str, str], shown: str, assumed: tuple[str, ...]) -> None:
    assert taken(cells) == (shown, assumed)


def test_a_reader_that_is_told_nothing_says_what_it_assumes() -> None:
    told = reader().read("03/04/2026")
    assert (told.when.first_day, told.assumed) == (date(2026, 4, 3), (ORDER_ASSUMED,))


def test_words_of_every_cell_stay_with_the_date() -> None:
    made = proposed([["Date", "Time", "To", "Details"], ["03/03/2026", " 9pm ", "05/03/2026", "He rang"]]).made[0]
    assert made.incident.happened is not None
    assert made.incident.happened.words == "03/03/2026 9pm to 05/03/2026"
    assert made.incident.happened.said_on == TOLD


CARRIES: list[tuple[str, str, tuple[str, ...]]] = [
    ("3/3/26 9pm", "3 March 2026", (CARRIED, TWO_DIGIT_YEAR)),
    ("Mon 03/03/2026", "3 March 2026", (CARRIED,)),
    ("about 03/03/2026", "about 3 March 2026", (CARRIED,)),
    ("March 2026", "March 2026", (CARRIED,)),
    ("3 March", "3 March 2026", (CARRIED, YEAR_ASSUMED)),
    ("who knows", "date not known", (NO_DATE,)),
]


@pytest.mark.parametrize(("above", "shown", "assumed"), CARRIES)
def test_what_a_row_without_a_date_takes_from_the_one_above(above: str, shown: str, assumed: tuple[str, ...]) -> None:
    """The date with what was assumed of it; what was said of that row's time or weekday is not said of this one."""
    rows = [["Date", "Details"], ["25/12/2025", "He rang"], [above, "He wrote"], ["", "He came"], ["ditto", "He hid"]]
    first, second = proposed(rows).made[-2:]
    assert (files.as_read(first).display(), first.assumed) == (shown, assumed)
    assert (files.as_read(second).first_day, second.assumed[-1:]) == (
        files.as_read(first).first_day,
        (NOT_A_DATE,) if assumed == (NO_DATE,) else assumed[-1:],
    )


REAL_CELLS: list[tuple[Value, Value, str, tuple[str, ...]]] = [
    (datetime(2026, 3, 3, 21, 30), None, "9:30pm on 3 March 2026", ()),
    (datetime(2026, 3, 3), None, "3 March 2026", ()),
    (datetime(2026, 3, 3), time(21, 30, 15), "9:30pm on 3 March 2026", ()),
    (datetime(2026, 3, 3), datetime(1899, 12, 31, 21, 30), "9:30pm on 3 March 2026", ()),
    (datetime(2026, 3, 3), 0.0, "3 March 2026", (TIME_KEPT,)),
    (datetime(2026, 3, 3), 0.25, "3 March 2026", (TIME_KEPT,)),
    (datetime(2026, 3, 3), 0.3125, "7:30am on 3 March 2026", (TIME_SHARE,)),
    (datetime(2026, 3, 3), 1289.9999999 / 1440, "9:30pm on 3 March 2026", (TIME_SHARE,)),
    (datetime(2026, 3, 3), 0.999999, "11:59pm on 3 March 2026", (TIME_SHARE,)),
    (datetime(2026, 3, 3), 1.0, "3 March 2026", (HALF_OPEN,)),
    (datetime(2026, 3, 3), -0.5, "3 March 2026", (TIME_KEPT,)),
    (datetime(2026, 3, 3), True, "3 March 2026", (TIME_KEPT,)),
    (46000.9999999, None, "11:59pm on 9 December 2025", (SERIAL,)),
    (date(9999, 12, 31), None, "date not known (“31/12/9999”)", (NOT_A_DATE,)),
]


@pytest.mark.parametrize(("day", "clock", "shown", "assumed"), REAL_CELLS)
def test_what_a_spreadsheets_own_dates_and_times_are_taken_for(
    day: Value, clock: Value, shown: str, assumed: tuple[str, ...]
) -> None:
    told = reader().read(day, clock)
    assert (told.when.display(), told.assumed) == (shown, assumed)


TUE_OR_SAT = "04/07/2026"
"""4 July 2026 is a Saturday, 7 April 2026 a Tuesday."""
BY_WEEKDAY: list[tuple[list[tuple[str, str]], tuple[str, bool]]] = [
    ([(TUE_OR_SAT, "Saturday")], (DAY_FIRST, True)),
    ([(TUE_OR_SAT, "Tuesday")], (MONTH_FIRST, True)),
    ([(f"Tue {TUE_OR_SAT}", "")], (MONTH_FIRST, True)),
    ([(f"Tue {TUE_OR_SAT}", "Saturday")], (MONTH_FIRST, True)),
    ([("04/07/26", "Tuesday")], (MONTH_FIRST, True)),
    ([("04/07/99", "Sunday")], (DAY_FIRST, True)),
    ([(TUE_OR_SAT, "Friday")], (DAY_FIRST, False)),
    ([(TUE_OR_SAT, "bank holiday")], (DAY_FIRST, False)),
    ([("05/05/2026", "Tuesday")], (DAY_FIRST, False)),
    ([("00/05/2026", "Tuesday")], (DAY_FIRST, False)),
    ([("12/11/2026", "Thursday")], (DAY_FIRST, True)),
    ([("11/12/2026", "Thursday")], (MONTH_FIRST, True)),
    ([(TUE_OR_SAT, "Tuesday")] * 2 + [(TUE_OR_SAT, "Saturday")], (DAY_FIRST, False)),
    ([(TUE_OR_SAT, "Tuesday")] * 3 + [(TUE_OR_SAT, "Saturday")], (MONTH_FIRST, True)),
    ([(TUE_OR_SAT, "Tuesday")] + [(TUE_OR_SAT, "Saturday")] * 3, (DAY_FIRST, True)),
    ([("05/05/2026", "Tuesday")] * 3 + [(TUE_OR_SAT, "Tuesday")], (MONTH_FIRST, True)),
    ([("04/05/2026", "")] * 3 + [(TUE_OR_SAT, "Tuesday")], (MONTH_FIRST, True)),
    ([(TUE_OR_SAT, "bank holiday")] * 3 + [(TUE_OR_SAT, "Tuesday")], (MONTH_FIRST, True)),
    ([("04/13/2026", "Monday"), ("14/04/2026", "")], (DAY_FIRST, False)),
    ([("13/04/2026", "Monday"), (TUE_OR_SAT, "Tuesday")], (DAY_FIRST, True)),
    ([("13/04/2026", ""), ("04/13/2026", ""), (TUE_OR_SAT, "Tuesday")], (MONTH_FIRST, False)),
    ([("13/04/2026", ""), ("04/13/2026", ""), (TUE_OR_SAT, "Saturday")], (DAY_FIRST, False)),
    ([("12/13/2026", "")], (MONTH_FIRST, True)),
    ([("13/12/2026", "")], (DAY_FIRST, True)),
    ([("13/13/2026", "")], (DAY_FIRST, False)),
    ([("last Tuesday", "Tuesday"), (TUE_OR_SAT, "Tuesday")], (MONTH_FIRST, True)),
]


@pytest.mark.parametrize(("texts", "found"), BY_WEEKDAY)
def test_days_of_the_week_tell_which_figure_comes_first(texts: list[tuple[str, str]], found: tuple[str, bool]) -> None:
    assert guess_order(texts, 2026) == found


def test_days_of_the_week_beside_a_date_or_its_end_tell_the_order_in_a_file() -> None:
    (mapping,) = map_book(read_book(f"Date,Day,Details\n{TUE_OR_SAT},Tuesday,He rang\n".encode(), "d.csv"), TOLD)
    assert (mapping.order, mapping.order_shown) == (MONTH_FIRST, True)
    (mapping,) = map_book(read_book(b"Date,To,Details\n03/04/2026,04/13/2026,He rang\n03/04/2026\n", "d.csv"), TOLD)
    assert (mapping.order, mapping.order_shown) == (MONTH_FIRST, True)


LOOKS: list[tuple[Value, bool]] = [
    (date(2026, 3, 3), True),
    (datetime(2026, 3, 3), True),
    (46000.0, False),
    (None, False),
    ("03/04/2026 at about half past 9", False),
    ("03/04/2026 about half past 9", True),
    ("03/04/2026 about half past 9pm", True),
    ("2026-03-04" + " x" * 35, True),
    ("2026-03-04" + " x" * 35 + " ", False),
    ("in March I think it must have been, or so", False),
    ("in March I think it must have been or so", True),
    ("w/c 3rd", True),
    ("last week", True),
    ("Wednesday", True),
    ("Christmas", True),
    ("2019", True),
    ("he marched off", False),
    ("He decided to hide", False),
    ("15th of Febuary", True),
    ("late Sept", True),
    ("Dec", True),
    ("last month he hid", True),
    ("1772531111000", True),
    (1_772_531_111_000.0, True),
    (3.5, False),
    ("2026-03-04 when he came home and I was not there, he said, so he rang", True),
    ("2026-03-04 when he came home and I was not there, he said, so he rang me again " + "x" * 2, False),
]


@pytest.mark.parametrize(("value", "like"), LOOKS)
def test_what_in_a_column_counts_as_a_date(value: Value, like: bool) -> None:
    """Longer words after a date in figures are an entry that begins with its date."""
    assert looks_like_date(value) is like
