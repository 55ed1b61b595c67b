# SPDX-License-Identifier: Apache-2.0
"""The sheet of shortcuts: what can be done and with which keys, from the one registry."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QStyle, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.shell.action_catalogue import Actions
from vlu_desktop.ui.widgets.basics import button, column, label, reading, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.spelling_marks import KEY


def _in_place() -> tuple[tuple[str, str, str], ...]:
    return (
        (say("shell.on-an-exhibit"), say("shell.check-it-against-its-digest"), "F7"),
        (say("shell.on-an-exhibit"), say("shell.take-the-time-that-its"), "Alt+T"),
        (say("shell.in-a-statement"), say("shell.to-the-next-unknown-word"), KEY),
        (say("shell.in-a-conversation"), say("shell.make-an-incident-of-the"), "M"),
        (say("shell.in-a-conversation"), say("shell.open-the-incident-of-the"), "Enter"),
        (say("shell.in-a-conversation"), say("shell.open-what-came-with-the"), "O"),
        (say("shell.in-a-conversation"), say("shell.find-the-next-the-one"), say("shell.ctrl-f-f3-shift-f3")),
        (say("shell.who-is-who"), say("shell.the-victim-the-offender-acting"), "H, M, P, O, U"),
        (say("shell.while-entering"), say("shell.save-or-do-what"), "Ctrl+Enter"),
        (say("shell.while-entering"), say("shell.save-and-begin-the-next"), "Ctrl+Shift+Enter"),
        (say("shell.while-entering"), say("shell.take-the-choice-of-that"), "Alt+1, 2 … 9"),
        (say("shell.while-entering"), say("shell.put-aside-as-a-draft"), "Esc"),
        (say("shell.while-entering"), say("shell.to-the-incidents-messages-and"), "F6"),
        (say("shell.on-the-timeline"), say("shell.from-incident-to-incident"), say("shell.left-right")),
        (say("shell.on-the-timeline"), say("shell.open-the-incident"), "Enter"),
        (say("shell.on-the-timeline"), say("shell.closer-farther"), "+, -"),
        (say("shell.on-the-timeline"), say("shell.the-same-as-a-table"), "T"),
        (say("shell.on-the-timeline"), say("shell.before-and-after-each-order"), "B"),
        (say("shell.on-the-timeline"), say("shell.what-stood-around-the-incident"), "C"),
        (say("shell.on-the-timeline"), say("shell.hours-and-months"), "H"),
        (say("shell.on-the-timeline"), say("shell.copy-print-what-is-shown"), say("shell.ctrl-c-ctrl-p")),
        (say("shell.on-the-timeline"), say("shell.two-periods-one-above-the"), "P"),
        (say("shell.on-the-timeline"), say("shell.another-case-beneath-this-one"), "O"),
    )


class ShortcutSheet(FittingDialog):
    """Everything by group."""

    PASSING = True

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("shell.shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(4)
        lines = [(action.group, action.text, action.shortcut or action.local) for action in actions.all()]
        group = ""
        for name, text, keys in (*sorted(lines, key=lambda line: line[0]), *_in_place()):
            at = grid.rowCount()
            if name != group:
                group = name
                grid.addWidget(label(name, "subheading"), at, 0, 1, 2)
                at += 1
            grid.addWidget(label(text, wrap=True), at, 0)
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if "," not in keys else keys
            grid.addWidget(label(shown or "", "muted"), at, 1)
        inner = QWidget()
        inner.setLayout(column(grid, None, margins=12))
        close = button(say("shell.close"), self.accept, "quiet")
        said = say("shell.shortcuts")
        self.setLayout(column(label(said, "heading"), reading(inner, said), row(None, close), margins=18))
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.resize(inner.sizeHint().width() + bar + 48, 640)
