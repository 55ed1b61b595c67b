# SPDX-License-Identifier: Apache-2.0
"""The other computers of the unit: the card on the unit's page, and the window in which differences are decided."""

from functools import cached_property

from PySide6.QtCore import QObject, Signal

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.app.controllers.unit_controller import UnitController
from vlu_desktop.platform import paths
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.computers.computers_card import ComputersCard, ExchangeServices
from vlu_desktop.ui.computers.differences_window import DifferencesWindow
from vlu_desktop.ui.computers.live_meeting import LiveMeeting
from vlu_desktop.ui.home.counted_line import differences_line
from vlu_desktop.ui.home.today_page import TodayPage


class ComputersController(QObject):
    """It stands on the unit's page, where its card is made with that, and on Today where something is to be decided.

    `back_asked` where this visit's casebook is to be given back.
    """

    back_asked = Signal()

    def __init__(self, ground: AppContext, saver: Saver, unit: UnitController, today: TodayPage) -> None:
        super().__init__(ground.parent)
        self._ground, self._saver = ground, saver
        unit.add_card("computers", lambda: self.card)
        line = differences_line(ground.worker, ground.bulletin, ground.services.keeping.differences)
        line.shown_asked.connect(self.decide)
        today.add_line(line)
        self.live = LiveMeeting(ground.worker, ground.bulletin, ground.services.keeping.other_computers, self)
        self.live.begin()

    @cached_property
    def card(self) -> ComputersCard:
        """Meeting the others."""
        ground, keeping = self._ground, self._ground.services.keeping
        services = ExchangeServices(
            others=keeping.other_computers, chosen=keeping.chosen_cases, differences=keeping.differences,
            saver=self._saver,
        )  # fmt: skip
        made = ComputersCard(ground.worker, ground.bulletin, services, paths.documents_dir)
        made.decide_asked.connect(self.decide)
        made.back_asked.connect(self.back_asked)
        self.live.met.connect(made.show_met)
        self.live.failed.connect(made.show_failed)
        self.live.reached.connect(made.grow_stale)
        return made

    def decide(self) -> None:
        """Show what differs."""
        ground = self._ground
        window = DifferencesWindow(ground.worker, ground.services.keeping.differences, self._saver, ground.parent)
        window.open()
