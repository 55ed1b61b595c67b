# SPDX-License-Identifier: Apache-2.0
"""The message bar: one sentence and what can be done about it, in a place of its own that covers nothing."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QSizePolicy, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.widgets.announcing import announce
from vlu_desktop.ui.widgets.basics import button, label, restyle, row

STAYS = 15_000
"""Milliseconds a piece of news stays in view, and longer while the keyboard or the pointer is in it. A problem stays
until it is dismissed: no text is lost to a clock."""

Deed = tuple[str, Callable[[], object]]
"""What can be done about a message: the words of its button, and what it does."""


class MessageBar(QFrame):
    """Its page keeps a line free for it, so that nothing moves as it comes and goes; `came` and `gone` say when."""

    gone = Signal()
    came = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._text = label("", wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._act: Callable[[], object] = self.hide
        self._also: Callable[[], object] = self.hide
        self._action: QPushButton = button("", lambda: self._run(self._act), "link")
        self._other: QPushButton = button("", lambda: self._run(self._also), "link")
        dismiss = button(say("widgets.dismiss"), self.hide, "quiet")
        self.setLayout(row(self._text, self._action, self._other, dismiss))
        self.setContentsMargins(12, 2, 12, 2)
        self.setProperty("kind", "message")
        self.turn = 0
        """How many messages came, so that one that took longer to word does not hide what was said since."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self._over_now)
        self.hide()

    def say(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None, also: Deed | None = None
    ) -> None:
        """News, such as what was saved, with what can be done next: take it back, and also open it."""
        self._show(sentence, (action, run or self.hide), also or ("", self.hide), "message")
        self._timer.start()

    def wait(self, sentence: str, action: str, run: Callable[[], object]) -> None:
        """What is under way and takes long, and how to end it; it stays until something else is said."""
        self._show(sentence, (action, run), ("", self.hide), "message")
        self._timer.stop()

    def go_on(self, sentence: str) -> None:
        """How far that is by now, for the eye and for who asks: a screen reader is not told at each step."""
        self._text.setText(sentence)
        self._action.setAccessibleDescription(sentence)
        self.setAccessibleName(sentence)

    def problem(self, sentence: str) -> None:
        """Something did not work; the sentence says what to do."""
        self._show(sentence, ("", self.hide), ("", self.hide), "notice")
        self._timer.stop()

    @property
    def text(self) -> str:
        """The sentence in view, "" where there is none."""
        return self._text.text() if self.isVisible() else ""

    def _show(self, sentence: str, first: Deed, second: Deed, kind: str) -> None:
        self.turn += 1
        restyle(self, kind)
        self._text.setText(sentence)
        for made, (words, _) in ((self._action, first), (self._other, second)):
            made.setText(words)
            made.setVisible(bool(words))
            # Heard by itself, a button says what it is about.
            made.setAccessibleDescription(sentence)
        self._act, self._also = first[1], second[1]
        self.setAccessibleName(sentence)
        self.show()
        self.came.emit()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        announce(self, sentence)

    def _over_now(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self.hide()

    def _run(self, act: Callable[[], object]) -> None:
        self.hide()
        act()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.gone.emit()
