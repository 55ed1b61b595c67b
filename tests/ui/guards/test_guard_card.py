# SPDX-License-Identifier: Apache-2.0
"""When it locks is chosen on the unit's page and kept for the computer; letting pictures be taken is journalled."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.platform import preferences
from vlu_desktop.services.access.key_access import KeyAccess
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.vault.vault import Vault, create_vault
from vlu_desktop.ui.guards.guard_card import GuardCard
from vlu_desktop.ui.guards.guards import Guards
from vlu_desktop.ui.threads.worker import Worker

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
Shown = tuple[GuardCard, Guards, Worker, Vault]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shown]:
    worker = Worker()
    found: list[Any] = []
    worker.ask(
        lambda: create_vault(
            tmp_path / "a.vlu", "words", officer_name="Asha", clock=lambda: datetime.now(UTC), cost=CHEAP, floor=CHEAP
        ),
        found.append,
    )
    qtbot.waitUntil(lambda: bool(found))
    window = QWidget()
    qtbot.addWidget(window)
    guards = Guards(qapp, window)
    card = GuardCard(worker, KeyAccess(found[0].store, found[0].ring, (), lambda *_: None), guards, lambda: None)
    card.setParent(window)
    yield card, guards, worker, found[0]
    worker.ask(found[0].close)
    worker.stop()


def test_the_minutes_are_kept_for_this_computer(shown: Shown, qapp: QApplication) -> None:
    card, guards, _, _ = shown
    card.minutes.setCurrentIndex(card.minutes.findText("5 minutes"))
    card.minutes.activated.emit(card.minutes.currentIndex())
    assert (guards.idle.minutes, preferences.remembered("lock-after")) == (5, "5")
    assert Guards(qapp, QWidget(card)).idle.minutes == 5
    assert card.minutes.findText("never") == -1


def test_letting_pictures_be_taken_is_in_the_journal(shown: Shown, qtbot: QtBot) -> None:
    card, guards, worker, vault = shown
    card.pictures.setChecked(True)
    qtbot.waitUntil(lambda: not guards.capture.blocking)
    found: list[Any] = []
    worker.ask(lambda: vault.store.entries()[0], found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert (found[0].method, found[0].act) == ("screen.pictures", "consulted")
