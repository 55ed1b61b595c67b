# SPDX-License-Identifier: Apache-2.0
"""The guide inside the program: the page about what the officer is doing, all others beside it, and the shortcuts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QListWidget, QTextBrowser, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import paths
from vlu_desktop.ui.shell.guide import guide_pages
from vlu_desktop.ui.widgets.basics import button, column, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.folding_row import beside_list

_ROOM = 48
"""Dots beside a picture."""
_LEAST = 8
"""Lines of a page that are in view however low the window is."""


class GuidePageView(QTextBrowser):
    """Shows one page; pictures are no wider than it, and nothing outside of the guide is opened."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setOpenLinks(False)
        self.setAccessibleName(say("shell.the-guide"))
        # Its width would go by what is on the page, and what is on the page goes by its width.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Once the window has its size, and never within its being sized: pages taken away there end the program.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(lambda: self.show_words(self._words))

    def show_words(self, words: str) -> None:
        """Show a page's Markdown."""
        self._words = words
        self.document().clear()
        self.setMarkdown(words)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the guide, shrunk to the page's width; of anything else nothing."""
        asked = name.toString() if isinstance(name, QUrl) else name
        file = (paths.guide() / asked).resolve()
        if kind != QTextDocument.ResourceType.ImageResource.value or not file.is_relative_to(paths.guide().resolve()):
            return None
        picture = QImage(str(file))
        room = max(self.viewport().width() - _ROOM, 200)
        if picture.width() > room:
            picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if "![" in self._words and event.oldSize().width() != event.size().width():
            self._fitting.start()


class HelpWindow(FittingDialog):
    """Stands beside the work and keeps nobody from it."""

    PASSING = True

    def __init__(self, over: QWidget, key: str, shortcuts: Callable[[], object]) -> None:
        super().__init__(over)
        self.setWindowTitle(say("shell.guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName(say("shell.pages-of-the-guide"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        em = self.fontMetrics().averageCharWidth()
        self.page = GuidePageView()
        for each in guide_pages():
            self.list.addItem(each.title)
        self.list.currentRowChanged.connect(self._show)
        self.page.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST)
        both = beside_list(self.list, self.list, self.page)
        both.setStretch(1, 1)
        every = button(say("shell.every-shortcut"), shortcuts, "quiet", "Ctrl+F1")
        foot = row(every, None, button(say("shell.close"), self.accept, "outline"))
        self.setLayout(column(both, foot, margins=16))
        self.resize(QSize(em * 140, 640))
        self.go_to(key)

    def go_to(self, key: str) -> None:
        """Show the page of that key, or the first where there is none."""
        keys = [each.key for each in guide_pages()]
        self.list.setCurrentRow(keys.index(key) if key in keys else 0)

    def _show(self, place: int) -> None:
        each = guide_pages()[place]
        self.page.show_words(f"## {each.title}\n\n{each.words}")
