# SPDX-License-Identifier: Apache-2.0
"""The message bar: one sentence and what can be done about it, never a window in the way."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from vlu_desktop.ui.widgets.basics import button, label, restyle, row

STAYS = 9000
"""Milliseconds a piece of news stays in view. A problem stays until it is dismissed: no text is lost to a clock."""


class MessageBar(QFrame):
    """Lies over the foot of its page, so that nothing moves when it comes or goes."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._text = label("", wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._act: Callable[[], object] = self.hide
        self._action: QPushButton = button("", self._run, "link")
        dismiss = button("Dismiss", self.hide, "quiet")
        self.setLayout(row(self._text, self._action, dismiss, margins=10))
        self.setProperty("kind", "message")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """News, such as what was saved, with what can be done next ("Undo add incident")."""
        self._show(sentence, action, run, "message")
        self._timer.start()

    def problem(self, sentence: str) -> None:
        """Something did not work; the sentence says what to do."""
        self._show(sentence, "", None, "notice")
        self._timer.stop()

    @property
    def text(self) -> str:
        """The sentence in view, "" where there is none."""
        return self._text.text() if self.isVisible() else ""

    def place(self) -> None:
        """Lie along the foot of the page."""
        width = min(self._over.width() - 48, 900)
        self.setFixedWidth(max(width, 200))
        self.setFixedHeight(self.heightForWidth(self.width()) if self.hasHeightForWidth() else self.sizeHint().height())
        self.move((self._over.width() - self.width()) // 2, self._over.height() - self.height() - 24)

    def _show(self, sentence: str, action: str, run: Callable[[], object] | None, kind: str) -> None:
        restyle(self, kind)
        self._text.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._act = run or self.hide
        self.place()
        self.show()
        self.raise_()
        self.setAccessibleName(sentence)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _run(self) -> None:
        self.hide()
        self._act()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
