# SPDX-License-Identifier: Apache-2.0
"""Goes through the program without a display and keeps a picture of every screen."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from vlu_desktop.app.offscreen import paint_offscreen
from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.bootstrap.example import EXAMPLE_NAME, make_example
from vlu_desktop.bootstrap.vaults import open_services
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.services.documents.document_order import Order

if TYPE_CHECKING:
    from vlu_desktop.app.application import Program

PATIENCE = 180_000
"""Milliseconds after which a screen that never comes to rest is an error."""


class Tour:
    """A program on a casebook, driven as an officer would, one screen after another."""

    def __init__(self, vault: Path, passphrase: str, folder: Path) -> None:
        paint_offscreen()
        from vlu_desktop.app.application import Program
        from vlu_desktop.app.entry import make_application

        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"The folder {folder} can’t be made. Choose another.") from error
        self._folder = folder
        self.app = make_application()
        self.program = Program(self.app)
        self._chosen = self.program.look.choice
        self.program.look.choose("light")
        self._problem = ""
        self.program.window.resize(1440, 900)
        self.program.window.show()
        self._vault = vault
        self._passphrase = passphrase

    def pictures(self) -> Iterator[Path]:
        """Take every picture, yielding its path as it is written."""
        from vlu_desktop.devtools.screenshot_tour import tour_stops

        yield self._keep("unlock", self.program.window)
        self._unlock()
        for key in self.program.window.place_keys():
            self.program.window.go(key)
            yield self._keep(key, self.program.window)
        for name, case_id in self._cases():
            yield from self._case(name, case_id)
        self.program.look.choose("dark")
        yield self._keep("case-timeline-dark", self.program.window)
        self.program.window.go("today")
        yield self._keep("today-dark", self.program.window)
        self.program.look.choose("light")
        for name, steps in tour_stops() if self._cases() else ():
            yield from self._stop(name, steps, self._cases()[0][1])

    def close(self) -> None:
        """Put everything away."""
        self.program.look.choose(self._chosen)
        self.program.window.close()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        deadline = QDeadlineTimer(PATIENCE)
        quiet = 0
        while quiet < 3:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            quiet = 0 if self.program.is_busy else quiet + 1
            if deadline.hasExpired():
                raise UserError("A screen did not come to rest. Check the casebook, then try again.")

    def _unlock(self) -> None:
        self.program.unlock.problem_shown.connect(self._note)
        self.program.open_vault(self._vault, self._passphrase)
        self.settle()
        if not self.program.is_open:
            raise UserError(self._problem or "The casebook did not open.")

    def _note(self, sentence: str) -> None:
        self._problem = sentence

    def _cases(self) -> list[tuple[str, str]]:
        """The case with the most incidents, and the one with the fewest."""
        model = self.program.pages.cases.model
        lines = sorted((model.line(row) for row in range(model.rowCount())), key=lambda line: line.incidents)
        if not lines:
            return []
        found = [("case", lines[-1].id)]
        return [*found, ("small-case", lines[0].id)] if len(lines) > 1 else found

    def _case(self, name: str, case_id: str) -> Iterator[Path]:
        workspace = self.program.pages.workspace
        self.program.pages.open_case(case_id, "timeline")
        self.settle()
        for key in workspace.keys() if name == "case" else ("timeline",):
            workspace.choose(key)
            yield self._keep(f"{name}-{key}", self.program.window)
        workspace.choose("timeline")

    def _stop(self, name: str, steps: tuple[Callable[["Program"], object], ...], case_id: str) -> Iterator[Path]:
        from vlu_desktop.devtools.screenshot_tour import top

        self.program.pages.open_case(case_id, "timeline")
        self.settle()
        for step in steps:
            step(self.program)
            self.settle()
        yield self._keep(name, top(self.program))
        while (front := top(self.program)) is not self.program.window:
            front.close()
            self.settle()

    def _keep(self, name: str, widget: QWidget) -> Path:
        self.settle()
        path = self._folder / f"{name}.png"
        if not widget.grab().save(str(path)):
            raise UserError(f"The picture could not be written to {self._folder}. Choose another folder or make room.")
        return path


def picture_screens(vault: Path, passphrase: str, folder: Path) -> Iterator[Path]:
    """A picture of every screen of a casebook."""
    tour = Tour(vault, passphrase, folder)
    try:
        yield from tour.pictures()
    finally:
        tour.close()


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
