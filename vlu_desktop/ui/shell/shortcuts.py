# SPDX-License-Identifier: Apache-2.0
"""The sheet of shortcuts: what can be done and with which keys, from the one registry."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QStyle, QWidget

from vlu_desktop.ui.shell.action_catalogue import Actions
from vlu_desktop.ui.widgets.basics import button, column, label, reading, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog

_IN_PLACE = (
    ("On an exhibit", "Check it against its digest", "F7"),
    ("On an exhibit", "Take the time that its file gives", "Alt+T"),
    ("In a conversation", "Make an incident of the messages chosen", "M"),
    ("In a conversation", "Open the incident of the message", "Enter"),
    ("In a conversation", "Open what came with the message", "O"),
    ("In a conversation", "Find; the next, the one before", "Ctrl+F, F3, Shift+F3"),
    ("Who is who", "The victim, the offender, acting for the offender, another, not known", "H, M, P, O, U"),
    ("While entering", "Save", "Ctrl+Enter"),
    ("While entering", "Save, and begin the next incident", "Ctrl+Shift+Enter"),
    ("While entering", "Put aside as a draft", "Esc"),
    ("While entering", "To the incident’s messages, and back", "F6"),
    ("On the timeline", "From incident to incident", "Left, Right"),
    ("On the timeline", "Open the incident", "Enter"),
    ("On the timeline", "Closer, farther", "+, -"),
    ("On the timeline", "The same as a table", "T"),
    ("On the timeline", "Before and after each order, sentence or release", "B"),
    ("On the timeline", "What stood around the incident chosen", "C"),
    ("On the timeline", "Hours and months", "H"),
    ("On the timeline", "Copy, print what is shown", "Ctrl+C, Ctrl+P"),
    ("On the timeline", "Two periods, one above the other", "P"),
    ("On the timeline", "Another case, beneath this one", "O"),
)


class ShortcutSheet(FittingDialog):
    """Everything by group."""

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent)
        self.setWindowTitle("Shortcuts")
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(4)
        lines = [(action.group, action.text, action.shortcut or action.local) for action in actions.all()]
        group = ""
        for name, text, keys in (*sorted(lines, key=lambda line: line[0]), *_IN_PLACE):
            at = grid.rowCount()
            if name != group:
                group = name
                grid.addWidget(label(name, "subheading"), at, 0, 1, 2)
                at += 1
            grid.addWidget(label(text), at, 0)
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if "," not in keys else keys
            grid.addWidget(label(shown or "", "muted"), at, 1)
        inner = QWidget()
        inner.setLayout(column(grid, None, margins=12))
        close = button("Close", self.accept, "quiet")
        self.setLayout(column(label("Shortcuts", "heading"), reading(inner, "Shortcuts"), row(None, close), margins=18))
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.resize(inner.sizeHint().width() + bar + 48, 640)
