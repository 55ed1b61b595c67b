# SPDX-License-Identifier: Apache-2.0
"""A case is exported in a window: never without whom and why, and the register has it."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.ui.conftest import Bench
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.documents.case_export import CaseExport
from vlu_desktop.ui.documents.export_window import ExportDialog

NOW = datetime(2026, 8, 3, 9, tzinfo=UTC)


@pytest.fixture
def window(bench: Bench) -> Iterator[ExportDialog]:
    parent = QWidget()
    bench.qtbot.addWidget(parent)
    made = ExportDialog(parent, bench.worker, CaseExport(bench.store), bench.case_id, lambda: NOW)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    bench.show(made)
    yield made
    made.let_go()


def chosen(monkeypatch: pytest.MonkeyPatch, out: Path | str) -> list[str]:
    """Have the officer choose a file; how often it was asked for."""
    asked: list[str] = []

    def answer(*_: object) -> tuple[str, str]:
        asked.append(str(out))
        return str(out), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return asked


def test_the_whole_case_is_written_and_told_with_its_entry(
    bench: Bench, window: ExportDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen(monkeypatch, tmp_path / "case.zip")
    window.recipient.setText("The unit at Exampleton")
    window.reason.setText("She moved there.")
    with bench.qtbot.waitSignal(window.saved, timeout=30_000) as told:
        window.act.click()
    entry, out = told.args or [None, None]
    (held,) = bench.ask(lambda: bench.store.all(Disclosure))
    assert (held.id, held.recipient, held.purpose) == (entry.id, "The unit at Exampleton", "She moved there.")
    assert held.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert json.loads(zipfile.ZipFile(out).read("case.json"))["id"] == bench.case_id


@pytest.mark.parametrize(("whom", "why"), [("", "She moved."), ("The unit at Exampleton", " ")])
def test_without_whom_and_why_no_file_is_asked_for(
    window: ExportDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, whom: str, why: str
) -> None:
    asked = chosen(monkeypatch, tmp_path / "case.zip")
    window.recipient.setText(whom)
    window.reason.setText(why)
    window.act.click()
    assert "whom the case goes to and why" in window.problem.text()
    assert asked == []
    assert window.isVisible()


def test_where_no_file_was_chosen_or_it_does_not_go_the_words_stay(
    bench: Bench, window: ExportDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.recipient.setText("The unit at Exampleton")
    window.reason.setText("She moved there.")
    chosen(monkeypatch, "")
    window.act.click()
    assert window.isVisible()
    chosen(monkeypatch, tmp_path / "no folder" / "case.zip")
    window.act.click()
    bench.settle()
    assert window.problem.text()
    assert (window.recipient.text(), window.reason.text()) == ("The unit at Exampleton", "She moved there.")
    assert bench.ask(lambda: bench.store.all(Disclosure)) == ()
