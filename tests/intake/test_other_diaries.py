# SPDX-License-Identifier: Apache-2.0
"""The kinds of diary once more, in other words and from other programs: what is read, what is asked, what is kept."""

from datetime import date, datetime
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.intake import diary_files as files
from tests.intake import workbooks
from vlu_desktop.intake.diary import DATE_IN_ACCOUNT, LINES_BELOW, NO_ACCOUNT, OWN
from vlu_desktop.intake.diary_row import NOTE_KEPT
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.intake.mapping.date_notes import (
    CARRIED,
    EARLIER,
    FROM_ABOVE,
    LONG_AGO,
    MONTH_ASSUMED,
    MONTH_OF_SHEET,
    NEXT_DAY,
    NOT_A_DATE,
    ORDER_ASSUMED,
    OTHER_ORDER,
    RELATIVE,
    SENT_AS_DATE,
    SEVERAL_DATES,
    SWAP_SUSPECTED,
    TIME_KEPT,
    TIME_OF_SOME_DAY,
    TO_BE_ASKED,
    UNIVERSAL,
    WRONG_WEEKDAY,
    YEAR_ASSUMED,
    YEAR_OF_SHEET,
)
from vlu_desktop.intake.proposal import Proposal
from vlu_desktop.kernel.errors import UserError

MONTH_ROW = "the month or year of the rows below"


def unplaced(words: str) -> str:
    return f"date not known (“{words}”)"


def of(*rows: tuple[str, ...], heads: tuple[str, ...] = ("Date", "What happened"), name: str = "diary") -> Proposal:
    return files.propose(files.csv(heads, *rows), name)


def dated(*cells: str) -> Proposal:
    return of(*((each, f"He came by, time {n}") for n, each in enumerate(cells)))


def aside(proposal: Proposal) -> list[tuple[int, str]]:
    return [(each.row, each.what) for each in proposal.set_aside]


# A day of the month with its weekday, and days without a month or year. It was handed over on Sunday 29 November 2026.

DAYS = [
    ("Sunday 8th", "8 November 2026", MONTH_ASSUMED),
    ("Fri 6th", "6 November 2026", MONTH_ASSUMED),
    ("Weds the 4th", "4 November 2026", MONTH_ASSUMED),
    ("Sat 3rd", "3 October 2026", MONTH_ASSUMED),
    ("Monday 31st", "31 August 2026", MONTH_ASSUMED),
    ("31st", "31 October 2026", MONTH_ASSUMED),
    ("the 4th of the 5th", "4 May 2026", YEAR_ASSUMED),
    ("the 2nd of the 11th", "2 November 2026", YEAR_ASSUMED),
    ("Sun 1st November", "1 November 2026", YEAR_ASSUMED),
]


@pytest.mark.parametrize(("words", "shown", "noted"), DAYS)
def test_an_ordinal_is_a_day_and_never_an_hour(words: str, shown: str, noted: str) -> None:
    proposal = dated(words)
    assert files.days(proposal) == [shown]
    assert proposal.made[0].assumed == (noted,)


@pytest.mark.parametrize("words", ["3 - 5 March 2026 at 9pm", "between 3 and 5 March 2026 at 9pm"])
def test_a_time_told_of_one_of_several_days_is_in_the_words_alone_and_that_is_said(words: str) -> None:
    proposal = dated(words)
    assert files.days(proposal) == ["between 3 and 5 March 2026"]
    assert proposal.made[0].assumed == (TIME_OF_SOME_DAY,)


# Words that count from the row above.


def test_what_counts_on_from_the_row_above_is_placed_by_it() -> None:
    proposal = dated(
        "12 January 2025", "the next day", "2 days later", "that evening", "a week later", "Friday",
        "the following Monday", "next Monday", "one day later", "two weeks after",
    )  # fmt: skip
    assert files.days(proposal) == [
        "12 January 2025", "13 January 2025", "15 January 2025", "15 January 2025, evening", "22 January 2025",
        "24 January 2025", "27 January 2025", "3 February 2025", "4 February 2025", "18 February 2025",
    ]  # fmt: skip
    assert {each.assumed for each in proposal.made[1:]} == {(FROM_ABOVE,)}


def test_below_a_later_day_that_nobody_knows_nothing_is_placed_by_the_day_above_it() -> None:
    proposal = dated("12 January 2025", "some weeks later", "Friday", "13 March 2025", "Friday")
    assert files.days(proposal) == [
        "12 January 2025", unplaced("some weeks later"), unplaced("Friday"), "13 March 2025", "14 March 2025",
    ]  # fmt: skip
    assert proposal.made[2].assumed == (RELATIVE, NOT_A_DATE)


def test_the_last_day_there_is_has_none_after_it() -> None:
    assert files.days(dated("31/12/9999", "two weeks later"))[1] == unplaced("two weeks later")


# Years and months that stand in a row of their own.


def test_a_year_or_month_in_a_row_of_its_own_is_of_the_rows_below() -> None:
    proposal = of(
        ("2024", ""), ("3 Jan", "He rang me"), ("February", ""), ("2nd", "He drove past"), ("Mon 19th", "He came"),
        ("January", ""), ("3 Jan", "He wrote to me"), ("2025", ""), ("6 Jan", "He came back"),
        ("Month of March 2025:", ""), ("7", "He sat outside"), ("", "He sat there again"), ("Mar 26", ""),
        ("", "He rang once more"),
    )  # fmt: skip
    assert files.days(proposal) == [
        "3 January 2024", "2 February 2024", "19 February 2024", "3 January 2026", "6 January 2025", "7 March 2025",
        "7 March 2025", "date not known",
    ]  # fmt: skip
    assert [each.assumed for each in proposal.made] == [
        (YEAR_OF_SHEET,), (MONTH_OF_SHEET,), (MONTH_OF_SHEET,), (YEAR_ASSUMED,), (YEAR_OF_SHEET,), (MONTH_OF_SHEET,),
        (CARRIED, MONTH_OF_SHEET), ("no date given",),
    ]  # fmt: skip
    assert aside(proposal) == [(1, "headings"), *((n, MONTH_ROW) for n in (2, 4, 7, 9, 11, 14))]


def test_months_above_bare_days_are_found_without_headings_and_in_numbers() -> None:
    rows: list[list[Any]] = [
        ["January 2024"], ["3rd", "9pm", "He rang me"], ["14th", None, "He rang twice"],
        ["February 2024"], [2, None, "He drove past"], [19, None, "He came to work"],
    ]  # fmt: skip
    proposal = files.propose(files.xlsx(rows))
    assert files.days(proposal) == ["3 January 2024", "14 January 2024", "2 February 2024", "19 February 2024"]
    years = files.propose(files.xlsx([("Date", "What happened"), (2024,), (14.2, "He rang"), ("3 May", "He came")]))
    assert files.days(years) == ["14 February 2024", "3 May 2024"]
    assert years.made[0].assumed[-1] == YEAR_OF_SHEET


def test_a_month_over_the_turn_of_the_year_is_of_the_next_and_one_of_no_year_dates_nothing() -> None:
    proposal = of(("Dec 2023", ""), ("28th", "He rang"), ("Jan", ""), ("2nd", "He came"), ("7th, evening", "He hid"),
                  ("31st", "He rang"))  # fmt: skip
    assert files.days(proposal) == ["28 December 2023", "2 January 2024", "7 January 2024, evening", "31 January 2024"]
    # Below a month of no year a day is of that month, and of no other whatever day it is told on.
    other = of(("April", ""), ("5th", "He came"), ("7th, evening", "He hid"), ("31st", "He rang"))
    assert files.days(other) == [unplaced("5th"), unplaced("7th, evening"), unplaced("31st")]


def test_a_day_that_names_no_month_follows_the_row_above_on_a_page_of_another_year() -> None:
    words = (
        "14/02/2023",
        "Weds",
        "Thurs 9pm",
        "16th, evening",
        "Sun 19th",
        "the 3rd",
        "Tues. night",
        "Fri the 10th, 9.30pm",
    )
    proposal = of(*((each, "He came to the gate") for each in words))
    assert files.days(proposal) == [
        "14 February 2023", "15 February 2023", "9pm on 16 February 2023", "16 February 2023, evening",
        "19 February 2023", "3 March 2023", "the night of 7 to 8 March 2023", "9:30pm on 10 March 2023",
    ]  # fmt: skip
    assert all(FROM_ABOVE in each.assumed for each in proposal.made[1:])
    # A page that runs backwards gives none to count from; there is no such day; and no row has a year.
    backwards = of(("14/02/2023", "He rang"), ("13/01/2023", "He came"), ("the 3rd", "He hid"))
    assert files.days(backwards)[2] == unplaced("the 3rd")
    assert files.days(of(("14/02/2023", "He rang"), ("Mon 30th", "He came")))[1] == unplaced("Mon 30th")
    assert files.days(of(("Sunday 8th", "He rang"), ("9th", "He came"))) == ["8 November 2026", "9 November 2026"]


def test_a_column_called_when_is_of_dates_where_its_words_count_from_each_other() -> None:
    rows = [("14/02/2023", "He rang"), ("the day after", "He came"), ("Weds", "He hid"), ("the 20th", "He rang")]
    assert files.days(of(*rows, heads=("When", "Details")))[:2] == ["14 February 2023", "15 February 2023"]


@pytest.mark.parametrize(
    "words", ["He rang in May", "3 March 2024", "1066", "2024 was bad", "May or June", "12", "Marched"]
)
def test_no_other_lone_cell_is_a_month(words: str) -> None:
    proposal = of((words, ""), ("3 March", "He came to the gate"))
    assert aside(proposal) == [(1, "headings")]
    assert files.left(proposal) == [(2, NO_ACCOUNT)]


def test_welsh_months_and_those_of_other_shapes() -> None:
    proposal = of(("Mawrth 2025", ""), ("3", "Galwad"), ("2025-04", ""), ("4", "Galwad"), ("05.2025", ""), ("5", "Eto"))
    assert files.days(proposal) == ["3 March 2025", "4 April 2025", "5 May 2025"]


# Dittos, and what is after midnight.


@pytest.mark.parametrize(
    "mark", ['"', "''", "”", "〃", ",,", "-", "—", "↓", "do.", "ditto", "Same", "same as above", ""]
)
def test_a_mark_for_the_date_above_carries_it_past_midnight(mark: str) -> None:
    rows = [("31/12/2025", "11.50pm", "He shouted"), (mark, "00:10", "He threw a bottle"), (mark, "1.15am", "He left")]
    proposal = of(*rows, heads=("Date", "Time", "What happened"))
    assert files.days(proposal)[1:] == ["12:10am on 1 January 2026", "1:15am on 1 January 2026"]
    assert [each.assumed for each in proposal.made[1:]] == [(CARRIED, NEXT_DAY), (CARRIED,)]


@pytest.mark.parametrize("words", ["same day", "Same date", "same date as above"])
def test_the_same_day_stays_the_same_day(words: str) -> None:
    rows = [("31/12/2025", "11.50pm", "He shouted"), (words, "00:10", "He threw a bottle")]
    proposal = of(*rows, heads=("Date", "Time", "What happened"))
    assert files.days(proposal)[1] == "12:10am on 31 December 2025"
    assert proposal.made[1].assumed == (CARRIED, EARLIER)


def test_a_morning_below_an_evening_and_a_night_on_a_dated_row() -> None:
    rows = [("13/03/2026", "10pm", "a"), ("", "12.15am", "b"), ("14/03/2026", "9am", "c"), ("", "10am", "d"),
            ("", "half past midnight", "e"), ("", "7am", "f")]  # fmt: skip
    proposal = of(*rows, heads=("Date", "Time", "What happened"))
    assert files.days(proposal) == [
        "10pm on 13 March 2026", "12:15am on 14 March 2026", "9am on 14 March 2026", "10am on 14 March 2026",
        "12:30am on 14 March 2026", "7am on 14 March 2026",
    ]  # fmt: skip
    assert [EARLIER in each.assumed for each in proposal.made] == [False, False, False, False, True, False]


# Times as people write them.

TIMES = [
    ("21h30", "9:30pm on 13 March 2026"), ("2130hrs", "9:30pm on 13 March 2026"),
    ("9:30:00 PM", "9:30pm on 13 March 2026"),
    ("c. 9pm", "about 9pm on 13 March 2026"), ("between 9 and 10pm", "between 9pm and 10pm on 13 March 2026"),
    ("21:30 - 22:15", "between 9:30pm and 10:15pm on 13 March 2026"), ("0.30am", "12:30am on 13 March 2026"),
    ("noon", "12pm on 13 March 2026"), ("24:00", "12am on 14 March 2026"), ("teatime", "13 March 2026, teatime"),
    ("21:30 UTC", "9:30pm on 13 March 2026"), ("all day", "13 March 2026"), ("n/a", "13 March 2026"),
    ("unknown", "13 March 2026"), ("school run", "13 March 2026"), ("half nine", "13 March 2026"),
]  # fmt: skip


@pytest.mark.parametrize(("clock", "shown"), TIMES)
def test_a_time_in_words_is_read_or_kept(clock: str, shown: str) -> None:
    proposal = of(("13/03/2026", clock, "He rang"), heads=("Date", "Time", "What happened"))
    assert files.days(proposal) == [shown]
    when = files.as_read(proposal.made[0])
    assert when is not None
    assert when.words == f"13/03/2026 {clock}"
    assert (TIME_KEPT in proposal.made[0].assumed) is (shown == "13 March 2026")


# Stamps of other clocks.


@pytest.mark.parametrize(
    ("heading", "cell", "shown", "noted"),
    [
        ("Date (UTC)", "2026-07-01 23:30", "12:30am on 2 July 2026", True),
        ("Date GMT", "01/07/2026 11:30 PM", "12:30am on 2 July 2026", True),
        ("date_utc", "2026-07-01T23:30:05", "12:30am on 2 July 2026", True),
        ("Date [UTC+2]", "2026-07-02 00:30", "11:30pm on 1 July 2026", True),
        ("Date (BST)", "2026-07-01 23:30", "11:30pm on 1 July 2026", True),
        ("Date (UTC or BST)", "2026-07-01 23:30", "11:30pm on 1 July 2026", False),
        ("Date (UTC)", "2026-07-01T23:30:00+02:00", "10:30pm on 1 July 2026", True),
        ("Date (UTC)", "2026-07-01", "1 July 2026", False),
        ("Date", "2026-07-01 23:30", "11:30pm on 1 July 2026", False),
    ],
)
def test_the_zone_in_a_heading_is_that_of_the_times_below_it(heading: str, cell: str, shown: str, noted: bool) -> None:
    proposal = of((cell, "He came to the gate"), heads=(heading, "What happened"))
    assert files.days(proposal) == [shown]
    assert (UNIVERSAL in proposal.made[0].assumed) is noted


def test_it_is_of_real_cells_and_of_a_time_beside_the_date_too() -> None:
    rows = [("Date (UTC)", "Incident"), (datetime(2026, 7, 1, 23, 30), "He came"), (date(2026, 7, 2), "He rang")]
    assert files.days(files.propose(files.xlsx(rows))) == ["12:30am on 2 July 2026", "2 July 2026"]
    beside = [("Date", "Time (UTC)", "Incident"), (date(2026, 7, 1), datetime(2026, 7, 1, 23, 30).time(), "He came")]
    assert files.days(files.propose(files.xlsx(beside))) == ["12:30am on 2 July 2026"]
    both = [("Date UTC", "Time", "Incident"), (date(2026, 7, 1), "23:30", "He came")]
    assert files.days(files.propose(files.xlsx(both))) == ["12:30am on 2 July 2026"]


# Lists, ranges and orders.

RANGES = [
    ("13/3/26-15/3/26", "between 13 and 15 March 2026", ()),
    ("13/03/2026–15/03/2026", "between 13 and 15 March 2026", ()),
    ("13/03/2026 / 15/03/2026", "between 13 and 15 March 2026", (SEVERAL_DATES,)),
    ("13/03/2026, 15/03/2026", "between 13 and 15 March 2026", (SEVERAL_DATES,)),
    ("13/03/2026 + 15/03/2026", "between 13 and 15 March 2026", (SEVERAL_DATES,)),
    ("13th-15th March 2026", "between 13 and 15 March 2026", ()),
    ("13 or 14/03/2026", "between 13 and 14 March 2026", ()),
    ("13/03/2026 - present", "since 13 March 2026", ()),
    ("13/03/2026 until now", "since 13 March 2026", ()),
    ("2019-2021", "between 2019 and 2021", ()),
    ("w/e 15/3/2026", "week of 9 March 2026", ()),
    ("night of 13/14 March 2026", "the night of 13 to 14 March 2026", ()),
    ("before Christmas 2024", "before 24 December 2024", ()),
    ("circa 2019", "about 2019", ()),
    ("13/03/2026?", "about 13 March 2026", ()),
    ("weekends", unplaced("weekends"), (NOT_A_DATE,)),
    ("various", unplaced("various"), (NOT_A_DATE,)),
    ("Mar-26", unplaced("Mar-26"), (TO_BE_ASKED, NOT_A_DATE)),
    ("30/02/2026", unplaced("30/02/2026"), (NOT_A_DATE,)),
    ("13/03/20206", unplaced("13/03/20206"), (NOT_A_DATE,)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "shown", "noted"), RANGES)
def test_more_than_one_day_is_never_one(words: str, shown: str, noted: tuple[str, ...]) -> None:
    proposal = dated(words)
    assert files.days(proposal) == [shown]
    assert tuple(note for note in proposal.made[0].assumed if "two figures" not in note) == noted


def test_dates_of_a_telephone_set_for_america() -> None:
    proposal = dated("3/14/2026 9:04 PM", "4/5/2026 10:00 AM", "12/25/2025 7:00 AM")
    assert files.days(proposal) == ["9:04pm on 14 March 2026", "10am on 5 April 2026", "7am on 25 December 2025"]
    both = dated("13/03/2026", "03/14/2026", "04/05/2026")
    assert files.days(both) == ["13 March 2026", "14 March 2026", "4 May 2026"]
    assert [each.assumed for each in both.made] == [(), (OTHER_ORDER,), (ORDER_ASSUMED,)]
    swapped = files.xlsx([
        ("Date", "What happened"), (date(2026, 5, 4), "He rang"), (date(2026, 6, 12), "He came"), ("13/04/2026", "Mum"),
        ("28/04/2026", "He hid"),
    ])  # fmt: skip
    assert [SWAP_SUSPECTED in each.assumed for each in files.propose(swapped).made] == [True, True, False, False]


def test_a_weekday_in_its_own_column_that_is_not_that_days_is_said() -> None:
    rows = [("Monday", "3 March 2026", "He rang"), ("Tues", "3 March 2026", "He came"), ("Sat.", "14.3.2026", "He hid")]
    made = of(*rows, heads=("Day", "Date", "What happened")).made
    assert [WRONG_WEEKDAY in each.assumed for each in made] == [True, False, False]


def test_a_year_long_past_is_said() -> None:
    (made,) = dated("13/03/62").made
    assert LONG_AGO in made.assumed


# Messages that say whose they are by their sender.

SENDERS = ["Sender", "From", "Sent by", "Author", "Sender name"]


@pytest.mark.parametrize("heading", SENDERS)
@pytest.mark.parametrize("owner", ["Me", "myself", "You"])
def test_what_the_owner_of_the_telephone_sent_is_no_conduct(heading: str, owner: str) -> None:
    rows = [("13/03/2026 21:00", "Dave", "I am outside"), ("13/03/2026 21:02", owner, "I will kill you if you come in"),
            ("13/03/2026 21:05", "Dave", "You will be sorry")]  # fmt: skip
    heads = ("Date", heading, "Message")
    proposal = of(*rows, heads=heads)
    assert files.accounts(proposal) == ["I am outside", "You will be sorry"]
    assert files.left(proposal) == [(3, OWN)]
    assert [each.source_item.direction for each in proposal.made] == ["to-victim", "to-victim"]
    assert [each.key for each in proposal.questions] == ["whose-phone"]
    other = files.propose(files.csv(heads, *rows), answers={"whose-phone": "offender"})
    assert files.accounts(other) == ["I will kill you if you come in"]


@pytest.mark.parametrize(
    ("heading", "came", "went"),
    [("is_from_me", "0", "1"), ("isFromMe", "false", "true"), ("Incoming?", "Yes", "No"),
     ("Folder", "Inbox", "Sent items"), ("Status", "Received", "Sent"),
     ("Message type", "incoming SMS", "outgoing SMS")],
)  # fmt: skip
def test_a_column_of_another_program_says_which_messages_went_out(heading: str, came: str, went: str) -> None:
    rows = [("13/03/2026 21:00", "I am outside", came), ("13/03/2026 21:02", "I will kill you if you come in", went)]
    proposal = of(*rows, heads=("Date", "Message", heading))
    assert (files.accounts(proposal), files.left(proposal)) == (["I am outside"], [(3, OWN)])


@pytest.mark.parametrize(
    ("heading", "senders"), [("Sender", ("Dave", "Al")), ("Sender", ("Me", "me")), ("By whom", ("Dave", "Me"))]
)
def test_senders_that_leave_it_open_leave_every_row_where_it_is(heading: str, senders: tuple[str, str]) -> None:
    rows = [("13/03/2026", senders[0], "He came to the gate"), ("14/03/2026", senders[1], "He rang")]
    proposal = of(*rows, heads=("Date", heading, "Message"))
    assert len(proposal.made) == 2
    assert proposal.questions == ()
    assert {each.source_item.direction for each in proposal.made} == {""}


@pytest.mark.parametrize("ways", [("R", "S"), ("Received", "Sent"), ("rec'd", "sent"), ("IN", "OUT"), ("I", "O")])
def test_a_letter_may_say_which_way_it_went(ways: tuple[str, str]) -> None:
    rows = [("13.03.2026", ways[0], "I am outside"), ("13.03.2026", ways[1], "Go away or I call the police")]
    proposal = of(*rows, heads=("Date", "Sent/Received", "Text"))
    assert (files.accounts(proposal), files.left(proposal)) == (["I am outside"], [(3, OWN)])


# Calendars, notes and forms of other programs.


def test_an_entry_of_a_calendar_is_its_subject_and_its_description() -> None:
    heads = ("Subject", "Start Date", "Start Time", "End Date", "End Time", "All day event", "Location", "Description")
    rows = [("He rang", "13/03/2026", "9:00:00 PM", "13/03/2026", "9:30:00 PM", "False", "Home", "Four times"),
            ("He sat outside", "14/03/2026", "", "", "", "", "", "")]  # fmt: skip
    proposal = of(*rows, heads=heads)
    assert files.accounts(proposal) == ["He rang\n\nDescription: Four times", "He sat outside"]
    assert files.days(proposal) == ["9pm on 13 March 2026", "14 March 2026"]
    assert proposal.made[0].incident.place == "Home"


def test_a_note_is_dated_by_when_it_was_made_and_not_by_when_it_was_last_changed() -> None:
    heads = ("Created", "Modified", "Title", "Note")
    proposal = of(("2026-03-13 21:40:00", "2026-03-20 09:00:00", "Him again", "He came to the door"), heads=heads)
    assert files.days(proposal) == ["9:40pm on 13 March 2026"]
    assert proposal.made[0].assumed == (SENT_AS_DATE,)
    assert proposal.notes == ("Columns kept with each row as it came, and not otherwise used: Modified.",)


def test_a_form_asks_in_whole_sentences() -> None:
    heads = (
        "Timestamp", "When did this happen?", "What time was it?", "Please describe what happened, in your own words",
        "Where were you?", "Did anyone else see or hear it?", "Have you told the police?",
        "If yes, what is the reference?", "How did it make you feel? [1-5]",
    )  # fmt: skip
    row = (
        "2026/07/15 9:05:12 PM GMT+1",
        "14/07/2026",
        "21:30:00",
        "He came to my door",
        "Home",
        "Ann",
        "Yes",
        "4421/26",
        "4",
    )
    (made,) = of(row, heads=heads).made
    incident = made.incident
    assert incident.happened is not None
    assert incident.written_down is not None
    assert (incident.happened.display(), incident.written_down.display()) == (
        "9:30pm on 14 July 2026", "9:05pm on 15 July 2026",
    )  # fmt: skip
    assert (incident.account, incident.place, incident.reported, incident.police_reference, incident.fear) == (
        "He came to my door", "Home", "yes", "4421/26", "4",
    )  # fmt: skip
    assert incident.source_detail.endswith("Witness: Ann")


def test_the_logs_of_other_forces_say_more_above_the_table() -> None:
    heads = ("Date", "Time", "Location", "What happened", "Reported to police (Y/N)", "Event number")
    rows = [
        ("Stalking and intimidation log", "", "", "", "", ""),
        ("Victim's name:", "A. Other", "", "Date of birth:", "03/04/1988", ""),
        ("ADVO number:", "2026/12345", "", "", "", ""), ("", "", "", "", "", ""),
        heads,
        ("13/03/2026", "9:30pm", "Home", "He came to my door", "Y", "E 12345678"),
        ("14/03/2026", "", "Train", "He stared", "N", ""),
        ("Page 1 of 2", "", "", "", "", ""), heads,
        ("15/03/2026", "", "Home", "He rang", "", ""),
    ]  # fmt: skip
    proposal = files.propose(files.csv(*rows))
    assert files.days(proposal) == ["9:30pm on 13 March 2026", "14 March 2026", "15 March 2026"]
    assert [(each.incident.reported, each.incident.police_reference) for each in proposal.made] == [
        ("yes", "E 12345678"), ("no", ""), ("", ""),
    ]  # fmt: skip
    assert aside(proposal) == [(1, "above the table"), (2, "above the table"), (3, "above the table"), (5, "headings"),
                               (9, "headings")]  # fmt: skip
    assert files.left(proposal) == [(8, NO_ACCOUNT)]


def test_what_no_column_took_is_kept_with_the_entry_and_said() -> None:
    rows = [("13/03/2026", "He came round", "IMG_2041.jpg", 'blue, "new"')]
    proposal = of(*rows, heads=("Date", "What happened", "Evidence kept", "Colour of car"))
    assert proposal.notes == (
        "Columns kept with each row as it came, and not otherwise used: Evidence kept, Colour of car.",
    )
    assert proposal.made[0].source_item.raw == '13/03/2026,He came round,IMG_2041.jpg,"blue, ""new"""'


# References of the police, and numbers that are none.


@pytest.mark.parametrize(
    "labels",
    [
        ("1", "2", "3"),
        ("#1", "#2", "#3"),
        ("A1", "A2", "A3"),
        ("INC-001", "INC-002", "INC-003"),
        ("1.", "2.", "3."),
        ("0", "1", "2"),
    ],
)
def test_a_column_that_numbers_its_rows_is_no_reference(labels: tuple[str, ...]) -> None:
    rows = [(label, f"1{n}/03/2026", "He came round") for n, label in enumerate(labels, start=3)]
    assert {each.incident.police_reference for each in of(*rows, heads=("Ref", "Date", "What happened")).made} == {""}


@pytest.mark.parametrize(
    "numbers", [("CRN 12", "CRN 13", "CRN 14"), ("4421/26", "4422/26", "4423/26"), ("A7", "B2", "A9")]
)
def test_a_reference_of_the_police_may_run_on(numbers: tuple[str, ...]) -> None:
    rows = [(label, f"1{n}/03/2026", "He came round") for n, label in enumerate(numbers, start=3)]
    made = of(*rows, heads=("Crime ref", "Date", "What happened")).made
    assert tuple(each.incident.police_reference for each in made) == numbers


@pytest.mark.parametrize(
    ("said", "odd"),
    [
        ("2.20001E+12", "shortened"),
        ("Mar-26", "looks like a date"),
        ("1-Mar", "looks like a date"),
        ("01/12/2026", "looks like a date"),
        ("22000123456", ""),
    ],
)
def test_a_reference_that_a_spreadsheet_spoilt_is_said(said: str, odd: str) -> None:
    (made,) = of(("13/03/2026", "He came round", said), heads=("Date", "What happened", "Police ref")).made
    assert made.incident.police_reference == said
    assert [odd in note for note in made.assumed] == ([True] if odd else [])


# Diaries that are written.

WRITTEN = """My diary

3 March 2026. He rang me, twice, and then he came round, banging on the door.
I was scared, so I rang my mum, who came.

Tuesday 10th March 2026, 9pm - He came; I hid; he left.
April 2026
1 April 2026
He was outside, again, in the red car, and he stared at me.
"""


def test_a_written_diary_is_cut_at_its_dates_and_nowhere_else() -> None:
    paragraphs = WRITTEN.strip().split("\n")
    docx = files.docx("".join(f"<w:p>{files.run(line)}</w:p>" for line in paragraphs))
    odt = files.text_document("".join(f"<text:p>{line}</text:p>" for line in paragraphs))
    for data in (WRITTEN.encode(), WRITTEN.replace("\n", "\r\n").encode("utf-16"), docx, odt):
        proposal = files.propose(data)
        assert files.accounts(proposal) == [
            "3 March 2026. He rang me, twice, and then he came round, banging on the door.\n"
            "I was scared, so I rang my mum, who came.",
            "Tuesday 10th March 2026, 9pm - He came; I hid; he left.",
            "1 April 2026\nHe was outside, again, in the red car, and he stared at me.",
        ]
        assert files.days(proposal) == ["3 March 2026", "9pm on 10 March 2026", "1 April 2026"]
        assert [each.row for each in proposal.made] == [3, 6, 8]
        assert aside(proposal) == [(1, "a title"), (7, MONTH_ROW)]
        assert {each.assumed[0] for each in proposal.made} == {DATE_IN_ACCOUNT}


def test_what_a_line_without_a_date_is_of_is_asked_where_it_may_be_an_entry_of_its_own() -> None:
    lines = ("3 March 2026 He rang.", "He swore.", "Later he came to the door.", "He left.", "9 March 2026 Flowers.")
    docx = files.docx("".join(f"<w:p>{files.run(line)}</w:p>" for line in lines))
    for data in ("\n".join(lines).encode(), docx):
        found = files.propose(data)
        assert files.accounts(found)[0] == "\n".join(lines[:4]), "until somebody says, all of it is the entry's"
        [asked] = found.questions
        assert (asked.key, [row for _, row in asked.rows], asked.answered) == ("goes-on", [1], False)
        assert LINES_BELOW in found.made[0].assumed
        assert "Lines without a date: 3. Each is kept with the entry above it, unless you say otherwise." in found.notes
        assert (found.blank, found.going_on) == (3, 3), "no line that says something is called blank"
        assert found.reading.mapped is not None
        for answer, when in (("same-day", "3 March 2026"), ("undated", "")):
            apart = found.reading.mapped.answered("goes-on", answer).propose(files.TOLD)
            assert files.accounts(apart) == ["\n".join(lines[:2]), "\n".join(lines[2:4]), lines[4]]
            second = apart.made[1].incident.happened
            assert second is not None
            assert (second.display() if second.is_dated else "") == when
            assert [each.row for each in apart.made] == [1, 3, 5]


def test_a_weekday_on_a_line_of_its_own_begins_the_next_entry_of_a_written_diary() -> None:
    text = (
        "Mon 12th January 2026\nHe sat outside.\nTues 13 Jan\nHe rang, twice\nWeds:\nHe came\nThe 16th\nA letter came\n"
    )
    proposal = files.propose(text.encode())
    assert files.days(proposal) == ["12 January 2026", "13 January 2026", "14 January 2026", "16 January 2026"]
    assert files.accounts(proposal)[2] == "Weds:\nHe came"


def test_a_written_diary_lends_its_years_as_a_table_does() -> None:
    lines = ("Mon 11 December 2023", "He sat outside.", "Tues 12 Dec", "He rang", "Weds", "He came", "2 January",
             "A letter", "5/2/24 He rang")  # fmt: skip
    text = "\n".join(lines)
    assert files.days(files.propose(text.encode())) == [
        "11 December 2023", "12 December 2023", "13 December 2023", "2 January 2024", "5 February 2024",
    ]  # fmt: skip


def test_what_is_told_before_the_first_date_is_no_title() -> None:
    text = "He began to follow me when I left him.\n3 March 2026 he rang\n4 March 2026 he came\n"
    assert files.accounts(files.propose(text.encode()))[0] == "He began to follow me when I left him."


@pytest.mark.parametrize(
    "text",
    [
        "On Monday he rang; I did not answer; he rang again.\nOn Tuesday he came; I hid; he left, shouting.\n",
        "He rang, and rang, and I cried.\nHe came, and I hid, and he left.\nHe wrote, then, a letter.\n",
        "13/03/2026 he rang, and said, “you, and your mum, will be sorry”\n14/03/2026 he came, banged, and left\n",
        "He came at 9, 10, and 11.\nThen, at 12, he left, shouting.\n",
    ],
)
def test_a_line_of_writing_is_one_entry_whole(text: str) -> None:
    assert files.accounts(files.propose(text.encode(), "d.txt")) == text.strip().split("\n")


def test_cells_cut_at_commas_nobody_quoted_are_put_together_again() -> None:
    data = (
        b"Date,Time,What happened\n13/03/2026,9pm,He rang, and said, I know where you are\n14/03/2026,,He came, left\n"
        b"15/03/2026,,Quiet\n"
    )
    assert files.accounts(files.propose(data)) == ["He rang, and said, I know where you are", "He came, left", "Quiet"]


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        ("3 March 2026. He said: go", "3 March 2026"),
        ("3 March 2026 he said: go", "3 March 2026"),
        ("On Tuesday 3rd March 2026 at 9.30pm, he came", "9:30pm on 3 March 2026"),
        ("March 3rd 2026: he came", "3 March 2026"),
        ("* 3 March 2026 he came", "3 March 2026"),
        ("3 March 2026\nhe came", "3 March 2026"),
        ("[03/03/2026] he came", "3 March 2026"),
        ("3 March 2026, evening - he came", "3 March 2026, evening"),
        ("3 Marches he came", "date not known"),
        ("30 Mayflowers he sent", "date not known"),
    ],
)
def test_the_date_an_entry_begins_with_needs_no_mark_behind_it(entry: str, shown: str) -> None:
    (made, *_) = files.propose(files.csv(("What happened", "Where"), (entry, "Home"), ("He came again", "Work"))).made
    assert (
        files.days(files.propose(files.csv(("What happened", "Where"), (entry, "Home"))))[0],
        made.incident.account,
    ) == (shown, entry)


# Documents of other programs.


def test_a_text_document_has_its_tables_and_what_stands_beside_them() -> None:
    table = files.row("Date", "What happened") + files.row("3 March 2026", "He came to me")
    data = files.text_document(
        f"<text:p>My diary</text:p><table:table table:name='T'>{table}</table:table><text:p>End</text:p>"
    )
    proposal = files.propose(data)
    assert files.accounts(proposal) == ["He came to me"]
    assert files.left(proposal) == [(1, "it stands outside the tables of the document"),
                                    (2, "it stands outside the tables of the document")]  # fmt: skip


def test_a_box_of_text_in_a_document_is_read_once_with_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{files.run('in a box')}</w:p></w:txbxContent>"
    either = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<w:r><mc:AlternateContent xmlns:mc='m'>{either}</mc:AlternateContent></w:r>"
    paragraph = f"<w:p>{files.run('He came ')}{both}{files.run('and left')}</w:p>"
    assert files.accounts(files.propose(files.docx(paragraph))) == ["He came \nin a box\nand left"]
    cell = files.docx(files.table(("Date", "What happened"), ("3 March 2026", paragraph)))
    assert files.accounts(files.propose(cell)) == ["He came \nin a box\nand left"]


THREAD = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it "
    "will get removed if the file is opened in a newer version of Excel. Learn more: "
    "https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    He had a stick\nReply:\n    In his left hand"
)


@pytest.mark.parametrize(
    ("note", "kept"),
    [(THREAD, "He had a stick\nReply:\n    In his left hand"),
     ("He had a stick\n\t-A. Other", "He had a stick\n\t-A. Other"),
     ("[Note] he had a stick: a long one", "[Note] he had a stick: a long one")],
)  # fmt: skip
def test_a_note_of_any_program_is_kept_without_what_the_program_says_of_it(note: str, kept: str) -> None:
    def mark(sheet: Worksheet) -> None:
        files.noted(sheet, "B2", note)

    (made,) = files.propose(files.xlsx([("Date", "What happened"), ("3 March 2026", "He came")], mark)).made
    assert made.assumed == (NOTE_KEPT,)
    assert made.incident.source_detail.endswith(f"Note on “What happened”: {kept}")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html><table>", "a web page kept as one file"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "a web page or XML"),
        ('<?xml version="1.0" encoding="UTF-16"?><smses/>'.encode("utf-16"), "a web page or XML"),
        (b'{"url":"https://docs.google.com/spreadsheets/d/a/edit","doc_id":"a"}', "only a link"),
        (b"[InternetShortcut]\nURL=https://example.org", "a shortcut"),
        (b'[{"date": "2026-03-03", "text": "He rang"}]', "a list for programs"),
        (b'{\n  "entries": []\n}', "a list for programs"),
        (workbooks.packed({"Index/Document.iwa": b"x", "preview.jpg": b"y"}), "Apple Numbers"),
        (workbooks.packed({"Index.zip": b"x"}), "Apple Numbers"),
    ],
)
def test_what_only_looks_like_a_spreadsheet_is_refused_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says) as refused:
        read_book(data, "diary.xls")
    assert any(word in str(refused.value) for word in ("save it as .xlsx", "Download", "Export To"))


BOX = (
    b'<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:sp><a:t>He had a stick</a:t></xdr:sp><xdr:sp><a:t> </a:t></xdr:sp>'
    b"</xdr:wsDr>"
)
LOOK = "What they show is not read here: open the file itself to look at them."


def test_pictures_and_boxes_of_text_are_said_not_to_be_read() -> None:
    data = files.xlsx([("Date", "What happened"), ("3 March 2026", "He came")])
    for name, body in (
        ("xl/media/image1.png", b"x"),
        ("xl/media/image2.JPEG", b"x"),
        ("xl/drawings/drawing1.xml", BOX),
    ):
        data = workbooks.with_part(data, name, body)
    assert files.propose(data).notes == (
        f"Pictures in the file: 2. {LOOK}", f"Boxes of text that lie over the cells: 1. {LOOK}",
    )  # fmt: skip
    docx = files.docx(files.table(("Date", "What happened"), ("3 March 2026", "He came")))
    assert files.propose(workbooks.with_part(docx, "word/media/image1.heic", b"x")).notes == (
        f"Pictures in the file: 1. {LOOK}",
    )
    shapes = (
        '<draw:custom-shape xmlns:draw="d"><text:p>He had a stick</text:p></draw:custom-shape>'
        '<draw:frame xmlns:draw="d"><draw:text-box><text:p>So</text:p></draw:text-box></draw:frame>'
        '<draw:custom-shape xmlns:draw="d"><text:p/></draw:custom-shape>'
    )
    rows = files.row("Date", "What happened") + files.row("3 March 2026", "He came")
    ods = files.ods(f"<table:shapes>{shapes}</table:shapes>{rows}")
    assert files.propose(workbooks.with_part(ods, "Pictures/1.png", b"x")).notes == (
        f"Pictures in the file: 1. {LOOK}", f"Boxes of text that lie over the cells: 2. {LOOK}",
    )  # fmt: skip


# Encodings, quotation marks and names.


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "utf-8", "cp1252"])
@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_a_line_break_and_a_mark_within_a_cell_are_of_the_cell(encoding: str, mark: str) -> None:
    rows = [("Datum", "Time", "What happened", "Reported"),
            ("03.03.2026", "21:30", f'He said "open up"{mark}\nthen he kicked the door – £20', "Y"),
            ("13.03.2026", "", f"He rang{mark} nobody spoke", "N")]  # fmt: skip
    proposal = files.propose(workbooks.csv_of(rows, mark).encode(encoding))
    assert files.accounts(proposal) == [rows[1][2], rows[2][2]]
    assert files.days(proposal) == ["9:30pm on 3 March 2026", "13 March 2026"]
    assert [each.incident.reported for each in proposal.made] == ["yes", "no"]


def test_what_is_said_is_kept_letter_for_letter() -> None:
    said = ["Siân Ó Súilleabháin saw him; José and Łukasz too", 'He wrote "=HYPERLINK(""http://x"")" in chalk', "=1+1",
            "He sent 🔪👀 and nothing else", "-5 he said", "@home he was", "Dim byd, diolch byth"]  # fmt: skip
    for data in (
        files.csv(("Date", "What happened"), *((f"{n}/3/2026", words) for n, words in enumerate(said, start=13))),
        workbooks.xlsx(
            [["Date", "What happened"], *([f"{n}/3/2026", words] for n, words in enumerate(said, start=13))]
        ),
    ):
        assert files.accounts(files.propose(data)) == said


def test_broken_quotation_marks_lose_no_entry() -> None:
    data = (
        b'Date,What happened\n13/03/2026,He said "get out", and "now" and left\n14/03/2026,"He said "no" and left\n'
        b'15/03/2026,"unclosed to the end\n16/03/2026,He rang\n'
    )
    proposal = files.propose(data)
    assert files.days(proposal) == ["13 March 2026", "14 March 2026", "15 March 2026", "16 March 2026"]
    assert files.accounts(proposal)[0] == 'He said "get out", and "now" and left'


def test_a_flat_sheet_of_headings_alone_makes_nothing() -> None:
    proposal = files.propose(files.open_document(files.row("Date", "What happened")).encode())
    assert (proposal.made, proposal.not_read, aside(proposal)) == ((), (), [(1, "headings")])


# What is true of a span or of either of two days.

OPEN = [
    ("since two weeks before Easter 2025", "since between 3 and 9 April 2025"),
    ("throughout November", "from 1 November 2026 to 29 November 2026"),
    ("since before Christmas 2024", "since 23 December 2024 or before"),
    ("since at least 2026", "since between 1 January and 29 November 2026 or before"),
    ("3 or 4 March 2026", "between 3 and 4 March 2026"),
    ("Either 2018 or 2019", "between 2018 and 2019"),
    ("Bet. 3 and 4 Jan 2026", "between 3 and 4 January 2026"),
    ("Abt March 2024", "about March 2024"),
    ("Est. 2019", "about 2019"),
    ("From 3 March 2026", "from 3 March 2026, end not known"),
    ("Saturday 3rd March 2026", unplaced("Saturday 3rd March 2026")),
    ("early March 2026", "early March 2026"),
    ("mid 2019", "mid-2019"),
    ("31/02/2026", unplaced("31/02/2026")),
    ("00/03/2026", unplaced("00/03/2026")),
]


@pytest.mark.parametrize(("words", "shown"), OPEN)
def test_what_is_not_exact_stays_so(words: str, shown: str) -> None:
    assert files.days(dated(words)) == [shown]


# What is no conduct of his.


@pytest.mark.parametrize(
    "account",
    [
        "He rang again. He has never threatened to kill me", "I called the police and they came within the hour",
        "I rang my mum to come and get the children", "I said I would kill him if he came near the kids again",
        "I was so angry that I punched the wall", "Nobody called today", "My solicitor wrote to him",
        "He did not threaten to kill me at all", "I was afraid that he would kill me", "The police followed him home",
    ],
)  # fmt: skip
def test_no_file_gives_an_account_a_kind_and_none_is_suggested_of_a_denied_or_own_act(account: str) -> None:
    (made,) = of(("13/03/2026", account)).made
    assert made.behaviours == ()
    grave = {"threat-to-kill", "assault", "threat", "following", "strangulation", "criminal-damage"}
    assert not grave & {each.value for each in made.suggested if each.what == "kind"}


def test_a_log_with_scores_feelings_and_a_collar_number() -> None:
    heads = ("Date", "Incident", "Witness", "Police", "How did it make you feel", "Score out of 10")
    rows = [("3rd March 2026 @ 9.30pm", "He banged on the door", "Mum", "Not reported as I was scared", "Sick", "8"),
            ("5th March 2026 @ teatime", "He rang 12 x", "None", "PC 4412 Jones came", "Scared", "9"),
            ("w/c 9th March", "Drove past most days", "Kids", "Yes - 101", "Shaky", "7")]  # fmt: skip
    proposal = of(*rows, heads=heads)
    assert files.days(proposal) == ["9:30pm on 3 March 2026", "5 March 2026, teatime", "week of 9 March 2026"]
    assert [(each.incident.reported, each.incident.police_reference) for each in proposal.made] == [
        ("no", ""), ("", ""), ("yes", ""),
    ]  # fmt: skip
    assert proposal.made[1].incident.source_detail.endswith("Police: PC 4412 Jones came; Seriousness as given: 9")
