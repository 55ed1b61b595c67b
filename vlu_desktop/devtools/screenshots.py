# SPDX-License-Identifier: Apache-2.0
"""Goes through the program without a display and takes a picture of every screen."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QDeadlineTimer, QEvent, QEventLoop, QIODevice, QSize
from PySide6.QtWidgets import QApplication, QWidget

from vlu_desktop.app.offscreen import paint_offscreen
from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.bootstrap.example import EXAMPLE_NAME, make_example
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.bootstrap.vaults import open_services
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.services.documents.document_order import Order

if TYPE_CHECKING:
    from vlu_desktop.app.application import Program

PATIENCE = 180_000
"""Milliseconds after which a screen that never comes to rest is an error."""
DEEP = 10
"""Windows over each other; where closing so many leaves one, it does not go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a picture is taken: the window's size in dots, a theme of `ThemeSwitcher`, letters in per cent."""

    size: tuple[int, int] = (1440, 900)
    theme: str = "light"
    text: int = 100

    @property
    def name(self) -> str:
        """What its folder is called where there are several."""
        return f"{self.size[0]}x{self.size[1]}-{self.theme}-{self.text}"


USUAL = Look()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One screen in one look, as the file that it will be."""

    name: str
    look: Look
    content: bytes


class Tour:
    """A program on a casebook, driven as an officer would, one screen after another, in each of several looks."""

    def __init__(self, vault: Path, passphrase: str, looks: Sequence[Look] = (USUAL,)) -> None:
        paint_offscreen()
        from vlu_desktop.app.application import Program
        from vlu_desktop.app.entry import make_application

        self._looks = tuple(looks)
        self.app = make_application()
        self.program = Program(self.app)
        self._chosen = self.program.look.choice, self.program.look.text_size
        self._problem = ""
        self.program.window.show()
        self._vault = vault
        self._passphrase = passphrase

    def pictures(self) -> Iterator[Picture]:
        """Take every picture."""
        for look in self._looks:
            self._take(look)
            yield self._keep("unlock", self.program.window)
        self._unlock()
        for look in self._looks:
            self._take(look)
            yield from self._screens()
        if self._looks == (USUAL,):
            yield from self._in_the_dark()

    def _take(self, look: Look) -> None:
        """Have the program look so."""
        self._look = look
        self._size = QSize(*look.size)
        self.program.look.choose(look.theme)
        self.program.look.size_text(look.text)
        self.program.window.resize(self._size)

    def _screens(self) -> Iterator[Picture]:
        from vlu_desktop.devtools.screenshot_tour import tour_stops

        for key in self.program.window.place_keys():
            self.program.window.go(key)
            yield self._keep(key, self.program.window)
        for name, case_id in self._cases():
            yield from self._case(name, case_id)
        for name, steps in tour_stops() if self._cases() else ():
            yield from self._stop(name, steps, self._cases()[0][1])

    def _in_the_dark(self) -> Iterator[Picture]:
        """What is looked at most, dark."""
        self.program.look.choose("dark")
        if cases := self._cases():
            self.program.pages.open_case(cases[0][1], "timeline")
            yield self._keep("case-timeline-dark", self.program.window)
        self.program.window.go("today")
        yield self._keep("today-dark", self.program.window)

    def close(self) -> None:
        """Put everything away, and have the program look as it did."""
        choice, text = self._chosen
        self.program.look.choose(choice)
        self.program.look.size_text(text)
        self.program.window.close()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way; a tour that takes long is nobody who went away, and isn't locked out."""
        self.program.guards.idle.touch()
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

    def _case(self, name: str, case_id: str) -> Iterator[Picture]:
        workspace = self.program.pages.workspace
        self.program.pages.open_case(case_id, "timeline")
        self.settle()
        for key in workspace.keys() if name == "case" else ("timeline",):
            workspace.choose(key)
            yield self._keep(f"{name}-{key}", self.program.window)
        workspace.choose("timeline")

    def _stop(self, name: str, steps: tuple[Callable[["Program"], object], ...], case_id: str) -> Iterator[Picture]:
        from vlu_desktop.devtools.screenshot_tour import top
        from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog

        self.program.pages.open_case(case_id, "timeline")
        self.settle()
        for step in steps:
            step(self.program)
            self.settle()
        front = top(self.program)
        front.resize(front.size().boundedTo(self._size))
        yield self._keep(name, front)
        for _ in range(DEEP):
            if (front := top(self.program)) is self.program.window:
                break
            # What the tour typed there is nobody's: nothing is asked.
            front.let_go() if isinstance(front, FittingDialog) else front.close()
            self.settle()
        else:
            raise UserError("A window did not close. Check the casebook, then try again.")
        if self.program.window.sheet.is_shown:
            self.program.pages.entry.incident.leave()
            self.settle()

    def _keep(self, name: str, widget: QWidget) -> Picture:
        self.settle()
        content = QBuffer()
        content.open(QIODevice.OpenModeFlag.WriteOnly)
        widget.grab().save(content, "PNG")
        return Picture(name=f"{name}.png", look=self._look, content=bytes(content.data().data()))


def picture_screens(vault: Path, passphrase: str, looks: Sequence[Look] = (USUAL,)) -> list[Picture]:
    """A picture of every screen of a casebook in each look; nothing of it is on a disk yet."""
    tour = Tour(vault, passphrase, looks)
    try:
        return list(tour.pictures())
    finally:
        tour.close()


def let_go(services: Services, pictures: Sequence[Picture], folder: Path, recipient: str = "") -> Iterator[Path]:
    """By the door that every file leaves by; where there are several looks, each by itself into a folder of its own."""
    every = services.casework.cases.ids()
    looks = dict.fromkeys(each.look for each in pictures)
    for look in looks:
        into = folder / look.name if len(looks) > 1 else folder
        try:
            into.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"The folder {into} can’t be made. Choose another.") from error
        files = [(into / each.name, each.content) for each in pictures if each.look == look]
        services.papers.register.taken_out(every, "Pictures of every screen", recipient, today(), files)
        yield from (path for path, _ in files)


def run_demo(folder: Path) -> Iterator[str]:
    """Make the example casebook, go through the program, make the document; a line for each thing made."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="vlu-demo-") as made:
        path, passphrase = make_example(Path(made), EXAMPLE_NAME)
        yield "No display here, so the example casebook is gone through without one."
        yield _document(path, passphrase, folder)
        pictures = picture_screens(path, passphrase)
        with closing(open_services(path, passphrase)) as services:
            for picture in let_go(services, pictures, folder):
                yield f"picture: {picture}"
    yield f"All of it is in {folder}."


def _document(path: Path, passphrase: str, folder: Path) -> str:
    with closing(open_services(path, passphrase)) as services:
        largest = max(services.vault.store.case_list(), key=lambda line: line.incidents)
        order = Order(case_id=largest.id, kind="social-history", audience="court", data_to=today(), court="Crown Court")
        draft = services.papers.documents.draft(order, now())
        out = folder / "social-history.pdf"
        services.papers.documents.save(draft, out, now())
    return f"social history for court, {draft.pages} pages: {out}"
