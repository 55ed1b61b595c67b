# SPDX-License-Identifier: Apache-2.0
"""The calendar by the keyboard: the arrows go through days and months, Enter goes to a day's lines and opens one."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from tests.ui.conftest import TODAY, Bench
from tests.ui.home.test_today import HOLIDAYS, RULES
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.bootstrap.clock import now
from vlu_desktop.due.calendar_days import CalendarDay
from vlu_desktop.record.work import Disclosure, Meeting
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.cases.today import Today
from vlu_desktop.services.documents.calendar_file import CalendarFile
from vlu_desktop.ui.home.calendar_page import CalendarPage, CalendarServices
from vlu_desktop.ui.home.calendar_view import nothing


@pytest.fixture
def page(bench: Bench, tmp_path: Path) -> CalendarPage:
    today = Today(bench.store, Findings(bench.store, DEFAULTS), RULES, HOLIDAYS)
    services = CalendarServices(today=today, file=lambda: CalendarFile(bench.store), now=now, folder=tmp_path)
    made = CalendarPage(bench.worker, bench.bulletin, bench.news, services, lambda: TODAY)
    assert made._view is None
    bench.show(made)
    bench.add(
        Meeting(case_id=bench.case_id, kind="marac", on=TODAY, venue="Brindle Lane"),
        Meeting(case_id=bench.case_id, kind="mappa", on=date(2026, 9, 1)),
    )
    bench.settle()
    return made


def test_the_arrows_go_on_into_the_next_month_and_enter_opens_a_day(bench: Bench, page: CalendarPage) -> None:
    view = page.view
    opened: list[CalendarDay] = []
    page.opened.connect(opened.append)
    spoken = view.month.data(view.grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert (view._title.text(), spoken) == ("August 2026", "Monday 3 August 2026, today: MARAC")
    assert [view.of_day.index(0, at).data() for at in range(3)] == ["MARAC", "M.A. and D.R.", "Brindle Lane"]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(view.grid, key)
    assert (view._title.text(), view._day_name.text()) == ("September 2026", "Tuesday 1 September 2026")
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    assert view.day_view.hasFocus()
    QTest.keyClick(view.day_view, Qt.Key.Key_Return)
    assert [each.what for each in opened] == ["MAPPA"]
    QTest.keyClick(view.grid, Qt.Key.Key_Up)
    assert (view._title.text(), view.of_day.index(0, 0).data()) == ("August 2026", nothing())


def test_the_agenda_lists_what_is_to_come_by_kind(page: CalendarPage) -> None:
    view = page.view
    view.by_agenda.click()
    assert [view.agenda.index(at, 1).data() for at in range(2)] == ["MARAC", "MAPPA"]
    view.kinds.setCurrentIndex(view.kinds.findData("hearing"))
    assert (view.agenda.rowCount(), view.shown_days()) == (0, ())


def test_what_is_saved_or_printed_is_the_month_shown_and_names_nobody(
    bench: Bench, page: CalendarPage, tmp_path: Path
) -> None:
    out = tmp_path / "c.ics"
    page.save_to(out, references=True)
    bench.settle()
    text = out.read_text(encoding="utf-8")
    assert text.count("SUMMARY:VLU: meeting") == 1
    assert "Brindle" not in text
    assert [each.document for each in bench.all(Disclosure)] == ["Calendar (ICS)"]
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "c.pdf"))
    page.print_on(printer)
    bench.settle()
    assert (tmp_path / "c.pdf").stat().st_size
    assert newest(bench) == "calendar.printed"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_what_the_printer_does_not_take_is_journalled_as_not_left(
    bench: Bench, page: CalendarPage, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "c.pdf"))
    page.print_on(printer)
    bench.settle()
    assert newest(bench) == "calendar.not-left"


def newest(bench: Bench) -> str:
    return bench.ask(lambda: bench.store.entries(limit=1))[0].method


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (6, "3\nMAPPA\nMARAC\nMARAC"), (4, "3\nMAPPA\nMARAC\nMARAC"), (3, "3\nMAPPA\nand 2 more"),
        (2, "3 +2\nMAPPA"), (1, "3 +3"),
    ],
)  # fmt: skip
def test_a_day_has_as_many_lines_as_its_cell_and_says_how_many_more_there_are(
    bench: Bench, page: CalendarPage, lines: int, shown: str
) -> None:
    bench.add(Meeting(case_id=bench.case_id, kind="mappa", on=TODAY))
    bench.add(Meeting(case_id=bench.case_id, kind="marac", on=TODAY))
    bench.settle()
    view = page.view
    cell = view.grid.currentIndex()
    option = QStyleOptionViewItem()
    option.fontMetrics = view.grid.fontMetrics()
    option.rect = QRect(0, 0, 90, round((lines + 0.4) * option.fontMetrics.lineSpacing()))
    view.grid.itemDelegate().initStyleOption(option, cell)  # type: ignore[attr-defined]
    # Parted as Qt parts the lines of an item: after an end of line the words would stand beside the others.
    assert option.text.split("\u2028") == shown.splitlines()
