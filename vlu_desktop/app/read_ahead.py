# SPDX-License-Identifier: Apache-2.0
"""What the first window asks of parts that only an open casebook needs, and the reading of those once it is seen.

The first window waits for none of them (tests/layers/test_first_page.py), so each is imported where it is used.
"""

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
    from vlu_desktop.ui.threads.worker import SORRY

    return SORRY


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


def read_pages() -> None:
    """Reads the pages' modules; while a passphrase is being stretched there is time for it."""
    import vlu_desktop.app.pages  # noqa: F401


STEPS = (_read_records, _read_services, _look_for_font)
"""What is read once the window is seen, a step at a time, so that none keeps the officer's keys waiting for long. The
font is looked for anew, because a newer one may have been installed."""


def read(step: int = 0) -> None:
    """Takes the steps from one on, each when nothing else is to do."""
    if step < len(STEPS):
        STEPS[step]()
        QTimer.singleShot(0, lambda: read(step + 1))
