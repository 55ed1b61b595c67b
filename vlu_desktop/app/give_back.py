# SPDX-License-Identifier: Apache-2.0
"""A visit's casebook given back from its window: all of it elsewhere, its key destroyed, closed, its files removed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.giving_back import Farewell
from vlu_desktop.ui.computers.computer_windows import GiveBackWindow

if TYPE_CHECKING:
    from vlu_desktop.bootstrap.services import Services
    from vlu_desktop.ui.threads.worker import Worker


class Closable(Protocol):
    """The program, as far as it is closed here."""

    @property
    def worker(self) -> "Worker":
        """The thread that owns the open vault."""

    def close_vault(self) -> None:
        """Close what is open."""

    def start_over(self, path: Path | None) -> None:
        """Show the first page."""


def ask_give_back(
    program: Closable, parent: QWidget, services: "Services", keep_drafts: Callable[[], object]
) -> None:  # fmt: skip
    """Ask why, and give back the casebook that is open."""
    window = GiveBackWindow(services.vault.path.name, parent)

    def prepare(reason: str) -> None:
        # What is typed and not saved is a draft first, for with drafts nothing is given back.
        keep_drafts()
        program.worker.ask(
            lambda: services.keeping.giving_back.prepare_usual(reason), lambda found: _finish(program, window, found),
            window.refused,
        )  # fmt: skip

    window.given.connect(prepare)
    window.open()


def _finish(program: Closable, window: GiveBackWindow, farewell: Farewell) -> None:
    program.close_vault()
    try:
        said = farewell.finish()
    except UserError as problem:
        said = say("computers.give-back-not-told", why=str(problem))
    window.gone(said)
    window.finished.connect(lambda: program.start_over(None))
