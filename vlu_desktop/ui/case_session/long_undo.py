# SPDX-License-Identifier: Apache-2.0
"""How far a long undo or redo is, said in the message bar with a way to stop it; a short one says nothing meanwhile."""

import threading
from time import monotonic

from PySide6.QtCore import QObject, Qt, Signal

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.told_acts import ToldAct
from vlu_desktop.ui.widgets.message_bar import MessageBar

LONG = 0.4
"""Seconds after which the officer is told that it is under way."""


class LongUndo(QObject):
    """One undo, or one redo, from when it was asked for. `progress` is called from the vault's thread."""

    _came = Signal(object, int)

    def __init__(self, news: MessageBar, *, redo: bool) -> None:
        super().__init__(news)
        self._news = news
        self._redo = redo
        self._begun = monotonic()
        self._stop = threading.Event()
        self._turn = 0
        self._over = False
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def is_told(self) -> bool:
        """Whether the officer was told that it is under way, and it still is."""
        return bool(self._turn) and not self._over

    @property
    def was_stopped(self) -> bool:
        """Whether the officer asked for it to end; it may have been too late for that."""
        return self._stop.is_set()

    def stop(self) -> None:
        """End it at its next step, with everything as it was before it."""
        self._stop.set()

    def end(self) -> None:
        """It was answered: nothing more is said of it."""
        self._over = True
        self.deleteLater()

    def progress(self, told: ToldAct, done: int, of: int) -> None:
        """Take note how far it is. UserError where it was stopped: its act then leaves nothing."""
        if self._stop.is_set():
            if self._redo:
                raise UserError(say("sessions.stopped-doing-again", words=told.words))
            raise UserError(say("sessions.stopped-taking-back", words=told.words))
        if monotonic() - self._begun >= LONG:
            self._came.emit(told, 100 * done // of)

    def _show(self, told: ToldAct, percent: int) -> None:
        if self._over:
            return
        if self._turn and self._turn == self._news.turn and percent == 100:
            # Nothing is left but to write it down, which is never broken off.
            self._news.wait(self._saving(told.words), "", self._news.hide)
            self._turn = self._news.turn
        elif not self._turn:
            self._news.wait(self._far(told.words, percent), say("sessions.stop"), self.stop)
            self._turn = self._news.turn
        elif self._turn == self._news.turn:
            self._news.go_on(self._far(told.words, percent))

    def _far(self, words: str, percent: int) -> str:
        if self._redo:
            return say("sessions.doing-again", words=words, percent=percent)
        return say("sessions.taking-back", words=words, percent=percent)

    def _saving(self, words: str) -> str:
        if self._redo:
            return say("sessions.doing-again-saving", words=words)
        return say("sessions.taking-back-saving", words=words)
