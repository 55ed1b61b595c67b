# SPDX-License-Identifier: Apache-2.0
"""The card on the unit's page that says when the casebook locks, and whether its windows may be photographed."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QFrame

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import number
from vlu_desktop.services.access.key_access import KeyAccess
from vlu_desktop.ui.guards.clipboard import KEPT
from vlu_desktop.ui.guards.guards import Guards
from vlu_desktop.ui.guards.idle import MOST_MINUTES
from vlu_desktop.ui.guards.screen_capture import can_block
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, label
from vlu_desktop.ui.widgets.elided_choice import ElidedChoice
from vlu_desktop.ui.widgets.flow_layout import flowing

MINUTES = (1, 2, 5, 10, 15, 20, MOST_MINUTES)


class GuardCard(QFrame):
    """The minutes are this computer's; letting pictures be taken is journalled."""

    def __init__(self, worker: Worker, keeping: KeyAccess, guards: Guards, lock: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._worker = worker
        self._keeping = keeping
        self._guards = guards
        self.minutes = ElidedChoice()
        for each in sorted({*MINUTES, guards.idle.minutes}):
            self.minutes.addItem(number(each, "minute"), each)
        self.minutes.setCurrentIndex(self.minutes.findData(guards.idle.minutes))
        self.minutes.setAccessibleName(say("guarding.lock-after"))
        self.minutes.activated.connect(lambda _: guards.set_minutes(self.minutes.currentData()))
        caption = label(say("guarding.lock-when-nobody-has-touched"), wrap=True)
        caption.setBuddy(self.minutes)
        now = button(say("guarding.lock-now"), lock, "outline", "Ctrl+L")
        also = label(
            say("guarding.it-also-locks-when-the", value=KEPT // 1000),
            "small",
            wrap=True,
        )
        self.pictures = QCheckBox(say("guarding.let-pictures-of-the-window"))
        self.pictures.setChecked(not guards.capture.blocking)
        self.pictures.toggled.connect(self._pictures)
        blocked = label(say("guarding.pictures-and-screen-sharing-show"), "small", wrap=True)
        self.pictures.setVisible(can_block())
        if not can_block():
            blocked.setText(say("guarding.this-system-gives-a-program"))
        self.setLayout(
            column(
                label(say("guarding.locking"), "heading"),
                flowing(caption, self.minutes, now),
                also,
                blocked,
                self.pictures,
                margins=16,
            )
        )

    def _pictures(self, allowed: bool) -> None:
        # Noted first: where the journal can't be written, the window stays black.
        self._worker.ask(
            lambda: self._keeping.note_pictures(allowed), lambda _: self._guards.capture.set_blocking(not allowed)
        )
