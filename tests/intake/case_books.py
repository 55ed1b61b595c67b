# SPDX-License-Identifier: Apache-2.0
"""The case files that no editor of text keeps as they are: workbooks, and text whose bytes matter. Each by its name."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from tests.intake import diary_files as files
from tests.intake import old_workbooks, workbooks

HEADS = ("Date", "What happened")
TIMED = ("Date", "Time", "What happened")
THIRD = date(2026, 3, 3)


def _dot_dates() -> bytes:
    rows = [(20.1, "9pm", "He was by the school"), (3.1, None, "A call and no voice"),
            (14.2, None, "A parcel at the door"), (5.12, None, "Shouting in the car park")]  # fmt: skip
    return files.xlsx([TIMED, *rows])


def _dot_times() -> bytes:
    clocks = (0.3, 0.15, 21.3, 9.15, 10.1, 930, 0.05)
    return files.xlsx([TIMED, *((THIRD, each, f"He was in the garden, time {n}") for n, each in enumerate(clocks, 1))])


def _notes() -> bytes:
    def marks(sheet: Worksheet) -> None:
        files.noted(sheet, "B2", "He had a hammer. I would not write it where the children look.")
        for at in ("A3", "B3", "C3"):
            sheet[at].font = files.STRUCK
        sheet.merge_cells("A4:A5")
        sheet.column_dimensions["C"].hidden = True

    rows = [
        (THIRD, "He was at the door", "Y"),
        (date(2026, 3, 5), "Eleven calls with no number", "N"),
        (date(2026, 3, 6), "His car was opposite from 9 to 11", "N"),
        (None, "He walked behind me to the shop", "N"),
    ]
    return files.xlsx([(*HEADS, "Police told?"), *rows], marks)


def _formulas() -> bytes:
    rows = [(THIRD, "He was at the door"), ("=A2+1", "He rang the bell"), ("=A3+7", "A card on the mat")]
    return files.xlsx([HEADS, *rows])


def _old_1904() -> bytes:
    rows = (
        TIMED,
        (THIRD, timedelta(hours=25, minutes=30), "He stood in the street until late"),
        (date(2026, 3, 4), "21:30", "He kept ringing the bell"),
    )
    return old_workbooks.xls(old_workbooks.OldSheet(rows=rows), epoch_1904=True)


def _count_formats() -> bytes:
    shapes = ('0 "days"', "[Red]0", "0_M_M_M", '#,##0" times a day"', "0;[Red]-0", "yyyy", 'd" calls"')

    def formats(sheet: Worksheet) -> None:
        for n, form in enumerate(shapes, 2):
            sheet[f"C{n}"].number_format = form

    counts = (12, 12, 12, 30, 7, 2024, 6)
    rows = ((date(2026, 3, n), f"Calls, shown as {form}", counts[n - 1]) for n, form in enumerate(shapes, 1))
    return files.xlsx([(*HEADS, "How many times"), *rows], formats)


def _semicolons() -> bytes:
    rows = (
        "Datum;Time;What happened;Reported",
        '03.03.2026;21:30;"He said ""let me in"";\nthen he kicked the door";Y',
        '13.03.2026;;"He rang; no voice";N',
    )
    return "\r\n".join((*rows, "")).encode("utf-16")


def _open_document() -> bytes:
    note = "<office:annotation><text:p>He had a hammer</text:p></office:annotation>"
    rows = files.row(*TIMED)
    for day, clock, words in (
        ("2026-03-03", "PT21H30M00S", f"{note}<text:p>He was at the door</text:p>"),
        (
            "2026-03-04T00:15:00",
            "PT25H30M00S",
            "<text:p>He shouted<text:line-break/>then he went</text:p><text:p>and a second paragraph</text:p>",
        ),
    ):
        when = files.cell("<text:p>x</text:p>", f'office:value-type="date" office:date-value="{day}"')
        at = files.cell("<text:p>x</text:p>", f'office:value-type="time" office:time-value="{clock}"')
        rows += files.row(when, at, files.cell(words))
    return files.ods(rows)


def _odd_spaces() -> bytes:
    rows = [
        ("\u00a003/03/2026\u00a0", "\u00a09.30pm", "He was in the lane"),
        ("3\u00a0March\u00a02026", "21\u202f:\u202f30", "He was in the lane still"),
        ("03/03/2026\u200e", "9:30\u202fPM", "A call with no number"),
        ("\u200e04/03/2026", "9.30 p. m.", "A call from another number"),
    ]
    return files.csv(TIMED, *rows)


def _lines_and_tabs() -> bytes:
    day = files.cell("<text:p>x</text:p>", 'office:value-type="date" office:date-value="2026-03-03"')
    words = (
        '<text:p>He said<text:s text:c="1"/>I will<text:line-break/>find you<text:tab/>tonight'
        "<text:span> and grinned</text:span></text:p>"
    )
    return files.ods(files.row(*HEADS) + files.row(day, files.cell(words)))


def _month_sheet() -> bytes:
    return files.xlsx([("Day", HEADS[1]), (3, "He was at the door"), (17, "A card on the mat")], name="March 2026")


def _time_in_date_cell() -> bytes:
    return files.xlsx([HEADS, (time(21, 30), "He was at the door"), (THIRD, "A card on the mat")])


def _struck_word() -> bytes:
    def marks(sheet: Worksheet) -> None:
        files.noted(sheet, "A2", "This was 2025 and not 2026")
        sheet["C2"].font = files.STRUCK

    return files.xlsx([(*HEADS, "How many times"), (THIRD, "He rang", "twice"), (None, "He rang again", "once")], marks)


def _years_in_date_cells() -> bytes:
    rows = [(date(1905, 7, 11), "Letters to my work"), (date(1905, 7, 13), "He took a flat near by"), (THIRD, "A card")]
    return files.xlsx([HEADS, *rows])


def _new_1904() -> bytes:
    rows: list[list[Any]] = [[*HEADS], ["13/03/2026", "He rang me"], [44622, "He wrote to me"]]
    return workbooks.xlsx(rows, epoch=datetime(1904, 1, 1))


BOOKS: dict[str, Callable[[], bytes]] = {
    "04-dot-date-number.xlsx": _dot_dates,
    "05-dot-time-number.xlsx": _dot_times,
    "11-notes-on-cells.xlsx": _notes,
    "12-xlsx-1904.xlsx": _new_1904,
    "13-xls-1904-over-24h.xls": _old_1904,
    "14-formula-without-result.xlsx": _formulas,
    "15-count-format.xlsx": _count_formats,
    "16-semicolon-utf16.csv": _semicolons,
    "21-flat.fods": lambda: files.open_document(files.row(*HEADS)).encode(),
    "22-ods-note-and-times.ods": _open_document,
    "24-nbsp-dates.csv": _odd_spaces,
    "34-sheet-a-month.xlsx": _month_sheet,
    "35-time-in-date-cell.xlsx": _time_in_date_cell,
    "36-ods-spaces.ods": _lines_and_tabs,
    "37-struck-word.xlsx": _struck_word,
    "39-html-as.xls": lambda: b"<html><body><table><tr><td>3 March</td></tr></table></body></html>",
    "41-year-in-date-cell.xlsx": _years_in_date_cells,
}
