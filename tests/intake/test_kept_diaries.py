# SPDX-License-Identifier: Apache-2.0
"""Diaries as people really keep them, a case each: what is read, what is asked and what stays in words."""

from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.intake import diary_files as files
from tests.intake import workbooks
from vlu_desktop.intake.diary import CALL_LOG, NO_ACCOUNT, OWN, STRUCK, TOTAL, DiaryReading
from vlu_desktop.intake.diary_row import CELLS_JOINED, COUNT_FROM_DATE, HIDDEN_ROW, NOTE_KEPT, STRUCK_KEPT
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.intake.mapping.date_notes import (
    AFTER_TOLD,
    BEFORE_BIRTH,
    CARRIED,
    CLOCK_GONE,
    CLOCK_TWICE,
    DOT_DATE,
    EARLIER,
    FROM_ABOVE,
    FROM_TOLD,
    FROM_WRITTEN,
    LONG_AGO,
    MONTH_OF_SHEET,
    NEXT_DAY,
    NOT_A_DATE,
    NUMBER_KEPT,
    RELATIVE,
    SENT_AS_DATE,
    SEVERAL_DATES,
    TIME_ALONE,
    TIME_KEPT,
    TIME_SHARE,
    TO_BE_ASKED,
    UNIVERSAL,
    YEAR_BETWEEN,
    YEAR_IN_DATE_CELL,
    YEAR_LENT,
    YEAR_OF_SHEET,
    YEARS_OR_MONTH,
)
from vlu_desktop.intake.proposal import Proposal, RowQuestion

HEADS = ("Date", "Time", "What happened")
THIRD = date(2026, 3, 3)


def unplaced(words: str) -> str:
    return f"date not known (“{words}”)"


def asked(proposal: Proposal) -> dict[str, RowQuestion]:
    return {each.key: each for each in proposal.questions}


def of_dates(*cells: Any) -> Proposal:
    return files.propose(files.xlsx([("Date", "What happened"), *((each, "He came to the gate") for each in cells)]))


def of_words(*cells: str, told: date = files.TOLD) -> Proposal:
    rows = [("Date", "What happened"), *((each, f"He came, time {n}") for n, each in enumerate(cells))]
    return files.propose(files.csv(*rows), told=told)


# Numbers that a spreadsheet made of what was typed.


def test_a_date_typed_with_a_dot_may_have_lost_a_nought() -> None:
    proposal = of_dates(20.1, 14.2, 5.12, 99.7)
    assert files.days(proposal) == [unplaced("20.1"), "14 February 2026", "5 December 2025", unplaced("99.7")]
    assert [each.assumed[0] for each in proposal.made] == [NUMBER_KEPT, DOT_DATE, DOT_DATE, NOT_A_DATE]
    question, year = proposal.questions
    assert (year.key, year.rows) == ("year-left-out", (("D", 3), ("D", 4)))
    assert (question.key, question.answer, question.rows, question.answered) == (
        "dot-date", "words", (("D", 2),), False,
    )  # fmt: skip
    assert [words for _, words in question.choices][:2] == ["20 October 2026", "20 January 2026"]


def times(*cells: Any, answer: str = "") -> Proposal:
    answers = {"dot-time": answer} if answer else {}
    return files.propose(
        files.xlsx([HEADS, *((THIRD, each, "He came to the gate") for each in cells)]), answers=answers
    )


def test_a_time_typed_with_a_dot_is_no_share_of_the_day() -> None:
    proposal = times(0.3, 0.05, 21.3, time(0, 30), 0.3125, 930)
    assert files.days(proposal) == [
        "3 March 2026", "3 March 2026", "3 March 2026", "12:30am on 3 March 2026", "7:30am on 3 March 2026",
        "3 March 2026",
    ]  # fmt: skip
    assert [each.assumed for each in proposal.made] == [
        (TIME_KEPT,), (TIME_KEPT,), (TIME_KEPT,), (), (TIME_SHARE,), (TIME_KEPT,),
    ]  # fmt: skip
    (question,) = proposal.questions
    assert (question.key, len(question.rows)) == ("dot-time", 3)
    assert files.days(times(0.3, 0.05, 21.3, answer="dot")) == [
        "12:30am on 3 March 2026", "12:05am on 3 March 2026", "9:30pm on 3 March 2026",
    ]  # fmt: skip
    # The last of these can be no share of a day: it stays as it was.
    assert files.days(times(0.3, 21.3, answer="share")) == ["7:12am on 3 March 2026", "3 March 2026"]


def test_a_year_typed_in_a_cell_for_dates_is_no_day_of_1905() -> None:
    proposal = of_dates(date(1905, 7, 11), date(1905, 7, 13), THIRD)
    assert files.days(proposal) == [unplaced("11/07/1905"), unplaced("13/07/1905"), "3 March 2026"]
    assert proposal.made[0].assumed == (YEAR_IN_DATE_CELL,)
    (question,) = proposal.questions
    assert question.rows == (("D", 2), ("D", 3))
    answered = proposal.reading.mapped.answered("year-cell", "year").propose(files.TOLD)  # type: ignore[union-attr]
    assert files.days(answered)[:2] == ["2019", "2021"]


def test_a_time_alone_in_a_cell_for_dates_has_no_day() -> None:
    (made,) = of_dates(time(21, 30)).made
    assert (files.as_read(made).display(), made.assumed) == (
        unplaced("21:30"), (TIME_ALONE,),
    )  # fmt: skip


def test_counts_whose_format_reads_as_a_date_stay_numbers() -> None:
    def formats(sheet: Worksheet) -> None:
        for at, form in (("B2", '0 "days"'), ("B3", "[Red]0"), ("B4", "yyyy"), ("B5", 'd" calls"')):
            sheet[at].number_format = form

    rows = [("Date", "How many", "What happened"), *((THIRD, n, "He rang and rang") for n in (12, 7, 2024, 6))]
    made = files.propose(files.xlsx(rows, formats)).made
    assert [each.incident.count and each.incident.count.number for each in made] == [12, 7, 2024, 6]
    assert [COUNT_FROM_DATE in each.assumed for each in made] == [False, False, True, True]


def test_a_bare_day_of_a_book_that_counts_from_1904() -> None:
    rows: list[list[Any]] = [["Date", "What happened"], ["13/03/2026", "He rang me"], [44622, "He wrote to me"]]
    data = workbooks.xlsx(rows, epoch=datetime(1904, 1, 1))
    assert files.days(files.propose(data)) == ["13 March 2026", "3 March 2026"]


def test_a_formula_without_a_result_is_no_empty_cell() -> None:
    proposal = of_dates(THIRD, "=A2+1", None)
    assert files.days(proposal) == ["3 March 2026", unplaced("=A2+1"), "date not known"]
    assert any("They stand as their formulas" in note for note in proposal.notes)


# What stands on cells.


def test_notes_struck_words_and_what_is_hidden() -> None:
    def marks(sheet: Worksheet) -> None:
        files.noted(sheet, "B2", "He had a stick with him")
        for at in ("A3", "B3", "C3"):
            sheet[at].font = files.STRUCK
        sheet["C4"].font = files.STRUCK
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["C"].hidden = True

    rows = [
        ("Date", "What happened", "Police told"),
        (THIRD, "He came to the gate", "Y"),
        (date(2026, 3, 5), "He rang me twice", "N"),
        (date(2026, 3, 6), "He sat outside", "Y"),
        (None, "He drove past", "N"),
    ]  # fmt: skip
    proposal = files.propose(files.xlsx(rows, marks))
    assert files.accounts(proposal) == ["He came to the gate", "He sat outside", "He drove past"]
    assert files.left(proposal) == [(3, STRUCK)]
    first, second, third = proposal.made
    assert first.assumed == (NOTE_KEPT,)
    assert first.incident.source_detail.endswith("Note on “What happened”: He had a stick with him")
    assert first.source_item.raw.endswith("\nNote on “What happened”: He had a stick with him")
    assert second.assumed == (STRUCK_KEPT, HIDDEN_ROW)
    assert second.incident.reported == ""
    assert "Struck out on “Police told”: Y" in second.incident.source_detail
    assert third.assumed == (CARRIED,)
    assert [note.partition(":")[0] for note in proposal.notes] == [
        "Rows hidden in the workbook", "Columns hidden on sheet “D”", "Notes on cells", "Cells with struck-out words",
    ]  # fmt: skip
    insisted = proposal.insisting_on([("D", 3)]).made[1]
    assert (insisted.incident.account, insisted.incident.reported) == ("He rang me twice", "no")


def test_words_struck_out_within_a_cell_are_not_taken_as_said() -> None:
    strings = (
        b'<sst xmlns="x"><si><t>Date</t></si><si><t>What happened</t></si><si><r><t>He rang </t></r><r><rPr><strike/>'
        b"</rPr><t>twice </t></r><r><t>at night</t></r><rPh><t>no</t></rPh></si></sst>"
    )
    sheet = (
        b'<worksheet xmlns="x"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        b'<row r="2"><c r="A2" t="str"><v>3 March 2026</v></c><c r="B2" t="s"><v>2</v></c></row></sheetData>'
        b"</worksheet>"
    )
    data = workbooks.xlsx([["Date", "What happened"]])
    data = workbooks.with_part(data, "xl/sharedStrings.xml", strings)
    data = workbooks.with_part(data, "xl/worksheets/sheet1.xml", sheet)
    (made,) = files.propose(data).made
    assert made.incident.account == "He rang at night"
    assert made.assumed == (STRUCK_KEPT,)
    assert "Struck out on “What happened”: twice" in made.incident.source_detail


ODS_HEADS = files.row("Date", "Time", "What happened")


def test_an_open_document_sheet_keeps_its_lines_tabs_spaces_and_notes() -> None:
    note = "<office:annotation><dc:date>2026-01-01</dc:date><text:p>He had a stick</text:p></office:annotation>"
    words = (
        f"{note}<text:p>He said I will<text:line-break/>find<text:tab/>you<text:s text:c='2'/>soon</text:p>"
        "<text:p>Bye</text:p>"
    )
    struck = "<text:p>He rang <text:span text:style-name='S'>twice </text:span>at night</text:p>"
    styles = "<style:style style:name='S'><style:text-properties style:text-line-through-style='solid'/></style:style>"
    day = files.cell("<text:p>x</text:p>", 'office:value-type="date" office:date-value="2026-03-03"')
    clock = files.cell("<text:p>x</text:p>", 'office:value-type="time" office:time-value="PT21H30M00S"')
    long = files.cell("<text:p>x</text:p>", 'office:value-type="time" office:time-value="PT25H30M00S"')
    rows = ODS_HEADS + files.row(day, clock, files.cell(words)) + files.row(day, long, files.cell(struck))
    for data in (files.ods(rows, styles), files.open_document(rows, styles).encode()):
        proposal = files.propose(data)
        assert files.days(proposal) == ["9:30pm on 3 March 2026", "3 March 2026"]
        assert files.accounts(proposal) == ["He said I will\nfind\tyou  soon\nBye", "He rang at night"]
        assert proposal.made[0].incident.source_detail.endswith("Note on “What happened”: He had a stick")
        assert proposal.made[1].assumed == (TIME_KEPT, STRUCK_KEPT)
        assert proposal.made[1].incident.happened is not None
        assert proposal.made[1].incident.happened.words == "03/03/2026 25:30"


def test_a_table_in_a_word_document_is_a_sheet_and_the_text_beside_it_is_not_lost() -> None:
    deleted = "<w:del><w:r><w:delText>twice </w:delText></w:r></w:del>"
    moved = f"<w:p>{files.run('He rang ')}{deleted}{files.run('at night')}</w:p>"
    lines = (
        f"<w:p>{files.run('He came')}<w:r><w:br/><w:tab/><w:commentReference w:id='7'/></w:r>{files.run('again')}</w:p>"
    )
    gone = f"<w:p>{files.run('He hid in the shed', '<w:strike/>')}</w:p>"
    body = f"<w:p>{files.run('My diary, by me')}</w:p>" + files.table(
        ("Date", "What happened"), ("3 March 2026", lines), ("4 March 2026", moved), ("5 March 2026", gone)
    )  # fmt: skip
    proposal = files.propose(files.docx(body, {"7": "He had a stick"}), "diary.docx")
    assert files.accounts(proposal) == ["He came\n\tagain", "He rang at night"]
    assert [each.assumed for each in proposal.made] == [(NOTE_KEPT,), (STRUCK_KEPT,)]
    assert files.left(proposal) == [
        (4, STRUCK), (1, "it stands outside the tables of the document"),
    ]  # fmt: skip
    prose = f"<w:p>{files.run('He rang me, then he came round.')}</w:p>"
    assert files.accounts(files.propose(files.docx(prose))) == ["He rang me, then he came round."]


# Dates that the page around them settles.


def test_a_year_at_the_top_of_the_page_is_lent_to_the_rows_below() -> None:
    proposal = of_words("28/12/2023", "29/12", "2/1", "14 February", "25/3/2024", "26/3")
    assert files.days(proposal) == [
        "28 December 2023", "29 December 2023", "2 January 2024", "14 February 2024", "25 March 2024", "26 March 2024",
    ]  # fmt: skip
    between, lent = (YEAR_BETWEEN,), (YEAR_LENT,)
    assert [each.assumed for each in proposal.made] == [(), between, between, between, (), lent]
    assert [each.what for each in proposal.made[5].suggested if each.what == "date"] == ["date"]
    assert not any(each.what == "date" for row in proposal.made[:5] for each in row.suggested)


def test_a_page_that_runs_backwards_lends_its_years_too() -> None:
    proposal = of_words("25/3/2024", "14/2", "2/1", "29/12", "28/12/2023")
    assert files.days(proposal)[1:4] == ["14 February 2024", "2 January 2024", "29 December 2023"]


def test_words_that_count_from_a_day_not_given() -> None:
    proposal = of_words("03/03/2024", "yesterday", "Tuesday", "last night", "same night", "the next morning", "Mon-Wed")
    assert files.days(proposal) == [
        "3 March 2024", unplaced("yesterday"), "5 March 2024", unplaced("last night"), "the night of 5 to 6 March 2024",
        "6 March 2024, morning", unplaced("Mon-Wed"),
    ]  # fmt: skip
    assert [each.assumed for each in proposal.made[1:3]] == [(RELATIVE, NOT_A_DATE), (FROM_ABOVE,)]
    question = asked(proposal)["relative"]
    assert [key for key, _ in question.choices] == ["words", "told", "above"]
    assert (question.answer, question.of_rows) == (
        "words", tuple((("", n), "above") for n in (4, 6, 7)),
    )  # fmt: skip
    reading = proposal.reading.mapped
    assert reading is not None
    every = reading.answered("relative", "told")
    assert files.days(every.propose(files.TOLD))[1:3] == ["28 November 2026", "24 November 2026"]
    assert every.propose(files.TOLD).made[1].assumed == (FROM_TOLD,)
    one = reading.answered("relative", "told", ("", 3)).propose(files.TOLD)
    assert files.days(one)[1:4] == ["28 November 2026", "5 March 2024", unplaced("last night")]
    assert not asked(one)["relative"].answered
    again = reading.answered("relative", "told", ("", 3)).answered("relative", "words").propose(files.TOLD)
    assert files.days(again)[1:3] == [unplaced("yesterday"), unplaced("Tuesday")]


def test_words_count_from_the_day_they_were_written_down_where_it_is_given() -> None:
    rows = [
        ("Date", "Date written", "What happened"),
        ("yesterday", "04/03/2024", "He rang"),
        ("13/03/2024", "", "He hid"),
    ]
    proposal = files.propose(files.csv(*rows))
    assert files.days(proposal)[0] == "3 March 2024"
    assert proposal.made[0].assumed == (FROM_WRITTEN,)


def test_a_date_of_its_own_rests_on_no_day_of_writing_that_had_to_be_chosen() -> None:
    rows = [("Date", "Date written", "What happened"), ("13/03/2024", "5 March", "He rang"), ("14/03/2024", "", "b")]
    first = files.propose(files.csv(*rows)).made[0]
    assert first.incident.happened is not None
    assert (first.incident.happened.display(), first.assumed) == ("13 March 2024", ())


def test_after_midnight_a_ditto_is_the_next_day() -> None:
    rows = [
        ("31/12/2025", "23:50"), ('"', "00:10"), ("", "00:30"), ("", ""), ("ditto", "01:15"), ("", "00:50"),
        ("13/01/2026", "22:00"), ("same day", "01:00"), ("14/01/2026", "15:00"), ("", "14:00"),
        ("about 3 May 2026", ""), ("", "01:00"),
    ]  # fmt: skip
    proposal = files.propose(files.csv(HEADS, *((*each, f"He came, time {n}") for n, each in enumerate(rows))))
    assert files.days(proposal) == [
        "11:50pm on 31 December 2025", "12:10am on 1 January 2026", "12:30am on 1 January 2026", "1 January 2026",
        "1:15am on 1 January 2026", "12:50am on 1 January 2026", "10pm on 13 January 2026", "1am on 13 January 2026",
        "3pm on 14 January 2026", "2pm on 14 January 2026", "about 3 May 2026", "about 3 May 2026",
    ]  # fmt: skip
    assert [NEXT_DAY in each.assumed for each in proposal.made].count(True) == 1
    assert [n for n, each in enumerate(proposal.made) if EARLIER in each.assumed] == [5, 7, 9]


@pytest.mark.parametrize(
    ("name", "cells", "shown", "note"),
    [
        ("March 2026", ("Day", "3"), "3 March 2026", MONTH_OF_SHEET),
        ("March 2026", ("Day", 3), "3 March 2026", MONTH_OF_SHEET),
        ("Mar 26", ("Date", "Tue 3rd"), "3 March 2026", MONTH_OF_SHEET),
        ("2024-02", ("Date", "29"), "29 February 2024", MONTH_OF_SHEET),
        ("2024", ("Date", "3 March"), "3 March 2024", YEAR_OF_SHEET),
        ("Sheet1", ("Date", "3"), unplaced("3"), NOT_A_DATE),
        ("February 2026", ("Date", "29"), unplaced("29"), NOT_A_DATE),
    ],
)
def test_a_sheet_of_a_month_lends_it(name: str, cells: tuple[str, Any], shown: str, note: str) -> None:
    rows = [(cells[0], "What happened"), (cells[1], "He came to the gate again")]
    proposal = files.propose(files.xlsx(rows, name=name))
    assert (files.days(proposal), proposal.made[0].assumed[-1]) == ([shown], note)


def test_a_title_above_the_table_or_the_files_name_lend_it_too() -> None:
    rows = [("March 2026", ""), ("Date", "What happened"), ("3", "He came to the gate again")]
    assert files.days(files.propose(files.csv(*rows))) == ["3 March 2026"]
    assert files.days(files.propose(files.csv(*rows[1:]), "diary March 2025.csv")) == ["3 March 2025"]


# Stamps, clocks, lists and open ends.

READ: list[tuple[str, str, tuple[str, ...]]] = [
    ("2026-07-01 23:30:00 UTC", "12:30am on 2 July 2026", (UNIVERSAL,)),
    ("2026-07-01 23:30:00 GMT", "12:30am on 2 July 2026", (UNIVERSAL,)),
    ("2026-07-01 23:30:00 +0000", "12:30am on 2 July 2026", (UNIVERSAL,)),
    ("2026-07-01T23:30:00Z", "12:30am on 2 July 2026", (UNIVERSAL,)),
    ("2026/07/01 11:30:00 pm GMT+1", "11:30pm on 1 July 2026", (UNIVERSAL,)),
    ("2026-07-01 23:30 BST", "11:30pm on 1 July 2026", (UNIVERSAL,)),
    ("2026-01-01 02:30:00 -05:00", "7:30am on 1 January 2026", (UNIVERSAL,)),
    ("29/03/2026 01:30", "29 March 2026", (CLOCK_GONE, TIME_KEPT)),
    ("25/10/2026 01:30", "1:30am on 25 October 2026", (CLOCK_TWICE,)),
    ("3rd March 2026 @ 9.30pm", "9:30pm on 3 March 2026", ()),
    ("\u200e13/03/2026\u200e 9.30 p. m.", "9:30pm on 13 March 2026", ()),
    ("13/03/2026\u00a021 : 30", "9:30pm on 13 March 2026", ()),
    ("13/03/2026 & 15/03/2026", "between 13 and 15 March 2026", (SEVERAL_DATES,)),
    ("13/03/2026 to date", "since 13 March 2026", ()),
    ("13/03/2026 onwards", "since 13 March 2026", ()),
    ("13/03/2026 when he came home drunk", "13 March 2026", (TIME_KEPT,)),
    ("13/03/2026 and then 15/03/2026", unplaced("13/03/2026 and then 15/03/2026"), (TO_BE_ASKED, NOT_A_DATE)),
    ("2011-12", "between 2011 and 2012", (YEARS_OR_MONTH,)),
    ("2018/19", "between 2018 and 2019", (YEARS_OR_MONTH,)),
    ("24/7", unplaced("24/7"), (NOT_A_DATE,)),
    ("13/03/2026 to 31/02/2026", unplaced("13/03/2026 to 31/02/2026"), (NOT_A_DATE,)),
    ("13/13/2026 UTC", unplaced("13/13/2026 UTC"), (NOT_A_DATE,)),
]


@pytest.mark.parametrize(("words", "shown", "assumed"), READ)
def test_what_a_cell_of_words_is_taken_for(words: str, shown: str, assumed: tuple[str, ...]) -> None:
    (_, made) = of_words("25/12/2025", words).made
    assert (files.as_read(made).display(), made.assumed) == (shown, assumed)


def test_a_zone_in_the_time_column_counts_too() -> None:
    rows = [HEADS, ("13/07/2026", "23:30 UTC", "He rang"), ("13/07/2026", "21:30 BST", "He came")]
    assert files.days(files.propose(files.csv(*rows))) == ["12:30am on 14 July 2026", "9:30pm on 13 July 2026"]


@pytest.mark.parametrize(
    ("rows", "asked", "answers"),
    [
        (
            (("25/10/2026", "01:30"), ("25/10/2026", "01:45"), ("25/10/2026 01:50", "")),
            "1:30am came twice on 25 October 2026, when the clocks went back. Are such times the first or the second?",
            {"first": "2026-10-25T00:30:00+00:00", "second": "2026-10-25T01:30:00+00:00"},
        ),
        (
            (("29/03/2026", "01:30"), ("29/03/2026", "01:10"), ("29/03/2026 01:20", "")),
            "There was no 1:30am on 29 March 2026: the clocks went forward. What is meant by such times?",
            {"before": "2026-03-29T00:30:00", "after": "2026-03-29T02:30:00"},
        ),
    ],
)
def test_the_hour_that_the_clocks_changed_is_asked_about_once(
    rows: tuple[tuple[str, str], ...], asked: str, answers: dict[str, str]
) -> None:
    reading = DiaryReading(
        book=read_book(files.csv(HEADS, *((*row, f"He came to the gate {n}") for n, row in enumerate(rows))), "d.csv")
    )
    proposal = reading.propose(date(2026, 11, 2))
    (question,) = proposal.questions
    assert (question.question, len(question.rows)) == (asked, 3)
    for answer, at in answers.items():
        happened = reading.answered(question.key, answer).propose(date(2026, 11, 2)).made[0].incident.happened
        assert happened is not None
        assert (happened.instant or happened.earliest).isoformat() == at  # type: ignore[union-attr]
    one = reading.answered(question.key, next(iter(answers)), ("", 3)).propose(date(2026, 11, 2))
    left = [each.incident.happened for each in proposal.made]
    assert [each.incident.happened == was for each, was in zip(one.made, left, strict=True)] == [True, False, True]


def test_years_that_can_hardly_be_are_asked_about() -> None:
    proposal = of_words("13/03/26", "13/03/27", "13 March 1930", "13/03/1985", "until 3/4/27", "13/03/2027")
    assert files.days(proposal) == [
        "13 March 2026", unplaced("13/03/27"), unplaced("13 March 1930"), "13 March 1985", unplaced("until 3/4/27"),
        "13 March 2027",
    ]  # fmt: skip
    assert [LONG_AGO in each.assumed for each in proposal.made] == [False, True, False, True, False, False]
    assert AFTER_TOLD in proposal.made[5].assumed
    questions = asked(proposal)
    assert [words for _, words in questions["year:13/03/27"].choices] == [
        "13 March 1927, as it stands", "13 March 2027", "13 March 2026", "Leave it undated: the words are kept",
    ]  # fmt: skip
    assert [words for _, words in questions["said:13 march 1930"].choices][:2] == [
        "7:30pm on 13 March 2026", "13 March 1930",
    ]  # fmt: skip
    assert [words for _, words in questions["said:until 3/4/27"].choices] == [
        "until 29 November 2026", "Leave it undated: the words are kept",
    ]  # fmt: skip
    assert questions["year:13/03/1985"].answer == "stands"
    assert dict(questions["after-told:2027-03-13"].choices)["year-before"] == "13 March 2026"
    mapped = proposal.reading.mapped
    assert mapped is not None
    back = mapped.answered("after-told:2027-03-13", "year-before").propose(files.TOLD)
    assert files.days(back)[5] == "13 March 2026"
    assert files.days(mapped.answered("after-told:2027-03-13", "words").propose(files.TOLD))[5] == unplaced(
        "13/03/2027"
    )


def test_a_date_before_the_victims_birth_is_asked_about() -> None:
    reading = DiaryReading(book=read_book(files.csv(("Date", "What happened"), ("13/03/2009", "He rang")), "d"))
    (made,) = reading.born_on(date(2010, 1, 1)).propose(files.TOLD).made
    assert BEFORE_BIRTH in made.assumed
    assert made.incident.happened is not None
    assert not made.incident.happened.is_dated
    assert reading.born_on(date(2009, 3, 13)).propose(files.TOLD).questions == ()
    assert reading.born_on(None).propose(files.TOLD).questions == ()


def test_a_question_of_the_readers_is_asked_and_what_its_answers_share_is_kept() -> None:
    proposal = files.propose(
        files.csv(HEADS, ("13/03/2026", "approx 9", "He rang"), ("Sat 3 March 2026", "", "He hid"))
    )
    assert files.days(proposal) == ["13 March 2026", unplaced("Sat 3 March 2026")]
    assert [each.key for each in proposal.questions] == ["clock:approx 9", "said:sat 3 march 2026"]
    mapped = proposal.reading.mapped
    assert mapped is not None
    settled = mapped.answered("clock:approx 9", "1").answered("said:sat 3 march 2026", "0").propose(files.TOLD)
    assert files.days(settled) == ["about 9pm on 13 March 2026", "3 March 2026"]


# Forms, messages, calls and the police.


def test_a_google_forms_timestamp_is_the_date_where_there_is_no_other() -> None:
    rows = [("Timestamp", "What happened?"), ("13/03/2026 21:30:05", "He rang me"), ("14/03/2026 09:00:00", "He hid")]
    proposal = files.propose(files.csv(*rows))
    assert files.days(proposal) == ["9:30pm on 13 March 2026", "9am on 14 March 2026"]
    assert proposal.made[0].assumed == (SENT_AS_DATE,)
    assert proposal.made[0].incident.written_down is not None
    assert [each.key for each in proposal.questions] == ["sent"]
    assert files.days(files.propose(files.csv(*rows), answers={"sent": "undated"})) == ["date not known"] * 2
    with_date = [("Timestamp", "Date of incident", "What happened?"), ("14/03/2026 09:00:00", "13/03/2026", "He hid")]
    assert files.days(files.propose(files.csv(*with_date))) == ["13 March 2026"]


def test_a_microsoft_form_has_two_stamps_and_neither_is_a_time() -> None:
    rows = [
        ("ID", "Start time", "Completion time", "Email", "Name", "When did it happen?", "Describe what happened"),
        (1, datetime(2026, 3, 14, 9, 0), datetime(2026, 3, 14, 9, 5), "anonymous", None, THIRD, "He came to the gate"),
    ]
    proposal = files.propose(files.xlsx(rows))
    assert files.days(proposal) == ["3 March 2026"]
    assert proposal.made[0].incident.written_down is not None
    assert proposal.made[0].incident.written_down.display() == "9am on 14 March 2026"


def test_logs_as_they_are_handed_out_are_read() -> None:
    sparc = [
        ("Date", "Time", "Description of Incident", "Location of Incident (physical location, technology used, online)",
         "Witness Name(s)", "Police Called (report #)", "Officer Name (badge #)"),
        ("13/03/2026", "9pm", "He came to the gate", "Home", "Ann", "Yes 4421/26", "PC 12 Lee"),
    ]  # fmt: skip
    (made,) = files.propose(files.csv(*sparc)).made
    assert (made.incident.place, made.incident.police_reference, made.incident.reported) == ("Home", "4421/26", "yes")
    form = [
        ("STALKING INCIDENT LOG", "", "", ""), ("Name:", "A. Other", "DOB:", "03/04/1988"), ("", "", "", ""),
        ("Ref", "Date of incident", "Details of incident", "Crime ref"),
        ("1", "13/03/2026", "He came to the gate", ""), ("2", "15/03/2026", "He sat opposite", "CRN 0412/26"),
        ("TOTAL", "2", "", ""), ("Signed A. Other 16/03/2026", "", "", ""),
    ]  # fmt: skip
    proposal = files.propose(files.csv(*form))
    assert [each.incident.police_reference for each in proposal.made] == ["", "CRN 0412/26"]
    assert files.left(proposal) == [(7, TOTAL), (8, NO_ACCOUNT)]


MESSAGES = [
    ("Chat Session", "Message Date", "Type", "Sender ID", "Sender Name", "Text"),
    ("Al", "2026-03-03 21:04:11", "Incoming", "+447700900111", "Al", "I know you are in"),
    ("Al", "2026-03-03 21:06:40", "Outgoing", "", "", "Leave me alone or I will call the police"),
]


def test_what_the_victim_sent_is_no_conduct() -> None:
    proposal = files.propose(files.csv(*MESSAGES))
    assert files.accounts(proposal) == ["I know you are in"]
    assert files.left(proposal) == [(3, OWN)]
    item = proposal.made[0].source_item
    assert (item.direction, item.sender, item.receiver) == ("to-victim", "Al; +447700900111", "")
    insisted = proposal.insisting_on([("", 3)]).made[1].source_item
    assert insisted.direction == "from-victim"
    other = files.propose(files.csv(*MESSAGES), answers={"whose-phone": "offender"})
    assert files.accounts(other) == ["Leave me alone or I will call the police"]


def test_a_telephone_bill_is_explained_and_makes_nothing_unasked() -> None:
    rows = [
        ("Date", "Time", "Direction", "Number", "Duration"), ("13/03/2026", "21:04:11", "Incoming", "07700900111", "3"),
        ("13/03/2026", "21:05:02", "Outgoing", "07700900222", "12"),
    ]  # fmt: skip
    proposal = files.propose(files.csv(*rows))
    assert (proposal.made, files.left(proposal)) == ((), [(2, CALL_LOG), (3, OWN)])
    assert any("call log or a telephone bill" in note for note in proposal.notes)
    assert files.accounts(proposal.insisting_on([("", 2)])) == ["Incoming, 07700900111"]


def test_a_telephone_number_is_no_number_of_times() -> None:
    rows = [
        ("Date", "Number", "Notes"),
        ("13/03/2026", "07700 900111", "Silent call"),
        ("14/03/2026", "withheld", "Again"),
    ]
    assert [each.incident.count for each in files.propose(files.csv(*rows)).made] == [None, None]
    rows = [("Date", "How many", "Notes"), ("13/03/2026", "07700 900111", "Silent"), ("14/03/2026", "20000", "He rang")]
    made = files.propose(files.csv(*rows, ("15/03/2026", "3", "He rang me"), ("16/03/2026", "4", "He rang"))).made
    assert [each.incident.count and each.incident.count.number for each in made] == [None, None, 3, 4]


POLICE: list[tuple[str, str, str, str, bool]] = [
    ("Not reported as I was scared", "", "no", "", False),
    ("PC 4412 Jones came", "", "", "", False),
    ("Yes - 101", "", "yes", "", False),
    ("rang 101", "", "yes", "", False),
    ("", "PC 4412", "", "", False),
    ("", "101", "", "", False),
    ("", "4.2E+10", "yes", "4.2E+10", True),
    ("", "03/04/26", "yes", "03/04/26", True),
    ("", "0042000123", "yes", "0042000123", False),
    ("", "42/12345/26", "yes", "42/12345/26", False),
]


@pytest.mark.parametrize(("said", "reference", "answer", "kept", "noted"), POLICE)
def test_what_the_police_columns_say(said: str, reference: str, answer: str, kept: str, noted: bool) -> None:
    rows = [("Date", "What happened", "Police", "Crime number"), ("13/03/2026", "He came round", said, reference)]
    (made,) = files.propose(files.csv(*rows)).made
    assert (made.incident.reported, made.incident.police_reference) == (answer, kept)
    assert any("police reference" in note for note in made.assumed) is noted


def test_a_row_number_is_no_police_reference() -> None:
    rows = [("Ref", "Date", "What happened", "Crime reference"), ("1", "13/03/2026", "He came round", "CRN 1/26")]
    (made,) = files.propose(files.csv(*rows)).made
    assert made.incident.police_reference == "CRN 1/26"
    (alone,) = files.propose(files.csv(("Ref", "Date", "What happened"), ("1", "13/03/2026", "He came round"))).made
    assert alone.incident.police_reference == ""


def test_an_account_is_never_cut_at_a_comma_nobody_quoted() -> None:
    data = b"Date,What happened\n13/03/2026,He came, shouted, and left\n14/03/2026,He rang\n15/03/2026,He rang again\n"
    first, *others = files.propose(data).made
    assert (first.incident.account, first.assumed) == ("He came, shouted, and left", (CELLS_JOINED,))
    assert [each.incident.account for each in others] == ["He rang", "He rang again"]
    prose = b"13/03/2026 he came, and you and your mum, he said\n14/03/2026 he rang, nobody spoke, I cried\n"
    assert files.accounts(files.propose(prose, "d.txt"))[0].endswith("your mum, he said")


def test_which_figure_comes_first_is_told_by_the_beginnings_of_entries_too() -> None:
    lines = b"3/4/26, 9:04 PM - I know you are in\n3/14/26, 9:06 PM - Leave me alone\n"
    assert files.days(files.propose(lines, "chat.txt")) == ["9:04pm on 4 March 2026", "9:06pm on 14 March 2026"]


def test_two_cells_of_a_row_with_one_question_are_asked_about_once() -> None:
    proposal = files.propose(files.csv(("Date", "To", "What happened"), ("yesterday", "last night", "He sat outside")))
    assert [(each.key, each.rows) for each in proposal.questions] == [("relative", (("", 2),))]
    assert proposal.made[0].questions == ("relative",)
