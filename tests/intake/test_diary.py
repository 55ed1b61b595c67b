# SPDX-License-Identifier: Apache-2.0
"""Diaries as victims keep them: what each row makes, what is assumed, and what is left with its own words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake import diary_files as files
from tests.intake import workbooks
from vlu_desktop.dates.when import Kind, Precision, When
from vlu_desktop.intake.diary import DATE_IN_ACCOUNT, IN_CASE, NO_ACCOUNT, TOTAL, DiaryReading, map_book
from vlu_desktop.intake.formats.grid import Book, CellMark, Grid, Row, is_blank
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.intake.mapping import date_notes
from vlu_desktop.intake.mapping.column_mapping import Mapping
from vlu_desktop.intake.proposal import MappedReading, Proposal, ProposedIncident, RowQuestion
from vlu_desktop.intake.suggested import AccountsRead
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import Stopped, stoppable
from vlu_desktop.record.count import Count

TOLD = date(2026, 4, 20)
EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "diary.csv"


def propose(book: Book, told: date, mappings: Iterable[Mapping] = (), **more: Any) -> Proposal:
    return DiaryReading(book=book, mappings=tuple(mappings)).propose(told, **more)


def read(*rows: Sequence[str], **more: Any) -> Proposal:
    return propose(read_book(workbooks.csv_of(rows).encode(), "diary.csv"), TOLD, **more)


def read_xlsx(*sheets: Sequence[Sequence[Any]], **more: Any) -> Proposal:
    return propose(read_book(workbooks.xlsx(*sheets, **more), "diary.xlsx"), TOLD)


def when(each: ProposedIncident) -> When:
    return files.as_read(each)


def shown(proposal: Proposal) -> list[str]:
    return [when(each).display() for each in proposal.made]


def mapped(proposal: Proposal) -> MappedReading:
    reading = proposal.reading.mapped
    assert reading is not None
    return reading


def accounted_for(proposal: Proposal) -> bool:
    places = [
        (each.sheet, each.row) for group in (proposal.made, proposal.not_read, proposal.set_aside) for each in group
    ]
    wanted = {
        (sheet.name, number)
        for sheet in mapped(proposal).book.sheets
        for number, row in enumerate(sheet.rows, start=1)
        if not is_blank(row)
    }
    return (
        len(places) == len(set(places))
        and set(places) == wanted
        and proposal.rows == proposal.read + len(proposal.set_aside) + proposal.blank
    )


def test_the_example_diary_is_read_whole() -> None:
    proposal = propose(read_book(EXAMPLE.read_bytes(), "diary.csv"), TOLD)
    assert accounted_for(proposal)
    assert [(each.row, when(each).display(), each.incident.account[:12]) for each in proposal.made] == [
        (5, "7:30pm on 3 March 2026", "Rang my mobi"),
        (6, "3 March 2026, late evening", "Parked acros"),
        (7, "8:45am on 14 March 2026", "Followed me "),
        (8, "week of 16 March 2026", "Texts every "),
        (9, "between 12am and 12pm on 22 March 2026", "Flowers left"),
        (10, "roughly between 3 and 6 April 2026", "Sister saw h"),
        (12, "9:10pm on 1 April 2026", "He threatene"),
        (13, "date not known (“can't remember”)", "He got into "),
    ]
    assert [(each.row, each.words, each.reason) for each in proposal.not_read] == [
        (14, "Changed my number 5 April", NO_ACCOUNT),
        (15, "Total | 52", TOTAL),
    ]
    assert [(each.row, each.what) for each in proposal.set_aside] == [
        (1, "above the table"), (2, "above the table"), (4, "headings"), (11, "headings"),
    ]  # fmt: skip
    assert proposal.blank == 1
    assert proposal.period is not None
    assert (proposal.period.way, proposal.period.starts, proposal.period.ends) == (
        "diary-unknown", date(2026, 3, 3), date(2026, 4, 1),
    )  # fmt: skip


def test_every_column_finds_its_field() -> None:
    first = propose(read_book(EXAMPLE.read_bytes(), "diary.csv"), TOLD, case_id="c1").made[0]
    incident = first.incident
    assert incident.case_id == "c1"
    assert incident.words == '"Pick up or I\'m coming round"'
    assert incident.place == "At home"
    assert incident.count == Count.exactly(30)
    assert incident.fear == "Sick, couldn't sleep"
    assert (incident.source, incident.told_on, incident.reported) == ("victim", TOLD, "no")
    assert incident.source_detail == "diary.csv, row 5"
    assert first.source_item.position == 5
    assert first.source_item.raw.startswith('3 March 2026,7.30pm,"Rang my mobile over and over, I stopped')
    assert when(first).words == "3 March 2026 7.30pm"
    assert when(first).said_on == TOLD


def test_a_form_with_headings_in_welsh_or_below_blocks_of_its_own() -> None:
    proposal = read_xlsx([
        ["STALKING INCIDENT LOG"], [],
        ["Victim name", "Ann Example", None, "Date of birth", "01/02/1980"],
        ["Offender", "Bob Sample"], [],
        ["No.", "Dyddiad", "Amser", "Beth ddigwyddodd", "Ble",
         "Police called (report no)", "Officer name/badge", "Witness name(s)"],
        [1, datetime(2026, 3, 3), time(21, 30), "Curodd ar y drws", "Adref",
         "Yes 4421/26", "PC Example 1234", "Cymydog"],
        [2, datetime(2026, 3, 5), None, "Galwadau", None, "no", None, None],
    ])  # fmt: skip
    assert mapped(proposal).mappings[0].heading_row == 6
    assert shown(proposal) == ["9:30pm on 3 March 2026", "5 March 2026"]
    first, second = (each.incident for each in proposal.made)
    assert (first.reported, first.police_reference) == ("yes", "4421/26")
    assert "Witness: Cymydog" in first.source_detail
    assert "officer PC Example 1234" in first.source_detail
    assert (second.reported, second.police_reference) == ("no", "")
    assert accounted_for(proposal)


def test_without_headings_the_columns_are_told_by_what_they_hold() -> None:
    proposal = read(
        ["14/03/2026", "x1", "He followed me home from the shops"], ["15/03/2026", "x2", "He rang my work all day"]
    )
    assert mapped(proposal).mappings[0].heading_row == 0
    assert shown(proposal) == ["14 March 2026", "15 March 2026"]
    assert proposal.made[1].incident.account == "He rang my work all day"
    assert any("No row of headings" in note for note in proposal.notes)


def test_an_entry_may_begin_with_its_own_date() -> None:
    proposal = read(["14/03/2026 21:40 he banged on the door"], ["I do not know when he broke the fence"])
    assert shown(proposal)[0] == "9:40pm on 14 March 2026"
    assert "date taken from the beginning of the account" in proposal.made[0].assumed
    assert proposal.made[0].incident.account == "14/03/2026 21:40 he banged on the door"
    assert not when(proposal.made[1]).is_dated


def test_a_blank_date_takes_the_one_above_until_a_blank_row() -> None:
    proposal = read(
        ["Date", "Time", "Details"],
        ["3 March 2026", "9pm", "He rang"], ["", "10pm", "He came round"], ['"', "", "He left"],
        ["", "", ""], ["", "", "He wrote to me"],
    )  # fmt: skip
    assert shown(proposal)[:3] == ["9pm on 3 March 2026", "10pm on 3 March 2026", "3 March 2026"]
    assert [date_notes.CARRIED in each.assumed for each in proposal.made] == [False, True, True, False]
    assert when(proposal.made[1]).basis == date_notes.CARRIED
    assert not when(proposal.made[3]).is_dated


def test_a_date_on_a_line_of_its_own_stands_for_the_lines_below() -> None:
    proposal = read(["Date", "Details"], ["3 March 2026", ""], ["", "He rang"], ["", "He rang again"])
    assert shown(proposal) == ["3 March 2026"] * 2
    assert [each.row for each in proposal.not_read] == [2]


@pytest.mark.parametrize(
    ("column", "order", "shown_by_dates", "first"),
    [
        (["03/04/2026", "13/04/2026"], "day-first", True, date(2026, 4, 3)),
        (["03/04/2026", "04/13/2026"], "month-first", True, date(2026, 3, 4)),
        (["03/04/2026", "05/04/2026"], "day-first", False, date(2026, 4, 3)),
        (["Wed 03/04/2026", "Thu 03/05/2026"], "month-first", True, date(2026, 3, 4)),
    ],
)
def test_the_order_of_day_and_month(column: list[str], order: str, shown_by_dates: bool, first: date) -> None:
    proposal = read(["Date", "Details"], *([day, f"He rang me at home {n}"] for n, day in enumerate(column)))
    assert (mapped(proposal).mappings[0].order, mapped(proposal).mappings[0].order_shown) == (order, shown_by_dates)
    assert when(proposal.made[0]).first_day == first
    assert (date_notes.ORDER_ASSUMED in proposal.made[0].assumed) is not shown_by_dates
    assert (date_notes.ORDER_ASSUMED in when(proposal.made[0]).basis) is not shown_by_dates


def test_the_officer_can_turn_the_order_round() -> None:
    book = read_book(b"Date,Details\n03/04/2026,He rang\n", "d.csv")
    (guess,) = map_book(book, TOLD)
    assert when(propose(book, TOLD, [replace(guess, order="month-first", order_shown=True)]).made[0]).first_day == date(
        2026, 3, 4
    )


def test_a_date_in_words_around_figures_keeps_the_order_of_the_sheet() -> None:
    proposal = read(["Date", "Details"], ["03/14/2026", "He rang me"], ["about 03/04/2026", "He came round"])
    assert when(proposal.made[1]).first_day == date(2026, 3, 4)
    assert when(proposal.made[1]).approximate


def test_a_column_of_days_can_be_given_another_use() -> None:
    book = read_book(b"Date,Details,Remarks of mine\n03/04/2026,He rang,I cried\n", "d.csv")
    (guess,) = map_book(book, TOLD)
    assert guess.of("effect") == ()
    assert propose(book, TOLD, [guess.having(2, "effect")]).made[0].incident.fear == "I cried"
    assert any("Remarks of mine" in note for note in propose(book, TOLD).notes)


def test_two_figure_years_are_never_ahead_of_the_telling() -> None:
    proposal = read(["Date", "Details"], ["13/04/26", "He rang"], ["13/04/98", "He wrote to me"])
    assert [when(each).first_day for each in proposal.made] == [date(2026, 4, 13), date(1998, 4, 13)]
    assert date_notes.TWO_DIGIT_YEAR in proposal.made[0].assumed


def test_dates_that_a_spreadsheet_may_have_swapped_are_pointed_out_and_can_be_swapped_back() -> None:
    sheet: list[list[Any]] = [
        ["Date", "Details"],
        [datetime(2026, 3, 4), "a call"],
        [datetime(2026, 5, 4), "a text"],
        ["13/04/2026", "a letter"],
    ]
    proposal = read_xlsx(sheet)
    assert mapped(proposal).mappings[0].swap_suspected
    assert [date_notes.SWAP_SUSPECTED in each.assumed for each in proposal.made] == [True, True, False]
    assert any("another country" in note for note in proposal.notes)
    back = propose(mapped(proposal).book, TOLD, [replace(mapped(proposal).mappings[0], swap_real_dates=True)])
    assert not any("another country" in note for note in back.notes)
    assert [when(each).first_day for each in back.made] == [date(2026, 4, 3), date(2026, 4, 5), date(2026, 4, 13)]


@pytest.mark.parametrize(
    ("clock", "earliest", "precision"),
    [
        ("21:30", time(21, 30), Precision.MINUTE),
        ("9.30pm", time(21, 30), Precision.MINUTE),
        ("2130hrs", time(21, 30), Precision.MINUTE),
        ("12am", time(0, 0), Precision.MINUTE),
        ("AM", time(0, 0), Precision.PART_OF_DAY),
        ("p.m.", time(12, 0), Precision.PART_OF_DAY),
        ("25:99", time(0, 0), Precision.DAY),
    ],
)
def test_times_in_a_column_of_their_own(clock: str, earliest: time, precision: Precision) -> None:
    (made,) = read(["Date", "Time", "Details"], ["13/03/2026", clock, "He rang"]).made
    assert (when(made).earliest, when(made).precision) == (datetime.combine(date(2026, 3, 13), earliest), precision)
    assert when(made).words == f"13/03/2026 {clock}"
    assert (date_notes.TIME_KEPT in made.assumed) is (precision is Precision.DAY)


def test_the_evening_is_part_of_its_day() -> None:
    (made,) = read(["Date", "Time", "Details"], ["13/03/2026", "evening", "He rang"]).made
    assert when(made).precision is Precision.PART_OF_DAY
    assert when(made).first_day == date(2026, 3, 13)


def test_from_and_to_make_conduct_over_time() -> None:
    proposal = read(
        ["From", "To", "Details"], ["13/03/2026", "20/03/2026", "Texts daily"], ["14/03/2026", "1/3/2026", "x" * 9]
    )
    assert when(proposal.made[0]).kind is Kind.THROUGHOUT
    assert (when(proposal.made[0]).first_day, when(proposal.made[0]).last_day) == (date(2026, 3, 13), date(2026, 3, 20))
    assert date_notes.END_KEPT in proposal.made[1].assumed


def test_a_year_that_was_not_given_is_said_to_be_assumed() -> None:
    rows = [["3 March", "He rang"], ["3 March 2019", "He wrote to me"], ["yesterday", "He hid"]]
    proposal = read(["Date", "Details"], *rows)
    assert [when(each).first_day for each in proposal.made] == [
        date(2019, 3, 3), date(2019, 3, 3), None,
    ]  # fmt: skip
    assert [date_notes.YEAR_LENT in each.assumed for each in proposal.made] == [True, False, False]
    (alone,) = read(["Date", "Details"], rows[0]).made
    assert (when(alone).first_day, alone.assumed) == (date(2026, 3, 3), (date_notes.YEAR_ASSUMED,))


def test_lines_of_plain_writing_are_each_an_entry_whatever_commas_they_hold() -> None:
    proposal = propose(
        read_book(b"He has followed me since March.\nHe came to my work, and shouted.\n\nI moved.\n", "d.txt"), TOLD
    )
    assert [each.incident.account for each in proposal.made] == [
        "He has followed me since March.", "He came to my work, and shouted.", "I moved.",
    ]  # fmt: skip
    assert accounted_for(proposal)


def test_a_date_that_cannot_be_read_keeps_its_words_and_the_row_is_made() -> None:
    proposal = read(
        ["Date", "Details"], ["13/03/2026", "He rang"], ["when the clocks struck", "He hid"], ["31/02/2026", "He sang"]
    )
    assert [when(each).is_dated for each in proposal.made] == [True, False, False]
    assert when(proposal.made[1]).words == "when the clocks struck"
    assert date_notes.NOT_A_DATE in proposal.made[2].assumed


def test_a_day_of_the_week_that_does_not_fit_and_a_date_to_come_are_pointed_out() -> None:
    proposal = read(
        ["Date", "Day", "Details"], ["13/03/2026", "Monday", "He rang"], ["14/03/2030", "Thursday", "He wrote"]
    )
    assert date_notes.WRONG_WEEKDAY in proposal.made[0].assumed
    assert date_notes.AFTER_TOLD in proposal.made[1].assumed


def test_a_row_that_says_no_more_than_its_kind_is_still_an_incident() -> None:
    (made,) = read(["Date", "Type", "Details"], ["13/03/2026", "Silent call", ""], ["13/03/2026", "", ""]).made
    assert made.incident.account == "Silent call"
    assert made.behaviours == ("silent-call",)
    assert any("kind of conduct stands in its place" in note for note in made.assumed)


def test_several_columns_of_account_are_kept_together() -> None:
    (made,) = read(["Date", "What happened", "Notes"], ["13/03/2026", "He rang\nand rang", "Neighbour heard"]).made
    assert made.incident.account == "He rang\nand rang\n\nNotes: Neighbour heard"


def test_a_column_that_only_numbers_the_rows_is_no_police_reference() -> None:
    rows = [[str(n), f"{n}/03/2026", f"He rang for the {n}th time"] for n in range(13, 17)]
    proposal = read(["Incident number", "Date", "Details"], *rows)
    assert {(each.incident.police_reference, each.incident.reported) for each in proposal.made} == {("", "")}


@pytest.mark.parametrize(
    ("account", "kinds"),
    [
        ("He threatened to kill himself", {"threat-violence", "suicide-threat"}),
        ("It was a threat to kill", {"threat-to-kill"}),
        ("He did not follow me and never called", set()),
        ("My mother saw him, she is a hitmaker", set()),
        ("He rang my mother at home", {"family-harassed"}),
        ("He hit my head", {"assault"}),
        ("Strangled me on the stairs", {"strangulation"}),
        ("Contextual battery", set()),
    ],
)
def test_kinds_are_suggested_from_whole_words(account: str, kinds: set[str]) -> None:
    (made,) = read(["Date", "Details"], ["13/03/2026", account]).made
    assert made.behaviours == (), "nobody chose any"
    suggested = {(each.what, each.value) for each in made.suggested}
    assert {value for what, value in suggested if what == "kind"} - {"threat-violence"} == kinds - {"threat-violence"}
    assert (("target", "family") in suggested) is ("family-harassed" in kinds)


def test_what_the_case_has_already_is_not_taken_twice() -> None:
    rows = [
        ["Date", "Time", "Details"],
        ["13/03/2026", "21:30", "He rang"],
        ["14/03/2026", "", "Silent call"],
        ["14/03/2026", "", "Silent call"],
    ]
    first = read(*rows)
    assert [each.incident.account for each in first.made] == ["He rang", "Silent call", "Silent call"]
    again = read(*rows, existing=[each.incident for each in first.made[:2]])
    assert [(each.row, each.reason) for each in again.not_read] == [(2, IN_CASE), (3, IN_CASE)]
    assert [each.row for each in again.made] == [4]
    assert accounted_for(again)


def test_a_copied_row_is_left_out_but_can_be_insisted_on() -> None:
    row = ["14/03/2026", "He stood outside the house all night"]
    proposal = read(["Date", "Details"], row, row)
    assert [(each.row, each.reason) for each in proposal.not_read] == [(3, "the same as row 2")]
    insisted = proposal.insisting_on([("", 3)])
    assert [each.row for each in insisted.made] == [2, 3]
    assert accounted_for(insisted)


def test_one_told_a_little_differently_is_pointed_out_and_made() -> None:
    proposal = read(
        ["Date", "Details"],
        ["14/03/2026", "He stood outside the house all night"],
        ["14/03/2026", "He stood outside the house, all night long"],
    )
    assert [each.like for each in proposal.made] == ["", "much like row 2"]


def test_a_sheet_that_is_hidden_or_no_diary_is_not_taken_but_accounted_for() -> None:
    diary = [["Date", "Details"], ["13/03/2026", "He rang me"]]
    proposal = read_xlsx(diary, diary, [["Name", "Telephone"], ["Ann Example", "07700 900123"]], hidden=[1])
    assert [each.sheet for each in proposal.made] == ["Sheet1"]
    assert {each.reason for each in proposal.not_read} == {
        "it is on a hidden sheet", "it is on a sheet that does not look like a diary",
    }  # fmt: skip
    assert accounted_for(proposal)
    both = propose(mapped(proposal).book, TOLD, [replace(each, used=True) for each in mapped(proposal).mappings])
    assert {each.sheet for each in both.made} >= {"Sheet1", "Sheet2"}


def test_a_number_in_the_date_column_is_a_spreadsheets_day() -> None:
    proposal = read_xlsx([["Date", "Details"], ["13/03/2026", "He rang"], [46094.5, "He wrote to me"]])
    assert when(proposal.made[1]).earliest == datetime(2026, 3, 13, 12, 0)
    assert date_notes.SERIAL in proposal.made[1].assumed


def test_a_question_is_open_until_somebody_answers_it() -> None:
    assert not RowQuestion(key="k", question="Which?", choices=(), answer="", rows=()).answered


def test_a_long_read_can_be_stopped() -> None:
    class Enough(Exception):
        pass

    def stop(done: int, of: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        read(["Date", "Details"], *([f"{n % 28 + 1}/03/2026", f"He rang {n}"] for n in range(2000)), progress=stop)
    with stoppable(lambda: True), pytest.raises(Stopped):
        read(["Date", "Details"], ["13/03/2026", "He rang"])


LEADING: list[tuple[str, str]] = [
    ("14/03/2026 he banged on the door", "14 March 2026"),
    ("14/03/2026: he banged on the door", "14 March 2026"),
    ("14-03-26, 9.40pm he banged on the door", "9:40pm on 14 March 2026"),
    ("14.03.2026 21:40:05 he banged on the door", "9:40pm on 14 March 2026"),
    ("14 March 2026 - he banged on the door", "14 March 2026"),
    ("14 March 2026: he banged on the door", "14 March 2026"),
    ("14 March 2026 – he banged on the door", "14 March 2026"),
    ("14 March 2026 he banged on the door", "14 March 2026"),
    ("14 March 2026-he banged on the door", "14 March 2026"),
    ("14/03/2026he banged on the door", "date not known"),
    ("May - he banged on the door", "date not known"),
    ("he came round: he banged on the door", "date not known"),
    ("I think it was some time in or about early March 2026: he banged", "date not known"),
]


@pytest.mark.parametrize(("entry", "shown"), LEADING)
def test_which_date_an_entry_begins_with(entry: str, shown: str) -> None:
    """Where a diary has no column of dates; the words all stay in the account."""
    (made, _) = read([entry], ["I do not know when he broke the fence"]).made
    assert (when(made).display(), made.incident.account) == (shown, entry)
    assert (DATE_IN_ACCOUNT in made.assumed) is when(made).is_dated
    assert (date_notes.NO_DATE in made.assumed) is not when(made).is_dated


def test_an_entry_begins_with_no_date_where_dates_have_a_column() -> None:
    (made,) = read(["Date", "Details"], ["", "14/03/2026 he rang"]).made
    assert (when(made).display(), made.assumed) == ("date not known", (date_notes.NO_DATE,))


TOTALS: list[tuple[list[str], bool]] = [
    (["Total", "", "52"], True),
    (["TOTALS:", "", ""], True),
    (["Grand total", "", "£52.10"], True),
    (["Sub-total of calls", "", "1,052"], True),
    (["Total number of incidents = 12", "", ""], True),
    (["", "Total so far", "52%"], True),
    (["Total", "", "about 52"], False),
    (["Total", "He rang me", "52"], False),
    (["Totally drunk, he rang", "", ""], False),
    (["3 March 2026", "Total", "52"], False),
]


@pytest.mark.parametrize(("row", "total"), TOTALS)
def test_what_is_a_total_and_no_entry(row: list[str], total: bool) -> None:
    proposal = read(["Date", "Details", "How many"], ["14/03/2026", "He rang", "3"], row, ["", "He came", ""])
    assert ((3, TOTAL) in [(each.row, each.reason) for each in proposal.not_read]) is total
    # What stands below a total is dated by nothing above it.
    assert when(proposal.made[-1]).is_dated is (not total and row[0] in ("", "3 March 2026"))


@pytest.mark.parametrize(
    ("said", "shown", "noted"),
    [
        ("30", "30", ""), ("about 30", "about 30", ""), ("twice", "2", ""), ("", "", ""),
        ("loads", "“loads”, number not known", "the number of times was not read from “loads”"),
        ("l" * 81, f"“{'l' * 81}”, number not known", f"the number of times was not read from “{'l' * 80}”"),
    ],
)  # fmt: skip
def test_how_many_times(said: str, shown: str, noted: str) -> None:
    (made,) = read(["Date", "Details", "How many"], ["14/03/2026", "He rang", said]).made
    assert (made.incident.count.display() if made.incident.count else "") == shown
    assert made.assumed == ((noted,) if noted else ())


@pytest.mark.parametrize(
    ("who", "attribution", "basis"),
    [
        ("Dean", "", "As the diary says: Dean"),
        ("don't know", "unknown", "As the diary says: don't know"),
        ("Unknown", "unknown", "As the diary says: Unknown"),
        ("??", "unknown", "As the diary says: ??"),
        ("unknown to me but like Dean", "", "As the diary says: unknown to me but like Dean"),
        ("", "", ""),
    ],
)
def test_by_whom_it_was_done(who: str, attribution: str, basis: str) -> None:
    (made,) = read(["Date", "Details", "Who"], ["14/03/2026", "He rang", who]).made
    assert (made.incident.attribution, made.incident.attribution_basis) == (attribution, basis)


def test_what_has_no_field_of_its_own_stands_with_the_source() -> None:
    (made,) = read_xlsx([
        ["Date", "Details", "Witness", "Police", "Severity", "Date recorded", "Felt"],
        ["14/03/2026", "He rang", "Ann Example", "Yes, came", 4, "16/03/2026", "sick"],
    ]).made  # fmt: skip
    assert made.incident.source_detail == (
        "diary.xlsx, sheet Sheet1, row 2; Witness: Ann Example; Police: Yes, came; Seriousness as given: 4"
    )
    assert made.incident.written_down is not None
    assert made.incident.written_down.display() == "16 March 2026"
    assert (made.incident.reliability, made.incident.fear) == ("not-assessed", "sick")
    assert (made.source_item.medium, made.source_item.position) == ("Diary", 2)
    assert made.source_item.raw == '14/03/2026,He rang,Ann Example,"Yes, came",4,16/03/2026,sick'
    assert made.source_item.happened == made.incident.happened
    (plain,) = read(["Date", "Details"], ["14/03/2026", "He rang"]).made
    assert (plain.incident.source_detail, plain.incident.written_down) == ("diary.csv, row 2", None)
    assert plain.incident.place == plain.incident.words == ""


ACCOUNTS: list[tuple[list[str], list[str], str, tuple[str, ...]]] = [
    (["Type", "What he said"], ["Call", "Hello"], "Call",
     ("no account was given; the kind of conduct stands in its place",)),
    (["Type", "What he said"], ["", "Hello"], "Hello", ("no account was given; the words used stands in its place",)),
    (["Details", "Type"], ["He rang", "Call"], "He rang", ()),
    (["Details", "Notes"], ["", "Neighbour heard"], "Neighbour heard", ()),
    (["Details", "Notes"], ["He rang", "Neighbour heard"], "He rang\n\nNotes: Neighbour heard", ()),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "cells", "account", "noted"), ACCOUNTS)
def test_what_stands_as_the_account(
    headings: list[str], cells: list[str], account: str, noted: tuple[str, ...]
) -> None:
    (made,) = read(["Date", *headings], ["14/03/2026", *cells]).made
    assert (made.incident.account, made.assumed) == (account, noted)


def test_a_column_of_account_without_a_heading_is_not_named() -> None:
    opened = read_book(b"Date,Details\n14/03/2026,He rang,and rang\n", "d.csv")
    (guess,) = map_book(opened, TOLD)
    assert propose(opened, TOLD, [guess.having(2, "account")]).made[0].incident.account == "He rang\n\nand rang"


@pytest.mark.parametrize(
    "ditto", ['"', "''", "”", "“", "〃", "ditto", "Ditto", "same", "same day", "same date", "as above", '-"-', ""]
)
def test_signs_for_the_date_above(ditto: str) -> None:
    rows = [["Date", "Details"], ["14/03/2026", "He rang"], [ditto, "He came"]]
    assert shown(read(*rows)) == ["14 March 2026"] * 2
    opened = read_book(workbooks.csv_of(rows).encode(), "d.csv")
    (guess,) = map_book(opened, TOLD)
    not_carried = propose(opened, TOLD, [replace(guess, carry_dates_down=False)])
    assert not when(not_carried.made[1]).is_dated
    assert not when(read(rows[0], [ditto, "He came"]).made[0]).is_dated


def test_a_row_may_be_shorter_than_its_headings() -> None:
    proposal = read(["Date", "Details", "Where"], ["14/03/2026", "He rang"], ["15/03/2026"])
    assert [each.incident.place for each in proposal.made] == [""]
    assert [(each.row, each.reason) for each in proposal.not_read] == [(3, NO_ACCOUNT)]


def test_headings_in_the_midst_end_what_is_carried_down() -> None:
    rows = [["Date", "Details"], ["14/03/2026", "He rang"], ["Date", "Details"], ["", "He came"]]
    assert [when(each).is_dated for each in read(*rows).made] == [True, False]


DIARY: list[list[Any]] = [["Date", "Details"], ["14/03/2026", "He rang me"]]
OTHER: list[list[Any]] = [["Name", "Telephone"], ["Ann Example", "07700 900123"]]


def test_what_is_said_of_each_sheet() -> None:
    assert read(*DIARY).notes == ()
    assert read([*DIARY[0], "Shoe size", "", "Hat"], [*DIARY[1], "5", "6", "7"]).notes == (
        "Columns kept with each row as it came, and not otherwise used: Shoe size, Hat.",
    )
    two = read_xlsx(DIARY, OTHER, [], DIARY, hidden=[3])
    assert two.notes == (
        "Sheet “Sheet2”: Not imported, because it is on a sheet that does not look like a diary.",
        "Sheet “Sheet4”: Not imported, because it is on a hidden sheet.",
    )
    assert [(each.sheet, each.row, each.reason) for each in two.not_read][:1] == [
        ("Sheet2", 1, "it is on a sheet that does not look like a diary"),
    ]  # fmt: skip
    left_out = [replace(each, used=False, why_not="") for each in mapped(two).mappings]
    none = propose(mapped(two).book, TOLD, left_out)
    assert none.notes[0] == "Sheet “Sheet1”: Not imported, because you chose to leave it out."
    assert none.not_read[0].reason == "its sheet was left out"
    assert none.made == ()


def test_notes_of_the_file_come_before_those_of_its_sheets() -> None:
    notes = propose(read_book("Date,Café\n3 March,He rang me\n".encode("cp1252"), "d", encoding="utf-8"), TOLD).notes
    assert [note.split(":")[0].split(".")[0] for note in notes] == [
        "Characters that could not be read", "No row of headings was found; the columns were told by what they hold",
    ]  # fmt: skip


def test_where_no_sheet_looks_like_a_diary_the_first_to_be_seen_is_taken() -> None:
    assert [each.used for each in mapped(read_xlsx([], OTHER, OTHER, OTHER, hidden=[1])).mappings] == [
        False, False, True, False,
    ]  # fmt: skip
    assert [each.used for each in mapped(read_xlsx(OTHER, DIARY)).mappings] == [False, True]


def test_each_sheet_has_a_mapping() -> None:
    opened = read_book(workbooks.xlsx(DIARY, DIARY), "d.xlsx")
    with pytest.raises(ValueError, match="shorter"):
        propose(opened, TOLD, map_book(opened, TOLD)[:1])


PERIODS: list[tuple[list[str], tuple[date | None, date | None] | None]] = [
    (["14/03/2026"], (date(2026, 3, 14), date(2026, 3, 14))),
    (["14/03/2026", "who knows", "March 2026", "20/03/2026"], (date(2026, 3, 1), date(2026, 3, 31))),
    (["15/03/2026", "14/03/2026"], (date(2026, 3, 14), date(2026, 3, 15))),
    (["who knows"], None),
    (["3 March", "9 March"], (None, None)),
    (["14/03/2026", "yesterday"], (date(2026, 3, 14), date(2026, 3, 14))),
    ([], None),
]


@pytest.mark.parametrize(("days", "period"), PERIODS)
def test_the_days_a_diary_was_kept(days: list[str], period: tuple[date | None, date | None] | None) -> None:
    found = read(["Date", "Details"], *([day, f"He rang {n}"] for n, day in enumerate(days)), case_id="c1").period
    assert (found and (found.starts, found.ends)) == period
    assert found is None or (found.case_id, found.way, found.note) == ("c1", "diary-unknown", "From diary.csv")


def test_what_a_reading_says_of_itself() -> None:
    data = workbooks.xlsx(DIARY, [["x"]] * 3)
    reading = DiaryReading(book=read_book(data, "d.xlsx"))
    assert (reading.name, reading.data, reading.noun, reading.parts, reading.rows) == (
        "d.xlsx", data, "diary", ("Sheet1", "Sheet2"), 5,
    )  # fmt: skip
    assert reading.mapped is reading
    proposal = reading.propose(TOLD)
    assert (proposal.rows, mapped(proposal).mappings) == (5, map_book(reading.book, TOLD))
    nothing = Proposal(reading=reading, said_on=TOLD)
    assert (nothing.rows, nothing.read, nothing.blank) == (5, 0, 0)


def test_how_far_a_read_is_is_told_every_thousand_rows_of_all_sheets() -> None:
    heard: list[tuple[int, int]] = []
    rows = [["Date", "Details"], *([["", ""]] * 1998), ["14/03/2026", "He rang"]]
    opened = read_book(workbooks.xlsx(rows, [["x", "y"]]), "d.xlsx")
    propose(opened, TOLD, progress=lambda done, of: heard.append((done, of)))
    assert heard == [(1000, 2001), (2000, 2001)]


CELL = st.one_of(
    st.text(max_size=30),
    st.sampled_from([
        "", " ", "Date", "What happened", "Total", "3/4/26", "31/02/2026", "13/13/2026", "9999-12-31", "00/00/0000",
        "AM", "21:30", "=cmd()", "<b>", "He rang me", "last Tuesday", "0001-01-01", "46094", "yes", "?", "\u202e",
    ]),
)  # fmt: skip


@given(st.lists(st.lists(CELL, max_size=5), max_size=12))
def test_whatever_the_cells_hold_every_row_is_accounted_for(rows: list[list[str]]) -> None:
    try:
        proposal = read(["Date", "Time", "What happened", "To", "How many"], *rows)
    except UserError:
        return
    assert accounted_for(proposal)


@given(st.text(max_size=300))
def test_whatever_the_text_every_row_is_accounted_for(text: str) -> None:
    try:
        book = read_book(text.encode("utf-8", errors="ignore"), "x.csv")
    except UserError:
        return
    assert accounted_for(propose(book, TOLD))


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ("Rang my mother", {"call", "family-harassed"}),
        ("No threats", set()),
        ("Threat to kill", {"threat-to-kill"}),
        ("Told my lawyer", set()),
        ("Mother", set()),
        ("My family", set()),
        ("Contacted family", {"family-harassed"}),
        ("Attempted criminal damage", {"attempted-damage-home"}),
        ("attempted break in", {"attempted-entry"}),
        ("Tried to break in; rang", {"attempted-entry", "call"}),
        ("Attempt to come to the home", {"attempted-attend-home"}),
        ("No attempted rape", set()),
    ],
)
def test_a_column_of_kinds_is_read_as_what_it_names(told: str, kinds: set[str]) -> None:
    (made,) = read(["Date", "Type of incident", "Details"], ["13/03/2026", told, "As before"]).made
    assert set(made.behaviours) == kinds


def sheet_of(*rows: Row, **more: Any) -> DiaryReading:
    return DiaryReading(book=Book(name="d.csv", kind="csv", sheets=(Grid(name="", rows=rows, **more),)))


STRUCK = CellMark(all_struck=True)


@pytest.mark.parametrize(
    ("marks", "first_day"),
    [({(3, 0): STRUCK, (3, 1): STRUCK}, date(2026, 3, 13)), ({(3, 1): STRUCK}, date(2026, 3, 16))],
)
def test_a_row_that_is_struck_out_lends_its_date_only_where_that_is_not_struck_out(
    marks: dict[tuple[int, int], CellMark], first_day: date
) -> None:
    rows: list[Row] = [
        ("Date", "Details"), ("13/03/2026", "He rang"), ("16/03/2026", "He did not ring"), (None, "He came"),
    ]  # fmt: skip
    made = sheet_of(*rows, marks=marks).propose(TOLD).made
    assert [(each.row, when(each).first_day) for each in made] == [(2, date(2026, 3, 13)), (4, first_day)]


def test_whose_telephone_it_is_is_asked_where_the_file_says_which_way_a_message_went() -> None:
    def keys(*headings: str) -> list[str]:
        row = ("13/03/2026", "in", "He rang me at home")
        return [each.key for each in sheet_of(headings, row).propose(TOLD).questions]

    assert keys("Date", "Direction", "Details") == ["whose-phone"]
    assert keys("Date", "Place", "Details") == []


def test_the_day_a_form_was_sent_is_taken_only_where_an_entry_begins_with_no_other() -> None:
    sent = sheet_of(
        ("Timestamp", "What happened"),
        ("13/03/2026", "He rang me at home"), ("14/03/2026", "3 March 2026: he came"), (None, "He wrote to me"),
    ).propose(TOLD)  # fmt: skip
    assert [when(each).first_day for each in sent.made] == [date(2026, 3, 13), date(2026, 3, 3), None]
    assert [(each.key, [row for _, row in each.rows]) for each in sent.questions] == [("sent", [2])]


def test_a_ditto_below_no_date_is_kept_as_it_was_written() -> None:
    rows: list[Row] = [("Date", "Details"), ("no idea", "He rang"), ('"', "He came")]
    assert [when(each).words for each in sheet_of(*rows).propose(TOLD).made] == ["no idea", '"']


def test_words_count_from_the_day_they_were_written_down_and_from_no_longer_time() -> None:
    def first_day(written: str) -> date | None:
        (made,) = sheet_of(("Date", "Date recorded", "Details"), ("yesterday", written, "He rang")).propose(TOLD).made
        return when(made).first_day

    assert first_day("13/03/2026") == date(2026, 3, 12)
    assert first_day("March 2026") == first_day("")


def test_what_stands_on_a_row_is_named_with_its_source_and_a_hidden_row_adds_no_words() -> None:
    (made,) = sheet_of(("Date", "Details"), ("13/03/2026", "He rang"), hidden_rows=frozenset({2})).propose(TOLD).made
    assert made.incident.source_detail == "d.csv, row 2"


def test_who_sent_a_message_to_whom_is_told_only_where_the_file_says_which_way_it_went() -> None:
    def ways(way: str) -> tuple[str, str, str]:
        (made,) = sheet_of(
            ("Date", "Direction", "Sender", "Number", "Details"), ("13/03/2026", way, "Dean", "07700 900123", "Hello")
        ).propose(TOLD).made  # fmt: skip
        return made.source_item.direction, made.source_item.sender, made.source_item.receiver

    assert ways("received") == ("to-victim", "Dean; 07700 900123", "")
    assert ways("by post") == ("", "", "")


def test_no_row_is_told_of_before_the_thousandth() -> None:
    told: list[tuple[int, int]] = []
    rows: list[Row] = [("Date", "Details"), *[("13/03/2026", None)] * 998]
    sheet_of(*rows).propose(TOLD, progress=lambda done, of: told.append((done, of)))
    assert told == []
    sheet_of(*rows, ()).propose(TOLD, progress=lambda done, of: told.append((done, of)))
    assert told == [(1000, 1000)]


def test_readings_of_one_file_are_equal_whatever_was_read_of_its_accounts() -> None:
    reading = sheet_of(("Date", "Details"), ("13/03/2026", "He rang"))
    fresh = replace(reading, accounts=AccountsRead())
    reading.propose(TOLD)
    assert reading == fresh
    assert "accounts" not in repr(reading)
