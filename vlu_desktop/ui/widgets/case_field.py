# SPDX-License-Identifier: Apache-2.0
"""The case that a window records in or makes something of: a field with its reference, and another can be chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QDialog, QLineEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.people import Case
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.basics import button, label, row


class CaseField(QWidget):
    """`change_asked` says that it should be another case; who built the window has it chosen."""

    change_asked = Signal()

    def __init__(self, changeable: bool = True) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setAccessibleName(say("widgets.case"))
        self.change = button(say("widgets.change"), self.change_asked.emit, "quiet", say("widgets.another-case"))
        self.change.setAccessibleName(say("widgets.change-the-case"))
        caption = label(say("widgets.case"))
        caption.setBuddy(self.line)
        layout = row(caption, self.line, self.change)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.set_changeable(changeable)

    @property
    def text(self) -> str:
        """The case as it stands in the field."""
        return self.line.text()

    def show_case(self, title: str, reference: str) -> None:
        """Show a case by its title and reference."""
        self.line.setText(visible(f"{title}  ·  {reference}" if reference else title))
        self.line.setCursorPosition(0)
        self.line.setToolTip("")

    def set_changeable(self, changeable: bool) -> None:
        """Whether another case can be chosen; what is in the record stays in its own."""
        self.change.setEnabled(changeable)
        if not changeable:
            self.change.hide()
        elif self.parentWidget() is not None:
            self.change.show()


def name_case(window: QDialog, case: Case) -> CaseField:
    """Have a window show its case, below its heading: what it is about stands in that case and in no other."""
    field = CaseField(changeable=False)
    field.show_case(case.title, case.reference)
    layout = window.layout()
    assert isinstance(layout, QBoxLayout)
    layout.insertWidget(1, field)
    return field
