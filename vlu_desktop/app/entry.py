# SPDX-License-Identifier: Apache-2.0
"""Runs the window as a program of its own: its log, its errors, and the process that takes its place when it locks."""

import sys
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from vlu_desktop.app.application import Program
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import language
from vlu_desktop.platform import faults, paths
from vlu_desktop.ui.guards.qt_messages import forget_folders, keep_qt_quiet
from vlu_desktop.ui.widgets.theme import STYLE, STYLED


def run(vault: Path | None = None, example: bool = False, locked: str = "") -> int:
    """Open the window and stay until it is closed. Returns the exit status.

    `locked` is where the window was before, and after a colon from where undo goes on, in the casebook of `vault`.
    """
    app, program = start()
    if locked:
        program.unlock.after_lock = True
        geometry, _, since = locked.partition(":")
        program.window.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        if vault is not None and since.isascii() and since.isdigit():
            program.undo_since = (vault, int(since))
    program.window.seen.connect(program.open_example if example else program.read_ahead)
    if vault is not None and not example:
        program.offer(vault)
    elif not example:
        program.window.seen.connect(lambda: _offer_last(program))
    if locked:
        program.window.show()
    else:
        program.window.appear()
    return app.exec()


def _offer_last(program: Program) -> None:
    """Offer the casebook that was open last, if its file is still there."""
    from vlu_desktop.app.remembered import last_casebook

    path = last_casebook()
    if path is not None:
        program.unlock.set_path(path)


def start() -> tuple[QApplication, Program]:
    """The application and its window, not shown yet."""
    app = make_application()
    hush()
    program = Program(app, _start_again)
    program.window.closing.connect(forget_folders)
    program.window.seen.connect(_give_icon)
    faults.install(program.faulty.emit)
    return app, program


def _give_icon() -> None:
    """What every window is known by; drawn once the first was painted, for nobody waits for it."""
    from vlu_desktop.ui.widgets.icons import program_icon

    QApplication.setWindowIcon(program_icon())


def _start_again(vault: Path | None, geometry: str) -> None:
    from vlu_desktop.foreign.bounded_child import end_all
    from vlu_desktop.platform import relock

    end_all()
    forget_folders()
    relock.replace([*relock.command(vault, geometry), "--language", language()])


def make_application() -> QApplication:
    """The application object, or the one there is already."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # By its argument, for what `setStyle` gives back brings every enumeration of a style's class with it.
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setProperty(STYLED, True)
    app.setApplicationName("vlu-desktop")
    app.setDesktopFileName("vlu-desktop")  # by which a desktop finds its entry and its icon
    app.setApplicationDisplayName(say("app.victim-liaison-desktop"))
    return app


def hush() -> None:
    """From here on, what goes wrong is noted in a small log of types and places, and Qt's own notes hold no words."""
    faults.keep_log(paths.data_dir() / "problems.log")
    keep_qt_quiet(paths.data_dir() / "qt")
