# SPDX-License-Identifier: Apache-2.0
"""The foot of the window: what was just done and what can be done about it; between messages, when it was last saved.

It has its own line below every page, so that a message stands above none of their controls and behind none of them.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.widgets.basics import button, label

if TYPE_CHECKING:
    from vlu_desktop.ui.widgets.message_bar import MessageBar


class WindowFoot(QStackedWidget):
    """`done_asked` asks for what the officer did today."""

    done_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._saved = label("", "small")
        self._done: QPushButton = button(say("shell.what-i-did-today"), self.done_asked.emit, "link")
        self._quiet = QWidget()
        layout = QHBoxLayout(self._quiet)
        layout.setContentsMargins(12, 2, 12, 2)
        layout.addWidget(self._saved)
        layout.addStretch(1)
        layout.addWidget(self._done)
        self.addWidget(self._quiet)
        self.show_done(False)

    @cached_property
    def news(self) -> "MessageBar":
        """The message bar, made when there is something to say."""
        from vlu_desktop.ui.widgets.message_bar import MessageBar

        made = MessageBar(self)
        self.addWidget(made)
        made.came.connect(lambda: self.setCurrentWidget(made))
        made.gone.connect(lambda: self.setCurrentWidget(self._quiet))
        return made

    def show_done(self, shown: bool) -> None:
        """What was done can be looked at while a casebook is open."""
        self._done.setVisible(shown)

    def say_saved(self, text: str) -> None:
        """When the record was last saved."""
        self._saved.setText(text)

    def minimumSizeHint(self) -> QSize:
        """One line of a message, also while there is none: nothing moves when it comes."""
        return QSize(200, max(super().minimumSizeHint().height(), self._done.sizeHint().height() + 6))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
