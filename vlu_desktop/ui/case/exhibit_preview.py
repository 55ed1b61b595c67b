# SPDX-License-Identifier: Apache-2.0
"""What an exhibit's file shows, inside the program: dots and plain text alone, nothing written and nothing run."""

import zlib
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from vlu_desktop.kernel.pictures import Raster
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.exhibit_view import ExhibitView
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row

_GAP = 12
_ROOM = 24
"""Dots beside a picture: the scroll bar and a little air."""


class PictureColumn(QScrollArea):
    """Pictures one below the other, none wider than there is room."""

    def __init__(self, pictures: tuple[Raster, ...], names: tuple[str, ...]) -> None:
        super().__init__()
        self._pictures = [image_of(each) for each in pictures]
        self._labels = [_named(name) for name in names]
        self.setWidget(holding(column(*self._labels, None, margins=_GAP, space=_GAP)))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("; ".join(names))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        sharp = self.devicePixelRatioF()
        room = max(int((self.viewport().width() - 2 * _GAP) * sharp), 40)
        for image, holder in zip(self._pictures, self._labels, strict=True):
            fitted = image if image.width() <= room else image.scaledToWidth(
                room, Qt.TransformationMode.SmoothTransformation
            )  # fmt: skip
            shown = QPixmap.fromImage(fitted)
            shown.setDevicePixelRatio(sharp)
            holder.setPixmap(shown)


class ExhibitPreview(QWidget):
    """A view of a file; `pages` asks for the pages from a place on."""

    def __init__(self, view: ExhibitView, pages: Callable[[int], None]) -> None:
        super().__init__()
        self.body = _body(view)
        layout = column(self.body)
        layout.setStretch(0, 1)
        if view.of > len(view.pictures) > 0:
            self._turn(layout, view, pages)
        self.setLayout(layout)

    @staticmethod
    def _turn(layout: QVBoxLayout, view: ExhibitView, pages: Callable[[int], None]) -> None:
        last, step = view.first + len(view.pictures), len(view.pictures)
        before = button(say("case.pages-before"), lambda: pages(max(view.first - max(step, 6), 0)), "quiet", "Alt+Left")
        after = button(say("case.pages-after"), lambda: pages(last), "quiet", "Alt+Right")
        before.setShortcut("Alt+Left")
        after.setShortcut("Alt+Right")
        before.setEnabled(view.first > 0)
        after.setEnabled(last < view.of)
        layout.addLayout(
            row(
                before,
                label(say("case.pages-to-of", value=view.first + 1, last=last, of=view.of), "muted"),
                after,
                None,
            )
        )


def _body(view: ExhibitView) -> QWidget:
    what = view.exhibit.title or view.about
    if view.pictures:
        several = view.of > 1
        names = tuple(
            say("case.page-of", value=view.first + place, of=view.of, what=what)
            if several
            else say("case.picture-of", what=what)
            for place in range(1, len(view.pictures) + 1)
        )
        return PictureColumn(view.pictures, names)
    if view.text is None:
        said = label(view.sentence, "muted", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignTop)
        said.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said.setAccessibleName(view.sentence)
        return said
    page = QPlainTextEdit(view.text)
    page.setReadOnly(True)
    page.setTabChangesFocus(True)
    page.setAccessibleName(say("case.text-of-the-exhibit"))
    return page


def image_of(raster: Raster) -> QImage:
    """Dots as Qt draws them; a picture without as many as it says is a grey one, because it is not ours."""
    width = raster.width * raster.colours
    whole = width * raster.height
    form = QImage.Format.Format_RGB888 if raster.colours == 3 else QImage.Format.Format_Grayscale8
    try:
        dots = zlib.decompressobj().decompress(raster.data, whole)
    except zlib.error:
        dots = b""
    if raster.jpeg or raster.bits != 8 or len(dots) != whole:
        dots = bytes([128]) * whole
    return QImage(dots, raster.width, raster.height, width, form).copy()


def _named(name: str) -> QLabel:
    holder = label("")
    holder.setAccessibleName(name)
    return holder
