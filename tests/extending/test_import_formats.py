# SPDX-License-Identifier: Apache-2.0
"""An import format is a module and a line in IMPORTERS: each, and a throw-away one, goes through the whole program."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.extending.throw_away_chat import CHAT, EXAMPLE
from tests.intake.importer_examples import EXAMPLES
from tests.ui.conftest import TODAY, Bench
from tests.ui.intake.import_window import kept, window
from vlu_desktop.intake import importers
from vlu_desktop.intake.importers import IMPORTERS
from vlu_desktop.record.conduct import Exhibit, Incident, SourceItem
from vlu_desktop.services.cases.imports import Imports, summary
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.intake.choosing_page import file_filter
from vlu_desktop.ui.intake.import_wizard import ImportWizard

KEYS = (CHAT.key, *(each.key for each in IMPORTERS))
EVERY = {**EXAMPLES, CHAT.key: (("chat.txt", EXAMPLE),)}
FILES = [(key, name, data) for key in KEYS for name, data in EVERY[key]]
EARLIER = date(2026, 7, 20)


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one line that a new format is."""
    monkeypatch.setattr(importers, "IMPORTERS", (CHAT, *IMPORTERS))


@pytest.fixture(params=FILES, ids=[f"{key}: {name}" for key, name, _ in FILES])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    _, name, data = request.param
    path = tmp_path / str(name)
    path.write_bytes(data)
    return path


@pytest.fixture
def wizard(bench: Bench) -> Iterator[ImportWizard]:
    made = window(bench)
    yield made
    made.close()
    bench.settle()


def test_preview_again_and_commit(bench: Bench, file: Path) -> None:
    imports = Imports(bench.store, bench.store.clock)
    first = bench.ask(lambda: imports.preview(bench.case_id, file, told_on=TODAY))
    assert len(first.made) == 2
    assert first.rows == first.read + len(first.set_aside) + first.blank
    assert bench.all(Incident) == ()
    proposal = bench.ask(lambda: imports.again(first, told_on=EARLIER))
    assert {each.incident.told_on for each in proposal.made} == {EARLIER}
    assert [each.id for each in proposal.made] == [each.id for each in first.made]
    bench.ask(lambda: imports.commit(bench.case_id, proposal, [proposal.made[1].id], handed_by="Ffion Example"))
    (made,) = bench.all(Incident)
    assert (made.account, made.told_on) == (proposal.made[1].incident.account, EARLIER)
    (exhibit,) = bench.all(Exhibit)
    assert (exhibit.file_name, exhibit.size) == (file.name, file.stat().st_size)
    assert exhibit.title.lower() == f"{proposal.reading.noun} imported: {file.name}".lower()
    assert [item.raw for item in bench.all(SourceItem)] == [proposal.made[1].source_item.raw]
    after = bench.ask(lambda: imports.preview(bench.case_id, file))
    (repeated,) = [each for each in after.not_read if each.instead is not None]
    assert [each.id for each in after.insisting_on([repeated.id]).made] == [each.id for each in first.made]
    told = summary(bench.case_id, after)
    assert (told["made"], told["read"]) == (1, after.read)


def test_it_is_read_again_and_taken_in_from_the_window(bench: Bench, wizard: ImportWizard, file: Path) -> None:
    wizard.open_file(file)
    bench.settle()
    assert wizard.problem == ""
    assert wizard.made.rowCount() == 2
    line = wizard.told_on.inner
    line.setFocus()
    QTest.keySequence(line, "Ctrl+A")
    QTest.keyClicks(line, "20 July 2026")
    bench.qtbot.waitUntil(
        lambda: wizard.previewing.proposal is not None and wizard.previewing.proposal.said_on == EARLIER
    )
    bench.settle()
    assert wizard.problem == ""
    wizard.made.setData(wizard.made.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert wizard.take.text() == "Take in 1 incident"
    kept(wizard)
    QTest.mouseClick(wizard.take, Qt.MouseButton.LeftButton)
    bench.settle()
    (made,) = bench.all(Incident)
    assert made.told_on == EARLIER
    assert bench.ask(Undoing(bench.store).names)[0].startswith("Undo import: ")
    bench.ask(Undoing(bench.store).undo)
    assert bench.all(Incident) == ()


def test_the_columns_of_a_file_that_has_some_are_put_to_another_use(bench: Bench, file: Path) -> None:
    imports = Imports(bench.store, bench.store.clock)
    proposal = bench.ask(lambda: imports.preview(bench.case_id, file))
    mapped = proposal.reading.mapped
    if mapped is None:
        assert bench.ask(lambda: imports.again(proposal)).made == proposal.made
        return
    (account,) = mapped.mappings[0].of("account")
    other = mapped.with_mapping(mapped.mappings[0].having(account.index, "effect"))
    changed = bench.ask(lambda: imports.again(proposal, other))
    assert changed.made == ()
    assert len(changed.not_read) == len(proposal.made)
    again = bench.ask(lambda: imports.again(changed, mapped))
    assert [each.incident for each in again.made] == [each.incident for each in proposal.made]


def test_the_window_asks_the_reading_whether_there_are_columns_to_say(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    chat, diary = tmp_path / "chat.txt", tmp_path / "diary.csv"
    chat.write_bytes(EXAMPLE)
    diary.write_bytes(EXAMPLES["diary"][0][1])
    for path, seen in ((diary, True), (chat, False), (diary, True)):
        wizard.open_file(path)
        bench.settle()
        assert wizard.reading.isVisible() is seen
        assert wizard.way.isVisible() is seen
    assert wizard.way.asked.text() == "How was the diary kept?"


def test_the_window_names_every_kind_of_file(wizard: ImportWizard) -> None:
    words = {each.text() for each in wizard.findChildren(QLabel)}
    assert {each.about for each in importers.IMPORTERS} <= words
    offered = file_filter(importers.IMPORTERS)
    assert "Chat of a telephone (*.txt)" in offered.split(";;")
    assert "Diary in a spreadsheet (*.xlsx" in offered
    assert offered.startswith("Files that can be imported (*.txt *.xlsx")
