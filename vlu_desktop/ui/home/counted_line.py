# SPDX-License-Identifier: Apache-2.0
"""A line on Today that counts what waits for the officer; not there where nothing does."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.access.approvals import Approvals
from vlu_desktop.services.keeping.differences import Differences
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, label, row

T = TypeVar("T")


class CountedLine(QFrame, Generic[T]):
    """`shown_asked` where what was counted is to be shown. It counts again after acts whose names begin with one
    of `after`.
    """

    shown_asked = Signal()

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, count: Callable[[], T], said: Callable[[T], str], act: str,
        after: tuple[str, ...],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setProperty("kind", "notice")
        self._worker = worker
        self._count, self._said, self._after = count, said, after
        self.text = label("", "", wrap=True)
        self.act = button(act, self.shown_asked.emit, "link")
        self.setLayout(row(self.text, self.act, margins=12))
        self.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self.hide()
        bulletin.changed.connect(self._changed)
        self.look()

    def look(self) -> None:
        """Count again."""
        self._worker.ask(self._count, self._show)

    def _changed(self, changes: Changes) -> None:
        if changes.method.startswith(self._after) or self.isVisible():
            self.look()

    def _show(self, found: T) -> None:
        said = self._said(found)
        self.text.setText(said)
        self.setVisible(bool(said))


def differences_line(worker: Worker, bulletin: ChangeBus, differences: Differences) -> CountedLine[int]:
    """How many things computers entered differently."""
    said = lambda many: say("exchange.to-decide", n=many) if many else ""  # noqa: E731
    return CountedLine(worker, bulletin, differences.count, said, say("computers.decide"), ("exchange.",))


def approvals_line(worker: Worker, bulletin: ChangeBus, approvals: Approvals) -> CountedLine[tuple[int, int]]:
    """How many things an officer is asked to approve, and how many of their own were answered."""
    after = ("exchange.", "approval.")
    return CountedLine(worker, bulletin, approvals.count, _approvals_said, say("approvals.look"), after)


def _approvals_said(found: tuple[int, int]) -> str:
    waiting, answered = found
    said = [say("approvals.to-answer", n=waiting)] if waiting else []
    return " ".join([*said, say("approvals.to-do", n=answered)] if answered else said)
