# SPDX-License-Identifier: Apache-2.0
"""The pages of a PDF in memory, drawn as they come into view; nothing of them touches the disk."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

GAP = 14
KEPT = 12
"""How many drawn pages are kept; the others are drawn again when they come back."""


class PdfPages(QAbstractScrollArea):
    """A column of pages as wide as the view."""

    def __init__(self) -> None:
        super().__init__()
        self._document: object | None = None
        self._sizes: list[tuple[float, float]] = []
        self._drawn: dict[tuple[int, int], QPixmap] = {}
        self.setAccessibleName("Pages of the document")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(360, 360))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

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
        self.setAccessibleDescription(f"{len(self._sizes)} pages")
        self.verticalScrollBar().setValue(0)
        self._measure()

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
                place = QRect((self.viewport().width() - width) // 2, top, width, height)
                painter.drawPixmap(place, self._pixmap(number, width))
            top += height + GAP
        painter.end()

    def _width(self) -> int:
        return max(200, min(self.viewport().width() - 2 * GAP, 900))

    def _heights(self) -> list[int]:
        width = self._width()
        return [round(width * high / wide) for wide, high in self._sizes]

    def _measure(self) -> None:
        whole = sum(height + GAP for height in self._heights()) + GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
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
