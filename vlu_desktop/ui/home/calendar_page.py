# SPDX-License-Identifier: Apache-2.0
"""The calendar over all cases: built once it is first looked at, so that opening a casebook waits for none of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.kept_summaries import CaseSummary
from vlu_desktop.services.cases.today import Today
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.chunked_reads import ChunkedRead
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import column
from vlu_desktop.ui.widgets.message_bar import MessageBar
from vlu_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from vlu_desktop.services.documents.calendar_file import CalendarFile
    from vlu_desktop.ui.home.calendar_view import CalendarView


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarServices:
    """What the calendar reads, how it leaves the program, and where a file of it is put at first."""

    today: Today
    file: "Callable[[], CalendarFile]"
    now: Callable[[], datetime]
    folder: Path


class CalendarPage(Page):
    """`opened` carries a day's entry whose record is to be shown; `saved` the entries of the register and the file."""

    opened = Signal(object)
    saved = Signal(object, object)

    def __init__(
        self,
        worker: Worker,
        bulletin: ChangeBus,
        news: MessageBar,
        services: CalendarServices,
        day: Callable[[], date],
    ) -> None:
        super().__init__(bulletin)
        self._worker = worker
        self._news = news
        self._services = services
        self._day = day
        self._view: CalendarView | None = None
        self._reading: ChunkedRead[CaseSummary] | None = None

    @property
    def view(self) -> "CalendarView":
        """What is seen, made the first time it is asked for."""
        if self._view is None:
            from vlu_desktop.ui.home.calendar_view import CalendarView

            self._view = CalendarView(self._day())
            self._view.opened.connect(self.opened)
            self._view.file_asked.connect(self._ask_file)
            self._view.print_asked.connect(self._ask_printer)
            self.setLayout(column(self._view, margins=28))
        return self._view

    def refresh(self) -> None:
        day, view = self._day(), self.view
        if self._reading is not None:
            self._reading.stop()
        summaries: list[CaseSummary] = []

        def taken(found: list[CaseSummary], whole: bool) -> None:
            summaries.extend(found)
            if whole:
                view.show_days(summaries, day)

        self._reading = ChunkedRead(self._worker, lambda: self._services.today.summaries(day), taken)

    def save_to(self, out: Path, references: bool) -> None:
        """Write the days shown to a file."""
        days, made = self.view.shown_days(), self._services.now()
        self._worker.ask(
            lambda: self._services.file().save(days, out, made, references),
            lambda entries: self.saved.emit(entries, out),
            self._news.problem,
        )

    def _ask_file(self, references: bool) -> None:
        from PySide6.QtWidgets import QFileDialog

        usual = str(self._services.folder / say("home.calendar-ics"))
        name, _ = QFileDialog.getSaveFileName(self, say("home.save-the-calendar"), usual, say("home.calendar-ics-2"))
        if name:
            path = Path(name)
            self.save_to(path if path.suffix else path.with_suffix(".ics"), references)

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(say("home.calendar"))
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the days shown on a printer already chosen; where it does not take them, the journal says so too."""
        days, view, files = self.view.shown_days(), self.view, self._services.file

        def note() -> dict[str, str]:
            files().printed(days)
            return files().references(days)

        def done(said: dict[str, str]) -> None:
            if not view.print_on(printer, said):
                self._news.problem(say("timelines.the-printer-did-not-take"))
                self._worker.ask(lambda: files().not_printed(days))

        self._worker.ask(note, done, self._news.problem)
