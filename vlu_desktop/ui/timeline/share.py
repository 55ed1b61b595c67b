# SPDX-License-Identifier: Apache-2.0
"""Copies, prints and saves what the timeline shows. Each is a disclosure: journalled first, and said what it leaves."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, Signal
from PySide6.QtGui import QGuiApplication, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.documents.charts import Charts
from vlu_desktop.timeline.display_list import DisplayList
from vlu_desktop.timeline.printing import Chart
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.timeline.drawing_image import image_of, paint_drawing, png_of
from vlu_desktop.ui.widgets.message_bar import MessageBar


def the_copied() -> str:
    return say("timelines.copied-for-use-inside-the")


def the_printed() -> str:
    return say("timelines.sent-to-the-printer-for")


def kinds() -> str:
    return say("timelines.pdf-with-its-table-pdf")


class ChartSharing(QObject):
    """`saved` carries the register's entry and the file's path."""

    saved = Signal(object, object)

    def __init__(
        self, over: QWidget, worker: Worker, charts: Callable[[], Charts], news: MessageBar, now: Callable[[], datetime]
    ) -> None:
        super().__init__(over)
        self._over = over
        self._worker = worker
        self._charts = charts
        self._news = news
        self._now = now

    def copy(self, case_id: str, chart: Chart) -> None:
        """Put the picture on the clipboard."""

        def done(drawing: DisplayList) -> None:
            QGuiApplication.clipboard().setImage(image_of(drawing, self._over.font()))
            self._news.say(the_copied())

        self._worker.ask(lambda: self._let_go(case_id, chart, "copied"), done)

    def print(self, case_id: str, chart: Chart) -> None:
        """Ask for a printer, then print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setDocName(say("timelines.timeline"))
        if QPrintDialog(printer, self._over).exec():
            self.print_on(printer, case_id, chart)

    def print_on(self, printer: QPrinter, case_id: str, chart: Chart) -> None:
        """Print as vectors on a printer already chosen."""

        def done(drawing: DisplayList) -> None:
            if print_drawing(printer, drawing, self._over):
                self._news.say(the_printed())
                return
            self._news.problem(say("timelines.the-printer-did-not-take"))
            self._worker.ask(lambda: self._charts().not_printed(case_id, chart))

        self._worker.ask(lambda: self._let_go(case_id, chart, "printed"), done)

    def save(self, case_id: str, chart: Chart, folder: Path) -> None:
        """Ask where to, then save."""
        name, kind = QFileDialog.getSaveFileName(
            self._over, say("timelines.save-the-timeline"), str(folder / say("timelines.timeline-pdf")), kinds()
        )
        if name:
            path = Path(name)
            ending = kind[kind.rfind(".") : -1] if kind else ".pdf"
            self.save_to(path if path.suffix else path.with_suffix(ending), case_id, chart)

    def save_to(self, out: Path, case_id: str, chart: Chart) -> None:
        """Save to a file; its ending says which kind."""
        made, font = self._now(), self._over.font()
        self._worker.ask(
            lambda: self._charts().save(case_id, chart, out, made, lambda drawing: png_of(drawing, font)),
            lambda entry: self.saved.emit(entry, out),
        )

    def _let_go(self, case_id: str, chart: Chart, how: str) -> DisplayList:
        charts = self._charts()
        drawing = charts.marked(case_id, chart, self._now())
        charts.let_go(case_id, chart, how)
        return drawing


def print_drawing(printer: QPrinter, drawing: DisplayList, over: QWidget) -> bool:
    """One page turned on its side, as vectors; False where the printer fails."""
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    page = printer.pageLayout().paintRectPixels(printer.resolution())
    paint_drawing(painter, drawing, QRectF(0, 0, page.width(), page.height()), over.font())
    return painter.end()
