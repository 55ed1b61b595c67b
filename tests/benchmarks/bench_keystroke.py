# SPDX-License-Identifier: Apache-2.0
"""A letter typed to its echo, painted: in the account of an incident and in a statement, beside a bare text field."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

LETTERS = int(os.environ.get("BENCH_LETTERS", "400"))
GOAL = 16
LONG = "He was there again and rang, and said nothing of it to her. " * 170  # 10,000 letters


def main() -> None:
    """Prints what a letter takes at the median and the slowest of twenty, by the process's own time."""
    from vlu_desktop.app.application import Program
    from vlu_desktop.app.entry import make_application

    app = make_application()
    with tempfile.TemporaryDirectory(prefix="vlu-bench-") as folder:
        os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = folder
        program = Program(app)
        program.window.resize(1366, 740)
        program.window.show()
        program.open_example()
        _rest(app, lambda: program.is_open and not program.is_busy)
        pages = program.pages
        program.window.go("cases")
        _rest(app, lambda: pages.cases.model.rowCount() > 10 and not program.is_busy)
        pages.open_case(pages.cases.model.line(0).id, "statements")
        _rest(app, lambda: not program.is_busy)
        found = {"a bare text field": _typed(app, _bare())}
        pages.case.statements.add("court")
        _rest(app, lambda: not program.is_busy)
        found["a statement"] = _typed(app, pages.case.statements.page.text)
        pages.add_incident()
        _rest(app, lambda: not program.is_busy)
        found["the account of an incident"] = _typed(app, _account(program.window))
        print(f"A letter to its echo after {len(LONG):,} others, own processor time, {LETTERS} letters")
        base = found["a bare text field"][0]
        for name, (median, slow) in found.items():
            told = f"{median:6.2f} ms, one in twenty {slow:6.2f} ms (goal {GOAL} ms)"
            print(f"  {name:<30} {told} {median / base:5.1f} times")
        program.close_vault()


def _bare() -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.resize(700, 500)
    field.show()
    return field


def _account(window: QWidget) -> QPlainTextEdit:
    return next(
        each
        for each in window.findChildren(QPlainTextEdit)
        if each.isVisible() and each.accessibleName() == "What happened"
    )


def _typed(app: QApplication, field: QPlainTextEdit) -> tuple[float, float]:
    """Milliseconds of a letter at the median and of the slowest twentieth."""
    field.setFocus()
    field.setPlainText(LONG)
    app.processEvents()
    taken = []
    for n in range(LETTERS):
        start = time.process_time()
        QTest.keyClick(field, Qt.Key.Key_Space if n % 6 == 5 else Qt.Key.Key_E)
        app.processEvents()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def _rest(app: QApplication, until: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    for _ in range(3):
        while not until() and time.monotonic() < end:
            app.processEvents()
            time.sleep(0.005)
        app.processEvents()


if __name__ == "__main__":
    main()
