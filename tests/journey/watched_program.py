# SPDX-License-Identifier: Apache-2.0
"""The program itself, which also writes down what has the keyboard and which windows there are, for a hand to go by."""

import sys
from itertools import count
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from vlu_desktop.app.entry import start

OFTEN = 40


def main() -> None:
    """`python -m tests.journey.watched_program NOTES [CASEBOOK]`."""
    notes = Path(sys.argv[1])
    app, program = start()
    program.window.seen.connect(program.read_ahead)
    if len(sys.argv) > 2:
        program.offer(Path(sys.argv[2]))
    program.window.appear()

    turn = count()

    def note() -> None:
        window, focused = QApplication.activeWindow(), QApplication.focusWidget()
        popup = QApplication.activePopupWidget()
        said = program.window.news.text
        lines = (
            f"turn: {next(turn)}",
            f"busy: {program.is_busy}",
            f"window: {window.windowTitle() if window is not None else ''}",
            f"focus: {_heard(focused)}",
            f"popup: {popup is not None}",
            f"said: {said}",
            *_buttons(window),
        )
        notes.with_suffix(".new").write_text("\n".join(lines), encoding="utf-8")
        notes.with_suffix(".new").replace(notes)

    timer = QTimer()
    timer.timeout.connect(note)
    timer.start(OFTEN)
    app.exec()


def _buttons(window: QWidget | None) -> list[str]:
    """Where a mouse presses each button that can be pressed."""
    shown = window.findChildren(QAbstractButton) if window is not None else []
    found = []
    for each in shown:
        if each.isVisible() and each.isEnabled() and each.window() is window and each.text():
            at = each.mapToGlobal(each.rect().center())
            found.append(f"button: {at.x()} {at.y()} {each.text().replace('&', '')}")
    return found


def _heard(focused: QWidget | None) -> str:
    """What a screen reader calls what has the keyboard."""
    if focused is None:
        return ""
    if isinstance(focused, QComboBox):
        return focused.accessibleName()
    return QAccessible.queryAccessibleInterface(focused).text(QAccessible.Text.Name)


if __name__ == "__main__":
    main()
