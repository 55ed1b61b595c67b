# SPDX-License-Identifier: Apache-2.0
"""The unit's own page with every card on it: names, keys, backups, signing off, the rules."""

from PySide6.QtCore import QObject

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.language.languages import PREFERENCE, speak
from vlu_desktop.platform import paths, preferences
from vlu_desktop.ui.backup.backup_screens import Backups, ThisComputer
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.documents.sign_off_card import SignOffCard
from vlu_desktop.ui.home.casebook_card import CasebookCard
from vlu_desktop.ui.home.deadlines_card import DeadlinesCard
from vlu_desktop.ui.home.settings_card import SettingsCard
from vlu_desktop.ui.home.unit_page import UnitPage
from vlu_desktop.ui.keys.keys_card import KeysCard
from vlu_desktop.ui.shell.language_card import language_card
from vlu_desktop.ui.widgets.theme import ThemeSwitcher


class UnitController(QObject):
    """The page, and what runs behind its cards."""

    def __init__(self, ground: AppContext, saver: Saver, look: ThemeSwitcher) -> None:
        super().__init__(ground.parent)
        services, worker, bulletin, news = ground.services, ground.worker, ground.bulletin, ground.news
        self.page = UnitPage(
            worker,
            bulletin,
            services.casework.units,
            look,
            news,
            CasebookCard(worker, lambda: services.soundness.check().problems, services.vault.path, today),
        )
        self.page.add_card("unit", language_card(_choose_language))
        self.keys = KeysCard(
            worker,
            services.keeping.keys,
            news,
            unit=lambda: services.casework.units.standing().unit.name,
            casebook=services.vault.path.name,
            day=today,
        )
        computer = ThisComputer(day=today, clock=now, documents=paths.documents_dir())
        self.backups = Backups(worker, bulletin, services.keeping.backups, ground.parent, news, computer)
        self.backups.folder_known.connect(lambda folder: preferences.remember("backups", folder))
        self.page.add_card("keys", self.keys)
        self.page.add_card("backup", self.backups.card)
        self.page.add_card("documents", SignOffCard(worker, services.papers.documents, saver))
        self.page.add_card("rules", DeadlinesCard(worker, bulletin, services.insight.deadlines, saver, today))
        self.page.add_card("rules", SettingsCard(worker, bulletin, services.insight.rule_settings, today))


def _choose_language(code: str) -> None:
    preferences.remember(PREFERENCE, code)
    speak(code)
