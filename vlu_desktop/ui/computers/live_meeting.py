# SPDX-License-Identifier: Apache-2.0
"""Meets by itself while a casebook is open and the unit has a server: soon after each act, and when another's came.

Nobody is told of a server that can't be reached: a laptop spends its day without one, and meets again once it is back.
"""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from vlu_desktop.record.changes import Changes
from vlu_desktop.services.keeping.other_computers import MeetingResult, OtherComputers
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Job, Worker

GATHERED = 150
"""Milliseconds in which several acts, or several things that came, are met about once."""
AGAIN = 5000
"""Milliseconds after which a meeting is tried again that failed though the server is there."""
AT_A_TIME = 0.5
"""Seconds of taking in after which the vault is let go, so that nobody who saves waits for a year of another's work."""
_FROM_ELSEWHERE = "exchange.take"


class LiveMeeting(QObject):
    """`met` carries what came of each, `failed` why one failed though the server is there; `reached` whether it is,
    whenever that changes."""

    met = Signal(object)
    failed = Signal(str)
    reached = Signal(bool)
    _rang = Signal()

    def __init__(self, worker: Worker, bulletin: ChangeBus, others: OtherComputers, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._bulletin = bulletin
        self._others = others
        self._job: Job | None = None
        self._again = False
        self._was_reached = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._meet)
        self._rang.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        bulletin.changed.connect(self._after)

    def begin(self) -> None:
        """Listen at the unit's server, if there is one now."""
        self._worker.ask(lambda: self._others.listen(self._rang.emit))

    def _after(self, changes: Changes) -> None:
        """What was done here is left there soon; the unit's server may be another now."""
        if changes.method == "computer.server":
            self.begin()
        if changes.method != _FROM_ELSEWHERE and self._others.is_server_reached:
            self._soon()

    def _heard(self) -> None:
        if self._others.is_server_reached != self._was_reached:
            self._was_reached = self._others.is_server_reached
            self.reached.emit(self._was_reached)
        if self._was_reached:
            self._soon()

    def _soon(self) -> None:
        if self._job is not None:
            self._again = True
        elif not self._timer.isActive():
            self._timer.start(GATHERED)

    def _meet(self) -> None:
        if self._job is None:
            self._again = False
            others = self._others
            self._job = self._worker.long(lambda told, _: others.meet_usual(told, AT_A_TIME), self._ended, self._failed)

    def _ended(self, result: MeetingResult) -> None:
        self._job = None
        for each in result.changes:
            self._bulletin.changed.emit(each)
        self.met.emit(result)
        if self._again or result.is_more:
            self._soon()

    def _failed(self, sentence: str) -> None:
        self._job = None
        # Who listens notices too where the server is away, and rings once it is back.
        if self._others.is_server_reached:
            self.failed.emit(sentence)
            self._timer.start(AGAIN)
