# SPDX-License-Identifier: Apache-2.0
"""A computer let in by the code that its own screen shows, and one turned out because it was lost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog


class AskingWindow(FittingDialog):
    """What is filled in, and why it was refused; what was typed and ticked stays."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._problem = label("", "problem", wrap=True)

    @property
    def problem(self) -> str:
        """What keeps it from being done."""
        return self._problem.text()

    def choose(self) -> None:
        """Hand over what was entered."""
        raise NotImplementedError

    def refused(self, sentence: str) -> None:
        """Say why it was not done."""
        self._problem.setText(sentence)


class _ComputerWindow(AskingWindow):
    """What both have: some words, fields in a form, why it was refused, and one main button."""

    def __init__(
        self, title: str, hint: str, fields: tuple[tuple[str, QLineEdit], ...], act: str, parent: QWidget
    ) -> None:  # fmt: skip
        super().__init__(title, parent)
        form = FieldForm()
        self._asked: list[QWidget] = []
        self.hint = label(hint, "small", wrap=True)
        for caption, field in fields:
            name = label(caption)
            name.setBuddy(field)
            field.setAccessibleName(caption)
            form.addRow(name, field)
            self._asked += [name, field]
        self._save = button(act, self.choose, "primary", "Ctrl+Enter")
        self.setLayout(
            column(
                label(title, "heading"), self.hint, form, None, self._problem, frame("line"),
                row(button(say("caseload.close"), self.reject, "quiet"), None, self._save), margins=20, space=10,
            )
        )  # fmt: skip
        self.resize(self.fontMetrics().averageCharWidth() * 76, self.fontMetrics().lineSpacing() * 16)
        fields[0][1].setFocus()


class LetInWindow(_ComputerWindow):
    """`given` carries the code as it was typed and what the computer is to be called."""

    given = Signal(str, str)

    def __init__(self, mark: str, parent: QWidget) -> None:
        self.code, self.name = QLineEdit(), QLineEdit()
        fields = ((say("computers.its-code"), self.code), (say("computers.its-name"), self.name))
        hint = say("computers.let-in-hint", mark=mark)
        super().__init__(say("computers.let-in-title"), hint, fields, say("computers.let-in-now"), parent)

    def choose(self) -> None:
        self._problem.setText("")
        self.given.emit(self.code.text(), self.name.text())


class ServerWindow(_ComputerWindow):
    """`given` carries the address of a unit's server and the code that its administrator read out."""

    given = Signal(str, str)

    def __init__(self, unit: str, device: str, address: str, parent: QWidget) -> None:
        self.address, self.code = QLineEdit(address), QLineEdit()
        fields = ((say("computers.address"), self.address), (say("computers.server-code"), self.code))
        hint = say("computers.server-hint", unit=unit, computer=device)
        super().__init__(say("computers.server-title"), hint, fields, say("computers.server-now"), parent)

    def choose(self) -> None:
        self._problem.setText("")
        self.given.emit(self.address.text(), self.code.text())


class TurnOutWindow(_ComputerWindow):
    """`given` carries why a computer is turned out."""

    given = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        self.reason = QLineEdit()
        hint = say("computers.turn-out-hint", computer=name)
        fields = ((say("computers.why-out"), self.reason),)
        super().__init__(say("computers.turn-out-title"), hint, fields, say("computers.turn-out-now"), parent)

    def choose(self) -> None:
        self._problem.setText("")
        self.given.emit(self.reason.text())


class RenameWindow(_ComputerWindow):
    """`given` carries what a computer is to be called."""

    given = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        self.name = QLineEdit(name)
        self.name.selectAll()
        fields = ((say("computers.its-name"), self.name),)
        super().__init__(
            say("computers.rename-title"), say("computers.rename-hint"), fields, say("computers.rename-now"), parent
        )

    def choose(self) -> None:
        self._problem.setText("")
        self.given.emit(self.name.text())


class GiveBackWindow(_ComputerWindow):
    """`given` carries why a visit's casebook is given back; what came of it is told here, for then nothing is open.

    Of its own words no draft is kept, for with a draft no casebook is given back.
    """

    KEEPS = True

    given = Signal(str)

    def __init__(self, casebook: str, parent: QWidget) -> None:
        self.reason = QLineEdit()
        hint = say("computers.give-back-hint", casebook=casebook)
        fields = ((say("computers.give-back-why"), self.reason),)
        super().__init__(say("computers.give-back-title"), hint, fields, say("computers.give-back-now"), parent)

    def choose(self) -> None:
        self._problem.setText("")
        self.given.emit(self.reason.text())

    def gone(self, sentence: str) -> None:
        """Say what came of it; nothing is left to do but to close."""
        self.hint.setText(sentence)
        self.reason.clear()
        for each in (*self._asked, self._save):
            each.hide()
