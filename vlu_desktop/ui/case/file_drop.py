# SPDX-License-Identifier: Apache-2.0
"""Files dropped anywhere over a page: a hint while they are held over it, and then their paths.

Text fields take dropped files as text. So the drop is met at the window, before any field sees it.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from vlu_desktop.ui.widgets.basics import column, label

_MOVES = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class FileDrop(QObject):
    """`dropped` carries the paths of the files; `hint` says of so many files what a drop would do."""

    dropped = Signal(object)

    def __init__(self, over: QWidget, hint: Callable[[int], str]) -> None:
        super().__init__(over)
        self._over = over
        self._hint = hint
        self.shown = DropHint(over)
        over.setAcceptDrops(True)
        over.installEventFilter(self)
        self._watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._over:
            self._watch()
        elif kind == QEvent.Type.DragLeave:
            self.shown.hide()
        elif (kind in _MOVES or kind == QEvent.Type.Drop) and isinstance(event, QDropEvent):
            return watched is not self._over and self._meet(event)
        return False

    def _watch(self) -> None:
        """The window's handle is made when it is first shown, and may be made anew."""
        handle = self._over.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def _meet(self, event: QDropEvent) -> bool:
        files = local_files(event.mimeData())
        if not files or not self._takes(event.position()):
            self.shown.hide()
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.shown.hide()
            # Later, because whoever the files are dragged from waits for the drop to end.
            QTimer.singleShot(0, self, lambda: self.dropped.emit(files))
        else:
            self.shown.say(self._hint(len(files)))
        return True

    def _takes(self, at: QPointF) -> bool:
        window, modal = self._over.window(), QApplication.activeModalWidget()
        if not self._over.isVisible() or (modal is not None and modal is not window):
            return False
        return self._over.rect().contains(self._over.mapFrom(window, at.toPoint()))


class DropHint(QFrame):
    """Lies over the whole page while files are held over it, so that nothing beneath it moves."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._text = label("", "heading", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("kind", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)
        self.setLayout(column(None, self._text, None, margins=24))
        self.hide()

    @property
    def text(self) -> str:
        """The sentence in view, "" where there is none."""
        return self._text.text() if self.isVisible() else ""

    def say(self, sentence: str) -> None:
        """Cover the page with a sentence."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()


def local_files(mime: QMimeData) -> tuple[Path, ...]:
    """The files of this computer that are dragged."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile() and url.toLocalFile())
