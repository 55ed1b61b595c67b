# SPDX-License-Identifier: Apache-2.0
"""The whole job on the example casebook without a display: its screens as pictures, and the court's PDF."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.bootstrap.example import EXAMPLE_NAME, make_example
from vlu_desktop.bootstrap.vaults import open_services
from vlu_desktop.devtools.screenshots import picture_screens
from vlu_desktop.services.documents.document_order import Order


def run_demo(folder: Path) -> Iterator[str]:
    """Make the example casebook, go through the program, make the document; a line for each thing made."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="vlu-demo-") as made:
        path, passphrase = make_example(Path(made), EXAMPLE_NAME)
        yield "No display here, so the example casebook is gone through without one."
        yield _document(path, passphrase, folder)
        for picture in picture_screens(path, passphrase, folder):
            yield f"picture: {picture}"
    yield f"All of it is in {folder}."


def _document(path: Path, passphrase: str, folder: Path) -> str:
    services = open_services(path, passphrase)
    try:
        largest = max(services.vault.store.case_list(), key=lambda line: line.incidents)
        order = Order(case_id=largest.id, kind="social-history", audience="court", data_to=today(), court="Crown Court")
        draft = services.papers.documents.draft(order, now())
        out = folder / "social-history.pdf"
        services.papers.documents.save(draft, out, now())
    finally:
        services.close()
    return f"social history for court, {draft.pages} pages: {out}"
