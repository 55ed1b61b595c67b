# SPDX-License-Identifier: Apache-2.0
"""The first window waits for nothing that only an open casebook needs, nor for what only a later moment does."""

import os
import subprocess
import sys

import pytest

from vlu_desktop.__main__ import window_options
from vlu_desktop.cli import main
from vlu_desktop.typeset.font_book import FontBook

LATER = {
    "vlu_desktop.analysis",
    "vlu_desktop.app.pages",
    "vlu_desktop.bootstrap",
    "vlu_desktop.papers",
    "vlu_desktop.record.changes",
    "vlu_desktop.record.record_types",
    "vlu_desktop.app.commands",
    "vlu_desktop.services",
    "vlu_desktop.store",
    "vlu_desktop.timeline",
    "vlu_desktop.ui.shell.action_catalogue",
    "vlu_desktop.ui.widgets.icons",
    "vlu_desktop.ui.widgets.message_bar",
    "vlu_desktop.ui.threads.worker",
    "PIL",
    "PySide6.QtDBus",
    "PySide6.QtSvg",
    "argon2",
    "cryptography",
    "logging.handlers",
    "numpy",
    "pikepdf",
    "socket",
    "sqlcipher3",
    "subprocess",
}

FIRST_PAINT = """
import os, pathlib, sys
from vlu_desktop.platform import preferences
from vlu_desktop.ui.widgets.interface_font import remember_files
# As any start but the very first finds them.
preferences.remember("theme", "light")
remember_files((pathlib.Path(sys.argv[1]),))
from vlu_desktop.app.entry import start
import PySide6.QtCore
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("Qt" in vars(PySide6.QtCore), *sys.modules, flush=True)
            os._exit(0)
        return False
app, program = start()
# A screen that isn't there has no window manager to be told of sizes, and says so: noting that reads what writes logs.
PySide6.QtCore.qInstallMessageHandler(lambda *_: None)
watch = Watch()
program.unlock.installEventFilter(watch)
program.window.show()
app.exec()
"""


def test_the_first_window_reads_no_module_of_what_lies_behind_it(fonts: FontBook) -> None:
    told = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(fonts.file("sans"))], env=told, check=True, capture_output=True,
        text=True,
    )  # fmt: skip

    qt, *read = done.stdout.split()

    assert not LATER & set(read)
    assert qt == "False", "the hundred enumerations of Qt's own namespace are made before anybody sees the window"


def test_the_window_alone_waits_for_no_command() -> None:
    asked = (
        "import sys; import vlu_desktop.app.entry; vlu_desktop.app.entry.run = lambda **_: 0\n"
        "import vlu_desktop.__main__ as program; sys.argv = ['vlu-desktop']; program.start(); print(*sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)

    assert not {"vlu_desktop.cli.main", "vlu_desktop.bootstrap.services"} & set(found.stdout.split())


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--example"],
        ["--vault", "a.vlu"],
        ["--vault=a.vlu", "--locked", "QUJD="],
        ["--locked=QUJD", "--example"],
        ["--locked", "-"],
    ],
)
def test_the_window_is_asked_for_as_the_command_line_has_it(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[dict[str, object]] = []

    def run(**options: object) -> int:
        told.append(options)
        return 0

    monkeypatch.setattr("vlu_desktop.app.entry.run", run)

    main.main(arguments)

    asked = window_options(arguments)
    assert asked is not None
    assert told == [{"vault": None, "example": False, "locked": "", **asked}]


@pytest.mark.parametrize(
    "arguments",
    [["--vault"], ["--vault", "--example"], ["--vault="], ["cases", "a.vlu"], ["--help"], ["--vault", "a.vlu", "demo"]],
)
def test_whatever_else_is_said_is_the_command_lines_to_answer(arguments: list[str]) -> None:
    assert window_options(arguments) is None


def test_a_command_that_makes_no_paper_waits_for_none_to_be_read() -> None:
    """`cases` of a large casebook prints its first row within a second, and notes before that it does."""
    code = (
        "import sys, vlu_desktop.cli.main, vlu_desktop.services.documents.register\n"
        "print(*(name for name in sys.modules if name.startswith(('vlu_desktop.papers', 'vlu_desktop.typeset'))))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
