# SPDX-License-Identifier: Apache-2.0
"""What is strange in the record leaves marked in documents, and never as a formula in a table."""

import csv
import dataclasses
import re
from pathlib import Path

import pytest

from tests.hostile.catalogue import FORMULAS
from tests.hostile.test_fields import SHORT, UNSEEN
from tests.papers.whole_case import ANSWERS, EVERY, made, whole_case
from tests.services.conftest import Office, office  # noqa: F401 (a fixture)
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.record.changes import JournalQuery
from vlu_desktop.record.conduct import Incident
from vlu_desktop.services.keeping.auditing import Auditing
from vlu_desktop.text.spreadsheet_cells import as_text
from vlu_desktop.typeset.text_twin import write_text

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("cell", [*FORMULAS, "＝1+1"])
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert as_text(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "He rang.", "3 March 2026", "O'Brien", "a=b", "'quoted'"])
def test_other_cells_are_as_they_are(cell: str) -> None:
    assert as_text(cell) == cell


def test_the_audit_file_holds_no_formula(office: Office, tmp_path: Path) -> None:  # noqa: F811
    for formula in FORMULAS:
        case = office.file().case
        with office.store.act("case.open", act="consulted", case_id=case.id, reason=formula, detail=formula):
            pass
    out = tmp_path / "audit.csv"
    Auditing(office.store).export(JournalQuery(), out, "The auditor")
    with out.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert sum(cell.startswith("'") for cell in cells) >= len(FORMULAS)
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@|%]", cell)]


def test_every_place_that_writes_a_table_is_held_to_it() -> None:
    writers = [
        str(file.relative_to(ROOT))
        for file in (ROOT / "vlu_desktop").rglob("*.py")
        if re.search(r"csv\.(writer|DictWriter)", file.read_text(encoding="utf-8"))
    ]
    # The first writes down a row as it came, into the record; it leaves in no table.
    assert sorted(writers) == [
        "vlu_desktop/intake/formats/grid.py",
        "vlu_desktop/services/documents/case_export.py",
        "vlu_desktop/services/keeping/auditing.py",
        "vlu_desktop/typeset/office/spreadsheet.py",
    ], "a new table must quote its cells with as_text, and be here"


@pytest.mark.parametrize(("kind", "audience"), EVERY)
def test_no_document_lets_what_cannot_be_seen_act(kind: str, audience: str) -> None:
    view = whole_case()
    document = made(strange(view), kind, audience, ANSWERS.get(kind))
    assert not UNSEEN.search(write_text(document))


def strange(view: VaultView) -> VaultView:
    """The same with something strange behind every account."""
    rows = dict(view.file.rows)
    rows[Incident] = tuple(
        dataclasses.replace(each, account=f"{each.account} {SHORT}") for each in view.file.all(Incident)
    )
    return dataclasses.replace(view, file=dataclasses.replace(view.file, rows=rows))
