# SPDX-License-Identifier: Apache-2.0
"""What was copied is pasted into the import: read as a file is, an exhibit with its digest, and nowhere else."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.conftest import TODAY, Bench
from tests.ui.intake.import_window import cells, diary, take_in, window
from tests.ui.intake.test_import_drafts import again, locked_over
from vlu_desktop.dates.date_display import day
from vlu_desktop.record.conduct import Exhibit, Incident
from vlu_desktop.ui.intake.import_wizard import ImportWizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
COPIED = "Date\tWhat happened\n03/04/2026\tHe rang me 😡\n04/04/2026\tHe followed me\n"
NAME = f"Pasted text of {day(TODAY)}.txt"


def pasted(bench: Bench, wizard: ImportWizard, copied: str | QMimeData) -> None:
    """Paste by the keys, as an officer does."""
    if isinstance(copied, str):
        QGuiApplication.clipboard().setText(copied)
    else:
        QGuiApplication.clipboard().setMimeData(copied)
    wizard.activateWindow()
    QTest.keySequence(wizard.choosing, "Ctrl+V")
    bench.settle()


def test_rows_that_were_copied_become_incidents_and_the_text_an_exhibit(bench: Bench, wizard: ImportWizard) -> None:
    pasted(bench, wizard, COPIED)
    assert cells(wizard.made, "What happened") == ["He rang me 😡", "He followed me"]
    wizard.made.setData(wizard.made.index(0, 3), "He rang me twice")
    [draft] = locked_over(bench, wizard)
    QGuiApplication.clipboard().setText("something else")
    once_more = again(bench, draft)
    assert cells(once_more.made, "What happened")[1] == "He followed me"
    pasted(bench, once_more, "typed over a file in view, this puts nothing in its place")
    assert once_more.made.rowCount() == 2
    take_in(bench, once_more)
    [exhibit] = bench.all(Exhibit)
    assert (exhibit.file_name, exhibit.sha256) == (NAME, hashlib.sha256(COPIED.encode()).hexdigest())
    assert bench.ask(lambda: b"".join(bench.store.content(exhibit.id))) == COPIED.encode()
    assert len(bench.all(Incident)) == 2


def test_a_file_that_was_copied_is_opened_and_what_is_no_text_is_said(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    QGuiApplication.clipboard().clear()
    wizard.choosing.paste.click()
    assert wizard.problem.startswith("There is no text on the clipboard")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(diary(tmp_path, ("03/04/2026", "He rang me"))))])
    pasted(bench, wizard, copied)
    assert (wizard.made.rowCount(), wizard.problem) == (1, "")
    wizard.close()
    other = window(bench)
    pasted(bench, other, "=cmd() <b>" * 30)
    assert other.made.rowCount() == 0 or cells(other.made, "What happened")[0].startswith("=cmd()")
    other.close()
