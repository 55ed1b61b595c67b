# SPDX-License-Identifier: Apache-2.0
"""Goes through the whole program on a casebook full of needles; `test_leak_sweep` then looks for one anywhere else.

`python -m tests.ui.guards.sweep VAULT PASSPHRASE EXPORT`. Everything chosen goes into EXPORT.
"""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit

from vlu_desktop.app.entry import hush
from vlu_desktop.devtools.screenshots import Tour, let_go
from vlu_desktop.platform import faults, hardening
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.store.vault.vault import Vault

NEEDLE = "Leakneedle"


def fill(vault: Vault) -> tuple[int, set[str]]:
    """Put a needle into every text of one record of each type; how many, and the types that have no record."""
    store, many, without = vault.store, 0, set()
    with store.act("records.change") as act:
        for kind in RECORD_TYPES:
            rows = store.all(kind.cls)
            texts = [spec for spec in specs(kind.cls) if spec.kind in (Kind.TEXT, Kind.LONG_TEXT) and spec.editable]
            if not rows:
                without.add(kind.key)
            elif texts:
                many += len(texts)
                act.change(replace(rows[0], **{spec.name: f"{NEEDLE} {kind.key} {spec.name}" for spec in texts}))  # type: ignore[arg-type]
    return many, without


def main(vault: Path, passphrase: str, export: Path) -> None:
    hardening.harden()
    tour = Tour(vault, passphrase)
    hush()
    faults.install(tour.program.faulty.emit)
    pictures = list(tour.pictures())
    program = tour.program
    pages = program.pages
    model = pages.cases.model
    case_id = next(model.line(row).id for row in range(model.rowCount()) if NEEDLE in model.line(row).title)
    pages.open_case(case_id, "incidents")
    tour.settle()
    order = Order(case_id=case_id, kind="social-history", audience="court", data_to=date(2026, 8, 3))
    services = program._open.services  # type: ignore[union-attr]
    documents = services.papers.documents

    def make() -> None:
        list(let_go(services, pictures, export))
        documents.save(documents.draft(order, datetime.now(UTC)), export / "history.pdf", datetime.now(UTC))

    program.worker.ask(make)
    tour.settle()
    pages.add_incident()
    tour.settle()
    account = next(each for each in pages.entry.incident.findChildren(QPlainTextEdit) if each.isVisible())
    account.setPlainText(f"{NEEDLE} typed and not saved")
    account.selectAll()
    account.copy()
    tour.settle()

    def fails() -> None:
        raise RuntimeError(f"{NEEDLE} in an error")

    QTimer.singleShot(0, fails)
    program.worker.ask(fails)
    tour.settle()
    tour.close()
    print("swept", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
