# SPDX-License-Identifier: Apache-2.0
"""What the first window asks of parts that only an open casebook needs, and the reading of those once it is seen.

The first window waits for none of them (tests/layers/test_first_page.py), so each is imported where it is used.
"""

import gc
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QTimer

from vlu_desktop.ui.widgets.interface_font import known_files, remember_files


def vault_folder() -> Path:
    """Where a new casebook is first offered to be put."""
    from vlu_desktop.bootstrap import vaults

    return vaults.vault_folder()


def keystore_opens(path: Path) -> bool:
    """Whether a computer's keystore is a way into the vault at a path."""
    from vlu_desktop.bootstrap import vaults

    return vaults.keystore_opens(path)


def damage_said(error: Exception) -> str:
    """What to tell the officer where an error at work means that the file is harmed; "" for any other error."""
    from vlu_desktop.bootstrap import vaults

    return vaults.damage_said(error)


def sorry() -> str:
    """What to tell the officer of an error nobody expected."""
    from vlu_desktop.ui.threads.worker import sorry

    return sorry()


def font_files() -> tuple[Path, ...]:
    """The files of the interface's font: where they lay at the last start, otherwise looked for, and cut if need be."""
    return known_files() or _look_for_font()


def _look_for_font() -> tuple[Path, ...]:
    from vlu_desktop.bootstrap import shipped_data

    found = shipped_data.interface_fonts()
    remember_files(found)
    return found


def _read_records() -> None:
    import vlu_desktop.record.record_types  # noqa: F401


def _read_services() -> None:
    import vlu_desktop.bootstrap.vaults  # noqa: F401


def read_pages(then: Callable[[], object]) -> None:
    """Reads the pages' modules, as far as nobody did yet, and does what can be done before them: while a passphrase is
    stretched there is time for it."""
    for name in PAGES:
        import_module(name)
    then()


def _read_rules() -> None:
    from vlu_desktop.bootstrap.shipped_data import shipped

    data = shipped()
    data.reference, data.params, data.sources, data.rules, data.holidays  # noqa: B018


def _read_words() -> None:
    """The sentences of every page, which are many small files to be taken apart."""
    from vlu_desktop.language.catalogue import rooms, texts
    from vlu_desktop.language.languages import ENGLISH, language

    for room in rooms():
        for code in {ENGLISH, language()}:
            texts(room, code)


def _know_build() -> None:
    from vlu_desktop.platform.build import build

    build()


PAGES = (
    "numpy.ma",
    "vlu_desktop.dates.reading.reader",
    "vlu_desktop.timeline.drawing",
    "vlu_desktop.intake.importers",
    "vlu_desktop.typeset.office.text_file",
    "vlu_desktop.services.cases.messages",
    "vlu_desktop.papers.document_kinds",
    "vlu_desktop.leaks.leak_search",
    "vlu_desktop.services.documents.bundles",
    "vlu_desktop.store.database.known_tables",
    "vlu_desktop.bootstrap.case_services",
    "vlu_desktop.bootstrap.finding_services",
    "vlu_desktop.bootstrap.document_services",
    "vlu_desktop.bootstrap.keeping_services",
    "vlu_desktop.ui.threads.worker",
    "vlu_desktop.ui.case.timeline_tab",
    "vlu_desktop.app.controllers.case_controller",
    "vlu_desktop.app.controllers.home_controller",
    "vlu_desktop.app.pages",
    "vlu_desktop.app.give_back",
    "vlu_desktop.app.opening_news",
    "vlu_desktop.app.commands",
    "vlu_desktop.ui.guards.guard_card",
)
"""What an open casebook begins with, in parts that are each read quickly."""
STEPS: tuple[Callable[[], object], ...] = (
    _read_records, _read_services, _look_for_font, *(partial(import_module, name) for name in PAGES), _read_rules,
    _read_words, _know_build, gc.freeze,
)  # fmt: skip
"""What is read once the window is seen, a step at a time, so that none keeps the officer's keys waiting for long. The
font is looked for anew, because a newer one may have been installed. What was read stays, so it is at last put where no
later collection looks through it."""


def read(step: int = 0) -> None:
    """Takes the steps from one on, each when nothing else is to do."""
    if step < len(STEPS):
        STEPS[step]()
        QTimer.singleShot(0, lambda: read(step + 1))
