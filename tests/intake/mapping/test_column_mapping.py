# SPDX-License-Identifier: Apache-2.0
"""What the columns of a diary are taken for, by their headings and by what they hold."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.intake import workbooks
from vlu_desktop.intake.diary import DiaryReading, map_book
from vlu_desktop.intake.formats.grid import Book, Grid, Row
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.intake.mapping.column_mapping import Column, Mapping, guess, headed_at, is_heading_row
from vlu_desktop.intake.mapping.figures import DAY_FIRST, MONTH_FIRST
from vlu_desktop.intake.mapping.headings import CERTAIN, LIKELY, POSSIBLE, meanings, use
from vlu_desktop.intake.mapping.police_column import odd_reference

TOLD = date(2026, 4, 20)
RANG = ["14/03/2026", "He rang me at home"]
Uses = list[tuple[str, str]]


def book(*rows: Sequence[Any]) -> Book:
    return read_book(workbooks.xlsx(rows), "diary.xlsx")


def mapped(*rows: Sequence[Any]) -> Mapping:
    (mapping,) = map_book(book(*rows), TOLD)
    return mapping


def uses(mapping: Mapping) -> Uses:
    return [(column.heading, column.use) for column in mapping.columns]


HEADINGS: list[tuple[str, list[tuple[str, float]]]] = [
    ("Date", [("date", CERTAIN)]),
    ("  DATE: ", [("date", CERTAIN)]),
    ("Dyddiad", [("date", CERTAIN)]),
    ("Time (am/pm)", [("time", CERTAIN)]),
    ("When did it happen?", [("date", CERTAIN)]),
    ("Date of the incident", [("date", LIKELY)]),
    ("The date of it", [("date", POSSIBLE)]),
    ("Police called (report no)", [("reported", CERTAIN)]),
    ("Severity (1-5)", [("severity", CERTAIN)]),
    ("Severity_1_5", [("severity", CERTAIN)]),
    ("How it made me feel", [("effect", CERTAIN)]),
    ("What he said", [("words", CERTAIN)]),
    ("Witness [names]", [("witness", CERTAIN)]),
    ("Victim's own notes", []),
    ("Date (to)", [("date", CERTAIN), ("end_date", CERTAIN)]),
    ("Telephone", []),
    ("Updated", []),
    ("", []),
    ("(optional)", []),
    ("?", []),
    ("Describe " + "a " * 19, [("account", LIKELY)]),
    ("Describe " + "a " * 20, []),
    ("Describe " + "a" * 151, [("account", LIKELY)]),
    ("Describe " + "a" * 152, []),
    ("date " + " " * 155, [("date", CERTAIN)]),
    ("date " + " " * 156, []),
]


@pytest.mark.parametrize(("heading", "found"), HEADINGS)
def test_what_a_heading_may_mean(heading: str, found: list[tuple[str, float]]) -> None:
    assert meanings(heading) == found


def test_a_use_is_known_by_its_key() -> None:
    assert use("account").label == "What happened"
    assert use("account").many
    assert not use("date").many
    with pytest.raises(KeyError):
        use("shoe size")


FOUND: list[tuple[str, list[list[Any]], int, Uses]] = [
    ("as named", [["Date", "Time", "Details", "Where"], ["14/03/2026", "9pm", "He rang", "Home"]], 1,
     [("Date", "date"), ("Time", "time"), ("Details", "account"), ("Where", "place")]),
    ("a sender is no day", [["From", "Details"], ["Dean", RANG[1]]], 1, [("From", "actor"), ("Details", "account")]),
    ("from a day", [["From", "Details"], RANG], 1, [("From", "date"), ("Details", "account")]),
    ("from and to", [["From", "To", "Details"], ["14/03/2026", "15/03/2026", RANG[1]]], 1,
     [("From", "date"), ("To", "end_date"), ("Details", "account")]),
    ("a date is one without dates too", [["Date", "Details"], ["a while ago", RANG[1]]], 1,
     [("Date", "date"), ("Details", "account")]),
    ("that of dates comes first", [["Date", "Date of incident", "Details"], ["", *RANG]], 1,
     [("Date", ""), ("Date of incident", "date"), ("Details", "account")]),
    ("the whole heading comes first", [["Date of it", "Date", "Details"], ["13/03/2026", *RANG]], 1,
     [("Date of it", ""), ("Date", "date"), ("Details", "account")]),
    ("the left of equals", [["Date", "When", "Details"], ["13/03/2026", *RANG]], 1,
     [("Date", "date"), ("When", ""), ("Details", "account")]),
    ("a heading that may be a date needs three dates in ten", [
        ["The date", "Details"], *([["14/03/2026", RANG[1]]] * 3), *([["x", RANG[1]]] * 7)], 1,
     [("The date", "date"), ("Details", "account")]),
    ("and fewer are none", [["The date", "Details"], *([["14/03/2026", RANG[1]]] * 2), *([["x", RANG[1]]] * 5)], 1,
     [("The date", ""), ("Details", "account")]),
    ("dates before the whole heading", [["Date", "Date of the incident", "Details"], ["a while ago", *RANG]], 1,
     [("Date", ""), ("Date of the incident", "date"), ("Details", "account")]),
    ("labels with their values are no headings", [["Date", "3 March 2026", "Where", "Home"], ["Date", "Details"], RANG],
     2, [("Date", "date"), ("Details", "account"), ("", ""), ("", "")]),
    ("headings of her own beside known ones", [
        ["Date", "Time", "Details", "Shoe", "Hat"], ["Date", "Time", "my police thing"], [RANG[0], "9pm", RANG[1]]], 1,
     [("Date", "date"), ("Time", "time"), ("Details", "account"), ("Shoe", ""), ("Hat", "")]),
    ("the surest of two of a use", [["Date", "The date", "my police thing"], ["14/03/2026", "", "no"]], 1,
     [("Date", "date"), ("The date", ""), ("my police thing", "reported")]),
    ("an account and the police", [["Details", "Police"], [RANG[1], "no"]], 1,
     [("Details", "account"), ("Police", "reported")]),
    ("a kind and the police", [["Type", "Police"], ["Call", "no"]], 1, [("Type", "kind"), ("Police", "reported")]),
    ("words and the police", [["What he said", "Police"], ["Hello", "no"]], 1,
     [("What he said", "words"), ("Police", "reported")]),
    ("a long date beside a kind", [["The date", "Type"], ["14/03/2026 9.30pm", "Call"]], 1,
     [("The date", "date"), ("Type", "kind")]),
    ("a long date beside an account", [["The date", "Details"], ["14/03/2026 9.30pm", RANG[1]]], 1,
     [("The date", "date"), ("Details", "account")]),
    ("a long date beside nothing", [["The date", "Police"], ["14/03/2026 9.30pm", "no"]], 1,
     [("The date", "account"), ("Police", "reported")]),
    ("written down", [["Date", "Date recorded", "Details"], ["13/03/2026", *RANG]], 1,
     [("Date", "date"), ("Date recorded", "written"), ("Details", "account")]),
    ("every column of account", [["Date", "Details", "Notes"], [*RANG, "Neighbour heard"]], 1,
     [("Date", "date"), ("Details", "account"), ("Notes", "account")]),
    ("rows that are numbered 1, 2, 3", [["Ref", "Date", "Details"], *([str(n), *RANG] for n in (1, 2, 3))], 1,
     [("Ref", ""), ("Date", "date"), ("Details", "account")]),
    ("numbered from 9, by figures", [["Number", "Date", "Details"], *([n, *RANG] for n in (9, 10, 11))], 1,
     [("Number", ""), ("Date", "date"), ("Details", "account")]),
    ("two numbers count nothing yet", [["Number", "Date", "Details"], *([n, *RANG] for n in (1, 2))], 1,
     [("Number", "count"), ("Date", "date"), ("Details", "account")]),
    ("a count", [["Number", "Date", "Details"], *([n, *RANG] for n in (4, 2, 7))], 1,
     [("Number", "count"), ("Date", "date"), ("Details", "account")]),
    ("numbered with a gap", [["Number", "Date", "Details"], *([n, *RANG] for n in (1, 2, 7))], 1,
     [("Number", "count"), ("Date", "date"), ("Details", "account")]),
    ("graver each time", [["Severity", "Date", "Details"], *([n, *RANG] for n in (1, 2, 3))], 1,
     [("Severity", "severity"), ("Date", "date"), ("Details", "account")]),
    ("counted down", [["Number", "Date", "Details"], *([n, *RANG] for n in (3, 2, 1))], 1,
     [("Number", "count"), ("Date", "date"), ("Details", "account")]),
    ("counted with a word", [["Number", "Date", "Details"], *([n, *RANG] for n in (1, 2, 3, "many"))], 1,
     [("Number", "count"), ("Date", "date"), ("Details", "account")]),
    ("references of nine figures in a row", [["Ref", "Date", "Details"], *([f"10000000{n}", *RANG] for n in (1, 2, 3))],
     1, [("Ref", "reference"), ("Date", "date"), ("Details", "account")]),
    ("references of eight in a row", [["Ref", "Date", "Details"], *([f"1000000{n}", *RANG] for n in (1, 2, 3))],
     1, [("Ref", ""), ("Date", "date"), ("Details", "account")]),
    ("a form's own block has values beside its labels", [
        ["Date", "3 March 2026", "Time", "9pm"], ["Date", "Time", "Details"], ["14/03/2026", "9pm", "He rang"]], 2,
     [("Date", "date"), ("Time", "time"), ("Details", "account"), ("", "")]),
    ("the first of two rows that name as much", [["Date", "Details"], ["When", "Notes"], RANG], 1,
     [("Date", "date"), ("Details", "account")]),
    ("a row with a figure in it names nothing", [["Date", "Details", 1], [*RANG, 2]], 0,
     [("", "date"), ("", "account"), ("", "")]),
    ("one heading is no row of headings", [["Date", "Telephone"], RANG], 0, [("", "date"), ("", "account")]),
    ("nor are two that tell of no entry", [["Witness", "Police"], ["Ann Example", "yes"]], 0, [("", ""), ("", "")]),
    ("two that may be", [["my police thing", "some date things", "x"], ["a", *RANG]], 0,
     [("", ""), ("", "date"), ("", "account")]),
    ("one that is likely and one that may be", [["police thing", "some date things", "x"], ["a", *RANG]], 1,
     [("police thing", "reported"), ("some date things", "date"), ("x", "account")]),
    ("a sentence of 61 letters", [["What happened " + "x" * 47, "The date"], [RANG[1], RANG[0]]], 0,
     [("", "account"), ("", "date")]),
    ("a sentence of 60", [["What happened " + "x" * 46, "Date"], [RANG[1], RANG[0]]], 1,
     [("What happened " + "x" * 46, "account"), ("Date", "date")]),
    ("a long question", [["What happened " + "x" * 60 + "?", "Date"], [RANG[1], RANG[0]]], 1,
     [("What happened " + "x" * 60 + "?", "account"), ("Date", "date")]),
    ("headings in row 80", [*([["x", "y"]] * 79), ["Date", "Details"], RANG], 80,
     [("Date", "date"), ("Details", "account")]),
    ("headings in row 81", [*([["x", "y"]] * 80), ["Date", "Details"], RANG], 0, [("", ""), ("", "")]),
    ("half of a column are dates", [RANG, ["a while ago", RANG[1]]], 0, [("", "date"), ("", "account")]),
    ("fewer than half are", [RANG, ["a while ago", RANG[1]], ["long ago", RANG[1]]], 0, [("", ""), ("", "")]),
    ("the column with more dates", [["x", *RANG], ["14/03/2026", *RANG], [None, *RANG]], 0,
     [("", ""), ("", "date"), ("", "account")]),
    ("the first of two", [[RANG[0], *RANG]], 0, [("", "date"), ("", ""), ("", "account")]),
    ("the longer text", [["14/03/2026", "Silent call", RANG[1]]], 0, [("", "date"), ("", ""), ("", "account")]),
    ("a short text beside a date", [["14/03/2026", "He cried"]], 0, [("", "date"), ("", "account")]),
    ("too short a text", [["14/03/2026", "He rang"]], 0, [("", "date"), ("", "")]),
    ("a short text beside a time", [["Time", "Police", "x"], ["9pm", "yes", "He cried"]], 1,
     [("Time", "time"), ("Police", "reported"), ("x", "account")]),
    ("a text of 20 alone", [["ab", "He rang me all night"]], 0, [("", ""), ("", "account")]),
    ("a text of 19 alone", [["ab", "He rang me at night"]], 0, [("", ""), ("", "")]),
    ("figures are no text", [["14/03/2026", "07700 900123 07700 900456"]], 0, [("", "date"), ("", "")]),
    ("entries that begin with their date", [["14/03/2026 he rang"], ["15/03/2026 he came"]], 0, [("", "account")]),
    ("entries of twelve", [["3 March - ok"]], 0, [("", "account")]),
    ("dates alone", [["3 March 26"], ["14/03/2026"]], 0, [("", "date")]),
    ("dates named so are no entries", [["Date", "Police"], ["14/03/2026 he rang", "yes"]], 1,
     [("Date", "date"), ("Police", "reported")]),
    ("a kind stands for an account", [["Date", "Type"], ["14/03/2026 he rang", "Call"]], 1,
     [("Date", "date"), ("Type", "kind")]),
    ("a whole heading is a date without any", [["Date", "Details"], ["x", RANG[1]]], 1,
     [("Date", "date"), ("Details", "account")]),
    ("half of the times are stamps", [["Date", "Time", "Details"], [RANG[0], "9pm", RANG[1]],
     [RANG[0], "14/03/2026 21:00", RANG[1]]], 1, [("Date", "date"), ("Time", ""), ("Details", "account")]),
    ("half of the places are numbers", [["Date", "Where", "Details"], [RANG[0], "Flat 3", RANG[1]],
     [RANG[0], "07700 900123", RANG[1]]], 1, [("Date", "date"), ("Where", ""), ("Details", "account")]),
    ("ways that are none", [["Date", "Direction", "Details"], [RANG[0], "north", RANG[1]]], 1,
     [("Date", "date"), ("Direction", ""), ("Details", "account")]),
    ("a phone's own numbers for in and out", [["Date", "Type", "Message"], [RANG[0], "1", RANG[1]],
     [RANG[0], "2", RANG[1]]], 1, [("Date", "date"), ("Type", "direction"), ("Message", "account")]),
    ("the same in a diary", [["Date", "Type", "Details"], [RANG[0], "1", RANG[1]], [RANG[0], "2", RANG[1]]], 1,
     [("Date", "date"), ("Type", "kind"), ("Details", "account")]),
    ("when it was sent is no date of it", [["Timestamp", "Submitted", "Details"], [RANG[0], *RANG]], 1,
     [("Timestamp", "written"), ("Submitted", ""), ("Details", "account")]),
    ("figures below an account beside a kind", [["Date", "Type", "Details"], [RANG[0], "Call", "3"]], 1,
     [("Date", "date"), ("Type", "kind"), ("Details", "")]),
    ("figures below an account beside words", [["Date", "What he said", "Details"], [RANG[0], "Hello", "3"]], 1,
     [("Date", "date"), ("What he said", "words"), ("Details", "")]),
    ("so do words", [["The date", "What he said"], ["14/03/2026 9pm", "Hello"]], 1,
     [("The date", "date"), ("What he said", "words")]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "row", "found"), [each[1:] for each in FOUND], ids=[each[0] for each in FOUND])
def test_what_columns_are_taken_for(rows: list[list[Any]], row: int, found: Uses) -> None:
    mapping = mapped(*rows)
    assert (mapping.heading_row, uses(mapping)) == (row, found)


DOUBTFUL = {
    "From": "date", "On": "date", "Start": "date", "When": "date", "First date": "date", "To": "end_date",
    "End": "end_date", "Until": "end_date", "Finish": "end_date", "Ended": "end_date", "Timestamp": "written",
    "Written": "written",
}  # fmt: skip


@pytest.mark.parametrize("heading", DOUBTFUL)
def test_some_headings_mean_a_day_only_where_days_stand_below_them(heading: str) -> None:
    assert uses(mapped([heading, "Details"], RANG))[0] == (heading, DOUBTFUL[heading])
    assert uses(mapped([heading, "Details"], ["Dean", RANG[1]]))[0] == (heading, {"From": "actor"}.get(heading, ""))


@pytest.mark.parametrize(
    ("headings", "taken"),
    [
        (["Date", "Details"], True), (["Date", "Type"], True), (["Date", "What he said"], True),
        (["Date", "Police"], False), (["Date", "Telephone"], False),
    ],
)  # fmt: skip
def test_which_sheet_is_a_diary_beside_another(headings: list[str], taken: bool) -> None:
    opened = read_book(workbooks.xlsx([headings, ["14/03/2026", "yes"]], [["Date", "Details"], RANG]), "d.xlsx")
    assert [mapping.used for mapping in map_book(opened, TOLD)] == [taken, True]


def test_a_row_may_end_before_its_day_of_the_week() -> None:
    rows = [["Date", "Details", "Day"], ["04/07/2026", "He rang", "Tuesday"], ["04/07/2026", "He came"]]
    (mapping,) = map_book(read_book(workbooks.csv_of(rows).encode(), "d.csv"), TOLD)
    assert (mapping.order, mapping.order_shown) == ("month-first", True)


def test_how_sure_it_is() -> None:
    mapping = mapped(["Date", "police thing", "x", "y"], ["14/03/2026", "no", "He rang me at home", ""])
    assert [column.sure for column in mapping.columns] == [CERTAIN, LIKELY, POSSIBLE, 0.0]


def test_only_the_first_rows_are_looked_at_in_a_long_sheet() -> None:
    silent = ["x", "He rang me at home"]
    assert uses(mapped(*[RANG] * 150, *[silent] * 151))[0] == ("", "date")
    assert uses(mapped(*[RANG] * 149, *[silent] * 151, *[RANG] * 200))[0] == ("", "")
    assert uses(mapped(*[RANG] * 149, *[silent] * 150, RANG))[0] == ("", "date")


@pytest.mark.parametrize(
    ("again", "made"),
    [
        (["Date", "Details", None], 2), (["DATE ", " details"], 2), (["Details", "Date"], 2), (["Date", "Notes"], 3),
        (["Date", None], 2), ([None, "Details"], 3), (["Date", "Details", "Details"], 3),
    ],
)  # fmt: skip
def test_headings_said_over_again_are_no_entry(again: list[str | None], made: int) -> None:
    rows: list[list[Any]] = [["Date", "Details"], RANG, again, ["15/03/2026", "He came to my work"]]
    proposal = DiaryReading(book=book(*rows)).propose(TOLD)
    assert len(proposal.made) + len(proposal.not_read) == 2 + (3 not in {each.row for each in proposal.set_aside})
    assert len(proposal.made) == made


HEADED: list[list[Any]] = [
    ["Log", None, None],
    ["Date", "Details", "Felt"],
    ["14/03/2026", "He rang me", "sick"],
    ["a", "b"],
]


def test_the_officer_can_say_in_which_row_the_headings_are() -> None:
    reading = DiaryReading(book=book(*HEADED), mappings=(mapped(*HEADED),))
    (guess,) = reading.mappings
    assert guess.heading_row == 2
    left_out = replace(guess, used=False, why_not="as you chose")
    assert reading.headed(guess, 2, 2026) == guess
    assert reading.headed(left_out, 2, 2026) == left_out
    none = reading.headed(guess, 0, 2026)
    assert none == replace(guess, heading_row=0)
    assert reading.headed(guess, 5, 2026) == none
    assert reading.headed(guess, -1, 2026) == none
    last = reading.headed(guess, 4, 2026)
    assert (last.heading_row, uses(last)) == (4, [("a", "date"), ("b", "account"), ("", "effect")])
    first = reading.headed(guess, 1, 2026)
    assert (first.heading_row, uses(first)) == (1, [("Log", "date"), ("", "account"), ("", "effect")])


def test_with_its_headings_elsewhere_the_file_is_taken_from_there() -> None:
    reading = DiaryReading(book=book(*HEADED), mappings=(mapped(*HEADED),))
    moved = reading.with_mapping(reading.headed(reading.mappings[0], 1, 2026)).propose(TOLD)
    assert [each.row for each in moved.made] == [2, 3, 4]
    assert [(each.row, each.what) for each in moved.set_aside] == [(1, "headings")]


def test_two_sheets_are_headed_each_for_itself() -> None:
    opened = read_book(workbooks.xlsx(HEADED, [["x", "y"], *HEADED]), "d.xlsx")
    reading = DiaryReading(book=opened, mappings=map_book(opened, TOLD))
    assert [mapping.heading_row for mapping in reading.mappings] == [2, 3]
    moved = reading.with_mapping(reading.headed(reading.mappings[1], 4, 2026))
    assert [mapping.heading_row for mapping in moved.mappings] == [2, 4]
    assert moved.mappings[1].columns[0].heading == "14/03/2026"


def test_a_column_given_a_use_that_can_stand_once_takes_it_from_the_other() -> None:
    mapping = mapped(["Date", "Seen", "Details", "Notes"], ["13/03/2026", "14/03/2026", "He rang me", "and rang"])
    assert uses(mapping.having(1, "date")) == [
        ("Date", ""), ("Seen", "date"), ("Details", "account"), ("Notes", "account"),
    ]  # fmt: skip
    assert [column.sure for column in mapping.having(1, "date").columns[:2]] == [0.0, CERTAIN]
    assert uses(mapping.having(1, "account"))[1:] == [("Seen", "account"), ("Details", "account"), ("Notes", "account")]
    assert uses(mapping.having(0, "")) == [("Date", ""), ("Seen", ""), ("Details", "account"), ("Notes", "account")]
    assert mapping.having(0, "date").columns[0].sure == CERTAIN


TOLD_POLICE: list[tuple[str, str, str, str]] = [
    ("Yes", "yes", "", ""),
    ("y", "yes", "", ""),
    ("Oes", "yes", "", ""),
    ("✓", "yes", "", ""),
    ("reported", "yes", "", ""),
    ("101", "yes", "", ""),
    ("No", "no", "", ""),
    ("N", "no", "", ""),
    ("Naddo", "no", "", ""),
    ("didn’t", "no", "", ""),
    ("✗", "no", "", ""),
    ("not reported", "no", "", "not reported"),
    ("No, I was afraid", "no", "", "No, I was afraid"),
    ("?", "not-known", "", ""),
    ("don't know", "not-known", "", ""),
    ("I can’t remember", "not-known", "", ""),
    ("No idea", "not-known", "", ""),
    ("Not sure if Mum did", "not-known", "", "Not sure if Mum did"),
    ("n/a", "", "", "n/a"),
    ("No. 4421/26", "", "", "No. 4421/26"),
    ("unsure, 4421/26", "", "", "unsure, 4421/26"),
    ("4421/26", "yes", "4421/26", ""),
    ("(4421/26)", "yes", "4421/26", ""),
    ("CRN 0412/26", "yes", "CRN 0412/26", ""),
    ("CAD 1234 of 3 March 2026", "yes", "CAD 1234 of 3 March 2026", ""),
    ("CAD 1234 03/03/26", "yes", "CAD 1234 03/03/26", ""),
    ("Yes - CR/1234/26", "yes", "CR/1234/26", ""),
    ("Yes #2345", "yes", "2345", ""),
    ("Yes, CAD 1234 of 3 March", "yes", "CAD 1234 of 3 March", ""),
    ("Yes, 2 officers came", "yes", "", "Yes, 2 officers came"),
    ("Yes but nothing was done", "yes", "", "Yes but nothing was done"),
    ("Yes 14/03/2026", "yes", "", "Yes 14/03/2026"),
    ("14.03.26", "yes", "", "14.03.26"),
    ("No 14/03/2026", "no", "", "No 14/03/2026"),
    ("PC 4412 Jones came", "", "", "PC 4412 Jones came"),
    ("PC 4412", "", "", "PC 4412"),
    ("PC Example came round", "", "", "PC Example came round"),
    ("Nothing", "", "", "Nothing"),
    ("-", "", "", ""),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("said", "answer", "reference", "left"), TOLD_POLICE)
def test_what_the_police_column_says(said: str, answer: str, reference: str, left: str) -> None:
    """What isn't answer or reference stays with the entry in its own words, so that nothing said is lost."""
    assert police({"Police": said}) == (answer, reference, left)


def test_what_is_noted_of_a_reference() -> None:
    assert odd_reference("4421/26") == ""
    assert odd_reference("1.2E+11").endswith("was shortened by a spreadsheet and is not the one given: ask for it")
    assert odd_reference("14/03/2026") == "the police reference “14/03/2026” looks like a date: check it"


def police(cells: dict[str, str]) -> tuple[str, str, str]:
    (made,) = DiaryReading(book=book(["Date", "Details", *cells], [*RANG, *cells.values()])).propose(TOLD).made
    _, _, left = made.incident.source_detail.partition("; Police: ")
    return made.incident.reported, made.incident.police_reference, left


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"Crime ref": "4421/26"}, ("yes", "4421/26", "")),
        ({"CAD": "4421"}, ("yes", "4421", "")),
        ({"Crime ref": "CAD 1234 of 3 March 2026"}, ("yes", "CAD 1234 of 3 March 2026", "")),
        ({"Crime ref": "101"}, ("", "", "101")),
        ({"Police": "Yes, rang 101"}, ("yes", "", "Yes, rang 101")),
        ({"Crime ref": "none"}, ("", "", "reference as given none")),
        ({"Crime ref": "N/A"}, ("", "", "reference as given N/A")),
        ({"Crime ref": "waiting for it"}, ("", "", "reference as given waiting for it")),
        ({"Crime ref": "told PCSO 7712 in the street"}, ("", "", "reference as given told PCSO 7712 in the street")),
        ({"Crime ref": "Bow St/4421"}, ("yes", "Bow St/4421", "")),
        ({"Crime ref": "Bow St/4421 given"}, ("", "", "reference as given Bow St/4421 given")),
        ({"Crime ref": "PC 4412"}, ("", "", "PC 4412")),
        ({"Crime ref": "collar no 4412"}, ("", "", "collar no 4412")),
        ({"Crime ref": "Sergeant Lee 12"}, ("", "", "Sergeant Lee 12")),
        ({"Crime ref": "42/12345/26 (PC Khan)"}, ("yes", "42/12345/26", "42/12345/26 (PC Khan)")),
        ({"Crime ref": "Rang 101, ref 4421 of 14/3"}, ("yes", "4421 of 14/3", "Rang 101, ref 4421 of 14/3")),
        ({"Police": "Yes. Crime no: 45/1234/26"}, ("yes", "45/1234/26", "Yes. Crime no: 45/1234/26")),
        (
            {"Police": "rang them, log number 312 of 15/03/2026, no car came"},
            ("yes", "312 of 15/03/2026", "rang them, log number 312 of 15/03/2026, no car came"),
        ),
        ({"Police": "No, log 312 was another day"}, ("no", "", "No, log 312 was another day")),
        ({"Police": "spoke to collar number 4412"}, ("", "", "spoke to collar number 4412")),
        ({"Police": "Officer 4412 attended"}, ("", "", "Officer 4412 attended")),
        ({"Police": "Spoke to PC 221"}, ("", "", "Spoke to PC 221")),
        ({"Police": "about the number 12 bus"}, ("", "", "about the number 12 bus")),
        ({"Ref": "#3"}, ("", "", "reference as given #3")),
        ({"Ref": "4421/26"}, ("", "4421/26", "")),
        ({"Police": "no", "Crime ref": "4421/26"}, ("no", "4421/26", "")),
        ({"Police": "yes", "Ref": "4421/26"}, ("yes", "4421/26", "")),
        ({"Police": "Yes 4421/26", "Ref": "CR/1"}, ("yes", "4421/26; CR/1", "")),
        ({"Police": "4421/26", "Ref": "4421/26"}, ("yes", "4421/26", "")),
        ({"Officer": "PC Example 1234"}, ("", "", "officer PC Example 1234")),
        ({"Police": "Yes, came", "Officer": "PC Example"}, ("yes", "", "Yes, came; officer PC Example")),
    ],
)
def test_what_the_columns_of_the_police_say_together(cells: dict[str, str], found: tuple[str, str, str]) -> None:
    """Whoever has a reference of the police told them, while a mere "Ref" may be anything."""
    assert police(cells) == found


# Edges: what just is, and just isn't, enough.

EDGES: list[tuple[str, list[list[Any]], int, Uses]] = [
    ("entries of eleven", [["3 March - x"]], 0, [("", "date")]),
    ("half of them telephone numbers", [["Number", "Details"], ["07700 900111", RANG[1]], ["my mum", RANG[1]]], 1,
     [("Number", "phone"), ("Details", "account")]),
    ("fewer than half", [["Number", "Details"], ["07700 900111", RANG[1]], ["a", RANG[1]], ["b", RANG[1]]], 1,
     [("Number", "count"), ("Details", "account")]),
    ("half of the times are stamps", [["Time", "Details"], ["13/03/2026 21:00", RANG[1]], ["9pm", RANG[1]]], 1,
     [("Time", "date"), ("Details", "account")]),
    ("fewer stamps", [["Time", "Details"], ["13/03/2026 21:00", RANG[1]], ["9pm", RANG[1]], ["8pm", RANG[1]]], 1,
     [("Time", "time"), ("Details", "account")]),
    ("four of five say which way",
     [["Type", "Details"], *([each, RANG[1]] for each in ("In", "Out", "In", "In", "x"))], 1,
     [("Type", "direction"), ("Details", "account")]),
    ("three of four do", [["Type", "Details"], *([each, RANG[1]] for each in ("In", "Out", "In", "x"))], 1,
     [("Type", "kind"), ("Details", "account")]),
    ("half are days of the month", [["Day", "Details"], ["3", RANG[1]], ["Tuesday", RANG[1]]], 1,
     [("Day", "date"), ("Details", "account")]),
    ("fewer are", [["Day", "Details"], ["3", RANG[1]], ["Tuesday", RANG[1]], ["Friday", RANG[1]]], 1,
     [("Day", "day"), ("Details", "account")]),
    ("two rows are numbered", [["Ref", "Date", "Details"], ["1", *RANG], ["2", *RANG]], 1,
     [("Ref", ""), ("Date", "date"), ("Details", "account")]),
    ("one number is none", [["Ref", "Date", "Details"], ["1", *RANG]], 1,
     [("Ref", "reference"), ("Date", "date"), ("Details", "account")]),
    ("whose reference it is comes first", [["Ref", "The crime ref", "Date", "Details"], ["7", "8", *RANG]], 1,
     [("Ref", ""), ("The crime ref", "reference"), ("Date", "date"), ("Details", "account")]),
    ("a number above the headings", [[1.0, "of 3"], ["Date", "Details"], RANG], 2,
     [("Date", "date"), ("Details", "account")]),
    ("more uses come before fewer strangers", [["Date", "Details"], ["The date", "Place", "Details", "zz"],
                                               ["14/03/2026", "Home", RANG[1], "x"]], 2,
     [("The date", "date"), ("Place", "place"), ("Details", "account"), ("zz", "")]),
    ("what numbers the rows below a year", [["Ref", "Date", "Details"], ["2026"], *([n, *RANG] for n in "123")], 1,
     [("Ref", ""), ("Date", "date"), ("Details", "account")]),
    ("bare days below a month", [["March 2026"], ["3", RANG[1]], ["5", "He came to my house"]], 0,
     [("", "date"), ("", "account")]),
    ("a third use after two dates", [["Date", "When", "Police"], [RANG[0], RANG[0], "no"]], 1,
     [("Date", "date"), ("When", ""), ("Police", "reported")]),
    ("one heading names one use", [["Date of it, place"], ["14/03/2026"]], 0, [("", "account")]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "row", "found"), [each[1:] for each in EDGES], ids=[each[0] for each in EDGES])
def test_what_is_just_enough(rows: list[list[Any]], row: int, found: Uses) -> None:
    mapping = mapped(*rows)
    assert (mapping.heading_row, uses(mapping)) == (row, found)


def test_numbers_below_incident_are_no_account_of_it() -> None:
    heads = ("Incident", "Date", "Officer", "Text")
    rows = [("0412", "13/03/2026", "PC 12", "Man at the door"), ("0413", "14/03/2026", "PC 12", "He has left")]
    assert uses(mapped(heads, *rows))[0] == ("Incident", "")
    assert uses(mapped(heads, *rows))[3] == ("Text", "account")
    assert uses(mapped(heads, ("He rang", "13/03/2026", "", "12")))[0] == ("Incident", "account")


@pytest.mark.parametrize("told", ["!!!!", "…", "😡", "?", "2", "0412"])
def test_what_no_letter_tells_is_the_account_where_no_other_column_has_one(told: str) -> None:
    assert uses(mapped(("Date", "Details", "Where"), ("13/03/2026", told, "x")))[1] == ("Details", "account")


def test_an_empty_sheet_has_no_columns() -> None:
    assert guess(Grid(name="S", rows=()), 2026).columns == ()
    assert guess(Grid(name="S", rows=()), 2026).heading_row == 0


def test_what_nobody_said_of_a_column_or_a_sheet() -> None:
    assert Column(index=3) == Column(index=3, heading="", use="", sure=0.0)
    assert Mapping(sheet="S") == Mapping(
        sheet="S", used=True, why_not="", heading_row=0, columns=(), order=DAY_FIRST, order_shown=False,
        swap_real_dates=False, swap_suspected=False, carry_dates_down=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    ["Modified", "Last modified", "Date modified", "Modified at", "Updated", "Last updated", "Edited"],
)
def test_when_a_line_was_changed_is_no_date_of_what_it_tells(heading: str) -> None:
    mapping = mapped([heading, "Details", "Police"], [*RANG, "no"])
    assert uses(mapping)[0] == (heading, "")
    assert mapping.columns[0].sure == 0
    beside = uses(mapped([heading, "The date", "Details"], ["15/03/2026", *RANG]))
    assert beside == [(heading, ""), ("The date", "date"), ("Details", "account")]


def test_a_sheet_that_is_hidden_or_set_aside_is_left_out_until_the_officer_says() -> None:
    sheet = Grid(name="S", rows=(("Date", "Details"), (*RANG,)))
    assert [(each.used, each.why_not) for each in (
        guess(sheet, 2026),
        guess(replace(sheet, hidden=True), 2026),
        guess(replace(sheet, aside="it stands outside the tables"), 2026),
        guess(replace(sheet, rows=(("Date", "Police"), ("14/03/2026", "no"))), 2026),
    )] == [
        (True, ""), (False, "it is on a hidden sheet"), (False, "it stands outside the tables"),
        (False, "it is on a sheet that does not look like a diary"),
    ]  # fmt: skip


def test_real_dates_that_a_spreadsheet_may_have_swapped_are_suspected() -> None:
    """As where it is set for another country: each of them has a day of 12 or less, and text has the others."""
    rows: list[Row] = [("Details", "Date"), (RANG[1], date(2026, 4, 3)), (RANG[1], date(2026, 5, 12)), (RANG[1],)]
    assert guess(Grid(name="S", rows=(*rows, (RANG[1], "13/04/2026"))), 2026).swap_suspected
    assert not guess(Grid(name="S", rows=(*rows, (RANG[1], "03/04/2026"))), 2026).swap_suspected
    assert not guess(Grid(name="S", rows=tuple(rows)), 2026).swap_suspected


def test_entries_that_begin_with_a_date_may_stand_in_a_row_that_others_end_before() -> None:
    mapping = guess(Grid(name="S", rows=(("x", "(3/14/26) he rang me at home"), ("y",))), 2026)
    assert (uses(mapping), mapping.order) == ([("", ""), ("", "account")], MONTH_FIRST)


def test_headings_in_another_row_are_that_rows_own() -> None:
    sheet = Grid(name="", rows=(("a", "b"), ("Date", "Details"), (*RANG,)))
    columns = (Column(index=0), Column(index=1))
    there = headed_at(sheet, Mapping(sheet="", columns=columns, used=False), 2, 2026)
    assert (there.heading_row, there.used, uses(there)) == (2, False, [("Date", "date"), ("Details", "account")])
    words = headed_at(Grid(name="", rows=(("x",), (*RANG,))), Mapping(sheet="", columns=columns), 1, 2026)
    assert (words.heading_row, [column.heading for column in words.columns]) == (1, ["x", ""])
    assert headed_at(sheet, there, 0, 2026).heading_row == 0
    assert headed_at(sheet, there, 4, 2026).heading_row == 0
    assert headed_at(sheet, there, 3, 2026).heading_row == 3


@pytest.mark.parametrize(
    ("row", "headings", "over_again"),
    [(("Date", None, "Details"), ("Date", "Details"), True), (("details ", "DATE"), ("Date", "Details"), True),
     (("Date", "Details"), ("Date", " ", "Details"), True), (("Date",), ("Date",), False), ((), (), False),
     (("Date", "More"), ("Date", "Details"), False)],
)  # fmt: skip
def test_a_row_that_says_the_headings_over_again(row: Row, headings: Row, over_again: bool) -> None:
    assert is_heading_row(row, headings) is over_again


def test_entries_in_brackets_show_the_order_of_their_dates() -> None:
    mapping = mapped(["(3/14/26) he rang me up"], ["(3/4/26) he came to my house"])
    assert (mapping.order, mapping.order_shown) == (MONTH_FIRST, True)
