# SPDX-License-Identifier: Apache-2.0
"""A save that a full disk refuses leaves every word in the form, says what to do, and goes through later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import Bench
from vlu_desktop.record.conduct import Incident
from vlu_desktop.ui.entry.incident_page import IncidentPane

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
WORDS = "Rang again and again while I was at my sister's. " * 200


def pages(bench: Bench, most: int = 0) -> int:
    """How many pages the casebook's file may have; with `most`, no more than that, as on a full disk."""
    connection = bench.store._connection
    asked = f"PRAGMA max_page_count = {most}" if most else "PRAGMA page_count"
    return bench.ask(lambda: int(connection.execute(asked).fetchone()[0]))


def test_the_form_keeps_its_words_until_there_is_room(bench: Bench) -> None:
    pane = IncidentPane(bench.desk, bench.saver, bench.worker, bench.incidents, bench.drafts)
    bench.show(pane, 760, 860)
    pane.begin()
    pane.form.account.inner.insertPlainText(WORDS)  # type: ignore[attr-defined]
    pages(bench, most=pages(bench))
    pane.save()
    bench.settle()
    assert pane.problem == "The disk is full, so that was not saved. Make room on it, then save again."
    assert pane.form.account.value() == WORDS
    assert pane.unsaved
    assert bench.all(Incident) == ()
    pages(bench, most=1_000_000)
    QTest.keyClick(pane.window().focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    [saved] = bench.all(Incident)
    assert saved.account.strip() == WORDS.strip()
    assert not pane.unsaved
