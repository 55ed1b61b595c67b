# SPDX-License-Identifier: Apache-2.0
"""Cases chosen for a computer: a casebook made of them for a laptop, or others for a laptop that holds some."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.chosen_cases import CasebookWanted, CaseChoice
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.computers.computer_windows import AskingWindow
from vlu_desktop.ui.widgets.basics import SECRET, button, column, frame, label, row
from vlu_desktop.ui.widgets.field_form import FieldForm


class _CasesWindow(AskingWindow):
    """The cases to tick, some fields, why it was refused, and one main button."""

    def __init__(self, title: str, hint: str, act: str, choices: Sequence[CaseChoice], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.cases = QListWidget()
        self.cases.setAccessibleName(say("computers.which-cases"))
        self.cases.setWordWrap(True)
        self.cases.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for choice in choices:
            item = QListWidgetItem(visible(choice.title))
            item.setData(Qt.ItemDataRole.UserRole, choice.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if choice.is_chosen else Qt.CheckState.Unchecked)
            self.cases.addItem(item)
        self.form = FieldForm()
        save = button(act, self.choose, "primary", "Ctrl+Enter")
        self.setLayout(
            column(
                label(title, "heading"), label(hint, "small", wrap=True), self.cases, self.form, self._problem,
                frame("line"), row(button(say("caseload.close"), self.reject, "quiet"), None, save),
                margins=20, space=10,
            )
        )  # fmt: skip
        self.resize(self.fontMetrics().averageCharWidth() * 82, self.fontMetrics().lineSpacing() * 32)
        self.cases.setFocus()

    def field(self, caption: str, text: str = "", *, is_secret: bool = False) -> QLineEdit:
        """A field under the list."""
        made, name = QLineEdit(text), label(caption)
        name.setBuddy(made)
        made.setAccessibleName(caption)
        if is_secret:
            made.setEchoMode(QLineEdit.EchoMode.Password)
            made.setProperty("inputMethodHints", SECRET)
        self.form.addRow(name, made)
        return made

    @property
    def ticked(self) -> tuple[str, ...]:
        """The cases that are ticked, by id."""
        items = [self.cases.item(place) for place in range(self.cases.count())]
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        )


class MakeCasebookWindow(_CasesWindow):
    """`given` carries a `CasebookWanted` and its passphrase."""

    given = Signal(object, str)

    def __init__(self, choices: Sequence[CaseChoice], folder: Path, parent: QWidget) -> None:
        title, act = say("computers.make-title"), say("computers.make-now")
        super().__init__(title, say("computers.make-hint"), act, choices, parent)
        self.path = self.field(say("computers.make-where"), str(folder / "visit.vlu"))
        self.name = self.field(say("computers.its-name"))
        self.reason = self.field(say("computers.make-why"))
        self.first = self.field(say("unlock.passphrase"), is_secret=True)
        self.second = self.field(say("unlock.same-again"), is_secret=True)

    def choose(self) -> None:
        path = Path(self.path.text().strip())
        wrong = ""
        if path.suffix != ".vlu":
            wrong = say("unlock.name-ends-in")
        elif self.first.text() != self.second.text():
            wrong = say("unlock.not-the-same")
        self._problem.setText(wrong)
        if not wrong:
            wanted = CasebookWanted(
                path=path, name=self.name.text(), cases=self.ticked, reason=self.reason.text()
            )  # fmt: skip
            self.given.emit(wanted, self.first.text())


class ChooseCasesWindow(_CasesWindow):
    """`given` carries the cases by id and why."""

    given = Signal(tuple, str)

    def __init__(self, name: str, choices: Sequence[CaseChoice], parent: QWidget) -> None:
        hint = say("computers.its-cases-hint", computer=name)
        super().__init__(say("computers.its-cases-title"), hint, say("computers.its-cases-now"), choices, parent)
        self.reason = self.field(say("computers.why-chosen"))

    def choose(self) -> None:
        self._problem.setText("")
        self.given.emit(self.ticked, self.reason.text())
