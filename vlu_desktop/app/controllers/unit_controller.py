# SPDX-License-Identifier: Apache-2.0
"""The unit's own page with every card on it: names, keys, backups, signing off, the rules."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.language.languages import PREFERENCE, speak
from vlu_desktop.platform import paths, preferences
from vlu_desktop.ui.backup.backup_screens import Backups, ThisComputer
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.documents.sign_off_card import SignOffCard
from vlu_desktop.ui.home.agencies_card import AgenciesCard
from vlu_desktop.ui.home.casebook_card import CasebookCard
from vlu_desktop.ui.home.deadlines_card import DeadlinesCard
from vlu_desktop.ui.home.settings_card import SettingsCard
from vlu_desktop.ui.home.unit_page import UnitPage
from vlu_desktop.ui.keys.keys_card import KeysCard, SheetFacts
from vlu_desktop.ui.shell.language_card import language_card
from vlu_desktop.ui.widgets.theme import ThemeSwitcher


class UnitController(QObject):
    """The page, made when it is first wanted, and what runs behind its cards from the beginning."""

    def __init__(self, ground: AppContext, saver: Saver, look: ThemeSwitcher) -> None:
        super().__init__(ground.parent)
        self._ground, self._saver, self._look = ground, saver, look
        self._more: list[tuple[str, Callable[[], QWidget]]] = []
        computer = ThisComputer(day=today, clock=now, documents=paths.documents_dir())
        self.backups = Backups(
            ground.worker, ground.bulletin, ground.services.keeping.backups, ground.parent, ground.news, computer
        )
        self.backups.folder_known.connect(lambda folder: preferences.remember("backups", folder))

    def add_card(self, part: str, made: Callable[[], QWidget]) -> None:
        """Another card, which the page has from when it is made."""
        self._more.append((part, made))

    @property
    def is_made(self) -> bool:
        """Whether the page was wanted so far."""
        return "page" in self.__dict__

    @cached_property
    def page(self) -> UnitPage:
        """The page with every card."""
        ground, services = self._ground, self._ground.services
        worker, bulletin = ground.worker, ground.bulletin
        page = UnitPage(
            worker,
            bulletin,
            services.casework.units,
            self._look,
            ground.news,
            CasebookCard(worker, lambda told: services.soundness.check(told).problems, services.vault.path, today),
        )
        page.add_card("unit", language_card(_choose_language))
        page.add_card("unit", AgenciesCard(worker, bulletin, services.casework.units.agencies, self._saver, today))
        page.add_card("keys", self._keys)
        page.add_card("backup", self.backups.card)
        page.add_card(
            "documents",
            SignOffCard(
                worker, services.papers.documents, self._saver, services.keeping.approvals,
                lambda: services.approving.approval_desk,
            ),
        )  # fmt: skip
        page.add_card("rules", DeadlinesCard(worker, bulletin, services.insight.deadlines, self._saver, today))
        page.add_card("rules", SettingsCard(worker, bulletin, services.insight.rule_settings, today))
        for part, made in self._more:
            page.add_card(part, made())
        return page

    @property
    def keys(self) -> KeysCard:
        """Who can open the casebook; its windows stand over the page."""
        _ = self.page
        return self._keys

    @cached_property
    def _keys(self) -> KeysCard:
        services = self._ground.services
        card = KeysCard(
            self._ground.worker,
            services.keeping.keys,
            services.keeping.roles,
            self._ground.news,
            SheetFacts(
                unit=lambda: services.casework.units.standing().unit.name, casebook=services.vault.path.name, day=today
            ),
        )
        # A backup is sealed for the recovery sheet, so that there is one now changes how the backups stand.
        card.changed.connect(lambda: self.backups.runner.look(start=True))
        return card


def _choose_language(code: str) -> None:
    preferences.remember(PREFERENCE, code)
    speak(code)
