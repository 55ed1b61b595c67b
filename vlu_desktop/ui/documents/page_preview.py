# SPDX-License-Identifier: Apache-2.0
"""The pages of a PDF in memory, drawn as they come into view; nothing of them touches the disk."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.widgets.basics import button, column, label, row

GAP = 14
KEPT = 12
"""How many drawn pages are kept; the others are drawn again when they come back."""


ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Widths of a page against the view's; a page is never drawn wider than MOST_PIXELS."""
MOST_PIXELS = 4000


class PdfPages(QAbstractScrollArea):
    """A column of pages, as wide as the view unless they are made larger or smaller."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._document: object | None = None
        self._sizes: list[tuple[float, float]] = []
        self._drawn: dict[tuple[int, int], QPixmap] = {}
        self._zoom = 1.0
        self.setAccessibleName(say("documents.pages-of-the-document"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(360, 360))
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())

    def show_pdf(self, content: bytes) -> None:
        """Show a document; empty bytes show none."""
        self._drawn.clear()
        self._sizes = []
        self._document = None
        if content:
            import pypdfium2

            document = pypdfium2.PdfDocument(content)
            self._document = document
            self._sizes = [document.get_page_size(number) for number in range(len(document))]
        self.setAccessibleDescription(say("documents.pages", count=len(self._sizes)))
        self.verticalScrollBar().setValue(0)
        self._measure()
        self.moved.emit()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def zoom(self) -> float:
        """The width of a page against the view's."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Make the pages larger or smaller, the one in view staying there."""
        kept = self.page
        self._zoom = zoom
        self._drawn.clear()
        self._measure()
        if kept > 1:
            self.go_to(kept)
        self.moved.emit()

    def step_zoom(self, by: int) -> None:
        """The next size up or down."""
        nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - self._zoom))
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, nearest + by))])

    @property
    def page(self) -> int:
        """The page at the top of the view, from 1."""
        top = self.verticalScrollBar().value() + self.viewport().height() // 3
        at = 0
        for number, height in enumerate(self._heights()):
            at += height + GAP
            if top < at:
                return number + 1
        return len(self._sizes)

    def go_to(self, number: int) -> None:
        """Bring a page to the top of the view."""
        self.verticalScrollBar().setValue(sum(height + GAP for height in self._heights()[: number - 1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: self.page + 1, Qt.Key.Key_PageUp: self.page - 1}
        if event.matches(QKeySequence.StandardKey.ZoomIn):
            self.step_zoom(1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.step_zoom(-1)
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(1)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self.count)
        elif (page := steps.get(Qt.Key(event.key()))) is not None:
            self.go_to(max(1, min(self.count, page)))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.palette().window())
        top = -self.verticalScrollBar().value() + GAP
        width = self._width()
        for number, height in enumerate(self._heights()):
            if top + height > 0 and top < self.viewport().height():
                left = max(GAP, (self.viewport().width() - width) // 2) - self.horizontalScrollBar().value()
                place = QRect(left, top, width, height)
                painter.drawPixmap(place, self._pixmap(number, width))
            top += height + GAP
        if self.hasFocus():
            painter.setPen(QPen(self.palette().accent().color(), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _width(self) -> int:
        fitting = max(200, min(self.viewport().width() - 2 * GAP, 900))
        return min(round(fitting * self._zoom), MOST_PIXELS)

    def _heights(self) -> list[int]:
        width = self._width()
        return [round(width * high / wide) for wide, high in self._sizes]

    def _measure(self) -> None:
        whole = sum(height + GAP for height in self._heights()) + GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, self._width() + 2 * GAP - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        self.viewport().update()

    def _pixmap(self, number: int, width: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (number, round(width * ratio))
        found = self._drawn.get(key)
        if found is None:
            if len(self._drawn) >= KEPT:
                self._drawn.pop(next(iter(self._drawn)))
            found = self._drawn[key] = self._draw(number, round(width * ratio))
            found.setDevicePixelRatio(ratio)
        return found

    def _draw(self, number: int, pixels: int) -> QPixmap:
        assert self._document is not None
        page = self._document[number]  # type: ignore[index]
        bitmap = page.render(scale=pixels / self._sizes[number][0], rev_byteorder=True, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        ).copy()
        page.close()
        return QPixmap.fromImage(image)


class PagesPane(QWidget):
    """The pages, and above them which one is in view and how large they are."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = PdfPages()
        self._where = label("", "muted")
        self._size = label("", "muted")
        smaller = button(say("documents.smaller"), lambda: self.pages.step_zoom(-1), "quiet", "Ctrl+-")
        larger = button(say("documents.larger"), lambda: self.pages.step_zoom(1), "quiet", "Ctrl++")
        fit = button(say("documents.fit"), lambda: self.pages.set_zoom(1.0), "quiet")
        self.setLayout(column(row(self._where, None, self._size, smaller, larger, fit), self.pages))
        self.pages.moved.connect(self._tell)
        self._tell()

    def show_pdf(self, content: bytes) -> None:
        """Show a document; empty bytes show none."""
        self.pages.show_pdf(content)

    @property
    def where(self) -> str:
        """Which page is in view, as it is told above them."""
        return self._where.text()

    def _tell(self) -> None:
        many = self.pages.count
        self._where.setText(
            say("documents.page-of", page=self.pages.page, of=many) if many else say("documents.no-pages-yet")
        )
        self._size.setText(f"{round(self.pages.zoom * 100)}%" if many else "")
