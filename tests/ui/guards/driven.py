# SPDX-License-Identifier: Apache-2.0
"""The real window in a process of its own, driven as an officer would; `test_locking` reads its memory from outside.

`python -m tests.ui.guards.driven VAULT PASSPHRASE MOMENT` says "ready" once it is at that moment, and locks
at a line on its standard input.
"""

import sys
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit

from vlu_desktop.app.application import Program
from vlu_desktop.app.entry import start
from vlu_desktop.platform import hardening
from vlu_desktop.services.documents.document_order import Order

TYPED = "TYPEDNEEDLE he left a note under the wiper"


class Told(QObject):
    """A line on standard input, as a signal on the interface's own thread."""

    came = Signal()

    def listen(self) -> None:
        sys.stdin.readline()
        self.came.emit()


def until(true: Callable[[], bool]) -> None:
    while not true():
        QTest.qWait(2)


def open_case(app: QApplication, program: Program) -> None:
    program.window.go("cases")
    until(lambda: not program.is_busy and program.pages.cases.model.rowCount() > 0)
    program.pages.open_case(program.pages.cases.model.line(0).id, "incidents")
    until(lambda: not program.is_busy and bool(program.pages.workspace.case_id))


def form(app: QApplication, program: Program) -> None:
    """An incident is being typed in its window, and the key is pressed there."""
    program.pages.add_incident()
    until(lambda: QApplication.activeWindow() is not None)
    account = next(each for each in program.pages.entry.incident.findChildren(QPlainTextEdit) if each.isVisible())
    program.window.activateWindow()
    account.setFocus()
    QTest.keyClicks(account, TYPED)


def export(app: QApplication, program: Program) -> None:
    """A document is being made on the vault's thread."""
    case_id = program.pages.workspace.case_id
    order = Order(case_id=case_id, kind="social-history", audience="court", data_to=date(2026, 8, 3))
    documents = program._open.services.papers.documents  # type: ignore[union-attr]
    for _ in range(20):
        program.worker.ask(lambda: documents.draft(order, datetime.now(UTC)))


def file_window(app: QApplication, program: Program) -> None:
    """A file is being chosen, in a loop of its own."""
    QTimer.singleShot(0, lambda: QFileDialog.getOpenFileName(program.window, "Take in a file"))


def drag(app: QApplication, program: Program) -> None:
    """Something is being dragged, in a loop of its own."""

    def begin() -> None:
        drag = QDrag(program.window)
        carried = QMimeData()
        carried.setText(TYPED)
        drag.setMimeData(carried)
        drag.exec()

    QTimer.singleShot(0, begin)


def main(vault: Path, passphrase: str, moment: str) -> None:
    hardening.harden()
    app, program = start()
    program.offer(vault)
    program.window.show()
    program.window.activateWindow()
    told = Told()

    def lock() -> None:
        focused = QGuiApplication.focusWindow()
        # Without a window manager none may have the focus while the vault's thread is at work; a key needs one.
        if moment in ("drag", "unlock") or focused is None:
            program.guards.lock_asked.emit()
        else:
            QTest.keyClick(focused, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    told.came.connect(lock)
    QTest.keyClicks(program.unlock.passphrase, passphrase)
    if moment != "unlock":
        QTest.keyClick(program.unlock.passphrase, Qt.Key.Key_Return)
        until(lambda: program.is_open and not program.is_busy)
        open_case(app, program)
        {"form": form, "export": export, "file": file_window, "drag": drag}[moment](app, program)
    threading.Thread(target=told.listen, daemon=True).start()

    def ready() -> None:
        print("ready", flush=True)
        if moment == "unlock":
            # Its answer is under way from here on; the line to lock comes while it is.
            QTest.keyClick(program.unlock.passphrase, Qt.Key.Key_Return)

    QTimer.singleShot(200, ready)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
