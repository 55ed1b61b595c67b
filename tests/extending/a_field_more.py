# SPDX-License-Identifier: Apache-2.0
"""Run by `test_fields.py` in a copy of the program that has one field more: it is in every vault and on every form.

Not a test of this tree, which has no such field: its name keeps it from being found here.
"""

import dataclasses
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.extending.conftest import bench, collected_here, ready
from tests.papers.test_fields_in_no_document import listed, unused
from tests.store.migrations.test_old_vaults import VAULTS, opened, taken
from tests.ui.conftest import Bench
from vlu_desktop.record.people import Vehicle
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.services.cases.records import Records
from vlu_desktop.services.keeping.auditing import Auditing
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION
from vlu_desktop.ui.case_session.record_window import RecordDialog

__all__ = ["bench", "collected_here", "ready"]


def with_it(vehicle: Vehicle, value: str) -> Vehicle:
    return dataclasses.replace(vehicle, parking=value)  # type: ignore[call-arg]


def of(vehicle: Vehicle) -> str:
    return str(getattr(vehicle, "parking"))  # noqa: B009 - this tree's class has no such field


def test_the_vault_of_the_new_version_was_made_with_the_field() -> None:
    newest = VAULTS[-1]
    assert newest.stem == f"schema-{SCHEMA_VERSION}"
    said = json.loads(newest.with_suffix(".json").read_text(encoding="utf-8"))
    assert "parking" in said["tables"]["vehicle"]["columns"]


@pytest.mark.parametrize("source", VAULTS, ids=lambda path: path.stem)
def test_in_a_vault_of_any_version_it_is_there_and_is_changed_undone_and_found(source: Path, tmp_path: Path) -> None:
    with opened(taken(source, tmp_path)) as vault:
        store = vault.store
        vehicle = store.all(Vehicle)[0]
        assert of(vehicle) == "" or source == VAULTS[-1]
        changes = Records(store).change(with_it(vehicle, "behind the Gwydir Arms"))
        assert [of(row) for row in store.all(Vehicle) if row.id == vehicle.id] == ["behind the Gwydir Arms"]
        assert vehicle.id in {hit.record_id for hit in store.search("Gwydir")}
        store.undo(changes.entry)
        assert store.get(Vehicle, vehicle.id) == vehicle
        assert vault.check().is_sound


def test_the_window_of_its_record_shows_it_and_saves_it(bench: Bench) -> None:
    (vehicle_id,) = bench.add(Vehicle(person_id=bench.desk.file.victims[0], registration="AB12 CDE"))
    [vehicle] = bench.all(Vehicle)
    parent = bench.news.parentWidget()
    assert parent is not None
    dialog = RecordDialog(vehicle, bench.desk, bench.saver, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    bench.show(dialog, 900, 700)
    editor = dialog.form.editor("parking")
    QTest.keyClicks(editor.inner, "Pier car park")
    save = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Save")
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    bench.settle()
    assert [of(row) for row in bench.all(Vehicle)] == ["Pier car park"]
    told = bench.ask(lambda: Auditing(bench.store).steps(bench.store.entries(limit=1)[0].ref))
    assert "Where it is parked" in str(told)
    assert "Pier car park" in str(told)
    assert vehicle_id == vehicle.id


def test_it_fails_until_it_is_allowed_to_a_document_or_listed() -> None:
    assert unused(RECORD_TYPES) - listed() == {("vehicle", "parking")}
