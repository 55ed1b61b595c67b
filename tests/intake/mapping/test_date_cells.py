# SPDX-License-Identifier: Apache-2.0
"""Date and time cells of every kind: nothing raises, every answer to a question is one, and edges are as told."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.dates.when import When
from vlu_desktop.intake.formats.grid import Value
from vlu_desktop.intake.formats.sheets import _older_starts_1904
from vlu_desktop.intake.mapping import cell_words, number_cells
from vlu_desktop.intake.mapping.column_dates import DateReader
from vlu_desktop.intake.mapping.date_answers import LEAVE_WORDS, Answers
from vlu_desktop.intake.mapping.date_cells import CellReader, Page
from vlu_desktop.intake.mapping.date_notes import (
    FROM_WRITTEN,
    LONG_AGO,
    NOT_A_DATE,
    RELATIVE,
    SERIAL,
    SEVERAL_DATES,
    TIME_KEPT,
    TO_BE_ASKED,
    YEARS_OR_MONTH,
)
from vlu_desktop.intake.mapping.figures import MONTH_FIRST, read_zoned
from vlu_desktop.intake.mapping.sheet_month import SheetMonth, month_in

TOLD = date(2026, 11, 29)
WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from([
        "yesterday", "Tuesday", "same night", "next day", "a day later", "24/7", "2011-12", "3/4", "3/4/27", "29/02/28",
        "3 March 1930", "3/3/26 & 4/3/26", "3/3/26 to date", "onwards", "0.30", "9", "approx 9", "23:30 UTC",
        "24:00 GMT-14",
        "2026-03-29 01:30", "31/12/9999", "01/01/0001", "1 January 0001 23:30 +0100", "29 February", "3",
        "Sat 3 March 2026",
    ]),
)  # fmt: skip
CELLS = st.one_of(
    st.none(), WORDS, st.booleans(), st.floats(), st.datetimes(), st.dates(), st.times(), st.timedeltas(),
    st.sampled_from([20.1, 0.3, 46000.5, 3.0, 1905.0, 0.0, -0.3, 1e300]),
)  # fmt: skip
PAGES = st.builds(
    Page, year=st.sampled_from([0, 2024, 1]), above=st.none() | st.dates(), written=st.none() | st.dates(),
    month=st.builds(SheetMonth, year=st.sampled_from([0, 2024]), month=st.sampled_from([0, 2])),
)  # fmt: skip


@given(CELLS, CELLS, CELLS, PAGES, st.booleans(), st.sampled_from(["day-first", MONTH_FIRST]))
def test_whatever_the_cells_hold_they_are_read_or_kept(
    day: Value, clock: Value, end: Value, page: Page, starts_1904: bool, order: str
) -> None:
    def read(answers: Answers = Answers()):  # type: ignore[no-untyped-def]  # noqa: B008
        cells = CellReader(said_on=TOLD, starts_1904=starts_1904, order=order)
        return DateReader(cells=cells, answers=answers).read(day, clock, end, page=page, row=("", 2))

    told = read()
    assert isinstance(told.when, When)
    assert told.when.said_on == TOLD
    for question in told.asked:
        assert question.answer in {choice.key for choice in question.choices}
        assert len(question.choices) > 1
        for choice in question.choices:
            assert isinstance(read(Answers().saying(question.key, choice.key)).when, When)
            assert isinstance(read(Answers().saying(question.key, choice.key, ("", 2))).when, When)


def reader(said_on: date = TOLD, **more: bool) -> DateReader:
    return DateReader(cells=CellReader(said_on=said_on, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "clock", "zone", "read"),
    [
        (date(2026, 7, 1), "23:30", " UTC", datetime(2026, 7, 1, 23, 30)),
        (date(2026, 7, 1), "23:30", "BST", datetime(2026, 7, 1, 22, 30)),
        (date(2026, 7, 1), "23:30", " gmt-5", datetime(2026, 7, 2, 4, 30)),
        (date(2026, 7, 1), "11:30 pm", " +0130", datetime(2026, 7, 1, 22, 0)),
        (date(2026, 7, 1), "23:30", "+14:59", datetime(2026, 7, 1, 8, 31)),
        (date(2026, 7, 1), "23:30", "+15", None),
        (date(2026, 7, 1), "23:30", "", None),
        (date(2026, 7, 1), "25:30", "Z", None),
        (date(2026, 7, 1), "late", " UTC", None),
        (date(1, 1, 1), "00:30", "+1", None),
        (date(9999, 12, 31), "23:30", "-1", None),
    ],
)
def test_a_time_with_its_zone(day: date, clock: str, zone: str, read: datetime | None) -> None:
    found = read_zoned(day, clock + zone)
    assert (found.replace(tzinfo=None) if found else None) == read


def test_a_day_after_the_telling_that_other_years_lack_is_not_asked_about() -> None:
    told = reader(date(2027, 6, 1)).read("29/02/2028")
    assert (told.when.first_day, told.asked) == (date(2028, 2, 29), ())
    assert reader().read("13/03/2028").asked == ()
    assert [each.key for each in reader().read("30/11/2026").asked] == ["after-told:2026-11-30"]


def test_words_count_from_the_day_they_were_written_unless_they_say_nothing_then() -> None:
    page = Page(written=date(2024, 3, 4))
    assert reader().read("yesterday", page=page).assumed == (FROM_WRITTEN,)
    assert reader().read("now and then", page=page).assumed == (RELATIVE, NOT_A_DATE)


def test_an_end_that_is_a_day_alone_is_asked_about_by_its_month() -> None:
    told = reader().read("1 March 2026", "", "Sunday 8th")
    assert [each.key for each in told.asked] == ["month-left-out"]
    assert not told.certain.is_dated


def test_a_day_that_the_row_above_would_place_after_the_telling_is_not_offered() -> None:
    [asked] = reader().read("the next day", page=Page(above=date(2026, 11, 28))).asked
    assert [each.key for each in asked.choices] == ["words", "above"]
    assert reader().read("the next day", page=Page(above=TOLD)).asked == ()


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("3 March", (date(2026, 3, 3), False)),
        ("3 March 2025", (date(2025, 3, 3), True)),
        (date(2025, 3, 3), (date(2025, 3, 3), True)),
        (datetime(2025, 3, 3, 21), (date(2025, 3, 3), True)),
        ("1772531111000", (date(2026, 3, 3), True)),
        (1_772_531_111_000.0, (date(2026, 3, 3), True)),
        ("Sat 3 March", (date(2026, 3, 3), False)),
        ("Sat 3 March 2026", None),
        ("from 3 March 2025 to 9 March 2025", None),
        ("yesterday", None),
        ("16th, evening", None),
        ("3", None),
        (time(9), None),
        ("March 2025", (date(2025, 3, 1), True)),
        ("spring 2025", None),
        ("3 March 2025 to date", None),
        ("nothing", None),
    ],
)
def test_what_a_cell_lends_its_neighbours(value: Value, seen: tuple[date, bool] | None) -> None:
    assert CellReader(said_on=TOLD).seen(value) == seen


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("1st, evening", date(2026, 4, 1)),
        ("30th, evening", date(2026, 4, 30)),
        ("Friday 1st, evening", None),
        ("31st, evening", None),
        ("31", None),
    ],
)
def test_a_day_of_the_sheet_s_month_is_never_another_month_s(said: str, day: date | None) -> None:
    page = Page(month=SheetMonth(year=2026, month=4))
    assert CellReader(said_on=TOLD).read(said, page).dated[0].first_day == day


def test_what_is_counted_since_1970_and_what_goes_on_to_date_are_read() -> None:
    told = CellReader(said_on=TOLD).read("1772530200000", Page()).dated[0]
    assert told.earliest == datetime(2026, 3, 3, 9, 30)
    on = CellReader(said_on=TOLD).read("3 March 2025 ongoing", Page()).dated[0]
    assert (on.first_day, on.last_day) == (date(2025, 3, 3), TOLD)


def test_a_two_figure_year_that_is_far_from_now_is_only_noted() -> None:
    told = reader().read("13/03/85")
    assert (told.when.first_day, LONG_AGO in told.assumed) == (date(1985, 3, 13), True)
    assert [[choice.key for choice in each.choices] for each in told.asked] == [["stands", "words"]]
    leap = reader(date(2027, 1, 9)).read("29/02/28")
    assert [[choice.key for choice in each.choices] for each in leap.asked] == [["stands", "ahead", "words"]]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0.75, "3 March 2026"), (24.3, "3 March 2026"), (0.123456, "3 March 2026"), (-0.3, "3 March 2026"),
     (0.8958333333, "9:30pm on 3 March 2026")],
)  # fmt: skip
def test_numbers_in_the_time_column(number: float, shown: str) -> None:
    told = reader().read(date(2026, 3, 3), number)
    assert told.when.display() == shown
    assert (TIME_KEPT in told.assumed) is (shown == "3 March 2026")


def test_numbers_in_the_date_column() -> None:
    assert reader().read(46000.0).assumed == (SERIAL,)
    for number in (3.141, 1.0, -20.1, 13.99):
        assert not reader().read(number).when.is_dated
    assert reader().read(20.12).when.first_day == date(2025, 12, 20)
    assert reader().read(20.12, page=Page(year=2024)).when.first_day == date(2024, 12, 20)
    assert number_cells.dot_date(31.2, 2026, "") is None


def test_days_that_workbooks_count() -> None:
    for serial, day in ((60, date(1900, 2, 28)), (61, date(1900, 3, 1)), (6, date(1900, 1, 6))):
        assert abs(number_cells.serial_of(day, False) - serial) <= (serial == 60)
    assert number_cells.serial_of(date(1904, 1, 2), True) == 1


@pytest.mark.parametrize(
    ("words", "placed"),
    [("Tuesday", "3 March 2026"), ("on Wed evening", "4 March 2026 evening"), ("same day", "3 March 2026"),
     ("that night", "night of 3 March 2026"), ("the following morning", "4 March 2026 morning"),
     ("day after", "4 March 2026"),
     ("a day later", "4 March 2026"), ("last week", ""), ("yesterday", "")],
)  # fmt: skip
def test_what_the_row_above_places(words: str, placed: str) -> None:
    assert cell_words.by_row_above(words, date(2026, 3, 3)) == placed


@pytest.mark.parametrize(
    ("words", "year", "month"),
    [("March 2026", 2026, 3), ("Mar 26", 2026, 3), ("2026-03", 2026, 3), ("03-2026", 2026, 3), ("2026", 2026, 0),
     ("Sept", 0, 9), ("Mawrth 2026", 2026, 3), ("Sheet 26", 0, 0), ("March April 2026", 0, 0), ("2025 2026", 0, 0),
     ("March 3 2026", 0, 0), ("Diary", 0, 0), ("", 0, 0), ("marching", 0, 0)],
)  # fmt: skip
def test_the_month_that_a_name_says(words: str, year: int, month: int) -> None:
    assert month_in(words) == SheetMonth(year=year, month=month)


BEGIN = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12)
EPOCH = b"\x22\x00\x02\x00"


@pytest.mark.parametrize(
    ("records", "starts"),
    [(BEGIN + EPOCH + b"\x01\x00", True), (BEGIN + EPOCH + b"\x00\x00", False),
     (BEGIN + b"\x0a\x00\x00\x00" + EPOCH, False),
     (BEGIN + b"\x42\x00\x02\x00\xb0\x04" + EPOCH + b"\x01\x00", True), (BEGIN, False), (b"", False),
     (EPOCH + b"\x01", False)],
)  # fmt: skip
def test_the_epoch_of_an_older_workbook(records: bytes, starts: bool) -> None:
    assert _older_starts_1904(b"\xd0\xcf" + records) is starts


@given(st.binary(max_size=80))
def test_any_records_end(data: bytes) -> None:
    assert _older_starts_1904(BEGIN + data) in (True, False)


def test_a_length_of_time_is_no_time_of_day() -> None:
    told = reader().read(date(2026, 3, 3), timedelta(hours=25, minutes=30))
    assert (told.when.display(), told.assumed) == ("3 March 2026", (TIME_KEPT,))
    assert reader().read(date(2026, 3, 3), time(21, 30, 15)).when.display() == "9:30pm on 3 March 2026"


# What a cell is taken for, alone.

ANSWERED: list[tuple[str, str, tuple[str, ...], list[tuple[str, list[str], str]]]] = [
    ("13/03/2026&15/03/2026", "between 13 and 15 March 2026", (SEVERAL_DATES,),
     [("several:13/03/2026&15/03/2026", ["span", "0", "1", "words"], "span")]),
    ("15/03/2026, 13/03/2026", "between 13 and 15 March 2026", (SEVERAL_DATES,),
     [("several:15/03/2026, 13/03/2026", ["span", "0", "1", "words"], "span")]),
    ("13/03/2026-present", "since 13 March 2026", (), []),
    ("13/03/2026 and Mum came", "13 March 2026", (TIME_KEPT,), []),
    ("13/03/2026 (see 15/03/2026 note)", "13 March 2026", (TIME_KEPT,), []),
    ("13/03/2026 & 31/02/2026", "", (NOT_A_DATE,), []),
    ("13/03/2026 9pm & 15/03/2026", "", (TO_BE_ASKED, NOT_A_DATE),
     [("said:13/03/2026 9pm & 15/03/2026", ["0", "1", "words"], "words")]),
    ("Sat 3 March 2026 to date", "", (TO_BE_ASKED, NOT_A_DATE),
     [("said:sat 3 march 2026 to date", ["0", "1", "2", "3", "words"], "words")]),
    ("2012-13", "between 2012 and 2013", (YEARS_OR_MONTH,), []),
    ("2011-12", "between 2011 and 2012", (YEARS_OR_MONTH,), [("years:2011-12", ["years", "month", "words"], "years")]),
    ("2007-08", "between 2007 and 2008", (YEARS_OR_MONTH,), [("years:2007-08", ["years", "month", "words"], "years")]),
    ("now and then", "", (RELATIVE, NOT_A_DATE), []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "shown", "assumed", "asked"), ANSWERED, ids=[each[0] for each in ANSWERED])
def test_what_words_are_taken_for_and_what_is_asked(
    words: str, shown: str, assumed: tuple[str, ...], asked: list[tuple[str, list[str], str]]
) -> None:
    told = reader().read(words)
    assert (told.when.display(), told.assumed) == (shown or f"date not known (“{words}”)", assumed)
    assert [(each.key, [choice.key for choice in each.choices], each.answer) for each in told.asked] == asked


@pytest.mark.parametrize(
    ("words", "above", "shown", "choices", "answer"),
    [
        ("same day", TOLD, "29 November 2026", ["words", "above"], "above"),
        ("next day", TOLD, "", [], ""),
        ("Tuesday", TOLD, "", ["words", "told"], "words"),
        ("Tuesday", date(2026, 11, 22), "24 November 2026", ["words", "above", "told"], "above"),
        ("Tuesday", None, "", ["words", "told"], "words"),
    ],
)
def test_nothing_is_placed_after_the_telling_by_the_row_above(
    words: str, above: date | None, shown: str, choices: list[str], answer: str
) -> None:
    told = reader().read(words, page=Page(above=above))
    assert told.when.display() == (shown or f"date not known (“{words}”)")
    assert [choice.key for each in told.asked for choice in each.choices] == choices
    assert [each.answer for each in told.asked] == ([answer] if answer else [])


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("March 2026", (date(2026, 3, 1), True)),
        ("1/3/2026 - 31/3/2026", (date(2026, 3, 1), True)),
        ("1/3/2026 - 1/4/2026", None),
        ("2019-2021", None),
        ("since 13/03/2026", None),
        ("13 March", (date(2026, 3, 13), False)),
        ("w/c 9 March", (date(2026, 3, 9), False)),
        (date(2026, 3, 3), (date(2026, 3, 3), True)),
        (20.12, (date(2025, 12, 20), False)),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_which_dates_lend_their_year_or_take_one(value: Value, seen: tuple[date, bool] | None) -> None:
    assert CellReader(said_on=TOLD).seen(value) == seen


def test_the_year_that_a_page_lends_has_all_its_days() -> None:
    for page in (Page(year=2024), Page(month=SheetMonth(year=2024))):
        assert reader().read("31 December", page=page).when.first_day == date(2024, 12, 31)
        assert reader().read("1 January", page=page).when.first_day == date(2024, 1, 1)
        assert reader().read(31.12, page=page).when.first_day == date(2024, 12, 31)
    assert reader().read(20.12, page=Page(year=2026)).when.first_day == date(2026, 12, 20)
    assert reader().read(29.11).when.first_day == TOLD
    assert reader().read(30.11).when.first_day == date(2025, 11, 30)
    assert reader().read(3.0, page=Page(month=SheetMonth(year=2024, month=2))).when.first_day == date(2024, 2, 3)


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("until 3/4/27", ["until 29 November 2026"]),
        ("up to 3/4/2027", ["until 29 November 2026", "until 3 April 2026", "until 3 April 2025"]),
        ("until 3/4/1927", ["until 3 April 1927"]),
        ("from 1/3/26 to 31/12/2026", ["since 1 March 2026"]),
        ("31/12/2026 in the evening", ["31 December 2025, evening"]),
    ],
)
def test_an_end_to_come_is_asked_about_by_the_words_as_told_and_until_answered_nothing_is_dated(
    said: str, offered: list[str]
) -> None:
    cell = CellReader(said_on=TOLD).read(said, Page())
    assert cell.question is not None
    assert [choice.words for choice in cell.question.choices] == [*offered, LEAVE_WORDS]
    assert not cell.dated[0].is_dated


@pytest.mark.parametrize("said", ["until 4/3/26", "to 4/3/26", "- 4/3/26", "ends 4/3/26", "ended on 4/3/2026"])
def test_an_end_alone_is_read_in_the_order_of_its_sheet(said: str) -> None:
    cell = CellReader(said_on=TOLD, order=MONTH_FIRST, order_shown=True).read(said, Page())
    assert cell.question is None
    assert cell.dated[0].display() == "until 3 April 2026"


@pytest.mark.parametrize(("page", "is_dated"), [(Page(), True), (Page(dated=True), False)])
def test_a_day_alone_is_asked_about_only_where_other_dates_have_their_year(page: Page, is_dated: bool) -> None:
    assert reader().read("the 16th", page=page).when.is_dated is is_dated


@pytest.mark.parametrize(("words", "is_asked"), [("13/03/2026 8.30", True), ("13/03/2026 1", False)])
def test_which_half_of_the_day_is_asked_of_a_clock_and_not_of_a_figure(words: str, is_asked: bool) -> None:
    """By a reader that was told nothing of how its times are written."""
    cell = CellReader(said_on=TOLD).read(words, Page())
    assert (cell.question is not None) is is_asked
    assert cell.dated[0].display() == "13 March 2026"
